//! The face of a claim: its standing, the statement, chips for when, where and how many, who says so.

use super::Ink;
use super::content::{ClaimContent, standing_icon};
use super::maker::{CHIP_HEIGHT, FaceMaker, META, META_STRONG, Style};
use crate::board::theme::size;
use crate::model::{RecordKind, Standing};
use emath::{pos2, vec2};
use lucide_icons::Icon;

const LEFT: f32 = size::PAD + 2.0;
const HEADER_MIDDLE: f32 = 19.0;
const STATEMENT_TOP: f32 = 32.0;
const MAX_LINES: usize = 4;
const ROW: f32 = CHIP_HEIGHT + 4.0;

pub(super) fn lay_out(maker: &mut FaceMaker<'_, '_>, claim: &ClaimContent) {
    let ink = Ink::Standing(claim.standing);
    maker.corner_icon(Icon::Quote, HEADER_MIDDLE, Ink::Kind(RecordKind::Claim));
    maker.icon(
        standing_icon(claim.standing),
        size::ICON,
        vec2(LEFT + 6.5, HEADER_MIDDLE),
        ink,
    );
    let word = Style { ink, ..META_STRONG };
    let x = LEFT + size::ICON + size::GAP_ICON;
    let room = maker.size.x - x - 40.0;
    maker.put_line(claim.standing.label(), word, x, HEADER_MIDDLE, room);

    let foot_middle = maker.size.y - size::PAD - 8.0;
    let mut bottom = maker.size.y - 6.0;
    if foot_middle - 14.0 >= STATEMENT_TOP + 18.0 {
        foot(maker, claim, foot_middle);
        bottom = foot_middle - 14.0;
    }
    statement_and_chips(maker, claim, bottom);
}

fn statement_and_chips(maker: &mut FaceMaker<'_, '_>, claim: &ClaimContent, bottom: f32) {
    let width = maker.size.x - LEFT - size::PAD;
    let line = (size::TEXT_BODY * size::LEADING).round();
    let room = bottom - STATEMENT_TOP;
    let fitting = ((room / line).floor() as usize).max(1);
    let most = if room > 2.0 * 96.0 {
        2 * MAX_LINES
    } else {
        MAX_LINES
    };
    let natural = maker.block(claim.statement.clone(), size::TEXT_BODY, width, most);
    let rows_wanted = maker.chip_rows(&claim.chips, width);
    // Two lines of the statement first, then one row of chips, then the rest of the statement, then the rest of the chips.
    let rows_left = |lines: usize| {
        let left = room - lines as f32 * line - 4.0;
        ((left / ROW).floor().max(0.0) as usize).min(rows_wanted)
    };
    let mut lines = natural.lines().min(fitting).min(2);
    let least_rows = rows_left(lines).min(1);
    while lines < natural.lines().min(fitting) && rows_left(lines + 1) >= least_rows {
        lines += 1;
    }
    let rows = rows_left(lines);
    let block = if lines < natural.lines() {
        maker.block(claim.statement.clone(), size::TEXT_BODY, width, lines)
    } else {
        natural
    };
    let taken = maker.put(block, vec2(LEFT, STATEMENT_TOP), width, Ink::Main);
    let top = pos2(LEFT, STATEMENT_TOP + taken.y + 6.0);
    maker.chips(&claim.chips, top, width, rows);
}

/// Who says so, how far it went, and its grade.
fn foot(maker: &mut FaceMaker<'_, '_>, claim: &ClaimContent, middle: f32) {
    let width = maker.tile_width(&claim.grade);
    let mut right = maker.size.x - size::PAD - width;
    maker.tile(&claim.grade, right, middle);
    if claim.lacks_confirmation {
        right -= size::ICON + 2.0;
        let middle = vec2(right + size::ICON / 2.0, middle);
        maker.icon(
            Icon::CircleAlert,
            size::ICON,
            middle,
            Ink::Standing(Standing::Differs),
        );
    }
    right -= size::GAP;
    let reach = match (claim.speaker.is_empty(), claim.reach.is_empty()) {
        (false, false) => format!(" → {}", claim.reach),
        _ => claim.reach.clone(),
    };
    let reach_width = maker.line(&reach, META, right - LEFT).size().x;
    let room = (right - LEFT - reach_width).max((right - LEFT) * 0.35);
    let x = LEFT + maker.put_line(&claim.speaker, META, LEFT, middle, room);
    maker.put_line(&reach, META, x, middle, right - x);
}
