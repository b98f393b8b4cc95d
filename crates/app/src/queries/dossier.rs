//! A dossier as one person sees it: the same timeline, through his own glasses.
use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::calendar::{Calendar, Explanation, FreeDayRule, local_date};
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::access::{self, is_for, may_read_name};
use weerklank_domain::complaint::command::{Circumstances, CommandKind};
use weerklank_domain::complaint::compliance::{Finding, Numbered, findings};
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::complaint::guard;
use weerklank_domain::complaint::several::{Look, PartyNumber, is_of_another};
use weerklank_domain::complaint::steps::{self, Step};
use weerklank_domain::complaint::tasks::Around;
use weerklank_domain::complaint::terms::{Agreements, Terms};
use weerklank_domain::ids::{FileId, PersonId};
use weerklank_domain::mandate::Mandate;
use weerklank_domain::people::{Actor, Register, Role, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Ruling;
use weerklank_domain::text::Text;
use weerklank_store::content::{self, WordsById};
use weerklank_store::dossiers;
pub use weerklank_store::dossiers::StoredEntry;
use weerklank_store::{Tx, advisers, files, firms, people, relations};

use super::deliveries::{self, Delivered};
pub(crate) use super::hiding::{hide, texts_of};
pub use super::several::NamedPartner;
use super::{links, several};
use crate::agreements::{self, Agreed};
use crate::card::ContactCard;
use crate::files::FileToRead;
use crate::lists::{self, Lists};
use crate::{App, AppError, Read, mandate};

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
    /// The further partners by name, for who sees all of the dossier.
    pub partners: Vec<NamedPartner>,
    /// The relation that complains, as the register calls it.
    pub relation: Option<String>,
    pub files: Vec<files::ListedFile>,
    /// Whether files are scanned at all, so that one that waits for it can be told.
    pub has_scanner: bool,
    /// What became of the mails that followed from entries, for those who write them.
    pub deliveries: Vec<Delivered>,
    /// The items of the settings, for their labels; nothing while it refers to none.
    pub lists: Lists,
    /// How it stands with each article, for who looks after the procedure; from all entries, also
    /// those that he may not read.
    pub compliance: Vec<Finding>,
    /// Why the due date is what it is (6.4).
    pub due: Explanation,
    pub today: Date,
    pub by: Actor,
    pub at: Timestamp,
    pub register: Register,
    pub calendar: Calendar,
    pub agreements: Agreements,
    /// What the officer may grant and say by himself.
    pub mandate: Mandate,
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
        let by = by.clone();
        let read = move |tx: &mut Tx<'_>| load(tx, &by, reference, at);
        let dossier = self.store.read(read).await?;
        Ok(Dossier { has_scanner: self.files.scanner.is_some(), ..dossier })
    }

    /// Whether this person recorded it, also when he may not see what became of it.
    pub async fn was_recorded_by(
        &self,
        by: &Actor,
        reference: Reference,
    ) -> Result<bool, AppError> {
        let person = by.person;
        let ask = move |tx: &mut Tx<'_>| dossiers::was_recorded_by(tx, person, reference);
        Ok(self.store.read(ask).await?)
    }

    /// A file that this person may see.
    pub async fn file(
        &self,
        by: &Actor,
        reference: Reference,
        id: FileId,
    ) -> Result<FileToRead, AppError> {
        let dossier = self.dossier_unread(by, reference).await?;
        let listed = dossier.files.iter().find(|file| file.id == id);
        let listed = listed.ok_or(AppError::NotFound)?.clone();
        let complaint = dossier.complaint.id;
        self.note_read(Read { person: by.person, complaint, what: "file", at: dossier.at });
        self.open_file(listed).await
    }
}

fn load(
    tx: &mut Tx<'_>,
    by: &Actor,
    reference: Reference,
    at: Timestamp,
) -> Result<Dossier, AppError> {
    let stored = dossiers::find(tx, by.person, reference)?.ok_or(AppError::NotFound)?;
    let register = people::register(tx, local_date(at))?;
    let by = access::in_dossier(by, &stored.complaint, &register);
    let look = look_of(tx, &by, &stored.complaint)?;
    let reader = by.clone();
    seen_by(tx, (by, look, &|entry| sees(&reader, look, entry)), stored, at)
}

/// Who looks, as whom, and at which entries.
pub(crate) type Eyes<'a> = (Actor, Look, &'a dyn Fn(&Entry) -> bool);

/// A dossier as somebody sees it who sees these entries of it.
pub(crate) fn seen_by(
    tx: &mut Tx<'_>,
    (by, look, sees): Eyes<'_>,
    stored: dossiers::Stored,
    at: Timestamp,
) -> Result<Dossier, AppError> {
    let Agreed { calendar, agreements } = agreements::load(tx)?;
    let mut complaint = stored.complaint;
    let mut words = content::of_complaint(tx, complaint.id)?;
    let (register, mut names) = people::register_and_names(tx, local_date(at))?;
    let entries = dossiers::entries(tx, complaint.id)?;
    let compliance = if sees_compliance(&by) {
        let around = (&register, (&calendar, agreements.on(complaint.received_on)), local_date(at));
        stands_with_the_procedure(&complaint, &entries, around)
    } else {
        vec![]
    };
    let hidden = links::hide(tx, &mut complaint, (&entries, &by))?;
    names.retain(|person, _| !is_of_another(&complaint, *person, (look, &register)));
    several::narrow(&mut complaint, look);
    let (firm, adviser) = partner_names(tx, &complaint)?;
    let partners = several::names(tx, &complaint, &by)?;
    let (mut entries, unseen): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|stored| sees(&stored.entry) && !links::leads_to(&stored.entry.event, &hidden));
    let reads_name = may_read_name(&complaint, &by, &register);
    hide(&mut words, &complaint, reads_name, (&entries, &unseen));
    let mut files = files::of_complaint(tx, complaint.id)?;
    files.retain(|file| is_for(file.visibility, &by));
    several::hide_files(&mut files, look, (&entries, &by));
    several::narrow_entries(&mut entries, &complaint, look);
    Ok(Dossier {
        version: stored.version,
        entries,
        words,
        names,
        firm,
        adviser,
        partners,
        relation: relation_name(tx, &complaint, reads_name)?,
        files,
        has_scanner: false,
        deliveries: deliveries::of(tx, complaint.id, &by)?,
        lists: labels(tx, &complaint)?,
        compliance,
        due: calendar.explain(complaint.round().started_on, FreeDayRule::Stays),
        today: local_date(at),
        mandate: mandate::load(tx)?,
        register,
        complaint,
        by,
        at,
        calendar,
        agreements,
    })
}

/// Whether this person looks after how the procedure is followed.
pub(crate) fn sees_compliance(by: &Actor) -> bool {
    by.is(Role::Officer) || by.is(Role::Management) || by.is(Role::Auditor)
}

fn stands_with_the_procedure(
    complaint: &Complaint,
    entries: &[StoredEntry],
    (register, (calendar, terms), today): (&Register, (&Calendar, Terms), Date),
) -> Vec<Finding> {
    let entries: Vec<_> = entries
        .iter()
        .map(|stored| Numbered { number: stored.number, entry: &stored.entry })
        .collect();
    findings(complaint, &entries, (Around { register, calendar, terms: &terms }, today))
}

/// The firm and the adviser complained about, by name.
pub(crate) fn partner_names(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
) -> Result<(Option<String>, Option<String>), AppError> {
    let Subject::Partner { firm, adviser, .. } = complaint.subject else {
        return Ok((None, None));
    };
    let adviser = match adviser {
        Some(adviser) => advisers::name(tx, adviser)?,
        None => None,
    };
    Ok((firms::name(tx, firm)?, adviser))
}

/// The company of the relation, for who may know who complains.
fn relation_name(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    reads_name: bool,
) -> Result<Option<String>, AppError> {
    match complaint.complainant.relation {
        Some(id) if reads_name => Ok(relations::find(tx, id)?.map(|relation| relation.company)),
        _ => Ok(None),
    }
}

/// What the items are called that this complaint refers to.
fn labels(tx: &mut Tx<'_>, complaint: &Complaint) -> Result<Lists, AppError> {
    let refers = complaint.classification().is_some()
        || complaint.intake.service.is_some()
        || complaint.remedies.is_some()
        || complaint.learning.root_cause.is_some();
    let items = if refers { lists::items(tx, local_date(complaint.recorded_at))? } else { vec![] };
    Ok(Lists { items, ..Lists::default() })
}

/// Whether somebody who sees the dossier sees this entry: what he wrote himself he does.
pub(crate) fn sees(by: &Actor, look: Look, entry: &Entry) -> bool {
    let his_own = entry.by == by.person && !follows_by_itself(&entry.event);
    his_own || (is_for(entry.event.visibility(), by) && look.sees(entry.event.concerns()))
}

/// With whose eyes this person looks at a dossier that he may see.
pub(crate) fn look_of(
    tx: &mut Tx<'_>,
    by: &Actor,
    complaint: &Complaint,
) -> Result<Look, AppError> {
    if complaint.further.is_empty() || !crate::tasks::sees_his_part(by) {
        return Ok(Look::Whole);
    }
    Ok(Look::As(dossiers::party_of(tx, by.person, complaint.id)?))
}

/// What the test of conflict found (1), in the same stroke as what somebody did.
fn follows_by_itself(event: &Event) -> bool {
    matches!(
        event,
        Event::PersonExcluded { .. } | Event::ExclusionLifted { .. } | Event::NobodyInCharge
    )
}

impl Dossier {
    fn around(&self) -> Circumstances<'_> {
        Circumstances {
            by: &self.by,
            at: self.at,
            register: &self.register,
            calendar: &self.calendar,
            agreements: &self.agreements,
            named_surname: None,
            entry: None,
            other: None,
            mandate: &self.mandate,
        }
    }

    /// The same in the eyes of one of the further partners, for a step that is about him; nothing
    /// when the complaint doesn't concern him.
    #[must_use]
    pub fn through(mut self, party: PartyNumber) -> Option<Self> {
        let known = self.partners.iter().find(|partner| partner.number == party);
        let known = known.filter(|partner| partner.is_concerned)?.clone();
        self.complaint = self.complaint.through(party)?;
        self.firm = known.firm;
        self.adviser = known.adviser;
        Some(self)
    }

    /// The working agreements under which this complaint falls.
    pub fn terms(&self) -> Terms {
        self.agreements.on(self.complaint.received_on)
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

    /// All that he may read in the entries and of the files, for the tests of the search.
    pub fn all_said(&self) -> Vec<String> {
        let complainant = &self.complaint.complainant;
        let texts = self.entries.iter().flat_map(|stored| texts_of(&stored.entry.event));
        let texts = texts.chain([Some(complainant.name), complainant.card].into_iter().flatten());
        let said = texts.filter_map(|text| self.said(&text).map(crate::search::readable));
        said.chain(self.files.iter().map(|file| file.name.clone())).collect()
    }

    pub fn name_of(&self, person: PersonId) -> Option<&str> {
        self.names.get(&person).map(String::as_str)
    }

    /// How the complainant can be reached; empty when that may not be read.
    pub fn card(&self) -> ContactCard {
        let card = self.complaint.complainant.card.as_ref();
        card.and_then(|card| self.said(card)).map(ContactCard::read).unwrap_or_default()
    }

    /// How the representative can be reached; empty when there is none or it may not be read.
    pub fn representative_card(&self) -> ContactCard {
        let represented = self.complaint.represented.as_ref();
        let card = represented.and_then(|known| known.representative.card.as_ref());
        card.and_then(|card| self.said(card)).map(ContactCard::read).unwrap_or_default()
    }

    /// Whether entries for officers only are shown to him.
    pub fn sees_officer_matters(&self) -> bool {
        is_for(Visibility::OfficerOnly, &self.by)
    }

    /// Whether the partner knew from the start, since he recorded it himself (4.2).
    pub(crate) fn registrar_is_involved(&self) -> bool {
        guard::registrar_is_involved(&self.complaint, &self.around())
    }

    pub fn is_officer(&self) -> bool {
        self.by.is(Role::Officer)
    }
}
