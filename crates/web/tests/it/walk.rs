//! Random commands by random people on a handful of dossiers: what is stored stays what the entries
//! add up to, and who is shut out of a dossier finds no word of it on any page, in any list or
//! count, and in no mail. Each two hundredth step looks at everything.
use std::collections::BTreeMap;

use jiff::SignedDuration;
use weerklank_app::AppError;
use weerklank_app::envelope::Enclosures;
use weerklank_app::execute::Request;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::facts::{
    Answer, Classification, Communication, CommunicationKind, Direction, HandOverReason, Judgment,
    Manner, Nature, NotHeardReason, Notice, Reaction, ReopenGround, ScopeGround, Side,
    TakeUpReason, Visibility, Way,
};
use weerklank_domain::ids::{CommitmentId, FileId, PersonId, PointId};
use weerklank_domain::people::{Actor, Subject};
use weerklank_domain::reference::Reference;
use weerklank_store::{Tx, check, dossiers, local_mail, people};

use crate::harness::words;
use crate::visibility::looks_everywhere;
use crate::world::World;

/// Each so many steps everything is looked at.
const SWEEP: usize = 200;

/// Numbers that look random, and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

struct Walk {
    world: World,
    dice: Dice,
    /// How many mails about a dossier had gone to somebody when he was shut out of it.
    told: BTreeMap<(PersonId, Reference), usize>,
}

impl Walk {
    fn everybody(&self) -> Vec<Actor> {
        self.world.people().into_iter().map(|(_, actor)| actor.clone()).collect()
    }

    async fn complaint(&self, reference: Reference) -> Complaint {
        let find = move |tx: &mut Tx<'_>| {
            let id = dossiers::id_of(tx, reference)?.unwrap();
            dossiers::by_id(tx, id)
        };
        self.world.app.store.read(find).await.unwrap().unwrap().complaint
    }

    async fn step(&mut self) {
        if self.dice.below(25) == 0 {
            self.world.later(SignedDuration::from_hours(24));
            self.world.app.begin_day().await.unwrap();
        }
        let references = self.world.references();
        let reference = references[self.dice.below(references.len())];
        let everybody = self.everybody();
        let by = everybody[self.dice.below(everybody.len())].clone();
        let before = self.complaint(reference).await;
        let kind = self.kind(&by, reference).await;
        let mut enclosed = self.world.app.enclosures();
        let pick = self.dice.below(1000);
        let today = local_date(self.world.now());
        let asked = Asked { reference, complaint: &before, today, pick, by: &by };
        let Some(command) = command(kind, &asked, &mut enclosed) else { return };
        let request = Request { by: by.clone(), reference, seen: None, submission: None };
        let done = self.world.app.execute(request, command, enclosed).await;
        if before.is_excluded(by.person) {
            assert!(matches!(done, Err(AppError::NotFound)), "{kind:?} in a hidden dossier");
        }
        match done {
            Ok(_) | Err(AppError::Refused(_) | AppError::NotFound) => {}
            Err(other) => panic!("{kind:?}: {other:?}"),
        }
        self.remember_who_is_shut_out(reference, &before).await;
    }

    /// Mostly what a page would offer him, else anything.
    async fn kind(&mut self, by: &Actor, reference: Reference) -> K {
        if self.dice.below(4) > 0
            && let Ok(dossier) = self.world.app.dossier(by, reference).await
        {
            let offered: Vec<K> =
                K::ALL.iter().copied().filter(|kind| dossier.permit(*kind).is_ok()).collect();
            // Who leaves for good leaves too few to walk on with.
            let rare = |kind: K| matches!(kind, K::DeclareConflict | K::RecordObjection);
            let chosen = self.dice.below(offered.len().max(1));
            if let Some(kind) = offered.get(chosen).copied()
                && (!rare(kind) || self.dice.below(6) == 0)
            {
                return kind;
            }
        }
        K::ALL[self.dice.below(K::ALL.len())]
    }

    async fn remember_who_is_shut_out(&mut self, reference: Reference, before: &Complaint) {
        let after = self.complaint(reference).await;
        for exclusion in &after.excluded {
            if !before.is_excluded(exclusion.person) {
                self.world.app.post_round().await.unwrap();
                let count = self.mails(exclusion.person, reference).await;
                self.told.insert((exclusion.person, reference), count);
            }
        }
        self.told.retain(|(person, of), _| *of != reference || after.is_excluded(*person));
    }

    async fn mails(&self, person: PersonId, reference: Reference) -> usize {
        let read = move |tx: &mut Tx<'_>| {
            let address = people::find(tx, person)?.unwrap().email;
            let mut count = 0;
            for mail in local_mail::list(tx)? {
                let about = mail.subject.contains(&reference.to_string());
                count += usize::from(about && mail.recipient == address);
            }
            Ok::<_, weerklank_store::StoreError>(count)
        };
        self.world.app.store.read(read).await.unwrap()
    }

    /// Everything that is stored, and everything that anybody can see.
    async fn sweep(&self, step: usize) {
        let today = local_date(self.world.now());
        for reference in self.world.references() {
            let drift = move |tx: &mut Tx<'_>| {
                let register = people::register(tx, today)?;
                let id = dossiers::id_of(tx, reference)?.unwrap();
                check::drift(tx, id, &register)
            };
            let drift = self.world.app.store.read(drift).await.unwrap();
            assert!(drift.is_empty(), "{drift:?} at step {step}");
        }
        self.world.app.post_round().await.unwrap();
        for ((person, reference), count) in &self.told {
            assert_eq!(self.mails(*person, *reference).await, *count, "a mail at step {step}");
        }
        let mut shut_out = 0;
        for actor in self.everybody() {
            let mut forbidden = Vec::new();
            for reference in self.world.references() {
                if self.complaint(reference).await.is_excluded(actor.person) {
                    forbidden.push(canary(reference));
                    forbidden.push(reference.to_string());
                }
            }
            if forbidden.is_empty() {
                continue;
            }
            shut_out += 1;
            let browser = self.world.sign_in_as(&actor).await;
            let mut leaks = looks_everywhere(&self.world, &browser, &forbidden).await;
            // Who recorded it keeps his receipt.
            leaks.retain(|leak| !leak.contains("/vastgelegd"));
            assert!(leaks.is_empty(), "{:?} at step {step}: {leaks:#?}", actor.roles);
        }
        assert!(shut_out > 0, "nobody is shut out of anything at step {step}");
    }
}

/// A word that stands in one dossier and nowhere else.
fn canary(reference: Reference) -> String {
    format!("Zwaluw{}", reference.to_string().replace('-', ""))
}

struct Asked<'a> {
    reference: Reference,
    complaint: &'a Complaint,
    today: jiff::civil::Date,
    pick: usize,
    by: &'a Actor,
}

/// A command of this kind with the canary in all its words; nothing of those that only what goes
/// on behind the pages gives.
#[expect(clippy::too_many_lines, reason = "one arm for each command, read side by side")]
fn command(kind: K, asked: &Asked<'_>, enclosed: &mut Enclosures) -> Option<C> {
    let Asked { reference, complaint, today: on, pick, by } = *asked;
    let word = canary(reference);
    let text = enclosed.text(words(&word));
    let side = Side::ALL[pick % 2];
    let point = complaint.points.last().map(|point| point.id);
    let person = complaint.officer.unwrap_or(by.person);
    let file = FileId::from_uuid(enclosed.id());
    Some(match kind {
        K::CorrectReceipt => C::CorrectReceipt { received_on: on, reason: text, proof: None },
        K::ChangeSubject => {
            let subject = match pick % 4 {
                0 => Subject::Organisation,
                1 => Subject::Officer { person },
                2 => Subject::Unknown { named: Some(enclosed.text(words("Smit"))) },
                _ => complaint.recording.subject,
            };
            C::ChangeSubject { subject }
        }
        K::Register => C::Register { late_reason: Some(text) },
        K::NotifyPartner => {
            C::NotifyPartner { notice: Notice { on, way: Way::Telephone }, letter: None }
        }
        K::Acknowledge => C::Acknowledge { notice: Notice { on, way: Way::Email } },
        K::Classify => C::Classify {
            classification: Classification {
                manner: Manner::Oral,
                nature: Nature::ALL[pick % Nature::ALL.len()],
                subcategory: None,
                further: vec![],
                explanation: Some(text),
            },
        },
        K::AssignToPartner => C::AssignToPartner,
        K::TakeUp => {
            let reason = TakeUpReason::ALL[pick % TakeUpReason::ALL.len()];
            C::TakeUp { reason, explanation: Some(text) }
        }
        K::Consult => C::Consult { on, way: Way::Telephone, question: text },
        K::Advise => C::Advise { advice: text },
        K::ProposeSolution => C::ProposeSolution { on, proposal: text },
        K::RecordReaction => {
            let reaction = Reaction::ALL[pick % Reaction::ALL.len()];
            C::RecordReaction { reaction, explanation: Some(text) }
        }
        K::HandOver => {
            let reason = HandOverReason::ALL[pick % HandOverReason::ALL.len()];
            C::HandOver { reason, explanation: Some(text) }
        }
        K::RecordView => C::RecordView { side, on, view: text },
        K::ExplainNotHeard => C::ExplainNotHeard {
            side,
            reason: NotHeardReason::AlreadyInWriting,
            explanation: Some(text),
        },
        K::ShareView => C::ShareView { side, on },
        K::ExplainNotShared => C::ExplainNotShared { side, reason: text },
        K::ReportProgress => C::ReportProgress { report: text },
        K::AddPoint => C::AddPoint { point: PointId::from_uuid(enclosed.id()), summary: text },
        K::RemovePoint => C::RemovePoint { point: point?, reason: text },
        K::AnswerPoint => {
            let reason = enclosed.text(words(&word));
            let answer = Answer { finding: text, judgment: Judgment::Upheld, reason };
            C::AnswerPoint { point: point?, answer }
        }
        K::MakeCommitment => {
            let commitment = CommitmentId::from_uuid(enclosed.id());
            let who = enclosed.text(words("Anna"));
            C::MakeCommitment { commitment, what: text, who, due_on: jiff::civil::date(2030, 1, 1) }
        }
        K::StartDecision => C::StartDecision,
        K::SaveDraft => C::SaveDraft { body: text },
        K::ReturnToHandling => C::ReturnToHandling { reason: text },
        K::SendLetter => C::SendLetter { way: Way::Letter, file, prepared: None },
        K::ConfirmPosting => C::ConfirmPosting { on },
        K::ProposeSolvedOnTheSpot => C::ProposeSolvedOnTheSpot { how: text },
        K::ConfirmSolvedOnTheSpot => C::ConfirmSolvedOnTheSpot,
        K::Withdraw => C::Withdraw { on, explanation: Some(text) },
        K::ProposeOutOfScope => {
            C::ProposeOutOfScope { ground: ScopeGround::NotOurServices, reason: text }
        }
        K::ConfirmOutOfScope => C::ConfirmOutOfScope,
        K::RejectOutOfScope => C::RejectOutOfScope { reason: text },
        K::Close => C::Close { form: file },
        K::Reopen => {
            let ground = ReopenGround::ALL[pick % ReopenGround::ALL.len()];
            C::Reopen { ground, reason: text }
        }
        K::RecordCommunication => C::RecordCommunication {
            communication: Box::new(Communication {
                kind: CommunicationKind::Note,
                direction: Direction::Internal,
                on,
                with: None,
                content: text,
                visibility: Visibility::ALL[pick % Visibility::ALL.len()],
                files: vec![],
            }),
        },
        K::CorrectEntry => C::CorrectEntry { entry: 1, correction: text },
        K::DeclareConflict => C::DeclareConflict { reason: text },
        K::RecordObjection => C::RecordObjection { person, reason: text },
        K::ClearName => {
            let hidden = complaint.excluded.first().map(|one| one.person);
            C::ClearName { person: hidden?, reason: text }
        }
        K::TakeOver => C::TakeOver { reason: text },
        K::PutInCharge => C::PutInCharge { officer: person, reason: text },
        K::ApprovePostponement => C::ApprovePostponement,
        K::ReviewConflicts => C::ReviewConflicts,
        K::ReviewContact => C::ReviewContact,
        _ => return None,
    })
}

/// `WEERKLANK_TEST_STEPS` says how many, 10,000 in the long run of `cargo xtask full`.
#[tokio::test]
async fn art_1_whatever_happens_who_is_shut_out_finds_no_word_of_it() {
    let steps = std::env::var("WEERKLANK_TEST_STEPS").ok();
    let steps: usize = steps.and_then(|steps| steps.parse().ok()).unwrap_or(SWEEP);
    let mut left = steps;
    let mut start = 1;
    while left > 0 {
        // A dossier that everybody was shut out of leads nowhere: begin anew now and then.
        let world = World::build().await;
        let mut walk = Walk { world, dice: Dice(start), told: BTreeMap::new() };
        let of_this = left.min(5 * SWEEP);
        for step in 1..=of_this {
            walk.step().await;
            if step % SWEEP == 0 || step == of_this {
                walk.sweep(step).await;
            }
        }
        left -= of_this;
        start += 1;
    }
}
