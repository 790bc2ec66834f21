//! How far articles were read, remembered between runs.

use crate::model::ArticleId;
use serde::{Deserialize, Serialize};

/// Places of no more articles than this are remembered: those read last.
const MOST_PLACES: usize = 300;

/// Where reading stopped, by article, oldest first; as positions of the text, in Unicode scalar values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReadPlaces {
    places: Vec<(ArticleId, u32)>,
}

impl ReadPlaces {
    /// Where reading an article stopped; its start if it was not read.
    pub fn of(&self, article: ArticleId) -> u32 {
        let known = self.places.iter().rev().find(|(id, _)| *id == article);
        known.map_or(0, |(_, at)| *at)
    }

    /// Remembers where reading stopped.
    pub fn note(&mut self, article: ArticleId, at: u32) {
        self.places.retain(|(id, _)| *id != article);
        if at > 0 {
            self.places.push((article, at));
        }
        let too_many = self.places.len().saturating_sub(MOST_PLACES);
        self.places.drain(..too_many);
    }
}
