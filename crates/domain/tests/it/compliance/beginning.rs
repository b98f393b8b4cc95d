//! Chapters 1 to 3.
use weerklank_domain::article::Article::{
    Art1Complainant, Art1Complaint, Art1Form, Art1Officer, Art1Partner, Art1Procedure, Art2_1,
    Art2_2, Art2_3, Art2_4, Art3_1, Art3_2, Art3_3,
};
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::compliance::{Note, Verdict};
use weerklank_domain::complaint::correspondence::{AuthorisationScope, Capacity};
use weerklank_domain::complaint::facts::{
    ComplainantKind, Confidentiality, InformedOfProcedure, Way,
};
use weerklank_domain::ids::CommitmentId;
use weerklank_domain::people::Subject;

use super::{proof, stands, verdict};
use crate::cast::{BRAM, CARLA, NOORD, day, informed, notice, representative, text};
use crate::story::{Story, a_complaint};

const NOBODY_YET: Subject = Subject::Unknown { named: None };

#[test]
fn art_1_partner_on_the_panel_about_whom_it_is() {
    let known = a_complaint().recorded();
    assert_eq!(verdict(&known, Art1Partner), Verdict::Done);
    assert_eq!(proof(&known, Art1Partner).unwrap().0, "recorded");
    let unknown = a_complaint().subject(NOBODY_YET).recorded();
    assert_eq!(verdict(&unknown, Art1Partner), Verdict::NotYetDue);
    let unknown = unknown.days_later(3);
    let missing = (Verdict::Missing, Some(Note::SubjectUnknown));
    assert_eq!(stands(&unknown, Art1Partner), missing);
    assert_eq!(verdict(&unknown.deviated(Art1Partner), Art1Partner), Verdict::Explained);
    let about_us = a_complaint().about_the_organisation().recorded();
    let none = (Verdict::NotApplicable, Some(Note::Organisation));
    assert_eq!(stands(&about_us, Art1Partner), none);
}

#[test]
fn art_1_complaint_on_the_panel_that_it_is_one() {
    assert_eq!(verdict(&a_complaint().recorded(), Art1Complaint), Verdict::Done);
    let mail = || a_complaint().recording(|it| it.proposal = true).recorded();
    assert_eq!(verdict(&mail(), Art1Complaint), Verdict::NotYetDue);
    let late = mail().days_later(2);
    assert_eq!(stands(&late, Art1Complaint), (Verdict::Missing, Some(Note::NotConfirmed)));
    let none = a_complaint().registered().out_of_scope();
    assert_eq!(verdict(&none, Art1Complaint), Verdict::NotYetDue);
    let told = none.drafted().mailed().accepted();
    assert_eq!(proof(&told, Art1Complaint).unwrap().0, "letter_accepted");
    let untold = a_complaint().registered().out_of_scope().days_later(29);
    assert_eq!(stands(&untold, Art1Complaint).1, Some(Note::OutOfScopeNotTold));
    let late = untold.drafted().mailed().accepted();
    assert_eq!(verdict(&late, Art1Complaint), Verdict::DoneLate);
}

#[test]
fn art_1_complainant_on_the_panel_whether_somebody_may_act_for_him() {
    assert_eq!(verdict(&a_complaint().recorded(), Art1Complainant), Verdict::Done);
    let by_another = a_complaint()
        .recording(|it| it.representative = Some(representative(Capacity::Family)))
        .recorded();
    assert_eq!(verdict(&by_another, Art1Complainant), Verdict::NotYetDue);
    let unasked = by_another.days_later(4);
    let missing = (Verdict::Missing, Some(Note::AuthorisationMissing));
    assert_eq!(stands(&unasked, Art1Complainant), missing);
    let on = unasked.today;
    let asked = unasked.does(BRAM, C::AskAuthorisation { on, way: Way::Email });
    assert_eq!(verdict(&asked, Art1Complainant), Verdict::NotYetDue);
    let scope = AuthorisationScope::Full;
    let command = C::RecordAuthorisation { on, scope, valid_until: None, file: None };
    assert_eq!(verdict(&asked.does(BRAM, command), Art1Complainant), Verdict::Done);
    let lawyer = a_complaint()
        .recording(|it| it.representative = Some(representative(Capacity::Lawyer)))
        .recorded();
    assert_eq!(verdict(&lawyer, Art1Complainant), Verdict::Done);
    let other = a_complaint().recording(|it| it.complainant.kind = ComplainantKind::Other);
    let none = (Verdict::NotApplicable, Some(Note::NoClient));
    assert_eq!(stands(&other.recorded(), Art1Complainant), none);
}

#[test]
fn art_1_officer_on_the_panel_who_is_in_charge() {
    let story = a_complaint().recorded();
    assert_eq!(proof(&story, Art1Officer).unwrap().0, "put_in_charge");
    let own = a_complaint().about(BRAM).recorded();
    assert_eq!(own.complaint().officer, Some(CARLA));
    assert_eq!(verdict(&own, Art1Officer), Verdict::Done);
    let everybody = a_complaint().register(|register| {
        register.people[1].firm = Some(NOORD);
        register.people[2].firm = Some(NOORD);
    });
    let nobody = (Verdict::Missing, Some(Note::NobodyInCharge));
    assert_eq!(stands(&everybody.recorded(), Art1Officer), nobody);
}

#[test]
fn art_1_procedure_and_3_3_on_the_panel_which_version() {
    for article in [Art1Procedure, Art3_3] {
        assert_eq!(verdict(&a_complaint().recorded(), article), Verdict::Done);
        let before = a_complaint().recording(|it| it.procedure_version = 0).recorded();
        assert_eq!(stands(&before, article), (Verdict::Missing, Some(Note::NoProcedure)));
    }
}

#[test]
fn art_1_form_on_the_panel_once_it_closes() {
    assert_eq!(verdict(&a_complaint().recorded(), Art1Form), Verdict::NotYetDue);
    let decided = || a_complaint().recorded().informed().notified().decided();
    let late = decided().days_later(22);
    assert_eq!(stands(&late, Art1Form), (Verdict::Missing, Some(Note::FormIncomplete)));
    assert_eq!(verdict(&late.learned().closes(), Art1Form), Verdict::DoneLate);
    let explained = decided().days_later(22).deviated(Art1Form);
    assert_eq!(verdict(&explained, Art1Form), Verdict::Explained);
    assert_eq!(proof(&decided().learned().closes(), Art1Form).unwrap().0, "closed");
}

#[test]
fn art_2_1_on_the_panel_that_the_receipt_was_acknowledged() {
    let story = || a_complaint().recorded();
    assert_eq!(verdict(&story(), Art2_1), Verdict::NotYetDue);
    assert_eq!(verdict(&story().days_later(3).acknowledged(), Art2_1), Verdict::Done);
    assert_eq!(verdict(&story().days_later(4).acknowledged(), Art2_1), Verdict::DoneLate);
    let missing = (Verdict::Missing, Some(Note::NotAcknowledged));
    assert_eq!(stands(&story().days_later(4), Art2_1), missing);
    assert_eq!(verdict(&story().days_later(4).deviated(Art2_1), Art2_1), Verdict::Explained);
    // An answer that comes as soon says all that an acknowledgement would have said.
    assert_eq!(proof(&story().decided(), Art2_1).unwrap().0, "letter_accepted");
    let signal = a_complaint().anonymous().recorded().days_later(9);
    assert_eq!(stands(&signal, Art2_1), (Verdict::NotApplicable, Some(Note::Anonymous)));
}

#[test]
fn art_2_2_on_the_panel_what_was_promised_and_asked() {
    let decided = || a_complaint().recorded().promised("2026-11-20").decided_after_promise();
    let open = decided();
    assert_eq!(stands(&open, Art2_2), (Verdict::NotYetDue, Some(Note::CommitmentOpen)));
    let late = decided().on("2026-11-21");
    assert_eq!(stands(&late, Art2_2), (Verdict::Missing, Some(Note::CommitmentOpen)));
    assert_eq!(verdict(&late.keeps_promise(), Art2_2), Verdict::DoneLate);
    assert_eq!(verdict(&decided().on("2026-11-21").deviated(Art2_2), Art2_2), Verdict::Explained);
    let kept = decided().on("2026-11-19").keeps_promise();
    assert_eq!(stands(&kept, Art2_2), (Verdict::Missing, Some(Note::SurveyNotAsked)));
    let asked = decided().on("2026-11-12").keeps_promise().surveyed();
    assert_eq!(verdict(&asked, Art2_2), Verdict::Done);
    let withdrawn = a_complaint().registered().withdrawn();
    assert_eq!(stands(&withdrawn, Art2_2), (Verdict::NotApplicable, Some(Note::Withdrawn)));
}

#[test]
fn art_2_3_on_the_panel_that_the_partner_got_advice() {
    let asked = || a_complaint().registered().with_partner().consulted();
    assert_eq!(verdict(&asked(), Art2_3), Verdict::NotYetDue);
    assert_eq!(verdict(&asked().days_later(2).advised(), Art2_3), Verdict::Done);
    assert_eq!(verdict(&asked().days_later(3).advised(), Art2_3), Verdict::DoneLate);
    let missing = (Verdict::Missing, Some(Note::AdviceMissing));
    assert_eq!(stands(&asked().days_later(3), Art2_3), missing);
    let explained = asked().days_later(3).deviated(Art2_3);
    assert_eq!(verdict(&explained, Art2_3), Verdict::Explained);
    let twice = asked().days_later(1).advised().consulted().days_later(5);
    assert_eq!(verdict(&twice, Art2_3), Verdict::Missing);
    let never = a_complaint().registered().with_partner().handed_over();
    let none = (Verdict::NotApplicable, Some(Note::PartnerDidNotAsk));
    assert_eq!(stands(&never, Art2_3), none);
    let at_once = a_complaint().registered().taken_up();
    let none = (Verdict::NotApplicable, Some(Note::OfficerAtOnce));
    assert_eq!(stands(&at_once, Art2_3), none);
}

#[test]
fn art_2_4_on_the_panel_what_was_learned() {
    let decided = || a_complaint().recorded().informed().notified().decided();
    assert_eq!(verdict(&decided(), Art2_4), Verdict::NotYetDue);
    assert_eq!(proof(&decided().learned(), Art2_4).unwrap().0, "form_completed");
    let late = decided().days_later(22);
    assert_eq!(stands(&late, Art2_4), (Verdict::Missing, Some(Note::NothingLearned)));
    assert_eq!(verdict(&late.learned(), Art2_4), Verdict::DoneLate);
    assert_eq!(verdict(&decided().days_later(22).deviated(Art2_4), Art2_4), Verdict::Explained);
    let signal = a_complaint().anonymous().recorded().signal_closed();
    assert_eq!(stands(&signal, Art2_4), (Verdict::NotApplicable, Some(Note::SignalClosed)));
}

#[test]
fn art_3_1_and_3_2_on_the_panel_that_the_procedure_was_pointed_out() {
    let story = || a_complaint().recorded();
    for (article, note) in [(Art3_1, Note::NotPointedOut), (Art3_2, Note::NotToldWhere)] {
        assert_eq!(verdict(&story(), article), Verdict::NotYetDue);
        assert_eq!(proof(&story().informed(), article).unwrap().0, "complainant_informed");
        assert_eq!(stands(&story().days_later(29), article), (Verdict::Missing, Some(note)));
        let late = story().days_later(29).informed();
        assert_eq!(verdict(&late, article), Verdict::DoneLate);
        let explained = story().days_later(29).deviated(article);
        assert_eq!(verdict(&explained, article), Verdict::Explained);
        let signal = a_complaint().anonymous().recorded();
        assert_eq!(stands(&signal, article), (Verdict::NotApplicable, Some(Note::Anonymous)));
        // Once the answer is out, it should have been said.
        assert_eq!(verdict(&story().decided().days_later(1), article), Verdict::Missing);
    }
    let half = InformedOfProcedure { told_where_to_read: false, ..informed(day("2026-11-02")) };
    let story = story().does(BRAM, C::InformComplainant { informed: half });
    assert_eq!(verdict(&story, Art3_1), Verdict::Done);
    assert_eq!(verdict(&story, Art3_2), Verdict::NotYetDue);
}

/// What only these tests tell.
impl Story {
    pub(crate) fn acknowledged(self) -> Self {
        let notice = notice(self.today);
        self.does(BRAM, C::Acknowledge { notice })
    }

    pub(crate) fn advised(self) -> Self {
        self.does(BRAM, C::Advise { advice: text("Ja, dat mag.") })
    }

    pub(crate) fn started(self) -> Self {
        self.does(BRAM, C::StartDecision)
    }

    pub(crate) fn surveyed(self) -> Self {
        self.does(BRAM, C::AskSurvey)
    }

    pub(crate) fn anonymous(self) -> Self {
        self.recording(|it| it.complainant.confidentiality = Confidentiality::Anonymous)
    }

    pub(crate) fn signal_closed(self) -> Self {
        self.does(BRAM, C::CloseSignal { reason: text("Bekeken en opgelost.") })
    }

    /// Ready to decide, with something promised.
    fn promised(self, due: &str) -> Self {
        let commitment = CommitmentId::from_uuid(crate::cast::id());
        let (what, who) = (text("Een creditnota."), text("Anna"));
        let make = C::MakeCommitment { commitment, what, who, due_on: day(due) };
        self.ready_to_decide().does(BRAM, make)
    }

    fn decided_after_promise(self) -> Self {
        assert_eq!(self.stage(), Stage::WithOfficer);
        self.started().answered().drafted().mailed().accepted()
    }

    fn keeps_promise(self) -> Self {
        let commitment = self.complaint().commitments[0].id;
        let (on, proof) = (self.today, text("De creditnota is verstuurd."));
        self.does(BRAM, C::KeepCommitment { commitment, on, proof })
    }
}
