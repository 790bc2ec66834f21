//! From what was read to an article: the best of what a document says of itself is proposed, the rest is kept beside it.

use crate::model::{
    Article, ArticleDraft, ArticleId, Edtf, MetaSlot, Provenance, SourceFormat, StoredFile,
    Timestamp, TypedId as _,
};

/// The name of this program in provenances.
pub(super) const IMPORTER: &str = concat!("caseboard ", env!("CARGO_PKG_VERSION"));

/// Where a document came from, as its articles tell it.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// What the file was called; empty for the clipboard.
    pub file_name: String,
    /// The original, kept beside the case.
    pub original: StoredFile,
    /// When it was added.
    pub added_at: Timestamp,
    /// By whom.
    pub added_by: String,
    /// Whether it came from the clipboard, whatever it looks like.
    pub is_pasted: bool,
}

/// An article without an id yet, and the name of its outlet.
#[derive(Debug, Clone)]
pub(super) struct ReadArticle {
    pub article: Article,
    pub outlet: Option<String>,
}

/// Makes an article of a draft. Dates that are not there stay empty; the file's own date is not looked at.
pub(super) fn article_of(draft: ArticleDraft, origin: &Origin) -> ReadArticle {
    let best = |slot: MetaSlot| -> String {
        let value = draft.best(slot).map(|candidate| candidate.value.trim());
        value.unwrap_or_default().to_owned()
    };
    let (title, outlet) = (best(MetaSlot::Title), best(MetaSlot::Outlet));
    let title = if title.is_empty() {
        "Untitled article".to_owned()
    } else {
        title.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let meta = (
        best(MetaSlot::Author),
        best(MetaSlot::Published).parse::<Edtf>().ok(),
        best(MetaSlot::Url),
        best(MetaSlot::Language),
    );
    let mut article = Article::new(ArticleId::from_number(0), title, draft.text);
    (
        article.author,
        article.published,
        article.url,
        article.language,
    ) = meta;
    article.blocks = draft.blocks;
    article.provenance = Some(Box::new(Provenance {
        format: if origin.is_pasted {
            SourceFormat::Pasted
        } else {
            draft.format
        },
        original: Some(origin.original.clone()),
        file_name: origin.file_name.clone(),
        importer: IMPORTER.to_owned(),
        added_at: Some(origin.added_at),
        added_by: origin.added_by.clone(),
        candidates: draft.candidates,
    }));
    ReadArticle {
        article,
        outlet: (!outlet.is_empty()).then_some(outlet),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Candidate, FoundIn, Sha256Digest};

    #[test]
    fn the_best_of_each_slot_is_proposed_and_nothing_invented() {
        let candidate = |slot, value: &str, found_in| Candidate {
            slot,
            value: value.to_owned(),
            found_in,
            wording: String::new(),
        };
        let candidates = vec![
            candidate(MetaSlot::Title, "Crane\n falls", FoundIn::JsonLd),
            candidate(MetaSlot::Title, "Crane falls | Post", FoundIn::TitleElement),
            candidate(MetaSlot::Published, "yesterday", FoundIn::Dateline),
            candidate(MetaSlot::Outlet, "Post", FoundIn::OpenGraph),
        ];
        let draft = ArticleDraft {
            format: SourceFormat::Html,
            text: "It fell.".to_owned(),
            blocks: Vec::new(),
            candidates: candidates.clone(),
        };
        let origin = Origin {
            file_name: "crane-2023-10-13.html".to_owned(),
            original: StoredFile {
                sha256: Sha256Digest::of(b"<html>"),
                extension: "html".to_owned(),
                bytes: 6,
            },
            added_at: Timestamp::from_unix_secs(9),
            added_by: "Ada".to_owned(),
            is_pasted: false,
        };
        let read = article_of(draft, &origin);
        assert_eq!(read.outlet.as_deref(), Some("Post"));
        let article = read.article;
        assert_eq!(article.title, "Crane falls");
        assert_eq!((article.published, article.retrieved), (None, None));
        assert_eq!(article.sha256, Sha256Digest::of(b"It fell."));
        let provenance = article.provenance.expect("it came in");
        assert_eq!(provenance.candidates, candidates);
        assert_eq!(provenance.added_at, Some(Timestamp::from_unix_secs(9)));
        assert_eq!(provenance.importer, IMPORTER);
    }
}
