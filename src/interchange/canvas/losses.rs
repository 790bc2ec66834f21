//! What a case holds beyond the format, counted by kind.

use super::node::Form;
use super::words::{title_of_url, words_for_file, words_for_unknown};
use super::write_nodes::{Nodes, form_of_card};
use crate::interchange::Loss;
use crate::model::{
    Article, Card, Case, LinkKind, Note, NoteKind, RecordKind, RecordRef, Strength, Tlp,
};
use std::collections::BTreeSet;

/// Everything of the case that does not go into the file.
pub(super) fn losses(case: &Case, nodes: &Nodes) -> Vec<Loss> {
    let mut tally = Tally::default();
    of_case(case, &mut tally);
    of_cards(case, &mut tally);
    of_records_without_card(case, nodes, &mut tally);
    of_links(case, nodes, &mut tally);
    of_board(case, &mut tally);
    tally.losses
}

#[derive(Default)]
struct Tally {
    losses: Vec<Loss>,
}

impl Tally {
    /// Adds a loss that befalls `count` things, if any; `#` in the words for many is their number.
    fn add(&mut self, count: usize, one: &str, many: &str) {
        let what = match count {
            0 => return,
            1 => one.to_owned(),
            _ => many.replacen('#', &count.to_string(), 1),
        };
        self.losses.push(Loss { count, what });
    }
}

fn of_case(case: &Case, tally: &mut Tally) {
    let info = case.info();
    if info.mark != Tlp::default() {
        let mark = info.mark.label();
        let what = format!(
            "the handling mark {mark} of the case is left out: see to it that the file is marked"
        );
        tally.add(1, &what, "");
    }
    let said = [&info.question, &info.analyst, &info.reference];
    let said = said.iter().filter(|words| !words.is_empty()).count();
    let words = "question, analyst and reference of the case are left out";
    tally.add(said, words, words);
}

/// What becomes of the cards, by what they show.
fn of_cards(case: &Case, tally: &mut Tally) {
    let count =
        |wanted: &dyn Fn(&Card) -> bool| case.cards().iter().filter(|card| wanted(card)).count();
    let texts = |kind: RecordKind| {
        count(&|card| card.subject.kind() == kind && form_of_card(card) == Form::Text)
    };
    tally.add(
        texts(RecordKind::Article),
        "1 article becomes a text card: its text and excerpts are left out",
        "# articles become text cards: their texts and excerpts are left out",
    );
    tally.add(
        count(&|card| article_of(case, card).is_some_and(|article| !is_bare_link(article))),
        "1 article is written as a link: all but its address is left out",
        "# articles are written as links: all but their addresses is left out",
    );
    tally.add(
        texts(RecordKind::Claim),
        "1 claim becomes a text card: speaker, time, place, quantity and grade become words, excerpts are left out",
        "# claims become text cards: speaker, time, place, quantity and grades become words, excerpts are left out",
    );
    tally.add(
        texts(RecordKind::Entity),
        "1 entity becomes a text card: names, identifiers and coordinates become words",
        "# entities become text cards: names, identifiers and coordinates become words",
    );
    tally.add(
        texts(RecordKind::Image),
        "1 image becomes a text card: the picture is left out",
        "# images become text cards: the pictures are left out",
    );
    tally.add(
        count(&|card| note_of(case, card).is_some_and(|note| note.kind != NoteKind::Note)),
        "1 assumption, question, gap or judgment becomes a plain text card",
        "# assumptions, questions, gaps and judgments become plain text cards",
    );
    tally.add(
        count(&|card| note_of(case, card).is_some_and(is_more_than_words)),
        "1 note has tags or a handling mark, which become words",
        "# notes have tags or handling marks, which become words",
    );
    tally.add(
        count(&|card| is_changed_stand_in(case, card)),
        "1 note stands for a file or an unknown node: what was changed in its words is left out",
        "# notes stand for files or unknown nodes: what was changed in their words is left out",
    );
}

/// The article of a card that is written as a link.
fn article_of<'a>(case: &'a Case, card: &Card) -> Option<&'a Article> {
    match (card.subject, form_of_card(card)) {
        (RecordRef::Article(id), Form::Link) => case.article(id),
        _ => None,
    }
}

/// Whether an article says no more than its address.
fn is_bare_link(article: &Article) -> bool {
    let mut bare = Article::new(article.id, title_of_url(&article.url), "");
    bare.url.clone_from(&article.url);
    bare == *article
}

/// The note of a card that is written as a text.
fn note_of<'a>(case: &'a Case, card: &Card) -> Option<&'a Note> {
    match (card.subject, form_of_card(card)) {
        (RecordRef::Note(id), Form::Text) => case.note(id),
        _ => None,
    }
}

/// Whether a plain note says more than its words.
fn is_more_than_words(note: &Note) -> bool {
    note.kind == NoteKind::Note && (!note.tags.is_empty() || note.mark.is_some())
}

/// Whether a note that stands for a file or an unknown node says anything else than that.
fn is_changed_stand_in(case: &Case, card: &Card) -> bool {
    let (RecordRef::Note(id), Some(foreign)) = (card.subject, &card.foreign) else {
        return false;
    };
    let words = match form_of_card(card) {
        Form::File => words_for_file(foreign),
        Form::Other => words_for_unknown(foreign),
        _ => return false,
    };
    case.note(id)
        .is_some_and(|note| *note != Note::new(id, NoteKind::Note, words))
}

fn of_records_without_card(case: &Case, nodes: &Nodes, tally: &mut Tally) {
    let mut left_out = |kind: RecordKind, records: &mut dyn Iterator<Item = RecordRef>| {
        let count = records
            .filter(|record| !nodes.id_of.contains_key(record))
            .count();
        let (word, plural) = (kind.word(), kind.plural());
        tally.add(
            count,
            &format!("1 {word} without a card is left out"),
            &format!("# {plural} without a card are left out"),
        );
    };
    left_out(
        RecordKind::Article,
        &mut case.articles().ids().map(Into::into),
    );
    left_out(
        RecordKind::Entity,
        &mut case.entities().ids().map(Into::into),
    );
    left_out(RecordKind::Claim, &mut case.claims().ids().map(Into::into));
    left_out(RecordKind::Note, &mut case.notes().ids().map(Into::into));
    left_out(RecordKind::Image, &mut case.images().ids().map(Into::into));
    tally.add(
        case.outlets().len(),
        "1 outlet is left out but for its name",
        "# outlets are left out but for their names",
    );
}

fn of_links(case: &Case, nodes: &Nodes, tally: &mut Tally) {
    let is_there = |record: &RecordRef| nodes.id_of.contains_key(record);
    let is_written = |link: &&crate::model::Link| is_there(&link.from) && is_there(&link.to);
    let written: Vec<_> = case.links().iter().filter(is_written).collect();
    let count = |wanted: &dyn Fn(&crate::model::Link) -> bool| {
        written.iter().filter(|link| wanted(link)).count()
    };
    tally.add(
        case.links().len() - written.len(),
        "1 link is left out because its ends are not both on the board",
        "# links are left out because their ends are not both on the board",
    );
    tally.add(
        count(&|link| link.kind != LinkKind::Custom),
        "1 link loses its kind, which becomes its label if it has none",
        "# links lose their kinds, which become their labels where they have none",
    );
    tally.add(
        count(&|link| link.strength != Strength::Confirmed),
        "1 link loses its strength",
        "# links lose their strength",
    );
    tally.add(
        count(&|link| link.excerpt.is_some() || !link.remarks.is_empty()),
        "1 link loses its excerpt or remarks",
        "# links lose their excerpts or remarks",
    );
    tally.add(
        ties(case, nodes),
        "1 tie that follows from a claim is not written",
        "# ties that follow from claims are not written",
    );
}

/// How many ties follow from the claims on the board: to articles, speakers and those they name.
fn ties(case: &Case, nodes: &Nodes) -> usize {
    let is_there = |record: &RecordRef| nodes.id_of.contains_key(record);
    let claims = case.claims().iter();
    claims
        .filter(|claim| is_there(&claim.id.into()))
        .map(|claim| {
            let excerpts = claim.excerpts.iter();
            let articles = excerpts.filter_map(|id| Some(case.excerpt(*id)?.article.into()));
            let entities = claim.all_entities().into_iter().map(Into::into);
            let others: BTreeSet<RecordRef> = articles.chain(entities).filter(is_there).collect();
            others.len()
        })
        .sum()
}

/// What the board itself has beyond the format.
fn of_board(case: &Case, tally: &mut Tally) {
    let cards = |wanted: fn(&Card) -> bool| case.cards().iter().filter(|card| wanted(card)).count();
    let frames = |wanted: fn(&crate::model::Frame) -> bool| {
        case.frames().iter().filter(|frame| wanted(frame)).count()
    };
    tally.add(
        frames(|frame| frame.page > 0 || !frame.speaker_notes.is_empty() || frame.mark.is_some()),
        "1 frame loses its page, speaker notes or handling mark",
        "# frames lose their pages, speaker notes or handling marks",
    );
    tally.add(
        cards(|card| card.locked) + frames(|frame| frame.locked),
        "1 locked card or frame is not locked any more",
        "# locked cards and frames are not locked any more",
    );
    tally.add(
        cards(|card| card.collapsed) + frames(|frame| frame.collapsed),
        "1 collapsed card or frame is written in full size",
        "# collapsed cards and frames are written in full size",
    );
    tally.add(
        cards(|card| card.folded_into.is_some()),
        "1 folded card is unfolded",
        "# folded cards are unfolded",
    );
    tally.add(
        cards(|card| !card.is_placed()) + frames(|frame| !frame.is_placed()),
        "1 card or frame without a usable place is written where its numbers say",
        "# cards and frames without a usable place are written where their numbers say",
    );
    tally.add(
        case.bookmarks().len(),
        "1 bookmark is left out",
        "# bookmarks are left out",
    );
}
