//! Chooses the form for what is on show.

use super::claim_proposals::Offered;
use super::form::Form;
use super::grading::Grading;
use super::mentions::MentionList;
use super::merging::Merging;
use super::related::Related;
use super::several::Summary;
use super::splitting::{PartsOf, Splitting};
use super::texts::TextViews;
use super::{article, case_info, claim, entity, image, link, note, others, outlet, several};
use crate::app::{Action, Draft, DraftTarget, Session};
use crate::model::{ArticleId, ClaimId, RecordRef};
use crate::ui::theme::size;
use crate::ui::widgets::{Picker, WordBuffers};
use crate::ui::words::shortened;
use egui::{ScrollArea, Ui};

/// What the inspector remembers between frames: words being typed, the open list, what was computed for the record.
#[derive(Default)]
pub struct InspectorState {
    pub(super) words: WordBuffers,
    pub(super) picker: Picker,
    pub(super) related: Related,
    pub(super) texts: TextViews,
    pub(super) quoting: Option<Quoting>,
    pub(super) summary: Summary,
    pub(super) offered: Offered,
    /// The record whose form gets the focus when it is shown next.
    pub(super) wants_focus: Option<RecordRef>,
    pub(super) mentions: MentionList,
    pub(super) parts: PartsOf,
    pub(super) merging: Option<Merging>,
    pub(super) splitting: Option<Splitting>,
    pub(super) grading: Option<Grading>,
    /// Whether the list of what an article may rest on is to open.
    pub(super) asks_origin: bool,
    shown: Option<RecordRef>,
    /// Set by [`InspectorState::show_case`]: the case's properties, until something else is inspected.
    case_over: Option<Option<RecordRef>>,
}

/// An excerpt being chosen for a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quoting {
    pub claim: ClaimId,
    pub article: Option<ArticleId>,
    /// The selected words, in Unicode scalar values of the article.
    pub range: Option<(u32, u32)>,
}

impl InspectorState {
    /// Shows the case's properties until another record is inspected.
    pub fn show_case(&mut self, session: &Session) {
        self.case_over = Some(session.inspected());
    }

    /// Puts the focus into the first field of a record's form when it is shown next.
    pub fn focus_form(&mut self, record: RecordRef) {
        self.wants_focus = Some(record);
        self.case_over = None;
    }

    /// Opens the list of what the article on show may rest on.
    pub fn ask_origin(&mut self) {
        self.case_over = None;
        self.asks_origin = true;
    }

    /// Hands over words that are being typed: to be called before saving and closing, and when the inspector is hidden.
    pub fn commit(&mut self, session: &Session, actions: &mut Vec<Action>) {
        self.words.finish(session.case(), actions);
    }

    /// The words that are typed and not handed over.
    pub fn drafts(&self, session: &Session) -> Vec<Draft> {
        let of = match session.inspected() {
            Some(record) => format!(" of “{}”", title_in_short(session, record)),
            None => String::new(),
        };
        let draft = |(name, words): (&str, &str)| Draft {
            place: format!("{name}{of}"),
            target: DraftTarget::Field,
            words: words.to_owned(),
        };
        self.words.half_typed().map(draft).collect()
    }
}

/// A record's name as far as it is read at a glance.
fn title_in_short(session: &Session, record: RecordRef) -> String {
    const MOST_CHARS: usize = 48;
    shortened(&session.case().name_of(record), MOST_CHARS)
}

/// Shows the editor of what is inspected. Pushes actions; changes nothing itself.
pub fn inspector_ui(
    ui: &mut Ui,
    session: &Session,
    state: &mut InspectorState,
    actions: &mut Vec<Action>,
) {
    let inspected = session.inspected();
    if state.case_over.is_some_and(|over| over != inspected) {
        state.case_over = None;
    }
    let shown = if state.case_over.is_some() {
        None
    } else {
        inspected
    };
    if state.shown != shown {
        state.shown = shown;
        state.quoting = None;
        state.merging = None;
        state.splitting = None;
        state.grading = None;
        state.picker = Picker::default();
    }
    if let Some(record) = shown {
        state.related.refresh(session, record);
    }
    let is_several = shown.is_none() && state.case_over.is_none() && session.selection().len() > 1;
    // A new scroll position for each record; the old one is found again on coming back.
    ScrollArea::vertical()
        .id_salt(("inspector", shown))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::S1;
            ui.set_max_width(ui.available_width() - size::SCROLL_LANE);
            let mut form = Form {
                session,
                case: session.case(),
                state,
                actions,
            };
            match shown {
                Some(record) => record_ui(ui, &mut form, record),
                None if is_several => several::ui(ui, &mut form),
                None => case_info::ui(ui, &mut form),
            }
            ui.add_space(size::S6);
        });
    state.words.end_frame(session.case(), actions);
}

fn record_ui(ui: &mut Ui, form: &mut Form<'_>, record: RecordRef) {
    let case = form.case;
    match record {
        RecordRef::Claim(id) => case.claim(id).map(|claim| claim::ui(ui, form, claim)),
        RecordRef::Article(id) => case
            .article(id)
            .map(|article| article::ui(ui, form, article)),
        RecordRef::Entity(id) => case.entity(id).map(|entity| entity::ui(ui, form, entity)),
        RecordRef::Note(id) => case.note(id).map(|note| note::ui(ui, form, note)),
        RecordRef::Link(id) => case.link(id).map(|link| link::ui(ui, form, link)),
        RecordRef::Outlet(id) => case.outlet(id).map(|outlet| outlet::ui(ui, form, outlet)),
        RecordRef::Image(id) => case.image(id).map(|image| image::ui(ui, form, image)),
        RecordRef::Frame(id) => case.frame(id).map(|frame| others::frame(ui, form, frame)),
        RecordRef::Excerpt(id) => case
            .excerpt(id)
            .map(|excerpt| others::excerpt(ui, form, excerpt)),
        RecordRef::Bookmark(_) => None,
        RecordRef::Card(id) => {
            if let Some(card) = case.card(id)
                && !matches!(card.subject, RecordRef::Card(_))
            {
                record_ui(ui, form, card.subject);
            }
            Some(())
        }
    };
}
