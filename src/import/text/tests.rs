use super::*;
use crate::model::text_blocks;

fn read_text(text: &str) -> ArticleDraft {
    let mut drafts = read(text.as_bytes(), "a.txt").expect("it is text");
    let draft = drafts.value.remove(0);
    assert_eq!(draft.text, text, "kept to the last character");
    let mut end = 0;
    for block in &draft.blocks {
        assert!(block.start >= end && block.start < block.end, "{block:?}");
        end = block.end;
    }
    assert!(end as usize <= text.chars().count());
    draft
}

fn of_shape(draft: &ArticleDraft, shape: BlockShape) -> Vec<&str> {
    text_blocks(&draft.text, &draft.blocks)
        .into_iter()
        .filter(|block| block.shape == shape)
        .map(|block| &draft.text[block.bytes])
        .collect()
}

fn found(draft: &ArticleDraft) -> Vec<(MetaSlot, &str, FoundIn)> {
    draft
        .candidates
        .iter()
        .filter(|candidate| candidate.slot != MetaSlot::Language)
        .map(|candidate| (candidate.slot, candidate.value.as_str(), candidate.found_in))
        .collect()
}

/// A headline, a line under it, paragraphs of one line each, the rest of a menu.
const PARAGRAPHS: &str = "Northland ships 40 crates of lamps to Southland - ministry
From May 2 to June 1, Northland handed over 40 crates of lamps
A paper reports on the trade of the two countries.
\"We condemn this trade and all who take part in it,\" ministry spokesman Max Moe said on Friday.
Lamps of the North
Earlier, the spokesman said that talks between the two were under way.
Read more: Lamps and their history
On June 7, it was reported that the harbour was full of lamps.
- News";

/// A notice of a player first, about the writer last.
const PLAYER: &str = "🎙️ Voice is AI-generated. Inconsistencies may occur.
Northland has begun to ship lamps to Southland, a ministry official said Friday.
He did not say how he had learned of it.\r
\r
It is unclear what lamps they are.
\"Read more: that is what I tell everybody,\" he said.
About the writer
Jane Doe is a Harbour Post correspondent based in the north. Her focus is lamps and ... Read more";

/// An agency's dateline, empty lines between.
const DATELINE: &str = " date 2023-06-17 (HPNA) The ministry said on Friday that over 40 lamps had come. They were dark.\n\n\n\nMore are under way.\n\n";

#[test]
fn a_text_of_paragraphs() {
    let draft = read_text(PARAGRAPHS);
    assert_eq!(
        of_shape(&draft, BlockShape::Furniture),
        ["Read more: Lamps and their history", "- News"]
    );
    let expected = [
        (
            MetaSlot::Title,
            "Northland ships 40 crates of lamps to Southland - ministry",
            FoundIn::Heading,
        ),
        (
            MetaSlot::Title,
            "From May 2 to June 1, Northland handed over 40 crates of lamps",
            FoundIn::FirstSentence,
        ),
    ];
    assert_eq!(found(&draft), expected);
    let language = draft.best(MetaSlot::Language).expect("guessed");
    assert_eq!(
        (language.value.as_str(), language.found_in),
        ("en", FoundIn::Guess)
    );
}

#[test]
fn a_text_with_a_player_and_its_writer() {
    let draft = read_text(PLAYER);
    let furniture = of_shape(&draft, BlockShape::Furniture);
    assert_eq!(furniture.len(), 3, "{furniture:?}");
    assert!(furniture[0].contains("Voice is AI-generated") && furniture[1] == "About the writer");
    let expected = [
        (
            MetaSlot::Title,
            "Northland has begun to ship lamps to Southland, a ministry official said Friday",
            FoundIn::FirstSentence,
        ),
        (MetaSlot::Author, "Jane Doe", FoundIn::PageText),
    ];
    assert_eq!(found(&draft), expected);
}

#[test]
fn a_text_with_a_dateline() {
    let draft = read_text(DATELINE);
    let expected = [
        (
            MetaSlot::Title,
            "The ministry said on Friday that over 40 lamps had come",
            FoundIn::FirstSentence,
        ),
        (MetaSlot::Published, "2023-06-17", FoundIn::Dateline),
        (MetaSlot::Outlet, "HPNA", FoundIn::Dateline),
    ];
    assert_eq!(found(&draft), expected);
    assert_eq!(
        draft.best(MetaSlot::Outlet).map(|c| c.wording.as_str()),
        Some("date 2023-06-17 (HPNA)")
    );
}

#[test]
fn head_lines_say_who_when_and_where() {
    let text = "Lamps arrive at night\nBy Jane Doe and Max Moe\nPublished: 2023-06-17 | Updated 2023-06-18\n\
        https://example.org/lamps\n\nHARBOUR CITY (AP) — Lamps came on Friday.\nShare\nFacebook\nTwitter\n\nThey shone.";
    let draft = read_text(text);
    let expected = [
        (MetaSlot::Title, "Lamps arrive at night", FoundIn::Heading),
        (
            MetaSlot::Title,
            "Lamps came on Friday",
            FoundIn::FirstSentence,
        ),
        (MetaSlot::Published, "2023-06-17", FoundIn::PageText),
        (MetaSlot::Modified, "2023-06-18", FoundIn::PageText),
        (MetaSlot::Outlet, "AP", FoundIn::Dateline),
        (MetaSlot::Author, "Jane Doe, Max Moe", FoundIn::Byline),
        (
            MetaSlot::Url,
            "https://example.org/lamps",
            FoundIn::PageText,
        ),
    ];
    assert_eq!(found(&draft), expected);
    assert_eq!(
        of_shape(&draft, BlockShape::Furniture),
        ["Share", "Facebook", "Twitter"]
    );
}

#[test]
fn a_day_without_year_is_left_out() {
    let draft = read_text("HARBOUR CITY, June 17 (AP) — Lamps came on Friday. They shone.");
    assert_eq!(draft.best(MetaSlot::Published), None);
    assert_eq!(
        draft.best(MetaSlot::Outlet).map(|c| c.value.as_str()),
        Some("AP")
    );
}

#[test]
fn furniture_in_other_languages() {
    for (before, line) in [
        (
            "Корабель вийшов з порту в п’ятницю.",
            "Читайте також: Новини порту",
        ),
        (
            "Корабль вышел из порта в пятницу.",
            "Подписывайтесь на наш канал",
        ),
        (
            "Das Schiff verließ den Hafen am Freitag.",
            "Lesen Sie auch: Der Hafen",
        ),
        (
            "Le navire a quitté le port vendredi.",
            "À lire aussi : le port",
        ),
        (
            "El barco salió del puerto el viernes.",
            "Suscríbete a nuestro boletín",
        ),
        ("غادرت السفينة الميناء يوم الجمعة.", "اقرأ أيضا: الميناء"),
        (
            "A ship left.",
            "Your browser does not support the audio element.",
        ),
        ("A ship left.", "4 min read"),
        ("A ship left.", "June 17, 22:15 • 35201 views"),
        (
            "A ship left.",
            "© 2023 The Harbour Post. All rights reserved.",
        ),
        (
            "A ship left.",
            "(Reporting by Jane Doe in Kyiv; Editing by Max Moe)",
        ),
    ] {
        let text = format!("{before}\n{line}\n{before}");
        let draft = read_text(&text);
        assert_eq!(of_shape(&draft, BlockShape::Furniture), [line]);
    }
}

#[test]
fn what_somebody_says_is_no_furniture() {
    for line in [
        "“Read more: it helps,” he told them.",
        "Related industries such as ship building, which had suffered for years, grew again. Exports rose. Imports fell.",
        "Photo shops in the city were closed, and nobody knew when they would open their doors to the public again soon after.",
        "Reporting by the newspaper showed that 40 ships had left.",
        "Advertisement spending fell by a third.",
        "Follow the money, he said.",
        "Facebook",
        "By clicking on a link in the mail, he let them in.",
        "More ships left on Friday.",
    ] {
        let text = format!("A ship left the harbour.\n{line}\nIt came back to it.");
        let draft = read_text(&text);
        assert_eq!(
            of_shape(&draft, BlockShape::Furniture),
            Vec::<&str>::new(),
            "{line}"
        );
    }
}

#[test]
fn a_sentence_across_line_ends_is_never_furniture() {
    let text = "The teacher who had come to the harbour city in May told his pupils to\n\
        read more: there was nothing that would help them as much as books, and\n\
        share this knowledge with others who had not been able to go to any of the\n\
        schools of the country since the war began. He said it was the duty of\nall of them.\n";
    assert_eq!(
        of_shape(&read_text(text), BlockShape::Furniture),
        Vec::<&str>::new()
    );
}

#[test]
fn pictures_have_captions_and_links_their_lists() {
    let text = "Lamps at night\n\nLamps came on Friday.\nA lamp in the harbour. Photo: Jane Doe\nThey shone.\n\
        Related articles\nTen lamps of the north\nHow lamps are made\nWhy lamps shine\n";
    let draft = read_text(text);
    assert_eq!(
        of_shape(&draft, BlockShape::Caption),
        ["A lamp in the harbour. Photo: Jane Doe"]
    );
    assert_eq!(
        of_shape(&draft, BlockShape::Furniture),
        [
            "Related articles",
            "Ten lamps of the north",
            "How lamps are made",
            "Why lamps shine"
        ]
    );
}

#[test]
fn signs_that_cannot_be_seen_are_data() {
    let text = "A\u{202e}ship\u{200b} left\u{feff}.\u{2028}It\u{a0}came\u{ad} back.\t ";
    assert_eq!(read_text(text).text, text);
}

#[test]
fn blocks_of_other_formats_take_furniture_too() {
    let text = "Title\n\nA ship left.\n\nRead more: lamps\n\none\ntwo";
    let heading = Block {
        start: 0,
        end: 5,
        shape: BlockShape::Heading,
        level: 1,
    };
    let list = Block {
        start: 39,
        end: 42,
        shape: BlockShape::ListItem,
        level: 1,
    };
    let shapes: Vec<_> = with_furniture(text, &[heading, list])
        .into_iter()
        .map(|b| (b.start, b.shape))
        .collect();
    assert_eq!(
        shapes,
        [
            (0, BlockShape::Heading),
            (21, BlockShape::Furniture),
            (39, BlockShape::ListItem)
        ]
    );
}

#[test]
fn texts_of_odd_sizes() {
    assert_eq!(
        read(b" \n\t", "a.txt"),
        Err(ImportError::NoText(DocumentKind::PlainText))
    );
    let too_long = vec![b'a'; LONGEST_TEXT_BYTES + 1];
    assert!(matches!(
        read(&too_long, "a.txt"),
        Err(ImportError::TooMuchText { .. })
    ));
    let one_line = "Ships left. ".repeat(400_000);
    assert_eq!(
        read_text(&one_line)
            .best(MetaSlot::Title)
            .map(|c| c.value.as_str()),
        Some("Ships left")
    );
    read_text(&"a\n".repeat(200_000));
}

#[test]
fn days_in_words_are_understood() {
    let published = |text: &str| {
        let draft = read_text(text);
        draft
            .best(MetaSlot::Published)
            .map(|c| (c.value.clone(), c.found_in))
    };
    let day = |found_in| Some(("2023-10-13".to_owned(), found_in));
    let dateline = "KYIV, Oct. 13, 2023 (Reuters) - A ship left. It came back.";
    assert_eq!(published(dateline), day(FoundIn::Dateline));
    let stated = "Ship leaves\n\nPublished 13 October 2023\n\nA ship left. It came back.";
    assert_eq!(published(stated), day(FoundIn::PageText));
    let of_that_year = "Ship leaves\n\nUpdated October 14, 2023\n\nKYIV, Oct. 13 (Reuters) - A ship left. It came back.";
    assert_eq!(published(of_that_year), day(FoundIn::Dateline));
    let of_the_year_before = "Ship leaves\n\nUpdated January 2, 2024\n\nKYIV, Dec. 30 (Reuters) - A ship left. It came back.";
    assert_eq!(published(of_the_year_before), None);
}
