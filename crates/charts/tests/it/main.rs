//! What the charts say and draw, with few complaints and with many.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod cast;
mod pictures;
mod sentences;
