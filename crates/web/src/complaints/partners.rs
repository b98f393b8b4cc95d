//! Several partners in one complaint: who they are, and the steps for each of them (4.2 to 4.5).
use weerklank_app::queries::dossier::{Dossier, NamedPartner};
use weerklank_domain::complaint::command::{Command, CommandKind as K};
use weerklank_domain::complaint::facts::Side;
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::permissions::may_ever;

use super::controls::{Controls, Need};
use super::reading::Reading;
use super::recording::{abouts, subject};
use super::road::Link;
use super::step::{StepPage, nothing};
use crate::parts::Fact;
use crate::submitted::Submitted;
use crate::text::Tongue;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: K::AddPartner,
        path: "verdere-partner",
        known: nothing,
        controls: add_controls,
        command: add,
    },
    StepPage {
        kind: K::EndPartner,
        path: "einde-partner",
        known: nothing,
        controls: end_controls,
        command: end,
    },
];

/// What can be done for one partner, in the order in which it is done.
const FOR_ONE: [K; 9] = [
    K::NotifyPartner,
    K::Advise,
    K::RecordReaction,
    K::RecordView,
    K::RecordHearing,
    K::ExplainNotHeard,
    K::ShareView,
    K::ExplainNotShared,
    K::Deviate,
];

fn add_controls(form: &mut Controls<'_>) {
    let mut options = abouts(form.lists(), form.tongue());
    options.retain(|(value, _)| value.starts_with("firm:") || value.starts_with("adviser:"));
    form.select("further_about", Need::Required, options);
    form.area("further_reason", Need::Required, 3);
}

fn add(form: &mut Reading<'_>) -> Option<Command> {
    let reason = form.text("further_reason");
    let subject = subject(form.typed("further_about"), None, form.lists());
    if subject.is_none() {
        form.wrong("further_about", "partners-choose");
    }
    Some(Command::AddPartner { subject: subject?, reason: reason? })
}

fn end_controls(form: &mut Controls<'_>) {
    let partners = form.dossier().partners.iter().filter(|partner| partner.is_concerned);
    let options = partners.map(|partner| (partner.number.get().to_string(), partner.name()));
    let options = options.collect();
    form.select("ended_partner", Need::Required, options);
    form.area("ended_reason", Need::Required, 3);
}

fn end(form: &mut Reading<'_>) -> Option<Command> {
    let reason = form.text("ended_reason");
    let partner = party(form.typed("ended_partner"));
    if partner.is_none() {
        form.wrong("ended_partner", "partners-choose");
    }
    Some(Command::EndPartner { partner: partner?, reason: reason? })
}

fn party(number: &str) -> Option<PartyNumber> {
    number.parse().ok().map(PartyNumber::new)
}

/// The partner whom a link or a form names; the dossier in his eyes, nothing when there is none.
pub(super) fn looked_at(dossier: Dossier, form: &Submitted) -> Option<Dossier> {
    match form.text("partner") {
        "" => Some(dossier),
        number => dossier.through(party(number)?),
    }
}

/// A step of which the form was about one of the partners.
pub(super) fn for_one(dossier: &Dossier, command: Command) -> Command {
    match dossier.complaint.seen_through {
        Some(partner) if dossier.is_officer() => {
            Command::ForPartner { partner, command: Box::new(command) }
        }
        Some(_) | None => command,
    }
}

/// A partner on the page of a dossier.
pub(super) struct PartnerBox {
    pub(super) name: String,
    pub(super) facts: Vec<Fact>,
    pub(super) steps: Vec<Link>,
}

/// The further partners, for who handles the complaint.
pub(super) fn boxes(dossier: &Dossier, tongue: Tongue) -> Vec<PartnerBox> {
    dossier.partners.iter().map(|partner| boxed(partner, dossier, tongue)).collect()
}

fn boxed(partner: &NamedPartner, dossier: &Dossier, tongue: Tongue) -> PartnerBox {
    let mut further = dossier.complaint.further.iter();
    let known = further.find(|known| known.number == partner.number);
    let fact = |key: &str, text: String| Fact { term: tongue.say(key), text, ..Fact::default() };
    let mut facts = Vec::new();
    if let Some(known) = known {
        facts.push(fact("dossier-partner-added", tongue.day(known.added_on)));
        if let Some(ended) = known.ended_on {
            facts.push(fact("dossier-partner-ended", tongue.day(ended)));
        }
        let yes_or_not_yet =
            |so| tongue.say(if so { "dossier-partner-yes" } else { "dossier-partner-not-yet" });
        let informed = known.own.notified.map(|notice| tongue.day(notice.on));
        let informed = informed.unwrap_or_else(|| yes_or_not_yet(false));
        facts.push(fact("dossier-partner-informed", informed));
        let consulted = yes_or_not_yet(!known.own.consultations.is_empty());
        facts.push(fact("dossier-partner-consulted", consulted));
        let heard = yes_or_not_yet(known.own.heard.is_settled());
        facts.push(fact("dossier-partner-heard", heard));
    }
    let seen = dossier.clone().through(partner.number);
    let seen = seen.filter(|_| partner.is_concerned && dossier.is_officer());
    let steps = seen.map(|seen| steps(&seen, partner, tongue)).unwrap_or_default();
    PartnerBox { name: partner.name(), facts, steps }
}

fn steps(seen: &Dossier, partner: &NamedPartner, tongue: Tongue) -> Vec<Link> {
    let reference = seen.complaint.recording.reference;
    let mine = |kind: &K| seen.by.roles.iter().any(|role| may_ever(*role, *kind));
    let offered = FOR_ONE.into_iter().filter(mine).filter(|kind| seen.permit(*kind).is_ok());
    let number = partner.number.get();
    let link = |kind: K| {
        let path = super::path_of(kind)?;
        let side = if kind == K::RecordView || kind == K::ExplainNotHeard {
            format!("&kant={}", Side::Partner.key())
        } else {
            String::new()
        };
        let href = format!("/klachten/{reference}/{path}?partner={number}{side}");
        Some(Link { label: tongue.label("command", kind.key()), href })
    };
    offered.filter_map(link).collect()
}
