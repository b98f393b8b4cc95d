//! "Wijs een klant op de regeling": by mail, on a card or as a text to paste; who, when and how
//! are kept as proof (3.1, 3.2).
mod card;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;
use weerklank_domain::names::fold;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::text::Words;
use weerklank_store::outbox::{OutgoingMessage, Purpose};
use weerklank_store::pointings::{self, Listed, Pointing};
use weerklank_store::{Tx, advisers, content, firms, people};
use weerklank_texts::{dates, t};

use crate::announcements::salutation;
use crate::correspondence::values::organisation_values;
use crate::email::EmailAddress;
use crate::invalid::{Findings, SaveError};
use crate::organisation::{self, Organisation};
use crate::post_room::{self, Mail};
use crate::queries::dossier::Dossier;
use crate::templates::{self, Values, Written};
use crate::{App, AppError, Parts, procedure};

/// In characters, of a name or a company.
const LINE_MAX: usize = 200;
/// How many mails one person may have sent in a day: nobody's form becomes a relay.
pub const MAILS_A_DAY: u32 = 40;
const A_DAY: SignedDuration = SignedDuration::from_hours(24);
/// How many the list shows.
const LIST_MAX: u32 = 500;

/// By which way a client is pointed to the procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointingWay {
    Email,
    /// A printed card with a code for the telephone.
    Card,
    /// A text to paste into a mail or message of one's own.
    Text,
}

/// Who the client is, as far as it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    pub name: String,
    pub company: String,
    pub email: String,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct NewPointing {
    /// The id of the form: sent twice, it is done once.
    pub id: Uuid,
    pub way: PointingWay,
    pub language: Language,
    pub client: Client,
}

/// What was done, as proof.
#[derive(Clone, Debug)]
pub struct PointedOut {
    pub id: Uuid,
    pub by: String,
    pub firm: Option<String>,
    pub at: Timestamp,
    pub way: PointingWay,
    pub language: Language,
    pub version: u32,
    /// Empty when nothing was said, or when it was erased.
    pub client: Client,
    /// What became of the mail: `waiting`, `sent`, `dead`.
    pub post: Option<String>,
}

impl PointingWay {
    pub const ALL: [Self; 3] = [Self::Email, Self::Card, Self::Text];

    /// The word in the database, in forms and in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Card => "card",
            Self::Text => "text",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.key() == key)
    }
}

impl App {
    /// Points a client to the procedure. A mail waits in the outbox; a card and a text are asked
    /// for with [`Self::procedure_card`] and [`Self::procedure_text`].
    pub async fn point_out(&self, by: &Actor, new: NewPointing) -> Result<(), SaveError> {
        may_point_out(by)?;
        let new = checked(&new)?;
        let at = self.clock.now();
        let mut enclosed = self.enclosures();
        let said = if new.client == Client::default() {
            None
        } else {
            let words = serde_json::to_string(&new.client).ok();
            words.and_then(|words| Words::parse(&words).ok())
        };
        let said = enclosed.optional(said);
        let (by, app) = (by.clone(), self.clone());
        let add = move |tx: &mut Tx<'_>| {
            if new.way == PointingWay::Email {
                let since = at.saturating_sub(A_DAY).unwrap_or(at);
                let mut findings = Findings::default();
                let sent = pointings::mailed_since(tx, by.person, since)?;
                findings.check(sent < MAILS_A_DAY, "email", "pointing-too-many");
                findings.done()?;
            }
            let by_mail = new.way == PointingWay::Email;
            let pointing = Pointing {
                id: new.id,
                person: by.person,
                firm: firm_of(tx, &by)?,
                at,
                way: new.way.key().to_owned(),
                language: new.language.tag().to_owned(),
                version: procedure::version_on(tx, local_date(at))?,
                client: said.map(|text| text.id),
                mail_key: by_mail.then(|| format!("pointing/{}", new.id)),
            };
            if !pointings::add(tx, &pointing)? {
                return Ok(());
            }
            for sealed in &enclosed.texts {
                content::put(tx, None, sealed)?;
            }
            if let Some(key) = pointing.mail_key {
                let by = people::find(tx, by.person)?.map(|account| account.name);
                let message = message(tx, &app, (&new, (by, pointing.firm), at))?;
                let purpose = Purpose::Message;
                let mail = Mail { key, complaint: None, recipient: None, purpose, message };
                post_room::enqueue(tx, &app, mail, at)?;
            }
            Ok::<_, SaveError>(())
        };
        self.store.write::<_, SaveError, _>(add).await?;
        self.wake_post_room();
        Ok(())
    }

    /// What was pointed out: by a partner what he did himself, by an officer what all did.
    pub async fn pointed_out(&self, by: &Actor) -> Result<Vec<PointedOut>, AppError> {
        may_point_out(by)?;
        let person = (!by.is(Role::Officer)).then_some(by.person);
        let read = move |tx: &mut Tx<'_>| pointings::list(tx, person, LIST_MAX);
        Ok(self.store.read(read).await?.into_iter().filter_map(told).collect())
    }

    /// Art. 3.1: how this complainant was pointed to the procedure, as far as his name, company or
    /// address were said; the last first.
    pub async fn pointed_out_to(
        &self,
        by: &Actor,
        dossier: &Dossier,
    ) -> Result<Vec<PointedOut>, AppError> {
        let card = dossier.card();
        let name = dossier.said(&dossier.complaint.complainant.name).unwrap_or_default();
        let is_him = |client: &Client| {
            let same = |one: &str, other: &str| !one.trim().is_empty() && fold(one) == fold(other);
            same(&client.email, &card.email)
                || same(&client.name, name)
                || same(&client.company, &card.company)
        };
        let all = self.pointed_out(by).await?;
        Ok(all.into_iter().filter(|done| is_him(&done.client)).collect())
    }

    /// One of them.
    pub async fn pointing(&self, by: &Actor, id: Uuid) -> Result<PointedOut, AppError> {
        may_point_out(by)?;
        let found = self.store.read(move |tx| pointings::find(tx, id)).await?;
        let his_own = |listed: &Listed| by.is(Role::Officer) || listed.pointing.person == by.person;
        found.filter(his_own).and_then(told).ok_or(AppError::NotFound)
    }

    /// The text to paste.
    pub async fn procedure_text(&self, done: &PointedOut) -> Result<Written, AppError> {
        let (app, done) = (self.clone(), done.clone());
        let write = move |tx: &mut Tx<'_>| {
            let head = organisation::load(tx)?;
            let about = (done.language, done.at);
            notice(tx, (&head, &app.public_url), about, &done.client)
        };
        self.store.read::<_, AppError, _>(write).await
    }

    /// The card, to be printed on A5.
    pub async fn procedure_card(&self, language: Language) -> Result<Vec<u8>, AppError> {
        let organisation = self.organisation().await?;
        let today = local_date(self.clock.now());
        let address = procedure_address(&organisation.organisation, &self.public_url);
        self.print(card::paper(&organisation, (language, today), &address)?).await
    }
}

/// Art. 3.1: the partner does; the officers can do it for him.
fn may_point_out(by: &Actor) -> Result<(), AppError> {
    let may = by.is(Role::Partner) || by.is(Role::Officer);
    if may { Ok(()) } else { Err(AppError::NotAllowed) }
}

/// What was typed, without the space around it; a mail goes to one address.
fn checked(new: &NewPointing) -> Result<NewPointing, SaveError> {
    let mut findings = Findings::default();
    let Client { name, company, email } = &new.client;
    let name = findings.optional("name", Some(name), LINE_MAX).unwrap_or_default();
    let company = findings.optional("company", Some(company), LINE_MAX).unwrap_or_default();
    if new.way == PointingWay::Email {
        findings.check(!email.trim().is_empty(), "email", "pointing-email-missing");
    }
    let address = email.trim();
    let is_one = address.is_empty() || address.parse::<EmailAddress>().is_ok();
    findings.check(is_one, "email", "form-email-wrong");
    findings.done()?;
    let client = Client { name, company, email: address.to_owned() };
    Ok(NewPointing { client, ..new.clone() })
}

fn firm_of(tx: &mut Tx<'_>, by: &Actor) -> Result<Option<String>, AppError> {
    let Some(adviser) = by.adviser else { return Ok(None) };
    match advisers::find(tx, adviser)? {
        Some(adviser) => Ok(firms::name(tx, adviser.firm)?),
        None => Ok(None),
    }
}

fn message(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (new, by, at): (&NewPointing, (Option<String>, Option<String>), Timestamp),
) -> Result<OutgoingMessage, AppError> {
    let head = organisation::load(tx)?;
    let written = notice(tx, (&head, &parts.public_url), (new.language, at), &new.client)?;
    let name = Some(new.client.name.clone()).filter(|name| !name.is_empty());
    let greeting = [Some(t(new.language, "outgoing-closing")), by.0, by.1.or(Some(head.name))];
    let greeting = greeting.into_iter().flatten().collect::<Vec<_>>().join("\n");
    Ok(OutgoingMessage {
        language: new.language,
        to: new.client.email.clone(),
        to_name: name,
        subject: written.subject,
        text: format!("{}\n\n{greeting}", written.text),
        files: vec![],
        in_reply_to: None,
        references: vec![],
        reply_to: None,
        by_hand: true,
    })
}

/// In the words of its template, without a dossier.
fn notice(
    tx: &mut Tx<'_>,
    (head, public_url): (&Organisation, &str),
    (language, at): (Language, Timestamp),
    client: &Client,
) -> Result<Written, AppError> {
    let name = Some(client.name.as_str()).filter(|name| !name.is_empty());
    let today = local_date(at);
    let version = procedure::version_on(tx, today)?.to_string();
    let values = organisation_values(head, language, Values::default())
        .with("salutation", salutation(language, name))
        .with("today", dates::long(language, today))
        .with("version", version)
        .with("officer_title", head.officer_title(language))
        .with("status_link", format!("{public_url}/status"))
        .with("procedure_link", procedure_address(head, public_url));
    let own = templates::own(tx, Kind::ProcedureNotice, language)?;
    templates::write((Kind::ProcedureNotice, language), own.as_deref(), &values)
}

/// Art. 3.2: where the procedure in force can be read, and a complaint be filed.
fn procedure_address(head: &Organisation, public_url: &str) -> String {
    head.procedure_url.clone().unwrap_or_else(|| format!("{public_url}/regeling"))
}

/// As it was stored; nothing for a way that this program doesn't know.
fn told(listed: Listed) -> Option<PointedOut> {
    let Listed { pointing, by, client, post } = listed;
    Some(PointedOut {
        id: pointing.id,
        by,
        firm: pointing.firm,
        at: pointing.at,
        way: PointingWay::from_key(&pointing.way)?,
        language: Language::from_tag(&pointing.language).unwrap_or_default(),
        version: pointing.version,
        client: client.and_then(|said| serde_json::from_str(&said).ok()).unwrap_or_default(),
        post,
    })
}
