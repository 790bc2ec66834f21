//! Seeded mutations of small documents: nothing that can be done to the bytes of a document makes its reader panic, and what
//! is read keeps the rules of drafts.

use super::read_document;
use crate::model::ArticleDraft;

/// Changes of bytes that repeat with the seed (xorshift).
struct Mutator(u64);

impl Mutator {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }

    fn mutate(&mut self, original: &[u8], tokens: &[&str]) -> Vec<u8> {
        let mut bytes = original.to_vec();
        for _ in 0..=self.next(4) {
            let at = self.next(bytes.len());
            let end = (at + self.next(24)).min(bytes.len());
            match self.next(7) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let part = bytes[at..end].to_vec();
                    bytes.splice(at..at, part);
                }
                3 if !tokens.is_empty() => {
                    let token = tokens[self.next(tokens.len())].as_bytes();
                    bytes.splice(at..at, token.iter().copied());
                }
                4 => bytes
                    .splice(at..end, std::iter::repeat_n(b' ', 3))
                    .for_each(drop),
                _ => {
                    let byte = u8::try_from(self.next(256)).unwrap_or(0);
                    if let Some(place) = bytes.get_mut(at) {
                        *place = byte;
                    }
                }
            }
            if bytes.is_empty() {
                break;
            }
        }
        bytes
    }
}

fn check(draft: &ArticleDraft) {
    let chars = u32::try_from(draft.text.chars().count()).expect("short");
    let mut end = 0;
    for block in &draft.blocks {
        assert!(
            block.start >= end && block.start < block.end && block.end <= chars,
            "{block:?} in {:?}",
            draft.text
        );
        end = block.end;
    }
}

fn mutate_all(name: &str, originals: &[&[u8]], tokens: &[&str], count: usize) {
    let mut mutator = Mutator(0x9e37_79b9_7f4a_7c15);
    let mut read = 0usize;
    for round in 0..count {
        let original = originals[round % originals.len()];
        let bytes = mutator.mutate(original, tokens);
        if let Ok(drafts) = read_document(&bytes, name) {
            read += 1;
            drafts.value.iter().for_each(check);
        }
    }
    assert!(read > 0, "some are still read");
}

#[test]
fn mutated_texts_are_read() {
    let text = "Lamps at night\nBy Jane Doe and Max Moe\nPublished: 2023-06-17 | Updated 2023-06-18\nhttps://example.org/lamps\n\n\
        KYIV, Ukraine (AP) — Lamps came on Friday.\n- one\n- two\n1. a\n2. b\n> said\nShare\nFacebook\nRead more: x\nA lamp. Photo: Doe\n\
        Related articles\nTen lamps\nAbout the author\nJane Doe is a reporter.\n";
    let russian = "Корабль вышел из порта. Читайте также: новости";
    let utf16: Vec<u8> = russian.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (legacy, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
    let tokens = [
        "\r\n",
        "\u{202e}",
        "\u{2028}",
        "\u{feff}",
        "(AP) — ",
        "Photo: ",
        "By ",
        "date 2023-",
        "•",
        "ß",
        "\0",
    ];
    mutate_all(
        "a.txt",
        &[text.as_bytes(), russian.as_bytes(), &utf16, &legacy],
        &tokens,
        3000,
    );
}

#[test]
fn mutated_markdown_is_read() {
    let note = "---\ntitle: \"Lamps\"\nauthor:\n  - \"[[Jane Doe|J]]\"\ndate: 2023-06-17\ntags: [a, b]\n---\n# Lamps\n\nA [ship](https://example.org) *left*[^1].\n\n\
        - one\n  - two\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>html <!-- no --> &amp;</div>\n\n```\ncode\n```\n\n[^1]: Note\n";
    let tokens = [
        "---\n", "```", "<script>", "<!--", "[[", "|", "> ", "\t", "](", "[^1]", "<", "&",
    ];
    mutate_all("a.md", &[note.as_bytes()], &tokens, 2000);
}

#[test]
fn mutated_pdfs_are_read() {
    let pdf = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
        3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n\
        4 0 obj\n<</Length 62>>\nstream\nBT /F1 10 Tf 50 700 Td (A ship left) Tj 0 -12 Td [(at) -9 (night)] TJ ET\nendstream\nendobj\n\
        5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n6 0 obj\n<</Title(Lamps)>>\nendobj\n\
        trailer\n<</Root 1 0 R/Info 6 0 R>>\nstartxref\n0\n%%EOF\n";
    let tokens = [
        "[",
        "<<",
        ">>",
        "(",
        "1e38",
        "-",
        "/F1 Do",
        "cm",
        "0 0 0 0 0 0 Tm",
        "endstream",
        "4 0 R",
        "q",
        "ET",
        "Tz",
        "/Filter/FlateDecode",
    ];
    mutate_all("a.pdf", &[pdf.as_bytes()], &tokens, 1000);
}

#[test]
fn mutated_docx_is_read() {
    use std::io::Write;
    let document = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Lamps &amp; ships</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>one</w:t><w:tab/></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p></w:body></w:document>";
    let tokens = [
        "<w:tbl>", "</w:p>", "<w:p>", "<w:del>", "&", "<!--", "]]>", "<w:tc>", "w:val=\"", "<w:t>",
        "</w:tbl>",
    ];
    let mut mutator = Mutator(7);
    let mut originals = Vec::new();
    // The archive protects its members with sums: the members are changed before they are packed, the archive after.
    for round in 0..600 {
        let member = if round == 0 {
            document.as_bytes().to_vec()
        } else {
            mutator.mutate(document.as_bytes(), &tokens)
        };
        let mut writer = zip::write::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        writer
            .start_file("word/document.xml", options)
            .expect("starts");
        writer.write_all(&member).expect("writes");
        originals.push(writer.finish().expect("finishes").into_inner());
    }
    for bytes in &originals {
        if let Ok(drafts) = read_document(bytes, "a.docx") {
            drafts.value.iter().for_each(check);
        }
    }
    mutate_all(
        "a.docx",
        &[&originals[0]],
        &["PK\x01\x02", "PK\x03\x04"],
        1500,
    );
}
