//! The form of a proposal, and the same when it is changed: then the words on which management
//! decided stay as they are.
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use weerklank_app::lists::Lists;
use weerklank_app::recommendations::Shown;
use weerklank_app::{AppError, FieldProblem, SaveError};
use weerklank_domain::complaint::facts::{Channel, ItemKey, Manner, Nature};
use weerklank_domain::ids::{PersonId, RecommendationId};
use weerklank_domain::people::Role;
use weerklank_domain::report::fact::SubjectKind;
use weerklank_domain::report::recommendation::{
    Baseline, Command, Counted, Falls, Finding, Proposal, Purpose,
};
use weerklank_domain::report::{Figure, Period};

use super::{PATH, said};
use crate::administration::AREA;
use crate::administration::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use crate::complaints::controls::{Need, options};
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::{DateProblem, Submitted};
use crate::text::Tongue;

/// How long is looked before it is judged, unless the officer chooses otherwise.
const OBSERVE_MONTHS: u8 = 6;

pub(super) async fn new(State(web): State<Web>, reader: SignedIn) -> Response {
    if !reader.is(Role::Officer) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    page(&web, &reader, None, (&begun(web.today()), Standing::Fresh)).await
}

pub(super) async fn add(State(web): State<Web>, reader: SignedIn, sent: Submitted) -> Response {
    if !reader.is(Role::Officer) {
        return reader.problem(&web, Problem::NotAllowed).await;
    }
    let id = RecommendationId::from_uuid(sheet::submission(&web, &sent));
    let saved = match read(&sent, None, reader.tongue()) {
        Ok(proposal) => web.app.propose_recommendation(reader.actor(), (id, proposal)).await,
        Err(problems) => Err(SaveError::Invalid(problems)),
    };
    match saving(saved) {
        Saving::Done => sheet::done(PATH),
        Saving::Again(standing) => page(&web, &reader, None, (&sent, standing)).await,
        Saving::Overtaken => reader.problem(&web, AppError::Changed).await,
        Saving::Failed(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn edit(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
) -> Response {
    match shown(&web, &reader, &id).await {
        Ok(shown) => {
            let filled = known(&shown);
            page(&web, &reader, Some(&shown), (&filled, Standing::Fresh)).await
        }
        Err(problem) => reader.problem(&web, problem).await,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: SignedIn,
    Path(id): Path<String>,
    sent: Submitted,
) -> Response {
    let shown = match shown(&web, &reader, &id).await {
        Ok(shown) => shown,
        Err(problem) => return reader.problem(&web, problem).await,
    };
    let seen = sent.seen().unwrap_or_default();
    let saved = match read(&sent, Some(&shown), reader.tongue()) {
        Ok(proposal) => {
            let reason = sent.text("recommendation_reason").to_owned();
            let command = Command::Change { proposal: Box::new(proposal), reason };
            web.app.advance_recommendation(reader.actor(), (shown.id, seen), command).await
        }
        Err(problems) => Err(SaveError::Invalid(problems)),
    };
    let standing = match saving(saved) {
        Saving::Done => return sheet::done(&format!("{PATH}/{}", shown.id)),
        Saving::Again(standing) => standing,
        Saving::Overtaken => Standing::Overtaken(known(&shown), shown.version),
        Saving::Failed(error) => return reader.problem(&web, error).await,
    };
    page(&web, &reader, Some(&shown), (&sent, standing)).await
}

/// What is changed, for who may change one.
async fn shown(web: &Web, reader: &SignedIn, id: &str) -> Result<Shown, Problem> {
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let shown = web.app.recommendation(reader.actor(), id).await?;
    if reader.is(Role::Officer) { Ok(shown) } else { Err(Problem::NotAllowed) }
}

/// Of the year that ended last.
fn begun(today: Date) -> Submitted {
    let mut begun = Submitted::default();
    let year = today.year().saturating_sub(1).max(1);
    begun.set("recommendation_year", year.to_string());
    for name in ["period", "baseline"] {
        begun.set_date(&format!("recommendation_{name}_from"), date(year, 1, 1));
        begun.set_date(&format!("recommendation_{name}_until"), date(year, 12, 31));
    }
    begun.set("recommendation_counts", "on");
    begun.set_date("recommendation_due_on", today.saturating_add(3.months()));
    begun.set("recommendation_observe_months", OBSERVE_MONTHS.to_string());
    begun
}

fn known(shown: &Shown) -> Submitted {
    let proposal = &shown.recommendation.proposal;
    let mut known = Submitted::default();
    known.set("seen", shown.version.to_string());
    let mut set = |name: &str, value: &str| known.set(&format!("recommendation_{name}"), value);
    set("year", &proposal.year.to_string());
    set("purpose", proposal.purpose.key());
    set("finding", &proposal.finding.text);
    set("figure", proposal.finding.figure.map(Figure::key).unwrap_or_default());
    set("measure", &proposal.measure);
    set("owner", &proposal.owner.to_string());
    set("how", &proposal.how);
    if let Some(falls) = &proposal.falls {
        let counted = &falls.counted;
        set("counts", "on");
        set("manner", counted.manner.map(Manner::key).unwrap_or_default());
        set("nature", counted.nature.map(Nature::key).unwrap_or_default());
        set("channel", counted.channel.map(Channel::key).unwrap_or_default());
        set("subject", counted.subject.map(SubjectKind::key).unwrap_or_default());
        set("firm", &counted.firm.map(|firm| firm.to_string()).unwrap_or_default());
        set("root_cause", counted.root_cause.as_ref().map_or("", |cause| &cause.0));
        set("observe_months", &falls.observe_months.to_string());
    }
    known.set_date("recommendation_due_on", proposal.due_on);
    let baseline = proposal.falls.as_ref().map(|falls| falls.baseline);
    let periods = [
        ("period", Some(proposal.finding.period)),
        ("baseline", baseline.map(|baseline| baseline.period)),
        ("left_out", baseline.and_then(|baseline| baseline.left_out)),
    ];
    for (name, period) in periods {
        let Some(period) = period else { continue };
        known.set_date(&format!("recommendation_{name}_from"), period.from());
        known.set_date(&format!("recommendation_{name}_until"), period.until());
    }
    known
}

/// Reads one field after the other, and notes what can't be read.
struct Reading<'a> {
    form: Form<'a>,
    sent: &'a Submitted,
    problems: Vec<FieldProblem>,
}

/// What was filled in, or all that can't be read.
fn read(
    sent: &Submitted,
    known: Option<&Shown>,
    tongue: Tongue,
) -> Result<Proposal, Vec<FieldProblem>> {
    let mut reading = Reading { form: Form::new(sent, AREA, tongue), sent, problems: Vec::new() };
    let words = known.filter(|shown| shown.recommendation.decision.is_some());
    let words = match words {
        Some(shown) => Some(Words::of(&shown.recommendation.proposal)),
        None => reading.words(),
    };
    let owner: Option<PersonId> = reading.form.id("recommendation_owner");
    reading.check(owner.is_some(), "recommendation_owner", "accounts-required");
    let due_on = reading.day(("recommendation_due_on", "recommendation_due_on_day"));
    let how = reading.form.typed("recommendation_how").to_owned();
    let counts = reading.form.is_ticked("recommendation_counts");
    let falls = if counts { reading.falls() } else { None };
    match (words, owner, due_on) {
        (Some(words), Some(owner), Some(due_on)) if reading.problems.is_empty() => {
            let Words { year, purpose, finding, measure } = words;
            Ok(Proposal { year, purpose, finding, measure, owner, due_on, how, falls })
        }
        _ => Err(reading.problems),
    }
}

/// What management decides on.
struct Words {
    year: i16,
    purpose: Purpose,
    finding: Finding,
    measure: String,
}

impl Words {
    fn of(proposal: &Proposal) -> Self {
        let Proposal { year, purpose, finding, measure, .. } = proposal.clone();
        Self { year, purpose, finding, measure }
    }
}

impl Reading<'_> {
    fn check(&mut self, is_so: bool, field: &'static str, text_key: &'static str) {
        if !is_so {
            self.problems.push(FieldProblem { field, text_key });
        }
    }

    fn day(&mut self, (name, field): (&str, &'static str)) -> Option<Date> {
        let day = self.sent.date(name).ok();
        self.check(day.is_some(), field, "form-date-wrong");
        day
    }

    fn period(
        &mut self,
        from: (&str, &'static str),
        until: (&str, &'static str),
    ) -> Option<Period> {
        let (first, last) = (self.day(from)?, self.day(until)?);
        let period = Period::of(first, last);
        self.check(period.is_some(), until.1, "recommendation-period-wrong");
        period
    }

    fn words(&mut self) -> Option<Words> {
        let year = self.form.typed("recommendation_year").parse::<i16>().ok();
        let year = year.filter(|year| (2000..=2200).contains(year));
        self.check(year.is_some(), "recommendation_year", "recommendation-year-wrong");
        let purpose = Purpose::from_key(self.form.typed("recommendation_purpose"));
        self.check(purpose.is_some(), "recommendation_purpose", "accounts-required");
        let period = self.period(
            ("recommendation_period_from", "recommendation_period_from_day"),
            ("recommendation_period_until", "recommendation_period_until_day"),
        );
        let finding = Finding {
            text: self.form.typed("recommendation_finding").to_owned(),
            figure: Figure::from_key(self.form.typed("recommendation_figure")),
            period: period?,
        };
        let measure = self.form.typed("recommendation_measure").to_owned();
        Some(Words { year: year?, purpose: purpose?, finding, measure })
    }

    fn falls(&mut self) -> Option<Falls> {
        let period = self.period(
            ("recommendation_baseline_from", "recommendation_baseline_from_day"),
            ("recommendation_baseline_until", "recommendation_baseline_until_day"),
        );
        let none = |name| self.sent.date(name) == Err(DateProblem::Missing);
        let left_out =
            if none("recommendation_left_out_from") && none("recommendation_left_out_until") {
                None
            } else {
                self.period(
                    ("recommendation_left_out_from", "recommendation_left_out_from_day"),
                    ("recommendation_left_out_until", "recommendation_left_out_until_day"),
                )
            };
        let typed = |name| self.form.typed(name);
        let counted = Counted {
            manner: Manner::from_key(typed("recommendation_manner")),
            nature: Nature::from_key(typed("recommendation_nature")),
            channel: Channel::from_key(typed("recommendation_channel")),
            subject: SubjectKind::from_key(typed("recommendation_subject")),
            firm: self.form.id("recommendation_firm"),
            root_cause: self.form.optional("recommendation_root_cause").map(ItemKey),
        };
        // What is no number is refused as one that is too large.
        let observe_months = typed("recommendation_observe_months").parse().unwrap_or(u8::MAX);
        let baseline = Baseline { period: period?, left_out, count: 0 };
        Some(Falls { counted, baseline, observe_months })
    }
}

fn draw(
    form: &mut Form<'_>,
    (owners, lists): (&[(PersonId, String)], &Lists),
    known: Option<&Shown>,
) {
    let tongue = form.tongue();
    let is_decided = known.is_some_and(|shown| shown.recommendation.decision.is_some());
    if is_decided {
        form.note(tongue.say("recommendation-words-stay"));
    } else {
        form.heading("recommendation-part-finding");
        form.number("recommendation_year", Need::Required);
        let purposes = options(Purpose::ALL, "recommendation_purpose", Purpose::key, tongue);
        form.radios("recommendation_purpose", purposes);
        form.area("recommendation_finding", Need::Required, 4);
        form.select("recommendation_figure", Need::Optional, said::figures(tongue));
        form.required_date_boxes("recommendation_period_from");
        form.required_date_boxes("recommendation_period_until");
        form.heading("recommendation-part-measure");
        form.area("recommendation_measure", Need::Required, 4);
    }
    let owners = owners.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    form.select("recommendation_owner", Need::Required, owners);
    form.required_date_boxes("recommendation_due_on");
    form.area("recommendation_how", Need::Required, 3);
    form.heading("recommendation-part-count");
    form.note(tongue.say("recommendation-count-about"));
    form.tick("recommendation_counts");
    draw_counted(form, lists);
    form.date_boxes("recommendation_baseline_from");
    form.date_boxes("recommendation_baseline_until");
    form.note(tongue.say("recommendation-left-out-about"));
    form.date_boxes("recommendation_left_out_from");
    form.date_boxes("recommendation_left_out_until");
    form.number("recommendation_observe_months", Need::Optional);
    if known.is_some() {
        form.area("recommendation_reason", Need::Required, 3);
    }
}

fn draw_counted(form: &mut Form<'_>, lists: &Lists) {
    let tongue = form.tongue();
    let firms = lists.firms.iter().map(|firm| (firm.id.to_string(), firm.name.clone())).collect();
    let choices = [
        ("recommendation_manner", options(Manner::ALL, "manner", Manner::key, tongue)),
        ("recommendation_nature", said::natures(lists, tongue)),
        ("recommendation_channel", options(Channel::ALL, "channel", Channel::key, tongue)),
        ("recommendation_subject", options(SubjectKind::ALL, "subject", SubjectKind::key, tongue)),
        ("recommendation_firm", firms),
        ("recommendation_root_cause", lists.options("root_cause", tongue.0)),
    ];
    for (name, options) in choices {
        form.select_or_all(name, options);
    }
}

async fn page(
    web: &Web,
    reader: &SignedIn,
    known: Option<&Shown>,
    filled: (&Submitted, Standing),
) -> Response {
    let tongue = reader.tongue();
    let (owners, lists) = match (web.app.owners().await, web.app.lists().await) {
        (Ok(owners), Ok(lists)) => (owners, lists),
        (Err(error), _) | (_, Err(error)) => return reader.problem(web, error).await,
    };
    let draw = |form: &mut Form<'_>| draw(form, (&owners, &lists), known);
    let (title, lead, up) = match known {
        None => (
            tongue.say("recommendations-new"),
            tongue.say("recommendation-new-lead"),
            FooterLink { label: tongue.say("recommendations-title"), href: PATH.to_owned() },
        ),
        Some(shown) => {
            (tongue.say("recommendation_step-change"), String::new(), super::one::up(shown, tongue))
        }
    };
    let sheet = Sheet {
        title,
        lead,
        place: Place::Recommendations,
        up,
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
