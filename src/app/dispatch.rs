//! The one door: every action of the user goes through [`Session::dispatch`].

use super::action::Action;
use super::message::JobMessage;
use super::notice::NoticeKind;
use super::session::Session;
use super::settings::WindowLayout;
use crate::board::{CardSet, Hit, Selection};
use crate::edit::{Change, Diff};
use crate::model::RecordRef;
use std::time::Duration;

impl Session {
    /// Does what the user wants, now or as a job. Never fails: what cannot be done becomes a notice.
    pub fn dispatch(&mut self, action: Action) {
        if self.presenting.is_none() || super::presenting::passes(&action) {
            self.act(action);
        }
        self.refresh();
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Run(command) => self.run(command),
            Action::Edit(edit) => self.dispatch_edit(edit),

            Action::Pointer(input) => self.handle_pointer(&input),
            Action::SetViewport(viewport_in_screen) => self.set_viewport(viewport_in_screen),
            Action::PanBy(delta_in_screen) => self.pan_by(delta_in_screen),
            Action::ZoomAt {
                point_in_screen,
                factor,
            } => self.zoom_at(point_in_screen, factor),
            Action::JumpTo(center_in_board) => self.jump_to_point(center_in_board),
            Action::LookAt(center_in_board) => self.look_at(center_in_board),
            Action::Presenting(action) => self.act_on_presenting(action),
            Action::GoToPage(frame) => self.go_to_page(frame),
            Action::GoToBookmark(bookmark) => self.go_to_bookmark(bookmark),
            Action::PassTime { passed_secs } => self.pass_time(passed_secs),

            Action::Arrange(arrangement) => self.arrange(arrangement),
            Action::ArrangeAgain => self.arrange_again(),
            Action::StopArranging => self.stop_arranging(),
            Action::KeepArrangement => self.keep_arrangement(),
            Action::DropArrangement => drop(self.drop_arrangement()),

            Action::Select(selection) => self.select(selection),
            Action::Reveal(record) => self.uncover_and_reveal(record),
            Action::Inspect(record) => self.inspected = Some(record),
            Action::SetFilter(filter) => self.set_filter(filter),
            Action::LightUp(records) => self.light_up(&records),
            Action::EditTitle(record) => self.begin_title_edit(record),
            Action::EndEditTitle(words) => self.end_title_edit(words),
            Action::KeepDrafts(drafts) => self.keep_drafts(drafts),

            Action::People(action) => self.act_on_people(action),
            Action::Picture(action) => self.act_on_picture(action),
            Action::Read(action) => self.act_on_reader(action),
            Action::Mark { span, kind } => self.mark(span, kind),
            Action::Marking(action) => self.act_on_marks(action),

            Action::Open(path) => self.open_file(path),
            Action::Damage(action) => self.act_on_damage(action),
            Action::SaveAs(path) => self.save_to(path),
            Action::Keep(action) => self.act_on_keeping(action),
            Action::Import(action) => self.act_on_import(action),
            Action::SaveCopy(path) => self.save_copy(path),
            Action::Recover(action) => self.act_on_recovery(action),
            Action::OpenBuiltIn(which) => self.open_built_in(which),
            Action::ForgetRecent(path) => self.forget_recent(&path),
            Action::CloseRequested => {
                self.end_presenting();
                self.request_close();
            }
            Action::Answer(answer) => self.answer_prompt(answer),

            Action::PasteText(text) => self.paste_text(&text),
            Action::Export(request) => self.export(request),
            Action::SaveWindowPicture {
                path,
                size_px,
                rgba,
            } => self.save_window_picture(path, size_px, rgba),
            Action::CancelJob(id) => self.jobs.cancel(id),
            Action::DismissNotice(id) => self.notices.dismiss(id),
            Action::Warn(text) => self.notices.add(NoticeKind::Warning, text),
            Action::UseOpeningView(view) => self.opening_view = Some(view),
        }
    }

    /// Takes in what jobs have to say. Called once a frame.
    pub fn poll(&mut self) {
        for (label, outcome) in self.jobs.poll() {
            self.take_message(&label, outcome);
        }
        self.poll_arranging();
        self.poll_journal();
        self.poll_file();
        self.refresh();
    }

    /// Waits until no job is running, for scripts and tests. Gives up after `at_most` without news.
    pub fn finish_jobs(&mut self, at_most: Duration) {
        while !self.jobs.running().is_empty() {
            let messages = self.jobs.wait(at_most);
            if messages.is_empty() {
                return;
            }
            for (label, outcome) in messages {
                self.take_message(&label, outcome);
            }
            self.refresh();
        }
    }

    /// Ends the session: settings and the view of the open file are written down.
    pub fn shut_down(&mut self, layout: WindowLayout) {
        self.end_presenting();
        self.settings.layout = layout;
        self.remember_camera();
        self.keep_places();
        self.store_settings();
        self.close_journal();
        self.finish_writing();
        self.release_file();
    }

    pub(super) fn take_message(&mut self, label: &str, outcome: Result<JobMessage, String>) {
        match outcome {
            Ok(JobMessage::Loaded { path, outcome }) => self.take_loaded(&path, outcome),
            Ok(JobMessage::ReadAgain { path, outcome }) => self.take_read_again(&path, outcome),
            Ok(JobMessage::BoardRead {
                path,
                outcome,
                case_number,
            }) => self.take_board(path, outcome, case_number),
            Ok(JobMessage::CopyMade(copy)) => self.take_copy(*copy),
            Ok(JobMessage::CopyWritten {
                path,
                outcome,
                whole,
                warning,
            }) => self.take_written_copy(&path, outcome, whole, warning),
            Ok(JobMessage::Looked(looked)) => self.take_looked(*looked),
            Ok(JobMessage::Revived(kept)) => self.take_revived(*kept),
            Ok(JobMessage::Saved(written)) => self.take_saved(*written),
            Ok(JobMessage::FileSeen(look)) => self.take_file_look(*look),
            Ok(JobMessage::FileCompared(outcome)) => self.take_comparison(outcome),
            Ok(JobMessage::VersionsListed(listed)) => self.take_listed_versions(*listed),
            Ok(JobMessage::VersionSeen(seen)) => self.take_seen_version(*seen),
            Ok(JobMessage::VersionRead(read)) => self.take_read_version(*read),
            Ok(JobMessage::Compared { findings, revision }) => {
                // Findings about a case that was left meanwhile say nothing about this one.
                if revision >> 32 == self.case_number() {
                    self.counters.comparing = None;
                    let old = self.derived.take_findings(findings, revision & 0xffff_ffff);
                    self.put_away(old);
                }
            }
            Ok(JobMessage::PutAway) => {}
            Ok(JobMessage::WrittenDown(written)) => self.take_written_down(written),
            Ok(JobMessage::Listed(built)) => {
                let case_number = self.case_number();
                let old = self.derived.librarian.take(*built, case_number);
                self.put_away(old);
            }
            Ok(JobMessage::Searched(searched)) => {
                let case_number = self.case_number();
                self.derived.finder.take(*searched, case_number);
            }
            Ok(JobMessage::NamesakesFound(found)) => {
                let case_number = self.case_number();
                self.derived.namesakes.take(*found, case_number);
            }
            Ok(JobMessage::MentionsFound(found)) => {
                let case_number = self.case_number();
                self.derived.mentions.take(*found, case_number);
            }
            Ok(JobMessage::Arranged { number, outcome }) => self.take_arranged(number, outcome),
            Ok(JobMessage::PicturesRead(read)) => self.take_pictures(*read),
            Ok(JobMessage::ImageDecoded(decoded)) => self.take_decoded(*decoded),
            Ok(JobMessage::FileFound(found)) => self.take_found_file(found),
            Ok(JobMessage::ExportOutlook(found)) => self.take_outlook(*found),
            Ok(JobMessage::Exported { target, outcome }) => self.take_exported(target, outcome),
            Ok(JobMessage::Imported(read)) => self.take_imported(*read),
            Ok(JobMessage::VersionsCompared(report)) => self.take_versions(*report),
            Ok(JobMessage::FilesBrought(trouble)) => {
                trouble
                    .into_iter()
                    .for_each(|text| self.notices.add(NoticeKind::Warning, text));
            }
            Ok(JobMessage::Read(work)) => self.take_read_work(work),
            Ok(JobMessage::Surveyed(survey)) => self.take_survey(*survey),
            Err(panic_text) => {
                self.counters.comparing = None;
                self.counters.discarded = None;
                self.pictures.give_up();
                self.give_up_survey();
                self.give_up_arranging();
                self.document.saving_state = None;
                self.keeping.give_up();
                self.give_up_writing();
                self.derived.finder.give_up();
                self.derived.librarian.give_up();
                self.forget_outlook();
                self.derived.mentions.give_up(self.editor.revision());
                self.give_up_reading();
                self.derived.namesakes.give_up(self.editor.revision());
                self.notices.add(
                    NoticeKind::Error,
                    format!("{label} did not succeed: {panic_text}. The case is as it was."),
                );
            }
        }
    }

    fn pass_time(&mut self, passed_secs: f32) {
        let passed_secs = if passed_secs.is_finite() {
            passed_secs.clamp(0.0, 1.0)
        } else {
            0.0
        };
        if self.settings.reduce_motion {
            self.finish_gliding();
        }
        if self.presenting.is_some() {
            // Notices wait until somebody works again.
            return self.tick_presenting(passed_secs);
        }
        self.notices.pass_time(passed_secs);
        self.tick_hover(passed_secs);
        self.tick_camera(passed_secs);
        self.tick_gesture(passed_secs);
        self.arranging.pass_time(passed_secs);
    }

    /// Selects exactly this; the inspector follows.
    pub(super) fn select(&mut self, mut selection: Selection) {
        let case = self.editor.case();
        selection.cards.retain(|id| case.cards().contains(*id));
        selection.links.retain(|id| case.links().contains(*id));
        selection.frames.retain(|id| case.frames().contains(*id));
        if selection != self.board.scene.selection {
            self.editor.seal();
            self.counters.pastes = 0;
        }
        self.keep_seen(&mut selection);
        self.follow_with_focus(&selection.cards);
        self.inspected = None;
        self.board.scene.focus = selection.only_card().map(Hit::Card);
        self.board.scene.selection = selection;
        self.board.selection_number += 1;
    }

    /// Takes out of the session's state what an edit, done or undone, left no longer in the case.
    pub(super) fn forget_missing(&mut self, diff: &Diff) {
        let case = self.editor.case();
        let scene = &mut self.board.scene;
        let comes_or_goes = |change: &&Change| change.before.is_none() || change.after.is_none();
        let changes = diff.changes.iter().filter(comes_or_goes);
        for gone in changes.map(|change| change.record) {
            match gone {
                _ if gone.exists_in(case) => {}
                RecordRef::Card(id) => {
                    scene.selection.cards.remove(&id);
                    scene.lit.remove(id);
                }
                RecordRef::Link(id) => drop(scene.selection.links.remove(&id)),
                RecordRef::Frame(id) => drop(scene.selection.frames.remove(&id)),
                _ => {}
            }
        }
        scene.hovered = None;
        scene.focus = scene.selection.only_card().map(Hit::Card);
        if self
            .board
            .editing_title
            .is_some_and(|record| !record.exists_in(case))
        {
            self.board.editing_title = None;
            scene.editing = None;
        }
        if self.inspected.is_some_and(|record| !record.exists_in(case)) {
            self.inspected = None;
        }
    }

    /// Lights up the cards of records; of what has no card of its own, the cards it leads to.
    fn light_up(&mut self, records: &[RecordRef]) {
        self.refresh();
        let case = self.editor.case();
        let index = &self.derived.index;
        let hidden = &self.board.scene.hidden;
        let mut lit = CardSet::new();
        let mut light = |record: RecordRef| {
            lit.extend(index.card_of(record).filter(|card| !hidden.contains(*card)));
        };
        for record in records {
            match record {
                RecordRef::Excerpt(id) => {
                    let article = case.excerpt(*id).map(|excerpt| excerpt.article);
                    article.into_iter().for_each(|id| light(id.into()));
                }
                RecordRef::Link(id) => {
                    let ends = case.link(*id).map(|link| [link.from, link.to]);
                    ends.into_iter().flatten().for_each(&mut light);
                }
                record => light(*record),
            }
        }
        self.board.scene.lit = lit;
    }
}
