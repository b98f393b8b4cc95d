//! The kinds of tasks, and the step and the article of each.
use super::command::CommandKind as K;
use super::facts::keyed;
use super::guard;
use crate::article::Article;

keyed! {
    /// What is to be done.
    TaskKind {
        Assign = "assign", Confirm = "confirm", Register = "register", Notify = "notify",
        Acknowledge = "acknowledge", Authorisation = "authorisation", Consult = "consult",
        Advise = "advise", Progress = "progress", View = "view", HandOver = "hand_over",
        Hear = "hear", Draft = "draft", Post = "post", Posting = "posting", Resend = "resend",
        Overdue = "overdue", Scope = "scope", Solved = "solved", Postponement = "postponement",
        Keep = "keep", Close = "close", ReadBack = "read_back", Reaction = "reaction",
        Authorised = "authorised", Merge = "merge", ExternalTerm = "external_term",
        Insurer = "insurer", Payment = "payment", Relation = "relation",
        Arrangement = "arrangement", ArrangementEnd = "arrangement_end",
    }
}

impl TaskKind {
    /// Whether it is asked for each of several partners by himself.
    pub fn is_about_one_partner(self) -> bool {
        matches!(
            self,
            Self::Notify
                | Self::Consult
                | Self::Advise
                | Self::View
                | Self::Progress
                | Self::Reaction
        )
    }

    /// The step that does it, and by which the task is gone.
    pub fn command(self) -> K {
        match self {
            Self::Assign => K::PutInCharge,
            Self::Confirm => K::ConfirmProposal,
            Self::Register => K::Register,
            Self::Notify => K::NotifyPartner,
            Self::Acknowledge => K::Acknowledge,
            Self::Authorisation => K::AskAuthorisation,
            Self::Consult => K::Consult,
            Self::Advise => K::Advise,
            Self::Progress => K::ReportProgress,
            Self::View | Self::Hear => K::RecordView,
            Self::HandOver => K::HandOver,
            Self::Draft => K::SaveDraft,
            Self::Post | Self::Resend => K::SendLetter,
            Self::Posting => K::ConfirmPosting,
            Self::Overdue => K::Postpone,
            Self::Scope => K::ConfirmOutOfScope,
            Self::Solved => K::ConfirmSolvedOnTheSpot,
            Self::Postponement => K::ApprovePostponement,
            Self::Keep => K::KeepCommitment,
            Self::Close => K::Close,
            Self::ReadBack => K::ConfirmReadBack,
            Self::Reaction => K::RecordReaction,
            Self::Authorised => K::RecordAuthorisation,
            Self::Merge => K::Merge,
            Self::ExternalTerm => K::MeetExternalTerm,
            Self::Insurer => K::TellInsurer,
            Self::Payment => K::ApprovePayment,
            Self::Relation => K::RecordRelation,
            Self::Arrangement => K::ApproveArrangement,
            Self::ArrangementEnd => K::EndArrangement,
        }
    }

    /// The article that asks for it.
    pub fn article(self) -> Article {
        match self {
            Self::Progress => Article::Art6_3,
            Self::HandOver => Article::Art6_1,
            Self::Draft => Article::Art6_5,
            _ => guard::article_of(self.command()),
        }
    }
}
