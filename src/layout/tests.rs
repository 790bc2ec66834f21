//! What holds for every arrangement of whatever request.

use super::{Method, Node, Request, Run};
use emath::{Pos2, Rect, pos2, vec2};
use proptest::prelude::*;

const METHODS: [Method; 8] = [
    Method::Force,
    Method::Groups,
    Method::Layers,
    Method::Grid,
    Method::Timeline,
    Method::Circle(None),
    Method::Circle(Some(2)),
    Method::Tidy,
];

fn arranged(request: &Request) -> Vec<Pos2> {
    let mut run = Run::new(request.clone());
    let mut last = 0.0;
    for _ in 0..100_000 {
        let progress = run.step();
        assert!((0.0..=1.0).contains(&progress.fraction), "{progress:?}");
        if progress.is_done {
            return run.positions();
        }
        last = progress.fraction;
    }
    panic!("it does not come to an end: {last}");
}

fn rects(request: &Request, positions: &[Pos2]) -> Vec<Rect> {
    let nodes = request.nodes.iter().zip(positions);
    nodes
        .map(|(node, pos)| Rect::from_min_size(*pos, node.rect.size()))
        .collect()
}

/// How much two rectangles share, as the shorter side of it.
fn shared(one: Rect, other: Rect) -> f32 {
    one.intersect(other).size().min_elem()
}

fn any_request() -> impl Strategy<Value = Request> {
    let place = prop_oneof![Just(0.0f32), -2_000.0f32..2_000.0];
    let node = (
        place.clone(),
        place,
        30.0f32..400.0,
        30.0f32..300.0,
        0..8u8,
        prop::option::of(0..5i64),
    )
        .prop_map(|(x, y, width, height, lock, order)| Node {
            rect: Rect::from_min_size(pos2(x, y), vec2(width, height)),
            is_locked: lock == 0,
            order,
        });
    let edges = prop::collection::vec((0..40usize, 0..40usize), 0..60);
    (
        prop::collection::vec(node, 0..36),
        edges,
        any::<u64>(),
        prop::collection::vec((-3_000.0f32..3_000.0, -3_000.0f32..3_000.0), 0..4),
        0..METHODS.len(),
    )
        .prop_map(|(nodes, edges, seed, others, method)| Request {
            nodes,
            edges,
            obstacles: others
                .into_iter()
                .map(|(x, y)| Rect::from_min_size(pos2(x, y), vec2(500.0, 300.0)))
                .collect(),
            method: METHODS[method],
            seed,
            gap: 24.0,
            within: None,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_overlaps_locked_nodes_stay_and_it_is_the_same_each_time(request in any_request()) {
        let positions = arranged(&request);
        prop_assert_eq!(positions.len(), request.nodes.len());
        prop_assert!(positions.iter().all(|pos| pos.is_finite()));
        prop_assert_eq!(&positions, &arranged(&request));
        let rects = rects(&request, &positions);
        for (at, (one, node)) in rects.iter().zip(&request.nodes).enumerate() {
            if node.is_locked {
                prop_assert_eq!(one.min, node.rect.min);
                continue;
            }
            for obstacle in &request.obstacles {
                prop_assert!(shared(*one, *obstacle) < 1.0, "{one:?} covers {obstacle:?}");
            }
            for (other, other_node) in rects.iter().zip(&request.nodes).skip(at + 1) {
                prop_assert!(shared(*one, *other) < 1.0, "{node:?} {other_node:?} {one:?} {other:?}");
            }
        }
    }

    #[test]
    fn stopped_early_it_is_sound_too(request in any_request(), steps in 0..3usize) {
        let mut run = Run::new(request.clone());
        for _ in 0..steps {
            run.step();
        }
        prop_assert!(run.positions().iter().all(|pos| pos.is_finite()));
        run.hurry();
        for _ in 0..100_000 {
            if run.step().is_done {
                break;
            }
        }
        prop_assert!(run.progress().is_done);
        let rects = rects(&request, &run.positions());
        let free: Vec<_> = rects.iter().zip(&request.nodes).filter(|(_, node)| !node.is_locked).collect();
        for (at, (one, _)) in free.iter().enumerate() {
            for (other, _) in &free[at + 1..] {
                prop_assert!(shared(**one, **other) < 1.0);
            }
        }
    }
}

fn nodes(places: &[(f32, f32)]) -> Vec<Node> {
    places
        .iter()
        .map(|(x, y)| Node {
            rect: Rect::from_min_size(pos2(*x, *y), vec2(100.0, 50.0)),
            is_locked: false,
            order: None,
        })
        .collect()
}

fn request(method: Method, nodes: Vec<Node>, edges: &[(usize, usize)]) -> Request {
    Request {
        nodes,
        edges: edges.to_vec(),
        obstacles: Vec::new(),
        method,
        seed: 1,
        gap: 20.0,
        within: None,
    }
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    for method in METHODS {
        let bad = [f32::NAN, f32::INFINITY, -1.0e30, 0.0];
        let nodes = bad.map(|value| Node {
            rect: Rect::from_min_max(pos2(value, 0.0), pos2(10.0, value)),
            is_locked: false,
            order: Some(i64::MAX),
        });
        let mut request = request(method, nodes.to_vec(), &[(0, 1), (1, 1), (2, 9)]);
        request.obstacles = vec![Rect::NAN, Rect::EVERYTHING];
        request.gap = f32::NAN;
        assert!(
            arranged(&request).iter().all(|pos| pos.is_finite()),
            "{method:?}"
        );
    }
}

#[test]
fn many_nodes_at_one_place_find_room() {
    for method in METHODS {
        let request = request(method, nodes(&[(0.0, 0.0); 300]), &[]);
        let rects = rects(&request, &arranged(&request));
        let mut sorted = rects.clone();
        sorted.sort_by(|one, other| one.min.x.total_cmp(&other.min.x));
        for (at, one) in sorted.iter().enumerate() {
            let near = sorted[at + 1..]
                .iter()
                .take_while(|other| other.min.x < one.max.x);
            assert!(
                near.clone().all(|other| shared(*one, *other) < 1.0),
                "{method:?}"
            );
        }
    }
}

#[test]
fn the_whole_stays_where_it_was() {
    let places = [
        (900.0, 900.0),
        (1300.0, 900.0),
        (900.0, 1250.0),
        (1300.0, 1250.0),
    ];
    for method in [
        Method::Force,
        Method::Groups,
        Method::Layers,
        Method::Grid,
        Method::Timeline,
    ] {
        let request = request(method, nodes(&places), &[(0, 1), (2, 3)]);
        let rects = rects(&request, &arranged(&request));
        let middle = rects
            .into_iter()
            .reduce(Rect::union)
            .map(|all| all.center());
        let way = middle.map(|middle| (middle - pos2(1150.0, 1100.0)).length());
        assert!(way.is_some_and(|way| way < 1.0), "{method:?} {way:?}");
    }
}

#[test]
fn tidying_moves_only_what_overlaps_and_keeps_the_order() {
    let places = [(0.0, 0.0), (80.0, 5.0), (400.0, 0.0), (0.0, 300.0)];
    let request = request(Method::Tidy, nodes(&places), &[]);
    let positions = arranged(&request);
    assert_eq!(positions[2], pos2(400.0, 0.0));
    assert_eq!(positions[3], pos2(0.0, 300.0));
    assert!(positions[1].x - positions[0].x >= 119.0, "{positions:?}");
    assert!(positions[1].x - positions[0].x <= 121.0, "{positions:?}");
    assert_eq!((positions[0].y, positions[1].y), (0.0, 5.0));
}

#[test]
fn layers_lead_to_the_right() {
    let request = request(
        Method::Layers,
        nodes(&[(0.0, 0.0); 4]),
        &[(3, 0), (0, 1), (0, 2)],
    );
    let at = arranged(&request);
    assert!(at[3].x < at[0].x && at[0].x < at[1].x);
    assert_eq!(at[1].x, at[2].x);
}

#[test]
fn a_grid_is_read_as_before_and_a_timeline_by_date() {
    let mut grid = request(
        Method::Grid,
        nodes(&[(500.0, 400.0), (0.0, 10.0), (300.0, 0.0), (0.0, 410.0)]),
        &[],
    );
    let at = arranged(&grid);
    assert!(at[1].y == at[2].y && at[1].x < at[2].x, "{at:?}");
    assert!(at[3].y == at[0].y && at[3].x < at[0].x && at[3].y > at[1].y);

    grid.method = Method::Timeline;
    for (node, order) in grid.nodes.iter_mut().zip([Some(7), None, Some(3), Some(7)]) {
        node.order = order;
    }
    let at = arranged(&grid);
    assert!(
        at[2].x < at[0].x && at[0].x == at[3].x && at[3].y != at[0].y,
        "{at:?}"
    );
    assert!(at[1].y > at[0].y.max(at[3].y), "{at:?}");
}

#[test]
fn neighbours_stand_around_the_middle_which_stays() {
    let edges = [(0, 1), (0, 2), (0, 3), (3, 4)];
    let request = request(
        Method::Circle(None),
        nodes(&[
            (10.0, 10.0),
            (900.0, 0.0),
            (0.0, 0.0),
            (7.0, 7.0),
            (9.0, 9.0),
        ]),
        &edges,
    );
    let at = arranged(&request);
    assert_eq!(at[0], pos2(10.0, 10.0));
    let distance = |node: usize| ((at[node] - at[0]) / vec2(120.0, 70.0)).length();
    assert!((distance(1) - distance(2)).abs() < 0.01);
    assert!(distance(4) > distance(3) + 1.0);
}

#[test]
fn inside_a_frame_it_stays_inside() {
    let mut request = request(Method::Grid, nodes(&[(0.0, 0.0), (10.0, 0.0)]), &[]);
    request.within = Some(Rect::from_min_size(pos2(300.0, 300.0), vec2(400.0, 200.0)));
    let within = request.within.expect("it was just given");
    let rects = rects(&request, &arranged(&request));
    assert!(
        rects.iter().all(|rect| within.contains_rect(*rect)),
        "{rects:?}"
    );
}
