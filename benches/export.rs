//! What pictures of large boards cost: time, memory and bytes, for each format.
//!
//! `cargo bench --bench export`, or `cargo bench --bench export -- 1000 100000` for other sizes. Each picture is made by a
//! process of its own, so that its memory can be told. Times differ from machine to machine: beside each stands its ratio to
//! what the RON parser alone needs for the same board in the same process, which nothing here can change. Processor time is
//! that of all threads; where it is much more than the time that passed, they worked side by side.

mod common;

use caseboard::export::{Order, PictureFormat, RenderArea, RenderOptions, render};
use caseboard::storage;
use serde::de::IgnoredAny;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Boards to picture.
const SIZES: [usize; 2] = [1_000, 10_000];
/// What is made: a name, the format, and the width in pixels where it is not that of 100 %.
const PICTURES: [(&str, PictureFormat, Option<u32>); 5] = [
    ("png-8000", PictureFormat::Png, Some(8_000)),
    ("png-30000", PictureFormat::Png, Some(30_000)),
    ("svg", PictureFormat::Svg, None),
    ("pdf", PictureFormat::Pdf, None),
    ("svg-8000", PictureFormat::Svg, Some(8_000)),
];
/// Names the picture that a second process of this program makes, and the size of its board.
const MAKE: &str = "CASEBOARD_BENCH_MAKE";

type Error = Box<dyn std::error::Error>;

fn main() -> Result<(), Error> {
    if let Ok(what) = std::env::var(MAKE) {
        let (name, cards) = what.split_once(' ').ok_or("a picture and a size")?;
        return make(name, cards.parse()?);
    }
    let asked: Vec<usize> = std::env::args()
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        SIZES.to_vec()
    } else {
        asked
    };
    println!(
        "{:<10} {:>7} {:>9} {:>8} {:>9} {:>9} {:>9}",
        "picture", "cards", "time", "/ parse", "processor", "memory", "bytes"
    );
    for size in sizes {
        for (name, ..) in PICTURES {
            let told = std::process::Command::new(std::env::current_exe()?)
                .env(MAKE, format!("{name} {size}"))
                .output()?;
            let told = String::from_utf8(told.stdout)?;
            println!("{name:<10} {size:>7} {}", told.trim_end());
        }
    }
    Ok(())
}

/// Makes one picture and says what it cost.
fn make(name: &str, cards: usize) -> Result<(), Error> {
    let picture = PICTURES.into_iter().find(|picture| picture.0 == name);
    let (_, format, width_px) = picture.ok_or("no such picture")?;
    let (case, findings) = common::board(cards);
    let parse = {
        let text = storage::write(&case)?;
        let started = Instant::now();
        black_box(ron::from_str::<IgnoredAny>(&text).is_ok());
        started.elapsed()
    };
    let order = Order {
        format,
        options: RenderOptions {
            width_px,
            ..RenderOptions::default()
        },
        ..Order::default()
    };
    let worked = processor_time();
    let started = Instant::now();
    let areas = [RenderArea::Board];
    let bytes = render(&case, &findings, &areas, &order, &mut |_| true)?.len();
    let passed = started.elapsed();
    let worked = processor_time().saturating_sub(worked);
    let ratio = passed.as_secs_f64() / parse.as_secs_f64();
    println!(
        "{:>7.2} s {ratio:>8.2} {:>7.2} s {:>6.0} MB {:>6.1} MB",
        passed.as_secs_f64(),
        worked.as_secs_f64(),
        peak_memory_mb().unwrap_or_default(),
        bytes as f64 / 1e6
    );
    Ok(())
}

/// Time that the processor worked for this process, in all threads; none where the system does not tell.
fn processor_time() -> Duration {
    const TICKS_PER_SEC: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name of the program, which ends with a bracket; the 14th and 15th field of all.
    let rest = stat.rsplit(')').next().unwrap_or_default();
    let fields = rest.split_whitespace().skip(11).take(2);
    let ticks: f64 = fields.filter_map(|field| field.parse::<f64>().ok()).sum();
    Duration::from_secs_f64(ticks / TICKS_PER_SEC)
}

fn peak_memory_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib * 1.024 / 1000.0)
}
