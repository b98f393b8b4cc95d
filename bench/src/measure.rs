//! Loads the two servers by turns, and takes the median of the runs.
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, ensure};

use crate::asked::{Plan, Work};
use crate::client::{Load, load};
use crate::dice::Dice;
use crate::process::Server;

/// How often, and how long each time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    pub(crate) runs: usize,
    pub(crate) time: Duration,
}

/// What one work costs one server: the median of its runs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    /// Processor time of the server for one request, at one and at eight connections together.
    pub(crate) cpu_ms: f64,
    /// At eight connections.
    pub(crate) requests_a_second: f64,
    pub(crate) p50_ms_1: f64,
    pub(crate) p99_ms_1: f64,
    pub(crate) p50_ms_8: f64,
    pub(crate) p99_ms_8: f64,
}

/// The page against its floor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compared {
    pub(crate) work: Work,
    pub(crate) page: Cost,
    pub(crate) floor: Cost,
}

/// A server is slow on its first requests, and is measured after them.
const WARM_UP: Duration = Duration::from_millis(500);
const FEW: u64 = 1;
const MANY: u64 = 8;

pub(crate) async fn compare(
    (server, floor): (&Server, &Server),
    plan: &Plan,
    work: Work,
    effort: Effort,
) -> anyhow::Result<Compared> {
    for server in [server, floor] {
        load(server.address, plan, (work, MANY), WARM_UP).await?;
    }
    let (mut pages, mut floors) = (Vec::new(), Vec::new());
    for run in 1..=effort.runs {
        eprint!("\rmeasuring: {}, run {run} of {}      ", work.name(), effort.runs);
        pages.push(once(server, plan, (work, effort.time)).await?);
        floors.push(once(floor, plan, (work, effort.time)).await?);
    }
    eprintln!();
    Ok(Compared { work, page: median_of(&pages), floor: median_of(&floors) })
}

async fn once(
    server: &Server,
    plan: &Plan,
    (work, time): (Work, Duration),
) -> anyhow::Result<Cost> {
    let before = server.cpu_ms()?;
    let mut few = load(server.address, plan, (work, FEW), time).await?;
    let mut many = load(server.address, plan, (work, MANY), time).await?;
    let spent = server.cpu_ms()? - before;
    let requests = few.micros.len() + many.micros.len();
    ensure!(requests > 0, "{} was never answered", work.name());
    Ok(Cost {
        cpu_ms: spent / count(requests),
        requests_a_second: count(many.micros.len()) / many.seconds,
        p50_ms_1: percentile_ms(&mut few, 50),
        p99_ms_1: percentile_ms(&mut few, 99),
        p50_ms_8: percentile_ms(&mut many, 50),
        p99_ms_8: percentile_ms(&mut many, 99),
    })
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn percentile_ms(load: &mut Load, percent: usize) -> f64 {
    load.micros.sort_unstable();
    let place = (load.micros.len() * percent / 100).min(load.micros.len().saturating_sub(1));
    let micros = load.micros.get(place).copied().unwrap_or_default();
    f64::from(u32::try_from(micros).unwrap_or(u32::MAX)) / 1000.0
}

fn median_of(costs: &[Cost]) -> Cost {
    let of = |figure: fn(&Cost) -> f64| median(costs.iter().map(figure).collect());
    Cost {
        cpu_ms: of(|cost| cost.cpu_ms),
        requests_a_second: of(|cost| cost.requests_a_second),
        p50_ms_1: of(|cost| cost.p50_ms_1),
        p99_ms_1: of(|cost| cost.p99_ms_1),
        p50_ms_8: of(|cost| cost.p50_ms_8),
        p99_ms_8: of(|cost| cost.p99_ms_8),
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

/// From the start of the process to its first worklist, in milliseconds.
pub(crate) async fn start_ms(
    arguments: &[&str],
    plan: &Plan,
    (folder, runs): (&Path, usize),
) -> anyhow::Result<f64> {
    let mut started = Vec::new();
    for _ in 0..runs {
        let mut server = Server::spawn(arguments, folder)?;
        let asked = plan.next(Work::Worklist, &mut Dice::new(0));
        let request = plan.bytes(&asked, &server.address.to_string());
        let (after, answer) = server.first_answer(&request).await?;
        ensure!(answer.status == 200, "the worklist was answered with {}", answer.status);
        let page_is_there = answer.body.len() > 1000;
        page_is_there.then_some(()).context("the worklist is empty")?;
        started.push(after.as_secs_f64() * 1000.0);
    }
    Ok(median(started))
}
