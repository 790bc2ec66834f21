//! The window: egui shell, canvas, panels, dialogs.
