//! The fixed cast and a dossier that goes its way: Anna is complained about, Bram and Carla are
//! officers, Dirk is management, Eva takes complaints in, mevrouw De Vries complains.
use std::ops::Deref;

use jiff::civil::Date;
use weerklank_app::AppError;
use weerklank_app::card::ContactCard;
use weerklank_app::envelope::Enclosures;
use weerklank_app::execute::Request;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{
    Answer, Channel, Classification, Complainant, ComplainantKind, Confidentiality, Door,
    InformedOfProcedure, ItemKey, Judgment, Learning, Manner, Nature, NotHeardReason, Notice,
    Reaction, Recording, Remedies, Side, TakeUpReason, Way,
};
use weerklank_domain::ids::{AdviserId, ComplaintId, FirmId, PointId};
use weerklank_domain::people::{Actor, FirmKind, Role, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::{Text, Words};

use crate::test_app::TestApp;

/// Words that may stand in no mail to staff, officers or partners.
pub(crate) const CANARIES: [&str; 4] =
    ["Kanarie", "De Vries", "devries@klager.example", "Bakkerij"];

/// Derefs to the [`TestApp`].
pub(crate) struct Story {
    app: TestApp,
    pub(crate) anna: Actor,
    pub(crate) bram: Actor,
    pub(crate) carla: Actor,
    pub(crate) dirk: Actor,
    pub(crate) eva: Actor,
    pub(crate) firm: FirmId,
    adviser: AdviserId,
}

impl Deref for Story {
    type Target = TestApp;

    fn deref(&self) -> &TestApp {
        &self.app
    }
}

impl Story {
    pub(crate) async fn begin(app: TestApp) -> Self {
        let (firm, adviser) = app.firm("Zuiderlicht", "Anna Bakker").await;
        let anna = app
            .person_like("Anna Bakker", &[Role::Partner], |anna| anna.adviser = Some(adviser))
            .await;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        let carla =
            app.person_like("Carla Smit", &[Role::Officer], |carla| carla.officer_order = 2).await;
        let dirk = app.person("Dirk Mulder", &[Role::Management]).await;
        let eva = app.person("Eva Jansen", &[Role::Staff]).await;
        Self { app, anna, bram, carla, dirk, eva, firm, adviser }
    }

    pub(crate) fn today(&self) -> Date {
        local_date(self.now())
    }

    pub(crate) fn about_anna(&self) -> Subject {
        let (firm, adviser) = (self.firm, Some(self.adviser));
        Subject::Partner { firm, adviser, kind: FirmKind::Affiliated }
    }

    /// Eva takes a complaint about Anna in (transition 3).
    pub(crate) async fn taken_in(&self) -> Reference {
        self.recorded(&self.eva, Door::Organisation, self.about_anna()).await
    }

    pub(crate) async fn recorded(&self, by: &Actor, door: Door, subject: Subject) -> Reference {
        self.recorded_with(by, (door, subject), |_| ()).await
    }

    /// As [`Self::recorded`], with something else about how the complainant can be reached.
    pub(crate) async fn recorded_with(
        &self,
        by: &Actor,
        (door, subject): (Door, Subject),
        change: impl FnOnce(&mut ContactCard),
    ) -> Reference {
        let mut card = ContactCard {
            company: "Bakkerij De Vries".to_owned(),
            chamber_number: "12345678".to_owned(),
            email: "devries@klager.example".to_owned(),
            phone: "030 271 42 00".to_owned(),
            address: "Kerkstraat 12\n3581 RB Utrecht".to_owned(),
        };
        change(&mut card);
        let mut enclosed = self.enclosures();
        let expression = enclosed.text(words("De Kanarie is te duur.\nEn hij zingt niet."));
        let complainant = Complainant {
            kind: ComplainantKind::SmeClient,
            name: enclosed.text(words("mevrouw De Vries")),
            reachable: card.reaches(),
            card: enclosed.optional(card.words()),
            language: Language::Dutch,
            relation: None,
            confidentiality: Confidentiality::Open,
        };
        let (received_on, recorded_by) = (self.today(), by.person);
        let draft = move |reference| Recording {
            reference,
            received_on,
            door,
            channel: Channel::Telephone,
            manner: Manner::Oral,
            expression,
            complainant: complainant.clone(),
            subject,
            procedure_version: 3,
            informed: None,
            late_reason: None,
            recorded_by,
            representative: None,
            files: vec![],
            receipt: None,
            proposal: false,
            intake: None,
        };
        let id = ComplaintId::from_uuid(self.draw_id());
        self.record(by.clone(), id, draft, enclosed).await.unwrap()
    }

    /// Somebody does something, which must succeed.
    pub(crate) async fn does(
        &self,
        by: &Actor,
        reference: Reference,
        command: impl FnOnce(&mut Enclosures) -> Command,
    ) -> u32 {
        self.tries(by, reference, command).await.unwrap()
    }

    pub(crate) async fn tries(
        &self,
        by: &Actor,
        reference: Reference,
        command: impl FnOnce(&mut Enclosures) -> Command,
    ) -> Result<u32, AppError> {
        let mut enclosed = self.enclosures();
        let command = command(&mut enclosed);
        self.execute(request(by, reference), command, enclosed).await
    }

    /// Bram registers, tells Anna by mail, and classifies.
    pub(crate) async fn classified(&self, reference: Reference) {
        let notice = Notice { on: self.today(), way: Way::Email };
        self.does(&self.bram, reference, |_| Command::Register { late_reason: None }).await;
        self.does(&self.bram, reference, |_| Command::NotifyPartner { notice, letter: None }).await;
        let classification = Classification {
            manner: Manner::Oral,
            nature: Nature::Finances,
            subcategory: None,
            further: vec![],
            explanation: None,
        };
        self.does(&self.bram, reference, |_| Command::Classify { classification }).await;
    }

    /// Bram takes it up himself, hears both sides, answers one point and prepares the decision.
    pub(crate) async fn deciding(&self, reference: Reference) {
        self.classified(reference).await;
        let bram = &self.bram;
        self.does(bram, reference, |enclosed| Command::TakeUp {
            reason: TakeUpReason::ComplainantRefusesPartner,
            explanation: Some(enclosed.text(words("Zij wil hem niet spreken."))),
        })
        .await;
        for side in [Side::Complainant, Side::Partner] {
            self.does(bram, reference, |_| Command::ExplainNotHeard {
                side,
                reason: NotHeardReason::AlreadyInWriting,
                explanation: None,
            })
            .await;
        }
        let point = PointId::from_uuid(self.draw_id());
        self.does(bram, reference, |enclosed| Command::AddPoint {
            point,
            summary: enclosed.text(words("De prijs van de kanarie")),
        })
        .await;
        self.does(bram, reference, |_| Command::StartDecision).await;
        self.does(bram, reference, |enclosed| Command::AnswerPoint {
            point,
            answer: Answer {
                finding: enclosed.text(words("De prijs was 40 euro hoger dan afgesproken.")),
                judgment: Judgment::Upheld,
                reason: enclosed.text(words("Wie een prijs noemt, houdt zich daaraan.")),
            },
        })
        .await;
        let remedies = Remedies { items: vec![], amount_cents: Some(4_000), explanation: None };
        self.does(bram, reference, |_| Command::RecordRemedies { remedies }).await;
    }

    /// What the editor begins with is saved as it is.
    pub(crate) async fn drafted(&self, reference: Reference) -> String {
        let draft = self.draft_of(&self.bram, reference).await.unwrap();
        let body = words(&draft);
        self.does(&self.bram, reference, |enclosed| Command::SaveDraft {
            body: enclosed.text(body),
        })
        .await;
        draft
    }

    /// What is left to fill in after the answer (6.2).
    pub(crate) async fn completed(&self, reference: Reference) {
        let informed =
            InformedOfProcedure { on: self.today(), way: Way::Email, told_where_to_read: true };
        let told = Command::InformComplainant { informed };
        self.does(&self.bram, reference, |_| told).await;
        let learning = |lesson: Text| Learning {
            reaction: Some(Reaction::Accepted),
            reaction_on: Some(self.today()),
            root_cause: Some(ItemKey("care".to_owned())),
            lesson: Some(lesson),
            ..Learning::default()
        };
        self.does(&self.bram, reference, |enclosed| Command::CompleteForm {
            learning: Box::new(learning(enclosed.text(words("Noem een vaste prijs.")))),
        })
        .await;
    }

    pub(crate) async fn seen_by_bram(&self, reference: Reference) -> Dossier {
        self.dossier(&self.bram, reference).await.unwrap()
    }
}

pub(crate) fn request(by: &Actor, reference: Reference) -> Request {
    Request { by: by.clone(), reference, seen: None, submission: None }
}

pub(crate) fn words(text: &str) -> Words {
    Words::parse(text).unwrap()
}
