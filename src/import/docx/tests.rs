use super::*;
use crate::model::BlockShape::{Heading, ListItem, NumberedItem, Paragraph, Quotation, TableRow};
use crate::model::{FoundIn, MetaSlot, text_blocks};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("starts");
        writer.write_all(content.as_bytes()).expect("writes");
    }
    writer.finish().expect("finishes").into_inner()
}

fn body(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{inside}</w:body></w:document>"
    )
}

fn paragraph(properties: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
    )
}

fn read_members(members: &[(&str, &str)]) -> Warned<Vec<ArticleDraft>> {
    read(&archive(members), "a.docx").expect("it is a document")
}

fn shapes(draft: &ArticleDraft) -> Vec<(&str, crate::model::BlockShape, u8)> {
    text_blocks(&draft.text, &draft.blocks)
        .into_iter()
        .map(|b| (&draft.text[b.bytes], b.shape, b.level))
        .collect()
}

const STYLES: &str = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"berschrift1\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:name w:val=\"Loop\"/><w:basedOn w:val=\"Loop\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style></w:styles>";
const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num></w:numbering>";

#[test]
fn styles_lists_and_tables_keep_their_shape() {
    let item =
        |level: u8| format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph("", words));
    let inside = [
        paragraph(
            "<w:pStyle w:val=\"berschrift1\"/>",
            "Lamps &amp; ships &#8212; news",
        ),
        paragraph("<w:pStyle w:val=\"Mine\"/>", "Inner"),
        paragraph("<w:pStyle w:val=\"Loop\"/>", "They left."),
        paragraph(&item(0), "first"),
        paragraph(&item(1), "inner"),
        paragraph("<w:pStyle w:val=\"Zitat\"/>", "We saw it."),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("a"), cell("b")),
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
            .to_owned(),
    ]
    .concat();
    let found = read_members(&[
        ("word/document.xml", &body(&inside)),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
    ]);
    let expected = [
        ("Lamps & ships — news", Heading, 1),
        ("Inner", Heading, 3),
        ("They left.", Paragraph, 0),
        ("first", NumberedItem, 1),
        ("inner", ListItem, 2),
        ("We saw it.", Quotation, 0),
        ("a\tb", TableRow, 0),
        ("one\ttwo", Paragraph, 0),
        ("three", Paragraph, 0),
    ];
    assert_eq!(shapes(&found.value[0]), expected);
    assert_eq!(found.warnings, Vec::<String>::new());
    let title = found.value[0].best(MetaSlot::Title).expect("title");
    assert_eq!(
        (title.value.as_str(), title.found_in),
        ("Lamps & ships — news", FoundIn::Heading)
    );
}

#[test]
fn deleted_words_are_out_and_inserted_in() {
    let inside = "<w:p><w:r><w:t>A </w:t></w:r><w:del><w:r><w:delText>red </w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>green </w:t></w:r></w:ins><w:hyperlink><w:r><w:t>lamp</w:t></w:r></w:hyperlink>\
        <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>";
    let notes = "<w:footnotes><w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"7\"><w:p><w:r><w:t>It shone.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let found = read_members(&[
        ("word/document.xml", &body(inside)),
        ("word/footnotes.xml", notes),
    ]);
    assert_eq!(found.value[0].text, "A green lamp.[1]\n\n[1] It shone.");
    assert_eq!(found.warnings.len(), 1);
    assert!(found.warnings[0].contains("tracked changes"));
}

#[test]
fn properties_are_never_the_day_of_publication() {
    let core = "<cp:coreProperties><dc:title>Lamps</dc:title><dc:creator>Jane Doe</dc:creator><dc:language>de-DE</dc:language>\
        <dcterms:created>2020-01-01T00:00:00Z</dcterms:created><dcterms:modified>2023-06-17T10:00:00Z</dcterms:modified></cp:coreProperties>";
    let found = read_members(&[
        ("word/document.xml", &body(&paragraph("", "They left."))),
        ("docProps/core.xml", core),
    ]);
    let stated: Vec<_> = found.value[0]
        .candidates
        .iter()
        .map(|c| (c.slot, c.value.as_str(), c.found_in))
        .collect();
    let from = FoundIn::DocumentProperty;
    let expected = [
        (MetaSlot::Title, "Lamps", from),
        (MetaSlot::Author, "Jane Doe", from),
        (MetaSlot::Language, "de-DE", from),
        (MetaSlot::Modified, "2023-06-17T10:00:00Z", from),
    ];
    assert_eq!(stated, expected);
}

#[test]
fn entities_of_a_document_are_not_honoured() {
    let document = "<!DOCTYPE a [<!ENTITY x \"aaaa\"><!ENTITY y \"&x;&x;\">]><w:document><w:body><w:p><w:r><w:t>a&y;b&lt;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(
        read_members(&[("word/document.xml", document)]).value[0].text,
        "ab<"
    );
}

#[test]
fn hostile_archives_are_refused() {
    let why = |bytes: &[u8]| {
        read(bytes, "a.docx")
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    let no_body = archive(&[("word/styles.xml", STYLES)]);
    assert_eq!(
        why(&no_body),
        Err("it is not a whole DOCX document: it has no text body".into())
    );
    assert_eq!(
        why(&archive(&[("word/document.xml", "hello")])),
        Err("it is not a whole DOCX document: it has no text body".into())
    );
    assert_eq!(
        why(&archive(&[("word/document.xml", &body(""))])),
        Err("no text could be read from this DOCX document".into())
    );
    assert!(why(b"PK\x03\x04nothing").is_err());
    let many = "PK\x01\x02".repeat(10_001);
    assert_eq!(
        why(many.as_bytes()),
        Err("it is not a whole DOCX document: it has more than 10,000 parts".into())
    );
    let bomb = body(&" ".repeat(65 << 20));
    let bomb = archive(&[("word/document.xml", &bomb)]);
    assert!(bomb.len() < 200_000, "packed well");
    assert_eq!(
        why(&bomb),
        Err(
            "it is not a whole DOCX document: its part word/document.xml is larger than 64 MiB"
                .into()
        )
    );
    let long = body(&paragraph("", &"a ".repeat(6 << 20)));
    assert_eq!(
        why(&archive(&[("word/document.xml", &long)])),
        Err("its text is longer than 10 MiB; divide it into parts".into())
    );
}

#[test]
fn deep_nesting_and_broken_ends_are_read() {
    let deep = body(&format!(
        "{}{}",
        "<w:tbl><w:tr><w:tc>".repeat(20_000),
        paragraph("", "x")
    ));
    let found = read_members(&[("word/document.xml", &deep)]);
    assert!(found.value[0].text.contains('x'));
    let cut = "<w:document><w:body><w:p><w:r><w:t>A ship left";
    let found = read_members(&[("word/document.xml", cut)]);
    assert_eq!(found.value[0].text, "A ship left");
    assert!(found.warnings[0].contains("breaks off"));
}
