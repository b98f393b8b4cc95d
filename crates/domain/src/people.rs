//! Who takes part: roles, the register of people, and the conflict of interest (art. 1).
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::complaint::facts::keyed;
use crate::ids::{AdviserId, FirmId, PersonId};
pub use crate::names::fold_surname;

/// What an account may be; a person has a set of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Partner,
    Staff,
    Officer,
    Management,
    Auditor,
    Administrator,
    /// Named for one dossier of which all officers have a conflict; there he acts as an officer.
    Outsider,
    /// Weerklank itself: timers and the post room.
    System,
    /// Without an account, by reference and code or by a link.
    Complainant,
    /// Who acts for the complainant, in the same ways.
    Representative,
}

impl Role {
    /// The roles that an administrator can give.
    pub const GIVEN: [Self; 6] = [
        Self::Partner,
        Self::Staff,
        Self::Officer,
        Self::Management,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The word in keys of texts, in the database and in the printed table.
    pub fn key(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Staff => "staff",
            Self::Officer => "officer",
            Self::Management => "management",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
            Self::Outsider => "outsider",
            Self::System => "system",
            Self::Complainant => "complainant",
            Self::Representative => "representative",
        }
    }

    /// Of a role that an account can have: those, and the one that naming somebody gives.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::GIVEN.into_iter().chain([Self::Outsider]).find(|role| role.key() == key)
    }

    /// Whether a conflict of interest shuts a person in this role out (art. 1, transition 30).
    /// A partner who is complained about is heard, so this is not for partners.
    fn can_be_shut_out(self) -> bool {
        match self {
            Self::Officer | Self::Staff | Self::Management | Self::Auditor | Self::Outsider => true,
            Self::Partner
            | Self::Administrator
            | Self::System
            | Self::Complainant
            | Self::Representative => false,
        }
    }
}

/// Who stands in the history as the one who did what Weerklank did by itself.
pub const SYSTEM: PersonId = PersonId::from_uuid(uuid::Uuid::nil());

/// Who stands in the history for the complainant of the dossier, who has no account.
pub const COMPLAINANT: PersonId = PersonId::from_uuid(uuid::Uuid::max());

/// Who stands in the history for the complainant's representative.
pub const REPRESENTATIVE: PersonId = PersonId::from_uuid(uuid::Uuid::from_u128(u128::MAX - 1));

/// Who does something now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub person: PersonId,
    pub roles: Vec<Role>,
    pub adviser: Option<AdviserId>,
}

impl Actor {
    /// Weerklank itself.
    pub fn system() -> Self {
        Self { person: SYSTEM, roles: vec![Role::System], adviser: None }
    }

    /// The complainant of the dossier that he was let into.
    pub fn complainant() -> Self {
        Self { person: COMPLAINANT, roles: vec![Role::Complainant], adviser: None }
    }

    /// The representative in the dossier that he was let into.
    pub fn representative() -> Self {
        Self { person: REPRESENTATIVE, roles: vec![Role::Representative], adviser: None }
    }

    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// A person in the register, as far as the rules look at him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub roles: Vec<Role>,
    /// The surname without accents and capitals, for a possible match by name.
    pub folded_surname: String,
    pub adviser: Option<AdviserId>,
    /// The firm for which his adviser identity works.
    pub firm: Option<FirmId>,
    pub manager: Option<PersonId>,
    /// False once his account is closed.
    pub active: bool,
    /// False while he is away or his account is closed.
    pub present: bool,
    /// Who does his work while he is away.
    pub stand_in: Option<PersonId>,
    /// The last day of an absence that began, when that is known.
    pub away_until: Option<Date>,
}

impl Person {
    /// Whether a conflict of interest shuts him out; a partner alone is heard instead (art. 1).
    pub fn can_be_shut_out(&self) -> bool {
        self.roles.iter().any(|role| role.can_be_shut_out())
    }
}

/// The people of the organisation on one day, officers in the order of the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    pub people: Vec<Person>,
}

impl Register {
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    fn adviser(&self, id: AdviserId) -> Option<&Person> {
        self.people.iter().find(|person| person.adviser == Some(id))
    }

    /// The officers, in the order in which they are put in charge (transition 37).
    pub fn officers(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.roles.contains(&Role::Officer))
    }

    /// Those for whom this person does the work on this day (transition 31).
    pub fn acts_for(&self, person: PersonId) -> impl Iterator<Item = &Person> {
        let there = self.person(person).is_some_and(|known| known.present);
        self.people.iter().filter(move |known| there && known.stand_in == Some(person))
    }

    /// Whether this is the person himself, or who does his work on this day.
    pub fn is_or_acts_for(&self, by: PersonId, person: PersonId) -> bool {
        by == person || self.acts_for(by).any(|away| away.id == person)
    }

    /// Who does the work of this person on this day: he himself, or who stands in for him.
    pub fn acting(&self, person: PersonId) -> PersonId {
        let stand_in = self.person(person).and_then(|known| known.stand_in);
        let there = |id: &PersonId| self.person(*id).is_some_and(|known| known.present);
        stand_in.filter(there).unwrap_or(person)
    }

    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| person.roles.contains(&role))
    }
}

keyed! {
    /// Whether a firm is affiliated or the organisation itself.
    FirmKind {
        Affiliated = "affiliated",
        /// Never an "involved firm" in the test of conflict (art. 1).
        Organisation = "organisation",
    }
}

/// About whom a complaint is (art. 1): the adviser, or the organisation itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Subject {
    /// Not known yet; what was said about it, if anything, is kept.
    Unknown {
        named: Option<crate::text::Text>,
    },
    Organisation,
    Partner {
        firm: FirmId,
        adviser: Option<AdviserId>,
        kind: FirmKind,
    },
    /// The complaints officer himself.
    Officer {
        person: PersonId,
    },
}

impl Subject {
    /// The firm that is informed and consulted (4.2, 4.5).
    pub fn firm(&self) -> Option<FirmId> {
        match self {
            Self::Partner { firm, .. } => Some(*firm),
            Self::Unknown { .. } | Self::Organisation | Self::Officer { .. } => None,
        }
    }
}

keyed! {
    /// Why a person is shut out of a dossier (art. 1, transition 30).
    ExclusionGround {
        /// He is the adviser or officer complained about.
        Subject = "subject",
        /// He works for the firm complained about.
        InvolvedFirm = "involved_firm",
        /// He manages the person complained about, or is managed by him.
        LineManager = "line_manager",
        /// A name was mentioned that may be his; another officer decides.
        PossibleName = "possible_name",
        /// He declared it himself, an engagement that he handled included.
        Declared = "declared",
        /// The complainant objects to him, with a reason.
        Objection = "objection",
    }
}

impl ExclusionGround {
    /// Whether the ground follows from the register, and so is tested again when that changes.
    pub fn follows_from_register(self) -> bool {
        match self {
            Self::Subject | Self::InvolvedFirm | Self::LineManager | Self::PossibleName => true,
            Self::Declared | Self::Objection => false,
        }
    }
}

/// Who is shut out of a dossier, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    pub person: PersonId,
    pub ground: ExclusionGround,
}

/// Art. 1: who has a conflict of interest with this subject, and on what ground.
/// `named_surname` is the folded surname that was mentioned when the subject is not known yet.
pub fn conflicts(
    subject: &Subject,
    register: &Register,
    named_surname: Option<&str>,
) -> Vec<Exclusion> {
    register
        .people
        .iter()
        .filter(|person| person.can_be_shut_out())
        .filter_map(|person| {
            let ground = conflict(person, subject, register, named_surname)?;
            Some(Exclusion { person: person.id, ground })
        })
        .collect()
}

fn conflict(
    person: &Person,
    subject: &Subject,
    register: &Register,
    named_surname: Option<&str>,
) -> Option<ExclusionGround> {
    match subject {
        Subject::Unknown { .. } => named_surname
            .filter(|surname| !surname.is_empty() && *surname == person.folded_surname)
            .map(|_| ExclusionGround::PossibleName),
        Subject::Organisation => None,
        Subject::Partner { firm, adviser, kind } => {
            if adviser.is_some() && person.adviser == *adviser {
                return Some(ExclusionGround::Subject);
            }
            if *kind == FirmKind::Affiliated && person.firm == Some(*firm) {
                return Some(ExclusionGround::InvolvedFirm);
            }
            let subject = register.adviser((*adviser)?)?;
            manages_or_is_managed(person, subject).then_some(ExclusionGround::LineManager)
        }
        Subject::Officer { person: subject } => {
            if person.id == *subject {
                return Some(ExclusionGround::Subject);
            }
            let subject = register.person(*subject)?;
            manages_or_is_managed(person, subject).then_some(ExclusionGround::LineManager)
        }
    }
}

fn manages_or_is_managed(person: &Person, subject: &Person) -> bool {
    subject.manager == Some(person.id) || person.manager == Some(subject.id)
}
