//! Which files beside a case its records need.

use super::case::Case;
use super::provenance::StoredFile;
use super::record::RecordRef;

impl Case {
    /// Every file that a record needs, with that record: originals of articles, then pictures. A file that several need
    /// comes several times.
    pub fn stored_files(&self) -> impl Iterator<Item = (RecordRef, StoredFile)> + '_ {
        let originals = self.articles().iter().filter_map(|article| {
            let provenance = article.provenance.as_deref()?;
            let original = provenance.original.clone()?;
            Some((article.id.into(), original))
        });
        let pictures = self
            .images()
            .iter()
            .map(|image| (image.id.into(), image.file()));
        originals.chain(pictures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Article, ArticleId, CaseParts, Image, ImageId, Provenance, Sha256Digest, TypedId as _,
    };

    #[test]
    fn originals_and_pictures_are_needed() {
        let file = |words: &str| StoredFile {
            sha256: Sha256Digest::of(words.as_bytes()),
            extension: "x".to_owned(),
            bytes: words.len() as u64,
        };
        let mut article = Article::new(ArticleId::from_number(1), "t", "text");
        article.provenance = Some(Box::new(Provenance {
            original: Some(file("original")),
            ..Provenance::default()
        }));
        let typed = Article::new(ArticleId::from_number(2), "t", "typed");
        let image = Image::new(ImageId::from_number(3), file("picture"), 1, 1);
        let parts = CaseParts {
            articles: vec![article.clone(), typed],
            images: vec![image.clone()],
            ..CaseParts::default()
        };
        let case = parts.into_case().expect("no id twice");
        let needed: Vec<_> = case.stored_files().collect();
        let expected = [
            (article.id.into(), file("original")),
            (image.id.into(), file("picture")),
        ];
        assert_eq!(needed, expected);
    }
}
