//! From the answers of the public form to what is recorded (parts A and B of the form).
use jiff::civil::Date;
use weerklank_app::card::ContactCard;
use weerklank_app::envelope::Enclosures;
use weerklank_app::lists::Lists;
use weerklank_app::visitors::Filing;
use weerklank_domain::Language;
use weerklank_domain::complaint::correspondence::{Capacity, CorrespondenceTo, Representative};
use weerklank_domain::complaint::facts::{
    Channel, Complainant, ComplainantKind, Confidentiality, Door, InformedOfProcedure, Intake,
    Manner, Recording, Way,
};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{COMPLAINANT, REPRESENTATIVE, Role, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::{Text, Words};

use super::topics::{AREA, Known, TOPICS, WISHES};
use crate::form::{self, Form};
use crate::submitted::Submitted;
use crate::text::Tongue;

/// An answer shorter than this stands on the receipt in full, in characters.
const SHORT: usize = 200;

/// What is filed; nothing when an answer that must be there is not.
pub(super) fn filing(
    sent: &Submitted,
    mut enclosed: Enclosures,
    lists: &Lists,
    (today, tongue): (Date, Tongue),
) -> Option<Filing> {
    let typed = |name: &str| sent.text(name).trim().to_owned();
    let represented = sent.text("who") == "representative";
    let anonymous = sent.text("who") == "anonymous";
    let expression = enclosed.text(Words::parse(sent.text("story")).ok()?);
    let intake = Box::new(intake(sent, &mut enclosed, tongue));
    let card = ContactCard {
        company: typed("company"),
        email: typed("email"),
        phone: typed("phone"),
        address: sent.text("address").replace("\r\n", "\n").trim().to_owned(),
        ..ContactCard::default()
    };
    let complainant = complainant(sent, &card, &mut enclosed, tongue)?;
    let representative = if represented {
        Some(representative(&typed("name"), &card, sent, &mut enclosed)?)
    } else {
        None
    };
    let named = Words::parse(&typed("about_name")).ok();
    let subject = subject(sent, named.map(|words| enclosed.text(words)), lists);
    let mail = Some(card.email).filter(|mail| !mail.is_empty() && !anonymous);
    let recording = Recording {
        // The reference is drawn when it is recorded.
        reference: Reference::new(today.year(), [0; 16]),
        received_on: today,
        door: Door::Organisation,
        channel: Channel::WebForm,
        manner: Manner::Written,
        expression,
        complainant,
        subject,
        procedure_version: 1,
        // The form says that there is a procedure and where it can be read (3.1, 3.2).
        informed: Some(InformedOfProcedure {
            on: today,
            way: Way::Portal,
            told_where_to_read: true,
        }),
        late_reason: None,
        recorded_by: if represented { REPRESENTATIVE } else { COMPLAINANT },
        representative,
        files: vec![],
        receipt: None,
        proposal: false,
        intake: Some(intake),
    };
    let role = if represented { Role::Representative } else { Role::Complainant };
    Some(Filing { recording, enclosed, role, mail, manifest: manifest(sent, lists, tongue) })
}

/// The client himself, also when somebody else files for him; of who stays anonymous nothing.
fn complainant(
    sent: &Submitted,
    card: &ContactCard,
    enclosed: &mut Enclosures,
    tongue: Tongue,
) -> Option<Complainant> {
    let who = sent.text("who");
    let name = match who {
        "anonymous" => tongue.say("ask-anonymous-name"),
        "representative" => sent.text("for_whom").trim().to_owned(),
        _ => sent.text("name").trim().to_owned(),
    };
    let is_own = !matches!(who, "anonymous" | "representative");
    let own = if is_own { card.clone() } else { ContactCard::default() };
    let confidentiality = if who == "anonymous" {
        Confidentiality::Anonymous
    } else {
        Confidentiality::from_key(sent.text("share")).unwrap_or(Confidentiality::Open)
    };
    Some(Complainant {
        kind: match who {
            "sme_client" => ComplainantKind::SmeClient,
            "collaboration_partner" => ComplainantKind::CollaborationPartner,
            _ => ComplainantKind::Other,
        },
        name: enclosed.text(Words::parse(&name).ok()?),
        reachable: own.reaches(),
        card: own.words().map(|words| enclosed.text(words)),
        language: Language::from_tag(sent.text("language")).unwrap_or(tongue.0),
        relation: None,
        confidentiality,
    })
}

/// What was told beside the story.
fn intake(sent: &Submitted, enclosed: &mut Enclosures, tongue: Tongue) -> Intake {
    let wishes = wishes(sent, tongue).join(", ");
    let wish = [wishes.as_str(), sent.text("wish_text").trim()];
    let wish: Vec<&str> = wish.into_iter().filter(|part| !part.is_empty()).collect();
    let mut text = |said: &str| Words::parse(said).ok().map(|words| enclosed.text(words));
    Intake {
        wish: text(&wish.join("\n")),
        happened: text(sent.text("happened")),
        discussed_before: text(sent.text("discussed")),
        support_needed: text(sent.text("support")),
        claims_money: sent.is_ticked("wish_compensation"),
        urgent_on: sent.date("urgent").ok(),
        ..Intake::default()
    }
}

pub(super) fn wishes(sent: &Submitted, tongue: Tongue) -> Vec<String> {
    let ticked = WISHES.iter().filter(|wish| sent.is_ticked(&format!("wish_{wish}")));
    ticked.map(|wish| tongue.label("wish", wish)).collect()
}

fn representative(
    name: &str,
    card: &ContactCard,
    sent: &Submitted,
    enclosed: &mut Enclosures,
) -> Option<Representative> {
    Some(Representative {
        name: enclosed.text(Words::parse(name).ok()?),
        capacity: Capacity::from_key(sent.text("capacity"))?,
        reachable: card.reaches(),
        card: card.words().map(|words| enclosed.text(words)),
        correspondence_to: CorrespondenceTo::Both,
    })
}

fn subject(sent: &Submitted, named: Option<Text>, lists: &Lists) -> Subject {
    match sent.text("about") {
        "organisation" => Subject::Organisation,
        "officer" => {
            let chosen = sent.text("officer").parse::<PersonId>().ok();
            let known = lists.officers.iter().find(|(id, _)| Some(*id) == chosen);
            known.map_or(Subject::Unknown { named }, |(id, _)| Subject::Officer { person: *id })
        }
        _ => Subject::Unknown { named },
    }
}

/// What was sent, a line an answer: short ones in full, of long ones the length and the digest.
/// The questions are those of the form; the files are added when they are sealed.
fn manifest(sent: &Submitted, lists: &Lists, tongue: Tongue) -> String {
    let mut lines = vec![tongue.say("receipt-manifest")];
    let mut form = Form::new(sent, AREA, tongue);
    for topic in TOPICS {
        (topic.draw)(&mut form, &Known { lists, files: &[] });
    }
    for (question, said) in form::words_of(&form.finish().0) {
        let length = said.chars().count();
        let answer = match length {
            0 => continue,
            1..=SHORT => said.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => {
                let digest = weerklank_domain::chain::Digest::sha256(said.as_bytes()).to_string();
                let values = [("length", &*length.to_string()), ("digest", &*digest)];
                tongue.say_with("receipt-long", &values)
            }
        };
        lines.push(format!("{question}: {answer}"));
    }
    lines.join("\n") + "\n"
}
