use super::record::RecordWord;
use super::*;
use crate::model::Timestamp;
use crate::storage::disk::faults::{Fault, FaultPlan, errno};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn record(word: RecordWord, text: &str) -> JournalRecord {
    JournalRecord {
        word,
        at: Timestamp::from_unix_secs(1_790_000_000),
        text: record_text(&text).expect("it is text"),
    }
}

fn head() -> JournalRecord {
    let head = JournalHead {
        title: "A\ncase".to_owned(),
        ..JournalHead::default()
    };
    JournalRecord {
        text: record_text(&head).expect("it is text"),
        ..record(RecordWord::Head, "")
    }
}

fn lines<'a>(records: impl IntoIterator<Item = &'a JournalRecord>) -> Vec<u8> {
    let lines = records.into_iter().map(JournalRecord::line);
    lines.collect::<String>().into_bytes()
}

fn edits(count: usize) -> Vec<JournalRecord> {
    let edit = |number| record(RecordWord::Edit, &format!("edit {number}\n\"Нет\""));
    (0..count).map(edit).collect()
}

/// A journal with so many edits, as bytes.
fn journal(count: usize) -> (Vec<u8>, Vec<JournalRecord>) {
    let edits = edits(count);
    let mut bytes = b"caseboard-journal 1\n".to_vec();
    bytes.extend(head().line().into_bytes());
    bytes.extend(lines(&edits));
    (bytes, edits)
}

fn read(bytes: &[u8]) -> Result<JournalContent, JournalError> {
    JournalContent::of_bytes(Path::new("a.journal"), bytes)
}

fn claimed(folder: &Path) -> Vec<ClaimedJournal> {
    let orphans = JournalFolder::at(folder).claim_orphans();
    orphans.expect("the folder can be read")
}

proptest! {
    #[test]
    fn any_text_goes_through_a_line(text in any::<String>(), secs in -9_000_000_000_i64..9_000_000_000) {
        let record = JournalRecord {
            at: Timestamp::from_unix_secs(secs),
            ..record(RecordWord::Drafts, &text)
        };
        let line = record.line();
        prop_assert_eq!(line.matches('\n').count(), 1);
        let again = JournalRecord::of_line(line.trim_end_matches('\n').as_bytes());
        prop_assert_eq!(again.as_ref(), Some(&record));
        prop_assert_eq!(from_record_text::<String>(&record.text), Ok(text));
    }
}

#[test]
fn a_torn_end_loses_the_last_record_and_nothing_else() {
    let (bytes, edits) = journal(3);
    let head_end = bytes.len() - lines(&edits).len();
    for end in head_end..=bytes.len() {
        let content = read(&bytes[..end]).expect("its head is whole");
        let whole = bytes[head_end..end].iter().filter(|byte| **byte == b'\n');
        let whole = whole.count();
        assert_eq!(content.steps, edits[..whole], "cut at {end}");
        let is_torn = bytes[..end].last() != Some(&b'\n');
        assert_eq!(
            content.damage,
            is_torn.then_some(Damage::Torn),
            "cut at {end}"
        );
    }
    // What a power cut leaves of a file that was growing: blocks of zeros.
    let zeros = [bytes.as_slice(), &[0; 512]].concat();
    let content = read(&zeros).expect("its head is whole");
    assert_eq!((content.steps, content.damage), (edits, Some(Damage::Torn)));
    for end in 0..head_end {
        assert!(read(&bytes[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_flipped_bit_is_told_and_what_stands_before_it_is_used() {
    let (bytes, edits) = journal(4);
    let head_end = bytes.len() - lines(&edits).len();
    for at in head_end..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            let content = read(&flipped).expect("its head is whole");
            let before = bytes[head_end..at].iter().filter(|byte| **byte == b'\n');
            let before = before.count();
            assert_eq!(content.steps, edits[..before], "byte {at}, bit {bit}");
            let is_last = before + 1 == edits.len();
            match content.damage {
                Some(Damage::Torn) => assert!(is_last || before + 2 == edits.len()),
                Some(Damage::Broken { line, .. }) => assert_eq!(line, before + 3),
                None => panic!("byte {at}, bit {bit}: not told"),
            }
        }
    }
    for at in 0..head_end {
        let mut flipped = bytes.clone();
        flipped[at] ^= 4;
        assert!(read(&flipped).is_err(), "byte {at}");
    }
    let newer = String::from_utf8(bytes)
        .expect("text")
        .replacen("journal 1", "journal 2", 1);
    assert!(matches!(
        read(newer.as_bytes()),
        Err(JournalError::Newer(_))
    ));
}

#[test]
fn base_and_drafts_stand_for_themselves() {
    let (mut bytes, _) = journal(1);
    bytes.extend_from_slice(b"edit 1 2 3 what is this\n");
    let rest = [
        record(RecordWord::Base, "the base"),
        record(RecordWord::Drafts, "half"),
        record(RecordWord::Edit, "hangs on the broken one"),
        record(RecordWord::Drafts, "half typed"),
    ];
    bytes.extend(lines(&rest));
    let content = read(&bytes).expect("its head is whole");
    assert_eq!(content.base.as_ref(), Some(&rest[0].text));
    assert_eq!(content.drafts.as_ref(), Some(&rest[3]));
    assert_eq!(content.steps.len(), 1);
    let damage = Damage::Broken {
        line: 4,
        lines_lost: 5,
    };
    assert_eq!(content.damage, Some(damage));
}

#[test]
fn a_journal_is_found_once_its_owner_is_dead() {
    let folder = tempfile::tempdir().expect("a folder");
    let journals = JournalFolder::at(folder.path().join("journals"));
    assert!(
        claimed(journals.path()).is_empty(),
        "there is no folder yet"
    );
    let mut file = JournalFile::create(&journals, Some("/a.ron"), &lines([&head()])).expect("made");
    let other = JournalFile::create(&journals, Some("/a.ron"), &lines([&head()])).expect("made");
    assert_ne!(file.path(), other.path());
    file.append(&lines(&edits(2))).expect("written");
    assert!(claimed(journals.path()).is_empty());
    // Written anew, it is still held.
    let anew = [lines([&head()]), lines(&edits(3))].concat();
    file.replace(&anew).expect("written");
    assert!(claimed(journals.path()).is_empty());
    file.append(&lines(&edits(1))).expect("written");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode();
        assert_eq!(mode(file.path()) & 0o777, 0o600);
        assert_eq!(mode(journals.path()) & 0o777, 0o700);
    }
    drop(file);
    let mut found = claimed(journals.path());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].read().expect("it can be read").steps.len(), 4);
    assert!(claimed(journals.path()).is_empty(), "it is ours now");
    drop((found, other));
    assert_eq!(claimed(journals.path()).len(), 2);
}

#[test]
fn what_was_given_up_rests_for_seven_days() {
    let folder = tempfile::tempdir().expect("a folder");
    let journals = JournalFolder::at(folder.path());
    let file = JournalFile::create(&journals, None, &lines([&head()])).expect("made");
    let name = file.path().file_name().expect("a name").to_owned();
    let now = 1_790_000_000;
    file.set_aside(Timestamp::from_unix_secs(now))
        .expect("moved");
    assert!(claimed(folder.path()).is_empty());
    let path = folder.path().join("given-up");
    let path = path.join(format!("{now}-{}", name.to_string_lossy()));
    assert!(path.exists());
    fs::write(folder.path().join("given-up").join("notes.txt"), "mine").expect("written");
    let day = 24 * 60 * 60;
    for (later, is_there) in [(-day, true), (7 * day, true), (7 * day + 1, false)] {
        let now = Timestamp::from_unix_secs(now + later);
        journals.end_rest(now).expect("looked through");
        assert_eq!(path.exists(), is_there, "{later} s later");
    }
    assert!(folder.path().join("given-up").join("notes.txt").exists());
}

/// Writes a journal as the program does, each step again until it succeeds; the errors that were met.
fn written_patiently(folder: &Path) -> (PathBuf, Vec<JournalError>) {
    let journals = JournalFolder::at(folder);
    let mut errors = Vec::new();
    let first = [lines([&head()]), lines(&edits(1))].concat();
    let mut file = loop {
        match JournalFile::create(&journals, Some("/a.ron"), &first) {
            Ok(file) => break file,
            Err(error) => errors.push(error),
        }
    };
    let more = edits(4);
    for edit in &more[1..3] {
        while let Err(error) = file.append(&lines([edit])) {
            errors.push(error);
        }
    }
    let bytes = loop {
        match file.tail(0) {
            Ok(bytes) => break bytes,
            Err(error) => errors.push(error),
        }
    };
    let records = bytes
        .strip_prefix(b"caseboard-journal 1\n")
        .expect("its first line");
    while let Err(error) = file.replace(records) {
        errors.push(error);
    }
    while let Err(error) = file.append(&lines([&more[3]])) {
        errors.push(error);
    }
    (file.path().to_owned(), errors)
}

#[test]
fn a_fault_at_any_step_is_told_with_its_cause_and_costs_no_record() {
    let causes = [
        (errno::ENOSPC, "the disk is full"),
        (errno::EIO, "the disk or the network failed"),
        (errno::EROFS, "it can only be read"),
        (errno::EACCES, "you have no permission"),
        (errno::EMFILE, "too many files"),
        (errno::EDQUOT, "your share of the disk is used up"),
    ];
    for (number, words) in causes {
        for step in 0.. {
            let folder = tempfile::tempdir().expect("a folder");
            let journals = folder.path().join("journals");
            let plan = FaultPlan::new(&journals, step, Fault::Error(number));
            let (path, errors) = written_patiently(&journals);
            let struck = plan.struck();
            drop(plan);
            if !struck {
                assert!(step > 15, "only {step} steps");
                break;
            }
            for error in &errors {
                assert!(error.to_string().contains(words), "step {step}: {error}");
            }
            let bytes = fs::read(&path).expect("it is there");
            let content = read(&bytes).expect("it is whole");
            assert_eq!(content.steps, edits(4), "step {step} of {words}");
            assert_eq!(content.damage, None, "step {step} of {words}");
            // Only locking, looking and tidying up may fail unnoticed.
            let files = fs::read_dir(&journals).expect("a folder").count();
            assert!(files <= 2, "step {step}: {files} files");
        }
    }
}

#[test]
fn killed_at_any_step_what_was_promised_is_there() {
    for step in 0.. {
        let folder = tempfile::tempdir().expect("a folder");
        let journals = JournalFolder::at(folder.path().join("journals"));
        let plan = FaultPlan::new(journals.path(), step, Fault::Death);
        let first = [lines([&head()]), lines(&edits(1))].concat();
        let mut promised = 0;
        if let Ok(mut file) = JournalFile::create(&journals, Some("/a.ron"), &first) {
            promised = 1;
            for edit in &edits(3)[1..] {
                promised += usize::from(file.append(&lines([edit])).is_ok());
            }
            let anew = [lines([&head()]), lines(&edits(promised))].concat();
            let _ = file.replace(&anew);
        }
        let struck = plan.struck();
        drop(plan);
        let mut found = claimed(journals.path());
        let contents = found.iter_mut().filter_map(|journal| journal.read().ok());
        let most = contents.map(|content| content.steps).max_by_key(Vec::len);
        let steps = most.unwrap_or_default();
        assert!(
            steps.len() >= promised,
            "step {step}: {promised} were promised"
        );
        assert_eq!(steps, edits(steps.len()), "step {step}");
        if !struck {
            assert_eq!(promised, 3);
            break;
        }
    }
}
