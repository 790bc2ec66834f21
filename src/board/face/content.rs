//! The few strings a card shows, gathered from the records.

use super::maker::Chip;
use crate::board::fonts::Weight;
use crate::board::images::{ImageKey, ImageShelf, ImageState, shown_in_fractions};
use crate::board::text::Span;
use crate::model::{
    Article, BlockShape, Card, Case, Claim, Entity, EntityKind, Findings, Image, Markup, MetaSlot,
    Modality, Note, NoteKind, RecordKind, RecordRef, Reliability, Standing, StoredFile,
    text_blocks,
};
use emath::{Rect, Vec2, vec2};
use lucide_icons::Icon;

/// What a card shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Content {
    pub kind: RecordKind,
    /// The one line that stands for it: title, name, statement, first words.
    pub title: String,
    pub icon: char,
    pub standing: Option<Standing>,
    pub note: Option<NoteKind>,
    pub is_collapsed: bool,
    pub is_locked: bool,
    pub(super) says: Says,
}

/// What a card shows besides, by kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Says {
    Article(ArticleContent),
    Claim(ClaimContent),
    Entity(EntityContent),
    Note(NoteContent),
    Image(ImageContent),
    /// The record is not there.
    Nothing,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct ArticleContent {
    pub title: String,
    pub outlet: String,
    /// Stands where the outlet is not known.
    pub author: String,
    pub date: String,
    pub first_words: String,
    pub reliability: Reliability,
    pub claims: usize,
    pub origins: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClaimContent {
    pub standing: Standing,
    pub statement: Vec<Span>,
    pub chips: Vec<Chip>,
    pub speaker: String,
    pub reach: String,
    pub grade: String,
    /// Whether its grade says more than its origins do.
    pub lacks_confirmation: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct EntityContent {
    pub icon: char,
    pub name: String,
    pub line: String,
    pub description: String,
    pub portrait: Option<ShownImage>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct NoteContent {
    pub kind: NoteKind,
    pub text: String,
    pub likelihood: String,
    pub confidence: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct ImageContent {
    pub caption: String,
    pub source: String,
    pub dimensions: String,
    pub shown: ShownImage,
}

/// The pixels a card shows, and what is drawn on them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShownImage {
    pub key: ImageKey,
    pub file: StoredFile,
    /// Width and height of the shown part in pixels.
    pub size_px: Vec2,
    /// The shown part, in fractions of the whole upright picture.
    pub shown: Rect,
    pub markup: Vec<Markup>,
    pub state: ImageState,
}

impl ShownImage {
    fn of(image: &Image, images: &ImageShelf) -> Self {
        let key = ImageKey::of(image);
        let shown = image.shown();
        Self {
            key,
            file: image.file(),
            size_px: vec2(shown.width_px as f32, shown.height_px as f32),
            shown: shown_in_fractions(image),
            markup: image.markup.clone(),
            state: images.state(key),
        }
    }
}

/// How the picture stands that a record shows, if it shows one.
pub(crate) fn image_state(
    case: &Case,
    images: &ImageShelf,
    subject: RecordRef,
) -> Option<ImageState> {
    let image = match subject {
        RecordRef::Image(id) => case.image(id)?,
        RecordRef::Entity(id) => case.image(case.entity(id)?.portrait?)?,
        _ => return None,
    };
    Some(images.state(ImageKey::of(image)))
}

impl Content {
    /// Gathers what a card shows.
    pub fn of(case: &Case, findings: &Findings, images: &ImageShelf, card: &Card) -> Self {
        let mut content = Self {
            kind: card.subject.kind(),
            title: one_line(&case.name_of(card.subject)),
            icon: kind_icon(card.subject.kind()),
            standing: None,
            note: None,
            is_collapsed: card.collapsed,
            is_locked: card.locked,
            says: Says::Nothing,
        };
        match card.subject {
            RecordRef::Article(id) => {
                if let Some(article) = case.article(id) {
                    content.says = Says::Article(article_content(case, findings, article));
                }
            }
            RecordRef::Claim(id) => {
                if let Some(claim) = case.claim(id) {
                    let claim = claim_content(case, findings, claim);
                    content.standing = Some(claim.standing);
                    content.icon = standing_icon(claim.standing);
                    content.says = Says::Claim(claim);
                }
            }
            RecordRef::Entity(id) => {
                if let Some(entity) = case.entity(id) {
                    content.icon = entity_icon(entity.kind);
                    content.says = Says::Entity(entity_content(case, images, entity));
                }
            }
            RecordRef::Note(id) => {
                if let Some(note) = case.note(id) {
                    content.icon = note_icon(note.kind);
                    content.note = Some(note.kind);
                    content.says = Says::Note(note_content(note));
                }
            }
            RecordRef::Image(id) => {
                if let Some(image) = case.image(id) {
                    content.says = Says::Image(image_content(image, images));
                }
            }
            _ => {}
        }
        content
    }

    /// What a screen reader says of the card.
    pub fn accessible_name(&self) -> String {
        let mut name = match (self.standing, self.note) {
            (Some(standing), _) => {
                format!("Claim, {}: {}", standing.label().to_lowercase(), self.title)
            }
            (_, Some(note)) => format!("{}: {}", note.label(), self.title),
            _ => {
                let word = self.kind.word();
                let capital = word.chars().next().map(|first| first.to_ascii_uppercase());
                let rest = word.get(1..).unwrap_or_default();
                format!("{}{rest}: {}", capital.unwrap_or('R'), self.title)
            }
        };
        if self.is_locked {
            name.push_str(" (locked)");
        }
        name
    }
}

/// The icon of a kind of record.
pub fn kind_icon(kind: RecordKind) -> char {
    let icon = match kind {
        RecordKind::Article | RecordKind::Outlet => Icon::Newspaper,
        RecordKind::Excerpt | RecordKind::Claim => Icon::Quote,
        RecordKind::Entity => Icon::Shapes,
        RecordKind::Note => Icon::StickyNote,
        RecordKind::Image => Icon::Image,
        RecordKind::Link => Icon::GitBranch,
        RecordKind::Frame => Icon::Frame,
        RecordKind::Card => Icon::SquareDashed,
        RecordKind::Bookmark => Icon::Bookmark,
    };
    icon.unicode()
}

/// The icon of a claim's standing.
pub fn standing_icon(standing: Standing) -> char {
    let icon = match standing {
        Standing::Agreed => Icon::CircleCheck,
        Standing::Repeated => Icon::Repeat2,
        Standing::SingleReport => Icon::CircleDot,
        Standing::Differs => Icon::TriangleAlert,
        Standing::NotAssessed => Icon::CircleDashed,
    };
    icon.unicode()
}

/// The icon of a kind of entity.
pub fn entity_icon(kind: EntityKind) -> char {
    let icon = match kind {
        EntityKind::Person => Icon::UserRound,
        EntityKind::Organisation => Icon::Landmark,
        EntityKind::Place => Icon::MapPin,
        EntityKind::Facility => Icon::Warehouse,
        EntityKind::Vessel => Icon::Ship,
        EntityKind::Equipment => Icon::Package,
        EntityKind::Event => Icon::Zap,
        EntityKind::Other => Icon::Shapes,
    };
    icon.unicode()
}

/// The icon of a kind of note.
pub fn note_icon(kind: NoteKind) -> char {
    let icon = match kind {
        NoteKind::Note => Icon::StickyNote,
        NoteKind::Assumption => Icon::Lightbulb,
        NoteKind::Question => Icon::MessageCircleQuestionMark,
        NoteKind::Gap => Icon::CircleQuestionMark,
        NoteKind::Judgment => Icon::Scale,
    };
    icon.unicode()
}

/// A text without line ends and double spaces. Signs that turn the order of letters are written out: nobody shall be shown another name than the
/// one that is there.
fn one_line(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.contains(turns) {
        return line;
    }
    let mut shown = String::with_capacity(line.len() + 16);
    for letter in line.chars() {
        if turns(letter) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// "1 claim", "9 claims".
fn counted(count: usize, one: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {one}{plural}")
}

/// The first words of the report itself: without headings, furniture, the headline once more and the byline.
fn first_words(article: &Article) -> String {
    const LOOKED_AT_CHARS: usize = 3000;
    const ENOUGH_CHARS: usize = 600;
    let text = &*article.text;
    let end = text.char_indices().nth(LOOKED_AT_CHARS);
    let head = end.map_or(text, |(at, _)| &text[..at]);
    let is_byline = |words: &str| {
        let mut candidates = article.candidates_for(MetaSlot::Author);
        candidates.any(|candidate| candidate.wording == words)
    };
    let blocks = text_blocks(head, &article.blocks);
    let mut found = String::new();
    for block in blocks {
        let words = head[block.bytes].trim();
        let is_report = !matches!(block.shape, BlockShape::Heading | BlockShape::Furniture);
        if is_report && words != article.title.trim() && !is_byline(words) {
            found.push_str(words);
            found.push(' ');
        }
        if found.len() > ENOUGH_CHARS {
            break;
        }
    }
    if found.is_empty() {
        found = head.chars().take(ENOUGH_CHARS).collect();
    }
    found
}

fn article_content(case: &Case, findings: &Findings, article: &Article) -> ArticleContent {
    let facts = findings
        .articles
        .get(&article.id)
        .cloned()
        .unwrap_or_default();
    let outlet = article.outlet.and_then(|id| case.outlet(id));
    ArticleContent {
        title: one_line(&case.name_of(article.id.into())),
        outlet: outlet
            .map(|outlet| one_line(&outlet.name))
            .unwrap_or_default(),
        author: one_line(&article.author),
        date: article
            .published
            .as_ref()
            .map(|date| date.to_days().describe())
            .unwrap_or_default(),
        first_words: one_line(&first_words(article)),
        reliability: case.reliability_of(article),
        claims: facts.claims,
        origins: facts.origins,
    }
}

fn claim_content(case: &Case, findings: &Findings, claim: &Claim) -> ClaimContent {
    let facts = findings.claims.get(&claim.id).cloned().unwrap_or_default();
    let mut reach = Vec::new();
    // Origins are what counts; how many articles repeat them comes first, so that nobody takes the one for the other.
    if facts.articles > 0 {
        reach.push(counted(facts.articles, "article"));
    }
    if facts.origins > 0 {
        reach.push(counted(facts.origins, "origin"));
    }
    ClaimContent {
        standing: facts.standing,
        statement: emphasised(&one_line(&case.name_of(claim.id.into())), claim),
        chips: claim_chips(case, claim),
        speaker: speaker_of(case, claim),
        reach: reach.join(" · "),
        grade: format!(
            "{}{}",
            case.best_reliability(claim).letter(),
            claim.credibility.digit()
        ),
        lacks_confirmation: claim.lacks_confirmation(facts.origins),
    }
}

/// Who says so: the speaker, else the nearest of those it is according to.
fn speaker_of(case: &Case, claim: &Claim) -> String {
    let name = |id| case.entity(id).map(|entity| one_line(&entity.name));
    let chain = claim.according_to.iter().map(|step| {
        step.source
            .and_then(name)
            .unwrap_or_else(|| one_line(&step.wording))
    });
    claim
        .speaker
        .and_then(name)
        .into_iter()
        .chain(chain)
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

fn claim_chips(case: &Case, claim: &Claim) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut push = |icon: Icon, text: String| {
        let text = one_line(&text);
        if !text.is_empty() {
            chips.push(Chip {
                icon: icon.unicode(),
                text,
            });
        }
    };
    if let Some(when) = &claim.when {
        push(Icon::Calendar, when.edtf.describe());
    }
    if let Some(place) = claim.place.and_then(|id| case.entity(id)) {
        push(Icon::MapPin, place.name.clone());
    }
    if let Some(quantity) = &claim.quantity {
        push(Icon::Package, quantity.to_string());
    }
    if claim.modality != Modality::Stated {
        push(Icon::ShieldQuestionMark, claim.modality.label().to_owned());
    }
    chips
}

/// The statement, with the words of its quantity and date in a heavier weight.
fn emphasised(statement: &str, claim: &Claim) -> Vec<Span> {
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    let mut mark = |words: &str| {
        let words = words.trim();
        let found = (!words.is_empty()).then(|| statement.find(words)).flatten();
        if let Some(start) = found {
            ranges.push(start..start + words.len());
        }
        found.is_some()
    };
    if let Some(quantity) = &claim.quantity {
        let number = crate::model::Quantity {
            comparator: Default::default(),
            wording: String::new(),
            ..quantity.clone()
        };
        let _ = mark(&quantity.wording) || mark(&number.to_string());
    }
    if let Some(when) = &claim.when {
        let _ = mark(&when.wording) || mark(&when.edtf.describe());
    }
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut spans = Vec::new();
    let mut at = 0;
    for range in ranges {
        let start = range.start.max(at);
        if start >= range.end {
            continue;
        }
        spans.push(Span::new(
            statement.get(at..start).unwrap_or_default(),
            Weight::Regular,
        ));
        spans.push(Span::new(
            statement.get(start..range.end).unwrap_or_default(),
            Weight::SemiBold,
        ));
        at = range.end;
    }
    spans.push(Span::new(
        statement.get(at..).unwrap_or_default(),
        Weight::Regular,
    ));
    spans.retain(|span| !span.text.is_empty());
    spans
}

fn entity_content(case: &Case, images: &ImageShelf, entity: &Entity) -> EntityContent {
    let alias = entity
        .aliases
        .iter()
        .map(|alias| one_line(alias))
        .find(|alias| !alias.is_empty());
    let description = one_line(&entity.description);
    let more = alias.unwrap_or_else(|| description.clone());
    let line = if more.is_empty() {
        entity.kind.label().to_owned()
    } else {
        format!("{} · {more}", entity.kind.label())
    };
    let name = one_line(&entity.name);
    EntityContent {
        icon: entity_icon(entity.kind),
        name: if name.is_empty() {
            "(untitled entity)".to_owned()
        } else {
            name
        },
        line,
        description,
        portrait: entity
            .portrait
            .and_then(|id| case.image(id))
            .map(|image| ShownImage::of(image, images)),
    }
}

fn note_content(note: &Note) -> NoteContent {
    let is_judgment = note.kind == NoteKind::Judgment;
    let likelihood = note.likelihood.filter(|_| is_judgment).map(|likelihood| {
        let (low, high) = likelihood.percent();
        let mut words = likelihood.label().to_owned();
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        format!("{words} ({low}–{high} %)")
    });
    let confidence = note
        .confidence
        .filter(|_| is_judgment)
        .map(|confidence| format!("Confidence: {}", confidence.label()));
    NoteContent {
        kind: note.kind,
        text: note.text.trim().to_owned(),
        likelihood: likelihood.unwrap_or_default(),
        confidence: confidence.unwrap_or_default(),
    }
}

fn image_content(image: &Image, images: &ImageShelf) -> ImageContent {
    let caption = one_line(&image.caption);
    ImageContent {
        caption: if caption.is_empty() {
            one_line(&image.original_name)
        } else {
            caption
        },
        source: one_line(&image.source),
        dimensions: format!("{} × {}", image.width_px, image.height_px),
        shown: ShownImage::of(image, images),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Block, TypedId as _};

    #[test]
    fn signs_that_turn_letters_are_written_out() {
        assert_eq!(one_line("a \n b"), "a b");
        assert_eq!(
            one_line("Invoice \u{202e}gnp.exe"),
            "Invoice [U+202E]gnp.exe"
        );
    }

    #[test]
    fn the_first_words_are_those_of_the_report() {
        let text = "Ships\n\nShips\n\nThey left.\nRead more";
        let mut article = Article::new(ArticleId::from_number(1), "Ships", text);
        let block = |start, end, shape| Block {
            start,
            end,
            shape,
            level: 0,
        };
        article.blocks = vec![
            block(0, 5, BlockShape::Heading),
            block(25, 34, BlockShape::Furniture),
        ];
        assert_eq!(first_words(&article).trim(), "They left.");
        let bare = Article::new(ArticleId::from_number(1), "Ships", "Ships");
        assert_eq!(first_words(&bare), "Ships");
    }
}
