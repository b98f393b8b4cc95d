//! An officer begins a letter or mail, looks at it and sends it (6.3).
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::{
    Correspondence, CorrespondenceKind, Correspondent,
};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{FileRef, Side, Way};
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::{Reason, Refusal};
use weerklank_domain::text::Words;
use weerklank_texts::dates;

use super::text::{self, Written};
use crate::announcements::closing;
use crate::envelope::Enclosures;
use crate::execute::Request;
use crate::letters::{Desk, addressee, as_printed};
use crate::{App, AppError};

/// What is known of a letter or mail before it is written.
#[derive(Clone, Debug)]
pub struct Outline {
    pub kind: CorrespondenceKind,
    pub to: Correspondent,
    /// The complainant's, unless an officer wants another.
    pub language: Option<Language>,
    pub meeting: Option<Meeting>,
}

/// When and where people are heard (4.4).
#[derive(Clone, Debug)]
pub struct Meeting {
    pub on: Date,
    pub time: String,
    pub place: String,
}

/// A letter or mail as it was typed.
#[derive(Clone, Debug)]
pub struct Typed {
    pub kind: CorrespondenceKind,
    pub to: Correspondent,
    pub way: Way,
    pub language: Option<Language>,
    /// Name, mail address and address of a third party, a line each.
    pub address: Option<Words>,
    pub subject: Words,
    pub content: Words,
    pub files: Vec<FileRef>,
}

impl App {
    /// What the editor begins with: the text of this kind with all that the dossier knows.
    pub async fn begin_correspondence(
        &self,
        by: &Actor,
        reference: Reference,
        outline: Outline,
    ) -> Result<Written, AppError> {
        let desk = self.writing_desk(by, reference, outline.language).await?;
        let to = who_reads(&desk, outline.to);
        let language = desk.language;
        let mut values = desk.source().values(to).with("report", report(&desk, to));
        if let Some(meeting) = outline.meeting {
            values = values
                .with("hearing_date", dates::long(language, meeting.on))
                .with("hearing_time", meeting.time)
                .with("hearing_place", meeting.place);
        }
        Ok(text::of(outline.kind, language, &values))
    }

    /// The letter as it would leave the house.
    pub async fn correspondence_pdf(
        &self,
        by: &Actor,
        reference: Reference,
        typed: &Typed,
    ) -> Result<Vec<u8>, AppError> {
        let desk = self.writing_desk(by, reference, typed.language).await?;
        self.note_read(self.read_of(&desk, "letter"));
        self.print_letter(&desk, typed).await
    }

    /// The mail as it would leave the house: its text with the closing below it.
    pub async fn correspondence_mail(
        &self,
        by: &Actor,
        reference: Reference,
        typed: &Typed,
    ) -> Result<String, AppError> {
        let desk = self.writing_desk(by, reference, typed.language).await?;
        let name = desk.dossier.name_of(by.person).map(str::to_owned);
        let closing = closing(desk.language, name, &desk.organisation.organisation);
        Ok(format!("{}\n\n{closing}", typed.content.as_str()))
    }

    /// Sends it: by mail through the post room, by post as a PDF in the dossier, or to be read on
    /// the status page. Answers the new version of the dossier.
    pub async fn send_correspondence(
        &self,
        request: Request,
        typed: Typed,
        mut enclosed: Enclosures,
    ) -> Result<u32, AppError> {
        let desk = self.writing_desk(&request.by, request.reference, typed.language).await?;
        let mut files = typed.files.clone();
        let mut request = request;
        if typed.way == Way::Letter {
            let bytes = self.print_letter(&desk, &typed).await?;
            let visibility = typed.to.visibility();
            let name = "letters-file-correspondence";
            files.push(desk.enclose(&mut enclosed, (name, bytes), visibility)?);
            request = as_printed(request, &desk);
        }
        let correspondence = Box::new(Correspondence {
            kind: typed.kind,
            to: typed.to,
            way: typed.way,
            address: enclosed.optional(typed.address),
            subject: enclosed.text(typed.subject),
            content: enclosed.text(typed.content),
            files,
        });
        self.execute(request, Command::SendCorrespondence { correspondence }, enclosed).await
    }

    async fn writing_desk(
        &self,
        by: &Actor,
        reference: Reference,
        language: Option<Language>,
    ) -> Result<Desk, AppError> {
        let mut desk = self.letter_desk(by, reference).await?;
        if let Some(language) = language {
            desk.language = language;
        }
        Ok(desk)
    }

    async fn print_letter(&self, desk: &Desk, typed: &Typed) -> Result<Vec<u8>, AppError> {
        let to = match (&typed.address, typed.to) {
            (Some(address), Correspondent::ThirdParty) => addressee::typed(address.as_str()),
            _ => addressee::of(desk, typed.to),
        };
        if !to.has_address {
            let (article, reason) = (Article::Art6_3, Reason::NoPostalAddress);
            return Err(Refusal { article, reason, missing: Vec::new() }.into());
        }
        let title = typed.subject.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        self.print(desk.letter_to(to, &title, typed.content.as_str())).await
    }
}

/// Who reads what goes to the complainant (1).
fn who_reads(desk: &Desk, to: Correspondent) -> Correspondent {
    if to == Correspondent::Complainant { addressee::first(desk) } else { to }
}

/// The last report of a hearing of the side that is written to (4.4).
fn report(desk: &Desk, to: Correspondent) -> String {
    let side = match to {
        Correspondent::Partner => Side::Partner,
        _ => Side::Complainant,
    };
    let hearings = desk.dossier.entries.iter().rev().filter_map(|stored| {
        let Event::HearingHeld { hearing } = &stored.entry.event else { return None };
        (hearing.side == side).then(|| desk.dossier.said(&hearing.report))
    });
    hearings.flatten().next().unwrap_or_default().to_owned()
}
