use super::*;
use crate::model::{FoundIn, MetaSlot};

/// A PDF with these objects, numbered from 1, the first the catalogue, and the document information last if there is any.
fn pdf(objects: &[String], info: Option<usize>) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let info = info
        .map(|info| format!("/Info {info} 0 R"))
        .unwrap_or_default();
    bytes.extend(
        format!(
            "trailer\n<</Size {}/Root 1 0 R{info}>>\nstartxref\n{start}\n%%EOF\n",
            places.len() + 1
        )
        .bytes(),
    );
    bytes
}

fn stream(content: &str) -> String {
    format!(
        "<</Length {}>>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// One page with that content and Helvetica as F1.
fn one_page(content: &str) -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X1 7 0 R>>>>>>".to_owned(),
        stream(content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        "<</Title(Lamps of the north)/Author(Jane Doe)/CreationDate(D:20230617101500Z)/Producer(x)>>".to_owned(),
        stream_with("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "a"),
    ];
    pdf(&objects, Some(6))
}

fn stream_with(entries: &str, content: &str) -> String {
    format!(
        "<<{entries}/Length {}>>\nstream\n{content}\nendstream",
        content.len()
    )
}

fn read_one(bytes: &[u8]) -> ArticleDraft {
    read(bytes, "a.pdf").expect("it has text").value.remove(0)
}

#[test]
fn words_headings_and_properties() {
    let content = "BT /F1 24 Tf 50 700 Td (Lamps of the north) Tj ET\n\
        BT /F1 10 Tf 50 650 Td 12 TL (A ship left the harbour on Friday with 40 crates) Tj T* (of lamps on board, a man) Tj \
        [( said) -300 (here)] TJ ( . ) Tj ET\nBT /F1 10 Tf 50 600 Td (It came back.) Tj ET";
    let draft = read_one(&one_page(content));
    assert_eq!(
        draft.text,
        "Lamps of the north\n\nA ship left the harbour on Friday with 40 crates of lamps on board, a man said here .\n\nIt came back."
    );
    let stated: Vec<_> = draft
        .candidates
        .iter()
        .take(3)
        .map(|c| (c.slot, c.value.as_str(), c.found_in))
        .collect();
    let expected = [
        (
            MetaSlot::Title,
            "Lamps of the north",
            FoundIn::DocumentProperty,
        ),
        (MetaSlot::Author, "Jane Doe", FoundIn::DocumentProperty),
        (MetaSlot::Modified, "2023-06-17", FoundIn::DocumentProperty),
    ];
    assert_eq!(stated, expected);
    assert_eq!(
        draft.best(MetaSlot::Published),
        None,
        "the day a file was made is no day of publication"
    );
}

#[test]
fn fonts_say_what_their_codes_mean() {
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def\n\
        1 begincodespacerange <00> <FF> endcodespacerange\n3 beginbfchar <41> <041A> <42> <0456> <43> <00660066> endbfchar\nendcmap end end";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        stream("BT /F1 10 Tf 50 700 Td (ABC) Tj ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>".to_owned(),
        stream(map),
    ];
    assert_eq!(read_one(&pdf(&objects, None)).text, "Кіff");
}

#[test]
fn pages_without_words_are_told_apart() {
    let why = |bytes: &[u8]| {
        read(bytes, "a.pdf")
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    assert!(
        why(&one_page("q 100 0 0 100 0 0 cm /X1 Do Q"))
            .unwrap_err()
            .contains("pictures without text")
    );
    assert_eq!(
        why(&one_page("0 0 10 10 re f")),
        Err("no text could be read from this PDF".to_owned())
    );
    assert!(why(b"%PDF-1.7\n").is_err());
}

#[test]
fn a_locked_document_says_so() {
    let mut bytes = one_page("BT /F1 10 Tf (x) Tj ET");
    let zeros = "00".repeat(32);
    let lock = format!(
        "/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{zeros}>/U<{zeros}>>>>>\nstartxref"
    );
    let at = String::from_utf8_lossy(&bytes)
        .rfind(">>\nstartxref")
        .expect("trailer");
    bytes.splice(at..at + ">>\nstartxref".len(), lock.bytes());
    assert_eq!(
        read(&bytes, "a.pdf").map(|_| ()),
        Err(ImportError::Encrypted)
    );
}

#[test]
fn truncated_and_nested_files_end_in_words_or_a_sentence() {
    let whole = one_page("BT /F1 10 Tf 50 700 Td (A ship left.) Tj ET");
    for length in (0..whole.len()).step_by(37) {
        let _ = read(&whole[..length], "a.pdf");
    }
    let deep = "[".repeat(20_000);
    let _ = read(
        &one_page(&format!("{deep} BT /F1 10 Tf (x) Tj ET")),
        "a.pdf",
    );
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids{deep}>>"),
    ];
    let _ = read(&pdf(&objects, None), "a.pdf");
    // A form that draws itself twice.
    objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>".to_owned(),
        stream("/F Do"),
        stream_with("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>", "/F Do /F Do"),
    ];
    assert!(read(&pdf(&objects, None), "a.pdf").is_err());
}
