//! Receipt, registration, informing, classifying, and the ways out before handling.
use anyhow::Context;
use weerklank_app::card::ContactCard;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{
    Channel, Classification, Complainant, Confidentiality, Door, InformedOfProcedure, Intake,
    ItemKey, Notice, Recording, Way,
};
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::Subject;

use super::{DEPUTY, Scene, optional, text};

/// The version of the procedure that the complaints were received under.
const PROCEDURE_VERSION: u32 = 1;

impl Scene<'_> {
    pub(super) async fn record(&mut self) -> anyhow::Result<()> {
        let (app, complaint) = (self.app(), self.complaint);
        let relation = self.stage.script.relation(&complaint.complainant)?;
        let mut enclosed = app.enclosures();
        let card = ContactCard {
            company: relation.company.clone(),
            chamber_number: relation.chamber_number.clone(),
            email: relation.email.clone(),
            phone: relation.phone.clone(),
            address: relation.address.clone(),
        };
        let complainant = Complainant {
            kind: relation.kind,
            name: text(&mut enclosed, &relation.contact)?,
            card: card.words().map(|words| enclosed.text(words)),
            reachable: card.reaches(),
            language: complaint.language.unwrap_or(relation.language),
            relation: Some(self.cast().relation(&complaint.complainant)?),
            confidentiality: Confidentiality::Open,
        };
        let subject = match complaint.about.strip_prefix("unknown:") {
            Some(words) => Subject::Unknown { named: Some(text(&mut enclosed, words)?) },
            None => self.cast().subject(&complaint.about)?,
        };
        let expression = text(&mut enclosed, complaint.said.trim())?;
        let by = self.cast().person(&complaint.by)?.clone();
        let today = local_date(self.at);
        // A partner points the procedure out while he writes the complaint down (3.1, 3.2).
        let informed = (complaint.door == Door::Partner).then(|| InformedOfProcedure {
            on: today,
            way: way_back(complaint.channel),
            told_where_to_read: true,
        });
        let received_on = self.stage.day(complaint.received).min(today);
        let recorded_by = by.person;
        let (door, channel) = (complaint.door, complaint.channel);
        let draft = move |reference| Recording {
            reference,
            received_on,
            door,
            channel,
            manner: channel.usual_manner(),
            expression,
            complainant: complainant.clone(),
            subject,
            procedure_version: PROCEDURE_VERSION,
            informed: informed.clone(),
            late_reason: None,
            recorded_by,
            representative: None,
            files: vec![],
            receipt: None,
            proposal: false,
            intake: None,
        };
        let id = ComplaintId::from_uuid(app.draw_id());
        let recorded = app.record(by, id, draft, enclosed).await;
        self.case.reference = Some(recorded.map_err(super::told)?);
        Ok(())
    }

    pub(super) async fn declare_conflict(&mut self) -> anyhow::Result<()> {
        let officer = self.complaint.conflict.as_deref().context("a conflict is somebody's")?;
        let mut enclosed = self.app().enclosures();
        let reason = text(&mut enclosed, self.complaint.how.as_deref().context("a reason")?)?;
        let command = Command::DeclareConflict { reason };
        self.execute(self.cast().person(officer)?, command, enclosed).await?;
        self.case.by_deputy = true;
        Ok(())
    }

    pub(super) async fn complete_intake(&self) -> anyhow::Result<()> {
        let complaint = self.complaint;
        let mut enclosed = self.app().enclosures();
        let intake = Box::new(Intake {
            service: Some(ItemKey(complaint.service.clone())),
            wish: optional(&mut enclosed, Some(&complaint.wish))?,
            claims_money: complaint.claims_money,
            severity: complaint.severity,
            ..Intake::default()
        });
        self.execute(self.officer()?, Command::CompleteIntake { intake }, enclosed).await
    }

    pub(super) async fn acknowledge(&self) -> anyhow::Result<()> {
        let notice = Notice { on: self.today(), way: Way::Email };
        self.by_officer(Command::Acknowledge { notice }).await
    }

    pub(super) async fn inform(&self) -> anyhow::Result<()> {
        let informed = InformedOfProcedure {
            on: self.today(),
            way: way_back(self.complaint.channel),
            told_where_to_read: true,
        };
        self.by_officer(Command::InformComplainant { informed }).await
    }

    /// By mail, or by letter where the firm has no account.
    pub(super) async fn notify_partner(&self) -> anyhow::Result<()> {
        let has_account = self.cast().partner_for(&self.complaint.about)?.is_some();
        let way = if has_account { Way::Email } else { Way::Letter };
        let notice = Notice { on: self.today(), way };
        self.by_officer(Command::NotifyPartner { notice, letter: None }).await
    }

    pub(super) async fn classify(&self) -> anyhow::Result<()> {
        let classification = Classification {
            manner: self.complaint.channel.usual_manner(),
            nature: self.complaint.nature,
            subcategory: self.complaint.subcategory.clone().map(ItemKey),
            further: self.complaint.further.clone(),
            explanation: None,
        };
        self.by_officer(Command::Classify { classification }).await
    }

    pub(super) async fn propose_out_of_scope(&self) -> anyhow::Result<()> {
        let ground = self.complaint.scope.context("a ground")?;
        let mut enclosed = self.app().enclosures();
        let reason = text(&mut enclosed, self.complaint.how.as_deref().context("a reason")?)?;
        let command = Command::ProposeOutOfScope { ground, reason };
        self.execute(self.officer()?, command, enclosed).await
    }

    /// The second pair of eyes.
    pub(super) async fn confirm_out_of_scope(&self) -> anyhow::Result<()> {
        let second = self.cast().person(DEPUTY)?;
        self.execute(second, Command::ConfirmOutOfScope, self.app().enclosures()).await
    }

    pub(super) async fn withdraw(&self) -> anyhow::Result<()> {
        let mut enclosed = self.app().enclosures();
        let explanation = optional(&mut enclosed, self.complaint.how.as_deref())?;
        let command = Command::Withdraw { on: self.today(), explanation };
        self.execute(self.officer()?, command, enclosed).await
    }

    pub(super) async fn propose_solved(&self) -> anyhow::Result<()> {
        let mut enclosed = self.app().enclosures();
        let how = text(&mut enclosed, self.complaint.how.as_deref().context("how")?)?;
        let by = self.cast().person(&self.complaint.by)?;
        self.execute(by, Command::ProposeSolvedOnTheSpot { how }, enclosed).await
    }
}

/// How somebody who came in by this channel is answered.
fn way_back(channel: Channel) -> Way {
    match channel {
        Channel::Telephone | Channel::Voicemail => Way::Telephone,
        Channel::Conversation => Way::Conversation,
        Channel::Letter => Way::Letter,
        Channel::WebForm
        | Channel::Email
        | Channel::Chat
        | Channel::ThirdParty
        | Channel::SocialMedia => Way::Email,
    }
}
