use super::*;
use DocumentKind as Kind;

fn archive(member: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.resize(30, 0);
    bytes.extend_from_slice(member.as_bytes());
    bytes
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn signatures_decide_whatever_the_name() {
    let files: [(&[u8], Kind); 12] = [
        (b"%PDF-1.7\n1 0 obj", Kind::Pdf),
        (b"junk\n%PDF-1.4 1 0 obj startxref 9 %%EOF", Kind::Pdf),
        (b"\x89PNG\r\n\x1a\n....", Kind::Picture),
        (b"\xff\xd8\xff\xe0..JFIF", Kind::Picture),
        (b"RIFF\x10\0\0\0WEBPVP8 ", Kind::Picture),
        (b"GIF89a...", Kind::Picture),
        (b"II*\0\x08\0\0\0", Kind::Picture),
        (b"MM\0*\0\0\0\x08", Kind::Picture),
        (b"\x1f\x8b\x08\0", Kind::Archive),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Archive),
        (b"{\\rtf1\\ansi Words}", Kind::Archive),
        (
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
            Kind::Unknown,
        ),
    ];
    for (bytes, kind) in files {
        for name in ["a.txt", "a.html", "a", "a.docx", "a.pdf"] {
            assert_eq!(kind_of(bytes, name), kind, "{bytes:?} as {name}");
        }
    }
    assert_eq!(kind_of(&archive("word/document.xml"), "x.zip"), Kind::Docx);
    assert_eq!(
        kind_of(&archive("xl/workbook.xml"), "x.docx"),
        Kind::Archive
    );
    assert_eq!(
        kind_of(&archive("a word/document"), "x.docx"),
        Kind::Archive
    );
}

#[test]
fn words_at_the_head_decide_whatever_the_name() {
    let files = [
        ("(\n  kind: \"caseboard-case\",\n  format: 3)", Kind::Case),
        ("{\"nodes\": [], \"edges\": []}", Kind::Canvas),
        (
            "<?xml version=\"1.0\"?><!-- c --><rss version=\"2.0\"><channel/></rss>",
            Kind::Feed,
        ),
        ("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>", Kind::Feed),
        (
            "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"></rdf:RDF>",
            Kind::Feed,
        ),
        ("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss/>", Kind::Feed),
        ("\u{feff}<!DOCTYPE html><p>Words", Kind::Html),
        (
            "<!-- saved from url=(0014)about:internet -->\n<html>",
            Kind::Html,
        ),
        (
            "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\"><html/>",
            Kind::Html,
        ),
        ("<div class=\"a\">Words</div>", Kind::Html),
        (
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nSubject: S\n\
             MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n\n",
            Kind::Mhtml,
        ),
        (
            "Received: from a by b\nMessage-ID: <1@a>\nTo: b@b.example\nMIME-Version: 1.0\n\
             Content-Type: multipart/related\n\nBody",
            Kind::Mail,
        ),
        (
            "From: a@a.example\nTo: b@b.example\nSubject: S\n\nBody",
            Kind::Mail,
        ),
    ];
    for (text, kind) in files {
        for name in ["a.txt", "a.eml", "a", "a.docx", "a.pdf", "a.jpg"] {
            assert_eq!(kind_of(text.as_bytes(), name), kind, "{text} as {name}");
        }
    }
}

#[test]
fn texts_are_texts_in_any_encoding() {
    let words = "Сухогруз вышел из порта в среду вечером, сообщили в порту.\n";
    let latin1 = b"Le minist\xe8re a confirm\xe9 la livraison.";
    for bytes in [
        words.as_bytes().to_vec(),
        utf16(words),
        [b"\xff\xfe".to_vec(), utf16(words)].concat(),
        latin1.to_vec(),
        b"Title: a word\nAuthor: B\n\nText".to_vec(),
        b"A line with one stray \0 in some hundred letters is still a text, and is kept as one by the \
          reader, who takes the stray sign out; a text of this length with one sign amiss is nothing \
          odd, as who has seen old files knows."
            .to_vec(),
        b"a < b and <a@b.example> wrote".to_vec(),
    ] {
        assert_eq!(kind_of(&bytes, "note.jpg"), Kind::PlainText);
        assert_eq!(kind_of(&bytes, "note.MD"), Kind::Markdown);
    }
    assert_eq!(
        kind_of(b"<p align=center>Hi</p>", "readme.md"),
        Kind::Markdown
    );
    assert_eq!(kind_of(b"Words &amp; more", "page.html"), Kind::Html);
}

#[test]
fn encrypted_office_documents_are_told() {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert!(!is_encrypted_office(&bytes));
    bytes.extend(utf16("EncryptedPackage"));
    assert!(is_encrypted_office(&bytes));
}
