//! Letters and mails by hand (6.3). `values` is what they can say; their templates say how;
//! `send` how an officer begins one, looks at it and sends it;
//! `telling` how one goes with a step of its own.
mod send;
mod telling;
mod text;
pub(crate) mod values;

pub use crate::templates::Written;
pub use send::{Meeting, Outline};
pub use text::is_unfinished;
