//! Runs the benchmark, which is a program of its own: it knows all crates, and no build but its
//! own waits for it.
use std::process::Command;

use anyhow::Context as _;

/// Builds it and hands over what was typed; paths in it are those of the caller.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let status = Command::new(cargo)
        .args(["run", "--release", "--locked", "--package", "weerklank-bench", "--manifest-path"])
        .arg(crate::tree::root().join("Cargo.toml"))
        .arg("--")
        .args(arguments)
        .status()
        .context("could not start cargo")?;
    anyhow::ensure!(status.success(), "the benchmark failed: {status}");
    Ok(())
}
