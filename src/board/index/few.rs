//! A small sorted set: most records have one card, a few links.

/// A set that holds one item without a list, and more in a sorted one. Never empty while it is in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Few<T> {
    One(T),
    Many(Vec<T>),
}

impl<T: Ord + Copy> Few<T> {
    /// Its items, in order.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(item) => std::slice::from_ref(item),
            Self::Many(items) => items,
        }
    }

    pub fn insert(&mut self, item: T) {
        match self {
            Self::One(one) if *one == item => {}
            Self::One(one) => {
                let mut items = vec![*one, item];
                items.sort_unstable();
                *self = Self::Many(items);
            }
            Self::Many(items) => match items.last() {
                // Tables are read in the order of ids, so that most go to the end.
                Some(last) if *last < item => items.push(item),
                _ => {
                    if let Err(at) = items.binary_search(&item) {
                        items.insert(at, item);
                    }
                }
            },
        }
    }

    /// Takes an item out. Returns whether nothing is left.
    pub fn remove(&mut self, item: &T) -> bool {
        match self {
            Self::One(one) => one == item,
            Self::Many(items) => {
                if let Ok(at) = items.binary_search(item) {
                    items.remove(at);
                }
                if let [one] = items.as_slice() {
                    *self = Self::One(*one);
                    return false;
                }
                items.is_empty()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_sorted_and_says_when_it_is_empty() {
        let mut few = Few::One(5);
        for item in [9, 5, 1, 7, 1] {
            few.insert(item);
        }
        assert_eq!(few.as_slice(), [1, 5, 7, 9]);
        for item in [5, 1, 4, 9] {
            assert!(!few.remove(&item));
        }
        assert_eq!(few, Few::One(7));
        assert!(few.remove(&7));
    }
}
