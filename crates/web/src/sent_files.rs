//! The files of a form: taken a piece at a time, or refused with the reason; never whole in memory.
use std::net::IpAddr;

use axum::extract::multipart::Field;
use uuid::Uuid;
use weerklank_app::files::{FileRules, Group, Incoming, Kept, Kind, kind_of};

use crate::problem::Problem;
use crate::state::Web;
use crate::submitted::cut_off;
use crate::text::Tongue;

/// The longest name, in characters, with its ending.
const NAME_MAX: usize = 120;
/// The logo is a file of the settings and has rules of its own.
const LOGO: &str = "logo";

/// A file of a form, with its bytes in their place.
#[derive(Clone, Debug)]
pub(crate) struct SentFile {
    pub(crate) name: String,
    /// From its content.
    pub(crate) media_type: String,
    pub(crate) kept: Kept,
    /// Of one that was kept while its form is corrected.
    pub(crate) id: Option<Uuid>,
}

/// A file that was not taken.
#[derive(Clone, Debug)]
pub(crate) struct RefusedFile {
    pub(crate) name: String,
    pub(crate) why: Why,
}

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    Empty,
    TooLarge,
    /// All files together are too large.
    TooMuch,
    TooMany,
    /// No form takes files of this kind.
    Kind,
    /// Nobody is signed in who may bring a file.
    NotNow,
    /// From this place came so much already.
    TooFast,
}

/// Takes the files of one form.
pub(crate) struct FileTaker<'a> {
    web: &'a Web,
    /// The place of a sender who has no account: from there comes so much, and no more.
    outside: Option<IpAddr>,
    taken: usize,
    bytes_left: u64,
}

/// What became of a part of a form that is a file.
pub(crate) enum Part {
    /// A browser sends an empty part when no file was chosen.
    NoFile,
    Taken(SentFile),
    Refused(RefusedFile),
}

impl<'a> FileTaker<'a> {
    pub(crate) fn new(web: &'a Web, outside: Option<IpAddr>) -> Self {
        Self { web, outside, taken: 0, bytes_left: web.app.files.rules.form_bytes_max }
    }

    /// Reads a part to its end, also when it is not taken: so the sender gets an answer in which
    /// his words still stand.
    pub(crate) async fn take(&mut self, mut part: Field<'_>) -> Result<Part, Problem> {
        let rules = &self.web.app.files.rules;
        let given = part.file_name().unwrap_or_default().to_owned();
        let is_logo = part.name() == Some(LOGO);
        let name = plain_name(&given);
        let refused = |why| Ok(Part::Refused(RefusedFile { name: name.clone(), why }));
        if self.taken >= rules.files_max {
            drain(part).await?;
            return refused(Why::TooMany);
        }
        let mut incoming: Option<Incoming> = None;
        while let Some(piece) = part.chunk().await.map_err(|cause| cut_off(&cause))? {
            if piece.is_empty() {
                continue;
            }
            let mut arriving = match incoming.take() {
                Some(arriving) => arriving,
                None => self.web.app.files.blobs.incoming().await.map_err(unkept)?,
            };
            let size = arriving.size_bytes() + piece.len() as u64;
            if size > rules.file_bytes_max || size > self.bytes_left {
                drain(part).await?;
                let is_alone = size > rules.file_bytes_max;
                return refused(if is_alone { Why::TooLarge } else { Why::TooMuch });
            }
            arriving.write(&piece).await.map_err(unkept)?;
            incoming = Some(arriving);
        }
        let Some(incoming) = incoming else {
            return if given.is_empty() { Ok(Part::NoFile) } else { refused(Why::Empty) };
        };
        let kind: Kind = kind_of(incoming.head());
        if !is_logo && !rules.allow(kind) {
            return refused(Why::Kind);
        }
        let size = incoming.size_bytes();
        if self.outside.is_some_and(|from| !self.web.app.may_bring(from, size)) {
            return refused(Why::TooFast);
        }
        self.bytes_left -= size;
        self.taken += 1;
        let kept = incoming.keep().await.map_err(unkept)?;
        let media_type = kind.media_type.to_owned();
        Ok(Part::Taken(SentFile { name, media_type, kept, id: None }))
    }
}

impl RefusedFile {
    /// Which file was not taken, and why.
    pub(crate) fn told(&self, rules: &FileRules, tongue: Tongue) -> String {
        let limits = limits(rules, tongue);
        let mut values: Vec<(&str, &str)> =
            limits.iter().map(|(name, value)| (*name, value.as_str())).collect();
        values.push(("file", &self.name));
        tongue.say_with(self.why.key(), &values)
    }
}

impl Why {
    fn key(self) -> &'static str {
        match self {
            Self::Empty => "form-file-empty",
            Self::TooLarge => "form-file-too-large",
            Self::TooMuch => "form-file-too-much",
            Self::TooMany => "form-file-too-many",
            Self::Kind => "form-file-kind",
            Self::NotNow => "form-file-not-now",
            Self::TooFast => "form-file-too-fast",
        }
    }
}

/// What a form takes, as the hint of its control.
pub(crate) fn files_hint(key: &str, rules: &FileRules, tongue: Tongue) -> String {
    let limits = limits(rules, tongue);
    let values: Vec<(&str, &str)> =
        limits.iter().map(|(name, value)| (*name, value.as_str())).collect();
    tongue.say_with(key, &values)
}

/// What a form takes, for its texts: how large, how many, how much, and which kinds.
fn limits(rules: &FileRules, tongue: Tongue) -> [(&'static str, String); 4] {
    let megabytes = |bytes: u64| (bytes >> 20).max(1).to_string();
    let kinds: Vec<String> = rules
        .groups
        .iter()
        .map(|group: &Group| tongue.label("form-file-group", group.key()))
        .collect();
    [
        ("each", megabytes(rules.file_bytes_max)),
        ("all", megabytes(rules.form_bytes_max)),
        ("most", rules.files_max.to_string()),
        ("kinds", kinds.join(", ")),
    ]
}

async fn drain(mut part: Field<'_>) -> Result<(), Problem> {
    while part.chunk().await.map_err(|cause| cut_off(&cause))?.is_some() {}
    Ok(())
}

fn unkept(error: weerklank_app::files::BlobError) -> Problem {
    Problem::from(weerklank_app::AppError::from(error))
}

/// The last part of a name, without folders and control characters, and not longer than it need
/// be; of a long one the ending stays.
pub(crate) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !is_hidden(*c)).collect();
    let plain = plain.trim().trim_start_matches('.').trim();
    if plain.is_empty() {
        return "bestand".to_owned();
    }
    if plain.chars().count() <= NAME_MAX {
        return plain.to_owned();
    }
    match plain.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => {
            let room = NAME_MAX - ending.chars().count() - 1;
            format!("{}.{ending}", stem.chars().take(room).collect::<String>())
        }
        _ => plain.chars().take(NAME_MAX).collect(),
    }
}

/// Control characters, and those that turn the direction of writing: `exe.fdp` read as `pdf.exe`.
fn is_hidden(c: char) -> bool {
    let turns = ['\u{200e}', '\u{200f}'].contains(&c)
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c);
    c.is_control() || turns
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_file_is_known_by_the_last_part_of_its_name() {
        assert_eq!(plain_name("../../x"), "x");
        assert_eq!(plain_name("C:\\Users\\mij\\factuur.pdf"), "factuur.pdf");
        assert_eq!(plain_name(".htaccess"), "htaccess");
        assert_eq!(plain_name("a\r\nSet-Cookie: b"), "aSet-Cookie: b");
        assert_eq!(plain_name("fac\u{202e}fdp.exe"), "facfdp.exe");
        assert_eq!(plain_name("/"), "bestand");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = plain_name(&format!("{}.docx", "é".repeat(10_000)));
        assert_eq!(name.chars().count(), 120);
        assert!(name.ends_with("é.docx"));
        assert_eq!(plain_name(&"x".repeat(10_000)).len(), 120);
    }
}
