//! Chapter 4, and what chapter 6 asks of the partner.
use weerklank_domain::article::Article::{
    Art4_1, Art4_2, Art4_3, Art4_4, Art4_5, Art4_6, Art6_1, Art6_3,
};
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::compliance::{Note, Verdict};
use weerklank_domain::complaint::facts::{HandOverReason, NotHeardReason, Side};

use super::{finding, proof, stands, verdict};
use crate::cast::{ANNA, BRAM, DIRK, FINANCES, FLEUR, NOORD, ORAL, ZUID, about, text};
use crate::story::{Story, a_complaint};

#[test]
fn art_4_1_and_4_3_on_the_panel_that_the_officers_were_told() {
    let by_us = a_complaint().recorded();
    let by_anna = a_complaint().received_by(ANNA).recorded();
    let other = (Verdict::NotApplicable, Some(Note::OtherDoor));
    assert_eq!(proof(&by_us, Art4_1).unwrap().0, "put_in_charge");
    assert_eq!(stands(&by_us, Art4_3), other);
    assert_eq!(proof(&by_anna, Art4_3).unwrap().0, "put_in_charge");
    assert_eq!(stands(&by_anna, Art4_1), other);
    let kept_back = a_complaint().received_by(ANNA).received_on("2026-11-02").on("2026-11-09");
    assert_eq!(verdict(&kept_back.recorded(), Art4_3), Verdict::DoneLate);
    let nobody = a_complaint().register(|register| {
        register.people[1].firm = Some(NOORD);
        register.people[2].firm = Some(NOORD);
    });
    let nobody = nobody.recorded().days_later(3);
    assert_eq!(stands(&nobody, Art4_1), (Verdict::Missing, Some(Note::NobodyInCharge)));
    let explained = nobody.deviated_by(DIRK, Art4_1);
    assert!(explained.is_none(), "nobody is left to explain it");
}

#[test]
fn art_4_2_on_the_panel_that_the_partner_was_told() {
    let story = || a_complaint().registered();
    assert_eq!(verdict(&story(), Art4_2), Verdict::NotYetDue);
    assert_eq!(verdict(&story().days_later(2).notified(), Art4_2), Verdict::Done);
    assert_eq!(verdict(&story().days_later(3).notified(), Art4_2), Verdict::DoneLate);
    let missing = (Verdict::Missing, Some(Note::PartnerNotNotified));
    assert_eq!(stands(&story().days_later(3), Art4_2), missing);
    let explained = story().days_later(3).notified().deviated(Art4_2);
    assert_eq!(verdict(&explained, Art4_2), Verdict::Explained);
    let named = story().not_shared().days_later(3);
    assert_eq!(stands(&named, Art4_2), (Verdict::Missing, Some(Note::NameNotShared)));
    let own = a_complaint().received_by(ANNA).recorded();
    let knows = (Verdict::NotApplicable, Some(Note::PartnerRegistered));
    assert_eq!(stands(&own, Art4_2), knows);
    let about_us = a_complaint().about_the_organisation().recorded();
    assert_eq!(stands(&about_us, Art4_2), (Verdict::NotApplicable, Some(Note::NoPartner)));
}

/// Another firm turns out to be meant: the days count from then.
#[test]
fn art_4_2_on_the_panel_from_the_day_on_which_the_partner_is_known() {
    let story = a_complaint().registered().days_later(7);
    let story = story.does(BRAM, C::ChangeSubject { subject: about(FLEUR, ZUID) });
    assert_eq!(verdict(&story, Art4_2), Verdict::NotYetDue);
    let story = story.days_later(2).notified();
    assert_eq!(verdict(&story, Art4_2), Verdict::Done);
}

#[test]
fn art_4_4_on_the_panel_that_both_sides_were_heard() {
    let story = || a_complaint().registered().taken_up();
    assert_eq!(verdict(&story(), Art4_4), Verdict::NotYetDue);
    assert_eq!(verdict(&story().days_later(10).heard(), Art4_4), Verdict::Done);
    assert_eq!(verdict(&story().days_later(11).heard(), Art4_4), Verdict::DoneLate);
    let missing = (Verdict::Missing, Some(Note::SidesNotHeard));
    assert_eq!(stands(&story().days_later(11), Art4_4), missing);
    let why =
        |side| C::ExplainNotHeard { side, reason: NotHeardReason::DidNotWant, explanation: None };
    let explained = story().does(BRAM, why(Side::Complainant)).does(BRAM, why(Side::Partner));
    assert_eq!(verdict(&explained, Art4_4), Verdict::Explained);
    let by = finding(&explained, Art4_4).deviation.unwrap();
    assert_eq!(explained.entries[usize::try_from(by.entry).unwrap() - 1].event.key(), "not_heard");
    let view = C::RecordView { side: Side::Partner, on: story().today, view: text("Zo was het.") };
    let unshared = story().does(BRAM, why(Side::Complainant)).does(BRAM, view).days_later(22);
    assert_eq!(stands(&unshared, Art4_4), (Verdict::Missing, Some(Note::ViewsNotShared)));
    let withdrawn = story().withdrawn();
    assert_eq!(stands(&withdrawn, Art4_4), (Verdict::NotApplicable, Some(Note::Withdrawn)));
}

#[test]
fn art_4_5_on_the_panel_that_the_partner_consulted() {
    let story = || a_complaint().registered().with_partner();
    assert_eq!(verdict(&story(), Art4_5), Verdict::NotYetDue);
    assert_eq!(verdict(&story().days_later(3).consulted(), Art4_5), Verdict::Done);
    assert_eq!(verdict(&story().days_later(4).consulted(), Art4_5), Verdict::DoneLate);
    let missing = (Verdict::Missing, Some(Note::NotConsulted));
    assert_eq!(stands(&story().days_later(4), Art4_5), missing);
    assert_eq!(stands(&story().handed_over(), Art4_5), missing);
    assert_eq!(verdict(&story().deviated(Art4_5), Art4_5), Verdict::Explained);
    let (reason, explanation) = (HandOverReason::Silent, None);
    let silent = story().consulted().days_later(9);
    let silent = silent.does(BRAM, C::HandOver { reason, explanation });
    assert_eq!(stands(&silent, Art4_5), (Verdict::Missing, Some(Note::NoSolutionTried)));
    let about_us = a_complaint().about_the_organisation().recorded();
    assert_eq!(stands(&about_us, Art4_5), (Verdict::NotApplicable, Some(Note::NoPartner)));
    // Solved on the spot says by itself why nobody was consulted.
    let solved = a_complaint()
        .registered()
        .does(BRAM, C::ProposeSolvedOnTheSpot { how: text("Uitgelegd.") })
        .does(BRAM, C::ConfirmSolvedOnTheSpot);
    assert_eq!(verdict(&solved, Art4_5), Verdict::Explained);
}

#[test]
fn art_4_6_on_the_panel_that_the_officer_sent_the_decision() {
    assert_eq!(proof(&a_complaint().recorded().decided(), Art4_6).unwrap().0, "letter_accepted");
    assert_eq!(verdict(&a_complaint().recorded(), Art4_6), Verdict::NotYetDue);
    let late = a_complaint().recorded().days_later(29);
    assert_eq!(stands(&late, Art4_6), (Verdict::Missing, Some(Note::AnswerMissing)));
    assert_eq!(verdict(&late.deviated(Art4_6), Art4_6), Verdict::Explained);
    let signal = a_complaint().anonymous().recorded().signal_closed();
    assert_eq!(stands(&signal, Art4_6), (Verdict::NotApplicable, Some(Note::SignalClosed)));
}

#[test]
fn art_6_1_on_the_panel_first_the_partner_then_the_officer() {
    let story = || a_complaint().registered().with_partner();
    assert_eq!(verdict(&story(), Art6_1), Verdict::NotYetDue);
    assert_eq!(proof(&story().handed_over(), Art6_1).unwrap().0, "handed_over");
    let silent = story().days_later(9);
    assert_eq!(stands(&silent, Art6_1), (Verdict::Missing, Some(Note::NotHandedOver)));
    let at_once = a_complaint().registered().taken_up();
    assert_eq!(verdict(&at_once, Art6_1), Verdict::Explained);
    let about_us = a_complaint().about_the_organisation().registered().taken_up();
    assert_eq!(stands(&about_us, Art6_1), (Verdict::NotApplicable, Some(Note::NoPartner)));
}

#[test]
fn art_6_3_on_the_panel_that_the_partner_kept_the_officer_informed() {
    let story = || a_complaint().registered().with_partner();
    assert_eq!(verdict(&story(), Art6_3), Verdict::NotYetDue);
    let reports = |story: Story| {
        story.does(ANNA, C::ReportProgress { report: text("Ik spreek haar morgen.") })
    };
    assert_eq!(proof(&reports(story().days_later(7)), Art6_3).unwrap().0, "progress_reported");
    assert_eq!(verdict(&reports(story().days_later(8)), Art6_3), Verdict::DoneLate);
    assert_eq!(verdict(&story().consulted(), Art6_3), Verdict::Done);
    let missing = (Verdict::Missing, Some(Note::NoProgress));
    assert_eq!(stands(&story().days_later(8), Art6_3), missing);
    assert_eq!(verdict(&story().days_later(8).deviated(Art6_3), Art6_3), Verdict::Explained);
    let (reason, explanation) = (HandOverReason::Officer, Some(text("Zij is ziek.")));
    let short = story().days_later(2).does(BRAM, C::HandOver { reason, explanation });
    let none = (Verdict::NotApplicable, Some(Note::TurnWasShort));
    assert_eq!(stands(&short, Art6_3), none);
    let at_once = a_complaint().registered().classified(ORAL, FINANCES).taken_up();
    let none = (Verdict::NotApplicable, Some(Note::OfficerAtOnce));
    assert_eq!(stands(&at_once, Art6_3), none);
}

impl Story {
    /// As somebody else than the officer; nothing when that is refused.
    fn deviated_by(
        mut self,
        by: weerklank_domain::ids::PersonId,
        article: weerklank_domain::article::Article,
    ) -> Option<Self> {
        let reason = text("Het kon niet anders.");
        self.tries(by, C::Deviate { article, reason }).ok()?;
        Some(self)
    }
}
