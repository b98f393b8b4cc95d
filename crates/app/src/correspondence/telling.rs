//! What goes out with a step of its own: the partner is informed (4.2), and what was told is read
//! back (5.1). By mail the step announces it; by post the letter is printed and kept with it.
use jiff::Timestamp;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::{CorrespondenceKind as Kind, Correspondent};
use weerklank_domain::complaint::facts::{Notice, Visibility, Way};
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::Role;
use weerklank_domain::rules::ch1_definitions::written_to;
use weerklank_domain::text::Text;
use weerklank_store::{Tx, content, dossiers, visits};

use crate::card::{ContactCard, is_mail_address};
use crate::envelope::Enclosures;
use crate::execute::Request;
use crate::letters::{Desk, addressee, as_printed};
use crate::templates::{self, Values};
use crate::visitors::{AccessCode, send_receipt};
use crate::{App, AppError, Parts};

const HIMSELF: Correspondent = Correspondent::Complainant;

impl App {
    /// Art. 4.2, transition 7: with the support pack and the privacy notice. Answers the new
    /// version of the dossier.
    pub async fn notify_partner(
        &self,
        request: Request,
        (partner, notice): (Option<PartyNumber>, Notice),
        mut enclosed: Enclosures,
    ) -> Result<u32, AppError> {
        if notice.way != Way::Letter {
            let command = for_partner(partner, Command::NotifyPartner { notice, letter: None });
            return self.execute(request, command, enclosed).await;
        }
        let mut desk = self.letter_desk(&request.by, request.reference).await?;
        if let Some(partner) = partner {
            desk.dossier = desk.dossier.through(partner).ok_or(AppError::NotFound)?;
        }
        desk.dossier.permit(CommandKind::NotifyPartner)?;
        desk.language = Language::Dutch;
        let source = desk.source();
        let values = source.values_without_words();
        let values = values.with("salutation", source.salutation(Correspondent::Partner));
        let bytes = self.printed(&desk, Kind::PartnerNotice, values).await?;
        let named = ("letters-file-partner_notice", bytes);
        let letter = Some(desk.enclose(&mut enclosed, named, Visibility::OfficerAndPartner)?);
        let command = for_partner(partner, Command::NotifyPartner { notice, letter });
        self.execute(as_printed(request, &desk), command, enclosed).await
    }

    /// Transition 8, oral: "klopt dit?" By mail the complainant gets a code for the status page
    /// as well, when there was none. Answers the new version of the dossier.
    pub async fn ask_read_back(
        &self,
        mut request: Request,
        (text, way): (Text, Way),
        mut enclosed: Enclosures,
    ) -> Result<u32, AppError> {
        let mut letter = None;
        if way == Way::Letter {
            let desk = self.writers_desk(&request.by, request.reference).await?;
            desk.dossier.permit(CommandKind::AskReadBack)?;
            let to = addressee::first(&desk);
            let values = desk.source().values(to).with("read_back", enclosed.said(&text));
            let bytes = self.printed(&desk, Kind::ReadBack, values).await?;
            let named = ("letters-file-read_back", bytes);
            letter = Some(desk.enclose(&mut enclosed, named, Visibility::Everybody)?);
            request = as_printed(request, &desk);
        }
        let command = Command::AskReadBack { text, way, letter };
        if way != Way::Email {
            return self.execute(request, command, enclosed).await;
        }
        let (app, at) = (self.clone(), self.clock.now());
        let code = AccessCode::from_chance(self.chance.bytes());
        let hash = self.hash_code(&code).await?;
        let after = move |tx: &mut Tx<'_>, id: ComplaintId| {
            send_first_code(tx, &app, id, (&code, &hash, at))
        };
        self.execute_then(request, (command, enclosed), after).await
    }

    /// A letter of this kind on paper.
    async fn printed(&self, desk: &Desk, kind: Kind, values: Values) -> Result<Vec<u8>, AppError> {
        let own = self.own_template(kind, desk.language).await?;
        let written = templates::write((kind, desk.language), own.as_deref(), &values)?;
        let to = match kind {
            Kind::PartnerNotice => Correspondent::Partner,
            _ => Correspondent::Complainant,
        };
        let to = addressee::of(desk, to);
        self.print(desk.letter_to(to, &written.subject, &written.text)).await
    }
}

/// Of one of several partners, or of the one of the subject.
fn for_partner(partner: Option<PartyNumber>, command: Command) -> Command {
    match partner {
        Some(partner) => Command::ForPartner { partner, command: Box::new(command) },
        None => command,
    }
}

/// The receipt with an access code, for who told his complaint and never got one.
fn send_first_code(
    tx: &mut Tx<'_>,
    parts: &Parts,
    id: ComplaintId,
    (code, hash, at): (&AccessCode, &str, Timestamp),
) -> Result<(), AppError> {
    if visits::has_code(tx, id, Role::Complainant)? {
        return Ok(());
    }
    let Some(stored) = dossiers::by_id(tx, id)? else { return Ok(()) };
    let complaint = &stored.complaint;
    let is_written_to = written_to(complaint, local_date(at)).contains(&HIMSELF);
    let address = complainants_mail(tx, complaint)?.filter(|_| is_written_to);
    let Some(address) = address else { return Ok(()) };
    visits::grant(tx, id, (Role::Complainant, hash), at)?;
    send_receipt(tx, parts, (complaint, code), (&address, at))
}

fn complainants_mail(tx: &mut Tx<'_>, complaint: &Complaint) -> Result<Option<String>, AppError> {
    let Some(card) = complaint.complainant.card else { return Ok(None) };
    let address = content::words(tx, card.id)?.map(|card| ContactCard::read(&card).email);
    Ok(address.filter(|address| is_mail_address(address)))
}
