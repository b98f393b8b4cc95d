//! Tells how a complaint went, and hides what doesn't matter to the test.
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::article::Article;
use weerklank_domain::calendar::Calendar;
use weerklank_domain::complaint::act::act;
use weerklank_domain::complaint::apply::apply;
use weerklank_domain::complaint::command::{Circumstances, Command, CommandKind, CorrectedEntry};
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::facts::{ChargeReason, Door, Recording};
use weerklank_domain::complaint::form::FormField;
use weerklank_domain::complaint::several::{Look, PartyNumber};
use weerklank_domain::complaint::steps::{Standing, road};
use weerklank_domain::complaint::terms::Agreements;
use weerklank_domain::complaint::{Complaint, Stage, guard, intake};
use weerklank_domain::ids::{ComplaintId, PersonId, PointId};
use weerklank_domain::mandate::Mandate;
use weerklank_domain::people::{Actor, Register, Subject};
use weerklank_domain::rules::{Reason, Refusal, Ruling};

use crate::cast::{ANNA, BRAM, FLEUR, NOORD, ZUID, about, actor, noon, recording, register, text};

/// A complaint on its way. What is said before `recorded` is about the recording.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) today: Date,
    pub(crate) register: Register,
    pub(crate) named: Option<String>,
    pub(crate) calendar: Calendar,
    pub(crate) agreements: Agreements,
    pub(crate) mandate: Mandate,
    /// The dossier that a merge is about.
    pub(crate) other: Option<Complaint>,
    pub(crate) recording: Recording,
    pub(crate) entries: Vec<Entry>,
    complaint: Option<Complaint>,
    corrects: Option<CorrectedEntry>,
}

/// Mevrouw De Vries telephones on Monday 2 November 2026, about Anna.
pub(crate) fn a_complaint() -> Story {
    let today = crate::cast::day("2026-11-02");
    Story {
        today,
        register: register(),
        named: None,
        calendar: Calendar::dutch(),
        agreements: Agreements::default(),
        mandate: Mandate::default(),
        other: None,
        recording: recording(today, about(ANNA, NOORD)),
        entries: vec![],
        complaint: None,
        corrects: None,
    }
}

/// Before it is recorded.
impl Story {
    pub(crate) fn about(self, person: PersonId) -> Self {
        let subject = match person {
            ANNA => about(ANNA, NOORD),
            FLEUR => about(FLEUR, ZUID),
            officer => Subject::Officer { person: officer },
        };
        self.subject(subject)
    }

    pub(crate) fn about_the_organisation(self) -> Self {
        self.subject(Subject::Organisation)
    }

    pub(crate) fn about_somebody(self, named: &str) -> Self {
        let subject = Subject::Unknown { named: Some(text(named)) };
        Self { named: Some(named.to_owned()), ..self.subject(subject) }
    }

    pub(crate) fn subject(mut self, subject: Subject) -> Self {
        self.recording.subject = subject;
        self
    }

    /// Received that day, and recorded the same day.
    pub(crate) fn received_on(mut self, date: &str) -> Self {
        self.recording.received_on = crate::cast::day(date);
        self.on(date)
    }

    pub(crate) fn received_by(mut self, partner: PersonId) -> Self {
        self.recording.door = Door::Partner;
        self.recording.recorded_by = partner;
        self
    }

    pub(crate) fn recorded_by(mut self, person: PersonId) -> Self {
        self.recording.recorded_by = person;
        self
    }

    pub(crate) fn recording(mut self, change: impl FnOnce(&mut Recording)) -> Self {
        change(&mut self.recording);
        self
    }

    pub(crate) fn register(mut self, change: impl FnOnce(&mut Register)) -> Self {
        change(&mut self.register);
        self
    }

    pub(crate) fn records(&self) -> Result<(Complaint, Vec<Event>), Refusal> {
        let by = actor(&self.register, self.recording.recorded_by);
        let id = ComplaintId::from_uuid(Uuid::from_u128(0xC0));
        intake::record(id, self.recording.clone(), &self.around(&by))
    }

    pub(crate) fn recorded(mut self) -> Self {
        if self.complaint.is_none() {
            let (complaint, events) = self.records().unwrap();
            self.enter(self.recording.recorded_by, events);
            self.complaint = Some(complaint);
        }
        self
    }
}

/// What is looked at.
impl Story {
    pub(crate) fn complaint(&self) -> &Complaint {
        self.complaint.as_ref().unwrap()
    }

    pub(crate) fn stage(&self) -> Stage {
        self.complaint().stage
    }

    pub(crate) fn around<'a>(&'a self, by: &'a Actor) -> Circumstances<'a> {
        Circumstances {
            by,
            at: noon(self.today),
            register: &self.register,
            calendar: &self.calendar,
            agreements: &self.agreements,
            named_surname: self.named.as_deref(),
            entry: self.corrects,
            other: self.other.as_ref(),
            mandate: &self.mandate,
        }
    }

    pub(crate) fn asks(&self, by: PersonId, command: Command) -> Result<Vec<Event>, Refusal> {
        let by = actor(&self.register, by);
        act(self.complaint(), command, &self.around(&by))
    }

    pub(crate) fn permits(&self, by: PersonId, kind: CommandKind) -> Ruling {
        let by = actor(&self.register, by);
        // A further partner has his own look at the dossier.
        let seen = match self.complaint().look_of(&by, &self.register) {
            Look::As(party) if party != PartyNumber::FIRST => self.complaint().through(party),
            Look::As(_) | Look::Whole => None,
        };
        guard::permit(kind, seen.as_ref().unwrap_or(self.complaint()), &self.around(&by))
    }

    /// How a step stands for somebody; nothing when it is not on his road.
    pub(crate) fn step(&self, by: PersonId, kind: CommandKind) -> Option<Standing> {
        let by = actor(&self.register, by);
        let road = road(self.complaint(), &self.around(&by));
        road.into_iter().find(|step| step.kind == kind).map(|step| step.standing)
    }

    pub(crate) fn missing(&self) -> Vec<FormField> {
        let by = actor(&self.register, BRAM);
        let knows = guard::registrar_is_involved(self.complaint(), &self.around(&by));
        weerklank_domain::complaint::form::missing_to_close(self.complaint(), self.today, knows)
    }

    /// Asserts the refusal: its article and its reason.
    #[track_caller]
    pub(crate) fn refuses(
        self,
        (by, command): (PersonId, Command),
        article: Article,
        reason: Reason,
    ) -> Self {
        let refusal = self.asks(by, command.clone()).map_err(|no| (no.article, no.reason));
        assert_eq!(refusal, Err((article, reason)), "{command:?}");
        self
    }

    pub(crate) fn point(&self) -> PointId {
        self.complaint().points.last().unwrap().id
    }

    /// Who was put in charge, and why, in order.
    pub(crate) fn put_in_charge(&self) -> Vec<(PersonId, ChargeReason)> {
        let charges = self.entries.iter().filter_map(|entry| match entry.event {
            Event::PutInCharge { officer, why, .. } => Some((officer, why)),
            _ => None,
        });
        charges.collect()
    }
}

/// What is done.
impl Story {
    pub(crate) fn on(mut self, date: &str) -> Self {
        self.today = crate::cast::day(date);
        self
    }

    pub(crate) fn days_later(mut self, days: i32) -> Self {
        self.today = self.today.saturating_add(days.days());
        self
    }

    #[track_caller]
    pub(crate) fn does(mut self, by: PersonId, command: Command) -> Self {
        let kind = command.kind();
        let events = self.asks(by, command);
        let events = events.unwrap_or_else(|refusal| panic!("{kind:?}: {refusal:?}"));
        self.enter(by, events);
        self
    }

    /// Does it when it is allowed, and answers what came of it.
    pub(crate) fn tries(&mut self, by: PersonId, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = self.asks(by, command)?;
        self.enter(by, events.clone());
        Ok(events)
    }

    fn enter(&mut self, by: PersonId, events: Vec<Event>) {
        for event in events {
            let entry = Entry { by, at: noon(self.today), event };
            if let Some(complaint) = &mut self.complaint {
                apply(complaint, &entry);
            }
            self.entries.push(entry);
        }
    }

    /// The entry that the next corrections are about.
    pub(crate) fn correcting(mut self, position: usize) -> Self {
        let Entry { by, event, .. } = &self.entries[position];
        self.corrects =
            Some(CorrectedEntry { by: *by, visibility: event.visibility(), party: event.party() });
        self
    }
}
