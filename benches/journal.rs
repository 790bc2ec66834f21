//! What the crash journal costs: on the window's thread at each edit, while idle, and to recover from.
//!
//! `cargo bench --bench journal`, or `cargo bench --bench journal -- 1000 100000` for other sizes than 10,000 cards. An
//! edit is measured as the call that the window waits for, with a journal and without; a journal may add a millisecond.

mod common;

use caseboard::app::{
    Action, CommandId, Environment, ImportSetup, JournalFolder, RecoverAction, Session,
};
use caseboard::board::Selection;
use caseboard::storage;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const USUAL_CARDS: usize = 10_000;
/// How many edits are measured one by one, and how many are recovered.
const MEASURED: usize = 1_000;
const RECOVERED: usize = 10_000;
const IDLE: Duration = Duration::from_secs(3);
/// Longer than any job takes.
const PATIENCE: Duration = Duration::from_secs(600);

type Error = Box<dyn std::error::Error>;

fn main() -> Result<(), Error> {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![USUAL_CARDS]
    } else {
        asked
    };
    sizes.into_iter().try_for_each(measure)
}

fn measure(cards: usize) -> Result<(), Error> {
    let folder = std::env::temp_dir().join(format!("caseboard-journal-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("case.ron");
    storage::save(&path, &common::board(cards).0, &|_| {})?;
    println!("{cards} cards");
    let mut plain = session(None, &path);
    edits("an edit without a journal", &mut plain, MEASURED);
    drop(plain);
    let journals = folder.join("journals");
    let mut kept = session(Some(&journals), &path);
    edits("an edit with a journal", &mut kept, MEASURED);
    let written = Instant::now();
    kept.dispatch(Action::Run(CommandId::NudgeRight));
    let is_written = kept.journal_flusher().flush(PATIENCE);
    row("an edit until it is on the disk", written.elapsed());
    assert!(is_written);
    // What is derived from the edits is no cost of the journal.
    kept.finish_jobs(PATIENCE);
    idle(&kept);
    edits(
        "an edit while 10,000 come without pause",
        &mut kept,
        RECOVERED - MEASURED,
    );
    let case = kept.case().clone();
    drop(kept);

    let mut next = session(Some(&journals), &path);
    let looked = time(|| {
        next.dispatch(Action::Recover(RecoverAction::Look));
        next.finish_jobs(PATIENCE);
    });
    let orphan = next.orphans().next().ok_or("there is nothing to recover")?;
    let (id, count) = (orphan.id, orphan.edits.len());
    row(&format!("found: {count} edits"), looked);
    let revived = time(|| {
        next.dispatch(Action::Recover(RecoverAction::Keep(id)));
        next.finish_jobs(PATIENCE);
    });
    row("recovered", revived);
    assert!(*next.case() == case, "it is not the same case");
    next.let_go_of_journal();
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

fn session(journals: Option<&Path>, path: &Path) -> Session {
    let mut session = Session::new(Environment {
        replica_seed: 1,
        wake: Arc::new(|| {}),
        config_dir: None,
        journals: journals.map(JournalFolder::at),
        importing: ImportSetup::of_system(),
        keeping: caseboard::app::KeepingSetup::default(),
    });
    session.dispatch(Action::Open(path.to_owned()));
    session.finish_jobs(PATIENCE);
    let cards = session.case().cards().ids().take(1).collect();
    session.dispatch(Action::Select(Selection {
        cards,
        ..Selection::default()
    }));
    session
}

/// Edits one after the other: how long the window stands still for each.
fn edits(name: &str, session: &mut Session, count: usize) {
    let directions = [CommandId::NudgeRight, CommandId::NudgeLeft];
    let mut times: Vec<Duration> = (0..count)
        .map(|at| {
            // Selecting ends a step: each nudge is an edit of its own.
            let cards = session.case().cards().ids().skip(at % 2).take(1).collect();
            session.dispatch(Action::Select(Selection {
                cards,
                ..Selection::default()
            }));
            time(|| session.dispatch(Action::Run(directions[at / 2 % 2])))
        })
        .collect();
    times.sort_unstable();
    let at = |share: f64| {
        let at = (times.len() as f64 * share) as usize;
        times
            .get(at.min(times.len() - 1))
            .copied()
            .unwrap_or_default()
    };
    println!(
        "  {name:<44} median {} ms, 99 of 100 {} ms, longest {} ms",
        millis(at(0.5)),
        millis(at(0.99)),
        millis(at(1.0))
    );
}

/// How much of a processor the whole program takes while nothing is done, on Linux.
fn idle(session: &Session) {
    session.journal_flusher().flush(PATIENCE);
    let before = processor_ticks();
    std::thread::sleep(IDLE);
    if let (Some(before), Some(after)) = (before, processor_ticks()) {
        // The kernel counts in hundredths of a second.
        let percent = (after - before) as f64 / IDLE.as_secs_f64();
        println!("  {:<44} {percent:.2} % of a processor", "idle");
    }
}

fn processor_ticks() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, rest) = text.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

fn row(name: &str, time: Duration) {
    println!("  {name:<44} {} ms", millis(time));
}

fn millis(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1000.0)
}

fn time(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}
