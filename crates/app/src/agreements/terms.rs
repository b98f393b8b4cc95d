//! The terms: an administrator agrees on them from a later day on.
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::terms::{Agreement, Agreements, Term, Terms, Unit};
use weerklank_domain::people::{Actor, Role};
use weerklank_store::Tx;
use weerklank_store::settings::{self, Setting};

use crate::invalid::{Findings, SaveError};
use crate::{App, AppError};

pub(super) const KEY: &str = "terms";

/// All that was agreed, for the form.
#[derive(Clone, Debug)]
pub struct AgreedTerms {
    pub agreements: Agreements,
    /// Who saves must have seen this version.
    pub version: u32,
}

impl AgreedTerms {
    /// Those that hold last, where a new agreement begins from.
    pub fn latest(&self) -> Terms {
        self.agreements.last().map_or_else(Terms::default, |agreement| agreement.terms)
    }
}

impl App {
    pub async fn agreed_terms(&self) -> Result<AgreedTerms, AppError> {
        self.store.read(load).await
    }

    /// Agrees on terms for what comes in from a later day on. The tasks of such complaints are
    /// built anew by the worker.
    pub async fn agree_on_terms(
        &self,
        by: &Actor,
        (new, seen): (Agreement, u32),
    ) -> Result<(), SaveError> {
        if !by.is(Role::Administrator) {
            return Err(AppError::NotAllowed.into());
        }
        check(&new.terms)?;
        let at = self.clock.now();
        let by = (by.person, at);
        let save = move |tx: &mut Tx<'_>| {
            let AgreedTerms { mut agreements, version } = load(tx)?;
            if version != seen {
                return Err(AppError::Changed.into());
            }
            let mut findings = Findings::default();
            let is_ahead = agreements.agree(new, local_date(at)).is_ok();
            findings.check(is_ahead, "from_day", "terms-begin-too-early");
            findings.done()?;
            let value = serde_json::to_string(&agreements)
                .map_err(|_| AppError::Unreadable("the terms"))?;
            let setting = Setting { value, version };
            settings::put(tx, KEY, &setting, by)?.ok_or(AppError::Changed)?;
            Ok::<_, SaveError>(())
        };
        self.store.write(save).await
    }
}

pub(super) fn load(tx: &mut Tx<'_>) -> Result<AgreedTerms, AppError> {
    let Some(Setting { value, version }) = settings::get(tx, KEY)? else {
        return Ok(AgreedTerms { agreements: Agreements::new(), version: 0 });
    };
    let agreements = serde_json::from_str(&value).map_err(|_| AppError::Unreadable("the terms"))?;
    Ok(AgreedTerms { agreements, version })
}

/// Each can be what it is, and they follow each other as a complaint meets them.
fn check(terms: &Terms) -> Result<(), SaveError> {
    let mut findings = Findings::default();
    for Term { key, unit, of, .. } in Terms::ALL {
        findings.check(unit.range().contains(&of(terms)), key, wrong_key(*unit));
    }
    let Terms { progress_on_day, idle_on_day, view_on_day, draft_on_day, post_on_day, .. } = *terms;
    findings.check(progress_on_day <= idle_on_day, "idle_on_day", "terms-idle-before-progress");
    findings.check(view_on_day <= draft_on_day, "draft_on_day", "terms-draft-before-view");
    findings.check(draft_on_day <= post_on_day, "post_on_day", "terms-post-before-draft");
    findings.done()
}

/// The sentence that says what a term of this unit can be.
pub fn wrong_key(unit: Unit) -> &'static str {
    match unit {
        Unit::WorkingDays => "terms-working-days-wrong",
        Unit::DayOfRound => "terms-day-wrong",
        Unit::DaysAfterAnswer => "terms-days-after-wrong",
        Unit::Months => "terms-months-wrong",
    }
}
