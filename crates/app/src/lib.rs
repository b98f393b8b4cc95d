//! The one way in. Read `execute`, which changes dossiers, then `queries`, which read them.
pub mod accounts;
pub mod administration;
mod announcements;
mod app;
pub mod card;
pub mod clock;
pub mod correspondence;
mod email;
pub mod envelope;
mod error;
pub mod execute;
mod invalid;
mod keys;
pub mod letters;
pub mod lists;
pub mod mail_in;
pub mod organisation;
pub mod post_room;
pub mod procedure;
pub mod queries;
pub mod templates;
pub mod visitors;
pub mod worker;

pub use app::{App, Parts, Read};
pub use email::EmailAddress;
pub use error::{AppError, is_full_or_busy};
pub use invalid::{FieldProblem, SaveError};
