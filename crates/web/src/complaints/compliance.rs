//! The compliance panel: article by article how the dossier stands, each with the entry that
//! proves it or what is missing (6.6).
use axum::extract::{Path, State};
use axum::response::Response;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::compliance::{Finding, Proof, Verdict};
use weerklank_domain::reference::Reference;

use super::files::download;
use crate::page::Tone;
use crate::parts::Tag;
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;

/// The panel on the dossier; nothing for who doesn't look after the procedure.
pub(super) struct Panel {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) attention_title: String,
    /// What somebody should look at first.
    pub(super) attention: Vec<Row>,
    pub(super) all_title: String,
    pub(super) all: Vec<Row>,
    pub(super) pdf: String,
    pub(super) pdf_href: String,
}

pub(super) struct Row {
    pub(super) article: String,
    pub(super) asks: String,
    pub(super) verdict: Tag,
    /// By when, what is missing, why it does not apply.
    pub(super) detail: String,
    pub(super) entries: Vec<EntryLink>,
}

/// An entry that proves or explains it; without an address for who may not read it.
pub(super) struct EntryLink {
    pub(super) text: String,
    pub(super) href: String,
}

impl Panel {
    pub(super) fn of(dossier: &Dossier, tongue: Tongue) -> Option<Self> {
        let found = &dossier.compliance;
        if found.is_empty() {
            return None;
        }
        let row = |one: &Finding| row(one, dossier, tongue);
        let attention: Vec<_> = found.iter().filter(|one| one.wants_attention()).map(row).collect();
        let reference = dossier.complaint.recording.reference;
        Some(Self {
            title: tongue.say("compliance-title"),
            summary: summary(found, tongue),
            attention_title: tongue.say(if attention.is_empty() {
                "compliance-nothing"
            } else {
                "compliance-attention"
            }),
            attention,
            all_title: tongue.say("compliance-all"),
            all: found.iter().map(row).collect(),
            pdf: tongue.say("compliance-pdf"),
            pdf_href: format!("/klachten/{reference}/naleving.pdf"),
        })
    }
}

/// "21 gedaan, 1 ontbreekt, 4 niet van toepassing"
fn summary(found: &[Finding], tongue: Tongue) -> String {
    let counts = Verdict::ALL.iter().filter_map(|verdict| {
        let count = found.iter().filter(|one| one.verdict == *verdict).count();
        let label = tongue.label("verdict", verdict.key()).to_lowercase();
        (count > 0).then(|| format!("{count} {label}"))
    });
    counts.collect::<Vec<_>>().join(", ")
}

fn row(one: &Finding, dossier: &Dossier, tongue: Tongue) -> Row {
    let link = |key: &str, proof: Proof| entry(dossier, (key, proof), tongue);
    let proven = one.proof.map(|proof| link("compliance-proof", proof));
    let explained = one.deviation.map(|proof| link("compliance-deviation", proof));
    Row {
        article: tongue.article(one.article),
        asks: tongue.label("article", one.article.key()),
        verdict: Tag {
            tone: tone(one.verdict),
            text: tongue.label("verdict", one.verdict.key()),
            waits: false,
        },
        detail: detail(one, tongue),
        entries: [proven, explained].into_iter().flatten().collect(),
    }
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Done => Tone::Success,
        Verdict::DoneLate | Verdict::Explained => Tone::Warning,
        Verdict::Missing => Tone::Danger,
        Verdict::NotYetDue => Tone::Info,
        Verdict::NotApplicable => Tone::Neutral,
    }
}

fn detail(one: &Finding, tongue: Tongue) -> String {
    let due = one.due_on.map(|on| tongue.say_with("compliance-due", &[("on", &tongue.day(on))]));
    let note = one.note.map(|note| tongue.label("compliance_note", note.key()));
    let missing: Vec<_> =
        one.missing.iter().map(|field| tongue.label("missing", field.key())).collect();
    let missing = Some(format!("{}.", missing.join("; "))).filter(|_| !missing.is_empty());
    [due, note, missing].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn entry(dossier: &Dossier, (key, proof): (&str, Proof), tongue: Tongue) -> EntryLink {
    let (on, number) = (tongue.day(proof.on), proof.entry.to_string());
    let words = tongue.say_with("compliance-entry", &[("on", &on), ("number", &number)]);
    let reads = dossier.entries.iter().any(|stored| stored.number == proof.entry);
    EntryLink {
        text: tongue.say_with(key, &[("entry", &words)]),
        href: if reads { format!("#{}", anchor(proof.entry)) } else { String::new() },
    }
}

/// Where an entry stands on the timeline.
pub(super) fn anchor(number: u32) -> String {
    format!("vermelding-{number}")
}

/// The same on paper, for somebody outside.
pub(super) async fn paper(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): Path<String>,
) -> Response {
    let Ok(reference) = reference.parse::<Reference>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let name =
        reader.tongue().say_with("compliance-pdf-name", &[("reference", &reference.to_string())]);
    match web.app.compliance_pdf(reader.actor(), reference).await {
        Ok(bytes) => download("application/pdf", &name, bytes),
        Err(error) => reader.problem(&web, error).await,
    }
}
