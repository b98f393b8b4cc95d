//! How a dossier stands with the procedure, on paper for somebody outside. It names nobody and
//! holds nothing that was said: articles, days, and numbers of entries.
use weerklank_domain::complaint::compliance::{Finding, Note, Proof, Verdict};
use weerklank_texts::paper::{Block, Form, Kind, Paper, Table};
use weerklank_texts::{dates, t, t_with};

use super::Desk;

pub(super) fn paper(desk: &Desk) -> Paper {
    let lang = desk.language;
    let dossier = &desk.dossier;
    let reference = dossier.complaint.recording.reference.to_string();
    let blocks = vec![
        facts(desk),
        Block::Paragraph(t(lang, "compliance-pdf-words")),
        heading(desk, "compliance-pdf-articles"),
        articles(desk),
        Block::Paragraph(t(lang, "compliance-pdf-verified")),
    ];
    Paper {
        language: lang,
        title: t(lang, "compliance-pdf-title"),
        issued_on: dossier.today,
        letterhead: desk.organisation.letterhead(),
        kind: Kind::Form(Form {
            reference: reference.clone(),
            lead: Some(t(lang, "compliance-pdf-lead")),
        }),
        blocks,
        footer_note: Some(t_with(lang, "compliance-pdf-footer", &[("reference", &reference)])),
    }
}

fn heading(desk: &Desk, key: &str) -> Block {
    Block::Heading { level: 1, text: t(desk.language, key) }
}

/// What the reader needs to know to read the rest, and no more.
fn facts(desk: &Desk) -> Block {
    let complaint = &desk.dossier.complaint;
    let long = |on| dates::long(desk.language, on);
    let stage = t(desk.language, &format!("stage-{}", complaint.stage.key()));
    let version = complaint.recording.procedure_version.to_string();
    let rows = [
        ("sheet-received-on", long(complaint.received_on)),
        ("sheet-due-on", long(complaint.rounds[0].due_on)),
        ("compliance-pdf-stage", stage),
        ("compliance-pdf-version", version),
        ("compliance-pdf-on", long(desk.dossier.today)),
        ("compliance-pdf-count", counted(desk)),
    ];
    let rows = rows.into_iter().map(|(key, value)| (t(desk.language, key), value));
    Block::Fields(rows.collect())
}

/// How many articles stand in which way.
fn counted(desk: &Desk) -> String {
    let counts = Verdict::ALL.iter().filter_map(|verdict| {
        let found = desk.dossier.compliance.iter().filter(|one| one.verdict == *verdict).count();
        let label = t(desk.language, &format!("verdict-{}", verdict.key()));
        (found > 0).then(|| format!("{label}: {found}"))
    });
    counts.collect::<Vec<_>>().join("\n")
}

fn articles(desk: &Desk) -> Block {
    let lang = desk.language;
    let head = ["article", "asks", "verdict", "proof", "remark"];
    let rows = desk.dossier.compliance.iter().map(|one| {
        vec![
            one.article.number().to_owned(),
            t(lang, &format!("article-{}", one.article.key())),
            t(lang, &format!("verdict-{}", one.verdict.key())),
            one.proof.map(|proof| entry(desk, proof)).unwrap_or_default(),
            remark(desk, one),
        ]
    });
    Block::Table(Table {
        caption: Some(t(lang, "compliance-pdf-caption")),
        head: head.iter().map(|key| t(lang, &format!("compliance-head-{key}"))).collect(),
        rows: rows.collect(),
    })
}

fn entry(desk: &Desk, proof: Proof) -> String {
    let on = dates::short(desk.language, proof.on);
    let number = proof.entry.to_string();
    t_with(desk.language, "compliance-entry", &[("on", &on), ("number", &number)])
}

/// By when, why it is no longer asked or what is missing, and where the explanation stands.
fn remark(desk: &Desk, one: &Finding) -> String {
    let lang = desk.language;
    let due =
        one.due_on.map(|on| t_with(lang, "compliance-due", &[("on", &dates::short(lang, on))]));
    let note = one.note.map(|note: Note| t(lang, &format!("compliance_note-{}", note.key())));
    let explained = one
        .deviation
        .map(|proof| t_with(lang, "compliance-deviation", &[("entry", &entry(desk, proof))]));
    let missing = one.missing.iter().map(|field| t(lang, &format!("missing-{}", field.key())));
    let missing = missing.collect::<Vec<_>>().join("; ");
    let missing = Some(format!("{missing}.")).filter(|_| !one.missing.is_empty());
    [due, note, missing, explained].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
