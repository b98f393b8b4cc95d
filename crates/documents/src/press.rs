//! One attempt at printing a paper.

use std::panic::catch_unwind;

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use weerklank_texts::paper::{Paper, RenderError};

use crate::characters::Trust;
use crate::logo;
use crate::sheet::Sheet;
use crate::world::Desk;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pictures {
    Shown,
    LeftOut,
}

pub(crate) fn print(
    paper: &Paper,
    trust: Trust,
    pictures: Pictures,
) -> Result<Vec<u8>, RenderError> {
    // The engine works on words from outside: should it give up on them, the next attempt runs.
    catch_unwind(|| typeset(paper, trust, pictures)).unwrap_or(Err(RenderError::Halted))
}

fn typeset(paper: &Paper, trust: Trust, pictures: Pictures) -> Result<Vec<u8>, RenderError> {
    let logo = paper.letterhead.logo.as_ref().filter(|_| pictures == Pictures::Shown);
    let logo = logo.and_then(logo::readable);
    let mut sheet = Sheet::new(paper, trust, pictures);
    sheet.logo = logo.is_some();
    let json = serde_json::to_vec(&sheet)
        .map_err(|cause| RenderError::Layout { reasons: cause.to_string() })?;
    let document: PagedDocument = typst::compile(&Desk::new(json, logo))
        .output
        .map_err(|errors| RenderError::Layout { reasons: reasons(&errors) })?;
    export(&document)
}

fn export(document: &PagedDocument) -> Result<Vec<u8>, RenderError> {
    let write = |options| {
        typst_pdf::pdf(document, &options)
            .map_err(|errors| RenderError::Export { reasons: reasons(&errors) })
    };
    let bytes = write(options())?;
    if has_doubtful_length(&bytes) {
        // Written out instead of packed, no stream can end that way. It is larger, and rare.
        return write(PdfOptions { pretty: true, ..options() });
    }
    Ok(bytes)
}

/// Whether a packed stream happens to end in a carriage return. With the line feed that follows
/// it reads as one line end, and a checker of archives finds its length a byte short.
fn has_doubtful_length(pdf: &[u8]) -> bool {
    const END: &[u8] = b"\r\nendstream";
    pdf.windows(END.len()).any(|bytes| bytes == END)
}

fn options() -> PdfOptions {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .expect("both are met by PDF 1.7");
    PdfOptions {
        creator: Smart::Custom(Some("Weerklank".to_owned())),
        standards,
        ..PdfOptions::default()
    }
}

/// The messages without what they quote, which may be words of the paper.
fn reasons(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<String> = errors
        .iter()
        .map(|error| error.message.split('`').step_by(2).collect::<Vec<_>>().join("…"))
        .collect();
    messages.join("; ")
}
