//! The year in figures (7.2, 7.3): `statistics` says what a number can and can't tell.
pub mod statistics;
