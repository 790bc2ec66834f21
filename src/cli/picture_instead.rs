//! What `caseboard [FILE]` does where no window can be opened: it draws the board into a picture.

use super::opened::open;
use super::output::Output;
use crate::app::{BuiltIn, load_images};
use crate::export::{self, Banner, Order, RenderArea};
use crate::{compare, storage};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Pixels per board point of the picture.
const SCALE: f32 = 2.0;

/// Draws the board of the case (without a file: of the sample) into the current folder and names the picture, in one line.
/// `reason` says why there is no window. Returns the exit code.
pub fn picture_instead(
    file: Option<&Path>,
    reason: &str,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    match draw(file) {
        Ok(picture) => {
            let line = format!(
                "caseboard: {reason}; the board is drawn in {} instead",
                picture.display()
            );
            Output::new(out).line(&line);
            0
        }
        Err(error) => {
            Output::new(err).line(&format!("caseboard: {reason}; {error:#}"));
            1
        }
    }
}

fn draw(file: Option<&Path>) -> anyhow::Result<PathBuf> {
    let (case, name) = match file {
        Some(path) => {
            let name = path.file_stem().unwrap_or(path.as_os_str());
            (open(path)?.case, name.to_string_lossy().into_owned())
        }
        None => (
            storage::read(BuiltIn::Sample.bytes())?.case,
            "caseboard-sample".to_owned(),
        ),
    };
    let findings = compare::findings(&case);
    let mut order = Order::default();
    order.options.scale = SCALE;
    let areas = [RenderArea::Board];
    // Nobody could be asked what to leave out.
    order.options.furniture.banner = Banner::Shown;
    order.options.furniture.mark = Some(export::least_mark(&case, &areas, &order.options));
    let stores: Vec<_> = file.map(storage::FileStore::beside).into_iter().collect();
    let wishes = export::wanted_images(&case, &findings, &areas, &order)?;
    order.options.images = load_images(wishes, &stores, &|_| ());
    let bytes = export::render(&case, &findings, &areas, &order, &mut |_| true)?;
    Ok(storage::write_new_picture(Path::new("."), &name, &bytes)?)
}
