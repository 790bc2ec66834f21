//! Two outlets that turn out to be one.

use crate::edit::{EditError, Tx};
use crate::model::{Outlet, OutletId, OutletKind, RecordRef, Reliability};
use crate::model::{references_of, referring_records, with_references};

/// One outlet takes over another's articles and links, and what it does not say of itself; the other goes. The kept grade
/// stays, unless it is F, which says nothing.
///
/// # Errors
/// If one of them is missing or both are the same.
pub fn merge_outlets(tx: &mut Tx<'_>, keep: OutletId, other: OutletId) -> Result<(), EditError> {
    if keep == other {
        return Err(EditError::Refused(
            "an outlet cannot be merged with itself".to_owned(),
        ));
    }
    let gone = tx.get::<Outlet>(other)?.clone();
    tx.update::<Outlet>(keep, |kept| take_over(kept, gone))?;
    let (keep, other) = (RecordRef::from(keep), RecordRef::from(other));
    let mended: Vec<_> = referring_records(tx.case())
        .filter(|record| references_of(record).contains(&other))
        .filter_map(|record| {
            with_references(&record, |reference| {
                Some(if reference == other { keep } else { reference })
            })
        })
        .collect();
    mended
        .into_iter()
        .try_for_each(|record| tx.replace(record))?;
    super::delete_records(tx, &[other].into())
}

fn take_over(kept: &mut Outlet, gone: Outlet) {
    let fill = |ours: &mut String, theirs: String| {
        if ours.trim().is_empty() {
            *ours = theirs;
        }
    };
    fill(&mut kept.owner, gone.owner);
    fill(&mut kept.country, gone.country);
    if kept.kind == OutletKind::default() {
        kept.kind = gone.kind;
    }
    if kept.reliability == Reliability::default() {
        kept.reliability = gone.reliability;
    }
    if kept.remarks.is_empty() {
        kept.remarks = gone.remarks;
    } else if !gone.remarks.is_empty() && kept.remarks != gone.remarks {
        kept.remarks = format!("{}\n\n{}", kept.remarks, gone.remarks);
    }
    // The kept one's history ends with its present grade and goes last.
    let mut history = gone.history;
    history.append(&mut kept.history);
    kept.history = history;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::editor;
    use crate::model::{Article, GradeChange};

    #[test]
    fn articles_and_history_follow_and_undo_brings_both_back() {
        let mut editor = editor();
        let made = editor.apply("new", |tx| {
            let mut ids = Vec::new();
            for (name, reliability) in
                [("Gulf wire", Reliability::F), ("Gulf Wire", Reliability::C)]
            {
                let mut outlet = Outlet::new(tx.fresh_id::<Outlet>(), name);
                outlet.reliability = reliability;
                outlet.history = vec![GradeChange {
                    reliability,
                    since: None,
                    reason: name.to_owned(),
                }];
                let outlet = tx.insert(outlet)?;
                let mut article = Article::new(tx.fresh_id::<Article>(), name, "text");
                article.outlet = Some(outlet);
                tx.insert(article)?;
                ids.push(outlet);
            }
            Ok(ids)
        });
        let ids = made.expect("it is sound").value;
        let before = editor.case().clone();
        editor
            .apply("merge", |tx| merge_outlets(tx, ids[0], ids[1]))
            .expect("both are there");
        let case = editor.case();
        assert!(
            case.articles()
                .iter()
                .all(|article| article.outlet == Some(ids[0]))
        );
        let kept = case.outlet(ids[0]).expect("it stayed");
        assert_eq!(
            (kept.name.as_str(), kept.reliability),
            ("Gulf wire", Reliability::C)
        );
        let reasons: Vec<&str> = kept
            .history
            .iter()
            .map(|change| change.reason.as_str())
            .collect();
        assert_eq!(reasons, ["Gulf Wire", "Gulf wire"]);
        assert!(case.outlet(ids[1]).is_none());
        assert_eq!(case.problems(), []);
        assert!(
            editor
                .apply("merge", |tx| merge_outlets(tx, ids[0], ids[0]))
                .is_err()
        );
        editor.undo();
        assert_eq!(*editor.case(), before);
    }
}
