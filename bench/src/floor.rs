//! What a page could cost at least: the stack sending stored bytes, and the page's own statements
//! on a bare connection; for a recording the durable insert of the same rows in one transaction.
use std::cell::RefCell;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, ensure};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{Request, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, params_from_iter};
use tokio::net::TcpListener;
use tower::ServiceExt as _;
use weerklank_store::{Store, Value};

use crate::asked::{Asked, Plan, RECORDING_PATH, Work};
use crate::dice::Dice;
use crate::rows::FreshRows;
use crate::serve;

/// A statement as the embedded database reads it, with its values.
pub(crate) type Statement = (String, Vec<Value>);

/// What was asked of the database and answered to the browser.
struct Captured {
    statements: Vec<Statement>,
    reads: Vec<Statement>,
    answer: Stored,
}

#[derive(Clone)]
struct Stored {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: Bytes,
}

struct Floor {
    file: PathBuf,
    pages: HashMap<String, Captured>,
    recording: Mutex<Recording>,
}

struct Recording {
    reads: Vec<Statement>,
    rows: FreshRows,
    answer: Stored,
    connection: Connection,
}

pub(crate) async fn serve(file: &Path, listen: SocketAddr, plan: &Plan) -> anyhow::Result<()> {
    serve::log_to_standard_error();
    let mut pages = HashMap::new();
    let heard = Heard::open(file, plan)?;
    for path in plan.reads() {
        let asked = Asked { path: path.clone(), form: None };
        pages.insert(path, heard.capture(&asked).await?);
    }
    let mut dice = Dice::seeded_now();
    let first = heard.capture(&plan.next(Work::Recording, &mut dice)).await?;
    let second = heard.capture(&plan.next(Work::Recording, &mut dice)).await?;
    let recording = Recording {
        reads: first.reads,
        rows: FreshRows::from_two(&first.statements, &second.statements)?,
        answer: first.answer,
        connection: bare(file)?,
    };
    drop(heard);
    let floor = Floor { file: file.to_owned(), pages, recording: Mutex::new(recording) };
    let router = Router::new().fallback(answer).with_state(Arc::new(floor));
    let service = weerklank_web::around(router).into_make_service();
    Ok(axum::serve(TcpListener::bind(listen).await?, service).await?)
}

/// The real pages, with an ear at the database.
struct Heard<'a> {
    pages: Router,
    plan: &'a Plan,
    statements: Arc<Mutex<Vec<Statement>>>,
}

impl<'a> Heard<'a> {
    fn open(file: &Path, plan: &'a Plan) -> anyhow::Result<Self> {
        let statements: Arc<Mutex<Vec<Statement>>> = Arc::default();
        let told = Arc::clone(&statements);
        let listener = move |sql: &str, values: &[Value]| {
            let statement = (sql.replace('$', "?"), values.to_vec());
            told.lock().unwrap_or_else(PoisonError::into_inner).push(statement);
        };
        let app = serve::app(Store::open_heard_by(file, Arc::new(listener))?, file)?;
        Ok(Self { pages: serve::pages(&app, plan), plan, statements })
    }

    /// The second time a page is asked for, what is kept between pages is there.
    async fn capture(&self, asked: &Asked) -> anyhow::Result<Captured> {
        if asked.form.is_none() {
            self.ask(asked).await?;
        }
        self.take();
        let answer = self.ask(asked).await?;
        let fits = answer.status.is_success() || answer.status == StatusCode::SEE_OTHER;
        ensure!(fits, "{} was answered with {}", asked.path, answer.status);
        let statements = self.take();
        ensure!(!statements.is_empty(), "{} asked nothing of the database", asked.path);
        Ok(Captured { reads: reads(&statements), statements, answer })
    }

    fn take(&self) -> Vec<Statement> {
        std::mem::take(&mut self.statements.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn ask(&self, asked: &Asked) -> anyhow::Result<Stored> {
        let method = if asked.form.is_some() { "POST" } else { "GET" };
        let mut request =
            Request::builder().method(method).uri(&asked.path).header("host", "bench");
        for (name, value) in self.plan.headers(asked) {
            request = request.header(name, value);
        }
        let body = Body::from(asked.form.clone().unwrap_or_default());
        let response = self.pages.clone().oneshot(request.body(body)?).await?;
        let (head, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await?;
        Ok(Stored { status: head.status, headers: head.headers, body })
    }
}

/// What was asked more than once is asked once here.
fn reads(statements: &[Statement]) -> Vec<Statement> {
    let mut distinct: Vec<Statement> = Vec::new();
    for statement in statements.iter().filter(|(sql, _)| sql.starts_with("select")) {
        if !distinct.contains(statement) {
            distinct.push(statement.clone());
        }
    }
    distinct
}

fn bare(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.execute_batch("pragma synchronous = full")?;
    // Otherwise statements are prepared anew when something is bound to them.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(connection)
}

fn step(connection: &Connection, statements: &[Statement]) -> rusqlite::Result<()> {
    for (sql, values) in statements {
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while rows.next()?.is_some() {}
    }
    Ok(())
}

thread_local! {
    static BARE: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

async fn answer(State(floor): State<Arc<Floor>>, uri: Uri, sent: Bytes) -> Response {
    let done = if uri.path() == RECORDING_PATH && !sent.is_empty() {
        let mut recording = floor.recording.lock().unwrap_or_else(PoisonError::into_inner);
        record(&mut recording)
    } else {
        read(&floor, uri.path_and_query().map_or("", axum::http::uri::PathAndQuery::as_str))
    };
    match done {
        Ok(stored) => (stored.status, stored.headers, stored.body).into_response(),
        Err(cause) => (StatusCode::INTERNAL_SERVER_ERROR, cause.to_string()).into_response(),
    }
}

fn read(floor: &Floor, path: &str) -> anyhow::Result<Stored> {
    let page = floor.pages.get(path).context("not captured")?;
    BARE.with_borrow_mut(|connection| {
        let connection = match connection {
            Some(connection) => connection,
            None => connection.insert(bare(&floor.file)?),
        };
        connection.prepare_cached("begin")?.execute([])?;
        let stepped = step(connection, &page.reads);
        connection.prepare_cached("rollback")?.execute([])?;
        stepped
    })?;
    Ok(page.answer.clone())
}

fn record(recording: &mut Recording) -> anyhow::Result<Stored> {
    step(&recording.connection, &recording.reads)?;
    let rows = recording.rows.next();
    recording.connection.prepare_cached("begin immediate")?.execute([])?;
    step(&recording.connection, &rows)?;
    recording.connection.prepare_cached("commit")?.execute([])?;
    Ok(recording.answer.clone())
}
