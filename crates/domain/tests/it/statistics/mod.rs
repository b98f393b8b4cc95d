//! Art. 7.3: honest analysis of small numbers.
mod properties;
mod rules;
mod vectors;

use weerklank_domain::report::statistics::{Exposure, Proportion};

fn share(hits: u32, n: u32) -> Proportion {
    Proportion::of(hits, n).unwrap()
}

fn over(amount: f64) -> Exposure {
    Exposure::of(amount).unwrap()
}

/// Within a millionth, of the value itself where that is large.
fn assert_near(found: f64, expected: f64, what: &str) {
    let allowed = 1e-6 * expected.abs().max(1.0);
    assert!((found - expected).abs() <= allowed, "{what}: {found} is not {expected}");
}
