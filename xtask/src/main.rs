//! Work on the tree itself: `cargo xtask` lists what it can do. Read `tree` and `tokens` first,
//! then a check in `tidy`.
mod adr;
mod bench;
mod coverage;
mod full;
mod tidy;
mod tokens;
mod tree;
mod vendor;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "xtask", about = "Work on the tree itself")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Check limits, names, layers, texts, articles, paths and decisions
    Tidy,
    /// Write docs/procedure/coverage.md
    Coverage {
        /// Only compare it with what stands
        #[arg(long)]
        check: bool,
    },
    /// Recreate the vendored assets from their npm packages
    Vendor {
        /// Only compare them with what stands
        #[arg(long)]
        check: bool,
    },
    /// Run ./test long and wide: more seeds, all widths and colour schemes
    Full,
    /// Measure what a page costs, against its floor: `--complaints N`, `--json FILE`
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Start a decision in docs/adr
    NewAdr { title: String },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Tidy => tidy::run(),
        Task::Coverage { check } => coverage::run(check),
        Task::Vendor { check } => vendor::run(check),
        Task::Full => full::run(),
        Task::Bench { arguments } => bench::run(&arguments),
        Task::NewAdr { title } => adr::run(&title),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
