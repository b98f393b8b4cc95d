//! What somebody fills in on the public form: kept here until it is sent, so that an error, a
//! lost connection or the button back loses nothing.
use std::fmt;
use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use weerklank_domain::chain::Digest;
use weerklank_store::blobs::Kept;
use weerklank_store::{Tx, drafts};

use crate::{App, AppError};

/// So long what was filled in is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The secret of one form: it stays with the browser that fills it in, and only its digest is
/// kept here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DraftKey([u8; 16]);

/// What was filled in so far: the names and values of the form's fields.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub answers: Vec<(String, String)>,
    pub files: Vec<KeptFile>,
}

/// A file that was chosen and waits.
pub type KeptFile = drafts::DraftFile;

/// A file that is chosen now.
#[derive(Clone, Debug)]
pub struct NewDraftFile {
    pub name: String,
    pub media_type: String,
    pub kept: Kept,
}

impl DraftKey {
    pub(super) fn secret(&self) -> &[u8; 16] {
        &self.0
    }

    /// By what the draft is found here.
    pub(super) fn digest(&self) -> Digest {
        Digest::sha256(&self.0)
    }

    /// The id of the complaint that comes of it, always the same: sent twice, recorded once.
    pub(super) fn form(&self) -> Uuid {
        let digest =
            Sha256::new().chain_update(b"weerklank form\n").chain_update(self.0).finalize();
        let half: [u8; 16] = digest[..16].try_into().expect("sixteen of thirty-two bytes");
        uuid::Builder::from_random_bytes(half).into_uuid()
    }
}

impl App {
    /// The secret of a form that begins.
    pub fn new_draft_key(&self) -> DraftKey {
        DraftKey(self.chance.bytes())
    }

    /// What was filled in under this key; nothing when it was sent or has ended.
    pub async fn draft(&self, key: &DraftKey) -> Result<Option<Draft>, AppError> {
        let (digest, now) = (key.digest(), self.clock.now());
        self.store.read(move |tx| load(tx, &digest, now)).await
    }

    /// Keeps what was filled in: answers take the place of earlier ones, files come beside those
    /// that were chosen before, less the one that is taken out.
    pub async fn save_draft(
        &self,
        key: &DraftKey,
        answers: &[(String, String)],
        (files, removed): (Vec<NewDraftFile>, Option<Uuid>),
    ) -> Result<(), AppError> {
        let (digest, now) = (key.digest(), self.clock.now());
        let ends = now.saturating_add(KEPT).unwrap_or(Timestamp::MAX);
        let words = serde_json::to_string(answers).map_err(|_| AppError::Unreadable("answers"))?;
        let ids: Vec<Uuid> = files.iter().map(|_| self.chance.id(now)).collect();
        let save = move |tx: &mut Tx<'_>| {
            drafts::put(tx, &digest, &words, (now, ends))?;
            if let Some(removed) = removed {
                drafts::remove_file(tx, &digest, removed)?;
            }
            for (id, file) in ids.iter().zip(&files) {
                let named = (*id, file.name.as_str(), file.media_type.as_str());
                drafts::add_file(tx, &digest, named, file.kept)?;
            }
            Ok::<_, AppError>(())
        };
        self.store.write(save).await
    }

    /// Forgets drafts, links and visits that have ended. The worker calls it now and then.
    pub async fn forget_ended_visits(&self) -> Result<(), AppError> {
        let now = self.clock.now();
        let forget = move |tx: &mut Tx<'_>| {
            drafts::forget_ended(tx, now)?;
            Ok::<_, AppError>(weerklank_store::visits::forget_ended(tx, now)?)
        };
        self.store.write(forget).await
    }
}

fn load(tx: &mut Tx<'_>, digest: &Digest, now: Timestamp) -> Result<Option<Draft>, AppError> {
    let Some(words) = drafts::find(tx, digest, now)? else { return Ok(None) };
    let answers = serde_json::from_str(&words).map_err(|_| AppError::Unreadable("answers"))?;
    Ok(Some(Draft { answers, files: drafts::files_of(tx, digest)? }))
}

/// Thirty-two hexadecimal digits, for the cookie or a hidden field.
impl fmt::Display for DraftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl FromStr for DraftKey {
    type Err = AppError;

    fn from_str(text: &str) -> Result<Self, AppError> {
        let fits = text.len() == 32 && text.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok().filter(|_| fits);
        number.map(|number| Self(number.to_be_bytes())).ok_or(AppError::NotFound)
    }
}

// It is a secret, so it never reaches a log.
impl fmt::Debug for DraftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DraftKey(…)")
    }
}
