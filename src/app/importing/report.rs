//! What became of each file that was to be taken in.

use crate::model::{ArticleId, Case};

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileOutcome {
    /// It became these articles.
    Imported(Vec<ArticleId>),
    /// The same bytes or the same text is this article already.
    AlreadyThere(ArticleId),
    /// It is a picture and was taken in as one.
    Picture,
    /// It was passed over: it lay in a folder and is nothing to read.
    LeftOut(String),
    /// It could not be read, because.
    Failed(String),
}

/// One file and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFile {
    /// Its name, or its path within the folder that was named.
    pub name: String,
    /// What became of it.
    pub outcome: FileOutcome,
    /// What was odd about it, a sentence each without full stop.
    pub warnings: Vec<String>,
}

/// Two articles that have much in common, of which one just came in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikeArticle {
    /// The one that came in.
    pub article: ArticleId,
    /// The other.
    pub other: ArticleId,
    /// Which share of the one is in the other, from 0 to 1.
    pub share: f32,
    /// Which share of the other is in the one, from 0 to 1.
    pub share_of_other: f32,
    /// Whether title or address say that both are the same document.
    pub is_same_document: bool,
}

/// What became of all that was to be taken in at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportReport {
    /// Every file, in the order in which they were taken.
    pub files: Vec<ImportedFile>,
    /// Articles that came in and are much like others.
    pub alike: Vec<LikeArticle>,
}

impl ImportReport {
    /// How many articles came in.
    pub fn imported(&self) -> usize {
        let articles = self.files.iter().map(|file| match &file.outcome {
            FileOutcome::Imported(articles) => articles.len(),
            _ => 0,
        });
        articles.sum()
    }

    /// How many files were there already.
    pub fn already_there(&self) -> usize {
        self.count(|outcome| matches!(outcome, FileOutcome::AlreadyThere(_)))
    }

    /// How many files could not be read.
    pub fn failed(&self) -> usize {
        self.count(|outcome| matches!(outcome, FileOutcome::Failed(_)))
    }

    /// How many files are pictures.
    pub fn pictures(&self) -> usize {
        self.count(|outcome| matches!(outcome, FileOutcome::Picture))
    }

    fn count(&self, is_counted: impl Fn(&FileOutcome) -> bool) -> usize {
        let counted = self.files.iter().filter(|file| is_counted(&file.outcome));
        counted.count()
    }

    /// Whether there is more to tell than that all went well.
    pub fn has_more_to_tell(&self) -> bool {
        let is_plain = |file: &ImportedFile| {
            file.warnings.is_empty()
                && matches!(
                    file.outcome,
                    FileOutcome::Imported(_) | FileOutcome::Picture | FileOutcome::LeftOut(_)
                )
        };
        !self.alike.is_empty() || !self.files.iter().all(is_plain)
    }

    /// All of it in one sentence: "9 imported, 2 already there, 1 could not be read: a.pdf: it is encrypted".
    pub fn summary(&self, case: &Case) -> String {
        let mut parts = Vec::new();
        let mut count = |count: usize, words: &str| {
            if count > 0 {
                parts.push(format!("{count} {words}"));
            }
        };
        count(self.imported(), "imported");
        count(self.already_there(), "already there");
        count(self.failed(), "could not be read");
        let mut text = parts.join(", ");
        if text.is_empty() && self.pictures() == 0 {
            text.push_str("Nothing to import was found");
        }
        let first_failed = self.files.iter().find_map(|file| match &file.outcome {
            FileOutcome::Failed(reason) => Some(format!("{}: {reason}", file.name)),
            _ => None,
        });
        let only_known = match self.files.as_slice() {
            [only] => match &only.outcome {
                FileOutcome::AlreadyThere(article) => {
                    let name = case.name_of((*article).into());
                    Some(format!("{} is “{name}”", only.name))
                }
                _ => None,
            },
            _ => None,
        };
        for detail in first_failed.into_iter().chain(only_known) {
            text.push_str(": ");
            text.push_str(&detail);
        }
        if !self.alike.is_empty() {
            text.push_str(&match self.alike.as_slice() {
                [only] => format!(". {}", only.describe(case)),
                several => format!(". {} are much like others", several.len()),
            });
        }
        text
    }

    /// One line for each file, to be printed or copied.
    pub fn lines(&self, case: &Case) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for file in &self.files {
            lines.push(file.describe(case));
            let warnings = file.warnings.iter();
            lines.extend(warnings.map(|warning| format!("{}: note: {warning}", file.name)));
        }
        lines.extend(self.alike.iter().map(|alike| {
            let name = case.name_of(alike.article.into());
            format!("“{name}”: {}", alike.describe(case))
        }));
        lines
    }
}

impl ImportedFile {
    /// The article that it is already.
    pub fn article_there(&self) -> Option<ArticleId> {
        match self.outcome {
            FileOutcome::AlreadyThere(article) => Some(article),
            _ => None,
        }
    }

    /// The file and what became of it, in one line.
    pub fn describe(&self, case: &Case) -> String {
        let name = &self.name;
        match &self.outcome {
            FileOutcome::Imported(articles) => match articles.as_slice() {
                [only] => format!("{name}: imported as “{}”", case.name_of((*only).into())),
                several => format!("{name}: imported as {} articles", several.len()),
            },
            FileOutcome::AlreadyThere(article) => {
                format!(
                    "{name}: already there as “{}”",
                    case.name_of((*article).into())
                )
            }
            FileOutcome::Picture => format!("{name}: a picture"),
            FileOutcome::LeftOut(reason) => format!("{name}: left out because {reason}"),
            FileOutcome::Failed(reason) => format!("{name}: could not be read because {reason}"),
        }
    }
}

impl LikeArticle {
    /// "87 % of it is in “X”".
    pub fn describe(&self, case: &Case) -> String {
        let percent = |share: f32| (share * 100.0).floor() as u32;
        let other = case.name_of(self.other.into());
        if self.share >= self.share_of_other {
            format!("{} % of it is in “{other}”", percent(self.share))
        } else {
            format!("It holds {} % of “{other}”", percent(self.share_of_other))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, CaseParts, TypedId as _};

    #[test]
    fn a_batch_is_told_in_one_sentence_and_in_lines() {
        let ids = [1, 2].map(ArticleId::from_number);
        let articles = ids.map(|id| Article::new(id, format!("Report {id}"), "text"));
        let parts = CaseParts {
            articles: articles.to_vec(),
            ..CaseParts::default()
        };
        let case = parts.into_case().expect("no id twice");
        let file = |name: &str, outcome| ImportedFile {
            name: name.to_owned(),
            outcome,
            warnings: Vec::new(),
        };
        let mut report = ImportReport {
            files: vec![file("a.txt", FileOutcome::Imported(vec![ids[0]]))],
            alike: Vec::new(),
        };
        assert!(!report.has_more_to_tell());
        report
            .files
            .push(file("b.txt", FileOutcome::AlreadyThere(ids[1])));
        report.files.push(file(
            "c.pdf",
            FileOutcome::Failed("it is encrypted".to_owned()),
        ));
        report.alike.push(LikeArticle {
            article: ids[0],
            other: ids[1],
            share: 0.879,
            share_of_other: 0.3,
            is_same_document: false,
        });
        assert!(report.has_more_to_tell());
        assert_eq!(
            report.summary(&case),
            "1 imported, 1 already there, 1 could not be read: c.pdf: it is encrypted. \
             87 % of it is in “Report art-2”"
        );
        assert_eq!(
            report.lines(&case),
            [
                "a.txt: imported as “Report art-1”",
                "b.txt: already there as “Report art-2”",
                "c.pdf: could not be read because it is encrypted",
                "“Report art-1”: 87 % of it is in “Report art-2”",
            ]
        );
    }
}
