//! Scripts of the hand: a small board and what the pointer does in words, the wishes that come out in words.
//!
//! A board is written `card a 0,0 200x100` with `locked`, `collapsed`, `in f` or `z 3` after it, `frame f 0,0 500x300`,
//! `link l a b`; parts are separated by `;`. At first the screen is the board: one point is one point.

use super::*;
use crate::board::{BoardIndex, Camera, DragMode, Hit, Item, PictureNode, Scene, Selection};
use crate::model::{
    AnyRecord, Card, CardId, Case, Entity, EntityId, EntityKind, Frame, FrameId, Link, LinkKind,
    RecordRef, TypedId,
};
use emath::{Pos2, Rect, Vec2, pos2, vec2};

/// A letter's id: `a` is 1.
fn id<I: TypedId>(name: &str) -> I {
    I::from_number(u64::from(name.as_bytes()[0] - b'a') + 1)
}

fn name<I: TypedId>(id: I) -> char {
    char::from(b'a' - 1 + id.number() as u8)
}

fn pair(text: &str, by: char) -> (f32, f32) {
    let (x, y) = text.split_once(by).expect(text);
    (x.parse().expect(text), y.parse().expect(text))
}

pub(super) fn board(text: &str) -> Case {
    let mut case = Case::new("Test");
    for part in text
        .split([';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let words: Vec<&str> = part.split_whitespace().collect();
        let rect = || {
            let ((x, y), (w, h)) = (pair(words[2], ','), pair(words[3], 'x'));
            Rect::from_min_size(pos2(x, y), vec2(w, h))
        };
        let record: AnyRecord = match words[0] {
            "card" => {
                let entity = Entity::new(id::<EntityId>(words[1]), EntityKind::Person, words[1]);
                case.put(&entity.into());
                let mut card = Card::new(id(words[1]), id::<EntityId>(words[1]), rect());
                card.locked = words.contains(&"locked");
                card.collapsed = words.contains(&"collapsed");
                let after = |word: &str| words.iter().skip_while(|w| **w != word).nth(1);
                card.frame = after("in").map(|frame| id(frame));
                card.z = after("z").map_or(0, |z| z.parse().expect(z));
                card.into()
            }
            "frame" => {
                let mut frame = Frame::new(id(words[1]), words[1], rect());
                frame.locked = words.contains(&"locked");
                frame.into()
            }
            "link" => {
                let (from, to) = (id::<EntityId>(words[2]), id::<EntityId>(words[3]));
                Link::new(id(words[1]), LinkKind::Custom, from, to).into()
            }
            other => panic!("{other}"),
        };
        case.put(&record);
    }
    case
}

/// A session as small as can be: it does what the gesture asks of selection, hover, camera and tool.
struct Player {
    case: Case,
    index: BoardIndex,
    scene: Scene,
    camera: Camera,
    tool: Tool,
    snapping: Snapping,
    gesture: Gesture,
    plates: Vec<PictureNode>,
    pos: Pos2,
    shows_hover: bool,
}

const VIEWPORT: Rect = Rect {
    min: Pos2::ZERO,
    max: pos2(1000.0, 700.0),
};

impl Player {
    fn new(case: Case) -> Self {
        Self {
            index: BoardIndex::of(&case),
            case,
            scene: Scene::default(),
            camera: Camera::new(VIEWPORT.center(), 1.0),
            tool: Tool::Select,
            snapping: Snapping::Off,
            gesture: Gesture::default(),
            plates: Vec::new(),
            pos: Pos2::ZERO,
            shows_hover: false,
        }
    }

    fn context(&self) -> InteractContext<'_> {
        InteractContext {
            case: &self.case,
            index: &self.index,
            scene: &self.scene,
            plates: &self.plates,
            camera: self.camera,
            viewport_in_screen: VIEWPORT,
            tool: self.tool,
            snapping: self.snapping,
        }
    }

    /// One line for each wish.
    fn play(&mut self, script: &str) -> String {
        let commands = script.split([';', '\n']).map(str::trim);
        let mut told = Vec::new();
        for command in commands.filter(|command| !command.is_empty()) {
            let outcomes = self.perform(&command.split_whitespace().collect::<Vec<_>>());
            for outcome in outcomes {
                self.obey(&outcome);
                let line = tell(&outcome);
                let is_hover = line.starts_with("hover") || line.starts_with("cursor");
                if !is_hover || self.shows_hover {
                    told.push(line);
                }
            }
        }
        told.join("\n")
    }

    fn perform(&mut self, words: &[&str]) -> Vec<Outcome> {
        let mut gesture = self.gesture.clone();
        if let Some(place) = words.iter().find(|word| word.contains(',')) {
            let (x, y) = pair(place, ',');
            self.pos = pos2(x, y);
        }
        let pos_in_screen = self.pos;
        let modifiers = Modifiers {
            shift: words.contains(&"shift"),
            ctrl: words.contains(&"ctrl"),
            alt: words.contains(&"alt"),
            space: words.contains(&"space"),
        };
        let button = match () {
            () if words.contains(&"right") => Button::Secondary,
            () if words.contains(&"middle") => Button::Middle,
            () => Button::Primary,
        };
        let moved = PointerInput::Moved {
            pos_in_screen,
            modifiers,
        };
        let pressed = PointerInput::Pressed {
            pos_in_screen,
            button,
            modifiers,
        };
        let released = PointerInput::Released {
            pos_in_screen,
            button,
            modifiers,
        };
        let ctx = self.context();
        let out = match words[0] {
            "move" => gesture.handle(&moved, &ctx),
            "press" => gesture.handle(&pressed, &ctx),
            "release" => gesture.handle(&released, &ctx),
            "click" => {
                let mut out = gesture.handle(&pressed, &ctx);
                out.iter().for_each(|outcome| self.obey(outcome));
                out.extend(gesture.handle(&released, &self.context()));
                out
            }
            "double" => gesture.handle(
                &PointerInput::DoubleClicked {
                    pos_in_screen,
                    modifiers,
                },
                &ctx,
            ),
            "leave" => gesture.handle(&PointerInput::Left, &ctx),
            "esc" => gesture.handle_key(KeyInput::Escape, &ctx),
            "tick" => gesture.tick(words[1].parse().expect("seconds"), &ctx),
            "snap" => {
                self.snapping = Snapping::On;
                Vec::new()
            }
            "zoom" => {
                let zoom = words[1].parse().expect("zoom");
                self.camera = Camera::new(VIEWPORT.center(), zoom);
                Vec::new()
            }
            "tool" => {
                self.tool = match words[1] {
                    "hand" => Tool::Hand,
                    "link" => Tool::Link,
                    "frame" => Tool::Frame,
                    _ => Tool::Select,
                };
                Vec::new()
            }
            "select" => {
                self.scene.selection = Selection::default();
                for word in &words[1..] {
                    let (kind, which) = word.split_at(1);
                    match kind {
                        "-" => drop(self.scene.selection.links.insert(id(which))),
                        "#" => drop(self.scene.selection.frames.insert(id(which))),
                        _ => drop(self.scene.selection.cards.insert(id(word))),
                    }
                }
                Vec::new()
            }
            other => panic!("{other}"),
        };
        self.gesture = gesture;
        out
    }

    fn obey(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Select(selection) => self.scene.selection = selection.clone(),
            Outcome::Hover(hit) => self.scene.hovered = *hit,
            Outcome::PanBy(delta) => self.camera.pan_by(*delta),
            Outcome::UseTool(tool) => self.tool = *tool,
            _ => {}
        }
    }
}

fn items(
    cards: impl IntoIterator<Item = CardId>,
    frames: impl IntoIterator<Item = FrameId>,
) -> String {
    let cards = cards.into_iter().map(|id| name(id).to_string());
    let frames = frames.into_iter().map(|id| format!("#{}", name(id)));
    cards.chain(frames).collect::<Vec<_>>().join(" ")
}

fn of(hit: Hit) -> String {
    match hit {
        Hit::Card(id) => name(id).to_string(),
        Hit::LinkHandle(id, side) => format!("{}'s {side:?} handle", name(id)),
        Hit::CardGrip(id, grip) => format!("{}'s {grip:?} grip", name(id)),
        Hit::Link(id) => format!("-{}", name(id)),
        Hit::LinkEnd(id, end) => format!("-{}'s {end:?} end", name(id)),
        Hit::Tie(key) => format!("tie {:?}", key.kind),
        Hit::Frame(id) => format!("#{}", name(id)),
        Hit::FrameTab(id) => format!("#{}'s tab", name(id)),
        Hit::FrameGrip(id, grip) => format!("#{}'s {grip:?} grip", name(id)),
    }
}

fn record(record: RecordRef) -> char {
    match record {
        RecordRef::Entity(id) => name(id),
        other => panic!("{other}"),
    }
}

fn vector(v: Vec2) -> String {
    // Adding 0 turns −0 into 0.
    format!("{},{}", v.x + 0.0, v.y + 0.0)
}

fn area(rect: Rect) -> String {
    let (min, size) = (rect.min, rect.size());
    format!("{},{} {}x{}", min.x, min.y, size.x, size.y)
}

fn item(item: Item) -> String {
    match item {
        Item::Card(id) => items([id], []),
        Item::Frame(id) => items([], [id]),
    }
}

fn tell(outcome: &Outcome) -> String {
    let point = |pos: &Pos2| vector(pos.to_vec2());
    match outcome {
        Outcome::Select(selection) => {
            let links = selection.links.iter().map(|id| format!(" -{}", name(*id)));
            let things = items(
                selection.cards.iter().copied(),
                selection.frames.iter().copied(),
            );
            let all = format!("{things}{}", links.collect::<String>());
            format!("select {}", all.trim()).trim_end().to_owned()
        }
        Outcome::Hover(hit) => format!("hover {}", hit.map_or("nothing".to_owned(), of)),
        Outcome::Preview(preview) => tell_preview(preview),
        Outcome::ClearPreview => "clear".to_owned(),
        Outcome::PanBy(by) => format!("pan {}", vector(*by)),
        Outcome::MoveItems {
            cards,
            frames,
            delta_in_board,
        } => {
            let things = items(cards.iter().copied(), frames.iter().copied());
            format!("MOVE {things} by {}", vector(*delta_in_board))
        }
        Outcome::DuplicateItems {
            cards,
            frames,
            delta_in_board,
        } => {
            let things = items(cards.iter().copied(), frames.iter().copied());
            format!("COPY {things} by {}", vector(*delta_in_board))
        }
        Outcome::ResizeItem {
            item: which,
            rect_in_board,
        } => format!("RESIZE {} to {}", item(*which), area(*rect_in_board)),
        Outcome::Link { from, to } => format!("LINK {} to {}", record(*from), record(*to)),
        Outcome::LinkToEmpty { from, at_in_board } => {
            format!("LINK {} to new at {}", record(*from), point(at_in_board))
        }
        Outcome::Relink { link, end, to } => {
            format!("RELINK {} {end:?} {}", name(*link), record(*to))
        }
        Outcome::DrawFrame { rect_in_board } => format!("FRAME {}", area(*rect_in_board)),
        Outcome::Open(hit) => format!("open {}", of(*hit)),
        Outcome::CreateAt { at_in_board } => format!("create at {}", point(at_in_board)),
        Outcome::ContextMenu { at_in_screen, hit } => {
            let about = hit.map_or("the board".to_owned(), of);
            format!("menu of {about} at {}", point(at_in_screen))
        }
        Outcome::EditTitle(hit) => format!("edit title of {}", of(*hit)),
        Outcome::Cursor(cursor) => format!("cursor {cursor:?}"),
        Outcome::UseTool(tool) => format!("tool {tool:?}"),
    }
}

fn tell_preview(preview: &crate::board::Preview) -> String {
    let mut parts = Vec::new();
    let moved = &preview.moved;
    if !moved.is_empty() {
        let things = items(moved.cards.iter().copied(), moved.frames.iter().copied());
        let verb = match moved.mode {
            DragMode::Move => "moving",
            DragMode::Copy => "copying",
        };
        parts.push(format!(
            "{verb} {things} by {}",
            vector(moved.delta_in_board)
        ));
    }
    if let Some((which, rect)) = preview.resized {
        parts.push(format!("resizing {} to {}", item(which), area(rect)));
    }
    if let Some(link) = &preview.link {
        let loose = match link.target {
            Some(card) => name(card).to_string(),
            None => vector(link.loose_in_board.to_vec2()),
        };
        parts.push(format!("linking {} and {loose}", name(link.anchor)));
    }
    if let Some(rect) = preview.box_in_board {
        parts.push(format!("box {}", area(rect)));
    }
    if let Some(rect) = preview.new_frame_in_board {
        parts.push(format!("drawing {}", area(rect)));
    }
    for guide in &preview.guides {
        let (from, to) = (guide.from_in_board, guide.to_in_board);
        let ends = format!("{} {}", vector(from.to_vec2()), vector(to.to_vec2()));
        parts.push(format!("guide {ends}"));
    }
    format!("({})", parts.join("; "))
}

#[track_caller]
fn check(board_text: &str, script: &str, expected: &str) {
    let told = Player::new(board(board_text)).play(script);
    assert_eq!(told, trimmed(expected), "\n--- got ---\n{told}\n");
}

#[track_caller]
fn check_hover(board_text: &str, script: &str, expected: &str) {
    let mut player = Player::new(board(board_text));
    player.shows_hover = true;
    let told = player.play(script);
    assert_eq!(told, trimmed(expected), "\n--- got ---\n{told}\n");
}

fn trimmed(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Two cards side by side, well within the viewport.
const TWO: &str = "card a 100,100 200x100; card b 500,100 200x100";
/// The same with a link from the first to the second: it runs along y = 150.
const LINKED: &str =
    "card a 100,100 200x100; card b 500,100 200x100; card c 500,400 200x100; link l a b";
/// A frame with a card in it and one beside it.
const FRAMED: &str = "frame f 100,100 400x300; card a 150,150 100x60 in f; card b 600,150 100x60";

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
            label,
        });
    };
    draw(Hit::FrameTab(id("f")), 330.0, 370.0);
    draw(Hit::Link(id("l")), 370.0, 130.0);
    draw(Hit::Card(id("c")), 0.0, 0.0);
    let told = player.play("click 380,375; click 375,135; click 120,390; click 20,10");
    assert_eq!(told, "select #f\nselect -l\nselect");
}

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
    let mut player = Player::new(board(
        &format!("{LINKED}; {FRAMED}")
            .replace("card a 150,150 100x60 in f; card b 600,150 100x60", ""),
    ));
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

#[test]
fn walking_along_links_comes_by_every_card_once() {
    let case = board(
        "card a 0,0 100x50; card b 0,-200 100x50; card c 200,0 100x50; card d 400,0 100x50; card e 900,0 100x50
         link a a b; link b a c; link c c d",
    );
    let index = BoardIndex::of(&case);
    let mut walk = LinkWalk::default();
    let mut at: CardId = id("a");
    let mut path = String::new();
    for _ in 0..5 {
        at = walk.step(&index, at, Step::Forward).expect("a linked card");
        path.push(name(at));
    }
    assert_eq!(path, "bcdab");
    let back = walk.step(&index, at, Step::Back);
    assert_eq!(back.map(name), Some('a'));
    // Without links: the nearest.
    assert_eq!(
        walk.step(&index, id("e"), Step::Forward).map(name),
        Some('d')
    );
    assert_eq!(
        walk.step(&BoardIndex::default(), id("e"), Step::Forward),
        None
    );
}

#[test]
fn arrows_go_to_the_nearest_card_that_way() {
    let case = board(
        "card a 0,0 100x50; card b 300,20 100x50; card c 150,400 100x50; card d -9000,0 100x50; card e 0,-90 100x50",
    );
    let index = BoardIndex::of(&case);
    let go = |from: &str, way| nearest_in_direction(&index, id(from), way).map(name);
    assert_eq!(go("a", Direction::Right), Some('b'));
    assert_eq!(go("a", Direction::Down), Some('c'));
    assert_eq!(go("a", Direction::Up), Some('e'));
    assert_eq!(go("a", Direction::Left), Some('d'));
    assert_eq!(go("d", Direction::Left), None);
}

#[test]
fn reading_goes_row_by_row_and_around() {
    let case = board(
        "card c 300,130 100x50; card a 0,0 100x50; card b 200,20 100x50; card d 0,9000 100x50",
    );
    let index = BoardIndex::of(&case);
    for (step, expected) in [(Step::Forward, "bcda"), (Step::Back, "dcba")] {
        let mut at: CardId = id("a");
        let mut path = String::new();
        for _ in 0..4 {
            at = next_in_reading_order(&index, at, step).expect("another card");
            path.push(name(at));
        }
        assert_eq!(path, expected);
    }
}

#[test]
fn a_new_card_finds_a_place_beside_the_others() {
    let index = BoardIndex::of(&board(TWO));
    let wanted = Rect::from_min_size(pos2(150.0, 120.0), vec2(180.0, 100.0));
    let place = free_rect_near(&index, wanted, 16.0);
    assert_eq!(area(place), "150,216 180x100");
}
