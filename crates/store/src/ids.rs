//! The ids of the domain as values.
use uuid::Uuid;
use weerklank_domain::ids::{
    AdviserId, CollectionId, CommitmentId, ComplaintId, ContentId, EntryId, FileId, FirmId,
    OutboxId, PersonId, PointId, RecommendationId, RelationId, SessionId,
};

use crate::{FromValue, Value};

macro_rules! ids {
    ($($id:ty),* $(,)?) => {$(
        impl From<$id> for Value {
            fn from(id: $id) -> Self {
                Self::Id(id.as_uuid())
            }
        }

        impl FromValue for $id {
            const KIND: &'static str = stringify!($id);
            fn from_value(value: &Value) -> Option<Self> {
                Uuid::from_value(value).map(Self::from_uuid)
            }
        }
    )*};
}

ids! {
    AdviserId, CollectionId, CommitmentId, ComplaintId, ContentId, EntryId, FileId, FirmId,
    OutboxId, PersonId, PointId, RecommendationId, RelationId, SessionId,
}
