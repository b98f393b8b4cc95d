//! An officer begins a letter or mail, looks at it and sends it (6.3).
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::{
    Correspondence, CorrespondenceKind, Correspondent,
};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Side, Way};
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::{Reason, Refusal};
use weerklank_texts::dates;
use weerklank_texts::paper::Paper;

use super::text;
use crate::announcements::closing;
use crate::envelope::Enclosures;
use crate::execute::Request;
use crate::letters::addressee::Addressee;
use crate::letters::{Desk, addressee, as_printed};
use crate::templates::{self, Written};
use crate::{App, AppError};

/// What is known of a letter or mail before it is written.
#[derive(Clone, Debug)]
pub struct Outline {
    pub kind: CorrespondenceKind,
    pub to: Correspondent,
    pub meeting: Option<Meeting>,
}

/// When and where people are heard (4.4).
#[derive(Clone, Debug)]
pub struct Meeting {
    pub on: Option<Date>,
    pub time: String,
    pub place: String,
}

impl App {
    /// What the editor begins with: the text of this kind with all that the dossier knows.
    pub async fn begin_correspondence(
        &self,
        by: &Actor,
        reference: Reference,
        outline: Outline,
    ) -> Result<Written, AppError> {
        let desk = self.writing_desk(by, reference, outline.to).await?;
        let to = who_reads(&desk, outline.to);
        let language = desk.language;
        let mut values = desk.source().values(to).with("report", report(&desk, to));
        if let Some(meeting) = outline.meeting {
            let on = meeting.on.map(|on| dates::long(language, on));
            values = values
                .with("hearing_date", on.unwrap_or_default())
                .with("hearing_time", meeting.time.trim())
                .with("hearing_place", meeting.place.trim());
        }
        let own = self.own_template(outline.kind, language).await?;
        templates::write(
            (outline.kind, language),
            own.as_deref(),
            &text::to_fill_in(values, language),
        )
    }

    /// The letter as it would leave the house. Its words are enclosed.
    pub async fn correspondence_pdf(
        &self,
        by: &Actor,
        reference: Reference,
        (letter, enclosed): (&Correspondence, &Enclosures),
    ) -> Result<Vec<u8>, AppError> {
        let desk = self.writing_desk(by, reference, letter.to).await?;
        self.note_read(self.read_of(&desk, "letter"));
        self.print_letter(&desk, (letter, enclosed)).await
    }

    /// The mail as it would leave the house: its text with the closing below it.
    pub async fn correspondence_mail(
        &self,
        by: &Actor,
        reference: Reference,
        (letter, enclosed): (&Correspondence, &Enclosures),
    ) -> Result<String, AppError> {
        let desk = self.writing_desk(by, reference, letter.to).await?;
        let name = desk.dossier.name_of(by.person).map(str::to_owned);
        let closing = closing(desk.language, name, &desk.organisation.organisation);
        Ok(format!("{}\n\n{closing}", enclosed.said(&letter.content)))
    }

    /// Sends it: by mail through the post room, by post as a PDF in the dossier, or to be read on
    /// the status page. Answers the new version of the dossier.
    pub async fn send_correspondence(
        &self,
        mut request: Request,
        mut letter: Correspondence,
        mut enclosed: Enclosures,
    ) -> Result<u32, AppError> {
        if letter.way == Way::Letter {
            let desk = self.writing_desk(&request.by, request.reference, letter.to).await?;
            desk.dossier.permit(CommandKind::SendCorrespondence)?;
            let bytes = self.print_letter(&desk, (&letter, &enclosed)).await?;
            let (name, visibility) = ("letters-file-correspondence", letter.to.visibility());
            let copy = self.print_copy(&desk, (&letter, &enclosed)).await?;
            letter.files.push(desk.enclose(&mut enclosed, (name, bytes), visibility)?);
            if let Some(copy) = copy {
                let name = "letters-file-copy";
                letter.files.push(desk.enclose(&mut enclosed, (name, copy), visibility)?);
            }
            request = as_printed(request, &desk);
        }
        let command = Command::SendCorrespondence { correspondence: Box::new(letter) };
        self.execute(request, command, enclosed).await
    }

    /// The complainant's side is written to in the complainant's language, others in Dutch.
    async fn writing_desk(
        &self,
        by: &Actor,
        reference: Reference,
        to: Correspondent,
    ) -> Result<Desk, AppError> {
        let mut desk = self.letter_desk(by, reference).await?;
        if matches!(to, Correspondent::Partner | Correspondent::ThirdParty) {
            desk.language = Language::Dutch;
        }
        Ok(desk)
    }

    async fn print_letter(
        &self,
        desk: &Desk,
        (letter, enclosed): (&Correspondence, &Enclosures),
    ) -> Result<Vec<u8>, AppError> {
        let to = match (letter.to, &letter.address) {
            (Correspondent::ThirdParty, Some(address)) => addressee::typed(enclosed.said(address)),
            _ => addressee::of(desk, letter.to),
        };
        if !to.has_address {
            return Err(unreachable(Reason::NoPostalAddress));
        }
        self.print(set(desk, to, (letter, enclosed))).await
    }

    /// The same for who acts for the complainant, when both get it; nothing for others (1).
    async fn print_copy(
        &self,
        desk: &Desk,
        (letter, enclosed): (&Correspondence, &Enclosures),
    ) -> Result<Option<Vec<u8>>, AppError> {
        if letter.to != Correspondent::Complainant {
            return Ok(None);
        }
        let Some(to) = addressee::second(desk) else { return Ok(None) };
        if !to.has_address {
            return Err(unreachable(Reason::NoRepresentativeAddress));
        }
        Ok(Some(self.print(set(desk, to, (letter, enclosed))).await?))
    }
}

fn set(desk: &Desk, to: Addressee, (letter, enclosed): (&Correspondence, &Enclosures)) -> Paper {
    let words = enclosed.said(&letter.subject).split_whitespace();
    let title = words.collect::<Vec<_>>().join(" ");
    desk.letter_to(to, &title, enclosed.said(&letter.content))
}

fn unreachable(reason: Reason) -> AppError {
    Refusal { article: Article::Art6_3, reason, missing: Vec::new() }.into()
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
