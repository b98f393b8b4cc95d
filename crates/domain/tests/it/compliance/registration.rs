//! Chapter 5.
use weerklank_domain::article::Article::{Art5_1, Art5_2, Art5_3, Art5_4};
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::compliance::{Note, Verdict};
use weerklank_domain::complaint::correspondence::DismissalGround;
use weerklank_domain::people::Subject;

use super::{proof, stands, verdict};
use crate::cast::{ANNA, BRAM, CONDUCT, FINANCES, NOORD, ORAL, WRITTEN, about, text};
use crate::story::a_complaint;

#[test]
fn art_5_1_on_the_panel_that_it_was_registered() {
    let story = || a_complaint().recorded();
    assert_eq!(verdict(&story(), Art5_1), Verdict::NotYetDue);
    assert_eq!(verdict(&story().days_later(2).registered(), Art5_1), Verdict::Done);
    assert_eq!(verdict(&story().days_later(3).registered(), Art5_1), Verdict::DoneLate);
    let late = Some(text("Het lag bij de receptie."));
    let explained = story().days_later(3).does(BRAM, C::Register { late_reason: late });
    assert_eq!(verdict(&explained, Art5_1), Verdict::Explained);
    let missing = (Verdict::Missing, Some(Note::NotRegistered));
    assert_eq!(stands(&story().days_later(3), Art5_1), missing);
    // Who else registered it has to say why.
    let by_another = a_complaint().received_by(ANNA).subject(Subject::Unknown { named: None });
    let change = C::ChangeSubject { subject: about(ANNA, NOORD) };
    let by_another = by_another.recorded().does(BRAM, change).registered();
    assert_eq!(stands(&by_another, Art5_1), (Verdict::Missing, Some(Note::ReasonMissing)));
    assert_eq!(verdict(&by_another.deviated(Art5_1), Art5_1), Verdict::Explained);
    let mail = a_complaint().recording(|it| it.proposal = true).recorded();
    let none = C::DismissProposal {
        ground: DismissalGround::ALL[0],
        reason: Some(text("Het is reclame.")),
    };
    let dismissed = mail.does(BRAM, none);
    assert_eq!(stands(&dismissed, Art5_1), (Verdict::NotApplicable, Some(Note::Dismissed)));
}

#[test]
fn art_5_2_and_5_3_on_the_panel_that_it_was_classified() {
    let story = || a_complaint().registered();
    for article in [Art5_2, Art5_3] {
        assert_eq!(verdict(&story(), article), Verdict::NotYetDue);
        assert_eq!(verdict(&story().classified(ORAL, FINANCES), article), Verdict::Done);
        let missing = (Verdict::Missing, Some(Note::NotClassified));
        assert_eq!(stands(&story().days_later(29), article), missing);
        let explained = story().days_later(29).deviated(article);
        assert_eq!(verdict(&explained, article), Verdict::Explained);
        let signal = a_complaint().anonymous().recorded().signal_closed();
        let none = (Verdict::NotApplicable, Some(Note::SignalClosed));
        assert_eq!(stands(&signal, article), none);
    }
    let late = story().days_later(29).classified(ORAL, FINANCES);
    assert_eq!(verdict(&late, Art5_2), Verdict::DoneLate);
    // The first shows when it was done, the last what counts.
    let twice = story().classified(ORAL, FINANCES).days_later(1).classified(WRITTEN, CONDUCT);
    assert_eq!(proof(&twice, Art5_2).unwrap().1, "2026-11-02");
    assert_eq!(proof(&twice, Art5_3).unwrap().1, "2026-11-03");
}

#[test]
fn art_5_4_on_the_panel_that_it_was_closed() {
    let decided = || a_complaint().recorded().informed().notified().decided();
    assert_eq!(verdict(&a_complaint().recorded(), Art5_4), Verdict::NotYetDue);
    assert_eq!(proof(&decided().learned().closes(), Art5_4).unwrap().0, "closed");
    let late = decided().days_later(22);
    assert_eq!(stands(&late, Art5_4), (Verdict::Missing, Some(Note::NotClosed)));
    assert_eq!(verdict(&late.learned().closes(), Art5_4), Verdict::DoneLate);
    assert_eq!(verdict(&decided().days_later(22).deviated(Art5_4), Art5_4), Verdict::Explained);
    let signal = a_complaint().anonymous().recorded().signal_closed();
    assert_eq!(proof(&signal, Art5_4).unwrap().0, "signal_closed");
}
