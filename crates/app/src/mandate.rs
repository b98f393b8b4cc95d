//! The mandate of the officer, a working agreement: what he grants, on which grounds he sends
//! somebody elsewhere, which words are looked at twice. It holds from the moment at which it is
//! saved; what happened before keeps what held then, since it is an event.
use weerklank_domain::mandate::Mandate;
use weerklank_domain::people::{Actor, Role};
use weerklank_store::Tx;
use weerklank_store::settings::{self, Setting};

use crate::invalid::{Findings, SaveError};
use crate::{App, AppError};

const KEY: &str = "mandate";
/// Of the list of words.
const WORDS_MAX: usize = 200;
const WORD_CHARACTERS_MAX: usize = 60;

/// What is agreed on now.
#[derive(Clone, Debug)]
pub struct CurrentMandate {
    pub mandate: Mandate,
    /// For the form: who saves must have seen this version.
    pub version: u32,
}

impl App {
    pub async fn mandate(&self) -> Result<CurrentMandate, AppError> {
        self.store.read(current).await
    }

    /// Saves what management or an administrator agreed on.
    pub async fn save_mandate(
        &self,
        by: &Actor,
        mandate: Mandate,
        version: u32,
    ) -> Result<(), SaveError> {
        if !(by.is(Role::Administrator) || by.is(Role::Management)) {
            return Err(AppError::NotAllowed.into());
        }
        let mut findings = Findings::default();
        let words = &mandate.liability_words;
        let too_long = words.iter().any(|word| word.chars().count() > WORD_CHARACTERS_MAX);
        let fits = words.len() <= WORDS_MAX && !too_long;
        findings.check(fits, "liability_words", "accounts-too-long");
        findings.done()?;
        let value =
            serde_json::to_string(&mandate).map_err(|_| AppError::Unreadable("the mandate"))?;
        let (person, at) = (by.person, self.clock.now());
        let setting = Setting { value, version };
        let saved = move |tx: &mut Tx<'_>| settings::put(tx, KEY, &setting, (person, at));
        let saved = self.store.write(saved).await.map_err(AppError::from)?;
        saved.map(drop).ok_or_else(|| AppError::Changed.into())
    }
}

fn current(tx: &mut Tx<'_>) -> Result<CurrentMandate, AppError> {
    let Some(setting) = settings::get(tx, KEY)? else {
        return Ok(CurrentMandate { mandate: Mandate::default(), version: 0 });
    };
    let mandate =
        serde_json::from_str(&setting.value).map_err(|_| AppError::Unreadable("the mandate"))?;
    Ok(CurrentMandate { mandate, version: setting.version })
}

pub(crate) fn load(tx: &mut Tx<'_>) -> Result<Mandate, AppError> {
    Ok(current(tx)?.mandate)
}
