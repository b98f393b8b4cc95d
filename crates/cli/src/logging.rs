//! Logs on standard error: one line an event, and nothing in it about a person.
use std::io;

use tracing_subscriber::EnvFilter;

use crate::settings::{Log, LogFormat};

/// Begins to log. What we depend on tells only what worries it.
pub(crate) fn start(log: Log) {
    let filter = EnvFilter::new(format!("warn,weerklank={}", log.level));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    // The only subscriber of the process, so it is never refused.
    let _ = match log.format {
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
        LogFormat::Text => builder.try_init(),
    };
}
