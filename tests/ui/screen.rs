//! The picture that leaves the program is the one on the screen.
//!
//! Two ways, compared pixel by pixel. One is the window's: the whole shell runs a frame, egui tessellates it with its own
//! options, and a painter written for this test alone, slow and plain, fills the triangles from egui's own glyph atlas. The
//! other is a PNG file of the same view, as the command line writes it.

use super::Window;
use super::looks::{Looks, Nearness};
use caseboard::app::{Action, BuiltIn, CommandId, OpeningView};
use caseboard::board::{Appearance, CardSet};
use caseboard::compare;
use caseboard::export::{RenderArea, RenderOptions, Typefaces, render_png};
use egui::epaint::{Mesh, Primitive, Vertex};
use egui::{ColorImage, Rect, TextureId};

/// What a window shows of the board.
fn on_screen(window: &Window) -> Looks {
    let output = window.harness.output();
    let ctx = &window.harness.ctx;
    let viewport = window.session().board().viewport_in_screen;
    let atlas = ctx.fonts(|fonts| fonts.image());
    let mut canvas = Canvas::of(viewport.size());
    let pixels_per_point = output.pixels_per_point;
    for primitive in ctx.tessellate(output.shapes.clone(), pixels_per_point) {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            continue;
        };
        assert_eq!(
            mesh.texture_id,
            TextureId::default(),
            "the sample has no pictures"
        );
        canvas.paint(mesh, primitive.clip_rect, viewport.min, &atlas);
    }
    canvas.looks()
}

/// The same view as a file.
fn in_file(window: &Window, appearance: Appearance) -> Looks {
    in_file_without(window, appearance, CardSet::new())
}

fn in_file_without(window: &Window, appearance: Appearance, hidden_cards: CardSet) -> Looks {
    let board = window.session().board();
    let seen = board.camera.visible_in_board(board.viewport_in_screen);
    let options = RenderOptions {
        scale: board.camera.zoom(),
        appearance,
        hidden_cards,
        typefaces: Typefaces::BundledOnly,
        ..RenderOptions::default()
    };
    let case = window.case();
    let findings = compare::findings(case);
    let png = render_png(case, &findings, &RenderArea::View(seen), &options);
    Looks::of_png(&png.expect("a picture"))
}

/// The sample at a zoom in a theme, with nothing lying over the board.
fn window(zoom: f32, theme: CommandId) -> Window {
    let mut window = Window::empty();
    window.dispatch(Action::Run(theme));
    window.dispatch(Action::UseOpeningView(OpeningView::Zoom(zoom)));
    window.dispatch(Action::OpenBuiltIn(BuiltIn::Sample));
    window.dispatch(Action::Run(CommandId::ToggleMinimap));
    window.frames();
    window
}

#[test]
fn a_file_shows_what_the_window_shows() {
    let themes = [
        (CommandId::ThemeLight, Appearance::Light),
        (CommandId::ThemeDark, Appearance::Dark),
    ];
    for (theme, appearance) in themes {
        // Where type is scaled between two steps of its ladder, edges of letters are a hair apart.
        for (zoom, most) in [(1.0, 0.001), (0.45, 0.01), (0.25, 0.01)] {
            let window = window(zoom, theme);
            let (seen, written) = (on_screen(&window), in_file(&window, appearance));
            let name = format!("{appearance:?}-{}", (zoom * 100.0) as u32).to_lowercase();
            seen.leave(&format!("screen-{name}.png"));
            written.leave(&format!("file-{name}.png"));
            seen.differences(&written, Nearness::Pixels)
                .leave(&format!("apart-{name}.png"));
            let off = seen.differ_from(&written, Nearness::Pixels);
            println!("{name}: {off:.5}");
            assert!(off < most, "{appearance:?} at {zoom}: {off}");
        }
    }
}

#[test]
fn what_is_missing_in_a_file_would_be_noticed() {
    let window = window(1.0, CommandId::ThemeLight);
    let seen = on_screen(&window);
    let other_theme = in_file(&window, Appearance::Dark);
    assert!(seen.differ_from(&other_theme, Nearness::Pixels) > 0.5);
    let board = window.session().board();
    let middle = board.camera.center_in_board();
    let distance = |card: &caseboard::model::Card| card.rect().center().distance(middle);
    let cards = window.case().cards().iter();
    let nearest = cards.min_by(|one, two| distance(one).total_cmp(&distance(two)));
    let hidden = [nearest.expect("there are cards").id].into();
    let without = in_file_without(&window, Appearance::Light, hidden);
    // White cards on light ground differ by their words and edges alone: few pixels, and many more than by chance.
    let with = in_file(&window, Appearance::Light);
    let [off, by_chance] =
        [without, with].map(|written| seen.differ_from(&written, Nearness::Pixels));
    assert!(
        off > 3.0 * by_chance + 0.001,
        "{off}, by chance {by_chance}"
    );
}

/// Pixels on their way, in points of a window with one pixel to a point.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    fn of(size: egui::Vec2) -> Self {
        let (width, height) = (size.x.ceil() as usize, size.y.ceil() as usize);
        Self {
            width,
            height,
            pixels: vec![[0.0; 3]; width * height],
        }
    }

    /// Paints triangles: premultiplied colours, mixed as they are stored.
    fn paint(&mut self, mesh: &Mesh, clip: Rect, origin: egui::Pos2, atlas: &ColorImage) {
        let clip = clip.translate(-origin.to_vec2());
        for triangle in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|at| {
                let mut corner = mesh.vertices[triangle[at] as usize];
                corner.pos -= origin.to_vec2();
                corner
            });
            self.triangle(corners, clip, atlas);
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], clip: Rect, atlas: &ColorImage) {
        let [a, b, c] = corners;
        let twice = |p: egui::Pos2, q: egui::Pos2, r: egui::Pos2| {
            (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
        };
        let area = twice(a.pos, b.pos, c.pos);
        let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
        if area == 0.0 || !bounds.is_positive() {
            return;
        }
        let side = |low: f32, high: f32, most: usize| {
            low.floor().max(0.0) as usize..(high.ceil().max(0.0) as usize).min(most)
        };
        for y in side(bounds.min.y, bounds.max.y, self.height) {
            for x in side(bounds.min.x, bounds.max.x, self.width) {
                let middle = egui::pos2(x as f32 + 0.5, y as f32 + 0.5);
                let shares = [
                    twice(b.pos, c.pos, middle) / area,
                    twice(c.pos, a.pos, middle) / area,
                    twice(a.pos, b.pos, middle) / area,
                ];
                // Each pixel on an edge belongs to one of its two triangles.
                let is_in = clip.contains(middle)
                    && [(b, c), (c, a), (a, b)].into_iter().zip(shares).all(
                        |((from, to), share)| share > 0.0 || share == 0.0 && owns(from, to, area),
                    );
                if is_in {
                    let mixed = |value: &dyn Fn(&Vertex) -> f32| -> f32 {
                        corners
                            .iter()
                            .zip(shares)
                            .map(|(it, share)| value(it) * share)
                            .sum()
                    };
                    let uv = (mixed(&|it| it.uv.x), mixed(&|it| it.uv.y));
                    let texel = texel(atlas, uv);
                    let color = [0, 1, 2, 3].map(|channel| {
                        mixed(&|it| f32::from(it.color.to_array()[channel])) * texel[channel]
                    });
                    self.mix(y * self.width + x, color);
                }
            }
        }
    }

    fn mix(&mut self, at: usize, color: [f32; 4]) {
        for (channel, value) in self.pixels[at].iter_mut().enumerate() {
            // Stored with eight bits after each triangle, as in a window.
            *value = (color[channel] + *value * (1.0 - color[3] / 255.0)).round();
        }
    }

    fn looks(&self) -> Looks {
        let pixels = self.pixels.iter();
        Looks {
            width: self.width,
            height: self.height,
            pixels: pixels.map(|pixel| pixel.map(|value| value as u8)).collect(),
        }
    }
}

/// Whether an edge is an upper or left one of its triangle.
fn owns(from: Vertex, to: Vertex, area: f32) -> bool {
    let along = (to.pos - from.pos) * area.signum();
    along.y < 0.0 || along.y == 0.0 && along.x > 0.0
}

/// Between the four nearest texels, as shares of white.
fn texel(atlas: &ColorImage, (u, v): (f32, f32)) -> [f32; 4] {
    let [width, height] = atlas.size;
    let last = |side: usize| (side - 1) as f32;
    let x = (u * width as f32 - 0.5).clamp(0.0, last(width));
    let y = (v * height as f32 - 0.5).clamp(0.0, last(height));
    let mut mixed = [0.0; 4];
    for (row, down) in [(y.floor(), 1.0 - y.fract()), (y.ceil(), y.fract())] {
        for (column, along) in [(x.floor(), 1.0 - x.fract()), (x.ceil(), x.fract())] {
            let texel = atlas.pixels[row as usize * width + column as usize].to_array();
            for (sum, value) in mixed.iter_mut().zip(texel) {
                *sum += f32::from(value) / 255.0 * down * along;
            }
        }
    }
    mixed
}
