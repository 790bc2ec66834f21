//! Records as text that can be read anywhere: what a card says, in Markdown.

use crate::model::{
    Article, Case, Claim, Entity, EntityId, Image, Modality, Note, NoteKind, RecordRef,
    SourceKnowledge, Tlp,
};
use std::borrow::Cow;

/// The words of a record for a text card.
pub(super) fn words_of(case: &Case, record: RecordRef) -> Cow<'_, str> {
    match record {
        RecordRef::Note(id) => case.note(id).map(note),
        RecordRef::Article(id) => case.article(id).map(|it| article(case, it).into()),
        RecordRef::Entity(id) => case.entity(id).map(|it| entity(it).into()),
        RecordRef::Claim(id) => case.claim(id).map(|it| claim(case, it).into()),
        RecordRef::Image(id) => case.image(id).map(|it| image(it).into()),
        _ => None,
    }
    .unwrap_or_else(|| case.name_of(record).into())
}

/// Lines that are there, and paragraphs of them.
#[derive(Default)]
struct Text {
    paragraphs: Vec<String>,
    lines: Vec<String>,
}

impl Text {
    fn line(&mut self, words: &str) -> &mut Self {
        if !words.trim().is_empty() {
            self.lines.push(words.to_owned());
        }
        self
    }

    /// A line with a name before it, if there is anything to say.
    fn named(&mut self, name: &str, words: &str) -> &mut Self {
        if !words.trim().is_empty() {
            self.lines.push(format!("{name}: {words}"));
        }
        self
    }

    fn end_paragraph(&mut self) -> &mut Self {
        if !self.lines.is_empty() {
            // Two spaces at the end of a line are a line break in Markdown; Obsidian breaks lines anyway.
            self.paragraphs.push(self.lines.join("\n"));
            self.lines.clear();
        }
        self
    }

    /// Keywords, and a handling mark that differs from the case's.
    fn tags(&mut self, tags: &[String], mark: Option<Tlp>) -> &mut Self {
        self.end_paragraph()
            .line(&hashtags(tags))
            .line(mark.map_or("", Tlp::label))
    }

    fn done(&mut self) -> String {
        self.end_paragraph().paragraphs.join("\n\n")
    }
}

/// Keywords as Obsidian writes them.
fn hashtags(tags: &[String]) -> String {
    let tags = tags.iter().filter(|tag| !tag.trim().is_empty());
    let words = tags.map(|tag| {
        let words: Vec<&str> = tag.split_whitespace().collect();
        format!("#{}", words.join("-").trim_start_matches('#'))
    });
    words.collect::<Vec<_>>().join(" ")
}

fn bold(words: &str) -> String {
    match words.trim() {
        "" => String::new(),
        words => format!("**{words}**"),
    }
}

/// A plain note is its words as they are.
fn note(note: &Note) -> Cow<'_, str> {
    if note.kind == NoteKind::Note && note.tags.is_empty() && note.mark.is_none() {
        return Cow::Borrowed(&note.text);
    }
    let mut text = Text::default();
    if note.kind != NoteKind::Note {
        text.line(&bold(note.kind.label())).end_paragraph();
    }
    text.line(&note.text).end_paragraph();
    let judged = [
        note.likelihood
            .map(|likelihood| likelihood.label().to_owned()),
        note.confidence
            .map(|confidence| format!("{} confidence", confidence.label())),
    ];
    let judged: Vec<String> = judged.into_iter().flatten().collect();
    text.line(&judged.join(" · ")).tags(&note.tags, note.mark);
    Cow::Owned(text.done())
}

fn article(case: &Case, article: &Article) -> String {
    let outlet = article.outlet.and_then(|id| case.outlet(id));
    let published = article.published.as_ref().map(ToString::to_string);
    let origin = [
        outlet.map(|outlet| outlet.name.as_str()),
        published.as_deref(),
        Some(article.author.as_str()),
    ];
    let origin: Vec<&str> = origin
        .into_iter()
        .flatten()
        .filter(|words| !words.trim().is_empty())
        .collect();
    let grade = case.reliability_of(article);
    Text::default()
        .line(&bold(&article.title))
        .end_paragraph()
        .line(&origin.join(" · "))
        .line(&format!("Source {}: {}", grade.letter(), grade.label()))
        .line(&article.url)
        .end_paragraph()
        .line(&article.remarks)
        .tags(&article.tags, article.mark)
        .done()
}

fn entity(entity: &Entity) -> String {
    let identifiers: Vec<String> = entity
        .identifiers
        .iter()
        .map(|identifier| format!("{} {}", identifier.scheme, identifier.value))
        .collect();
    let place = entity
        .coordinates
        .map(|place| format!("{}, {}", place.lat, place.lon));
    Text::default()
        .line(&bold(&entity.name))
        .line(entity.kind.label())
        .end_paragraph()
        .line(&entity.description)
        .named("Also", &entity.aliases.join(", "))
        .named("Known as", &identifiers.join(", "))
        .named("At", &place.unwrap_or_default())
        .end_paragraph()
        .line(&entity.remarks)
        .tags(&entity.tags, entity.mark)
        .done()
}

fn name(case: &Case, id: Option<EntityId>) -> String {
    let entity = id.and_then(|id| case.entity(id));
    entity.map_or_else(String::new, |entity| entity.name.clone())
}

fn claim(case: &Case, claim: &Claim) -> String {
    let speaker = name(case, claim.speaker);
    let modality = claim.modality.label();
    let speaker = match (speaker.is_empty(), claim.modality) {
        (true, Modality::Stated) => String::new(),
        (true, _) => format!("({modality})"),
        (false, _) => format!("— {speaker} ({modality})"),
    };
    let chain: Vec<String> = claim
        .according_to
        .iter()
        .map(|step| {
            let source = match step.source {
                Some(id) => name(case, Some(id)),
                None => step.wording.clone(),
            };
            match step.knowledge {
                SourceKnowledge::Unknown => source,
                knowledge => format!("{source} ({})", knowledge.label()),
            }
        })
        .filter(|source| !source.trim().is_empty())
        .collect();
    let when = claim.when.as_ref().map(|when| when.edtf.to_string());
    let how_many = claim.quantity.as_ref().map(ToString::to_string);
    let names: Vec<String> = claim
        .entities
        .iter()
        .map(|id| name(case, Some(*id)))
        .filter(|name| !name.is_empty())
        .collect();
    let grade = claim.credibility;
    Text::default()
        .line(&claim.statement)
        .end_paragraph()
        .line(&speaker)
        .named("According to", &chain.join(", according to "))
        .named("When", &when.unwrap_or_default())
        .named("Where", &name(case, claim.place))
        .named("How many", &how_many.unwrap_or_default())
        .named("Names", &names.join(", "))
        .line(&format!("Information {}: {}", grade.digit(), grade.label()))
        .end_paragraph()
        .line(&claim.remarks)
        .tags(&claim.tags, claim.mark)
        .done()
}

fn image(image: &Image) -> String {
    Text::default()
        .line(&image.caption)
        .line(&image.original_name)
        .named("Source", &image.source)
        .tags(&image.tags, image.mark)
        .done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        AnyRecord, ClaimId, Comparator, EntityKind, NoteId, Quantity, TypedId as _, When,
    };

    fn case_of<const N: usize>(records: [AnyRecord; N]) -> Case {
        let mut case = Case::new("Test");
        records.iter().for_each(|record| case.put(record));
        case
    }

    #[test]
    fn a_plain_note_is_its_words() {
        let mut note = Note::new(NoteId::from_number(1), NoteKind::Note, "  as *is*\n\n");
        let case = case_of([note.clone().into()]);
        assert_eq!(words_of(&case, note.id.into()), "  as *is*\n\n");
        note.kind = NoteKind::Question;
        note.tags = vec!["two words".to_owned()];
        let case = case_of([note.clone().into()]);
        let words = words_of(&case, note.id.into());
        assert_eq!(words, "**Question**\n\n  as *is*\n\n\n\n#two-words");
    }

    #[test]
    fn a_claim_says_who_when_and_how_many() {
        let speaker = Entity::new(EntityId::from_number(1), EntityKind::Person, "A. Speaker");
        let mut claim = Claim::new(ClaimId::from_number(1), "Ships came");
        claim.speaker = Some(speaker.id);
        claim.when = "2023-09".parse().ok().map(|edtf| When {
            edtf,
            wording: String::new(),
        });
        claim.quantity = Some(Quantity {
            comparator: Comparator::MoreThan,
            value: 3.0,
            upper: None,
            unit: "ships".to_owned(),
            wording: String::new(),
        });
        let id = claim.id;
        let case = case_of([speaker.into(), claim.into()]);
        let expected = "Ships came\n\n— A. Speaker (stated)\nWhen: 2023-09\nHow many: > 3 ships\nInformation 6: truth cannot be judged";
        assert_eq!(words_of(&case, id.into()), expected);
    }
}
