//! The macro behind the model's scales and kinds.

/// Declares an enum of named choices with `ALL` (in the order to offer them) and `label` (the word the user reads).
macro_rules! labelled_enum {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $label:literal, )+ }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, Default)]
        pub enum $name { $( $(#[$variant_meta])* $variant, )+ }

        impl $name {
            /// Every choice, in the order to offer them.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )+ ];

            /// The word or words the user reads.
            pub const fn label(self) -> &'static str {
                match self { $( Self::$variant => $label, )+ }
            }
        }
    };
}
pub(super) use labelled_enum;

/// For `skip_serializing_if`: a field at its default is left out, which keeps a record's line short.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
