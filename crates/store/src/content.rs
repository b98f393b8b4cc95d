//! What people said: written and read here only, so that it can be erased here.
use std::collections::HashMap;

use weerklank_domain::chain::Salt;
use weerklank_domain::ids::{ComplaintId, ContentId};
use weerklank_domain::text::{SealedText, Text};

use crate::{StoreError, Tx, Value};

/// The words of a dossier by the id under which its events refer to them.
#[derive(Clone, Debug, Default)]
pub struct WordsById(HashMap<ContentId, String>);

impl WordsById {
    /// The words; nothing when they were erased.
    pub fn of(&self, text: &Text) -> Option<&str> {
        self.0.get(&text.id).map(String::as_str)
    }

    /// Takes words out that this reader may not see.
    pub fn hide(&mut self, text: &Text) {
        self.0.remove(&text.id);
    }

    fn insert(&mut self, id: ContentId, words: String) {
        self.0.insert(id, words);
    }
}

impl FromIterator<(ContentId, String)> for WordsById {
    fn from_iter<I: IntoIterator<Item = (ContentId, String)>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}

/// Stores words with the salt that seals them.
pub fn put(
    tx: &mut Tx<'_>,
    complaint: Option<ComplaintId>,
    sealed: &SealedText,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into content (id, complaint, salt, words) values ($1, $2, $3, $4)",
        &[
            Value::Id(sealed.text.id.as_uuid()),
            complaint.map(ComplaintId::as_uuid).into(),
            sealed.salt.as_bytes().as_slice().into(),
            sealed.words.as_str().into(),
        ],
    )?;
    Ok(())
}

/// All words of a dossier.
pub fn of_complaint(tx: &mut Tx<'_>, complaint: ComplaintId) -> Result<WordsById, StoreError> {
    let rows = tx.query(
        "select id, words from content where complaint = $1",
        &[Value::Id(complaint.as_uuid())],
    )?;
    let mut words = WordsById::default();
    for row in rows {
        words.insert(ContentId::from_uuid(row.get(0)?), row.get(1)?);
    }
    Ok(words)
}

/// The words under one id; nothing when they were erased.
pub fn words(tx: &mut Tx<'_>, id: ContentId) -> Result<Option<String>, StoreError> {
    let row =
        tx.query_optional("select words from content where id = $1", &[id.as_uuid().into()])?;
    row.map(|row| row.get(0)).transpose()
}

/// What `verify` checks: the salt and the words of each content of a dossier.
pub fn sealed(
    tx: &mut Tx<'_>,
    complaint: ComplaintId,
) -> Result<HashMap<ContentId, (Salt, String)>, StoreError> {
    let rows = tx.query(
        "select id, salt, words from content where complaint = $1",
        &[Value::Id(complaint.as_uuid())],
    )?;
    rows.iter()
        .map(|row| {
            let salt: Vec<u8> = row.get(1)?;
            let salt = <[u8; 16]>::try_from(salt)
                .map_err(|_| StoreError::WrongType { column: 1, wanted: "a salt" })?;
            let id = ContentId::from_uuid(row.get(0)?);
            Ok((id, (Salt::from_bytes(salt), row.get(2)?)))
        })
        .collect()
}

/// Stores words that may be longer than what a person says at once: a mail that waits, as it will
/// be sent.
pub(crate) fn put_whole(
    tx: &mut Tx<'_>,
    complaint: Option<ComplaintId>,
    (id, salt): (ContentId, &Salt),
    words: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into content (id, complaint, salt, words) values ($1, $2, $3, $4)",
        &[id.into(), complaint.into(), salt.as_bytes().as_slice().into(), words.into()],
    )?;
    Ok(())
}

/// Removes words for good, with the salt by which a guess of them could be tried.
pub(crate) fn forget(tx: &mut Tx<'_>, id: ContentId) -> Result<(), StoreError> {
    tx.execute("delete from content where id = $1", &[id.into()])?;
    Ok(())
}
