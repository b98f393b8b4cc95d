//! Dossiers in every stage, and what makes each step possible or impossible there.
use weerklank_domain::complaint::command::{Command as C, CommandKind as K};
use weerklank_domain::complaint::correspondence::{
    Capacity, Correspondence, CorrespondenceKind, Correspondent,
};
use weerklank_domain::complaint::facts::{Classification, ScopeGround, Way};
use weerklank_domain::complaint::links::NewDossier;
use weerklank_domain::ids::{ComplaintId, PersonId, PointId};

use super::bases::OUTSIDER;
use crate::cast::{
    BRAM, CARLA, CAST, ORAL, QUALITY, classification, correspondence, file, id, representative,
    text,
};
use crate::commands::{another_reference, command};
use crate::story::Story;

/// Enough to go round all that a command can carry.
const PICKS: usize = 14;

type Prepared = Box<dyn Fn(&Story) -> C>;

/// Dossiers in which this step can be asked: each as it began, and after each thing that the step
/// needs; also some days later, where the calendar counts.
pub(crate) fn worlds(kind: K) -> Vec<Story> {
    let mut worlds = Vec::new();
    for days in days_later(kind) {
        for prepared in 0..=needs(kind).len() {
            for story in super::bases::bases(kind) {
                let stage = story.stage();
                let mut story = story.days_later(*days);
                for need in needs(kind).iter().take(prepared) {
                    somebody_does(&mut story, need);
                }
                if story.stage() == stage || prepared == 0 {
                    worlds.push(story);
                }
            }
        }
    }
    worlds
}

/// All that can be asked: what the command can carry, on days before and after today as well.
pub(crate) fn commands(kind: K, story: &mut Story) -> Vec<C> {
    let mut all: Vec<C> = (0..PICKS).map(|pick| command(kind, pick, story)).collect();
    let today = story.today;
    for shift in [-40, -1, 1, 40, 1500] {
        story.today = today.saturating_add(jiff::ToSpan::days(shift));
        all.extend((0..2).map(|pick| command(kind, pick, story)));
    }
    story.today = today;
    all.extend(others(kind, story));
    all
}

/// Whoever may, does it; where nobody may, nothing happens.
fn somebody_does(story: &mut Story, need: &Prepared) {
    for by in CAST {
        let command = need(story);
        if story.tries(by, command).is_ok_and(|events| !events.is_empty()) {
            return;
        }
    }
}

fn days_later(kind: K) -> &'static [i32] {
    match kind {
        K::AskSurvey | K::AnswerSurvey => &[0, 10],
        K::HandOver | K::ReturnToPartner | K::Register | K::NotifyPartner => &[0, 20],
        K::UndoWithdrawal | K::Postpone => &[0, 29],
        K::Reopen => &[0, 400],
        _ => &[0],
    }
}

/// In this order; what can't be done in a stage is passed over there.
fn needs(kind: K) -> Vec<Prepared> {
    let k = |kind: K, pick: usize| -> Prepared { Box::new(move |s| command(kind, pick, s)) };
    let a = |kind: K| k(kind, 0);
    let mut needs: Vec<Prepared> = match kind {
        K::NotifyPartner => vec![a(K::ChangeSubject)],
        K::AssignToPartner | K::ReturnToPartner => vec![a(K::NotifyPartner)],
        K::Classify => vec![a(K::Register)],
        K::EndPartner | K::ForPartner => vec![a(K::AddPartner)],
        K::Advise | K::ProposeSolution => vec![a(K::Consult)],
        K::RecordReaction => vec![a(K::Consult), a(K::ProposeSolution)],
        K::ShareView => vec![k(K::RecordView, 0), k(K::RecordView, 1)],
        K::AnswerPoint | K::RemovePoint | K::SplitOff => vec![a(K::AddPoint), a(K::AddPoint)],
        K::KeepCommitment => vec![a(K::MakeCommitment)],
        K::SendLetter => letter(),
        K::ConfirmPosting => letter().into_iter().chain([k(K::SendLetter, 1)]).collect(),
        K::ConfirmSolvedOnTheSpot => vec![a(K::ProposeSolvedOnTheSpot)],
        K::ConfirmOutOfScope | K::RejectOutOfScope => vec![a(K::ProposeOutOfScope)],
        K::Close => {
            let mut needs = vec![a(K::Register), a(K::Classify), a(K::NotifyPartner)];
            needs.extend([a(K::InformComplainant), a(K::SaveDraft), a(K::SendLetter)]);
            needs.extend([a(K::ReportAccepted), a(K::CompleteForm)]);
            needs
        }
        K::CommentOnReport => vec![Box::new(|_: &Story| {
            let (kind, to) = (CorrespondenceKind::HearingReport, Correspondent::Complainant);
            C::SendCorrespondence { correspondence: Box::new(correspondence(kind, to)) }
        })],
        K::ConfirmReadBack => vec![a(K::AskReadBack)],
        K::ApprovePostponement | K::Postpone => vec![a(K::Postpone), a(K::Postpone)],
        K::RemoveRepresentative | K::AskAuthorisation | K::RecordAuthorisation => vec![family()],
        K::AnswerSurvey => vec![a(K::AskSurvey)],
        K::RejectMerge => vec![a(K::ProposeMerge)],
        K::SetExternalTerm | K::MeetExternalTerm | K::EndExternalTrack => {
            vec![a(K::OpenExternalTrack)]
        }
        K::LiftLegalHold => vec![a(K::PlaceLegalHold), a(K::LiftLegalHold), a(K::ClaimLiability)],
        K::TellInsurer | K::SettleLiability => vec![a(K::ClaimLiability)],
        K::ApprovePayment | K::RefusePayment => vec![k(K::RecordRemedies, 7)],
        K::ApproveArrangement | K::RejectArrangement | K::EndArrangement => {
            vec![a(K::ProposeArrangement)]
        }
        K::NameOutsider | K::PutInCharge => vec![objection(BRAM), objection(CARLA)],
        K::CorrectEntry => vec![k(K::RecordCommunication, 1)],
        _ => vec![],
    };
    // Once it is done: a second time.
    needs.push(a(kind));
    needs
}

fn letter() -> Vec<Prepared> {
    [K::Register, K::Classify, K::AnswerPoint, K::RecordRemedies, K::SaveDraft]
        .into_iter()
        .map(|kind| -> Prepared { Box::new(move |s| command(kind, 0, s)) })
        .collect()
}

fn family() -> Prepared {
    Box::new(|_| C::NameRepresentative { representative: representative(Capacity::Family) })
}

fn objection(person: PersonId) -> Prepared {
    Box::new(move |_| C::RecordObjection { person, reason: text("Daarom.") })
}

/// What else a command can carry that a rule looks at.
fn others(kind: K, story: &Story) -> Vec<C> {
    let reason = text("Daarom.");
    match kind {
        K::NameOutsider => vec![C::NameOutsider { person: OUTSIDER, reason }],
        K::ProposeOutOfScope => [ScopeGround::Whistleblowing, ScopeGround::NotAClient]
            .map(|ground| C::ProposeOutOfScope { ground, reason })
            .into(),
        K::Classify => {
            let twice = Classification { further: vec![QUALITY], ..classification(ORAL, QUALITY) };
            vec![C::Classify { classification: twice }]
        }
        K::GiveAccessCode => vec![
            C::GiveAccessCode { to: Correspondent::Partner, way: Way::Telephone },
            C::GiveAccessCode { to: Correspondent::Complainant, way: Way::Email },
            C::GiveAccessCode { to: Correspondent::Representative, way: Way::Telephone },
        ],
        K::SendCorrespondence => {
            let letter = correspondence(CorrespondenceKind::Free, Correspondent::Complainant);
            let letter = Correspondence { way: Way::Portal, ..letter };
            vec![C::SendCorrespondence { correspondence: Box::new(letter) }]
        }
        K::SplitOff => [None, Some(PointId::from_uuid(id()))]
            .map(|unknown| {
                let points = story.complaint().points.iter().map(|point| point.id).chain(unknown);
                let new = NewDossier {
                    id: ComplaintId::from_uuid(id()),
                    reference: another_reference(),
                    subject: story.complaint().subject,
                    expression: text("Dit staat op zichzelf."),
                };
                C::SplitOff { new: Box::new(new), points: points.collect(), reason }
            })
            .into(),
        K::SendLetter => vec![C::SendLetter { way: Way::Portal, file: file(), prepared: None }],
        K::Postpone => {
            vec![C::Postpone { until: story.complaint().promised_on(), reason }]
        }
        K::MakeCommitment => {
            let commitment = weerklank_domain::ids::CommitmentId::from_uuid(id());
            let due_on = story.today.yesterday().unwrap();
            vec![C::MakeCommitment { commitment, what: reason, who: text("Anna"), due_on }]
        }
        K::KeepCommitment => {
            let made = story.complaint().commitments.iter();
            let on = story.today;
            made.map(|made| C::KeepCommitment { commitment: made.id, on, proof: reason }).collect()
        }
        K::AnswerPoint | K::RemovePoint => {
            let point = PointId::from_uuid(id());
            let answer = crate::cast::answer(weerklank_domain::complaint::facts::Judgment::Upheld);
            let answered = C::AnswerPoint { point, answer };
            vec![if kind == K::AnswerPoint { answered } else { C::RemovePoint { point, reason } }]
        }
        _ => vec![],
    }
}
