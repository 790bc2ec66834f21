//! Properties that hold for any sequence of edits: undo restores the case, redo the result, nothing breaks.

use super::ops::testing::small_case_editor;
use super::ops::{self, Alignment, Axis, Collapse, End, Lock, Order};
use super::{DoesNotFit, EditError, Editor, Tx};
use crate::model::{
    AnyRecord, Card, CardId, Claim, Entity, EntityId, FrameId, Link, LinkKind, Note, NoteKind,
    Record, RecordRef, Tint,
};
use emath::{Pos2, Rect, Vec2, pos2, vec2};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// One random edit: which operation, and numbers from which its operands are picked.
#[derive(Debug, Clone)]
struct Step {
    operation: u8,
    numbers: [u16; 4],
}

const OPERATIONS: u8 = 31;

fn step() -> impl Strategy<Value = Step> {
    (0..OPERATIONS, any::<[u16; 4]>()).prop_map(|(operation, numbers)| Step { operation, numbers })
}

impl Step {
    fn pick<R: Record>(&self, tx: &Tx<'_>, nth: usize) -> Result<R::Id, EditError> {
        let ids: Vec<R::Id> = R::table(tx.case()).ids().collect();
        let at = usize::from(self.numbers[nth]).checked_rem(ids.len());
        at.and_then(|at| ids.get(at).copied())
            .ok_or_else(|| EditError::Refused("there is none".to_owned()))
    }

    fn some<R: Record>(&self, tx: &Tx<'_>) -> BTreeSet<R::Id> {
        let bits = self.numbers[0];
        R::table(tx.case())
            .ids()
            .enumerate()
            .filter(|(at, _)| bits & (1 << (at % 16)) != 0)
            .map(|(_, id)| id)
            .collect()
    }

    fn cards(&self, tx: &Tx<'_>) -> BTreeSet<CardId> {
        self.some::<Card>(tx)
    }

    fn frames(&self, tx: &Tx<'_>) -> BTreeSet<FrameId> {
        self.some::<crate::model::Frame>(tx)
    }

    fn number(&self, nth: usize) -> f32 {
        f32::from(self.numbers[nth]) - 32_768.0
    }

    fn pos(&self) -> Pos2 {
        pos2(self.number(1) / 30.0, self.number(2) / 30.0)
    }

    fn rect(&self) -> Rect {
        Rect::from_min_size(
            self.pos(),
            vec2(self.number(3) / 50.0, self.number(0) / 50.0),
        )
    }

    fn delta(&self) -> Vec2 {
        self.pos().to_vec2()
    }

    fn subject(&self, tx: &Tx<'_>, nth: usize) -> Result<RecordRef, EditError> {
        self.pick::<Card>(tx, nth)
            .and_then(|card| tx.get::<Card>(card))
            .map(|card| card.subject)
    }

    fn run(&self, tx: &mut Tx<'_>) -> Result<(), EditError> {
        let words = format!("{} 김 🎙", self.numbers[3]);
        match self.operation {
            0..=1 => ops::move_items(tx, &self.cards(tx), &self.frames(tx), self.delta()),
            2 => ops::resize_card(tx, self.pick::<Card>(tx, 1)?, self.rect()),
            3 => ops::resize_frame(tx, self.pick::<crate::model::Frame>(tx, 1)?, self.rect()),
            4 => ops::recolour(
                tx,
                &self.cards(tx),
                &self.frames(tx),
                Tint::ALL[usize::from(self.numbers[1]) % Tint::ALL.len()],
            ),
            5 => ops::reorder(
                tx,
                &self.cards(tx),
                [
                    Order::ToFront,
                    Order::Forward,
                    Order::Backward,
                    Order::ToBack,
                ][usize::from(self.numbers[1]) % 4],
            ),
            6 => ops::collapse(
                tx,
                &self.cards(tx),
                [Collapse::Collapsed, Collapse::Expanded][usize::from(self.numbers[1]) % 2],
            ),
            7 => ops::lock(
                tx,
                &self.cards(tx),
                &self.frames(tx),
                [Lock::Locked, Lock::Unlocked][usize::from(self.numbers[1]) % 2],
            ),
            8 => ops::align(
                tx,
                &self.cards(tx),
                [Alignment::Left, Alignment::Centre, Alignment::Bottom]
                    [usize::from(self.numbers[1]) % 3],
            ),
            9 => ops::distribute(
                tx,
                &self.cards(tx),
                [Axis::Horizontal, Axis::Vertical][usize::from(self.numbers[1]) % 2],
            ),
            10..=11 => {
                let kind = LinkKind::ALL[usize::from(self.numbers[2]) % LinkKind::ALL.len()];
                ops::link_records(tx, self.subject(tx, 0)?, self.subject(tx, 1)?, kind).map(drop)
            }
            12 => ops::relink(
                tx,
                self.pick::<Link>(tx, 0)?,
                [End::From, End::To][usize::from(self.numbers[1]) % 2],
                self.subject(tx, 2)?,
            ),
            13 => ops::reverse_link(tx, self.pick::<Link>(tx, 0)?),
            14 => ops::add_frame(tx, self.rect(), words).map(drop),
            15 => ops::frame_cards(tx, &self.cards(tx), words).map(drop),
            16 => ops::unframe(tx, &self.frames(tx)),
            17 => ops::merge_entities(tx, self.pick::<Entity>(tx, 0)?, self.pick::<Entity>(tx, 1)?),
            18 => ops::duplicate(tx, &self.few_cards(tx), &BTreeSet::new(), self.delta()).map(drop),
            19 => {
                let fragment = ops::copy(tx.case(), &self.few_cards(tx), &BTreeSet::new());
                ops::delete_records(tx, &[self.subject(tx, 1)?].into())?;
                ops::paste(tx, &fragment, self.pos()).map(drop)
            }
            20 => ops::remove_cards(tx, &self.few_cards(tx)),
            21 => ops::delete_records(tx, &[self.subject(tx, 0)?, self.subject(tx, 1)?].into()),
            22 => ops::delete_records(
                tx,
                &[self.pick::<crate::model::Article>(tx, 0)?.into()].into(),
            ),
            23 => {
                let note = Note::new(
                    tx.fresh_id::<Note>(),
                    NoteKind::ALL[usize::from(self.numbers[0]) % 5],
                    words,
                );
                ops::create_with_card(tx, note.into(), self.rect()).map(drop)
            }
            24 => {
                let entity: EntityId = self.pick::<Entity>(tx, 0)?;
                let entity = Entity {
                    name: words,
                    ..tx.get::<Entity>(entity)?.clone()
                };
                ops::replace_record(tx, entity.into())
            }
            25 => {
                let claim = tx.get::<Claim>(self.pick::<Claim>(tx, 0)?)?.clone();
                let entities = self.some::<Entity>(tx).into_iter().collect();
                ops::replace_record(
                    tx,
                    AnyRecord::from(Claim {
                        statement: words,
                        entities,
                        ..claim
                    }),
                )
            }
            26 => ops::add_excerpt(
                tx,
                self.pick::<crate::model::Article>(tx, 0)?,
                self.numbers[1].into(),
                self.numbers[2].into(),
            )
            .map(drop),
            27 => ops::reorder_frames(tx, &self.frames(tx).into_iter().collect::<Vec<_>>()),
            28 => {
                let info = crate::model::CaseInfo {
                    title: words,
                    ..(**tx.case().info()).clone()
                };
                ops::set_case_info(tx, info)
            }
            29 => {
                ops::add_card(tx, self.pick::<Entity>(tx, 0)?.into(), self.rect(), None).map(drop)
            }
            _ => ops::place_unplaced(tx).map(drop),
        }
    }

    /// At most three cards, so that copying does not double the case at each step.
    fn few_cards(&self, tx: &Tx<'_>) -> BTreeSet<CardId> {
        self.cards(tx).into_iter().take(3).collect()
    }
}

fn play(editor: &mut Editor, steps: &[Step]) -> usize {
    let mut made = 0;
    for step in steps {
        let before = editor.case().clone();
        let revision = editor.revision();
        match editor.apply("step", |tx| step.run(tx)) {
            Ok(applied) => made += usize::from(!applied.diff.is_empty()),
            Err(_) => assert_eq!(
                (editor.case(), editor.revision()),
                (&before, revision),
                "an error leaves all as it was"
            ),
        }
        assert_eq!(editor.case().problems(), [], "after {step:?}");
    }
    made
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undone_edits_leave_no_trace_and_redone_ones_are_the_same(steps in prop::collection::vec(step(), 1..40)) {
        let mut editor = small_case_editor();
        while editor.undo().is_some() {}
        editor.redo();
        let start = editor.case().clone();
        let made = play(&mut editor, &steps);
        let end = editor.case().clone();
        for _ in 0..made {
            prop_assert!(editor.undo().is_some());
        }
        prop_assert_eq!(editor.case(), &start);
        for _ in 0..made {
            prop_assert!(editor.redo().is_some());
        }
        prop_assert_eq!(editor.case(), &end);
    }

    #[test]
    fn the_same_edits_give_the_same_case(steps in prop::collection::vec(step(), 1..20)) {
        let run = || {
            let mut editor = small_case_editor();
            play(&mut editor, &steps);
            editor.case().clone()
        };
        prop_assert_eq!(run(), run());
    }

    #[test]
    fn steps_made_again_give_the_same_case_and_the_same_history(
        steps in prop::collection::vec(step(), 1..25),
        moves in prop::collection::vec(0..4_u8, 0..25),
    ) {
        let mut editor = small_case_editor();
        let mut again = Editor::unsaved(editor.case().clone(), crate::model::IdSource::new(9));
        let revision = editor.revision();
        for (at, step) in steps.iter().enumerate() {
            match moves.get(at) {
                Some(0) => drop(editor.undo()),
                Some(1) => drop(editor.redo()),
                Some(2) => drop(editor.apply_merging("step", Some(1), |tx| step.run(tx))),
                _ => drop(editor.apply("step", |tx| step.run(tx))),
            }
        }
        for step in editor.steps_since(revision).expect("few edits are remembered") {
            prop_assert_eq!(again.replay(&step), Ok(()), "{:?}", step.kind);
        }
        prop_assert_eq!(again.case(), editor.case());
        // What was done before the copy cannot be undone in it, but for the rest both go back the same way.
        while again.history().undo_labels().next().is_some_and(|label| !label.starts_with("Undo ")) {
            prop_assert_eq!(again.undo(), editor.undo());
            prop_assert_eq!(again.case(), editor.case());
        }
    }

    #[test]
    fn the_change_log_names_every_record_that_changed(steps in prop::collection::vec(step(), 1..20), undone in 0_usize..10) {
        let mut editor = small_case_editor();
        let (revision, before) = (editor.revision(), editor.case().clone());
        play(&mut editor, &steps);
        for _ in 0..undone {
            editor.undo();
        }
        let changed = editor.changed_since(revision).expect("few edits are remembered");
        for name in before.cards().ids().chain(editor.case().cards().ids()).map(RecordRef::from) {
            prop_assert!(changed.contains(&name) || name.get(&before) == name.get(editor.case()));
        }
    }
}

#[test]
fn undo_back_to_the_saved_state_is_clean() {
    let mut editor = small_case_editor();
    editor.mark_saved(editor.history().state());
    assert!(!editor.is_dirty());
    let cards: BTreeSet<_> = editor.case().cards().ids().collect();
    let nudge = |editor: &mut Editor, key| {
        editor
            .apply_merging("nudge", key, |tx| {
                ops::move_items(tx, &cards, &BTreeSet::new(), vec2(1.0, 0.0))
            })
            .expect("moves");
    };
    nudge(&mut editor, None);
    assert!(editor.is_dirty());
    editor.undo();
    assert!(!editor.is_dirty());
    editor.redo();
    assert!(editor.is_dirty());
    editor.undo();
    nudge(&mut editor, None);
    assert!(editor.is_dirty(), "another way to leave the saved state");
}

#[test]
fn nudges_become_one_step_until_they_are_sealed() {
    let mut editor = small_case_editor();
    let steps_before = editor.history().undo_labels().count();
    let cards: BTreeSet<_> = editor.case().cards().ids().collect();
    let start = editor.case().clone();
    for _ in 0..5 {
        let nudge = |tx: &mut Tx<'_>| ops::move_items(tx, &cards, &BTreeSet::new(), vec2(1.0, 0.0));
        editor
            .apply_merging("nudge", Some(1), nudge)
            .expect("moves");
    }
    assert_eq!(editor.history().undo_labels().count(), steps_before + 1);
    editor.seal();
    editor
        .apply_merging("nudge", Some(1), |tx| {
            ops::move_items(tx, &cards, &BTreeSet::new(), vec2(1.0, 0.0))
        })
        .expect("moves");
    assert_eq!(editor.history().undo_labels().count(), steps_before + 2);
    editor.undo();
    editor.undo();
    assert_eq!(*editor.case(), start);
}

#[test]
fn a_step_of_another_case_is_refused() {
    let mut editor = small_case_editor();
    let cards: BTreeSet<_> = editor.case().cards().ids().take(1).collect();
    let nudge = |editor: &mut Editor| {
        let none = BTreeSet::new();
        let made = editor.apply("nudge", |tx| {
            ops::move_items(tx, &cards, &none, vec2(1.0, 0.0))
        });
        made.expect("moves");
        let steps = editor.steps_since(editor.revision() - 1);
        steps.expect("it was just now").remove(0)
    };
    let first = nudge(&mut editor);
    let second = nudge(&mut editor);
    editor.undo();
    editor.undo();
    let (before, revision) = (editor.case().clone(), editor.revision());
    let card = cards.iter().next().map(|card| RecordRef::from(*card));
    assert_eq!(editor.replay(&second), Err(DoesNotFit(card)));
    assert_eq!((editor.case(), editor.revision()), (&before, revision));
    assert_eq!(editor.replay(&first), Ok(()));
    assert_eq!(editor.replay(&second), Ok(()));
}

#[test]
fn long_ago_is_not_told() {
    let mut editor = small_case_editor();
    let cards: BTreeSet<_> = editor.case().cards().ids().take(1).collect();
    let revision = editor.revision();
    for at in 0..300 {
        let by = vec2(if at % 2 == 0 { 1.0 } else { -1.0 }, 0.0);
        editor
            .apply("move", |tx| {
                ops::move_items(tx, &cards, &BTreeSet::new(), by)
            })
            .expect("moves");
    }
    assert_eq!(editor.changed_since(revision), None);
    assert!(
        editor
            .changed_since(editor.revision())
            .is_some_and(|changed| changed.is_empty())
    );
    assert!(
        editor
            .changed_since(editor.revision() - 10)
            .is_some_and(|changed| changed.len() == 1)
    );
}

#[test]
fn large_edits_are_not_kept_in_memory_by_the_change_log() {
    let mut editor = small_case_editor();
    let note = |tx: &mut crate::edit::Tx<'_>| {
        let id = tx.fresh_id::<crate::model::Note>();
        tx.insert(crate::model::Note::new(
            id,
            crate::model::NoteKind::Note,
            "",
        ))
    };
    let revision = editor.revision();
    for _ in 0..3 {
        let made = editor.apply("many", |tx| {
            (0..90_000).try_for_each(|_| note(tx).map(|_| ()))
        });
        made.expect("ids are fresh");
    }
    assert_eq!(editor.changed_since(revision), None);
    let last = editor.changed_since(editor.revision() - 1);
    assert!(last.is_some_and(|changed| changed.len() == 90_000));
}
