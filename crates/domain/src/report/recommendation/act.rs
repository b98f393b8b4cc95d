//! Who may do what with a recommendation, and when (7.4): the officer proposes, management
//! decides, the owner does it and says so.
use jiff::civil::Date;

use super::{Closed, Decision, Done, Event, Note, Outcome, Proposal, Recommendation, State};
use crate::complaint::facts::keyed;
use crate::people::{Actor, Register, Role};
use crate::rules::ch7_recommendations::{before_and_after_are_apart, the_effect_can_be_measured};

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Change { proposal: Box<Proposal>, reason: String },
    Decide(Decision),
    Note(Note),
    Finish(Done),
    Close { reason: String },
}

impl Command {
    pub fn step(&self) -> Step {
        match self {
            Self::Change { .. } => Step::Change,
            Self::Decide(_) => Step::Decide,
            Self::Note(_) => Step::Note,
            Self::Finish(_) => Step::Finish,
            Self::Close { .. } => Step::Close,
        }
    }
}

keyed! {
    /// What a command does.
    Step {
        Change = "change", Decide = "decide", Note = "note", Finish = "finish", Close = "close",
    }
}

keyed! {
    /// Why not.
    Refused {
        /// It is for somebody else to do.
        NotYours = "not_yours",
        Closed = "closed",
        Undecided = "undecided",
        NotAdopted = "not_adopted",
        /// Management decided on these words.
        DecidedUpon = "decided_upon",
        /// What was done is no longer turned down.
        AlreadyDone = "already_done",
        /// Management wants it: an officer doesn't end it before it was done.
        StillWanted = "still_wanted",
        InTheFuture = "in_the_future",
        DueBeforeToday = "due_before_today",
        /// Without a count nobody can see whether complaints were prevented.
        NothingCounted = "nothing_counted",
        BaselineNotOver = "baseline_not_over",
        /// The peak lies outside the baseline, or is all of it (R15).
        LeftOutWrong = "left_out_wrong",
        ObservationWrong = "observation_wrong",
        /// The days of before and after would overlap.
        EffectiveInBaseline = "effective_in_baseline",
    }
}

/// What is known beside the recommendation.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub by: &'a Actor,
    pub register: &'a Register,
    pub today: Date,
}

impl Around<'_> {
    fn is(&self, role: Role) -> Result<(), Refused> {
        if self.by.is(role) { Ok(()) } else { Err(Refused::NotYours) }
    }

    fn owns(&self, known: &Recommendation) -> bool {
        self.register.is_or_acts_for(self.by.person, known.proposal.owner)
    }

    fn happened(&self, on: Date) -> Result<(), Refused> {
        if on <= self.today { Ok(()) } else { Err(Refused::InTheFuture) }
    }
}

/// The officer proposes (7.4).
pub fn propose(proposal: Proposal, around: &Around<'_>) -> Result<Event, Refused> {
    around.is(Role::Officer)?;
    if proposal.due_on < around.today {
        return Err(Refused::DueBeforeToday);
    }
    the_effect_can_be_measured(&proposal, around.today)?;
    Ok(Event::Proposed { proposal: Box::new(proposal) })
}

/// Whether this step is for this person, and possible now: asked by screens and by `act`.
pub fn permit(known: &Recommendation, step: Step, around: &Around<'_>) -> Result<(), Refused> {
    // Who may not do it hears that first: the rest is none of his.
    match step {
        Step::Decide => around.is(Role::Management)?,
        Step::Close if around.by.is(Role::Management) => {}
        Step::Change | Step::Close => around.is(Role::Officer)?,
        Step::Note | Step::Finish if around.owns(known) => {}
        Step::Note | Step::Finish => return Err(Refused::NotYours),
    }
    match (step, known.state()) {
        (_, State::Closed) => Err(Refused::Closed),
        (Step::Note | Step::Finish | Step::Close, State::Proposed) => Err(Refused::Undecided),
        (Step::Note | Step::Finish, State::NotAdopted) => Err(Refused::NotAdopted),
        (Step::Close, State::Adopted) if !around.by.is(Role::Management) => {
            Err(Refused::StillWanted)
        }
        _ => Ok(()),
    }
}

/// Nothing when nothing would change.
pub fn act(
    known: &Recommendation,
    command: Command,
    around: &Around<'_>,
) -> Result<Option<Event>, Refused> {
    permit(known, command.step(), around)?;
    Ok(match command {
        Command::Change { proposal, reason } => change(known, (*proposal, reason), around)?,
        Command::Decide(decision) => decide(known, decision, around)?,
        Command::Note(note) => {
            around.happened(note.on)?;
            Some(Event::Noted(note))
        }
        Command::Finish(done) => finish(known, done, around)?,
        Command::Close { reason } => Some(Event::Closed(Closed { on: around.today, reason })),
    })
}

fn change(
    known: &Recommendation,
    (proposal, reason): (Proposal, String),
    around: &Around<'_>,
) -> Result<Option<Event>, Refused> {
    let before = &known.proposal;
    if *before == proposal {
        return Ok(None);
    }
    let same_words = before.year == proposal.year
        && before.purpose == proposal.purpose
        && before.finding == proposal.finding
        && before.measure == proposal.measure;
    if known.decision.is_some() && !same_words {
        return Err(Refused::DecidedUpon);
    }
    if proposal.due_on != before.due_on && proposal.due_on < around.today {
        return Err(Refused::DueBeforeToday);
    }
    the_effect_can_be_measured(&proposal, around.today)?;
    if let (Some(done), Some(falls)) = (&known.done, &proposal.falls) {
        before_and_after_are_apart(falls, done.effective_on)?;
    }
    Ok(Some(Event::Changed { proposal: Box::new(proposal), reason }))
}

fn decide(
    known: &Recommendation,
    decision: Decision,
    around: &Around<'_>,
) -> Result<Option<Event>, Refused> {
    around.happened(decision.on)?;
    if known.done.is_some() && decision.outcome == Outcome::NotAdopted {
        return Err(Refused::AlreadyDone);
    }
    let differs = known.decision.as_ref() != Some(&decision);
    Ok(differs.then_some(Event::Decided(decision)))
}

fn finish(
    known: &Recommendation,
    done: Done,
    around: &Around<'_>,
) -> Result<Option<Event>, Refused> {
    around.happened(done.on)?;
    if let Some(falls) = &known.proposal.falls {
        before_and_after_are_apart(falls, done.effective_on)?;
    }
    let differs = known.done.as_ref() != Some(&done);
    Ok(differs.then_some(Event::Finished(done)))
}
