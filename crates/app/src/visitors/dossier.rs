//! What a visitor sees of his dossier and does in it: the same timeline, the same rules.
use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::calendar::local_date;
use weerklank_domain::chain::{self, Digest, Link, salted};
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::complaint::several::Look;
use weerklank_domain::ids::FileId;
use weerklank_domain::people::{REPRESENTATIVE, Role};
use weerklank_store::dossiers::{Stored, StoredLink};
use weerklank_store::{Tx, content, dossiers, files};

use super::Visitor;
use crate::envelope::Enclosures;
use crate::execute::{Addressed, Submission, Which};
use crate::files::FileToRead;
use crate::queries::dossier::{self, Dossier};
use crate::{App, AppError};

/// Whether what was sent is still what is kept.
#[derive(Clone, Debug)]
pub struct Unchanged {
    pub manifest: String,
    /// The digest that stands on the receipt, computed again.
    pub digest: Digest,
    /// The manifest, each file and the history of the dossier were looked at, and all is well.
    pub holds: bool,
}

impl App {
    /// The dossier, as far as this visitor may see it.
    pub async fn visitors_dossier(&self, visitor: &Visitor) -> Result<Dossier, AppError> {
        let (visitor, at) = (*visitor, self.clock.now());
        let read = move |tx: &mut Tx<'_>| {
            let stored = dossiers::by_id(tx, visitor.complaint)?.ok_or(AppError::NotFound)?;
            seen(tx, &visitor, stored, at)
        };
        let dossier = self.store.read::<_, AppError, _>(read).await?;
        Ok(Dossier { has_scanner: self.files.scanner.is_some(), ..dossier })
    }

    /// The dossier and "Is what I sent unchanged?", which looks at the manifest against its seal,
    /// at each file against the manifest, and at the whole history of the dossier.
    pub async fn visitors_status(
        &self,
        visitor: &Visitor,
    ) -> Result<(Dossier, Option<Unchanged>), AppError> {
        let (visitor, at) = (*visitor, self.clock.now());
        let read = move |tx: &mut Tx<'_>| {
            let stored = dossiers::by_id(tx, visitor.complaint)?.ok_or(AppError::NotFound)?;
            let unchanged = unchanged(tx, &stored.complaint)?;
            Ok((seen(tx, &visitor, stored, at)?, unchanged))
        };
        let (dossier, unchanged) = self.store.read::<_, AppError, _>(read).await?;
        let dossier = Dossier { has_scanner: self.files.scanner.is_some(), ..dossier };
        let Some((mut unchanged, blobs)) = unchanged else { return Ok((dossier, None)) };
        for blob in blobs {
            match self.is_whole(blob).await {
                Ok(whole) => unchanged.holds &= whole,
                // Nothing is said of what can't be looked at now.
                Err(AppError::File(_)) => return Ok((dossier, None)),
                Err(error) => return Err(error),
            }
        }
        Ok((dossier, Some(unchanged)))
    }

    /// Carries out what a visitor asks of his own dossier. Answers its new version.
    pub async fn visitor_does(
        &self,
        visitor: &Visitor,
        (seen, submission): (Option<u32>, Option<Submission>),
        (command, enclosed): (Command, Enclosures),
    ) -> Result<u32, AppError> {
        let which = Which::LetIn(visitor.complaint);
        let asked = Addressed { which, by: visitor.actor(), seen, submission };
        self.execute_in(asked, command, enclosed).await
    }

    /// A file that this visitor may see.
    pub async fn visitors_file(
        &self,
        visitor: &Visitor,
        id: FileId,
    ) -> Result<FileToRead, AppError> {
        let dossier = self.visitors_dossier(visitor).await?;
        let listed = dossier.files.into_iter().find(|file| file.id == id);
        self.open_file(listed.ok_or(AppError::NotFound)?).await
    }
}

fn seen(
    tx: &mut Tx<'_>,
    visitor: &Visitor,
    stored: Stored,
    at: Timestamp,
) -> Result<Dossier, AppError> {
    let told = visitor.role != Role::Representative || is_told(&stored.complaint, local_date(at));
    let sees = |entry: &Entry| is_shared(entry) && (told || is_his_own(entry));
    let mut seen = dossier::seen_by(tx, (visitor.actor(), Look::Whole, &sees), stored, at)?;
    if !told {
        seen.files.retain(|file| file.added_by == REPRESENTATIVE);
    }
    Ok(seen)
}

/// What the store says of it, and the files that are still to be looked at; nothing for who has no
/// receipt.
fn unchanged(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
) -> Result<Option<(Unchanged, Vec<Digest>)>, AppError> {
    let recording = &complaint.recording;
    let Some(receipt) = recording.receipt else { return Ok(None) };
    let sealed = content::sealed(tx, complaint.id)?;
    let Some((salt, manifest)) = sealed.get(&receipt.id) else { return Ok(None) };
    let mut holds = salted(salt, manifest.as_bytes()) == receipt.digest;
    let said = sealed.get(&recording.expression.id);
    holds &= said
        .is_some_and(|(salt, words)| salted(salt, words.as_bytes()) == recording.expression.digest);
    let mut blobs = Vec::new();
    for file in &recording.files {
        let named = files::find(tx, file.id)?
            .map(|file| file.blob)
            .filter(|blob| manifest.contains(&format!("SHA-256 {blob}")));
        holds &= named.is_some();
        blobs.extend(named);
    }
    let links = dossiers::links(tx, complaint.id)?;
    let links: Option<Vec<Link<'_>>> = links.iter().map(linked).collect();
    holds &= links.is_some_and(|links| chain::verify(complaint.id, links).is_ok());
    let digest = Digest::sha256(manifest.as_bytes());
    Ok(Some((Unchanged { manifest: manifest.clone(), digest, holds }, blobs)))
}

fn linked(stored: &StoredLink) -> Option<Link<'_>> {
    let digest = <[u8; 32]>::try_from(stored.digest.as_slice()).ok()?;
    let (seq, body) = (stored.number, stored.body.as_bytes());
    Some(Link { seq, body, digest: Digest::from_bytes(digest) })
}

/// Transition 32: whether who acts for the complainant may be told more than the receipt, the due
/// date and his own text.
fn is_told(complaint: &Complaint, today: Date) -> bool {
    complaint.represented.as_ref().is_some_and(|represented| represented.may_be_told(today))
}

/// What is for everybody, and what he answered himself: not what followed from it by itself.
fn is_shared(entry: &Entry) -> bool {
    let answered = matches!(entry.event, Event::SurveyAnswered { .. });
    answered || entry.event.visibility() == Visibility::Everybody
}

fn is_his_own(entry: &Entry) -> bool {
    entry.by == REPRESENTATIVE || matches!(entry.event, Event::AuthorisationAsked { .. })
}
