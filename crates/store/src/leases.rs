//! What only one process does at a time. When that one dies, another one goes on.
use jiff::Timestamp;
use uuid::Uuid;

use crate::{StoreError, Tx};

const TAKE: &str = "insert into lease (name, holder, leased_until) values ($1, $2, $4) \
    on conflict (name) do update set holder = $2, leased_until = $4 \
    where lease.holder = $2 or lease.leased_until <= $3";
const LEAVE: &str = "update lease set leased_until = $3 where name = $1 and holder = $2";

/// Takes it, or goes on with it. False while another one has it.
pub fn take(
    tx: &mut Tx<'_>,
    (name, holder): (&str, Uuid),
    (now, until): (Timestamp, Timestamp),
) -> Result<bool, StoreError> {
    Ok(tx.execute(TAKE, &[name.into(), holder.into(), now.into(), until.into()])? == 1)
}

/// Lets the next one have it at once.
pub fn leave(
    tx: &mut Tx<'_>,
    (name, holder): (&str, Uuid),
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(LEAVE, &[name.into(), holder.into(), now.into()]).map(drop)
}
