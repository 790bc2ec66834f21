//! Pictures as evidence in a session: taken in, shown once, undone, missing, exported.

use crate::driver::Driver;
use caseboard::app::{
    Action, CommandId, Edit, ExportArea, ExportChoice, ExportRequest, ExportTarget, NewRecord,
    NoticeKind, PictureAction, PictureSource, PictureTheme, PictureUse, TextureHost, WindowRequest,
};
use caseboard::board::BoardTheme;
use caseboard::board::fonts::bundled_fonts;
use caseboard::model::{AnyRecord, Crop, EntityKind, Image, ImageId, Markup, MarkupShape, Tint};
use emath::{Pos2, pos2};
use epaint::{ColorImage, TextureId};
use image::{ImageFormat, Rgb, RgbImage};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const BLUE: [u8; 3] = [10, 20, 230];
const GREEN: [u8; 3] = [10, 210, 30];

/// A picture, blue on the left and green on the right, 400 × 300.
fn picture(driver: &Driver, name: &str) -> PathBuf {
    let drawn = RgbImage::from_fn(400, 300, |x, _| Rgb(if x < 200 { BLUE } else { GREEN }));
    let path = driver.path(name);
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawn
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("it can be encoded");
    std::fs::write(&path, bytes.into_inner()).expect("it can be written");
    path
}

fn add(driver: &mut Driver, paths: &[&Path], at_in_board: Option<Pos2>) {
    let sources = paths
        .iter()
        .map(|path| PictureSource::File(path.to_path_buf()));
    driver.dispatch(Action::Picture(PictureAction::Add {
        sources: sources.collect(),
        at_in_board,
        becomes: PictureUse::Cards,
    }));
}

fn only_image(driver: &Driver) -> Image {
    driver
        .case()
        .images()
        .iter()
        .next()
        .expect("one picture")
        .clone()
}

fn change(driver: &mut Driver, change: impl FnOnce(&mut Image)) {
    let mut image = only_image(driver);
    change(&mut image);
    driver.dispatch(Action::Edit(Edit::Replace {
        record: AnyRecord::Image(Arc::new(image)),
        label: "Edit picture".to_owned(),
    }));
}

fn errors(driver: &Driver) -> Vec<String> {
    let notices = driver.session.notices().shown().iter();
    let errors = notices.filter(|notice| notice.kind == NoticeKind::Error);
    errors.map(|notice| notice.text.clone()).collect()
}

/// A window that lets go of everything at once.
#[derive(Default)]
struct Host(u64);

impl TextureHost for Host {
    fn load(&mut self, _: ColorImage) -> TextureId {
        self.0 += 1;
        TextureId::Managed(self.0)
    }

    fn free(&mut self, _: TextureId) {}

    fn max_side_px(&self) -> u32 {
        2048
    }
}

/// What the board says in words, after everything it wished for has come.
fn words_on_board(driver: &mut Driver) -> String {
    let mut fonts = bundled_fonts();
    let mut words = String::new();
    for _ in 0..4 {
        driver.session.exchange_textures(&mut Host::default());
        let theme = BoardTheme::light();
        let painted = driver
            .session
            .picture(&mut fonts.with_pixels_per_point(1.0), &theme);
        words = painted
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                epaint::Shape::Text(text) => Some(text.galley.text().to_owned()),
                _ => None,
            })
            .collect::<Vec<_>>()
            .join("|");
        driver
            .session
            .finish_jobs(std::time::Duration::from_secs(60));
    }
    words
}

#[test]
fn a_picture_becomes_a_card_and_one_undo_takes_it_back() {
    let mut driver = Driver::new();
    let path = picture(&driver, "quay.PNG");
    add(&mut driver, &[&path], Some(pos2(700.0, 400.0)));
    let image = only_image(&driver);
    assert_eq!((image.width_px, image.height_px), (400, 300));
    assert_eq!(image.original_name, "quay.PNG");
    assert_eq!(
        (image.caption.as_str(), image.extension.as_str()),
        ("", "png")
    );
    let card = driver.case().cards().iter().next().expect("a card").rect();
    assert!(card.contains(pos2(700.0, 400.0)), "{card:?}");
    let kept = std::fs::read(driver.session.files().path_of(&image.file()));
    assert_eq!(
        kept.ok(),
        std::fs::read(&path).ok(),
        "the bytes are unchanged"
    );

    driver.run(CommandId::Undo);
    assert!(driver.case().images().is_empty() && driver.case().cards().is_empty());
    driver.run(CommandId::Redo);
    assert_eq!(driver.case().images().len(), 1);
    assert!(driver.case().problems().is_empty());
}

#[test]
fn the_same_picture_again_is_shown_not_added() {
    let mut driver = Driver::new();
    let (one, copy) = (picture(&driver, "a.png"), picture(&driver, "b.png"));
    add(&mut driver, &[&one, &copy], None);
    assert_eq!(driver.case().images().len(), 1, "the same bytes twice");
    driver.run(CommandId::SelectNone);
    add(&mut driver, &[&copy], None);
    assert_eq!(driver.case().images().len(), 1);
    assert_eq!(driver.session.selection().cards.len(), 1, "it is shown");
    driver.run(CommandId::Undo);
    assert!(driver.case().images().is_empty(), "showing was no edit");
}

#[test]
fn what_is_no_picture_is_told_and_does_not_stop_the_others() {
    let mut driver = Driver::new();
    let sound = picture(&driver, "sound.png");
    let bytes = std::fs::read(&sound).expect("it is there");
    let cut = driver.path("cut.png");
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).expect("it can be written");
    let words = driver.path("words.jpg");
    std::fs::write(&words, "no picture").expect("it can be written");
    add(&mut driver, &[&cut], None);
    assert!(driver.case().images().is_empty());
    assert!(
        errors(&driver)[0].starts_with("cut.png was not added"),
        "{:?}",
        errors(&driver)
    );
    let nowhere = driver.path("nowhere.png");
    add(&mut driver, &[&words, &sound, &nowhere], None);
    assert_eq!(driver.case().images().len(), 1);
    assert!(
        errors(&driver)
            .iter()
            .any(|text| text.contains("2 pictures were not added"))
    );
}

#[test]
fn dropped_on_an_entity_it_may_become_the_portrait() {
    let mut driver = Driver::new();
    let at_in_board = Some(pos2(0.0, 0.0));
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Entity(EntityKind::Person),
        at_in_board,
        linked_from: None,
    }));
    driver.dispatch(Action::EndEditTitle(Some("Kim".to_owned())));
    let entity = driver.case().entities().iter().next().expect("one").id;
    driver.requests();
    let path = picture(&driver, "face.png");
    driver.dispatch(Action::Picture(PictureAction::Choose(
        PictureUse::PortraitOf(entity),
    )));
    assert!(matches!(
        driver.requests()[..],
        [WindowRequest::PickPictures(_)]
    ));
    driver.dispatch(Action::Picture(PictureAction::Add {
        sources: vec![PictureSource::File(path)],
        at_in_board: None,
        becomes: PictureUse::PortraitOf(entity),
    }));
    let portrait = driver.case().entity(entity).and_then(|it| it.portrait);
    assert_eq!(portrait, Some(only_image(&driver).id));
    assert_eq!(
        driver.case().cards().len(),
        1,
        "a portrait has no card of its own"
    );
    driver.run(CommandId::Undo);
    assert!(driver.case().images().is_empty());
    assert!(driver.case().problems().is_empty());
}

#[test]
fn a_missing_file_is_drawn_as_such_until_it_is_found() {
    let mut driver = Driver::new();
    let path = picture(&driver, "quay.png");
    add(&mut driver, &[&path], None);
    assert!(!words_on_board(&mut driver).contains("File"));

    let case = driver.path("case.ron");
    driver.dispatch(Action::SaveAs(case.clone()));
    let kept = driver.session.files().path_of(&only_image(&driver).file());
    assert!(
        kept.starts_with(driver.path("case.files")),
        "{}",
        kept.display()
    );
    std::fs::write(&kept, "other bytes").expect("it is there");
    driver.restart();
    // What was kept for unsaved cases would stand in.
    let unsaved = driver.session.files().path_of(&Image::file(&{
        let bytes = std::fs::read(&path).expect("it is there");
        let sha256 = caseboard::model::Sha256Digest::of(&bytes);
        let file = caseboard::model::StoredFile {
            sha256,
            extension: "png".to_owned(),
            bytes: 1,
        };
        Image::new(caseboard::model::TypedId::from_number(1), file, 1, 1)
    }));
    std::fs::remove_file(unsaved).expect("it is there");
    driver.open(&case);
    assert!(words_on_board(&mut driver).contains("File changed since import"));
    std::fs::remove_file(&kept).expect("it is there");
    driver.dispatch(Action::Picture(PictureAction::LookAgain));
    assert!(words_on_board(&mut driver).contains("File missing"));

    let image = only_image(&driver).id;
    let other = driver.path("other.png");
    std::fs::write(&other, "not it").expect("it can be written");
    find(&mut driver, image, other);
    assert!(!kept.exists() && errors(&driver)[0].contains("another file"));
    find(&mut driver, image, path);
    assert!(kept.exists());
    assert!(!words_on_board(&mut driver).contains("File missing"));
}

fn find(driver: &mut Driver, image: ImageId, path: PathBuf) {
    driver.dispatch(Action::Picture(PictureAction::FindFile { image, path }));
}

/// Exports the board and reads it back: pixels, and the bytes of the file.
fn exported(driver: &mut Driver) -> (RgbImage, Vec<u8>) {
    let path = driver.path("board.png");
    driver.dispatch(Action::Export(ExportRequest {
        area: ExportArea::Board,
        choice: ExportChoice {
            scale: 2.0,
            theme: PictureTheme::Light,
            ..ExportChoice::default()
        },
        target: ExportTarget::File(path.clone()),
    }));
    let bytes = std::fs::read(path).expect("it was exported");
    let pixels = image::load_from_memory(&bytes).expect("a PNG").to_rgb8();
    (pixels, bytes)
}

fn count(pixels: &RgbImage, color: [u8; 3]) -> usize {
    pixels.pixels().filter(|pixel| pixel.0 == color).count()
}

#[test]
fn an_exported_board_shows_the_pixels_cropped_and_drawn_on() {
    let mut driver = Driver::new();
    let path = picture(&driver, "quay.png");
    // What a camera wrote, as a PNG keeps it: it must not leave the program.
    let mut bytes = std::fs::read(&path).expect("it is there");
    let secret = b"SECRET PLACE";
    let mut chunk = (secret.len() as u32 + 8).to_be_bytes().to_vec();
    chunk.extend_from_slice(b"tEXtComment\0");
    chunk.extend_from_slice(secret);
    let sum = crc32(&chunk[4..]);
    chunk.extend_from_slice(&sum.to_be_bytes());
    bytes.splice(33..33, chunk);
    std::fs::write(&path, bytes).expect("it can be written");

    add(&mut driver, &[&path], None);
    let (pixels, bytes) = exported(&mut driver);
    let (blue, green) = (count(&pixels, BLUE), count(&pixels, GREEN));
    assert!(blue > 20_000 && green > 20_000, "{blue} {green}");
    let has_secret = bytes.windows(secret.len()).any(|part| part == secret);
    assert!(!has_secret, "metadata left the program");

    // The left half only, with a red box on it.
    change(&mut driver, |image| {
        image.crop = Some(Crop {
            x_px: 0,
            y_px: 0,
            width_px: 200,
            height_px: 300,
        });
    });
    let (pixels, _) = exported(&mut driver);
    assert!(count(&pixels, BLUE) > 20_000);
    assert_eq!(count(&pixels, GREEN), 0, "what was cropped is not there");
    let red = |pixels: &RgbImage| {
        let is_red = |pixel: &&Rgb<u8>| pixel.0[0] > 180 && pixel.0[1] < 110 && pixel.0[2] < 110;
        pixels.pixels().filter(is_red).count()
    };
    assert_eq!(red(&pixels), 0);
    change(&mut driver, |image| {
        image.markup.push(Markup {
            shape: MarkupShape::Box,
            from: pos2(0.1, 0.2),
            to: pos2(0.4, 0.8),
            label: "crane".to_owned(),
            tint: Tint::Red,
        });
    });
    let (pixels, _) = exported(&mut driver);
    assert!(red(&pixels) > 500, "{} red pixels", red(&pixels));
}

/// The checksum of PNG chunks (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    })
}
