//! The program killed at any moment of its work: what was done is found again, but for the last moment.

use caseboard::app::{Action, Environment, ImportSetup, JournalFolder, RecoverAction, Session};
use caseboard::model::Case;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How often it is killed, and how many work side by side.
const KILLS: u64 = 200;
const SIDE_BY_SIDE: usize = 12;
/// What may be missing: what was done in the last second.
const MAY_MISS_MS: u64 = 1000;
/// The latest moment at which it is killed, after its first edit.
const LATEST_MS: u64 = 2200;
const PATIENCE: Duration = Duration::from_secs(120);

/// A number that looks like chance and is the same in every run.
fn chance(number: u64) -> u64 {
    let mixed = (number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33
}

/// Lets the program work until it is killed; the edits it says it made, each with its moment in milliseconds.
fn edits_until_killed(folder: &Path, case: &Path, after: Duration) -> Vec<(u64, u64)> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_caseboard"))
        .arg("journal-script")
        .arg(case)
        .env("CASEBOARD_STATE_DIR", folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut output = BufReader::new(child.stdout.take().expect("it has an output"));
    let mut text = String::new();
    output
        .read_line(&mut text)
        .expect("it makes its first edit");
    std::thread::sleep(after);
    child.kill().expect("it is killed");
    child.wait().expect("it is dead");
    output.read_to_string(&mut text).expect("what it said");
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let numbers = |line: &str| {
        let (number, at_ms) = line.split_once(' ').expect("two numbers");
        (
            number.parse().expect("a number"),
            at_ms.parse().expect("a number"),
        )
    };
    whole.lines().map(numbers).collect()
}

fn session(folder: &Path) -> Session {
    Session::new(Environment {
        replica_seed: 1,
        wake: Arc::new(|| {}),
        config_dir: None,
        journals: Some(JournalFolder::at(folder.join("journals"))),
        importing: ImportSetup::default(),
        keeping: caseboard::app::KeepingSetup::default(),
    })
}

/// The case as the next run of the program gets it back.
fn recovered(folder: &Path, case: &Path) -> Case {
    let mut session = session(folder);
    session.dispatch(Action::Recover(RecoverAction::Look));
    session.finish_jobs(PATIENCE);
    let most = session.orphans().max_by_key(|orphan| orphan.edits.len());
    if let Some(orphan) = most.cloned() {
        // A record that was just being written is dropped; nothing else is ever missing.
        let is_torn = |trouble: &String| trouble.contains("just being written");
        assert!(orphan.troubles.iter().all(is_torn), "{:?}", orphan.troubles);
        session.dispatch(Action::Recover(RecoverAction::Keep(orphan.id)));
    } else {
        session.dispatch(Action::Open(case.to_owned()));
    }
    session.finish_jobs(PATIENCE);
    session.case().clone()
}

fn check(number: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let case = folder.path().join("case.ron");
    std::fs::copy("saves/north-korea-shipments.ron", &case).expect("copied");
    let after_ms = chance(number) % LATEST_MS;
    let made = edits_until_killed(folder.path(), &case, Duration::from_millis(after_ms));
    let (last, killed_ms) = *made.last().expect("one edit at least");
    let must_be_there = made
        .iter()
        .filter(|(_, at_ms)| at_ms + MAY_MISS_MS <= killed_ms)
        .map(|(number, _)| *number)
        .max()
        .unwrap_or(0);
    let recovered = recovered(folder.path(), &case);
    assert_eq!(recovered.problems(), []);
    let found: BTreeSet<u64> = recovered
        .notes()
        .iter()
        .filter_map(|note| note.text.strip_prefix("edit ")?.parse().ok())
        .collect();
    let newest = found.last().copied().unwrap_or(0);
    assert!(
        newest >= must_be_there,
        "killed at {killed_ms} ms after edit {last}: {newest} is the newest found, {must_be_there} must be there"
    );
    let all: BTreeSet<u64> = (1..=newest).collect();
    assert_eq!(found, all, "nothing is missing before the newest");
}

#[test]
fn killed_at_any_moment_the_last_second_is_all_that_may_be_missing() {
    let next = AtomicU64::new(0);
    let failures: usize = std::thread::scope(|scope| {
        let kill = || {
            let mut failures = 0;
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= KILLS {
                    return failures;
                }
                failures += usize::from(std::panic::catch_unwind(|| check(number)).is_err());
            }
        };
        let workers: Vec<_> = (0..SIDE_BY_SIDE).map(|_| scope.spawn(kill)).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().expect("it counts"))
            .sum()
    });
    assert_eq!(failures, 0, "of {KILLS} kills");
}
