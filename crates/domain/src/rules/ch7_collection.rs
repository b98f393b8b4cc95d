//! Chapter 7: the completed forms of a year are collected.
use jiff::civil::Date;

use super::{Reason, Ruling, require};
use crate::article::Article;
use crate::people::{Actor, Role};
use crate::report::Period;

/// Art. 7.1: the officer collects the completed forms.
pub fn the_officer_collects(by: &Actor) -> Ruling {
    require(by.is(Role::Officer), Article::Art7_1, Reason::NotYourRole)
}

/// Art. 7.1: a form joins the collection of the year in which its dossier was closed, on the day in
/// the Netherlands. One that was opened again isn't completed yet.
pub fn joins(closed_on: Option<Date>, year: Period) -> bool {
    closed_on.is_some_and(|closed_on| year.has(closed_on))
}
