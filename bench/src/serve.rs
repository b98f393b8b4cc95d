//! The server under measurement: the real router on the real application.
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch;
use weerklank_app::clock::{Chance, Clock};
use weerklank_app::files::Files;
use weerklank_app::post_room::{Answers, Carrier, Post};
use weerklank_app::worker::run_worker;
use weerklank_app::{App, Parts};
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
use weerklank_mail::{Mailbox, Postman};
use weerklank_store::{Database, Store};
use weerklank_web::{Web, WebSettings, router};

use crate::asked::{Plan, YEAR_PATH};

/// What stands in for a rendered letter: this measures pages.
const PDF: &[u8] = b"%PDF-1.7 of the benchmark";

pub(crate) fn log_to_standard_error() {
    let builder = tracing_subscriber::fmt().with_writer(std::io::stderr);
    builder
        .json()
        .flatten_event(true)
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO)
        .init();
}

/// On a database, with its files beside it.
pub(crate) fn app(store: Store, database: &Path) -> anyhow::Result<App> {
    let carrier = Carrier::Postman(Postman::NotConfigured);
    let sender = Mailbox::new(None, "klachten@bench.example")?;
    Ok(App::new(Parts {
        store,
        clock: Clock::system(),
        chance: Chance::System,
        renderer: Arc::new(|_| Ok(PDF.to_vec())),
        post: Post { carrier, sender, answers: Answers::default() },
        files: Files::in_folder(&database.with_extension("blobs")),
        public_url: "http://127.0.0.1".to_owned(),
    }))
}

/// All pages, and the year count as text.
pub(crate) fn pages(app: &App, plan: &Plan) -> Router {
    let settings = WebSettings {
        is_https: false,
        demonstration: None,
        mail_is_set_up: true,
        trusted_proxies: Vec::new(),
    };
    let officer = Actor {
        person: PersonId::from_uuid(plan.officer),
        roles: vec![Role::Officer],
        adviser: None,
    };
    let counting = app.clone();
    let count = move |extract::Path(year): extract::Path<i16>| {
        let (app, officer) = (counting.clone(), officer.clone());
        async move { year_count(&app, &officer, year).await }
    };
    let counted = Router::new().route(&format!("{YEAR_PATH}{{year}}"), get(count));
    router(Web::new(app.clone(), settings)).merge(weerklank_web::around(counted))
}

async fn year_count(app: &App, officer: &Actor, year: i16) -> Result<String, String> {
    let counts = app.year_counts(officer, year).await.map_err(|cause| cause.to_string())?;
    let line = |count: &weerklank_store::worklists::YearCount| {
        let nature = count.nature.as_deref().unwrap_or_default();
        format!("{};{nature};{};{}\n", count.stage, count.complaints, count.answered_in_time)
    };
    Ok(counts.iter().map(line).collect())
}

pub(crate) async fn serve(file: &Path, listen: SocketAddr, plan: &Plan) -> anyhow::Result<()> {
    log_to_standard_error();
    let store = Store::open(&Database::Sqlite(file.to_owned()))?;
    store.migrate().await?;
    let app = app(store, file)?;
    // The sender lives as long as the server, so the worker goes on.
    let (_stop, stopped) = watch::channel(false);
    tokio::spawn(run_worker(app.clone(), stopped));
    let service = pages(&app, plan).into_make_service_with_connect_info::<SocketAddr>();
    Ok(axum::serve(TcpListener::bind(listen).await?, service).await?)
}
