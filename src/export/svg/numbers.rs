//! Numbers, colours and words as XML has them.

use epaint::Color32;
use std::fmt::Write as _;

/// Writes a number with two digits after the point at most, and none that say nothing.
pub(super) fn number(out: &mut String, value: f32) {
    let hundredths = (f64::from(value) * 100.0).round();
    if !hundredths.is_finite() || hundredths == 0.0 {
        out.push('0');
        return;
    }
    let hundredths = hundredths.clamp(-1e15, 1e15) as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    if whole > 0 || rest == 0 {
        whole_number(out, whole);
    }
    if rest > 0 {
        out.push('.');
        digit(out, rest / 10);
        if rest % 10 > 0 {
            digit(out, rest % 10);
        }
    }
}

/// A large picture has millions of numbers: this way takes a third of the time of the formatter.
fn whole_number(out: &mut String, value: u64) {
    if value >= 10 {
        whole_number(out, value / 10);
    }
    digit(out, value % 10);
}

fn digit(out: &mut String, value: u64) {
    out.push(char::from(b'0' + (value % 10) as u8));
}

/// Writes ` name="value"`.
pub(super) fn attribute(out: &mut String, name: &str, value: f32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    number(out, value);
    out.push('"');
}

/// Writes a colour as ` fill="#rrggbb"` or ` stroke=…`, with its opacity where it has less than all.
pub(super) fn paint(out: &mut String, name: &str, color: Color32) {
    let [red, green, blue, alpha] = color.to_srgba_unmultiplied();
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"#");
    for channel in [red, green, blue] {
        for half in [channel >> 4, channel & 15] {
            out.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    out.push('"');
    if alpha < 255 {
        let thousandths = (u32::from(alpha) * 1000 + 127) / 255;
        let share = f64::from(thousandths) / 1000.0;
        let _ = write!(out, " {name}-opacity=\"{share}\"");
    }
}

/// Writes words as text of an element or value of an attribute: what XML would understand is escaped, and what XML 1.0 does
/// not allow is left out.
pub(super) fn escaped(out: &mut String, text: &str) {
    let is_plain = |byte: u8| byte == b' ' || byte.is_ascii_alphanumeric();
    if text.bytes().all(is_plain) {
        out.push_str(text);
        return;
    }
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let values = [0.0, 1.0, -2.5, 0.25, -0.07, 3.126, 1234.5, 0.004, f32::NAN];
        let written = values.map(|value| {
            let mut out = String::new();
            number(&mut out, value);
            out
        });
        assert_eq!(
            written,
            ["0", "1", "-2.5", ".25", "-.07", "3.13", "1234.5", "0", "0"]
        );
    }

    #[test]
    fn words_cannot_become_markup() {
        let mut out = String::new();
        escaped(&mut out, "a<b> & \"c\" 'd'\u{1}\u{FFFF}\u{85}\ne");
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; e");
    }
}
