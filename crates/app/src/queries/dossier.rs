//! A dossier as one person sees it: the same timeline, through his own glasses.
use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::calendar::{Calendar, Explanation, FreeDayRule, local_date};
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::access::name_is_shared;
use weerklank_domain::complaint::command::{Circumstances, CommandKind};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::complaint::guard;
use weerklank_domain::complaint::steps::{self, Step};
use weerklank_domain::ids::{FileId, PersonId};
use weerklank_domain::people::{Actor, Register, Role, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Ruling;
use weerklank_domain::text::Text;
use weerklank_store::content::{self, WordsById};
use weerklank_store::dossiers;
pub use weerklank_store::dossiers::StoredEntry;
use weerklank_store::{Tx, advisers, files, firms, people};

use crate::card::ContactCard;
use crate::{App, AppError, Read};

/// A dossier, as far as this person may see it.
#[derive(Clone, Debug)]
pub struct Dossier {
    pub complaint: Complaint,
    pub version: u32,
    /// The entries that this person may see, the first one first.
    pub entries: Vec<StoredEntry>,
    pub words: WordsById,
    pub names: HashMap<PersonId, String>,
    pub firm: Option<String>,
    pub adviser: Option<String>,
    pub files: Vec<files::ListedFile>,
    /// Why the due date is what it is (6.4).
    pub due: Explanation,
    pub today: Date,
    pub by: Actor,
    pub at: Timestamp,
    pub register: Register,
    pub calendar: Calendar,
}

impl App {
    /// Opens a dossier and notes that it was read.
    pub async fn dossier(&self, by: &Actor, reference: Reference) -> Result<Dossier, AppError> {
        let dossier = self.dossier_unread(by, reference).await?;
        self.note_read(Read {
            person: by.person,
            complaint: dossier.complaint.id,
            what: "dossier",
            at: dossier.at,
        });
        Ok(dossier)
    }

    /// As [`Self::dossier`], for a letter or a form that is made from it.
    pub(crate) async fn dossier_unread(
        &self,
        by: &Actor,
        reference: Reference,
    ) -> Result<Dossier, AppError> {
        let at = self.clock.now();
        let calendar = self.calendar.clone();
        let by = by.clone();
        self.store.read(move |tx| load(tx, by, reference, (at, calendar))).await
    }

    /// The bytes of a file that this person may see, with its media type and its name.
    pub async fn file(
        &self,
        by: &Actor,
        reference: Reference,
        id: FileId,
    ) -> Result<(String, String, Vec<u8>), AppError> {
        let dossier = self.dossier_unread(by, reference).await?;
        let listed = dossier.files.iter().find(|file| file.id == id);
        let listed = listed.ok_or(AppError::NotFound)?.clone();
        let complaint = dossier.complaint.id;
        self.note_read(Read { person: by.person, complaint, what: "file", at: dossier.at });
        let bytes = self.store.read(move |tx| Ok::<_, AppError>(files::bytes(tx, id)?)).await?;
        Ok((listed.media_type, listed.name, bytes.ok_or(AppError::NotFound)?))
    }
}

fn load(
    tx: &mut Tx<'_>,
    by: Actor,
    reference: Reference,
    (at, calendar): (Timestamp, Calendar),
) -> Result<Dossier, AppError> {
    let stored = dossiers::find(tx, by.person, reference)?.ok_or(AppError::NotFound)?;
    let complaint = stored.complaint;
    let (firm, adviser) = match complaint.subject {
        Subject::Partner { firm, adviser, .. } => (
            firms::name(tx, firm)?,
            match adviser {
                Some(adviser) => advisers::name(tx, adviser)?,
                None => None,
            },
        ),
        Subject::Unknown { .. } | Subject::Organisation | Subject::Officer { .. } => (None, None),
    };
    let mut words = content::of_complaint(tx, complaint.id)?;
    let entries = dossiers::entries(tx, complaint.id)?;
    if !may_read_name(&complaint, &by) {
        hide_names(&mut words, &complaint, &entries);
    }
    let sees = |visibility| sees(&by, visibility);
    Ok(Dossier {
        version: stored.version,
        entries: entries.into_iter().filter(|e| sees(e.entry.event.visibility())).collect(),
        words,
        names: people::names(tx)?,
        firm,
        adviser,
        files: files::of_complaint(tx, complaint.id)?
            .into_iter()
            .filter(|file| sees(file.visibility))
            .collect(),
        due: calendar.explain(complaint.round().started_on, FreeDayRule::Stays),
        today: local_date(at),
        register: people::register(tx)?,
        complaint,
        by,
        at,
        calendar,
    })
}

/// Who sees an entry or a file with this visibility, once he sees the dossier.
fn sees(by: &Actor, visibility: Visibility) -> bool {
    match visibility {
        Visibility::Everybody | Visibility::OfficerAndPartner => true,
        Visibility::OfficerOnly => by.is(Role::Officer) || by.is(Role::Management),
    }
}

/// The name and addresses of the complainant, those of before a change included.
fn hide_names(words: &mut WordsById, complaint: &Complaint, entries: &[StoredEntry]) {
    let earlier = entries.iter().filter_map(|stored| match &stored.entry.event {
        Event::Recorded { recording } => Some(&recording.complainant),
        Event::ComplainantChanged { complainant } => Some(complainant),
        _ => None,
    });
    for complainant in earlier.chain([&complaint.complainant]) {
        words.hide(&complainant.name);
        if let Some(card) = &complainant.card {
            words.hide(card);
        }
    }
}

fn may_read_name(complaint: &Complaint, by: &Actor) -> bool {
    name_is_shared(complaint)
        || by.is(Role::Officer)
        || by.is(Role::Management)
        || complaint.recording.recorded_by == by.person
}

impl Dossier {
    fn around(&self) -> Circumstances<'_> {
        Circumstances {
            by: &self.by,
            at: self.at,
            register: &self.register,
            calendar: &self.calendar,
            named_surname: None,
            entry: None,
        }
    }

    /// Whether this person can do this now, from the rule that would refuse it.
    pub fn permit(&self, kind: CommandKind) -> Ruling {
        guard::permit(kind, &self.complaint, &self.around())
    }

    /// What is done, what is next and what is not possible yet, and why.
    pub fn road(&self) -> Vec<Step> {
        steps::road(&self.complaint, &self.around())
    }

    /// The words; nothing when they were erased or may not be read.
    pub fn said(&self, text: &Text) -> Option<&str> {
        self.words.of(text)
    }

    pub fn name_of(&self, person: PersonId) -> Option<&str> {
        self.names.get(&person).map(String::as_str)
    }

    /// How the complainant can be reached; empty when that may not be read.
    pub fn card(&self) -> ContactCard {
        let card = self.complaint.complainant.card.as_ref();
        card.and_then(|card| self.said(card)).map(ContactCard::read).unwrap_or_default()
    }

    /// Whether entries for officers only are shown to him.
    pub fn sees_officer_matters(&self) -> bool {
        sees(&self.by, Visibility::OfficerOnly)
    }

    /// Whether the partner knew from the start, since he recorded it himself (4.2).
    pub(crate) fn registrar_is_involved(&self) -> bool {
        guard::registrar_is_involved(&self.complaint, &self.around())
    }

    pub fn is_officer(&self) -> bool {
        self.by.is(Role::Officer)
    }
}
