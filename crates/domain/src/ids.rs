//! An id has its own type, so that a person is never taken for a firm.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The id as it was made elsewhere: chance comes in as an argument.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// What the database and an address bar hold.
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// One complaint and its dossier.
    ComplaintId;
    /// Anybody with an account: officer, staff, management, auditor or adviser.
    PersonId;
    /// An affiliated firm of partners.
    FirmId;
    /// An adviser in the register, with or without an account.
    AdviserId;
    /// A client or cooperating partner in the register of relations.
    RelationId;
    /// A recommendation to management (7.4).
    RecommendationId;
    /// A piece of text that can be erased.
    ContentId;
    /// A stored file.
    FileId;
    /// One point of a complaint.
    PointId;
    /// What was promised in a decision.
    CommitmentId;
    /// A matter before an external body.
    TrackId;
    /// What an external body wants by a day.
    TermId;
    /// One entry of the timeline of a dossier.
    EntryId;
    /// One sign-in on one device.
    SessionId;
    /// A message in the outbox.
    OutboxId;
    /// The forms of a year, as somebody asked for them.
    CollectionId;
}
