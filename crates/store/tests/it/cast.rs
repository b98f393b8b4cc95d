//! The people of these tests in a database, and complaints on their way, told by the domain.
use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use weerklank_domain::Language;
use weerklank_domain::calendar::{Calendar, start_of};
use weerklank_domain::chain::Salt;
use weerklank_domain::complaint::act::act;
use weerklank_domain::complaint::apply::apply;
use weerklank_domain::complaint::command::{Circumstances, Command};
use weerklank_domain::complaint::event::Entry;
use weerklank_domain::complaint::facts::{
    Channel, Complainant, ComplainantKind, Confidentiality, Door, Manner, Notice, Recording, Way,
};
use weerklank_domain::complaint::terms::Agreements;
use weerklank_domain::complaint::{Complaint, intake};
use weerklank_domain::ids::{ComplaintId, ContentId, FileId, PersonId};
use weerklank_domain::mandate::Mandate;
use weerklank_domain::people::{Actor, FirmKind, Register, Role, SYSTEM, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::{SealedText, Text, Words};
use weerklank_store::advisers::{self, Adviser};
use weerklank_store::dossiers::Stored;
use weerklank_store::firms::{self, Firm};
use weerklank_store::people::{self, Account};
use weerklank_store::{Store, StoreError, Tx, content, dossiers};

use crate::people::{account, adviser, firm, id};

/// Everybody, stored.
#[derive(Clone)]
pub(crate) struct Cast {
    pub(crate) noord: Firm,
    pub(crate) zuid: Firm,
    /// The adviser identity of Anna.
    pub(crate) advising: Adviser,
    /// Partner at Noord.
    pub(crate) anna: PersonId,
    /// Complaints officer, the first in the list.
    pub(crate) bram: PersonId,
    /// Deputy officer.
    pub(crate) carla: PersonId,
    /// Management.
    pub(crate) dirk: PersonId,
    /// Takes complaints in.
    pub(crate) esra: PersonId,
    /// Partner at Zuid.
    pub(crate) fleur: PersonId,
    pub(crate) register: Register,
}

impl Cast {
    pub(crate) async fn settle(store: &Store) -> Self {
        let [mut noord, zuid] = [firm("Noord"), firm("Zuid")];
        let (advising, other) =
            (adviser("Anna Jansen", noord.id), adviser("Fleur Visser", zuid.id));
        let person = |name: &str, role, order| Account {
            roles: vec![role],
            officer_order: order,
            ..account(&format!("{}@people.example", name.to_lowercase()), name)
        };
        let people = [
            Account { adviser: Some(advising.id), ..person("Anna", Role::Partner, 9) },
            person("Bram", Role::Officer, 1),
            person("Carla", Role::Officer, 2),
            person("Dirk", Role::Management, 9),
            person("Esra", Role::Staff, 9),
            Account { adviser: Some(other.id), ..person("Fleur", Role::Partner, 9) },
        ];
        let [anna, bram, carla, dirk, esra, fleur] = people.clone().map(|person| person.id);
        let rows = (noord.clone(), zuid.clone(), advising.clone());
        let register = store
            .write(move |tx| {
                let (noord, zuid, advising) = &rows;
                firms::insert(tx, noord)?;
                firms::insert(tx, zuid)?;
                advisers::insert(tx, advising)?;
                advisers::insert(tx, &other)?;
                people.iter().try_for_each(|person| people::insert(tx, person))?;
                let with_contact = Firm { contact: Some(fleur), ..zuid.clone() };
                firms::update(tx, &with_contact)?;
                people::register(tx, jiff::civil::date(2026, 11, 2))
            })
            .await
            .unwrap();
        noord.contact = None;
        Self { noord, zuid, advising, anna, bram, carla, dirk, esra, fleur, register }
    }

    /// Anna is complained about.
    pub(crate) fn about_anna(&self) -> Subject {
        let adviser = Some(self.advising.id);
        Subject::Partner { firm: self.noord.id, adviser, kind: FirmKind::Affiliated }
    }

    /// The firm Zuid is complained about, and nobody of it by name.
    pub(crate) fn about_zuid(&self) -> Subject {
        Subject::Partner { firm: self.zuid.id, adviser: None, kind: FirmKind::Affiliated }
    }

    fn actor(&self, person: PersonId) -> Actor {
        match self.register.person(person) {
            Some(known) => Actor { person, roles: known.roles.clone(), adviser: known.adviser },
            None => Actor::system(),
        }
    }
}

/// A complaint on its way. What was not saved yet waits in `entries`.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) cast: Box<Cast>,
    pub(crate) complaint: Box<Complaint>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) texts: Vec<SealedText>,
    pub(crate) version: u32,
    today: Date,
}

pub(crate) fn day(date: &str) -> Date {
    date.parse().unwrap()
}

pub(crate) fn noon(on: Date) -> Timestamp {
    start_of(on) + SignedDuration::from_hours(12)
}

pub(crate) fn sealed(words: &str) -> SealedText {
    let words = Words::parse(words).unwrap();
    SealedText::seal(words, ContentId::from_uuid(id()), Salt::from_bytes([7; 16]))
}

/// A reference that is not taken.
pub(crate) fn reference() -> Reference {
    let mut chance = *id().as_bytes();
    chance.reverse();
    Reference::new(2026, chance)
}

impl Story {
    /// A telephone call that Esra wrote down.
    pub(crate) fn about(cast: &Cast, subject: Subject, received_on: &str) -> Self {
        Self::recorded(cast, (subject, cast.esra), day(received_on), |_| {})
    }

    pub(crate) fn recorded(
        cast: &Cast,
        (subject, by): (Subject, PersonId),
        received_on: Date,
        change: impl FnOnce(&mut Recording),
    ) -> Self {
        let texts = vec![sealed("mevrouw De Vries"), sealed("De rekening klopt niet.")];
        let is_partner = cast.actor(by).is(Role::Partner);
        let mut recording = Recording {
            reference: reference(),
            received_on,
            door: if is_partner { Door::Partner } else { Door::Organisation },
            channel: Channel::Telephone,
            manner: Manner::Oral,
            expression: texts[1].text,
            complainant: Complainant {
                kind: ComplainantKind::SmeClient,
                name: texts[0].text,
                card: None,
                reachable: true,
                language: Language::Dutch,
                relation: None,
                confidentiality: Confidentiality::Open,
            },
            subject,
            procedure_version: 1,
            informed: None,
            late_reason: None,
            recorded_by: by,
            representative: None,
            files: vec![],
            receipt: None,
            proposal: false,
            intake: None,
        };
        change(&mut recording);
        let (actor, calendar) = (cast.actor(by), Calendar::dutch());
        let around = around((&actor, noon(received_on)), (cast, &calendar));
        let id = ComplaintId::from_uuid(id());
        let (complaint, events) = intake::record(id, recording, &around).unwrap();
        let entries =
            events.into_iter().map(|event| Entry { by, at: noon(received_on), event }).collect();
        let (cast, today) = (Box::new(cast.clone()), received_on);
        Self { cast, complaint: Box::new(complaint), entries, texts, version: 0, today }
    }

    pub(crate) fn text(&mut self, words: &str) -> Text {
        let sealed = sealed(words);
        self.texts.push(sealed.clone());
        sealed.text
    }

    pub(crate) fn does(mut self, by: PersonId, command: Command) -> Self {
        let (actor, calendar) = (self.cast.actor(by), Calendar::dutch());
        let around = around((&actor, noon(self.today)), (&self.cast, &calendar));
        for event in act(&self.complaint, command, &around).unwrap() {
            let entry = Entry { by, at: noon(self.today), event };
            apply(&mut self.complaint, &entry);
            self.entries.push(entry);
        }
        self
    }

    pub(crate) fn registered(self) -> Self {
        let bram = self.complaint.officer.unwrap_or(self.cast.bram);
        self.does(bram, Command::Register { late_reason: None })
    }

    pub(crate) fn notified(self) -> Self {
        let (bram, on) = (self.complaint.officer.unwrap(), self.today);
        self.does(
            bram,
            Command::NotifyPartner { notice: Notice { on, way: Way::Email }, letter: None },
        )
    }

    pub(crate) fn withdrawn(self) -> Self {
        let (bram, on) = (self.complaint.officer.unwrap(), self.today);
        self.does(bram, Command::Withdraw { on, explanation: None })
    }

    /// The letter is out, by mail.
    pub(crate) fn answered(mut self) -> Self {
        let (bram, on) = (self.complaint.officer.unwrap(), self.today);
        let (body, file) = (self.text("Geachte mevrouw De Vries,"), FileId::from_uuid(id()));
        self.does(bram, Command::SaveDraft { body })
            .does(bram, Command::SendLetter { way: Way::Email, file, prepared: None })
            .does(SYSTEM, Command::ReportAccepted { on })
    }

    pub(crate) fn reference(&self) -> Reference {
        self.complaint.recording.reference
    }

    /// What the store knows of it, once it was saved.
    fn stored(&self) -> Stored {
        Stored { complaint: (*self.complaint).clone(), version: self.version }
    }

    /// Saves what happened since the last time.
    pub(crate) fn save_in(&self, tx: &mut Tx<'_>) -> Result<u32, StoreError> {
        for text in &self.texts {
            content::put(tx, Some(self.complaint.id), text)?;
        }
        if self.version == 0 {
            dossiers::insert(tx, &self.complaint, &self.entries, &self.cast.register)
        } else {
            dossiers::save(tx, &self.stored(), &self.entries, &self.cast.register)
        }
    }

    pub(crate) async fn try_to_save(&self, store: &Store) -> Result<u32, StoreError> {
        let story = self.clone();
        store.write(move |tx| story.save_in(tx)).await
    }

    pub(crate) async fn saved(mut self, store: &Store) -> Self {
        self.version = self.try_to_save(store).await.unwrap();
        self.entries.clear();
        self.texts.clear();
        self
    }
}

static NOTHING_AGREED: Agreements = Agreements::new();
static MANDATE: LazyLock<Mandate> = LazyLock::new(Mandate::default);

fn around<'a>(
    (by, at): (&'a Actor, Timestamp),
    (cast, calendar): (&'a Cast, &'a Calendar),
) -> Circumstances<'a> {
    let register = &cast.register;
    let (agreements, mandate) = (&NOTHING_AGREED, &*MANDATE);
    let (named_surname, entry, other) = (None, None, None);
    Circumstances { by, at, register, calendar, agreements, named_surname, entry, other, mandate }
}

/// Any id, for what is not looked at.
pub(crate) fn any() -> Uuid {
    id()
}
