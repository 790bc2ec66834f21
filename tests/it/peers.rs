//! Programs of other people that read what we write. They need not be there, unless `CASEBOARD_PEERS` is set: then a
//! missing one is a failure.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

/// A program of this name.
pub struct Peer {
    name: &'static str,
    path: PathBuf,
}

impl Peer {
    /// The program, if it is there.
    pub fn called(name: &'static str) -> Option<Self> {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let mut paths = std::env::split_paths(&folders).map(|folder| folder.join(name));
        let path = paths.find(|path| path.is_file());
        assert!(
            path.is_some() || std::env::var_os("CASEBOARD_PEERS").is_none(),
            "{name} is not there"
        );
        Some(Self { name, path: path? })
    }

    /// What it writes, having gone well and complained about nothing.
    pub fn says(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Vec<u8> {
        let output = Command::new(&self.path)
            .args(arguments)
            .output()
            .expect("it starts");
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {complaints}", self.name);
        assert_eq!(complaints, "", "{}", self.name);
        output.stdout
    }
}
