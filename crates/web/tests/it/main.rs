//! Pages, answered in this process: the router on a fresh database with a fixed cast.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod accounts;
mod administration;
mod browser;
mod harness;
mod interrupted;
mod post;
mod steps;
