//! What must not go wrong, whatever comes.

use super::player::{LINKED, Player, TWO, board};
use crate::board::BoardIndex;
use crate::board::interact::{Button, Modifiers, Outcome, PointerInput, Snapping};
use crate::model::{Case, is_usable_rect};
use emath::{Pos2, Rect, Vec2};
use proptest::prelude::*;

#[test]
fn a_card_that_vanishes_in_mid_drag_does_no_harm() {
    let mut player = Player::new(board(LINKED));
    player.play("select a; press 310,150; move 550,150");
    player.case = Case::new("Another");
    player.index = BoardIndex::of(&player.case);
    assert_eq!(
        player.play("move 560,150; release"),
        "(linking a and 560,150)\nclear"
    );
}

#[test]
fn what_was_deleted_in_mid_drag_is_not_moved() {
    let mut player = Player::new(board(TWO));
    player.play("select a b; press 150,150; move 190,150");
    player.case = board("card a 100,100 200x100");
    player.index = BoardIndex::of(&player.case);
    assert_eq!(player.play("release"), "clear\nMOVE a by 40,0");
}

/// Whatever a driver sends: no panic, and nothing goes to the case that is not finite and on the board.
#[test]
fn odd_positions_are_harmless() {
    let odd = ["NaN", "inf", "-inf", "1e38", "-1e38", "0", "150", "1e-40"];
    let verbs = [
        "press",
        "move",
        "release",
        "double",
        "press right",
        "release right",
        "tick",
    ];
    let text = format!("{LINKED}; frame f 100,100 400x300");
    let mut player = Player::new(board(&text));
    player.snapping = Snapping::On;
    for tool in ["select", "link", "frame", "hand"] {
        player.play(&format!("tool {tool}"));
        for start in [
            "150,150", "310,150", "300,200", "500,150", "100,300", "20,20",
        ] {
            for x in odd {
                for y in odd {
                    player.play(&format!("select a -l; press {start}; move {x},{y}"));
                    let verb = verbs[(x.len() + 3 * y.len()) % verbs.len()];
                    let last = if verb == "tick" {
                        format!("tick {x}")
                    } else {
                        format!("{verb} {x},{y}")
                    };
                    let told = player.play(&format!(
                        "{last}; release {x},{y}; release right; esc; tool {tool}"
                    ));
                    assert!(!told.contains("NaN") && !told.contains("inf"), "{told}");
                }
            }
        }
    }
}

/// One thing a hand may do, picked by chance.
fn any_input() -> impl Strategy<Value = PointerInput> {
    // Mostly on and around the cards, now and then anywhere.
    let near = (0.0f32..900.0, 0.0f32..650.0);
    let pos = prop_oneof![
        8 => near,
        1 => (any::<f32>(), any::<f32>()),
    ];
    let button = prop_oneof![
        6 => Just(Button::Primary),
        1 => Just(Button::Secondary),
        1 => Just(Button::Middle),
    ];
    let keys = prop::array::uniform4(prop::bool::weighted(0.1));
    (0..12u8, pos, button, keys).prop_map(|(verb, (x, y), button, keys)| {
        let pos_in_screen = Pos2::new(x, y);
        let [shift, ctrl, alt, space] = keys;
        let modifiers = Modifiers {
            shift,
            ctrl,
            alt,
            space,
        };
        match verb {
            0..=4 => PointerInput::Moved {
                pos_in_screen,
                modifiers,
            },
            5..=7 => PointerInput::Pressed {
                pos_in_screen,
                button,
                modifiers,
            },
            8..=9 => PointerInput::Released {
                pos_in_screen,
                button,
                modifiers,
            },
            10 => PointerInput::DoubleClicked {
                pos_in_screen,
                modifiers,
            },
            _ => PointerInput::Left,
        }
    })
}

/// Holds what every wish must hold.
fn assert_sound(outcome: &Outcome, shows_preview: bool) {
    let on_board = |rect: Rect| assert!(is_usable_rect(rect), "{outcome:?}");
    match outcome {
        Outcome::MoveItems { delta_in_board, .. }
        | Outcome::DuplicateItems { delta_in_board, .. } => {
            assert!(delta_in_board.is_finite() && *delta_in_board != Vec2::ZERO);
        }
        Outcome::ResizeItem { rect_in_board, .. } | Outcome::DrawFrame { rect_in_board } => {
            on_board(*rect_in_board);
        }
        Outcome::Link { from, to } => assert_ne!(from, to),
        Outcome::LinkToEmpty { at_in_board, .. } | Outcome::CreateAt { at_in_board } => {
            assert!(at_in_board.is_finite());
        }
        Outcome::Relink { .. } => {}
        _ => return,
    }
    assert!(!shows_preview, "an edit under its preview: {outcome:?}");
}

proptest! {
    /// Whatever the hand does: no wish is unsound, no preview outlives its gesture, and dropping a gesture leaves none.
    #[test]
    fn any_sequence_of_inputs_is_handled(
        inputs in prop::collection::vec(any_input(), 1..40),
        tool in prop::sample::select(vec!["select", "link", "frame", "hand"]),
        zoom in prop::sample::select(vec!["0.02", "0.3", "1", "8"]),
    ) {
        let text = format!("{LINKED}; frame f 80,60 500x300; card d 320,220 90x60 in f locked");
        let mut player = Player::new(board(&text));
        player.play(&format!("snap; zoom {zoom}; tool {tool}; select a"));
        let mut shows_preview = false;
        for input in inputs {
            let outcomes = player.input(&input);
            for outcome in &outcomes {
                match outcome {
                    Outcome::Preview(_) => shows_preview = true,
                    Outcome::ClearPreview => shows_preview = false,
                    other => assert_sound(other, shows_preview),
                }
            }
            prop_assert!(player.gesture.is_active() || !shows_preview, "{:?}", input);
        }
        let dropped = player.gesture.cancel();
        prop_assert!(!player.gesture.is_active());
        // A link that was begun by a click has no preview until the pointer moves.
        prop_assert!(dropped.contains(&Outcome::ClearPreview) || !shows_preview);
    }
}
