//! The page itself: the board's own picture, with all that is not on the page in the dark.

use crate::app::{Action, PresentingAction, Session};
use crate::ui::theme::{self, size, stage as lengths};
use egui::emath::GuiRounding as _;
use egui::{
    Align2, Color32, CornerRadius, Id, Mesh, Painter, PointerButton, Pos2, Rect, Role, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

/// The handling mark of what is shown, over the whole width: coloured words on black.
pub(super) fn banner(ui: &Ui, session: &Session) {
    let rect = ui.max_rect();
    let Some(mark) = session.presenting().map(|presenting| presenting.mark()) else {
        return;
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, theme::MARK_GROUND);
    let [red, green, blue] = mark.rgb();
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        mark.label(),
        theme::semibold(lengths::MARK),
        Color32::from_rgb(red, green, blue),
    );
    let node = ui.interact(rect, Id::unique("presenting mark"), Sense::hover());
    node.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, format!("Handling mark {}", mark.label()))
    });
}

/// What the page on show is called.
pub(super) fn title_on_show(session: &Session) -> String {
    let frame = session
        .presenting()
        .and_then(|presenting| presenting.frame());
    match frame {
        Some(frame) => session.case().name_of(frame.into()),
        None => session.case().info().title.clone(),
    }
}

/// The board, the page bright and all else dark. A click goes on, one of the right button back.
pub(super) fn stage(ui: &mut Ui, rect: Rect, session: &mut Session, actions: &mut Vec<Action>) {
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return;
    }
    session.dispatch(Action::SetViewport(rect));
    let response = ui.allocate_rect(rect, Sense::CLICK);
    let board_theme = theme::board(ui.visuals());
    let picture = ui
        .ctx()
        .fonts_mut(|fonts| session.picture(fonts, board_theme));
    if !picture.is_complete {
        ui.ctx().request_repaint();
    }
    let painter = ui.painter_at(rect);
    painter.extend(picture.shapes);
    let Some(presenting) = session.presenting() else {
        return;
    };
    let page = session.rect_on_screen(presenting.page_in_board());
    if presenting.frame().is_some() {
        let left = presenting.page_left_in_board();
        let left = left.map(|rect| session.rect_on_screen(rect));
        let darkness = Darkness {
            room: rect,
            page,
            left: left.unwrap_or(Rect::NOTHING),
            share: presenting.share_of_way(),
        };
        painter.add(darkness.mesh(ui.pixels_per_point()));
    } else if presenting.elapsed_secs() < lengths::TOLD_SECS {
        no_pages(&painter, rect);
        ui.ctx()
            .request_repaint_after_secs(presenting.next_second_secs());
    }
    for node in &picture.nodes {
        if page.contains(node.rect_in_screen.center()) {
            let id = Id::unique(("presented", node.hit));
            let shown = ui.interact(node.rect_in_screen.intersect(rect), id, Sense::hover());
            shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, &node.label));
        }
    }
    let words = format!(
        "Page {} of {}: {}",
        presenting.number(),
        presenting.count(),
        title_on_show(session)
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.clicked() {
        actions.push(Action::Presenting(PresentingAction::Next));
    } else if response.clicked_by(PointerButton::Secondary) {
        actions.push(Action::Presenting(PresentingAction::Previous));
    }
}

/// What is not on the page is not seen, be it half a title or a card that nobody was to see: neither while the page is
/// shown nor on the way from one to the other, on which the page left goes dark and the page to come grows bright.
struct Darkness {
    /// All of it on the screen.
    room: Rect,
    page: Rect,
    /// The page left; empty if there is none.
    left: Rect,
    share: f32,
}

impl Darkness {
    /// One colour for each part that the edges of both pages cut the room into.
    fn mesh(&self, pixels_per_point: f32) -> Mesh {
        let [room, page, left] = [self.room, self.page, self.left].map(|rect| {
            if rect.is_positive() {
                rect.intersect(self.room).round_to_pixels(pixels_per_point)
            } else {
                Rect::NOTHING
            }
        });
        let cuts = |sides: fn(Rect) -> [f32; 2]| {
            let rects = [room, page, left].into_iter();
            let rects = rects.filter(|rect| rect.is_positive());
            let mut cuts: Vec<f32> = rects.flat_map(sides).collect();
            cuts.sort_by(f32::total_cmp);
            cuts
        };
        let across = cuts(|rect| [rect.left(), rect.right()]);
        let down = cuts(|rect| [rect.top(), rect.bottom()]);
        let mut mesh = Mesh::default();
        for x in across.windows(2) {
            for y in down.windows(2) {
                if let ([from_x, to_x], [from_y, to_y]) = (x, y) {
                    let part = Rect::from_min_max(pos2(*from_x, *from_y), pos2(*to_x, *to_y));
                    let strength = self.strength(part.center(), page, left);
                    if part.is_positive() && strength > 0.0 {
                        let dark = theme::STAGE.ground.gamma_multiply(strength);
                        mesh.add_colored_rect(part, dark);
                    }
                }
            }
        }
        mesh
    }

    /// How dark it is at a point, from 0 to 1.
    fn strength(&self, at: Pos2, page: Rect, left: Rect) -> f32 {
        match (page.contains(at), left.contains(at)) {
            (true, true) => 0.0,
            (true, false) => (1.0 - self.share / BRIGHT_AFTER).clamp(0.0, 1.0),
            (false, true) => ((self.share - 1.0 + BRIGHT_AFTER) / BRIGHT_AFTER).clamp(0.0, 1.0),
            (false, false) => 1.0,
        }
    }
}

/// After this share of the way the page to come is as bright as it gets; so long before the end the page left begins to go
/// dark.
const BRIGHT_AFTER: f32 = 0.6;

/// Tells why the whole board is shown.
fn no_pages(painter: &Painter, rect: Rect) {
    let words = "No frame is a page yet, so the whole board is shown. Frames make pages.";
    let font = theme::regular(lengths::FOOT);
    let galley = painter.layout_no_wrap(words.to_owned(), font, theme::STAGE.text);
    let at = rect.center_bottom() - vec2(galley.size().x / 2.0, galley.size().y + size::S6);
    let plate = Rect::from_min_size(at, galley.size()).expand2(vec2(size::S4, size::S2));
    let radius = CornerRadius::same(size::RADIUS_PANEL);
    painter.rect_filled(plate, radius, theme::STAGE.panel);
    painter.galley(at, galley, theme::STAGE.text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn darkness(share: f32) -> Darkness {
        Darkness {
            room: Rect::from_min_size(Pos2::ZERO, vec2(1000.0, 600.0)),
            page: Rect::from_min_size(pos2(600.0, 100.0), vec2(300.0, 200.0)),
            left: Rect::from_min_size(pos2(-100.0, 50.0), vec2(400.0, 300.0)),
            share,
        }
    }

    /// How dark a point is under the mesh, from 0 to 255.
    fn darkness_at(mesh: &Mesh, at: Pos2) -> u8 {
        let parts = mesh.vertices.chunks(4);
        let mut over = parts.filter(|part| {
            let rect = Rect::from_points(&[part[0].pos, part[1].pos, part[2].pos, part[3].pos]);
            rect.contains(at)
        });
        over.next().map_or(0, |part| part[0].color.a())
    }

    #[test]
    fn nothing_beside_the_pages_is_ever_seen() {
        for share in [0.0, 0.3, 0.5, 0.9, 1.0] {
            let mesh = darkness(share).mesh(1.0);
            for beside in [pos2(450.0, 200.0), pos2(990.0, 590.0), pos2(2.0, 2.0)] {
                assert_eq!(darkness_at(&mesh, beside), 255, "{beside} at {share}");
            }
        }
    }

    #[test]
    fn one_page_goes_dark_while_the_other_grows_bright() {
        let (page, left) = (pos2(700.0, 200.0), pos2(100.0, 200.0));
        let at = |share: f32| {
            let mesh = darkness(share).mesh(1.0);
            (darkness_at(&mesh, page), darkness_at(&mesh, left))
        };
        assert_eq!(at(0.0), (255, 0));
        assert_eq!(at(1.0), (0, 255));
        let (coming, going) = at(0.5);
        assert!(coming < 100 && going < 100, "{coming} {going}");
    }

    #[test]
    fn a_page_that_is_left_for_one_within_it_keeps_no_seam() {
        let darkness = Darkness {
            left: Rect::NOTHING,
            share: 1.0,
            ..darkness(1.0)
        };
        let mesh = darkness.mesh(1.0);
        assert_eq!(darkness_at(&mesh, pos2(700.0, 200.0)), 0);
        assert_eq!(mesh.vertices.len(), 8 * 4);
    }
}
