//! The binary, where the parts are put together. One file a subcommand; `settings` says how a
//! process runs, `serve` how it serves, `demo` makes an organisation to try everything on.
mod backup;
mod calendar;
mod collect;
mod database;
mod demo;
mod doctor;
mod figures;
mod logging;
mod mail_in;
mod migrate;
mod parts;
mod report;
mod restore;
mod serve;
mod settings;
mod statistics;
mod terminal;
mod user;
mod verify;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};

use settings::{Places, Settings, WrongSetting};
use terminal::{t, t_with};

/// What is wrong with the settings, or with the command line itself.
const USAGE: u8 = 2;
/// What goes on in a thread of its own may end within this time.
const SHUT_DOWN_WITHIN: Duration = Duration::from_secs(10);

#[derive(Parser)]
#[command(name = "weerklank", version, about = t("terminal-about"), max_term_width = 100)]
struct Arguments {
    #[arg(long, global = true, value_name = "DIR", help = t("terminal-data"))]
    data: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "WEERKLANK_CONFIG",
        help = t("terminal-config")
    )]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = t("terminal-serve"))]
    Serve(serve::Serve),
    #[command(about = t("terminal-worker"))]
    Worker,
    #[command(about = t("terminal-demo"))]
    Demo(demo::Demo),
    #[command(about = t("terminal-migrate"))]
    Migrate,
    #[command(about = t("terminal-user"), subcommand)]
    User(user::User),
    #[command(about = t("terminal-doctor"))]
    Doctor,
    #[command(about = t("terminal-verify"))]
    Verify(verify::Verify),
    #[command(about = t("terminal-backup"))]
    Backup(backup::Backup),
    #[command(about = t("terminal-restore"))]
    Restore(restore::Restore),
    #[command(about = t("terminal-calendar"))]
    Calendar(calendar::Calendars),
    #[command(about = t("terminal-figures"))]
    Figures(figures::Asked),
    #[command(about = t("terminal-report"))]
    Report(report::Asked),
    #[command(about = t("terminal-collect"))]
    Collect(collect::Collect),
    #[command(about = t("terminal-statistics"))]
    Statistics(statistics::Statistics),
    #[command(about = t("terminal-mail-in"))]
    MailIn(mail_in::MailIn),
}

fn main() -> ExitCode {
    // Before anything speaks TLS; only this call ever chooses.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(wrong) => {
            // To a mail server any other code means that the mail is refused for good.
            let is_for_mail = wrong.use_stderr()
                && std::env::args().any(|word| word.split('-').eq(["mail", "in"]));
            let _ = wrong.print();
            return match (is_for_mail, wrong.use_stderr()) {
                (true, _) => ExitCode::from(mail_in::TRY_AGAIN),
                (false, true) => ExitCode::from(USAGE),
                // Help and version were asked for.
                (false, false) => ExitCode::SUCCESS,
            };
        }
    };
    let is_pipe = matches!(&arguments.command, Command::MailIn(mail_in::MailIn { check: None }));
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(cause) => return ended(Err(anyhow::Error::from(cause)), is_pipe),
    };
    // Spawned, so that a fault of ours is an answer too.
    let done = runtime.block_on(async { tokio::spawn(run(arguments)).await });
    // What does not end keeps nobody waiting.
    runtime.shutdown_timeout(SHUT_DOWN_WITHIN);
    ended(done.map_err(anyhow::Error::from).flatten(), is_pipe)
}

fn ended(done: anyhow::Result<ExitCode>, is_pipe: bool) -> ExitCode {
    match done {
        Ok(code) => code,
        Err(error) => {
            let code = failed(&error);
            if is_pipe { ExitCode::from(mail_in::TRY_AGAIN) } else { code }
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let places = Places { data: arguments.data, config: arguments.config };
    // They need no settings, so they say something where those are wrong too.
    match &arguments.command {
        Command::Calendar(asked) => {
            calendar::run(asked)?;
            return Ok(ExitCode::SUCCESS);
        }
        Command::Statistics(asked) => {
            statistics::run(asked)?;
            return Ok(ExitCode::SUCCESS);
        }
        Command::MailIn(asked) => {
            if let Some(folder) = &asked.check {
                mail_in::check_folder(folder)?;
                return Ok(ExitCode::SUCCESS);
            }
        }
        _ => {}
    }
    let settings = Settings::read(&places)?;
    match arguments.command {
        Command::Serve(asked) => serve::run(&asked, settings).await?,
        Command::Worker => worker::run(settings).await?,
        Command::Demo(asked) => demo::run(asked, places.data, settings.log).await?,
        Command::Migrate => migrate::run(&settings).await?,
        Command::User(asked) => user::run(asked, &settings).await?,
        Command::Backup(asked) => backup::run(&asked, &settings).await?,
        Command::Restore(asked) => restore::run(&asked, &settings).await?,
        Command::Figures(asked) => figures::run(&asked, &settings).await?,
        Command::Report(asked) => report::run(&asked, &settings).await?,
        Command::Collect(asked) => collect::run(&asked, &settings).await?,
        Command::Doctor => return doctor::run(&settings).await,
        Command::Verify(asked) => return verify::run(&asked, &settings).await,
        Command::MailIn(_) => mail_in::pipe(&settings).await?,
        Command::Calendar(_) | Command::Statistics(_) => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what went wrong and why, down to the first cause.
fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("{}", t_with("terminal-failed", &[("problem", &error.to_string())]));
    for cause in error.chain().skip(1) {
        eprintln!("  {}", t_with("terminal-because", &[("cause", &cause.to_string())]));
    }
    if error.is::<WrongSetting>() { ExitCode::from(USAGE) } else { ExitCode::FAILURE }
}
