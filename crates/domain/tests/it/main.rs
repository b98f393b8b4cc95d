//! The tests of the procedure, without input or output.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod absences;
mod calendar;
mod cast;
mod chain;
mod commands;
mod compliance;
mod conflicts;
mod ends;
mod figures;
mod form;
mod golden;
mod ids;
mod joined;
mod letter;
mod outside;
mod procedure;
mod recommendations;
mod reference;
mod reminders;
mod replay;
mod roads;
mod several;
mod side_tracks;
mod statistics;
mod steps;
mod stored_events;
mod story;
mod tasks;
mod terms;
mod transitions;
mod turns;
mod way_out;
mod who_may_what;
mod workflow;
mod year_papers;
