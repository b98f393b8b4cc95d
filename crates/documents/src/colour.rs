//! The house colour, made fit to read on white paper.

/// The ink of a house without a colour.
const INK: [u8; 3] = [0x1f, 0x29, 0x37];
/// What WCAG 2.2 asks of small text on its ground.
const CONTRAST_MIN: f64 = 4.5;
/// Each step takes a fifteenth of the light away.
const DARKER: f64 = 14.0 / 15.0;

/// `#rrggbb` as ink: as it is when it can be read on white, darkened until it can otherwise.
pub(crate) fn ink(hex: &str) -> String {
    let mut channels = parse(hex).unwrap_or(INK).map(f64::from);
    while contrast_on_white(channels) < CONTRAST_MIN {
        channels = channels.map(|channel| channel * DARKER);
    }
    let [red, green, blue] = channels.map(|channel| format!("{:02x}", rounded(channel)));
    format!("#{red}{green}{blue}")
}

fn parse(hex: &str) -> Option<[u8; 3]> {
    let digits = hex.trim().strip_prefix('#')?;
    if digits.len() != 6 || !digits.is_ascii() {
        return None;
    }
    let channel = |start| u8::from_str_radix(digits.get(start..start + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// The whole number below: never lighter than what was measured.
fn rounded(channel: f64) -> u8 {
    (0..=u8::MAX).take_while(|whole| f64::from(*whole) <= channel).last().unwrap_or(0)
}

/// Contrast as WCAG 2.2 defines it, from 1 to 21.
fn contrast_on_white(channels: [f64; 3]) -> f64 {
    let [red, green, blue] = channels.map(|channel| {
        let share = channel / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

#[cfg(test)]
mod tests {
    use super::ink;

    #[test]
    fn a_dark_colour_stays_as_it_is() {
        assert_eq!(ink("#154273"), "#154273");
    }

    #[test]
    fn a_bright_colour_is_darkened_until_it_can_be_read() {
        assert_eq!(ink("#ffee00"), ink(&ink("#ffee00")));
        assert_ne!(ink("#ffee00"), "#ffee00");
    }

    #[test]
    fn what_is_no_colour_gives_the_ordinary_ink() {
        for text in ["", "red", "#12", "#ggoogg", "#ééé", "154273"] {
            assert_eq!(ink(text), "#1f2937", "{text}");
        }
    }
}
