//! Who is to be asked how it went (2.2).
use jiff::civil::Date;
use weerklank_domain::ids::ComplaintId;

use crate::{StoreError, Tx};

/// Public for the test that asks both databases how they would answer it.
pub const DUE: &str = "select id from complaint where survey_on is not null and survey_on <= $1 \
    order by survey_on, id limit $2";

const PLAN: &str = "update complaint set survey_on = $2 where id = $1";

/// Notes on which day the complainant is to be asked; nothing when he is not.
pub fn plan(tx: &mut Tx<'_>, id: ComplaintId, on: Option<Date>) -> Result<(), StoreError> {
    tx.execute(PLAN, &[id.into(), on.into()]).map(drop)
}

/// The dossiers whose complainant is to be asked on this day or was to be before it.
pub fn due(tx: &mut Tx<'_>, on: Date, limit: u32) -> Result<Vec<ComplaintId>, StoreError> {
    tx.query(DUE, &[on.into(), limit.into()])?.iter().map(|row| row.get(0)).collect()
}
