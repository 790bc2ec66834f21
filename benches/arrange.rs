//! What arranging costs: from the command to a proposal that is ready to be looked at, and what of it the window waits for.
//!
//! `cargo bench --bench arrange`. For each way to arrange: seconds at 1,000, 10,000 and 100,000 cards, and how much more
//! tenfold cards cost (10 where cost follows the number of cards). Below, for the largest board, what the window waits
//! for: the command itself, keeping, undoing and redoing, also against drawing up a list of all cards, the baseline.

use caseboard::app::{Action, Along, Arrangement, CommandId, Environment, Session};
use caseboard::cli::generated_case;
use caseboard::storage;
use emath::{Rect, pos2, vec2};
use std::sync::Arc;
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const PATIENCE: Duration = Duration::from_secs(600);

const WAYS: [(&str, Arrangement, &str); 8] = [
    ("by links", Arrangement::Force, "5 s, 60 s"),
    ("connected groups", Arrangement::Groups, ""),
    ("layers", Arrangement::Layers(Along::Everything), ""),
    ("circle", Arrangement::Circle, ""),
    ("by date", Arrangement::Timeline, ""),
    ("grid", Arrangement::Grid, ""),
    ("grid by kind", Arrangement::GridByKind, ""),
    ("tidy", Arrangement::Tidy, ""),
];

fn main() {
    let folder = std::env::temp_dir().join(format!("caseboard-bench-{}", std::process::id()));
    if let Err(error) = std::fs::create_dir_all(&folder) {
        println!("no folder for the cases: {error}");
        return;
    }
    let mut sessions: Vec<Session> = SIZES
        .iter()
        .filter_map(|cards| {
            let path = folder.join(format!("{cards}.ron"));
            let text = storage::write(&generated_case(*cards, 1)).ok()?;
            std::fs::write(&path, text).ok()?;
            Some(opened(&path))
        })
        .collect();
    print!("{:<18}", "seconds to propose");
    SIZES.iter().for_each(|cards| print!(" {cards:>9}"));
    println!(" {:>8} {:>8}  target", "tenfold", "tenfold");
    for (name, arrangement, target) in WAYS {
        let secs: Vec<f64> = sessions
            .iter_mut()
            .map(|session| proposed_in(session, arrangement))
            .collect();
        print!("{name:<18}");
        secs.iter().for_each(|secs| print!(" {secs:>9.2}"));
        secs.windows(2)
            .for_each(|pair| print!(" {:>8.1}", pair[1] / pair[0].max(1e-3)));
        println!("  {target}");
    }
    if let Some(session) = sessions.last_mut() {
        waits(session);
    }
    let _ = std::fs::remove_dir_all(&folder);
}

fn opened(path: &std::path::Path) -> Session {
    let mut session = Session::new(Environment {
        replica_seed: 1,
        wake: Arc::new(|| {}),
        config_dir: None,
        journals: None,
        importing: caseboard::app::ImportSetup::default(),
        keeping: caseboard::app::KeepingSetup::default(),
    });
    session.dispatch(Action::SetViewport(Rect::from_min_size(
        pos2(0.0, 0.0),
        vec2(1600.0, 1000.0),
    )));
    session.dispatch(Action::Open(path.to_owned()));
    session.finish_jobs(PATIENCE);
    session
}

fn proposed_in(session: &mut Session, arrangement: Arrangement) -> f64 {
    let started = Instant::now();
    session.dispatch(Action::Arrange(arrangement));
    session.finish_jobs(PATIENCE);
    let secs = started.elapsed().as_secs_f64();
    session.dispatch(Action::DropArrangement);
    session.finish_gliding();
    secs
}

/// What the window waits for, in milliseconds and against the baseline.
fn waits(session: &mut Session) {
    let baseline = in_ms(|| {
        let list: Vec<_> = session
            .case()
            .cards()
            .iter()
            .map(|card| card.rect())
            .collect();
        std::hint::black_box(list);
    });
    println!(
        "\n{:<18} {:>9} {:>14}",
        "the window waits", "ms", "of the baseline"
    );
    let row = |name: &str, ms: f64| println!("{name:<18} {ms:>9.2} {:>14.1}", ms / baseline);
    row("baseline", baseline);
    let asked = in_ms(|| session.dispatch(Action::Arrange(Arrangement::Force)));
    row("the command", asked);
    session.finish_jobs(PATIENCE);
    row(
        "keeping",
        in_ms(|| session.dispatch(Action::KeepArrangement)),
    );
    let mut run = |name: &str, command| {
        row(name, in_ms(|| session.dispatch(Action::Run(command))));
    };
    run("undoing", CommandId::Undo);
    run("redoing", CommandId::Redo);
}

fn in_ms(work: impl FnOnce()) -> f64 {
    let started = Instant::now();
    work();
    started.elapsed().as_secs_f64() * 1000.0
}
