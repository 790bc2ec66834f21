//! Tests across modules: what users' files, a user's work and the house's own rules must hold. No display, no network,
//! no clock.

mod child;
mod cli_import;
mod damage;
mod driver;
mod exported;
mod fuzz;
mod house;
mod import_hostile;
mod import_web;
mod journal_killed;
mod killed;
mod painted_pdf;
mod peers;
mod samples;
mod session_arrange;
mod session_boards;
mod session_clipboard;
mod session_damage;
mod session_export;
mod session_files;
mod session_import;
mod session_keeping;
mod session_marks;
mod session_mentions;
mod session_people;
mod session_pictures;
mod session_presenting;
mod session_recovery;
mod session_sight;
mod session_way;
mod session_work;
mod storage;

#[path = "../common/looks.rs"]
#[allow(dead_code, reason = "each test program asks for a part of it")]
mod looks;
