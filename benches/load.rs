//! What opening, searching, changing, saving and picturing a case costs, at 1,000, 10,000 and 100,000 cards.
//!
//! `cargo bench --bench load`, or `cargo bench --bench load -- 1000 10000` for other sizes. Times differ from machine to
//! machine, so each stands beside its ratio to a baseline of the same run (what the RON parser alone needs for the same
//! text, which nothing here can change), and beside how much it grew since the size before: about 10 for what has to
//! look at everything, about 1 for what follows the change alone. At the end, on Linux, how much memory opening the case
//! takes at most, and what finding 1,000 names in 1,000 articles takes.

mod common;

use caseboard::app::library::Question;
use caseboard::app::{Action, Asker, CommandId, Environment, Session};
use caseboard::board::{BoardIndex, Selection};
use caseboard::compare::findings;
use caseboard::edit::Editor;
use caseboard::export::{self, RenderArea, RenderOptions};
use caseboard::extract::mentions::MentionIndex;
use caseboard::model::{
    Article, ArticleId, CaseParts, Entity, EntityId, EntityKind, IdSource, TypedId as _,
};
use caseboard::storage;
use serde::de::IgnoredAny;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Names the file that a second process of this program opens, alone, for its memory to be measured.
const OPEN: &str = "CASEBOARD_BENCH_OPEN";
/// Longer than any job takes.
const PATIENCE: Duration = Duration::from_secs(600);
/// The row that the others are compared with.
const BASELINE: &str = "RON's own parse";

type Error = Box<dyn std::error::Error>;

fn main() -> Result<(), Error> {
    if let Some(path) = std::env::var_os(OPEN) {
        return open_alone(Path::new(&path));
    }
    let asked: Vec<usize> = std::env::args()
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        SIZES.to_vec()
    } else {
        asked
    };
    let mut columns = Vec::new();
    for size in &sizes {
        columns.push(Column::of(*size)?);
    }
    print(&sizes, &columns);
    mentions()
}

/// What was measured at one size, in order.
struct Column {
    rows: Vec<(&'static str, Duration)>,
    memory: String,
}

impl Column {
    fn of(cards: usize) -> Result<Self, Error> {
        let path = std::env::temp_dir().join(format!("caseboard-bench-{}.ron", std::process::id()));
        let mut column = Self {
            rows: Vec::new(),
            memory: String::new(),
        };
        column.files(cards, &path)?;
        column.session(&path);
        column.memory = memory_of_opening(&path)?;
        std::fs::remove_file(&path)?;
        Ok(column)
    }

    fn note(&mut self, name: &'static str, time: Duration) {
        self.rows.push((name, time));
    }

    /// Without a session: format, comparison, index, picture.
    fn files(&mut self, cards: usize, path: &PathBuf) -> Result<(), Error> {
        let (case, found) = common::board(cards);
        let text = storage::write(&case)?;
        std::fs::write(path, &text)?;
        self.note(
            BASELINE,
            best(|| ron::from_str::<IgnoredAny>(&text).is_ok()),
        );
        self.note("read", best(|| storage::read(text.as_bytes()).is_ok()));
        self.note("of it, problems", best(|| case.problems().len()));
        self.note("findings", best(|| findings(&case).claims.len()));
        self.note("index", best(|| BoardIndex::of(&case).cards().count()));
        self.note("write", best(|| storage::write(&case).is_ok()));
        self.note(
            "save and verify",
            best(|| storage::save(path, &case, &|_| {}).is_ok()),
        );
        let options = RenderOptions {
            width_px: Some(8_000),
            ..RenderOptions::default()
        };
        let draw = || export::render_png(&case, &found, &RenderArea::Board, &options).is_ok();
        self.note("picture, 8,000 px", time(draw));
        Ok(())
    }

    /// What the user waits for, and how long the window's own thread stands still for it.
    fn session(&mut self, path: &Path) {
        let mut session = Session::new(Environment {
            replica_seed: 1,
            wake: Arc::new(|| {}),
            config_dir: None,
            journals: None,
            importing: caseboard::app::ImportSetup::default(),
            keeping: caseboard::app::KeepingSetup::default(),
        });
        let (wait, stall) = run(&mut session, Action::Open(path.to_owned()));
        self.note("open", wait);
        self.note("open: longest stall", stall);
        self.find(&mut session);
        self.note(
            "library",
            time(|| {
                session.library(&Question::default());
                session.finish_jobs(PATIENCE);
                session.library(&Question::default()).lines.len()
            }),
        );
        self.edit(&mut session);
        let (wait, stall) = run(&mut session, Action::Run(CommandId::Save));
        self.note("save", wait);
        self.note("save: longest stall", stall);
    }

    fn find(&mut self, session: &mut Session) {
        let mut ask = |query: &str| {
            time(|| {
                session.find(Asker::FindBox, query);
                session.finish_jobs(PATIENCE);
                session.find(Asker::FindBox, query).records.len()
            })
        };
        self.note("find: first letter", ask("s"));
        let typed = ["sa", "sal", "salt", "saltm", "saltmere", "saltmere r"];
        let slowest = typed.map(&mut ask).into_iter().max();
        self.note("find: slowest letter", slowest.unwrap_or_default());
        self.note("find: other words", ask("convoy ostra"));
        self.note("find: scattered letters", ask("slvg twge"));
    }

    fn edit(&mut self, session: &mut Session) {
        let some = |session: &Session, most| Selection {
            cards: session.case().cards().ids().take(most).collect(),
            ..Selection::default()
        };
        let rows = [
            (1, ["move 1 card", "undo", "redo"]),
            (10_000, ["move 10,000 cards", "undo 10,000", "redo 10,000"]),
            (usize::MAX, ["move all cards", "undo all", "redo all"]),
        ];
        for (most, names) in rows {
            session.dispatch(Action::Select(some(session, most)));
            let commands = [CommandId::NudgeRight, CommandId::Undo, CommandId::Redo];
            for (name, command) in names.into_iter().zip(commands) {
                self.note(name, run(session, Action::Run(command)).1);
            }
        }
        let select_all = Action::Run(CommandId::SelectAll);
        self.note("select all", run(session, select_all).1);
    }
}

/// Does something and waits for its jobs. Gives the whole time, and the longest time of one call: so long the window
/// stands still.
fn run(session: &mut Session, action: Action) -> (Duration, Duration) {
    let started = Instant::now();
    session.dispatch(action);
    let mut stall = started.elapsed();
    while !session.jobs().is_empty() && started.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_micros(200));
        let called = Instant::now();
        session.poll();
        stall = stall.max(called.elapsed());
    }
    (started.elapsed(), stall)
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let started = Instant::now();
    black_box(work());
    started.elapsed()
}

/// The best of several rounds: the least disturbed.
fn best<T>(mut work: impl FnMut() -> T) -> Duration {
    const ROUNDS: usize = 3;
    let times = (0..ROUNDS).map(|_| time(&mut work));
    times.min().unwrap_or_default()
}

fn print(sizes: &[usize], columns: &[Column]) {
    let Some(first) = columns.first() else { return };
    print!("{:<26}", "cards");
    for size in sizes {
        print!(" {size:>11} {:>8} {:>6}", "/ parse", "x");
    }
    println!();
    for (at, (name, _)) in first.rows.iter().enumerate() {
        print!("{name:<26}");
        let mut before: Option<Duration> = None;
        for column in columns {
            let time = column.rows.get(at).map_or(Duration::ZERO, |row| row.1);
            let parse = column.rows.iter().find(|row| row.0 == BASELINE);
            let ratio = time.as_secs_f64() / parse.map_or(1.0, |row| row.1.as_secs_f64());
            let growth = before.map_or(String::new(), |before| {
                format!("{:.1}", time.as_secs_f64() / before.as_secs_f64())
            });
            let ms = time.as_secs_f64() * 1000.0;
            print!(" {ms:>8.2} ms {ratio:>8.2} {growth:>6}");
            before = Some(time);
        }
        println!();
    }
    print!("{:<26}", "memory at most");
    columns
        .iter()
        .for_each(|column| print!(" {:>27}", column.memory));
    println!();
}

/// How much memory a process takes at most that does nothing but open the case.
fn memory_of_opening(path: &Path) -> Result<String, Error> {
    let told = std::process::Command::new(std::env::current_exe()?)
        .env(OPEN, path)
        .output()?;
    Ok(String::from_utf8(told.stdout)?.trim().to_owned())
}

/// Opens a file as the program does, and says how much memory that took at most.
fn open_alone(path: &Path) -> Result<(), Error> {
    let mut session = Session::new(Environment {
        replica_seed: 1,
        wake: Arc::new(|| {}),
        config_dir: None,
        journals: None,
        importing: caseboard::app::ImportSetup::default(),
        keeping: caseboard::app::KeepingSetup::default(),
    });
    session.dispatch(Action::Open(path.to_owned()));
    session.finish_jobs(PATIENCE);
    black_box(session.case().cards().len());
    match peak_memory_mb() {
        Some(peak) => println!("{peak:.0} MB"),
        None => println!("not told"),
    }
    Ok(())
}

fn peak_memory_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib * 1.024 / 1000.0)
}

/// Names of 1,000 entities in 1,000 articles of 5 KB, and what one more name or article costs then.
fn mentions() -> Result<(), Error> {
    const SYLLABLES: [&str; 12] = [
        "ka", "ro", "min", "ter", "sal", "vo", "den", "lu", "is", "gra", "po", "nek",
    ];
    const PLAIN: [&str; 8] = [
        "the",
        "shipment",
        "was",
        "said",
        "to",
        "reach",
        "containers",
        "by",
    ];
    let syllable = |at: u64| SYLLABLES[(at % 12) as usize];
    let name = |at: u64| {
        let words = [syllable(at), syllable(at / 12), syllable(at / 144)].concat();
        let (first, rest) = words.split_at(1);
        first.to_uppercase() + rest
    };
    let entities = (0..1_000).map(|at| {
        let mut entity = Entity::new(EntityId::from_number(at), EntityKind::Place, name(at));
        entity.aliases = vec![
            format!("{} Port", name(at)),
            format!("Old {}", name(at + 5)),
        ];
        entity
    });
    let articles = (0..1_000).map(|number| {
        let words = (0..800u64).map(|at| match at % 20 {
            19 => name(number * 7 + at * 13),
            _ => PLAIN[((number + at * at) % 8) as usize].to_owned(),
        });
        let text = words.collect::<Vec<_>>().join(" ");
        Article::new(ArticleId::from_number(number), "Report", text)
    });
    let parts = CaseParts {
        entities: entities.collect(),
        articles: articles.collect(),
        ..CaseParts::default()
    };
    let case = parts.into_case().map_err(|id| format!("{id} twice"))?;
    let bytes: usize = case
        .articles()
        .iter()
        .map(|article| article.text.len())
        .sum();
    let places = |index: &MentionIndex| {
        let ids = case.articles().ids();
        ids.map(|id| index.in_article(id).len()).sum::<usize>()
    };
    let index = MentionIndex::of(&case);
    println!(
        "\nnames of 1,000 entities in {:.1} MB: {} places",
        bytes as f64 / 1e6,
        places(&index)
    );
    let all = best(|| MentionIndex::of(&case));
    let mut editor = Editor::opened(case.clone(), IdSource::new(9));
    editor.apply("name", |tx| {
        let id = tx.fresh_id::<Entity>();
        tx.insert(Entity::new(id, EntityKind::Place, "Karoka Shipment"))
            .map(drop)
    })?;
    let one_name = best(|| index.updated(editor.case()));
    let nothing = best(|| index.updated(&case));
    for (what, time) in [
        ("all", all),
        ("one name more", one_name),
        ("nothing new", nothing),
    ] {
        println!("{what:<26} {:>8.2} ms", time.as_secs_f64() * 1000.0);
    }
    Ok(())
}
