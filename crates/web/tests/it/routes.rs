//! Every address there is, read from the source, so that a new page can't stay out of the tests.
use std::fs;
use std::path::{Path, PathBuf};

/// An address as the router knows it, with names for its parts: `/klachten/{reference}`.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    pub(crate) path: String,
    pub(crate) is_read: bool,
    pub(crate) is_sent_to: bool,
}

/// All of them.
pub(crate) fn routes() -> Vec<Route> {
    let mut found: Vec<Route> = sources().iter().flat_map(|source| routes_in(source)).collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(found.len() > 40, "{found:#?}");
    found
}

/// The nouns of the steps: `/klachten/{reference}/{step}`.
pub(crate) fn steps() -> Vec<String> {
    let of_steps = |source: &String| source.contains("StepPage");
    let sources = sources().into_iter().filter(of_steps).collect::<String>();
    let paths = sources.split("path: \"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut found: Vec<String> = paths.map(str::to_owned).collect();
    found.sort();
    assert!(found.len() > 40, "{found:#?}");
    found
}

/// The sources of the pages, without their tests.
fn sources() -> Vec<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    let text = |file: PathBuf| fs::read_to_string(file).unwrap();
    let code = |text: String| text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
    files.into_iter().map(text).map(code).collect()
}

fn routes_in(source: &str) -> Vec<Route> {
    source.split(".route(").skip(1).filter_map(route).collect()
}

/// What stands behind `.route(`: the address, and what is done with it.
fn route(rest: &str) -> Option<Route> {
    let (_, path) = rest.split_once('"')?;
    let (path, handlers) = path.split_once('"')?;
    let end = closing(handlers);
    let handlers = &handlers[..end];
    let has = |verb: &str| handlers.contains(verb);
    Some(Route {
        path: path.to_owned(),
        is_read: has(" get(") || has("\n            get("),
        is_sent_to: has("post("),
    })
}

/// Where the parenthesis that is open before this text closes.
fn closing(text: &str) -> usize {
    let mut depth = 1_i32;
    let close = text.char_indices().find(|(_, one)| {
        depth += match one {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    close.map_or(text.len(), |(place, _)| place)
}
