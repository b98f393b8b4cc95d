//! What a kind of letter or mail says: text with placeholders that an organisation can change.
//! Read `placeholders` for what it can name, `engine` for how it becomes a text within limits,
//! `shipped` for what every installation begins with and `own` for what it made of that.
mod engine;
mod own;
mod placeholders;
mod sample;
mod shipped;

pub use engine::{Fault, Problem, SOURCE_BYTES_MAX};
pub use own::{MailProof, OwnTemplate, TemplateChange, TemplateError, TemplateState};
pub use placeholders::{PLACEHOLDERS, described};
pub use shipped::shipped;

pub(crate) use own::{own, write};
pub(crate) use placeholders::{Values, parts};

/// A text as an editor begins with it, or as it leaves by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// One line.
    pub subject: String,
    /// From the salutation to before the closing; a blank line begins a paragraph, `# ` a
    /// heading, `- ` an item of a list.
    pub text: String,
}
