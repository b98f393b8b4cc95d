//! Chapter 4: who is told, who handles, who answers.
use jiff::civil::Date;

use super::{Reason, Ruling, require};
use crate::article::Article;
use crate::complaint::command::CommandKind;
use crate::complaint::correspondence::Correspondent;
use crate::complaint::facts::{Confidentiality, Door, ScopeGround, Side};
use crate::complaint::guard::article_of;
use crate::complaint::several::{PartyNumber, can_be_about_one, is_same_partner};
use crate::complaint::{Complaint, facts::Way};
use crate::ids::PersonId;
use crate::people::{Actor, FirmKind, Person, Register, Subject};

/// Art. 4.1 and 4.3: at either door, the officers without a conflict are told at once.
pub fn officers_to_notify(complaint: &Complaint, register: &Register) -> Vec<PersonId> {
    register
        .officers()
        .map(|officer| officer.id)
        .filter(|officer| !complaint.is_excluded(*officer))
        .collect()
}

/// The article under which the officers are told: 4.3 at the partner's door, else 4.1.
pub fn article_of_notifying(door: Door) -> Article {
    match door {
        Door::Organisation => Article::Art4_1,
        Door::Partner => Article::Art4_3,
    }
}

/// Art. 4.2: there is a partner to inform, and the complainant doesn't mind his name being told.
pub fn the_partner_can_be_notified(complaint: &Complaint) -> Ruling {
    require(complaint.has_partner(), Article::Art4_2, Reason::NoPartnerInvolved)?;
    require(complaint.partner_notified.is_none(), Article::Art4_2, Reason::AlreadyDone)?;
    require(
        complaint.complainant.confidentiality != Confidentiality::NameNotShared,
        Article::Art4_2,
        Reason::NameNotShared,
    )
}

/// Art. 4.2: the partner knows already: he registered it himself, or he was informed.
pub fn the_partner_knows(complaint: &Complaint, registrar_is_involved: bool) -> bool {
    !complaint.has_partner() || registrar_is_involved || complaint.partner_notified.is_some()
}

/// Art. 4.2: one more partner is another one than those whom the complaint concerns already.
pub fn a_further_partner_is_another(complaint: &Complaint, subject: &Subject) -> Ruling {
    let partner = matches!(subject, Subject::Partner { .. });
    require(partner, Article::Art1Partner, Reason::NotAPartner)?;
    let same = is_same_partner(&complaint.subject, subject);
    require(!same, Article::Art1Partner, Reason::PartnerTwice)?;
    the_subject_is_no_further_partner(complaint, subject)
}

/// Art. 1: nobody is in a complaint twice.
pub fn the_subject_is_no_further_partner(complaint: &Complaint, subject: &Subject) -> Ruling {
    let mut further = complaint.further_partners();
    let twice = further.any(|known| is_same_partner(&known.subject, subject));
    require(!twice, Article::Art1Partner, Reason::PartnerTwice)
}

/// Art. 4.2: what is done for one partner is done for one whom the complaint concerns.
pub fn the_further_partner_is_known(complaint: &Complaint, partner: PartyNumber) -> Ruling {
    let known = complaint.further_partners().any(|known| known.number == partner);
    require(known, Article::Art1Partner, Reason::UnknownPartner)
}

pub fn there_are_further_partners(complaint: &Complaint) -> Ruling {
    let some = complaint.further_partners().next().is_some();
    require(some, Article::Art1Partner, Reason::UnknownPartner)
}

/// Art. 4.2 to 4.5: in the eyes of one of several partners, only what is about him is done.
pub fn the_step_is_about_this_partner(complaint: &Complaint, kind: CommandKind) -> Ruling {
    let about_him = complaint.seen_through.is_none() || can_be_about_one(kind);
    require(about_him, article_of(kind), Reason::NotAboutOnePartner)
}

/// Art. 4.4: both sides gave their view or were heard, or a reason says why not.
pub fn both_sides_were_heard(complaint: &Complaint) -> Ruling {
    let partner = !complaint.has_partner() || complaint.partner_heard.is_settled();
    require(
        partner && complaint.complainant_heard.is_settled(),
        Article::Art4_4,
        Reason::SidesNotHeard,
    )
}

/// Art. 4.4: each side could reply to the other, or a reason says why not.
pub fn each_side_could_reply(complaint: &Complaint) -> Ruling {
    let partner = !complaint.has_partner()
        || (complaint.partner_heard.is_answerable() && complaint.complainant_heard.is_answerable());
    require(partner, Article::Art4_4, Reason::ViewsNotShared)
}

/// Art. 4.4: only what was said can be shared with the other side.
pub fn there_is_a_view_to_share(complaint: &Complaint, side: Side) -> Ruling {
    let heard = complaint.heard(side);
    require(
        heard.view.is_some() || heard.hearing_on.is_some(),
        Article::Art4_4,
        Reason::NothingToShare,
    )
}

/// Art. 4.4: whoever was heard comments on the report that was sent to him.
pub fn there_is_a_report_to_comment_on(complaint: &Complaint) -> Ruling {
    let sent = complaint.report_sent_on.is_some();
    require(sent, Article::Art4_4, Reason::NoReportToComment)
}

/// Art. 4.2: nothing goes to a partner who was not informed of the complaint.
pub fn the_partner_may_be_written_to(complaint: &Complaint, to: Correspondent) -> Ruling {
    if to != Correspondent::Partner {
        return Ok(());
    }
    require(complaint.has_partner(), Article::Art4_2, Reason::NoPartnerInvolved)?;
    let knows = complaint.partner_notified.is_some() || complaint.recording.door == Door::Partner;
    require(knows, Article::Art4_2, Reason::PartnerNotNotified)
}

/// Art. 4.5: the partner looks for a solution after he consulted the officer,
/// unless a deviation says why he did not.
pub fn consultation_precedes_the_solution(complaint: &Complaint) -> Ruling {
    require(
        !complaint.consultations.is_empty() || complaint.has_deviation(Article::Art4_5),
        Article::Art4_5,
        Reason::NotConsulted,
    )
}

/// Art. 4.5: the attempt doesn't lie before the consultation, unless a deviation says why.
pub fn the_consultation_came_first(complaint: &Complaint, proposed_on: Date) -> Ruling {
    let before = complaint.consultations.iter().any(|asked| asked.on <= proposed_on);
    require(
        before || complaint.has_deviation(Article::Art4_5),
        Article::Art4_5,
        Reason::NotConsulted,
    )
}

/// Art. 4.5: it is the partner complained about who consults and proposes.
pub fn the_partner_is_involved(complaint: &Complaint, by: &Actor, register: &Register) -> Ruling {
    require(
        is_involved_partner(complaint, by, register),
        Article::Art4_5,
        Reason::NotTheInvolvedPartner,
    )
}

/// Whether this person is the adviser complained about, or works for the affiliated firm. Who
/// works for the organisation is no stand-in for each adviser that it employs.
/// Who does the work of such a partner while he is away counts as he does (transition 31).
pub fn is_involved_partner(complaint: &Complaint, by: &Actor, register: &Register) -> bool {
    is_involved_himself(complaint, by, register)
        || register.acts_for(by.person).any(|away| is_involved(complaint, away))
}

fn is_involved(complaint: &Complaint, person: &Person) -> bool {
    let Subject::Partner { firm, adviser, kind } = complaint.subject else {
        return false;
    };
    let of_firm = person.firm == Some(firm) && kind == FirmKind::Affiliated;
    of_firm || (adviser.is_some() && person.adviser == adviser)
}

/// As [`is_involved_partner`], whoever is away.
pub fn is_involved_himself(complaint: &Complaint, by: &Actor, register: &Register) -> bool {
    let Subject::Partner { firm, adviser, kind } = complaint.subject else {
        return false;
    };
    let of_firm = register.person(by.person).is_some_and(|person| person.firm == Some(firm));
    (adviser.is_some() && by.adviser == adviser) || (of_firm && kind == FirmKind::Affiliated)
}

/// Art. 4.6 and 6.5: only the officer in charge tells the complainant the decision, or who stands
/// in for him while he is away (transition 31).
pub fn the_officer_in_charge_communicates(
    complaint: &Complaint,
    by: &Actor,
    register: &Register,
) -> Ruling {
    let so = is_in_charge(complaint, by.person, register);
    require(so, Article::Art4_6, Reason::NotTheOfficerInCharge)
}

/// Whether this person is the officer in charge, or does his work on this day.
pub fn is_in_charge(complaint: &Complaint, by: PersonId, register: &Register) -> bool {
    complaint.officer.is_some_and(|officer| register.is_or_acts_for(by, officer))
}

/// Art. 6.4: the answer goes out in writing, by mail or by post.
pub fn the_answer_is_in_writing(way: Way) -> Ruling {
    require(matches!(way, Way::Email | Way::Letter), Article::Art6_4, Reason::NotInWriting)
}
/// Art. 4.2, transition 22: of a report of wrongdoing no partner hears while it is looked at.
pub fn who_blows_the_whistle_is_protected(complaint: &Complaint) -> Ruling {
    let reported =
        complaint.scope.is_some_and(|proposal| proposal.ground == ScopeGround::Whistleblowing);
    require(!reported, Article::Art4_2, Reason::WhistleblowerProtected)
}
