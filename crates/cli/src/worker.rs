//! `weerklank worker`: only what goes on beside the requests, for a machine of its own.
use weerklank_app::worker::run_worker;

use crate::serve::{stop_on_signals, watch_mailboxes};
use crate::settings::Settings;
use crate::{database, logging, parts};

pub(crate) async fn run(settings: Settings) -> anyhow::Result<()> {
    logging::start(settings.log);
    let stop = stop_on_signals()?;
    let store = database::open_current(&settings).await?;
    let app = parts::app(&settings, store)?;
    tracing::info!("working");
    watch_mailboxes(&app, &settings, &stop).await?;
    run_worker(app, stop).await;
    Ok(())
}
