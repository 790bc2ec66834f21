//! Words by which pages speak of themselves: share buttons, "read more", labels of adverts.

/// Stand alone in a block and say nothing but what the page can do.
const LABELS: [&str; 66] = [
    "advertisement",
    "advertising",
    "advert",
    "ad",
    "sponsored",
    "sponsored content",
    "promoted",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "pubblicità",
    "реклама",
    "реклама:",
    "إعلان",
    "share",
    "share this",
    "share this article",
    "share this story",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share via email",
    "share on whatsapp",
    "tweet",
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "email",
    "e-mail",
    "copy link",
    "copy this link",
    "link copied",
    "print",
    "print this page",
    "save",
    "save article",
    "bookmark",
    "comments",
    "leave a comment",
    "skip advertisement",
    "skip to content",
    "skip to main content",
    "story continues below advertisement",
    "article continues below",
    "teilen",
    "drucken",
    "merken",
    "artikel teilen",
    "partager",
    "imprimer",
    "compartir",
    "поделиться",
    "поділитися",
    "надрукувати",
    "شارك",
    "مشاركة",
    "شارك القصة",
    "listen to this article",
    "gift this article",
    "read aloud",
    "subscribe",
    "sign up",
    "follow us",
    "back to top",
];

/// Begin a link to another page.
const READ_MORE: [&str; 36] = [
    "read more",
    "read also",
    "also read",
    "read next",
    "read:",
    "see also",
    "related:",
    "related article",
    "related articles",
    "related stories",
    "related topics",
    "related content",
    "more on this story",
    "more from",
    "more:",
    "recommended",
    "you may also like",
    "most read",
    "watch:",
    "don't miss",
    "mehr zum thema",
    "lesen sie auch",
    "lesen sie mehr",
    "lesen sie hier",
    "mehr dazu",
    "lire aussi",
    "à lire aussi",
    "lea también",
    "lee también",
    "leggi anche",
    "читайте також",
    "читайте также",
    "читайте ще",
    "більше за темою",
    "اقرأ أيضا",
    "اقرأ المزيد",
];

/// Head a list of other pages.
const HEADS: [&str; 34] = [
    "related",
    "related articles",
    "related stories",
    "related topics",
    "related content",
    "related links",
    "related news",
    "more on this story",
    "more on this topic",
    "more from this section",
    "more news",
    "more stories",
    "read more",
    "read next",
    "recommended",
    "recommended for you",
    "recommended stories",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "top stories",
    "latest news",
    "you may also like",
    "up next",
    "mehr zum thema",
    "lesen sie auch",
    "à lire aussi",
    "lire aussi",
    "читайте також",
    "читайте также",
    "اقرأ أيضا",
    "around the web",
    "editors' picks",
];

/// Words without case, and with one space between them.
pub(super) fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    plain.replace('’', "'")
}

/// Whether a block is the page's own talk: a label that stands alone, or a link to another page that says so.
/// `chars_in_links` tells how many of its characters are in links.
pub(super) fn is_page_talk(words: &str, chars_in_links: usize) -> bool {
    const LONGEST_TALK_BYTES: usize = 400;
    let words = words.trim();
    if words.len() > LONGEST_TALK_BYTES {
        return false;
    }
    let plain = plain(words);
    let bare = plain.trim_matches(|c: char| !c.is_alphanumeric());
    if LABELS.contains(&bare) {
        return true;
    }
    let letters = words.chars().filter(|c| !c.is_whitespace()).count();
    READ_MORE.iter().any(|phrase| {
        plain.strip_prefix(phrase).is_some_and(|rest| {
            let ends_word = !phrase.ends_with(char::is_alphanumeric)
                || !rest.starts_with(char::is_alphanumeric);
            let others = letters.saturating_sub(chars_in_links + phrase.chars().count());
            ends_word && chars_in_links > 0 && others <= 3
        })
    })
}

/// Whether a heading heads a list of other pages.
pub(super) fn heads_other_pages(words: &str) -> bool {
    let plain = plain(words);
    HEADS.contains(&plain.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn talk_of_the_page_is_told_from_words_of_the_report() {
        for (words, in_links) in [
            ("Advertisement", 0),
            ("Share this  article", 0),
            ("ADVERTISEMENT:", 0),
            ("Read more: Crane fails in harbour", 24),
            ("Читайте також: Кран упав", 8),
            ("Lesen Sie auch", 12),
        ] {
            assert!(is_page_talk(words, in_links), "{words}");
        }
        for (words, in_links) in [
            ("Share prices fell.", 0),
            ("Read more: he said it to the court", 0),
            (
                "Read more in the report of the ministry, which was published on Tuesday.",
                6,
            ),
            ("Related: the crane, the ship and the quay.", 4),
        ] {
            assert!(!is_page_talk(words, in_links), "{words}");
        }
        assert!(heads_other_pages("More on this story"));
        assert!(!heads_other_pages("Related parties"));
    }
}
