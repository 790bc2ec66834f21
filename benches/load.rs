//! What opening and writing a case of 10,000 cards and 15,000 links costs, step by step, and how much memory opening it
//! takes at most (on Linux).
//!
//! `cargo bench --bench load`. The target for reading is counted on top of what the RON parser itself needs for the same
//! text, which nothing here can change.

mod common;

use caseboard::board::BoardIndex;
use caseboard::compare::findings;
use caseboard::storage;
use serde::de::IgnoredAny;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const CARDS: usize = 10_000;
const ROUNDS: usize = 7;
/// Names the file that a second process of this program opens, alone, for its memory to be measured.
const OPEN: &str = "CASEBOARD_BENCH_OPEN";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Some(path) = std::env::var_os(OPEN) {
        return open_alone(Path::new(&path));
    }
    let (case, _) = common::board(CARDS);
    let text = storage::write(&case)?;
    println!(
        "{CARDS} cards, {} links: {:.1} MB\n",
        case.links().len(),
        text.len() as f64 / 1e6
    );
    row("write", "", time(|| storage::write(&case).is_ok()));
    let parse = time(|| ron::from_str::<IgnoredAny>(&text).is_ok());
    row("RON's own parse", "", parse);
    let read = time(|| storage::read(text.as_bytes()).is_ok());
    row("read", "", read);
    row(
        "read beyond the parse",
        "100 ms",
        read.saturating_sub(parse),
    );
    row("of it, problems", "", time(|| case.problems().len()));
    row("findings", "", time(|| findings(&case).claims.len()));
    row("index", "", time(|| BoardIndex::of(&case).edges().count()));
    let path = std::env::temp_dir().join(format!("caseboard-bench-{}.ron", std::process::id()));
    std::fs::write(&path, &text)?;
    let done = std::process::Command::new(std::env::current_exe()?)
        .env(OPEN, &path)
        .status();
    std::fs::remove_file(&path)?;
    done?;
    Ok(())
}

/// The middle of several rounds.
fn time<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let started = Instant::now();
            black_box(work());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(ROUNDS / 2).copied().unwrap_or_default()
}

fn row(name: &str, target: &str, time: Duration) {
    println!(
        "{name:<24} {:>9.2} ms {target:>9}",
        time.as_secs_f64() * 1000.0
    );
}

/// Opens a file as the program does, and says how much memory that took at most.
fn open_alone(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let before = peak_memory_mb();
    let opened = storage::load(path, &|_| {})?;
    let found = findings(&opened.case);
    let index = BoardIndex::of(&opened.case);
    black_box((&opened.case, &found, &index));
    match (before, peak_memory_mb()) {
        (Some(before), Some(after)) => println!(
            "{:<24} {after:>9.1} MB {:>9}   (of it the bare program: {before:.1} MB)",
            "memory at most", "150 MB"
        ),
        _ => println!("memory: not told by this system"),
    }
    Ok(())
}

fn peak_memory_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib * 1.024 / 1000.0)
}
