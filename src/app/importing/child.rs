//! Reading documents of strangers in a child process: this program again, with limits on memory and time, and nothing but
//! the bytes. Whatever becomes of the child, the case is untouched and there is one sentence to say.

use super::wire::{self, REFUSED};
use crate::import::LONGEST_TEXT_BYTES;
use crate::model::{ArticleDraft, Warned};
use std::io::{Read, Write as _};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The hidden verb of the command line that reads one document.
pub const READ_VERB: &str = "read-document";
/// How long a child may take in all.
const PATIENCE: Duration = Duration::from_secs(30);
/// What the longest text needs as JSON, every character escaped, and something for its shape and metadata.
const LARGEST_REPLY_BYTES: u64 = 6 * LONGEST_TEXT_BYTES as u64 + (32 << 20);
/// How much of the child's complaints is looked at.
const MOST_COMPLAINT_BYTES: u64 = 16 << 10;

const TOOK_TOO_LONG: &str = "reading it took too long";
const TOOK_TOO_MUCH: &str = "reading it took too much memory";
const TOO_DEEP: &str = "its parts are nested too deep";
const FAILED: &str = "the reader of its format failed on it";
/// What is said when the user stopped it; nobody sees it.
pub(super) const STOPPED: &str = "stopped";

/// Reads a document in a child process of `program`.
///
/// # Errors
/// Why it could not be read, as the end of a sentence.
pub(super) fn read(
    program: &Path,
    bytes: Arc<[u8]>,
    file_name: &str,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Warned<Vec<ArticleDraft>>, String> {
    let mut child = Command::new(program)
        .arg(READ_VERB)
        // In one word: a name that begins with a dash is still a name.
        .arg(format!("--name={file_name}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("no process could be started to read it: {error}"))?;
    let talk = Talk::start(&mut child, bytes);
    let ending = wait(&mut child, is_cancelled);
    let (reply, complaint) = talk.end();
    judge(&ending?, &reply, &complaint)
}

/// Threads that feed a child and listen to it, so that neither waits for the other for ever.
struct Talk {
    feeder: Option<JoinHandle<()>>,
    reply: Option<JoinHandle<Vec<u8>>>,
    complaint: Option<JoinHandle<Vec<u8>>>,
}

impl Talk {
    fn start(child: &mut Child, bytes: Arc<[u8]>) -> Self {
        let feeder = child.stdin.take().map(|mut to: ChildStdin| {
            std::thread::spawn(move || {
                // A child that ends early leaves its input unread.
                let _ = to.write_all(&bytes);
            })
        });
        let listen = |from: Box<dyn Read + Send>, limit: u64| {
            std::thread::spawn(move || {
                let mut heard = Vec::new();
                // What comes after the limit meets a closed pipe.
                let _ = from.take(limit).read_to_end(&mut heard);
                heard
            })
        };
        let reply = child.stdout.take();
        let complaint = child.stderr.take();
        Self {
            feeder,
            reply: reply.map(|from: ChildStdout| listen(Box::new(from), LARGEST_REPLY_BYTES)),
            complaint: complaint
                .map(|from: ChildStderr| listen(Box::new(from), MOST_COMPLAINT_BYTES)),
        }
    }

    fn end(self) -> (Vec<u8>, Vec<u8>) {
        let heard = |thread: Option<JoinHandle<Vec<u8>>>| {
            thread
                .and_then(|thread| thread.join().ok())
                .unwrap_or_default()
        };
        if let Some(feeder) = self.feeder {
            let _ = feeder.join();
        }
        (heard(self.reply), heard(self.complaint))
    }
}

/// Waits for a child to end; ends it when time is up or the user stopped.
fn wait(child: &mut Child, is_cancelled: &dyn Fn() -> bool) -> Result<ExitStatus, String> {
    let started = Instant::now();
    let mut pause = Duration::from_micros(500);
    let verdict = loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if is_cancelled() => break STOPPED.to_owned(),
            Ok(None) if started.elapsed() > PATIENCE => break TOOK_TOO_LONG.to_owned(),
            Ok(None) => {
                std::thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(20));
            }
            Err(error) => break format!("the process that read it was lost: {error}"),
        }
    };
    // It may have ended by itself meanwhile.
    let _ = child.kill();
    let _ = child.wait();
    Err(verdict)
}

/// What the child's end means.
fn judge(
    status: &ExitStatus,
    reply: &[u8],
    complaint: &[u8],
) -> Result<Warned<Vec<ArticleDraft>>, String> {
    if status.success() {
        return wire::read_drafts(reply).ok_or_else(|| FAILED.to_owned());
    }
    if status.code() == Some(i32::from(REFUSED)) {
        let said = String::from_utf8_lossy(reply.get(..2000).unwrap_or(reply))
            .trim()
            .to_owned();
        return Err(if said.is_empty() {
            FAILED.to_owned()
        } else {
            said
        });
    }
    let complaint = String::from_utf8_lossy(complaint);
    let reason = if complaint.contains("memory allocation") || complaint.contains("out of memory") {
        TOOK_TOO_MUCH
    } else if complaint.contains("overflowed its stack") {
        TOO_DEEP
    } else if is_out_of_time(status) {
        TOOK_TOO_LONG
    } else {
        FAILED
    };
    Err(reason.to_owned())
}

/// Whether the system ended a process because it used up its time.
#[cfg(unix)]
fn is_out_of_time(status: &ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    // SIGXCPU, and SIGKILL when the hard limit is reached; their numbers differ on a few systems only.
    matches!(status.signal(), Some(24 | 9))
}

#[cfg(not(unix))]
fn is_out_of_time(_status: &ExitStatus) -> bool {
    false
}
