//! The people of every test, and what they say. Ids are counted, salts are fixed.
use std::cell::Cell;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;
use weerklank_domain::Language;
use weerklank_domain::calendar::start_of;
use weerklank_domain::chain::Salt;
use weerklank_domain::complaint::correspondence::{
    Capacity, Correspondence, CorrespondenceKind, CorrespondenceTo, Correspondent, FiledMail,
    MailNature, Representative,
};
use weerklank_domain::complaint::facts::{
    Answer, Channel, Classification, Communication, CommunicationKind, Complainant,
    ComplainantKind, Confidentiality, Direction, Door, Hearing, InformedOfProcedure, ItemKey,
    Judgment, Learning, Manner, Nature, Notice, Reaction, Recording, Remedies, Side, Visibility,
    Way,
};
use weerklank_domain::ids::{AdviserId, ContentId, FileId, FirmId, PersonId};
use weerklank_domain::people::{Actor, FirmKind, Person, Register, Role, Subject};
use weerklank_domain::text::{SealedText, Text, Words};

pub(crate) use Manner::{Oral as ORAL, Written as WRITTEN};
pub(crate) use Nature::{
    Finances as FINANCES, PartnerConduct as CONDUCT, ServiceQuality as QUALITY,
};

/// Partner at the firm Noord.
pub(crate) const ANNA: PersonId = person(1);
/// Complaints officer, the first in the list.
pub(crate) const BRAM: PersonId = person(2);
/// Deputy officer.
pub(crate) const CARLA: PersonId = person(3);
/// Management, and the manager of Bram, Carla and Esra.
pub(crate) const DIRK: PersonId = person(4);
/// Takes complaints in.
pub(crate) const ESRA: PersonId = person(5);
/// Partner at the firm Zuid, who has nothing to do with it.
pub(crate) const FLEUR: PersonId = person(6);
/// Reads samples.
pub(crate) const GUUS: PersonId = person(7);
/// Keeps accounts and settings.
pub(crate) const HANNA: PersonId = person(8);
/// Weerklank itself.
pub(crate) const TIMER: PersonId = weerklank_domain::people::SYSTEM;

/// Mevrouw De Vries herself, on the status page, and who acts for her.
pub(crate) const DE_VRIES: PersonId = weerklank_domain::people::COMPLAINANT;
pub(crate) const HER_SON: PersonId = weerklank_domain::people::REPRESENTATIVE;

pub(crate) const CAST: [PersonId; 11] =
    [ANNA, BRAM, CARLA, DIRK, ESRA, FLEUR, GUUS, HANNA, TIMER, DE_VRIES, HER_SON];

pub(crate) const NOORD: FirmId = FirmId::from_uuid(Uuid::from_u128(0x100));
pub(crate) const ZUID: FirmId = FirmId::from_uuid(Uuid::from_u128(0x200));
/// The organisation itself, as a firm in the register.
pub(crate) const ORGANISATION: FirmId = FirmId::from_uuid(Uuid::from_u128(0x300));

const fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

/// The adviser identity of a person.
pub(crate) fn adviser(of: PersonId) -> AdviserId {
    AdviserId::from_uuid(Uuid::from_u128(of.as_uuid().as_u128() + 0x1000))
}

pub(crate) fn register() -> Register {
    let one = |id, role, surname: &str, manager| Person {
        id,
        roles: vec![role],
        folded_surname: surname.to_owned(),
        adviser: None,
        firm: None,
        manager,
        active: true,
        present: true,
        stand_in: None,
        away_until: None,
    };
    let partner = |id, surname, firm| Person {
        adviser: Some(adviser(id)),
        firm: Some(firm),
        ..one(id, Role::Partner, surname, None)
    };
    Register {
        people: vec![
            partner(ANNA, "jansen", NOORD),
            one(BRAM, Role::Officer, "bakker", Some(DIRK)),
            one(CARLA, Role::Officer, "smit", Some(DIRK)),
            one(DIRK, Role::Management, "dekker", None),
            one(ESRA, Role::Staff, "yilmaz", Some(DIRK)),
            partner(FLEUR, "visser", ZUID),
            one(GUUS, Role::Auditor, "mulder", Some(DIRK)),
            one(HANNA, Role::Administrator, "vos", Some(DIRK)),
        ],
    }
}

/// A person of the register as somebody who does something.
pub(crate) fn actor(register: &Register, id: PersonId) -> Actor {
    match register.person(id) {
        Some(person) => Actor { person: id, roles: person.roles.clone(), adviser: person.adviser },
        None if id == DE_VRIES => Actor::complainant(),
        None if id == HER_SON => Actor::representative(),
        None => Actor::system(),
    }
}

/// A complaint about a partner: the adviser, and his firm.
pub(crate) fn about(partner: PersonId, firm: FirmId) -> Subject {
    let kind = if firm == ORGANISATION { FirmKind::Organisation } else { FirmKind::Affiliated };
    Subject::Partner { firm, adviser: Some(adviser(partner)), kind }
}

pub(crate) fn day(date: &str) -> Date {
    date.parse().unwrap()
}

/// Noon in Amsterdam, or an hour off it.
pub(crate) fn noon(on: Date) -> Timestamp {
    start_of(on) + jiff::SignedDuration::from_hours(12)
}

thread_local! {
    static COUNTED: Cell<u128> = const { Cell::new(0) };
}

/// The next id of whatever kind.
pub(crate) fn id() -> Uuid {
    COUNTED.set(COUNTED.get() + 1);
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + COUNTED.get())
}

pub(crate) fn start_counting() {
    COUNTED.set(0);
}

/// What somebody says.
pub(crate) fn text(words: &str) -> Text {
    let words = Words::parse(words).unwrap();
    SealedText::seal(words, ContentId::from_uuid(id()), Salt::from_bytes([7; 16])).text
}

pub(crate) fn file() -> FileId {
    FileId::from_uuid(id())
}

/// Mevrouw De Vries, a client who can be reached and has nothing to hide.
pub(crate) fn mevrouw_de_vries() -> Complainant {
    Complainant {
        kind: ComplainantKind::SmeClient,
        name: text("mevrouw De Vries"),
        card: Some(text("Bakkerij De Vries, 06 12345678")),
        reachable: true,
        language: Language::Dutch,
        relation: None,
        confidentiality: Confidentiality::Open,
    }
}

/// She telephones the organisation, and Esra writes it down.
pub(crate) fn recording(received_on: Date, subject: Subject) -> Recording {
    Recording {
        reference: "K-2026-7H3Q2M".parse().unwrap(),
        received_on,
        door: Door::Organisation,
        channel: Channel::Telephone,
        manner: ORAL,
        expression: text("De rekening klopt niet en niemand belt terug."),
        complainant: mevrouw_de_vries(),
        subject,
        procedure_version: 3,
        informed: None,
        late_reason: None,
        recorded_by: ESRA,
        representative: None,
        files: vec![],
        receipt: None,
        proposal: false,
        intake: None,
    }
}

/// Who acts for mevrouw De Vries.
pub(crate) fn representative(capacity: Capacity) -> Representative {
    Representative {
        name: text("de heer De Vries"),
        capacity,
        card: Some(text("zoon@devries.example")),
        reachable: true,
        correspondence_to: CorrespondenceTo::Both,
    }
}

pub(crate) fn correspondence(kind: CorrespondenceKind, to: Correspondent) -> Correspondence {
    Correspondence {
        kind,
        to,
        way: Way::Email,
        address: None,
        subject: text("Uw klacht"),
        content: text("Wij zijn ermee bezig."),
        files: vec![],
    }
}

pub(crate) fn filed_mail(on: Date) -> FiledMail {
    FiledMail {
        mail: id(),
        nature: MailNature::Message,
        from: Correspondent::Complainant,
        sender: text("mevrouw@devries.example"),
        subject: text("Re: Uw klacht"),
        content: text("Ik hoor graag van u."),
        on,
        files: vec![],
        visibility: Visibility::Everybody,
    }
}

pub(crate) fn classification(manner: Manner, nature: Nature) -> Classification {
    Classification { manner, nature, subcategory: None, further: vec![], explanation: None }
}

pub(crate) fn notice(on: Date) -> Notice {
    Notice { on, way: Way::Email }
}

pub(crate) fn informed(on: Date) -> InformedOfProcedure {
    InformedOfProcedure { on, way: Way::Letter, told_where_to_read: true }
}

pub(crate) fn hearing(side: Side, on: Date) -> Hearing {
    let report = text("Zij licht het toe.");
    Hearing { side, on, way: Way::Conversation, present: None, report }
}

pub(crate) fn answer(judgment: Judgment) -> Answer {
    Answer {
        finding: text("De rekening noemt tien uur, de opdracht acht."),
        judgment,
        reason: text("Meerwerk was niet gemeld."),
    }
}

pub(crate) fn remedies() -> Remedies {
    let items = vec![ItemKey("credit_note".to_owned())];
    Remedies { items, amount_cents: Some(25_000), explanation: None }
}

pub(crate) fn learning(reaction: Option<Reaction>) -> Learning {
    Learning {
        reaction,
        root_cause: Some(ItemKey("expectations".to_owned())),
        lesson: Some(text("Meld meerwerk vooraf.")),
        ..Learning::default()
    }
}

pub(crate) fn communication(on: Date, visibility: Visibility) -> Communication {
    Communication {
        kind: CommunicationKind::Call,
        direction: Direction::Incoming,
        on,
        with: Some(text("mevrouw De Vries")),
        content: text("Zij vraagt hoe het ervoor staat."),
        visibility,
        files: vec![],
    }
}
