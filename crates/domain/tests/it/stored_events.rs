//! One of each event that was ever stored still reads. The file only grows: `UPDATE_GOLDEN=1` adds
//! what is missing in it and takes nothing away.
use weerklank_domain::article::Article;
use weerklank_domain::complaint::DeviationCause;
use weerklank_domain::complaint::correspondence::{
    AuthorisationScope, Capacity, CorrespondenceKind, Correspondent, DismissalGround, SurveyScore,
};
use weerklank_domain::complaint::event::{Entry, Event, Event as E};
use weerklank_domain::complaint::external::{
    Claim, ExternalBody, TermSetting, TrackEnding, TrackOpening,
};
use weerklank_domain::complaint::facts::{
    ChargeReason, FileRef, HandOverReason, Intake, ItemKey, Judgment, LetterKind, Level,
    NotHeardReason, Reaction, ReadBefore, Recording, ReopenGround, ScopeGround, Side, TakeUpReason,
    Visibility, Way, YesNoUnknown,
};
use weerklank_domain::complaint::links::{
    Following, Link, LinkKind, Linked, MergeGround, Merging, OtherDossier, Received, Splitting,
};
use weerklank_domain::complaint::party::ArrangementProposal;
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::ids::{CommitmentId, ComplaintId, PointId, TermId, TrackId};
use weerklank_domain::people::{Exclusion, ExclusionGround, Subject};
use weerklank_domain::text::Text;

use crate::cast::{
    ANNA, BRAM, CARLA, FINANCES, NOORD, ORAL, about, answer, classification, communication,
    correspondence, day, file, filed_mail, hearing, id, informed, learning, mevrouw_de_vries, noon,
    notice, recording, remedies, representative, start_counting, text,
};
use crate::commands::{another_reference, succession};
use crate::golden;

const FILE: &str = "stored_events.json";

/// Makes the samples and, beside them, the match that a new event breaks. Each counts its ids
/// anew, so that a sample in between changes no other.
macro_rules! stored {
    ($($name:ident: [$($event:expr),+ $(,)?]),+ $(,)?) => {
        fn samples() -> Vec<(&'static str, Event)> {
            vec![$($((stringify!($name), counted(|| $event))),+),+]
        }

        fn name(event: &Event) -> &'static str {
            match event { $(Event::$name { .. } => stringify!($name)),+ }
        }
    };
}

stored! {
    Recorded: [
        E::Recorded { recording: Box::new(recording(today(), about(ANNA, NOORD))) },
        E::Recorded {
            recording: Box::new(Recording {
                representative: Some(representative(Capacity::Family)),
                files: vec![enclosed()],
                receipt: Some(said()),
                proposal: true,
                ..recording(today(), about(ANNA, NOORD))
            }),
        },
    ],
    ReceiptCorrected: [
        E::ReceiptCorrected {
            received_on: today(), reason: said(), proof: Some(said()), procedure_version: None,
        },
        E::ReceiptCorrected {
            received_on: today(), reason: said(), proof: None, procedure_version: Some(2),
        },
    ],
    ComplainantChanged: [E::ComplainantChanged { complainant: mevrouw_de_vries() }],
    SubjectChanged: [
        E::SubjectChanged { subject: about(ANNA, NOORD) },
        E::SubjectChanged { subject: Subject::Organisation },
        E::SubjectChanged { subject: Subject::Officer { person: BRAM } },
        E::SubjectChanged { subject: Subject::Unknown { named: Some(said()) } },
    ],
    IntakeCompleted: [E::IntakeCompleted { intake: Box::new(intake()) }],
    Registered: [E::Registered],
    PartnerNotified: [
        E::PartnerNotified { notice: notice(today()), letter: None },
        E::PartnerNotified { notice: notice(today()), letter: Some(enclosed()) },
    ],
    Acknowledged: [E::Acknowledged { notice: notice(today()) }],
    ComplainantInformed: [E::ComplainantInformed { informed: informed(today()) }],
    Classified: [E::Classified { classification: classification(ORAL, FINANCES) }],
    AssignedToPartner: [E::AssignedToPartner],
    TakenUp: [E::TakenUp { reason: TakeUpReason::Repeat, explanation: Some(said()) }],
    PartnerConsulted: [E::PartnerConsulted {
        on: today(), way: Way::Telephone, question: said(),
    }],
    Advised: [E::Advised { advice: said() }],
    SolutionProposed: [E::SolutionProposed { on: today(), proposal: said() }],
    ReactionRecorded: [E::ReactionRecorded {
        reaction: Reaction::NotAccepted, explanation: Some(said()),
    }],
    ViewRecorded: [E::ViewRecorded { side: Side::Partner, on: today(), view: said() }],
    HearingHeld: [E::HearingHeld { hearing: hearing(Side::Complainant, today()) }],
    NotHeard: [E::NotHeard {
        side: Side::Partner, reason: NotHeardReason::Unreachable, explanation: None,
    }],
    ViewShared: [E::ViewShared { side: Side::Complainant, on: today() }],
    ViewNotShared: [E::ViewNotShared { side: Side::Partner, reason: said() }],
    ProgressReported: [E::ProgressReported { report: said() }],
    HandedOver: [E::HandedOver { reason: HandOverReason::Silent, explanation: None }],
    ReturnedToPartner: [E::ReturnedToPartner { until: today(), reason: said() }],
    PointAdded: [E::PointAdded { point: point(), summary: said() }],
    PointRemoved: [E::PointRemoved { point: point(), reason: said() }],
    PointAnswered: [E::PointAnswered {
        point: point(), answer: answer(Judgment::PartlyUpheld),
    }],
    RemediesRecorded: [E::RemediesRecorded { remedies: remedies() }],
    CommitmentMade: [E::CommitmentMade {
        commitment: commitment(), what: said(), who: said(), due_on: today(),
    }],
    CommitmentKept: [E::CommitmentKept {
        commitment: commitment(), on: today(), proof: said(),
    }],
    DecisionStarted: [E::DecisionStarted],
    DraftSaved: [E::DraftSaved { body: said() }],
    ReturnedToHandling: [E::ReturnedToHandling { reason: said() }],
    LetterApproved: [E::LetterApproved {
        kind: LetterKind::Decision, way: Way::Email, file: file(),
    }],
    LetterPosted: [E::LetterPosted { on: today() }],
    LetterAccepted: [E::LetterAccepted { on: today() }],
    LetterFailed: [E::LetterFailed],
    PartnerToldOfOutcome: [E::PartnerToldOfOutcome { on: today() }],
    SolvedOnTheSpotProposed: [E::SolvedOnTheSpotProposed { how: said() }],
    SolvedOnTheSpotConfirmed: [E::SolvedOnTheSpotConfirmed],
    Withdrawn: [E::Withdrawn { on: today(), explanation: Some(said()) }],
    WithdrawalUndone: [E::WithdrawalUndone { reason: said() }],
    OutOfScopeProposed: [E::OutOfScopeProposed {
        ground: ScopeGround::NotOurServices, reason: said(),
    }],
    OutOfScopeConfirmed: [E::OutOfScopeConfirmed],
    OutOfScopeRejected: [E::OutOfScopeRejected { reason: said() }],
    FormCompleted: [E::FormCompleted {
        learning: Box::new(learning(Some(Reaction::NoReaction))),
    }],
    Closed: [E::Closed { form: file() }],
    Reopened: [E::Reopened { ground: ReopenGround::ExternalRuling, reason: said() }],
    Deviated: [
        E::Deviated {
            article: Article::Art4_5, reason: Some(said()), cause: DeviationCause::Stated,
        },
        E::Deviated {
            article: Article::Art6_4, reason: None, cause: DeviationCause::Overdue,
        },
    ],
    CommunicationRecorded: [E::CommunicationRecorded {
        communication: communication(today(), Visibility::OfficerAndPartner),
    }],
    EntryCorrected: [E::EntryCorrected {
        entry: 3, correction: said(), visibility: Visibility::Everybody,
    }],
    PersonExcluded: [E::PersonExcluded {
        exclusion: Exclusion { person: BRAM, ground: ExclusionGround::InvolvedFirm },
        reason: Some(said()),
        read: None,
    }, E::PersonExcluded {
        exclusion: Exclusion { person: BRAM, ground: ExclusionGround::Declared },
        reason: Some(said()),
        read: Some(ReadBefore { times: 2, last_on: today() }),
    }],
    ExclusionLifted: [E::ExclusionLifted { person: BRAM, reason: None }],
    PutInCharge: [E::PutInCharge {
        officer: CARLA, why: ChargeReason::Conflict, reason: Some(said()),
    }],
    NobodyInCharge: [E::NobodyInCharge],
    OutsiderNamed: [E::OutsiderNamed { person: CARLA, reason: said() }],
    ContactChanged: [E::ContactChanged { contact: CARLA, until: Some(today()) }],
    MessageReceived: [E::MessageReceived { message: said(), files: vec![enclosed()] }],
    MailFiled: [E::MailFiled { mail: Box::new(filed_mail(today())) }],
    CorrespondenceSent: [E::CorrespondenceSent {
        correspondence: Box::new(correspondence(
            CorrespondenceKind::ProgressNote, Correspondent::Complainant,
        )),
    }],
    ProposalConfirmed: [E::ProposalConfirmed],
    ProposalDismissed: [E::ProposalDismissed {
        ground: DismissalGround::NoComplaint, reason: Some(said()),
    }],
    ReadBackAsked: [
        E::ReadBackAsked { text: said(), way: Way::Email, letter: None },
        E::ReadBackAsked { text: said(), way: Way::Letter, letter: Some(enclosed()) },
    ],
    AccessCodeGiven: [E::AccessCodeGiven { to: Correspondent::Complainant, way: Way::Letter }],
    ReadBackConfirmed: [E::ReadBackConfirmed {
        on: today(), way: Way::Portal, correction: Some(said()),
    }],
    ReportCommented: [E::ReportCommented { comment: said() }],
    Postponed: [E::Postponed { until: today(), reason: said() }],
    PostponementProposed: [E::PostponementProposed { until: today(), reason: said() }],
    RepresentativeNamed: [E::RepresentativeNamed {
        representative: representative(Capacity::Accountant),
    }],
    RepresentativeRemoved: [E::RepresentativeRemoved { reason: said() }],
    AuthorisationAsked: [E::AuthorisationAsked { on: today(), way: Way::Email }],
    AuthorisationReceived: [E::AuthorisationReceived {
        on: today(), scope: AuthorisationScope::Full, valid_until: Some(today()),
        file: Some(enclosed()),
    }],
    SurveyAsked: [E::SurveyAsked],
    SurveyAnswered: [E::SurveyAnswered {
        score: SurveyScore::try_from(4).unwrap(), comment: Some(said()),
    }],
    SignalClosed: [E::SignalClosed { reason: said() }],
    Merged: [E::Merged(Merging {
        dossier: another(), reference: another_reference(), ground: MergeGround::Consent,
        reason: said(),
    })],
    MergeProposed: [E::MergeProposed(OtherDossier {
        dossier: another(), reference: another_reference(),
    })],
    MergeRejected: [E::MergeRejected { reason: said() }],
    SplitOff: [E::SplitOff(Splitting {
        dossier: another(), reference: another_reference(), points: vec![point()], reason: said(),
    })],
    FollowedUp: [E::FollowedUp(Following {
        dossier: another(), reference: another_reference(), reason: said(),
    })],
    DossierLinked: [
        E::DossierLinked(linked(LinkKind::Merged, Some(Received {
            on: today(), procedure_version: 2,
        }))),
        E::DossierLinked(linked(LinkKind::Follows, None)),
    ],
    ClosedWithMain: [E::ClosedWithMain],
    ExternalTrackOpened: [E::ExternalTrackOpened(TrackOpening {
        track: track(), body: ExternalBody::DisputesCommittee, name: said(), on: today(),
    })],
    ExternalTermSet: [E::ExternalTermSet(TermSetting {
        track: track(), term: term(), what: said(), due_on: today(),
    })],
    ExternalTermMet: [E::ExternalTermMet { term: term(), on: today() }],
    ExternalTrackEnded: [E::ExternalTrackEnded(TrackEnding {
        track: track(), on: today(), result: said(),
    })],
    LegalHoldPlaced: [
        E::LegalHoldPlaced { reason: None },
        E::LegalHoldPlaced { reason: Some(said()) },
    ],
    LegalHoldLifted: [E::LegalHoldLifted { reason: said() }],
    LiabilityClaimed: [E::LiabilityClaimed(Claim {
        on: today(), amount_cents: Some(500_000), explanation: said(),
    })],
    InsurerTold: [E::InsurerTold { notice: notice(today()), number: Some(said()) }],
    LiabilitySettled: [E::LiabilitySettled { how: said() }],
    PaymentApprovalAsked: [E::PaymentApprovalAsked { amount_cents: 400_000 }],
    PaymentApproved: [E::PaymentApproved { amount_cents: 400_000 }],
    PaymentRefused: [E::PaymentRefused { reason: said() }],
    RelationRecorded: [E::RelationRecorded {
        kept: YesNoUnknown::Yes, explanation: Some(said()),
    }],
    PartySucceeded: [E::PartySucceeded { succession: Box::new(succession(today())) }],
    ArrangementProposed: [E::ArrangementProposed(ArrangementProposal {
        measures: said(), reason: said(), until: today(),
    })],
    ArrangementApproved: [E::ArrangementApproved],
    ArrangementRejected: [E::ArrangementRejected { reason: said() }],
    ArrangementEnded: [E::ArrangementEnded { reason: said() }],
    PartnerAdded: [E::PartnerAdded {
        partner: PartyNumber::new(1), subject: about(ANNA, NOORD), reason: said(),
    }],
    PartnerEnded: [E::PartnerEnded { partner: PartyNumber::new(1), reason: said() }],
    OfPartner: [E::OfPartner {
        partner: PartyNumber::new(1),
        what: Box::new(E::PartnerNotified { notice: notice(today()), letter: None }),
    }],
    LetterPrepared: [E::LetterPrepared { body: said() }],
}

fn enclosed() -> FileRef {
    FileRef { id: file(), name: text("factuur.pdf") }
}

fn counted(event: impl FnOnce() -> Event) -> Event {
    start_counting();
    event()
}

fn today() -> jiff::civil::Date {
    day("2026-11-02")
}

fn said() -> Text {
    text("Zo is het gezegd.")
}

fn point() -> PointId {
    PointId::from_uuid(id())
}

fn another() -> ComplaintId {
    ComplaintId::from_uuid(id())
}

fn linked(kind: LinkKind, received: Option<Received>) -> Linked {
    let link = Link { kind, dossier: another(), reference: another_reference() };
    Linked { link, received }
}

fn track() -> TrackId {
    TrackId::from_uuid(id())
}

fn term() -> TermId {
    TermId::from_uuid(id())
}

fn commitment() -> CommitmentId {
    CommitmentId::from_uuid(id())
}

fn intake() -> Intake {
    Intake {
        service: Some(ItemKey("advice".to_owned())),
        happened: Some(said()),
        wish: Some(said()),
        claims_money: true,
        urgent_on: Some(today()),
        severity: Some(Level::Middle),
        ..Intake::default()
    }
}

/// The entries as they are stored, one on a line.
fn made() -> Vec<String> {
    let entry = |event| Entry { by: BRAM, at: noon(today()), event };
    let line = |(_, event)| serde_json::to_string(&entry(event)).unwrap();
    samples().into_iter().map(line).collect()
}

fn stored() -> Vec<String> {
    let lines = golden::read(FILE);
    let lines = lines.lines().map(|line| line.trim_end_matches(',').to_owned());
    lines.filter(|line| line.starts_with('{')).collect()
}

#[test]
fn each_event_has_a_sample_of_its_own() {
    for (declared, event) in samples() {
        assert_eq!(name(&event), declared);
    }
}

#[test]
fn what_is_stored_today_stands_in_the_file() {
    let mut stored = stored();
    let missing: Vec<_> = made().into_iter().filter(|line| !stored.contains(line)).collect();
    if golden::is_written_anew() {
        stored.extend(missing);
        golden::write(FILE, &format!("[\n{}\n]\n", stored.join(",\n")));
        return;
    }
    assert!(missing.is_empty(), "UPDATE_GOLDEN=1 adds to {FILE}: {missing:#?}");
}

#[test]
fn whatever_was_ever_stored_still_reads() {
    let stored = stored();
    assert!(stored.len() >= samples().len(), "the file only grows");
    for line in stored {
        let entry = serde_json::from_str::<Entry>(&line);
        assert!(entry.is_ok(), "{entry:?}: {line}");
    }
}
