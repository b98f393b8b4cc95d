//! The faces that every program carries: which characters they have and how wide those are.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::layout::{Abs, Em};
use typst::text::{Font, FontBook, FontInstance, FontVariations};
use typst::utils::LazyHash;

/// In the order in which a character is looked for; the same order as in `fonts/MANIFEST`.
const FILES: [&[u8]; 8] = [
    include_bytes!("../fonts/SourceSans3_400Regular.ttf"),
    include_bytes!("../fonts/SourceSans3_600SemiBold.ttf"),
    include_bytes!("../fonts/NotoSansArabic_400Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic_600SemiBold.ttf"),
    include_bytes!("../fonts/NotoSansHebrew_400Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew_600SemiBold.ttf"),
    include_bytes!("../fonts/NotoEmoji_400Regular.ttf"),
    include_bytes!("../fonts/DejaVuSans.ttf"),
];

/// A width for what cannot be measured: that of a wide letter.
const WIDE: f64 = 1.0;

pub(crate) static FACES: LazyLock<Faces> = LazyLock::new(Faces::read);

pub(crate) struct Faces {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
    /// The same fonts, ready to be measured.
    measurable: Vec<FontInstance>,
}

impl Faces {
    fn read() -> Self {
        let fonts: Vec<Font> = FILES
            .into_iter()
            .map(|file| Font::new(Bytes::new(file), 0).expect("a face of our own can be read"))
            .collect();
        let measurable = fonts.iter().map(|font| {
            font.clone().instantiate(font.info().variant, Abs::pt(10.0), &FontVariations::default())
        });
        Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            measurable: measurable.collect(),
            fonts,
        }
    }

    /// The families in order of preference, each once.
    pub(crate) fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> =
            self.fonts.iter().map(|font| font.info().family.as_str()).collect();
        families.dedup();
        families
    }

    /// The face in which letters of the body are set.
    pub(crate) fn body(&self) -> &Font {
        &self.fonts[0]
    }

    /// The first face that has a character for all of `cluster`.
    pub(crate) fn covering(&self, cluster: &str) -> Option<&Font> {
        self.fonts.iter().find(|font| has_all(font, cluster))
    }

    /// How wide a character is, in units of the type size.
    pub(crate) fn width(&self, character: char) -> f64 {
        let measured = self.measurable.iter().find_map(|font| {
            let glyph = font.ttf().glyph_index(character)?;
            font.x_advance(glyph.0)
        });
        measured.map_or(WIDE, Em::get)
    }
}

pub(crate) fn has(font: &Font, character: char) -> bool {
    font.info().coverage.contains(u32::from(character))
}

fn has_all(font: &Font, cluster: &str) -> bool {
    cluster.chars().all(|character| has(font, character) || is_invisible(character))
}

/// Characters that join, part or vary their neighbours and have no shape themselves.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}'
        | '\u{fe0e}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}')
}
