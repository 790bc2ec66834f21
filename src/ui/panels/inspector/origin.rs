//! What an article rests on: a briefing, an agency, a document. A stored link, drawn on the board.

use super::form::{Form, label, remark};
use crate::app::{Action, Edit, PeopleAction};
use crate::model::{Article, Case, EntityKind, LinkId, LinkKind, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::{
    Look, PickRow, Picked, PickerSource, matches_all_words, quiet_button, sign_button,
};
use crate::ui::words::count;
use egui::{Align, Layout, Popup, Ui};

/// What can be made of a name that is no record yet, and what it becomes.
const CREATES: [&str; 4] = [
    "event (briefing, interview)",
    "organisation",
    "person",
    "document",
];
const CREATED: [EntityKind; 4] = [
    EntityKind::Event,
    EntityKind::Organisation,
    EntityKind::Person,
    EntityKind::Other,
];

/// Shows what the article rests on, and the way to say it.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, article: &Article) {
    label(ui, "Rests on");
    let links = form.state.related.links.clone();
    let own = |id: &LinkId| {
        let link = form.case.link(*id)?;
        let is_origin = link.kind == LinkKind::DerivesFrom && link.from == article.id.into();
        is_origin.then_some((*id, link.to))
    };
    let origins: Vec<(LinkId, RecordRef)> = links.iter().filter_map(own).collect();
    for (link, origin) in &origins {
        ui.push_id(link, |ui| origin_row(ui, form, *link, *origin));
    }
    if let Some(facts) = form.session.findings().articles.get(&article.id)
        && facts.origins > 0
    {
        remark(
            ui,
            &format!(
                "Goes back to {}",
                count(facts.origins, "independent origin")
            ),
        );
    }
    add(ui, form, article);
}

/// One origin, and the button that takes it back.
fn origin_row(ui: &mut Ui, form: &mut Form<'_>, link: LinkId, origin: RecordRef) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = form.case.name_of(origin);
            if sign_button(ui, Icon::X, &format!("Does not rest on {name}")).clicked() {
                let links = vec![link.into()];
                form.actions.push(Action::Edit(Edit::Delete(links)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                form.record_row(ui, origin, "", "");
            });
        });
    });
}

fn add(ui: &mut Ui, form: &mut Form<'_>, article: &Article) {
    let look = Look::of(ui);
    let case = form.case;
    let button = quiet_button(ui, Icon::Plus, "Rests on\u{2026}");
    if form.state.asks_origin {
        form.state.asks_origin = false;
        button.scroll_to_me(Some(Align::Center));
        Popup::open_id(ui.ctx(), Popup::default_response_id(&button));
    }
    let rows = |query: &str, most: usize| rows(case, look, article, query, most);
    let source = PickerSource {
        name: "Rests on",
        revision: form.session.revision(),
        rows: &rows,
        creates: &CREATES,
        clear: None,
    };
    match form.state.picker.show(&button, &source) {
        Some(Picked::Record(origin)) => form.actions.push(Action::People(PeopleAction::RestOn {
            record: article.id.into(),
            origin,
        })),
        Some(Picked::New(name, at)) => {
            form.actions.push(Action::People(PeopleAction::RestOnNew {
                article: article.id,
                kind: CREATED.get(at).copied().unwrap_or_default(),
                name,
            }));
        }
        _ => {}
    }
}

/// Events, organisations, articles first: what reports rest on most.
fn rows(case: &Case, look: Look, article: &Article, query: &str, most: usize) -> Vec<PickRow> {
    let entities = |is_first: bool| {
        let is_wanted =
            move |kind| matches!(kind, EntityKind::Event | EntityKind::Organisation) == is_first;
        case.entities()
            .iter()
            .filter(move |entity| is_wanted(entity.kind))
            .map(|entity| (RecordRef::from(entity.id), entity.kind.label().to_owned()))
    };
    let articles = case
        .articles()
        .iter()
        .filter(|other| other.id != article.id)
        .map(|other| {
            let outlet = other.outlet.map(|id| case.name_of(id.into()));
            (RecordRef::from(other.id), outlet.unwrap_or_default())
        });
    let notes = case
        .notes()
        .iter()
        .map(|note| (note.id.into(), note.kind.label().to_owned()));
    let images = case
        .images()
        .iter()
        .map(|image| (image.id.into(), image.source.clone()));
    let all = entities(true)
        .chain(articles)
        .chain(entities(false))
        .chain(notes)
        .chain(images);
    all.map(|(record, aside)| (record, case.name_of(record), aside))
        .filter(|(_, name, aside)| {
            matches_all_words(query, [name.as_str(), aside.as_str()].into_iter())
        })
        .take(most)
        .map(|(record, name, aside)| PickRow {
            record,
            icon: icons::of_record(case, record),
            color: look.board.kind(record.kind()).line,
            name,
            aside,
        })
        .collect()
}
