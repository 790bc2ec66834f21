//! The board without a window: camera, index, gestures, and the picture that screen and exports share.
//!
//! A picture is a pure function of a [`View`]: case, camera, theme and the session's [`Scene`] go in, epaint shapes come
//! out. The board knows nothing of files, of editing or of the window.

mod camera;
mod card_set;
mod drawn;
mod face;
pub mod fonts;
mod hit;
mod images;
mod index;
pub mod interact;
mod picture;
mod route;
#[cfg(test)]
pub(crate) mod sample;
mod scene;
pub(crate) mod text;
pub mod theme;
mod tie;
mod view;

pub use camera::{Camera, ZOOM_MAX, ZOOM_MIN};
pub use card_set::CardSet;
pub use drawn::{DOT, Dash, Drawn, DrawnDots, DrawnLine, Ground, Medium, Way};
pub use face::{entity_icon, image_card_size, kind_icon, note_icon, standing_icon};
pub use hit::{Grip, Hit, LinkEnd, Side};
pub use images::{
    IMAGE_STEPS_PX, ImageKey, ImagePlace, ImageShelf, ImageState, ImageTrouble, ImageWish, fitted,
};
pub use index::{BoardIndex, EdgeKey, IndexedCard, IndexedEdge, IndexedFrame};
pub use picture::{
    Minimap, Picture, PictureCache, PictureNode, markup_shapes, picture, picture_for_export,
    sketch_of,
};
pub use route::{FixedSides, Lane, Route};
pub use scene::{
    DragMode, Guide, GuideKind, Item, LinkPreview, MovePreview, Preview, Scene, Selection,
};
pub(crate) use text::bidi::{is_rtl_letter, mirrored};
pub use text::{Line, Reading, Span, Words};
pub(crate) use text::{ladder_step, letters_are_clusters};
pub use theme::{Appearance, BoardTheme};
pub use tie::{TieKey, TieKind};
pub use view::{Glide, Level, View, default_card_size};
