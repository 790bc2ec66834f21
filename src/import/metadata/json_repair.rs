//! JSON as pages have it: mostly right.

use serde_json::Value;

/// The most values that are taken from one block.
const MOST_VALUES: usize = 64;

/// The values in a block of JSON; more than one where objects stand side by side. `None` if nothing in it can be read.
pub(super) fn values_in(block: &str) -> Option<Vec<Value>> {
    let block = unwrapped(block);
    if block.is_empty() {
        return Some(Vec::new());
    }
    let read = |text: &str| {
        let mut values = Vec::new();
        let mut is_whole = true;
        for value in serde_json::Deserializer::from_str(text)
            .into_iter::<Value>()
            .take(MOST_VALUES)
        {
            match value {
                Ok(value) => values.push(value),
                Err(_) => {
                    is_whole = false;
                    break;
                }
            }
        }
        (values, is_whole)
    };
    let (values, is_whole) = read(block);
    if is_whole {
        return Some(values);
    }
    let (repaired, _) = read(&repaired(block));
    let best = if repaired.is_empty() {
        values
    } else {
        repaired
    };
    (!best.is_empty()).then_some(best)
}

/// Without comment marks, CDATA marks and a semicolon around it.
fn unwrapped(block: &str) -> &str {
    const BEFORE: [&str; 5] = [
        "\u{feff}",
        "<!--",
        "//<![CDATA[",
        "/*<![CDATA[*/",
        "<![CDATA[",
    ];
    const BEHIND: [&str; 6] = ["//]]>", "/*]]>*/", "]]>", "-->", "//", ";"];
    let mut block = block.trim();
    while let Some(rest) = BEFORE.iter().find_map(|mark| block.strip_prefix(mark)) {
        block = rest.trim();
    }
    while let Some(rest) = BEHIND.iter().find_map(|mark| block.strip_suffix(mark)) {
        block = rest.trim();
    }
    block
}

/// With the faults mended that are met most: line ends and tabs within strings, escapes that JSON does not have, commas
/// before a closing bracket or twice.
fn repaired(block: &str) -> String {
    let mut repaired = String::with_capacity(block.len() + 64);
    let mut signs = block.chars().peekable();
    let mut in_string = false;
    while let Some(sign) = signs.next() {
        match sign {
            '"' => {
                in_string = !in_string;
                repaired.push(sign);
            }
            '\\' if in_string => match signs.next() {
                Some(escaped @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                    repaired.push('\\');
                    repaired.push(escaped);
                }
                Some(other) => repaired.push(other),
                None => {}
            },
            '\n' | '\r' | '\t' if in_string => repaired.push(' '),
            control if in_string && control < ' ' => {}
            ',' if !in_string => {
                while signs
                    .next_if(|next| next.is_whitespace() || *next == ',')
                    .is_some()
                {}
                if !matches!(signs.peek(), Some('}' | ']') | None) {
                    repaired.push(',');
                }
            }
            other => repaired.push(other),
        }
    }
    repaired
}

#[cfg(test)]
mod tests {
    use super::values_in;

    fn headline(block: &str) -> Option<String> {
        let values = values_in(block)?;
        Some(values.first()?.get("headline")?.as_str()?.to_owned())
    }

    #[test]
    fn common_faults_are_mended() {
        for block in [
            "{\"headline\": \"Crane fails\"}",
            "<!-- {\"headline\": \"Crane fails\"} -->",
            "//<![CDATA[\n{\"headline\": \"Crane fails\"}\n//]]>",
            "{\"headline\": \"Crane\nfails\",}",
            "{\"a\": [1,2,,], \"headline\": \"Crane fails\",,};",
            "{\"a\": \"it\\'s\", \"headline\": \"Crane fails\"}",
            "{\"headline\": \"Crane fails\"}{\"b\": 1}",
            "{\"headline\": \"Crane fails\"} trailing",
        ] {
            assert_eq!(headline(block).as_deref(), Some("Crane fails"), "{block}");
        }
        assert_eq!(values_in("{\"headline\": oops"), None);
        assert_eq!(values_in("[".repeat(100_000).as_str()), None);
        assert_eq!(values_in(" "), Some(Vec::new()));
    }
}
