//! Papers in, PDF out.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod fonts;
mod hostile;
mod looks;
mod pages;
mod samples;
