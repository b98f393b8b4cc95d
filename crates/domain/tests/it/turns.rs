//! The usual turns of a story, so that a test says only what matters to it.
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{
    Complainant, Confidentiality, HandOverReason, Judgment, Manner, Nature, Reaction, ReopenGround,
    ScopeGround, Side, TakeUpReason, Way,
};
use weerklank_domain::complaint::links::MergeGround;
use weerklank_domain::complaint::{Complaint, Stage};
use weerklank_domain::ids::{ComplaintId, PointId};

use crate::cast::{
    ANNA, BRAM, CARLA, TIMER, answer, classification, file, informed, learning, mevrouw_de_vries,
    notice, remedies, text,
};
use crate::commands::another_reference;
use crate::story::{Story, a_complaint};

impl Story {
    #[track_caller]
    pub(crate) fn registered(self) -> Self {
        self.recorded().does(BRAM, Command::Register { late_reason: None })
    }

    #[track_caller]
    pub(crate) fn classified(self, manner: Manner, nature: Nature) -> Self {
        let classification = classification(manner, nature);
        self.does(BRAM, Command::Classify { classification })
    }

    #[track_caller]
    pub(crate) fn notified(self) -> Self {
        let notice = notice(self.today);
        self.does(BRAM, Command::NotifyPartner { notice, letter: None })
    }

    #[track_caller]
    pub(crate) fn informed(self) -> Self {
        let informed = informed(self.today);
        self.does(BRAM, Command::InformComplainant { informed })
    }

    #[track_caller]
    pub(crate) fn with_partner(self) -> Self {
        self.notified().does(BRAM, Command::AssignToPartner)
    }

    #[track_caller]
    pub(crate) fn taken_up(self) -> Self {
        let reason = TakeUpReason::Repeat;
        self.does(BRAM, Command::TakeUp { reason, explanation: None })
    }

    #[track_caller]
    pub(crate) fn consulted(self) -> Self {
        let (on, question) = (self.today, text("Mag ik een deel crediteren?"));
        self.does(ANNA, Command::Consult { on, way: Way::Telephone, question })
    }

    #[track_caller]
    pub(crate) fn proposed(self) -> Self {
        let (on, proposal) = (self.today, text("Twee uur crediteren."));
        self.does(ANNA, Command::ProposeSolution { on, proposal })
    }

    #[track_caller]
    pub(crate) fn deviated(self, article: Article) -> Self {
        self.does(BRAM, Command::Deviate { article, reason: text("Het kon niet anders.") })
    }

    #[track_caller]
    pub(crate) fn handed_over(self) -> Self {
        let reason = HandOverReason::PartnerReady;
        self.does(ANNA, Command::HandOver { reason, explanation: None })
    }

    /// Both sides say what they think and read what the other says.
    #[track_caller]
    pub(crate) fn heard(self) -> Self {
        let on = self.today;
        let mut story = self;
        for side in [Side::Complainant, Side::Partner] {
            let view = text("Zo ging het.");
            story = story.does(BRAM, Command::RecordView { side, on, view });
            story = story.does(BRAM, Command::ShareView { side, on });
        }
        story
    }

    #[track_caller]
    pub(crate) fn with_a_point(self) -> Self {
        let point = PointId::from_uuid(crate::cast::id());
        self.does(BRAM, Command::AddPoint { point, summary: text("De rekening.") })
    }

    /// Ready for the decision: classified, taken up, heard, with a point.
    #[track_caller]
    pub(crate) fn ready_to_decide(self) -> Self {
        let classified = self.registered().classified(Manner::Oral, Nature::Finances);
        classified.taken_up().heard().with_a_point()
    }

    #[track_caller]
    pub(crate) fn deciding(self) -> Self {
        self.ready_to_decide().does(BRAM, Command::StartDecision)
    }

    #[track_caller]
    pub(crate) fn answered(self) -> Self {
        let (point, answer) = (self.point(), answer(Judgment::PartlyUpheld));
        self.does(BRAM, Command::AnswerPoint { point, answer })
            .does(BRAM, Command::RecordRemedies { remedies: remedies() })
    }

    #[track_caller]
    pub(crate) fn drafted(self) -> Self {
        self.does(BRAM, Command::SaveDraft { body: text("Geachte mevrouw De Vries,") })
    }

    #[track_caller]
    pub(crate) fn mailed(self) -> Self {
        self.does(BRAM, Command::SendLetter { way: Way::Email, file: file(), prepared: None })
    }

    #[track_caller]
    pub(crate) fn accepted(self) -> Self {
        let on = self.today;
        self.does(TIMER, Command::ReportAccepted { on })
    }

    /// The decision is out.
    #[track_caller]
    pub(crate) fn decided(self) -> Self {
        self.deciding().answered().drafted().mailed().accepted()
    }

    #[track_caller]
    pub(crate) fn learned(self) -> Self {
        let learning = Box::new(learning(Some(Reaction::Accepted)));
        self.does(BRAM, Command::CompleteForm { learning })
    }

    #[track_caller]
    pub(crate) fn closes(self) -> Self {
        self.does(BRAM, Command::Close { form: file() })
    }

    #[track_caller]
    pub(crate) fn closed(self) -> Self {
        self.recorded().informed().notified().decided().learned().closes()
    }

    #[track_caller]
    pub(crate) fn withdrawn(self) -> Self {
        let on = self.today;
        self.does(BRAM, Command::Withdraw { on, explanation: None })
    }

    #[track_caller]
    pub(crate) fn out_of_scope(self) -> Self {
        let (ground, reason) = (ScopeGround::NotAComplaint, text("Het is een vraag."));
        self.does(BRAM, Command::ProposeOutOfScope { ground, reason })
            .does(CARLA, Command::ConfirmOutOfScope)
    }

    #[track_caller]
    pub(crate) fn reopened(self, ground: ReopenGround) -> Self {
        self.does(BRAM, Command::Reopen { ground, reason: text("Er is iets bij gekomen.") })
    }

    /// Another complaint of mevrouw De Vries about Anna, received on this day.
    pub(crate) fn another(mut self, received_on: &str) -> Self {
        let other = a_complaint().received_on(received_on);
        let other = other.recording(|recording| recording.reference = another_reference());
        let other = other.recorded();
        let id = ComplaintId::from_uuid(uuid::Uuid::from_u128(0xC1));
        self.other = Some(Complaint { id, ..other.complaint().clone() });
        self
    }

    /// It goes on in another dossier, that was received later.
    pub(crate) fn merged(self) -> Self {
        let (main, reason) = (another_reference(), text("Het is dezelfde klacht."));
        let merge = Command::Merge { main, ground: MergeGround::SameFacts, reason };
        self.another("2026-11-03").does(BRAM, merge)
    }

    /// A complaint in each stage that a command can bring it to.
    pub(crate) fn at(stage: Stage) -> Self {
        let story = a_complaint().recorded();
        match stage {
            Stage::Received => story,
            Stage::Registered => story.registered(),
            Stage::WithPartner => story.registered().with_partner(),
            Stage::WithOfficer => story.registered().taken_up(),
            Stage::Deciding => story.deciding(),
            Stage::Decided => story.decided(),
            Stage::Closed => story.closed(),
            Stage::Withdrawn => story.withdrawn(),
            Stage::OutOfScope => story.out_of_scope(),
            Stage::Merged => story.merged(),
        }
    }

    pub(crate) fn not_shared(self) -> Self {
        let complainant =
            Complainant { confidentiality: Confidentiality::NameNotShared, ..mevrouw_de_vries() };
        self.does(BRAM, Command::ChangeComplainant { complainant })
    }
}
