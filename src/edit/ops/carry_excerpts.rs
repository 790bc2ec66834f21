//! Let what rests on an earlier version of an article rest on the newer one as well.

use super::add_excerpt::add_excerpt;
use crate::edit::{EditError, Tx};
use crate::model::{ArticleId, Claim, Entity, ExcerptId, Note};
use std::collections::BTreeMap;

/// Quotes an article at these places (first scalar value and one past the last) in place of these excerpts of another:
/// every claim, entity and note that rests on such an excerpt rests on the new one as well. Says how many did.
///
/// # Errors
/// If the article is missing or a place is not in its text.
pub fn carry_excerpts(
    tx: &mut Tx<'_>,
    article: ArticleId,
    places: &[(ExcerptId, (u32, u32))],
) -> Result<usize, EditError> {
    let mut new_of: BTreeMap<ExcerptId, ExcerptId> = BTreeMap::new();
    for (old, (start, end)) in places {
        new_of.insert(*old, add_excerpt(tx, article, *start, *end)?);
    }
    let mut changed = 0;
    let claims: Vec<_> = resting(
        tx.case().claims().iter().map(|one| (one.id, &one.excerpts)),
        &new_of,
    );
    for (id, excerpts) in claims {
        tx.update::<Claim>(id, |claim| claim.excerpts = excerpts)?;
        changed += 1;
    }
    let entities: Vec<_> = resting(
        tx.case()
            .entities()
            .iter()
            .map(|one| (one.id, &one.excerpts)),
        &new_of,
    );
    for (id, excerpts) in entities {
        tx.update::<Entity>(id, |entity| entity.excerpts = excerpts)?;
        changed += 1;
    }
    let notes: Vec<_> = resting(
        tx.case().notes().iter().map(|one| (one.id, &one.excerpts)),
        &new_of,
    );
    for (id, excerpts) in notes {
        tx.update::<Note>(id, |note| note.excerpts = excerpts)?;
        changed += 1;
    }
    Ok(changed)
}

/// The records that rest on one of the old excerpts and not on its new one yet, with what they shall rest on.
fn resting<'a, I: Copy>(
    records: impl Iterator<Item = (I, &'a Vec<ExcerptId>)>,
    new_of: &BTreeMap<ExcerptId, ExcerptId>,
) -> Vec<(I, Vec<ExcerptId>)> {
    let with_new = |(id, excerpts): (I, &Vec<ExcerptId>)| {
        let mut all = excerpts.clone();
        for new in excerpts.iter().filter_map(|old| new_of.get(old)) {
            if !all.contains(new) {
                all.push(*new);
            }
        }
        (all.len() > excerpts.len()).then_some((id, all))
    };
    records.filter_map(with_new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::small_case_editor;
    use crate::model::{Article, Record as _};

    #[test]
    fn what_rests_on_the_earlier_version_rests_on_both() {
        let mut editor = small_case_editor();
        let before = editor.case().clone();
        let claim = before
            .claims()
            .iter()
            .find(|claim| !claim.excerpts.is_empty());
        let claim = claim.expect("a claim rests on words").id();
        let old = before.claim(claim).expect("it is there").excerpts[0];
        let words = before.excerpt(old).expect("it is there").exact.clone();
        let made = editor.apply("newer", |tx| {
            let id = tx.fresh_id::<Article>();
            tx.insert(Article::new(id, "newer", format!("Ö. {words}")))
        });
        let article = made.expect("it can be added").value;
        let end = 3 + words.chars().count() as u32;
        let carry = |tx: &mut Tx<'_>| carry_excerpts(tx, article, &[(old, (3, end))]);
        let changed = editor
            .apply("carry", carry)
            .expect("the words are there")
            .value;
        assert!(changed >= 1);
        let case = editor.case();
        assert_eq!(case.problems(), []);
        let excerpts = &case.claim(claim).expect("it is there").excerpts;
        assert!(excerpts.contains(&old));
        let new = excerpts.iter().filter_map(|id| case.excerpt(*id));
        let new: Vec<_> = new.filter(|excerpt| excerpt.article == article).collect();
        assert_eq!(new.len(), 1);
        assert_eq!(new[0].exact, words);
        let again = editor.apply("carry", carry).expect("nothing is left to do");
        assert!(again.diff.is_empty());
        editor.undo();
        editor.undo();
        assert_eq!(*editor.case(), before);
    }
}
