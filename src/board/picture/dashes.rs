//! Lines that are broken up, and only where they can be seen: a link across the whole board costs what its visible part
//! costs. The pattern is counted from the start of the line, so that it stays in place while the board is panned.

use super::strokes::Dash;
use emath::{Pos2, Rect};

/// The most dashes or dots of one line that are drawn.
const MAX_MARKS: usize = 4000;

/// Whether a line along points may be seen in a rectangle.
pub(super) fn touches(mut points: impl Iterator<Item = Pos2>, seen: Rect) -> bool {
    let Some(mut before) = points.next() else {
        return false;
    };
    points.any(|next| {
        let reaches = seen.intersects(Rect::from_two_pos(before, next));
        before = next;
        reaches
    })
}

/// One dash or dot of a line, in screen points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Mark {
    Dash([Pos2; 2]),
    Dot(Pos2),
}

/// Makes the dashes or dots of a line that lie within a rectangle of the screen.
pub(super) fn broken_line(
    points: &[Pos2],
    dash: Dash,
    width: f32,
    seen: Rect,
    mut make: impl FnMut(Mark),
) {
    let (length, period) = match dash {
        Dash::Solid => return,
        Dash::Dashed(length, gap) => (length, length + gap),
        Dash::Dotted(apart) => (0.0, apart),
    };
    if !(period > 0.1 && length >= 0.0 && period.is_finite()) {
        return;
    }
    let seen = seen.expand(length + width);
    let way = Way::along(points);
    if !way.reached.iter().all(|reached| reached.is_finite()) {
        return;
    }
    let mut next = 0;
    let mut left = MAX_MARKS;
    for (piece, ends) in points.windows(2).enumerate() {
        let Some(start) = way.reached.get(piece).copied() else {
            return;
        };
        let Some((enters, leaves)) = clipped([ends[0], ends[1]], seen) else {
            continue;
        };
        let piece_length = ends[0].distance(ends[1]);
        let first = ((start + enters * piece_length - length) / period)
            .ceil()
            .max(0.0);
        let last = ((start + leaves * piece_length) / period).floor();
        let mut number = next.max(first as usize);
        while number as f32 <= last && left > 0 {
            let from = number as f32 * period;
            match dash {
                Dash::Dotted(_) => {
                    let center = way.point_at(points, from);
                    make(Mark::Dot(center));
                }
                _ => {
                    let ends = [
                        way.point_at(points, from),
                        way.point_at(points, from + length),
                    ];
                    make(Mark::Dash(ends));
                }
            }
            number += 1;
            left -= 1;
        }
        next = number.max(next);
    }
}

/// How far along a line each of its points is.
struct Way {
    reached: Vec<f32>,
}

impl Way {
    fn along(points: &[Pos2]) -> Self {
        let mut total = 0.0;
        let mut reached = Vec::with_capacity(points.len());
        reached.push(0.0);
        for ends in points.windows(2) {
            total += ends[0].distance(ends[1]);
            reached.push(total);
        }
        Self { reached }
    }

    /// The point so far along the line; its end beyond that.
    fn point_at(&self, points: &[Pos2], distance: f32) -> Pos2 {
        let after = self.reached.partition_point(|reached| *reached < distance);
        let before = after.saturating_sub(1);
        let ends = (points.get(before), points.get(after));
        let (Some(from), Some(to)) = ends else {
            return points.last().copied().unwrap_or_default();
        };
        let (start, end) = (self.reached[before], self.reached[after]);
        if end <= start {
            return *to;
        }
        from.lerp(*to, (distance - start) / (end - start))
    }
}

/// Where a straight piece enters and leaves a rectangle, from 0 at its start to 1 at its end (Liang and Barsky).
pub(super) fn clipped([from, to]: [Pos2; 2], rect: Rect) -> Option<(f32, f32)> {
    let along = to - from;
    let (mut enters, mut leaves) = (0.0f32, 1.0f32);
    let sides = [
        (-along.x, from.x - rect.min.x),
        (along.x, rect.max.x - from.x),
        (-along.y, from.y - rect.min.y),
        (along.y, rect.max.y - from.y),
    ];
    for (outward, room) in sides {
        if outward == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if outward < 0.0 {
            enters = enters.max(room / outward);
        } else {
            leaves = leaves.min(room / outward);
        }
    }
    (enters <= leaves).then_some((enters, leaves))
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::pos2;

    const SEEN: Rect = Rect {
        min: pos2(0.0, 0.0),
        max: pos2(100.0, 100.0),
    };

    fn marks(points: &[Pos2], dash: Dash, seen: Rect) -> Vec<Mark> {
        let mut out = Vec::new();
        broken_line(points, dash, 1.0, seen, |mark| out.push(mark));
        out
    }

    fn bounds(mark: &Mark) -> Rect {
        match mark {
            Mark::Dash([from, to]) => Rect::from_two_pos(*from, *to),
            Mark::Dot(center) => Rect::from_center_size(*center, emath::Vec2::splat(1.0)),
        }
    }

    #[test]
    fn what_is_out_of_sight_costs_nothing() {
        let far = [pos2(-1e5, 50.0), pos2(1e5, 50.0)];
        for dash in [Dash::Dashed(6.0, 4.0), Dash::Dotted(10.0)] {
            let some = marks(&far, dash, SEEN).len();
            assert!((10..=13).contains(&some), "{some}");
            assert!(marks(&far, dash, SEEN.translate(emath::vec2(0.0, 200.0))).is_empty());
        }
    }

    #[test]
    fn marks_in_sight_are_those_of_the_whole_line() {
        let bent = [
            pos2(-200.0, 20.0),
            pos2(30.0, 20.0),
            pos2(31.0, 80.0),
            pos2(400.0, 95.0),
        ];
        for dash in [Dash::Dashed(7.0, 5.0), Dash::Dotted(5.0)] {
            let whole = marks(&bent, dash, Rect::EVERYTHING);
            let part = marks(&bent, dash, SEEN);
            assert!(part.len() < whole.len() / 2);
            assert!(part.iter().all(|mark| whole.contains(mark)));
            let missed = whole
                .iter()
                .filter(|mark| SEEN.intersects(bounds(mark)) && !part.contains(mark));
            assert_eq!(missed.count(), 0);
        }
    }

    #[test]
    fn odd_lines_do_no_harm() {
        let odd = [
            pos2(f32::NAN, 0.0),
            pos2(f32::INFINITY, 3.0),
            pos2(1.0, 1.0),
        ];
        for dash in [Dash::Dashed(0.0, 0.0), Dash::Dotted(5.0), Dash::Solid] {
            assert!(marks(&odd, dash, SEEN).len() <= MAX_MARKS);
            assert!(marks(&[], dash, SEEN).is_empty());
        }
        let endless = [pos2(0.0, 0.0), pos2(1e9, 0.0)];
        assert!(marks(&endless, Dash::Dotted(1.0), Rect::EVERYTHING).len() <= MAX_MARKS);
    }
}
