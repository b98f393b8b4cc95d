//! What an organisation agrees on besides its procedure: the terms of its complaints, and which
//! days are free.
mod free_days;
mod terms;

use weerklank_domain::calendar::Calendar;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::terms::{Agreements, Terms};
use weerklank_store::Tx;
use weerklank_store::settings;

pub use free_days::{FreeDays, FreeDaysProblem};
pub use terms::{AgreedTerms, wrong_key};

use crate::{App, AppError};

/// What holds now; a complaint takes its terms by its day of receipt.
#[derive(Clone, Debug)]
pub struct Agreed {
    pub calendar: Calendar,
    pub agreements: Agreements,
}

impl Agreed {
    pub fn terms(&self, complaint: &Complaint) -> Terms {
        self.agreements.on(complaint.received_on)
    }
}

/// Read inside the transaction that goes by it, so that all it writes goes by the same.
pub fn load(tx: &mut Tx<'_>) -> Result<Agreed, AppError> {
    let calendar = free_days::load(tx)?.calendar;
    Ok(Agreed { calendar, agreements: terms::load(tx)?.agreements })
}

/// Tells one state of what was agreed from another.
pub(crate) fn version(tx: &mut Tx<'_>) -> Result<String, AppError> {
    let terms = settings::version(tx, terms::KEY)?;
    let free_days = settings::version(tx, free_days::KEY)?;
    Ok(format!("{} {free_days} {terms}", Calendar::dutch().known_until()))
}

impl App {
    /// Which days are free.
    pub async fn calendar(&self) -> Result<Calendar, AppError> {
        self.store.read(|tx| Ok::<_, AppError>(load(tx)?.calendar)).await
    }
}
