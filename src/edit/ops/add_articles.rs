//! Take in articles with their cards.

use super::membership::{FrameLookup, front_z, usable_rect};
use crate::edit::{EditError, Tx};
use crate::model::{Article, Card, CardId, Outlet, OutletId};
use emath::Rect;
use std::collections::BTreeMap;

/// An article to be taken in.
#[derive(Debug, Clone)]
pub struct NewArticle {
    /// The article; its outlet is set when it is taken in.
    pub article: Article,
    /// The name of its outlet, if it says so.
    pub outlet: Option<String>,
    /// Where its card goes.
    pub rect: Rect,
}

/// Adds articles, each with a card in front of all others. An outlet that the case knows by that name, however written in
/// capitals, becomes the article's; one that it does not know is made once.
///
/// # Errors
/// If an id is taken or a rectangle is none.
pub fn add_articles(tx: &mut Tx<'_>, articles: Vec<NewArticle>) -> Result<Vec<CardId>, EditError> {
    let outlets = tx.case().outlets().iter();
    let mut outlets: BTreeMap<String, OutletId> = outlets
        .map(|outlet| (outlet_key(&outlet.name), outlet.id))
        .rev()
        .collect();
    let frames = FrameLookup::new(tx.case());
    let mut z = front_z(tx.case());
    let mut cards = Vec::with_capacity(articles.len());
    for NewArticle {
        mut article,
        outlet,
        rect,
    } in articles
    {
        let name = outlet.as_deref().map(str::trim).unwrap_or_default();
        if !name.is_empty() {
            let key = outlet_key(name);
            let id = match outlets.get(&key) {
                Some(id) => *id,
                None => {
                    let outlet = Outlet::new(tx.fresh_id::<Outlet>(), name);
                    let id = tx.insert(outlet)?;
                    outlets.insert(key, id);
                    id
                }
            };
            article.outlet = Some(id);
        }
        let rect = usable_rect(rect)?;
        let article = tx.insert(article)?;
        let card = Card {
            z,
            frame: frames.frame_at(rect.center()),
            ..Card::new(tx.fresh_id::<Card>(), article, rect)
        };
        z = z.saturating_add(1);
        cards.push(tx.insert(card)?);
    }
    Ok(cards)
}

/// A name without its capitals and spare spaces.
fn outlet_key(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::{editor, rect};
    use crate::model::{ArticleId, TypedId as _};

    fn new(number: u64, outlet: Option<&str>) -> NewArticle {
        let id = ArticleId::from_number((9 << 24) + number);
        NewArticle {
            article: Article::new(id, "t", format!("text {number}")),
            outlet: outlet.map(str::to_owned),
            rect: rect(300.0 * number as f32, 0.0, 288.0, 150.0),
        }
    }

    #[test]
    fn outlets_are_found_by_name_or_made_once() {
        let mut editor = editor();
        let before = editor.case().clone();
        let articles = vec![
            new(1, Some("Daily  Dispatch")),
            new(2, Some("DAILY dispatch ")),
            new(3, Some(" ")),
            new(4, None),
        ];
        let cards = editor
            .apply("import", |tx| add_articles(tx, articles))
            .expect("all can be added")
            .value;
        let case = editor.case();
        assert_eq!(case.problems(), []);
        assert_eq!(cards.len(), 4);
        assert_eq!(case.outlets().len(), before.outlets().len() + 1);
        let outlets: Vec<_> = case
            .articles()
            .iter()
            .map(|article| article.outlet)
            .collect();
        assert!(outlets[0].is_some() && outlets[0] == outlets[1]);
        assert_eq!(outlets[2..], [None, None]);
        let again = vec![new(5, Some("Daily Dispatch"))];
        let added = editor.apply("import", |tx| add_articles(tx, again));
        assert!(added.is_ok());
        assert_eq!(editor.case().outlets().len(), before.outlets().len() + 1);
        editor.undo();
        editor.undo();
        assert_eq!(*editor.case(), before, "one step each");
    }
}
