//! What must hold for every page, read from its tags: no parser of a browser, but ours writes
//! every page in the same plain way.
use std::collections::{BTreeMap, BTreeSet};

use crate::browser::Answer;

/// An opening tag with its attributes.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    attributes: BTreeMap<String, String>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    fn is(&self, name: &str) -> bool {
        self.name == name
    }
}

/// All opening tags of a page, in their order.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if !rest.starts_with(|one: char| one.is_ascii_alphabetic()) {
            continue;
        }
        let end = end_of_tag(rest);
        found.push(tag(&rest[..end]));
        rest = &rest[end..];
    }
    found
}

/// Where the tag ends: a `>` in a value is none.
fn end_of_tag(text: &str) -> usize {
    let mut is_quoted = false;
    let end = text.char_indices().find(|(_, one)| {
        is_quoted ^= *one == '"';
        *one == '>' && !is_quoted
    });
    end.map_or(text.len(), |(place, _)| place)
}

fn tag(inner: &str) -> Tag {
    let name_end = inner.find(|one: char| one.is_whitespace() || one == '/').unwrap_or(inner.len());
    let mut attributes = BTreeMap::new();
    let mut rest = inner[name_end..].trim_start();
    while !rest.is_empty() {
        let end = rest.find(|one: char| one.is_whitespace() || one == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(after) => after.split_once('"').unwrap_or((after, "")),
            None => ("", after.trim_start_matches('=')),
        };
        attributes.insert(name.to_owned(), unescaped(value));
        rest = after.trim_start();
    }
    Tag { name: inner[..name_end].to_ascii_lowercase(), attributes }
}

fn unescaped(value: &str) -> String {
    let signs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    signs.iter().fold(value.to_owned(), |value, (written, sign)| value.replace(written, sign))
}

/// What a reader sees: the text between the tags.
pub(crate) fn words(page: &str) -> String {
    let mut said = String::new();
    for piece in page.split('<') {
        let text = piece.split_once('>').map_or("", |(_, text)| text);
        said.push_str(&unescaped(text));
        said.push(' ');
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything that is wrong with a page in this language.
pub(crate) fn faults(page: &Answer, language: &str) -> Vec<String> {
    let text = String::from_utf8_lossy(&page.bytes).into_owned();
    let tags = tags(&text);
    let mut faults = Vec::new();
    let mut must = |so: bool, fault: String| {
        if !so {
            faults.push(fault);
        }
    };
    let count = |name: &str| tags.iter().filter(|tag| tag.is(name)).count();
    let is_in = |tag: &&Tag| tag.is("html") && tag.get("lang") == Some(language);
    must(tags.iter().any(|tag| is_in(&tag)), format!("the page is not in {language}"));
    must(count("h1") == 1, format!("{} h1", count("h1")));
    must(count("main") == 1, format!("{} main", count("main")));
    let title = page.title();
    let is_named =
        title.split('–').next().is_some_and(|own| !own.replace("<title>", "").trim().is_empty());
    must(is_named, format!("no title: {title}"));
    for missing in missing_texts(&words(&text)) {
        must(false, format!("a text is missing: {missing}"));
    }
    must(count("style") == 0, "an inline style".to_owned());
    for tag in &tags {
        let inline = tag.attributes.keys().any(|name| name == "style" || name.starts_with("on"));
        must(!inline, format!("inline code: {tag:?}"));
        let is_own_script = !tag.is("script") || tag.get("src").is_some();
        must(is_own_script, format!("an inline script: {tag:?}"));
        let leads_out = ["href", "src", "action", "formaction"]
            .iter()
            .filter_map(|name| tag.get(name))
            .any(|address| !address.starts_with(['/', '#']) || address.starts_with("//"));
        must(!leads_out, format!("leads out: {tag:?}"));
        let is_named = !tag.is("img") || tag.get("alt").is_some();
        must(is_named, format!("a picture without words: {tag:?}"));
    }
    faults.extend(of_controls(&tags));
    faults
}

/// Every control has a label, every id is there once, and what is pointed at is there.
fn of_controls(tags: &[Tag]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        if !ids.insert(id) {
            faults.push(format!("the id {id} is there twice"));
        }
    }
    let labelled: BTreeSet<&str> = tags.iter().filter_map(|tag| tag.get("for")).collect();
    let unseen = ["hidden", "submit"];
    let controls = tags.iter().filter(|tag| ["input", "select", "textarea"].contains(&&*tag.name));
    for control in
        controls.filter(|tag| !tag.get("type").is_some_and(|kind| unseen.contains(&kind)))
    {
        let by_label = control.get("id").is_some_and(|id| labelled.contains(id));
        if !by_label && control.get("aria-label").is_none() {
            faults.push(format!("a control without a label: {control:?}"));
        }
    }
    for tag in tags {
        for name in ["aria-describedby", "aria-labelledby", "for"] {
            let pointed = tag.get(name).into_iter().flat_map(str::split_whitespace);
            let missing = pointed.filter(|id| !ids.contains(id));
            faults.extend(missing.map(|id| format!("{name} points at no {id}")));
        }
        let inside = tag.get("href").and_then(|href| href.strip_prefix('#'));
        if inside.is_some_and(|id| !ids.contains(id)) {
            faults.push(format!("a link to nothing on the page: {tag:?}"));
        }
    }
    faults
}

/// A text that isn't there prints as `[key]`, a value that isn't as `{$name}`.
fn missing_texts(said: &str) -> Vec<String> {
    let mut missing = Vec::new();
    for (start, _) in said.match_indices('[') {
        let inner = said[start + 1..].split(']').next().unwrap_or_default();
        let is_key = |one: char| one.is_ascii_alphanumeric() || "-_.".contains(one);
        if inner.contains('-') && inner.chars().all(is_key) {
            missing.push(inner.to_owned());
        }
    }
    missing.extend(
        said.match_indices("{$").map(|(start, _)| said[start..].chars().take(30).collect()),
    );
    missing
}

/// Where the links and forms of a page lead, as paths.
pub(crate) fn links(page: &Answer) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(&page.bytes).into_owned();
    let tags = tags(&text);
    let links = tags.iter().filter(|tag| tag.is("a")).filter_map(|tag| tag.get("href"));
    links.filter(|href| href.starts_with('/')).map(str::to_owned).collect()
}
