//! Chapter 3: the complainant is told that the procedure exists.
use jiff::civil::Date;

use super::{Reason, Ruling, require};
use crate::article::Article;
use crate::complaint::Complaint;

/// Art. 3.1 and 3.2: the day on which he was told has come.
pub fn the_day_of_informing_has_come(on: Date, today: Date) -> Ruling {
    require(on <= today, Article::Art3_1, Reason::DayInFuture)
}

/// Art. 3.2: where the text can be read is told as well as that it exists.
pub fn the_complainant_knows_where_to_read(complaint: &Complaint) -> bool {
    complaint.informed.as_ref().is_some_and(|informed| informed.told_where_to_read)
}

/// Art. 3.1 and 3.2: he knows, or a deviation says why he was not told.
pub fn informing_is_settled(complaint: &Complaint) -> bool {
    the_complainant_knows_where_to_read(complaint)
        || complaint.has_deviation(Article::Art3_1)
        || complaint.has_deviation(Article::Art3_2)
}
