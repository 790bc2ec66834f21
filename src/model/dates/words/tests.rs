//! Words, and the EDTF they give.

use super::super::Edtf;

fn given(words: &str, year: Option<i16>) -> String {
    Edtf::from_words(words, year).map_or_else(|| "-".to_owned(), |date| date.to_string())
}

fn check(table: &[(&str, &str)], year: Option<i16>) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(words, expected)| given(words, year) != *expected)
        .map(|(words, expected)| format!("{words:?}: {} not {expected}", given(words, year)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days_months_and_years() {
    check(
        &[
            ("13 October 2023", "2023-10-13"),
            ("Oct. 13, 2023", "2023-10-13"),
            ("October 13th, 2023", "2023-10-13"),
            ("the 13th of October 2023", "2023-10-13"),
            ("Friday, 13 October 2023", "2023-10-13"),
            ("on Fri. 13 Oct 2023.", "2023-10-13"),
            ("2023 October 13", "2023-10-13"),
            ("(13 October 2023)", "2023-10-13"),
            ("October 2023", "2023-10"),
            ("in Oct. 2023", "2023-10"),
            ("2023", "2023"),
            ("in 2023", "2023"),
            ("2023-10-13", "2023-10-13"),
            ("2023-10-13~", "2023-10-13~"),
            ("the 1990s", "199X"),
            ("1990's", "199X"),
            ("spring 2023", "2023-21"),
            ("the winter of 2022", "2022-24"),
            ("5 May 2022?", "2022-05-05?"),
            ("29 February 2024", "2024-02-29"),
        ],
        None,
    );
}

#[test]
fn dates_of_digits_are_taken_only_when_they_can_be_read_in_one_way() {
    check(
        &[
            ("13.10.2023", "2023-10-13"),
            ("3.4.2023", "2023-04-03"),
            ("2023/10/13", "2023-10-13"),
            ("2023.10.13", "2023-10-13"),
            ("13/10/2023", "2023-10-13"),
            ("10/13/2023", "2023-10-13"),
            ("13-10-2023", "2023-10-13"),
            ("5/5/2023", "2023-05-05"),
            ("3/4/2023", "-"),
            ("3-4-2023", "-"),
            ("13.10.23", "-"),
            ("13/13/2023", "-"),
            ("31.02.2023", "-"),
        ],
        None,
    );
}

#[test]
fn a_year_that_is_not_said_is_the_given_one_or_nothing() {
    check(
        &[
            ("7 September", "2023-09-07"),
            ("September 7th", "2023-09-07"),
            ("September", "2023-09"),
            ("summer", "2023-22"),
            ("13.10.", "2023-10-13"),
            ("7 September 2021", "2021-09-07"),
            ("28 December – 3 January", "-"),
            ("7", "-"),
        ],
        Some(2023),
    );
    check(
        &[("7 September", "-"), ("September", "-"), ("since May", "-")],
        None,
    );
}

#[test]
fn intervals_share_what_one_end_says() {
    check(
        &[
            ("7 Sept – 1 Oct", "2023-09-07/2023-10-01"),
            ("7 Sept. — 1 Oct.", "2023-09-07/2023-10-01"),
            ("between 7 September and 1 October", "2023-09-07/2023-10-01"),
            ("7–13 October 2022", "2022-10-07/2022-10-13"),
            ("October 7-13, 2022", "2022-10-07/2022-10-13"),
            ("from September 7 to 13", "2023-09-07/2023-09-13"),
            ("Sept 7 through Oct 1, 2021", "2021-09-07/2021-10-01"),
            ("September–October 2022", "2022-09/2022-10"),
            ("2019–2022", "2019/2022"),
            ("2019 to 2022", "2019/2022"),
            ("2023-09-07 – 2023-10-01", "2023-09-07/2023-10-01"),
            ("28 December – 3 January 2024", "2023-12-28/2024-01-03"),
            (
                "from 1 September to 1 October 2023",
                "2023-09-01/2023-10-01",
            ),
            (
                "7 September 2022, 14:05 – 8 September",
                "2022-09-07/2022-09-08",
            ),
            ("13 October – 7 October 2023", "-"),
            ("since 7 September", "2023-09-07/.."),
            ("since 2014", "2014/.."),
            ("until 1 October", "../2023-10-01"),
            ("up to 1 October 2023", "../2023-10-01"),
            ("from 1 September", "2023-09-01/"),
            ("between 7 September", "-"),
            ("since 7 September to 1 October", "-"),
        ],
        Some(2023),
    );
}

#[test]
fn rough_words_make_rough_dates() {
    check(
        &[
            ("early August 2023", "2023-08~"),
            ("mid-August 2023", "2023-08~"),
            ("late August 2023", "2023-08~"),
            ("the end of August 2023", "2023-08~"),
            ("early 2023", "2023~"),
            ("around 5 May 2022", "2022-05-05~"),
            ("about May 5, 2022", "2022-05-05~"),
            ("c. 1995", "1995~"),
            ("the early 1990s", "199X~"),
            ("~5 May 2022", "2022-05-05~"),
            ("early August to mid-September 2023", "2023-08~/2023-09~"),
            ("early 5 May 2022", "-"),
        ],
        None,
    );
}

#[test]
fn times_are_kept_where_they_are_exact() {
    check(
        &[
            ("13 October 2023 14:05 GMT", "2023-10-13T14:05:00Z"),
            ("13 October 2023, 2:05 pm", "2023-10-13T14:05:00"),
            ("13 October 2023 at 2:05 p.m. UTC", "2023-10-13T14:05:00Z"),
            ("14:05 UTC, 13 October 2023", "2023-10-13T14:05:00Z"),
            ("2023-10-13 14:05", "2023-10-13T14:05:00"),
            ("13 Oct 2023 14:05:09+02:00", "2023-10-13T14:05:09+02:00"),
            ("13 Oct 2023 14:05 UTC+3", "2023-10-13T14:05:00+03:00"),
            ("13 October 2023 14:05 EST", "2023-10-13"),
            ("13 October 2023, 2 pm", "2023-10-13"),
            ("14:05", "-"),
            ("October 2023 14:05", "-"),
            ("13 October 2023 25:05", "-"),
        ],
        None,
    );
}

#[test]
fn other_languages() {
    check(
        &[
            ("13 жовтня 2023 року", "2023-10-13"),
            ("з 7 вересня до 1 жовтня 2023", "2023-09-07/2023-10-01"),
            ("між 7 вересня та 1 жовтня 2023", "2023-09-07/2023-10-01"),
            ("у п\u{2019}ятницю, 13 жовтня 2023 р.", "2023-10-13"),
            ("13 октября 2023 г.", "2023-10-13"),
            ("в мае 2022 года", "2022-05"),
            (
                "с 7 сентября по 1 октября 2023 года",
                "2023-09-07/2023-10-01",
            ),
            ("13. Oktober 2023", "2023-10-13"),
            (
                "vom 7. September bis zum 1. Oktober 2023",
                "2023-09-07/2023-10-01",
            ),
            ("5. Ma\u{308}rz 2023", "2023-03-05"),
            ("seit März 2023", "2023-03/.."),
            ("Anfang März 2023", "2023-03~"),
            ("le 1er août 2023", "2023-08-01"),
            ("l\u{2019}été 2023", "2023-22"),
            ("début d'août 2023", "2023-08~"),
            (
                "du 7 septembre au 1er octobre 2023",
                "2023-09-07/2023-10-01",
            ),
            ("13 de octubre de 2023", "2023-10-13"),
            (
                "del 7 de septiembre al 1 de octubre de 2023",
                "2023-09-07/2023-10-01",
            ),
            ("13 października 2023 r.", "2023-10-13"),
            (
                "od 7 września do 1 października 2023",
                "2023-09-07/2023-10-01",
            ),
            ("13 أكتوبر 2023", "2023-10-13"),
            ("١٣ تشرين الأول ٢٠٢٣", "2023-10-13"),
            ("2023年10月13日", "2023-10-13"),
            ("2023年9月7日至10月1日", "2023-09-07/2023-10-01"),
            ("２０２３年１０月", "2023-10"),
            ("2023년 10월 13일", "2023-10-13"),
            ("2023년 9월 7일부터 10월 1일까지", "2023-09-07/2023-10-01"),
        ],
        None,
    );
}

#[test]
fn what_is_no_date_gives_nothing() {
    check(
        &[
            ("", "-"),
            ("   ", "-"),
            ("yesterday", "-"),
            ("more than 1,000 containers", "-"),
            ("7 containers", "-"),
            ("October October", "-"),
            ("32 October 2023", "-"),
            ("13 October 2023 and more", "-"),
            ("the 2000s", "-"),
            ("99999999999999999999", "-"),
            ("-", "-"),
            ("to", "-"),
            ("between and", "-"),
            ("7-", "-"),
        ],
        Some(2023),
    );
    let long = "7 September ".repeat(100_000);
    assert_eq!(Edtf::from_words(&long, Some(2023)), None);
}
