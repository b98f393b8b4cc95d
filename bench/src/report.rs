//! The figures, for people as a table and for programs as JSON.
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde_json::json;

use crate::measure::{Compared, Cost};

/// All that was measured.
pub(crate) struct Report {
    pub(crate) works: Vec<Compared>,
    pub(crate) memory_mib: f64,
    pub(crate) start_ms: f64,
    pub(crate) complaints: usize,
}

const RATIO_MAX: f64 = 3.0;
const MEMORY_MIB_MAX: f64 = 150.0;
const START_MS_MAX: f64 = 500.0;

impl Compared {
    fn ratio(&self) -> f64 {
        self.page.cpu_ms / self.floor.cpu_ms
    }
}

impl Report {
    pub(crate) fn print(&self) {
        println!(
            "{:<20} {:>8} {:>8} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8}",
            "work",
            "cpu ms",
            "floor ms",
            "ratio",
            "req/s",
            "p50 at 1",
            "p99 at 1",
            "p50 at 8",
            "p99 at 8"
        );
        for compared in &self.works {
            let Cost { cpu_ms, requests_a_second, p50_ms_1, p99_ms_1, p50_ms_8, p99_ms_8 } =
                compared.page;
            println!(
                "{:<20} {cpu_ms:>8.3} {:>8.3} {:>6.2} {requests_a_second:>8.0} {p50_ms_1:>8.2} \
                 {p99_ms_1:>8.2} {p50_ms_8:>8.2} {p99_ms_8:>8.2}",
                compared.work.name(),
                compared.floor.cpu_ms,
                compared.ratio(),
            );
        }
        println!(
            "memory at most {:.0} MiB, first page {:.0} ms after the start, {} complaints",
            self.memory_mib, self.start_ms, self.complaints
        );
        for missed in self.missed() {
            println!("short of the target: {missed}");
        }
    }

    fn missed(&self) -> Vec<String> {
        let slow = self.works.iter().filter(|compared| compared.ratio() > RATIO_MAX);
        let mut missed: Vec<String> = slow
            .map(|compared| {
                format!("{}, {:.2} times its floor", compared.work.name(), compared.ratio())
            })
            .collect();
        if self.memory_mib >= MEMORY_MIB_MAX {
            missed.push(format!("memory, {:.0} MiB", self.memory_mib));
        }
        if self.start_ms >= START_MS_MAX {
            missed.push(format!("first page, {:.0} ms", self.start_ms));
        }
        missed
    }

    pub(crate) fn write(&self, file: &Path) -> anyhow::Result<()> {
        let work = |compared: &Compared| {
            json!({
                "work": compared.work.name(),
                "cpu_ms": rounded(compared.page.cpu_ms),
                "floor_ms": rounded(compared.floor.cpu_ms),
                "ratio": rounded(compared.ratio()),
                "req_s": rounded(compared.page.requests_a_second),
                "p99_ms_1": rounded(compared.page.p99_ms_1),
                "p99_ms_8": rounded(compared.page.p99_ms_8),
            })
        };
        let report = json!({
            "work": self.works.iter().map(work).collect::<Vec<_>>(),
            "memory_mib": rounded(self.memory_mib),
            "start_ms": rounded(self.start_ms),
            "complaints": self.complaints,
        });
        let text = serde_json::to_string_pretty(&report)? + "\n";
        fs::write(file, text).with_context(|| format!("could not write {}", file.display()))
    }
}

/// To a thousandth.
fn rounded(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}
