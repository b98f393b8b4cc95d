//! From an audience to people with an address. Whoever is shut out is left out here (1).
use weerklank_domain::Language;
use weerklank_domain::article::Article;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::access::who_may_see;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::complaint::event::{Entry, Event};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Person, Role, Subject};
use weerklank_domain::rules::{Reason, Refusal, ch1_definitions as ch1, ch4_handling};
use weerklank_domain::text::Text;
use weerklank_store::{Tx, content, dossiers, firms, people};

use super::{About, Announced, Audience};
use crate::AppError;
use crate::card::{ContactCard, is_mail_address};

/// Somebody to write to.
#[derive(Clone, Debug)]
pub(super) struct Recipient {
    /// Absent for a party outside, and for a firm where nobody has an account.
    pub(super) person: Option<PersonId>,
    /// Who is written to about the matter itself, and not with a reference and a link only.
    pub(super) party: Option<Correspondent>,
    /// Not so for the second of two who get the same.
    pub(super) is_first: bool,
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
        Audience::Management => managers(tx, announced)?,
        Audience::Partner => partner(tx, announced, about)?.into_iter().collect(),
        Audience::Complainant => complainants_side(tx, announced, (entry, about))?,
        Audience::ComplainantWhoKnew => {
            let complaint = announced.complaint;
            let knew = complaint.acknowledged.is_some() || complaint.recording.receipt.is_some();
            let waits = knew && complaint.awaits_answer() && complaint.officer.is_some();
            if waits { complainants_side(tx, announced, (entry, about))? } else { vec![] }
        }
        Audience::Representative => {
            must_arrive(representative(tx, announced)?, about)?.into_iter().collect()
        }
        Audience::UnauthorisedRepresentative => {
            let today = local_date(entry.at);
            let waits = ch1::the_representative_gets_the_receipt_only(announced.complaint, today);
            if waits { representative(tx, announced)?.into_iter().collect() } else { vec![] }
        }
        Audience::Addressee(to) => addressee(tx, announced, (to, entry))?,
    };
    if about != About::Recorded {
        found.retain(|recipient| recipient.person != Some(entry.by));
    }
    Ok(found)
}

/// The accounts of these people, without those that are closed or shut out. Mail of who is away
/// goes to who stands in for him, unless he is shut out himself (transition 31).
fn accounts(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    persons: impl IntoIterator<Item = PersonId>,
) -> Result<Vec<Recipient>, AppError> {
    let mut found: Vec<Recipient> = Vec::new();
    for person in persons {
        if announced.complaint.is_excluded(person) {
            continue;
        }
        let acting = announced.register.acting(person);
        let person = if announced.complaint.is_excluded(acting) { person } else { acting };
        if found.iter().any(|known| known.person == Some(person)) {
            continue;
        }
        let account = people::find(tx, person)?.filter(|account| account.active);
        found.extend(account.map(|account| Recipient {
            person: Some(account.id),
            party: None,
            is_first: true,
            name: Some(account.name),
            address: account.email,
            language: account.language,
        }));
    }
    Ok(found)
}

/// Art. 1: management; where all of it is shut out, who was named from outside, or else who can
/// have somebody named: the administrators.
fn managers(tx: &mut Tx<'_>, announced: &Announced<'_>) -> Result<Vec<Recipient>, AppError> {
    let found = accounts(tx, announced, with_role(announced, Role::Management))?;
    if !found.is_empty() {
        return Ok(found);
    }
    match announced.complaint.outsider {
        Some(outsider) => accounts(tx, announced, [outsider]),
        None => accounts(tx, announced, with_role(announced, Role::Administrator)),
    }
}

fn with_role(announced: &Announced<'_>, role: Role) -> Vec<PersonId> {
    announced.register.with_role(role).map(|person| person.id).collect()
}

/// Art. 1: another officer without a conflict, or management when there is none.
fn second_judges(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    by: PersonId,
) -> Result<Vec<Recipient>, AppError> {
    let officers = ch4_handling::officers_to_notify(announced.complaint, announced.register);
    let others = accounts(tx, announced, officers.into_iter().filter(|officer| *officer != by))?;
    if others.is_empty() { managers(tx, announced) } else { Ok(others) }
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
        party: None,
        is_first: true,
        name: None,
        address,
        language: Language::Dutch,
    }))
}

/// Who is written to when the complainant is (1): he, who acts for him, or both; each where a mail
/// can reach him.
fn complainants_side(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    (entry, about): (&Entry, About),
) -> Result<Vec<Recipient>, AppError> {
    let mut found: Vec<Recipient> = Vec::new();
    for party in ch1::written_to(announced.complaint, local_date(entry.at)) {
        let one = match party {
            Correspondent::Representative => representative(tx, announced)?,
            Correspondent::Complainant | Correspondent::Partner | Correspondent::ThirdParty => {
                complainant(tx, announced)?
            }
        };
        let is_first = found.is_empty();
        found.extend(one.map(|recipient| Recipient { is_first, ..recipient }));
    }
    let first = must_arrive(found.first().cloned(), about)?;
    Ok(if first.is_some() { found } else { vec![] })
}

/// What must reach somebody is refused when no mail can.
fn must_arrive(found: Option<Recipient>, about: About) -> Result<Option<Recipient>, AppError> {
    match (found, about) {
        (Some(found), _) => Ok(Some(found)),
        (None, About::Letter { .. }) => Err(refused(Article::Art6_4, Reason::NoMailAddress)),
        (None, About::Acknowledged) => Err(refused(Article::Art2_1, Reason::NoMailAddress)),
        (None, About::ReadBackAsked) => Err(refused(Article::Art5_1, Reason::NoMailAddress)),
        (None, About::Correspondence) => Err(refused(Article::Art6_3, Reason::NoMailAddress)),
        (None, About::AuthorisationAsked) => {
            Err(refused(Article::Art1Complainant, Reason::NoMailAddress))
        }
        (None, _) => Ok(None),
    }
}

fn complainant(tx: &mut Tx<'_>, announced: &Announced<'_>) -> Result<Option<Recipient>, AppError> {
    let known = &announced.complaint.complainant;
    let (name, party) = (known.name, Correspondent::Complainant);
    reached_by_card(tx, known.card, (name, party), known.language)
}

fn representative(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
) -> Result<Option<Recipient>, AppError> {
    let Some(represented) = &announced.complaint.represented else { return Ok(None) };
    let known = &represented.representative;
    let language = announced.complaint.complainant.language;
    let (name, party) = (known.name, Correspondent::Representative);
    reached_by_card(tx, known.card, (name, party), language)
}

fn reached_by_card(
    tx: &mut Tx<'_>,
    card: Option<Text>,
    (name, party): (Text, Correspondent),
    language: Language,
) -> Result<Option<Recipient>, AppError> {
    let card = match card {
        Some(card) => content::words(tx, card.id)?,
        None => None,
    };
    let address = card.map(|card| ContactCard::read(&card).email).unwrap_or_default();
    if !is_mail_address(&address) {
        return Ok(None);
    }
    let name = content::words(tx, name.id)?;
    let party = Some(party);
    Ok(Some(Recipient { person: None, party, is_first: true, name, address, language }))
}

/// Whom an officer wrote to himself; what he wrote must arrive.
fn addressee(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    (to, entry): (Correspondent, &Entry),
) -> Result<Vec<Recipient>, AppError> {
    let about = About::Correspondence;
    let found = match to {
        Correspondent::Complainant => return complainants_side(tx, announced, (entry, about)),
        Correspondent::Representative => representative(tx, announced)?,
        Correspondent::Partner => match partner(tx, announced, about)? {
            // With an account he reads it in the dossier; a firm without one has the mail only.
            Some(found) => {
                let party = found.person.is_none().then_some(to);
                Some(Recipient { party, ..found })
            }
            None => return Err(refused(Article::Art4_2, Reason::NoPartnerAddress)),
        },
        Correspondent::ThirdParty => third_party(tx, announced, entry)?,
    };
    Ok(must_arrive(found, about)?.into_iter().collect())
}

/// Somebody who is no party: name and mail address, a line each.
fn third_party(
    tx: &mut Tx<'_>,
    announced: &Announced<'_>,
    entry: &Entry,
) -> Result<Option<Recipient>, AppError> {
    let Event::CorrespondenceSent { correspondence } = &entry.event else { return Ok(None) };
    let Some(written) = correspondence.address else { return Ok(None) };
    let lines = content::words(tx, written.id)?.unwrap_or_default();
    let address = lines.lines().find(|line| is_mail_address(line)).map(str::to_owned);
    let name = lines.lines().next().filter(|line| !is_mail_address(line)).map(str::to_owned);
    Ok(address.map(|address| Recipient {
        person: None,
        party: Some(Correspondent::ThirdParty),
        is_first: true,
        name,
        address,
        language: announced.complaint.complainant.language,
    }))
}

fn refused(article: Article, reason: Reason) -> AppError {
    Refusal { article, reason, missing: Vec::new() }.into()
}
