//! What holds a letter back, as a list beside it (6.4, 6.5), and what the officer changed in it.
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use similar::{ChangeTag, TextDiff};
use weerklank_app::AppError;
use weerklank_app::letters::check::Checked;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::letter::LetterFault;
use weerklank_domain::ids::CommitmentId;
use weerklank_domain::reference::Reference;

use crate::frame::{self, Place};
use crate::page::{Shell, Tone};
use crate::parts::{Fact, Tag};
use crate::problem::{Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// The list; nothing where no letter is written.
pub(super) struct Checks {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) items: Vec<Item>,
}

pub(super) struct Item {
    pub(super) text: String,
    pub(super) state: Tag,
    /// What is wrong, one sentence for each.
    pub(super) faults: Vec<String>,
}

impl Checks {
    /// Of the editor what stands in it, of sending what was saved; closing looks at no letter.
    pub(super) async fn on(
        web: &Web,
        reader: &SignedIn,
        (key, dossier): (&str, &Dossier),
        sent: &Submitted,
    ) -> Result<Option<Self>, AppError> {
        let typed = Some(sent.text("body").to_owned()).filter(|body| !body.trim().is_empty());
        match key {
            "close" => Ok(None),
            _ => Self::of(web, reader, (dossier, typed)).await.map(Some),
        }
    }

    /// Of what was typed, or else of what was saved.
    async fn of(
        web: &Web,
        reader: &SignedIn,
        (dossier, body): (&Dossier, Option<String>),
    ) -> Result<Self, AppError> {
        let reference = dossier.complaint.recording.reference;
        let checked = web.app.letter_checks(reader.actor(), reference, body).await?;
        let route = web.app.organisation().await?.organisation.external_route.clone();
        let tongue = reader.tongue();
        let route = route.unwrap_or_else(|| {
            weerklank_texts::t(dossier.complaint.complainant.language, "letters-next-court")
        });
        Ok(Self {
            title: tongue.say("letter-checks"),
            lead: tongue.say("letter-checks-lead"),
            items: checked.iter().map(|one| item(one, (dossier, &route), tongue)).collect(),
        })
    }
}

fn item(one: &Checked, around: (&Dossier, &str), tongue: Tongue) -> Item {
    let (tone, key) = if one.faults.is_empty() {
        (Tone::Success, "letter-check-fine")
    } else {
        (Tone::Danger, "letter-check-wrong")
    };
    Item {
        text: tongue.label("letter-check", one.check.key()),
        state: Tag { tone, text: tongue.say(key), waits: false },
        faults: one.faults.iter().map(|fault| sentence(fault, around, tongue)).collect(),
    }
}

fn sentence(fault: &LetterFault, (dossier, route): (&Dossier, &str), tongue: Tongue) -> String {
    let promised = |id: CommitmentId| {
        let made = dossier.complaint.commitments.iter().find(|made| made.id == id);
        let said = |text| dossier.said(text).unwrap_or_default().to_owned();
        made.map(|made| (said(&made.what), said(&made.who), tongue.long_day(made.due_on)))
            .unwrap_or_default()
    };
    match fault {
        LetterFault::PointUnanswered => tongue.say("letter-fault-point"),
        LetterFault::OwnerUntold { commitment } => {
            let (what, who, _) = promised(*commitment);
            tongue.say_with("letter-fault-owner", &[("what", &what), ("who", &who)])
        }
        LetterFault::DateUntold { commitment } => {
            let (what, _, on) = promised(*commitment);
            tongue.say_with("letter-fault-owner-date", &[("what", &what), ("on", &on)])
        }
        LetterFault::Day { written, fault, expected } => {
            let expected = expected.map(|day| tongue.long_day(day)).unwrap_or_default();
            let key = format!("letter-fault-{}", fault.key());
            tongue.say_with(&key, &[("written", written), ("expected", &expected)])
        }
        LetterFault::Link { link, fault } => {
            tongue.say_with(&format!("letter-fault-{}", fault.key()), &[("link", link)])
        }
        LetterFault::NoRoute => tongue.say_with("letter-fault-route", &[("route", route)]),
    }
}

/// To whom it goes, so that the wrong recipient is seen before and not after.
pub(super) fn addressee(dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    let card = dossier.card();
    let name = dossier.said(&dossier.complaint.complainant.name).unwrap_or_default();
    let facts = [
        ("dossier-complainant", name.to_owned()),
        ("dossier-company", card.company),
        ("dossier-email", card.email),
        ("dossier-address", card.address.replace('\n', ", ")),
    ];
    facts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| Fact { term: tongue.say(key), text, ..Fact::default() })
        .collect()
}

/// A run of words that stayed, went or came.
struct Run {
    /// `same`, `added` or `removed`.
    class: &'static str,
    /// The same in a word, for a screen reader; empty for what stayed.
    word: String,
    text: String,
}

/// A letter with what was changed in it.
struct Changed {
    title: String,
    runs: Vec<Run>,
    /// That nothing was changed; empty when something was.
    same: String,
}

#[derive(askama::Template)]
#[template(path = "complaints/letter-difference.html")]
struct Page {
    shell: Shell,
    reference: String,
    lead: String,
    /// The language of the letters.
    language: &'static str,
    letters: Vec<Changed>,
    none: String,
}

/// What the officer changed in each letter that was sent, for who reads what officers write.
pub(super) async fn difference(
    State(web): State<Web>,
    reader: SignedIn,
    Path(reference): Path<String>,
) -> Response {
    let Ok(reference) = reference.parse::<Reference>() else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    let dossier = match web.app.dossier(reader.actor(), reference).await {
        Ok(dossier) if dossier.sees_officer_matters() => dossier,
        Ok(_) => return reader.problem(&web, Problem::NotAllowed).await,
        Err(error) => return reader.problem(&web, error).await,
    };
    let tongue = reader.tongue();
    let title = tongue.say("letter-difference");
    let page = Page {
        shell: frame::staff(&web, &reader, &title, Place::Dossiers).await,
        reference: reference.to_string(),
        lead: tongue.say("letter-difference-lead"),
        language: dossier.complaint.complainant.language.tag(),
        letters: letters(&dossier, tongue),
        none: tongue.say("letter-difference-none"),
    };
    html(&page).into_response()
}

/// Each proposal beside the draft that was sent in its place.
fn letters(dossier: &Dossier, tongue: Tongue) -> Vec<Changed> {
    let mut draft = None;
    let mut found = Vec::new();
    for stored in &dossier.entries {
        match &stored.entry.event {
            Event::DraftSaved { body } => draft = Some(*body),
            Event::LetterPrepared { body } => {
                let said = |text| dossier.said(text).map(str::to_owned);
                let sent = draft.as_ref().and_then(said);
                let (Some(prepared), Some(sent)) = (said(body), sent) else { continue };
                let on = tongue.moment(stored.entry.at);
                let is_same = prepared.trim() == sent.trim();
                found.push(Changed {
                    title: tongue.say_with("letter-difference-sent", &[("on", &on)]),
                    runs: runs((&prepared, &sent), tongue),
                    same: if is_same {
                        tongue.say("letter-difference-same")
                    } else {
                        String::new()
                    },
                });
            }
            _ => {}
        }
    }
    found
}

/// Word by word, and neighbours of the same kind together.
fn runs((before, after): (&str, &str), tongue: Tongue) -> Vec<Run> {
    let difference = TextDiff::from_words(before, after);
    let mut runs: Vec<Run> = Vec::new();
    for change in difference.iter_all_changes() {
        let class = match change.tag() {
            ChangeTag::Equal => "same",
            ChangeTag::Delete => "removed",
            ChangeTag::Insert => "added",
        };
        match runs.last_mut() {
            Some(run) if run.class == class => run.text.push_str(change.value()),
            _ => runs.push(Run {
                class,
                word: match class {
                    "removed" => tongue.say("letter-difference-removed"),
                    "added" => tongue.say("letter-difference-added"),
                    _ => String::new(),
                },
                text: change.value().to_owned(),
            }),
        }
    }
    runs
}
