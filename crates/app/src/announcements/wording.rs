//! What a mail says. To staff, officers and partners that is what happened, the reference and a
//! link: never a word of the dossier.
use weerklank_domain::Language;
use weerklank_domain::calendar::{Calendar, local_date};
use weerklank_domain::complaint::correspondence::{
    Correspondence, CorrespondenceKind as Kind, Correspondent,
};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Door, LetterKind};
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::{ch1_definitions, ch4_handling};
use weerklank_store::outbox::OutgoingMessage;
use weerklank_store::{Tx, content, people};
use weerklank_texts::{t, t_with};

use super::recipients::Recipient;
use super::{About, Announced, Planned};
use crate::correspondence::values::Source;
use crate::organisation::{self, Organisation};
use crate::templates::Values;
use crate::{AppError, Parts, agreements, templates};

/// Of a subject.
const SUBJECT_CHARACTERS_MAX: usize = 180;

/// What every mail about this dossier can use.
struct Writer<'a> {
    announced: &'a Announced<'a>,
    parts: &'a Parts,
    organisation: Organisation,
    calendar: Calendar,
    recipient: &'a Recipient,
    reference: String,
}

pub(super) fn write(
    tx: &mut Tx<'_>,
    parts: &Parts,
    announced: &Announced<'_>,
    planned: &Planned,
) -> Result<OutgoingMessage, AppError> {
    let recipient = &planned.recipient;
    let reference = announced.complaint.recording.reference.to_string();
    let organisation = organisation::load(tx)?;
    let calendar = agreements::load(tx)?.calendar;
    let writer = Writer { announced, parts, organisation, calendar, recipient, reference };
    let (subject, body) = match planned.about {
        About::Letter { kind, .. } => writer.letter(kind),
        About::Acknowledged => writer.by_kind(tx, Kind::Acknowledgement)?,
        About::Correspondence if recipient.party.is_some() => {
            writer.correspondence(tx, planned.entry)?
        }
        About::Receipt => writer.by_kind(tx, Kind::Receipt)?,
        About::PartnerNotified => writer.by_kind(tx, Kind::PartnerNotice)?,
        About::ReadBackAsked => writer.by_kind(tx, Kind::ReadBack)?,
        About::AuthorisationAsked => writer.by_kind(tx, Kind::AuthorisationRequest)?,
        About::SurveyAsked => writer.by_kind(tx, Kind::Survey)?,
        About::ContactChanged => writer.by_kind(tx, Kind::ContactChanged)?,
        About::Reopened if recipient.party.is_some() => writer.by_kind(tx, Kind::Reopening)?,
        About::Postponed if recipient.party.is_some() => writer.by_kind(tx, Kind::Postponement)?,
        _ if recipient.party.is_some() => writer.told(tx, planned)?,
        about => writer.notice(tx, about)?,
    };
    let files = match planned.about {
        About::Letter { file, .. } => vec![file],
        About::Correspondence if recipient.party.is_some() => {
            let sent = writer.sent(planned.entry);
            sent.map(|sent| sent.files.iter().map(|file| file.id).collect()).unwrap_or_default()
        }
        _ => vec![],
    };
    Ok(OutgoingMessage {
        language: recipient.language,
        to: recipient.address.clone(),
        to_name: recipient.name.clone(),
        subject,
        text: body.join("\n\n"),
        files,
        // The post room puts all mail of a dossier in one thread.
        in_reply_to: None,
        references: vec![],
        reply_to: None,
        by_hand: matches!(
            planned.about,
            About::Letter { .. }
                | About::Acknowledged
                | About::ReadBackAsked
                | About::Correspondence
        ),
    })
}

impl Writer<'_> {
    /// To an account or a firm.
    fn notice(&self, tx: &mut Tx<'_>, about: About) -> Result<(String, Vec<String>), AppError> {
        let lang = self.recipient.language;
        let greeting = match &self.recipient.name {
            Some(name) => t_with(lang, "outgoing-greeting", &[("name", name)]),
            None => t(lang, "outgoing-greeting-firm"),
        };
        let mut body = vec![greeting];
        match about {
            About::Recorded => body.extend(self.recorded()),
            _ => body.push(self.about(&format!("outgoing-{}", about.key()))),
        }
        if about == About::Nobody && self.is_for_administrator() {
            body = vec![body[0].clone(), self.about("outgoing-nobody-administrator")];
            let link =
                format!("{}/buitenstaander?kenmerk={}", self.parts.public_url, self.reference);
            body.push(t_with(lang, "outgoing-link", &[("link", &link)]));
        } else if self.recipient.person.is_some() {
            let link = format!("{}/klachten/{}", self.parts.public_url, self.reference);
            body.push(t_with(lang, "outgoing-link", &[("link", &link)]));
            body.push(t(lang, "outgoing-kept-short"));
        } else {
            let contact = self.officer_and_ways(tx)?;
            body.push(t_with(lang, "outgoing-firm-contact", &[("contact", &contact)]));
        }
        body.push(self.closing());
        Ok((self.about(&format!("outgoing-{}-subject", about.key())), body))
    }

    /// Whether he is written to since nobody of management is left.
    fn is_for_administrator(&self) -> bool {
        let left =
            ch1_definitions::management_is_left(self.announced.complaint, self.announced.register);
        !left && self.announced.complaint.outsider.is_none()
    }

    /// 4.1 and 4.3, with the article that says why this officer is told.
    fn recorded(&self) -> [String; 2] {
        let lang = self.recipient.language;
        let door = self.announced.complaint.recording.door;
        let key = match door {
            Door::Partner => "outgoing-recorded-by-partner",
            Door::Organisation => "outgoing-recorded-by-organisation",
        };
        let article = ch4_handling::article_of_notifying(door).number();
        let mine = self.recipient.person.is_some()
            && self.recipient.person == self.announced.complaint.officer;
        let whose =
            if mine { "outgoing-recorded-for-you" } else { "outgoing-recorded-for-another" };
        let values = [("reference", self.reference.as_str()), ("article", article)];
        [t_with(lang, key, &values), t(lang, whose)]
    }

    /// The mail that carries the letter; the letter itself says the rest.
    fn letter(&self, kind: LetterKind) -> (String, Vec<String>) {
        let key = format!("outgoing-letter-{}", kind.key());
        let body = vec![
            self.salutation(),
            self.about(&key),
            t(self.recipient.language, "outgoing-letter-questions"),
            self.closing(),
        ];
        (self.about(&format!("{key}-subject")), body)
    }

    /// To who complains or acts for him: what happened, in a sentence of the catalog, and what was
    /// agreed on with him.
    fn told(&self, tx: &mut Tx<'_>, planned: &Planned) -> Result<(String, Vec<String>), AppError> {
        let (lang, complaint) = (self.recipient.language, self.announced.complaint);
        let key = format!("outgoing-{}-party", planned.about.key());
        let due = weerklank_texts::dates::long(lang, complaint.promised_on());
        let other = self.announced.entry(planned.entry).and_then(|entry| goes_on_in(&entry.event));
        let other = other.map(|other| other.to_string()).unwrap_or_default();
        let arranged = complaint.arrangement.filter(|_| planned.about == About::Arrangement);
        let until = arranged.map(|arranged| weerklank_texts::dates::long(lang, arranged.until));
        let until = until.unwrap_or_default();
        let measures = match arranged {
            Some(arranged) => content::words(tx, arranged.measures.id)?,
            None => None,
        };
        let reference = self.reference.as_str();
        let values =
            [("reference", reference), ("due", &due), ("other", &other), ("until", &until)];
        let mut body = vec![self.salutation(), t_with(lang, &key, &values)];
        body.extend(measures);
        body.extend([t(lang, "outgoing-questions"), self.closing()]);
        Ok((self.about(&format!("{key}-subject")), body))
    }

    /// What follows from a step by itself, in the words of its kind.
    fn by_kind(&self, tx: &mut Tx<'_>, kind: Kind) -> Result<(String, Vec<String>), AppError> {
        let complaint = self.announced.complaint;
        let words = content::of_complaint(tx, complaint.id)?;
        let (firm, adviser) = crate::queries::dossier::partner_names(tx, complaint)?;
        let source = Source {
            complaint,
            language: self.recipient.language,
            organisation: &self.organisation,
            public_url: &self.parts.public_url,
            calendar: &self.calendar,
            today: local_date(self.parts.clock.now()),
            officer: self.officer(tx)?,
            firm,
            adviser,
            words: &words,
        };
        let which = (kind, self.recipient.language);
        let own = templates::own(tx, which.0, which.1)?;
        let written = templates::write(which, own.as_deref(), &self.values(kind, &source))?;
        Ok((written.subject, vec![written.text, self.closing()]))
    }

    /// Who may know no more yet, or reads the rest after signing in, gets no word of the dossier.
    fn values(&self, kind: Kind, source: &Source<'_>) -> Values {
        if kind == Kind::Postponement && self.is_for_who_waits() {
            let until = self.announced.complaint.postponements.last();
            return source
                .values_without_words()
                .with("salutation", self.salutation())
                .with("until", until.map(|told| source.long(told.until)).unwrap_or_default())
                .with("only_date", "ja");
        }
        if kind == Kind::ContactChanged {
            return self.contact(source);
        }
        if !matches!(kind, Kind::Receipt | Kind::PartnerNotice) {
            return source.values(self.recipient.party.unwrap_or(Correspondent::Partner));
        }
        let values = source.values_without_words().with("salutation", self.salutation());
        let signs_in = kind != Kind::PartnerNotice || self.recipient.person.is_some();
        if signs_in { values } else { values.with("dossier_link", "") }
    }

    /// Transitions 30 and 37: whom to turn to, until when, and whether who may not had read it.
    fn contact(&self, source: &Source<'_>) -> Values {
        let events = || self.announced.entries.iter().map(|entry| &entry.event);
        let until = events().find_map(|event| match event {
            Event::ContactChanged { until, .. } => *until,
            _ => None,
        });
        let had_read =
            events().any(|event| matches!(event, Event::PersonExcluded { read: Some(_), .. }));
        let until = until.map(|until| source.long(until)).unwrap_or_default();
        source
            .values(self.recipient.party.unwrap_or(Correspondent::Partner))
            .with("until", until)
            .with("had_read", if had_read { "ja" } else { "" })
    }

    /// Transition 32: a representative who waits for his authorisation knows the due date only.
    fn is_for_who_waits(&self) -> bool {
        let today = local_date(self.parts.clock.now());
        self.recipient.party == Some(Correspondent::Representative)
            && ch1_definitions::the_representative_gets_the_receipt_only(
                self.announced.complaint,
                today,
            )
    }

    /// What an officer wrote himself, with his name below it.
    fn correspondence(
        &self,
        tx: &mut Tx<'_>,
        entry: u32,
    ) -> Result<(String, Vec<String>), AppError> {
        let sent = self.sent(entry).ok_or(AppError::Unreadable("a letter without its entry"))?;
        let (subject, text) = (sent.subject, sent.content);
        let erased = AppError::Unreadable("a letter that was just written");
        let subject = content::words(tx, subject.id)?.ok_or(erased)?;
        let text = content::words(tx, text.id)?.unwrap_or_default();
        let by = self.announced.entry(entry).map(|entry| entry.by);
        let name = match by {
            Some(by) => people::find(tx, by)?.map(|account| account.name),
            None => None,
        };
        Ok((self.referring(&subject), vec![text, self.closing_of(name)]))
    }

    /// A subject of one line in which the reference can be found.
    fn referring(&self, subject: &str) -> String {
        let line = subject.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.contains(&self.reference) {
            return line.chars().take(SUBJECT_CHARACTERS_MAX).collect();
        }
        let line: String = line.chars().take(SUBJECT_CHARACTERS_MAX).collect();
        format!("{line} ({})", self.reference)
    }

    fn sent(&self, entry: u32) -> Option<&Correspondence> {
        match &self.announced.entry(entry)?.event {
            Event::CorrespondenceSent { correspondence } => Some(correspondence),
            _ => None,
        }
    }

    fn salutation(&self) -> String {
        salutation(self.recipient.language, self.recipient.name.as_deref())
    }

    /// A sentence that names the reference and nothing else.
    fn about(&self, key: &str) -> String {
        t_with(self.recipient.language, key, &[("reference", &self.reference)])
    }

    fn closing(&self) -> String {
        self.closing_of(None)
    }

    fn closing_of(&self, name: Option<String>) -> String {
        closing(self.recipient.language, name, &self.organisation)
    }

    fn officer(&self, tx: &mut Tx<'_>) -> Result<Option<String>, AppError> {
        let complaint = self.announced.complaint;
        let Some(officer) = complaint.contact.or(complaint.officer) else { return Ok(None) };
        Ok(people::find(tx, officer)?.map(|account| account.name))
    }

    /// By whom and how a firm without an account learns more.
    fn officer_and_ways(&self, tx: &mut Tx<'_>) -> Result<String, AppError> {
        let head = &self.organisation;
        let mail = head.complaints_mail.clone().or(head.mail.clone());
        let ways = [Some(head.name.clone()), head.phone.clone(), mail];
        let parts: Vec<String> = [self.officer(tx)?].into_iter().chain(ways).flatten().collect();
        Ok(parts.join(", "))
    }
}

/// The dossier in which a complaint, or part of it, goes on.
fn goes_on_in(event: &Event) -> Option<Reference> {
    match event {
        Event::Merged(merging) => Some(merging.reference),
        Event::SplitOff(splitting) => Some(splitting.reference),
        Event::FollowedUp(following) => Some(following.reference),
        _ => None,
    }
}

/// How a letter or mail to the complainant begins.
pub(crate) fn salutation(lang: Language, name: Option<&str>) -> String {
    match name {
        Some(name) => t_with(lang, "outgoing-to-complainant", &[("name", name)]),
        None => t(lang, "outgoing-to-complainant-unnamed"),
    }
}

/// How a mail ends: who wrote it, and for whom.
pub(crate) fn closing(lang: Language, name: Option<String>, head: &Organisation) -> String {
    let sender = t_with(lang, "outgoing-sender", &[("organisation", &head.name)]);
    let lines = [Some(t(lang, "outgoing-closing")), name, Some(sender)];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
