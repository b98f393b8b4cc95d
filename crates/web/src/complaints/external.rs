//! An external body with its own terms, what may not be destroyed, and a claim (27, 28).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::external::{
    Claim, ExternalBody, ExternalTrack, TermSetting, TrackEnding, TrackOpening,
};
use weerklank_domain::complaint::facts::{Notice, Way};
use weerklank_domain::ids::{TermId, TrackId};

use super::chosen;
use super::controls::{Controls, Need, options};
use super::reading::Reading;
use super::remedies::amount;
use super::step::{StepPage, nothing};
use crate::submitted::Submitted;

pub(super) const STEPS: &[StepPage] = &[
    StepPage {
        kind: CommandKind::OpenExternalTrack,
        path: "externe-procedure",
        known: |dossier, form| form.set_date("external_on", dossier.today),
        controls: open_controls,
        command: open,
    },
    StepPage {
        kind: CommandKind::SetExternalTerm,
        path: "externe-termijn",
        known: |dossier, form| chosen::known(form, "track", &track_ids(dossier)),
        controls: |form| {
            track_controls(form);
            term_controls(form);
        },
        command: set_term,
    },
    StepPage {
        kind: CommandKind::MeetExternalTerm,
        path: "externe-termijn-gehaald",
        known: met_known,
        controls: met_controls,
        command: meet,
    },
    StepPage {
        kind: CommandKind::EndExternalTrack,
        path: "externe-uitkomst",
        known: |dossier, form| {
            chosen::known(form, "track", &track_ids(dossier));
            form.set_date("external_ended_on", dossier.today);
        },
        controls: |form| {
            track_controls(form);
            form.date("external_ended_on", Need::Required);
            form.area("external_result", Need::Required, 4);
        },
        command: end,
    },
    StepPage {
        kind: CommandKind::PlaceLegalHold,
        path: "bewaarplicht",
        known: nothing,
        controls: |form| form.area("hold_reason", Need::Required, 3),
        command: |form| {
            let reason = form.text("hold_reason")?;
            Some(Command::PlaceLegalHold { reason })
        },
    },
    StepPage {
        kind: CommandKind::LiftLegalHold,
        path: "bewaarplicht-einde",
        known: nothing,
        controls: |form| form.area("lift_reason", Need::Required, 3),
        command: |form| {
            let reason = form.text("lift_reason")?;
            Some(Command::LiftLegalHold { reason })
        },
    },
    StepPage {
        kind: CommandKind::ClaimLiability,
        path: "aansprakelijkstelling",
        known: |dossier, form| form.set_date("claimed_on", dossier.today),
        controls: claim_controls,
        command: claim,
    },
    StepPage {
        kind: CommandKind::TellInsurer,
        path: "verzekeraar",
        known: |dossier, form| form.set_date("insurer_on", dossier.today),
        controls: insurer_controls,
        command: tell_insurer,
    },
    StepPage {
        kind: CommandKind::SettleLiability,
        path: "aansprakelijkstelling-afgerond",
        known: nothing,
        controls: |form| form.area("settled_how", Need::Required, 3),
        command: |form| {
            let how = form.text("settled_how")?;
            Some(Command::SettleLiability { how })
        },
    },
];

fn open_controls(form: &mut Controls<'_>) {
    let bodies = options(ExternalBody::ALL, "external_body", ExternalBody::key, form.tongue());
    form.radios("external_body", Need::Required, bodies);
    form.line("external_name", Need::Required);
    form.date("external_on", Need::Required);
    term_controls(form);
}

fn term_controls(form: &mut Controls<'_>) {
    form.line("external_what", Need::Required);
    form.date("external_due", Need::Required);
}

fn open(form: &mut Reading<'_>) -> Option<Command> {
    let track = TrackId::from_uuid(form.new_id());
    let body = form.one_of("external_body", ExternalBody::from_key);
    let name = form.text("external_name");
    let on = form.date("external_on");
    let term = term(form, Some(track));
    let opening = TrackOpening { track, body: body?, name: name?, on: on? };
    Some(Command::OpenExternalTrack { opening, term: term? })
}

fn term(form: &mut Reading<'_>, track: Option<TrackId>) -> Option<TermSetting> {
    let term = TermId::from_uuid(form.new_id());
    let (what, due_on) = (form.text("external_what"), form.date("external_due"));
    Some(TermSetting { track: track?, term, what: what?, due_on: due_on? })
}

fn open_tracks(dossier: &Dossier) -> impl Iterator<Item = &ExternalTrack> {
    dossier.complaint.external.iter().filter(|track| track.ended_on.is_none())
}

fn track_ids(dossier: &Dossier) -> Vec<String> {
    open_tracks(dossier).map(|track| track.id.to_string()).collect()
}

fn track_controls(form: &mut Controls<'_>) {
    let dossier = form.dossier();
    let offered = open_tracks(dossier).map(|track| (track.id.to_string(), track.name));
    chosen::controls(form, "track", offered.collect(), "refusal-unknown-track");
}

fn set_term(form: &mut Reading<'_>) -> Option<Command> {
    let track: Option<TrackId> = form.id("track");
    let setting = term(form, track)?;
    Some(Command::SetExternalTerm { setting })
}

fn open_terms(dossier: &Dossier) -> Vec<(String, weerklank_domain::text::Text)> {
    let terms = dossier.complaint.external.iter().flat_map(|track| &track.terms);
    let unmet = terms.filter(|term| term.met_on.is_none());
    unmet.map(|term| (term.id.to_string(), term.what)).collect()
}

fn met_known(dossier: &Dossier, form: &mut Submitted) {
    let ids: Vec<String> = open_terms(dossier).into_iter().map(|(id, _)| id).collect();
    chosen::known(form, "term", &ids);
    form.set_date("met_on", dossier.today);
}

fn met_controls(form: &mut Controls<'_>) {
    let offered = open_terms(form.dossier());
    chosen::controls(form, "term", offered, "refusal-unknown-term");
    form.date("met_on", Need::Required);
}

fn meet(form: &mut Reading<'_>) -> Option<Command> {
    let term: Option<TermId> = form.id("term");
    let on = form.date("met_on");
    Some(Command::MeetExternalTerm { term: term?, on: on? })
}

fn end(form: &mut Reading<'_>) -> Option<Command> {
    let track: Option<TrackId> = form.id("track");
    let on = form.date("external_ended_on");
    let result = form.text("external_result");
    let ending = TrackEnding { track: track?, on: on?, result: result? };
    Some(Command::EndExternalTrack { ending })
}

fn claim_controls(form: &mut Controls<'_>) {
    form.date("claimed_on", Need::Required);
    form.typed_line("amount", Need::Optional, ("text", "off"));
    form.area("claim_explanation", Need::Required, 4);
}

fn claim(form: &mut Reading<'_>) -> Option<Command> {
    let on = form.date("claimed_on");
    let amount_cents = amount(form);
    let explanation = form.text("claim_explanation");
    let claim = Claim { on: on?, amount_cents, explanation: explanation? };
    Some(Command::ClaimLiability { claim })
}

fn insurer_controls(form: &mut Controls<'_>) {
    form.date("insurer_on", Need::Required);
    let ways = options(&[Way::Email, Way::Letter, Way::Telephone], "way", Way::key, form.tongue());
    form.radios("insurer_way", Need::Required, ways);
    form.line("insurer_number", Need::Optional);
}

fn tell_insurer(form: &mut Reading<'_>) -> Option<Command> {
    let on = form.date("insurer_on");
    let way = form.one_of("insurer_way", Way::from_key);
    let number = form.optional_text("insurer_number");
    Some(Command::TellInsurer { notice: Notice { on: on?, way: way? }, number })
}
