//! The review by management once a year: what it looked at, and what it decided (7.4).
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::complaint::facts::keyed;
use crate::ids::PersonId;
use crate::people::{Actor, Role};

keyed! {
    /// What management looks at.
    Input {
        EarlierReviews = "earlier_reviews", Figures = "figures", Audits = "audits",
        Satisfaction = "satisfaction", Resources = "resources", Changes = "changes",
        Recommendations = "recommendations",
    }
}

/// The review of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub held_on: Date,
    /// What was found of each; an input without words isn't there.
    pub inputs: BTreeMap<Input, String>,
    pub resolutions: Vec<Resolution>,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    pub text: String,
    pub owner: PersonId,
    pub due_on: Date,
}

keyed! {
    /// Why not.
    NotReviewed {
        /// Management reviews.
        NotYours = "not_yours",
        InTheFuture = "in_the_future",
        BeforeTheYear = "before_the_year",
        NothingLookedAt = "nothing_looked_at",
        /// A new decision is due on a day that is over.
        DueBeforeToday = "due_before_today",
    }
}

/// Management records its review, or what it adds to it. What was decided before may be late.
pub fn record(
    review: &Review,
    before: Option<&Review>,
    (by, year, today): (&Actor, i16, Date),
) -> Result<(), NotReviewed> {
    if !by.is(Role::Management) {
        return Err(NotReviewed::NotYours);
    }
    if review.held_on > today {
        return Err(NotReviewed::InTheFuture);
    }
    if review.held_on.year() < year {
        return Err(NotReviewed::BeforeTheYear);
    }
    if review.inputs.is_empty() {
        return Err(NotReviewed::NothingLookedAt);
    }
    let known = |one: &Resolution| before.is_some_and(|before| before.resolutions.contains(one));
    if review.resolutions.iter().any(|one| one.due_on < today && !known(one)) {
        return Err(NotReviewed::DueBeforeToday);
    }
    Ok(())
}
