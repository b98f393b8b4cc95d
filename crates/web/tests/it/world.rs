//! A world with a dossier of each kind, and a word in each of their parts that must not be read
//! by who may not: Bram is shut out of one, Bert and Gijs have nothing to do with any of them.
use weerklank_app::envelope::Enclosures;
use weerklank_app::execute::Request;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{
    Answer, Classification, Communication, CommunicationKind, Complainant, Confidentiality,
    Direction, FileRef, InformedOfProcedure, ItemKey, Judgment, Learning, Manner, Nature,
    NotHeardReason, Notice, Reaction, Remedies, Side, TakeUpReason, Visibility, Way,
};
use weerklank_domain::ids::{FileId, PointId};
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;

use crate::harness::{Site, words};

pub(crate) const FOR_ALL: &str = "KanarieAllen";
pub(crate) const FOR_PARTNER: &str = "KanariePartner";
/// Only officers read these.
pub(crate) const FOR_OFFICERS: [&str; 7] = [
    "KanarieFunctionaris",
    "KanarieBelang",
    "KanariePunt",
    "KanarieBevinding",
    "KanarieHerstel",
    "KanarieBrief",
    "KanarieLes",
];

/// Derefs to the [`Site`].
pub(crate) struct World {
    site: Site,
    /// The partner of another firm.
    pub(crate) bert: Actor,
    /// An employee who took nothing in.
    pub(crate) gijs: Actor,
    /// About Anna, in preparation by Carla; Bram declared a conflict.
    pub(crate) hidden: Reference,
    /// Just taken in by Eva, about Anna, who doesn't know of it.
    pub(crate) received: Reference,
    /// With Anna, who may not know who complains.
    pub(crate) nameless: Reference,
    /// All the way to its end, by Bram.
    pub(crate) closed: Reference,
    pub(crate) files: Vec<(Reference, FileId)>,
}

impl std::ops::Deref for World {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}

impl World {
    pub(crate) async fn build() -> Self {
        let site = Site::demonstration().await;
        let bert = site.also("Bert de Boer", Role::Partner).await;
        let gijs = site.also("Gijs Groen", Role::Staff).await;
        let mut files = Vec::new();
        let received = site.taken_in().await;
        noted(&site, &site.cast.bram, received, &mut files).await;
        let nameless = site.taken_in().await;
        site.classified(&site.cast.bram, nameless).await;
        site.does(&site.cast.bram, nameless, |_| Command::AssignToPartner).await;
        site.keeps_the_name(&site.cast.bram, nameless).await;
        let closed = site.taken_in().await;
        site.prepared(&site.cast.bram, closed).await;
        site.ended(&site.cast.bram, closed).await;
        let hidden = site.taken_in().await;
        site.does(&site.cast.bram, hidden, |enclosed| Command::DeclareConflict {
            reason: enclosed.text(words("KanarieBelang")),
        })
        .await;
        site.prepared(&site.cast.carla, hidden).await;
        noted(&site, &site.cast.carla, hidden, &mut files).await;
        Self { site, bert, gijs, hidden, received, nameless, closed, files }
    }

    pub(crate) fn references(&self) -> [Reference; 4] {
        [self.hidden, self.received, self.nameless, self.closed]
    }

    /// Everybody with an account, with the name that is easy to find in a failed test.
    pub(crate) fn people(&self) -> Vec<(&'static str, &Actor)> {
        let others = [("bert", &self.bert), ("gijs", &self.gijs)];
        self.cast.everybody().into_iter().chain(others).collect()
    }
}

/// A note with a file for each pair of glasses.
async fn noted(
    site: &Site,
    by: &Actor,
    reference: Reference,
    files: &mut Vec<(Reference, FileId)>,
) {
    let notes = [
        (Visibility::Everybody, FOR_ALL),
        (Visibility::OfficerAndPartner, FOR_PARTNER),
        (Visibility::OfficerOnly, FOR_OFFICERS[0]),
    ];
    for (visibility, word) in notes {
        let mut kept = None;
        site.does(by, reference, |enclosed| {
            let file = file(enclosed, word, visibility);
            kept = Some(file.id);
            let communication = Communication {
                kind: CommunicationKind::Note,
                direction: Direction::Internal,
                on: local_date(site.now()),
                with: None,
                content: enclosed.text(words(word)),
                visibility,
                files: vec![file],
            };
            Command::RecordCommunication { communication: Box::new(communication) }
        })
        .await;
        files.extend(kept.map(|file| (reference, file)));
    }
}

fn file(enclosed: &mut Enclosures, word: &str, visibility: Visibility) -> FileRef {
    let name = words(&format!("{word}.html"));
    let bytes = format!("<script>alert('{word}')</script>").into_bytes();
    enclosed.file(name, ("text/html".to_owned(), bytes), visibility)
}

impl Site {
    /// Somebody does something, which must succeed.
    pub(crate) async fn does(
        &self,
        by: &Actor,
        reference: Reference,
        command: impl FnOnce(&mut Enclosures) -> Command,
    ) {
        let mut enclosed = self.app.enclosures();
        let command = command(&mut enclosed);
        let request = Request { by: by.clone(), reference, seen: None, submission: None };
        self.app.execute(request, command, enclosed).await.unwrap();
    }

    /// Registered, the partner told, and classified.
    pub(crate) async fn classified(&self, officer: &Actor, reference: Reference) {
        let notice = Notice { on: local_date(self.now()), way: Way::Email };
        self.does(officer, reference, |_| Command::Register { late_reason: None }).await;
        self.does(officer, reference, |_| Command::NotifyPartner { notice, letter: None }).await;
        let classification = Classification {
            manner: Manner::Oral,
            nature: Nature::Finances,
            subcategory: None,
            further: vec![],
            explanation: None,
        };
        self.does(officer, reference, |_| Command::Classify { classification }).await;
    }

    /// As [`Self::classified`], with a decision that only has to be sent.
    pub(crate) async fn prepared(&self, officer: &Actor, reference: Reference) {
        self.classified(officer, reference).await;
        self.does(officer, reference, |_| Command::TakeUp {
            reason: TakeUpReason::ComplainantRefusesPartner,
            explanation: None,
        })
        .await;
        for side in [Side::Complainant, Side::Partner] {
            self.does(officer, reference, |_| Command::ExplainNotHeard {
                side,
                reason: NotHeardReason::AlreadyInWriting,
                explanation: None,
            })
            .await;
        }
        let point = PointId::from_uuid(self.app.draw_id());
        let summary = |enclosed: &mut Enclosures| enclosed.text(words("KanariePunt"));
        self.does(officer, reference, |enclosed| Command::AddPoint {
            point,
            summary: summary(enclosed),
        })
        .await;
        self.does(officer, reference, |_| Command::StartDecision).await;
        self.does(officer, reference, |enclosed| Command::AnswerPoint {
            point,
            answer: Answer {
                finding: enclosed.text(words("KanarieBevinding")),
                judgment: Judgment::Upheld,
                reason: enclosed.text(words("KanarieBevinding")),
            },
        })
        .await;
        self.does(officer, reference, |enclosed| {
            let explanation = Some(enclosed.text(words("KanarieHerstel")));
            let remedies = Remedies { items: vec![], amount_cents: Some(4_000), explanation };
            Command::RecordRemedies { remedies }
        })
        .await;
        self.does(officer, reference, |enclosed| Command::SaveDraft {
            body: enclosed.text(words("KanarieBrief: de rechter.")),
        })
        .await;
    }

    /// Answered by mail, completed and closed.
    pub(crate) async fn ended(&self, officer: &Actor, reference: Reference) {
        let request = || Request { by: officer.clone(), reference, seen: None, submission: None };
        self.app.send_letter(request(), Way::Email).await.unwrap();
        self.app.post_round().await.unwrap();
        let on = local_date(self.now());
        let informed = InformedOfProcedure { on, way: Way::Email, told_where_to_read: true };
        self.does(officer, reference, |_| Command::InformComplainant { informed }).await;
        self.does(officer, reference, |enclosed| {
            let learning = Learning {
                reaction: Some(Reaction::Accepted),
                reaction_on: Some(on),
                root_cause: Some(ItemKey("care".to_owned())),
                lesson: Some(enclosed.text(words("KanarieLes"))),
                ..Learning::default()
            };
            Command::CompleteForm { learning: Box::new(learning) }
        })
        .await;
        self.app.close(request()).await.unwrap();
    }

    /// The complainant wants his name kept from the partner.
    async fn keeps_the_name(&self, officer: &Actor, reference: Reference) {
        let known = self.app.dossier(officer, reference).await.unwrap().complaint.complainant;
        let confidentiality = Confidentiality::NameNotShared;
        let complainant = Complainant { confidentiality, ..known };
        self.does(officer, reference, |_| Command::ChangeComplainant { complainant }).await;
    }
}
