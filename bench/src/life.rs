//! One complaint on its way: every step is asked of the domain, as a person would.
use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use weerklank_domain::calendar::{Calendar, start_of};
use weerklank_domain::complaint::act::act;
use weerklank_domain::complaint::apply::apply;
use weerklank_domain::complaint::command::{Circumstances, Command};
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::complaint::facts::Recording;
use weerklank_domain::complaint::terms::Agreements;
use weerklank_domain::complaint::{Complaint, intake};
use weerklank_domain::ids::{ComplaintId, ContentId, FileId, PersonId};
use weerklank_domain::mandate::Mandate;
use weerklank_domain::people::{Actor, Register};
use weerklank_domain::rules::Refusal;
use weerklank_domain::text::{SealedText, Text, Words};

use crate::cast::Cast;
use crate::dice::Dice;

/// A complaint with all that is stored of it.
pub(crate) struct Life {
    pub(crate) complaint: Complaint,
    pub(crate) entries: Vec<Entry>,
    pub(crate) texts: Vec<SealedText>,
    /// The letter and the form, each with the text of its name.
    pub(crate) files: Vec<(FileId, ContentId, Timestamp)>,
    /// Which of the registers was in force.
    pub(crate) register: usize,
}

/// How far a complaint has come today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    Closed,
    /// The written answer is out, the form isn't complete (6.2).
    Answered,
    /// So many steps were taken.
    Steps(usize),
}

/// Why a complaint went no further.
#[derive(Debug)]
pub(crate) enum Halt {
    /// This is where it is today.
    Here,
    Refused(Refusal),
}

pub(crate) type Step = Result<(), Halt>;

/// What tells lives: the people, chance, and how far time has come.
pub(crate) struct Teller<'a> {
    pub(crate) cast: &'a Cast,
    pub(crate) calendar: &'a Calendar,
    pub(crate) dice: Dice,
    pub(crate) today: Date,
}

/// A life that is being told.
pub(crate) struct Telling<'a, 'b> {
    pub(crate) teller: &'b mut Teller<'a>,
    pub(crate) life: Life,
    pub(crate) day: Date,
    pub(crate) until: Until,
    /// How many times slower it goes than others.
    pace: i64,
    minute: i64,
}

/// The words that were said for a complaint that isn't there yet.
pub(crate) struct Said<'a, 'b> {
    pub(crate) teller: &'b mut Teller<'a>,
    pub(crate) texts: Vec<SealedText>,
    pub(crate) at: Timestamp,
}

impl Said<'_, '_> {
    pub(crate) fn text(&mut self, words: &str) -> Text {
        seal(&mut self.teller.dice, &mut self.texts, (words, self.at))
    }
}

fn seal(dice: &mut Dice, texts: &mut Vec<SealedText>, (words, at): (&str, Timestamp)) -> Text {
    let words = Words::parse(words).expect("what is said here is neither empty nor too long");
    let sealed = SealedText::seal(words, ContentId::from_uuid(dice.id(at)), dice.salt());
    let text = sealed.text;
    texts.push(sealed);
    text
}

/// Ten in the morning in Amsterdam, and some minutes.
pub(crate) fn at(day: Date, minute: i64) -> Timestamp {
    start_of(day) + SignedDuration::from_mins(10 * 60 + minute)
}

impl<'a, 'b> Telling<'a, 'b> {
    /// Begins with the recording.
    pub(crate) fn begin(
        said: Said<'a, 'b>,
        recording: Recording,
        (register, until): (usize, Until),
    ) -> Result<Self, Refusal> {
        let Said { teller, texts, at } = said;
        let day = recording.received_on;
        let id = ComplaintId::from_uuid(teller.dice.id(at));
        let by = teller.cast.actor(recording.recorded_by);
        let registers = &teller.cast.registers;
        let around = around(&by, at, (&registers[register], teller.calendar));
        let (complaint, events) = intake::record(id, recording, &around)?;
        let entries = stamped(events, by.person, at);
        let life = Life { complaint, entries, texts, files: vec![], register };
        let pace = if teller.dice.percent(12) { 3 } else { 1 };
        Ok(Self { teller, life, day, until, pace, minute: 1 })
    }

    fn now(&self) -> Timestamp {
        at(self.day, self.minute)
    }

    /// Some days go by, but never beyond today.
    pub(crate) fn days_later(&mut self, at_most: usize) {
        let days = i64::try_from(self.teller.dice.below(at_most + 1)).unwrap_or(0);
        self.day = self.day.saturating_add((days * self.pace).days()).min(self.teller.today);
    }

    pub(crate) fn text(&mut self, words: &str) -> Text {
        let now = self.now();
        seal(&mut self.teller.dice, &mut self.life.texts, (words, now))
    }

    pub(crate) fn remark(&mut self) -> Text {
        let words = crate::words::remark(&mut self.teller.dice);
        self.text(&words)
    }

    pub(crate) fn id(&mut self) -> uuid::Uuid {
        let now = self.now();
        self.teller.dice.id(now)
    }

    /// A file that is in the dossier from now on.
    pub(crate) fn file(&mut self, name: &str) -> FileId {
        let file = FileId::from_uuid(self.id());
        let name = self.text(name).id;
        self.life.files.push((file, name, self.now()));
        file
    }

    /// The officer in charge; without one nothing goes on.
    pub(crate) fn officer(&self) -> Result<PersonId, Halt> {
        self.life.complaint.officer.ok_or(Halt::Here)
    }

    pub(crate) fn does(&mut self, by: PersonId, command: Command) -> Step {
        if let Until::Steps(left) = &mut self.until {
            *left = left.checked_sub(1).ok_or(Halt::Here)?;
        }
        self.minute += 1;
        let by = self.teller.cast.actor(by);
        let register = &self.teller.cast.registers[self.life.register];
        let around = around(&by, self.now(), (register, self.teller.calendar));
        let events = act(&self.life.complaint, command, &around).map_err(Halt::Refused)?;
        for entry in stamped(events, by.person, self.now()) {
            apply(&mut self.life.complaint, &entry);
            self.life.entries.push(entry);
        }
        Ok(())
    }
}

static NOTHING_AGREED: Agreements = Agreements::new();
static MANDATE: LazyLock<Mandate> = LazyLock::new(Mandate::default);

fn around<'a>(
    by: &'a Actor,
    at: Timestamp,
    (register, calendar): (&'a Register, &'a Calendar),
) -> Circumstances<'a> {
    let (agreements, mandate) = (&NOTHING_AGREED, &*MANDATE);
    let (named_surname, entry, other) = (None, None, None);
    Circumstances { by, at, register, calendar, agreements, mandate, named_surname, entry, other }
}

fn stamped(events: Vec<Event>, by: PersonId, at: Timestamp) -> Vec<Entry> {
    events.into_iter().map(|event| Entry { by, at, event }).collect()
}
