//! The timeline: each entry of a dossier in words, with who may read it (6.3, 6.6).
use weerklank_app::queries::dossier::{Dossier, StoredEntry};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{FileRef, Visibility};
use weerklank_domain::ids::{FileId, PersonId};
use weerklank_domain::people::{COMPLAINANT, REPRESENTATIVE};
use weerklank_domain::text::Text;

use super::beside::is_of_the_system;
use super::unfolding;
use super::{compliance, overview};
use crate::page::Tone;
use crate::parts::{ArticleLink, FileLink, Tag, TimelineEntry};
use crate::text::Tongue;

/// The whole timeline, the latest first.
pub(crate) fn whole(dossier: &Dossier, tongue: Tongue) -> Vec<TimelineEntry> {
    dossier.entries.iter().rev().map(|entry| told(entry, dossier, tongue)).collect()
}

/// One entry, when this person may see it.
pub(super) fn one(dossier: &Dossier, number: u32, tongue: Tongue) -> Option<TimelineEntry> {
    let stored = dossier.entries.iter().find(|entry| entry.number == number)?;
    Some(told(stored, dossier, tongue))
}

/// What others added since this version was seen.
pub(super) fn since(dossier: &Dossier, seen: u32, tongue: Tongue) -> Vec<TimelineEntry> {
    let newer = dossier.entries.iter().filter(|entry| entry.number > seen);
    let others = newer.filter(|entry| entry.entry.by != dossier.by.person);
    others.map(|entry| told(entry, dossier, tongue)).collect()
}

/// What anybody added since, the reader himself included.
pub(super) fn added(dossier: &Dossier, seen: u32, tongue: Tongue) -> Vec<TimelineEntry> {
    let newer = dossier.entries.iter().filter(|entry| entry.number > seen);
    newer.map(|entry| told(entry, dossier, tongue)).collect()
}

fn told(stored: &StoredEntry, dossier: &Dossier, tongue: Tongue) -> TimelineEntry {
    let entry = &stored.entry;
    let said = Said { dossier, tongue };
    let (mut paragraphs, folded) = unfolding::fold(&said.paragraphs(&entry.event));
    paragraphs.extend(said.delivered(stored.number));
    TimelineEntry {
        anchor: compliance::anchor(stored.number),
        at: tongue.moment(entry.at),
        iso: entry.at.to_string(),
        title: tongue.label("event", entry.event.plain().key()),
        by: if is_of_the_system(&entry.event) {
            tongue.say("timeline-system")
        } else {
            said.name(entry.by)
        },
        paragraphs,
        unfold: tongue.say("timeline-unfold"),
        folded,
        article: ArticleLink { text: format!("#{}", stored.number), href: String::new() },
        visible_to: visible_to(entry.event.visibility(), tongue),
        files: said.files(entry.event.plain()),
    }
}

/// Who can read an entry, as a tag.
pub(super) fn visible_to(visibility: Visibility, tongue: Tongue) -> Tag {
    let tone = match visibility {
        Visibility::Everybody => Tone::Info,
        Visibility::OfficerAndPartner => Tone::Neutral,
        Visibility::OfficerOnly => Tone::Warning,
    };
    Tag { tone, text: tongue.label("visibility", visibility.key()), waits: false }
}

/// Puts what an entry holds into words.
pub(super) struct Said<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) tongue: Tongue,
}

impl Said<'_> {
    fn name(&self, person: PersonId) -> String {
        match self.dossier.name_of(person) {
            Some(name) => name.to_owned(),
            None if person == COMPLAINANT => self.tongue.say("timeline-complainant"),
            None if person == REPRESENTATIVE => self.tongue.say("timeline-representative"),
            None => self.tongue.say("timeline-system"),
        }
    }

    pub(super) fn words(&self, text: &Text) -> String {
        let known = self.dossier.said(text).map(str::to_owned);
        known.unwrap_or_else(|| self.tongue.say("timeline-not-shown"))
    }

    pub(super) fn labelled(&self, area: &str, key: &str) -> String {
        self.tongue.label(area, key)
    }

    /// A label with a day: "telefoon, 23 nov 2026".
    pub(super) fn on(&self, label: &str, on: jiff::civil::Date) -> String {
        format!("{label}, {}", self.tongue.day(on))
    }

    pub(super) fn with(&self, label: String, text: Option<&Text>) -> Vec<String> {
        std::iter::once(label).chain(text.map(|text| self.words(text))).collect()
    }

    fn files(&self, event: &Event) -> Vec<FileLink> {
        match event {
            Event::CommunicationRecorded { communication } => {
                communication.files.iter().map(|file| self.file(file)).collect()
            }
            Event::MessageReceived { files, .. } => {
                files.iter().map(|file| self.file(file)).collect()
            }
            Event::MailFiled { mail } => mail.files.iter().map(|file| self.file(file)).collect(),
            Event::CorrespondenceSent { correspondence } => {
                correspondence.files.iter().map(|file| self.file(file)).collect()
            }
            Event::AuthorisationReceived { file, .. }
            | Event::PartnerNotified { letter: file, .. }
            | Event::ReadBackAsked { letter: file, .. } => {
                file.iter().map(|file| self.file(file)).collect()
            }
            Event::Recorded { recording } => {
                recording.files.iter().map(|file| self.file(file)).collect()
            }
            Event::LetterPrepared { .. } => {
                let reference = self.dossier.complaint.recording.reference;
                let name = self.tongue.say("letter-difference");
                let href = format!("/klachten/{reference}/brief/wijzigingen");
                vec![FileLink { name, href, ..FileLink::default() }]
            }
            Event::LetterApproved { file, .. } | Event::Closed { form: file } => {
                self.file_by_id(*file).into_iter().collect()
            }
            _ => vec![],
        }
    }

    fn file(&self, file: &FileRef) -> FileLink {
        let warning = super::files::warning(self.dossier, file.id, self.tongue);
        let (name, href) = (self.words(&file.name), self.href(file.id));
        FileLink { name, href, warning, ..FileLink::default() }
    }

    fn file_by_id(&self, id: FileId) -> Option<FileLink> {
        let listed = self.dossier.files.iter().find(|file| file.id == id)?;
        let href = self.href(id);
        let name = listed.name.clone();
        Some(FileLink { name, href, detail: "pdf".to_owned(), ..FileLink::default() })
    }

    fn href(&self, id: FileId) -> String {
        format!("/klachten/{}/bestanden/{id}", self.dossier.complaint.recording.reference)
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each event, read side by side")]
    pub(super) fn paragraphs(&self, event: &Event) -> Vec<String> {
        use Event as E;
        match event {
            E::Recorded { recording } => vec![
                self.on(&self.labelled("channel", recording.channel.key()), recording.received_on),
                self.words(&recording.expression),
            ],
            E::ReceiptCorrected { received_on, reason, proof, .. } => {
                let mut told = self.with(self.tongue.long_day(*received_on), Some(reason));
                told.extend(proof.iter().map(|proof| self.words(proof)));
                told
            }
            E::ComplainantChanged { complainant } => vec![self.words(&complainant.name)],
            E::IntakeCompleted { intake } => {
                let texts = [
                    ("wish", &intake.wish),
                    ("happened", &intake.happened),
                    ("discussed-before", &intake.discussed_before),
                    ("support", &intake.support_needed),
                ];
                let said = texts.into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?)));
                said.map(|(key, text)| {
                    format!("{}: {}", self.labelled("sheet", key), self.words(text))
                })
                .collect()
            }
            E::PartnerNotified { notice, .. } | E::Acknowledged { notice } => {
                vec![self.on(&self.labelled("way", notice.way.key()), notice.on)]
            }
            E::ComplainantInformed { informed } => {
                vec![self.on(&self.labelled("way", informed.way.key()), informed.on)]
            }
            E::Classified { classification } => {
                let label = overview::classified(self.dossier, classification, self.tongue);
                self.with(label, classification.explanation.as_ref())
            }
            E::TakenUp { reason, explanation } => {
                self.with(self.labelled("take_up_reason", reason.key()), explanation.as_ref())
            }
            E::HandedOver { reason, explanation } => {
                self.with(self.labelled("hand_over_reason", reason.key()), explanation.as_ref())
            }
            E::PartnerConsulted { on, way, question } => {
                let label = self.on(&self.labelled("way", way.key()), *on);
                self.with(label, Some(question))
            }
            E::SolutionProposed { on, proposal } => self.with(self.tongue.day(*on), Some(proposal)),
            E::ReactionRecorded { reaction, explanation } => {
                self.with(self.labelled("reaction", reaction.key()), explanation.as_ref())
            }
            E::ViewRecorded { side, on, view } => {
                let label = self.on(&self.labelled("side", side.key()), *on);
                self.with(label, Some(view))
            }
            E::HearingHeld { hearing } => {
                let side = self.labelled("side", hearing.side.key());
                let way = self.labelled("way", hearing.way.key());
                let label = self.on(&format!("{side}; {way}"), hearing.on);
                let mut told = self.with(label, hearing.present.as_ref());
                told.push(self.words(&hearing.report));
                told
            }
            E::NotHeard { side, reason, explanation } => {
                let side = self.labelled("side", side.key());
                let reason = self.labelled("not_heard_reason", reason.key());
                self.with(format!("{side}: {reason}"), explanation.as_ref())
            }
            E::ViewShared { side, on } => {
                vec![self.on(&self.labelled("side", side.key()), *on)]
            }
            E::ViewNotShared { side, reason } => {
                self.with(self.labelled("side", side.key()), Some(reason))
            }
            E::CommunicationRecorded { communication } => {
                let kind = self.labelled("communication_kind", communication.kind.key());
                let direction = self.labelled("direction", communication.direction.key());
                let label = self.on(&format!("{kind} ({direction})"), communication.on);
                let mut told = self.with(label, communication.with.as_ref());
                told.push(self.words(&communication.content));
                told
            }
            E::EntryCorrected { entry, correction, .. } => {
                let number = entry.to_string();
                let label = self.tongue.say_with("timeline-corrects", &[("number", &number)]);
                self.with(label, Some(correction))
            }
            E::Deviated { article, reason, cause } => {
                let article = self.tongue.article(*article);
                let cause = self.labelled("deviation_cause", cause.key());
                self.with(format!("{article}: {cause}"), reason.as_ref())
            }
            E::PersonExcluded { exclusion, reason, read } => {
                let name = self.name(exclusion.person);
                let ground = self.labelled("exclusion_ground", exclusion.ground.key());
                let mut told = self.with(format!("{name}: {ground}"), reason.as_ref());
                told.extend(read.map(|read| {
                    let (times, last) = (read.times.to_string(), self.tongue.day(read.last_on));
                    let values = [("times", times.as_str()), ("last", &last)];
                    self.tongue.say_with("timeline-had-read", &values)
                }));
                told
            }
            E::OutsiderNamed { person, reason } => self.with(self.name(*person), Some(reason)),
            E::ContactChanged { contact, until } => {
                let name = self.name(*contact);
                vec![until.map_or_else(
                    || name.clone(),
                    |until| {
                        let until = self.tongue.day(until);
                        self.tongue.say_with(
                            "timeline-contact-until",
                            &[("name", &name), ("until", &until)],
                        )
                    },
                )]
            }
            E::ExclusionLifted { person, reason } => self.with(self.name(*person), reason.as_ref()),
            E::PutInCharge { officer, why, reason } => {
                let why = self.labelled("charge_reason", why.key());
                self.with(format!("{}: {why}", self.name(*officer)), reason.as_ref())
            }
            E::PointAdded { summary, .. } => vec![self.words(summary)],
            E::PointRemoved { reason, .. }
            | E::ReturnedToHandling { reason }
            | E::WithdrawalUndone { reason } => vec![self.words(reason)],
            E::PointAnswered { answer, .. } => vec![
                self.words(&answer.finding),
                self.labelled("judgment", answer.judgment.key()),
                self.words(&answer.reason),
            ],
            E::RemediesRecorded { remedies } => {
                let label = overview::remedied(self.dossier, remedies, self.tongue);
                self.with(label, remedies.explanation.as_ref())
            }
            E::CommitmentMade { what, who, due_on, .. } => {
                vec![self.words(what), self.on(&self.words(who), *due_on)]
            }
            E::CommitmentKept { on, proof, .. } => self.with(self.tongue.day(*on), Some(proof)),
            E::LetterApproved { kind, way, .. } => {
                let kind = self.labelled("letter_kind", kind.key());
                vec![format!("{kind}, {}", self.labelled("way", way.key()))]
            }
            E::LetterPosted { on } | E::LetterAccepted { on } | E::PartnerToldOfOutcome { on } => {
                vec![self.tongue.long_day(*on)]
            }
            E::Withdrawn { on, explanation } => {
                self.with(self.tongue.long_day(*on), explanation.as_ref())
            }
            E::OutOfScopeProposed { ground, reason } => {
                self.with(self.labelled("scope_ground", ground.key()), Some(reason))
            }
            E::Reopened { ground, reason } => {
                self.with(self.labelled("reopen_ground", ground.key()), Some(reason))
            }
            E::Advised { advice: text }
            | E::ProgressReported { report: text }
            | E::DraftSaved { body: text }
            | E::SolvedOnTheSpotProposed { how: text }
            | E::OutOfScopeRejected { reason: text } => vec![self.words(text)],
            E::FormCompleted { learning } => {
                let reaction =
                    learning.reaction.map(|reaction| self.labelled("reaction", reaction.key()));
                let cause = learning
                    .root_cause
                    .as_ref()
                    .map(|item| overview::label(self.dossier, "root_cause", item, self.tongue));
                let texts = [&learning.cause_explanation, &learning.lesson];
                let texts = texts.into_iter().flatten().map(|text| self.words(text));
                reaction.into_iter().chain(cause).chain(texts).collect()
            }
            E::MessageReceived { .. }
            | E::MailFiled { .. }
            | E::CorrespondenceSent { .. }
            | E::ProposalDismissed { .. }
            | E::ReadBackAsked { .. }
            | E::ReadBackConfirmed { .. }
            | E::AccessCodeGiven { .. }
            | E::ReportCommented { .. }
            | E::Postponed { .. }
            | E::PostponementProposed { .. }
            | E::ReturnedToPartner { .. }
            | E::RepresentativeNamed { .. }
            | E::RepresentativeRemoved { .. }
            | E::AuthorisationAsked { .. }
            | E::AuthorisationReceived { .. }
            | E::SurveyAnswered { .. }
            | E::SignalClosed { .. } => self.passed(event),
            E::Merged { .. }
            | E::MergeProposed { .. }
            | E::MergeRejected { .. }
            | E::SplitOff { .. }
            | E::FollowedUp { .. }
            | E::DossierLinked { .. }
            | E::ExternalTrackOpened { .. }
            | E::ExternalTermSet { .. }
            | E::ExternalTermMet { .. }
            | E::ExternalTrackEnded { .. }
            | E::LegalHoldPlaced { .. }
            | E::LegalHoldLifted { .. }
            | E::LiabilityClaimed { .. }
            | E::InsurerTold { .. }
            | E::LiabilitySettled { .. }
            | E::PaymentApprovalAsked { .. }
            | E::PaymentApproved { .. }
            | E::PaymentRefused { .. }
            | E::RelationRecorded { .. }
            | E::PartySucceeded { .. }
            | E::ArrangementProposed { .. }
            | E::ArrangementRejected { .. }
            | E::PartnerAdded { .. }
            | E::PartnerEnded { .. }
            | E::OfPartner { .. }
            | E::ArrangementEnded { .. } => self.beside(event),
            E::ClosedWithMain
            | E::ArrangementApproved
            | E::SubjectChanged { .. }
            | E::ProposalConfirmed
            | E::SurveyAsked
            | E::Registered
            | E::AssignedToPartner
            | E::DecisionStarted
            | E::LetterPrepared { .. }
            | E::LetterFailed
            | E::SolvedOnTheSpotConfirmed
            | E::OutOfScopeConfirmed
            | E::Closed { .. }
            | E::NobodyInCharge => vec![],
        }
    }
}
