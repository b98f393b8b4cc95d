//! Takes the steps of the script as the people of the cast would, by the clock of each step.
mod early;
mod handling;
mod outcome;

use anyhow::Context;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use weerklank_app::App;
use weerklank_app::envelope::Enclosures;
use weerklank_app::execute::Request;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::ids::{CommitmentId, PointId};
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_domain::text::{Text, Words};

use super::plan::{Planned, Step};
use super::register::Cast;
use super::script::{Complaint, Phrases, Script};

/// Who is in charge unless he has a conflict, and who is then.
const OFFICER: &str = "bram";
const DEPUTY: &str = "carla";

/// Where the complaints are played.
pub(super) struct Stage<'a> {
    app: &'a App,
    /// The same, with a mail server that knows no complainant.
    app_that_fails: &'a App,
    script: &'a Script,
    cast: &'a Cast,
    cases: Vec<Case>,
    /// The day on which the demonstration is made.
    made_on: Date,
}

/// What is known of a complaint once it was recorded.
#[derive(Clone, Debug, Default)]
struct Case {
    reference: Option<Reference>,
    points: Vec<PointId>,
    commitment: Option<CommitmentId>,
    /// The officer in charge put a conflict aside.
    by_deputy: bool,
}

/// One step of one complaint, with all that it needs.
struct Scene<'a> {
    stage: &'a Stage<'a>,
    number: usize,
    complaint: &'a Complaint,
    case: Case,
    at: Timestamp,
}

impl<'a> Stage<'a> {
    pub(super) fn new(
        (app, app_that_fails): (&'a App, &'a App),
        (script, cast): (&'a Script, &'a Cast),
        made_on: Date,
    ) -> Self {
        let cases = vec![Case::default(); script.complaints.len()];
        Self { app, app_that_fails, script, cast, cases, made_on }
    }

    /// The day so many days ago.
    fn day(&self, days_ago: i64) -> Date {
        self.made_on.saturating_sub(days_ago.days())
    }

    /// Takes one step, and lets the mail that follows from it leave.
    pub(super) async fn play(&mut self, planned: Planned) -> anyhow::Result<()> {
        let Planned { complaint: number, step, at } = planned;
        self.app.clock.set(at);
        let complaint = &self.script.complaints[number];
        let case = self.cases[number].clone();
        let mut scene = Scene { stage: self, number, complaint, case, at };
        scene
            .take(step)
            .await
            .with_context(|| format!("{step:?} of the complaint {}", complaint.key))?;
        let case = scene.case;
        self.cases[number] = case;
        self.app.post_round().await?;
        Ok(())
    }
}

impl Scene<'_> {
    async fn take(&mut self, step: Step) -> anyhow::Result<()> {
        match step {
            Step::Record => self.record().await,
            Step::DeclareConflict => self.declare_conflict().await,
            Step::Intake => self.complete_intake().await,
            Step::Register => self.by_officer(Command::Register { late_reason: None }).await,
            Step::Acknowledge => self.acknowledge().await,
            Step::Inform => self.inform().await,
            Step::NotifyPartner => self.notify_partner().await,
            Step::Classify => self.classify().await,
            Step::ProposeScope => self.propose_out_of_scope().await,
            Step::ConfirmScope => self.confirm_out_of_scope().await,
            Step::Withdraw => self.withdraw().await,
            Step::ProposeSolved => self.propose_solved().await,
            Step::ConfirmSolved => self.by_officer(Command::ConfirmSolvedOnTheSpot).await,
            Step::Assign => self.by_officer(Command::AssignToPartner).await,
            Step::TakeUp => self.take_up().await,
            Step::Consult => self.consult().await,
            Step::Advise => self.advise().await,
            Step::Call => self.call().await,
            Step::ComplainantView => self.complainant_view().await,
            Step::ShareComplainantView => self.share_complainant_view().await,
            Step::PartnerView => self.partner_view().await,
            Step::SharePartnerView => self.share_partner_view().await,
            Step::Progress => self.progress().await,
            Step::Propose => self.propose().await,
            Step::React => self.react().await,
            Step::HandOver => self.hand_over().await,
            Step::Note => self.note().await,
            Step::Points => self.points().await,
            Step::StartDecision => self.by_officer(Command::StartDecision).await,
            Step::Answer => self.answer().await,
            Step::Remedies => self.remedies().await,
            Step::ExplainLate => self.explain_late().await,
            Step::Draft => self.draft().await,
            Step::Send => self.send().await,
            Step::CompleteForm => self.complete_form().await,
            Step::Close => self.close().await,
            Step::AskRelation => self.ask_relation().await,
            Step::Reopen => self.reopen().await,
        }
    }

    fn app(&self) -> &App {
        self.stage.app
    }

    fn cast(&self) -> &Cast {
        self.stage.cast
    }

    fn today(&self) -> Date {
        local_date(self.at)
    }

    fn reference(&self) -> anyhow::Result<Reference> {
        self.case.reference.context("it was not recorded")
    }

    /// The officer in charge.
    fn officer(&self) -> anyhow::Result<&Actor> {
        let is_subject = self.complaint.about.starts_with("officer:");
        self.cast().person(if self.case.by_deputy || is_subject { DEPUTY } else { OFFICER })
    }

    /// Who acts for the firm, or the officer for a firm that has no account.
    fn partner(&self) -> anyhow::Result<&Actor> {
        match self.cast().partner_for(&self.complaint.about)? {
            Some(partner) => Ok(partner),
            None => self.officer(),
        }
    }

    async fn by_officer(&self, command: Command) -> anyhow::Result<()> {
        self.execute(self.officer()?, command, self.app().enclosures()).await
    }

    async fn execute(
        &self,
        by: &Actor,
        command: Command,
        enclosed: Enclosures,
    ) -> anyhow::Result<()> {
        self.app().execute(self.request(by)?, command, enclosed).await.map_err(told)?;
        Ok(())
    }

    fn request(&self, by: &Actor) -> anyhow::Result<Request> {
        let reference = self.reference()?;
        Ok(Request { by: by.clone(), reference, seen: None, submission: None })
    }

    fn phrases(&self) -> &Phrases {
        &self.stage.script.register.words
    }

    /// One of these by turns.
    fn one_of<'p>(&self, phrases: &'p [String]) -> &'p str {
        phrases.get(self.number % phrases.len().max(1)).map_or("…", String::as_str)
    }
}

/// Seals words of the script.
fn text(enclosed: &mut Enclosures, words: &str) -> anyhow::Result<Text> {
    Ok(enclosed.text(Words::parse(words)?))
}

fn optional(enclosed: &mut Enclosures, words: Option<&str>) -> anyhow::Result<Option<Text>> {
    words.map(|words| text(enclosed, words)).transpose()
}

/// A refusal with its reason, for whoever changes the script.
fn told(error: weerklank_app::AppError) -> anyhow::Error {
    match &error {
        weerklank_app::AppError::Refused(refusal) => {
            anyhow::anyhow!("refused: {refusal:?}")
        }
        _ => anyhow::Error::from(error),
    }
}
