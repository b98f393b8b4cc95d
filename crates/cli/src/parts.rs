//! Puts together what Weerklank runs on.
use anyhow::Context;
use weerklank_app::clock::{Chance, Clock};
use weerklank_app::files::Files;
use weerklank_app::post_room::{Carrier, Post};
use weerklank_app::{App, Parts};
use weerklank_mail::{Mailbox, Postman, SmtpPostman};
use weerklank_store::Store;
use weerklank_store::blobs::Blobs;

use crate::settings::{Place, Settings};

/// Who mail is from while no mail server was filled in: it waits, and nobody gets it.
const NOBODY: &str = "weerklank@localhost.localdomain";

/// The application on this database, by the machine's clock.
pub(crate) fn app(settings: &Settings, store: Store) -> anyhow::Result<App> {
    Ok(App::new(Parts {
        store,
        clock: Clock::system(),
        chance: Chance::System,
        renderer: weerklank_documents::renderer(),
        public_url: settings.public_url.clone(),
        post: post(settings)?,
        files: files(settings)?,
    }))
}

/// What the settings say of files.
pub(crate) fn files(settings: &Settings) -> anyhow::Result<Files> {
    let files = &settings.files;
    let blobs = match &files.place {
        Place::Folder(folder) => Blobs::in_folder(folder),
        Place::S3(s3) => Blobs::in_s3(s3, &files.arrivals)?,
    };
    let (rules, scanner) = (files.rules.clone(), files.scanner.clone());
    Ok(Files { blobs, rules, scanner })
}

fn post(settings: &Settings) -> anyhow::Result<Post> {
    let Some(smtp) = &settings.smtp else {
        let sender = Mailbox::new(None, NOBODY).context("the sender of nothing")?;
        let carrier = Carrier::Postman(Postman::NotConfigured);
        return Ok(Post { carrier, sender, answers: settings.answers });
    };
    let carrier = Carrier::Postman(Postman::Smtp(SmtpPostman::new(smtp)?));
    Ok(Post { carrier, sender: smtp.sender()?, answers: settings.answers })
}
