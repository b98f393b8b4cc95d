//! Letters to the complainant and the registration form, as text and as PDF (4.6, 6.2, 6.4, 6.5).
//!
//! Read `draft` first: it begins a letter from what the dossier holds. `body` turns what the
//! officer made of it into blocks, `sheet` puts them on paper, `form` fills in the form.
pub(crate) mod addressee;
mod body;
pub mod check;
mod compliance;
mod draft;
mod form;
mod forms;
pub mod links;
mod sheet;
mod talk_sheet;

pub(crate) use body::blocks;
pub(crate) use forms::Forms;
pub(crate) use sheet::sample as sample_letter;

use std::sync::Arc;

use tokio::sync::Semaphore;
use weerklank_domain::Language;
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::complaint::facts::{FileRef, Visibility, Way};
use weerklank_domain::complaint::letter::nothing_holds_the_letter_back;
use weerklank_domain::people::{Actor, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::ch1_definitions::written_to;
use weerklank_domain::rules::{Reason, Refusal};
use weerklank_domain::text::Words;
use weerklank_store::{firms, people};
use weerklank_texts::paper::Paper;
use weerklank_texts::t_with;

use crate::card::is_mail_address;
use crate::correspondence::values::Source;
use crate::envelope::Enclosures;
use crate::execute::Request;
use crate::lists::Lists;
use crate::organisation::Current;
use crate::queries::dossier::Dossier;
use crate::templates::{self, Values, Written};
use crate::{App, AppError, Read};
use addressee::Addressee;

/// Setting a page takes a core for a moment: more than two at once would keep pages waiting.
static PRESSES: Semaphore = Semaphore::const_new(2);

/// What a letter or form is made from.
pub(crate) struct Desk {
    pub(crate) dossier: Dossier,
    pub(crate) organisation: Arc<Current>,
    lists: Arc<Lists>,
    /// The letter's, or of a form the reader's.
    pub(crate) language: Language,
    /// Where the firm complained about gets its post.
    firm_address: Option<String>,
    public_url: String,
}

impl App {
    /// What the editor begins with: the letter that this dossier ends with, from its points,
    /// in the complainant's language. What was saved before stays out of it.
    pub async fn draft_of(&self, by: &Actor, reference: Reference) -> Result<String, AppError> {
        let desk = self.letter_desk(by, reference).await?;
        Ok(self.begun(&desk).await?.text)
    }

    /// The letter as it will leave the house: of what was typed, or else of what was saved, or
    /// else as it would begin.
    pub async fn letter_preview(
        &self,
        by: &Actor,
        reference: Reference,
        body: Option<String>,
    ) -> Result<Vec<u8>, AppError> {
        let desk = self.letter_desk(by, reference).await?;
        self.note_read(self.read_of(&desk, "letter"));
        let body = match body {
            Some(typed) => typed,
            None => match saved_draft(&desk) {
                Some(saved) => saved,
                None => self.begun(&desk).await?.text,
            },
        };
        self.print(sheet::letter(&desk, &body)).await
    }

    /// Sends the letter as it was saved (transition 18): its PDF is kept as it goes out. Answers
    /// the new version of the dossier.
    pub async fn send_letter(&self, request: Request, way: Way) -> Result<u32, AppError> {
        let desk = self.letter_desk(&request.by, request.reference).await?;
        let body = saved_draft(&desk).ok_or_else(|| refused(Reason::NoDraft))?;
        reachable(&desk, way)?;
        // Who may not send it, or sent it already, hears that and nothing of what it says.
        if desk.dossier.permit(CommandKind::SendLetter).is_ok() {
            nothing_holds_the_letter_back(&self.letter_faults(&desk, &body).await?)?;
        }
        let prepared = self.begun(&desk).await?.text;
        let bytes = self.print(sheet::letter(&desk, &body)).await?;
        let key = format!("letters-file-{}", desk.dossier.complaint.letter_kind().key());
        let (mut enclosed, file) = self.enclosed((&desk, &key), bytes, Visibility::Everybody)?;
        if way == Way::Letter
            && let Some(second) = addressee::second(&desk)
        {
            let bytes = self.print(sheet::letter_to(&desk, second, &body)).await?;
            desk.enclose(&mut enclosed, ("letters-file-copy", bytes), Visibility::Everybody)?;
        }
        // What can't be kept is no reason to hold the letter back.
        let prepared = enclosed.optional(Words::parse(&prepared).ok());
        let command = Command::SendLetter { way, file: file.id, prepared };
        self.execute(as_printed(request, &desk), command, enclosed).await
    }

    /// The letter that this dossier ends with, in the words of its template.
    async fn begun(&self, desk: &Desk) -> Result<Written, AppError> {
        let which = (draft::kind(desk), desk.language);
        let own = self.own_template(which.0, which.1).await?;
        templates::write(which, own.as_deref(), &draft::values(desk))
    }

    /// All that a template can say of a dossier that this officer may see.
    pub(crate) async fn values_for_trial(
        &self,
        by: &Actor,
        reference: Reference,
        language: Language,
    ) -> Result<Values, AppError> {
        let mut desk = self.letter_desk(by, reference).await?;
        desk.language = language;
        self.note_read(self.read_of(&desk, "letter"));
        Ok(draft::values(&desk))
    }

    /// The registration form as it stands, complete or not.
    pub async fn form_pdf(&self, by: &Actor, reference: Reference) -> Result<Vec<u8>, AppError> {
        let desk = self.form_desk(by, reference).await?;
        self.note_read(self.read_of(&desk, "form"));
        self.print(form::paper(&desk, form::Moment::Now)).await
    }

    /// How the dossier stands with each article, for somebody outside: without names and without
    /// what was said.
    pub async fn compliance_pdf(
        &self,
        by: &Actor,
        reference: Reference,
    ) -> Result<Vec<u8>, AppError> {
        let dossier = self.dossier_unread(by, reference).await?;
        if dossier.compliance.is_empty() {
            return Err(AppError::NotAllowed);
        }
        let language = self.language_of(by).await?;
        let desk = self.desk(dossier, language).await?;
        self.note_read(self.read_of(&desk, "compliance"));
        self.print(compliance::paper(&desk)).await
    }

    /// Closes the dossier with its completed form in it (transition 19). Answers the new version.
    pub async fn close(&self, request: Request) -> Result<u32, AppError> {
        let desk = self.form_desk(&request.by, request.reference).await?;
        let bytes = self.print(form::paper(&desk, form::Moment::Closing)).await?;
        let name = (&desk, "letters-file-form");
        let (enclosed, file) = self.enclosed(name, bytes, Visibility::OfficerOnly)?;
        let command = Command::Close { form: file.id };
        self.execute(as_printed(request, &desk), command, enclosed).await
    }

    pub(crate) async fn letter_desk(
        &self,
        by: &Actor,
        reference: Reference,
    ) -> Result<Desk, AppError> {
        let dossier = self.officers_dossier(by, reference).await?;
        let language = dossier.complaint.complainant.language;
        self.desk(dossier, language).await
    }

    /// For a letter that says no more than whoever has it printed knows.
    pub(crate) async fn writers_desk(
        &self,
        by: &Actor,
        reference: Reference,
    ) -> Result<Desk, AppError> {
        let dossier = self.dossier_unread(by, reference).await?;
        let language = dossier.complaint.complainant.language;
        self.desk(dossier, language).await
    }

    async fn form_desk(&self, by: &Actor, reference: Reference) -> Result<Desk, AppError> {
        let dossier = self.officers_dossier(by, reference).await?;
        let language = self.language_of(by).await?;
        self.desk(dossier, language).await
    }

    /// The language in which he reads his own pages.
    async fn language_of(&self, by: &Actor) -> Result<Language, AppError> {
        let person = by.person;
        let account = self.store.read(move |tx| people::find(tx, person)).await?;
        Ok(account.map_or(Language::Dutch, |account| account.language))
    }

    /// Letters and the form hold what only officers may read.
    async fn officers_dossier(
        &self,
        by: &Actor,
        reference: Reference,
    ) -> Result<Dossier, AppError> {
        let dossier = self.dossier_unread(by, reference).await?;
        if dossier.is_officer() { Ok(dossier) } else { Err(AppError::NotAllowed) }
    }

    async fn desk(&self, dossier: Dossier, language: Language) -> Result<Desk, AppError> {
        let organisation = self.organisation().await?;
        let lists = self.lists().await?;
        let subject = dossier.complaint.subject;
        let firm_address = match subject {
            Subject::Partner { firm, .. } => {
                self.store.read(move |tx| firms::find(tx, firm)).await?.and_then(|it| it.address)
            }
            Subject::Unknown { .. } | Subject::Organisation | Subject::Officer { .. } => None,
        };
        let public_url = self.public_url.clone();
        Ok(Desk { dossier, organisation, lists, language, firm_address, public_url })
    }

    pub(crate) fn read_of(&self, desk: &Desk, what: &'static str) -> Read {
        let dossier = &desk.dossier;
        let at = self.clock.now();
        Read { person: dossier.by.person, complaint: dossier.complaint.id, what, at }
    }

    pub(crate) async fn print(&self, paper: Paper) -> Result<Vec<u8>, AppError> {
        let _press = PRESSES.acquire().await.map_err(|_| AppError::Stopped)?;
        let renderer = Arc::clone(&self.renderer);
        let printed = tokio::task::spawn_blocking(move || renderer(&paper)).await;
        Ok(printed.map_err(|_| AppError::Stopped)??)
    }

    /// A PDF as a file of the dossier, under a name from the texts.
    fn enclosed(
        &self,
        (desk, key): (&Desk, &str),
        bytes: Vec<u8>,
        visibility: Visibility,
    ) -> Result<(Enclosures, FileRef), AppError> {
        let mut enclosed = self.enclosures();
        let file = desk.enclose(&mut enclosed, (key, bytes), visibility)?;
        Ok((enclosed, file))
    }
}

impl Desk {
    /// What letters and mails can say of this dossier.
    pub(crate) fn source(&self) -> Source<'_> {
        let dossier = &self.dossier;
        let officer = dossier.complaint.officer.and_then(|officer| dossier.name_of(officer));
        Source {
            complaint: &dossier.complaint,
            language: self.language,
            organisation: &self.organisation.organisation,
            public_url: &self.public_url,
            calendar: &dossier.calendar,
            today: dossier.today,
            officer: officer.map(str::to_owned),
            firm: dossier.firm.clone(),
            adviser: dossier.adviser.clone(),
            words: &dossier.words,
        }
    }

    /// A letter besides the written answer (6.3).
    pub(crate) fn letter_to(&self, to: Addressee, title: &str, text: &str) -> Paper {
        sheet::set(self, sheet::Sheet { title, to, text })
    }

    /// Adds a PDF to what goes into the dossier, under a name from the texts.
    pub(crate) fn enclose(
        &self,
        enclosed: &mut Enclosures,
        (key, bytes): (&str, Vec<u8>),
        visibility: Visibility,
    ) -> Result<FileRef, AppError> {
        let reference = self.dossier.complaint.recording.reference.to_string();
        let name = t_with(self.language, key, &[("reference", &reference)]);
        let name = Words::parse(&name).map_err(|_| AppError::Unreadable("the name of a file"))?;
        Ok(enclosed.file(name, ("application/pdf".to_owned(), bytes), visibility))
    }
}

/// The request, so that nothing is sent or closed that somebody changed since it was printed.
pub(crate) fn as_printed(request: Request, desk: &Desk) -> Request {
    let printed = desk.dossier.version;
    let seen = Some(request.seen.map_or(printed, |seen| seen.min(printed)));
    Request { seen, ..request }
}

fn saved_draft(desk: &Desk) -> Option<String> {
    let draft = desk.dossier.complaint.round().draft?;
    desk.dossier.said(&draft).map(str::to_owned)
}

/// Art. 6.4: a letter goes where it can arrive.
fn reachable(desk: &Desk, way: Way) -> Result<(), AppError> {
    let dossier = &desk.dossier;
    let parties = written_to(&dossier.complaint, dossier.today);
    let has_mail = parties.iter().any(|party| {
        let card = match party {
            Correspondent::Representative => dossier.representative_card(),
            _ => dossier.card(),
        };
        is_mail_address(&card.email)
    });
    let has_address = addressee::of(desk, Correspondent::Complainant).has_address;
    let second = addressee::second(desk);
    match way {
        Way::Email if !has_mail => Err(refused(Reason::NoMailAddress)),
        Way::Letter if !has_address => Err(refused(Reason::NoPostalAddress)),
        Way::Letter if second.is_some_and(|second| !second.has_address) => {
            Err(refused(Reason::NoRepresentativeAddress))
        }
        // The rules refuse a way that isn't in writing.
        Way::Email | Way::Letter | Way::Telephone | Way::Conversation | Way::Portal => Ok(()),
    }
}

fn refused(reason: Reason) -> AppError {
    Refusal { article: Article::Art6_4, reason, missing: Vec::new() }.into()
}
