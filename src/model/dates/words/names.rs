//! The words of dates in several languages: months, seasons, days of the week, and the small words between them.
//!
//! All in lower case and without accents, as [`super::tokens`] gives them. Languages of inflection have the cases in which
//! dates occur.

/// What each month is called, January first.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "styczen", "stycznia", "styczniu",
      "січень", "січня", "січні", "январь", "января", "январе", "يناير"],
    &["february", "feb", "februar", "fevrier", "fevr", "fev", "febrero", "luty", "lutego", "lutym",
      "лютии", "лютого", "лютому", "февраль", "февраля", "феврале", "فبراير", "شباط"],
    &["march", "mar", "marz", "maerz", "mars", "marzo", "marzec", "marca", "marcu",
      "березень", "березня", "березні", "март", "марта", "марте", "مارس", "اذار"],
    &["april", "apr", "avril", "avr", "abril", "abr", "kwiecien", "kwietnia", "kwietniu",
      "квітень", "квітня", "квітні", "апрель", "апреля", "апреле", "ابريل", "نيسان"],
    &["may", "mai", "mayo", "maj", "maja", "maju", "травень", "травня", "травні", "маи", "мая", "мае", "مايو", "ايار"],
    &["june", "jun", "juni", "juin", "junio", "czerwiec", "czerwca", "czerwcu",
      "червень", "червня", "червні", "июнь", "июня", "июне", "يونيو", "يونيه", "حزيران"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "lipiec", "lipca", "lipcu",
      "липень", "липня", "липні", "июль", "июля", "июле", "يوليو", "يوليه", "تموز"],
    &["august", "aug", "aout", "agosto", "ago", "sierpien", "sierpnia", "sierpniu",
      "серпень", "серпня", "серпні", "август", "августа", "августе", "اغسطس", "اب"],
    &["september", "sept", "sep", "septembre", "septiembre", "setiembre", "wrzesien", "wrzesnia", "wrzesniu",
      "вересень", "вересня", "вересні", "сентябрь", "сентября", "сентябре", "سبتمبر", "ايلول"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "pazdziernik", "pazdziernika", "pazdzierniku",
      "жовтень", "жовтня", "жовтні", "октябрь", "октября", "октябре", "اكتوبر"],
    &["november", "nov", "novembre", "noviembre", "listopad", "listopada", "listopadzie",
      "листопад", "листопада", "листопаді", "ноябрь", "ноября", "ноябре", "نوفمبر"],
    &["december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "grudzien", "grudnia", "grudniu",
      "грудень", "грудня", "грудні", "декабрь", "декабря", "декабре", "ديسمبر"],
];

/// Months of the Levant that have two words.
const TWO_WORD_MONTHS: [((&str, &str), u8); 4] = [
    (("كانون", "الثاني"), 1),
    (("تشرين", "الاول"), 10),
    (("تشرين", "الثاني"), 11),
    (("كانون", "الاول"), 12),
];

/// What each season is called, spring first: EDTF counts them from 21.
#[rustfmt::skip]
const SEASONS: [&[&str]; 4] = [
    &["spring", "fruhling", "fruhjahr", "printemps", "primavera", "wiosna", "wiosny", "wiosne",
      "весна", "весни", "навесні", "весны", "весноі", "весною", "веснои"],
    &["summer", "sommer", "ete", "verano", "lato", "lata", "latem", "літо", "літа", "влітку", "лето", "лета", "летом"],
    &["autumn", "fall", "herbst", "automne", "otono", "jesien", "jesieni", "jesienia",
      "осінь", "осені", "восени", "осень", "осени", "осенью"],
    &["winter", "hiver", "invierno", "zima", "zimy", "взимку", "зима", "зими", "зимы", "зимои"],
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
    "poniedzialek", "wtorek", "sroda", "srode", "czwartek", "piatek", "sobota", "sobote",
    "niedziela", "niedziele",
    "понеділок", "вівторок", "середа", "середу", "четвер", "пятниця", "пятницю", "субота", "суботу", "неділя", "неділю",
    "понедельник", "вторник", "среда", "среду", "четверг", "пятница", "пятницу", "суббота", "субботу", "воскресенье",
    "يوم", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعة", "السبت",
    "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일",
];

/// Words that a date may have in front or inside and that say nothing of their own.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "on", "in", "of", "the", "at", "during", "dated", "year", "month",
    "am", "im", "den", "dem", "des", "der", "jahr", "jahre", "jahres", "le", "la", "l", "d", "en", "de", "del", "el", "annees",
    "w", "we", "dnia", "roku", "rok", "r", "в", "у", "на", "року", "рік", "році", "р", "году", "года", "год", "г",
    "من", "في", "عام", "سنة", "م",
];

const ABOUT: &[&str] = &[
    "about",
    "around",
    "circa",
    "c",
    "ca",
    "approximately",
    "approx",
    "roughly",
    "etwa",
    "ungefahr",
    "gegen",
    "vers",
    "environ",
    "hacia",
    "okolo",
    "близько",
    "приблизно",
    "около",
    "примерно",
    "約",
    "约",
    "약",
];

#[rustfmt::skip]
const PART_OF: &[&str] = &[
    "early", "mid", "middle", "late", "beginning", "start", "end", "anfang", "mitte", "ende", "debut", "fin",
    "principios", "mediados", "finales", "poczatku", "polowie", "koniec",
    "початку", "початок", "середині", "середина", "наприкінці", "кінці", "кінець",
    "начале", "начало", "середине", "конце", "конец", "上旬", "中旬", "下旬", "초", "초순", "중순", "말",
];

const SINCE: &[&str] = &["since", "seit", "depuis", "desde"];
const UNTIL: &[&str] = &[
    "until", "till", "til", "through", "bis", "jusquau", "jusquen", "hasta", "до", "do", "по",
];
const FROM: &[&str] = &[
    "from", "starting", "vom", "von", "ab", "du", "des", "del", "з", "із", "с", "со", "od",
];
const BETWEEN: &[&str] = &[
    "between",
    "zwischen",
    "entre",
    "між",
    "между",
    "miedzy",
    "بين",
];
const TO: &[&str] = &[
    "to", "through", "until", "till", "til", "bis", "au", "al", "a", "hasta", "до", "по", "do",
    "zum", "から", "至", "到", "부터", "الى", "حتى",
];
const AND: &[&str] = &["and", "und", "et", "y", "і", "и", "та", "i", "a", "و"];
const CLOSING: &[&str] = &["まで", "까지", "に", "에", "为止", "為止"];

fn is_in(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// The month of this name, 1 to 12.
pub(super) fn month(word: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|names| names.contains(&word))?;
    u8::try_from(at + 1).ok()
}

/// The month of these two words.
pub(super) fn month_of_two(first: &str, second: &str) -> Option<u8> {
    let same = |names: &&((&str, &str), u8)| names.0 == (first, second);
    TWO_WORD_MONTHS.iter().find(same).map(|found| found.1)
}

/// The season of this name as EDTF counts: 21 spring to 24 winter.
pub(super) fn season(word: &str) -> Option<u8> {
    let at = SEASONS.iter().position(|names| names.contains(&word))?;
    u8::try_from(at + 21).ok()
}

/// What a small word does in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Weekday,
    Filler,
    About,
    PartOf,
    Since,
    Until,
    From,
    Between,
    To,
    And,
    Closing,
}

/// Whether a word can do this in a date.
pub(super) fn can(word: &str, role: Role) -> bool {
    let list = match role {
        Role::Weekday => WEEKDAYS,
        Role::Filler => FILLERS,
        Role::About => ABOUT,
        Role::PartOf => PART_OF,
        Role::Since => SINCE,
        Role::Until => UNTIL,
        Role::From => FROM,
        Role::Between => BETWEEN,
        Role::To => TO,
        Role::And => AND,
        Role::Closing => CLOSING,
    };
    is_in(list, word)
}
