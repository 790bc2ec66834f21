//! The order of keys: as it was in the file, else as Obsidian writes them, unknown ones last and by name.

/// Keys of the whole file.
pub(super) const OF_FILE: &[&str] = &["nodes", "edges"];

/// Keys of a node.
pub(super) const OF_NODE: &[&str] = &[
    "id",
    "type",
    "text",
    "file",
    "subpath",
    "url",
    "x",
    "y",
    "width",
    "height",
    "color",
    "label",
    "background",
    "backgroundStyle",
];

/// Keys of an edge.
pub(super) const OF_EDGE: &[&str] = &[
    "id", "fromNode", "fromSide", "toNode", "toSide", "fromEnd", "toEnd", "color", "label",
];

/// Puts entries in order by their keys. Keys that `own` does not name come behind those it names.
pub(super) fn arrange<T>(
    entries: &mut [T],
    key: impl Fn(&T) -> &str,
    usual: &[&str],
    own: Option<&[String]>,
) {
    let rank = |key: &str| usual.iter().position(|usual| *usual == key);
    let usual_rank = |key: &str| rank(key).unwrap_or(usual.len());
    entries.sort_by(|one, other| {
        let (one, other) = (key(one), key(other));
        usual_rank(one)
            .cmp(&usual_rank(other))
            .then_with(|| one.cmp(other))
    });
    if let Some(own) = own {
        let at: std::collections::BTreeMap<&str, usize> = own
            .iter()
            .enumerate()
            .map(|(at, key)| (key.as_str(), at))
            .collect();
        entries.sort_by_key(|entry| at.get(key(entry)).copied().unwrap_or(own.len()));
    }
}

/// The order of these keys, if it is not the usual one.
pub(super) fn unusual_order(keys: &[&str], usual: &[&str]) -> Option<Vec<String>> {
    let mut arranged = keys.to_vec();
    arrange(&mut arranged, |key| key, usual, None);
    (arranged != keys).then(|| keys.iter().map(|key| (*key).to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_in_their_order() {
        assert_eq!(
            unusual_order(&["id", "type", "x", "mine", "yours"], OF_NODE),
            None
        );
        let keys = ["yours", "x", "id", "mine"];
        let own = unusual_order(&keys, OF_NODE).expect("it is not the usual order");
        let mut now = ["color", "id", "mine", "x", "yours"];
        arrange(&mut now, |key| key, OF_NODE, Some(&own));
        assert_eq!(now, ["yours", "x", "id", "mine", "color"]);
    }
}
