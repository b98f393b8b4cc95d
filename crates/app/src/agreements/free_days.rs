//! Which days are free besides the recognised holidays: a list that is shipped, and that an
//! administrator replaces when a decree says so. A line that can't be read is named, and nothing
//! is saved.
use weerklank_domain::calendar::{Calendar, UnreadableLine};
use weerklank_domain::people::{Actor, Role};
use weerklank_store::Tx;
use weerklank_store::settings::{self, Setting};

use crate::{App, AppError};

pub(super) const KEY: &str = "free-days";
/// In characters: a list of a thousand years.
const LIST_MAX: usize = 60_000;

/// The list as it is now, for the form.
#[derive(Clone, Debug)]
pub struct FreeDays {
    pub list: String,
    pub calendar: Calendar,
    /// Who saves must have seen this version; 0 is the list that is shipped.
    pub version: u32,
}

/// Why a list was not saved.
#[derive(Debug, thiserror::Error)]
pub enum FreeDaysProblem {
    #[error(transparent)]
    Line(#[from] UnreadableLine),
    #[error("the list does not say until which year it is known")]
    NoYear,
    #[error("the list does not say who says so")]
    NoSource,
    #[error("the list is too long")]
    TooLong,
    #[error(transparent)]
    App(#[from] AppError),
}

impl App {
    pub async fn free_days(&self) -> Result<FreeDays, AppError> {
        self.store.read(load).await
    }

    /// Replaces the list. The tasks are built anew by the worker; the 28 days stay where they are.
    pub async fn save_free_days(
        &self,
        by: &Actor,
        (list, seen): (String, u32),
    ) -> Result<(), FreeDaysProblem> {
        if !by.is(Role::Administrator) {
            return Err(AppError::NotAllowed.into());
        }
        checked(&list)?;
        let by = (by.person, self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            let setting = Setting { value: list.clone(), version: seen };
            settings::put(tx, KEY, &setting, by)?.ok_or(AppError::Changed)
        };
        self.store.write(save).await?;
        Ok(())
    }
}

/// The list as a calendar, or the first thing that is wrong with it.
fn checked(list: &str) -> Result<Calendar, FreeDaysProblem> {
    if list.chars().count() > LIST_MAX {
        return Err(FreeDaysProblem::TooLong);
    }
    let calendar = Calendar::from_list(list)?;
    if calendar.known_until() == 0 {
        return Err(FreeDaysProblem::NoYear);
    }
    if calendar.source().is_empty() {
        return Err(FreeDaysProblem::NoSource);
    }
    Ok(calendar)
}

pub(super) fn load(tx: &mut Tx<'_>) -> Result<FreeDays, AppError> {
    let Some(Setting { value, version }) = settings::get(tx, KEY)? else {
        let (list, calendar) = (Calendar::shipped_list().to_owned(), Calendar::dutch());
        return Ok(FreeDays { list, calendar, version: 0 });
    };
    let calendar =
        Calendar::from_list(&value).map_err(|_| AppError::Unreadable("the free days"))?;
    Ok(FreeDays { list: value, calendar, version })
}
