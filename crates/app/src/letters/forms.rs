//! The forms of many dossiers after each other, with what they share read once (7.1).
use std::sync::Arc;

use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::several::Look;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Actor, Role};
use weerklank_store::{Tx, dossiers};
use weerklank_texts::paper::{Form, Kind, Paper};

use super::form::{self, Moment};
use super::{Desk, Lists};
use crate::organisation::Current;
use crate::queries::dossier::seen_by;
use crate::{App, AppError};

/// The letterhead and the labels of all of them.
pub(crate) struct Forms {
    organisation: Arc<Current>,
    lists: Arc<Lists>,
    language: Language,
    issued_on: jiff::civil::Date,
}

impl Forms {
    /// A page in the house style with nothing on it.
    pub(crate) fn blank(&self) -> Paper {
        Paper {
            language: self.language,
            title: String::new(),
            issued_on: self.issued_on,
            letterhead: self.organisation.letterhead(),
            kind: Kind::Form(Form::default()),
            blocks: Vec::new(),
            footer_note: None,
        }
    }
}

impl App {
    pub(crate) async fn forms(&self, language: Language) -> Result<Forms, AppError> {
        Ok(Forms {
            organisation: self.organisation().await?,
            lists: self.lists().await?,
            language,
            issued_on: local_date(self.clock.now()),
        })
    }

    /// The form of a closed dossier as this officer reads it. Nothing when it isn't closed any
    /// more, or not for him; whoever runs the installation sees all of them.
    pub(crate) async fn form_of(
        &self,
        forms: &Forms,
        (by, id): (&Actor, ComplaintId),
    ) -> Result<Option<Paper>, AppError> {
        let (by, at) = (by.clone(), self.clock.now());
        let read = move |tx: &mut Tx<'_>| {
            let sees = by.is(Role::System) || dossiers::is_visible(tx, by.person, id)?;
            let stored = dossiers::by_id(tx, id)?;
            let stored = stored.filter(|it| sees && it.complaint.closed_on.is_some());
            let dossier =
                stored.map(|stored| seen_by(tx, (by.clone(), Look::Whole, &|_| true), stored, at));
            dossier.transpose()
        };
        let Some(dossier) = self.store.read(read).await? else { return Ok(None) };
        let desk = Desk {
            dossier,
            organisation: Arc::clone(&forms.organisation),
            lists: Arc::clone(&forms.lists),
            language: forms.language,
            firm_address: None,
            public_url: String::new(),
        };
        Ok(Some(form::paper(&desk, Moment::Now)))
    }
}
