//! Outlets, duplicates, mentions and origins, by what a user reads.

use super::Window;
use caseboard::app::Action;
use caseboard::model::{EntityId, Reliability};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

impl Window {
    fn entity(&self, name: &str) -> EntityId {
        let mut entities = self.case().entities().iter();
        let found = entities.find(|entity| entity.name == name);
        found.expect("the sample has it").id
    }
}

#[test]
fn a_change_of_grade_asks_for_its_reason_in_place() {
    let mut window = Window::with_sample();
    let outlet = window
        .case()
        .outlets()
        .ids()
        .next()
        .expect("there are some");
    window.dispatch(Action::Inspect(outlet.into()));
    window.click("Reliability: E unreliable");
    assert_ne!(
        window
            .case()
            .outlet(outlet)
            .map(|outlet| outlet.reliability),
        Some(Reliability::E),
        "nothing is changed before the reason is asked"
    );
    window.types("took it back");
    window.keys(Modifiers::NONE, Key::Enter);
    let outlet = window.case().outlet(outlet).expect("it is there");
    assert_eq!(outlet.reliability, Reliability::E);
    let last = outlet.history.last().expect("it was noted");
    assert_eq!(
        (last.reliability, last.reason.as_str()),
        (Reliability::E, "took it back")
    );
}

#[test]
fn mentions_are_counted_and_listed() {
    let mut window = Window::with_sample();
    let kirby = window.entity("John Kirby");
    let (places, articles) = window.session().mentions().count_of(kirby);
    assert!(places > 1 && articles > 1);
    window.dispatch(Action::Inspect(kirby.into()));
    let heading = format!("Mentions \u{b7} {places} in {articles} articles");
    assert!(
        window.harness.query_by_label(&heading).is_some(),
        "{heading}"
    );
    let rows = window
        .harness
        .query_all_by_label_contains("Mention in ")
        .count();
    assert_eq!(rows, places.min(6));
}

#[test]
fn coordinates_are_typed_in_degrees_and_minutes() {
    let mut window = Window::with_sample();
    let place = window.entity("Krasnodar Krai");
    window.dispatch(Action::Inspect(place.into()));
    let field = egui::accesskit::Role::TextInput;
    window
        .harness
        .get_by_role_and_label(field, "Coordinates")
        .click();
    window.frames();
    window.keys(Modifiers::COMMAND, Key::A);
    window.types("45°02′N 38°58′E");
    assert!(
        window
            .harness
            .query_by_label("45°02′00″ N, 38°58′00″ E")
            .is_some()
    );
    window.keys(Modifiers::NONE, Key::Enter);
    let at = window
        .case()
        .entity(place)
        .and_then(|entity| entity.coordinates);
    assert_eq!(
        at.map(|at| at.to_decimal()).as_deref(),
        Some("45.0333333, 38.9666667")
    );
}
