//! The `title` element of a page, and the outlet's name that most of them end in.

use super::bag::{Bag, comparable, rank};
use super::page::PageFacts;
use crate::model::{FoundIn, MetaSlot};

/// What divides a headline from the name of the outlet.
const DIVIDERS: [&str; 8] = [" | ", " – ", " — ", " - ", " · ", " :: ", " » ", " / "];

/// Adds the `title` element: without the outlet's name where it can be told, and as it stands.
pub(super) fn collect(facts: &PageFacts, bag: &mut Bag) {
    let Some(title) = &facts.title else { return };
    let outlets: Vec<String> = bag.values(MetaSlot::Outlet).map(str::to_owned).collect();
    if let Some(headline) = without_outlet(title, &outlets) {
        bag.push(
            MetaSlot::Title,
            headline,
            title,
            FoundIn::TitleElement,
            rank::SEEN,
        );
    } else if let Some((headline, ending)) = divided(title) {
        let is_seen = |words: &str| {
            facts
                .headlines
                .iter()
                .any(|seen| comparable(seen) == comparable(words))
        };
        let is_bar = title.contains(" | ");
        let words = |text: &str| text.split_whitespace().count();
        let is_outlet =
            words(ending) <= 4 && (is_seen(headline) || (is_bar && words(headline) >= 3));
        if is_outlet {
            bag.push(
                MetaSlot::Title,
                headline.to_owned(),
                title,
                FoundIn::TitleElement,
                rank::SEEN,
            );
            bag.push(
                MetaSlot::Outlet,
                ending.to_owned(),
                title,
                FoundIn::TitleElement,
                rank::LOOSE,
            );
        }
    }
    bag.add(MetaSlot::Title, title, FoundIn::TitleElement, rank::LOOSE);
}

/// A title divided at its last divider.
fn divided(title: &str) -> Option<(&str, &str)> {
    let (at, divider) = DIVIDERS
        .iter()
        .filter_map(|divider| Some((title.rfind(divider)?, *divider)))
        .max()?;
    let (headline, ending) = (title[..at].trim(), title[at + divider.len()..].trim());
    (!headline.is_empty() && !ending.is_empty()).then_some((headline, ending))
}

/// A title without the name of an outlet at its end, or at its start before a divider; `None` if it has none.
pub(super) fn without_outlet(title: &str, outlets: &[String]) -> Option<String> {
    let outlets: Vec<String> = outlets
        .iter()
        .map(|outlet| comparable(outlet))
        .filter(|outlet| !outlet.is_empty())
        .collect();
    let is_outlet = |words: &str| outlets.contains(&comparable(words));
    for divider in DIVIDERS {
        if let Some((headline, ending)) = title.rsplit_once(divider)
            && is_outlet(ending)
            && !headline.trim().is_empty()
        {
            return Some(headline.trim().to_owned());
        }
        if let Some((start, headline)) = title.split_once(divider)
            && is_outlet(start)
            && !headline.trim().is_empty()
        {
            return Some(headline.trim().to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_outlet_is_no_part_of_a_title() {
        let outlets = ["BBC News".to_owned()];
        let title = |words| without_outlet(words, &outlets);
        assert_eq!(
            title("Crane – what we know - BBC News").as_deref(),
            Some("Crane – what we know")
        );
        assert_eq!(title("BBC News | Crane").as_deref(), Some("Crane"));
        assert_eq!(title("Crane – what we know"), None);
        assert_eq!(title("BBC News"), None);
    }
}
