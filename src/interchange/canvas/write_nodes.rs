//! Which things become nodes, in which order, and how edges call them.

use super::markdown::words_of;
use super::node::{Form, Node};
use super::order::OF_NODE;
use crate::model::{Card, Case, Foreign, Frame, RecordRef};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A thing on the board.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item<'a> {
    Card(&'a Card),
    Frame(&'a Frame),
}

impl<'a> Item<'a> {
    fn foreign(self) -> Option<&'a Foreign> {
        match self {
            Self::Card(card) => card.foreign.as_deref(),
            Self::Frame(frame) => frame.foreign.as_deref(),
        }
    }

    /// What edges lead to.
    fn record(self) -> RecordRef {
        match self {
            Self::Card(card) => card.subject,
            Self::Frame(frame) => frame.id.into(),
        }
    }

    /// The id of a thing that came with none: its own name here.
    fn own_id(self) -> String {
        match self {
            Self::Card(card) => card.id.to_string(),
            Self::Frame(frame) => frame.id.to_string(),
        }
    }
}

/// Everything on the board, from the back to the front. Frames that came from such a file share one count with the cards;
/// others lie right in front of the frame behind them.
pub(super) fn items(case: &Case) -> Vec<Item<'_>> {
    let mut cards: Vec<&Card> = case.cards().iter().collect();
    cards.sort_by_key(|card| (card.z, card.id));
    let mut frames: Vec<&Frame> = case.frames().iter().collect();
    frames.sort_by_key(|frame| (frame.z, frame.id));
    let mut items = Vec::with_capacity(cards.len() + frames.len());
    let mut cards = cards.into_iter().peekable();
    let mut height = i32::MIN;
    for frame in frames {
        if frame.foreign.is_some() {
            height = height.max(frame.z);
        }
        while let Some(card) = cards.next_if(|card| card.z < height) {
            items.push(Item::Card(card));
        }
        items.push(Item::Frame(frame));
    }
    items.extend(cards.map(Item::Card));
    items
}

/// Ids that are not taken yet.
#[derive(Debug, Default)]
pub(super) struct FreeIds {
    taken: BTreeSet<String>,
}

impl FreeIds {
    /// Takes an id if nobody has it.
    pub(super) fn take(&mut self, id: &str) -> bool {
        !id.is_empty() && self.taken.insert(id.to_owned())
    }

    /// The id, or if somebody has it, the id with a number.
    pub(super) fn like(&mut self, id: &str) -> String {
        let mut candidate = id.to_owned();
        let mut number = 2u64;
        while !self.taken.insert(candidate.clone()) {
            candidate = format!("{id}-{number}");
            number += 1;
        }
        candidate
    }
}

/// The id of each item, in their order: the one it came with, unless an earlier one came with the same.
pub(super) fn ids_of<T: Copy>(
    items: &[T],
    foreign: impl Fn(T) -> Option<String>,
    own: impl Fn(T) -> String,
) -> Vec<String> {
    let mut free = FreeIds::default();
    let kept: Vec<Option<String>> = items
        .iter()
        .map(|item| foreign(*item).filter(|id| free.take(id)))
        .collect();
    let mut id =
        |(item, kept): (&T, Option<String>)| kept.unwrap_or_else(|| free.like(&own(*item)));
    items.iter().zip(kept).map(&mut id).collect()
}

/// The lines of all nodes, and how edges call what they lead to.
pub(super) struct Nodes {
    pub(super) lines: Vec<String>,
    pub(super) id_of: BTreeMap<RecordRef, String>,
}

/// Writes all nodes.
pub(super) fn nodes(case: &Case) -> Nodes {
    let items = items(case);
    let kept_id = |item: Item<'_>| item.foreign().map(|foreign| foreign.id.clone());
    let ids = ids_of(&items, kept_id, Item::own_id);
    let mut nodes = Nodes {
        lines: Vec::with_capacity(items.len()),
        id_of: BTreeMap::new(),
    };
    for (item, id) in items.into_iter().zip(ids) {
        let node = match item {
            Item::Card(card) => node_of_card(case, card, &id),
            Item::Frame(frame) => Node {
                id: Cow::Borrowed(&id),
                form: Form::Group,
                words: Cow::Borrowed(&frame.title),
                pos: frame.pos,
                size: frame.size,
                tint: frame.tint,
            },
        };
        let line = super::known::object(&node.known(), item.foreign(), OF_NODE);
        nodes.lines.push(line);
        nodes.id_of.entry(item.record()).or_insert(id);
    }
    nodes
}

/// What a card's node is: what it came as, if its record can still be that.
pub(super) fn form_of_card(card: &Card) -> Form {
    match (card.subject, Form::kept(card.foreign.as_deref())) {
        (RecordRef::Note(_), form @ (Form::File | Form::Other)) => form,
        (RecordRef::Article(_), Form::Link) => Form::Link,
        _ => Form::Text,
    }
}

fn node_of_card<'a>(case: &'a Case, card: &'a Card, id: &'a str) -> Node<'a> {
    let form = form_of_card(card);
    let words = match (form, card.subject) {
        (Form::Link, RecordRef::Article(article)) => case
            .article(article)
            .map_or(Cow::Borrowed(""), |article| Cow::Borrowed(&article.url)),
        (Form::File | Form::Other, _) => Cow::Borrowed(""),
        _ => words_of(case, card.subject),
    };
    Node {
        id: Cow::Borrowed(id),
        form,
        words,
        pos: card.pos,
        size: card.size,
        tint: card.tint,
    }
}
