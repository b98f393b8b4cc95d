//! The forms of a year (7.1): who asks for them, the worker that makes them, and handing them over.
//!
//! `columns` says what a row holds, `list` writes rows, `bundle` documents, `making` goes through
//! the dossiers. Nothing of it ever shows a dossier from which somebody is shut out (1).
mod bundle;
mod columns;
mod filed;
mod list;
mod making;
mod work;

use jiff::{SignedDuration, Timestamp};
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::{CollectionId, ComplaintId};
use weerklank_domain::people::Actor;
pub use weerklank_domain::report::collection::CollectionKind;
use weerklank_domain::rules::ch7_collection::the_officer_collects;
use weerklank_store::blobs::{BlobError, Opened};
use weerklank_store::collections;
pub use weerklank_store::collections::{Collection, State};
use weerklank_store::read_log::{self, Reading};

use crate::files::{FileContent, FileToRead};
use crate::{App, AppError, FieldProblem, SaveError};
pub use making::{Made, Watcher};

/// So long a collection is kept, and known to have been there.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Older years hold no complaint that somebody forgot.
const FIRST_YEAR: i16 = 1990;
/// How many the page lists.
const LISTED: u32 = 20;
/// So many readings are noted in one transaction.
const READINGS: u32 = 500;

/// What is to be made, for whom.
#[derive(Clone, Debug)]
pub struct Order {
    pub year: i16,
    pub kind: CollectionKind,
    pub language: Language,
    pub viewer: Viewer,
}

/// Whose eyes go through the dossiers.
#[derive(Clone, Debug)]
pub enum Viewer {
    Officer(Actor),
    /// Whoever runs the installation, at its terminal.
    Operator,
}

/// Who may collect the forms (7.1).
pub fn may_collect(by: &Actor) -> bool {
    the_officer_collects(by).is_ok()
}

impl App {
    /// Has the forms of a year collected. Asking twice while it is being made is asking once.
    pub async fn ask_collection(
        &self,
        by: &Actor,
        (year, kind, language): (i16, CollectionKind, Language),
    ) -> Result<CollectionId, SaveError> {
        if !may_collect(by) {
            return Err(AppError::NotAllowed.into());
        }
        let asked_at = self.clock.now();
        if !(FIRST_YEAR..=local_date(asked_at).year()).contains(&year) {
            let problem = FieldProblem { field: "year", text_key: "collection-wrong-year" };
            return Err(SaveError::Invalid(vec![problem]));
        }
        let new = Collection {
            id: CollectionId::from_uuid(self.draw_id()),
            year,
            kind: kind.key().to_owned(),
            language,
            asked_by: by.person,
            asked_at,
            state: State::Asked,
            done: 0,
            total: 0,
            attempts: 0,
            leased_until: None,
            settled_at: None,
            kept: None,
            name: String::new(),
        };
        self.store
            .write(move |tx| {
                let like = (new.asked_by, new.year, new.kind.as_str());
                if let Some(known) = collections::open_like(tx, like)? {
                    return Ok(known);
                }
                collections::insert(tx, &new)?;
                Ok(new.id)
            })
            .await
    }

    /// What this officer asked for, the last first. What holds a dossier that he may not see any
    /// more is as if its time had passed.
    pub async fn collections(&self, by: &Actor) -> Result<Vec<Collection>, AppError> {
        if !may_collect(by) {
            return Err(AppError::NotAllowed);
        }
        let person = by.person;
        let listed = self
            .store
            .read(move |tx| {
                let mut listed = collections::of_person(tx, person, LISTED)?;
                for one in &mut listed {
                    if one.state == State::Done && collections::hides_one(tx, one.id, person)? {
                        one.state = State::Gone;
                        one.kept = None;
                    }
                }
                Ok::<_, AppError>(listed)
            })
            .await?;
        Ok(listed)
    }

    /// Hands it over to who asked for it, and notes that he read each dossier in it.
    pub async fn collected(&self, by: &Actor, id: CollectionId) -> Result<FileToRead, AppError> {
        if !may_collect(by) {
            return Err(AppError::NotAllowed);
        }
        let person = by.person;
        let found = self
            .store
            .read(move |tx| {
                let found = collections::find(tx, id, person)?;
                let hides = collections::hides_one(tx, id, person)?;
                Ok::<_, AppError>(found.filter(|_| !hides))
            })
            .await?;
        let found = found.ok_or(AppError::NotFound)?;
        let kept = found.kept.filter(|_| found.state == State::Done).ok_or(AppError::NotFound)?;
        let opened = match self.files.blobs.open(kept).await {
            // A copy that was put back has none of them.
            Err(BlobError::Missing(_)) => {
                self.store.write(move |tx| collections::lose(tx, id)).await?;
                return Err(AppError::NotFound);
            }
            opened => opened?,
        };
        self.note_collected(by, id).await?;
        let Opened { file, size_bytes } = opened;
        Ok(FileToRead {
            media_type: media_type(&found.name).to_owned(),
            name: found.name,
            size_bytes,
            content: FileContent::File(file),
        })
    }

    async fn note_collected(&self, by: &Actor, id: CollectionId) -> Result<(), AppError> {
        let (person, read_at) = (by.person, self.clock.now());
        let mut after: Option<ComplaintId> = None;
        loop {
            let page = (after, READINGS);
            let members = self.store.read(move |tx| collections::members(tx, id, page)).await?;
            let Some(last) = members.last() else { return Ok(()) };
            after = Some(*last);
            let reading = |complaint: &ComplaintId| Reading {
                id: self.chance.id(read_at),
                person,
                complaint: *complaint,
                what: "collection".to_owned(),
                read_at,
            };
            let readings: Vec<Reading> = members.iter().map(reading).collect();
            self.store.write(move |tx| read_log::insert(tx, &readings)).await?;
        }
    }

    /// Forgets what was kept long enough. Its bytes go with the next sweep.
    pub async fn forget_collections(&self) -> Result<(), AppError> {
        let now = self.clock.now();
        let before = |term| now.saturating_sub(term).unwrap_or(Timestamp::MIN);
        let (made, known) = (before(KEPT_FOR), before(KNOWN_FOR));
        let gone = self.store.write(move |tx| collections::forget(tx, made, known)).await?;
        if gone > 0 {
            tracing::info!(gone, "forgot collections of forms whose time had passed");
        }
        Ok(())
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("pdf") => "application/pdf",
        Some("zip") => "application/zip",
        Some("csv") => "text/csv",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}
