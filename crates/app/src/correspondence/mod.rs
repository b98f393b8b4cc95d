//! Letters and mails by hand (6.3). `values` is what they can say, `text` how each kind says it,
//! `send` how an officer begins one, looks at it and sends it.
mod send;
pub(crate) mod text;
pub(crate) mod values;

pub use send::{Meeting, Outline};
pub use text::{Written, is_unfinished};
