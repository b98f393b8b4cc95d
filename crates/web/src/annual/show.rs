//! The list of reports, and one report with what can be done with it.
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use weerklank_app::AppError;
use weerklank_app::annual::{Composed, Difference, Face, Opened, YearOf, may_open};
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::FirmId;
use weerklank_domain::people::Role;
use weerklank_domain::report::annual::{Edition, Section, Version};
use weerklank_texts::paper::Block;

use super::{Asked, PATH, ShownSection, year};
use crate::complaints::controls::Control;
use crate::fields::{Choices, ErrorSummary};
use crate::form::Form;
use crate::frame::{self, Place};
use crate::page::{FooterLink, Shell};
use crate::parts::Fact;
use crate::problem::{FORM_REFUSED, Problem, html};
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// Of the texts of the forms.
pub(super) const AREA: &str = "report_field";

#[derive(askama::Template)]
#[template(path = "annual/years.html")]
struct YearsPage {
    shell: Shell,
    lead: String,
    heads: [String; 2],
    rows: Vec<(FooterLink, String)>,
}

pub(super) async fn years(State(web): State<Web>, reader: SignedIn) -> Response {
    let tongue = reader.tongue();
    let makes = may_open(reader.actor());
    let years = if makes {
        web.app.report_years(reader.actor()).await
    } else if reader.is(Role::Partner) {
        web.app.published_years().await
    } else {
        return reader.problem(&web, Problem::NotAllowed).await;
    };
    let years = match years {
        Ok(years) => years,
        Err(error) => return reader.problem(&web, error).await,
    };
    let row = |year: &YearOf| {
        let state = match year.frozen_on {
            Some(on) => tongue.say_with("report-state-signed", &[("day", &tongue.long_day(on))]),
            None => tongue.say("report-state-draft"),
        };
        let label = year.year.to_string();
        (FooterLink { href: format!("{PATH}/{label}"), label }, state)
    };
    let page = YearsPage {
        shell: frame::staff(&web, &reader, &tongue.say("report-list"), Place::Figures).await,
        lead: tongue.say(if makes { "report-list-lead" } else { "report-list-lead-partner" }),
        heads: [tongue.say("report-year"), tongue.say("report-state")],
        rows: years.iter().map(row).collect(),
    };
    html(&page).into_response()
}

#[derive(askama::Template)]
#[template(path = "annual/report.html")]
struct ReportPage {
    shell: Shell,
    up: FooterLink,
    summary: ErrorSummary,
    facts: Vec<Fact>,
    choose: Vec<Choices>,
    send: String,
    pdf: FooterLink,
    differences_title: String,
    difference_heads: [String; 3],
    differences: Vec<Difference>,
    forms: Vec<ActionForm>,
    seen: u32,
    sections: Vec<ShownSection>,
}

/// A step that this person can take with the report.
struct ActionForm {
    href: String,
    about: String,
    label: String,
    controls: Vec<Control>,
}

pub(super) async fn report(
    State(web): State<Web>,
    reader: SignedIn,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(year) = year(&text) else { return reader.problem(&web, Problem::NotFound).await };
    page(&web, &reader, (year, &asked), None).await
}

/// The report; with what was refused, when something was.
pub(super) async fn page(
    web: &Web,
    reader: &SignedIn,
    (year, asked): (i16, &Asked),
    refused: Option<(String, Submitted)>,
) -> Response {
    if !may_open(reader.actor()) {
        return for_partner(web, reader, year).await;
    }
    let opened = match opened(web, reader, (year, asked)).await {
        Ok(opened) => opened,
        Err(error) => return reader.problem(web, error).await,
    };
    let tongue = reader.tongue();
    let mut shell = frame::staff(web, reader, &opened.composed.title, Place::Figures).await;
    let mut summary = ErrorSummary::default();
    let mut status = StatusCode::OK;
    let typed = match refused {
        Some((sentence, typed)) => {
            summary = ErrorSummary::new(tongue.say("report-refused")).about("stappen", sentence);
            status = FORM_REFUSED;
            shell = shell.after_failure();
            typed
        }
        None => Submitted::default(),
    };
    let page = ReportPage {
        shell,
        up: FooterLink { label: tongue.say("report-list"), href: PATH.to_owned() },
        summary,
        facts: with_why_not(facts(&opened.edition, tongue), &opened, reader),
        choose: choices(asked, &opened, tongue),
        send: tongue.say("figures-send"),
        pdf: FooterLink {
            label: tongue.say("report-as-pdf"),
            href: format!("{PATH}/{year}/pdf?{}", query(asked)),
        },
        differences_title: tongue.say("report-differences"),
        difference_heads: ["figures-name", "report-was", "report-is"].map(|key| tongue.say(key)),
        forms: forms(&opened, reader, &typed),
        seen: opened.seen,
        sections: sections(opened.composed, year, |section| {
            opened.edition.may_write(reader.actor(), section).is_ok().then_some(tongue)
        }),
        differences: opened.differences,
    };
    (status, html(&page)).into_response()
}

async fn opened(
    web: &Web,
    reader: &SignedIn,
    (year, asked): (i16, &Asked),
) -> Result<Opened, AppError> {
    let number = asked.uitgave.parse().ok();
    web.app.open_report(reader.actor(), (year, number), face(asked, reader)).await
}

fn face(asked: &Asked, reader: &SignedIn) -> Face {
    let firm: Option<FirmId> = asked.partner.parse().ok();
    let version = match (asked.version(), firm) {
        // Without a partner there is no version for one.
        (Version::Partner, None) => Version::Public,
        (version, _) => version,
    };
    Face { version, firm, language: asked.language(reader.tongue().0) }
}

fn query(asked: &Asked) -> String {
    let Asked { versie, taal, partner, uitgave } = asked;
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs([
            ("versie", versie),
            ("taal", taal),
            ("partner", partner),
            ("uitgave", uitgave),
        ])
        .finish()
}

fn facts(edition: &Edition, tongue: Tongue) -> Vec<Fact> {
    let fact = |key: &str, text: String| Fact { term: tongue.say(key), text, ..Fact::default() };
    let mut facts = vec![
        fact("report-edition", edition.number.to_string()),
        fact("report-as-of", tongue.long_day(edition.as_of)),
    ];
    for signature in &edition.signatures {
        let role = tongue.label("role", signature.role.key());
        let day = tongue.long_day(local_date(signature.at));
        facts.push(fact("report-signature", format!("{role}, {day}")));
    }
    match &edition.frozen {
        Some(frozen) => {
            facts.push(fact("report-digest-data", frozen.data.to_string()));
            facts.push(fact("report-digest-texts", frozen.texts.to_string()));
            facts.push(fact("report-program", frozen.program.clone()));
        }
        None => facts.push(fact("report-state", tongue.say("report-state-draft"))),
    }
    facts
}

/// Says to who signs why he can't yet.
fn with_why_not(mut facts: Vec<Fact>, opened: &Opened, reader: &SignedIn) -> Vec<Fact> {
    let signs = reader.is(Role::Officer) || reader.is(Role::Management);
    let waits = signs && opened.edition.frozen.is_none();
    if let (Err(refused), true) = (opened.may_sign, waits) {
        let tongue = reader.tongue();
        facts.push(Fact {
            term: tongue.say("report-step-ondertekenen"),
            text: tongue.say(&format!("report-refused-{}", refused.key())),
            ..Fact::default()
        });
    }
    facts
}

fn choices(asked: &Asked, opened: &Opened, tongue: Tongue) -> Vec<Choices> {
    let version = asked.version().key();
    let versions = Version::ALL.iter().fold(
        Choices::new("versie", tongue.say("report-version")),
        |choices, it| {
            let label = tongue.say(&format!("report-version-{}", it.key()));
            choices.option(it.key(), label, version)
        },
    );
    let partners = opened.firms.iter().fold(
        Choices::new("partner", tongue.say("report-partner")).option(
            "",
            tongue.say("report-partner-none"),
            &asked.partner,
        ),
        |choices, (firm, name)| choices.option(firm.to_string(), name.clone(), &asked.partner),
    );
    let chosen = asked.language(tongue.0).tag();
    let languages = Language::ALL
        .iter()
        .fold(Choices::new("taal", tongue.say("report-language")), |choices, it| {
            choices.option(it.tag(), tongue.label("language", it.tag()), chosen)
        });
    let mut all = vec![versions, partners, languages];
    if opened.edition.number > 1 || !asked.uitgave.is_empty() {
        let number = opened.edition.number.to_string();
        let editions = (1..=opened.edition.number.max(2))
            .fold(Choices::new("uitgave", tongue.say("report-edition")), |choices, it| {
                choices.option(it.to_string(), it.to_string(), &number)
            });
        all.push(editions);
    }
    all
}

/// What this person can do now; nothing with an earlier edition.
fn forms(opened: &Opened, reader: &SignedIn, typed: &Submitted) -> Vec<ActionForm> {
    let (tongue, edition) = (reader.tongue(), &opened.edition);
    let year = edition.year;
    let action = |step: &str, draw: &dyn Fn(&mut Form<'_>)| {
        let mut form = Form::new(typed, AREA, tongue);
        draw(&mut form);
        ActionForm {
            href: format!("{PATH}/{year}/{step}"),
            about: tongue.say(&format!("report-step-{step}-about")),
            label: tongue.say(&format!("report-step-{step}")),
            controls: form.finish().0,
        }
    };
    let nothing = |_: &mut Form<'_>| {};
    let officer = reader.is(Role::Officer);
    let mut forms = Vec::new();
    if officer && edition.frozen.is_none() {
        forms.push(action("peildatum", &|form| form.date_boxes("as_of")));
    }
    if opened.may_sign.is_ok() {
        forms.push(action("ondertekenen", &nothing));
    }
    if officer && edition.frozen.is_none() && !edition.signatures.is_empty() {
        forms.push(action("terugnemen", &nothing));
    }
    if officer && edition.frozen.is_some() {
        let need = crate::complaints::controls::Need::Required;
        forms.push(action("corrigeren", &|form| form.area("reason", need, 3)));
    }
    forms
}

/// The sections with a link to write in those where `writes` says so.
pub(super) fn sections(
    composed: Composed,
    year: i16,
    writes: impl Fn(Section) -> Option<Tongue>,
) -> Vec<ShownSection> {
    let Composed { sections, mut blocks, .. } = composed;
    let mut shown: Vec<ShownSection> = Vec::new();
    for (section, from) in sections.into_iter().rev() {
        let key = section.key();
        let write = match writes(section) {
            Some(tongue) => FooterLink {
                label: tongue.say("report-write"),
                href: format!("{PATH}/{year}/tekst/{key}"),
            },
            None => FooterLink::default(),
        };
        shown.push(ShownSection { id: key.to_owned(), blocks: blocks.split_off(from), write });
    }
    shown.reverse();
    shown
}

async fn for_partner(web: &Web, reader: &SignedIn, year: i16) -> Response {
    let tongue = reader.tongue();
    match web.app.partner_report(reader.actor(), year, tongue.0).await {
        Ok((edition, composed)) => {
            let page = ReportPage {
                shell: frame::staff(web, reader, &composed.title, Place::Figures).await,
                up: FooterLink { label: tongue.say("report-list"), href: PATH.to_owned() },
                summary: ErrorSummary::default(),
                facts: facts(&edition, tongue),
                choose: Vec::new(),
                send: String::new(),
                pdf: FooterLink {
                    label: tongue.say("report-as-pdf"),
                    href: format!("{PATH}/{year}/pdf"),
                },
                differences_title: String::new(),
                difference_heads: Default::default(),
                differences: Vec::new(),
                forms: Vec::new(),
                seen: 0,
                sections: sections(composed, year, |_| None),
            };
            html(&page).into_response()
        }
        Err(error) => reader.problem(web, error).await,
    }
}

pub(super) async fn file(
    State(web): State<Web>,
    reader: SignedIn,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(year) = year(&text) else { return reader.problem(&web, Problem::NotFound).await };
    let language = reader.tongue().0;
    let (made, face) = if may_open(reader.actor()) {
        let opened = opened(&web, &reader, (year, &asked)).await;
        (opened.map(|it| (it.edition, it.composed)), face(&asked, &reader))
    } else {
        let face = Face { version: Version::Partner, firm: None, language };
        (web.app.partner_report(reader.actor(), year, language).await, face)
    };
    let printed = match made {
        Ok((edition, composed)) => web.app.report_pdf((&edition, composed), face).await,
        Err(error) => Err(error),
    };
    match printed {
        Ok(bytes) => pdf(year, face, bytes),
        Err(error) => reader.problem(&web, error).await,
    }
}

pub(super) fn pdf(year: i16, face: Face, bytes: Vec<u8>) -> Response {
    let (version, tag) = (face.version.key(), face.language.tag());
    let name = format!("inline; filename=\"jaarverslag-{year}-{version}-{tag}.pdf\"");
    let head = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)];
    (head, bytes).into_response()
}
