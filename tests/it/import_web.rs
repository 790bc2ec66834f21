//! Pages in the shapes of large outlets: what is read from them, and from where. All texts are made up.

use caseboard::import::read_document;
use caseboard::model::{ArticleDraft, BlockShape, MetaSlot, text_blocks};

fn read(page: &str) -> ArticleDraft {
    let drafts = read_document(page.as_bytes(), "page.html").expect("a page");
    assert_eq!(drafts.warnings, Vec::<String>::new());
    drafts.value.into_iter().next().expect("one article")
}

/// The best candidate of a slot with where it was found.
fn best(draft: &ArticleDraft, slot: MetaSlot) -> String {
    draft.best(slot).map_or_else(String::new, |candidate| {
        format!("{} [{}]", candidate.value, candidate.found_in.label())
    })
}

/// The best candidates of the slots that most pages fill.
fn facts(draft: &ArticleDraft) -> [String; 5] {
    [
        MetaSlot::Title,
        MetaSlot::Outlet,
        MetaSlot::Author,
        MetaSlot::Published,
        MetaSlot::Language,
    ]
    .map(|slot| best(draft, slot))
}

/// The text with the shape of each block that is no paragraph before it.
fn shaped(draft: &ArticleDraft) -> Vec<String> {
    text_blocks(&draft.text, &draft.blocks)
        .into_iter()
        .map(|block| {
            let words = &draft.text[block.bytes];
            match block.shape {
                BlockShape::Paragraph => words.to_owned(),
                shape => format!("{}: {words}", shape.label()),
            }
        })
        .collect()
}

const FIRST: &str = "A crane in the harbour of Saltmere failed on Wednesday evening, the harbour office said, and a ship waited \
    outside until the next morning, when a second crane was ready.";
const SECOND: &str = "Nobody was hurt. The office, which runs the harbour for the town, said that it would look into the cause, \
    and that the crane had last been tested in March, as the rules ask.";
const THIRD: &str = "The ship, which carried grain, left on Friday. Its owner said that the wait had cost less than it had \
    feared, and thanked the crew of the second crane.";

#[test]
fn a_broadcaster_with_a_graph_of_blocks_and_hashed_classes() {
    let page = format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Harbour crane fails in Saltmere - Coast News</title>\
        <meta property=\"og:title\" content=\"Harbour crane fails in Saltmere\"><meta property=\"og:site_name\" content=\"Coast News\">\
        <link rel=\"canonical\" href=\"https://www.coast.example/news/articles/c1x\"><script type=\"application/ld+json\">\
        {{\"@context\":\"http://schema.org\",\"@type\":\"ReportageNewsArticle\",\"url\":\"https://www.coast.example/news/articles/c1x\",\
        \"publisher\":{{\"@type\":\"NewsMediaOrganization\",\"name\":\"Coast News\"}},\"datePublished\":\"2024-03-07T18:02:11.000Z\",\
        \"dateModified\":\"2024-03-08T06:40:00.000Z\",\"headline\":\"Harbour crane fails in Saltmere\",\
        \"author\":[{{\"@type\":\"Person\",\"name\":\"Ann Reed\"}},{{\"@type\":\"Person\",\"name\":\"Bo Lund\"}}]}}</script></head><body>\
        <header><nav><ul><li><a href=\"/\">Home</a><li><a href=\"/sport\">Sport</a></ul></nav></header><main><article>\
        <div class=\"ssrcss-1-Heading\"><h1>Harbour crane fails in Saltmere</h1></div>\
        <div class=\"ssrcss-2-ShareTools\"><button>Share</button><ul><li><a href=x>Copy link</a></ul></div>\
        <div data-component=\"text-block\"><p><b>{FIRST}</b></p></div><div data-component=\"image-block\"><figure><img src=a.jpg>\
        <figcaption>The crane on Thursday</figcaption></figure></div><div data-component=\"text-block\"><p>{SECOND}</p></div>\
        <h2>What happens next</h2><div data-component=\"text-block\"><p>{THIRD}</p></div>\
        <div class=\"ssrcss-3-RelatedLinks\"><h2>More on this story</h2><ul><li><a href=/1>An older crane</a><li><a href=/2>Tides</a></ul>\
        </div></article></main><footer>© 2026 Coast News. Published 1 January 2026.</footer></body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft),
        [
            "Harbour crane fails in Saltmere [JSON-LD]",
            "Coast News [JSON-LD]",
            "Ann Reed, Bo Lund [JSON-LD]",
            "2024-03-07T18:02:11Z [JSON-LD]",
            "en-GB [language attribute]",
        ]
    );
    assert_eq!(
        best(&draft, MetaSlot::Modified),
        "2024-03-08T06:40:00Z [JSON-LD]"
    );
    assert_eq!(
        best(&draft, MetaSlot::Url),
        "https://www.coast.example/news/articles/c1x [link element]"
    );
    assert_eq!(
        shaped(&draft),
        [
            "heading: Harbour crane fails in Saltmere",
            FIRST,
            "caption: The crane on Thursday",
            SECOND,
            "heading: What happens next",
            THIRD,
        ]
    );
}

#[test]
fn an_agency_with_a_dateline_in_the_text() {
    let page = format!(
        "<html lang=\"en\"><head><title>Saltmere crane fails, ship delayed | Wire</title>\
        <meta name=\"article:published_time\" content=\"2024-03-07T18:02:11Z\"><meta property=\"og:site_name\" content=\"Wire\">\
        <meta name=\"article:author\" content=\"Ann Reed\"></head><body><article><header><h1>Saltmere crane fails, ship delayed</h1>\
        <div class=\"author-name\">By <a href=\"/a\" rel=\"author\">Ann Reed</a></div><time datetime=\"2024-03-07T18:02:11Z\">March 7, 2024\
        6:02 PM</time></header><div class=\"article-body\"><p>SALTMERE, March 7 (Wire) - {FIRST}</p>\
        <div class=\"ad-slot\">Advertisement</div><p>{SECOND}</p><p>Read more: <a href=/x>Harbour fees rise</a></p><p>{THIRD}</p>\
        <p>Reporting by Ann Reed; Editing by Bo Lund</p></div></article></body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft),
        [
            "Saltmere crane fails, ship delayed [title element]",
            "Wire [Open Graph]",
            "Ann Reed [Open Graph]",
            "2024-03-07T18:02:11Z [Open Graph]",
            "en [language attribute]",
        ]
    );
    let shaped = shaped(&draft);
    assert_eq!(shaped[1], format!("SALTMERE, March 7 (Wire) - {FIRST}"));
    assert_eq!(shaped[2..4], [SECOND, THIRD]);
    assert!(!draft.text.contains("Harbour fees") && !draft.text.contains("Advertisement"));
}

#[test]
fn a_daily_with_quotations_and_a_sign_up_box() {
    let page = format!(
        "<html lang=\"en\"><head><title>Saltmere crane: ‘it could have been worse’ | Harbours | The Daily</title>\
        <meta property=\"og:title\" content=\"Saltmere crane: ‘it could have been worse’\"/><meta property=\"og:site_name\" content=\"the Daily\"/>\
        <meta property=\"article:published_time\" content=\"2024-03-07T18:02:11.000Z\"/>\
        <meta property=\"article:modified_time\" content=\"2024-03-07T19:00:00.000Z\"/>\
        <meta property=\"article:author\" content=\"https://www.daily.example/profile/ann-reed\"/><meta name=\"author\" content=\"Ann Reed\"/>\
        </head><body><main><h1>Saltmere crane: ‘it could have been worse’</h1><div class=\"article-body\"><p>{FIRST}</p>\
        <blockquote><p>We heard a noise, and then nothing.</p></blockquote><p>{SECOND}</p>\
        <aside class=\"newsletter-sign-up\"><p>Sign up to Morning Post</p><a href=x>Our newsletter</a></aside><p>{THIRD}</p>\
        <ul><li>The crane was built in 1990.<li>It was mended<ul><li>in 2001<li>in 2012</ul></ul></div></main></body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft)[..4],
        [
            "Saltmere crane: ‘it could have been worse’ [Open Graph]",
            "the Daily [Open Graph]",
            "Ann Reed [meta element]",
            "2024-03-07T18:02:11Z [Open Graph]",
        ]
    );
    assert_eq!(
        shaped(&draft)[1..],
        [
            FIRST,
            "quotation: We heard a noise, and then nothing.",
            SECOND,
            THIRD,
            "list item: The crane was built in 1990.",
            "list item: It was mended",
            "list item: in 2001",
            "list item: in 2012",
        ]
    );
    let levels: Vec<u8> = draft.blocks.iter().map(|block| block.level).collect();
    assert_eq!(levels, [1, 0, 1, 1, 2, 2]);
}

#[test]
fn a_paper_with_broken_json_and_names_in_capitals() {
    let page = format!(
        "<html lang=\"en\"><head><title data-rh=\"true\">A Crane Fails, and a Town Waits - The Times of Saltmere</title>\
        <meta name=\"byl\" content=\"By Ann Reed\"><meta property=\"og:site_name\" content=\"The Times of Saltmere\">\
        <script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":[\"NewsArticle\",\"Thing\"],\n\
        \"headline\":\"A Crane Fails, and\na Town Waits\",\"datePublished\":\"2024-03-07T13:02:11-05:00\",\
        \"author\":{{\"@type\":\"Person\",\"name\":\"Ann Reed\"}},\"publisher\":{{\"@id\":\"#org\"}},}}</script>\
        <script type=\"application/ld+json\">{{\"@id\":\"#org\",\"@type\":\"NewsMediaOrganization\",\"name\":\"The Times of Saltmere\"}}</script>\
        </head><body><article id=\"story\"><h1>A Crane Fails, and a Town Waits</h1><section name=\"articleBody\"><p>{FIRST}</p><p>{SECOND}</p>\
        <table><caption>Ships</caption><tr><th>Day</th><th>Ships</th></tr><tr><td>Wednesday</td><td>1</td></tr><tr><td></td><td>2</td></tr>\
        </table><p>{THIRD}</p></section></article></body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft)[..4],
        [
            "A Crane Fails, and a Town Waits [JSON-LD]",
            "The Times of Saltmere [JSON-LD]",
            "Ann Reed [JSON-LD]",
            "2024-03-07T13:02:11-05:00 [JSON-LD]",
        ]
    );
    assert_eq!(
        shaped(&draft)[3..7],
        [
            "caption: Ships",
            "table row: Day\tShips",
            "table row: Wednesday\t1",
            "table row: \t2",
        ]
    );
}

#[test]
fn a_german_magazine_with_a_kicker_and_a_time_element() {
    let page = format!(
        "<!doctype html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Saltmere: Kran im Hafen ausgefallen - DER BLICK</title>\
        <meta property=\"og:site_name\" content=\"DER BLICK\"></head><body><article><header><h2><span>Hafen</span>\
        <span>Kran im Hafen ausgefallen</span></h2><div class=\"byline\">Von Anna Ried</div>\
        <time datetime=\"2024-03-07 19:02:11\">07.03.2024, 19.02 Uhr</time></header><section><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>\
        <p>Lesen Sie auch: <a href=x>Die Gezeiten von Saltmere</a></p></section></article></body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft),
        [
            "Saltmere: Kran im Hafen ausgefallen [title element]",
            "DER BLICK [Open Graph]",
            "Anna Ried [byline]",
            "2024-03-07T19:02:11 [time element]",
            "de [language attribute]",
        ]
    );
    assert!(!draft.text.contains("Lesen Sie auch"));
}

#[test]
fn a_ukrainian_page_in_an_old_encoding() {
    let words = "Кран у порту Солтмір вийшов з ладу в середу ввечері, повідомила адміністрація порту, і судно чекало на рейді до \
        наступного ранку, коли був готовий другий кран. Ніхто не постраждав, сказали в адміністрації.";
    let page = format!(
        "<html lang=\"uk\"><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">\
        <title>У порту зламався кран | Морська правда</title><meta property=\"og:title\" content=\"У порту зламався кран\">\
        <script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\
        \"headline\":\"У порту зламався кран\",\"datePublished\":\"2024-03-07T20:02:00+02:00\",\"author\":\"Ірина Коваль\",\
        \"publisher\":{{\"name\":\"Морська правда\"}}}}</script></head><body><article><h1>У порту зламався кран</h1>\
        <div class=\"post_text\"><p>{words}</p><p>Читайте також: <a href=x>Припливи</a></p><p>{words}</p></div></article></body></html>"
    );
    // Windows-1251 by hand: the letters of the basic range, and the Ukrainian ones beside it.
    let bytes: Vec<u8> = page
        .chars()
        .map(|c| match c {
            '\0'..='\x7f' => c as u8,
            'А'..='я' => (c as u32 - 'А' as u32) as u8 + 0xc0,
            'І' => 0xb2,
            'і' => 0xb3,
            'ї' => 0xbf,
            'є' => 0xba,
            other => panic!("{other} is not in the table"),
        })
        .collect();
    let drafts = read_document(&bytes, "page.txt").expect("a page");
    let draft = &drafts.value[0];
    assert_eq!(
        facts(draft),
        [
            "У порту зламався кран [JSON-LD]",
            "Морська правда [JSON-LD]",
            "Ірина Коваль [JSON-LD]",
            "2024-03-07T20:02:00+02:00 [JSON-LD]",
            "uk [language attribute]",
        ]
    );
    assert_eq!(shaped(draft)[1..], [words, words]);
}

#[test]
fn an_arabic_page_from_right_to_left() {
    let words = "تعطلت رافعة في ميناء سالتمير مساء الأربعاء، وفق ما قالت إدارة الميناء، وانتظرت سفينة خارج الميناء حتى صباح اليوم \
        التالي، حين أصبحت الرافعة الثانية جاهزة للعمل. ولم يصب أحد بأذى، كما قالت الإدارة في بيان.";
    let page = format!(
        "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\"><title>تعطل رافعة في ميناء سالتمير | الساحل</title>\
        <meta property=\"og:site_name\" content=\"الساحل\"><meta name=\"pubdate\" content=\"2024-03-07\"></head><body dir=rtl><main>\
        <h1>تعطل رافعة في ميناء سالتمير</h1><div class=\"wysiwyg\"><p>{words}</p><p>\u{200f}{words}</p></div></main></body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft),
        [
            "تعطل رافعة في ميناء سالتمير [title element]",
            "الساحل [Open Graph]",
            "",
            "2024-03-07 [meta element]",
            "ar [language attribute]",
        ]
    );
    assert_eq!(
        shaped(&draft)[1..],
        [words.to_owned(), format!("\u{200f}{words}")]
    );
}

#[test]
fn an_association_with_other_articles_in_its_json() {
    let page = format!(
        "<html lang=\"en\"><head><title>Crane fails in Saltmere | AS News</title><link rel=\"canonical\" href=\"https://as.example/article/crane\">\
        <script type=\"application/ld+json\">[{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Tides of Saltmere\",\
        \"url\":\"https://as.example/article/tides\",\"datePublished\":\"2019-01-01T00:00:00Z\"}},\
        {{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Crane fails in Saltmere\",\
        \"url\":\"https://as.example/article/crane\",\"datePublished\":\"2024-03-07T18:02:11Z\",\"author\":[{{\"name\":[\"ANN REED\"]}}]}}]</script>\
        </head><body><h1>Crane fails in Saltmere</h1><div class=\"RichTextStoryBody\"><p>SALTMERE (AS) — {FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>\
        <div class=\"PageListRelated\"><h2>Related stories</h2><div class=\"card\"><h3><a href=x>Tides of Saltmere</a></h3>\
        <time datetime=\"2019-01-01\">January 1, 2019</time></div></div></body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft)[..4],
        [
            "Crane fails in Saltmere [JSON-LD]",
            "AS News [title element]",
            "ANN REED [JSON-LD]",
            "2024-03-07T18:02:11Z [JSON-LD]",
        ]
    );
    assert!(!draft.candidates.iter().any(|c| c.value.starts_with("2019")));
    assert!(!draft.text.contains("Tides"));
}

#[test]
fn a_weblog_with_a_sidebar_and_comments() {
    let page = format!(
        "<html lang=\"en-US\"><head><title>On cranes – Harbour Notes</title><meta property=\"og:site_name\" content=\"Harbour Notes\">\
        <script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@graph\":[{{\"@type\":\"WebSite\",\"@id\":\"https://h.example/#w\",\
        \"name\":\"Harbour Notes\"}},{{\"@type\":\"WebPage\",\"@id\":\"https://h.example/c/\",\"name\":\"On cranes – Harbour Notes\",\
        \"datePublished\":\"2024-03-07T18:02:11+00:00\"}},{{\"@type\":\"BlogPosting\",\"headline\":\"On cranes &amp;amp; tides\",\
        \"author\":{{\"@id\":\"https://h.example/#p\"}}}},{{\"@type\":\"Person\",\"@id\":\"https://h.example/#p\",\"name\":\"ann\"}}]}}</script>\
        </head><body class=\"single-post\"><div class=\"entry-header\"><h1 class=\"entry-title\">On cranes &amp; tides</h1></div>\
        <div class=\"entry-content\"><p>{FIRST}</p><p>{SECOND}</p><h2>Numbers</h2><ol><li>one crane<li>one ship</ol><pre>  a  b\n  c  d</pre><p>{THIRD}</p>\
        <div class=\"sharedaddy\"><h3>Share this:</h3><ul><li><a href=x>Tweet</a></ul></div></div>\
        <div id=\"comments\"><p>A reader</p><p>Nice.</p></div><aside class=\"sidebar\"><h2>Recent posts</h2><ul><li><a href=x>Ropes</a></ul></aside>\
        </body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft)[..4],
        [
            "On cranes & tides [JSON-LD]",
            "Harbour Notes [Open Graph]",
            "ann [JSON-LD]",
            "2024-03-07T18:02:11+00:00 [JSON-LD]",
        ]
    );
    assert_eq!(
        shaped(&draft)[3..],
        [
            "heading: Numbers",
            "numbered item: one crane",
            "numbered item: one ship",
            "preformatted:   a  b",
            "preformatted:   c  d",
            THIRD,
        ]
    );
}

#[test]
fn a_newsletter_with_a_line_to_subscribe() {
    let page = format!(
        "<html lang=\"en\"><head><title>The crane - by Ann Reed - Low Water</title><meta property=\"og:title\" content=\"The crane\">\
        <meta name=\"author\" content=\"Ann Reed\"><script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\
        \"@type\":\"NewsArticle\",\"headline\":\"The crane\",\"datePublished\":\"2024-03-07T18:02:11+00:00\",\
        \"publisher\":{{\"@type\":\"Organization\",\"name\":\"Low Water\"}}}}</script></head><body><article class=\"newsletter-post post\">\
        <h1 class=\"post-title\">The crane</h1><div class=\"available-content\"><div class=\"body markup\"><p>{FIRST}</p><p>{SECOND}</p>\
        <div class=\"subscription-widget-wrap subscribe-widget\"><form><input type=email><button>Subscribe</button></form></div>\
        <p>{THIRD}</p></div></div></article></body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft)[..4],
        [
            "The crane [JSON-LD]",
            "Low Water [JSON-LD]",
            "Ann Reed [meta element]",
            "2024-03-07T18:02:11+00:00 [JSON-LD]",
        ]
    );
    assert_eq!(shaped(&draft), ["heading: The crane", FIRST, SECOND, THIRD]);
}

#[test]
fn a_ministry_that_catalogues_its_releases() {
    let page = format!(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" xml:lang=\"en\"><head><title>Press release - Ministry of Harbours</title>\
        <meta name=\"DC.title\" content=\"Statement on the crane in Saltmere\" /><meta name=\"DC.publisher\" content=\"Ministry of Harbours\" />\
        <meta name=\"DC.date.issued\" content=\"2024-03-08\" /><meta name=\"DC.language\" content=\"eng\" /></head><body>\
        <div id=\"content\"><h1>Statement on the crane in Saltmere</h1><p class=\"date\">8 March 2024</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>\
        <div id=\"footer\"><p>Last reviewed: 1 January 2026. © Crown copyright 2026</p></div></body></html>"
    );
    let draft = read(&page);
    assert_eq!(
        facts(&draft),
        [
            "Statement on the crane in Saltmere [meta element]",
            "Ministry of Harbours [meta element]",
            "",
            "2024-03-08 [meta element]",
            "en [language attribute]",
        ]
    );
    assert!(!draft.candidates.iter().any(|c| c.value.starts_with("2026")));
}

#[test]
fn a_page_that_states_nothing() {
    let page = format!(
        "<html><body><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>© 2026</p></body></html>"
    );
    let draft = read(&page);
    let facts = facts(&draft);
    assert!(facts[0].ends_with("[first sentence]"), "{}", facts[0]);
    assert_eq!(facts[1..4], ["", "", ""]);
    assert_eq!(shaped(&draft)[..3], [FIRST, SECOND, THIRD]);
}

#[test]
fn a_page_that_shows_nothing_gives_the_words_of_its_json() {
    let page = format!(
        "<html><head><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"Crane fails\",\
        \"articleBody\":\"{FIRST}\\n\\n{SECOND}\"}}</script></head><body><div id=root>Please wait</div></body></html>"
    );
    let drafts = read_document(page.as_bytes(), "page.html").expect("a page");
    assert_eq!(shaped(&drafts.value[0]), [FIRST, SECOND]);
    assert_eq!(drafts.warnings.len(), 1);
}

#[test]
fn a_page_saved_with_its_pictures_in_it() {
    let picture = format!(
        "<img src=\"data:image/png;base64,{}\" alt=x>",
        "A".repeat(200_000)
    );
    let page = format!(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://www.coast.example/news/crane \n saved date: Fri Mar 08 2024\n-->\
        <meta charset=utf-8><title>Crane fails</title><style>{}</style><body><article><h1>Crane fails</h1>{picture}<p>{FIRST}</p>{picture}\
        <p style=\"display:none\">Not to be seen by who reads this page, and so no words of it.</p><p>{SECOND}</p><p hidden>Nor this.</p></article>",
        "a{background:url(data:x)}".repeat(1_000)
    );
    let draft = read(&page);
    assert_eq!(shaped(&draft), ["heading: Crane fails", FIRST, SECOND]);
    assert_eq!(
        best(&draft, MetaSlot::Url),
        "https://www.coast.example/news/crane [header]"
    );
    assert_eq!(best(&draft, MetaSlot::Published), "");
}

#[test]
fn what_only_the_words_say_stands_behind_what_the_page_states() {
    let page = format!(
        "<html><head><title>Crane fails in Saltmere harbour</title></head><body class=\"content-sidebar newsletter-page\">\
        <div id=\"content-related-wrap\" class=\"has-sidebar\"><h1>Crane fails in Saltmere harbour</h1>\
        <p class=\"byline\">By Ann Reed</p><p>SALTMERE, March 7, 2024 (Wire) - {FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body></html>"
    );
    let draft = read(&page);
    let facts = facts(&draft);
    assert_eq!(facts[0], "Crane fails in Saltmere harbour [title element]");
    assert_eq!(facts[2], "Ann Reed [byline]");
    assert_eq!(facts[3], "2024-03-07 [dateline]");
    assert_eq!(facts[4], "en [guessed from the text]");
}
