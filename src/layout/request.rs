//! What is to be arranged, and how.

use emath::{Pos2, Rect, Vec2};

/// How to arrange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Linked nodes attract, all others repel each other; what hangs together ends up together.
    Force,
    /// Each set of nodes that hangs together by itself, in rows, the largest first, loners last.
    Groups,
    /// From left to right along the direction of the edges.
    Layers,
    /// Rows and columns, by `order` where that is given, else as one reads what is there.
    Grid,
    /// Columns from left to right by `order`, equal ones below each other, those without one in a block at the end.
    Timeline,
    /// Rings around a node, by distance; `None` takes the node with most edges.
    Circle(Option<usize>),
    /// Overlaps go, with as little movement as possible.
    Tidy,
}

/// A rectangle to arrange.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    /// Where it is, in board points.
    pub rect: Rect,
    /// It stays where it is; the others avoid it.
    pub is_locked: bool,
    /// Its place in an order, for [`Method::Grid`] and [`Method::Timeline`].
    pub order: Option<i64>,
}

/// What is to be arranged. All lengths are in board points.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The rectangles.
    pub nodes: Vec<Node>,
    /// Ties between nodes, by their place in `nodes`, in their direction; what points at no node is ignored.
    pub edges: Vec<(usize, usize)>,
    /// What else lies on the board: nothing is put on it.
    pub obstacles: Vec<Rect>,
    /// How to arrange.
    pub method: Method,
    /// Another seed gives another arrangement where there is more than one good one.
    pub seed: u64,
    /// The least distance between two nodes.
    pub gap: f32,
    /// Where the nodes shall stay, if there is room: the inside of a frame.
    pub within: Option<Rect>,
}

/// No side is taken to be longer or shorter than this.
const SIDES: (f32, f32) = (1.0, 1.0e6);
/// No node lies farther out than this.
const FARTHEST: f32 = 1.0e6;

impl Request {
    /// The same request with usable numbers only.
    pub(super) fn sound(mut self) -> Self {
        for node in &mut self.nodes {
            node.rect = sound_rect(node.rect);
        }
        self.obstacles.retain(|rect| rect.is_finite());
        for rect in &mut self.obstacles {
            *rect = sound_rect(*rect);
        }
        let count = self.nodes.len();
        self.edges
            .retain(|(from, to)| *from < count && *to < count && from != to);
        if !(self.gap.is_finite() && (0.0..=10_000.0).contains(&self.gap)) {
            self.gap = 24.0;
        }
        self.within = self.within.filter(|rect| rect.is_finite()).map(sound_rect);
        self
    }
}

fn sound_rect(rect: Rect) -> Rect {
    let number = |value: f32, low: f32, high: f32| {
        if value.is_finite() {
            value.clamp(low, high)
        } else {
            low.max(0.0)
        }
    };
    let min = Pos2::new(
        number(rect.min.x, -FARTHEST, FARTHEST),
        number(rect.min.y, -FARTHEST, FARTHEST),
    );
    let size = Vec2::new(
        number(rect.max.x - rect.min.x, SIDES.0, SIDES.1),
        number(rect.max.y - rect.min.y, SIDES.0, SIDES.1),
    );
    Rect::from_min_size(min, size)
}
