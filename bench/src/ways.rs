//! The ways a complaint goes: decided in writing, solved on the spot, withdrawn, out of scope.
use anyhow::anyhow;
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::complaint::command::Command as C;
use weerklank_domain::complaint::facts::{
    Answer, Channel, Classification, Complainant, ComplainantKind, Confidentiality, Door,
    InformedOfProcedure, ItemKey, Judgment, Learning, Manner, Nature, Notice, Reaction, Recording,
    Remedies, ScopeGround, Side, TakeUpReason, Way,
};
use weerklank_domain::ids::{PersonId, PointId};
use weerklank_domain::people::Subject;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Refusal;

use crate::life::{Halt, Life, Said, Step, Teller, Telling, Until, at};
use crate::words;

/// Tells a complaint received on a day, as far as it has come.
pub(crate) fn tell(
    teller: &mut Teller<'_>,
    (day, reference): (Date, Reference),
    until: Until,
) -> anyhow::Result<Life> {
    let register = teller.dice.below(teller.cast.registers.len());
    let minute = i64::try_from(teller.dice.below(400))?;
    let mut said = Said { teller, texts: vec![], at: at(day, minute) };
    let recording = recording(&mut said, (day, reference));
    let refused = |refusal: Refusal| anyhow!("a complaint was refused: {refusal:?}");
    let mut telling = Telling::begin(said, recording, (register, until)).map_err(refused)?;
    match way(&mut telling) {
        Ok(()) | Err(Halt::Here) => Ok(telling.life),
        Err(Halt::Refused(refusal)) => Err(refused(refusal)),
    }
}

fn recording(said: &mut Said<'_, '_>, (day, reference): (Date, Reference)) -> Recording {
    let complaint = words::complaint(&mut said.teller.dice);
    let expression = said.text(&complaint);
    let complainant = complainant(said);
    let teller = &mut *said.teller;
    let (subject, adviser) = teller.cast.an_adviser(&mut teller.dice);
    let subject = match teller.dice.below(100) {
        0 => Subject::Officer { person: *teller.dice.one_of(&teller.cast.officers) },
        1..=8 => Subject::Organisation,
        _ => subject,
    };
    let by_partner = teller.dice.percent(30) && matches!(subject, Subject::Partner { .. });
    let channels = [Channel::Telephone, Channel::Email, Channel::Letter, Channel::Conversation];
    let channel = *teller.dice.one_of(&channels);
    let informed = teller.dice.percent(60).then_some(InformedOfProcedure {
        on: day,
        way: Way::Email,
        told_where_to_read: true,
    });
    let recorded_by = if by_partner { adviser } else { *teller.dice.one_of(&teller.cast.staff) };
    Recording {
        reference,
        received_on: day,
        door: if by_partner { Door::Partner } else { Door::Organisation },
        channel,
        manner: channel.usual_manner(),
        expression,
        complainant,
        subject,
        procedure_version: 1,
        informed,
        late_reason: None,
        recorded_by,
        representative: None,
        files: vec![],
        receipt: None,
        proposal: false,
        intake: None,
    }
}

fn complainant(said: &mut Said<'_, '_>) -> Complainant {
    let dice = &mut said.teller.dice;
    let (name, company, address) = (words::name(dice), words::company(dice), words::address(dice));
    let card = serde_json::json!({
        "company": company, "email": "klant@bedrijf.example",
        "phone": "06 12345678", "address": address,
    });
    Complainant {
        kind: ComplainantKind::SmeClient,
        name: said.text(&name),
        card: Some(said.text(&card.to_string())),
        reachable: true,
        language: Language::Dutch,
        relation: None,
        confidentiality: Confidentiality::Open,
    }
}

fn way(telling: &mut Telling<'_, '_>) -> Step {
    let officer = telling.officer()?;
    telling.days_later(1);
    if telling.life.complaint.registered.is_none() {
        telling.does(officer, C::Register { late_reason: None })?;
    }
    let notice = Notice { on: telling.day, way: Way::Email };
    if telling.life.complaint.has_partner() && !the_registrar_is_the_partner(telling) {
        telling.does(officer, C::NotifyPartner { notice, letter: None })?;
    }
    if telling.life.complaint.informed.is_none() {
        let informed =
            InformedOfProcedure { on: telling.day, way: Way::Email, told_where_to_read: true };
        telling.does(officer, C::InformComplainant { informed })?;
    }
    telling.does(officer, C::Acknowledge { notice })?;
    classify(telling, officer)?;
    if telling.teller.dice.percent(4) {
        let reason = telling.text("Ik heb deze klant eerder zelf geadviseerd.");
        telling.does(officer, C::DeclareConflict { reason })?;
    }
    match telling.teller.dice.below(100) {
        0..45 => decided(telling)?,
        45..80 => solved(telling)?,
        80..95 => withdrawn(telling)?,
        _ => out_of_scope(telling)?,
    }
    answered(telling)
}

fn the_registrar_is_the_partner(telling: &Telling<'_, '_>) -> bool {
    telling.life.complaint.recording.door == Door::Partner
}

fn classify(telling: &mut Telling<'_, '_>, officer: PersonId) -> Step {
    let dice = &mut telling.teller.dice;
    let classification = Classification {
        manner: *dice.one_of(Manner::ALL),
        nature: *dice.one_of(Nature::ALL),
        subcategory: None,
        further: vec![],
        explanation: None,
    };
    telling.does(officer, C::Classify { classification })
}

/// The officer takes it, hears both sides and answers each point.
fn decided(telling: &mut Telling<'_, '_>) -> Step {
    let officer = telling.officer()?;
    let explanation = Some(telling.remark());
    telling.days_later(4);
    telling.does(officer, C::TakeUp { reason: TakeUpReason::Repeat, explanation })?;
    let heard = if telling.life.complaint.has_partner() { Side::ALL } else { &Side::ALL[..1] };
    for side in heard.iter().copied() {
        telling.days_later(5);
        let (on, view) = (telling.day, telling.remark());
        telling.does(officer, C::RecordView { side, on, view })?;
        telling.does(officer, C::ShareView { side, on })?;
    }
    for _ in 0..=telling.teller.dice.below(2) {
        let (point, summary) = (PointId::from_uuid(telling.id()), telling.remark());
        telling.does(officer, C::AddPoint { point, summary })?;
        let judgment = *telling.teller.dice.one_of(Judgment::ALL);
        let answer = Answer { finding: telling.remark(), judgment, reason: telling.remark() };
        telling.does(officer, C::AnswerPoint { point, answer })?;
    }
    telling.days_later(4);
    let items = vec![ItemKey("apology".to_owned())];
    let remedies = Remedies { items, amount_cents: Some(25_000), explanation: None };
    telling.does(officer, C::RecordRemedies { remedies })?;
    telling.does(officer, C::StartDecision)
}

fn solved(telling: &mut Telling<'_, '_>) -> Step {
    let officer = telling.officer()?;
    let how = telling.remark();
    telling.does(officer, C::ProposeSolvedOnTheSpot { how })?;
    telling.days_later(3);
    telling.does(officer, C::ConfirmSolvedOnTheSpot)
}

fn withdrawn(telling: &mut Telling<'_, '_>) -> Step {
    let officer = telling.officer()?;
    telling.days_later(9);
    let (on, explanation) = (telling.day, Some(telling.remark()));
    telling.does(officer, C::Withdraw { on, explanation })
}

fn out_of_scope(telling: &mut Telling<'_, '_>) -> Step {
    let officer = telling.officer()?;
    let (ground, reason) = (ScopeGround::NotAComplaint, telling.remark());
    telling.does(officer, C::ProposeOutOfScope { ground, reason })?;
    let complaint = &telling.life.complaint;
    let mut others = telling.teller.cast.officers.iter().copied();
    let second = others.find(|other| *other != officer && !complaint.is_excluded(*other));
    telling.days_later(3);
    telling.does(second.ok_or(Halt::Here)?, C::ConfirmOutOfScope)
}

/// The letter goes out, the form is completed, the dossier is closed.
fn answered(telling: &mut Telling<'_, '_>) -> Step {
    let officer = telling.officer()?;
    telling.days_later(8);
    let letter = words::letter(&mut telling.teller.dice, "klant");
    let body = telling.text(&letter);
    telling.does(officer, C::SaveDraft { body })?;
    let file = telling.file("Brief.pdf");
    telling.does(officer, C::SendLetter { way: Way::Email, file, prepared: None })?;
    let on = telling.day;
    telling.does(weerklank_domain::people::SYSTEM, C::ReportAccepted { on })?;
    if telling.until == Until::Answered {
        return Err(Halt::Here);
    }
    telling.days_later(12);
    let learning = Learning {
        reaction: Some(Reaction::Accepted),
        root_cause: Some(ItemKey("communication".to_owned())),
        lesson: Some(telling.remark()),
        ..Learning::default()
    };
    telling.does(officer, C::CompleteForm { learning: Box::new(learning) })?;
    let form = telling.file("Registratieformulier.pdf");
    telling.does(officer, C::Close { form })
}
