//! Text in, text out: what was read comes back, what is odd is told, what is broken is refused with its place.

use super::{CanvasError, read_canvas, write_canvas};
use crate::model::random::any_case;
use crate::model::{
    Arrows, BOARD_LIMIT, Bookmark, BookmarkId, Card, CardId, Case, CaseParts, Claim, ClaimId,
    Entity, EntityId, EntityKind, Frame, FrameId, IdSource, Link, LinkId, LinkKind, Note, NoteId,
    NoteKind, RecordRef, SMALLEST_SIDE, Side, Strength, Tint, Tlp, TypedId as _,
};
use emath::{Rect, pos2, vec2};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::ops::ControlFlow;

fn read_bytes(bytes: &[u8]) -> Result<(CaseParts, Vec<String>), CanvasError> {
    let mut go_on = |_| ControlFlow::Continue(());
    let read = read_canvas(bytes, "Test", &mut IdSource::new(9), &mut go_on)?;
    Ok((read.value, read.warnings))
}

fn read(text: &str) -> (Case, Vec<String>) {
    let (parts, warnings) = read_bytes(text.as_bytes()).expect("it is a board");
    let case = parts.into_case().expect("all ids are new");
    assert_eq!(case.problems(), [], "{text}");
    (case, warnings)
}

fn refusal(text: &str) -> String {
    read_bytes(text.as_bytes())
        .expect_err("it is refused")
        .to_string()
}

/// Reads a board and writes it again.
fn cycle(text: &str) -> String {
    write_canvas(&read(text).0).text
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// As Obsidian lays it out, with a bit of everything.
const BOARD: &str = r##"{
	"nodes":[
		{"id":"a1","type":"group","x":-300,"y":-460,"width":610,"height":200,"color":"4","label":"Harbour"},
		{"id":"a2","type":"text","text":"# Ships\n- *one* \"two\"","x":-280,"y":-440,"width":250,"height":160,"color":"#bda400"},
		{"id":"a3","type":"file","file":"maps/port.png","x":400,"y":0,"width":217,"height":80},
		{"id":"a4","type":"file","file":"notes.md","subpath":"#Crew","x":400,"y":100,"width":217,"height":80},
		{"id":"a5","type":"group","x":0,"y":0,"width":100,"height":100,"background":"sea.png","backgroundStyle":"ratio"},
		{"id":"a6","x":-115,"y":87,"width":250,"height":60,"type":"link","url":"https://www.example.org/a?b=1"},
		{"id":"a7","type":"shape","x":10,"y":10,"width":30,"height":30,"points":[1,2.50,{"z":null}]}
	],
	"edges":[
		{"id":"e1","fromNode":"a2","fromSide":"right","toNode":"a3","toSide":"left"},
		{"id":"e2","fromNode":"a2","fromSide":"bottom","toNode":"a5","toSide":"top","fromEnd":"arrow","toEnd":"none","color":"#973594","label":"sails to"},
		{"id":"e3","fromNode":"a3","toNode":"a4","styleAttributes":{"path":"square"}}
	],
	"metadata":{
		"version":"1.0-1.0",
		"frontmatter":{}
	}
}"##;

fn foreign_id(case: &Case, record: RecordRef) -> String {
    let card = case.cards().iter().find(|card| card.subject == record);
    let foreign = card.expect("it has a card").foreign.as_ref();
    foreign.expect("it came from a file").id.clone()
}

#[test]
fn a_board_of_obsidian_comes_back_byte_by_byte() {
    assert_eq!(cycle(BOARD), BOARD);
    assert_eq!(write_canvas(&read(BOARD).0).losses, []);
    for text in ["{}", "{\n\t\"nodes\":[],\n\t\"edges\":[]\n}"] {
        assert_eq!(cycle(text), text);
    }
}

#[test]
fn nodes_become_notes_articles_and_frames() {
    let (case, warnings) = read(BOARD);
    assert_eq!((case.notes().len(), case.articles().len()), (4, 1));
    let names: Vec<String> = case
        .cards()
        .iter()
        .map(|card| case.name_of(card.subject))
        .collect();
    let expected = [
        "# Ships",
        "port.png",
        "notes.md#Crew",
        "example.org/a",
        "Node of the type “shape”",
    ];
    assert_eq!(names, expected);
    let frames: Vec<(&str, Tint)> = case
        .frames()
        .iter()
        .map(|frame| (frame.title.as_str(), frame.tint))
        .collect();
    assert_eq!(frames, [("Harbour", Tint::Green), ("", Tint::None)]);
    let carried = case.cards().iter().find(|card| card.frame.is_some());
    let carried = carried.expect("one lies in a frame");
    assert_eq!(foreign_id(&case, carried.subject), "a2");
    assert_eq!(carried.tint, Tint::Yellow);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("(line 9)"), "{warnings:?}");
}

#[test]
fn edges_become_links_with_their_lines() {
    let (case, _) = read(BOARD);
    let links: Vec<_> = case.links().iter().collect();
    assert!(links.iter().all(|link| link.kind == LinkKind::Custom));
    assert_eq!(links[0].line.from_side, Some(Side::Right));
    assert_eq!(links[0].line.arrows, Arrows::Usual);
    assert_eq!(links[1].label, "sails to");
    assert_eq!(links[1].line.to_side, Some(Side::Top));
    assert_eq!(links[1].line.arrows, Arrows::From);
    assert_eq!(links[1].line.tint, Tint::Purple);
    assert!(matches!(links[1].to, RecordRef::Frame(_)));
}

/// Changes one card's note, place or tint and writes the board.
fn changed(text: &str, change: impl FnOnce(&mut CaseParts)) -> Value {
    let (mut parts, _) = read_bytes(text.as_bytes()).expect("it is a board");
    change(&mut parts);
    let case = parts.into_case().expect("the ids are as before");
    value(&write_canvas(&case).text.replace("\\ud800", "?"))
}

#[test]
fn kept_values_yield_to_what_was_changed() {
    let text = r##"{"nodes":[{"id":"a","type":"text","text":"x\ud800","x":0.5,"y":1e9,"width":3,"height":80.0,"color":"#123456"}]}"##;
    let before = value(&text.replace("\\ud800", "?"));
    let unchanged = cycle(text);
    assert_eq!(value(&unchanged.replace("\\ud800", "?")), before);
    let node = |value: &Value, key: &str| value["nodes"][0][key].clone();
    let moved = changed(text, |parts| parts.cards[0].pos.x = 7.4);
    assert_eq!(node(&moved, "x"), json!(7));
    assert_eq!(node(&moved, "y"), json!(1e9));
    let sized = changed(text, |parts| parts.cards[0].size.x = 90.0);
    assert_eq!(
        (node(&sized, "x"), node(&sized, "width")),
        (json!(0.5), json!(90))
    );
    let tinted = changed(text, |parts| parts.cards[0].tint = Tint::Red);
    assert_eq!(node(&tinted, "color"), json!("1"));
    let plain = changed(text, |parts| parts.cards[0].tint = Tint::None);
    assert_eq!(node(&plain, "color"), Value::Null);
    let said = changed(text, |parts| parts.notes[0].text = "new".to_owned());
    assert_eq!(node(&said, "text"), json!("new"));
}

#[test]
fn order_of_painting_is_the_order_of_nodes() {
    let raised = changed(BOARD, |parts| parts.cards[0].z = 90);
    let ids = |value: &Value| -> Vec<String> {
        let nodes = value["nodes"].as_array().expect("a list");
        nodes
            .iter()
            .map(|node| node["id"].as_str().expect("a text").to_owned())
            .collect()
    };
    assert_eq!(ids(&raised), ["a1", "a3", "a4", "a5", "a6", "a7", "a2"]);
}

#[test]
fn odd_boards_are_read_and_told() {
    let text = r#"{"nodes":[
        {"id":"a","type":"text","text":"one","x":0,"y":0,"width":100,"height":50},
        {"id":"a","type":"text","text":"two","x":0,"y":60,"width":100,"height":50},
        {"type":"text","text":"three","x":0,"y":120,"width":-5,"height":1e300},
        {"id":5,"text":"four","x":0,"y":-3e7,"width":100,"height":50},
        {"id":"b","type":"text","x":0,"y":0,"width":100,"height":50,"x":1}],
      "edges":[
        {"id":"e","fromNode":"a","toNode":5},
        {"id":"e","fromNode":"a","toNode":"a"},
        {"id":"f","fromNode":"a","toNode":"gone"},
        {"id":"g","fromNode":"a"},
        {"fromNode":"a","toNode":"b"}]}"#;
    let (case, warnings) = read(text);
    let all = warnings.join("\n");
    for (words, line) in [
        ("1 node has the id of another one", 3),
        ("1 node has no id", 4),
        ("2 nodes have a size or place that the board cannot show", 4),
        ("1 node does not say its type", 5),
        ("2 ids are not texts", 5),
        ("1 node lacks its text", 6),
        ("1 key stands twice", 6),
        ("1 edge has the id of another one", 9),
        ("2 edges lead nowhere", 10),
        ("1 edge leads back to its own node", 9),
        ("1 edge has no id", 12),
    ] {
        let told = warnings.iter().find(|warning| warning.starts_with(words));
        let told = told.unwrap_or_else(|| panic!("{words} is not in {all}"));
        assert!(told.ends_with(&format!("line {line})")), "{told}");
    }
    assert_eq!((case.cards().len(), case.links().len()), (5, 3));
    let again = value(&write_canvas(&case).text);
    let ids: Vec<&Value> = again["nodes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|node| &node["id"])
        .collect();
    assert_eq!(ids.iter().filter(|id| **id == "a").count(), 1);
    assert_eq!(ids[3], "5");
    // Edges that lead nowhere are written as they were, in their place.
    assert_eq!(
        again["edges"][2],
        json!({"id":"f","fromNode":"a","toNode":"gone"})
    );
    assert_eq!(again["edges"][3], json!({"id":"g","fromNode":"a"}));
    // What was written is sound.
    assert_eq!(read(&again.to_string()).1.len(), 3);
}

#[test]
fn empty_files_are_empty_boards() {
    for (text, warning) in [
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        ("\u{feff}", "the file is empty"),
        ("{\"name\":\"x\"}", "the file has neither nodes nor edges"),
    ] {
        let (case, warnings) = read(text);
        assert!(case.cards().is_empty() && warnings == [warning], "{text}");
    }
    assert_eq!(read("\u{feff}{\"edges\":null}").1, [""; 0]);
    assert_eq!(cycle("{\"nodes\":[]}"), "{\n\t\"nodes\":[]\n}");
}

#[test]
fn broken_boards_are_refused_with_their_place() {
    let node = |rest: &str| {
        format!("{{\n \"nodes\": [\n  {{\"id\":\"n1\",\"type\":\"text\",\"text\":\"\"{rest}}}]}}")
    };
    let cases = [
        (
            "[]".to_owned(),
            "this is not a JSON Canvas: it is a list, not an object",
        ),
        (
            "{\"nodes\": [1]}".to_owned(),
            "line 1, column 12: a node should be an object, but here is a number",
        ),
        (
            "{\"edges\": {}}".to_owned(),
            "line 1, column 11: \"edges\" should be a list, but is an object",
        ),
        (
            "{\"nodes\": [\n {},\n}".to_owned(),
            "line 3, column 1: expected value",
        ),
        (
            node(",\"x\":0"),
            "line 3, column 3: node \"n1\" has no \"y\"; it should be a number",
        ),
        (
            node(",\"x\":\"0\""),
            "line 3, column 42: node \"n1\" has a text as its \"x\"; it should be a number",
        ),
        (node(",\"x\":NaN"), "line 3, column 42: expected value"),
        (
            node(",\"x\":null"),
            "line 3, column 42: node \"n1\" has null as its \"x\"",
        ),
    ];
    for (text, words) in cases {
        let message = refusal(&text);
        assert!(message.starts_with(words), "{message}");
    }
    let message = read_bytes(b"{\"nodes\": \"\xff\"}")
        .expect_err("it is no text")
        .to_string();
    assert!(
        message.starts_with("line 1, column 12: the text is not in UTF-8"),
        "{message}"
    );
    let message = read_bytes(b"\xff\xfe{\0}\0")
        .expect_err("it is UTF-16")
        .to_string();
    assert!(message.contains("UTF-16"), "{message}");
    let long = format!(
        "{{\"nodes\": [{{\"id\": \"{}\"}}]}}",
        "\\n\u{1b}".repeat(9999)
    );
    assert!(refusal(&long).len() < 400);
}

#[test]
fn reading_can_be_stopped() {
    let mut stop = |_| ControlFlow::Break(());
    let stopped = read_canvas(BOARD.as_bytes(), "", &mut IdSource::new(1), &mut stop);
    assert_eq!(stopped.map(|_| ()), Err(CanvasError::Stopped));
}

#[test]
fn nesting_may_be_deep() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let text = format!("{{\n\t\"nodes\":[],\n\t\"edges\":[],\n\t\"deep\":{deep}\n}}");
    assert_eq!(cycle(&text), text);
}

/// A case with a bit of everything that the format does not have.
fn rich_case() -> Case {
    let rect = |x: f32| Rect::from_min_size(pos2(x, 0.0), vec2(100.0, 60.0));
    let mut parts = CaseParts::default();
    parts.info.mark = Tlp::Red;
    parts.info.question = "Who?".to_owned();
    let speaker = Entity::new(EntityId::from_number(1), EntityKind::Person, "A. Speaker");
    let mut claim = Claim::new(ClaimId::from_number(1), "Ships came");
    claim.speaker = Some(speaker.id);
    let unplaced = Note::new(NoteId::from_number(1), NoteKind::Gap, "no card");
    let mut link = Link::new(
        LinkId::from_number(1),
        LinkKind::About,
        claim.id,
        speaker.id,
    );
    link.strength = Strength::Tentative;
    let mut loose = Link::new(
        LinkId::from_number(2),
        LinkKind::About,
        claim.id,
        unplaced.id,
    );
    loose.remarks = "left out".to_owned();
    let mut card = Card::new(CardId::from_number(1), claim.id, rect(0.0));
    card.locked = true;
    card.collapsed = true;
    let mut other = Card::new(CardId::from_number(2), speaker.id, rect(200.0));
    other.folded_into = Some(card.id);
    let mut frame = Frame::new(FrameId::from_number(1), "Page", rect(400.0));
    frame.page = 1;
    let bookmark = Bookmark::new(BookmarkId::from_number(1), "Here", pos2(0.0, 0.0), 1.0);
    parts.entities.push(speaker);
    parts.claims.push(claim);
    parts.notes.push(unplaced);
    parts.links.extend([link, loose]);
    parts.cards.extend([card, other]);
    parts.frames.push(frame);
    parts.bookmarks.push(bookmark);
    parts.into_case().expect("the ids differ")
}

#[test]
fn what_the_format_cannot_say_is_told() {
    let written = write_canvas(&rich_case());
    let told: Vec<String> = written.losses.iter().map(ToString::to_string).collect();
    let beginnings = [
        "the handling mark TLP:RED of the case is left out",
        "question, analyst and reference of the case are left out",
        "1 claim becomes a text card",
        "1 entity becomes a text card",
        "1 note without a card is left out",
        "1 link is left out because its ends are not both on the board",
        "1 link loses its kind",
        "1 link loses its strength",
        "1 tie that follows from a claim is not written",
        "1 frame loses its page",
        "1 locked card or frame",
        "1 collapsed card or frame",
        "1 folded card is unfolded",
        "1 bookmark is left out",
    ];
    assert_eq!(told.len(), beginnings.len(), "{told:#?}");
    for (told, beginning) in told.iter().zip(beginnings) {
        assert!(told.starts_with(beginning), "{told}");
    }
    let board = value(&written.text);
    assert_follows_spec(&board);
    // Frames lie behind the cards.
    assert_eq!(board["nodes"][0]["type"], "group");
    assert_eq!(board["edges"][0]["label"], "about");
    assert_eq!(board["nodes"][1]["height"], 60);
}

#[test]
fn what_was_changed_on_a_stand_in_is_told() {
    let (mut parts, _) = read_bytes(BOARD.as_bytes()).expect("it is a board");
    parts.notes[1].text = "the port".to_owned();
    parts.articles[0].author = "somebody".to_owned();
    let written = write_canvas(&parts.into_case().expect("the ids are as before"));
    let told: Vec<&str> = written
        .losses
        .iter()
        .map(|loss| loss.what.as_str())
        .collect();
    assert!(
        told[0].starts_with("1 article is written as a link"),
        "{told:?}"
    );
    assert!(told[1].starts_with("1 note stands for a file"), "{told:?}");
    assert_eq!((told.len(), written.text.as_str()), (2, BOARD));
}

/// Ids as programs write them, and as they do not.
fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[0-9a-f]{16}", 1 => any::<String>(), 1 => Just("crd-1".to_owned())]
}

fn any_color() -> impl Strategy<Value = Value> {
    prop_oneof![
        "[1-6]".prop_map(Value::from),
        "#[0-9a-fA-F]{6}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(Value::Null),
        Just(json!(3)),
    ]
}

fn any_number() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => (-2000i64..2000).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_filter("JSON has finite numbers only", |n| n.is_finite()).prop_map(Value::from),
        1 => (-50.0f64..50.0).prop_map(Value::from),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

type Members = Vec<(String, Value)>;

/// Members in any order, each key once; those of the first list win.
fn object(first: Members, others: Members, shuffle: &[prop::sample::Index]) -> Value {
    let mut members: Members = Vec::new();
    for (key, value) in first.into_iter().chain(others) {
        if !members.iter().any(|(known, _)| *known == key) {
            members.push((key, value));
        }
    }
    for index in shuffle {
        let at = index.index(members.len());
        let member = members.remove(at);
        members.push(member);
    }
    Value::Object(members.into_iter().collect::<Map<_, _>>())
}

fn unknown_members() -> impl Strategy<Value = Members> {
    prop::collection::vec(("[a-z]{0,6}", any_json()), 0..3)
}

fn any_shuffle() -> impl Strategy<Value = Vec<prop::sample::Index>> {
    prop::collection::vec(any::<prop::sample::Index>(), 0..3)
}

fn any_node() -> impl Strategy<Value = Value> {
    let form = prop_oneof![
        any::<String>().prop_map(|text| vec![("type", json!("text")), ("text", json!(text))]),
        any::<String>().prop_map(|url| vec![("type", json!("link")), ("url", json!(url))]),
        any::<String>().prop_map(|file| vec![
            ("type", json!("file")),
            ("file", json!(file)),
            ("subpath", json!("#x"))
        ]),
        prop::option::of(any::<String>()).prop_map(|label| {
            let label = label.map(|label| ("label", json!(label)));
            [("type", json!("group")), ("background", json!("b.png"))]
                .into_iter()
                .chain(label)
                .collect()
        }),
        ("[a-z]{1,9}", any_json())
            .prop_map(|(kind, extra)| vec![("type", json!(format!("x{kind}"))), ("text", extra)]),
    ];
    let place = [any_number(), any_number(), any_number(), any_number()];
    let color = prop::option::of(any_color());
    (form, place, color, unknown_members(), any_shuffle()).prop_map(
        |(form, [x, y, width, height], color, unknown, shuffle)| {
            let mut members: Members = form
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect();
            for (key, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
                members.push((key.to_owned(), value));
            }
            members.extend(color.map(|color| ("color".to_owned(), color)));
            object(members, unknown, &shuffle)
        },
    )
}

fn any_edge() -> impl Strategy<
    Value = (
        prop::sample::Index,
        prop::sample::Index,
        Members,
        Vec<prop::sample::Index>,
    ),
> {
    let side = || {
        prop::option::of(prop::sample::select(vec![
            "top", "left", "bottom", "right", "middle",
        ]))
    };
    let end = || prop::option::of(prop::sample::select(vec!["none", "arrow", "diamond"]));
    let rest = (
        side(),
        side(),
        end(),
        end(),
        prop::option::of(any_color()),
        prop::option::of(any::<String>()),
    );
    (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        rest,
        unknown_members(),
        any_shuffle(),
    )
        .prop_map(
            |(from, to, (from_side, to_side, from_end, to_end, color, label), unknown, shuffle)| {
                let text = |key: &str, value: Option<&str>| {
                    value.map(|value| (key.to_owned(), json!(value)))
                };
                let mut members: Members = [
                    text("fromSide", from_side),
                    text("toSide", to_side),
                    text("fromEnd", from_end),
                    text("toEnd", to_end),
                    text("label", label.as_deref()),
                ]
                .into_iter()
                .flatten()
                .collect();
                members.extend(color.map(|color| ("color".to_owned(), color)));
                members.extend(unknown);
                (from, to, members, shuffle)
            },
        )
}

prop_compose! {
    /// A board as the format has it, with unknown keys and types, edges that lead nowhere, and places no board can hold.
    fn any_board()(
        nodes in prop::collection::btree_map(any_id().prop_filter("an id", |id| !id.is_empty()), any_node(), 0..8),
        edges in prop::collection::vec((any_id(), any_edge()), 0..8),
        gone in any_id(),
        unknown in unknown_members(),
        shuffle in any_shuffle(),
    ) -> Value {
        let mut ends: Vec<String> = nodes.keys().cloned().collect();
        ends.push(gone);
        let nodes: Vec<Value> = nodes.into_iter().map(|(id, node)| {
            let Value::Object(members) = node else { unreachable!("a node is an object") };
            object(vec![("id".to_owned(), json!(id))], members.into_iter().collect(), &[])
        }).collect();
        let mut seen = std::collections::BTreeSet::new();
        let edges: Vec<Value> = edges.into_iter().filter(|(id, _)| !id.is_empty() && seen.insert(id.clone())).map(|(id, (from, to, members, shuffle))| {
            let own = vec![
                ("id".to_owned(), json!(id)),
                ("fromNode".to_owned(), json!(from.get(&ends))),
                ("toNode".to_owned(), json!(to.get(&ends))),
            ];
            object(own, members, &shuffle)
        }).collect();
        object(vec![("nodes".to_owned(), json!(nodes)), ("edges".to_owned(), json!(edges))], unknown, &shuffle)
    }
}

/// What the specification asks of a file.
fn assert_follows_spec(board: &Value) {
    let list = |key: &str| board[key].as_array().cloned().unwrap_or_default();
    let is_color = |color: &Value| {
        let text = color.as_str().unwrap_or("");
        matches!(text, "1" | "2" | "3" | "4" | "5" | "6") || text.starts_with('#')
    };
    let mut ids = std::collections::BTreeSet::new();
    for node in list("nodes") {
        assert!(
            ids.insert(node["id"].as_str().expect("an id").to_owned()),
            "{node}"
        );
        for key in ["x", "y", "width", "height"] {
            assert!(node[key].is_i64(), "{node}");
        }
        let words = match node["type"].as_str() {
            Some("text") => "text",
            Some("group") => "type",
            Some("link") => "url",
            Some("file") => "file",
            _ => panic!("{node}"),
        };
        assert!(node[words].is_string(), "{node}");
        assert!(node.get("color").is_none_or(is_color), "{node}");
        assert!(node.get("label").is_none_or(Value::is_string), "{node}");
    }
    let mut edge_ids = std::collections::BTreeSet::new();
    for edge in list("edges") {
        assert!(
            edge_ids.insert(edge["id"].as_str().expect("an id").to_owned()),
            "{edge}"
        );
        for key in ["fromNode", "toNode"] {
            assert!(ids.contains(edge[key].as_str().expect("an id")), "{edge}");
        }
        for key in ["fromSide", "toSide"] {
            let is_side = |side: &Value| {
                ["top", "right", "bottom", "left"].contains(&side.as_str().unwrap_or(""))
            };
            assert!(edge.get(key).is_none_or(is_side), "{edge}");
        }
        assert!(edge.get("color").is_none_or(is_color), "{edge}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Nothing that the format can say is lost, on the way through a case file too.
    #[test]
    fn any_board_comes_back(board in any_board()) {
        let (parts, _) = read_bytes(board.to_string().as_bytes()).expect("it is a board");
        let case = parts.into_case().expect("all ids are new");
        prop_assert_eq!(case.problems(), []);
        for card in case.cards().iter() {
            prop_assert!(card.size.min_elem() >= SMALLEST_SIDE && card.pos.x.abs() <= BOARD_LIMIT);
        }
        let file = crate::storage::write(&case).expect("it can be saved");
        let case = crate::storage::read(file.as_bytes()).expect("it can be loaded").case;
        let written = write_canvas(&case);
        let again = crate::interchange::json::parse(&written.text).expect("it is JSON");
        prop_assert_eq!(again.compact(), board.to_string());
        prop_assert_eq!(written.losses, []);
    }

    #[test]
    fn any_case_can_be_written_and_read(case in any_case()) {
        let written = write_canvas(&case);
        assert_follows_spec(&value(&written.text));
        let (parts, _) = read_bytes(written.text.as_bytes()).expect("it is a board");
        let again = parts.into_case().expect("all ids are new");
        prop_assert_eq!(again.cards().len(), case.cards().len());
        prop_assert_eq!(again.frames().len(), case.frames().len());
        prop_assert_eq!(again.problems(), []);
        // From then on nothing changes any more.
        prop_assert_eq!(write_canvas(&again).text, written.text);
    }

    /// Damaged files are read whole or refused.
    #[test]
    fn no_damage_is_too_much(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = BOARD.as_bytes().to_vec();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        match read_bytes(&bytes) {
            Ok((parts, _)) => {
                let case = parts.into_case().expect("all ids are new");
                prop_assert_eq!(case.problems(), []);
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
