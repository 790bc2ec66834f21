//! Words with the place they come from, as they are put on the clipboard.

use crate::model::{Article, Case};

/// Where an article comes from, in one line: *Outlet, Title, Author, date, URL*. What is not known is left out.
pub fn citation(case: &Case, article: &Article) -> String {
    let outlet = article.outlet.and_then(|id| case.outlet(id));
    let parts = [
        outlet.map_or(String::new(), |outlet| outlet.name.clone()),
        article.title.clone(),
        article.author.clone(),
        article
            .published
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        article.url.clone(),
    ];
    let parts = parts.iter().map(|part| part.trim());
    let known: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    known.join(", ")
}

/// Words with their citation: *“words” — Outlet, Title, Author, date, URL*.
pub fn quotation(case: &Case, article: &Article, words: &str) -> String {
    format!("“{}” — {}", words.trim(), citation(case, article))
}
