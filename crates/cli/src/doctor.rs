//! `weerklank doctor`: whether all is well, a line each.
use std::process::ExitCode;

use weerklank_app::clock::Clock;
use weerklank_app::{AppError, agreements, figures, search};
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Register, Role};
use weerklank_mail::imap::ImapMailbox;
use weerklank_mail::{Postman, SmtpPostman};
use weerklank_store::blobs::{Blobs, Condition};
use weerklank_store::check::{self, Drift};
use weerklank_store::{Database, Engine, Store, Tx, dossiers, outbox, people, tasks};

use crate::settings::Settings;
use crate::terminal::{print, t, t_with};
use crate::{database, parts};

/// How many dossiers are found at once.
const PAGE: u32 = 200;
/// More than this many that drifted are counted and not named.
const NAMED_MAX: usize = 20;
/// In bytes: less is asking for trouble, or trouble.
const DISK_WARNS_BELOW: u64 = 1 << 30;
const DISK_FAILS_BELOW: u64 = 100 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Ok,
    Warn,
    Fail,
}

/// Prints what is found, and remembers whether any of it is wrong.
#[derive(Default)]
struct Findings {
    has_failed: bool,
}

impl Findings {
    fn add(&mut self, verdict: Verdict, sentence: &str) -> std::io::Result<()> {
        let word = match verdict {
            Verdict::Ok => "OK  ",
            Verdict::Warn => "WARN",
            Verdict::Fail => "FAIL",
        };
        self.has_failed |= verdict == Verdict::Fail;
        print(&format!("{word}  {sentence}"))
    }
}

pub(crate) async fn run(settings: &Settings) -> anyhow::Result<ExitCode> {
    let mut findings = Findings::default();
    findings.add(Verdict::Ok, &t("terminal-doctor-settings"))?;
    disk(&mut findings, settings)?;
    mail(&mut findings, settings).await?;
    scanner(&mut findings, settings).await?;
    mailboxes(&mut findings, settings).await?;
    let store = database::open_existing(settings)?;
    if is_current(&mut findings, &store).await? {
        calendar(&mut findings, &store).await?;
        integrity(&mut findings, &store).await?;
        let today = local_date(Clock::system().now());
        let register = store.read(move |tx| people::register(tx, today)).await?;
        accounts(&mut findings, &register)?;
        replay(&mut findings, &store, register).await?;
        post(&mut findings, &store).await?;
        files(&mut findings, &store, &parts::files(settings)?.blobs).await?;
    }
    Ok(if findings.has_failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Whether what comes in now is due in a year of which the free days are known.
async fn calendar(findings: &mut Findings, store: &Store) -> anyhow::Result<()> {
    let calendar = store.read(agreements::load).await?.calendar;
    let verdict = if calendar.is_outdated(local_date(Clock::system().now())) {
        Verdict::Warn
    } else {
        Verdict::Ok
    };
    let year = calendar.known_until().to_string();
    findings.add(verdict, &t_with("terminal-doctor-calendar", &[("year", &year)]))?;
    Ok(())
}

fn disk(findings: &mut Findings, settings: &Settings) -> anyhow::Result<()> {
    // The disk of a database server is not ours to see.
    let Database::Sqlite(file) = &settings.database else { return Ok(()) };
    let folder = file.parent().unwrap_or(file);
    let Ok(disk) = rustix::fs::statvfs(folder) else {
        let folder = folder.display().to_string();
        let sentence = t_with("terminal-doctor-no-disk", &[("folder", &folder)]);
        findings.add(Verdict::Fail, &sentence)?;
        return Ok(());
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let verdict = match free {
        _ if free < DISK_FAILS_BELOW => Verdict::Fail,
        _ if free < DISK_WARNS_BELOW => Verdict::Warn,
        _ => Verdict::Ok,
    };
    let megabytes = (free >> 20).to_string();
    findings.add(verdict, &t_with("terminal-doctor-disk", &[("megabytes", &megabytes)]))?;
    Ok(())
}

async fn mail(findings: &mut Findings, settings: &Settings) -> anyhow::Result<()> {
    let Some(smtp) = &settings.smtp else {
        findings.add(Verdict::Warn, &t("terminal-doctor-no-mail"))?;
        return Ok(());
    };
    match Postman::Smtp(SmtpPostman::new(smtp)?).probe().await {
        Ok(()) => {
            let host = smtp.host.as_str();
            findings.add(Verdict::Ok, &t_with("terminal-doctor-mail", &[("host", host)]))?;
        }
        Err(failure) => {
            let why = failure.to_string();
            let values = [("host", smtp.host.as_str()), ("why", &why)];
            findings.add(Verdict::Fail, &t_with("terminal-doctor-mail-fails", &values))?;
        }
    }
    Ok(())
}

/// Whether we are let into each mailbox, all the way to its folder.
async fn mailboxes(findings: &mut Findings, settings: &Settings) -> anyhow::Result<()> {
    for settings in &settings.mailboxes {
        let (user, folder) = (settings.user.as_str(), settings.folder.as_str());
        match ImapMailbox::new(settings)?.probe(Clock::system().now()).await {
            Ok(()) => {
                let values = [("user", user), ("folder", folder)];
                findings.add(Verdict::Ok, &t_with("terminal-doctor-mailbox", &values))?;
            }
            Err(failure) => {
                let why = failure.to_string();
                let values = [("user", user), ("folder", folder), ("why", &why)];
                findings.add(Verdict::Fail, &t_with("terminal-doctor-mailbox-fails", &values))?;
            }
        }
    }
    Ok(())
}

async fn scanner(findings: &mut Findings, settings: &Settings) -> anyhow::Result<()> {
    let Some(scanner) = &settings.files.scanner else {
        findings.add(Verdict::Warn, &t("terminal-doctor-no-scanner"))?;
        return Ok(());
    };
    let named = scanner.to_string();
    match scanner.probe().await {
        Ok(()) => {
            let sentence = t_with("terminal-doctor-scanner", &[("scanner", &named)]);
            findings.add(Verdict::Ok, &sentence)?;
        }
        Err(cause) => {
            let why = format!("{:#}", anyhow::Error::from(cause));
            let values = [("scanner", named.as_str()), ("why", &why)];
            findings.add(Verdict::Fail, &t_with("terminal-doctor-scanner-fails", &values))?;
        }
    }
    Ok(())
}

/// Whether the schema is this program's; otherwise nothing else can be read.
async fn is_current(findings: &mut Findings, store: &Store) -> anyhow::Result<bool> {
    let pending = store.pending_migrations().await?;
    let engine = match store.engine() {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    };
    let (verdict, sentence) = if pending.is_empty() {
        (Verdict::Ok, t_with("terminal-doctor-database", &[("engine", engine)]))
    } else {
        let pending = pending.join(", ");
        (Verdict::Fail, t_with("terminal-migrate-first", &[("pending", &pending)]))
    };
    findings.add(verdict, &sentence)?;
    Ok(verdict == Verdict::Ok)
}

async fn integrity(findings: &mut Findings, store: &Store) -> anyhow::Result<()> {
    let wrong = store.read(check::integrity).await?;
    if let Some(first) = wrong.first() {
        let sentence = t_with("terminal-restore-damaged", &[("problem", first)]);
        findings.add(Verdict::Fail, &sentence)?;
    }
    Ok(())
}

/// Art. 1: an officer with a conflict is replaced, so there are at least two.
fn accounts(findings: &mut Findings, register: &Register) -> anyhow::Result<()> {
    let present = |role| register.with_role(role).filter(|person| person.present).count();
    let (officers, administrators) = (present(Role::Officer), present(Role::Administrator));
    let verdict = match (officers, administrators) {
        (_, 0) => Verdict::Fail,
        (0 | 1, _) => Verdict::Warn,
        _ => Verdict::Ok,
    };
    let (officers, administrators) = (officers.to_string(), administrators.to_string());
    let values = [("officers", officers.as_str()), ("administrators", &administrators)];
    findings.add(verdict, &t_with("terminal-doctor-accounts", &values))?;
    Ok(())
}

/// Replays every dossier and compares with what is stored.
async fn replay(findings: &mut Findings, store: &Store, register: Register) -> anyhow::Result<()> {
    let (mut after, mut total, mut drifted) = (None, 0_usize, 0_usize);
    let is_indexed = store.read(search::is_built).await?;
    if !is_indexed {
        findings.add(Verdict::Warn, &t("terminal-doctor-search-is-built"))?;
    }
    loop {
        let register = register.clone();
        let page = store
            .read(move |tx| {
                let ids = dossiers::page_of_ids(tx, after, PAGE)?;
                let mut found = Vec::new();
                for id in &ids {
                    let mut drift = check::drift(tx, *id, &register)?;
                    if drift.is_empty() && !tasks_agree(tx, *id, &register)? {
                        drift.push(Drift::Tasks);
                    }
                    if drift.is_empty() && !figures::agrees(tx, *id)? {
                        drift.push(Drift::Facts);
                    }
                    if drift.is_empty() && is_indexed && !search_agrees(tx, *id)? {
                        drift.push(Drift::Search);
                    }
                    if !drift.is_empty() {
                        found.push((check::head(tx, *id)?, drift));
                    }
                }
                Ok::<_, AppError>((ids, found))
            })
            .await?;
        let (ids, found) = page;
        let Some(last) = ids.last() else { break };
        after = Some(*last);
        total += ids.len();
        for (head, drift) in found {
            drifted += 1;
            if drifted <= NAMED_MAX {
                let reference = head.map_or_else(String::new, |head| head.reference);
                findings.add(Verdict::Fail, &told(&reference, &drift))?;
            }
        }
    }
    let (verdict, total, drifted) = match drifted {
        0 => (Verdict::Ok, total.to_string(), drifted.to_string()),
        _ => (Verdict::Fail, total.to_string(), drifted.to_string()),
    };
    let values = [("dossiers", total.as_str()), ("drifted", &drifted)];
    findings.add(verdict, &t_with("terminal-doctor-replay", &values))?;
    Ok(())
}

/// Whether the tasks that are listed are those that the facts of a dossier give.
fn tasks_agree(tx: &mut Tx<'_>, id: ComplaintId, register: &Register) -> Result<bool, AppError> {
    let Some(stored) = dossiers::by_id(tx, id)? else { return Ok(true) };
    let agreed = agreements::load(tx)?;
    let given = weerklank_app::tasks::of(&agreed, &stored.complaint, register);
    Ok(tasks::agree(tx, &stored.complaint, &given)?)
}

/// Whether a dossier is found by the words that are in it.
fn search_agrees(tx: &mut Tx<'_>, id: ComplaintId) -> Result<bool, AppError> {
    let Some(stored) = dossiers::by_id(tx, id)? else { return Ok(true) };
    search::agrees(tx, &stored.complaint)
}

fn told(reference: &str, drift: &[Drift]) -> String {
    let parts: Vec<String> =
        drift.iter().map(|drift| t(&format!("terminal-drift-{}", drift.key()))).collect();
    let values = [("reference", reference), ("parts", &parts.join(", "))];
    t_with("terminal-doctor-drift", &values)
}

async fn post(findings: &mut Findings, store: &Store) -> anyhow::Result<()> {
    let counts = store.read(outbox::counts).await?;
    let verdict = if counts.dead == 0 { Verdict::Ok } else { Verdict::Warn };
    let (waiting, dead) = (counts.waiting.to_string(), counts.dead.to_string());
    let values = [("waiting", waiting.as_str()), ("dead", &dead)];
    findings.add(verdict, &t_with("terminal-doctor-post", &values))?;
    Ok(())
}

/// Looks at the bytes of every file, and names those that are gone or damaged.
async fn files(findings: &mut Findings, store: &Store, blobs: &Blobs) -> anyhow::Result<()> {
    if let Err(cause) = blobs.probe().await {
        let why = format!("{:#}", anyhow::Error::from(cause));
        let sentence = t_with("terminal-doctor-files-out-of-reach", &[("why", &why)]);
        findings.add(Verdict::Fail, &sentence)?;
        return Ok(());
    }
    let (mut after, mut total, mut broken) = (None, 0_usize, 0_usize);
    loop {
        let page = store.read(move |tx| weerklank_store::files::in_use_after(tx, after)).await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        for digest in page {
            total += 1;
            let key = match blobs.condition(store, digest).await? {
                Condition::Whole => continue,
                Condition::Missing => "terminal-doctor-file-missing",
                Condition::Damaged => "terminal-doctor-file-damaged",
            };
            broken += 1;
            if broken <= NAMED_MAX {
                let of = store.read(move |tx| weerklank_store::files::users_of(tx, &digest));
                let of = of.await?.join(", ");
                let digest = digest.to_string();
                let values = [("digest", digest.as_str()), ("references", &of)];
                findings.add(Verdict::Fail, &t_with(key, &values))?;
            }
        }
    }
    let verdict = if broken == 0 { Verdict::Ok } else { Verdict::Fail };
    let (total, broken) = (total.to_string(), broken.to_string());
    let values = [("files", total.as_str()), ("broken", &broken)];
    findings.add(verdict, &t_with("terminal-doctor-files", &values))?;
    Ok(())
}
