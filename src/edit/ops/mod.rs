//! What a user can do to a case: one edit per file, named verb first. An operation gets a transaction and says what it
//! made; it never contains undo code.
