//! Where the arranged nodes go as a whole: where they were, unless that would cover something else.

use emath::{Pos2, Rect, Vec2};
use rstar::{AABB, RTree};

/// Room kept between the arranged nodes and what else is on the board, in gaps.
const MARGIN_IN_GAPS: f32 = 2.0;
/// How often a block is pushed on in one direction before it is put beyond everything.
const MOST_PUSHES: u32 = 2_000;

/// The way by which rectangles must move to lie inside `within`, as far as they fit; else they start at its upper left.
pub(super) fn way_inside(bounds: Rect, within: Rect) -> Vec2 {
    let along = |low: f32, high: f32, from: f32, to: f32| {
        if high - low > to - from || low < from {
            from - low
        } else {
            (to - high).min(0.0)
        }
    };
    Vec2::new(
        along(bounds.min.x, bounds.max.x, within.min.x, within.max.x),
        along(bounds.min.y, bounds.max.y, within.min.y, within.max.y),
    )
}

/// The shortest way to the left, right, up or down that takes the rectangles clear of all obstacles; none if they are. All
/// lengths are in board points.
pub fn way_aside(rects: &[Rect], obstacles: &[Rect], gap: f32) -> Vec2 {
    let Some(bounds) = rects.iter().copied().reduce(Rect::union) else {
        return Vec2::ZERO;
    };
    let tree = RTree::bulk_load(
        obstacles
            .iter()
            .map(|rect| Obstacle { rect: *rect })
            .collect(),
    );
    let covers = rects
        .iter()
        .any(|rect| hit(&tree, rect.expand(gap * 0.5)).is_some());
    if !covers {
        return Vec2::ZERO;
    }
    let block = bounds.expand(gap * MARGIN_IN_GAPS);
    let all = obstacles.iter().copied().fold(bounds, Rect::union);
    let ways = [Vec2::RIGHT, Vec2::DOWN, Vec2::LEFT, Vec2::UP];
    let ways = ways.map(|direction| way_clear(&tree, block, direction, all));
    ways.into_iter()
        .min_by(|one, other| one.length_sq().total_cmp(&other.length_sq()))
        .unwrap_or_default()
}

/// How far a block must go in one direction until it is clear.
fn way_clear(tree: &RTree<Obstacle>, block: Rect, direction: Vec2, all: Rect) -> Vec2 {
    let mut way = Vec2::ZERO;
    for _ in 0..MOST_PUSHES {
        let Some(over) = hit(tree, block.translate(way)) else {
            return way;
        };
        way = beyond(block, over, direction);
    }
    beyond(block, all, direction)
}

/// The way that takes a block just beyond something.
fn beyond(block: Rect, over: Rect, direction: Vec2) -> Vec2 {
    match (direction.x, direction.y) {
        (x, _) if x > 0.0 => Vec2::new(over.max.x - block.min.x + 1.0, 0.0),
        (x, _) if x < 0.0 => Vec2::new(over.min.x - block.max.x - 1.0, 0.0),
        (_, y) if y > 0.0 => Vec2::new(0.0, over.max.y - block.min.y + 1.0),
        _ => Vec2::new(0.0, over.min.y - block.max.y - 1.0),
    }
}

/// All that a rectangle covers, as one rectangle.
fn hit(tree: &RTree<Obstacle>, rect: Rect) -> Option<Rect> {
    let around = AABB::from_corners(rect.min.into(), rect.max.into());
    tree.locate_in_envelope_intersecting(around)
        .map(|obstacle| obstacle.rect)
        .reduce(Rect::union)
}

/// Something that must not be covered.
#[derive(Debug, Clone, Copy)]
struct Obstacle {
    rect: Rect,
}

impl rstar::RTreeObject for Obstacle {
    type Envelope = AABB<[f32; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.rect.min.into(), self.rect.max.into())
    }
}

/// The middle of what lies around these rectangles.
pub(super) fn middle(rects: impl Iterator<Item = Rect>) -> Option<Pos2> {
    rects.reduce(Rect::union).map(|bounds| bounds.center())
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::pos2;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), Vec2::new(width, height))
    }

    #[test]
    fn a_block_goes_aside_the_shortest_way_and_no_farther() {
        let block = [rect(0.0, 0.0, 100.0, 100.0)];
        assert_eq!(
            way_aside(&block, &[rect(150.0, 0.0, 50.0, 50.0)], 20.0),
            Vec2::ZERO
        );
        let way = way_aside(&block, &[rect(90.0, 0.0, 500.0, 50.0)], 20.0);
        assert_eq!(way, Vec2::new(-51.0, 0.0));
        let wall = [
            rect(-500.0, 80.0, 1000.0, 40.0),
            rect(-500.0, 150.0, 1000.0, 40.0),
        ];
        assert_eq!(way_aside(&block, &wall, 20.0), Vec2::new(0.0, -61.0));
    }

    #[test]
    fn what_fits_goes_inside_and_what_does_not_starts_at_the_corner() {
        let within = rect(0.0, 0.0, 200.0, 200.0);
        assert_eq!(way_inside(rect(50.0, 50.0, 10.0, 10.0), within), Vec2::ZERO);
        assert_eq!(
            way_inside(rect(250.0, -50.0, 10.0, 10.0), within),
            Vec2::new(-60.0, 50.0)
        );
        assert_eq!(
            way_inside(rect(50.0, 50.0, 900.0, 10.0), within),
            Vec2::new(-50.0, 0.0)
        );
    }
}
