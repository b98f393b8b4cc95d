//! Making a collection: dossiers are read in pages, written row by row or form by form, and how far
//! it is is told after each page.
use std::fs::File;
use std::io;

use jiff::civil::Date;
use weerklank_domain::calendar::local_date;
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Actor, Role, SYSTEM};
use weerklank_domain::report::Period;
use weerklank_domain::report::collection::{CollectionKind, Flavour};
use weerklank_domain::rules::ch7_collection::joins;
use weerklank_store::blobs::BlobError;
use weerklank_store::collections;
use weerklank_store::report_facts::Sight;
use weerklank_texts::t_with;

use super::bundle::{self, Bundle, Form, Part, VOLUME};
use super::filed::{self, Around, Filed, Place};
use super::list::List;
use super::{Order, Viewer};
use crate::letters::Forms;
use crate::{App, AppError};

/// So many dossiers are read at once for a list, and for documents.
const ROWS: u32 = 500;
const FORMS: u32 = 10;

/// What was made: a file without a name, and the one under which it is handed over.
pub struct Made {
    pub file: File,
    pub name: String,
}

/// Who hears how far it is, and may break it off.
pub trait Watcher: Send {
    fn reached(
        &mut self,
        how_far: (u32, u32),
        added: &[ComplaintId],
    ) -> impl Future<Output = Result<(), AppError>> + Send;
}

/// The list, with what its rows share; it goes from hand to hand, since writing blocks.
struct Writing {
    list: List,
    around: Around,
}

/// Documents, as far as they are there.
struct Printing {
    forms: Forms,
    kind: Documents,
}

enum Documents {
    /// Gathered until there are enough for a volume.
    Volumes {
        waiting: Vec<Form>,
        part: Part,
        bundle: Option<Bundle>,
        whole: Option<Vec<u8>>,
    },
    Each(Bundle),
}

impl App {
    /// Makes what was asked for. Nothing of it is kept anywhere yet.
    pub async fn make_collection(
        &self,
        order: &Order,
        watcher: &mut impl Watcher,
    ) -> Result<Made, AppError> {
        let year = Period::year(order.year).ok_or(AppError::NotFound)?;
        let sight = order.viewer.sight();
        let days = (year.from(), year.until());
        let total = self.store.read(move |tx| collections::count_closed(tx, sight, days)).await?;
        let mut writing = self.begin_list(order).await?;
        let mut printing = self.begin_documents(order, total).await?;
        let limit = if printing.is_some() { FORMS } else { ROWS };
        // Before every id of the first day, so that the first of the year comes next.
        let mut after: Place = (year.from(), ComplaintId::from_uuid(uuid::Uuid::nil()));
        let mut done = 0;
        loop {
            let (place, last) = (after, year.until());
            let page =
                self.store.read(move |tx| filed::page(tx, sight, (place, last), limit)).await?;
            let Some(last) = page.last().and_then(place_of) else { break };
            after = last;
            debug_assert!(page.iter().all(|filed| joins(filed.complaint.closed_on, year)));
            let added: Vec<ComplaintId> = page.iter().map(|filed| filed.complaint.id).collect();
            if let Some(printing) = &mut printing {
                for filed in &page {
                    self.add_form(order, printing, filed).await?;
                }
            }
            if let Some(known) = writing.take() {
                writing = Some(write(known, page).await?);
            }
            done += u32::try_from(added.len()).unwrap_or(u32::MAX);
            watcher.reached((done, total.max(done)), &added).await?;
        }
        self.end(order, writing, printing).await
    }

    async fn begin_list(&self, order: &Order) -> Result<Option<Writing>, AppError> {
        let flavour = match order.kind {
            CollectionKind::Pdf => return Ok(None),
            CollectionKind::Xlsx => None,
            CollectionKind::Csv | CollectionKind::Zip => Some(Flavour::Dutch),
            CollectionKind::CsvMachine => Some(Flavour::Machine),
        };
        let (language, today) = (order.language, local_date(self.clock.now()));
        let around = self.store.read(move |tx| Around::load(tx, language, today)).await?;
        let folder = self.files.blobs.scratch_folder().await?;
        let file = self.files.blobs.scratch().await?;
        let list = match flavour {
            None => List::sheet(&around, &folder),
            Some(flavour) => List::separated(&around, flavour, file),
        };
        Ok(Some(Writing { list: list.map_err(disk)?, around }))
    }

    async fn begin_documents(
        &self,
        order: &Order,
        total: u32,
    ) -> Result<Option<Printing>, AppError> {
        let kind = match order.kind {
            CollectionKind::Xlsx | CollectionKind::Csv | CollectionKind::CsvMachine => {
                return Ok(None);
            }
            CollectionKind::Zip => Documents::Each(self.begin_bundle().await?),
            CollectionKind::Pdf => {
                let of = total.div_ceil(VOLUME).max(1);
                let bundle = if of > 1 { Some(self.begin_bundle().await?) } else { None };
                let part = Part { number: 1, of };
                Documents::Volumes { waiting: vec![], part, bundle, whole: None }
            }
        };
        Ok(Some(Printing { forms: self.forms(order.language).await?, kind }))
    }

    async fn begin_bundle(&self) -> Result<Bundle, AppError> {
        Ok(Bundle::begin(self.files.blobs.scratch().await?))
    }

    async fn add_form(
        &self,
        order: &Order,
        printing: &mut Printing,
        filed: &Filed,
    ) -> Result<(), AppError> {
        let by = order.viewer.eyes();
        let Some(paper) = self.form_of(&printing.forms, (&by, filed.complaint.id)).await? else {
            // Opened again, or hidden from him, since it was listed.
            return Ok(());
        };
        let reference = filed.complaint.recording.reference.to_string();
        match &mut printing.kind {
            Documents::Each(bundle) => {
                let bytes = self.print(paper).await?;
                let name = bundle::form_name(order.language, &reference);
                bundle.add(&name, &bytes).map_err(disk)
            }
            Documents::Volumes { waiting, .. } => {
                waiting.push(Form::new((&reference, filed.complaint.closed_on), paper));
                if waiting.len() < VOLUME as usize {
                    return Ok(());
                }
                self.print_volume(order, printing).await
            }
        }
    }

    /// Sets what has been gathered; of one volume only, that is all of it.
    async fn print_volume(&self, order: &Order, printing: &mut Printing) -> Result<(), AppError> {
        let Documents::Volumes { waiting, part, bundle, whole } = &mut printing.kind else {
            return Ok(());
        };
        // What was closed while this was made is one volume more.
        part.of = part.of.max(part.number);
        let forms = std::mem::take(waiting);
        let paper = bundle::volume(order, forms, (*part, printing.forms.blank()));
        let bytes = self.print(paper).await?;
        match bundle {
            Some(bundle) => bundle.add(&bundle::part_name(order, *part), &bytes).map_err(disk)?,
            None => *whole = Some(bytes),
        }
        part.number += 1;
        Ok(())
    }

    async fn end(
        &self,
        order: &Order,
        writing: Option<Writing>,
        printing: Option<Printing>,
    ) -> Result<Made, AppError> {
        let list = match writing {
            Some(writing) => {
                let scratch = self.files.blobs.scratch().await?;
                Some(blocking(move || writing.list.end(scratch)).await?)
            }
            None => None,
        };
        let Some(mut printing) = printing else {
            let file = list.ok_or(AppError::Unreadable("a collection of nothing"))?;
            return Ok(Made { file, name: file_name(order, order.kind.key()) });
        };
        if let Documents::Volumes { waiting, whole, bundle, .. } = &printing.kind
            && (!waiting.is_empty() || (whole.is_none() && bundle.is_none()))
        {
            self.print_volume(order, &mut printing).await?;
        }
        match printing.kind {
            Documents::Each(mut bundle) => {
                let name = file_name(order, "csv");
                let file = blocking(move || {
                    if let Some(list) = list {
                        bundle.add_file(&name, list)?;
                    }
                    bundle.end()
                })
                .await?;
                Ok(Made { file, name: file_name(order, "zip") })
            }
            Documents::Volumes { bundle: Some(bundle), .. } => {
                let file = blocking(move || bundle.end()).await?;
                Ok(Made { file, name: file_name(order, "parts") })
            }
            Documents::Volumes { whole, .. } => {
                let mut file = self.files.blobs.scratch().await?;
                let bytes = whole.unwrap_or_default();
                let file = blocking(move || {
                    io::Write::write_all(&mut file, &bytes)?;
                    Ok(file)
                })
                .await?;
                Ok(Made { file, name: file_name(order, "pdf") })
            }
        }
    }
}

impl Viewer {
    fn sight(&self) -> Sight {
        match self {
            Self::Officer(by) => Sight::Seen(by.person),
            Self::Operator => Sight::All,
        }
    }

    /// With whose eyes a form is read; nothing is kept from who runs the installation.
    fn eyes(&self) -> Actor {
        match self {
            Self::Officer(by) => by.clone(),
            Self::Operator => {
                Actor { person: SYSTEM, roles: vec![Role::Officer, Role::System], adviser: None }
            }
        }
    }
}

async fn write(mut writing: Writing, page: Vec<Filed>) -> Result<Writing, AppError> {
    blocking(move || {
        writing.list.add(&page, &writing.around)?;
        Ok(writing)
    })
    .await
}

/// Where a dossier stands in the row of days.
fn place_of(filed: &Filed) -> Option<Place> {
    let closed_on: Option<Date> = filed.complaint.closed_on;
    closed_on.map(|closed_on| (closed_on, filed.complaint.id))
}

fn file_name(order: &Order, what: &str) -> String {
    let year = order.year.to_string();
    t_with(order.language, &format!("collection-file-{what}"), &[("year", &year)])
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, AppError> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Stopped)?;
    done.map_err(disk)
}

fn disk(cause: io::Error) -> AppError {
    AppError::File(BlobError::Disk { what: "write a collection of forms", cause })
}
