//! Between which hours people are reminded, and when the mail of a day goes.
use serde::{Deserialize, Serialize};
use weerklank_domain::people::{Actor, Role};
use weerklank_store::Tx;
use weerklank_store::settings::{self, Setting};

use crate::invalid::{Findings, SaveError};
use crate::{App, AppError};

const KEY: &str = "reminders";
/// The last hour of a day.
const LAST: i8 = 24;

/// Hours on the clock in Amsterdam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hours {
    pub from: i8,
    /// Not any more at this hour.
    pub until: i8,
    /// From which hour the mail of a day goes.
    pub digest: i8,
}

impl Default for Hours {
    fn default() -> Self {
        Self { from: 8, until: 18, digest: 8 }
    }
}

/// What is set, for the form.
#[derive(Clone, Copy, Debug)]
pub struct HoursSet {
    pub hours: Hours,
    /// Who saves must have seen this version.
    pub version: u32,
}

impl App {
    pub async fn reminder_hours(&self) -> Result<HoursSet, AppError> {
        self.store.read(load).await
    }

    pub async fn set_reminder_hours(
        &self,
        by: &Actor,
        (hours, seen): (Hours, u32),
    ) -> Result<(), SaveError> {
        if !by.is(Role::Administrator) {
            return Err(AppError::NotAllowed.into());
        }
        let mut findings = Findings::default();
        findings.check((0..LAST).contains(&hours.from), "from_hour", "hours-wrong");
        let is_after = hours.until > hours.from && hours.until <= LAST;
        findings.check(is_after, "until_hour", "hours-until-before-from");
        let is_within = (hours.from..hours.until).contains(&hours.digest);
        findings.check(is_within, "digest_hour", "hours-digest-outside");
        findings.done()?;
        let by = (by.person, self.clock.now());
        let save = move |tx: &mut Tx<'_>| {
            let value = serde_json::to_string(&hours)
                .map_err(|_| AppError::Unreadable("the hours of reminders"))?;
            let setting = Setting { value, version: seen };
            settings::put(tx, KEY, &setting, by)?.ok_or(AppError::Changed)
        };
        self.store.write(save).await?;
        Ok(())
    }
}

pub(super) fn load(tx: &mut Tx<'_>) -> Result<HoursSet, AppError> {
    let Some(Setting { value, version }) = settings::get(tx, KEY)? else {
        return Ok(HoursSet { hours: Hours::default(), version: 0 });
    };
    let hours =
        serde_json::from_str(&value).map_err(|_| AppError::Unreadable("the hours of reminders"))?;
    Ok(HoursSet { hours, version })
}
