//! An access code for who has no mail address: told on the telephone, or in a letter (6.3). It is
//! shown for an hour to who gave it; after that only its hash is left.
use jiff::SignedDuration;
use uuid::Uuid;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::{CorrespondenceKind as Kind, Correspondent};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::Way;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_store::{Tx, visits};

use super::AccessCode;
use crate::envelope::Enclosures;
use crate::execute::Request;
use crate::keys::Keys;
use crate::letters::addressee;
use crate::queries::dossier::Dossier;
use crate::{App, AppError, templates};

/// So long who gave a code can look at it again.
const SHOWN: SignedDuration = SignedDuration::from_hours(1);

/// A code that was given just now.
#[derive(Clone, Debug)]
pub struct GivenCode {
    pub code: AccessCode,
    pub to: Correspondent,
    pub way: Way,
}

impl App {
    /// Gives a code; an earlier one ends. The code follows from the form, so that a double click
    /// gives one. Answers the new version of the dossier.
    pub async fn give_access_code(
        &self,
        request: Request,
        (to, way): (Correspondent, Way),
        enclosed: Enclosures,
    ) -> Result<u32, AppError> {
        let form = request.submission.map_or_else(|| self.draw_id(), |sent| sent.form);
        let dossier = self.dossier_unread(&request.by, request.reference).await?;
        let code = self.code_of(dossier.complaint.id, form).await?;
        let (hash, at) = (self.hash_code(&code).await?, self.clock.now());
        let command = Command::GiveAccessCode { to, way };
        let after = move |tx: &mut Tx<'_>, id: ComplaintId| {
            Ok(visits::grant(tx, id, (role(to), &hash), at)?)
        };
        self.execute_then(request, (command, enclosed), after).await
    }

    /// The code that this person gave with this form in the last hour, as long as it works.
    pub async fn given_code(
        &self,
        by: &Actor,
        (reference, form): (Reference, Uuid),
    ) -> Result<GivenCode, AppError> {
        let dossier = self.dossier_unread(by, reference).await?;
        let (to, way) = self.last_given(&dossier).ok_or(AppError::NotFound)?;
        let code = self.code_of(dossier.complaint.id, form).await?;
        let codes = self.store.read(move |tx| visits::codes(tx, reference)).await?;
        let hash = codes.into_iter().find(|(entrance, _)| entrance.role == role(to));
        let hash = hash.ok_or(AppError::NotFound)?.1;
        match self.passwords().matches(code.digits(), Some(hash), || true).await? {
            Some(true) => Ok(GivenCode { code, to, way }),
            _ => Err(AppError::NotFound),
        }
    }

    /// The letter with the code: it is printed now, and kept nowhere.
    pub async fn code_letter(
        &self,
        by: &Actor,
        (reference, form): (Reference, Uuid),
    ) -> Result<Vec<u8>, AppError> {
        let given = self.given_code(by, (reference, form)).await?;
        let desk = self.writers_desk(by, reference).await?;
        let own = self.own_template(Kind::AccessCode, desk.language).await?;
        let source = desk.source();
        let values = source.values_without_words();
        let values = values
            .with("salutation", source.salutation(given.to))
            .with("access_code", given.code.to_string());
        let written = templates::write((Kind::AccessCode, desk.language), own.as_deref(), &values)?;
        let to = addressee::alone(&desk, given.to);
        self.print(desk.letter_to(to, &written.subject, &written.text)).await
    }

    /// Whether a code lets the complainant in.
    pub async fn has_access_code(&self, complaint: ComplaintId) -> Result<bool, AppError> {
        let read = move |tx: &mut Tx<'_>| visits::has_code(tx, complaint, Role::Complainant);
        Ok(self.store.read(read).await?)
    }

    async fn code_of(&self, complaint: ComplaintId, form: Uuid) -> Result<AccessCode, AppError> {
        let app = self.clone();
        let keys = self.store.write(move |tx| Keys::ensure(tx, &app)).await?;
        let complaint = complaint.as_uuid();
        let parts: [&[u8]; 2] = [complaint.as_bytes(), form.as_bytes()];
        Ok(AccessCode::from_chance(keys.sign("access code", &parts)))
    }

    fn last_given(&self, dossier: &Dossier) -> Option<(Correspondent, Way)> {
        let now = self.clock.now();
        let entries = dossier.entries.iter().rev().map(|stored| &stored.entry);
        let mut given = entries.filter_map(|entry| match entry.event {
            Event::AccessCodeGiven { to, way } => Some((entry, (to, way))),
            _ => None,
        });
        let (entry, given) = given.next()?;
        let is_his = entry.by == dossier.by.person && now.duration_since(entry.at) < SHOWN;
        is_his.then_some(given)
    }
}

fn role(to: Correspondent) -> Role {
    match to {
        Correspondent::Representative => Role::Representative,
        // The rules refuse whoever is no visitor.
        _ => Role::Complainant,
    }
}
