//! "Brief of mail sturen": a text with the right names and dates, to look at and to send (6.3).
use weerklank_app::card::is_mail_address;
use weerklank_app::correspondence::{Meeting, Outline, is_unfinished};
use weerklank_app::lists::Lists;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::access::is_for;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::correspondence::{
    Correspondence, CorrespondenceKind as Kind, Correspondent,
};
use weerklank_domain::complaint::facts::{FileRef, Visibility, Way};
use weerklank_domain::ids::FileId;
use weerklank_domain::text::{Text, Words};

use super::controls::{Control, Controls, Need, options};
use super::reading::Reading;
use super::road::Link;
use super::step::StepPage;
use super::{addressees, admissions, road};
use crate::submitted::{Submitted, pairs};
use crate::text::Tongue;

/// What an officer writes himself; the other kinds go out with a step of their own.
const BY_HAND: [Kind; 9] = [
    Kind::Free,
    Kind::ProgressNote,
    Kind::HearingInvitation,
    Kind::HearingReport,
    Kind::SolutionConfirmed,
    Kind::Postponement,
    Kind::Reopening,
    Kind::AuthorisationRequest,
    Kind::Survey,
];
/// The ways in which a text leaves the house or can be read.
const WAYS: [Way; 3] = [Way::Email, Way::Letter, Way::Portal];
/// The longest name or address of somebody who is no party, in characters.
const ADDRESS_MAX: usize = 500;

pub(super) const STEPS: &[StepPage] = &[StepPage {
    kind: CommandKind::SendCorrespondence,
    path: "correspondentie",
    known,
    controls,
    command: read,
}];

/// Letters and mails that make sense now, each with where it begins.
pub(super) fn links(dossier: &Dossier, tongue: Tongue) -> Vec<Link> {
    if dossier.permit(CommandKind::SendCorrespondence).is_err() {
        return vec![];
    }
    let own = [CommandKind::Acknowledge, CommandKind::NotifyPartner, CommandKind::SaveDraft];
    let steps = own.into_iter().filter(|kind| dossier.permit(*kind).is_ok()).map(|kind| Link {
        label: tongue.label("command", kind.key()),
        href: road::address(dossier, kind),
    });
    let place = road::address(dossier, CommandKind::SendCorrespondence);
    let by_hand = BY_HAND.into_iter().filter(|kind| makes_sense(*kind, dossier)).map(|kind| Link {
        label: tongue.label("correspondence_kind", kind.key()),
        href: format!("{place}?soort={}", kind.key()),
    });
    steps.chain(by_hand).collect()
}

fn makes_sense(kind: Kind, dossier: &Dossier) -> bool {
    let complaint = &dossier.complaint;
    match kind {
        Kind::HearingReport => [&complaint.complainant_heard, &complaint.partner_heard]
            .iter()
            .any(|heard| heard.hearing_on.is_some()),
        Kind::SolutionConfirmed => {
            !complaint.proposals.is_empty() || complaint.solved_on_the_spot.is_some()
        }
        Kind::Postponement => !complaint.postponements.is_empty(),
        Kind::Reopening => complaint.rounds.len() > 1,
        Kind::AuthorisationRequest => {
            let represented = complaint.represented.as_ref();
            represented.is_some_and(|known| !known.may_be_told(dossier.today))
        }
        Kind::Survey => complaint.survey_asked_on.is_some() && complaint.survey.is_none(),
        _ => true,
    }
}

fn kind_of(typed: &str) -> Kind {
    Kind::from_key(typed).filter(|kind| BY_HAND.contains(kind)).unwrap_or(Kind::Free)
}

fn to_of(typed: &str, kind: Kind) -> Correspondent {
    let usual = match kind {
        Kind::AuthorisationRequest => Correspondent::Representative,
        _ => Correspondent::Complainant,
    };
    Correspondent::from_key(typed).unwrap_or(usual)
}

/// What the address of the page asks for.
pub(super) fn outline(query: &str) -> (Submitted, Outline) {
    let mut asked = Submitted::from_pairs(pairs(query.as_bytes()));
    let kind = kind_of(asked.text("soort"));
    let to = to_of(asked.text("aan"), kind);
    asked.set("soort", kind.key());
    asked.set("aan", to.key());
    let meeting = (kind == Kind::HearingInvitation).then(|| Meeting {
        on: asked.date("gesprek").ok(),
        time: asked.text("tijd").chars().take(20).collect(),
        place: asked.text("plaats").chars().take(200).collect(),
    });
    (asked, Outline { kind, to, meeting })
}

/// The form above the editor: which text, to whom, and of an invitation when and where.
fn outline_controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let dossier = form.dossier();
    let chosen = kind_of(form.typed("soort"));
    let offered: Vec<Kind> =
        BY_HAND.into_iter().filter(|kind| *kind == chosen || makes_sense(*kind, dossier)).collect();
    let kinds = options(&offered, "correspondence_kind", Kind::key, tongue);
    form.radios("soort", Need::Required, kinds);
    let parties: Vec<Correspondent> = Correspondent::ALL
        .iter()
        .copied()
        .filter(|to| match to {
            Correspondent::Complainant | Correspondent::ThirdParty => true,
            Correspondent::Representative => dossier.complaint.represented.is_some(),
            Correspondent::Partner => dossier.complaint.has_partner(),
        })
        .collect();
    let to = options(&parties, "correspondent", Correspondent::key, tongue);
    form.radios("aan", Need::Required, to);
    if chosen == Kind::HearingInvitation {
        form.date("gesprek", Need::Required);
        form.line("tijd", Need::Required);
        form.line("plaats", Need::Required);
    }
}

fn known(dossier: &Dossier, form: &mut Submitted) {
    let complaint = &dossier.complaint;
    let has_mail =
        addressees::reached_by_mail(dossier, to_of(form.text("correspondent"), Kind::Free));
    let way = match (complaint.is_signal(), has_mail) {
        (true, _) => Way::Portal,
        (false, true) => Way::Email,
        (false, false) => Way::Letter,
    };
    form.set("letter_way", way.key());
}

fn controls(form: &mut Controls<'_>) {
    let tongue = form.tongue();
    let dossier = form.dossier();
    let kind = kind_of(form.typed("correspondence_kind"));
    let to = to_of(form.typed("correspondent"), kind);
    form.hidden("correspondence_kind", kind.key());
    form.hidden("correspondent", to.key());
    for note in addressees::told(dossier, to, tongue) {
        form.note(note);
    }
    if to == Correspondent::ThirdParty {
        form.line("third_party_name", Need::Required);
        form.typed_line("third_party_mail", Need::Optional, ("email", "off"));
        form.area("third_party_address", Need::Optional, 3);
    }
    let way = |way: Way| (way.key().to_owned(), tongue.say(&format!("writing-way-{}", way.key())));
    form.radios("letter_way", Need::Required, WAYS.map(way).to_vec());
    form.line("subject", Need::Required);
    form.area("letter_text", Need::Required, 16);
    admissions::controls(form, form.typed("letter_text"));
    let offered: Vec<(String, String)> = dossier
        .files
        .iter()
        .filter(|file| may_go_to(file.visibility, to))
        .map(|file| (file.id.to_string(), file.name.clone()))
        .collect();
    if !offered.is_empty() {
        form.ticks("dossier_files", offered);
    }
    form.files("letter_files");
}

/// What a party may not read in the dossier is not sent to it either.
fn may_go_to(file: Visibility, to: Correspondent) -> bool {
    match (file, to.visibility()) {
        (Visibility::Everybody, _) | (_, Visibility::OfficerOnly) => true,
        (Visibility::OfficerAndPartner, reader) => reader == Visibility::OfficerAndPartner,
        (Visibility::OfficerOnly, _) => false,
    }
}

fn read(form: &mut Reading<'_>) -> Option<Command> {
    let letter = letter(form)?;
    Some(Command::SendCorrespondence { correspondence: Box::new(letter) })
}

/// The letter or mail that was typed; what is wrong is noted.
pub(super) fn letter(form: &mut Reading<'_>) -> Option<Correspondence> {
    let kind = kind_of(form.typed("correspondence_kind"));
    let to = to_of(form.typed("correspondent"), kind);
    let way = form.one_of("letter_way", Way::from_key).filter(|way| WAYS.contains(way));
    let address = match to {
        Correspondent::ThirdParty => third_party(form, way),
        _ => None,
    };
    let subject = form.text("subject");
    let content = form.text("letter_text");
    if is_unfinished(form.typed("letter_text")) {
        form.wrong("letter_text", "writing-unfinished");
    }
    admissions::check(form, form.typed("letter_text"));
    let mut files = from_dossier(form, to);
    files.extend(form.files("letter_files", to.visibility()));
    let (way, subject, content) = (way?, subject?, content?);
    Some(Correspondence { kind, to, way, address, subject, content, files })
}

/// Name, mail address and address of somebody who is no party, a line each.
fn third_party(form: &mut Reading<'_>, way: Option<Way>) -> Option<Text> {
    let mail = form.typed("third_party_mail").trim().to_owned();
    if (way == Some(Way::Email) || !mail.is_empty()) && !is_mail_address(&mail) {
        form.wrong("third_party_mail", "form-email-wrong");
    }
    let name = form.typed("third_party_name").split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        // Says that it is missing.
        form.text("third_party_name");
        return None;
    }
    let place = form.typed("third_party_address").replace('\r', "");
    if name.chars().count() > ADDRESS_MAX {
        form.wrong("third_party_name", "form-line-too-long");
    }
    if place.chars().count() > ADDRESS_MAX {
        form.wrong("third_party_address", "form-line-too-long");
    }
    let lines = [name, mail, place.trim().to_owned()];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    Words::parse(&lines.join("\n")).ok().map(|words| form.seal(words))
}

/// Files that are in the dossier already.
fn from_dossier(form: &mut Reading<'_>, to: Correspondent) -> Vec<FileRef> {
    let chosen: Vec<FileId> = form.all_of("dossier_files", |id| id.parse().ok());
    let dossier = form.dossier();
    let mut files = Vec::new();
    for id in chosen {
        let listed = dossier.files.iter().find(|file| file.id == id);
        let listed = listed.filter(|file| may_go_to(file.visibility, to));
        let known = listed.filter(|file| is_for(file.visibility, &dossier.by));
        match known.and_then(|file| Words::parse(&file.name).ok()) {
            Some(name) => files.push(FileRef { id, name: form.seal(name) }),
            None => form.wrong("dossier_files", "form-unknown"),
        }
    }
    files
}

/// The form above the editor, as it was asked for or as the letter stands.
pub(super) fn outline_of(
    sent: &Submitted,
    dossier: &Dossier,
    (lists, tongue): (&Lists, Tongue),
) -> Vec<Control> {
    let mut asked = sent.clone();
    if asked.text("soort").is_empty() {
        asked.set("soort", sent.text("correspondence_kind"));
        asked.set("aan", sent.text("correspondent"));
    }
    let mut controls = Controls::new(&asked, dossier, (lists, &[]), tongue);
    outline_controls(&mut controls);
    controls.finish()
}
