//! A file that is written line by line while the program runs: on a thread of its own, so that nobody waits for the disk.

use super::cause::Cause;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long lines may wait in memory for more to come.
const FLUSH_AFTER: Duration = Duration::from_secs(1);

/// A file could not be written line by line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} could not be written: {cause}", path.display())]
pub struct LineFileError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub cause: Cause,
}

/// Writes lines to a file in the background. What was handed over is on the disk at the latest when this is dropped.
#[derive(Debug)]
pub struct LineFile {
    /// `None` only while it is dropped.
    lines: Option<Sender<String>>,
    writer: Option<JoinHandle<()>>,
    failure: Arc<Mutex<Option<LineFileError>>>,
}

impl LineFile {
    /// Starts a file with its first line; one that is there is replaced.
    ///
    /// # Errors
    /// [`LineFileError`] if the file cannot be made.
    pub fn create(path: &Path, first_line: &str) -> Result<Self, LineFileError> {
        let failed = |error: io::Error| LineFileError {
            path: path.to_owned(),
            cause: Cause::from(&error),
        };
        let mut file = BufWriter::new(File::create(path).map_err(failed)?);
        writeln!(file, "{first_line}").map_err(failed)?;
        file.flush().map_err(failed)?;
        let (lines, received) = channel();
        let failure = Arc::new(Mutex::new(None));
        let path = path.to_owned();
        let told = Arc::clone(&failure);
        let write = move || {
            if let Err(error) = write_lines(&mut file, &received) {
                let cause = Cause::from(&error);
                *told.lock().unwrap_or_else(PoisonError::into_inner) =
                    Some(LineFileError { path, cause });
            }
        };
        let writer = std::thread::Builder::new().spawn(write).map_err(failed)?;
        Ok(Self {
            lines: Some(lines),
            writer: Some(writer),
            failure,
        })
    }

    /// Hands over one line, without its end. After a failure lines are lost; see [`LineFile::take_failure`].
    pub fn write(&self, line: String) {
        if let Some(lines) = &self.lines {
            // The writer is gone after a failure, which is told once.
            let _ = lines.send(line);
        }
    }

    /// Why writing ended before its time, told once.
    pub fn take_failure(&self) -> Option<LineFileError> {
        let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        failure.take()
    }
}

impl Drop for LineFile {
    fn drop(&mut self) {
        self.lines = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

/// Writes until nobody hands over lines any more.
fn write_lines(file: &mut BufWriter<File>, lines: &Receiver<String>) -> io::Result<()> {
    let mut flushed = Instant::now();
    loop {
        match lines.recv_timeout(FLUSH_AFTER) {
            Ok(line) => writeln!(file, "{line}")?,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return file.flush(),
        }
        if flushed.elapsed() >= FLUSH_AFTER {
            file.flush()?;
            flushed = Instant::now();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_there_once_the_file_is_let_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("rows.csv");
        std::fs::write(&path, "old").expect("written");
        let file = LineFile::create(&path, "a,b").expect("the folder can be written to");
        file.write("1,2".to_owned());
        file.write("3,4".to_owned());
        assert_eq!(file.take_failure(), None);
        drop(file);
        let text = std::fs::read_to_string(&path).expect("it is there");
        assert_eq!(text, "a,b\n1,2\n3,4\n");
    }

    #[test]
    fn a_file_that_cannot_be_made_says_why() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = LineFile::create(folder.path(), "a").expect_err("it is a folder");
        assert!(error.to_string().contains("could not be written"));
    }
}
