//! What was entered beside the dossiers: the clients of a year, and totals of years before them.
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::FirmId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::report::Entered;
use weerklank_domain::report::entered::{Exposed, PastYear, WrongLine};
use weerklank_store::settings::{self, Setting};
use weerklank_store::{Tx, firms};

use crate::{App, AppError};

/// In characters: forty years of five hundred firms.
const LIST_MAX: usize = 2_000_000;

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Exposure,
    Years,
}

impl Which {
    fn key(self) -> &'static str {
        match self {
            Self::Exposure => "exposure",
            Self::Years => "years-before",
        }
    }
}

/// A list as it is now, for the form: a line for each row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnteredList {
    pub list: String,
    /// Who saves must have seen this version; 0 was never saved.
    pub version: u32,
}

/// Why a list was not saved.
#[derive(Debug, thiserror::Error)]
pub enum EnteredProblem {
    #[error(transparent)]
    Line(#[from] WrongLine),
    #[error("the list is too long")]
    TooLong,
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<weerklank_store::StoreError> for EnteredProblem {
    fn from(error: weerklank_store::StoreError) -> Self {
        Self::App(error.into())
    }
}

/// Who enters them.
pub fn may_enter(by: &Actor) -> bool {
    by.is(Role::Officer) || by.is(Role::Administrator)
}

impl App {
    pub async fn entered(&self, by: &Actor, which: Which) -> Result<EnteredList, AppError> {
        if !may_enter(by) {
            return Err(AppError::NotAllowed);
        }
        self.store.read(move |tx| list(tx, which)).await
    }

    /// All that was entered, for whoever runs the installation.
    pub async fn all_entered(&self) -> Result<Entered, AppError> {
        self.store.read(load).await
    }

    /// Replaces a list; nothing is saved when one line can't be taken.
    pub async fn save_entered(
        &self,
        by: &Actor,
        which: Which,
        (list, seen): (String, u32),
    ) -> Result<(), EnteredProblem> {
        if !may_enter(by) {
            return Err(AppError::NotAllowed.into());
        }
        if list.chars().count() > LIST_MAX {
            return Err(EnteredProblem::TooLong);
        }
        let by = (by.person, self.clock.now());
        let today = local_date(by.1);
        let save = move |tx: &mut Tx<'_>| -> Result<(), EnteredProblem> {
            let value = match which {
                Which::Exposure => {
                    let known = names(tx)?;
                    let rows = Exposed::read(&list, (&|name| named(&known, name), today))?;
                    serde_json::to_string(&rows)
                }
                Which::Years => serde_json::to_string(&PastYear::read(&list, today)?),
            };
            let value = value.map_err(|_| AppError::Unreadable("what was entered"))?;
            let setting = Setting { value, version: seen };
            let saved = settings::put(tx, which.key(), &setting, by)?;
            saved.map(drop).ok_or_else(|| AppError::Changed.into())
        };
        self.store.write(save).await
    }
}

fn names(tx: &mut Tx<'_>) -> Result<Vec<(FirmId, String)>, AppError> {
    Ok(firms::list(tx)?.into_iter().map(|firm| (firm.id, firm.name)).collect())
}

/// Whatever capitals were typed; of two firms with one name neither is meant.
fn named(firms: &[(FirmId, String)], name: &str) -> Option<FirmId> {
    let wanted = name.to_lowercase();
    let mut same = firms.iter().filter(|(_, known)| known.trim().to_lowercase() == wanted);
    same.next().filter(|_| same.next().is_none()).map(|(id, _)| *id)
}

pub(crate) fn load(tx: &mut Tx<'_>) -> Result<Entered, AppError> {
    Ok(Entered { exposures: rows(tx, Which::Exposure)?.0, years: rows(tx, Which::Years)?.0 })
}

fn list(tx: &mut Tx<'_>, which: Which) -> Result<EnteredList, AppError> {
    let (lines, version): (Vec<String>, u32) = match which {
        Which::Exposure => {
            let known = names(tx)?;
            let (rows, version) = rows::<Exposed>(tx, which)?;
            let name = |firm: Option<FirmId>| {
                let found = firm.and_then(|firm| known.iter().find(|(id, _)| *id == firm));
                found.map_or("", |(_, name)| name.as_str())
            };
            (rows.iter().map(|row| row.line(name(row.firm))).collect(), version)
        }
        Which::Years => {
            let (rows, version) = rows::<PastYear>(tx, which)?;
            (rows.iter().map(PastYear::line).collect(), version)
        }
    };
    Ok(EnteredList { list: lines.join("\n"), version })
}

fn rows<T: serde::de::DeserializeOwned>(
    tx: &mut Tx<'_>,
    which: Which,
) -> Result<(Vec<T>, u32), AppError> {
    let Some(Setting { value, version }) = settings::get(tx, which.key())? else {
        return Ok((Vec::new(), 0));
    };
    let rows =
        serde_json::from_str(&value).map_err(|_| AppError::Unreadable("what was entered"))?;
    Ok((rows, version))
}
