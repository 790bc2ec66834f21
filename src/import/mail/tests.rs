use super::*;
use crate::model::{BlockShape, text_blocks};

fn read_one(message: &str) -> (ArticleDraft, Vec<String>) {
    let drafts = read(message.as_bytes(), "a.eml").expect("it is a message");
    let draft = drafts.value.into_iter().next().expect("one draft");
    (draft, drafts.warnings)
}

fn shaped(draft: &ArticleDraft) -> Vec<(BlockShape, &str)> {
    text_blocks(&draft.text, &draft.blocks)
        .into_iter()
        .map(|block| (block.shape, &draft.text[block.bytes]))
        .collect()
}

#[test]
fn a_message_states_its_title_sender_and_date() {
    let (draft, warnings) = read_one(
        "From: =?utf-8?Q?J=C3=B6rg_Muster?= <j@a.example>\r\nTo: b@b.example\r\n\
         Subject: =?utf-8?B?S3JhbiBkZWZla3Q=?=\r\nDate: Fri, 13 Oct 2023 14:30:05 +0200 (CEST)\r\n\r\nDer Kran.\r\n",
    );
    let found: Vec<_> = draft
        .candidates
        .iter()
        .map(|c| (c.slot, c.value.as_str(), c.wording.as_str()))
        .collect();
    let expected = [
        (MetaSlot::Title, "Kran defekt", ""),
        (MetaSlot::Author, "Jörg Muster", "Jörg Muster <j@a.example>"),
        (
            MetaSlot::Published,
            "2023-10-13T14:30:05+02:00",
            "Fri, 13 Oct 2023 14:30:05 +0200 (CEST)",
        ),
    ];
    assert_eq!(found, expected);
    assert_eq!(draft.text, "Der Kran.");
    assert_eq!(warnings, Vec::<String>::new());
}

#[test]
fn quotations_and_the_signature_have_their_shape() {
    let (draft, _) = read_one(
        "From: a@a.example\nSubject: Crane\nDate: Fri, 13 Oct 2023 14:30:05 +0200\n\n\
         It failed.\nTwice.\n\nOn Thursday Jane wrote:\n> Did it fail?\n>> It did.\n\nYes.\n-- \nHarbour office\n",
    );
    let expected = [
        (BlockShape::Paragraph, "It failed."),
        (BlockShape::Paragraph, "Twice."),
        (BlockShape::Quotation, "On Thursday Jane wrote:"),
        (BlockShape::Quotation, "Did it fail?"),
        (BlockShape::Quotation, "It did."),
        (BlockShape::Paragraph, "Yes."),
        (BlockShape::Furniture, "Harbour office"),
    ];
    assert_eq!(shaped(&draft), expected);
}

#[test]
fn plain_words_go_before_markup_and_attachments_are_named() {
    let (draft, warnings) = read_one(
        "From: a@a.example\nSubject: S\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n\
         --m\nContent-Type: multipart/alternative; boundary=i\n\n\
         --i\nContent-Type: text/plain\n\nPlain words.\n\
         --i\nContent-Type: text/html\n\n<p>Marked words.</p>\n--i--\n\
         --m\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"crane.pdf\"\n\n%PDF-1.4\n--m--\n",
    );
    assert_eq!(draft.text, "Plain words.");
    assert_eq!(
        warnings,
        ["the attachment \"crane.pdf\" (8 bytes) was not opened; import it by itself"]
    );
    let (draft, _) = read_one(
        "From: a@a.example\nSubject: S\nContent-Type: text/html\n\n<h2>Crane</h2><p>It <b>failed</b>.<script>x</script>",
    );
    assert_eq!(
        shaped(&draft),
        [
            (BlockShape::Heading, "Crane"),
            (BlockShape::Paragraph, "It failed.")
        ]
    );
}
