//! Plays scripts of the hand on a small board, and puts the wishes that come out into words.
//!
//! A board is written `card a 0,0 200x100` with `locked`, `collapsed`, `in f` or `z 3` after it, `frame f 0,0 500x300`,
//! `link l a b`; parts are separated by `;`. At first the screen is the board: one point is one point.

use crate::board::interact::*;
use crate::board::{
    BoardIndex, Camera, DragMode, Hit, Item, PictureNode, Preview, Scene, Selection,
};
use crate::model::{
    AnyRecord, Card, CardId, Case, Entity, EntityId, EntityKind, Frame, FrameId, Link, LinkKind,
    RecordRef, TypedId,
};
use emath::{Pos2, Rect, Vec2, pos2, vec2};

/// A letter's id: `a` is 1.
pub(super) fn id<I: TypedId>(name: &str) -> I {
    I::from_number(u64::from(name.as_bytes()[0] - b'a') + 1)
}

pub(super) fn name<I: TypedId>(id: I) -> char {
    char::from(b'a' - 1 + id.number() as u8)
}

pub(super) fn pair(text: &str, by: char) -> (f32, f32) {
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
pub(super) struct Player {
    pub(super) case: Case,
    pub(super) index: BoardIndex,
    pub(super) scene: Scene,
    pub(super) camera: Camera,
    pub(super) tool: Tool,
    pub(super) snapping: Snapping,
    pub(super) gesture: Gesture,
    pub(super) plates: Vec<PictureNode>,
    pub(super) pos: Pos2,
    pub(super) shows_hover: bool,
}

pub(super) const VIEWPORT: Rect = Rect {
    min: Pos2::ZERO,
    max: pos2(1000.0, 700.0),
};

impl Player {
    pub(super) fn new(case: Case) -> Self {
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

    pub(super) fn context(&self) -> InteractContext<'_> {
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
    pub(super) fn play(&mut self, script: &str) -> String {
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

    /// Hands on one input and does what comes of it.
    pub(super) fn input(&mut self, input: &PointerInput) -> Vec<Outcome> {
        let mut gesture = self.gesture.clone();
        let outcomes = gesture.handle(input, &self.context());
        self.gesture = gesture;
        outcomes.iter().for_each(|outcome| self.obey(outcome));
        outcomes
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

pub(super) fn items(
    cards: impl IntoIterator<Item = CardId>,
    frames: impl IntoIterator<Item = FrameId>,
) -> String {
    let cards = cards.into_iter().map(|id| name(id).to_string());
    let frames = frames.into_iter().map(|id| format!("#{}", name(id)));
    cards.chain(frames).collect::<Vec<_>>().join(" ")
}

pub(super) fn of(hit: Hit) -> String {
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
        Hit::Badge(Item::Card(id)) => format!("{}'s badge", name(id)),
        Hit::Badge(Item::Frame(id)) => format!("#{}'s badge", name(id)),
    }
}

pub(super) fn record(record: RecordRef) -> char {
    match record {
        RecordRef::Entity(id) => name(id),
        other => panic!("{other}"),
    }
}

pub(super) fn vector(v: Vec2) -> String {
    // Adding 0 turns −0 into 0.
    format!("{},{}", v.x + 0.0, v.y + 0.0)
}

pub(super) fn area(rect: Rect) -> String {
    let (min, size) = (rect.min, rect.size());
    format!("{},{} {}x{}", min.x, min.y, size.x, size.y)
}

pub(super) fn item(item: Item) -> String {
    match item {
        Item::Card(id) => items([id], []),
        Item::Frame(id) => items([], [id]),
    }
}

pub(super) fn tell(outcome: &Outcome) -> String {
    let point = |pos: &Pos2| vector(pos.to_vec2());
    match outcome {
        Outcome::Unfold(Item::Card(id)) => format!("unfold {}", name(*id)),
        Outcome::Unfold(Item::Frame(id)) => format!("unfold #{}", name(*id)),
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

pub(super) fn tell_preview(preview: &Preview) -> String {
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
pub(super) fn check(board_text: &str, script: &str, expected: &str) {
    let told = Player::new(board(board_text)).play(script);
    assert_eq!(told, trimmed(expected), "\n--- got ---\n{told}\n");
}

#[track_caller]
pub(super) fn check_hover(board_text: &str, script: &str, expected: &str) {
    let mut player = Player::new(board(board_text));
    player.shows_hover = true;
    let told = player.play(script);
    assert_eq!(told, trimmed(expected), "\n--- got ---\n{told}\n");
}

pub(super) fn trimmed(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Two cards side by side, well within the viewport.
pub(super) const TWO: &str = "card a 100,100 200x100; card b 500,100 200x100";
/// The same with a link from the first to the second: it runs along y = 150.
pub(super) const LINKED: &str =
    "card a 100,100 200x100; card b 500,100 200x100; card c 500,400 200x100; link l a b";
/// A frame with a card in it and one beside it.
pub(super) const FRAMED: &str =
    "frame f 100,100 400x300; card a 150,150 100x60 in f; card b 600,150 100x60";
