//! Where an article is from: the original file, who added it and when, and what was found out about it on the way.

use super::article::Sha256Digest;
use super::labels::{is_default, labelled_enum};
use super::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

labelled_enum! {
    /// The sort of document an article was read from.
    SourceFormat {
        /// Text without marks.
        #[default]
        PlainText = "plain text",
        /// Markdown.
        Markdown = "Markdown",
        /// A saved web page.
        Html = "web page",
        /// A web page with its parts in one file (RFC 2557).
        Mhtml = "web archive",
        /// PDF.
        Pdf = "PDF",
        /// Office Open XML text.
        Docx = "DOCX",
        /// A mail message (RFC 5322).
        Mail = "mail",
        /// One entry of an RSS or Atom feed.
        FeedEntry = "feed entry",
        /// Text pasted from the clipboard.
        Pasted = "pasted text",
    }
}

labelled_enum! {
    /// What a candidate is a candidate for.
    MetaSlot {
        /// The headline.
        #[default]
        Title = "title",
        /// Who published.
        Outlet = "outlet",
        /// Who wrote.
        Author = "author",
        /// When it was published, as EDTF.
        Published = "published",
        /// When it was last changed, as EDTF.
        Modified = "modified",
        /// The text's language, as a BCP 47 tag.
        Language = "language",
        /// Its address.
        Url = "URL",
        /// A summary of the document's own.
        Summary = "summary",
    }
}

labelled_enum! {
    /// Where in a document something was found, the most trusted first.
    FoundIn {
        /// A `NewsArticle` or the like of schema.org, in JSON-LD.
        #[default]
        JsonLd = "JSON-LD",
        /// An Open Graph property.
        OpenGraph = "Open Graph",
        /// Another `meta` element.
        MetaElement = "meta element",
        /// A `time` element.
        TimeElement = "time element",
        /// A `link` element, such as the canonical address.
        LinkElement = "link element",
        /// An attribute of the document's own language.
        LanguageAttribute = "language attribute",
        /// Front matter of a Markdown file.
        FrontMatter = "front matter",
        /// A header of a mail or web archive.
        Header = "header",
        /// An entry of a feed.
        FeedEntry = "feed entry",
        /// The properties of an office document or PDF.
        DocumentProperty = "document property",
        /// The `title` element of a page.
        TitleElement = "title element",
        /// A heading in the text.
        Heading = "heading",
        /// The line that names the author.
        Byline = "byline",
        /// The line that names place and date.
        Dateline = "dateline",
        /// Elsewhere in the text of the page.
        PageText = "page text",
        /// The first sentence, for want of a title: proposed, not stated.
        FirstSentence = "first sentence",
        /// Guessed from the words of the text: proposed, not stated.
        Guess = "guessed from the text",
    }
}

impl FoundIn {
    /// Whether the document says so itself; if not, it is only proposed.
    pub const fn is_stated(self) -> bool {
        !matches!(self, Self::FirstSentence | Self::Guess)
    }
}

/// Something a document says of itself, with where it says so. Candidates of one slot stand best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// What it is a candidate for.
    pub slot: MetaSlot,
    /// The value as understood: EDTF for dates, a BCP 47 tag for languages, words for the rest.
    pub value: String,
    /// Where it was found.
    pub found_in: FoundIn,
    /// The words of the document, where they differ from the value.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wording: String,
}

/// A file kept beside the case, named by its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredFile {
    /// SHA-256 of the file's bytes.
    pub sha256: Sha256Digest,
    /// The file's ending without the dot, lower case letters and digits; may be empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub extension: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// How an article came in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// What sort of document it was read from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub format: SourceFormat,
    /// The original, kept beside the case.
    #[serde(default, skip_serializing_if = "is_default")]
    pub original: Option<StoredFile>,
    /// What the file was called; its name alone, never the path.
    #[serde(default, skip_serializing_if = "is_default")]
    pub file_name: String,
    /// The program that read it, with its version.
    #[serde(default, skip_serializing_if = "is_default")]
    pub importer: String,
    /// When it was added.
    #[serde(default, skip_serializing_if = "is_default")]
    pub added_at: Option<Timestamp>,
    /// By whom.
    #[serde(default, skip_serializing_if = "is_default")]
    pub added_by: String,
    /// What the document says of itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub candidates: Vec<Candidate>,
}

impl Provenance {
    /// The candidates for one slot, best first.
    pub fn candidates_for(&self, slot: MetaSlot) -> impl Iterator<Item = &Candidate> {
        self.candidates
            .iter()
            .filter(move |candidate| candidate.slot == slot)
    }
}
