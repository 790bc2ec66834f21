//! Claims compared: what agrees, what differs, what only repeats; how many independent origins there are.
