//! PDF pages, set with Typst: tagged, lasting (PDF/A-2a) and accessible (PDF/UA-1) at once.
//!
//! Read `sheet` first: it turns a [`Paper`] into the data that the templates print. `words` and
//! `characters` say what becomes of a text, `table` how wide columns are; `world` is all that
//! Typst gets to see, `press` has it print.

mod characters;
mod colour;
mod faces;
mod logo;
mod piece;
mod press;
mod sheet;
mod table;
mod words;
mod world;

use std::sync::Arc;

use weerklank_texts::paper::{Paper, RenderError, Renderer};

use crate::characters::Trust;
use crate::press::Pictures;

/// From the whole paper to what can always be set: a picture that can't be read or an alphabet
/// that the engine stumbles over never keeps a letter from going out.
const ATTEMPTS: [(Trust, Pictures); 4] = [
    (Trust::AllFaces, Pictures::Shown),
    (Trust::AllFaces, Pictures::LeftOut),
    (Trust::BodyFace, Pictures::Shown),
    (Trust::BodyFace, Pictures::LeftOut),
];

/// The paper as PDF. The same paper gives the same bytes. Takes milliseconds to tens of them on
/// one core, so call it where blocking is allowed.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, RenderError> {
    let mut printed = Err(RenderError::Halted);
    for (trust, pictures) in ATTEMPTS {
        printed = press::print(paper, trust, pictures);
        if printed.is_ok() {
            break;
        }
    }
    // What Typst remembers holds the words of the letter; nothing of it may stay behind.
    typst::comemo::evict(0);
    printed
}

/// [`pdf`] to hand to those who do not know this crate.
pub fn renderer() -> Renderer {
    Arc::new(pdf)
}
