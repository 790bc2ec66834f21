//! Which files lie in folders that were dropped or named, and the bytes of such files.
//!
//! Folders are walked to a bounded depth and count. What is hidden is passed over, and so are symbolic links within a folder:
//! nothing outside of what was named is taken in. Nor are folders that belong to a file beside them: the parts of a saved
//! page, the files of a case.

use super::cause::Cause;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// How deep folders are walked.
const DEEPEST: usize = 16;
/// How many files are taken in at once.
pub const MOST_FILES: usize = 10_000;

/// Why a file that was named is not taken in, as the end of a sentence that begins with its name and a colon.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// The system refused.
    #[error("{0}")]
    Refused(Cause),
    /// It is no file.
    #[error("it is a device or a pipe, not a file")]
    NotAFile,
    /// It is too large.
    #[error("it is larger than {limit_mib} MiB")]
    TooLarge {
        /// The limit, in MiB.
        limit_mib: u64,
    },
    /// Its folder holds too much.
    #[error(
        "its folder holds more than {MOST_FILES} files or folders more than {DEEPEST} deep; the rest was left out"
    )]
    TooMany,
}

/// Files to take in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walked {
    /// Those that are there: whatever was named, then what lies in folders that were named, by name.
    pub files: Vec<WalkedFile>,
    /// What could not be looked at, and why.
    pub failed: Vec<(PathBuf, SourceError)>,
}

/// A file to take in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalkedFile {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it was named itself, not only its folder.
    pub is_named: bool,
}

/// Looks for the files that these paths name, in folders too. `go_on` is asked now and then.
pub fn walk(paths: &[PathBuf], go_on: &dyn Fn() -> bool) -> Walked {
    let mut walked = Walked::default();
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => walk_folder(path, 0, go_on, &mut walked),
            Ok(_) => walked.files.push(WalkedFile {
                path: path.clone(),
                is_named: true,
            }),
            Err(error) => {
                let error = SourceError::Refused(Cause::from(&error));
                walked.failed.push((path.clone(), error));
            }
        }
    }
    walked
}

fn walk_folder(folder: &Path, depth: usize, go_on: &dyn Fn() -> bool, walked: &mut Walked) {
    if !go_on() {
        return;
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let error = SourceError::Refused(Cause::from(&error));
            return walked.failed.push((folder.to_owned(), error));
        }
    };
    let mut names: Vec<(PathBuf, bool)> = entries
        .flatten()
        .filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .filter_map(|entry| {
            let kind = entry.file_type().ok()?;
            let is_taken = kind.is_dir() || kind.is_file();
            is_taken.then(|| (entry.path(), kind.is_dir()))
        })
        .take(MOST_FILES + 1)
        .collect();
    names.sort();
    let mut is_cut = names.len() > MOST_FILES;
    for (path, is_folder) in &names {
        if walked.files.len() >= MOST_FILES || (*is_folder && depth >= DEEPEST) {
            is_cut = true;
        } else if !is_folder {
            walked.files.push(WalkedFile {
                path: path.clone(),
                is_named: false,
            });
        } else if !belongs_to_a_file(path, &names) {
            walk_folder(path, depth + 1, go_on, walked);
        }
    }
    if is_cut {
        walked
            .failed
            .push((folder.to_owned(), SourceError::TooMany));
    }
}

/// Whether a folder holds the parts of a saved page beside it or the files of a case beside it.
fn belongs_to_a_file(folder: &Path, beside: &[(PathBuf, bool)]) -> bool {
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else {
        return false;
    };
    let owners: &[(&str, &[&str])] = &[
        ("_files", &["html", "htm"]),
        (".files", &["ron", "html", "htm"]),
    ];
    owners.iter().any(|(ending, kinds)| {
        name.strip_suffix(ending).is_some_and(|stem| {
            kinds.iter().any(|kind| {
                let owner = folder.with_file_name(format!("{stem}.{kind}"));
                let place = beside.binary_search_by(|(path, _)| path.cmp(&owner));
                place.is_ok()
            })
        })
    })
}

/// The bytes of a file of at most `limit_bytes`.
///
/// # Errors
/// [`SourceError`]; a larger file is not read.
pub fn read_source(path: &Path, limit_bytes: u64) -> Result<Vec<u8>, SourceError> {
    let refused = |error: std::io::Error| SourceError::Refused(Cause::from(&error));
    let too_large = SourceError::TooLarge {
        limit_mib: limit_bytes >> 20,
    };
    // Checked before opening: to open a pipe is to wait for somebody at its other end.
    let metadata = fs::metadata(path).map_err(refused)?;
    if !metadata.is_file() {
        return Err(SourceError::NotAFile);
    }
    if metadata.len() > limit_bytes {
        return Err(too_large);
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit_bytes + 1).read_to_end(&mut bytes))
        .map_err(refused)?;
    if bytes.len() as u64 > limit_bytes {
        return Err(too_large);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_of(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in names {
            let path = folder.path().join(name);
            let parent = path.parent().expect("it lies in the folder");
            fs::create_dir_all(parent).expect("a folder");
            fs::write(path, "text").expect("a file");
        }
        folder
    }

    fn found(folder: &Path) -> Vec<String> {
        let walked = walk(&[folder.to_owned()], &|| true);
        assert_eq!(walked.failed, []);
        let inside = |file: &WalkedFile| {
            let path = file.path.strip_prefix(folder).expect("within the folder");
            path.to_str().expect("a plain name").replace('\\', "/")
        };
        walked.files.iter().map(inside).collect()
    }

    #[test]
    fn what_is_hidden_or_part_of_another_file_is_passed_over() {
        let folder = folder_of(&[
            "b.txt",
            "a/c.md",
            ".git/config",
            "a/.hidden.txt",
            "page.html",
            "page_files/ad.js",
            "case.ron",
            "case.files/0123.html",
            "other_files/d.txt",
        ]);
        let names = found(folder.path());
        let expected = [
            "a/c.md",
            "b.txt",
            "case.ron",
            "other_files/d.txt",
            "page.html",
        ];
        assert_eq!(names, expected);
    }

    #[cfg(unix)]
    #[test]
    fn links_within_a_folder_are_not_followed() {
        let outside = folder_of(&["secret.txt"]);
        let folder = folder_of(&["mine.txt"]);
        let link = |to: &Path, name: &str| {
            std::os::unix::fs::symlink(to, folder.path().join(name)).expect("a link");
        };
        link(outside.path(), "there");
        link(&outside.path().join("secret.txt"), "it.txt");
        link(folder.path(), "round");
        assert_eq!(found(folder.path()), ["mine.txt"]);
    }

    #[test]
    fn named_files_are_taken_and_missing_ones_told() {
        let folder = folder_of(&[".hidden.txt"]);
        let paths = [".hidden.txt", "gone.txt"].map(|name| folder.path().join(name));
        let walked = walk(&paths, &|| true);
        assert_eq!(walked.files.len(), 1);
        assert!(walked.files[0].is_named);
        let told = SourceError::Refused(Cause::NotFound);
        assert_eq!(walked.failed, [(paths[1].clone(), told)]);
        assert_eq!(read_source(&paths[0], 4), Ok(b"text".to_vec()));
        let too_large = Err(SourceError::TooLarge { limit_mib: 0 });
        assert_eq!(read_source(&paths[0], 3), too_large);
        assert_eq!(read_source(folder.path(), 9), Err(SourceError::NotAFile));
    }
}
