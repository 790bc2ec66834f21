//! A place among the pieces of a text.

use super::names::{Role, can};
use super::tokens::{Piece, Token};

/// A place among the pieces of a text, from which they are taken one by one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, at: 0 }
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The piece `ahead` places on.
    pub(super) fn peek(&self, ahead: usize) -> Option<&'a Piece> {
        self.tokens.get(self.at + ahead).map(|token| &token.piece)
    }

    /// Whether the piece `ahead` places on stands right behind the one before it.
    pub(super) fn is_glued(&self, ahead: usize) -> bool {
        self.tokens
            .get(self.at + ahead)
            .is_some_and(|token| token.is_glued)
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    pub(super) fn number(&self, ahead: usize) -> Option<(u32, usize)> {
        match self.peek(ahead) {
            Some(Piece::Number(value, digits)) => Some((*value, *digits)),
            _ => None,
        }
    }

    pub(super) fn word(&self, ahead: usize) -> Option<&'a str> {
        match self.peek(ahead) {
            Some(Piece::Word(word)) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is_sign(&self, ahead: usize, sign: char) -> bool {
        self.peek(ahead) == Some(&Piece::Sign(sign))
    }

    pub(super) fn is_dash(&self, ahead: usize) -> bool {
        self.peek(ahead) == Some(&Piece::Dash)
    }

    /// Whether the next word can do this.
    pub(super) fn can(&self, role: Role) -> bool {
        self.word(0).is_some_and(|word| can(word, role))
    }

    /// Takes the next word if it can do this.
    pub(super) fn take(&mut self, role: Role) -> bool {
        let is_taken = self.can(role);
        self.at += usize::from(is_taken);
        is_taken
    }

    /// Takes the next sign if it is this one.
    pub(super) fn take_sign(&mut self, sign: char) -> bool {
        let is_taken = self.is_sign(0, sign);
        self.at += usize::from(is_taken);
        is_taken
    }

    /// Takes the next word if it is one of these.
    pub(super) fn take_word(&mut self, words: &[&str]) -> bool {
        let is_taken = self.word(0).is_some_and(|word| words.contains(&word));
        self.at += usize::from(is_taken);
        is_taken
    }
}
