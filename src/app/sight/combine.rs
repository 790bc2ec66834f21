//! The one place where filter, focus and path come together: pure, and told nothing of where the sets come from.

use super::filter::Others;
use crate::board::CardSet;

/// Cards that stand out for one reason, and what becomes of the others.
#[derive(Debug, Clone)]
pub struct Layer {
    /// The cards that are meant.
    pub meant: CardSet,
    /// Every other card, where those are to go.
    pub others: Option<CardSet>,
}

impl Layer {
    /// A layer of these two sides.
    pub fn new(meant: CardSet, others: CardSet, fate: Others) -> Self {
        Self {
            meant,
            others: (fate == Others::Hide).then_some(others),
        }
    }
}

/// By what the board is painted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// Cards that are not on the board for now.
    pub hidden: CardSet,
    /// If set, all cards but these step back.
    pub undimmed: Option<CardSet>,
}

/// What is seen of the board. What any layer hides is hidden; what is not hidden stands out if all layers that dim mean
/// it. A path was asked for last and by name: where there is one it alone says what stands out.
pub fn combine(filter: Option<&Layer>, focus: Option<&Layer>, path: Option<&CardSet>) -> Seen {
    let layers = || filter.into_iter().chain(focus);
    let mut hidden = CardSet::new();
    for others in layers().filter_map(|layer| layer.others.as_ref()) {
        hidden = joined(hidden, others);
    }
    if let Some(path) = path {
        return Seen {
            hidden,
            undimmed: Some(path.clone()),
        };
    }
    let mut undimmed: Option<CardSet> = None;
    for layer in layers().filter(|layer| layer.others.is_none()) {
        undimmed = Some(match undimmed {
            None => layer.meant.clone(),
            Some(before) => before
                .iter()
                .filter(|id| layer.meant.contains(*id))
                .collect(),
        });
    }
    Seen { hidden, undimmed }
}

fn joined(one: CardSet, other: &CardSet) -> CardSet {
    if one.is_empty() {
        return other.clone();
    }
    let mut all = one;
    all.extend(other.iter());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardId, TypedId as _};

    fn set(numbers: &[u64]) -> CardSet {
        numbers
            .iter()
            .map(|number| CardId::from_number(*number))
            .collect()
    }

    fn layer(meant: &[u64], others: &[u64], fate: Others) -> Layer {
        Layer::new(set(meant), set(others), fate)
    }

    #[test]
    fn nothing_active_changes_nothing() {
        assert_eq!(combine(None, None, None), Seen::default());
    }

    #[test]
    fn what_dims_must_agree_and_what_hides_adds_up() {
        let dim = layer(&[1, 2], &[3, 4], Others::Dim);
        let focus = layer(&[2, 3], &[1, 4], Others::Dim);
        let seen = combine(Some(&dim), Some(&focus), None);
        assert_eq!((seen.hidden, seen.undimmed), (set(&[]), Some(set(&[2]))));

        let hide = layer(&[1, 2], &[3, 4], Others::Hide);
        let seen = combine(Some(&hide), Some(&focus), None);
        assert_eq!(
            (seen.hidden, seen.undimmed),
            (set(&[3, 4]), Some(set(&[2, 3])))
        );

        let focus = layer(&[2, 3], &[1, 4], Others::Hide);
        let seen = combine(Some(&hide), Some(&focus), None);
        assert_eq!((seen.hidden, seen.undimmed), (set(&[1, 3, 4]), None));
    }

    #[test]
    fn a_path_says_alone_what_stands_out() {
        let dim = layer(&[1], &[2, 3], Others::Dim);
        let hide = layer(&[1, 2], &[3], Others::Hide);
        let seen = combine(Some(&hide), Some(&dim), Some(&set(&[1, 2])));
        assert_eq!(
            (seen.hidden, seen.undimmed),
            (set(&[3]), Some(set(&[1, 2])))
        );
    }
}
