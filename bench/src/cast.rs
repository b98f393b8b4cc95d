//! The people of the benchmark: officers, employees, partner firms with their advisers.
use jiff::Timestamp;
use weerklank_app::AppError;
use weerklank_domain::Language;
use weerklank_domain::ids::{AdviserId, FirmId, PersonId};
use weerklank_domain::people::{Actor, FirmKind, Register, Role, Subject};
use weerklank_store::advisers::{self, Adviser};
use weerklank_store::firms::{self, Firm};
use weerklank_store::people::{self, Account};
use weerklank_store::{Store, Tx};

use crate::dice::Dice;
use crate::words;

const FIRMS: usize = 40;
const ADVISERS: usize = 120;
const OFFICERS: usize = 6;
const STAFF: usize = 3;

/// Everybody, and the register in as many orders as there are officers, so that each of them is
/// put in charge as often as another.
pub(crate) struct Cast {
    pub(crate) registers: Vec<Register>,
    pub(crate) officers: Vec<PersonId>,
    pub(crate) staff: Vec<PersonId>,
    /// With the account of each adviser.
    pub(crate) advisers: Vec<(Adviser, PersonId)>,
}

#[derive(Default)]
struct Rows {
    firms: Vec<Firm>,
    advisers: Vec<Adviser>,
    accounts: Vec<Account>,
}

impl Cast {
    /// Stores everybody in an empty database.
    pub(crate) async fn settle(store: &Store, at: Timestamp) -> Result<Self, AppError> {
        let rows = rows(&mut Dice::new(1), at);
        let of_role = |role| {
            let accounts = rows.accounts.iter().filter(move |one| one.roles.contains(&role));
            accounts.map(|account| account.id).collect::<Vec<_>>()
        };
        let (officers, staff) = (of_role(Role::Officer), of_role(Role::Staff));
        let partners = of_role(Role::Partner);
        let advisers = rows.advisers.iter().cloned().zip(partners).collect();
        let register = store.write(move |tx| insert(tx, &rows)).await?;
        let registers = (0..OFFICERS).map(|first| rotated(&register, first)).collect();
        Ok(Self { registers, officers, staff, advisers })
    }

    pub(crate) fn actor(&self, person: PersonId) -> Actor {
        match self.registers[0].person(person) {
            Some(known) => Actor { person, roles: known.roles.clone(), adviser: known.adviser },
            None => Actor::system(),
        }
    }

    /// An adviser with his account.
    pub(crate) fn an_adviser(&self, dice: &mut Dice) -> (Subject, PersonId) {
        let (adviser, account) = dice.one_of(&self.advisers);
        let kind = FirmKind::Affiliated;
        (Subject::Partner { firm: adviser.firm, adviser: Some(adviser.id), kind }, *account)
    }
}

fn rotated(register: &Register, first: usize) -> Register {
    let mut people = register.people.clone();
    let is_officer = |role: &[Role]| role.contains(&Role::Officer);
    people.sort_by_key(|person| !is_officer(&person.roles));
    people[..OFFICERS].rotate_left(first);
    Register { people }
}

fn insert(tx: &mut Tx<'_>, rows: &Rows) -> Result<Register, AppError> {
    for firm in &rows.firms {
        firms::insert(tx, &Firm { contact: None, ..firm.clone() })?;
    }
    for adviser in &rows.advisers {
        advisers::insert(tx, adviser)?;
    }
    for account in &rows.accounts {
        people::insert(tx, account)?;
    }
    for firm in &rows.firms {
        firms::update(tx, firm)?;
    }
    Ok(people::register(tx, jiff::civil::date(2026, 11, 2))?)
}

fn rows(dice: &mut Dice, at: Timestamp) -> Rows {
    let mut rows = Rows::default();
    for number in 0..FIRMS {
        rows.firms.push(Firm {
            id: FirmId::from_uuid(dice.id(at)),
            name: format!("Kantoor {}", words::company(dice)),
            kind: FirmKind::Affiliated,
            contact: None,
            email: Some(format!("kantoor{number}@partner.example")),
            phone: None,
            address: Some(words::address(dice)),
            active: true,
            version: 1,
        });
    }
    for number in 0..ADVISERS {
        let firm = rows.firms[number % FIRMS].id;
        add_adviser(&mut rows, dice, (firm, at));
    }
    for number in 0..ADVISERS {
        let adviser = rows.advisers[number].id;
        let mut account = account(&mut rows, dice, (Role::Partner, at));
        account.adviser = Some(adviser);
        let firm = &mut rows.firms[number % FIRMS];
        firm.contact.get_or_insert(account.id);
        rows.accounts.push(account);
    }
    for number in 0..OFFICERS {
        let mut account = account(&mut rows, dice, (Role::Officer, at));
        account.officer_order = u32::try_from(number).expect("there are few officers");
        // The last one advises for the last firm, so he has no access to its complaints (1).
        if number + 1 == OFFICERS {
            let firm = rows.firms[FIRMS - 1].id;
            account.adviser = Some(add_adviser(&mut rows, dice, (firm, at)));
        }
        rows.accounts.push(account);
    }
    let others = [(Role::Staff, STAFF), (Role::Management, 1), (Role::Administrator, 1)];
    for (role, count) in others {
        for _ in 0..count {
            let account = account(&mut rows, dice, (role, at));
            rows.accounts.push(account);
        }
    }
    rows
}

fn add_adviser(rows: &mut Rows, dice: &mut Dice, (firm, at): (FirmId, Timestamp)) -> AdviserId {
    let id = AdviserId::from_uuid(dice.id(at));
    rows.advisers.push(Adviser { id, firm, name: words::name(dice), active: true, version: 1 });
    id
}

fn account(rows: &mut Rows, dice: &mut Dice, (role, at): (Role, Timestamp)) -> Account {
    Account {
        id: PersonId::from_uuid(dice.id(at)),
        email: format!("account{}@bench.example", rows.accounts.len()),
        name: words::name(dice),
        roles: vec![role],
        adviser: None,
        manager: None,
        language: Language::Dutch,
        officer_order: 99,
        active: true,
        version: 1,
        has_password: false,
    }
}
