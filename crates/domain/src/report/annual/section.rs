//! What stands in the report, in its order, and who reads it.
use crate::complaint::facts::keyed;

keyed! {
    /// A section of the annual report, in the order of the report.
    Section {
        Summary = "summary", Procedure = "procedure", Account = "account", Flow = "flow",
        Trend = "trend", Characteristics = "characteristics", Timeliness = "timeliness",
        Outcomes = "outcomes", Compliance = "compliance", Partners = "partners",
        Causes = "causes", Satisfaction = "satisfaction", LookBack = "look_back",
        Recommendations = "recommendations", Reaction = "reaction",
        SelfAssessment = "self_assessment", Annexes = "annexes",
    }
}
keyed! {
    /// For whom a report is made.
    Version {
        /// Officer and management.
        Internal = "internal",
        /// One partner: his own figures beside the whole.
        Partner = "partner",
        /// Everybody.
        Public = "public",
    }
}

impl Section {
    /// 1 to 17.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|section| *section == self).map_or(0, |place| place + 1)
    }

    /// What is written by hand may name people or tell cases; only some of it is for everybody.
    pub fn text_is_for(self, version: Version) -> bool {
        match version {
            Version::Internal => true,
            Version::Partner | Version::Public => matches!(
                self,
                Self::Summary
                    | Self::Procedure
                    | Self::Account
                    | Self::LookBack
                    | Self::Recommendations
                    | Self::Reaction
            ),
        }
    }

    /// Partners are compared in the internal version and nowhere else (R9).
    pub fn is_in(self, version: Version) -> bool {
        match self {
            Self::Partners => version != Version::Public,
            Self::SelfAssessment | Self::Compliance => version == Version::Internal,
            _ => true,
        }
    }
}
