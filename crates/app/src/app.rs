//! The parts of a running Weerklank, put together by `cli`.
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use jiff::civil::Date;
use tokio::sync::Notify;
use weerklank_domain::ids::{ComplaintId, PersonId};
use weerklank_store::Store;
use weerklank_texts::paper::Renderer;

use crate::accounts::password::Passwords;
use crate::accounts::slow_down::SlowDown;
use crate::clock::{Chance, Clock};
use crate::files::Files;
use crate::organisation::OrganisationCache;
use crate::post_room::Post;
use crate::visitors::Bringing;

/// What Weerklank runs on.
pub struct Parts {
    pub store: Store,
    pub clock: Clock,
    pub chance: Chance,
    pub renderer: Renderer,
    pub post: Post,
    pub files: Files,
    /// The address at which people reach us, without a slash at the end.
    pub public_url: String,
}

/// Every use case is a method of this; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Running>);

struct Running {
    parts: Parts,
    post_waits: Notify,
    mail_waits: Notify,
    reads: Mutex<Vec<Read>>,
    passwords: Passwords,
    slow_down: SlowDown,
    /// Of who has no account: he keeps nobody from signing in.
    visitors_slow_down: SlowDown,
    bringing: Bringing,
    organisation: OrganisationCache,
    /// The day that the views of the database know.
    day: Mutex<Option<Date>>,
}

impl App {
    pub fn new(parts: Parts) -> Self {
        let bringing = Bringing::new(parts.files.rules.form_bytes_max);
        Self(Arc::new(Running {
            parts,
            post_waits: Notify::new(),
            mail_waits: Notify::new(),
            reads: Mutex::default(),
            passwords: Passwords::new(),
            slow_down: SlowDown::new(),
            visitors_slow_down: SlowDown::new(),
            bringing,
            organisation: OrganisationCache::default(),
            day: Mutex::default(),
        }))
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> Result<(), crate::AppError> {
        Ok(self.store.read(weerklank_store::settings::answers).await?)
    }

    /// Something may wait in the outbox: the worker needn't wait for its next tick.
    pub fn wake_post_room(&self) {
        self.0.post_waits.notify_one();
    }

    /// Waits until [`Self::wake_post_room`] is called.
    pub async fn post_waits(&self) {
        self.0.post_waits.notified().await;
    }

    /// A mail was kept: the worker needn't wait for its next tick.
    pub(crate) fn wake_mail_sorter(&self) {
        self.0.mail_waits.notify_one();
    }

    /// Waits until [`Self::wake_mail_sorter`] is called.
    pub(crate) async fn mail_waits(&self) {
        self.0.mail_waits.notified().await;
    }

    /// Notes that somebody read a dossier; the worker writes these in batches of a second.
    pub(crate) fn note_read(&self, read: Read) {
        self.0.reads.lock().expect("no holder of the reads panics").push(read);
    }

    /// The reads that are not written yet.
    pub(crate) fn take_reads(&self) -> Vec<Read> {
        std::mem::take(&mut *self.0.reads.lock().expect("no holder of the reads panics"))
    }

    pub(crate) fn known_day(&self) -> Option<Date> {
        *self.0.day.lock().expect("no holder of the day panics")
    }

    pub(crate) fn know_day(&self, day: Date) {
        *self.0.day.lock().expect("no holder of the day panics") = Some(day);
    }

    pub(crate) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    pub(crate) fn slow_down(&self) -> &SlowDown {
        &self.0.slow_down
    }

    pub(crate) fn visitors_slow_down(&self) -> &SlowDown {
        &self.0.visitors_slow_down
    }

    pub(crate) fn bringing(&self) -> &Bringing {
        &self.0.bringing
    }

    pub(crate) fn organisation_cache(&self) -> &OrganisationCache {
        &self.0.organisation
    }
}

/// That a person read something of a dossier.
#[derive(Clone, Debug)]
pub struct Read {
    pub person: PersonId,
    pub complaint: ComplaintId,
    /// A word for what was read: `dossier`, `letter`, `form`, `file`.
    pub what: &'static str,
    pub at: Timestamp,
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0.parts
    }
}
