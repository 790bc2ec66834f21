//! `caseboard read-document --name NAME`: the child process in which documents of strangers are read.
//!
//! First of all it limits itself, so that whatever a document does to its reader, the system ends this process and nothing
//! else: 1 GiB of memory, 9 seconds of work, no files written, no memory dumped.

use crate::app::importing::{REFUSED, write_drafts};
use crate::import::{LARGEST_DOCUMENT_BYTES, read_document};
use std::io::{self, Read as _, Write as _};

/// Stack of the thread that reads, in bytes: nested documents need some.
const STACK_BYTES: usize = 64 << 20;

/// Reads the document on standard input, writes its drafts or one sentence to standard output, returns the exit code.
pub(super) fn run(name: &str) -> u8 {
    if let Err(error) = limit_itself() {
        return refuse(&format!("it could not be read within limits: {error}"));
    }
    let mut bytes = Vec::new();
    let mut input = io::stdin().lock().take(LARGEST_DOCUMENT_BYTES as u64 + 1);
    if let Err(error) = input.read_to_end(&mut bytes) {
        return refuse(&format!("it could not be handed over: {error}"));
    }
    let read = std::thread::scope(|scope| {
        let reader = std::thread::Builder::new()
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, || read_document(&bytes, name));
        reader.map(std::thread::ScopedJoinHandle::join)
    });
    match read {
        Ok(Ok(Ok(drafts))) => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            u8::from(write_drafts(&mut out, drafts).is_err())
        }
        Ok(Ok(Err(error))) => refuse(&error.to_string()),
        // The panic has told what it had to tell; the parent says the rest.
        Ok(Err(_)) | Err(_) => 1,
    }
}

fn refuse(reason: &str) -> u8 {
    // Nobody listens any more: nothing to be done about it.
    let _ = writeln!(io::stdout().lock(), "{reason}");
    REFUSED
}

/// Limits that the system holds this process to.
#[cfg(unix)]
fn limit_itself() -> io::Result<()> {
    use rlimit::Resource;
    const MEMORY_BYTES: u64 = 1 << 30;
    const TIME_SECS: u64 = 9;
    // Some systems know no limit on the address space; there the limit on time and the parent's patience hold.
    if Resource::AS.is_supported() {
        lower(Resource::AS, MEMORY_BYTES)?;
    }
    lower(Resource::CPU, TIME_SECS)?;
    lower(Resource::FSIZE, 0)?;
    lower(Resource::CORE, 0)
}

/// Lowers a limit for good; one that is lower already stays.
#[cfg(unix)]
fn lower(resource: rlimit::Resource, limit: u64) -> io::Result<()> {
    let (_, most) = resource.get()?;
    let limit = limit.min(most);
    resource.set(limit, limit)
}

/// Here only the parent's patience holds.
#[cfg(not(unix))]
fn limit_itself() -> io::Result<()> {
    Ok(())
}
