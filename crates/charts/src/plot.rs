//! The field of a picture with an upright axis: from values to places, with its lines and labels.
use crate::drawing::{Anchor, Drawing, Ink, Place, TextInk};

const TOP: f64 = 18.0;
const BOTTOM: f64 = 212.0;
const HEIGHT: f64 = 240.0;
/// A telephone leaves about so many px for a picture, and a sign of a label takes so many.
const NARROW: f64 = 290.0;
const SIGN: f64 = 7.0;

pub(crate) struct Plot {
    pub(crate) drawing: Drawing,
    left: f64,
    right: f64,
    most: f64,
    /// Names of lines, over everything else.
    names: Vec<(Place, String, TextInk)>,
}

impl Plot {
    /// An axis of counts: whole steps.
    pub(crate) fn of_counts(most: f64) -> Self {
        Self::up_to(most, round_step(most).max(1.0), |value| format!("{value:.0}"))
    }

    /// An axis of rates, from 0 to at least `most`.
    pub(crate) fn of_rates(most: f64, label: impl Fn(f64) -> String) -> Self {
        Self::up_to(most, round_step(most), label)
    }

    fn up_to(most: f64, step: f64, label: impl Fn(f64) -> String) -> Self {
        let steps = (most / step).ceil().max(1.0);
        let labels: Vec<(f64, String)> = (0..=5_u32)
            .map(|number| f64::from(number) * step)
            .take_while(|value| *value <= steps * step + step / 2.0)
            .map(|value| (value, label(value)))
            .collect();
        let longest = labels.iter().map(|(_, label)| label.chars().count()).max().unwrap_or(1);
        let signs = f64::from(u32::try_from(longest).unwrap_or(u32::MAX));
        let left = ((signs * SIGN + 8.0) / NARROW).clamp(0.06, 0.3);
        let mut plot = Self {
            drawing: Drawing::of_height(HEIGHT),
            left,
            right: 0.98,
            most: steps * step,
            names: Vec::new(),
        };
        for (value, label) in labels {
            let y = plot.y(value);
            let ink = if value > 0.0 { Ink::Grid } else { Ink::Base };
            plot.drawing.line((left, y), (1.0, y), ink);
            plot.drawing.text((0.0, y + 4.0), label, (Anchor::Start, TextInk::Axis));
        }
        plot
    }

    /// Of a share of the field across and a value; what is higher than the field stays within it.
    pub(crate) fn at(&self, across: f64, value: f64) -> Place {
        (self.left + (self.right - self.left) * across.clamp(0.0, 1.0), self.y(value))
    }

    /// The middle of one of so many equal places.
    pub(crate) fn nth(&self, place: usize, of: usize, value: f64) -> Place {
        self.at(middle(place, of), value)
    }

    fn y(&self, value: f64) -> f64 {
        BOTTOM - (BOTTOM - TOP) * (value / self.most).clamp(0.0, 1.0)
    }

    pub(crate) fn most(&self) -> f64 {
        self.most
    }

    /// Labels under the places, as many as a narrow screen has room for.
    pub(crate) fn labels(&mut self, labels: &[String]) {
        let longest = labels.iter().map(|label| label.chars().count()).max().unwrap_or(1);
        let wide = f64::from(u32::try_from(longest).unwrap_or(u32::MAX)) * SIGN + 10.0;
        // One less, for the first one may be pushed aside by the edge.
        let room = number((NARROW * (self.right - self.left) / wide).floor());
        let room = room.saturating_sub(1).max(1);
        let every = labels.len().div_ceil(room).max(1);
        for (place, label) in labels.iter().enumerate().step_by(every) {
            let (x, _) = self.nth(place, labels.len(), 0.0);
            // Those at an edge would stick out of the picture.
            let half = wide / 2.0 / NARROW;
            let anchor = match x {
                _ if x - half < 0.0 => Anchor::Start,
                _ if x + half > 1.0 => Anchor::End,
                _ => Anchor::Middle,
            };
            let at = (if anchor == Anchor::End { 1.0 } else { x }, BOTTOM + 20.0);
            self.drawing.text(at, label.clone(), (anchor, TextInk::Axis));
        }
    }

    /// A label somewhere along the bottom.
    pub(crate) fn label(&mut self, across: f64, words: String) {
        let (x, _) = self.at(across, 0.0);
        let anchor = match across {
            _ if across > 0.9 => Anchor::End,
            _ if across < 0.1 => Anchor::Start,
            _ => Anchor::Middle,
        };
        self.drawing.text((x, BOTTOM + 20.0), words, (anchor, TextInk::Axis));
    }

    /// A line over the whole field with its name at the right.
    pub(crate) fn across(&mut self, value: f64, ink: Ink, words: String) {
        let (from, to) = (self.at(0.0, value), self.at(1.0, value));
        self.drawing.line(from, (1.0, to.1), ink);
        let text = if ink == Ink::Limit { TextInk::Limit } else { TextInk::Axis };
        self.names.push(((1.0, to.1 - 5.0), words, text));
    }

    /// The picture, with the names of its lines over everything else.
    pub(crate) fn done(mut self) -> Drawing {
        for (at, words, ink) in self.names {
            self.drawing.text(at, words, (Anchor::End, ink));
        }
        self.drawing
    }

    /// A line through places, piece by piece: shares of a width make no path.
    pub(crate) fn joined(&mut self, places: &[Place], ink: Ink) {
        for pair in places.windows(2) {
            self.drawing.line(pair[0], pair[1], ink);
        }
    }
}

/// The middle of one of so many equal places, as a share.
pub(crate) fn middle(place: usize, of: usize) -> f64 {
    let (place, of) = (u32::try_from(place), u32::try_from(of.max(1)));
    let (place, of) = (place.unwrap_or(u32::MAX), of.unwrap_or(u32::MAX));
    (f64::from(place) + 0.5) / f64::from(of)
}

/// 1, 2 or 5 times a power of ten, at most five times in `most`; a fraction for small rates.
fn round_step(most: f64) -> f64 {
    let wanted = most.max(f64::MIN_POSITIVE) / 5.0;
    let power = 10_f64.powf(wanted.log10().floor());
    let times = [1.0, 2.0, 5.0, 10.0].into_iter().find(|times| times * power >= wanted - 1e-12);
    times.unwrap_or(10.0) * power
}

/// How many, of a number that is whole and small.
fn number(value: f64) -> usize {
    (0..200_u32).take_while(|one| f64::from(*one) < value).count()
}
