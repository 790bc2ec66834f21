//! Notices: short messages that pass by and may offer one thing to do.

use super::action::Action;
use super::command::CommandId;

/// How serious a notice is; decides icon, colour and how long it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something to know.
    Warning,
    /// Something failed; stays until dismissed.
    Error,
}

/// A message that passes by.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Names it for [`Action::DismissNotice`].
    pub id: u64,
    /// How serious.
    pub kind: NoticeKind,
    /// What happened, where, and what to do.
    pub text: String,
    /// Something to do about it: words for the button, and what it does.
    pub offer: Option<(String, Box<Action>)>,
    /// How long it stays, in seconds; infinite for errors.
    pub remaining_secs: f32,
}

/// The notices on show, oldest first.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<Notice>,
    next_id: u64,
}

impl Notices {
    /// At most this many are shown; older ones give way.
    const MOST: usize = 4;

    /// The notices on show, oldest first.
    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// Shows a message.
    pub fn add(&mut self, kind: NoticeKind, text: impl Into<String>) {
        self.push(kind, text.into(), None);
    }

    /// Shows a message with a button.
    pub fn add_with_offer(
        &mut self,
        kind: NoticeKind,
        text: impl Into<String>,
        label: impl Into<String>,
        action: Action,
    ) {
        self.push(kind, text.into(), Some((label.into(), Box::new(action))));
    }

    /// Takes a message away.
    pub fn dismiss(&mut self, id: u64) {
        self.shown.retain(|notice| notice.id != id);
    }

    /// Takes away offers to undo or redo: after another edit they would undo that one.
    pub fn retire_undo(&mut self) {
        let speaks_of_history = |notice: &Notice| {
            let action = notice.offer.as_ref().map(|(_, action)| &**action);
            matches!(action, Some(Action::Run(CommandId::Undo | CommandId::Redo)))
        };
        self.shown.retain(|notice| !speaks_of_history(notice));
    }

    /// Takes away what speaks of the case that was open, as another one comes: failures, and offers such as Undo.
    pub fn leave_case(&mut self) {
        self.shown
            .retain(|notice| notice.kind != NoticeKind::Error && notice.offer.is_none());
    }

    /// Takes away those that were on show long enough; called as time passes.
    pub fn pass_time(&mut self, passed_secs: f32) {
        for notice in &mut self.shown {
            notice.remaining_secs -= passed_secs;
        }
        self.shown.retain(|notice| notice.remaining_secs > 0.0);
    }

    fn push(&mut self, kind: NoticeKind, text: String, offer: Option<(String, Box<Action>)>) {
        let remaining_secs = match kind {
            NoticeKind::Done => 6.0,
            NoticeKind::Warning => 12.0,
            NoticeKind::Error => f32::INFINITY,
        };
        // Only the newest edit can be undone from its notice, so an older notice of the same sort would mislead.
        self.shown.retain(|notice| {
            notice.kind != kind || notice.kind == NoticeKind::Error && notice.text != text
        });
        self.next_id += 1;
        self.shown.push(Notice {
            id: self.next_id,
            kind,
            text,
            offer,
            remaining_secs,
        });
        if self.shown.len() > Self::MOST {
            self.shown.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_pass_but_errors_stay() {
        let mut notices = Notices::default();
        notices.add(NoticeKind::Done, "Moved 3 cards");
        notices.add(NoticeKind::Error, "Could not save");
        notices.pass_time(60.0);
        assert_eq!(
            notices
                .shown()
                .iter()
                .map(|notice| notice.text.as_str())
                .collect::<Vec<_>>(),
            ["Could not save"]
        );
        let id = notices.shown()[0].id;
        notices.dismiss(id);
        assert!(notices.shown().is_empty());
    }

    #[test]
    fn undo_is_not_offered_in_another_case() {
        let mut notices = Notices::default();
        let undo = Action::Run(crate::app::CommandId::Undo);
        notices.add_with_offer(NoticeKind::Done, "Deleted claim", "Undo", undo);
        notices.add(NoticeKind::Error, "Could not open");
        notices.add(NoticeKind::Warning, "The settings are not kept");
        notices.leave_case();
        let texts: Vec<_> = notices.shown().iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["The settings are not kept"]);
    }

    #[test]
    fn a_newer_notice_replaces_an_older_one_of_its_kind() {
        let mut notices = Notices::default();
        notices.add(NoticeKind::Done, "one");
        notices.add(NoticeKind::Done, "two");
        assert_eq!(notices.shown().len(), 1);
        for at in 0..10 {
            notices.add(NoticeKind::Error, format!("error {at}"));
        }
        assert_eq!(notices.shown().len(), Notices::MOST);
    }
}
