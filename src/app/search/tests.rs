//! Queries in, hits out; the same with and without an earlier query, an update or a job.

use super::index::SearchIndex;
use super::query::Query;
use super::{Asker, Found};
use crate::app::{Action, Environment, Session};
use crate::cli::generated_case;
use crate::edit::ops;
use crate::model::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

fn small_case() -> Case {
    let mut parts = CaseParts::default();
    let mut article = Article::new(
        ArticleId::from_number(1),
        "North Korea ships containers",
        "First line.\nFuel drums went by rail to Tikhoretsk.",
    );
    article.author = "A. Writer".into();
    parts.articles.push(article);
    parts.notes.push(Note::new(
        NoteId::from_number(2),
        NoteKind::Note,
        "Rail or road?\nThe containers were never shown.",
    ));
    let mut entity = Entity::new(
        EntityId::from_number(3),
        EntityKind::Place,
        "Straße im Süden",
    );
    entity.aliases.push("North Korean port".into());
    parts.entities.push(entity);
    parts.into_case().expect("ids are unique")
}

fn find(case: &Case, query: &str) -> Found {
    let found = SearchIndex::of(case).find(case, &Query::of(query), &|| true);
    found.expect("nobody stopped it")
}

fn names(found: &Found) -> Vec<String> {
    found.records.iter().map(ToString::to_string).collect()
}

#[test]
fn words_are_found_in_names_before_texts_and_told_with_their_line() {
    let case = small_case();
    let found = find(&case, "RAIL");
    assert_eq!(names(&found), ["not-2", "art-1"]);
    let contexts: Vec<_> = found
        .hits
        .iter()
        .map(|hit| hit.context.as_deref())
        .collect();
    let line = "Fuel drums went by rail to Tikhoretsk.";
    assert_eq!(contexts, [None, Some(line)]);
    assert_eq!(names(&find(&case, "STRASSE")), Vec::<String>::new());
    assert_eq!(names(&find(&case, "süd")), ["ent-3"]);
}

#[test]
fn several_words_need_not_stand_together() {
    let case = small_case();
    let found = find(&case, "containers north");
    assert_eq!(names(&found), ["art-1"]);
    assert_eq!(names(&find(&case, "rail  containers")), ["not-2", "art-1"]);
}

#[test]
fn scattered_letters_find_names_where_no_record_has_the_words() {
    let case = small_case();
    assert_eq!(names(&find(&case, "nrthkrea")), ["art-1", "ent-3"]);
    assert_eq!(names(&find(&case, "north")), ["ent-3", "art-1"]);
    assert_eq!(names(&find(&case, "zq")), Vec::<String>::new());
}

#[test]
fn typing_on_finds_the_same_as_asking_anew() {
    let case = generated_case(400, 1);
    let mut typed = SearchIndex::of(&case);
    for query in [
        "sa",
        "salt",
        "saltmere",
        "saltmere fu",
        "saltmere",
        "slt",
        "sltmr",
        "sltmrzz",
    ] {
        let on = typed.find(&case, &Query::of(query), &|| true);
        assert_eq!(on, Some(find(&case, query)), "{query}");
    }
    assert!(find(&case, "saltmere").records.len() > find(&case, "saltmere fu").records.len());
    assert!(!find(&case, "sltmr").records.is_empty());
}

#[test]
fn a_changed_index_finds_the_same_as_a_new_one() {
    let case = generated_case(60, 1);
    let mut index = SearchIndex::of(&case);
    let mut editor = crate::edit::Editor::opened(case, IdSource::new(9));
    let claims: Vec<ClaimId> = editor.case().claims().ids().collect();
    for (round, claim) in claims.iter().enumerate() {
        let applied = editor.apply("Change", |tx| {
            if round % 3 == 0 {
                ops::delete_records(tx, &[(*claim).into()].into())
            } else {
                tx.update::<Claim>(*claim, |claim| {
                    claim.statement = format!("Saltmere {round}")
                })
            }
        });
        let changed: BTreeSet<_> = applied.expect("it can be done").diff.records().collect();
        index.update(editor.case(), &changed);
        let found = index.find(editor.case(), &Query::of("saltmere"), &|| true);
        assert_eq!(found, Some(find(editor.case(), "saltmere")));
    }
}

#[test]
fn a_search_that_is_stopped_leaves_the_index_as_it_was() {
    let case = generated_case(5_000, 1);
    let mut index = SearchIndex::of(&case);
    assert_eq!(index.find(&case, &Query::of("saltmere"), &|| false), None);
    let found = index.find(&case, &Query::of("saltmere"), &|| true);
    assert_eq!(found, Some(find(&case, "saltmere")));
}

/// A session with a case from a file.
fn session_with(case: &Case) -> Session {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    crate::storage::save_new(&path, case, &|_| {}).expect("saved");
    let mut session = Session::new(Environment {
        replica_seed: 1,
        wake: Arc::new(|| {}),
        config_dir: None,
        journals: None,
        importing: crate::app::ImportSetup::default(),
        keeping: crate::app::KeepingSetup::default(),
    });
    session.dispatch(Action::Open(path));
    session.finish_jobs(Duration::from_secs(60));
    session
}

#[test]
fn a_large_case_is_searched_by_a_job_and_the_newest_query_wins() {
    let mut session = session_with(&generated_case(3_500, 1));
    assert_eq!(session.find(Asker::FindBox, "salt").query, "");
    assert!(session.jobs().iter().any(|job| !job.is_shown()));
    assert_eq!(session.find(Asker::FindBox, "saltmere").query, "");
    session.finish_jobs(Duration::from_secs(60));
    session.find(Asker::FindBox, "saltmere");
    session.finish_jobs(Duration::from_secs(60));
    let found = session.find(Asker::FindBox, "saltmere");
    assert_eq!(found.query, "saltmere");
    assert_eq!(found.records, find(session.case(), "saltmere").records);
    // The index is there now: the next letters are answered at once.
    assert_eq!(
        session.find(Asker::FindBox, "saltmere f").query,
        "saltmere f"
    );
    // The other asker has a question of its own.
    assert_eq!(session.find(Asker::Palette, "pier").query, "pier");
    assert_eq!(
        session.find(Asker::FindBox, "saltmere f").query,
        "saltmere f"
    );
}

#[test]
fn an_answer_follows_the_case() {
    let mut session = session_with(&small_case());
    assert_eq!(session.find(Asker::FindBox, "rail").records.len(), 2);
    session.dispatch(Action::Edit(crate::app::Edit::Delete(
        [NoteId::from_number(2).into()].into(),
    )));
    let found = session.find(Asker::FindBox, "rail");
    assert_eq!(
        (names(&found), found.revision),
        (vec!["art-1".to_owned()], session.revision())
    );
}

#[test]
fn the_first_letter_finds_the_index_built() {
    let mut session = session_with(&generated_case(3_500, 1));
    assert_eq!(session.find(Asker::FindBox, "").records, []);
    session.finish_jobs(Duration::from_secs(60));
    let found = session.find(Asker::FindBox, "saltmere");
    assert_eq!(found.query, "saltmere");
    assert!(!found.records.is_empty());
    let shown = session.jobs().iter().filter(|job| job.is_shown()).count();
    assert_eq!(shown, 0);
}
