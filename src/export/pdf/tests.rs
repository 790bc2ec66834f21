use super::*;
use crate::board::{Appearance, sample};
use crate::export::{RenderArea, RenderOptions, Typefaces};
use crate::model::{Case, Findings, FrameId, TypedId as _};
use hayro_syntax::Pdf;

fn options() -> RenderOptions {
    RenderOptions {
        appearance: Appearance::Light,
        typefaces: Typefaces::BundledOnly,
        ..RenderOptions::default()
    }
}

fn pdf(case: &Case, findings: &Findings, pages: &[RenderArea], how: &PdfOptions) -> Vec<u8> {
    let made = render_pdf(case, findings, pages, &options(), how, &mut |_| true);
    made.expect("a picture")
}

/// Everything in the file, its streams inflated.
pub(crate) fn inflated(bytes: &[u8]) -> Vec<u8> {
    let pdf = Pdf::new(bytes.to_vec()).expect("it is a PDF");
    let mut all = bytes.to_vec();
    for object in pdf.objects() {
        if let Some(stream) = object.into_stream()
            && let Ok(decoded) = stream.decoded()
        {
            all.extend_from_slice(&decoded);
        }
    }
    all
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[test]
fn the_same_case_gives_the_same_bytes_without_names_or_times() {
    let (case, findings) = sample::varied();
    let once = pdf(
        &case,
        &findings,
        &[RenderArea::Board],
        &PdfOptions::default(),
    );
    let again = pdf(
        &case,
        &findings,
        &[RenderArea::Board],
        &PdfOptions::default(),
    );
    assert!(once == again);
    let all = inflated(&once);
    for words in [
        "/CreationDate",
        "/ModDate",
        "/Producer",
        "/Creator",
        "/Author",
        "/Metadata",
    ] {
        assert!(!holds(&all, words.as_bytes()), "{words}");
    }
    let asked = PdfOptions {
        title: Some("Shipments".to_owned()),
        author: Some("A. Analyst".to_owned()),
        ..PdfOptions::default()
    };
    let asked = inflated(&pdf(&case, &findings, &[RenderArea::Board], &asked));
    assert!(holds(&asked, b"Shipments") && holds(&asked, b"A. Analyst"));
}

#[test]
fn each_frame_is_a_page_with_a_bookmark() {
    let (case, findings) = sample::varied();
    let frames: Vec<FrameId> = crate::export::frames_in_order(&case);
    let pages: Vec<RenderArea> = frames.iter().copied().map(RenderArea::Frame).collect();
    let how = PdfOptions {
        paper: Some(Paper::A4),
        ..PdfOptions::default()
    };
    let bytes = pdf(&case, &findings, &pages, &how);
    let read = Pdf::new(bytes.clone()).expect("it is a PDF");
    assert_eq!(read.pages().len(), frames.len());
    for page in read.pages().iter() {
        let (width, height) = page.render_dimensions();
        assert!(
            (width.max(height) - 841.89).abs() < 0.1,
            "{width} × {height}"
        );
    }
    assert!(holds(&inflated(&bytes), b"/Outlines"));
}

#[test]
fn a_frame_that_is_not_there_is_told() {
    let (case, findings) = sample::varied();
    let nowhere = [RenderArea::Frame(FrameId::from_number(77))];
    let how = PdfOptions::default();
    let made = render_pdf(&case, &findings, &nowhere, &options(), &how, &mut |_| true);
    assert_eq!(made, Err(crate::export::ExportError::NoSuchFrame));
    let board = [RenderArea::Board];
    let made = render_pdf(&case, &findings, &board, &options(), &how, &mut |_| false);
    assert_eq!(made, Err(crate::export::ExportError::Cancelled));
}

/// What the letters on the pages say, in the order in which they are drawn.
pub(crate) fn words(bytes: &[u8]) -> String {
    use hayro_interpret::font::GlyphRun;
    use hayro_interpret::hayro_cmap::BfString;
    use hayro_interpret::*;

    #[derive(Default)]
    struct Listener(String);
    impl Device<'_> for Listener {
        fn draw_path(&mut self, _: &kurbo::BezPath, _: DrawProps<'_>, _: &DrawMode) {}
        fn push_clip_path(&mut self, _: &ClipPath) {}
        fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
        fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, _: DrawProps<'_>, _: &DrawMode) {
            for glyph in run.glyphs() {
                match glyph.as_unicode() {
                    Some(BfString::Char(letter)) => self.0.push(letter),
                    Some(BfString::String(letters)) => self.0.push_str(&letters),
                    None => {}
                }
            }
        }
        fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
        fn pop_clip(&mut self) {}
        fn pop_transparency_group(&mut self) {}
    }
    let pdf = Pdf::new(bytes.to_vec()).expect("it is a PDF");
    let cache = InterpreterCache::new();
    let mut listener = Listener::default();
    for page in pdf.pages().iter() {
        let settings = InterpreterSettings::default();
        let transform = kurbo::Affine::IDENTITY;
        let bounds = kurbo::Rect::new(0.0, 0.0, 1e5, 1e5);
        let mut context = Context::new(transform, bounds, &cache, page.xref(), settings);
        interpret_page(page, &mut context, &mut listener);
    }
    listener.0
}

#[test]
fn every_word_is_found_and_hidden_cards_are_in_no_stream() {
    let (case, findings) = sample::varied();
    let bytes = pdf(
        &case,
        &findings,
        &[RenderArea::Board],
        &PdfOptions::default(),
    );
    let all = words(&bytes);
    for words in [
        "Containers handed over in the",
        "Ufer-Wochenblatt",
        "Shipping has begun",
    ] {
        assert!(all.contains(words), "{words} is not in\n{all}");
    }
    let mut options = options();
    let titled = |id| {
        case.article(id)
            .is_some_and(|it| it.title.starts_with("Shipping"))
    };
    let hidden = case
        .cards()
        .iter()
        .find(|card| matches!(card.subject, crate::model::RecordRef::Article(id) if titled(id)));
    options.hidden_cards = [hidden.expect("it is there").id].into();
    let how = PdfOptions::default();
    let board = [RenderArea::Board];
    let fewer = render_pdf(&case, &findings, &board, &options, &how, &mut |_| true);
    let fewer = words(&fewer.expect("a picture"));
    assert!(!fewer.contains("Ufer-Wochenblatt") && !fewer.contains("Shipping"));
}
