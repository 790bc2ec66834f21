//! Measures every frame for the frame log: from the moment the toolkit hands over the input until the picture is
//! triangles.
//!
//! The toolkit tessellates after the frame, out of our sight. So the meter, which sees the frame's shapes last, does it
//! in its stead, times it, and hands on the finished triangles, which the toolkit passes through. What is not measured:
//! the graphics driver's work and the wait for the screen, which show in the gap between frames only.

use crate::app::{FrameLog, FrameRow, Painted};
use egui::emath::TSTransform;
use egui::epaint::{ClippedShape, Primitive};
use egui::{Context, FullOutput, Plugin, Pos2, RawInput, Shape};
use std::time::{Duration, Instant};

/// Times frames and writes them down.
pub(super) struct FrameMeter {
    log: FrameLog,
    program_start: Instant,
    began: Option<Instant>,
    previous: Option<Instant>,
    shown: Shown,
}

/// What the frame under way shows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shown {
    pub(super) zoom: f32,
    pub(super) center_in_board: Pos2,
    pub(super) painted: Painted,
}

impl FrameMeter {
    /// A meter that writes into this log.
    pub(super) fn new(log: FrameLog, program_start: Instant) -> Self {
        Self {
            log,
            program_start,
            began: None,
            previous: None,
            shown: Shown::default(),
        }
    }

    /// Notes what the frame under way shows.
    pub(super) fn note(&mut self, shown: Shown) {
        self.shown = shown;
    }

    /// Why the log ended before its time, told once.
    pub(super) fn take_failure(&self) -> Option<String> {
        self.log.take_failure().map(|error| error.to_string())
    }
}

impl Plugin for FrameMeter {
    fn debug_name(&self) -> &'static str {
        "frame meter"
    }

    fn input_hook(&mut self, _ctx: &Context, _input: &mut RawInput) {
        self.began = Some(Instant::now());
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let Some(began) = self.began.take() else {
            return;
        };
        let pixels_per_point = output.pixels_per_point;
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = ctx.tessellate(shapes, pixels_per_point);
        let work = began.elapsed();
        output.shapes = primitives
            .into_iter()
            .map(|primitive| ClippedShape {
                clip_rect: primitive.clip_rect,
                transform_after_tessellation: TSTransform::IDENTITY,
                shape: match primitive.primitive {
                    Primitive::Mesh(mesh) => Shape::mesh(mesh),
                    Primitive::Callback(callback) => Shape::Callback(callback),
                },
            })
            .collect();
        let gap = self
            .previous
            .map_or(Duration::ZERO, |previous| began - previous);
        self.previous = Some(began);
        self.log.note(&FrameRow {
            began: began.saturating_duration_since(self.program_start),
            work,
            gap,
            zoom: self.shown.zoom,
            center_in_board: self.shown.center_in_board,
            painted: self.shown.painted,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_frame_leaves_a_row_and_finished_triangles() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("frames.csv");
        let ctx = Context::default();
        let log = FrameLog::create(&path).expect("the folder can be written to");
        ctx.add_plugin(FrameMeter::new(log, Instant::now()));
        for cards in [3, 4] {
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                ui.label("words");
                ui.ctx().with_plugin(|meter: &mut FrameMeter| {
                    meter.note(Shown {
                        zoom: 0.5,
                        center_in_board: egui::pos2(1.0, 2.0),
                        painted: Painted { cards, links: 9 },
                    });
                });
            });
            output.textures_delta.clear();
            let is_mesh = |clipped: &ClippedShape| matches!(clipped.shape, Shape::Mesh(_));
            assert!(!output.shapes.is_empty() && output.shapes.iter().all(is_mesh));
        }
        drop(ctx);
        let text = std::fs::read_to_string(&path).expect("it is there");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.len(), lines[0]), (3, FrameLog::COLUMNS));
        assert!(lines[1].ends_with(",0.5,1.0,2.0,3,9") && lines[2].ends_with(",4,9"));
        assert!(
            lines[1].contains(",0.000,0.5"),
            "the first has no gap: {}",
            lines[1]
        );
    }
}
