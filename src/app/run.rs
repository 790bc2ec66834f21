//! What each command of the table does.

use super::action::{Action, BuiltIn, Edit, NewRecord};
use super::command::CommandId;
use super::importing::ImportAction;
use super::keeping::KeepAction;
use super::recovery::RecoverAction;
use super::request::{Page, WindowRequest};
use super::session::Session;
use super::settings::ThemeChoice;
use crate::board::interact::{Direction, Step, Tool};
use crate::board::{Selection, TieKind};
use crate::edit::ops::{Alignment, Axis, Order};
use crate::model::{EntityKind, NoteKind};
use emath::{Vec2, vec2};

/// How far an arrow key moves the selection, in board points; with Shift tenfold.
const NUDGE: f32 = 1.0;
const NUDGE_FAR: f32 = 10.0;

impl Session {
    /// Runs a command, if it is enabled.
    pub(super) fn run(&mut self, command: CommandId) {
        if !self.availability(command).is_enabled() || self.run_on_proposal(command) {
            return;
        }
        let handled = self.run_file(command)
            || self.run_edit(command)
            || self.run_view(command)
            || self.run_insert(command)
            || self.run_arrange(command)
            || self.run_arrangement(command)
            || self.run_go(command)
            || self.run_sight(command)
            || self.run_reader(command)
            || self.run_marking(command)
            || self.run_pages(command);
        debug_assert!(handled, "{command:?} does nothing");
    }

    fn run_file(&mut self, command: CommandId) -> bool {
        match command {
            CommandId::NewCase => self.new_case(),
            CommandId::OpenCase => self.requests.push(WindowRequest::PickFileToOpen),
            CommandId::OpenReadOnly => self.requests.push(WindowRequest::PickFileToLookAt),
            CommandId::OpenSample => self.open_built_in(BuiltIn::Sample),
            CommandId::OpenGuide => self.open_built_in(BuiltIn::Guide),
            CommandId::Save => {
                // What waited for an earlier save was given up with it.
                self.counters.after_save = None;
                self.save();
            }
            CommandId::SaveAs => {
                self.counters.after_save = None;
                self.ask_save_name();
            }
            CommandId::Versions => self.act_on_keeping(KeepAction::ShowVersions),
            CommandId::SaveCopy => self.ask_copy_name(),
            CommandId::Import => self.requests.push(WindowRequest::PickFilesToImport),
            CommandId::ImportFolder => self.requests.push(WindowRequest::PickFolderToImport),
            CommandId::ImportReport => self.act_on_import(ImportAction::ShowReport),
            CommandId::Revert => self.revert(),
            CommandId::Recovery => self.act_on_recovery(RecoverAction::Show),
            CommandId::ExportPicture => self.requests.push(WindowRequest::ShowExport),
            CommandId::CopyPicture => self.copy_picture(),
            CommandId::CaptureWindow => {
                let suggested = super::document::file_name_for(&self.case().info().title, "png");
                self.requests
                    .push(WindowRequest::CaptureWindow { suggested });
            }
            CommandId::CaseProperties => self.requests.push(WindowRequest::ShowCaseProperties),
            CommandId::CheckCase => self.check_case(),
            CommandId::Namesakes => {
                self.requests.push(WindowRequest::ShowPage(Page::Namesakes));
            }
            CommandId::PlaceUnplaced => self.place_unplaced(),
            CommandId::Quit => self.request_close(),
            CommandId::Welcome => self.show_welcome(),
            CommandId::Shortcuts => self.requests.push(WindowRequest::ShowPage(Page::Shortcuts)),
            CommandId::Promises => self.requests.push(WindowRequest::ShowPage(Page::Promises)),
            CommandId::About => self.requests.push(WindowRequest::ShowPage(Page::About)),
            _ => return false,
        }
        true
    }

    fn run_edit(&mut self, command: CommandId) -> bool {
        match command {
            CommandId::Undo => self.undo(),
            CommandId::Redo => self.redo(),
            CommandId::Cut => self.cut(),
            CommandId::Copy => self.copy(),
            CommandId::Paste => self.requests.push(WindowRequest::ReadClipboard),
            CommandId::Duplicate => self.duplicate(&self.selection().clone(), vec2(24.0, 24.0)),
            CommandId::Delete => self.delete_selected(),
            CommandId::RemoveFromBoard => self.remove_selected_from_board(),
            CommandId::Rename => self.rename_selected(),
            CommandId::SelectAll => self.select_all(),
            CommandId::SelectNone => self.escape(),
            CommandId::SelectLinked => self.select_linked(),
            CommandId::Find => self.requests.push(WindowRequest::ShowFind),
            CommandId::Palette => self.requests.push(WindowRequest::ShowPalette),
            _ => return false,
        }
        true
    }

    fn run_view(&mut self, command: CommandId) -> bool {
        match command {
            CommandId::ZoomIn => self.zoom_step(1),
            CommandId::ZoomOut => self.zoom_step(-1),
            CommandId::Zoom100 => self.zoom_to(1.0),
            CommandId::FitAll => self.fit_all(),
            CommandId::FitSelection => self.fit_selection(),
            CommandId::GoBack => self.go_back(),
            CommandId::GoForward => self.go_forward(),
            CommandId::AddBookmark => self.add_bookmark(),
            CommandId::ToggleMinimap => {
                self.change_settings(|settings| settings.minimap_open = !settings.minimap_open);
            }
            CommandId::ToggleLibrary => {
                // The pages stand in the library's place.
                self.change_settings(|settings| {
                    settings.library_open = !settings.library_open || settings.pages_open;
                    settings.pages_open = false;
                });
            }
            CommandId::ToggleInspector => {
                self.change_settings(|settings| settings.inspector_open = !settings.inspector_open);
            }
            CommandId::FullScreen => self.requests.push(WindowRequest::ToggleFullScreen),
            CommandId::TiesRestsOn => self.toggle_ties(TieKind::RestsOn),
            CommandId::TiesSaidBy => self.toggle_ties(TieKind::SaidBy),
            CommandId::TiesNames => self.toggle_ties(TieKind::Names),
            CommandId::TiesNamedIn => self.toggle_ties(TieKind::NamedIn),
            CommandId::TiesAbout => self.toggle_ties(TieKind::About),
            CommandId::ThemeSystem => {
                self.change_settings(|settings| settings.theme = ThemeChoice::System)
            }
            CommandId::ThemeLight => {
                self.change_settings(|settings| settings.theme = ThemeChoice::Light)
            }
            CommandId::ThemeDark => {
                self.change_settings(|settings| settings.theme = ThemeChoice::Dark)
            }
            CommandId::ToggleSnapping => {
                self.change_settings(|settings| settings.snapping = !settings.snapping)
            }
            CommandId::ToolSelect => self.use_tool(Tool::Select),
            CommandId::ToolHand => self.use_tool(Tool::Hand),
            CommandId::ToolLink => self.use_tool(Tool::Link),
            CommandId::ToolFrame => self.use_tool(Tool::Frame),
            _ => return false,
        }
        true
    }

    fn run_insert(&mut self, command: CommandId) -> bool {
        let note = |kind| NewRecord::Note {
            kind,
            text: String::new(),
        };
        let new = match command {
            CommandId::NewArticle => {
                self.requests.push(WindowRequest::ShowNewArticle);
                return true;
            }
            CommandId::AddPicture => {
                let pick = WindowRequest::PickPictures(super::pictures::PictureUse::Cards);
                self.requests.push(pick);
                return true;
            }
            CommandId::NewEntity => NewRecord::Entity(EntityKind::Person),
            CommandId::NewClaim => NewRecord::Claim,
            CommandId::NewNote => note(NoteKind::Note),
            CommandId::NewAssumption => note(NoteKind::Assumption),
            CommandId::NewQuestion => note(NoteKind::Question),
            CommandId::NewGap => note(NoteKind::Gap),
            CommandId::NewJudgment => note(NoteKind::Judgment),
            CommandId::NewFrame => NewRecord::Frame(None),
            _ => return false,
        };
        self.dispatch(Action::Edit(Edit::Create {
            new,
            at_in_board: None,
            linked_from: None,
        }));
        true
    }

    fn run_arrange(&mut self, command: CommandId) -> bool {
        match command {
            CommandId::BringToFront => self.reorder_selected(Order::ToFront),
            CommandId::BringForward => self.reorder_selected(Order::Forward),
            CommandId::SendBackward => self.reorder_selected(Order::Backward),
            CommandId::SendToBack => self.reorder_selected(Order::ToBack),
            CommandId::AlignLeft => self.align_selected(Alignment::Left),
            CommandId::AlignCentre => self.align_selected(Alignment::Centre),
            CommandId::AlignRight => self.align_selected(Alignment::Right),
            CommandId::AlignTop => self.align_selected(Alignment::Top),
            CommandId::AlignMiddle => self.align_selected(Alignment::Middle),
            CommandId::AlignBottom => self.align_selected(Alignment::Bottom),
            CommandId::DistributeHorizontally => self.distribute_selected(Axis::Horizontal),
            CommandId::DistributeVertically => self.distribute_selected(Axis::Vertical),
            CommandId::FrameSelection => self.frame_selected(),
            CommandId::Unframe => self.unframe_selected(),
            CommandId::Collapse => self.collapse_selected(),
            CommandId::Expand => self.expand_selected(),
            CommandId::Lock => self.lock_selected(),
            CommandId::Unlock => self.unlock_selected(),
            CommandId::LinkSelected => self.link_selected(),
            CommandId::ReverseLink => self.reverse_selected_links(),
            CommandId::MergeEntities => self.merge_selected_entities(),
            CommandId::RestOn => self.rest_on_selected(),
            _ => return false,
        }
        true
    }

    fn run_go(&mut self, command: CommandId) -> bool {
        match command {
            CommandId::Open => self.open_selected(),
            CommandId::NextLinked => self.walk_linked(Step::Forward),
            CommandId::PreviousLinked => self.walk_linked(Step::Back),
            CommandId::GoLeft => self.walk_towards(Direction::Left),
            CommandId::GoRight => self.walk_towards(Direction::Right),
            CommandId::GoUp => self.walk_towards(Direction::Up),
            CommandId::GoDown => self.walk_towards(Direction::Down),
            CommandId::NudgeLeft => self.nudge(Vec2::LEFT * NUDGE),
            CommandId::NudgeRight => self.nudge(Vec2::RIGHT * NUDGE),
            CommandId::NudgeUp => self.nudge(Vec2::UP * NUDGE),
            CommandId::NudgeDown => self.nudge(Vec2::DOWN * NUDGE),
            CommandId::NudgeLeftFar => self.nudge(Vec2::LEFT * NUDGE_FAR),
            CommandId::NudgeRightFar => self.nudge(Vec2::RIGHT * NUDGE_FAR),
            CommandId::NudgeUpFar => self.nudge(Vec2::UP * NUDGE_FAR),
            CommandId::NudgeDownFar => self.nudge(Vec2::DOWN * NUDGE_FAR),
            other => match other.bookmark() {
                Some(at) => self.go_to_nth_bookmark(at),
                None => return false,
            },
        }
        true
    }

    fn use_tool(&mut self, tool: Tool) {
        self.cancel_gesture();
        self.board.tool = tool;
    }

    /// Esc: drops the gesture, else the tool, else the path, the focus, the search's lights, at last the selection.
    fn escape(&mut self) {
        if self.cancel_gesture() {
            return;
        }
        if self.board.tool != Tool::Select {
            self.board.tool = Tool::Select;
        } else if self.leave_path() || self.leave_focus() {
            // The selection stays: it is where one came from.
        } else if !self.board.scene.lit.is_empty() {
            self.board.scene.lit.clear();
        } else {
            self.select(Selection::default());
        }
    }

    fn toggle_ties(&mut self, kind: TieKind) {
        let hidden = &mut self.board.scene.hidden_ties;
        if !hidden.remove(&kind) {
            hidden.insert(kind);
        }
        let names = hidden.iter().map(|kind| kind.label().to_owned()).collect();
        self.change_settings(|settings| settings.hidden_ties = names);
    }
}
