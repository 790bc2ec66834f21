//! Articles that came in and are much like others: copies, updates.

use super::report::LikeArticle;
use crate::compare::{Sketch, kin_among};
use crate::model::{Article, ArticleId, Case};

/// What is told has at least this share in common.
const LEAST_SHARE: f32 = 0.6;

/// Which of the new articles are much like one of the case or of each other.
pub(super) fn among(case: &Case, new: Vec<&Article>) -> Vec<LikeArticle> {
    if new.is_empty() {
        return Vec::new();
    }
    let there: Vec<&Article> = case.articles().iter().collect();
    let sketched = |articles: &[&Article]| -> Vec<(ArticleId, Sketch)> {
        let sketch = |article: &&Article| (article.id, Sketch::of(&article.text));
        articles.iter().map(sketch).collect()
    };
    let (known, fresh) = std::thread::scope(|scope| {
        let known = scope.spawn(|| sketched(&there));
        let fresh = sketched(&new);
        // The thread can only fail by running out of memory; then nothing is alike.
        (known.join().unwrap_or_default(), fresh)
    });
    let find = |id: ArticleId| {
        let fresh = new.iter().find(|article| article.id == id).copied();
        fresh.or_else(|| case.article(id))
    };
    kin_among(&known, &fresh, LEAST_SHARE)
        .into_iter()
        .map(|kin| LikeArticle {
            article: kin.text,
            other: kin.other,
            share: kin.share,
            share_of_other: kin.share_of_other,
            is_same_document: find(kin.text)
                .zip(find(kin.other))
                .is_some_and(|(one, other)| is_same_document(one, other)),
        })
        .collect()
}

/// Whether address or title say that two articles are versions of one document.
fn is_same_document(one: &Article, other: &Article) -> bool {
    let same = |one: String, other: String| !one.is_empty() && one == other;
    same(plain_url(&one.url), plain_url(&other.url))
        || same(plain_title(&one.title), plain_title(&other.title))
}

/// An address without what does not matter: scheme, `www`, query, fragment, closing slash.
fn plain_url(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let url = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let url = url.strip_prefix("www.").unwrap_or(url);
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let url = url.get(..end).unwrap_or(url);
    url.trim_end_matches('/').to_owned()
}

fn plain_title(title: &str) -> String {
    let letters = title.to_lowercase();
    let words = letters.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_the_same_whatever_leads_there() {
        let plain = plain_url("https://www.example.org/a/b/?utm=1#top");
        assert_eq!(plain, plain_url("http://example.org/a/b"));
        assert_ne!(plain, plain_url("http://example.org/a/c"));
        assert_eq!(plain_title("“Crane” falls!"), plain_title("Crane falls"));
    }
}
