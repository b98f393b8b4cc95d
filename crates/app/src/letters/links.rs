//! The links in a letter: to our own site only where there is a page for who has no account,
//! elsewhere only over https and written as an address is.
use weerklank_domain::complaint::letter::{LetterFault, LinkFault};

/// The pages of ours that a letter can send somebody to who has no account.
pub const OUTSIDE_PAGES: [&str; 5] = ["/", "/klacht", "/regeling", "/status", "/handreiking"];
/// What is found there is for who signs in.
const FOR_STAFF: [&str; 6] = ["/klachten", "/werk", "/post", "/beheer", "/account", "/relaties"];
/// The signs that may stand behind a link without being of it.
const AFTER: &[char] = &['.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '\'', '’', '”', '»'];
const BEFORE: &[char] = &['(', '[', '<', '"', '\'', '‘', '“', '«'];

pub(super) fn faults(body: &str, (own, versions): (&str, &[u32])) -> Vec<LetterFault> {
    let links =
        body.split_whitespace().map(|word| word.trim_start_matches(BEFORE).trim_end_matches(AFTER));
    let links = links.filter(|word| is_link(word));
    links
        .filter_map(|link| {
            let fault = fault_of(link, own, versions)?;
            Some(LetterFault::Link { link: link.to_owned(), fault })
        })
        .collect()
}

fn is_link(word: &str) -> bool {
    let word = word.to_lowercase();
    ["http:", "https:", "www."].iter().any(|begin| word.starts_with(begin))
}

fn fault_of(link: &str, own: &str, versions: &[u32]) -> Option<LinkFault> {
    let own = own.trim_end_matches('/');
    let rest = link.strip_prefix(own).or_else(|| same_host(link, own));
    if let Some(path) = rest.filter(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#'])) {
        return fault_of_ours(path, versions);
    }
    let Some(address) = link.strip_prefix("https://") else {
        return Some(LinkFault::NotSecure);
    };
    (!is_well_formed(address)).then_some(LinkFault::Malformed)
}

/// Our own site without its `https://`, or with `http://` before it.
fn same_host<'a>(link: &'a str, own: &str) -> Option<&'a str> {
    let (_, host) = own.split_once("://")?;
    let link = link.split_once("://").map_or(link, |(_, rest)| rest);
    link.strip_prefix(host)
}

fn fault_of_ours(path: &str, versions: &[u32]) -> Option<LinkFault> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = if path.len() > 1 { path.trim_end_matches('/') } else { "/" };
    if OUTSIDE_PAGES.contains(&path) || is_a_version(path, versions) {
        return None;
    }
    let staff = FOR_STAFF.iter().any(|begin| {
        path.strip_prefix(begin).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    Some(if staff { LinkFault::ForStaff } else { LinkFault::NoSuchPage })
}

/// `/regeling/3`, `/regeling/3/nl.pdf`
fn is_a_version(path: &str, versions: &[u32]) -> bool {
    let Some(rest) = path.strip_prefix("/regeling/") else { return false };
    let (number, pdf) = rest.split_once('/').map_or((rest, None), |(one, pdf)| (one, Some(pdf)));
    let known = number.parse::<u32>().is_ok_and(|number| versions.contains(&number));
    known && pdf.is_none_or(|pdf| ["nl.pdf", "en.pdf"].contains(&pdf))
}

/// A host with a point in it, perhaps a port, and no sign that an address can't hold.
fn is_well_formed(address: &str) -> bool {
    let end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let (authority, rest) = address.split_at(end);
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_label = |label: &str| {
        let signs = |one: char| one.is_alphanumeric() || one == '-';
        !label.is_empty() && label.chars().all(signs) && !label.starts_with('-')
    };
    let labels: Vec<&str> = host.split('.').collect();
    let printable = |one: char| !one.is_control() && !"<>\"{}|\\^`".contains(one);
    labels.len() > 1
        && labels.iter().all(|label| is_label(label))
        && port.parse::<u16>().is_ok()
        && rest.chars().all(printable)
}

#[cfg(test)]
mod tests {
    use super::{LinkFault, faults};
    use weerklank_domain::complaint::letter::LetterFault;

    fn found(text: &str) -> Vec<LinkFault> {
        let faults = faults(text, ("https://klachten.example.nl", &[1, 3])).into_iter();
        faults
            .map(|fault| match fault {
                LetterFault::Link { fault, .. } => fault,
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn our_own_pages_for_who_has_no_account_are_right() {
        let text = "Zie https://klachten.example.nl/regeling/3, (https://klachten.example.nl) of \
            https://klachten.example.nl/status?van=brief. \
            https://klachten.example.nl/regeling/1/nl.pdf";
        assert_eq!(found(text), []);
    }

    #[test]
    fn a_page_that_is_not_there_or_for_staff_is_a_dead_link() {
        let at = |path: &str| found(&format!("Zie https://klachten.example.nl{path}."));
        assert_eq!(at("/regeling/2"), [LinkFault::NoSuchPage]);
        assert_eq!(at("/regeling/3/de.pdf"), [LinkFault::NoSuchPage]);
        assert_eq!(at("/contact"), [LinkFault::NoSuchPage]);
        assert_eq!(at("/klachten/K-2026-7H3Q2M"), [LinkFault::ForStaff]);
        assert_eq!(found("www.klachten.example.nl"), [LinkFault::NotSecure]);
        assert_eq!(found("http://klachten.example.nl/weg"), [LinkFault::NoSuchPage]);
    }

    #[test]
    fn another_site_is_reached_over_https_and_written_as_an_address() {
        assert_eq!(found("https://www.degeschillencommissie.nl/over-ons/?a=1#b"), []);
        assert_eq!(found("http://www.rechtspraak.nl"), [LinkFault::NotSecure]);
        assert_eq!(found("www.rechtspraak.nl"), [LinkFault::NotSecure]);
        for broken in ["https://rechtspraak", "https://", "https://a..nl", "https://a.nl:x/"] {
            assert_eq!(found(broken), [LinkFault::Malformed], "{broken}");
        }
        // What begins like our site and is another.
        assert_eq!(found("https://klachten.example.nl.kwaad.example/regeling"), []);
        assert_eq!(found("Geen link: rechtspraak.nl en info@example.nl."), []);
    }
}
