//! The organisation: its name, addresses, colour and logo, on every page and letter.
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use weerklank_domain::Language;
use weerklank_domain::chain::Digest;
use weerklank_domain::people::{Actor, Role};
use weerklank_mail::Accent;
use weerklank_store::settings::{self, Setting};
use weerklank_store::{Tx, files};
use weerklank_texts::paper::{Letterhead, Logo};
use weerklank_texts::t;

use crate::invalid::{Findings, SaveError};
use crate::{App, AppError};

/// What an administrator fills in. What is empty is left out of pages and letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organisation {
    /// As people know it.
    pub name: String,
    /// As it stands in the register of companies.
    pub legal_name: Option<String>,
    pub address_lines: Vec<String>,
    /// Where letters go when that is elsewhere.
    pub postal_address_lines: Vec<String>,
    pub phone: Option<String>,
    pub mail: Option<String>,
    /// Where complaints come in by mail; answers to our mail go there.
    pub complaints_mail: Option<String>,
    /// `https://…`
    pub website: Option<String>,
    /// Where the procedure can be read (3.2).
    pub procedure_url: Option<String>,
    /// `#rrggbb`
    pub colour: String,
    /// What the complaints officer is called; empty for the usual word.
    pub officer_title: Option<String>,
    /// Where a complainant can go after our decision, as part of a sentence: "de
    /// Geschillencommissie Advocatuur"; empty for the court.
    pub external_route: Option<String>,
    /// The other sites that may show the public form in a frame: `https://…`, without a path.
    pub framed_by: Vec<String>,
    logo: Option<StoredLogo>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct StoredLogo {
    media_type: String,
    blob: Digest,
}

/// What is set now.
#[derive(Clone, Debug)]
pub struct Current {
    pub organisation: Organisation,
    /// For the form: who saves must have seen this version.
    pub version: u32,
    pub logo: Option<Logo>,
}

/// What becomes of the logo.
#[derive(Clone, Debug)]
pub enum LogoChange {
    Keep,
    Remove,
    Replace(Vec<u8>),
}

/// What was read last, so that a page needn't ask the database for it.
#[derive(Default)]
pub(crate) struct OrganisationCache(Mutex<Option<(Instant, Arc<Current>)>>);

/// The largest logo, in bytes.
pub const LOGO_MAX: usize = 512 * 1024;
const KEY: &str = "organisation";
/// Another process may have changed it since.
const FRESH: Duration = Duration::from_secs(2);
/// In characters.
const LINE_MAX: usize = 200;
const LINES_MAX: usize = 6;

impl Default for Organisation {
    fn default() -> Self {
        Self {
            name: "Weerklank".to_owned(),
            legal_name: None,
            address_lines: Vec::new(),
            postal_address_lines: Vec::new(),
            phone: None,
            mail: None,
            complaints_mail: None,
            website: None,
            procedure_url: None,
            colour: "#1f4e4a".to_owned(),
            officer_title: None,
            external_route: None,
            framed_by: Vec::new(),
            logo: None,
        }
    }
}

impl Organisation {
    /// What the complaints officer is called.
    pub fn officer_title(&self, language: Language) -> String {
        let own = self.officer_title.clone();
        own.unwrap_or_else(|| t(language, "accounts-officer-title"))
    }

    /// Where a letter reaches us.
    pub fn post_lines(&self) -> &[String] {
        let own = &self.postal_address_lines;
        if own.is_empty() { &self.address_lines } else { own }
    }

    /// Where a mail about a complaint reaches us.
    pub fn complaints_address(&self) -> Option<String> {
        self.complaints_mail.clone().or_else(|| self.mail.clone())
    }
}

impl Current {
    /// The head of a letter.
    pub fn letterhead(&self) -> Letterhead {
        let organisation = &self.organisation;
        Letterhead {
            organisation: organisation.name.clone(),
            address_lines: organisation.post_lines().to_vec(),
            phone: organisation.phone.clone(),
            mail: organisation.complaints_address(),
            website: organisation.website.clone(),
            logo: self.logo.clone(),
            colour: organisation.colour.clone(),
        }
    }

    /// The digest of the logo, for an address that changes with it.
    pub fn logo_digest(&self) -> Option<Digest> {
        self.organisation.logo.as_ref().map(|logo| logo.blob)
    }
}

impl App {
    /// What is set now, or was two seconds ago.
    pub async fn organisation(&self) -> Result<Arc<Current>, AppError> {
        let cached = self.organisation_cache().get();
        if let Some((read_at, current)) = &cached
            && read_at.elapsed() < FRESH
        {
            return Ok(Arc::clone(current));
        }
        let known = cached.map(|(_, current)| current);
        let read_at = Instant::now();
        let read = move |tx: &mut Tx<'_>| {
            let version = settings::version(tx, KEY)?;
            match known {
                Some(known) if known.version == version => Ok(known),
                _ => current(tx).map(Arc::new),
            }
        };
        let current = self.store.read(read).await?;
        self.organisation_cache().put(read_at, &current);
        Ok(current)
    }

    /// Saves what an administrator filled in, over the version that he saw.
    pub async fn save_organisation(
        &self,
        by: &Actor,
        (organisation, seen): (Organisation, u32),
        logo: LogoChange,
    ) -> Result<(), SaveError> {
        if !by.is(Role::Administrator) {
            return Err(AppError::NotAllowed.into());
        }
        let mut organisation = checked(&organisation, &logo)?;
        let by = (by.person, self.clock.now());
        let before = self.organisation().await?;
        if let LogoChange::Keep = logo {
            organisation.logo.clone_from(&before.organisation.logo);
        }
        let replaced = match logo {
            LogoChange::Replace(bytes) => Some((logo_type(&bytes).unwrap_or_default(), bytes)),
            LogoChange::Keep | LogoChange::Remove => None,
        };
        let read_at = Instant::now();
        let save = move |tx: &mut Tx<'_>| {
            let mut organisation = organisation.clone();
            if let Some((media_type, bytes)) = &replaced {
                let blob = files::put_blob(tx, bytes)?;
                organisation.logo = Some(StoredLogo { media_type: (*media_type).to_owned(), blob });
            }
            let value = serde_json::to_string(&organisation)
                .map_err(|_| AppError::Unreadable("the organisation"))?;
            let setting = Setting { value, version: seen };
            settings::put(tx, KEY, &setting, by)?.ok_or(AppError::Changed)?;
            current(tx).map(Arc::new)
        };
        let saved = self.store.write(save).await?;
        self.organisation_cache().put(read_at, &saved);
        Ok(())
    }
}

/// What is set now, for what is written inside a transaction.
pub(crate) fn load(tx: &mut Tx<'_>) -> Result<Organisation, AppError> {
    match settings::get(tx, KEY)? {
        Some(setting) => read(&setting),
        None => Ok(Organisation::default()),
    }
}

fn current(tx: &mut Tx<'_>) -> Result<Current, AppError> {
    let Some(setting) = settings::get(tx, KEY)? else {
        return Ok(Current { organisation: Organisation::default(), version: 0, logo: None });
    };
    let organisation = read(&setting)?;
    let logo = match &organisation.logo {
        Some(StoredLogo { media_type, blob }) => {
            files::blob(tx, blob)?.map(|bytes| Logo { media_type: media_type.clone(), bytes })
        }
        None => None,
    };
    Ok(Current { organisation, version: setting.version, logo })
}

fn read(setting: &Setting) -> Result<Organisation, AppError> {
    serde_json::from_str(&setting.value).map_err(|_| AppError::Unreadable("the organisation"))
}

/// What was filled in, tidied; or all that is wrong with it.
fn checked(filled_in: &Organisation, logo: &LogoChange) -> Result<Organisation, SaveError> {
    let mut findings = Findings::default();
    let organisation = Organisation {
        name: findings.required("name", &filled_in.name, LINE_MAX),
        legal_name: findings.optional("legal_name", filled_in.legal_name.as_deref(), LINE_MAX),
        address_lines: lines(&mut findings, "address", &filled_in.address_lines),
        postal_address_lines: lines(
            &mut findings,
            "postal_address",
            &filled_in.postal_address_lines,
        ),
        phone: findings.optional("phone", filled_in.phone.as_deref(), LINE_MAX),
        mail: findings.email("mail", filled_in.mail.as_deref()),
        complaints_mail: findings.email("complaints_mail", filled_in.complaints_mail.as_deref()),
        website: findings.optional("website", filled_in.website.as_deref(), LINE_MAX),
        procedure_url: findings.optional(
            "procedure_url",
            filled_in.procedure_url.as_deref(),
            LINE_MAX,
        ),
        colour: filled_in.colour.trim().to_ascii_lowercase(),
        officer_title: findings.optional(
            "officer_title",
            filled_in.officer_title.as_deref(),
            LINE_MAX,
        ),
        external_route: findings.optional(
            "external_route",
            filled_in.external_route.as_deref(),
            LINE_MAX,
        ),
        framed_by: lines(&mut findings, "framed_by", &filled_in.framed_by),
        logo: None,
    };
    let addresses =
        [("website", &organisation.website), ("procedure_url", &organisation.procedure_url)];
    for (field, address) in addresses {
        let is_one = address.as_deref().is_none_or(is_web_address);
        findings.check(is_one, field, "accounts-website-wrong");
    }
    let all_origins = organisation.framed_by.iter().all(|origin| is_origin(origin));
    findings.check(all_origins, "framed_by", "accounts-origin-wrong");
    let is_colour = organisation.colour.parse::<Accent>().is_ok();
    findings.check(is_colour, "colour", "accounts-colour-wrong");
    if let LogoChange::Replace(bytes) = logo {
        findings.check(bytes.len() <= LOGO_MAX, "logo", "accounts-logo-too-large");
        findings.check(logo_type(bytes).is_some(), "logo", "accounts-logo-kind");
    }
    findings.done()?;
    Ok(organisation)
}

fn lines(findings: &mut Findings, field: &'static str, lines: &[String]) -> Vec<String> {
    let kept: Vec<String> =
        lines.iter().filter_map(|line| findings.optional(field, Some(line), LINE_MAX)).collect();
    findings.check(kept.len() <= LINES_MAX, field, "accounts-too-many-lines");
    kept
}

/// It becomes a link, so it may begin nothing but a page.
fn is_web_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(|c: char| c.is_whitespace() || "\"'<>".contains(c))
}

/// A site without a path. It goes into a header, so it holds nothing but what a site is made of.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or(text.strip_prefix("http://localhost"));
    host.is_some_and(|host| {
        host.len() < 200
            && (!host.is_empty() || text == "http://localhost")
            && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:".contains(c))
    })
}

/// What the bytes are, whatever a browser calls them; nothing when they are no logo.
fn logo_type(bytes: &[u8]) -> Option<&'static str> {
    match infer::get(bytes).map(|kind| kind.mime_type()) {
        Some("image/png") => Some("image/png"),
        Some("image/jpeg") => Some("image/jpeg"),
        _ => is_plain_svg(bytes).then_some("image/svg+xml"),
    }
}

/// A drawing that begins with `svg`, declares nothing and runs nothing.
fn is_plain_svg(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    let forbidden = ["<!doctype", "<!entity", "<script", "javascript:", "<foreignobject"];
    if forbidden.iter().any(|word| text.contains(word)) {
        return false;
    }
    let mut rest = text.as_str();
    while let Some(after) = ["<?", "<!--"].iter().find_map(|start| rest.strip_prefix(start)) {
        let Some((_, behind)) = after.split_once('>') else { return false };
        rest = behind.trim_start();
    }
    rest.starts_with("<svg") && rest.contains("http://www.w3.org/2000/svg")
}

impl OrganisationCache {
    fn get(&self) -> Option<(Instant, Arc<Current>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps what is newer.
    fn put(&self, read_at: Instant, current: &Arc<Current>) {
        let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_newer = |(_, known): &(Instant, Arc<Current>)| current.version >= known.version;
        if cached.as_ref().is_none_or(is_newer) {
            *cached = Some((read_at, Arc::clone(current)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_web_address, logo_type};

    #[test]
    fn a_logo_is_known_by_its_bytes() {
        assert_eq!(logo_type(b"\x89PNG\r\n\x1a\n rest"), Some("image/png"));
        assert_eq!(logo_type(b"\xff\xd8\xff\xe0 rest"), Some("image/jpeg"));
        let svg =
            "<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(logo_type(svg.as_bytes()), Some("image/svg+xml"));
        let with_script = svg.replace("/>", "><script>alert(1)</script></svg>");
        assert_eq!(logo_type(with_script.as_bytes()), None);
        let with_entity = format!("<!DOCTYPE svg [<!ENTITY a \"b\">]>{svg}");
        assert_eq!(logo_type(with_entity.as_bytes()), None);
        assert_eq!(logo_type(b"<html></html>"), None);
        assert_eq!(logo_type(b"%PDF-1.7"), None);
        assert_eq!(logo_type(b""), None);
    }

    #[test]
    fn a_website_is_a_page_and_nothing_that_runs() {
        assert!(is_web_address("https://noord.example/klachten"));
        assert!(!is_web_address("javascript:alert(1)"));
        assert!(!is_web_address("https://noord.example/\"onclick"));
        assert!(!is_web_address("noord.example"));
    }
}
