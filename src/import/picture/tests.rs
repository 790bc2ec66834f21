//! Pictures made in code: every format, Exif, hostile files, and files gone wrong at random.

use super::*;
use image::codecs::gif::GifEncoder;
use image::{Frame, ImageBuffer, Luma, Rgb, Rgba, RgbaImage};

/// Red above, blue below, with a green corner at the upper left.
fn drawn(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(ImageBuffer::from_fn(width, height, |x, y| {
        if x < width / 4 && y < height / 4 {
            Rgb([0, 200, 0])
        } else if y < height / 2 {
            Rgb([220, 0, 0])
        } else {
            Rgb([0, 0, 220])
        }
    }))
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, format)
        .expect("it can be encoded");
    bytes.into_inner()
}

fn pixel(pixels: &PicturePixels, x: u32, y: u32) -> [u8; 3] {
    let at = ((y * pixels.width + x) * 4) as usize;
    [pixels.rgba[at], pixels.rgba[at + 1], pixels.rgba[at + 2]]
}

/// Which of the three colours drawn comes nearest.
fn hue(pixels: &PicturePixels, x: u32, y: u32) -> char {
    let [r, g, b] = pixel(pixels, x, y);
    match r.max(g).max(b) {
        most if most == g => 'g',
        most if most == r => 'r',
        _ => 'b',
    }
}

/// An APP1 segment with one directory each for the picture, the camera and the place.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    // (tag, type, count, value or data): types 2 ASCII, 3 SHORT, 4 LONG, 5 RATIONAL.
    let dms = |parts: [(u32, u32); 3]| -> Vec<u8> {
        let numbers = parts.into_iter().flat_map(|(num, denom)| [num, denom]);
        numbers.flat_map(u32::to_le_bytes).collect()
    };
    type Entry = (u16, u16, u32, Vec<u8>);
    let text = |tag: u16, words: &str| -> Entry {
        let mut data = words.as_bytes().to_vec();
        data.push(0);
        (tag, 2, data.len() as u32, data)
    };
    let picture: Vec<Entry> = vec![
        text(0x010F, "Maker"),
        text(0x0110, "Model 7"),
        (0x0112, 3, 1, vec![orientation, 0]),
        text(0x0131, "Firmware 1.2"),
        (0x8769, 4, 1, Vec::new()),
        (0x8825, 4, 1, Vec::new()),
    ];
    let camera = vec![
        text(0x9003, "2023:10:13 14:05:06"),
        text(0x9011, "+09:00"),
        text(0x9291, "25"),
    ];
    let place = vec![
        text(1, "N"),
        (2, 5, 3, dms([(45, 1), (51, 1), (1476, 100)])),
        text(3, "W"),
        (4, 5, 3, dms([(40, 1), (7, 1), (3252, 100)])),
    ];
    let size_of = |entries: &[Entry]| -> usize {
        let data = entries.iter().filter(|entry| entry.3.len() > 4);
        2 + 12 * entries.len() + 4 + data.map(|entry| entry.3.len()).sum::<usize>()
    };
    let camera_at = 8 + size_of(&picture);
    let place_at = camera_at + size_of(&camera);
    for (entries, start) in [(&picture, 8), (&camera, camera_at), (&place, place_at)] {
        tiff.extend_from_slice(&(entries.len() as u16).to_le_bytes());
        let mut data_at = start + 2 + 12 * entries.len() + 4;
        let mut data = Vec::new();
        for (tag, kind, count, value) in entries {
            tiff.extend_from_slice(&tag.to_le_bytes());
            tiff.extend_from_slice(&kind.to_le_bytes());
            tiff.extend_from_slice(&count.to_le_bytes());
            let mut field = match tag {
                0x8769 => (camera_at as u32).to_le_bytes().to_vec(),
                0x8825 => (place_at as u32).to_le_bytes().to_vec(),
                _ if value.len() > 4 => (data_at as u32).to_le_bytes().to_vec(),
                _ => value.clone(),
            };
            if value.len() > 4 {
                data_at += value.len();
                data.extend_from_slice(value);
            }
            field.resize(4, 0);
            tiff.extend_from_slice(&field);
        }
        tiff.extend_from_slice(&[0; 4]);
        tiff.extend_from_slice(&data);
    }
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend_from_slice(&[0xFF, 0xE1]);
    bytes.extend_from_slice(&((tiff.len() + 8) as u16).to_be_bytes());
    bytes.extend_from_slice(b"Exif\0\0");
    bytes.extend_from_slice(&tiff);
    bytes.extend_from_slice(&jpeg[2..]);
    bytes
}

#[test]
fn every_format_is_told_by_its_bytes_and_decoded() {
    for (format, extension) in [
        (ImageFormat::Png, "png"),
        (ImageFormat::Jpeg, "jpg"),
        (ImageFormat::WebP, "webp"),
        (ImageFormat::Gif, "gif"),
        (ImageFormat::Tiff, "tiff"),
    ] {
        let bytes = encoded(&drawn(40, 30), format);
        let facts = read_picture(&bytes).expect("a sound picture");
        assert_eq!(
            (facts.extension, facts.width_px, facts.height_px),
            (extension, 40, 30)
        );
        assert!(!facts.is_animated && facts.photo.is_none(), "{format:?}");
        let pixels = picture_pixels(&bytes, None, 20).expect("a sound picture");
        assert_eq!((pixels.width, pixels.height), (20, 15));
        let seen = [(1, 1), (15, 3), (10, 13)].map(|(x, y)| hue(&pixels, x, y));
        assert_eq!(seen, ['g', 'r', 'b'], "{format:?}");
    }
}

#[test]
fn deep_and_grey_pictures_are_read() {
    let deep = DynamicImage::ImageRgb16(drawn(12, 12).to_rgb16());
    let grey: ImageBuffer<Luma<u16>, Vec<u16>> = ImageBuffer::from_pixel(5, 4, Luma([40_000]));
    for format in [ImageFormat::Png, ImageFormat::Tiff] {
        let bytes = encoded(&deep, format);
        let pixels = picture_pixels(&bytes, None, 100).expect("16 bits a channel");
        assert_eq!((pixels.width, hue(&pixels, 9, 9)), (12, 'b'));
        let bytes = encoded(&DynamicImage::ImageLuma16(grey.clone()), format);
        assert_eq!(read_picture(&bytes).map(|facts| facts.height_px), Ok(4));
    }
}

#[test]
fn what_the_camera_says_is_read_and_the_picture_stands_upright() {
    let upright = encoded(&drawn(40, 30), ImageFormat::Jpeg);
    let facts = read_picture(&with_exif(&upright, 6)).expect("a sound picture");
    assert_eq!(
        (facts.width_px, facts.height_px),
        (30, 40),
        "turned by a quarter"
    );
    let photo = facts.photo.expect("it has Exif");
    assert_eq!(photo.taken, "2023-10-13 14:05:06.25 +09:00");
    assert_eq!(photo.camera, "Maker Model 7");
    assert_eq!(photo.software, "Firmware 1.2");
    assert_eq!(photo.orientation, 6);
    let place = photo.coordinates.expect("it has a place");
    assert_eq!((place.lat, place.lon), (45.8541, -40.1257));

    // Turned clockwise, the upper left corner comes to the upper right.
    let pixels = picture_pixels(&with_exif(&upright, 6), None, 40).expect("a sound picture");
    let seen = [(28, 1), (2, 1), (28, 30)].map(|(x, y)| hue(&pixels, x, y));
    assert_eq!(seen, ['g', 'b', 'r']);
    let corner = Crop {
        x_px: 24,
        y_px: 0,
        width_px: 6,
        height_px: 8,
    };
    let part = picture_pixels(&with_exif(&upright, 6), Some(corner), 40).expect("a part");
    assert_eq!((part.width, part.height, hue(&part, 3, 4)), (6, 8, 'g'));
}

#[test]
fn moving_pictures_show_the_first_frame_and_say_so() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for color in [[200, 0, 0, 255], [0, 0, 200, 255]] {
        let frame = Frame::new(RgbaImage::from_pixel(6, 6, Rgba(color)));
        encoder.encode_frame(frame).expect("it can be encoded");
    }
    drop(encoder);
    assert_eq!(
        read_picture(&bytes).map(|facts| facts.is_animated),
        Ok(true)
    );
    let pixels = picture_pixels(&bytes, None, 6).expect("the first frame");
    assert_eq!(hue(&pixels, 3, 3), 'r');
}

/// The header of a PNG of any size, with hardly any data.
fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(&drawn(4, 4), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let checksum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
    bytes
}

/// The checksum of PNG chunks (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    })
}

#[test]
fn what_claims_to_be_enormous_is_refused_before_it_is_decoded() {
    for (width, height) in [(60_000, 60_000), (16_385, 1), (16_000, 16_000)] {
        let bytes = png_claiming(width, height);
        let refused = Err(PictureError::TooLarge { width, height });
        assert_eq!(read_picture(&bytes), refused);
    }
    assert!(
        read_picture(&png_claiming(4, 4)).is_ok(),
        "the header itself is sound"
    );
}

#[test]
fn what_is_cut_off_is_refused() {
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::WebP,
        ImageFormat::Gif,
        ImageFormat::Tiff,
    ] {
        let bytes = encoded(&drawn(64, 64), format);
        for length in [bytes.len() / 2, bytes.len() * 3 / 4] {
            let refused = read_picture(&bytes[..length]);
            assert!(refused.is_err(), "{format:?}: {refused:?}");
        }
    }
    let cut = encoded(&drawn(64, 64), ImageFormat::Jpeg);
    assert_eq!(
        read_picture(&cut[..cut.len() - 9]),
        Err(PictureError::CutOff)
    );
}

#[test]
fn what_is_no_picture_is_told() {
    for bytes in [
        &b""[..],
        b"<html>",
        b"%PDF-1.7",
        b"BM\x36\0\0\0",
        b"\xFF\xD8",
    ] {
        assert!(read_picture(bytes).is_err());
    }
    assert_eq!(read_picture(b"<svg/>"), Err(PictureError::Format));
}

/// Files gone wrong at random: any answer will do, as long as there is one.
#[test]
fn damaged_files_end_in_an_answer() {
    let formats = [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::WebP,
        ImageFormat::Gif,
        ImageFormat::Tiff,
    ];
    let mut sound: Vec<Vec<u8>> = formats.map(|format| encoded(&drawn(24, 18), format)).into();
    sound.push(with_exif(&encoded(&drawn(24, 18), ImageFormat::Jpeg), 5));
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    let mut chance = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let mut answers = [0usize; 2];
    for round in 0..600 {
        let mut bytes = sound[round % sound.len()].clone();
        for _ in 0..=chance(6) {
            let at = chance(bytes.len());
            match chance(5) {
                0 => bytes.truncate(at.max(4)),
                1 => bytes.insert(at, chance(256) as u8),
                2 => drop(bytes.remove(at)),
                3 => bytes[at] = [0, 0xFF, 0x7F, 0x80][chance(4)],
                _ => bytes[at] ^= 1 << chance(8),
            }
            if bytes.is_empty() {
                bytes.push(0);
            }
        }
        let whole = picture_pixels(&bytes, None, 16);
        answers[usize::from(whole.is_ok())] += 1;
        if let Ok(pixels) = whole {
            assert_eq!(pixels.rgba.len() as u32, pixels.width * pixels.height * 4);
            assert!(pixels.width.max(pixels.height) <= 16);
        }
        let _ = read_picture(&bytes);
    }
    assert!(answers.iter().all(|count| *count > 50), "{answers:?}");
}
