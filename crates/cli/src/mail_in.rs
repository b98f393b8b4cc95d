//! `weerklank mail-in`: mail that comes in from outside the program. `--check` reads a folder of
//! messages and tells what would become of each; it needs no settings and changes nothing.
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Serialize;
use weerklank_app::mail_in::{Arrived, Kept};
use weerklank_mail::incoming::{Limits, ParsedMail, parse};

use crate::settings::Settings;
use crate::terminal::{t, t_with};
use crate::{database, parts};

#[derive(clap::Args)]
pub(crate) struct MailIn {
    #[arg(long, value_name = "DIR", help = t("terminal-mail-in-check"))]
    pub(crate) check: Option<PathBuf>,
}

/// What a mail server reads when it should try again later (sysexits).
pub(crate) const TRY_AGAIN: u8 = 75;

/// A mail by a pipe, as a mail server hands it over: kept, or to be tried again.
pub(crate) async fn pipe(settings: &Settings) -> anyhow::Result<()> {
    let mut raw = Vec::new();
    let most = u64::try_from(PIPE_BYTES_MAX)?;
    io::stdin().lock().take(most + 1).read_to_end(&mut raw)?;
    let whole = raw.len() <= PIPE_BYTES_MAX;
    raw.truncate(PIPE_BYTES_MAX);
    if !whole {
        // A server that can't write the rest would send all of it back.
        io::copy(&mut io::stdin().lock(), &mut io::sink())?;
    }
    let store = database::open(settings)?;
    let app = parts::app(settings, store)?;
    let mailbox = "pipe".to_owned();
    // Where it came from before, it is kept already, which is as good.
    let (Kept::New | Kept::Known) =
        app.keep_mail(Arrived { raw, whole, mailbox, accepted_at: None }).await?;
    Ok(())
}

/// Of a larger mail only the start is kept.
const PIPE_BYTES_MAX: usize = 60 << 20;

/// What became of one file.
#[derive(Debug, Serialize)]
struct Checked {
    /// Below the folder that was asked.
    file: String,
    bytes: u64,
    subject: String,
    /// The address only; nothing when the message does not say.
    sender: Option<String>,
    sender_name: Option<String>,
    nature: &'static str,
    /// In characters.
    text_length: usize,
    attachments: Vec<Attached>,
    warnings: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Attached {
    name: String,
    /// What the content shows, else what the message claims.
    #[serde(rename = "type")]
    media_type: String,
    size: usize,
}

/// Prints one JSON array, file by file, so that a large folder takes no memory.
pub(crate) fn check_folder(folder: &Path) -> anyhow::Result<()> {
    let failed = || {
        let shown = folder.display().to_string();
        t_with("terminal-mail-in-no-folder", &[("folder", &shown)])
    };
    std::fs::read_dir(folder).with_context(failed)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write_all(folder, &mut out).and_then(|()| out.flush()) {
        // Whoever reads it may have left, as `head` does.
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done.context(t("terminal-mail-in-not-written")),
    }
}

fn write_all(folder: &Path, out: &mut impl io::Write) -> io::Result<()> {
    write!(out, "[")?;
    let mut separator = "\n";
    for found in below(folder) {
        let checked = match found {
            Found::Message(path) => check(folder, &path),
            Found::Unreadable(path, cause) => unreadable(folder, &path, &cause),
        };
        write!(out, "{separator}")?;
        serde_json::to_writer(&mut *out, &checked)?;
        separator = ",\n";
    }
    writeln!(out, "\n]")
}

/// What stands below a folder.
enum Found {
    Message(PathBuf),
    /// A folder, or something with the name of a message, that can't be looked into.
    Unreadable(PathBuf, io::Error),
}

/// The messages below a folder, in the order of their names. A link to a folder is not
/// followed: it would lead around in circles, or out of the folder.
fn below(folder: &Path) -> impl Iterator<Item = Found> {
    let mut waiting = vec![folder.to_owned()];
    let mut ready: Vec<Found> = Vec::new();
    std::iter::from_fn(move || {
        loop {
            if let Some(found) = ready.pop() {
                return Some(found);
            }
            let folder = waiting.pop()?;
            match entries(&folder) {
                Ok((mut messages, mut folders)) => {
                    messages.reverse();
                    ready = messages;
                    folders.reverse();
                    waiting.append(&mut folders);
                }
                Err(cause) => ready.push(Found::Unreadable(folder, cause)),
            }
        }
    })
}

fn entries(folder: &Path) -> io::Result<(Vec<Found>, Vec<PathBuf>)> {
    let mut paths = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let (mut messages, mut folders) = (Vec::new(), Vec::new());
    for path in paths {
        let link_or_file = std::fs::symlink_metadata(&path);
        if link_or_file.is_ok_and(|about| about.is_dir()) {
            folders.push(path);
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml")) {
            messages.push(message(path));
        }
    }
    Ok((messages, folders))
}

/// Something that is called a message. What never ends, such as a pipe, is not opened.
fn message(path: PathBuf) -> Found {
    match std::fs::metadata(&path) {
        Ok(about) if about.is_file() => Found::Message(path),
        Ok(_) => Found::Unreadable(path, io::ErrorKind::Unsupported.into()),
        Err(cause) => Found::Unreadable(path, cause),
    }
}

fn check(folder: &Path, path: &Path) -> Checked {
    let limits = Limits::default();
    match read(path, &limits) {
        Ok((raw, bytes)) => checked(folder, path, bytes, &parse(&raw, &limits)),
        Err(cause) => unreadable(folder, path, &cause),
    }
}

/// The message up to one byte over the limit, and how large it is.
fn read(path: &Path, limits: &Limits) -> io::Result<(Vec<u8>, u64)> {
    let file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let mut raw = Vec::new();
    file.take(limits.message_bytes as u64 + 1).read_to_end(&mut raw)?;
    Ok((raw, bytes))
}

fn checked(folder: &Path, path: &Path, bytes: u64, mail: &ParsedMail) -> Checked {
    let from = mail.from.as_ref();
    let attachments = mail.attachments.iter().map(|file| Attached {
        name: file.name.clone(),
        media_type: file.found.unwrap_or(&file.claimed).to_owned(),
        size: file.bytes.len(),
    });
    Checked {
        file: name(folder, path),
        bytes,
        subject: mail.subject.clone(),
        sender: from.map(|from| from.address.clone()).filter(|address| !address.is_empty()),
        sender_name: from.and_then(|from| from.name.clone()),
        nature: mail.nature.kind().key(),
        text_length: mail.text.chars().count(),
        attachments: attachments.collect(),
        warnings: mail.warnings.iter().map(|warning| t(warning.key())).collect(),
    }
}

fn unreadable(folder: &Path, path: &Path, cause: &io::Error) -> Checked {
    let warning = t_with("terminal-mail-in-unreadable", &[("cause", &cause.to_string())]);
    let bytes = std::fs::symlink_metadata(path).map_or(0, |about| about.len());
    let warnings = vec![warning];
    Checked { warnings, ..checked(folder, path, bytes, &ParsedMail::default()) }
}

fn name(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned()
}
