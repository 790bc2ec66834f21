//! What a format cannot say.

use std::fmt;

/// Something of the case that does not go into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// How many things it befalls.
    pub count: usize,
    /// The whole sentence with the count, without a full stop.
    pub what: String,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

/// A case as text of another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// What of the case is not in it.
    pub losses: Vec<Loss>,
}
