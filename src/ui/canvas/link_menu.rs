//! What a newly drawn link says, or what is made at its loose end.

use super::context_menu::{create_rows, kind_row, popup_at};
use crate::app::{Action, Edit, LinkEnd, Session};
use crate::model::{LinkKind, RecordKind, RecordRef};
use crate::ui::theme::{self, size};
use crate::ui::words::shortened;
use egui::{Pos2, RichText, Ui};

/// The menu after drawing a link, where it is open.
#[derive(Debug, Default)]
pub struct LinkMenu {
    drawn: Option<(RecordRef, LinkEnd, Pos2)>,
}

impl LinkMenu {
    /// Opens the menu.
    pub fn open(&mut self, from: RecordRef, to: LinkEnd, at_in_screen: Pos2) {
        self.drawn = Some((from, to, at_in_screen));
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.drawn.is_some()
    }

    /// Shows the menu if it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
        let Some((from, to, at_in_screen)) = self.drawn else {
            return;
        };
        let mut open = true;
        popup_at(ui, "link menu", at_in_screen, &mut open, |ui| {
            let from_name = shortened(&session.case().name_of(from), 24);
            match to {
                LinkEnd::Record(to) => {
                    heading(
                        ui,
                        format!(
                            "{from_name} → {}",
                            shortened(&session.case().name_of(to), 24)
                        ),
                    );
                    for kind in kinds_between(from.kind(), to.kind()) {
                        if kind_row(ui, kind, false).clicked() {
                            actions.push(Action::Edit(Edit::Link { from, to, kind }));
                        }
                    }
                }
                LinkEnd::Empty(at_in_board) => {
                    heading(ui, format!("{from_name} → something new"));
                    create_rows(ui, actions, &|new| {
                        Action::Edit(Edit::Create {
                            new,
                            at_in_board: Some(at_in_board),
                            linked_from: Some(from),
                        })
                    });
                }
            }
        });
        if !open {
            self.drawn = None;
        }
    }
}

fn heading(ui: &mut Ui, words: String) {
    let muted = theme::colors(ui.visuals()).muted;
    ui.horizontal(|ui| {
        ui.add_space(size::S2);
        ui.label(RichText::new(words).size(size::TEXT_META).color(muted));
        ui.add_space(size::S2);
    });
    ui.separator();
}

/// Every kind of link, those that are usual between two such records first.
fn kinds_between(from: RecordKind, to: RecordKind) -> Vec<LinkKind> {
    use LinkKind as K;
    use RecordKind as R;
    let usual: &[LinkKind] = match (from, to) {
        (R::Claim, R::Claim) => &[
            K::Supports,
            K::Contradicts,
            K::Refines,
            K::Restates,
            K::Undercuts,
        ],
        (R::Article, R::Article) => &[K::DerivesFrom, K::Supports, K::Contradicts],
        (R::Article, R::Claim) => &[K::Supports, K::Contradicts, K::Mentions],
        (R::Article, R::Entity) | (R::Claim, R::Entity) => &[K::About, K::Mentions],
        (R::Entity, R::Claim) => &[K::Says, K::About],
        (R::Entity, R::Entity) => &[K::MemberOf, K::LocatedIn, K::PartOf, K::SameAs, K::Custom],
        (R::Note, _) => &[K::About, K::Supports, K::Contradicts, K::Undercuts],
        _ => &[K::Custom],
    };
    let others = LinkKind::ALL.iter().filter(|kind| !usual.contains(kind));
    usual.iter().chain(others).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_link_is_offered_once() {
        for from in RecordKind::ALL {
            for to in RecordKind::ALL {
                let mut kinds = kinds_between(*from, *to);
                kinds.sort();
                kinds.dedup();
                assert_eq!(kinds.len(), LinkKind::ALL.len());
            }
        }
        assert_eq!(
            kinds_between(RecordKind::Claim, RecordKind::Claim).first(),
            Some(&LinkKind::Supports)
        );
    }
}
