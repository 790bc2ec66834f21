//! Pictures that leave the program: all formats show the same, other people's programs read them, and nothing is in them
//! that was taken out.

use crate::looks::{Looks, Nearness};
use crate::painted_pdf;
use crate::peers::Peer;
use caseboard::board::Appearance;
use caseboard::compare;
use caseboard::export::{
    Order, PictureFormat, RenderArea, RenderOptions, SvgOptions, TextAs, Typefaces, render,
};
use caseboard::model::{Case, Findings};
use caseboard::storage;
use resvg::{tiny_skia, usvg};
use std::path::PathBuf;
use std::sync::Arc;

/// Themes and scales at which formats are compared: one frame from near, the whole board from afar.
const LOOKS: [(Appearance, f32); 5] = [
    (Appearance::Light, 1.0),
    (Appearance::Light, 0.5),
    (Appearance::Light, 0.25),
    // Small light words on a dark ground are bolder in pixels, on screen too, than painters of curves have them.
    (Appearance::Dark, 1.0),
    (Appearance::Print, 0.5),
];

fn sample() -> (Case, Findings) {
    let bytes = include_bytes!("../../saves/north-korea-shipments.ron");
    let case = storage::read(bytes).expect("it is a case").case;
    let findings = compare::findings(&case);
    (case, findings)
}

/// The whole board in a format.
fn exported(board: &(Case, Findings), format: PictureFormat, options: &RenderOptions) -> Vec<u8> {
    let order = order(format, options);
    exported_area(board, &RenderArea::Board, &order)
}

fn order(format: PictureFormat, options: &RenderOptions) -> Order {
    Order {
        format,
        options: options.clone(),
        ..Order::default()
    }
}

fn exported_area(board: &(Case, Findings), area: &RenderArea, order: &Order) -> Vec<u8> {
    let areas = std::slice::from_ref(area);
    render(&board.0, &board.1, areas, order, &mut |_| true).expect("a picture")
}

fn options(appearance: Appearance, scale: f32) -> RenderOptions {
    RenderOptions {
        appearance,
        scale,
        typefaces: Typefaces::BundledOnly,
        ..RenderOptions::default()
    }
}

/// An SVG as resvg paints it, with the fonts of the file.
fn painted_svg(svg: &[u8]) -> Looks {
    use base64::Engine as _;
    let mut options = usvg::Options::default();
    let fonts = Arc::get_mut(&mut options.fontdb).expect("nobody else has it");
    let text = std::str::from_utf8(svg).expect("it is UTF-8");
    for part in text.split(";base64,").skip(1) {
        let data = part.split(')').next().expect("there is one");
        let bytes = base64::engine::general_purpose::STANDARD.decode(data);
        fonts.load_font_data(bytes.expect("it is Base64"));
    }
    let tree = usvg::Tree::from_data(svg, &options).expect("it is an SVG");
    let size = tree.size().to_int_size();
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).expect("it has a size");
    resvg::render(
        &tree,
        tiny_skia::Transform::identity(),
        &mut pixels.as_mut(),
    );
    Looks::of_rgba(size.width() as usize, size.height() as usize, pixels.data())
}

/// Compares with the PNG of the same view, and leaves both to be looked at.
fn compare_with_png(how: Order, paint: impl Fn(&[u8], &Looks) -> Looks, name: &str) {
    let board = sample();
    let first = caseboard::export::frames_in_order(&board.0)[0];
    for (appearance, scale) in LOOKS {
        let options = options(appearance, scale);
        let area = match scale {
            1.0 => RenderArea::Frame(first),
            _ => RenderArea::Board,
        };
        let png = order(PictureFormat::Png, &options);
        let png = Looks::of_png(&exported_area(&board, &area, &png));
        let how = Order {
            options,
            ..how.clone()
        };
        let seen = paint(&exported_area(&board, &area, &how), &png);
        let which = format!("{appearance:?}-{}", (scale * 100.0) as u32).to_lowercase();
        png.leave(&format!("png-{which}.png"));
        seen.leave(&format!("{name}-{which}.png"));
        png.differences(&seen, Nearness::Arm)
            .leave(&format!("apart-{name}-{which}.png"));
        let off = png.differ_from(&seen, Nearness::Arm);
        println!("{name} {which}: {off:.5}");
        assert!(off < 0.02, "{name}, {appearance:?} at {scale}: {off}");
    }
}

fn as_svg(text: TextAs) -> Order {
    Order {
        format: PictureFormat::Svg,
        svg: SvgOptions {
            text,
            ..SvgOptions::default()
        },
        ..Order::default()
    }
}

fn as_pdf() -> Order {
    Order {
        format: PictureFormat::Pdf,
        ..Order::default()
    }
}

#[test]
fn an_svg_looks_like_the_pixels() {
    compare_with_png(as_svg(TextAs::Text), |svg, _| painted_svg(svg), "svg");
}

#[test]
fn a_pdf_looks_like_the_pixels() {
    let paint = |pdf: &[u8], png: &Looks| painted_pdf::first_page(pdf, (png.width, png.height));
    compare_with_png(as_pdf(), paint, "pdf");
}

/// A folder for files that other programs read.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("there is room"))
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).expect("there is room");
        path
    }
}

#[test]
fn poppler_paints_a_pdf_as_the_pixels() {
    let Some(pdftoppm) = Peer::called("pdftoppm") else {
        return;
    };
    let folder = Folder::new();
    let paint = |pdf: &[u8], png: &Looks| {
        let path = folder.put("board.pdf", pdf);
        let [width, height] = [png.width, png.height].map(|side| side.to_string());
        let sizes = ["-png", "-scale-to-x", &width, "-scale-to-y", &height].map(PathBuf::from);
        Looks::of_png(&pdftoppm.says(sizes.iter().chain([&path])))
    };
    compare_with_png(as_pdf(), paint, "poppler");
}

#[test]
fn librsvg_paints_an_svg_as_the_pixels() {
    let Some(rsvg) = Peer::called("rsvg-convert") else {
        return;
    };
    let folder = Folder::new();
    let paint = |svg: &[u8], _: &Looks| {
        let path = folder.put("board.svg", svg);
        Looks::of_png(&rsvg.says([path]))
    };
    // It reads no embedded fonts.
    compare_with_png(as_svg(TextAs::Outlines), paint, "rsvg");
}

/// One report in every script that people have names in, each in words of our own.
const IN_EVERY_SCRIPT: [&str; 11] = [
    "The barge left the quay before dawn, and nobody signed the log.",
    "Баржа ушла от причала до рассвета, и никто не расписался в журнале.",
    "Η φορτηγίδα έφυγε από την προβλήτα πριν την αυγή.",
    "غادرت البارجة الرصيف قبل الفجر، ولم يوقع أحد في السجل.",
    "הדוברה עזבה את הרציף לפני עלות השחר, ואיש לא חתם ביומן.",
    "नाव भोर से पहले घाट से चली गई, और किसी ने बही पर हस्ताक्षर नहीं किए।",
    "驳船在黎明前离开了码头，没有人在日志上签字。",
    "바지선은 동트기 전에 부두를 떠났고 아무도 일지에 서명하지 않았다.",
    "Ship 🚢 at anchor ⚓ seen 🔍 again",
    "قال إن السفينة Dunay-3 غادرت في 14:30 (بتوقيت الميناء).",
    "The word שלום (peace) was painted on 12 crates, היום too.",
];

/// Which of them run from right to left.
const FROM_RIGHT: [usize; 3] = [3, 4, 9];
/// Which of them poppler takes apart by its own rules where it goes by places on the page: pictures for letters are another
/// block of words, and marks beside words from right to left are theirs.
const MIXED: [usize; 2] = [8, 10];

/// A board with a note for each of some texts, below one another, each linked to the next one.
fn notes(texts: &[(usize, &str)]) -> (Case, Findings) {
    use caseboard::model::{
        Card, CardId, CaseParts, Link, LinkId, LinkKind, Note, NoteId, NoteKind, TypedId as _,
    };
    let mut parts = CaseParts::default();
    for (number, text) in texts {
        let (id, card) = (*number as u64 + 1, CardId::from_number(*number as u64 + 1));
        let note = NoteId::from_number(id);
        parts.notes.push(Note::new(note, NoteKind::Note, *text));
        let top = emath::pos2(0.0, 130.0 * *number as f32);
        let rect = emath::Rect::from_min_size(top, emath::vec2(260.0, 120.0));
        parts.cards.push(Card::new(card, note, rect));
        let before = NoteId::from_number(id - 1);
        if parts.notes.iter().any(|note| note.id == before) {
            let mut link = Link::new(LinkId::from_number(id), LinkKind::Custom, before, note);
            link.label = format!("tie {number}");
            parts.links.push(link);
        }
    }
    let case = parts.into_case().expect("ids are unique");
    let findings = compare::findings(&case);
    (case, findings)
}

/// Those texts of [`IN_EVERY_SCRIPT`] that are wanted, with their numbers.
fn some_texts(is_wanted: impl Fn(usize) -> bool) -> Vec<(usize, &'static str)> {
    let texts = IN_EVERY_SCRIPT.into_iter().enumerate();
    texts.filter(|(number, _)| is_wanted(*number)).collect()
}

/// Without spaces, line ends and marks of direction: where lines break, readers put either.
fn bare(text: &str) -> String {
    let is_mark = |letter: &char| matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .filter(|letter| !letter.is_whitespace() && !is_mark(letter))
        .collect()
}

/// Has poppler read the words of a board, and holds that all texts are found, one after the other.
fn poppler_finds(texts: &[(usize, &str)], how: &[&str]) {
    let Some(pdftotext) = Peer::called("pdftotext") else {
        return;
    };
    let folder = Folder::new();
    let pdf = exported(&notes(texts), PictureFormat::Pdf, &RenderOptions::default());
    let path = folder.put("scripts.pdf", &pdf);
    let arguments = how.iter().map(PathBuf::from);
    let said = pdftotext.says(arguments.chain([path, PathBuf::from("-")]));
    let said = String::from_utf8(said).expect("it is UTF-8");
    let all = bare(&said);
    let mut from = 0;
    for (_, text) in texts {
        let found = all.get(from..).and_then(|rest| rest.find(&bare(text)));
        from += found.unwrap_or_else(|| panic!("{how:?}: {text} is not there in\n{said}"));
    }
}

#[test]
fn words_of_every_script_are_read_in_order_from_a_pdf() {
    poppler_finds(&some_texts(|_| true), &["-raw"]);
    // By their places on the page, where poppler thinks that a page is of one direction.
    let runs_from_right = |number| FROM_RIGHT.contains(&number);
    poppler_finds(&some_texts(runs_from_right), &[]);
    poppler_finds(
        &some_texts(|number| !runs_from_right(number) && !MIXED.contains(&number)),
        &[],
    );
}

#[test]
fn words_of_every_script_are_read_in_order_from_an_svg() {
    let svg = exported(
        &notes(&some_texts(|_| true)),
        PictureFormat::Svg,
        &RenderOptions::default(),
    );
    let svg = String::from_utf8(svg).expect("it is UTF-8");
    let mut reader = quick_xml::Reader::from_str(&svg);
    let (mut said, mut open) = (String::new(), 0);
    loop {
        use quick_xml::events::Event;
        match reader.read_event().expect("it is XML") {
            Event::Start(tag) if tag.name().as_ref() == "text" => open += 1,
            Event::End(tag) if tag.name().as_ref() == "text" => open -= 1,
            Event::Text(text) if open > 0 => said.push_str(&text),
            Event::Eof => break,
            _ => {}
        }
    }
    let all = bare(&said);
    let mut from = 0;
    for text in IN_EVERY_SCRIPT {
        let found = all.get(from..).and_then(|rest| rest.find(&bare(text)));
        from += found.unwrap_or_else(|| panic!("{text} is not there in\n{said}"));
    }
}

/// Everything in a file, with what is packed in it unpacked.
fn unpacked(format: PictureFormat, bytes: &[u8]) -> Vec<u8> {
    let mut all = bytes.to_vec();
    match format {
        PictureFormat::Svg => {}
        PictureFormat::Png => {
            let chunks = png_chunks(bytes);
            assert!(
                chunks
                    .iter()
                    .all(|name| [b"IHDR", b"IDAT", b"IEND"].contains(&name))
            );
        }
        PictureFormat::Pdf => {
            let pdf = hayro_interpret::hayro_syntax::Pdf::new(bytes.to_vec()).expect("it is a PDF");
            for object in pdf.objects() {
                if let Some(stream) = object.into_stream()
                    && let Ok(decoded) = stream.decoded()
                {
                    all.extend_from_slice(&decoded);
                }
            }
        }
    }
    all
}

/// The names of the chunks of a PNG: words could be in any but three of them.
fn png_chunks(bytes: &[u8]) -> Vec<[u8; 4]> {
    let mut names = Vec::new();
    let mut at = 8;
    while let (Some(length), Some(name)) = (bytes.get(at..at + 4), bytes.get(at + 4..at + 8)) {
        let length = u32::from_be_bytes(length.try_into().expect("four bytes"));
        names.push(name.try_into().expect("four bytes"));
        at += 12 + length as usize;
    }
    names
}

#[test]
fn a_hidden_card_leaves_a_file_as_if_it_had_never_been() {
    use caseboard::model::{CardId, TypedId as _};
    let (whole, hidden) = (some_texts(|number| number < 3), 1);
    let secret = b"\xD0\x91\xD0\xB0\xD1\x80\xD0\xB6\xD0\xB0";
    let without: Vec<(usize, &str)> = whole.iter().copied().filter(|it| it.0 != hidden).collect();
    for format in PictureFormat::ALL {
        let all = exported(&notes(&whole), format, &options(Appearance::Light, 1.0));
        let mut options = options(Appearance::Light, 1.0);
        options.hidden_cards = [CardId::from_number(hidden as u64 + 1)].into();
        let fewer = exported(&notes(&whole), format, &options);
        let never = exported(&notes(&without), format, &options);
        assert!(all != fewer && fewer == never, "{format:?}");
        let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|it| it == words);
        let fewer = unpacked(format, &fewer);
        assert!(
            !holds(&fewer, secret) && !holds(&fewer, b"tie"),
            "{format:?}"
        );
        if format == PictureFormat::Svg {
            assert!(holds(&all, secret) && holds(&all, b"tie 1"));
        }
    }
}

#[test]
fn other_programs_find_no_mistake_in_the_files() {
    let folder = Folder::new();
    let board = sample();
    let options = options(Appearance::Light, 1.0);
    if let Some(xmllint) = Peer::called("xmllint") {
        let svg = exported(&board, PictureFormat::Svg, &options);
        xmllint.says([PathBuf::from("--noout"), folder.put("board.svg", &svg)]);
    }
    let pdf = folder.put("board.pdf", &exported(&board, PictureFormat::Pdf, &options));
    if let Some(qpdf) = Peer::called("qpdf") {
        qpdf.says([PathBuf::from("--check"), pdf.clone()]);
    }
    if let Some(pdfinfo) = Peer::called("pdfinfo") {
        let told = String::from_utf8(pdfinfo.says([pdf])).expect("it is UTF-8");
        for word in ["Pages:           1", "Encrypted:       no"] {
            assert!(told.contains(word), "{word} is not in\n{told}");
        }
        for word in ["Title", "Author", "Creator", "Producer", "CreationDate"] {
            assert!(!told.contains(&format!("{word}:")), "{word} is in\n{told}");
        }
    }
}
