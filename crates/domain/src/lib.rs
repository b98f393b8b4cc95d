//! The complaints procedure: pure rules, no clock, no input, no output.
//!
//! Read in this order: `article` names the articles, `rules` holds them, `complaint` is what
//! they are about (`facts`, `event`, `command`, `act`, `apply`, `steps`), `people` and
//! `permissions` say who may do what, `calendar` knows the dates, `chain` the history, `report`
//! the figures of a year.
pub mod article;
pub mod calendar;
pub mod chain;
pub mod complaint;
pub mod ids;
mod language;
pub mod mandate;
pub mod names;
pub mod people;
pub mod permissions;
pub mod reference;
pub mod report;
pub mod rules;
pub mod search;
pub mod text;

pub use language::Language;
