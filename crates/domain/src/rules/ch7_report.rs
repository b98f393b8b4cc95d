//! Chapter 7: the report of a year, and what everybody may read in it.
use jiff::civil::Date;

use crate::language::Language;
use crate::people::Role;
use crate::report::annual::{BREAKDOWN_MIN, CELL_MIN, Edition, Refused, Section};

/// Art. 7.2: the officer reports; management reacts to it.
pub fn who_writes(section: Section) -> Role {
    if section == Section::Reaction { Role::Management } else { Role::Officer }
}

/// Art. 7.2: a report is of a year that is over, and whoever signs wrote what is his.
pub fn the_report_can_be_signed(edition: &Edition, by: Role, today: Date) -> Result<(), Refused> {
    let over = today.year() > edition.year && edition.as_of.year() > edition.year;
    if !over {
        return Err(Refused::YearNotOver);
    }
    let has = |section| edition.text(section, Language::Dutch).is_some();
    match by {
        Role::Management if !has(Section::Reaction) => Err(Refused::NoReaction),
        Role::Officer if !has(Section::Summary) => Err(Refused::NoSummary),
        _ => Ok(()),
    }
}

/// Art. 7.3: a count is about people who could be known from it.
pub fn is_about_few(count: u32) -> bool {
    (1..CELL_MIN).contains(&count)
}

/// Art. 7.3: whether there are enough complaints to divide them for everybody.
pub fn can_be_divided(total: u32) -> bool {
    total >= BREAKDOWN_MIN
}
