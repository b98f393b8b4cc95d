//! The only way in which a dossier changes: load, decide, apply, save, announce; one transaction.
mod enclosed;
mod inside;
mod joined;

use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::act::act;
use weerklank_domain::complaint::apply::apply;
use weerklank_domain::complaint::command::{Circumstances, Command, CorrectedEntry};
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::facts::Recording;
use weerklank_domain::complaint::{Complaint, access, intake};
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_store::dossiers::{self, Stored};
use weerklank_store::{Tx, people};

use crate::announcements::{self, Announced};
use crate::conflicts::shuts_out;
use crate::envelope::Enclosures;
use crate::queries::dossier::look_of;
use crate::{
    App, AppError, Parts, agreements, conflicts, figures, mandate, procedure, search, tasks,
};

use enclosed::keep_enclosed;
pub(crate) use inside::{by_actor, by_the_system, review_after_register_change};
pub(crate) use joined::main_of;

/// Who asks it of which dossier, and what he saw of it.
#[derive(Clone, Debug)]
pub struct Request {
    pub by: Actor,
    pub reference: Reference,
    /// The version of the dossier on the page he answers; nothing when it doesn't matter.
    pub seen: Option<u32>,
    /// The form, so that a double click is one submission.
    pub submission: Option<Submission>,
}

/// The dossier that a command is about, and how whoever asks came to it.
pub(crate) enum Which {
    /// One that he may see (1).
    Seen(Reference),
    /// The one that he was let into without an account.
    LetIn(ComplaintId),
}

/// A request in which the dossier is already pointed at.
pub(crate) struct Addressed {
    pub(crate) which: Which,
    pub(crate) by: Actor,
    pub(crate) seen: Option<u32>,
    pub(crate) submission: Option<Submission>,
}

/// A form as it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The id of the form; it stays the same while the form is corrected.
    pub form: Uuid,
    /// An id of what was filled in: it tells a double click from a form that was sent, changed
    /// after a step back, and sent again.
    pub content: Uuid,
}

/// What a command needs besides the dossier: drawn before the transaction, which may run again.
#[derive(Clone)]
pub(crate) struct Change {
    pub(crate) by: Actor,
    pub(crate) command: Command,
    pub(crate) enclosed: Enclosures,
    pub(crate) at: Timestamp,
}

impl App {
    /// Carries out a command on a dossier that this person may see. Answers its new version.
    pub async fn execute(
        &self,
        request: Request,
        command: Command,
        enclosed: Enclosures,
    ) -> Result<u32, AppError> {
        let Request { by, reference, seen, submission } = request;
        let asked = Addressed { which: Which::Seen(reference), by, seen, submission };
        self.execute_in(asked, command, enclosed).await
    }

    /// As [`Self::execute`], with what else belongs in the same transaction.
    pub(crate) async fn execute_then(
        &self,
        request: Request,
        what: (Command, Enclosures),
        after: impl Fn(&mut Tx<'_>, ComplaintId) -> Result<(), AppError> + Send + Sync + 'static,
    ) -> Result<u32, AppError> {
        let Request { by, reference, seen, submission } = request;
        let asked = Addressed { which: Which::Seen(reference), by, seen, submission };
        self.execute_and(asked, what, after).await
    }

    /// As [`Self::execute`], however the dossier was pointed at.
    pub(crate) async fn execute_in(
        &self,
        asked: Addressed,
        command: Command,
        enclosed: Enclosures,
    ) -> Result<u32, AppError> {
        self.execute_and(asked, (command, enclosed), |_, _| Ok(())).await
    }

    async fn execute_and(
        &self,
        asked: Addressed,
        (command, enclosed): (Command, Enclosures),
        after: impl Fn(&mut Tx<'_>, ComplaintId) -> Result<(), AppError> + Send + Sync + 'static,
    ) -> Result<u32, AppError> {
        if shuts_out(command.kind()) {
            // What he read until now belongs to what is noted of him.
            self.write_reads().await?;
        }
        let app = self.clone();
        let at = self.clock.now();
        let change = Arc::new(Change { by: asked.by.clone(), command, enclosed, at });
        let version = self
            .store
            .write(move |tx| {
                let id = match asked.which {
                    Which::Seen(reference) => {
                        let found = dossiers::find(tx, asked.by.person, reference)?;
                        found.ok_or(AppError::NotFound)?.complaint.id
                    }
                    Which::LetIn(id) => id,
                };
                joined::lock_in_order(tx, id, &change)?;
                let stored = dossiers::lock(tx, id)?.ok_or(AppError::NotFound)?;
                if let Some(submission) = asked.submission
                    && was_sent_before(tx, submission, (id, at))?
                {
                    return Ok(stored.version);
                }
                if changed_by_another(tx, &stored, asked.seen, &asked.by)? {
                    return Err(AppError::Changed);
                }
                let version = perform(tx, &app, stored, &change)?;
                after(tx, id)?;
                Ok(version)
            })
            .await?;
        self.wake_post_room();
        Ok(version)
    }

    /// Records a complaint (transitions 2 and 3): nothing about it can be refused but a wrong
    /// role or day. The id comes from the form, so that a double click records once.
    pub async fn record(
        &self,
        by: Actor,
        id: ComplaintId,
        draft: impl Fn(Reference) -> Recording + Send + Sync + 'static,
        enclosed: Enclosures,
    ) -> Result<Reference, AppError> {
        let form = id.as_uuid();
        self.record_sent(by, Submission { form, content: form }, draft, enclosed).await
    }

    /// As [`Self::record`], of a form whose content is known.
    pub async fn record_sent(
        &self,
        by: Actor,
        sent: Submission,
        draft: impl Fn(Reference) -> Recording + Send + Sync + 'static,
        enclosed: Enclosures,
    ) -> Result<Reference, AppError> {
        let nothing_more = |_: &mut Tx<'_>, _: &Complaint| Ok(());
        self.record_then(by, sent, draft, (enclosed, nothing_more)).await
    }

    /// As [`Self::record_sent`], with what else belongs in the same transaction.
    pub(crate) async fn record_then(
        &self,
        by: Actor,
        sent: Submission,
        draft: impl Fn(Reference) -> Recording + Send + Sync + 'static,
        (enclosed, after): (
            Enclosures,
            impl Fn(&mut Tx<'_>, &Complaint) -> Result<(), AppError> + Send + Sync + 'static,
        ),
    ) -> Result<Reference, AppError> {
        let app = self.clone();
        // An id that is another's is as one that is nobody's: the complaint gets this one.
        let spare = ComplaintId::from_uuid(self.draw_id());
        let at = self.clock.now();
        let year = local_date(at).year();
        // Two complaints may draw the same reference; one in six million, so a few tries do.
        let references: Vec<Reference> =
            (0..4).map(|_| Reference::new(year, self.chance.bytes())).collect();
        let reference = self
            .store
            .write(move |tx| {
                let mut id = ComplaintId::from_uuid(sent.form);
                match dossiers::lock(tx, id)? {
                    Some(stored) if stored.complaint.recording.recorded_by == by.person => {
                        let content = sent.content;
                        if content != sent.form && dossiers::first_submission(tx, content, id, at)?
                        {
                            return Err(AppError::SentBefore);
                        }
                        return Ok(stored.complaint.recording.reference);
                    }
                    Some(_) => id = spare,
                    None => {}
                }
                if sent.content != sent.form {
                    dossiers::first_submission(tx, sent.content, id, at)?;
                }
                let mut free = None;
                for reference in &references {
                    if dossiers::id_of(tx, *reference)?.is_none() {
                        free = Some(*reference);
                        break;
                    }
                }
                let reference = free.ok_or(AppError::Unreadable("no free reference"))?;
                let recording = draft(reference);
                let complaint = record_in(tx, &app, (&by, at), (id, recording, &enclosed))?;
                after(tx, &complaint)?;
                Ok::<_, AppError>(reference)
            })
            .await?;
        self.wake_post_room();
        Ok(reference)
    }
}

/// Records inside a transaction.
pub(crate) fn record_in(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (by, at): (&Actor, Timestamp),
    (id, recording, enclosed): (ComplaintId, Recording, &Enclosures),
) -> Result<Complaint, AppError> {
    let agreed = agreements::load(tx)?;
    let register = people::register(tx, local_date(at))?;
    let mandate = mandate::load(tx)?;
    let procedure_version = procedure::version_on(tx, recording.received_on)?;
    let recording = Recording { procedure_version, ..recording };
    let named = conflicts::named_surname(tx, &recording.subject, enclosed)?;
    let around = Circumstances {
        by,
        at,
        register: &register,
        calendar: &agreed.calendar,
        agreements: &agreed.agreements,
        named_surname: named.as_deref(),
        entry: None,
        other: None,
        mandate: &mandate,
    };
    let (complaint, events) = intake::record(id, recording, &around)?;
    let entries = stamp(events, by.person, at);
    let version = dossiers::insert(tx, &complaint, &entries, &register)?;
    tasks::keep(tx, &agreed, &complaint, &register)?;
    figures::keep(tx, id, &entries)?;
    keep_enclosed(tx, id, enclosed, (by.person, at))?;
    search::keep(tx, &complaint)?;
    let told = Announced { complaint: &complaint, entries: &entries, register: &register, version };
    announcements::announce(tx, parts, &told)?;
    joined::propose_likely_merge(tx, parts, &complaint, at)?;
    Ok(complaint)
}

/// Whether exactly this was sent before; what was changed after it was sent is refused, so that
/// it isn't taken for the same and lost.
fn was_sent_before(
    tx: &mut Tx<'_>,
    sent: Submission,
    (id, at): (ComplaintId, Timestamp),
) -> Result<bool, AppError> {
    let is_first = dossiers::first_submission(tx, sent.form, id, at)?;
    let is_new = if sent.content == sent.form {
        is_first
    } else {
        dossiers::first_submission(tx, sent.content, id, at)?
    };
    match (is_first, is_new) {
        (true, _) => Ok(false),
        (false, false) => Ok(true),
        (false, true) => Err(AppError::SentBefore),
    }
}

/// Somebody else added to the dossier after this person looked. What he may not see says nothing.
fn changed_by_another(
    tx: &mut Tx<'_>,
    stored: &Stored,
    seen: Option<u32>,
    by: &Actor,
) -> Result<bool, AppError> {
    let Some(seen) = seen else { return Ok(false) };
    let look = look_of(tx, by, &stored.complaint)?;
    for number in seen.saturating_add(1)..=stored.version {
        let entry = dossiers::entry(tx, stored.complaint.id, number)?;
        let is_news = |entry: &Entry| {
            let read = access::is_for(entry.event.visibility(), by);
            entry.by != by.person && read && look.sees(entry.event.concerns())
        };
        if entry.as_ref().is_some_and(is_news) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Decides on a locked dossier, and saves and announces what follows.
fn perform(
    tx: &mut Tx<'_>,
    parts: &Parts,
    mut stored: Stored,
    change: &Change,
) -> Result<u32, AppError> {
    let agreed = agreements::load(tx)?;
    let register = people::register(tx, local_date(change.at))?;
    let by = access::in_dossier(&change.by, &stored.complaint, &register);
    let mandate = mandate::load(tx)?;
    let command = joined::with_free_reference(tx, parts, change)?;
    let other = joined::other(tx, change)?;
    let was_open = stored.complaint.is_open();
    let subject = match &change.command {
        Command::ChangeSubject { subject } => *subject,
        _ => stored.complaint.subject,
    };
    let named = conflicts::named_surname(tx, &subject, &change.enclosed)?;
    let corrected = corrected_by(tx, stored.complaint.id, &change.command)?;
    let around = Circumstances {
        by: &by,
        at: change.at,
        register: &register,
        calendar: &agreed.calendar,
        agreements: &agreed.agreements,
        named_surname: named.as_deref(),
        entry: corrected,
        other: other.as_ref(),
        mandate: &mandate,
    };
    let mut events = act(&stored.complaint, command.clone(), &around)?;
    procedure::name_version(tx, &mut events)?;
    conflicts::note_what_was_read(tx, stored.complaint.id, &mut events)?;
    if events.is_empty() {
        return Ok(stored.version);
    }
    let entries = stamp(events, change.by.person, change.at);
    for entry in &entries {
        apply(&mut stored.complaint, entry);
    }
    let id = stored.complaint.id;
    let enclosed = joined::without_what_is_for_another(&change.enclosed, &command);
    keep_enclosed(tx, id, &enclosed, (change.by.person, change.at))?;
    let version = dossiers::save(tx, &stored, &entries, &register)?;
    tasks::keep(tx, &agreed, &stored.complaint, &register)?;
    figures::keep_again(tx, id)?;
    search::keep_touched(tx, &stored.complaint, (&entries, &enclosed))?;
    announcements::announce(
        tx,
        parts,
        &Announced {
            complaint: &stored.complaint,
            entries: &entries,
            register: &register,
            version,
        },
    )?;
    joined::carry_on(tx, parts, (&stored.complaint, was_open), (change, &command))?;
    Ok(version)
}

/// The entry that a correction is about.
fn corrected_by(
    tx: &mut Tx<'_>,
    id: ComplaintId,
    command: &Command,
) -> Result<Option<CorrectedEntry>, AppError> {
    let Command::CorrectEntry { entry, .. } = command else { return Ok(None) };
    let entry = dossiers::entry(tx, id, *entry)?;
    Ok(entry.map(|entry| CorrectedEntry {
        by: entry.by,
        visibility: entry.event.visibility(),
        party: entry.event.party(),
    }))
}

fn stamp(events: Vec<Event>, by: PersonId, at: Timestamp) -> Vec<Entry> {
    events.into_iter().map(|event| Entry { by, at, event }).collect()
}
