//! The long and wide run: what `./test` does, with more seeds, widths and colour schemes.
use std::process::Command;

use anyhow::Context as _;

/// Random cases for each property; the daily run takes proptest's 256.
const CASES: &str = "20000";

/// Steps of the random walks over dossiers, each two hundredth of which looks at all pages.
const STEPS: &str = "10000";

/// Complaints in the simulated year.
const YEAR: &str = "500";

/// Runs `./test` with everything turned up.
pub(crate) fn run() -> anyhow::Result<()> {
    let root = crate::tree::root();
    let status = Command::new(root.join("test"))
        .current_dir(&root)
        .env("WEERKLANK_TEST_WIDE", "1")
        .env("PROPTEST_CASES", CASES)
        .env("WEERKLANK_TEST_STEPS", STEPS)
        .env("WEERKLANK_TEST_YEAR", YEAR)
        .status()
        .context("could not start ./test")?;
    anyhow::ensure!(status.success(), "./test failed");
    Ok(())
}
