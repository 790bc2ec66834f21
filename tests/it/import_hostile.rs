//! Files made to break readers: each gives a draft or a sentence, in work that grows with its length.

use caseboard::import::{ImportError, read_document};

/// Reads a document and says how it went; that it comes back at all is what most of these tests are about.
fn outcome(bytes: impl AsRef<[u8]>, file_name: &str) -> Result<String, ImportError> {
    let drafts = read_document(bytes.as_ref(), file_name)?.value;
    for draft in &drafts {
        let chars = draft.text.chars().count() as u32;
        let mut last_end = 0;
        for block in &draft.blocks {
            assert!(last_end <= block.start && block.start < block.end && block.end <= chars);
            last_end = block.end;
        }
        assert!(draft.best(caseboard::model::MetaSlot::Title).is_some());
    }
    Ok(drafts.into_iter().map(|draft| draft.text).collect())
}

fn is_too_deep(page: String) -> bool {
    matches!(outcome(page, "a.html"), Err(ImportError::TooDeep { .. }))
}

#[test]
fn nesting_without_bounds_is_refused() {
    const MANY: usize = 100_000;
    for unit in [
        "<div>",
        "<b>",
        "<div><b>",
        "<b><div></b>",
        "<span><p></span></p>",
        "<table><tr><td>",
        "<div></x>",
        "<ul><li>",
        "<svg><g>",
        "<font color=a><div></font>",
        "<blockquote><p>",
    ] {
        let page = format!("<html><body>{}words", unit.repeat(MANY));
        assert!(is_too_deep(page), "{unit}");
    }
}

#[test]
fn untidy_pages_are_not_taken_for_deep_ones() {
    for unit in [
        "<p>one<p>two",
        "<ul><li>one<li>two</ul>",
        "<table><tr><td>one<td>two<tr><td>three</table>",
        "<div><span>one</div>",
        "<a href=x>one",
        "<br><img src=x>one</p>",
        "<p><font size=2>one",
        "<dl><dt>one<dd>two</dl>",
        "<select><option>one<option>two</select>",
    ] {
        let page = format!("<html><body>{}words", unit.repeat(3_000));
        let read = outcome(page, "a.html").unwrap_or_else(|error| panic!("{unit}: {error}"));
        assert!(read.contains("words"), "{unit}");
    }
}

#[test]
fn tags_and_texts_without_bounds_are_read_or_refused() {
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=1")).collect();
    let read = outcome(format!("<html><p{attributes}>words"), "a.html");
    assert_eq!(read.as_deref(), Ok("words"));
    let references = outcome(
        format!("<html><p>{}", "&amp;quot;".repeat(50_000)),
        "a.html",
    );
    assert_eq!(
        references.map(|text| text.len()),
        Ok(50_000 * "&quot;".len())
    );
    for unit in [
        "<",
        "<!--",
        "<a href=\"",
        "<noscript><script>",
        "<?",
        "</",
        "<p x='",
    ] {
        // What comes of it does not matter.
        let _ = outcome(format!("<html><p>words {}", unit.repeat(100_000)), "a.html");
    }
    let long = outcome(format!("<html><p>{}", "word ".repeat(5_000_000)), "a.html");
    assert!(matches!(long, Err(ImportError::TooMuchText { .. })));
}

#[test]
fn json_without_bounds_is_passed_over() {
    let page = |json: String| {
        format!("<script type=\"application/ld+json\">{json}</script><p>words of the report")
    };
    let nested = outcome(page("[".repeat(500_000)), "a.html");
    assert_eq!(nested.as_deref(), Ok("words of the report"));
    let many = format!(
        "{{\"@type\":\"NewsArticle\",\"author\":[{}]}}",
        "{\"name\":\"x\"},".repeat(50_000)
    );
    assert_eq!(
        outcome(page(many), "a.html").as_deref(),
        Ok("words of the report")
    );
}

#[test]
fn entities_of_feeds_are_not_expanded() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>\
        <rss version=\"2.0\"><channel><title>T</title><item><title>Title</title>\
        <description>&c;&x;</description></item></channel></rss>";
    if let Ok(text) = outcome(bomb, "a.xml") {
        assert!(!text.contains("aaaa") && !text.contains("root:"), "{text}");
    }
    let deep = format!(
        "<rss version=\"2.0\"><channel><item>{}",
        "<a>".repeat(100_000)
    );
    assert!(outcome(deep, "a.xml").is_err());
    let entry = "<item><title>Entry</title></item>";
    let many = format!(
        "<rss version=\"2.0\"><channel>{}</channel></rss>",
        entry.repeat(600)
    );
    let drafts = read_document(many.as_bytes(), "a.xml").expect("a feed");
    assert_eq!(drafts.value.len(), 500);
    assert_eq!(
        drafts.warnings,
        ["the feed has 600 entries; the first 500 were taken"]
    );
}

#[test]
fn messages_within_messages_end() {
    let head = "From: a@a.example\nSubject: s\nMIME-Version: 1.0\n";
    let parts: String = (0..5_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
        .collect();
    let messages = "Content-Type: message/rfc822\n\nFrom: b@b.example\nSubject: q\n".repeat(5_000);
    for tail in [parts, messages, "X-A: b\n".repeat(50_000)] {
        let _ = outcome(format!("{head}{tail}\nx"), "a.eml");
    }
    let quoted = outcome(format!("{head}\n{} words", ">".repeat(200_000)), "a.eml");
    assert_eq!(quoted.as_deref(), Ok("words"));
}

#[test]
fn signs_that_are_not_seen_stay() {
    let words =
        "The \u{202e}etov\u{202c} of\u{a0}the co\u{ad}uncil\u{200b} was \u{2066}no\u{2069}.";
    let page = format!("<html><body><p>{words}</p></body></html>");
    for name in ["a.html", "a.txt", "a.pdf", "a.jpg"] {
        assert_eq!(outcome(&page, name).as_deref(), Ok(words), "{name}");
    }
}

/// A stream of numbers from a seed (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }
}

/// A document changed in a few places: bytes altered, cut out, repeated, moved, or replaced by pieces that mean something.
fn mutated(seed_document: &[u8], pieces: &[&str], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed_document.to_vec();
    for _ in 0..=numbers.below(6) {
        let at = numbers.below(bytes.len() + 1);
        let end = (at + numbers.below(40)).min(bytes.len());
        match numbers.below(6) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let copy = bytes[at..end].to_vec();
                let to = numbers.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            2 => bytes[at..end].iter_mut().for_each(|byte| *byte ^= 0x80),
            3 => bytes.truncate(at.max(8)),
            _ => {
                let piece = pieces[numbers.below(pieces.len())];
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

fn survives(seed_document: &str, pieces: &[&str], count: usize) {
    let mut numbers = Numbers(count as u64);
    for _ in 0..count {
        let bytes = mutated(seed_document.as_bytes(), pieces, &mut numbers);
        let _ = outcome(&bytes, "a");
    }
}

#[test]
fn altered_pages_never_break_the_reader() {
    let page = "<!DOCTYPE html><html lang=en><head><title>Crane fails | Echo</title><meta property=\"og:title\" \
        content=\"Crane fails\"><script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\
        \"Crane\",\"author\":[{\"name\":\"Jane\"}],\"datePublished\":\"2023-10-13T14:30:05+0200\"}]}</script></head><body>\
        <nav><a href=/>Home</a></nav><article><h1>Crane fails</h1><p class=byline>By Jane, <time datetime=2023-10-13>x</time>\
        <p>One, two, three words of the report on the crane.<ul><li>a<li>b</ul><table><tr><th>a<td>b<tr><td>c<td>d</table>\
        <blockquote>q</blockquote><figure><img src=x><figcaption>c</figcaption></figure></article></body></html>";
    let pieces = [
        "<table>",
        "</p>",
        "<br><br>",
        "<p>",
        "<div><div>",
        "</div>",
        "<svg><desc>",
        "<math><mi>",
        "<template>",
        "&#0;",
        "&#xD800;",
        "<select>",
        "<noscript><img src=x></noscript>",
        "<font>",
        "<!--",
        "]]>",
        "\0",
        "\"",
        "'",
        "<h1>",
        "<body>",
        "</body>",
        "<frameset>",
        "<pre>\n",
        "<caption>",
        "<td>",
        "<a>",
        "{",
        "}",
        ",",
        "<img src=a.jpg srcset='b 1x,'>",
        "<p>a, b, c, d, e, f</p>",
        "<html>",
        "<p style='display:none'>",
        "<base href='//'>",
        "<q>",
        "\u{202e}",
        "<form>",
        "<iframe>",
        "<head>",
        "<title>",
    ];
    survives(page, &pieces, 1_500);
}

#[test]
fn altered_feeds_never_break_the_reader() {
    let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>\
        <title>Echo</title><link>https://a.example/</link><item><title>Crane</title><link>https://a.example/1</link>\
        <pubDate>Fri, 13 Oct 2023 14:30:05 GMT</pubDate><dc:creator>Jane</dc:creator><description><![CDATA[<p>It failed.]]>\
        </description></item></channel></rss>";
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Echo</title><entry><title type=\"html\">Crane</title>\
        <updated>2023-10-13T14:30:05Z</updated><content type=\"xhtml\"><div><p>It failed.</p></div></content></entry></feed>";
    let pieces = [
        "<item>",
        "</item>",
        "&amp;",
        "&lt;",
        "<![CDATA[",
        "]]>",
        "<entry>",
        "xml:base=\"//\"",
        "xmlns=\"x\"",
        "<content type=\"image/png\">",
        "<!DOCTYPE a [",
        "\0",
        "<media:group xmlns:media=\"http://search.yahoo.com/mrss/\">",
        "<enclosure url=\"x\" length=\"-1\"/>",
        "<itunes:duration xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">99:99:99:99</itunes:duration>",
        "é",
    ];
    survives(rss, &pieces, 2_000);
    survives(atom, &pieces, 2_000);
}

#[test]
fn altered_mail_and_archives_never_break_the_reader() {
    let mail = "From: =?utf-8?Q?J=C3=B6rg?= <j@a.example>\r\nTo: b@b.example\r\nSubject: =?iso-8859-1?Q?Kr=E4ne?=\r\n\
        Date: Fri, 13 Oct 2023 14:30:05 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDer =C3=A4lteste\r\n\
        > quoted\r\n-- \r\nsig\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+SGk8L3A+\r\n\
        --b\r\nContent-Disposition: attachment; filename*=utf-8''a%20b.pdf\r\n\r\nx\r\n--b--\r\n";
    let archive = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/x\r\nSubject: S\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
        Content-ID: <f>\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>The crane =E2=80=9Cfailed=E2=80=9D.</p>\r\n--b--\r\n";
    let pieces = [
        "=?",
        "?=",
        "=?utf-8?B?",
        "=",
        "\r\n",
        "\r\n\r\n",
        "--b",
        "--b--",
        "charset=utf-7",
        "charset=iso-2022-jp",
        "boundary=\"\"",
        "Content-Type: message/rfc822\r\n\r\n",
        ";",
        "\"",
        "\\",
        "(",
        "<",
        ">",
        "+ACI-",
        "\0",
        "é",
        "Date: ",
        "99999999999",
    ];
    survives(mail, &pieces, 2_500);
    survives(archive, &pieces, 2_500);
}
