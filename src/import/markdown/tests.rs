use super::*;
use crate::model::text_blocks;

fn read_one(source: &str) -> ArticleDraft {
    read(source.as_bytes(), "a.md")
        .expect("it has words")
        .value
        .remove(0)
}

fn shapes(source: &str) -> Vec<(String, BlockShape, u8)> {
    let draft = read_one(source);
    text_blocks(&draft.text, &draft.blocks)
        .into_iter()
        .map(|block| (draft.text[block.bytes].to_owned(), block.shape, block.level))
        .collect()
}

#[test]
fn marks_become_shape() {
    use BlockShape::{
        Heading, ListItem, NumberedItem, Paragraph, Preformatted, Quotation, TableRow,
    };
    let source = "# Lamps *at* night\n\nA [ship](https://example.org) **left**\nthe [[Harbour|port]].\n\n- one\n  - inner\n- two\n\n\
        1. first\n2. second\n\n> They shone.\n\n```\nlet a = 1;\n  b\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## End\n";
    let expected = [
        ("Lamps at night", Heading, 1),
        ("A ship left the port.", Paragraph, 0),
        ("one", ListItem, 1),
        ("inner", ListItem, 2),
        ("two", ListItem, 1),
        ("first", NumberedItem, 1),
        ("second", NumberedItem, 1),
        ("They shone.", Quotation, 0),
        ("let a = 1;", Preformatted, 0),
        ("  b", Preformatted, 0),
        ("a\tb", TableRow, 0),
        ("1\t2", TableRow, 0),
        ("End", Heading, 2),
    ];
    let expected = expected.map(|(words, shape, level)| (words.to_owned(), shape, level));
    assert_eq!(shapes(source), expected);
    let draft = read_one(source);
    let title = draft.best(MetaSlot::Title).expect("title");
    assert_eq!(
        (title.value.as_str(), title.found_in),
        ("Lamps at night", FoundIn::Heading)
    );
}

#[test]
fn html_gives_its_text_only() {
    let source = "<div class=\"x\">A ship<br>left &amp; came</div>\n\n<script>\nbad()\n</script>\n\n<!-- no\nno -->\n\nSaid <b>he</b> <i>once</i>.\n";
    assert_eq!(
        read_one(source).text,
        "A ship\nleft & came\n\nSaid he once."
    );
}

#[test]
fn front_matter_alone_is_no_text() {
    assert_eq!(
        read(b"---\ndate: 2023-06-17\n---\n", "a.md"),
        Err(ImportError::NoText(DocumentKind::Markdown))
    );
    let draft = read_one("---\ntitle: Lamps\ndate: 2023-06-17\n---\nA ship left.\n");
    assert_eq!(draft.text, "A ship left.");
    let found: Vec<_> = draft
        .candidates
        .iter()
        .filter(|c| c.found_in == FoundIn::FrontMatter)
        .map(|c| (c.slot, c.value.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (MetaSlot::Title, "Lamps"),
            (MetaSlot::Published, "2023-06-17")
        ]
    );
}

#[test]
fn deep_nesting_is_read() {
    for source in [
        "> ".repeat(20_000),
        "- ".repeat(5_000),
        "[".repeat(50_000),
        "*a ".repeat(50_000),
        "<div>".repeat(20_000),
    ] {
        // Nothing but that it ends: there may be words or none.
        let _ = read(format!("{source}x").as_bytes(), "a.md");
    }
}
