//! Whether a dossier follows the procedure, article by article, each with the entry that proves it
//! or with what is missing. Computed from the entries and the terms, and from nothing else.
mod answer;
mod beginning;
mod handling;
mod look;
mod registration;

use jiff::civil::Date;

use super::Complaint;
use super::event::Entry;
use super::facts::keyed;
use super::form::FormField;
use super::tasks::Around;
use crate::article::Article;
use look::Look;

keyed! {
    /// How a dossier stands with one article.
    Verdict {
        Done = "done", DoneLate = "done_late",
        /// Reality left the procedure, and somebody wrote down why (principle 2).
        Explained = "explained",
        Missing = "missing", NotYetDue = "not_yet_due", NotApplicable = "not_applicable",
    }
}
keyed! {
    /// What is missing, or why an article does not apply.
    Note {
        // Why it does not apply.
        NoPartner = "no_partner", Organisation = "organisation", NoClient = "no_client",
        Anonymous = "anonymous", OtherDoor = "other_door",
        PartnerRegistered = "partner_registered", OfficerAtOnce = "officer_at_once",
        PartnerDidNotAsk = "partner_did_not_ask", TurnWasShort = "turn_was_short",
        OnTheSpot = "on_the_spot", Withdrawn = "withdrawn", OutOfScope = "out_of_scope",
        Dismissed = "dismissed", SignalClosed = "signal_closed", Merged = "merged",
        OfTheYear = "of_the_year",
        // What is missing, or still to come.
        SubjectUnknown = "subject_unknown", NotConfirmed = "not_confirmed",
        ScopePending = "scope_pending", OutOfScopeNotTold = "out_of_scope_not_told",
        AuthorisationMissing = "authorisation_missing", NobodyInCharge = "nobody_in_charge",
        NoProcedure = "no_procedure", NotAcknowledged = "not_acknowledged",
        CommitmentOpen = "commitment_open", SurveyNotAsked = "survey_not_asked",
        AdviceMissing = "advice_missing", NothingLearned = "nothing_learned",
        NotPointedOut = "not_pointed_out", NotToldWhere = "not_told_where",
        PartnerNotNotified = "partner_not_notified", NameNotShared = "name_not_shared",
        SidesNotHeard = "sides_not_heard", ViewsNotShared = "views_not_shared",
        NotConsulted = "not_consulted", NoSolutionTried = "no_solution_tried",
        AnswerMissing = "answer_missing", NotByOfficer = "not_by_officer",
        NotRegistered = "not_registered", ReasonMissing = "reason_missing",
        NotClassified = "not_classified", NotClosed = "not_closed",
        NotHandedOver = "not_handed_over", NoProgress = "no_progress",
        FormIncomplete = "form_incomplete", PointsUnanswered = "points_unanswered",
    }
}

/// An entry with its number in the dossier.
#[derive(Clone, Copy, Debug)]
pub struct Numbered<'a> {
    pub number: u32,
    pub entry: &'a Entry,
}

/// The entry that proves something, and the day on which that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    pub entry: u32,
    pub on: Date,
}

/// How it stands with one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub article: Article,
    pub verdict: Verdict,
    pub proof: Option<Proof>,
    /// The deviation that was written down or noted.
    pub deviation: Option<Proof>,
    /// The last day on which it is in time, where there is one.
    pub due_on: Option<Date>,
    pub note: Option<Note>,
    /// Of the form: what is still to be filled in.
    pub missing: Vec<FormField>,
}

/// One finding for each article, in the order of the procedure.
pub fn findings(
    complaint: &Complaint,
    entries: &[Numbered<'_>],
    (around, today): (Around<'_>, Date),
) -> Vec<Finding> {
    let look = Look { complaint, entries, around, today };
    Article::ALL.into_iter().map(|article| look.settled(look.of(article))).collect()
}

impl Look<'_> {
    fn of(&self, article: Article) -> Finding {
        use Article as A;
        match article {
            A::Art1Partner => self.the_subject(),
            A::Art1Complaint => self.the_complaint(),
            A::Art1Complainant => self.the_complainant(),
            A::Art1Officer => self.the_officer(),
            A::Art1Procedure | A::Art3_3 => self.the_version(article),
            A::Art1Form => self.the_form(),
            A::Art2_1 => self.acknowledged(),
            A::Art2_2 => self.the_relation(),
            A::Art2_3 => self.supported(),
            A::Art2_4 => self.learned(),
            A::Art3_1 => self.pointed_out(),
            A::Art3_2 => self.told_where(),
            A::Art4_1 | A::Art4_3 => self.officers_told(article),
            A::Art4_2 => self.partner_told(),
            A::Art4_4 => self.heard(),
            A::Art4_5 => self.consulted(),
            A::Art4_6 => self.communicated(),
            A::Art5_1 => self.registered(),
            A::Art5_2 | A::Art5_3 => self.classified(article),
            A::Art5_4 => self.closed(),
            A::Art6_1 => self.passed_on(),
            A::Art6_2 => self.completed(),
            A::Art6_3 => self.kept_informed(),
            A::Art6_4 => self.in_time(),
            A::Art6_5 => self.every_point(),
            A::Art6_6 => self.kept(),
            A::Art7_1 => self.collected(),
            A::Art7_2 | A::Art7_3 | A::Art7_4 => {
                Finding::new(article, Verdict::NotApplicable).noting(Note::OfTheYear)
            }
        }
    }
}

impl Finding {
    fn new(article: Article, verdict: Verdict) -> Self {
        Self {
            article,
            verdict,
            proof: None,
            deviation: None,
            due_on: None,
            note: None,
            missing: Vec::new(),
        }
    }

    fn noting(self, note: Note) -> Self {
        Self { note: Some(note), ..self }
    }

    fn proven(self, proof: Option<Proof>) -> Self {
        Self { proof, ..self }
    }

    fn due(self, due_on: Option<Date>) -> Self {
        Self { due_on, ..self }
    }

    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        matches!(self.verdict, Verdict::Missing | Verdict::NotYetDue)
    }

    /// Whether whoever looks after the procedure should look here.
    pub fn wants_attention(&self) -> bool {
        matches!(self.verdict, Verdict::Missing | Verdict::DoneLate | Verdict::Explained)
    }
}
