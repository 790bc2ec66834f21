//! When each command of the table can be run.

use super::command::{Availability, CommandId};
use super::document::Origin;
use super::session::Session;
use super::settings::ThemeChoice;
use crate::board::TieKind;
use crate::board::interact::Tool;
use crate::model::RecordRef;

/// With more selected than this, buttons do not look at each: they are asked in every frame.
const MOST_LOOKED_AT: usize = 500;

impl Session {
    /// Whether and how a command can be run now. Costs nothing that grows with the case.
    pub fn availability(&self, command: CommandId) -> Availability {
        use Availability as A;
        let selection = self.selection();
        let cards = selection.cards.len();
        if let Some(known) = self.sight_availability(command) {
            return known;
        }
        if let Some(known) = self.pages_availability(command) {
            return known;
        }
        match command {
            CommandId::Undo => {
                A::enabled_if(self.undo_label().is_some() || self.arranging.is_active())
            }
            CommandId::ImportReport => A::enabled_if(self.import_report().is_some()),
            CommandId::Recovery => {
                A::enabled_if(self.orphans().len() > 0 || !self.recovered_drafts().is_empty())
            }
            CommandId::Redo => A::enabled_if(self.redo_label().is_some()),
            CommandId::Save => A::enabled_if(
                self.document.saving_state.is_none() && self.document.access.read_only().is_none(),
            ),
            CommandId::Versions => A::enabled_if(self.document.case_file().is_some()),
            CommandId::Revert => {
                let can_be_read_again =
                    !matches!(self.document.origin, Origin::New | Origin::Repaired { .. });
                A::enabled_if(self.is_dirty() && can_be_read_again)
            }
            CommandId::Cut | CommandId::Copy | CommandId::Duplicate => {
                A::enabled_if(cards + selection.frames.len() > 0)
            }
            CommandId::Delete | CommandId::FitSelection => A::enabled_if(!selection.is_empty()),
            CommandId::RemoveFromBoard => A::enabled_if(cards + selection.frames.len() > 0),
            CommandId::Rename => A::enabled_if(self.selected_title().is_some()),
            CommandId::SelectAll | CommandId::FitAll => {
                A::enabled_if(!self.case().cards().is_empty() || !self.case().frames().is_empty())
            }
            CommandId::SelectLinked | CommandId::FrameSelection => A::enabled_if(cards > 0),
            CommandId::BringToFront
            | CommandId::BringForward
            | CommandId::SendBackward
            | CommandId::SendToBack => A::enabled_if(cards > 0),
            CommandId::AlignLeft
            | CommandId::AlignCentre
            | CommandId::AlignRight
            | CommandId::AlignTop
            | CommandId::AlignMiddle
            | CommandId::AlignBottom => A::enabled_if(cards > 1),
            CommandId::DistributeHorizontally | CommandId::DistributeVertically => {
                A::enabled_if(cards > 2)
            }
            CommandId::Unframe => A::enabled_if(!selection.frames.is_empty()),
            CommandId::Collapse => A::enabled_if(self.any_selected_card(|card| !card.collapsed)),
            CommandId::Expand => A::enabled_if(self.any_selected_card(|card| card.collapsed)),
            CommandId::Lock => A::enabled_if(self.any_selected_lock(|locked| !locked)),
            CommandId::Unlock => A::enabled_if(self.any_selected_lock(|locked| locked)),
            CommandId::LinkSelected => A::enabled_if(cards == 2),
            CommandId::ReverseLink => A::enabled_if(!selection.links.is_empty()),
            CommandId::MergeEntities => A::enabled_if(self.two_selected_entities().is_some()),
            CommandId::RestOn => {
                A::enabled_if(self.selected_origin().is_some() || self.only_article().is_some())
            }
            CommandId::Open => {
                A::enabled_if(self.inspected().is_some() || self.arranging.is_active())
            }
            CommandId::ArrangeByLinks
            | CommandId::ArrangeGroups
            | CommandId::ArrangeLayers
            | CommandId::ArrangeGrid
            | CommandId::ArrangeGridByKind
            | CommandId::ArrangeTimeline
            | CommandId::ArrangeCircle
            | CommandId::TidyUp => A::enabled_if(self.case().cards().len() > 1),
            CommandId::NudgeLeft
            | CommandId::NudgeRight
            | CommandId::NudgeUp
            | CommandId::NudgeDown
            | CommandId::NudgeLeftFar
            | CommandId::NudgeRightFar
            | CommandId::NudgeUpFar
            | CommandId::NudgeDownFar => A::enabled_if(cards + selection.frames.len() > 0),
            CommandId::ReadArticle | CommandId::ReadToSide => {
                A::enabled_if(self.article_to_read().is_some())
            }
            CommandId::ShowInContext => A::enabled_if(self.words_on_show().is_some()),
            CommandId::CloseReader => A::enabled_if(self.reading.is_open()),
            CommandId::ReaderFills if !self.reading.is_open() => A::Disabled,
            CommandId::ReaderFills => A::checked_if(self.reading.fills_window()),
            CommandId::GoBack => A::enabled_if(self.board.trail.can_go_back()),
            CommandId::GoForward => A::enabled_if(self.board.trail.can_go_forward()),
            _ => match command.bookmark() {
                Some(at) => A::enabled_if(self.nth_bookmark(at).is_some()),
                None => self.switch_state(command).unwrap_or(A::Enabled),
            },
        }
    }

    /// Whether any selected card is as wanted; of a large selection that is taken for granted.
    fn any_selected_card(&self, wanted: fn(&crate::model::Card) -> bool) -> bool {
        let cards = &self.selection().cards;
        cards.len() > MOST_LOOKED_AT
            || cards
                .iter()
                .filter_map(|id| self.case().card(*id))
                .any(wanted)
    }

    /// Whether the lock of any selected card or frame is as wanted; of a large selection that is taken for granted.
    fn any_selected_lock(&self, wanted: fn(bool) -> bool) -> bool {
        let selection = self.selection();
        if selection.len() > MOST_LOOKED_AT {
            return true;
        }
        let cards = selection.cards.iter();
        let frames = selection.frames.iter();
        cards
            .filter_map(|id| self.case().card(*id).map(|card| card.locked))
            .chain(frames.filter_map(|id| self.case().frame(*id).map(|frame| frame.locked)))
            .any(wanted)
    }

    /// The state of a command that switches something on and off.
    fn switch_state(&self, command: CommandId) -> Option<Availability> {
        let shows = |kind| !self.board.scene.hidden_ties.contains(&kind);
        let is_on = match command {
            CommandId::ToggleLibrary => self.settings.library_open && !self.settings.pages_open,
            CommandId::ToggleInspector => self.settings.inspector_open,
            CommandId::ToggleMinimap => self.settings.minimap_open,
            CommandId::ToggleSnapping => self.settings.snapping,
            CommandId::TiesRestsOn => shows(TieKind::RestsOn),
            CommandId::TiesSaidBy => shows(TieKind::SaidBy),
            CommandId::TiesNames => shows(TieKind::Names),
            CommandId::TiesNamedIn => shows(TieKind::NamedIn),
            CommandId::TiesAbout => shows(TieKind::About),
            CommandId::ThemeSystem => self.settings.theme == ThemeChoice::System,
            CommandId::ThemeLight => self.settings.theme == ThemeChoice::Light,
            CommandId::ThemeDark => self.settings.theme == ThemeChoice::Dark,
            CommandId::ToolSelect => self.board.tool == Tool::Select,
            CommandId::ToolHand => self.board.tool == Tool::Hand,
            CommandId::ToolLink => self.board.tool == Tool::Link,
            CommandId::ToolFrame => self.board.tool == Tool::Frame,
            _ => return None,
        };
        Some(Availability::checked_if(is_on))
    }

    /// The two entities of which cards are selected, if just those are.
    pub(super) fn two_selected_entities(&self) -> Option<[crate::model::EntityId; 2]> {
        let mut subjects = self
            .selection()
            .cards
            .iter()
            .take(3)
            .filter_map(|id| self.case().card(*id))
            .map(|card| card.subject);
        match (subjects.next(), subjects.next(), subjects.next()) {
            (Some(RecordRef::Entity(one)), Some(RecordRef::Entity(two)), None) => Some([one, two]),
            _ => None,
        }
    }

    /// The one selected record whose title can be edited in place.
    pub(super) fn selected_title(&self) -> Option<RecordRef> {
        let selection = self.selection();
        let card = selection
            .only_card()
            .and_then(|id| self.case().card(id))
            .map(|card| card.subject);
        card.or_else(|| selection.only_frame().map(Into::into))
            .or_else(|| selection.only_link().map(Into::into))
    }
}
