//! What is hit, hovered and snapped to.

use super::player::{FRAMED, LINKED, Player, TWO, board, check, check_hover, id};
use crate::board::interact::{hit_test, shown_handles};
use crate::board::{Hit, Item, PictureNode};
use emath::{Rect, pos2, vec2};

#[test]
fn double_clicks_open_create_and_edit() {
    check(
        LINKED,
        "double 150,150; double 400,152; double 400,300",
        "open a\nopen -l\ncreate at 400,300",
    );
    check(
        FRAMED,
        "double 140,100; double 100,300; double 300,300; select #f; double 300,300",
        "edit title of #f's tab
         open #f
         create at 300,300
         create at 300,300",
    );
}

#[test]
fn a_right_click_selects_what_it_is_on_and_opens_its_menu() {
    check(
        LINKED,
        "select b c; click right 150,150; click right 400,150; click right 400,350",
        "select a
         menu of a at 150,150
         select -l
         menu of -l at 400,150
         select
         menu of the board at 400,350",
    );
    check(
        LINKED,
        "select a b; click right 150,150",
        "menu of a at 150,150",
    );
    check(
        LINKED,
        "press right 150,150; move 250,150; release right",
        "select a",
    );
}

#[test]
fn dragging_snaps_to_neighbours_unless_control_is_held() {
    check(
        TWO,
        "snap; select a; press 150,150; move 152,154; move ctrl 152,154; move 152,154; release",
        "(moving a by 2,0; guide 102,100 700,100; guide 102,150 700,150; guide 102,200 700,200)
         (moving a by 2,4)
         (moving a by 2,0; guide 102,100 700,100; guide 102,150 700,150; guide 102,200 700,200)
         clear
         MOVE a by 2,0",
    );
}

#[test]
fn a_resized_side_snaps() {
    check(
        "card a 100,100 200x100; card b 300,400 200x100",
        "snap; select a; press 300,120; move 497,120; release",
        "(resizing a to 100,100 400x100; guide 500,100 500,500)
         clear
         RESIZE a to 100,100 400x100",
    );
}

#[test]
fn a_drag_at_the_edge_pans_the_board() {
    check(
        TWO,
        "select a; press 150,150; tick 0.1; move 150,700; tick 0.05; tick 0.05; release; tick 0.1",
        "(moving a by 0,550)
         pan 0,-45
         (moving a by 0,550)
         pan 0,-45
         (moving a by 0,595)
         clear
         MOVE a by 0,640",
    );
}

#[test]
fn hovering_tells_of_changes_alone() {
    check_hover(
        LINKED,
        "move 150,150; move 160,150; move 310,150; move 400,151; move 400,400; leave",
        "hover a
         hover a's Right handle
         cursor Crosshair
         hover -l
         cursor Pointing
         hover nothing
         cursor Default",
    );
}

#[test]
fn the_pointer_says_that_a_locked_card_stays() {
    check_hover(
        "card a 100,100 200x100 locked",
        "press 150,150; move 190,150; release",
        "select a
         cursor NotAllowed
         hover a
         cursor Default",
    );
}

#[test]
fn the_front_card_is_hit() {
    check(
        "card a 100,100 200x100 z 1; card b 150,120 200x100; card c 160,130 100x50",
        "click 170,140; click 320,180; click 155,190",
        "select a
         select b
         select a",
    );
}

#[test]
fn zoomed_far_out_everything_can_still_be_clicked() {
    // At 2 % the card is 4 by 2 points, with its centre at 494 , 346.
    let text = "card a 100,100 200x100; card b 600,5000 200x100; frame f -4000,-4000 600x600";
    check(
        text,
        "zoom 0.02; click 491,343; click 497,348; click 499,346; click 410,266",
        "select a
         select
         select #f",
    );
}

#[test]
fn tabs_and_labels_are_hit_where_they_were_drawn() {
    let mut player = Player::new(board(&format!("{LINKED}; frame f 100,400 300x200")));
    let mut draw = |hit, x, y| {
        let rect_in_screen = Rect::from_min_size(pos2(x, y), vec2(60.0, 20.0));
        let label = String::new();
        player.plates.push(PictureNode {
            hit,
            rect_in_screen,
            label: label.into(),
        });
    };
    draw(Hit::FrameTab(id("f")), 330.0, 370.0);
    draw(Hit::Link(id("l")), 370.0, 130.0);
    draw(Hit::Card(id("c")), 0.0, 0.0);
    let told = player.play("click 380,375; click 375,135; click 120,390; click 20,10");
    assert_eq!(told, "select #f\nselect -l\nselect");
}

#[test]
fn every_handle_is_taken_where_it_is_shown() {
    let text = format!("{LINKED}; card d 100,400 200x100 collapsed; frame f 350,300 120x200");
    for (selection, count) in [("a", 8), ("-l", 2), ("d", 6), ("#f", 8), ("a b", 0)] {
        for zoom in ["0.6", "1", "2"] {
            let mut player = Player::new(board(&text));
            player.play(&format!("zoom {zoom}; select {selection}"));
            let ctx = player.context();
            let to_screen = ctx.screen_from_board();
            let handles = shown_handles(ctx.case, ctx.index, ctx.scene, to_screen);
            assert_eq!(handles.len(), count, "{selection}");
            for handle in handles {
                let hit = hit_test(handle.center_in_screen, &ctx);
                assert_eq!(hit, Some(handle.hit), "{selection} at {zoom}");
            }
        }
    }
}

#[test]
fn what_is_locked_or_small_on_the_screen_has_no_grips() {
    let text = "card a 100,100 200x100 locked; card b 500,100 200x100";
    check(text, "select a; press 300,200; move 350,250; release", "");
    check_hover(text, "zoom 0.1; select b; move 520,335", "hover b");
}

#[test]
fn a_selected_frame_is_resized_by_its_edges_but_not_by_its_tab() {
    check(
        FRAMED,
        "select #f; press 150,100; move 150,120; release; press 450,100; move 450,120; release",
        "(moving a #f by 0,20)
         clear
         MOVE a #f by 0,20
         (resizing #f to 100,120 400x280)
         clear
         RESIZE #f to 100,120 400x280",
    );
}

#[test]
fn what_a_filter_hides_is_not_hit_nor_boxed() {
    let mut player = Player::new(board(LINKED));
    let script = "click 150,150; click 400,150; press 50,50; move 720,300; release";
    let before = player.play(script);
    assert!(
        before.contains("select a") && before.contains("select -l"),
        "{before}"
    );
    player.scene.hidden = [id("a")].into();
    let after = player.play(script);
    assert!(
        !after.contains("select a") && !after.contains("-l"),
        "{after}"
    );
    assert!(after.contains("select b"), "{after}");
}

#[test]
fn a_click_on_a_badge_unfolds_and_a_drag_from_it_does_nothing() {
    let mut player = Player::new(board(TWO));
    player.plates = vec![PictureNode {
        hit: Hit::Badge(Item::Card(id("a"))),
        rect_in_screen: Rect::from_center_size(pos2(290.0, 100.0), vec2(24.0, 20.0)),
        label: "Unfold 3 cards".into(),
    }];
    let told = player.play("click 290,104; press 290,104; move 400,300; release");
    assert_eq!(told, "unfold a");
}
