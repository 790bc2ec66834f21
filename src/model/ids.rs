//! Typed identifiers.
//!
//! Every record has an id that stays unique across copies of a case, so that two copies can be merged record by
//! record. An id is a 64-bit number: the upper bits name the *replica* (one opened copy of a case), the lower bits
//! count within it. Replica 0 is reserved for hand-written cases. In files an id is the kind's prefix and the number in
//! base 32, such as `crd-1a`: whoever reads a case file sees what a reference points at.
//!
//! The core has no source of chance: the replica comes in from outside, through [`IdSource::new`].

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// How many low bits of an id count within one replica.
const COUNTER_BITS: u32 = 24;

/// Crockford's base 32 in lower case: no `i`, `l`, `o`, `u`, so that an id can be read aloud.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Why a text is not an id of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected an id such as {expected}-1a, found \"{found}\"")]
pub struct IdError {
    /// The prefix or prefixes that would have been right.
    pub expected: &'static str,
    /// What stood there, cut to a readable length.
    pub found: String,
}

impl IdError {
    pub(super) fn new(expected: &'static str, found: &str) -> Self {
        Self {
            expected,
            found: found.chars().take(40).collect(),
        }
    }
}

/// Writes a number in base 32 without leading zeros.
fn write_number(number: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut digits = [0u8; 13];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = DIGITS[(rest % 32) as usize];
        rest /= 32;
        if rest == 0 {
            break;
        }
    }
    digits[at..]
        .iter()
        .try_for_each(|digit| fmt::Write::write_char(f, char::from(*digit)))
}

/// Reads a number written by [`write_number`]; only the canonical spelling is accepted.
fn read_number(text: &str) -> Option<u64> {
    if text.is_empty() || (text.len() > 1 && text.starts_with('0')) {
        return None;
    }
    text.bytes().try_fold(0u64, |number, byte| {
        let digit = DIGITS.iter().position(|candidate| *candidate == byte)? as u64;
        number.checked_mul(32)?.checked_add(digit)
    })
}

/// An id that belongs to one kind of record.
pub trait TypedId:
    Copy + Ord + fmt::Debug + fmt::Display + std::hash::Hash + Send + Sync + 'static
{
    /// The three letters before the dash in files.
    const PREFIX: &'static str;
    /// The id with this number.
    fn from_number(number: u64) -> Self;
    /// The number behind the id.
    fn number(self) -> u64;
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl TypedId for $name {
            const PREFIX: &'static str = $prefix;
            fn from_number(number: u64) -> Self { Self(number) }
            fn number(self) -> u64 { self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!($prefix, "-"))?;
                write_number(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(self, f) }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                text.strip_prefix(concat!($prefix, "-"))
                    .and_then(read_number)
                    .map(Self)
                    .ok_or_else(|| IdError::new($prefix, text))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(TextVisitor::<Self>(std::marker::PhantomData))
            }
        }
    )*};
}

/// Reads anything that is parsed from a text, without copying the text first.
pub(super) struct TextVisitor<T>(pub(super) std::marker::PhantomData<T>);

impl<T> de::Visitor<'_> for TextVisitor<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotes")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

typed_ids! {
    /// Names one [`Article`](super::Article).
    ArticleId = "art";
    /// Names one [`Outlet`](super::Outlet).
    OutletId = "out";
    /// Names one [`Excerpt`](super::Excerpt).
    ExcerptId = "exc";
    /// Names one [`Entity`](super::Entity).
    EntityId = "ent";
    /// Names one [`Claim`](super::Claim).
    ClaimId = "clm";
    /// Names one [`Link`](super::Link).
    LinkId = "lnk";
    /// Names one [`Note`](super::Note).
    NoteId = "not";
    /// Names one [`Image`](super::Image).
    ImageId = "img";
    /// Names one [`Frame`](super::Frame).
    FrameId = "frm";
    /// Names one [`Card`](super::Card).
    CardId = "crd";
    /// Names one [`Bookmark`](super::Bookmark).
    BookmarkId = "bkm";
}

/// Hands out ids that no other copy of the case hands out.
#[derive(Debug, Clone)]
pub struct IdSource {
    next: u64,
}

impl IdSource {
    /// A source for one opened copy. `replica_seed` should differ for each opening (the caller takes it from the
    /// system's source of chance); its lowest 40 bits count, and 0 becomes 1 because replica 0 is for ids written by hand.
    pub fn new(replica_seed: u64) -> Self {
        let replica = (replica_seed & ((1 << (64 - COUNTER_BITS)) - 1)).max(1);
        Self {
            next: replica << COUNTER_BITS,
        }
    }

    /// A new id for which `taken` says no. Passing the case's own table makes a clash impossible even if two copies
    /// were given the same replica.
    pub fn fresh<I: TypedId>(&mut self, taken: impl Fn(I) -> bool) -> I {
        loop {
            let id = I::from_number(self.next);
            self.next = self.next.wrapping_add(1);
            if !taken(id) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_print_and_parse_the_same() {
        for number in [0, 1, 31, 32, 4_000_000, u64::MAX] {
            let id = CardId::from_number(number);
            assert_eq!(id.to_string().parse::<CardId>(), Ok(id));
        }
        assert_eq!(CardId::from_number(42).to_string(), "crd-1a");
    }

    #[test]
    fn wrong_prefix_and_other_spellings_are_refused() {
        for text in [
            "ent-1",
            "crd-",
            "crd",
            "crd-01",
            "crd-U",
            "crd-zzzzzzzzzzzzzz",
            "",
        ] {
            assert!(text.parse::<CardId>().is_err(), "{text}");
        }
        let error = "ent-1".parse::<CardId>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "expected an id such as crd-1a, found \"ent-1\""
        );
    }

    #[test]
    fn two_replicas_never_hand_out_the_same_id() {
        let mut one = IdSource::new(7);
        let mut two = IdSource::new(8);
        let a: Vec<CardId> = (0..100).map(|_| one.fresh(|_| false)).collect();
        assert!((0..100).all(|_| !a.contains(&two.fresh::<CardId>(|_| false))));
    }

    #[test]
    fn a_taken_id_is_passed_over() {
        let mut source = IdSource::new(1);
        let first: CardId = source.clone().fresh(|_| false);
        assert_ne!(source.fresh::<CardId>(|id| id == first), first);
    }
}
