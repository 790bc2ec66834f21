//! What can be typed.

use super::generate::MOST_CARDS;
use crate::app::OpeningView;
use crate::app::importing::READ_VERB;
use crate::export::MAX_SCALE;
use crate::model::{Edtf, Timestamp, Tlp};
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// An investigation board: articles, entities and claims as linked cards on a canvas.
///
/// Without a verb the window opens, with the given case or with the welcome page. To open a case that is called like a
/// verb, write ./check or the like.
#[derive(Debug, Clone, PartialEq, Parser)]
#[command(name = "caseboard", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub verb: Option<Verb>,

    /// The case to open, or a board of another program (.canvas), which becomes a new case.
    pub file: Option<PathBuf>,

    /// What draws the window; for graphics drivers that misbehave.
    #[arg(long, value_enum, default_value_t = Renderer::Auto)]
    pub renderer: Renderer,

    /// The view to open with: all of the board, or its middle at a zoom such as 1.0.
    #[arg(long, value_name = "fit|ZOOM")]
    pub view: Option<OpeningView>,

    /// Write what every frame cost into a table; one that is there is replaced.
    ///
    /// Columns: t_ms since the start, work_ms (input, session, picture, tessellation), gap_ms since the frame before,
    /// zoom, center_x and center_y in board points, cards and links painted.
    #[arg(long, value_name = "OUT.csv", value_parser = parse_table_path)]
    pub frame_log: Option<PathBuf>,
}

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Renderer {
    /// OpenGL, and what else there is if that fails.
    Auto,
    /// OpenGL.
    Glow,
    /// Vulkan, Metal or Direct3D.
    Wgpu,
}

/// What to do instead of opening the window.
#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum Verb {
    /// List what is wrong with a case; exit code 1 if there is anything or the case cannot be read.
    Check {
        /// The case.
        file: PathBuf,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
        /// Verify everything that can be verified (sums, texts, originals, references, anchors) and report it with the
        /// SHA-256 of the file, for a file note. The same file gives the same report.
        #[arg(long)]
        deep: bool,
    },
    /// Read what can be read of a damaged case and write it to a file that is not there yet.
    ///
    /// Prints a line for each thing that is not as it was. Exit code 0 if all of it is as it was saved, 1 if anything is
    /// missing or changed, or nothing could be written. The damaged file is not touched.
    Repair {
        /// The damaged case.
        #[arg(value_name = "IN")]
        input: PathBuf,
        /// The file to write.
        out: PathBuf,
    },
    /// Say what is in a case.
    Info {
        /// The case.
        file: PathBuf,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Write a case, empty or with these documents as articles on its board; never over a file that is there.
    New(NewArguments),
    /// Take documents into a case as articles; folders too. Prints one line for each file.
    ///
    /// Exit code 1 if any could not be read; the others are in all the same. What the case has already is not taken in twice.
    Import(ImportArguments),
    /// Read one document from standard input and write what was read as JSON: the limited child of importing.
    #[command(hide = true, name = READ_VERB)]
    ReadDocument {
        /// What the document is called.
        #[arg(long)]
        name: String,
    },
    /// Draw the board of a case, or frames of it, as PNG, SVG or PDF; needs no display.
    Render(RenderArguments),
    /// Write a case as a JSON Canvas or the other way round, by the endings .ron and .canvas.
    ///
    /// Prints what does not go into the new file. Never writes over a file that is there unless told so.
    Convert(ConvertArguments),
    /// Work on a case without a window, an edit every 50 ms, with a journal, until killed: for tests of recovery.
    ///
    /// Prints a line for each edit: its number, and the milliseconds since the first.
    #[command(hide = true)]
    JournalScript {
        /// The case.
        file: PathBuf,
    },
    /// Write a case of any size for measuring, the same in every run; never over a file that is there.
    #[command(hide = true)]
    Generate {
        /// How many cards.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=MOST_CARDS))]
        cards: u64,
        /// The file to write.
        out: PathBuf,
        /// Another number makes another case of the same size.
        #[arg(long, value_name = "S", default_value_t = 1)]
        seed: u64,
    },
}

/// A case to write.
#[derive(Debug, Clone, PartialEq, Args)]
pub struct NewArguments {
    /// The file to write.
    pub out: PathBuf,
    /// Documents and folders.
    pub paths: Vec<PathBuf>,
    /// What the case is called; its file name if left out.
    #[arg(long, value_name = "T", required_unless_present = "paths", value_parser = NonEmptyStringValueParser::new())]
    pub title: Option<String>,
    /// Who adds them, and when.
    #[command(flatten)]
    pub added: AddedArguments,
}

/// What to take in.
#[derive(Debug, Clone, PartialEq, Args)]
pub struct ImportArguments {
    /// The case; it is saved in place.
    pub case: PathBuf,
    /// Documents and folders.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Who adds them, and when.
    #[command(flatten)]
    pub added: AddedArguments,
}

/// Who adds documents to a case, and when.
#[derive(Debug, Clone, PartialEq, Args)]
pub struct AddedArguments {
    /// Who adds the documents; the case's analyst or the user if left out.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// When they are added, such as 2026-03-01T12:00:00Z; now if left out.
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<Timestamp>,
}

/// What to draw, and how.
#[derive(Debug, Clone, PartialEq, Args)]
pub struct RenderArguments {
    /// The case.
    pub file: PathBuf,
    /// The picture to write, as its ending says; a picture that is there is replaced.
    #[arg(short, long, value_name = "OUT.(png|svg|pdf)")]
    pub output: PathBuf,
    /// Pixels per board point, up to 16; 2 for PNG and 1 for SVG and PDF unless given.
    #[arg(long, value_name = "N", value_parser = parse_scale)]
    pub scale: Option<f32>,
    /// Width of the picture in pixels, instead of a scale.
    #[arg(long, value_name = "PX", conflicts_with = "scale", value_parser = clap::value_parser!(u32).range(16..=60_000))]
    pub width: Option<u32>,
    /// Colours of the picture.
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    pub theme: Theme,
    /// Draw only the frame with this title.
    #[arg(long, value_name = "NAME")]
    pub frame: Option<String>,
    /// Draw each frame: as the pages of one PDF, or as pictures OUT-1.png, OUT-2.png and so on.
    #[arg(long, conflicts_with = "frame")]
    pub frames: bool,
    /// Fit each page of a PDF into a paper; without it a page is as large as its picture.
    #[arg(long, value_enum, value_name = "PAPER")]
    pub paper: Option<PaperSize>,
    /// Leave out the ground on which everything lies.
    #[arg(long)]
    pub transparent: bool,
    /// Write the words of an SVG as outlines.
    #[arg(long)]
    pub outlines: bool,
    /// Handling mark of the picture, for its banners; without it that of the frame, or else of the case.
    ///
    /// A picture that would show anything marked higher is refused, with exit code 3 and a list.
    #[arg(long, value_name = "clear|green|amber|amber+strict|red", value_parser = parse_mark)]
    pub tlp: Option<Tlp>,
    /// Leave out what is marked higher than the picture, and print what was withheld.
    #[arg(long, value_enum, value_name = "HOW", num_args = 0..=1, default_missing_value = "leave-out")]
    pub withhold: Option<Withhold>,
    /// Title above, and at the foot case, time, page and digest of the file; always with --frame and --frames.
    #[arg(long)]
    pub foot: bool,
    /// Leave the foot out.
    #[arg(long, conflicts_with = "foot")]
    pub no_foot: bool,
    /// Explain the kinds, lines and grades that are on the page.
    #[arg(long)]
    pub legend: bool,
    /// Number the sources of every claim on the page and list them below it.
    #[arg(long)]
    pub sources: bool,
    /// The time that stands at the foot, such as 2026-03-01 or 2026-03-01T12:00:00Z; none if left out.
    #[arg(long, value_name = "DATE", value_parser = parse_as_of)]
    pub as_of: Option<String>,
    /// Write title and analyst of the case into the metadata of SVG and PDF.
    #[arg(long)]
    pub metadata: bool,
    /// With --frames: replace pictures that are there.
    #[arg(long, requires = "frames")]
    pub force: bool,
}

/// What to convert, and how.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct ConvertArguments {
    /// The file to read.
    #[arg(value_name = "IN")]
    pub input: PathBuf,
    /// The file to write.
    pub out: PathBuf,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
    /// Write nothing, with exit code 1, if anything would be lost.
    #[arg(long)]
    pub strict: bool,
}

/// Colours of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, for paper.
    Print,
}

/// What becomes of what is marked higher than the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Withhold {
    /// It is left out.
    LeaveOut,
    /// Empty cards that say "Withheld" stand for it.
    Show,
}

/// What a PDF is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperSize {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 inch.
    Letter,
    /// A slide of 16 to 9.
    #[value(name = "16:9")]
    Slide,
}

/// Any other ending is more likely a slip of the keyboard, and the file would be replaced.
fn parse_table_path(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let is_table = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    is_table
        .then_some(path)
        .ok_or_else(|| "expected a name that ends in .csv".to_owned())
}

/// The least scale of a picture: a board of 10,000 points is as large as a stamp.
const LEAST_SCALE: f32 = 0.01;

fn parse_scale(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(scale) if (LEAST_SCALE..=MAX_SCALE).contains(&scale) => Ok(scale),
        _ => Err(format!(
            "expected a number from {LEAST_SCALE} to {MAX_SCALE}"
        )),
    }
}

fn parse_mark(text: &str) -> Result<Tlp, String> {
    let wanted = text.trim().to_uppercase();
    let wanted = wanted.strip_prefix("TLP:").unwrap_or(&wanted);
    let mut marks = Tlp::ALL.iter().copied();
    marks
        .find(|mark| mark.label().strip_prefix("TLP:") == Some(wanted))
        .ok_or_else(|| "expected clear, green, amber, amber+strict or red".to_owned())
}

/// A moment or a date, as it is written on the page.
fn parse_as_of(text: &str) -> Result<String, String> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment.describe());
    }
    match text.parse::<Edtf>() {
        Ok(date) => Ok(date.describe()),
        Err(_) => Err("expected a date such as 2026-03-01, or 2026-03-01T12:00:00Z".to_owned()),
    }
}
