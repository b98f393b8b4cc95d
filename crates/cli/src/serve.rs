//! `weerklank serve`: answers requests and, unless told otherwise, does the worker's work too.
use std::future::IntoFuture as _;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use weerklank_app::App;
use weerklank_app::mail_in::watch_mailbox;
use weerklank_app::worker::run_worker;
use weerklank_mail::imap::{ImapMailbox, ImapSettings};
use weerklank_web::{Web, WebSettings, router};

use crate::settings::Settings;
use crate::terminal::{print, t_with};
use crate::{database, logging, parts};

/// Whoever is being answered when the process must stop gets this long.
const FINISH_WITHIN: Duration = Duration::from_secs(10);

#[derive(clap::Args)]
pub(crate) struct Serve {
    #[arg(long, help = crate::terminal::t("terminal-no-worker"))]
    no_worker: bool,
}

/// Becomes true when the process must stop.
pub(crate) type Stop = watch::Receiver<bool>;

pub(crate) async fn run(asked: &Serve, settings: Settings) -> anyhow::Result<()> {
    logging::start(settings.log);
    let stop = stop_on_signals()?;
    let store = database::open(&settings)?;
    store.migrate().await?;
    let app = parts::app(&settings, store)?;
    app.ship_lists().await?;
    app.build_tasks().await?;
    app.build_facts().await?;
    let listener = listen(settings.listen).await?;
    if let Some(link) = app.create_set_up_link().await? {
        print(&t_with("terminal-set-up", &[("link", &link)]))?;
    }
    let worker = (!asked.no_worker).then(|| begin_worker(&app, &stop));
    if !asked.no_worker {
        watch_mailboxes(&app, &settings, &stop).await?;
    }
    let web = WebSettings {
        is_https: settings.is_https(),
        demonstration: None,
        mail_is_set_up: settings.smtp.is_some(),
        trusted_proxies: settings.trusted_proxies.clone(),
    };
    tracing::info!(listen = %settings.listen, "serving");
    serve(listener, Web::new(app, web), stop).await?;
    finish(worker).await
}

pub(crate) async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| t_with("terminal-not-listening", &[("address", &address.to_string())]))
}

pub(crate) fn begin_worker(app: &App, stop: &Stop) -> JoinHandle<()> {
    tokio::spawn(run_worker(app.clone(), stop.clone()))
}

/// Watches each mailbox for as long as the process runs. Several processes may do so: one of them
/// has a mailbox at a time.
pub(crate) async fn watch_mailboxes(
    app: &App,
    settings: &Settings,
    stop: &Stop,
) -> anyhow::Result<()> {
    let name = |one: &ImapSettings| format!("{}/{}", one.user, one.folder);
    app.keep_mailboxes(settings.mailboxes.iter().map(name).collect()).await?;
    for settings in &settings.mailboxes {
        let mailbox = ImapMailbox::new(settings)?;
        tokio::spawn(watch_mailbox(app.clone(), (name(settings), mailbox), stop.clone()));
    }
    Ok(())
}

/// What the worker began, it finishes.
pub(crate) async fn finish(worker: Option<JoinHandle<()>>) -> anyhow::Result<()> {
    if let Some(worker) = worker
        && tokio::time::timeout(FINISH_WITHIN, worker).await.is_err()
    {
        tracing::warn!("the worker did not finish in time; what it had in hand goes again");
    }
    Ok(())
}

/// Answers requests until the process must stop, and lets those that are under way end.
pub(crate) async fn serve(listener: TcpListener, web: Web, stop: Stop) -> anyhow::Result<()> {
    let service = router(web).into_make_service_with_connect_info::<SocketAddr>();
    let serving =
        axum::serve(listener, service).with_graceful_shutdown(stopped(stop.clone())).into_future();
    tokio::select! {
        done = serving => done.context("could not serve"),
        () = async {
            stopped(stop).await;
            tokio::time::sleep(FINISH_WITHIN).await;
        } => {
            tracing::warn!("stopped with requests under way");
            Ok(())
        }
    }
}

pub(crate) async fn stopped(mut stop: Stop) {
    // The sender lives as long as the process.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// SIGTERM from a service manager, SIGINT from a keyboard.
pub(crate) fn stop_on_signals() -> anyhow::Result<Stop> {
    let (sender, stop) = watch::channel(false);
    let mut terminate = signal(SignalKind::terminate()).context("could not wait for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("could not wait for SIGINT")?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
        let _ = sender.send(true);
        sender.closed().await;
    });
    Ok(stop)
}
