//! Which logos are tried. What is refused here is left out; the name stands in its place.

use weerklank_texts::paper::Logo;

/// A logo is a small drawing; what is larger was never meant for a letterhead.
const BYTES_MAX: usize = 2 * 1024 * 1024;
/// A picture that unpacks to more than this many pixels a side would fill the memory.
const SIDE_MAX: usize = 5_000;

/// The bytes of a logo that is worth trying.
pub(crate) fn readable(logo: &Logo) -> Option<&[u8]> {
    let bytes = logo.bytes.as_slice();
    let fits = bytes.len() <= BYTES_MAX
        && match logo.media_type.as_str() {
            "image/svg+xml" => true,
            "image/png" | "image/jpeg" => imagesize::blob_size(bytes)
                .is_ok_and(|size| size.width.max(size.height) <= SIDE_MAX),
            _ => false,
        };
    fits.then_some(bytes)
}
