//! The way of a link from one card's edge to another's: one cubic curve, in board points.
//!
//! A route depends on the two rectangles and its lane alone, so that it can be kept until one of them moves.

use super::hit::Side;
use emath::{Pos2, Rect, Vec2};

/// How far links of one pair of cards lie apart, in board points.
const LANE_WIDTH: f32 = 26.0;
/// How close to a corner a link may leave, in board points.
const CORNER_MARGIN: f32 = 14.0;

/// One cubic curve from edge to edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Route {
    /// Start, two control points, end; in board points.
    pub points: [Pos2; 4],
    /// The side on which it leaves the first card.
    pub from_side: Side,
    /// The side on which it reaches the second card.
    pub to_side: Side,
}

/// Which of several ties between the same two cards this is: 0 is in the middle, others to either side of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lane {
    /// Its place, from 0.
    pub index: u32,
    /// How many there are.
    pub count: u32,
}

impl Lane {
    /// The only tie between two cards.
    pub const ONLY: Self = Self { index: 0, count: 1 };

    /// How far from the middle, in board points.
    fn offset(self) -> f32 {
        let middle = (self.count.max(1) - 1) as f32 / 2.0;
        (self.index as f32 - middle) * LANE_WIDTH
    }
}

/// The sides that a way must take, where somebody chose them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FixedSides {
    /// The side on which it leaves the first card; `None` takes the one that faces the second.
    pub from: Option<Side>,
    /// The side on which it reaches the second card; `None` takes the one that faces the first.
    pub to: Option<Side>,
}

impl Route {
    /// No way at all.
    pub(super) const NOWHERE: Self = Self {
        points: [Pos2::ZERO; 4],
        from_side: Side::Left,
        to_side: Side::Left,
    };

    /// The way between two cards.
    pub fn between(from: Rect, to: Rect, lane: Lane) -> Self {
        Self::by_sides(from, to, lane, FixedSides::default())
    }

    /// The way between two cards, by the sides that somebody chose.
    pub fn by_sides(from: Rect, to: Rect, lane: Lane, fixed: FixedSides) -> Self {
        let (from_side, to_side) = facing_sides(from, to);
        let from_side = fixed.from.unwrap_or(from_side);
        let to_side = fixed.to.unwrap_or(to_side);
        let start = port(from, from_side, to, lane.offset());
        let end = port(to, to_side, from, lane.offset());
        Self::from_ports((start, from_side), (end, to_side))
    }

    /// The way from a card to a loose point.
    pub fn to_point(from: Rect, point: Pos2) -> Self {
        Self::between(
            from,
            Rect::from_center_size(point, Vec2::splat(2.0)),
            Lane::ONLY,
        )
    }

    fn from_ports((start, from_side): (Pos2, Side), (end, to_side): (Pos2, Side)) -> Self {
        let reach = (start.distance(end) * 0.4).clamp(8.0, 160.0);
        Self {
            points: [
                start,
                start + from_side.outward() * reach,
                end + to_side.outward() * reach,
                end,
            ],
            from_side,
            to_side,
        }
    }

    /// The point at `t`, from 0 at the start to 1 at the end.
    pub fn point_at(&self, t: f32) -> Pos2 {
        let [a, b, c, d] = self.points.map(Pos2::to_vec2);
        let s = 1.0 - t;
        (a * (s * s * s) + b * (3.0 * s * s * t) + c * (3.0 * s * t * t) + d * (t * t * t))
            .to_pos2()
    }

    /// The rectangle within which the whole curve lies.
    pub fn bounds(&self) -> Rect {
        Rect::from_points(&self.points)
    }

    /// The curve as straight pieces, `pieces` of them.
    pub fn flattened(&self, pieces: usize) -> impl Iterator<Item = Pos2> + '_ {
        let pieces = pieces.max(1);
        (0..=pieces).map(move |at| self.point_at(at as f32 / pieces as f32))
    }

    /// How far a point is from the curve, in board points; exact enough to hit it with a pointer.
    pub fn distance_to(&self, point: Pos2) -> f32 {
        let mut best = f32::INFINITY;
        let mut before = self.points[0];
        for next in self.flattened(24).skip(1) {
            best = best.min(distance_to_segment(point, before, next));
            before = next;
        }
        best
    }
}

/// How far a point is from a straight piece.
fn distance_to_segment(point: Pos2, a: Pos2, b: Pos2) -> f32 {
    let along = b - a;
    let length_sq = along.length_sq();
    let t = if length_sq > 0.0 {
        ((point - a).dot(along) / length_sq).clamp(0.0, 1.0)
    } else {
        0.0
    };
    point.distance(a + along * t)
}

/// The sides on which two cards face each other: across the wider gap between them.
fn facing_sides(from: Rect, to: Rect) -> (Side, Side) {
    let gap_x = (to.min.x - from.max.x).max(from.min.x - to.max.x);
    let gap_y = (to.min.y - from.max.y).max(from.min.y - to.max.y);
    let (dx, dy) = (
        to.center().x - from.center().x,
        to.center().y - from.center().y,
    );
    if gap_x >= gap_y {
        if dx >= 0.0 {
            (Side::Right, Side::Left)
        } else {
            (Side::Left, Side::Right)
        }
    } else if dy >= 0.0 {
        (Side::Bottom, Side::Top)
    } else {
        (Side::Top, Side::Bottom)
    }
}

/// Where on its side of a card a link leaves: as straight across from the other card as may be.
fn port(card: Rect, side: Side, other: Rect, offset: f32) -> Pos2 {
    let along = |low: f32, high: f32, other_low: f32, other_high: f32| {
        let margin = CORNER_MARGIN.min((high - low) / 3.0);
        let (low, high) = (low + margin, high - margin);
        let (shared_low, shared_high) = (low.max(other_low), high.min(other_high));
        let middle = (low + high) / 2.0;
        let aim = if shared_low <= shared_high {
            (shared_low + shared_high) / 2.0
        } else {
            // No common stretch: lean a little towards the other card.
            middle
                + ((other_low + other_high) / 2.0 - middle).clamp(-1.0, 1.0) * (high - low) * 0.25
        };
        (aim + offset).clamp(low, high)
    };
    match side {
        Side::Left | Side::Right => {
            let y = along(card.min.y, card.max.y, other.min.y, other.max.y);
            let x = if side == Side::Left {
                card.min.x
            } else {
                card.max.x
            };
            Pos2::new(x, y)
        }
        Side::Top | Side::Bottom => {
            let x = along(card.min.x, card.max.x, other.min.x, other.max.x);
            let y = if side == Side::Top {
                card.min.y
            } else {
                card.max.y
            };
            Pos2::new(x, y)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};

    fn card(x: f32, y: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(200.0, 100.0))
    }

    #[test]
    fn links_leave_from_edges_and_keep_off_their_own_cards() {
        let from = card(0.0, 0.0);
        for to in [
            card(400.0, 10.0),
            card(-400.0, 90.0),
            card(30.0, 300.0),
            card(-60.0, -250.0),
            card(350.0, 320.0),
        ] {
            for index in 0..3 {
                let route = Route::between(from, to, Lane { index, count: 3 });
                for (at, point) in route.flattened(40).enumerate() {
                    let is_inside =
                        from.shrink(0.5).contains(point) || to.shrink(0.5).contains(point);
                    assert!(!is_inside, "{to:?}, lane {index}: {at} at {point:?}");
                }
            }
        }
    }

    #[test]
    fn several_links_of_a_pair_lie_apart() {
        let routes = [0, 1, 2].map(|index| {
            Route::between(card(0.0, 0.0), card(500.0, 0.0), Lane { index, count: 3 })
        });
        let [a, b, c] = routes.map(|route| route.point_at(0.5).y);
        assert!(b - a > 12.0 && c - b > 12.0, "{a} {b} {c}");
    }

    #[test]
    fn distance_is_measured_from_the_curve() {
        let route = Route::between(card(0.0, 0.0), card(500.0, 0.0), Lane::ONLY);
        assert!(route.distance_to(route.point_at(0.3)) < 0.5);
        assert!((route.distance_to(route.point_at(0.5) + vec2(0.0, 30.0)) - 30.0).abs() < 1.0);
    }

    #[test]
    fn cards_on_top_of_each_other_still_have_a_route() {
        let route = Route::between(card(0.0, 0.0), card(10.0, 5.0), Lane::ONLY);
        assert!(route.points.iter().all(|point| point.is_finite()));
    }
}
