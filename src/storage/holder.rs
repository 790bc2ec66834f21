//! Who has a case open.

use crate::model::Timestamp;
use std::fmt;

/// The longest name that is kept and shown, in characters.
const LONGEST_NAME: usize = 60;

/// A window that has a case open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holder {
    /// The user's name; may be empty.
    pub user: String,
    /// The machine's name; may be empty.
    pub machine: String,
    /// The number of the process on that machine.
    pub process: u32,
    /// Since when, if that is known.
    pub since: Option<Timestamp>,
}

impl fmt::Display for Holder {
    /// "ann on desk, since 2026-03-01 12:00 UTC".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.user.as_str() {
            "" => "somebody",
            user => user,
        })?;
        if !self.machine.is_empty() {
            write!(f, " on {}", self.machine)?;
        }
        match self.since {
            Some(since) => write!(f, ", since {}", since.describe()),
            None => Ok(()),
        }
    }
}

impl Holder {
    /// The four lines of a lock file.
    pub(super) fn to_text(&self) -> String {
        let since = self.since.map(|since| since.to_string());
        format!(
            "{}\n{}\n{}\n{}\n",
            shown(&self.user),
            shown(&self.machine),
            self.process,
            since.unwrap_or_default()
        )
    }

    /// Reads them back; what is missing or odd is left empty.
    pub(super) fn from_text(text: &str) -> Self {
        let mut lines = text.lines();
        let mut next = || lines.next().unwrap_or_default();
        Self {
            user: shown(next()),
            machine: shown(next()),
            process: next().parse().unwrap_or_default(),
            since: next().parse().ok(),
        }
    }
}

/// A name as it can be shown on one line: it comes from a file that anybody may have written.
fn shown(name: &str) -> String {
    let letters = name.chars().filter(|letter| !letter.is_control());
    letters.take(LONGEST_NAME).collect()
}

/// What the system calls this machine; empty if it does not say.
pub fn machine_name() -> String {
    let of_variable = || {
        let mut names = ["COMPUTERNAME", "HOSTNAME"].into_iter();
        names.find_map(|name| std::env::var(name).ok())
    };
    let of_file = ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .into_iter()
        .find_map(|path| std::fs::read_to_string(path).ok());
    let name = of_file.or_else(of_variable).unwrap_or_default();
    shown(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_goes_through_its_four_lines() {
        let holder = Holder {
            user: "ann\nbert".to_owned(),
            machine: "desk".to_owned(),
            process: 7,
            since: Some(Timestamp::from_unix_secs(1_697_200_000)),
        };
        let again = Holder::from_text(&holder.to_text());
        assert_eq!(
            again.to_string(),
            "annbert on desk, since 2023-10-13 12:26 UTC"
        );
        assert_eq!(again.process, 7);
        let empty = Holder::from_text("");
        assert_eq!((empty.to_string().as_str(), empty.process), ("somebody", 0));
        let long = Holder::from_text(&"x".repeat(5000));
        assert_eq!(long.user.len(), LONGEST_NAME);
    }
}
