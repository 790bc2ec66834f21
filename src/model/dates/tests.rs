//! Tables of dates: what is read, what is refused, how it is told.

use super::Edtf;

fn parsed(text: &str) -> Edtf {
    text.parse()
        .unwrap_or_else(|error| panic!("{text} was refused: {error}"))
}

fn refusal(text: &str) -> String {
    match text.parse::<Edtf>() {
        Ok(date) => panic!("{text:?} was read as {date:?}"),
        Err(error) => error.to_string(),
    }
}

/// The bounds as `first..last`, with `*` where there is none.
fn bounds(text: &str) -> String {
    let (first, last) = parsed(text).bounds();
    let shown = |date: Option<jiff::civil::Date>| date.map_or("*".to_owned(), |d| d.to_string());
    format!("{}..{}", shown(first), shown(last))
}

#[test]
fn dates_print_as_they_were_written_and_read_in_english() {
    for (text, english) in [
        ("2023", "2023"),
        ("0800", "800"),
        ("2023-09", "Sep 2023"),
        ("2023-09-07", "7 Sep 2023"),
        ("2024-02-29", "29 Feb 2024"),
        ("2000-02-29", "29 Feb 2000"),
        ("1985-04-12T23:20:30", "12 Apr 1985, 23:20:30"),
        ("1985-04-12T23:20:00Z", "12 Apr 1985, 23:20 UTC"),
        ("1985-04-12T23:20:30-04", "12 Apr 1985, 23:20:30 UTC−04"),
        (
            "1985-04-12T23:20:30+04:30",
            "12 Apr 1985, 23:20:30 UTC+04:30",
        ),
        ("2016-12-31T23:59:60Z", "31 Dec 2016, 23:59:60 UTC"),
        ("2016-12-31T24:00:00", "31 Dec 2016, 24:00"),
        ("2023-09-07/2023-10-01", "7 Sep – 1 Oct 2023"),
        ("2023-09-07/2023-09-09", "7–9 Sep 2023"),
        ("2023-09-07/2023-09-07", "7 Sep 2023"),
        ("2022-12-30/2023-01-02", "30 Dec 2022 – 2 Jan 2023"),
        ("2023-08/2023-10", "Aug – Oct 2023"),
        ("2004-06/2006-08", "Jun 2004 – Aug 2006"),
        ("1964/2008", "1964–2008"),
        ("2005/2006-02", "2005 – Feb 2006"),
        ("2004-02-01/2005", "1 Feb 2004 – 2005"),
        ("../2023-10-01", "before 1 Oct 2023"),
        ("/2023-10-01", "until 1 Oct 2023 (start unknown)"),
        ("2023-10-01/..", "since 1 Oct 2023"),
        ("2023-10/", "from Oct 2023 (end unknown)"),
        ("2023-08~", "about Aug 2023"),
        ("2023-09?", "Sep 2023 (uncertain)"),
        ("2004-06-11%", "about 11 Jun 2004 (uncertain)"),
        ("1984~/2004-06", "from about 1984 to Jun 2004"),
        ("1984-06-02?/..", "since 2 Jun 1984 (uncertain)"),
        ("../1984-06~", "before about Jun 1984"),
        ("2004-06-XX/2004-07-03", "some day in Jun 2004 – 3 Jul 2004"),
        ("201X", "2010s"),
        ("20XX", "some year 2000–2099"),
        ("000X", "0s"),
        ("201X?", "2010s (uncertain)"),
        ("-004X", "some year 50–41 BC"),
        ("2004-XX", "some month of 2004"),
        ("1985-04-XX", "some day in Apr 1985"),
        ("1985-XX-XX", "some day in 1985"),
        ("2001-21", "spring 2001"),
        ("2001-22", "summer 2001"),
        ("2001-23", "autumn 2001"),
        ("2001-24~", "about winter 2001"),
        ("Y170000002", "170000002"),
        ("Y-170000002", "170000003 BC"),
        ("Y123456789012345678", "123456789012345678"),
        ("-0044", "45 BC"),
        ("0000", "1 BC"),
        ("-1985-04-12", "12 Apr 1986 BC"),
        ("-9999-01-01", "1 Jan 10000 BC"),
        ("9999-12-31", "31 Dec 9999"),
    ] {
        let date = parsed(text);
        assert_eq!(date.to_string(), text);
        assert_eq!(date.describe(), english, "{text}");
    }
}

#[test]
fn bounds_are_the_first_and_last_day_it_may_mean() {
    for (text, expected) in [
        ("2023", "2023-01-01..2023-12-31"),
        ("2023-02", "2023-02-01..2023-02-28"),
        ("2024-02", "2024-02-01..2024-02-29"),
        ("1900-02-XX", "1900-02-01..1900-02-28"),
        ("2023-09-07", "2023-09-07..2023-09-07"),
        ("2023-09-07T01:02:03Z", "2023-09-07..2023-09-07"),
        ("2023-09~", "2023-09-01..2023-09-30"),
        ("2023-09-07/2023-10", "2023-09-07..2023-10-31"),
        ("2023-09-07/..", "2023-09-07..*"),
        ("/2023-09-07", "*..2023-09-07"),
        ("201X", "2010-01-01..2019-12-31"),
        ("20XX", "2000-01-01..2099-12-31"),
        ("-004X", "-000049-01-01..-000040-12-31"),
        ("2004-XX", "2004-01-01..2004-12-31"),
        ("1985-XX-XX", "1985-01-01..1985-12-31"),
        ("2001-21", "2001-01-01..2001-12-31"),
        ("Y170000002", "*..*"),
        ("Y17000/..", "*..*"),
    ] {
        assert_eq!(bounds(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_edtf_is_refused_with_a_reason() {
    for (text, reason) in [
        ("", "write it such as 2023"),
        ("7 Sep 2023", "write it such as 2023"),
        ("2023-9-7", "write it such as 2023"),
        ("20230907", "write it such as 2023"),
        ("+2023", "write it such as 2023"),
        ("２０２３", "write it such as 2023"),
        ("2023-09-07-01", "write it such as 2023"),
        (" 2023", "write it such as 2023"),
        ("2023\n", "write it such as 2023"),
        ("?", "write it such as 2023"),
        ("2023??", "write it such as 2023"),
        ("-", "write it such as 2023"),
        ("2023-13", "a month 01 to 12, a season 21 to 24"),
        ("2023-00", "a month 01 to 12, a season 21 to 24"),
        ("2023-25", "a month 01 to 12, a season 21 to 24"),
        ("2023-21-01", "a month 01 to 12"),
        ("2023-02-29", "that month does not have this day"),
        ("1900-02-29", "that month does not have this day"),
        ("2023-04-31", "that month does not have this day"),
        ("2023-04-00", "that month does not have this day"),
        ("2XXX", "X stands for the last digits only"),
        ("XXXX", "X stands for the last digits only"),
        ("2X23", "write it such as 2023"),
        ("2023-XX-07", "X stands for the last digits only"),
        ("2023-0X", "X stands for the last digits only"),
        ("201X-04", "X stands for the last digits only"),
        ("-0000", "the year 0 has no minus"),
        ("Y2023", "a year of 5 to 18 digits"),
        ("Y", "a year of 5 to 18 digits"),
        ("Y01234", "a year of 5 to 18 digits"),
        ("Y1234567890123456789", "a year of 5 to 18 digits"),
        ("Y17E7", "a year of 5 to 18 digits"),
        ("2023-09-07T", "a time reads such as"),
        ("2023-09-07T14:30", "a time reads such as"),
        ("2023-09-07T25:00:00", "a time reads such as"),
        ("2023-09-07T24:00:01", "a time reads such as"),
        ("2023-09-07T14:60:00", "a time reads such as"),
        ("2023-09-07T14:30:00+2", "a time reads such as"),
        ("2023-09-07T14:30:00+24", "a time reads such as"),
        ("2023-09T14:30:00Z", "a time reads such as"),
        ("2023-09-07T14:30:00Z?", "takes no ?"),
        ("2023-09-07T14:30:00Z/2023", "without a time of day"),
        ("2023/2024/2025", "one slash"),
        ("/", "needs a date at one end"),
        ("../..", "needs a date at one end"),
        ("../", "needs a date at one end"),
        ("2023-10-01/2023-09-07", "not before its start"),
        ("2023/2022-12", "not before its start"),
    ] {
        let message = refusal(text);
        assert!(message.contains(reason), "{text:?}: {message}");
    }
}

#[test]
fn an_interval_may_end_within_its_coarser_start() {
    for text in ["2023/2023-09", "2023-09-07/2023-09", "201X/2010-01-01"] {
        assert_eq!(parsed(text).to_string(), text);
    }
}

#[test]
fn very_long_and_hostile_texts_are_refused_briefly() {
    for text in [
        "2".repeat(1_000_000),
        "2023/".repeat(100_000),
        "é".repeat(500),
        "\u{1b}[31m\0\r\n".repeat(20),
        format!("Y{}", "9".repeat(40)),
    ] {
        let message = refusal(&text);
        assert!(message.chars().count() < 400, "{message}");
        assert!(!message.contains(char::is_control), "{message:?}");
    }
}

#[test]
fn dates_sort_by_time() {
    let sorted = [
        "../1990",
        "Y-170000002",
        "-0044",
        "1985-04",
        "1985-04/..",
        "1985-04-12",
        "20XX/2004",
        "2000-05",
        "Y170000002",
    ];
    let mut dates: Vec<Edtf> = sorted.iter().rev().map(|text| parsed(text)).collect();
    dates.sort();
    let texts: Vec<String> = dates.iter().map(Edtf::to_string).collect();
    assert_eq!(texts, sorted);
    assert_ne!(
        parsed("2023?").cmp(&parsed("2023~")),
        std::cmp::Ordering::Equal
    );
}

#[test]
fn qualifiers_of_either_end_count() {
    assert!(parsed("1984~/2004").is_approximate() && !parsed("1984~/2004").is_uncertain());
    assert!(parsed("2004?").is_uncertain() && !parsed("2004?").is_approximate());
    assert!(parsed("../2004%").is_uncertain() && parsed("../2004%").is_approximate());
    assert!(!parsed("2004").is_uncertain() && !parsed("2004").is_approximate());
    assert!(parsed("2004/..").is_interval() && !parsed("2004").is_interval());
}

#[test]
fn constructors_know_the_calendar() {
    assert_eq!(Edtf::day(2023, 9, 7), Some(parsed("2023-09-07")));
    assert_eq!(Edtf::day(2023, 2, 29), None);
    assert_eq!(Edtf::day(2023, 200, 200), None);
    assert_eq!(Edtf::month(-44, 3), Some(parsed("-0044-03")));
    assert_eq!(Edtf::month(2023, 13), None);
    assert_eq!(Edtf::year(2023), Some(parsed("2023")));
    assert_eq!(Edtf::year(i16::MAX), None);
}
