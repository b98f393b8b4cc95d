//! By which words a dossier is found, and by whom: from its entries and its files, written in the
//! transaction that changes them, and built anew by the worker when the rule here changed.
use std::collections::{BTreeSet, HashSet};

use tokio::sync::watch;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::access::name_is_shared;
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::facts::{Complainant, Visibility};
use weerklank_domain::ids::{ContentId, PersonId};
use weerklank_domain::people::SYSTEM;
use weerklank_domain::search::index_terms;
use weerklank_store::content::{self, WordsById};
use weerklank_store::search::{self, Audience};
use weerklank_store::settings::{self, Setting};
use weerklank_store::{Tx, dossiers, files, relations};

use super::kin;
use crate::card::ContactCard;
use crate::envelope::Enclosures;
use crate::queries::dossier::{partner_names, texts_of};
use crate::{App, AppError};

/// Another one has all dossiers indexed anew.
const RULE: &str = "1";
/// Under this key stands by which rule the index was built.
const BUILT_BY: &str = "index-built-by";
/// How many dossiers are indexed in one transaction.
const PAGE: u32 = 50;

/// As [`keep`], when these entries can change by which words the dossier is found.
pub(crate) fn keep_touched(
    tx: &mut Tx<'_>,
    complaint: &Complaint,
    (entries, enclosed): (&[Entry], &Enclosures),
) -> Result<(), AppError> {
    let touches = |entry: &Entry| match entry.event {
        Event::SubjectChanged { .. } | Event::PartnerEnded { .. } | Event::PutInCharge { .. } => {
            true
        }
        _ => !texts_of(&entry.event).is_empty(),
    };
    if entries.iter().any(touches) || !enclosed.files.is_empty() {
        keep(tx, complaint)?;
    }
    Ok(())
}

/// Writes by which words a dossier is found, in the transaction of what was said in it.
pub fn keep(tx: &mut Tx<'_>, complaint: &Complaint) -> Result<(), AppError> {
    let terms = terms_of(tx, complaint)?;
    Ok(search::keep(tx, complaint.id, &terms)?)
}

/// Whether a dossier is found by what is in it, for `doctor`.
pub fn agrees(tx: &mut Tx<'_>, complaint: &Complaint) -> Result<bool, AppError> {
    let terms = terms_of(tx, complaint)?;
    Ok(search::agree(tx, complaint.id, &terms)?)
}

/// Whether all dossiers are indexed by the present rule.
pub fn is_built(tx: &mut Tx<'_>) -> Result<bool, AppError> {
    Ok(settings::get(tx, BUILT_BY)?.is_some_and(|known| known.value == RULE))
}

impl App {
    /// Indexes all dossiers when another rule did, or nobody. Answers how many were looked at;
    /// what is left when it must stop is for the next time.
    pub async fn build_search(&self, stop: &watch::Receiver<bool>) -> Result<usize, AppError> {
        let known = self.store.read(|tx| settings::get(tx, BUILT_BY)).await?;
        if known.as_ref().is_some_and(|known| known.value == RULE) {
            return Ok(0);
        }
        let (mut after, mut total) = (None, 0);
        loop {
            let build = move |tx: &mut Tx<'_>| {
                let ids = dossiers::page_of_ids(tx, after, PAGE)?;
                for id in &ids {
                    if let Some(stored) = dossiers::lock(tx, *id)? {
                        keep(tx, &stored.complaint)?;
                    }
                }
                Ok::<_, AppError>(ids)
            };
            let ids = self.store.write(build).await?;
            let Some(last) = ids.last() else { break };
            (after, total) = (Some(*last), total + ids.len());
            if *stop.borrow() {
                return Ok(total);
            }
        }
        let version = known.map_or(0, |known| known.version);
        let (by, at) = (SYSTEM, self.clock.now());
        let setting = Setting { value: RULE.to_owned(), version };
        // Another process that did the same at the same time noted it as well.
        self.store.write(move |tx| settings::put(tx, BUILT_BY, &setting, (by, at))).await?;
        Ok(total)
    }
}

/// The terms of one dossier while they are gathered.
struct Index<'a> {
    complaint: &'a Complaint,
    words: WordsById,
    is_shared: bool,
    terms: BTreeSet<String>,
}

fn terms_of(tx: &mut Tx<'_>, complaint: &Complaint) -> Result<BTreeSet<String>, AppError> {
    let mut index = Index {
        complaint,
        words: content::of_complaint(tx, complaint.id)?,
        is_shared: name_is_shared(complaint),
        terms: BTreeSet::new(),
    };
    for stored in dossiers::entries(tx, complaint.id)? {
        index.entry(&stored.entry);
    }
    for file in files::of_complaint(tx, complaint.id)? {
        index.add(&file.name, (true, &[Audience::Sees(file.visibility)]));
    }
    let everybody = [Audience::Sees(Visibility::Everybody)];
    let (firm, adviser) = partner_names(tx, complaint)?;
    let reference = complaint.recording.reference.to_string();
    let further: Vec<_> = complaint.looks_of_others().collect();
    for seen in &further {
        let (firm, adviser) = partner_names(tx, seen)?;
        for name in [firm, adviser].into_iter().flatten() {
            index.add(&name, (true, &everybody));
        }
    }
    for name in [Some(reference), firm, adviser].into_iter().flatten() {
        index.add(&name, (true, &everybody));
    }
    if let Some(relation) = complaint.complainant.relation
        && let Some(relation) = relations::find(tx, relation)?
    {
        index.add(&relation.company, (true, &index.of_name(true)));
    }
    let name = index.words.of(&complaint.complainant.name).unwrap_or_default();
    let card = complaint.complainant.card.as_ref().and_then(|card| index.words.of(card));
    index.terms.extend(kin::terms(name, &card.map(ContactCard::read).unwrap_or_default()));
    Ok(index.terms)
}

impl Index<'_> {
    fn entry(&mut self, entry: &Entry) {
        let (names, heads) = (names_in(&entry.event), heads_in(&entry.event));
        for text in texts_of(&entry.event) {
            let audiences = if names.contains(&text.id) {
                self.of_name_in(entry, text.id)
            } else {
                self.of_entry(entry)
            };
            let is_head = names.contains(&text.id) || heads.contains(&text.id);
            let said = self.words.of(&text).map(readable);
            self.add(&said.unwrap_or_default(), (is_head, &audiences));
        }
    }

    fn add(&mut self, said: &str, (is_head, audiences): (bool, &[Audience])) {
        for stem in index_terms(said) {
            self.terms
                .extend(audiences.iter().map(|audience| search::term(*audience, is_head, &stem)));
        }
    }

    /// Who reads what is in an entry: whom it is for, and who wrote it.
    fn of_entry(&self, entry: &Entry) -> Vec<Audience> {
        let visibility = entry.event.visibility();
        let is_his_own = match visibility {
            Visibility::Everybody => false,
            // Partners see it anyway, and others see only what they recorded.
            Visibility::OfficerAndPartner => entry.by == self.registrar(),
            // The officer in charge sees it anyway.
            Visibility::OfficerOnly => {
                Some(entry.by) != self.complaint.officer && entry.by != SYSTEM
            }
        };
        let own = is_his_own.then_some(Audience::Own(entry.by));
        [Audience::Sees(visibility)].into_iter().chain(own).collect()
    }

    /// Who reads the name and the addresses of who complains, or acts for him (4.2).
    fn of_name_in(&self, entry: &Entry, id: ContentId) -> Vec<Audience> {
        let is_current = is_current_name(&self.complaint.complainant, id);
        if self.is_shared && !is_current {
            return self.of_entry(entry);
        }
        let registrar_sees =
            entry.event.visibility() == Visibility::Everybody || entry.by == self.registrar();
        self.of_name(is_current || registrar_sees)
    }

    fn of_name(&self, registrar_sees: bool) -> Vec<Audience> {
        if self.is_shared {
            return vec![Audience::Sees(Visibility::Everybody)];
        }
        let own = registrar_sees.then_some(Audience::Own(self.registrar()));
        [Audience::Name].into_iter().chain(own).collect()
    }

    fn registrar(&self) -> PersonId {
        self.complaint.recording.recorded_by
    }
}

/// As a person reads it: a contact card is kept as its fields.
pub(crate) fn readable(said: &str) -> String {
    if !said.starts_with("{\"company\":") {
        return said.to_owned();
    }
    let card = ContactCard::read(said);
    let fields = [card.company, card.chamber_number, card.email, card.phone, card.address];
    let filled: Vec<String> = fields.into_iter().filter(|field| !field.is_empty()).collect();
    if filled.is_empty() { said.to_owned() } else { filled.join("\n") }
}

fn is_current_name(complainant: &Complainant, id: ContentId) -> bool {
    complainant.name.id == id || complainant.card.is_some_and(|card| card.id == id)
}

/// The texts of an event that say who complains, or who acts for him.
fn names_in(event: &Event) -> HashSet<ContentId> {
    let (complainant, representative) = match event {
        Event::Recorded { recording } => {
            (Some(&recording.complainant), recording.representative.as_ref())
        }
        Event::ComplainantChanged { complainant } => (Some(complainant), None),
        Event::PartySucceeded { succession } => (Some(&succession.successor), None),
        Event::RepresentativeNamed { representative } => (None, Some(representative)),
        _ => (None, None),
    };
    let of_complainant = complainant.into_iter().flat_map(|it| [Some(it.name), it.card]);
    let of_representative = representative.into_iter().flat_map(|it| [Some(it.name), it.card]);
    of_complainant.chain(of_representative).flatten().map(|text| text.id).collect()
}

/// The texts of an event that say what or whom it is about.
fn heads_in(event: &Event) -> HashSet<ContentId> {
    let texts = match event {
        Event::MailFiled { mail } => vec![mail.subject, mail.sender],
        Event::CorrespondenceSent { correspondence } => {
            [Some(correspondence.subject), correspondence.address].into_iter().flatten().collect()
        }
        _ => vec![],
    };
    texts.into_iter().map(|text| text.id).collect()
}
