//! The organisation's colour as a stylesheet that lies over the theme.
//!
//! Every step of the scale has a fixed luminance, that of the theme, so that text on it keeps its
//! contrast whatever the colour; only the base colour itself follows the setting.

use std::fmt::Write as _;

/// The stylesheet for this colour, written `#rrggbb`. Text on every step has a contrast of at least
/// 4.5, and the base colour one of at least 3 with the page, in light and in dark.
/// Anything that is no colour gives an empty stylesheet, which leaves the theme as it is.
pub fn stylesheet(hex: &str) -> String {
    let Some(color) = Color::parse(hex) else {
        return String::new();
    };
    let light = variables(&light_scale(color));
    let dark = variables(&dark_scale(color));
    format!(
        "@layer app {{\n:root, [data-color-scheme=\"light\"] {{\n{light}}}\n\
         @media screen and (prefers-color-scheme: dark) {{\n\
         [data-color-scheme=\"auto\"] {{\n{dark}}}\n}}\n\
         [data-color-scheme=\"dark\"] {{\n{dark}}}\n}}\n"
    )
}

type Scale = Vec<(&'static str, Color)>;

/// Relative luminance of each step in the light and in the dark scheme.
const STEPS: [(&str, f64, f64); 11] = [
    ("background-default", 1.0, 0.009),
    ("background-tinted", 0.9, 0.014),
    ("surface-default", 1.0, 0.021),
    ("surface-tinted", 0.81, 0.027),
    ("surface-hover", 0.7, 0.036),
    ("surface-active", 0.59, 0.056),
    ("border-subtle", 0.5, 0.08),
    ("border-default", 0.19, 0.22),
    ("border-strong", 0.11, 0.39),
    ("text-subtle", 0.11, 0.39),
    ("text-default", 0.0245, 0.84),
];

/// A lighter base colour would have less than 3 : 1 with a white page.
const BASE_LUMINANCE_MAX: f64 = 0.295;
/// Up to here white text on the base colour has 4.5 : 1; above it black text has.
const WHITE_TEXT_UP_TO: f64 = 0.18;

fn light_scale(color: Color) -> Scale {
    let mut scale: Scale =
        STEPS.iter().map(|&(name, light, _)| (name, color.at_luminance(light))).collect();
    let base = if color.luminance() > BASE_LUMINANCE_MAX {
        color.at_luminance(BASE_LUMINANCE_MAX)
    } else {
        color
    };
    let luminance = base.luminance();
    let white_text = luminance <= WHITE_TEXT_UP_TO;
    // Under a pointer a dark colour lightens, any other with white text darkens.
    let (hover, active) = match (white_text, luminance < 0.03) {
        (true, true) => (luminance + 0.03, luminance + 0.06),
        (true, false) => (luminance * 0.65, luminance * 0.42),
        (false, _) => (luminance + 0.05, luminance + 0.1),
    };
    let text = if white_text { Color::WHITE } else { Color::BLACK };
    let softer = if luminance <= 0.13 { color.at_luminance(0.81) } else { text };
    scale.extend([
        ("base-default", base),
        ("base-hover", color.at_luminance(hover)),
        ("base-active", color.at_luminance(active)),
        ("base-contrast-subtle", softer),
        ("base-contrast-default", text),
    ]);
    scale
}

fn dark_scale(color: Color) -> Scale {
    let calm = color.calmer();
    let mut scale: Scale =
        STEPS.iter().map(|&(name, _, dark)| (name, calm.at_luminance(dark))).collect();
    scale.extend([
        ("base-default", calm.at_luminance(0.39)),
        ("base-hover", calm.at_luminance(0.29)),
        ("base-active", calm.at_luminance(0.22)),
        ("base-contrast-subtle", calm.at_luminance(0.008)),
        ("base-contrast-default", Color::BLACK),
    ]);
    scale
}

fn variables(scale: &Scale) -> String {
    let mut css = String::new();
    for name in ["primary", "accent"] {
        for (step, Color([red, green, blue])) in scale {
            writeln!(css, "--ds-color-{name}-{step}: #{red:02x}{green:02x}{blue:02x};")
                .expect("writing to a string cannot fail");
        }
    }
    css
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Color([u8; 3]);

impl Color {
    const WHITE: Self = Self([255; 3]);
    const BLACK: Self = Self([0; 3]);

    fn parse(hex: &str) -> Option<Self> {
        let digits = hex.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |start: usize| u8::from_str_radix(&digits[start..start + 2], 16).ok();
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The colour mixed with just so much black or white that it has this luminance.
    fn at_luminance(self, wanted: f64) -> Self {
        let (darker, lighter) =
            if self.luminance() > wanted { (Self::BLACK, self) } else { (self, Self::WHITE) };
        let (mut low, mut high) = (0, 1000);
        while high - low > 1 {
            let middle = u32::midpoint(low, high);
            if darker.mixed(lighter, middle).luminance() < wanted {
                low = middle;
            } else {
                high = middle;
            }
        }
        let (below, above) = (darker.mixed(lighter, low), darker.mixed(lighter, high));
        let nearer_below = wanted - below.luminance() < above.luminance() - wanted;
        if nearer_below { below } else { above }
    }

    /// Less saturated, as large dark surfaces ask for: a third of the way to the grey as light.
    fn calmer(self) -> Self {
        let grey = Self([128; 3]).at_luminance(self.luminance());
        self.mixed(grey, 300)
    }

    /// This colour with so many thousandths of another.
    fn mixed(self, other: Self, thousandths: u32) -> Self {
        let mut channels = [0; 3];
        for (index, channel) in channels.iter_mut().enumerate() {
            let own = u32::from(self.0[index]) * (1000 - thousandths);
            let added = u32::from(other.0[index]) * thousandths;
            let mixed = (own + added + 500) / 1000;
            *channel = u8::try_from(mixed).expect("a mean of two bytes is a byte");
        }
        Self(channels)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (one.luminance() + 0.05, other.luminance() + 0.05);
        if one > other { one / other } else { other / one }
    }

    /// Every 17th value of each channel: all that people choose lies close to one of these.
    fn many_colors() -> impl Iterator<Item = Color> {
        let channel = || (0..=255).step_by(17);
        channel().flat_map(move |red| {
            channel().flat_map(move |green| channel().map(move |blue| Color([red, green, blue])))
        })
    }

    fn step(scale: &Scale, name: &str) -> Color {
        scale.iter().find(|(step, _)| *step == name).unwrap().1
    }

    fn assert_readable(color: Color, scale: &Scale) {
        let grounds = ["background-default", "background-tinted", "surface-default"];
        for ground in grounds.into_iter().chain(["surface-tinted", "surface-hover"]) {
            for text in ["text-subtle", "text-default"] {
                let found = contrast(step(scale, text), step(scale, ground));
                assert!(found >= 4.5, "{color:?}: {text} on {ground} has {found}");
            }
        }
        for base in ["base-default", "base-hover", "base-active"] {
            let found = contrast(step(scale, base), step(scale, "base-contrast-default"));
            assert!(found >= 4.5, "{color:?}: text on {base} has {found}");
        }
        let softer = contrast(step(scale, "base-default"), step(scale, "base-contrast-subtle"));
        assert!(softer >= 4.5, "{color:?}: softer text on the base has {softer}");
        for part in ["base-default", "border-default", "border-strong"] {
            let found = contrast(step(scale, part), step(scale, "background-default"));
            assert!(found >= 3.0, "{color:?}: {part} on the page has {found}");
        }
    }

    #[test]
    fn text_is_readable_whatever_the_colour() {
        for color in many_colors() {
            assert_readable(color, &light_scale(color));
            assert_readable(color, &dark_scale(color));
        }
    }

    #[test]
    fn a_dark_brand_colour_stays_as_it_is() {
        let color = Color::parse("#7a1fa2").unwrap();
        assert_eq!(step(&light_scale(color), "base-default"), color);
    }

    #[test]
    fn a_light_brand_colour_is_darkened_and_gets_black_text() {
        let scale = light_scale(Color::parse("#ffd200").unwrap());
        assert!(step(&scale, "base-default").luminance() <= BASE_LUMINANCE_MAX + 0.002);
        assert_eq!(step(&scale, "base-contrast-default"), Color::BLACK);
    }

    #[test]
    fn what_is_no_colour_gives_no_rules() {
        for wrong in ["", "red", "#fff", "#12345", "#1234567", "#12345g", "#é234"] {
            assert_eq!(stylesheet(wrong), "");
        }
    }

    #[test]
    fn both_schemes_are_in_the_stylesheet() {
        let css = stylesheet("#14506b");
        assert_eq!(css.matches("--ds-color-primary-base-default: #14506b;").count(), 1);
        assert_eq!(css.matches("--ds-color-accent-base-default").count(), 3);
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }
}
