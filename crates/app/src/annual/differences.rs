//! What is different between two states of a report, figure by figure.
use weerklank_domain::Language;
use weerklank_domain::report::{Figure, Figures};
use weerklank_texts::{figures, t};

use super::source::Source;

/// A figure as it was and as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub name: String,
    pub was: String,
    pub is: String,
}

pub(super) fn between(was: &Source, is: &Source, lang: Language) -> Vec<Difference> {
    let said = |figure: Figure, of: &Figures| figures::said(figure, of, lang);
    let (was, is) = (&was.material.figures, &is.material.figures);
    let differences = Figure::ALL.iter().map(|figure| Difference {
        name: t(lang, &format!("figure-{}", figure.key())),
        was: said(*figure, was),
        is: said(*figure, is),
    });
    differences.filter(|found| found.was != found.is).collect()
}
