//! Snapping: brings a dragged or resized rectangle into line with its neighbours, and says which lines to show.
//!
//! Knows rectangles only. The caller chooses the neighbours, few and near; the result does not depend on their order.
//! Edges meet edges and centres meet centres; a moved rectangle also finds gaps as wide as the next one in its row or
//! column. All numbers are in board points.

use crate::board::{Guide, GuideKind};
use emath::{Pos2, Rect, Vec2};

/// How far two lines may be apart and still count as one: the precision of `f32` at the edge of the board.
const SAME_LINE: f32 = 0.1;

/// How a rectangle is brought into line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Snapped {
    /// By how much it, or its pulled sides, are to be shifted, in board points.
    pub shift_in_board: Vec2,
    /// What it is then in line with.
    pub guides: Vec<Guide>,
}

/// Brings a moved rectangle into line with `neighbours` that are no more than `reach_in_board` off.
pub fn snap_moved(moving: Rect, neighbours: &[Rect], reach_in_board: f32) -> Snapped {
    let parts = [Part::Start, Part::Middle, Part::End];
    let x = Best::of_moved(Axis::X, moving, neighbours, reach_in_board);
    let y = Best::of_moved(Axis::Y, moving, neighbours, reach_in_board);
    let shift = Vec2::new(x.shift(), y.shift());
    let moved = moving.translate(shift);
    let mut guides = alignments(Axis::X, &parts, moved, neighbours, &x);
    guides.extend(alignments(Axis::Y, &parts, moved, neighbours, &y));
    guides.extend(x.gap_guides(Axis::X, moved));
    guides.extend(y.gap_guides(Axis::Y, moved));
    Snapped {
        shift_in_board: shift,
        guides,
    }
}

/// Brings the pulled sides of a resized rectangle into line. `pull` names them: −1 the left or upper side, 1 the right or
/// lower one, 0 neither, for each axis.
pub fn snap_resized(rect: Rect, pull: Vec2, neighbours: &[Rect], reach_in_board: f32) -> Snapped {
    let mut snapped = Snapped::default();
    let mut resized = rect;
    let mut found = Vec::new();
    for (axis, pull) in [(Axis::X, pull.x), (Axis::Y, pull.y)] {
        let part = match pull {
            p if p < 0.0 => Part::Start,
            p if p > 0.0 => Part::End,
            _ => continue,
        };
        let best = Best::default().align(axis, &[part], rect, neighbours, reach_in_board);
        axis.shift_side(&mut resized, part, best.shift());
        axis.set(&mut snapped.shift_in_board, best.shift());
        found.push((axis, part, best));
    }
    for (axis, part, best) in found {
        let guides = alignments(axis, &[part], resized, neighbours, &best);
        snapped.guides.extend(guides);
    }
    snapped
}

/// One of the two directions of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    X,
    Y,
}

/// A stretch of one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    min: f32,
    max: f32,
}

/// A line of a rectangle across an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    Middle,
    End,
}

impl Axis {
    fn along(self, rect: Rect) -> Span {
        let (min, max) = match self {
            Self::X => (rect.min.x, rect.max.x),
            Self::Y => (rect.min.y, rect.max.y),
        };
        Span { min, max }
    }

    fn across(self, rect: Rect) -> Span {
        match self {
            Self::X => Self::Y.along(rect),
            Self::Y => Self::X.along(rect),
        }
    }

    fn point(self, along: f32, across: f32) -> Pos2 {
        match self {
            Self::X => Pos2::new(along, across),
            Self::Y => Pos2::new(across, along),
        }
    }

    fn set(self, vector: &mut Vec2, value: f32) {
        match self {
            Self::X => vector.x = value,
            Self::Y => vector.y = value,
        }
    }

    fn shift_side(self, rect: &mut Rect, part: Part, by: f32) {
        match (self, part) {
            (Self::X, Part::Start) => rect.min.x += by,
            (Self::X, Part::End) => rect.max.x += by,
            (Self::Y, Part::Start) => rect.min.y += by,
            (Self::Y, Part::End) => rect.max.y += by,
            (_, Part::Middle) => {}
        }
    }
}

impl Span {
    fn line(self, part: Part) -> f32 {
        match part {
            Part::Start => self.min,
            Part::Middle => (self.min + self.max) / 2.0,
            Part::End => self.max,
        }
    }

    fn overlaps(self, other: Self) -> bool {
        self.min < other.max && other.min < self.max
    }

    fn joined(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
        }
    }

    /// The middle of what both have, or of the space between them.
    fn shared_middle(self, other: Self) -> f32 {
        (self.min.max(other.min) + self.max.min(other.max)) / 2.0
    }
}

/// The lines that a line of the moved rectangle may meet.
fn partners(part: Part) -> &'static [Part] {
    match part {
        Part::Middle => &[Part::Middle],
        Part::Start | Part::End => &[Part::Start, Part::End],
    }
}

/// The smallest shift found for one axis.
#[derive(Debug, Clone, Default)]
struct Best {
    shift: Option<f32>,
    /// The neighbours whose gap is repeated, in order along the axis; `None` stands for the moved rectangle.
    row: Vec<Option<Rect>>,
}

impl Best {
    fn of_moved(axis: Axis, moving: Rect, neighbours: &[Rect], reach: f32) -> Self {
        let parts = [Part::Start, Part::Middle, Part::End];
        Self::default()
            .align(axis, &parts, moving, neighbours, reach)
            .repeat_gap(axis, moving, neighbours, reach)
    }

    fn shift(&self) -> f32 {
        self.shift.unwrap_or(0.0)
    }

    /// Takes a shift if it is clearly smaller than the one found so far; of two equal ones that to the left or up.
    fn offer(&mut self, shift: f32, reach: f32, row: &[Option<Rect>]) {
        let better = match self.shift {
            None => true,
            Some(best) if self.row.is_empty() && !row.is_empty() => {
                shift.abs() + SAME_LINE < best.abs()
            }
            Some(best) => (shift.abs(), shift) < (best.abs(), best),
        };
        if shift.abs() <= reach && better {
            self.shift = Some(shift);
            self.row = row.to_vec();
        }
    }

    fn align(
        mut self,
        axis: Axis,
        parts: &[Part],
        moving: Rect,
        neighbours: &[Rect],
        reach: f32,
    ) -> Self {
        for neighbour in neighbours {
            for &part in parts {
                for &partner in partners(part) {
                    let line = axis.along(*neighbour).line(partner);
                    self.offer(line - axis.along(moving).line(part), reach, &[]);
                }
            }
        }
        self
    }

    /// Offers the places in a row of neighbours at which gaps become equal.
    fn repeat_gap(mut self, axis: Axis, moving: Rect, neighbours: &[Rect], reach: f32) -> Self {
        let own = axis.along(moving);
        let in_row = |rect: &&Rect| axis.across(**rect).overlaps(axis.across(moving));
        let before = |limit: f32| {
            let ends = |rect: &&Rect| axis.along(**rect).max <= limit;
            let row = neighbours.iter().filter(in_row).filter(ends);
            row.max_by(|a, b| axis.along(**a).max.total_cmp(&axis.along(**b).max))
        };
        let after = |limit: f32| {
            let starts = |rect: &&Rect| axis.along(**rect).min >= limit;
            let row = neighbours.iter().filter(in_row).filter(starts);
            row.min_by(|a, b| axis.along(**a).min.total_cmp(&axis.along(**b).min))
        };
        let left = before(own.min + reach);
        let right = after(own.max - reach);
        if let (Some(&l), Some(&r)) = (left, right) {
            let middle = (axis.along(l).max + axis.along(r).min) / 2.0;
            let shift = middle - own.line(Part::Middle);
            self.offer(shift, reach, &[Some(l), None, Some(r)]);
        }
        if let Some(&l) = left
            && let Some(&far) = before(axis.along(l).min)
        {
            let gap = axis.along(l).min - axis.along(far).max;
            let shift = axis.along(l).max + gap - own.min;
            self.offer(shift, reach, &[Some(far), Some(l), None]);
        }
        if let Some(&r) = right
            && let Some(&far) = after(axis.along(r).max)
        {
            let gap = axis.along(far).min - axis.along(r).max;
            let shift = axis.along(r).min - gap - own.max;
            self.offer(shift, reach, &[None, Some(r), Some(far)]);
        }
        self
    }

    /// The equal gaps, each as a line from side to side.
    fn gap_guides(&self, axis: Axis, moved: Rect) -> Vec<Guide> {
        self.row
            .windows(2)
            .filter_map(|pair| {
                let [first, second] = pair else { return None };
                let (first, second) = (first.unwrap_or(moved), second.unwrap_or(moved));
                let across = axis.across(first).shared_middle(axis.across(second));
                Some(Guide {
                    from_in_board: axis.point(axis.along(first).max, across),
                    to_in_board: axis.point(axis.along(second).min, across),
                    kind: GuideKind::Gap,
                })
            })
            .collect()
    }
}

/// The lines that the rectangle, where it is now, shares with neighbours; each from the first to the last that lies on it.
fn alignments(
    axis: Axis,
    parts: &[Part],
    rect: Rect,
    neighbours: &[Rect],
    best: &Best,
) -> Vec<Guide> {
    if best.shift.is_none() {
        return Vec::new();
    }
    let meets = |neighbour: &Rect, part: Part, line: f32| {
        let span = axis.along(*neighbour);
        let mut lines = partners(part).iter().map(|&partner| span.line(partner));
        lines.any(|other| (other - line).abs() <= SAME_LINE)
    };
    let mut guides: Vec<Guide> = Vec::new();
    for &part in parts {
        let line = axis.along(rect).line(part);
        let on_line = neighbours.iter().filter(|other| meets(other, part, line));
        let own = axis.across(rect);
        let across = on_line.fold(own, |span, other| span.joined(axis.across(*other)));
        if across != own || neighbours.iter().any(|other| meets(other, part, line)) {
            guides.push(Guide {
                from_in_board: axis.point(line, across.min),
                to_in_board: axis.point(line, across.max),
                kind: GuideKind::Alignment,
            });
        }
    }
    guides
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};

    fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(w, h))
    }

    fn tell(snapped: &Snapped) -> String {
        let mut text = format!(
            "by {} {}",
            snapped.shift_in_board.x, snapped.shift_in_board.y
        );
        for guide in &snapped.guides {
            let (from, to) = (guide.from_in_board, guide.to_in_board);
            let kind = format!("{:?}", guide.kind).to_lowercase();
            text += &format!("; {kind} {},{} {},{}", from.x, from.y, to.x, to.y);
        }
        text
    }

    #[test]
    fn the_nearest_edge_wins_and_its_line_is_shown() {
        let neighbours = [rect(0.0, 0.0, 100.0, 50.0), rect(8.0, 300.0, 90.0, 50.0)];
        let snapped = snap_moved(rect(3.0, 120.0, 70.0, 60.0), &neighbours, 6.0);
        assert_eq!(tell(&snapped), "by -3 0; alignment 0,0 0,180");
    }

    #[test]
    fn centres_meet_centres_only() {
        let neighbours = [rect(0.0, 0.0, 100.0, 50.0)];
        let snapped = snap_moved(rect(32.0, 120.0, 40.0, 60.0), &neighbours, 6.0);
        assert_eq!(tell(&snapped), "by -2 0; alignment 50,0 50,180");
        let edge_near_centre = snap_moved(rect(51.0, 120.0, 20.0, 60.0), &neighbours, 6.0);
        assert_eq!(tell(&edge_near_centre), "by 0 0");
    }

    #[test]
    fn out_of_reach_nothing_happens() {
        let neighbours = [rect(0.0, 0.0, 100.0, 50.0)];
        let snapped = snap_moved(rect(207.0, 157.0, 61.0, 63.0), &neighbours, 6.0);
        assert_eq!(snapped, Snapped::default());
    }

    #[test]
    fn equal_gaps_in_a_row_and_between_two() {
        let row = [rect(0.0, 0.0, 50.0, 40.0), rect(70.0, 3.0, 50.0, 44.0)];
        let next = snap_moved(rect(142.0, -30.0, 47.0, 46.0), &row, 6.0);
        assert_eq!(
            tell(&next),
            "by -2 0; gap 50,21.5 70,21.5; gap 120,9.5 140,9.5"
        );
        let apart = [rect(0.0, 0.0, 50.0, 40.0), rect(150.0, 3.0, 61.0, 44.0)];
        let between = snap_moved(rect(84.0, -30.0, 30.0, 46.0), &apart, 6.0);
        assert_eq!(tell(&between), "by 1 0; gap 50,8 85,8; gap 115,9.5 150,9.5");
    }

    #[test]
    fn the_order_of_neighbours_does_not_matter() {
        let mut neighbours = vec![
            rect(0.0, 0.0, 100.0, 50.0),
            rect(6.0, 200.0, 90.0, 50.0),
            rect(-4.0, 400.0, 120.0, 50.0),
        ];
        let moving = rect(3.0, 117.0, 77.0, 60.0);
        let one = snap_moved(moving, &neighbours, 6.0);
        neighbours.reverse();
        assert_eq!(one, snap_moved(moving, &neighbours, 6.0));
        assert_ne!(one.shift_in_board, Vec2::ZERO);
    }

    #[test]
    fn resizing_snaps_the_pulled_sides_alone() {
        let neighbours = [rect(0.0, 0.0, 100.0, 50.0)];
        let resized = rect(2.0, 100.0, 95.0, 40.0);
        let right = snap_resized(resized, vec2(1.0, 0.0), &neighbours, 6.0);
        assert_eq!(tell(&right), "by 3 0; alignment 100,0 100,140");
        let bottom = snap_resized(resized, vec2(0.0, 1.0), &neighbours, 6.0);
        assert_eq!(tell(&bottom), "by 0 0");
    }

    #[test]
    fn odd_numbers_are_harmless() {
        let neighbours = [
            Rect::NOTHING,
            Rect::NAN,
            Rect::EVERYTHING,
            rect(0.0, 0.0, 1.0, 1.0),
        ];
        for moving in [Rect::NAN, Rect::EVERYTHING, rect(0.5, 0.5, 1.0, 1.0)] {
            let snapped = snap_moved(moving, &neighbours, 6.0);
            assert!(snapped.shift_in_board.is_finite(), "{snapped:?}");
        }
    }
}
