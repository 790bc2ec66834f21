//! Lines of links: smooth curves, dashes, dots, arrow heads and pins.
//!
//! For painters of triangles all lines are one mesh. A shape each would cost many times as much: a view from 25 % has
//! thousands of dashes. Of a line, only what can be seen is drawn. A writer of curves gets the lines themselves.

use super::super::drawn::{DOT, Drawn, DrawnLine, Medium, Way};
use super::dashes::{Mark, broken_line};
use super::strokes::Dash;
use emath::{Pos2, Rect, Vec2};
use epaint::{Color32, Mesh, Shape, Stroke, Vertex, WHITE_UV};

/// How far a straight piece may be off its curve, in screen points.
const TOLERANCE: f32 = 0.15;
/// How often a curve is halved at most.
const MOST_HALVINGS: u32 = 9;

/// What a line ends in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Head {
    /// An arrow head so long, in screen points.
    Arrow(f32),
    /// A round pin of this radius, in screen points.
    Pin(f32),
    None,
}

/// How a line looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub stroke: Stroke,
    pub dash: Dash,
    /// At the start and at the end.
    pub heads: [Head; 2],
}

/// Lines being drawn.
pub(super) struct Lines {
    mesh: Mesh,
    /// The lines themselves, for a writer of curves; the mesh is then empty.
    curves: Option<Vec<Shape>>,
    /// Where lines can be seen, in screen points.
    seen: Rect,
    /// How wide the soft edge of everything is, in screen points: a pixel.
    feather: f32,
    points: Vec<Pos2>,
}

impl Lines {
    pub fn new(viewport_in_screen: Rect, pixels_per_point: f32, medium: Medium) -> Self {
        Self {
            mesh: Mesh::default(),
            curves: (medium == Medium::Curves).then(Vec::new),
            seen: viewport_in_screen.expand(24.0),
            feather: 1.0 / pixels_per_point,
            points: Vec::new(),
        }
    }

    /// What was drawn.
    pub fn finish(self) -> impl Iterator<Item = Shape> {
        let mesh = (!self.mesh.is_empty()).then(|| self.mesh.into());
        mesh.into_iter().chain(self.curves.into_iter().flatten())
    }

    /// Notes a line for a writer of curves; false if there is none.
    fn note(&mut self, route: [Pos2; 4], stroke: Stroke, dash: Dash) -> bool {
        let Some(curves) = &mut self.curves else {
            return false;
        };
        if self.seen.intersects(Rect::from_points(&route)) {
            let way = Way::Curve(route);
            curves.push(Drawn::Line(DrawnLine { way, stroke, dash }).into());
        }
        true
    }

    /// A link: its line, broken up as it looks, and its ends.
    pub fn link(&mut self, mut route: [Pos2; 4], look: Look) {
        if !route.iter().all(|point| point.is_finite()) {
            return;
        }
        let ends = [
            (route[0], route[1], route[3]),
            (route[3], route[2], route[0]),
        ];
        let mut drawn = Vec::new();
        for ((tip, before, other), head) in ends.into_iter().zip(look.heads) {
            let mut direction = (tip - before).normalized();
            if direction == Vec2::ZERO {
                direction = (tip - other).normalized();
            }
            drawn.push((tip, direction, head));
        }
        // The line ends inside the heads, so that no blunt end looks out of a tip.
        if let Head::Arrow(length) = look.heads[0] {
            route[0] -= drawn[0].1 * length * 0.7;
        }
        if let Head::Arrow(length) = look.heads[1] {
            route[3] -= drawn[1].1 * length * 0.7;
        }
        match look.dash {
            Dash::Solid => self.curve(route, look.stroke),
            dash => self.broken(route, look.stroke, dash),
        }
        let color = look.stroke.color;
        for (tip, direction, head) in drawn {
            match head {
                Head::Arrow(length) if self.sees(tip, length) => {
                    let back = tip - direction * length;
                    let across = direction.rot90() * length * 0.42;
                    self.convex(&[tip, back + across, back - across], color);
                }
                Head::Pin(radius) if self.sees(tip, radius) => self.disc(tip, radius, color),
                _ => {}
            }
        }
    }

    fn sees(&self, point: Pos2, reach: f32) -> bool {
        self.seen.expand(reach).contains(point)
    }

    /// A solid curve.
    pub fn curve(&mut self, route: [Pos2; 4], stroke: Stroke) {
        if self.note(route, stroke, Dash::Solid) {
            return;
        }
        let mut points = std::mem::take(&mut self.points);
        points.clear();
        points.push(route[0]);
        let mut pieces = vec![(route, MOST_HALVINGS)];
        while let Some((piece, halvings)) = pieces.pop() {
            if !self.seen.intersects(Rect::from_points(&piece)) {
                // The line goes on where it is seen again.
                self.ribbon(&points, stroke);
                points.clear();
                points.push(piece[3]);
            } else if halvings == 0 || is_flat(&piece) {
                points.push(piece[3]);
            } else {
                let [first, second] = halves(piece);
                pieces.push((second, halvings - 1));
                pieces.push((first, halvings - 1));
            }
        }
        self.ribbon(&points, stroke);
        self.points = points;
    }

    /// A curve in dashes or dots.
    fn broken(&mut self, route: [Pos2; 4], stroke: Stroke, dash: Dash) {
        if self.note(route, stroke, dash) {
            return;
        }
        let mut points = std::mem::take(&mut self.points);
        points.clear();
        points.push(route[0]);
        let mut pieces = vec![(route, MOST_HALVINGS)];
        while let Some((piece, halvings)) = pieces.pop() {
            if halvings == 0 || is_flat(&piece) {
                points.push(piece[3]);
            } else {
                let [first, second] = halves(piece);
                pieces.push((second, halvings - 1));
                pieces.push((first, halvings - 1));
            }
        }
        let seen = self.seen;
        broken_line(&points, dash, stroke.width, seen, |mark| match mark {
            Mark::Dash(ends) => self.ribbon(&ends, stroke),
            Mark::Dot(center) => self.dot(center, stroke.width * DOT / 2.0, stroke.color),
        });
        self.points = points;
    }

    /// A line along points, soft at its sides.
    fn ribbon(&mut self, points: &[Pos2], stroke: Stroke) {
        if points.len() < 2 || stroke.width <= 0.0 {
            return;
        }
        let is_thin = stroke.width <= self.feather;
        let (inner, outer) = if is_thin {
            (0.0, self.feather)
        } else {
            let half = stroke.width / 2.0;
            (half - self.feather / 2.0, half + self.feather / 2.0)
        };
        let color = if is_thin {
            stroke.color.gamma_multiply(stroke.width / self.feather)
        } else {
            stroke.color
        };
        let mut before: Option<Pos2> = None;
        for (at, point) in points.iter().enumerate() {
            let next = points.get(at + 1);
            let came = before.map(|before| (*point - before).normalized());
            let goes = next.map(|next| (*next - *point).normalized());
            let along = match (came, goes) {
                (Some(one), Some(other)) => {
                    // At a bend the sides stand out a little; not without end, where the line turns back.
                    let mean = (one + other) / 2.0;
                    mean / mean.length_sq().max(0.25)
                }
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => return,
            };
            before = Some(*point);
            let across = along.rot90();
            let first = self.mesh.vertices.len() as u32;
            let rows: &[(f32, Color32)] = if is_thin {
                &[
                    (-outer, Color32::TRANSPARENT),
                    (0.0, color),
                    (outer, Color32::TRANSPARENT),
                ]
            } else {
                &[
                    (-outer, Color32::TRANSPARENT),
                    (-inner, color),
                    (inner, color),
                    (outer, Color32::TRANSPARENT),
                ]
            };
            let count = rows.len() as u32;
            for (offset, color) in rows {
                self.vertex(*point + across * *offset, *color);
            }
            if at > 0 {
                for row in first - count..first - 1 {
                    self.mesh.indices.extend([
                        row,
                        row + 1,
                        row + count,
                        row + 1,
                        row + count + 1,
                        row + count,
                    ]);
                }
            }
        }
    }

    fn vertex(&mut self, pos: Pos2, color: Color32) {
        self.mesh.vertices.push(Vertex {
            pos,
            uv: WHITE_UV,
            color,
        });
    }

    /// A small disc: opaque in the middle, soft all around.
    fn dot(&mut self, center: Pos2, radius: f32, color: Color32) {
        if radius > 1.6 * self.feather {
            return self.disc(center, radius, color);
        }
        const SIDES: u32 = 6;
        let first = self.mesh.vertices.len() as u32;
        self.vertex(center, color);
        let reach = radius + 0.7 * self.feather;
        for side in 0..SIDES {
            let angle = std::f32::consts::TAU * side as f32 / SIDES as f32;
            self.vertex(center + Vec2::angled(angle) * reach, Color32::TRANSPARENT);
            let next = (side + 1) % SIDES;
            self.mesh
                .indices
                .extend([first, first + 1 + side, first + 1 + next]);
        }
    }

    fn disc(&mut self, center: Pos2, radius: f32, color: Color32) {
        if let Some(curves) = &mut self.curves {
            curves.push(Shape::circle_filled(center, radius, color));
            return;
        }
        let sides = (radius * 3.0).clamp(8.0, 40.0) as usize;
        let corner = |side: usize| {
            let angle = std::f32::consts::TAU * side as f32 / sides as f32;
            center + Vec2::angled(angle) * radius
        };
        let corners: Vec<Pos2> = (0..sides).map(corner).collect();
        self.convex(&corners, color);
    }

    /// A convex figure, soft at its edge.
    fn convex(&mut self, corners: &[Pos2], color: Color32) {
        let count = corners.len();
        if count < 3 {
            return;
        }
        if let Some(curves) = &mut self.curves {
            curves.push(Shape::convex_polygon(corners.to_vec(), color, Stroke::NONE));
            return;
        }
        let first = self.mesh.vertices.len() as u32;
        let middle = corners
            .iter()
            .fold(Vec2::ZERO, |sum, corner| sum + corner.to_vec2());
        let middle = (middle / count as f32).to_pos2();
        for corner in corners {
            let outward = (*corner - middle).normalized() * self.feather * 0.6;
            self.vertex(*corner - outward, color);
            self.vertex(*corner + outward, Color32::TRANSPARENT);
        }
        for side in 1..count as u32 - 1 {
            self.mesh
                .indices
                .extend([first, first + 2 * side, first + 2 * side + 2]);
        }
        for side in 0..count as u32 {
            let (here, next) = (first + 2 * side, first + 2 * ((side + 1) % count as u32));
            self.mesh
                .indices
                .extend([here, here + 1, next, here + 1, next + 1, next]);
        }
    }
}

/// Whether a curve is as good as straight.
fn is_flat([a, b, c, d]: &[Pos2; 4]) -> bool {
    // The distance of the control points from where they would lie on a straight piece bounds that of the curve
    // (after Kaspar Fischer's flatness test).
    let one = (*b - *a) * 3.0 - (*d - *a);
    let other = (*c - *d) * 3.0 - (*a - *d);
    let off = one.abs().max(other.abs());
    off.length_sq() <= 16.0 * TOLERANCE * TOLERANCE
}

/// The two halves of a curve (de Casteljau).
fn halves([a, b, c, d]: [Pos2; 4]) -> [[Pos2; 4]; 2] {
    let (ab, bc, cd) = (a.lerp(b, 0.5), b.lerp(c, 0.5), c.lerp(d, 0.5));
    let (abc, bcd) = (ab.lerp(bc, 0.5), bc.lerp(cd, 0.5));
    let middle = abc.lerp(bcd, 0.5);
    [[a, ab, abc, middle], [middle, bcd, cd, d]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};

    const SEEN: Rect = Rect {
        min: pos2(0.0, 0.0),
        max: pos2(400.0, 300.0),
    };

    fn mesh(route: [Pos2; 4], dash: Dash) -> Mesh {
        let mut lines = Lines::new(SEEN, 1.0, Medium::Screen);
        let look = Look {
            stroke: Stroke::new(2.0, Color32::RED),
            dash,
            heads: [Head::Pin(4.0), Head::Arrow(9.0)],
        };
        lines.link(route, look);
        lines.mesh
    }

    #[test]
    fn a_curve_is_where_it_should_be() {
        let route = [
            pos2(20.0, 20.0),
            pos2(180.0, 20.0),
            pos2(200.0, 280.0),
            pos2(380.0, 280.0),
        ];
        let mesh = mesh(route, Dash::Solid);
        assert!(mesh.is_valid());
        let point = |t: f32| {
            let s = 1.0 - t;
            let [a, b, c, d] = route.map(Pos2::to_vec2);
            a * (s * s * s) + b * (3.0 * s * s * t) + c * (3.0 * s * t * t) + d * (t * t * t)
        };
        let on_curve = |pos: Pos2| {
            let distances = (0..=400).map(|at| point(at as f32 / 400.0).to_pos2().distance(pos));
            distances.fold(f32::INFINITY, f32::min)
        };
        let farthest = mesh.vertices.iter().map(|vertex| on_curve(vertex.pos));
        assert!(farthest.fold(0.0, f32::max) < 10.0);
        assert!(mesh.vertices.len() < 300, "{}", mesh.vertices.len());
    }

    #[test]
    fn a_line_across_the_board_costs_what_is_seen_of_it() {
        for dash in [Dash::Solid, Dash::Dashed(7.0, 5.0), Dash::Dotted(5.0)] {
            let long = [
                pos2(-90_000.0, -60_000.0),
                pos2(-89_900.0, -60_000.0),
                pos2(89_900.0, 60_300.0),
                pos2(90_000.0, 60_300.0),
            ];
            let some = mesh(long, dash).vertices.len();
            assert!(some > 0 && some < 1500, "{dash:?}: {some}");
            let away = long.map(|point| point + vec2(0.0, 5000.0));
            assert_eq!(mesh(away, dash).vertices.len(), 0);
        }
    }

    #[test]
    fn odd_curves_do_no_harm() {
        let here = pos2(50.0, 50.0);
        for route in [[here; 4], [pos2(f32::NAN, 0.0), here, here, here]] {
            for dash in [Dash::Solid, Dash::Dashed(7.0, 5.0), Dash::Dotted(5.0)] {
                let mesh = mesh(route, dash);
                assert!(mesh.vertices.iter().all(|vertex| vertex.pos.is_finite()));
            }
        }
    }
}
