//! `weerklank verify`: recomputes the history of every dossier, names the first row that does not
//! fit, and every file that is gone or damaged.
use std::process::ExitCode;

use anyhow::Context;
use weerklank_domain::chain::{self, Broken, BrokenKind, Digest, salted};
use weerklank_domain::ids::{ComplaintId, ContentId, FileId};
use weerklank_domain::reference::Reference;
use weerklank_store::blobs::{Blobs, Condition};
use weerklank_store::files::ListedFile;
use weerklank_store::{Store, StoreError, Tx, check, content, dossiers, files};
use weerklank_texts::explanations;

use crate::settings::Settings;
use crate::terminal::{language, print, t, t_with};
use crate::{database, parts};

/// How many dossiers are found at once.
const PAGE: u32 = 200;

#[derive(clap::Args)]
pub(crate) struct Verify {
    #[arg(long, value_name = "K-…", help = t("terminal-verify-reference"))]
    reference: Option<String>,
}

/// What was recomputed.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) dossiers: u64,
    entries: u64,
    texts: u64,
    erased: u64,
    files: u64,
    /// The files that are gone or damaged.
    pub(crate) broken: Vec<Misfit>,
}

/// A row that does not fit.
#[derive(Debug)]
pub(crate) struct Misfit {
    reference: String,
    kind: MisfitKind,
}

#[derive(Debug)]
enum MisfitKind {
    Chain(Broken),
    /// Rows at the end are gone, or there are more than the dossier knows of.
    Length {
        found: u64,
        expected: u64,
    },
    /// The words under an entry are others than those that were sealed.
    Words {
        number: u64,
        content: ContentId,
    },
    File {
        file: FileId,
    },
}

pub(crate) async fn run(asked: &Verify, settings: &Settings) -> anyhow::Result<ExitCode> {
    let store = database::open_current(settings).await?;
    let blobs = parts::files(settings)?.blobs;
    let verified = match &asked.reference {
        None => all(&store, &blobs).await?,
        Some(typed) => {
            let reference: Reference = typed
                .parse()
                .map_err(|error| anyhow::anyhow!(explanations::reference(language(), error)))?;
            let found = store.read(move |tx| dossiers::id_of(tx, reference)).await?;
            let id = found.with_context(|| {
                t_with("terminal-verify-unknown", &[("reference", &reference.to_string())])
            })?;
            one(&store, &blobs, id).await?
        }
    };
    match verified {
        Ok(tally) if tally.broken.is_empty() => {
            print(&tally.to_string())?;
            Ok(ExitCode::SUCCESS)
        }
        // What is wrong with one file says nothing of the others, so all of them are named.
        Ok(tally) => {
            for misfit in &tally.broken {
                print(&misfit.to_string())?;
            }
            Ok(ExitCode::FAILURE)
        }
        Err(misfit) => {
            print(&misfit.to_string())?;
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Every dossier, in the order of their ids. Files that are broken are noted in the tally; the
/// first history that does not fit ends it.
pub(crate) async fn all(store: &Store, blobs: &Blobs) -> anyhow::Result<Result<Tally, Misfit>> {
    let mut tally = Tally::default();
    let mut after = None;
    loop {
        let ids = store.read(move |tx| dossiers::page_of_ids(tx, after, PAGE)).await?;
        let Some(last) = ids.last() else { return Ok(Ok(tally)) };
        after = Some(*last);
        for id in ids {
            match one(store, blobs, id).await? {
                Ok(more) => tally.add(more),
                Err(misfit) => return Ok(Err(misfit)),
            }
        }
    }
}

async fn one(
    store: &Store,
    blobs: &Blobs,
    id: ComplaintId,
) -> anyhow::Result<Result<Tally, Misfit>> {
    let (mut tally, listed, reference) = match store.read(move |tx| dossier(tx, id)).await? {
        Ok(found) => found,
        Err(misfit) => return Ok(Err(misfit)),
    };
    for file in listed {
        match blobs.condition(store, file.blob).await? {
            Condition::Whole => tally.files += 1,
            Condition::Missing | Condition::Damaged => {
                let kind = MisfitKind::File { file: file.id };
                tally.broken.push(Misfit { reference: reference.clone(), kind });
            }
        }
    }
    Ok(Ok(tally))
}

/// What was recomputed of a dossier, with the files to look at and its reference.
type Recomputed = (Tally, Vec<ListedFile>, String);

fn dossier(tx: &mut Tx<'_>, id: ComplaintId) -> Result<Result<Recomputed, Misfit>, StoreError> {
    let Some(head) = check::head(tx, id)? else { return Ok(Ok(Recomputed::default())) };
    let mut tally = Tally { dossiers: 1, ..Tally::default() };
    Ok(match chain(tx, id, head.version, &mut tally)? {
        None => Ok((tally, files::of_complaint(tx, id)?, head.reference)),
        Some(kind) => Err(Misfit { reference: head.reference, kind }),
    })
}

fn chain(
    tx: &mut Tx<'_>,
    id: ComplaintId,
    version: u32,
    tally: &mut Tally,
) -> Result<Option<MisfitKind>, StoreError> {
    let links = dossiers::links(tx, id)?;
    let found = u64::try_from(links.len()).unwrap_or(u64::MAX);
    if let Err(broken) = chain::verify(id, links.iter().map(dossiers::StoredLink::as_link)) {
        return Ok(Some(MisfitKind::Chain(broken)));
    }
    if found != u64::from(version) {
        return Ok(Some(MisfitKind::Length { found, expected: version.into() }));
    }
    tally.entries += found;
    let sealed = content::sealed(tx, id)?;
    for link in &links {
        for (content, digest) in texts_in(&link.body) {
            match sealed.get(&content) {
                None => tally.erased += 1,
                Some((salt, words)) if salted(salt, words.as_bytes()) == digest => {
                    tally.texts += 1;
                }
                Some(_) => return Ok(Some(MisfitKind::Words { number: link.number, content })),
            }
        }
    }
    Ok(None)
}

/// The references to erasable words in the body of an entry: an id beside a digest.
fn texts_in(body: &str) -> Vec<(ContentId, Digest)> {
    let mut found = Vec::new();
    let mut open: Vec<serde_json::Value> = serde_json::from_str(body).into_iter().collect();
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::Object(fields) => {
                let text = |name: &str| fields.get(name).and_then(serde_json::Value::as_str);
                if let (Some(id), Some(digest)) = (text("id"), text("digest"))
                    && let (Ok(id), Ok(digest)) = (id.parse(), digest.parse())
                {
                    found.push((id, digest));
                }
                open.extend(fields.into_iter().map(|(_, inner)| inner));
            }
            serde_json::Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

impl Tally {
    fn add(&mut self, more: Self) {
        self.dossiers += more.dossiers;
        self.entries += more.entries;
        self.texts += more.texts;
        self.erased += more.erased;
        self.files += more.files;
        self.broken.extend(more.broken);
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let numbers = [self.dossiers, self.entries, self.texts, self.erased, self.files];
        let [dossiers, entries, texts, erased, files] = numbers.map(|number| number.to_string());
        let values = [
            ("dossiers", dossiers.as_str()),
            ("entries", &entries),
            ("texts", &texts),
            ("erased", &erased),
            ("files", &files),
        ];
        f.write_str(&t_with("terminal-verify-good", &values))
    }
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let reference = ("reference", self.reference.as_str());
        f.write_str(&match &self.kind {
            MisfitKind::Chain(Broken { seq, kind }) => {
                let number = seq.to_string();
                let number = ("number", number.as_str());
                match kind {
                    BrokenKind::Sequence { expected } => {
                        let expected = expected.to_string();
                        let values = [reference, number, ("expected", expected.as_str())];
                        t_with("terminal-verify-sequence", &values)
                    }
                    BrokenKind::Digest | BrokenKind::Head => {
                        t_with("terminal-verify-digest", &[reference, number])
                    }
                }
            }
            MisfitKind::Length { found, expected } => {
                let (found, expected) = (found.to_string(), expected.to_string());
                let values = [reference, ("found", &found), ("expected", &expected)];
                t_with("terminal-verify-length", &values)
            }
            MisfitKind::Words { number, content } => {
                let (number, content) = (number.to_string(), content.to_string());
                let values = [reference, ("number", &number), ("content", &content)];
                t_with("terminal-verify-words", &values)
            }
            MisfitKind::File { file } => {
                t_with("terminal-verify-file", &[reference, ("file", &file.to_string())])
            }
        })
    }
}
