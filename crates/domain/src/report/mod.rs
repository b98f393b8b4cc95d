//! The year in figures (7.2, 7.3). Read `fact`, what counts of one complaint; `figure`, what each
//! figure is; `figures`, all of them; `trend`, the years behind them, and `control`, `funnel` and
//! `conduct`, what is looked at; `statistics` says what a number can and can't tell, and `finding`
//! which of that may be said; `recommendation` is what follows from them (7.4), with its effect;
//! `measure`, what single dossiers promised; `annual`, the report of a year; `review` and
//! `assessment`, what is written once a year.
pub mod annual;
pub mod assessment;
mod behind;
pub mod collection;
pub mod conduct;
pub mod control;
pub mod entered;
pub mod fact;
pub mod figure;
pub mod figures;
pub mod finding;
pub mod funnel;
mod grouping;
pub mod measure;
pub mod mirror;
mod period;
pub mod recommendation;
pub mod review;
pub mod statistics;
mod stock;
mod trend;

pub use entered::Entered;
pub use fact::Fact;
pub use figure::Figure;
pub use figures::{Asked, Figures};
pub use grouping::{Filter, Groups};
pub use period::Period;
pub use stock::{Aging, Stock};
pub use trend::{Origin, Trend, Year};
