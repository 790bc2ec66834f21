//! Names in, marked texts out.

use super::MentionIndex;
use crate::model::{
    AnyRecord, Article, ArticleId, Block, BlockShape, Case, CaseParts, Entity, EntityId,
    EntityKind, TypedId as _, byte_range,
};

fn art(number: u64) -> ArticleId {
    ArticleId::from_number(number)
}

fn ent(number: u64) -> EntityId {
    EntityId::from_number(number)
}

/// Entities 1, 2 … of these names (further names behind a stroke), articles 1, 2 … of these texts.
fn case(names: &[&str], texts: &[&str]) -> Case {
    let entity = |(number, names): (u64, &&str)| {
        let mut names = names.split('|');
        let name = names.next().unwrap_or_default();
        let mut entity = Entity::new(ent(number), EntityKind::Other, name);
        entity.aliases = names.map(str::to_owned).collect();
        entity
    };
    let parts = CaseParts {
        entities: (1..).zip(names).map(entity).collect(),
        articles: (1..)
            .zip(texts)
            .map(|(number, text)| Article::new(art(number), "t", *text))
            .collect(),
        ..CaseParts::default()
    };
    parts.into_case().expect("all ids differ")
}

/// The text of an article with its mentions in brackets, each with the entity's number.
fn marked(index: &MentionIndex, case: &Case, article: u64) -> String {
    let text = &case.article(art(article)).expect("it is there").text;
    let mut marked = String::new();
    let mut done = 0;
    for mention in index.in_article(art(article)) {
        let range = byte_range(text, mention.start, mention.end).expect("it lies in the text");
        marked += &text[done..range.start];
        marked += &format!("[{}]{}", &text[range.clone()], mention.entity.number());
        done = range.end;
    }
    marked + &text[done..]
}

fn found(names: &[&str], text: &str) -> String {
    let case = case(names, &[text]);
    marked(&MentionIndex::of(&case), &case, 1)
}

#[test]
fn whole_words_in_any_case_and_spelling() {
    for (names, text, expected) in [
        (
            &["Kirby"][..],
            "KIRBY and Kirbyville, kirby.",
            "[KIRBY]1 and Kirbyville, [kirby]1.",
        ),
        (
            &["US"],
            "The US told us. US-made. USA",
            "The [US]1 told us. [US]1-made. USA",
        ),
        (&["Kim"], "kim, Kim, KIM", "kim, [Kim]1, KIM"),
        (&["NASA"], "NASA, Nasa", "[NASA]1, Nasa"),
        (
            &["North Korea"],
            "NORTH\u{a0}KOREA, North\n  Korea, North\n\nKorea",
            "[NORTH\u{a0}KOREA]1, [North\n  Korea]1, North\n\nKorea",
        ),
        (
            &["Perez"],
            "Pérez, Pe\u{301}rez, Pérezová",
            "[Pérez]1, [Pe\u{301}rez]1, Pérezová",
        ),
        (
            &["Rene"],
            "Rene\u{301} and Rene",
            "[Rene\u{301}]1 and [Rene]1",
        ),
        (
            &["O'Brien"],
            "O’Brien's; O\u{2bc}Brien",
            "[O’Brien]1's; [O\u{2bc}Brien]1",
        ),
        (
            &["Brien"],
            "O’Brien, Brien’s, Brien'l",
            "O’Brien, [Brien]1’s, Brien'l",
        ),
        (
            &["Ukraine"],
            "l’Ukraine, d'Ukraine",
            "l’[Ukraine]1, d'[Ukraine]1",
        ),
        (&["Лук"], "Лук’янов і Лук", "Лук’янов і [Лук]1"),
        (
            &["Jean-Pierre"],
            "Jean‑Pierre and Jean–Pierre",
            "[Jean‑Pierre]1 and [Jean–Pierre]1",
        ),
        (&["U.S."], "the U.S. and U.S.", "the [U.S.]1 and [U.S.]1"),
        (
            &["Rosatom"],
            "Ros\u{ad}atom, Rosatom\u{ad}flot",
            "[Ros\u{ad}atom]1, Rosatom\u{ad}flot",
        ),
        (&["office"], "the oﬃce", "the [oﬃce]1"),
        (&["off"], "the oﬃce", "the oﬃce"),
    ] {
        assert_eq!(found(names, text), expected, "{names:?}");
    }
}

#[test]
fn scripts_without_spaces_and_particles() {
    assert_eq!(
        found(&["金正恩|平壌"], "朝鮮の金正恩は平壌で"),
        "朝鮮の[金正恩]1は[平壌]1で"
    );
    assert_eq!(
        found(&["김정은"], "김정은은 새김정은"),
        "[김정은]1은 새김정은"
    );
    assert_eq!(
        found(&["기"], "김 기 기자"),
        "김 기 기자",
        "one character is no name"
    );
    assert_eq!(found(&["דוד"], "דָּוִד"), "[דָּוִד]1");
    assert_eq!(found(&["か行"], "が行か行"), "が行[か行]1");
    assert_eq!(found(&["मोद"], "मोदी मोद"), "मोदी [मोद]1");
}

#[test]
fn the_longest_counts_then_the_first() {
    let names = ["White House", "House", "White House briefing|the White"];
    assert_eq!(
        found(&names, "the White House, the White House briefing, House"),
        "the [White House]1, the [White House briefing]3, [House]2"
    );
    assert_eq!(found(&["Post", "post"], "Post"), "[Post]1", "a name of two");
    assert_eq!(found(&["", " ", "—", "a"], "a — a"), "a — a");
}

#[test]
fn furniture_is_not_searched() {
    let mut case = case(&["Reuters"], &["Reuters.\nRead more on Reuters\nReuters"]);
    let mut article = case.article(art(1)).expect("it is there").clone();
    article.blocks = vec![Block {
        start: 9,
        end: 29,
        shape: BlockShape::Furniture,
        level: 0,
    }];
    case.put(&article.into());
    let index = MentionIndex::of(&case);
    assert_eq!(
        marked(&index, &case, 1),
        "[Reuters]1.\nRead more on Reuters\n[Reuters]1"
    );
    assert_eq!(index.articles_of(ent(1)), [(art(1), 2)]);
}

#[test]
fn a_long_paragraph_is_searched_to_its_end() {
    let text = format!("{}Kirby said", "many words and ".repeat(10_000));
    let case = case(&["Kirby"], &[&text]);
    let index = MentionIndex::of(&case);
    let starts: Vec<u32> = index
        .in_article(art(1))
        .iter()
        .map(|found| found.start)
        .collect();
    assert_eq!(starts, [150_000]);
    let places: Vec<_> = index.of_entity_in(ent(1), art(1)).collect();
    assert_eq!(
        places.first().map(|place| place.start_in_bytes),
        Some(150_000)
    );
}

/// After each change the index says what one made anew says.
#[test]
fn updates_agree_with_a_new_index() {
    let texts = ["John Kirby, Kirby and Wonsan", "Wonsan", "Kirby in Dunai"];
    let mut case = case(&["John Kirby|Kirby", "Wonsan", "Kirby|Dunai"], &texts);
    let mut index = MentionIndex::of(&case);
    let named = |number, name: &str, alias: &str| {
        let mut entity = Entity::new(ent(number), EntityKind::Other, name);
        entity.aliases = vec![alias.to_owned()];
        AnyRecord::from(entity)
    };
    let changes: Vec<(Option<AnyRecord>, Option<u64>)> = vec![
        (Some(named(4, "John Kirby", "")), None),
        (Some(named(5, "John", "in Dunai")), None),
        (None, Some(1)),
        (Some(named(2, "Kirby", "Port")), None),
        (Some(named(3, "x", "")), None),
        (Some(Article::new(art(2), "t", "Kirby, John").into()), None),
        (Some(Article::new(art(9), "t", "John").into()), None),
    ];
    for (put, gone) in changes {
        put.iter().for_each(|record| case.put(record));
        gone.into_iter()
            .for_each(|number| case.remove(ent(number).into()));
        index = index.updated(&case);
        let anew = MentionIndex::of(&case);
        for article in case.articles().ids() {
            assert_eq!(
                index.in_article(article),
                anew.in_article(article),
                "{article}"
            );
        }
        for entity in 1..=5 {
            assert_eq!(
                index.articles_of(ent(entity)),
                anew.articles_of(ent(entity))
            );
        }
    }
    assert_eq!(
        marked(&index, &case, 1),
        "[John Kirby]4, [Kirby]2 and Wonsan"
    );
}
