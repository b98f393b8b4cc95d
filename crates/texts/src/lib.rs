//! Every sentence a user reads, in Dutch and English. Read `catalog` first: it turns a key into
//! a sentence; then `dates` for days and amounts, and `explanations` for why a date is what it is.

mod catalog;
pub mod dates;
pub mod explanations;
pub mod figures;
pub mod paper;
pub mod written;

pub use catalog::{defects, has, keys, t, t_with};
