//! An open folder. A message is only marked when the caller says that it is stored, so one that
//! was fetched and not stored is fetched again.

use std::fmt;
use std::time::Duration;

use async_imap::Session;
use async_imap::types::{Capabilities, Fetch, UnsolicitedResponse};
use futures_util::TryStreamExt as _;
use jiff::Timestamp;

use super::failure::{ImapFailure, ImapStep};
use super::mailbox::within;
use super::settings::ImapSettings;
use super::wire::{Allowance, Wire};

/// In bytes: what a server may say beside what was asked.
const CHATTER_MAX: usize = 1 << 20;
/// The numbers of all unread messages come in one line.
const LIST_MAX: usize = 16 << 20;
/// How many unread messages one list holds; the others come in the next.
const UNREAD_MAX: usize = 1_000;
/// Of how many messages the size is asked at once.
const BATCH: usize = 100;
/// In bytes: a message is fetched in pieces of this size.
const PIECE: usize = 4 << 20;
/// In bytes: of a message that is too large only the start is fetched, with its headers.
const START: usize = 1 << 20;
/// Servers hang up after half an hour without a word (RFC 2177), routers between much earlier.
const IDLE_MAX: Duration = Duration::from_mins(5);
/// Between two looks at a server that does not know IDLE.
const LOOK_EVERY: Duration = Duration::from_mins(1);
const FAREWELL: Duration = Duration::from_secs(2);

/// A folder that was opened. After a failure it is not to be used any more.
pub struct ImapSession {
    /// Absent after a failure while waiting, or when waiting was broken off.
    session: Option<Session<Wire>>,
    road: Road,
    capabilities: Capabilities,
    uid_validity: u32,
    move_to: Option<String>,
}

/// A message that was not read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its number in this folder, for as long as `uid_validity` stays the same.
    pub uid: u32,
    /// In bytes, as the server reckons.
    pub size: u64,
    /// When the server accepted it.
    pub accepted: Option<Timestamp>,
}

/// A message as it lies on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    pub raw: Vec<u8>,
    /// False: it was too large, and `raw` is only its start.
    pub whole: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// Something changed: there may be mail.
    News,
    /// Nothing changed for as long as was asked.
    Nothing,
}

impl ImapSession {
    pub(super) async fn open(
        mut session: Session<Wire>,
        allowance: Allowance,
        settings: &ImapSettings,
    ) -> Result<Self, ImapFailure> {
        let road = Road { allowance, timeout: settings.timeout() };
        let opening = async {
            let capabilities = session.capabilities().await?;
            let folder = session.select(utf7(&settings.folder)).await?;
            Ok((capabilities, folder))
        };
        let (capabilities, folder) = road.go(ImapStep::Select, CHATTER_MAX, opening).await?;
        Ok(Self {
            session: Some(session),
            road,
            capabilities,
            uid_validity: folder.uid_validity.unwrap_or(0),
            move_to: settings.move_to.as_deref().map(utf7),
        })
    }

    /// When this number changes, all numbers of messages mean others.
    pub fn uid_validity(&self) -> u32 {
        self.uid_validity
    }

    /// The oldest messages that nobody read, at most 1,000.
    pub async fn unread(&mut self) -> Result<Vec<Unread>, ImapFailure> {
        let road = self.road.clone();
        // What was told until here is in the list.
        self.noticed();
        let session = self.session(ImapStep::List)?;
        let searching = session.uid_search("UNSEEN UNDELETED");
        let mut uids: Vec<u32> =
            road.go(ImapStep::List, LIST_MAX, searching).await?.into_iter().collect();
        uids.sort_unstable();
        uids.truncate(UNREAD_MAX);
        let mut unread = Vec::with_capacity(uids.len());
        for batch in uids.chunks(BATCH) {
            let asked: Vec<String> = batch.iter().map(u32::to_string).collect();
            let sizes = async {
                let query = "(UID RFC822.SIZE INTERNALDATE)";
                let answers = session.uid_fetch(asked.join(","), query).await?;
                answers.try_collect::<Vec<Fetch>>().await
            };
            let answers = road.go(ImapStep::List, CHATTER_MAX, sizes).await?;
            unread.extend(answers.iter().filter_map(of_answer));
        }
        unread.retain(|one| uids.binary_search(&one.uid).is_ok());
        unread.sort_unstable_by_key(|one| one.uid);
        unread.dedup_by_key(|one| one.uid);
        Ok(unread)
    }

    /// The raw message without marking it, or nothing when it is gone. Of one larger than
    /// `bytes_max` only the start comes.
    pub async fn fetch(
        &mut self,
        unread: &Unread,
        bytes_max: usize,
    ) -> Result<Option<Fetched>, ImapFailure> {
        let too_large = unread.size > bytes_max as u64;
        let most = if too_large { START.min(bytes_max) } else { bytes_max };
        let mut raw = Vec::new();
        loop {
            // One byte more tells whether that was all; a server may reckon otherwise.
            let ask = PIECE.min(most + 1 - raw.len());
            let Some(piece) = self.piece(unread.uid, raw.len(), ask).await? else {
                return Ok((!raw.is_empty()).then_some(Fetched { raw, whole: false }));
            };
            raw.extend_from_slice(&piece);
            if raw.len() > most {
                raw.truncate(most);
                return Ok(Some(Fetched { raw, whole: false }));
            }
            if piece.len() < ask {
                return Ok(Some(Fetched { raw, whole: true }));
            }
        }
    }

    async fn piece(
        &mut self,
        uid: u32,
        from: usize,
        length: usize,
    ) -> Result<Option<Vec<u8>>, ImapFailure> {
        let road = self.road.clone();
        let session = self.session(ImapStep::Fetch)?;
        let fetching = async {
            let query = format!("(UID BODY.PEEK[]<{from}.{length}>)");
            let mut answers = session.uid_fetch(uid.to_string(), query).await?;
            let mut found = None;
            while let Some(answer) = answers.try_next().await? {
                if answer.uid == Some(uid)
                    && let Some(body) = answer.body()
                {
                    found = Some(body.to_vec());
                }
            }
            Ok(found)
        };
        let found = road.go(ImapStep::Fetch, length + CHATTER_MAX, fetching).await?;
        // More than was asked would be counted twice.
        Ok(found.map(|mut piece| {
            piece.truncate(length);
            piece
        }))
    }

    /// The message is stored: marks it as read, and moves it when the settings say so.
    pub async fn finish(&mut self, uid: u32) -> Result<(), ImapFailure> {
        self.mark(uid, "+FLAGS.SILENT (\\Seen)").await?;
        let Some(folder) = self.move_to.clone() else { return Ok(()) };
        let road = self.road.clone();
        let moves = self.capabilities.has_str("MOVE");
        let session = self.session(ImapStep::Move)?;
        if moves {
            return road
                .go(ImapStep::Move, CHATTER_MAX, session.uid_mv(uid.to_string(), folder))
                .await;
        }
        road.go(ImapStep::Move, CHATTER_MAX, session.uid_copy(uid.to_string(), folder)).await?;
        self.mark(uid, "+FLAGS.SILENT (\\Deleted)").await?;
        self.expunge(uid).await
    }

    /// Makes one deleted message go. A server that can't do one alone is left to do it later:
    /// others may have deleted messages on purpose and want them back.
    async fn expunge(&mut self, uid: u32) -> Result<(), ImapFailure> {
        if !self.capabilities.has_str("UIDPLUS") {
            return Ok(());
        }
        let road = self.road.clone();
        let session = self.session(ImapStep::Move)?;
        let going = async {
            session.uid_expunge(uid.to_string()).await?.try_collect::<Vec<_>>().await.map(drop)
        };
        road.go(ImapStep::Move, CHATTER_MAX, going).await
    }

    async fn mark(&mut self, uid: u32, flags: &str) -> Result<(), ImapFailure> {
        let road = self.road.clone();
        let session = self.session(ImapStep::Mark)?;
        let marking = async {
            session.uid_store(uid.to_string(), flags).await?.try_collect::<Vec<_>>().await.map(drop)
        };
        road.go(ImapStep::Mark, CHATTER_MAX, marking).await
    }

    /// Waits until something changes, at most so long. The server is spoken to at least each five
    /// minutes. A wait that is dropped ends the session.
    pub async fn wait(&mut self, at_most: Duration) -> Result<Woken, ImapFailure> {
        let mut left = at_most;
        loop {
            // What came while something else was asked.
            if self.noticed() {
                return Ok(Woken::News);
            }
            let idles = self.capabilities.has_str("IDLE");
            let turn = left.min(if idles { IDLE_MAX } else { LOOK_EVERY });
            let woken = if idles { self.idle(turn).await? } else { self.look(turn).await? };
            left = left.saturating_sub(turn);
            // A server may tell of a message before it says that we may wait.
            if woken == Woken::News || self.noticed() {
                return Ok(Woken::News);
            }
            if left.is_zero() {
                return Ok(Woken::Nothing);
            }
        }
    }

    /// Whether the server told of messages beside what it was asked, since this was last asked.
    fn noticed(&mut self) -> bool {
        let Some(session) = &self.session else { return false };
        let told = &session.unsolicited_responses;
        // When it is full, something was left out.
        let mut news = told.is_full();
        while let Ok(one) = told.try_recv() {
            news |= matches!(one, UnsolicitedResponse::Exists(_) | UnsolicitedResponse::Recent(_));
        }
        news
    }

    async fn idle(&mut self, turn: Duration) -> Result<Woken, ImapFailure> {
        use async_imap::extensions::idle::IdleResponse;
        let road = self.road.clone();
        let taken = self.session.take();
        let session = taken.ok_or_else(|| broken_off(ImapStep::Wait))?;
        let mut idle = session.idle();
        road.go(ImapStep::Wait, CHATTER_MAX, idle.init()).await?;
        let woken = {
            let (waiting, _interrupt) = idle.wait_with_timeout(turn);
            // The server may go on saying that it is still there: the turn ends all the same.
            match tokio::time::timeout(turn, waiting).await {
                Err(_) | Ok(Ok(IdleResponse::Timeout)) => Woken::Nothing,
                Ok(Ok(IdleResponse::NewData(_))) => Woken::News,
                Ok(Ok(IdleResponse::ManualInterrupt)) => return Err(broken_off(ImapStep::Wait)),
                Ok(Err(cause)) => return Err(ImapFailure::of(ImapStep::Wait, &cause)),
            }
        };
        self.session = Some(road.go(ImapStep::Wait, CHATTER_MAX, idle.done()).await?);
        Ok(woken)
    }

    /// For a server that does not know IDLE: the caller looks again after a while.
    async fn look(&mut self, turn: Duration) -> Result<Woken, ImapFailure> {
        tokio::time::sleep(turn).await;
        let road = self.road.clone();
        let session = self.session(ImapStep::Wait)?;
        road.go(ImapStep::Wait, CHATTER_MAX, session.noop()).await?;
        Ok(Woken::News)
    }

    /// Says goodbye; whether the server hears it does not matter.
    pub async fn leave(mut self) {
        self.road.allowance.set(CHATTER_MAX);
        if let Some(session) = &mut self.session {
            let _ = tokio::time::timeout(FAREWELL, session.logout()).await;
        }
    }

    fn session(&mut self, step: ImapStep) -> Result<&mut Session<Wire>, ImapFailure> {
        self.session.as_mut().ok_or_else(|| broken_off(step))
    }
}

impl fmt::Debug for ImapSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ImapSession({})", self.uid_validity)
    }
}

fn of_answer(answer: &Fetch) -> Option<Unread> {
    let accepted = answer.internal_date().map(|date| date.timestamp());
    Some(Unread {
        uid: answer.uid?,
        size: answer.size?.into(),
        accepted: accepted.and_then(|seconds| Timestamp::from_second(seconds).ok()),
    })
}

fn broken_off(step: ImapStep) -> ImapFailure {
    ImapFailure::temporary(step, "the connection broke off")
}

/// The connection as each command uses it.
#[derive(Clone)]
struct Road {
    allowance: Allowance,
    timeout: Duration,
}

impl Road {
    /// One command: in time, with at most so many bytes in answer, and answered to the end.
    async fn go<T>(
        &self,
        step: ImapStep,
        bytes: usize,
        doing: impl Future<Output = Result<T, async_imap::error::Error>>,
    ) -> Result<T, ImapFailure> {
        self.allowance.set(bytes);
        let done = async { doing.await.map_err(|cause| ImapFailure::of(step, &cause)) };
        let done = within(self.timeout, step, done).await?;
        if self.allowance.has_ended() { Err(broken_off(step)) } else { Ok(done) }
    }
}

/// The name of a folder as IMAP writes it (RFC 3501, 5.1.3).
fn utf7(name: &str) -> String {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD_NO_PAD;
    let mut written = String::with_capacity(name.len());
    let mut other: Vec<u8> = Vec::new();
    let flush = |other: &mut Vec<u8>, written: &mut String| {
        if !other.is_empty() {
            let encoded = STANDARD_NO_PAD.encode(&*other).replace('/', ",");
            written.push('&');
            written.push_str(&encoded);
            written.push('-');
            other.clear();
        }
    };
    for character in name.chars() {
        if matches!(character, ' '..='~') {
            flush(&mut other, &mut written);
            written.push(character);
            if character == '&' {
                written.push('-');
            }
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                other.extend_from_slice(&unit.to_be_bytes());
            }
        }
    }
    flush(&mut other, &mut written);
    written
}
