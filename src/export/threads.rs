//! How many threads paint and write.

/// As many as the machine can run at once.
pub(super) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
