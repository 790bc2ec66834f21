//! Settings and other small things the program remembers, each in a RON file of its own.

use super::config_dir::{ConfigDir, ConfigDirError};
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Settings as they were read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettingsRead<T> {
    /// The settings; the defaults if there were none or they could not be understood.
    pub value: T,
    /// What the user should know, as a sentence.
    pub warning: Option<String>,
}

/// Reads the settings in the file `name` of the folder. A file that cannot be understood is kept under its name and
/// `.broken`, and the defaults are given with a warning.
pub fn read_settings<T: DeserializeOwned + Default>(
    folder: &ConfigDir,
    name: &str,
) -> SettingsRead<T> {
    let defaults = |warning: Option<String>| SettingsRead {
        value: T::default(),
        warning,
    };
    let bytes = match folder.read(name) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return defaults(None),
        Err(error) => return defaults(Some(format!("{error}; the defaults are used."))),
    };
    match ron::de::from_bytes(&bytes) {
        Ok(value) => SettingsRead {
            value,
            warning: None,
        },
        Err(error) => {
            let line = error.span.start.line;
            let kept = match folder.set_aside(name) {
                Ok(path) => format!("it is kept as {}", path.display()),
                Err(error) => error.to_string(),
            };
            defaults(Some(format!(
                "{name} could not be understood (line {line}) and the defaults are used; {kept}."
            )))
        }
    }
}

/// Writes the settings to the file `name` of the folder.
///
/// # Errors
/// [`ConfigDirError`]; an old file is then as it was.
pub fn write_settings<T: Serialize>(
    folder: &ConfigDir,
    name: &str,
    value: &T,
) -> Result<(), ConfigDirError> {
    let style = PrettyConfig::new().new_line("\n").indentor("  ");
    let mut text = ron::ser::to_string_pretty(value, style).map_err(|error| ConfigDirError {
        path: folder.path().join(name),
        verb: "written",
        cause: super::Cause::Other(error.to_string()),
    })?;
    text.push('\n');
    folder.write(name, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::fs;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Settings {
        scale: f32,
        name: String,
    }

    #[test]
    fn settings_go_round_and_missing_ones_are_defaults() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = ConfigDir::at(folder.path().join("not yet there"));
        let none = read_settings::<Settings>(&folder, "settings.ron");
        assert_eq!(none.value, Settings::default());
        assert_eq!(none.warning, None);
        let settings = Settings {
            scale: 1.5,
            name: "\"김\"".to_owned(),
        };
        write_settings(&folder, "settings.ron", &settings).expect("written");
        let read = read_settings::<Settings>(&folder, "settings.ron");
        assert_eq!((read.value, read.warning), (settings, None));
    }

    #[test]
    fn broken_settings_are_kept_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        fs::write(&path, "(scale: 1.0,\n name: 7)").expect("written");
        let folder = ConfigDir::at(folder.path());
        let read = read_settings::<Settings>(&folder, "settings.ron");
        assert_eq!(read.value, Settings::default());
        let warning = read.warning.expect("a warning");
        assert!(warning.contains("line 2"), "{warning}");
        assert!(warning.contains("settings.ron.broken"), "{warning}");
        assert!(!path.exists());
        assert!(folder.path().join("settings.ron.broken").exists());
        assert_eq!(
            read_settings::<Settings>(&folder, "settings.ron").warning,
            None
        );
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "").expect("written");
        let folder = ConfigDir::at(&file);
        assert!(write_settings(&folder, "settings.ron", &Settings::default()).is_err());
        assert_eq!(
            read_settings::<Settings>(&folder, "settings.ron")
                .value
                .scale,
            0.0
        );
    }
}
