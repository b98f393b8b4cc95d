//! The tests of the texts: the same in both languages, and readable.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod catalog;
mod dates;
mod dutch;
mod explanations;
mod labels;
mod used;
mod written;
