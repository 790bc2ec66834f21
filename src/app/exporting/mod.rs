//! Pictures that leave the program: what was chosen, how large it will be, and the jobs that draw it from a copy of the case.

mod choice;
mod outlook;
mod prepare;
mod session;

pub use choice::ExportChoice;
pub use outlook::ExportOutlook;
pub(super) use outlook::{FinishedOutlook, OutlookKeeper};
pub use prepare::{PictureToDraw, PictureWish};
pub(super) use session::Made;
