//! From an audience to people with an address. Whoever is shut out is left out here (1).
use weerklank_domain::Language;
use weerklank_domain::article::Article;
use weerklank_domain::complaint::access::who_may_see;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Person, Role, Subject};
use weerklank_domain::rules::{Reason, Refusal, ch4_handling};
use weerklank_store::{Tx, dossiers, firms, people};

use super::{About, Announced, Audience, outside};
use crate::AppError;

/// Somebody to write to.
#[derive(Clone, Debug)]
pub(super) struct Recipient {
    /// Absent for the complainant, and for a firm where nobody has an account.
    pub(super) person: Option<PersonId>,
    /// The complainant, who acts for him, or somebody else without a part in the house: he gets
    /// what was written and no link to a page of ours.
    pub(super) is_outside: bool,
    pub(super) name: Option<String>,
    pub(super) address: String,
    pub(super) language: Language,
}

impl Recipient {
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.person == other.person && self.address == other.address
    }
}

/// Who of this audience is written to. Nobody hears what he did himself, but for 4.1 and 4.3:
/// that an officer was told of a complaint is on record even when he wrote it down.
pub(super) fn of(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    audience: Audience,
    (entry, about): (&Entry, About),
) -> Result<Vec<Recipient>, AppError> {
    let mut found = match audience {
        Audience::Officers => {
            let officers =
                ch4_handling::officers_to_notify(announced.complaint, announced.register);
            accounts(tx, announced, officers)?
        }
        Audience::InCharge => accounts(tx, announced, announced.complaint.officer)?,
        Audience::Officer(person) => accounts(tx, announced, [person])?,
        Audience::EarlierOfficer => {
            let earlier = earlier_officer(tx, announced)?;
            accounts(tx, announced, earlier)?
        }
        Audience::SecondJudge(by) => second_judges(tx, announced, by)?,
        Audience::Management => accounts(tx, announced, management(announced))?,
        Audience::Partner => partner(tx, announced, about)?.into_iter().collect(),
        Audience::Complainant => outside::complainants_side(tx, announced, about)?,
        Audience::Representative => outside::representative(tx, announced)?.into_iter().collect(),
        Audience::Addressee(to, address) => match to {
            Correspondent::Partner => partner(tx, announced, about)?.into_iter().collect(),
            _ => vec![outside::addressee(tx, announced, (to, address))?],
        },
    };
    if about != About::Recorded {
        found.retain(|recipient| recipient.person != Some(entry.by));
    }
    Ok(found)
}

/// The accounts of these people, without those that are closed or shut out.
fn accounts(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    persons: impl IntoIterator<Item = PersonId>,
) -> Result<Vec<Recipient>, AppError> {
    let mut found = Vec::new();
    for person in persons {
        if announced.complaint.is_excluded(person) {
            continue;
        }
        let account = people::find(tx, person)?.filter(|account| account.active);
        found.extend(account.map(|account| Recipient {
            person: Some(account.id),
            is_outside: false,
            name: Some(account.name),
            address: account.email,
            language: account.language,
        }));
    }
    Ok(found)
}

fn management(announced: &Announced<'_>) -> Vec<PersonId> {
    announced.register.with_role(Role::Management).map(|person| person.id).collect()
}

/// Art. 1: another officer without a conflict, or management when there is none.
fn second_judges(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    by: PersonId,
) -> Result<Vec<Recipient>, AppError> {
    let officers = ch4_handling::officers_to_notify(announced.complaint, announced.register);
    let others = accounts(tx, announced, officers.into_iter().filter(|officer| *officer != by))?;
    if others.is_empty() { accounts(tx, announced, management(announced)) } else { Ok(others) }
}

/// Who was in charge before these entries.
fn earlier_officer(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
) -> Result<Option<PersonId>, AppError> {
    let count = u32::try_from(announced.entries.len()).unwrap_or(u32::MAX);
    let before = announced.version.saturating_sub(count);
    let entries = dossiers::entries(tx, announced.complaint.id)?;
    let earlier = entries.iter().filter(|stored| stored.number <= before);
    let mut officer = None;
    for stored in earlier {
        match stored.entry.event {
            Event::PutInCharge { officer: new, .. } => officer = Some(new),
            Event::NobodyInCharge => officer = None,
            _ => {}
        }
    }
    Ok(officer.filter(|officer| announced.complaint.officer != Some(*officer)))
}

/// Art. 4.2: the adviser complained about, else his firm's contact, else the firm itself. Each
/// only once he may see the dossier, by the same rule as its page.
fn partner(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    about: About,
) -> Result<Option<Recipient>, AppError> {
    let complaint = announced.complaint;
    let Subject::Partner { firm, adviser, .. } = complaint.subject else { return Ok(None) };
    let firm = firms::find(tx, firm)?;
    let contact = firm.as_ref().and_then(|firm| firm.contact);
    let sight = who_may_see(complaint, announced.register, contact);
    let is_involved = |person: &&Person| adviser.is_some() && person.adviser == adviser;
    let involved = announced.register.with_role(Role::Partner).find(is_involved);
    let persons = involved.map(|person| person.id).into_iter().chain(contact);
    let persons = persons.filter(|person| sight.iter().any(|(seeing, _)| seeing == person));
    if let Some(first) = accounts(tx, announced, persons)?.into_iter().next() {
        return Ok(Some(first));
    }
    let address = firm
        .and_then(|firm| firm.email)
        .filter(|address| complaint.partner_notified.is_some() && !address.is_empty());
    if address.is_none() && about == About::PartnerNotified {
        return Err(refused(Article::Art4_2, Reason::NoPartnerAddress));
    }
    Ok(address.map(|address| Recipient {
        person: None,
        is_outside: false,
        name: None,
        address,
        language: Language::Dutch,
    }))
}

pub(super) fn refused(article: Article, reason: Reason) -> AppError {
    Refusal { article, reason, missing: Vec::new() }.into()
}
