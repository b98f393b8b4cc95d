//! Handling by partner and officer (4.4, 4.5, 6.1, 6.3).
use anyhow::Context;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{
    Communication, CommunicationKind, Direction, HandOverReason, Hearing, Side, Visibility, Way,
};
use weerklank_domain::people::Actor;

use super::{Scene, optional, text};

/// Every so many complaints has a call, a note, a hearing.
const EVERY: usize = 3;

impl Scene<'_> {
    pub(super) async fn take_up(&self) -> anyhow::Result<()> {
        let reason = self.complaint.take_up.context("a reason to take it up")?;
        self.by_officer(Command::TakeUp { reason, explanation: None }).await
    }

    pub(super) async fn consult(&self) -> anyhow::Result<()> {
        let mut enclosed = self.app().enclosures();
        let question = text(&mut enclosed, self.one_of(&self.phrases().questions))?;
        let way = if self.number.is_multiple_of(2) { Way::Telephone } else { Way::Email };
        let command = Command::Consult { on: self.today(), way, question };
        self.execute(self.partner()?, command, enclosed).await
    }

    pub(super) async fn advise(&self) -> anyhow::Result<()> {
        let mut enclosed = self.app().enclosures();
        let advice = text(&mut enclosed, self.one_of(&self.phrases().advices))?;
        self.execute(self.officer()?, Command::Advise { advice }, enclosed).await
    }

    pub(super) async fn call(&self) -> anyhow::Result<()> {
        if !self.number.is_multiple_of(EVERY) {
            return Ok(());
        }
        let words = self.one_of(&self.phrases().calls);
        let call = (CommunicationKind::Call, Direction::Outgoing, Visibility::OfficerAndPartner);
        self.communicate(self.officer()?, call, words).await
    }

    /// For the officers only.
    pub(super) async fn note(&self) -> anyhow::Result<()> {
        if self.number % EVERY != 1 {
            return Ok(());
        }
        let words = self.one_of(&self.phrases().notes);
        let note = (CommunicationKind::Note, Direction::Internal, Visibility::OfficerOnly);
        self.communicate(self.officer()?, note, words).await
    }

    async fn communicate(
        &self,
        by: &Actor,
        (kind, direction, visibility): (CommunicationKind, Direction, Visibility),
        words: &str,
    ) -> anyhow::Result<()> {
        let mut enclosed = self.app().enclosures();
        let relation = self.stage.script.relation(&self.complaint.complainant)?;
        let with = (kind == CommunicationKind::Call).then_some(relation.contact.as_str());
        let communication = Box::new(Communication {
            kind,
            direction,
            on: self.today(),
            with: optional(&mut enclosed, with)?,
            content: text(&mut enclosed, words)?,
            visibility,
            files: vec![],
        });
        self.execute(by, Command::RecordCommunication { communication }, enclosed).await
    }

    /// By turns in writing and in a hearing.
    pub(super) async fn complainant_view(&self) -> anyhow::Result<()> {
        let mut enclosed = self.app().enclosures();
        let beginning = self.one_of(&self.phrases().views);
        let words = text(&mut enclosed, &format!("{beginning} {}", self.complaint.wish))?;
        let (side, on) = (Side::Complainant, self.today());
        let command = if self.number.is_multiple_of(EVERY) {
            let hearing = Hearing { side, on, way: Way::Telephone, present: None, report: words };
            Command::RecordHearing { hearing }
        } else {
            Command::RecordView { side, on, view: words }
        };
        self.execute(self.officer()?, command, enclosed).await
    }

    pub(super) async fn share_complainant_view(&self) -> anyhow::Result<()> {
        self.share(Side::Complainant).await
    }

    pub(super) async fn partner_view(&self) -> anyhow::Result<()> {
        let words = self.complaint.partner_says.as_deref();
        let mut enclosed = self.app().enclosures();
        let view = text(&mut enclosed, words.context("what the partner says")?.trim())?;
        let command = Command::RecordView { side: Side::Partner, on: self.today(), view };
        self.execute(self.partner()?, command, enclosed).await
    }

    pub(super) async fn share_partner_view(&self) -> anyhow::Result<()> {
        self.share(Side::Partner).await
    }

    async fn share(&self, side: Side) -> anyhow::Result<()> {
        self.by_officer(Command::ShareView { side, on: self.today() }).await
    }

    pub(super) async fn progress(&self) -> anyhow::Result<()> {
        let mut enclosed = self.app().enclosures();
        let report = text(&mut enclosed, self.one_of(&self.phrases().progress))?;
        self.execute(self.partner()?, Command::ReportProgress { report }, enclosed).await
    }

    pub(super) async fn propose(&self) -> anyhow::Result<()> {
        let words = self.complaint.proposal.as_deref().context("a proposal")?;
        let mut enclosed = self.app().enclosures();
        let proposal = text(&mut enclosed, words)?;
        let command = Command::ProposeSolution { on: self.today(), proposal };
        self.execute(self.partner()?, command, enclosed).await
    }

    pub(super) async fn react(&self) -> anyhow::Result<()> {
        let reaction = self.complaint.reaction.context("a reaction")?;
        let command = Command::RecordReaction { reaction, explanation: None };
        self.execute(self.partner()?, command, self.app().enclosures()).await
    }

    pub(super) async fn hand_over(&self) -> anyhow::Result<()> {
        let reason = HandOverReason::PartnerReady;
        let command = Command::HandOver { reason, explanation: None };
        self.execute(self.partner()?, command, self.app().enclosures()).await
    }
}
