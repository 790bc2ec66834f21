//! Where an article is from, and what its document says of itself: each field offers what else was found, and where.

use super::form::{Form, remark};
use crate::app::{Action, Edit};
use crate::model::{Article, Candidate, Edtf, FoundIn, MetaSlot, StoredFile};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::{Look, quiet_button, sign_button};
use egui::{CollapsingHeader, Popup, Ui};

/// How much of a candidate's value a row of the list shows, in characters.
const VALUE_CHARS: usize = 90;

/// What else the document says for a field: a small list behind "3 found in the document". Nothing if there is no choice.
pub fn candidates(ui: &mut Ui, form: &mut Form<'_>, article: &Article, slot: MetaSlot) {
    let mut found: Vec<&Candidate> = Vec::new();
    for candidate in article.candidates_for(slot) {
        if !found.iter().any(|known| known.value == candidate.value) {
            found.push(candidate);
        }
    }
    let now = value_of(form, article, slot);
    let is_choice = found.len() > 1 || found.iter().any(|candidate| !is_same(&now, candidate));
    if slot == MetaSlot::Title && article.has_proposed_title() {
        remark(ui, proposal_words(&found, &article.title));
    }
    if !is_choice || found.is_empty() {
        return;
    }
    let words = match found.len() {
        1 => "1 found in the document".to_owned(),
        count => format!("{count} found in the document"),
    };
    let button = quiet_button(ui, Icon::ListFilter, &words);
    let button = button.on_hover_text(format!("What the document says: {}", slot.label()));
    let mut picked = None;
    Popup::menu(&button).width(size::INSPECTOR).show(|ui| {
        let look = Look::of(ui);
        for candidate in &found {
            let value = crate::ui::words::shortened(&candidate.value, VALUE_CHARS);
            let is_now = is_same(&now, candidate);
            if ui.selectable_label(is_now, look.body(value)).clicked() {
                picked = Some((*candidate).clone());
            }
            let mut place = format!("    {}", candidate.found_in.label());
            if !candidate.wording.is_empty() {
                let wording = crate::ui::words::shortened(&candidate.wording, VALUE_CHARS);
                place = format!("{place}: “{wording}”");
            }
            ui.label(look.meta(place));
        }
    });
    if let Some(candidate) = picked {
        choose(form, article, &candidate);
    }
}

/// What is said of a title that nobody stated.
fn proposal_words(found: &[&Candidate], title: &str) -> &'static str {
    let source = found.iter().find(|candidate| candidate.value == title);
    match source.map(|candidate| candidate.found_in) {
        Some(FoundIn::FirstSentence) => {
            "Proposed from the first sentence: the document has no title"
        }
        _ => "Proposed by the program: the document has no title",
    }
}

fn value_of(form: &Form<'_>, article: &Article, slot: MetaSlot) -> String {
    match slot {
        MetaSlot::Title => article.title.clone(),
        MetaSlot::Outlet => {
            let outlet = article.outlet.and_then(|id| form.case.outlet(id));
            outlet.map(|outlet| outlet.name.clone()).unwrap_or_default()
        }
        MetaSlot::Author => article.author.clone(),
        MetaSlot::Published => {
            let published = article.published.as_ref();
            published.map(Edtf::to_string).unwrap_or_default()
        }
        MetaSlot::Language => article.language.clone(),
        MetaSlot::Url => article.url.clone(),
        MetaSlot::Modified | MetaSlot::Summary => String::new(),
    }
}

fn is_same(now: &str, candidate: &Candidate) -> bool {
    if candidate.slot == MetaSlot::Outlet {
        now.to_lowercase() == candidate.value.to_lowercase()
    } else {
        now == candidate.value
    }
}

fn choose(form: &mut Form<'_>, article: &Article, candidate: &Candidate) {
    let words = format!("Edit {}", candidate.slot.label());
    let value = candidate.value.clone();
    match candidate.slot {
        MetaSlot::Title => form.change(article, &words, |article| article.title = value),
        MetaSlot::Author => form.change(article, &words, |article| article.author = value),
        MetaSlot::Language => form.change(article, &words, |article| article.language = value),
        MetaSlot::Url => form.change(article, &words, |article| article.url = value),
        MetaSlot::Published => {
            if let Ok(date) = value.parse::<Edtf>() {
                form.change(article, &words, |article| article.published = Some(date));
            }
        }
        MetaSlot::Outlet => {
            let wanted = value.to_lowercase();
            let outlets = form.case.outlets().iter();
            let known = outlets
                .filter(|outlet| outlet.name.to_lowercase() == wanted)
                .map(|outlet| outlet.id)
                .next();
            match known {
                Some(id) => form.change(article, &words, |article| article.outlet = Some(id)),
                None => form.actions.push(Action::Edit(Edit::CreateOutletFor {
                    name: value,
                    article: article.id,
                })),
            }
        }
        MetaSlot::Modified | MetaSlot::Summary => {}
    }
}

/// Where the article is from: folded away, to read and to copy.
pub fn provenance(ui: &mut Ui, form: &mut Form<'_>, article: &Article) {
    let Some(provenance) = article.provenance.as_deref() else {
        return;
    };
    ui.add_space(size::S2);
    let look = Look::of(ui);
    CollapsingHeader::new(look.heading("Provenance"))
        .id_salt("provenance")
        .show(ui, |ui| {
            let format = provenance.format.label();
            if provenance.file_name.is_empty() {
                line(ui, "Original", format);
            } else {
                line(
                    ui,
                    "Original",
                    &format!("{} ({format})", provenance.file_name),
                );
            }
            if let Some(StoredFile { sha256, bytes, .. }) = &provenance.original {
                line(
                    ui,
                    "Size",
                    &crate::ui::words::count(usize::try_from(*bytes).unwrap_or(usize::MAX), "byte"),
                );
                digest(ui, "SHA-256 of the original", &sha256.to_string());
            }
            digest(ui, "SHA-256 of the text", &article.sha256.to_string());
            let at = provenance.added_at.map(|at| at.describe());
            let added = match (at, provenance.added_by.as_str()) {
                (Some(at), "") => at,
                (Some(at), by) => format!("{at} by {by}"),
                (None, by) => by.to_owned(),
            };
            if !added.is_empty() {
                line(ui, "Added", &added);
            }
            line(ui, "Read by", &provenance.importer);
            let modified = article.candidates_for(MetaSlot::Modified).next();
            if let Some(modified) = modified {
                let words = format!("{} ({})", modified.value, modified.found_in.label());
                line(ui, "Last changed, as it says", &words);
            }
            if form.state.texts.is_unchanged(article) {
                remark(ui, "Text unchanged since import");
            }
        });
}

fn line(ui: &mut Ui, name: &str, words: &str) {
    let look = Look::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::S1;
        ui.label(look.meta(name));
        ui.label(look.body(words).size(size::TEXT_META));
    });
}

fn digest(ui: &mut Ui, name: &str, digits: &str) {
    let look = Look::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S1;
        ui.label(look.meta(name));
        let short: String = digits.chars().take(12).collect();
        ui.label(look.body(format!("{short}…")).size(size::TEXT_META))
            .on_hover_text(digits);
        if sign_button(ui, Icon::Copy, &format!("Copy {name}")).clicked() {
            ui.ctx().copy_text(digits.to_owned());
        }
    });
}
