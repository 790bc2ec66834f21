//! Lines to records: where one begins and ends, and of which kind it is.

use super::gather::Gathered;
use super::lines::{Line, LineState};
use super::spans::Scanner;
use crate::model::{RecordKind, RecordRef};

/// What a piece of text is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// What is said of the case as a whole.
    Info,
    /// A record.
    Record(RecordKind),
    /// A record of a kind that this version does not know.
    Unknown,
}

/// A piece of text: all of a record, or what is there of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub(super) kind: PieceKind,
    /// The text, from its first bracket on.
    pub(super) text: String,
    /// Its first line, from 1.
    pub(super) line: usize,
    /// How its lines compare with their sums, the worst of them.
    pub(super) state: LineState,
    /// Whether its brackets close.
    pub(super) is_complete: bool,
}

/// Cuts the lines into pieces and hands them over.
pub(super) fn each(lines: &[Line<'_>], to: &mut Gathered) {
    let mut cutter = Cutter {
        to,
        section: Section::Outside,
        open: None,
        scanner: Scanner::default(),
    };
    for line in lines {
        cutter.line(line);
    }
    cutter.give_up_piece();
    let is_ended = lines.iter().any(|line| line.text.trim() == ")");
    if !is_ended {
        let last = lines.iter().rfind(|line| !line.text.trim().is_empty());
        to.note_cut(last.map_or(1, |line| line.number));
    }
}

/// In which table one is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Section {
    Outside,
    Table(RecordKind),
    /// A table that this version does not know.
    Unknown(String),
}

struct Cutter<'a> {
    to: &'a mut Gathered,
    section: Section,
    open: Option<Piece>,
    scanner: Scanner,
}

impl Cutter<'_> {
    fn line(&mut self, line: &Line<'_>) {
        // A bracket or a quote may be lost: what surely begins something new ends what is open.
        if begins_surely(&line.text) {
            self.give_up_piece();
        }
        let mut rest: &str = &line.text;
        while !rest.is_empty() {
            rest = match self.open.is_some() {
                true => self.go_on(rest, line),
                false => self.look(rest, line),
            };
        }
        if let Some(piece) = &mut self.open {
            piece.text.push('\n');
            self.scanner.takes(b'\n');
        }
    }

    /// Adds to the open piece what belongs to it; gives what stands behind it.
    fn go_on<'t>(&mut self, rest: &'t str, line: &Line<'_>) -> &'t str {
        let mut end = None;
        for (at, byte) in rest.bytes().enumerate() {
            let was_deep = self.scanner.depth > 0;
            self.scanner.takes(byte);
            if was_deep && self.scanner.depth == 0 {
                end = Some(at + 1);
                break;
            }
        }
        let (part, behind) = rest
            .split_at_checked(end.unwrap_or(rest.len()))
            .unwrap_or((rest, ""));
        if let Some(piece) = &mut self.open {
            piece.text.push_str(part);
            piece.state = piece.state.worse(line.state);
        }
        if end.is_some()
            && let Some(piece) = self.open.take()
        {
            self.to.piece(Piece {
                is_complete: true,
                ..piece
            });
        }
        behind
    }

    /// Looks at what stands outside of all pieces; gives what is left to look at.
    fn look<'t>(&mut self, rest: &'t str, line: &Line<'_>) -> &'t str {
        let rest = rest.trim_start();
        let Some(first) = rest.chars().next() else {
            return "";
        };
        let behind = rest.get(first.len_utf8()..).unwrap_or_default();
        match first {
            '/' if rest.starts_with("//") => return "",
            '#' => return "",
            ',' | ')' => return behind,
            ']' => {
                self.section = Section::Outside;
                return behind;
            }
            '(' => return self.bracket(rest, behind, line),
            _ => {}
        }
        match field(rest) {
            Some((name, value)) if value.starts_with('[') => {
                self.section = match table(name) {
                    Some(kind) => Section::Table(kind),
                    None => Section::Unknown(name.to_owned()),
                };
                value.get(1..).unwrap_or_default()
            }
            Some(("info", value)) if value.starts_with('(') => {
                self.begin(PieceKind::Info, line);
                value
            }
            Some(("format", value)) if self.section == Section::Outside => {
                self.to.note_format(value);
                behind_comma(value)
            }
            Some(("kind", value)) if self.section == Section::Outside => behind_comma(value),
            _ => {
                self.to.note_nonsense(line.number, rest);
                ""
            }
        }
    }

    /// Begins a piece, unless it is the bracket of the whole case.
    fn bracket<'t>(&mut self, rest: &'t str, behind: &'t str, line: &Line<'_>) -> &'t str {
        let kind = match (kind_by_id(rest), &self.section) {
            (Some(kind), _) => PieceKind::Record(kind),
            (None, Section::Table(kind)) => PieceKind::Record(*kind),
            (None, Section::Unknown(name)) => {
                self.to.note_unknown(name, line.number);
                PieceKind::Unknown
            }
            (None, Section::Outside) => return behind,
        };
        self.begin(kind, line);
        rest
    }

    fn begin(&mut self, kind: PieceKind, line: &Line<'_>) {
        self.scanner = Scanner::default();
        self.open = Some(Piece {
            kind,
            text: String::new(),
            line: line.number,
            state: line.state,
            is_complete: false,
        });
    }

    /// Hands over a piece that does not close.
    fn give_up_piece(&mut self) {
        if let Some(piece) = self.open.take() {
            self.to.piece(piece);
        }
    }
}

impl LineState {
    /// The worse of two.
    fn worse(self, other: Self) -> Self {
        let rank = |state| match state {
            Self::Unsummed => 0,
            Self::Intact => 1,
            Self::PutBack => 2,
            Self::Changed => 3,
            Self::NotText => 4,
        };
        if rank(other) > rank(self) {
            other
        } else {
            self
        }
    }
}

/// Whether a line can only be the beginning of a record, or of a table as the program writes it.
fn begins_surely(line: &str) -> bool {
    let is_table = |line: &str| {
        field(line).is_some_and(|(name, value)| table(name).is_some() && value.starts_with('['))
    };
    let inside = line.strip_prefix("  ").unwrap_or(line);
    kind_by_id(line.trim_start()).is_some() || (!inside.starts_with(' ') && is_table(inside))
}

/// The kind of a record that begins with its id.
fn kind_by_id(text: &str) -> Option<RecordKind> {
    id_of(text).map(RecordRef::kind)
}

/// The id of a record that begins with it.
pub(super) fn id_of(text: &str) -> Option<RecordRef> {
    let (id, _) = text.strip_prefix("(id: \"")?.split_once('"')?;
    id.parse().ok()
}

/// The kind whose table has this name.
fn table(name: &str) -> Option<RecordKind> {
    let mut kinds = RecordKind::ALL.iter();
    kinds.find(|kind| kind.plural() == name).copied()
}

fn behind_comma(text: &str) -> &str {
    text.split_once(',').map_or("", |(_, behind)| behind)
}

/// The name of a field and what follows its colon.
fn field(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then_some((name, value.trim_start()))
}
