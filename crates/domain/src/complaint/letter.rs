//! What a letter that ends a round must not forget (6.4, 6.5): each thing that holds it back.
use jiff::civil::Date;

use super::Complaint;
use super::facts::{LetterKind, keyed};
use crate::article::Article;
use crate::ids::CommitmentId;
use crate::rules::{Reason, Refusal, Ruling, refuse};

keyed! {
    /// What is looked at before a letter goes.
    LetterCheck {
        Points = "points", Commitments = "commitments", Dates = "dates", Links = "links",
        Route = "route",
    }
}
keyed! {
    /// What is wrong with a day in a letter.
    DayFault {
        NoSuchDay = "no_such_day", Weekday = "weekday", Receipt = "receipt", Term = "term",
        Year = "year",
    }
}
keyed! {
    /// What is wrong with a link in a letter.
    LinkFault {
        NotSecure = "not_secure", Malformed = "malformed", NoSuchPage = "no_such_page",
        /// It opens for staff only.
        ForStaff = "for_staff",
    }
}

/// Something that holds a letter back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterFault {
    /// The letter says of a point that it has no answer, or the dossier does.
    PointUnanswered,
    OwnerUntold {
        commitment: CommitmentId,
    },
    DateUntold {
        commitment: CommitmentId,
    },
    /// A day as it was written, and the day that it should be where that is known.
    Day {
        written: String,
        fault: DayFault,
        expected: Option<Date>,
    },
    Link {
        link: String,
        fault: LinkFault,
    },
    NoRoute,
}

/// A day that a letter names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedDay {
    /// Nothing when there is no such day.
    pub date: Option<Date>,
    /// Whether the year stands there.
    pub has_year: bool,
    /// Whether the weekday that stands before it is that of the day.
    pub weekday_fits: bool,
    pub about: About,
}

/// What the sentence says of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// That the complaint was received.
    Receipt,
    /// The four weeks of 6.4.
    Term,
    Other,
}

impl LetterFault {
    pub fn check(&self) -> LetterCheck {
        match self {
            Self::PointUnanswered => LetterCheck::Points,
            Self::OwnerUntold { .. } | Self::DateUntold { .. } => LetterCheck::Commitments,
            Self::Day { .. } => LetterCheck::Dates,
            Self::Link { .. } => LetterCheck::Links,
            Self::NoRoute => LetterCheck::Route,
        }
    }

    fn refusal(&self) -> Refusal {
        match self.check() {
            LetterCheck::Points => refuse(Article::Art6_5, Reason::PointUnanswered),
            LetterCheck::Commitments => refuse(Article::Art2_2, Reason::CommitmentUntold),
            LetterCheck::Dates => refuse(Article::Art6_4, Reason::WrongDate),
            LetterCheck::Links => refuse(Article::Art6_5, Reason::DeadLink),
            LetterCheck::Route => refuse(Article::Art6_5, Reason::NoRoute),
        }
    }
}

/// Art. 6.5: a letter goes when nothing holds it back; else the first thing says why not.
pub fn nothing_holds_the_letter_back(faults: &[LetterFault]) -> Ruling {
    faults.first().map_or(Ok(()), |fault| Err(fault.refusal()))
}

/// Art. 6.5: whether this letter tells where the complainant can go next; who withdrew his
/// complaint goes nowhere.
pub fn tells_the_route(kind: LetterKind) -> bool {
    match kind {
        LetterKind::Decision | LetterKind::SolvedOnTheSpot | LetterKind::OutOfScope => true,
        LetterKind::Withdrawal => false,
    }
}

/// Art. 6.4: what is wrong with a day in the letter. `beside` are the days of the same sentence:
/// when one of them is the day that the sentence is about, the others are about something else.
pub fn fault_of_day(
    complaint: &Complaint,
    named: NamedDay,
    (beside, known): (&[Date], &[Date]),
) -> Option<(DayFault, Option<Date>)> {
    let Some(date) = named.date else {
        return Some((DayFault::NoSuchDay, None));
    };
    if !named.weekday_fits {
        return Some((DayFault::Weekday, None));
    }
    let receipts = [complaint.received_on, complaint.round().started_on];
    let terms = [complaint.round().due_on, complaint.promised_on()];
    let has = |days: &[Date]| beside.iter().any(|day| days.contains(day));
    match named.about {
        About::Receipt if !has(&receipts) => {
            return Some((DayFault::Receipt, Some(complaint.received_on)));
        }
        About::Term if !has(&terms) && !has(&receipts) => {
            return Some((DayFault::Term, Some(complaint.round().due_on)));
        }
        About::Receipt | About::Term | About::Other => {}
    }
    // The same day of another year is a slip of the pen.
    let of_dossier = || receipts.iter().chain(&terms).chain(known);
    let same_day = |day: &&Date| (day.month(), day.day()) == (date.month(), date.day());
    let meant = of_dossier().find(same_day).copied();
    let is_known = of_dossier().any(|day| *day == date);
    meant.filter(|_| named.has_year && !is_known).map(|meant| (DayFault::Year, Some(meant)))
}
