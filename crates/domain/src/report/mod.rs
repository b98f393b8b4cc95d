//! The year in figures (7.2, 7.3). Read `fact`, what counts of one complaint; `figure`, what each
//! figure is; `figures`, all of them; `statistics` says what a number can and can't tell.
pub mod collection;
pub mod fact;
pub mod figure;
pub mod figures;
mod grouping;
pub mod mirror;
mod period;
pub mod statistics;
mod stock;

pub use fact::Fact;
pub use figure::Figure;
pub use figures::{Asked, Figures};
pub use grouping::{Filter, Groups};
pub use period::Period;
pub use stock::{Aging, Stock};
