//! Icons as text, in the bundled icon font: one choice of sign for each kind of record, in all panels the same.

use crate::model::{Case, EntityKind, NoteKind, RecordKind, RecordRef, Standing};
use egui::{Color32, FontFamily, FontId, RichText};
pub use lucide_icons::Icon;

/// The font of the icons.
pub fn font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("icons".into()))
}

/// An icon as text of this size, in the colour of the text around it.
pub fn icon(icon: Icon, size: f32) -> RichText {
    RichText::new(icon.unicode()).font(font(size))
}

/// An icon as text of this size and colour.
pub fn colored(which: Icon, size: f32, color: Color32) -> RichText {
    icon(which, size).color(color)
}

/// The sign of an entity's kind.
pub const fn of_entity(kind: EntityKind) -> Icon {
    match kind {
        EntityKind::Other => Icon::Box,
        EntityKind::Person => Icon::User,
        EntityKind::Organisation => Icon::Landmark,
        EntityKind::Place => Icon::MapPin,
        EntityKind::Facility => Icon::Warehouse,
        EntityKind::Vessel => Icon::Ship,
        EntityKind::Equipment => Icon::Rocket,
        EntityKind::Event => Icon::CalendarDays,
    }
}

/// The sign of a note's kind.
pub const fn of_note(kind: NoteKind) -> Icon {
    match kind {
        NoteKind::Note => Icon::StickyNote,
        NoteKind::Assumption => Icon::Lightbulb,
        NoteKind::Question => Icon::CircleQuestionMark,
        NoteKind::Gap => Icon::CircleDashed,
        NoteKind::Judgment => Icon::Scale,
    }
}

/// The sign of a claim's standing.
pub const fn of_standing(standing: Standing) -> Icon {
    match standing {
        Standing::NotAssessed => Icon::CircleDashed,
        Standing::SingleReport => Icon::CircleDot,
        Standing::Repeated => Icon::Repeat2,
        Standing::Agreed => Icon::CircleCheck,
        Standing::Differs => Icon::TriangleAlert,
    }
}

/// The sign of a kind of record.
pub const fn of_kind(kind: RecordKind) -> Icon {
    match kind {
        RecordKind::Outlet => Icon::Rss,
        RecordKind::Article => Icon::Newspaper,
        RecordKind::Excerpt => Icon::TextQuote,
        RecordKind::Entity => Icon::User,
        RecordKind::Claim => Icon::Quote,
        RecordKind::Note => Icon::StickyNote,
        RecordKind::Image => Icon::Image,
        RecordKind::Link => Icon::Spline,
        RecordKind::Frame => Icon::Frame,
        RecordKind::Card => Icon::Square,
        RecordKind::Bookmark => Icon::Bookmark,
    }
}

/// The sign of one record: of its own kind where kinds have signs of their own.
pub fn of_record(case: &Case, record: RecordRef) -> Icon {
    match record {
        RecordRef::Entity(id) => case
            .entity(id)
            .map_or(Icon::Box, |entity| of_entity(entity.kind)),
        RecordRef::Note(id) => case
            .note(id)
            .map_or(Icon::StickyNote, |note| of_note(note.kind)),
        other => of_kind(other.kind()),
    }
}
