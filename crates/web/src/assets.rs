//! Stylesheet, fonts and icons: embedded, served under names that hold a hash of their content.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::{LazyLock, OnceLock};

use rust_embed::RustEmbed;

/// The folder under which the web server hangs these files.
pub const FOLDER: &str = "/assets";
/// The content of a hashed name never changes, so a browser need not ask again.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// An embedded file as one client gets it.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    pub content_type: &'static str,
    /// The value of `Content-Encoding`; none when the body is sent as it is.
    pub encoding: Option<&'static str>,
    pub body: &'static [u8],
}

/// The address of an embedded file, such as `/assets/site-0123456789abcdef.css`.
pub fn path(name: &str) -> &'static str {
    let file = FILES.iter().find(|file| file.name == name);
    &file.expect("templates name only embedded files").path
}

/// The file with this hashed name, in the smallest form that the client accepts.
pub fn serve(hashed: &str, accept_encoding: Option<&str>) -> Option<Asset> {
    let file = FILES.iter().find(|file| file.hashed_name() == hashed)?;
    Some(file.for_client(accept_encoding.unwrap_or_default()))
}

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Embedded;

/// What is served, in the order in which addresses become known: the stylesheet names the fonts.
const SERVED: [(&str, &str, &str); 5] = [
    ("sans-latin.woff2", "vendor/source-sans-3/source-sans-3-latin-wght-normal.woff2", WOFF2),
    (
        "sans-latin-ext.woff2",
        "vendor/source-sans-3/source-sans-3-latin-ext-wght-normal.woff2",
        WOFF2,
    ),
    ("icons.svg", "icons/icons.svg", "image/svg+xml"),
    ("favicon.svg", "favicon.svg", "image/svg+xml"),
    ("copy.js", "scripts/copy.js", "text/javascript; charset=utf-8"),
];
const WOFF2: &str = "font/woff2";

/// The component files of the design system, in the order of its own index.
const COMPONENTS: [&str; 17] = [
    "skip-link",
    "heading",
    "paragraph",
    "link",
    "list",
    "label",
    "button",
    "input",
    "field",
    "fieldset",
    "validation-message",
    "error-summary",
    "tag",
    "alert",
    "details",
    "pagination",
    "data-size-workaround",
];

const DARK: &str = "@media (prefers-color-scheme: dark)";

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let mut files: Vec<File> = SERVED
        .iter()
        .map(|&(name, source, content_type)| File::new(name, content_type, embedded(source)))
        .collect();
    let css = stylesheet(&files);
    files.push(File::new("site.css", "text/css; charset=utf-8", Cow::Owned(css.into_bytes())));
    files
});

struct File {
    name: &'static str,
    path: String,
    content_type: &'static str,
    plain: Cow<'static, [u8]>,
    gzip: OnceLock<Vec<u8>>,
    brotli: OnceLock<Vec<u8>>,
}

impl File {
    fn new(name: &'static str, content_type: &'static str, plain: Cow<'static, [u8]>) -> Self {
        let (stem, end) = name.rsplit_once('.').expect("every served name has an extension");
        let path = format!("{FOLDER}/{stem}-{:016x}.{end}", fingerprint(&plain));
        let (gzip, brotli) = (OnceLock::new(), OnceLock::new());
        Self { name, path, content_type, plain, gzip, brotli }
    }

    /// The path without its folder.
    fn hashed_name(&self) -> &str {
        &self.path[FOLDER.len() + 1..]
    }

    fn for_client(&'static self, accepts: &str) -> Asset {
        let (encoding, body) = if self.content_type == WOFF2 {
            // A woff2 font is brotli inside already.
            (None, &*self.plain)
        } else if takes(accepts, "br") {
            (Some("br"), self.brotli.get_or_init(|| brotli(&self.plain)).as_slice())
        } else if takes(accepts, "gzip") {
            (Some("gzip"), self.gzip.get_or_init(|| gzip(&self.plain)).as_slice())
        } else {
            (None, &*self.plain)
        };
        Asset { content_type: self.content_type, encoding, body }
    }
}

/// Theme and components of the design system in their layers, then our own files in theirs.
fn stylesheet(files: &[File]) -> String {
    let mut css = String::from("@layer ds.theme, ds.base, ds.components, app;\n");
    // The theme names its own layers. Its dark colours are for screens: paper stays white.
    let theme = text("vendor/theme/weerklank.css");
    let theme = theme.trim_start_matches("@charset \"UTF-8\";");
    css.push_str(&theme.replace(DARK, "@media screen and (prefers-color-scheme: dark)"));
    wrap(&mut css, "ds.base", &text("vendor/designsystemet-css/base.css"));
    for component in COMPONENTS {
        let source = text(&format!("vendor/designsystemet-css/{component}.css"));
        wrap(&mut css, "ds.components", &source);
    }
    let order = text("styles/order.txt");
    for name in order.lines().map(str::trim).filter(|line| !line.is_empty()) {
        wrap(&mut css, "app", &text(&format!("styles/{name}")));
    }
    for file in files {
        css = css.replace(&format!("url(\"{}\")", file.name), &format!("url(\"{}\")", file.path));
    }
    css
}

fn wrap(css: &mut String, layer: &str, rules: &str) {
    writeln!(css, "@layer {layer} {{\n{rules}\n}}").expect("writing to a string cannot fail");
}

fn text(source: &str) -> String {
    String::from_utf8(embedded(source).into_owned()).expect("our stylesheets are UTF-8")
}

fn embedded(source: &str) -> Cow<'static, [u8]> {
    Embedded::get(source).expect("every file named here stands in the assets folder").data
}

/// FNV-1a: changes with the content, which is all that a cache needs.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Whether an `Accept-Encoding` names this encoding without refusing it.
fn takes(accepts: &str, encoding: &str) -> bool {
    accepts.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("writing to memory cannot fail");
    encoder.finish().expect("writing to memory cannot fail")
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 9, 22);
    encoder.write_all(bytes).expect("writing to memory cannot fail");
    encoder.into_inner()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn name(file: &str) -> &'static str {
        path(file).strip_prefix("/assets/").unwrap()
    }

    #[test]
    fn every_file_is_served_under_its_hashed_name_only() {
        for file in FILES.iter() {
            assert!(serve(name(file.name), None).is_some(), "{}", file.name);
            assert!(serve(file.name, None).is_none(), "{}", file.name);
        }
        assert!(serve("../Cargo.toml", None).is_none());
        assert!(serve("", None).is_none());
    }

    #[test]
    fn compressed_forms_unpack_to_the_plain_one() {
        let plain = serve(name("site.css"), None).unwrap();
        let gzip = serve(name("site.css"), Some("gzip, deflate")).unwrap();
        let brotli = serve(name("site.css"), Some("gzip, br;q=1.0")).unwrap();
        assert_eq!(
            (plain.encoding, gzip.encoding, brotli.encoding),
            (None, Some("gzip"), Some("br"))
        );

        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(gzip.body).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain.body);
        unpacked.clear();
        brotli::Decompressor::new(brotli.body, 4096).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, plain.body);
    }

    #[test]
    fn a_refused_encoding_is_not_used() {
        let asset = serve(name("site.css"), Some("br;q=0, gzip;q=0")).unwrap();
        assert_eq!(asset.encoding, None);
        assert_eq!(serve(name("sans-latin.woff2"), Some("br")).unwrap().encoding, None);
    }

    #[test]
    fn the_stylesheet_reaches_for_nothing_outside() {
        let css = String::from_utf8_lossy(serve(name("site.css"), None).unwrap().body);
        assert!(css.starts_with("@layer ds.theme, ds.base, ds.components, app;"));
        assert!(!css.contains(DARK), "paper would get dark colours");
        for rest in css.split("url(").skip(1) {
            let inside =
                rest.starts_with("\"/assets/sans-") || rest.starts_with("\"data:image/svg");
            assert!(inside, "url({}", &rest[..40.min(rest.len())]);
        }
    }

    #[test]
    fn every_icon_that_a_template_names_is_in_the_sprite() {
        let sprite = text("icons/icons.svg");
        let mut folders =
            vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let template = std::fs::read_to_string(&path).unwrap();
                for rest in template.split("icon(\"").skip(1) {
                    let name = rest.split('"').next().unwrap();
                    let symbol = format!("<symbol id=\"{name}\"");
                    assert!(sprite.contains(&symbol), "{}: {name}", path.display());
                }
            }
        }
    }

    #[test]
    fn every_stylesheet_of_ours_is_in_the_order() {
        let order = text("styles/order.txt");
        for file in Embedded::iter().filter(|name| name.starts_with("styles/")) {
            let name = file.trim_start_matches("styles/");
            assert!(name == "order.txt" || order.lines().any(|line| line == name), "{name}");
        }
    }
}
