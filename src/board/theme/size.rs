//! Sizes of the board's look, in board points at a zoom of 100 % unless the name says otherwise.

/// Corner radius of cards and frames.
pub const RADIUS_CARD: f32 = 8.0;
/// Corner radius of frames.
pub const RADIUS_FRAME: f32 = 10.0;
/// Corner radius of chips and plates.
pub const RADIUS_CHIP: f32 = 4.0;
/// From a card's edge to its text.
pub const PAD: f32 = 12.0;
/// Between a card's parts.
pub const GAP: f32 = 8.0;
/// Between an icon and its word.
pub const GAP_ICON: f32 = 5.0;
/// Type of feet, dates, labels.
pub const TEXT_META: f32 = 11.0;
/// Type of first words and captions.
pub const TEXT_SMALL: f32 = 12.0;
/// Type of running text.
pub const TEXT_BODY: f32 = 13.0;
/// Type of card titles.
pub const TEXT_TITLE: f32 = 15.0;
/// Type of frame titles, at 100 %.
pub const TEXT_FRAME: f32 = 13.0;
/// Line height as a multiple of the type's size.
pub const LEADING: f32 = 1.36;
/// Small icons beside meta text.
pub const ICON: f32 = 13.0;
/// Thickness of the coloured edge of cards.
pub const EDGE: f32 = 3.0;
/// Distance between the dots of the grid.
pub const GRID: f32 = 24.0;
/// Thickness of a stored link.
pub const LINK: f32 = 1.6;
/// Thickness of the red string.
pub const STRING: f32 = 2.4;
/// Length of an arrow head.
pub const ARROW: f32 = 9.0;
/// Thickness of a derived tie.
pub const TIE: f32 = 1.0;
/// Thickness of the ring around what is selected, in screen points.
pub const RING_IN_SCREEN: f32 = 2.0;
/// Radius of a link handle, in screen points.
pub const HANDLE_IN_SCREEN: f32 = 5.0;
/// Side of a resize grip, in screen points.
pub const GRIP_IN_SCREEN: f32 = 8.0;
/// How far outside a card's edge its link handles sit, in screen points.
pub const HANDLE_OFFSET_IN_SCREEN: f32 = 10.0;
