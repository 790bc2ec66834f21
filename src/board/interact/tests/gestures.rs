//! What presses, drags and clicks ask for.

use super::player::{FRAMED, LINKED, TWO, check};

#[test]
fn a_click_selects_that_alone() {
    check(
        TWO,
        "click 150,150; click 600,150; click 600,150; click 400,400",
        "select a
         select b
         select",
    );
}

#[test]
fn shift_and_control_toggle() {
    check(
        TWO,
        "click 150,150; click shift 600,150; click ctrl 150,150; click shift 400,400",
        "select a
         select a b
         select b",
    );
}

#[test]
fn a_click_on_one_of_several_selects_it_on_release() {
    check(
        TWO,
        "select a b; press 150,150; release 151,151",
        "select a",
    );
}

#[test]
fn a_press_that_hardly_moves_is_a_click() {
    check(
        TWO,
        "press 150,150; move 152,152; release 152,152",
        "select a",
    );
}

#[test]
fn dragging_an_unselected_card_selects_and_moves_it() {
    check(
        TWO,
        "select b; press 150,150; move 180,160; move 200,170; release 200,170",
        "select a
         (moving a by 30,10)
         (moving a by 50,20)
         clear
         MOVE a by 50,20",
    );
}

#[test]
fn dragging_one_of_several_moves_them_all() {
    check(
        TWO,
        "select a b; press 150,150; move 150,180; release",
        "(moving a b by 0,30)
         clear
         MOVE a b by 0,30",
    );
}

#[test]
fn a_drag_back_to_the_start_moves_nothing() {
    check(
        TWO,
        "select a; press 150,150; move 190,150; move 150,150; release",
        "(moving a by 40,0)
         (moving a by 0,0)
         clear",
    );
}

#[test]
fn alt_copies_and_may_be_pressed_late() {
    check(
        TWO,
        "select a; press 150,150; move 190,150; move alt 200,150; release alt",
        "(moving a by 40,0)
         (copying a by 50,0)
         clear
         COPY a by 50,0",
    );
}

#[test]
fn shift_keeps_a_drag_on_one_axis() {
    check(
        TWO,
        "select a; press 150,150; move shift 190,160; move shift 160,220; release shift",
        "(moving a by 40,0)
         (moving a by 0,70)
         clear
         MOVE a by 0,70",
    );
}

#[test]
fn escape_drops_a_drag_and_the_release_does_nothing() {
    check(
        TWO,
        "select a; press 150,150; move 190,150; esc; release; esc; esc",
        "(moving a by 40,0)
         clear
         select",
    );
}

#[test]
fn locked_cards_stay() {
    let text = "card a 100,100 200x100 locked; card b 500,100 200x100";
    check(text, "press 150,150; move 250,150; release", "select a");
    check(
        text,
        "select a b; press 600,150; move 620,150; release",
        "(moving b by 20,0)
         clear
         MOVE b by 20,0",
    );
}

#[test]
fn dragging_measures_in_board_points() {
    check(
        TWO,
        "zoom 0.5; press 325,250; move 345,250; release",
        "select a
         (moving a by 40,0)
         clear
         MOVE a by 40,0",
    );
}

#[test]
fn a_frame_is_taken_by_its_tab_or_edge_and_carries_its_cards() {
    for start in ["150,100", "100,300"] {
        check(
            FRAMED,
            &format!("press {start}; move 300,300; esc; release"),
            &format!(
                "select #f
                 (moving a #f by {})
                 clear",
                if start == "150,100" {
                    "150,200"
                } else {
                    "200,0"
                }
            ),
        );
    }
}

#[test]
fn the_inside_of_a_frame_is_board_until_the_frame_is_selected() {
    check(
        FRAMED,
        "press 300,300; move 200,180; release",
        "select a
         (box 200,180 100x120)
         clear",
    );
    check(
        FRAMED,
        "select #f; press 300,300; move 310,300; release",
        "(moving a #f by 10,0)
         clear
         MOVE a #f by 10,0",
    );
}

#[test]
fn a_box_takes_cards_it_touches_and_frames_it_holds() {
    check(
        FRAMED,
        "select b; press 50,50; move 160,160; move 520,420; move 60,60; release",
        "select a
         (box 50,50 110x110)
         select a #f
         (box 50,50 470x370)
         select
         (box 50,50 10x10)
         clear",
    );
}

#[test]
fn shift_adds_what_is_boxed_and_escape_takes_it_back() {
    check(
        TWO,
        "select b; press shift 50,50; move shift 160,160; esc",
        "select a b
         (box 50,50 110x110)
         clear
         select b",
    );
}

#[test]
fn space_middle_button_and_hand_pan() {
    let expected = "pan 10,-5\npan 10,0";
    for way in ["press space", "press middle", "tool hand; press"] {
        let release = if way.contains("middle") {
            "release middle"
        } else {
            "release"
        };
        let script = format!("{way} 150,150; move 160,145; move 170,145; {release}; move 180,145");
        check(TWO, &script, expected);
    }
}

#[test]
fn a_second_button_does_not_disturb_a_drag() {
    check(
        TWO,
        "select a; press 150,150; move 190,150; press right 190,150; release right; release",
        "(moving a by 40,0)
         clear
         MOVE a by 40,0",
    );
}

#[test]
fn a_lost_release_ends_the_gesture_at_the_next_press() {
    check(
        TWO,
        "select a; press 150,150; move 190,150; press 600,150; release",
        "(moving a by 40,0)
         clear
         select b",
    );
}

#[test]
fn links_are_drawn_from_a_handle_to_a_card() {
    check(
        TWO,
        "select a; press 310,150; move 400,150; move 550,150; release",
        "(linking a and 400,150)
         (linking a and b)
         clear
         LINK a to b",
    );
}

#[test]
fn a_link_dropped_on_the_board_asks_for_a_card_there() {
    check(
        TWO,
        "move 150,150; press 310,150; move 400,350; release",
        "(linking a and 400,350)
         clear
         LINK a to new at 400,350",
    );
}

#[test]
fn a_link_back_to_its_own_card_is_none() {
    check(
        TWO,
        "select a; press 310,150; move 400,150; move 200,150; release",
        "(linking a and 400,150)
         (linking a and 200,150)
         clear",
    );
}

#[test]
fn escape_drops_a_link() {
    check(
        TWO,
        "select a; press 310,150; move 550,150; esc; release",
        "(linking a and b)
         clear",
    );
}

#[test]
fn the_link_tool_drags_or_clicks_from_card_to_card() {
    check(
        TWO,
        "tool link; press 150,150; move 550,150; release; esc",
        "(linking a and b)
         clear
         LINK a to b
         tool Select",
    );
    check(
        TWO,
        "tool link; click 150,150; move 550,150; click 550,150",
        "(linking a and b)
         clear
         LINK a to b",
    );
    check(TWO, "tool link; press 400,400; move 450,450; release", "");
}

#[test]
fn links_are_selected_near_their_line() {
    check(
        LINKED,
        "click 400,155; click 400,158; click shift 400,150",
        "select -l
         select
         select -l",
    );
}

#[test]
fn an_end_of_a_selected_link_goes_to_another_card() {
    check(
        LINKED,
        "select -l; press 500,150; move 550,450; release",
        "(linking a and c)
         clear
         RELINK l To c",
    );
    check(
        LINKED,
        "select -l; press 300,150; move 400,600; release; press 300,150; move 200,150; release",
        "(linking b and 400,600)
         clear
         (linking b and a)
         clear",
    );
}

#[test]
fn cards_are_resized_by_corner_and_side() {
    check(
        TWO,
        "select a; press 300,200; move 340,230; release",
        "(resizing a to 100,100 240x130)
         clear
         RESIZE a to 100,100 240x130",
    );
    check(
        TWO,
        "select a; press 100,120; move 80,500; release",
        "(resizing a to 80,100 220x100)
         clear
         RESIZE a to 80,100 220x100",
    );
}

#[test]
fn a_card_gets_no_smaller_than_it_may() {
    check(
        TWO,
        "select a; press 100,100; move 900,900; release",
        "(resizing a to 220,160 80x40)
         clear
         RESIZE a to 220,160 80x40",
    );
}

#[test]
fn shift_keeps_the_shape() {
    check(
        TWO,
        "select a; press 300,200; move shift 400,210; release shift",
        "(resizing a to 100,100 300x150)
         clear
         RESIZE a to 100,100 300x150",
    );
}

#[test]
fn a_collapsed_card_keeps_the_height_it_unfolds_to() {
    check(
        "card a 100,100 200x100 collapsed",
        "select a; press 300,115; move 350,300; release",
        "(resizing a to 100,100 250x40)
         clear
         RESIZE a to 100,100 250x100",
    );
}

#[test]
fn the_frame_tool_draws_one_frame() {
    check(
        TWO,
        "tool frame; press 400,300; move 150,150; release",
        "(drawing 150,150 250x150)
         clear
         FRAME 150,150 250x150
         tool Select",
    );
    check(
        TWO,
        "tool frame; press 400,300; move 410,310; release; esc",
        "(drawing 400,300 10x10)
         clear
         tool Select",
    );
}
