//! Faults on order: what a full disk, a dying drive or a killed process does, at any step of any work with files.
//!
//! A plan belongs to a folder, each test having one of its own, so that tests run side by side and work in other threads
//! is met as well.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The operation fails with this number of the system, as those in [`errno`]; the next ones succeed.
    Error(i32),
    /// Every operation from here on fails with this number.
    Errors(i32),
    /// The process is killed: nothing is done any more, not even tidying up. What was to be written is written in part.
    Death,
}

/// Numbers of the system's errors on Linux.
pub mod errno {
    pub const EIO: i32 = 5;
    pub const EACCES: i32 = 13;
    pub const EXDEV: i32 = 18;
    pub const EMFILE: i32 = 24;
    pub const ENOSPC: i32 = 28;
    pub const EROFS: i32 = 30;
    pub const ESTALE: i32 = 116;
    pub const EDQUOT: i32 = 122;
}

/// Fails at one step of the work with files in one folder, while it lives.
pub struct FaultPlan {
    number: u64,
}

#[derive(Debug)]
struct Plan {
    number: u64,
    folders: Vec<PathBuf>,
    at_step: usize,
    fault: Fault,
    steps: usize,
}

static PLANS: Mutex<(u64, Vec<Plan>)> = Mutex::new((0, Vec::new()));

fn plans() -> MutexGuard<'static, (u64, Vec<Plan>)> {
    PLANS.lock().unwrap_or_else(PoisonError::into_inner)
}

impl FaultPlan {
    /// Lets step `at_step` of all work under `folder` fail; the first step is 0.
    pub fn new(folder: &Path, at_step: usize, fault: Fault) -> Self {
        let mut plans = plans();
        plans.0 += 1;
        let number = plans.0;
        let folders = vec![folder.to_owned()];
        let whole = folder.canonicalize().ok();
        plans.1.push(Plan {
            number,
            folders: folders.into_iter().chain(whole).collect(),
            at_step,
            fault,
            steps: 0,
        });
        Self { number }
    }

    /// How many steps were taken under the plan.
    pub fn steps(&self) -> usize {
        let plans = plans();
        let plan = plans.1.iter().find(|plan| plan.number == self.number);
        plan.map_or(0, |plan| plan.steps)
    }

    /// Whether the fault came up: the work had that many steps.
    pub fn struck(&self) -> bool {
        let plans = plans();
        let plan = plans.1.iter().find(|plan| plan.number == self.number);
        plan.is_some_and(|plan| plan.steps > plan.at_step)
    }
}

impl Drop for FaultPlan {
    fn drop(&mut self) {
        plans().1.retain(|plan| plan.number != self.number);
    }
}

/// Called before each operation.
pub fn before(path: &Path) -> io::Result<()> {
    let mut plans = plans();
    for plan in &mut plans.1 {
        if !plan.meets(path) {
            continue;
        }
        let step = plan.steps;
        plan.steps += 1;
        match plan.fault {
            Fault::Error(number) if step == plan.at_step => {
                return Err(io::Error::from_raw_os_error(number));
            }
            Fault::Errors(number) if step >= plan.at_step => {
                return Err(io::Error::from_raw_os_error(number));
            }
            Fault::Death if step >= plan.at_step => {
                return Err(io::Error::other("the process was killed"));
            }
            _ => {}
        }
    }
    Ok(())
}

/// What still gets to the disk of bytes that are to be written, if the next step is the one that fails.
pub fn torn<'a>(path: &Path, bytes: &'a [u8]) -> Option<&'a [u8]> {
    let plans = plans();
    let plan = plans.1.iter().find(|plan| plan.meets(path))?;
    let is_now = plan.steps == plan.at_step;
    is_now.then(|| bytes.get(..bytes.len() / 2).unwrap_or_default())
}

impl Plan {
    fn meets(&self, path: &Path) -> bool {
        self.folders.iter().any(|folder| path.starts_with(folder))
    }
}

#[test]
fn a_fault_strikes_once_and_a_death_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a");
    let write = |text: &str| {
        let mut file = super::open_to_change(&path)?;
        file.write_all(text.as_bytes())?;
        file.sync_data()
    };
    let plan = FaultPlan::new(folder.path(), 1, Fault::Error(errno::ENOSPC));
    let error = write("abcd").expect_err("the disk is full");
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    let text = || std::fs::read_to_string(&path).expect("it is there");
    assert_eq!(text(), "ab");
    assert!(write("abcd").is_ok() && plan.struck());
    assert_eq!(plan.steps(), 5);
    drop(plan);
    assert_eq!(text(), "abcd");
    let plan = FaultPlan::new(folder.path(), 1, Fault::Death);
    assert!(write("wxyz").is_err() && write("1234").is_err());
    assert!(super::remove(&path).is_err());
    assert_eq!(text(), "wxcd");
    drop(plan);
    assert!(super::remove(&path).is_ok());
}
