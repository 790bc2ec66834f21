//! What kinds of document there are, and their names.

/// What kind of document bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// Text without marks, in any encoding.
    PlainText,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A web page with its parts in one file.
    Mhtml,
    /// PDF.
    Pdf,
    /// Office Open XML text.
    Docx,
    /// A mail message.
    Mail,
    /// An RSS or Atom feed.
    Feed,
    /// A picture: not an article, but evidence.
    Picture,
    /// A case of this program.
    Case,
    /// A board of another program.
    Canvas,
    /// An archive or office document that is not text.
    Archive,
    /// None of these.
    Unknown,
}

impl DocumentKind {
    /// The noun for it.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::PlainText => "text file",
            Self::Markdown => "Markdown file",
            Self::Html => "web page",
            Self::Mhtml => "web archive",
            Self::Pdf => "PDF",
            Self::Docx => "DOCX document",
            Self::Mail => "mail message",
            Self::Feed => "feed",
            Self::Picture => "picture",
            Self::Case => "case of this program",
            Self::Canvas => "board of another program",
            Self::Archive => "archive",
            Self::Unknown => "file of an unknown kind",
        }
    }

    /// The noun with its article, to begin a sentence with.
    pub const fn noun_with_article(self) -> &'static str {
        match self {
            Self::PlainText => "a text file",
            Self::Markdown => "a Markdown file",
            Self::Html => "a web page",
            Self::Mhtml => "a web archive",
            Self::Pdf => "a PDF",
            Self::Docx => "a DOCX document",
            Self::Mail => "a mail message",
            Self::Feed => "a feed",
            Self::Picture => "a picture",
            Self::Case => "a case of this program",
            Self::Canvas => "a board of another program",
            Self::Archive => "an archive",
            Self::Unknown => "a file of an unknown kind",
        }
    }
}
