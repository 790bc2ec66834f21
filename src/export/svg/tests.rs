use super::*;
use crate::board::{Appearance, Ground, sample};
use crate::export::{PixelsOfImages, RenderArea, RenderOptions, Typefaces, render_rgba};
use crate::model::{Case, Findings, Note, NoteId, NoteKind, TypedId as _};
use base64::Engine as _;
use quick_xml::events::Event;
use resvg::{tiny_skia, usvg};
use std::sync::Arc;

fn options(appearance: Appearance) -> RenderOptions {
    RenderOptions {
        appearance,
        typefaces: Typefaces::BundledOnly,
        images: PixelsOfImages::default(),
        ..RenderOptions::default()
    }
}

fn svg(case: &Case, findings: &Findings, options: &RenderOptions, how: &SvgOptions) -> String {
    let area = RenderArea::Board;
    let bytes = render_svg(case, findings, &area, options, how, &mut |_| true);
    String::from_utf8(bytes.expect("a picture")).expect("it is UTF-8")
}

/// The words of each text, in the order of the file; fails where the file is no XML.
fn texts(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut texts, mut open) = (Vec::new(), 0);
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Start(tag) if tag.name().as_ref() == "text" => {
                texts.push(String::new());
                open += 1;
            }
            Event::End(tag) if tag.name().as_ref() == "text" => open -= 1,
            Event::Text(text) if open > 0 => {
                texts.last_mut().expect("it is open").push_str(&text);
            }
            Event::GeneralRef(name) if open > 0 => {
                let letter = match name.as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    _ => '\'',
                };
                texts.last_mut().expect("it is open").push(letter);
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}

/// The picture as resvg sees it, with the fonts of the file.
fn pixels(svg: &str) -> tiny_skia::Pixmap {
    let mut options = usvg::Options::default();
    let fonts = Arc::get_mut(&mut options.fontdb).expect("nobody else has it");
    for part in svg.split(";base64,").skip(1) {
        let data = part.split(')').next().expect("there is one");
        let bytes = base64::engine::general_purpose::STANDARD.decode(data);
        fonts.load_font_data(bytes.expect("it is Base64"));
    }
    let tree = usvg::Tree::from_str(svg, &options).expect("it is an SVG");
    let size = tree.size().to_int_size();
    let mut pixmap = tiny_skia::Pixmap::new(size.width(), size.height()).expect("it has a size");
    resvg::render(
        &tree,
        tiny_skia::Transform::identity(),
        &mut pixmap.as_mut(),
    );
    pixmap
}

/// The mean difference of two pictures, from 0 to 1.
fn difference(one: &[u8], other: &[u8]) -> f64 {
    assert_eq!(one.len(), other.len());
    let sum: u64 = one
        .iter()
        .zip(other)
        .map(|(a, b)| u64::from(a.abs_diff(*b)))
        .sum();
    sum as f64 / 255.0 / one.len() as f64
}

#[test]
fn it_looks_like_the_pixels() {
    let (case, findings) = sample::varied();
    for appearance in [Appearance::Light, Appearance::Dark, Appearance::Print] {
        for scale in [1.0, 0.5, 0.2] {
            let options = RenderOptions {
                scale,
                ..options(appearance)
            };
            let seen = pixels(&svg(&case, &findings, &options, &SvgOptions::default()));
            let wanted = render_rgba(&case, &findings, &RenderArea::Board, &options);
            let wanted = wanted.expect("a picture");
            assert_eq!((seen.width(), seen.height()), (wanted.width, wanted.height));
            let off = difference(seen.data(), &wanted.bytes);
            assert!(off < 0.02, "{appearance:?} at {scale}: {off}");
        }
    }
}

#[test]
fn embedded_fonts_set_words_where_their_outlines_are() {
    let (case, findings) = sample::varied();
    let options = options(Appearance::Light);
    let outlines = SvgOptions {
        text: TextAs::Outlines,
        ..SvgOptions::default()
    };
    let words = pixels(&svg(&case, &findings, &options, &SvgOptions::default()));
    let outlined = svg(&case, &findings, &options, &outlines);
    assert!(!outlined.contains("<text") && !outlined.contains("@font-face"));
    let off = difference(words.data(), pixels(&outlined).data());
    assert!(off < 0.002, "{off}");
}

#[test]
fn every_word_is_found_in_the_order_of_reading() {
    let (case, findings) = sample::varied();
    let all = svg(
        &case,
        &findings,
        &options(Appearance::Light),
        &SvgOptions::default(),
    );
    let all = texts(&all).join("\n");
    for words in [
        "Containers handed over in the",
        "Ufer-Wochenblatt",
        "وكالة الخليج",
        "أكثر من ألف",
    ] {
        assert!(all.contains(words), "{words} is not in\n{all}");
    }
}

#[test]
fn marks_between_two_directions_stay_where_they_are_seen() {
    let mut case = Case::new("x");
    let id = NoteId::from_number(1);
    let text = "Seen: שלום עולם (12) abc נמל here, and (נמל) too";
    case.put(&Note::new(id, NoteKind::Note, text).into());
    let rect = emath::Rect::from_min_size(emath::pos2(0.0, 0.0), emath::vec2(640.0, 90.0));
    let card = crate::model::CardId::from_number(1);
    case.put(&crate::model::Card::new(card, id, rect).into());
    let options = options(Appearance::Light);
    let findings = Findings::default();
    let words = svg(&case, &findings, &options, &SvgOptions::default());
    assert!(texts(&words).join("").contains(text));
    let outlines = SvgOptions {
        text: TextAs::Outlines,
        ..SvgOptions::default()
    };
    let outlined = pixels(&svg(&case, &findings, &options, &outlines));
    let off = difference(pixels(&words).data(), outlined.data());
    assert!(off < 0.0005, "{off}");
}

#[test]
fn words_of_strangers_are_words_and_nothing_else() {
    let mut case = Case::new("x");
    let id = NoteId::from_number(1);
    let text = "</text><script>alert(1)</script> & \"quoted\" \u{1}\u{FFFF} ]]> 'x'";
    case.put(&Note::new(id, NoteKind::Note, text).into());
    let rect = emath::Rect::from_min_size(emath::pos2(0.0, 0.0), emath::vec2(640.0, 200.0));
    let card = crate::model::CardId::from_number(1);
    case.put(&crate::model::Card::new(card, id, rect).into());
    let how = SvgOptions {
        title: Some("<a> & b".to_owned()),
        ..SvgOptions::default()
    };
    let svg = svg(
        &case,
        &Findings::default(),
        &options(Appearance::Light),
        &how,
    );
    let all = texts(&svg).join(" ");
    assert!(
        all.contains("</text><script>alert(1)</script> & \"quoted\""),
        "{all}"
    );
    assert!(!svg.contains("<script") && !svg.contains("foreignObject"));
    assert!(
        svg.split("href=\"")
            .skip(1)
            .all(|link| link.starts_with('#'))
    );
    assert!(svg.contains("<title>&lt;a&gt; &amp; b</title>"));
    assert!(
        svg.chars()
            .all(|letter| letter == '\n' || !letter.is_control())
    );
}

#[test]
fn the_same_case_gives_the_same_bytes_and_hidden_cards_are_not_in_them() {
    let (case, findings) = sample::varied();
    let mut options = options(Appearance::Dark);
    let once = svg(&case, &findings, &options, &SvgOptions::default());
    assert!(once == svg(&case, &findings, &options, &SvgOptions::default()));
    assert!(once.contains("Ufer-Wochenblatt"));
    let hidden = case.cards().iter().find(|card| {
        let article = |id| case.article(id).map(|article| article.title.as_str());
        matches!(card.subject, crate::model::RecordRef::Article(id)
            if article(id).is_some_and(|title| title.starts_with("Shipping")))
    });
    options.hidden_cards = [hidden.expect("it is there").id].into();
    let fewer = svg(&case, &findings, &options, &SvgOptions::default());
    assert!(!fewer.contains("Ufer-Wochenblatt") && !fewer.contains("Shipping has begun"));
    assert!(!fewer.contains("<title>") && !fewer.contains("caseboard"));
}

#[test]
fn what_lies_on_nothing_shows_what_is_behind() {
    let (case, findings) = sample::varied();
    let bare = RenderOptions {
        ground: Ground::Bare,
        ..options(Appearance::Light)
    };
    let seen = pixels(&svg(&case, &findings, &bare, &SvgOptions::default()));
    assert_eq!(seen.pixel(0, 0).map(|pixel| pixel.alpha()), Some(0));
    let wanted = render_rgba(&case, &findings, &RenderArea::Board, &bare).expect("a picture");
    assert_eq!(wanted.bytes[3], 0);
}

#[test]
fn a_picture_can_be_given_up() {
    let (case, findings) = sample::varied();
    let (options, how) = (options(Appearance::Light), SvgOptions::default());
    let area = RenderArea::Board;
    let outcome = render_svg(&case, &findings, &area, &options, &how, &mut |_| false);
    assert_eq!(outcome, Err(crate::export::ExportError::Cancelled));
}
