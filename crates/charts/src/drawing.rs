//! What a picture is made of. Across it is measured in shares of its width and down it in px, so
//! that labels keep their size on a telephone.

/// Where something is: the share of the width, and px from the top.
pub(crate) type Place = (f64, f64);

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drawing {
    /// In px.
    pub(crate) height: f64,
    pub(crate) marks: Vec<Mark>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Mark {
    Line { from: Place, to: Place, ink: Ink },
    Bar { at: Place, size: (f64, f64), fill: Fill },
    Sign { at: Place, sign: Sign },
    Text { at: Place, words: String, anchor: Anchor, ink: TextInk },
}

/// Lines are told apart by their dashes and width as well as by their colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Base,
    Grid,
    Series,
    /// The second series: long dashes.
    Second,
    /// A middle: dots.
    Median,
    /// A limit: short dashes.
    Limit,
    /// A limit within the limit: fine dots.
    Inner,
}

/// Bars are told apart by their filling and outline as well as by their colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    Full,
    /// Light, with a full outline.
    Half,
    /// Only a dashed outline.
    Dashed,
    /// Only a thick outline.
    Hollow,
    /// Between two bounds, behind everything.
    Band,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Dot,
    /// What is judged and lies outside.
    Diamond,
    /// What was imported, or is still going on.
    Ring,
    /// The reader's own.
    Square,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextInk {
    Axis,
    Value,
    Limit,
}

impl Drawing {
    pub(crate) fn of_height(height: f64) -> Self {
        Self { height, marks: Vec::new() }
    }

    pub(crate) fn line(&mut self, from: Place, to: Place, ink: Ink) {
        self.marks.push(Mark::Line { from, to, ink });
    }

    pub(crate) fn bar(&mut self, at: Place, size: (f64, f64), fill: Fill) {
        self.marks.push(Mark::Bar { at, size, fill });
    }

    pub(crate) fn sign(&mut self, at: Place, sign: Sign) {
        self.marks.push(Mark::Sign { at, sign });
    }

    pub(crate) fn text(&mut self, at: Place, words: String, (anchor, ink): (Anchor, TextInk)) {
        self.marks.push(Mark::Text { at, words, anchor, ink });
    }
}
