//! Puts the parts of an SVG together.

use super::super::curves::read;
use super::super::drawing::fonts;
use super::super::letters::Faces;
use super::super::options::{ExportError, RenderArea, RenderOptions};
use super::super::page::draw_page;
use super::super::threads::threads;
use super::numbers::{attribute, escaped};
use super::sheet::SvgSheet;
use crate::board::Medium;
use crate::model::{Case, Findings};
use serde::{Deserialize, Serialize};

/// What becomes of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum TextAs {
    /// Words in embedded fonts: they can be searched and copied.
    #[default]
    Text,
    /// Outlines of letters: they look the same everywhere, and say nothing to a machine.
    Outlines,
}

/// How an SVG is made, beside what is the same for all pictures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SvgOptions {
    /// What becomes of words.
    pub text: TextAs,
    /// A title for those who cannot see the picture; none unless asked for.
    pub title: Option<String>,
    /// A longer description; none unless asked for.
    pub description: Option<String>,
}

/// Bytes of fonts and outlines, about.
const ROOM_FOR_DEFINITIONS: usize = 400_000;

/// Pictures the board as SVG. The same case gives the same bytes. `watch` hears how far it is, from 0 to 1, and stops the work
/// where it answers with false.
///
/// # Errors
/// What [`ExportError`] names, but for sizes in pixels: curves have none.
pub fn render_svg(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
    svg: &SvgOptions,
    watch: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, ExportError> {
    let mut fonts = fonts(options);
    let mut drawing = draw_page(case, findings, what, options, Medium::Curves, &mut fonts)?;
    let faces = Faces::of(&fonts);
    drop(fonts);
    let mut sheet = SvgSheet::new(svg.text);
    if !watch(0.3) {
        return Err(ExportError::Cancelled);
    }
    let went_through = read(
        &mut drawing,
        options.images.textures(),
        &faces,
        &mut sheet,
        threads(),
        |share| watch(0.3 + 0.6 * share),
    );
    if !went_through {
        return Err(ExportError::Cancelled);
    }
    // Room for fonts and outlines, which are written before what is drawn with them: not every viewer looks back.
    let mut out = String::with_capacity(sheet.length() + ROOM_FOR_DEFINITIONS);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\"");
    attribute(&mut out, "width", drawing.size_px.x);
    attribute(&mut out, "height", drawing.size_px.y);
    out.push_str(" viewBox=\"0 0 ");
    super::numbers::number(&mut out, drawing.viewport.width());
    out.push(' ');
    super::numbers::number(&mut out, drawing.viewport.height());
    out.push_str("\">\n");
    for (name, words) in [("title", &svg.title), ("desc", &svg.description)] {
        if let Some(words) = words {
            out.push_str(&format!("<{name}>"));
            escaped(&mut out, words);
            out.push_str(&format!("</{name}>\n"));
        }
    }
    sheet.write_definitions(&faces, &mut out);
    for page in sheet.pages() {
        out.push_str(&page);
    }
    out.push_str("</svg>\n");
    Ok(out.into_bytes())
}
