//! The side roads of the workflow: who hears of them, and what they leave in the dossiers.
use jiff::{SignedDuration, ToSpan};
use weerklank_app::AppError;
use weerklank_app::envelope::Enclosures;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::external::Claim;
use weerklank_domain::complaint::facts::{HandOverReason, Notice, ReopenGround, Way};
use weerklank_domain::complaint::links::{LinkKind, MergeGround, NewDossier};
use weerklank_domain::complaint::party::ArrangementProposal;
use weerklank_domain::ids::{ComplaintId, PointId};
use weerklank_domain::mandate::Mandate;
use weerklank_domain::people::Subject;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Reason;
use weerklank_domain::text::Text;

use crate::story::{Story, request, words};
use crate::test_app::{Taken, on_both};

/// To whom mails went, with their subjects.
pub(crate) fn told(taken: &[Taken]) -> Vec<(&str, &str)> {
    let mut told: Vec<_> =
        taken.iter().map(|mail| (&*mail.to, mail.header("Subject").unwrap_or_default())).collect();
    told.sort_unstable();
    told
}

pub(crate) fn addressees(taken: &[Taken]) -> Vec<&str> {
    told(taken).into_iter().map(|(to, _)| to).collect()
}

#[tokio::test]
async fn transition_15_the_partner_hears_that_it_is_his_turn_again() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        story.does(&story.bram, reference, |_| C::AssignToPartner).await;
        let reason = HandOverReason::PartnerReady;
        let ready = C::HandOver { reason, explanation: None };
        story.does(&story.anna, reference, |_| ready).await;
        story.post().await;
        let until = story.today().saturating_add(5.days());
        story
            .does(&story.bram, reference, |enclosed| C::ReturnToPartner {
                until,
                reason: enclosed.text(words("Er is een nieuw aanbod.")),
            })
            .await;
        assert_eq!(addressees(&story.post().await), ["anna@noord.example"]);
        assert_eq!(story.seen_by_bram(reference).await.complaint.stage, Stage::WithPartner);
    })
    .await;
}

#[tokio::test]
async fn transition_21_both_hear_that_the_complaint_goes_on_and_when_the_answer_comes() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.classified(reference).await;
        let withdraw = C::Withdraw { on: story.today(), explanation: None };
        story.does(&story.bram, reference, |_| withdraw).await;
        story.post().await;
        story.later(SignedDuration::from_hours(24));
        story
            .does(&story.bram, reference, |enclosed| C::UndoWithdrawal {
                reason: enclosed.text(words("Zij bedacht zich.")),
            })
            .await;
        let taken = story.post().await;
        assert_eq!(addressees(&taken), ["anna@noord.example", "devries@klager.example"]);
        let to_her = taken.iter().find(|mail| mail.to.starts_with("devries")).unwrap();
        let text = to_her.text();
        assert!(text.contains("mevrouw De Vries") && text.contains("21 december 2026"), "{text}");
        assert!(!text.contains("bedacht"), "{text}");
    })
    .await;
}

pub(crate) fn reason(enclosed: &mut Enclosures) -> Text {
    enclosed.text(words("Het gaat om hetzelfde."))
}

/// Bram merges the first into the second.
async fn merged(story: &Story, from: Reference, main: Reference) {
    story
        .does(&story.bram, from, |enclosed| C::Merge {
            main,
            ground: MergeGround::SameFacts,
            reason: reason(enclosed),
        })
        .await;
}

#[tokio::test]
async fn transition_23_both_dossiers_lead_to_each_other_and_the_earliest_receipt_wins() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let first = story.taken_in().await;
        let notice = Notice { on: story.today(), way: Way::Email };
        story.does(&story.bram, first, |_| C::Acknowledge { notice }).await;
        story.post().await;
        story.later(SignedDuration::from_hours(48));
        let second = story.taken_in().await;
        story.post().await;
        // The same address, so Weerklank says that it may be the same.
        let proposed = story.seen_by_bram(second).await.complaint.merge_proposed;
        assert_eq!(proposed.map(|other| other.reference), Some(first));
        let received_on = story.seen_by_bram(first).await.complaint.received_on;
        // The later one is the main dossier here, and becomes as old as the first.
        merged(&story, first, second).await;
        let (from, main) = (story.seen_by_bram(first).await, story.seen_by_bram(second).await);
        assert_eq!(from.complaint.stage, Stage::Merged);
        assert_eq!(from.complaint.links[0].reference, second);
        assert_eq!(main.complaint.links[0].reference, first);
        assert_eq!(main.complaint.received_on, received_on);
        let taken = story.post().await;
        let told = told(&taken);
        assert!(told.iter().any(|(to, _)| *to == "devries@klager.example"), "{told:?}");
        let to_her = taken.iter().find(|mail| mail.to.starts_with("devries")).unwrap().text();
        assert!(to_her.contains(&second.to_string()), "{to_her}");
        // In a circle it is refused in words, and so is what somebody was writing meanwhile.
        let circle = story
            .tries(&story.bram, second, |enclosed| C::Merge {
                main: first,
                ground: MergeGround::SameFacts,
                reason: reason(enclosed),
            })
            .await;
        assert!(refused(&circle, Reason::MainNotOpen), "{circle:?}");
        let writing = story
            .tries(&story.bram, first, |enclosed| C::AddPoint {
                point: PointId::from_uuid(story.draw_id()),
                summary: enclosed.text(words("Nog een punt")),
            })
            .await;
        assert!(refused(&writing, Reason::DossierMerged), "{writing:?}");
    })
    .await;
}

pub(crate) fn refused(done: &Result<u32, AppError>, reason: Reason) -> bool {
    matches!(done, Err(AppError::Refused(refusal)) if refusal.reason == reason)
}

#[tokio::test]
async fn transition_23_two_merges_the_other_way_round_at_once_end_in_one() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (one, other) = (story.taken_in().await, story.taken_in().await);
        story.post().await;
        let merge = async |from, main| {
            let mut enclosed = story.enclosures();
            let (ground, reason) = (MergeGround::SameFacts, reason(&mut enclosed));
            let command = C::Merge { main, ground, reason };
            story.execute(request(&story.bram, from), command, enclosed).await
        };
        let done = tokio::join!(merge(one, other), merge(other, one));
        assert_eq!([&done.0, &done.1].iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_19_what_was_merged_closes_with_its_main_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (first, main) = (story.taken_in().await, story.taken_in().await);
        merged(&story, first, main).await;
        story.deciding(main).await;
        story.drafted(main).await;
        story.send_letter(request(&story.bram, main), Way::Email).await.unwrap();
        story.post().await;
        story.completed(main).await;
        story.close(request(&story.bram, main)).await.unwrap();
        let dossier = story.seen_by_bram(first).await;
        assert_eq!(dossier.complaint.stage, Stage::Closed);
        assert_eq!(dossier.complaint.closed_on, Some(story.today()));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_23_who_may_not_see_the_other_dossier_does_not_learn_of_it() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        // Carla is complained about in neither, but she may not see the main dossier.
        let (first, main) = (story.taken_in().await, story.taken_in().await);
        story.post().await;
        merged(&story, first, main).await;
        story
            .does(&story.carla, main, |enclosed| C::DeclareConflict {
                reason: enclosed.text(words("Ik ken haar.")),
            })
            .await;
        let seen = story.dossier(&story.carla, first).await.unwrap();
        assert!(seen.complaint.links.is_empty());
        let said = format!("{:?}", seen.entries);
        assert!(!said.contains(&main.to_string()), "{said}");
        // And whoever was shut out of one before is shut out of both.
        let (second, other) = (story.taken_in().await, story.taken_in().await);
        story
            .does(&story.carla, second, |enclosed| C::DeclareConflict {
                reason: enclosed.text(words("Ik ken haar.")),
            })
            .await;
        merged(&story, second, other).await;
        assert!(story.dossier(&story.carla, other).await.is_err());
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_24_a_part_gets_a_dossier_of_its_own_with_the_same_day_of_receipt() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let first = story.taken_in().await;
        story.classified(first).await;
        story.post().await;
        story.later(SignedDuration::from_hours(72));
        let (id, reference) = (ComplaintId::from_uuid(story.draw_id()), first);
        story
            .does(&story.bram, first, |enclosed| C::SplitOff {
                new: Box::new(NewDossier {
                    id,
                    // Taken, so another one is drawn.
                    reference,
                    subject: Subject::Organisation,
                    expression: enclosed.text(words("De website klopt niet.")),
                }),
                points: vec![],
                reason: reason(enclosed),
            })
            .await;
        let old = story.seen_by_bram(first).await;
        let link = old.complaint.links[0];
        assert_eq!(link.kind, LinkKind::SplitOff);
        assert_ne!(link.reference, first);
        let new = story.seen_by_bram(link.reference).await;
        assert_eq!(new.complaint.received_on, old.complaint.received_on);
        assert_eq!(new.complaint.links[0].reference, first);
        assert_eq!(new.said(&new.complaint.recording.expression), Some("De website klopt niet."));
        assert_eq!(new.said(&new.complaint.complainant.name), Some("mevrouw De Vries"));
        assert_ne!(new.complaint.complainant.name.id, old.complaint.complainant.name.id);
        let taken = story.post().await;
        assert!(addressees(&taken).contains(&"devries@klager.example"));
    })
    .await;
}

#[tokio::test]
async fn transition_26_too_late_to_reopen_so_a_new_dossier_follows() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let first = story.taken_in().await;
        story.classified(first).await;
        let withdraw = C::Withdraw { on: story.today(), explanation: None };
        story.does(&story.bram, first, |_| withdraw).await;
        story.later(SignedDuration::from_hours(24 * 400));
        let reopened = story
            .tries(&story.bram, first, |enclosed| C::Reopen {
                ground: ReopenGround::NewFacts,
                reason: reason(enclosed),
            })
            .await;
        assert!(refused(&reopened, Reason::TooLateToReopen));
        let id = ComplaintId::from_uuid(story.draw_id());
        let subject = story.about_anna();
        story
            .does(&story.bram, first, |enclosed| C::FollowUp {
                new: Box::new(NewDossier {
                    id,
                    reference: Reference::new(2027, [3; 16]),
                    subject,
                    expression: enclosed.text(words("Het is weer gebeurd.")),
                }),
                reason: reason(enclosed),
            })
            .await;
        let link = story.seen_by_bram(first).await.complaint.links[0];
        let new = story.seen_by_bram(link.reference).await;
        assert_eq!((link.kind, new.complaint.received_on), (LinkKind::FollowedBy, story.today()));
        assert_eq!(new.complaint.links[0].kind, LinkKind::Follows);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_28_management_is_told_of_a_claim_and_sees_the_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        assert!(story.dossier(&story.dirk, reference).await.is_err());
        let on = story.today();
        story
            .does(&story.bram, reference, |enclosed| C::ClaimLiability {
                claim: Claim { on, amount_cents: Some(900_000), explanation: reason(enclosed) },
            })
            .await;
        assert_eq!(addressees(&story.post().await), ["dirk@noord.example"]);
        assert!(story.dossier(&story.dirk, reference).await.is_ok());
        story
            .does(&story.bram, reference, |enclosed| C::SettleLiability { how: reason(enclosed) })
            .await;
        assert!(story.dossier(&story.dirk, reference).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn transition_17_management_approves_an_amount_above_the_limit_that_was_set() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let mandate = Mandate { payment_limit_cents: Some(3_999), ..Mandate::default() };
        let bram = story.save_mandate(&story.bram, mandate.clone(), 0).await;
        assert!(bram.is_err(), "an officer doesn't set his own limit");
        story.save_mandate(&story.dirk, mandate, 0).await.unwrap();
        let reference = story.taken_in().await;
        // The 40 euros that Bram grants.
        story.deciding(reference).await;
        story.drafted(reference).await;
        let taken = story.post().await;
        assert!(addressees(&taken).contains(&"dirk@noord.example"));
        let sent = story.send_letter(request(&story.bram, reference), Way::Email).await;
        assert!(refused(&sent.map(|_| 0), Reason::PaymentNotApproved));
        story.does(&story.dirk, reference, |_| C::ApprovePayment).await;
        assert_eq!(addressees(&story.post().await), ["bram@noord.example"]);
        assert!(story.dossier(&story.dirk, reference).await.is_err(), "he has done his part");
        story.send_letter(request(&story.bram, reference), Way::Email).await.unwrap();
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_35_who_complains_reads_the_arrangement_once_management_agrees() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        story.post().await;
        let until = story.today().saturating_add(30.days());
        story
            .does(&story.bram, reference, |enclosed| C::ProposeArrangement {
                proposal: ArrangementProposal {
                    measures: enclosed.text(words("U mailt ons eens per week.")),
                    reason: enclosed.text(words("Zij schold twintig keer.")),
                    until,
                },
            })
            .await;
        assert_eq!(addressees(&story.post().await), ["dirk@noord.example"]);
        story.does(&story.dirk, reference, |_| C::ApproveArrangement).await;
        let taken = story.post().await;
        let to_her = taken.iter().find(|mail| mail.to.starts_with("devries")).unwrap().text();
        assert!(to_her.contains("eens per week") && !to_her.contains("schold"), "{to_her}");
        // The complaint goes on as usual.
        story.classified(reference).await;
        story.post().await;
    })
    .await;
}
