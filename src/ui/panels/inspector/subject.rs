//! What a form edits: a record, or what is said of the case as a whole.

use crate::app::{Action, Edit};
use crate::model::{Case, CaseInfo, Record};
use std::fmt::Debug;
use std::hash::Hash;
use std::sync::Arc;

/// Something whose fields are edited one at a time.
pub trait Subject: Clone + PartialEq + 'static {
    /// What finds it again in a later state of the case.
    type Key: Copy + Debug + Hash + 'static;

    /// Its key.
    fn key(&self) -> Self::Key;

    /// The thing as it is now.
    fn fetch(case: &Case, key: Self::Key) -> Option<Self>;

    /// The action that puts this in place of what is there.
    fn replacing(self, label: String) -> Action;
}

impl<R: Record> Subject for R {
    type Key = R::Id;

    fn key(&self) -> R::Id {
        self.id()
    }

    fn fetch(case: &Case, key: R::Id) -> Option<Self> {
        case.get::<R>(key).cloned()
    }

    fn replacing(self, label: String) -> Action {
        Action::Edit(Edit::Replace {
            record: R::wrap(Arc::new(self)),
            label,
        })
    }
}

impl Subject for CaseInfo {
    type Key = ();

    fn key(&self) {}

    fn fetch(case: &Case, (): ()) -> Option<Self> {
        Some(Self::clone(case.info()))
    }

    fn replacing(self, _label: String) -> Action {
        Action::Edit(Edit::SetInfo(self))
    }
}
