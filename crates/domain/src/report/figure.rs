//! What each figure is: one definition, used by screen, report, export and program alike. Its
//! sentences are in the texts, under `figure-` and the key.
use crate::article::Article;
use crate::complaint::facts::keyed;

keyed! {
    /// A figure of a period.
    Figure {
        Received = "received", Withdrawn = "withdrawn", OutOfScope = "out_of_scope",
        Merged = "merged", Signals = "signals", OnTime = "on_time", Handling = "handling",
        DossierTime = "dossier_time", Lag = "lag", Upheld = "upheld", Reopened = "reopened",
        Repeat = "repeat", ConsultedFirst = "consulted_first", PartnerTold = "partner_told",
        Deviations = "deviations", Commitments = "commitments", Survey = "survey",
        Stock = "stock", Waiting = "waiting",
    }
}
keyed! {
    /// What a figure is counted in.
    Unit {
        Complaints = "complaints", Share = "share", Days = "days",
        /// For each ten dossiers.
        PerTen = "per_ten",
    }
}

impl Figure {
    pub fn article(self) -> Article {
        match self {
            Self::Received | Self::Signals | Self::Lag => Article::Art5_1,
            Self::Withdrawn | Self::DossierTime | Self::Reopened => Article::Art5_4,
            Self::OutOfScope => Article::Art1Complaint,
            Self::Merged | Self::Stock | Self::Deviations => Article::Art7_3,
            Self::OnTime => Article::Art6_4,
            Self::Handling | Self::Waiting => Article::Art2_1,
            Self::Upheld => Article::Art6_5,
            Self::Repeat | Self::Commitments | Self::Survey => Article::Art2_2,
            Self::ConsultedFirst => Article::Art4_5,
            Self::PartnerTold => Article::Art4_2,
        }
    }

    pub fn unit(self) -> Unit {
        match self {
            Self::Received
            | Self::Withdrawn
            | Self::OutOfScope
            | Self::Merged
            | Self::Signals
            | Self::Stock => Unit::Complaints,
            Self::OnTime
            | Self::Upheld
            | Self::Reopened
            | Self::Repeat
            | Self::ConsultedFirst
            | Self::PartnerTold
            | Self::Commitments
            | Self::Survey => Unit::Share,
            Self::Handling | Self::DossierTime | Self::Lag | Self::Waiting => Unit::Days,
            Self::Deviations => Unit::PerTen,
        }
    }
}
