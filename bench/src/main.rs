//! What a page costs, against what it could cost at least: `cargo xtask bench`. Read `measure`
//! first, then `floor`, which says what it is measured against; `fill` makes the complaints.
mod asked;
mod cast;
mod client;
mod dice;
mod fill;
mod floor;
mod life;
mod mail;
mod mail_in;
mod measure;
mod process;
mod report;
mod rows;
mod serve;
mod visitor;
mod ways;
mod words;

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Parser, Subcommand};
use jiff::ToSpan;
use weerklank_domain::chain::Digest;
use weerklank_domain::ids::{PersonId, SessionId};
use weerklank_store::sessions::{self, NewSession};
use weerklank_store::{Database, Store};

use crate::asked::{Plan, Work};
use crate::dice::Dice;
use crate::fill::Filled;
use crate::measure::Effort;
use crate::process::Server;
use crate::report::Report;

#[derive(Parser)]
#[command(name = "weerklank-bench", about = "What a page costs, against its floor")]
struct Arguments {
    /// How many complaints the database holds
    #[arg(long, default_value_t = 100_000)]
    complaints: usize,
    /// Where the figures go as JSON
    #[arg(long)]
    json: Option<PathBuf>,
    /// How often each work is measured
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// How long each time, in seconds
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
    /// A folder in which the filled database is kept, and found again
    #[arg(long)]
    keep: Option<PathBuf>,
    #[command(subcommand)]
    part: Option<Part>,
}

/// What this program starts of itself.
#[derive(Subcommand)]
enum Part {
    #[command(hide = true)]
    Serve(Serving),
    #[command(hide = true)]
    Floor(Serving),
    /// What reading a mail costs
    Mail,
}

#[derive(clap::Args)]
struct Serving {
    #[arg(long)]
    folder: PathBuf,
    #[arg(long)]
    listen: SocketAddr,
}

impl Serving {
    fn plan(&self) -> anyhow::Result<Plan> {
        Ok(serde_json::from_slice(&fs::read(self.folder.join(PLAN))?)?)
    }
}

const DATABASE: &str = "weerklank.db";
const PLAN: &str = "plan.json";

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let mut runtime = match arguments.part {
        // As the program itself.
        Some(_) => tokio::runtime::Builder::new_multi_thread(),
        None => tokio::runtime::Builder::new_current_thread(),
    };
    runtime.enable_all().build()?.block_on(run(arguments))
}

async fn run(arguments: Arguments) -> anyhow::Result<()> {
    match &arguments.part {
        Some(Part::Serve(asked)) => {
            serve::serve(&asked.folder.join(DATABASE), asked.listen, &asked.plan()?).await
        }
        Some(Part::Floor(asked)) => {
            floor::serve(&asked.folder.join(DATABASE), asked.listen, &asked.plan()?).await
        }
        Some(Part::Mail) => {
            mail_in::run().await?;
            mail::run(Duration::from_secs_f64(arguments.seconds))
        }
        None => bench(&arguments).await,
    }
}

async fn bench(arguments: &Arguments) -> anyhow::Result<()> {
    let temporary = tempfile::tempdir()?;
    let folder = arguments.keep.as_deref().unwrap_or(temporary.path());
    fs::create_dir_all(folder)?;
    if !folder.join(PLAN).exists() {
        prepare(folder, arguments.complaints).await?;
    }
    let plan: Plan = serde_json::from_slice(&fs::read(folder.join(PLAN))?)?;
    sign_in(&Store::open(&Database::Sqlite(folder.join(DATABASE)))?, &plan).await?;
    visitor::let_in(&folder.join(DATABASE), &plan).await?;
    let report = measured(arguments, folder, &plan).await?;
    report.print();
    arguments.json.as_deref().map_or(Ok(()), |file| report.write(file))
}

/// Fills the database, and writes down what there is to ask of it.
async fn prepare(folder: &Path, complaints: usize) -> anyhow::Result<()> {
    let store = Store::open(&Database::Sqlite(folder.join(DATABASE)))?;
    store.migrate().await?;
    let filled = fill::fill(&store, complaints).await?;
    println!(
        "filled with {} complaints ({} open, {} entries) in {:.0} s",
        filled.complaints, filled.open, filled.entries, filled.seconds
    );
    let file = folder.join(DATABASE);
    let app = serve::app(store, &file)?;
    app.build_search(&tokio::sync::watch::channel(false).1).await?;
    fs::write(folder.join(PLAN), serde_json::to_vec(&plan(&filled))?)?;
    Ok(())
}

fn plan(filled: &Filled) -> Plan {
    let this_year = weerklank_domain::calendar::local_date(fill::now()).year();
    let mut dice = Dice::new(5);
    let token = Digest::sha256(&dice.bytes()).to_string();
    let (adviser, _) = &filled.cast.advisers[0];
    Plan {
        token,
        officer: filled.cast.officers[0].as_uuid(),
        complaints: filled.complaints,
        dossiers: filled.samples.iter().take(200).map(ToString::to_string).collect(),
        years: (this_year - 4..=this_year).collect(),
        about: format!("adviser:{}", adviser.id),
    }
}

/// Signs the officer in, as if he had typed his password just now.
async fn sign_in(store: &Store, plan: &Plan) -> anyhow::Result<()> {
    let now = fill::now();
    let session = NewSession {
        id: SessionId::from_uuid(Dice::new(6).id(now)),
        token: Digest::sha256(plan.token.as_bytes()),
        person: PersonId::from_uuid(plan.officer),
        created_at: now,
        expires_at: now + 24.hours(),
        device: "weerklank-bench".to_owned(),
    };
    let begin = move |tx: &mut weerklank_store::Tx<'_>| {
        sessions::revoke_all(tx, session.person)?;
        sessions::create(tx, &session)
    };
    Ok(store.write::<_, weerklank_store::StoreError, _>(begin).await?)
}

async fn measured(arguments: &Arguments, folder: &Path, plan: &Plan) -> anyhow::Result<Report> {
    let path = folder.to_string_lossy();
    let (serve, floor) = (["serve", "--folder", &*path], ["floor", "--folder", &*path]);
    let effort = Effort { runs: arguments.runs, time: Duration::from_secs_f64(arguments.seconds) };
    let start_ms = measure::start_ms(&serve, plan, (folder, effort.runs)).await?;
    let mut server = Server::spawn(&serve, folder)?;
    let mut floor = Server::spawn(&floor, folder)?;
    let asked = plan.bytes(&plan.next(Work::Worklist, &mut Dice::new(0)), "bench");
    for started in [&mut server, &mut floor] {
        started.first_answer(&asked).await?;
    }
    let mut works = Vec::new();
    for work in Work::ALL {
        works.push(measure::compare((&server, &floor), plan, work, effort).await?);
    }
    let memory_mib = server.memory_peak_mib()?;
    Ok(Report { works, memory_mib, start_ms, complaints: plan.complaints })
}
