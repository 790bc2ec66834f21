//! The frame log: a row of numbers for every frame of the window, in a file.
//!
//! Who draws the frames measures them; here is what a row says and how it is written.

use crate::storage::{LineFile, LineFileError};
use emath::Pos2;
use std::path::Path;
use std::time::Duration;

/// One frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FrameRow {
    /// When the frame began, since the program started.
    pub began: Duration,
    /// Our own work: input, session, picture, tessellation. Not what the system does to show it.
    pub work: Duration,
    /// From the beginning of the frame before to the beginning of this one; zero for the first.
    pub gap: Duration,
    /// Screen points per board point.
    pub zoom: f32,
    /// The middle of the view, in board points.
    pub center_in_board: Pos2,
    /// What the picture shows.
    pub painted: Painted,
}

/// How much of the case a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Painted {
    /// Cards.
    pub cards: usize,
    /// Links and derived ties.
    pub links: usize,
}

/// Writes frames to a file.
#[derive(Debug)]
pub struct FrameLog {
    file: LineFile,
}

impl FrameLog {
    /// The first line of the file. Times are in milliseconds, the centre in board points.
    pub const COLUMNS: &'static str = "t_ms,work_ms,gap_ms,zoom,center_x,center_y,cards,links";

    /// Starts a log; a file that is there is replaced.
    ///
    /// # Errors
    /// If the file cannot be made.
    pub fn create(path: &Path) -> Result<Self, LineFileError> {
        let file = LineFile::create(path, Self::COLUMNS)?;
        Ok(Self { file })
    }

    /// Writes one row, in the background.
    pub fn note(&self, row: &FrameRow) {
        self.file.write(line_of(row));
    }

    /// Why the log ended before its time, told once.
    pub fn take_failure(&self) -> Option<LineFileError> {
        self.file.take_failure()
    }
}

fn line_of(row: &FrameRow) -> String {
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    format!(
        "{:.3},{:.3},{:.3},{},{:.1},{:.1},{},{}",
        ms(row.began),
        ms(row.work),
        ms(row.gap),
        row.zoom,
        row.center_in_board.x,
        row.center_in_board.y,
        row.painted.cards,
        row.painted.links,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_a_number_for_each_column() {
        let row = FrameRow {
            began: Duration::from_micros(1_500),
            work: Duration::from_micros(1_250),
            gap: Duration::from_millis(16),
            zoom: 0.25,
            center_in_board: emath::pos2(-100.0, 20.26),
            painted: Painted {
                cards: 7,
                links: 12,
            },
        };
        let line = line_of(&row);
        assert_eq!(line, "1.500,1.250,16.000,0.25,-100.0,20.3,7,12");
        let columns = FrameLog::COLUMNS.split(',').count();
        assert_eq!(line.split(',').count(), columns);
    }
}
