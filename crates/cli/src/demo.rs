//! `weerklank demo`: an invented organisation with complaints in every stage, to try all on.
//! Nothing of it leaves this machine. `script` reads what is invented, `plan` says when each step
//! is taken, `stage` takes it through the same door as everybody.
mod folder;
mod plan;
mod register;
mod script;
mod stage;

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context, bail};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use weerklank_app::clock::{Chance, Clock};
use weerklank_app::files::Files;
use weerklank_app::post_room::{Answers, Carrier, Post};
use weerklank_app::{App, Parts};
use weerklank_domain::calendar::{local_date, start_of};
use weerklank_mail::{LocalMailbox, Mailbox, Postman};
use weerklank_store::{Database, Store};
use weerklank_texts::dates;
use weerklank_web::{Demonstration, Web, WebSettings};

use crate::settings::{Log, LogFormat};
use crate::terminal::{language, print, t, t_with};
use crate::{database, logging, serve};
use folder::Folder;
use script::{LetterWay, Script};

const FOLDER: &str = "weerklank-demo";
const LISTEN: &str = "127.0.0.1:8080";
/// The clock of `--today` starts at nine in the morning.
const STARTS_AT: SignedDuration = SignedDuration::from_hours(9);
/// Somewhat longer than the three years that the complaints lie apart, in days.
const MADE_DAYS_AGO: i64 = 1_100;
/// What a mail server says of an address that it does not know.
const NO_SUCH_MAILBOX: &str = "550 5.1.1 mailbox unavailable";

#[derive(clap::Args)]
pub(crate) struct Demo {
    #[arg(long, help = t("terminal-demo-reset"))]
    reset: bool,
    #[arg(long, value_name = "ADDR", default_value = LISTEN, help = t("terminal-demo-listen"))]
    listen: SocketAddr,
    #[arg(long, value_name = "DATE", help = t("terminal-demo-today"))]
    today: Option<String>,
}

pub(crate) async fn run(asked: Demo, data: Option<PathBuf>, log: Log) -> anyhow::Result<()> {
    logging::start(quiet(log));
    let clock = clock(asked.today.as_deref())?;
    let address = asked.listen;
    if !address.ip().is_loopback() {
        bail!(t_with("terminal-demo-not-loopback", &[("address", &address.to_string())]));
    }
    let stop = serve::stop_on_signals()?;
    let script = Script::read()?;
    let folder = Folder::open(data.unwrap_or_else(|| FOLDER.into()), asked.reset)?;
    let listener = serve::listen(address).await?;
    let url = format!("http://localhost:{}", listener.local_addr()?.port());
    let store = database::open_at(&Database::Sqlite(folder.database()))?;
    store.migrate().await?;
    if !folder.is_made() {
        print(&t("terminal-demo-making"))?;
        make((&store, &folder.files()), &script, (clock.now(), &url)).await?;
        folder.remember_that_it_is_made()?;
        let complaints = script.complaints.len().to_string();
        print(&t_with("terminal-demo-made", &[("complaints", &complaints)]))?;
    }
    let started_on = local_date(clock.now());
    let app = App::new(parts((store, folder.files()), clock, (url.clone(), Carrier::Here))?);
    app.build_tasks().await?;
    app.build_facts().await?;
    let worker = serve::begin_worker(&app, &stop);
    welcome(&script, &url, started_on)?;
    let web = WebSettings {
        is_https: false,
        demonstration: Some(Demonstration { started_on }),
        mail_is_set_up: true,
        trusted_proxies: Vec::new(),
    };
    serve::serve(listener, Web::new(app, web), stop).await?;
    serve::finish(Some(worker)).await
}

/// Requests are no news on the screen of a demonstration, unless somebody asked for them.
fn quiet(log: Log) -> Log {
    if log == Log::default() {
        Log { format: LogFormat::Text, level: tracing::Level::WARN }
    } else {
        log
    }
}

fn clock(today: Option<&str>) -> anyhow::Result<Clock> {
    let Some(today) = today else { return Ok(Clock::system()) };
    let day: Date = today
        .parse()
        .map_err(|_| anyhow::anyhow!(t_with("terminal-demo-wrong-date", &[("date", today)])))?;
    Ok(Clock::starting_at(start_of(day).saturating_add(STARTS_AT)?))
}

fn parts(
    (store, files): (Store, Files),
    clock: Clock,
    (public_url, carrier): (String, Carrier),
) -> anyhow::Result<Parts> {
    let sender = Mailbox::new(None, "klachten@meerwerk.example").context("a sender")?;
    Ok(Parts {
        store,
        clock,
        chance: Chance::System,
        renderer: weerklank_documents::renderer(),
        post: Post { carrier, sender, answers: Answers::default() },
        files,
        public_url,
    })
}

/// Plays three years, up to a moment before `now`.
async fn make(
    (store, files): (&Store, &Files),
    script: &Script,
    (now, url): (Timestamp, &str),
) -> anyhow::Result<()> {
    let today = local_date(now);
    let begin = start_of(today.saturating_sub(MADE_DAYS_AGO.days())).saturating_add(STARTS_AT)?;
    let clock = Clock::fixed(begin);
    let app_with = |carrier| {
        let parts =
            parts((store.clone(), files.clone()), clock.clone(), (url.to_owned(), carrier))?;
        Ok::<_, anyhow::Error>(App::new(parts))
    };
    let app = app_with(Carrier::Here)?;
    let failing = Carrier::Postman(Postman::Local(mailbox_that_fails(script)?));
    let app_that_fails = app_with(failing)?;
    let cast = register::make(&app, script).await?;
    app.post_round().await?;
    let mut stage = stage::Stage::new((&app, &app_that_fails), (script, &cast), today);
    for planned in plan::plan(&script.complaints, (today, now)) {
        stage.play(planned).await?;
    }
    // What the worker would have done by now.
    clock.set(now);
    app.ask_surveys().await?;
    app.post_round().await?;
    Ok(())
}

/// Takes all but what goes to the complainants whose letter is undeliverable.
fn mailbox_that_fails(script: &Script) -> anyhow::Result<LocalMailbox> {
    let undeliverable =
        script.complaints.iter().filter(|made_up| made_up.letter == LetterWay::Undeliverable);
    let addresses = undeliverable
        .map(|made_up| Ok(script.relation(&made_up.complainant)?.email.clone()))
        .collect::<anyhow::Result<Vec<String>>>()?;
    Ok(LocalMailbox::new(move |envelope, _| {
        if addresses.iter().any(|address| address == envelope.to.address()) {
            Err(io::Error::other(NO_SUCH_MAILBOX))
        } else {
            Ok(())
        }
    }))
}

fn welcome(script: &Script, url: &str, today: Date) -> anyhow::Result<()> {
    print("")?;
    print(&t_with("terminal-demo-running", &[("address", url)]))?;
    print(&t_with("terminal-demo-day", &[("day", &dates::long(language(), today))]))?;
    print("")?;
    print(&t("terminal-demo-sign-in"))?;
    let people = script.register.person.iter();
    let signs_in = |person: &script::Person| {
        let label = t(&format!("terminal-demo-{}", person.label.as_deref()?));
        Some((label, person.email.clone(), person.password.clone()?))
    };
    let signing_in: Vec<_> = people.filter_map(signs_in).collect();
    let widest = signing_in.iter().map(|(label, ..)| label.chars().count()).max().unwrap_or(0);
    for (label, email, password) in signing_in {
        print(&format!("  {label:widest$}  {email:24}  {password}"))?;
    }
    print("")?;
    print(&t("terminal-demo-stop"))?;
    Ok(())
}
