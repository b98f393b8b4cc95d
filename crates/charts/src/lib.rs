//! Figures as pictures: each chart has one sentence that says what is to be seen, a table with all
//! numbers and, where there is something to draw, an SVG for the screen and one for paper.
//!
//! Read `chart` first, then `drawing`, what a picture is made of; the other modules each know one
//! chart. `words` says a finding of the domain in a language.
mod bars;
mod causes;
mod chart;
mod conduct;
mod control;
mod drawing;
mod funnel;
mod months;
mod open_curve;
mod plot;
mod render;
mod waiting;
pub mod words;
mod years;

pub use causes::causes;
pub use chart::{Chart, Table};
pub use conduct::compliance;
pub use control::control;
pub use funnel::funnel;
pub use months::{months, season};
pub use open_curve::open_curve;
pub use waiting::{survey, waiting};
pub use years::years;
