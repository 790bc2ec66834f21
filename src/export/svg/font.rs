//! The part of a font that an SVG embeds: the glyphs of its letters, which letter has which, and the pairs of them that
//! stand closer than their widths say.
//!
//! Browsers want a whole OpenType font: the subset made for PDF lacks the tables that say which glyph a letter has, and those
//! of names and heights. They are written here (OpenType 1.9: cmap format 12, GPOS pair adjustment format 1, OS/2 version 4,
//! name, post version 3).

use super::super::letters::Face;
use skrifa::MetadataProvider as _;
use skrifa::string::StringId;
use std::collections::BTreeMap;

/// What a picture uses of a font.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Used {
    /// Letters and their glyphs.
    pub letters: BTreeMap<char, u16>,
    /// By how many font units a glyph stands closer to the one that follows.
    pub pairs: BTreeMap<(u16, u16), i16>,
}

/// More pairs than this do not fit into one table.
const MOST_PAIRS: usize = 12_000;

/// The font with what is used of it, under another family name. `None` where it cannot be taken apart.
pub(super) fn embedded(face: &Face, used: &Used, family: &str, weight: u16) -> Option<Vec<u8>> {
    let mut glyphs: Vec<u16> = used.letters.values().copied().collect();
    glyphs.sort_unstable();
    glyphs.dedup();
    let remapper = subsetter::GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let data = (*face.data).as_ref();
    let coords = face.tweak.coords.as_ref();
    let subset = if coords.is_empty() {
        subsetter::subset(data, face.index, &remapper).ok()?
    } else {
        let coords: Vec<(subsetter::Tag, f32)> = coords
            .iter()
            .map(|(tag, value)| (subsetter::Tag::new(&tag.to_be_bytes()), *value))
            .collect();
        subsetter::subset_with_variations(data, face.index, &coords, &remapper).ok()?
    };
    let mut tables = tables_of(&subset)?;
    let new = |glyph: u16| remapper.get(glyph);
    tables.insert(*b"cmap", cmap(used, new));
    tables.insert(*b"name", name(family, &notice(face)));
    tables.insert(*b"OS/2", os2(face, used, weight));
    tables.insert(*b"post", post());
    if !used.pairs.is_empty() {
        tables.insert(*b"GPOS", gpos(used, new));
    }
    Some(assembled(&subset, tables))
}

/// What the makers of a font say of their rights: it goes with every part of it.
fn notice(face: &Face) -> String {
    let font = face.font();
    let said = font.and_then(|font| {
        let mut strings = font.localized_strings(StringId::COPYRIGHT_NOTICE);
        strings.next().map(|string| string.chars().collect())
    });
    said.unwrap_or_default()
}

type Tables = BTreeMap<[u8; 4], Vec<u8>>;

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

fn tables_of(font: &[u8]) -> Option<Tables> {
    let mut tables = Tables::new();
    for number in 0..usize::from(word(font, 4)?) {
        let record = 12 + 16 * number;
        let tag: [u8; 4] = font.get(record..record + 4)?.try_into().ok()?;
        let start = long(font, record + 8)? as usize;
        let length = long(font, record + 12)? as usize;
        tables.insert(tag, font.get(start..start.checked_add(length)?)?.to_vec());
    }
    Some(tables)
}

fn checksum(bytes: &[u8]) -> u32 {
    let words = bytes.chunks(4).map(|chunk| {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        u32::from_be_bytes(word)
    });
    words.fold(0, u32::wrapping_add)
}

fn assembled(subset: &[u8], mut tables: Tables) -> Vec<u8> {
    if let Some(adjustment) = tables.get_mut(b"head").and_then(|head| head.get_mut(8..12)) {
        adjustment.fill(0);
    }
    let count = tables.len() as u16;
    let log = count.max(1).ilog2() as u16;
    let mut font = subset.get(..4).unwrap_or(b"OTTO").to_vec();
    for value in [count, 16 << log, log, (count - (1 << log)) * 16] {
        font.extend(value.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    let mut head_at = None;
    for (tag, table) in &tables {
        if tag == b"head" {
            head_at = Some(offset);
        }
        font.extend(tag);
        font.extend(checksum(table).to_be_bytes());
        font.extend((offset as u32).to_be_bytes());
        font.extend((table.len() as u32).to_be_bytes());
        offset += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        font.extend(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&font));
    if let Some(place) = head_at.and_then(|at| font.get_mut(at + 8..at + 12)) {
        place.copy_from_slice(&adjustment.to_be_bytes());
    }
    font
}

fn cmap(used: &Used, new: impl Fn(u16) -> Option<u16>) -> Vec<u8> {
    // Runs of letters whose glyphs follow one another.
    let mut groups: Vec<(u32, u32, u32)> = Vec::new();
    for (letter, glyph) in &used.letters {
        let (letter, glyph) = (u32::from(*letter), u32::from(new(*glyph).unwrap_or(0)));
        match groups.last_mut() {
            Some((first, last, start))
                if *last + 1 == letter && *start + letter - *first == glyph =>
            {
                *last = letter;
            }
            _ => groups.push((letter, letter, glyph)),
        }
    }
    let mut out = Vec::new();
    // Version, one table: Windows, full Unicode.
    for value in [0u16, 1, 3, 10] {
        out.extend(value.to_be_bytes());
    }
    out.extend(12u32.to_be_bytes());
    out.extend([12u16, 0].iter().flat_map(|it| it.to_be_bytes()));
    let length = 16 + 12 * groups.len() as u32;
    for value in [length, 0, groups.len() as u32] {
        out.extend(value.to_be_bytes());
    }
    for (first, last, glyph) in groups {
        for value in [first, last, glyph] {
            out.extend(value.to_be_bytes());
        }
    }
    out
}

fn name(family: &str, notice: &str) -> Vec<u8> {
    let strings = [
        (0u16, notice),
        (1, family),
        (2, "Regular"),
        (4, family),
        (6, family),
    ];
    let strings: Vec<(u16, Vec<u8>)> = strings
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(id, text)| {
            (
                *id,
                text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            )
        })
        .collect();
    let mut out = Vec::new();
    let count = strings.len() as u16;
    for value in [0u16, count, 6 + 12 * count] {
        out.extend(value.to_be_bytes());
    }
    let mut offset = 0u16;
    for (id, text) in &strings {
        // Windows, Unicode, English.
        for value in [3u16, 1, 0x409, *id, text.len() as u16, offset] {
            out.extend(value.to_be_bytes());
        }
        offset = offset.saturating_add(text.len() as u16);
    }
    strings.iter().for_each(|(_, text)| out.extend(text));
    out
}

fn os2(face: &Face, used: &Used, weight: u16) -> Vec<u8> {
    let edge = |letter: Option<&char>| letter.map_or(0, |it| u32::from(*it).min(0xFFFF) as u16);
    let (ascent, descent) = face.extents();
    let mut out = Vec::with_capacity(96);
    let mut put = |value: i32| out.extend((value as u16).to_be_bytes());
    // Version, mean width, weight, width (normal), may be embedded.
    for value in [4, 500, i32::from(weight), 5, 0] {
        put(value);
    }
    // Sizes of raised and struck letters, class, design, blocks of Unicode: nobody asks for them.
    for _ in 0..10 + 1 + 5 + 8 {
        put(0);
    }
    // The maker's four letters, and that it is a regular face.
    for value in [0x2020, 0x2020, 0x0040] {
        put(value);
    }
    put(i32::from(edge(used.letters.keys().next())));
    put(i32::from(edge(used.letters.keys().next_back())));
    for value in [ascent, descent, 0, ascent.max(0), (-descent).max(0)] {
        put(value);
    }
    // Code pages, heights of x and H, letters for what is missing and for breaks, context of kerning.
    for value in [1, 0, 0, 0, 0, 0, 0, 32, 2] {
        put(value);
    }
    out
}

fn post() -> Vec<u8> {
    let mut out = 0x0003_0000_u32.to_be_bytes().to_vec();
    out.resize(32, 0);
    out
}

fn gpos(used: &Used, new: impl Fn(u16) -> Option<u16>) -> Vec<u8> {
    let mut sets: BTreeMap<u16, BTreeMap<u16, i16>> = BTreeMap::new();
    for ((left, right), closer) in used.pairs.iter().take(MOST_PAIRS) {
        if let (Some(left), Some(right)) = (new(*left), new(*right)) {
            sets.entry(left).or_default().insert(right, *closer);
        }
    }
    // Version 1.0; scripts, features, lookups; one script with one feature with one lookup.
    let head: [u16; 5] = [1, 0, 10, 30, 44];
    let scripts: [u16; 10] = [1, 0x4446, 0x4C54, 8, 4, 0, 0, 0xFFFF, 1, 0];
    let features: [u16; 7] = [1, 0x6B65, 0x726E, 8, 0, 1, 0];
    let lookups: [u16; 6] = [1, 4, 2, 0, 1, 8];
    let mut out: Vec<u8> = Vec::new();
    let head = head.iter().chain(&scripts).chain(&features).chain(&lookups);
    out.extend(head.flat_map(|value| value.to_be_bytes()));
    let count = sets.len() as u16;
    let coverage = 10 + 2 * count;
    for value in [1, coverage, 4, 0, count] {
        out.extend(value.to_be_bytes());
    }
    let mut offset = coverage + 4 + 2 * count;
    for set in sets.values() {
        out.extend(offset.to_be_bytes());
        offset = offset.saturating_add(2 + 4 * set.len() as u16);
    }
    out.extend([1, count].iter().flat_map(|it| it.to_be_bytes()));
    out.extend(sets.keys().flat_map(|glyph| glyph.to_be_bytes()));
    for set in sets.values() {
        out.extend((set.len() as u16).to_be_bytes());
        for (right, closer) in set {
            out.extend(right.to_be_bytes());
            out.extend(closer.to_be_bytes());
        }
    }
    out
}
