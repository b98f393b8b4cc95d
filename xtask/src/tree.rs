//! The tree as it lies on disk: every file that is ours, with its text.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::tokens::{Placed, tokens_of};

/// Folders that hold nothing written by hand.
const SKIPPED: [&str; 5] = ["target", ".git", "node_modules", "results", "weerklank-demo"];

/// Endings of files that are read; others are only known to exist.
const READ: [&str; 14] = [
    "rs", "ftl", "html", "css", "mjs", "js", "sql", "md", "toml", "txt", "json", "typ", "snap", "",
];

/// All files, by their path from the root with forward slashes.
#[derive(Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, String>,
    /// Of each file of Rust; many checks want them. None where it is not readable as Rust.
    tokens: BTreeMap<String, Option<Vec<Placed>>>,
}

impl Tree {
    /// Reads the folder and all below it.
    pub(crate) fn read(root: &Path) -> anyhow::Result<Self> {
        let mut tree = Self::default();
        tree.read_folder(root, "")?;
        Ok(tree)
    }

    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let mut tree = Self::default();
        for (path, text) in files {
            tree.put((*path).to_owned(), (*text).to_owned());
        }
        tree
    }

    /// Whether this is a file or a folder of the tree.
    pub(crate) fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.contains_key(path) || self.under(&folder).next().is_some()
    }

    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The tokens of a file of Rust; none when it is not readable as Rust.
    pub(crate) fn tokens(&self, path: &str) -> &[Placed] {
        self.tokens.get(path).and_then(|tokens| tokens.as_deref()).unwrap_or_default()
    }

    pub(crate) fn is_rust(&self, path: &str) -> bool {
        matches!(self.tokens.get(path), Some(Some(_)))
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files whose path starts with this folder.
    pub(crate) fn under(&self, folder: &str) -> impl Iterator<Item = (&str, &str)> {
        self.all().filter(move |(path, _)| path.starts_with(folder))
    }

    /// The files of ours with this ending; what is vendored is somebody else's.
    pub(crate) fn ours(&self, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        self.all().filter(move |(path, _)| ending_of(path) == ending && !is_vendored(path))
    }

    fn put(&mut self, path: String, text: String) {
        if ending_of(&path) == "rs" {
            self.tokens.insert(path.clone(), tokens_of(&text));
        }
        self.files.insert(path, text);
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> anyhow::Result<()> {
        let entries = std::fs::read_dir(folder)
            .with_context(|| format!("could not list {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    self.read_folder(&entry.path(), &format!("{path}/"))?;
                }
            } else {
                let text = read_text(&entry.path(), &path)?;
                self.put(path, text);
            }
        }
        Ok(())
    }
}

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask lies one folder below the root").to_owned()
}

pub(crate) fn is_vendored(path: &str) -> bool {
    path.split('/').any(|part| part == "vendor") || path.ends_with("package-lock.json")
}

pub(crate) fn ending_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn read_text(file: &Path, path: &str) -> anyhow::Result<String> {
    if !READ.contains(&ending_of(path)) {
        return Ok(String::new());
    }
    let bytes = std::fs::read(file).with_context(|| format!("could not read {path}"))?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_known_by_what_they_hold() {
        let tree = Tree::of(&[("crates/a/src/lib.rs", "")]);
        assert!(tree.has("crates/a/src"));
        assert!(tree.has("crates/a/src/"));
        assert!(tree.has("crates/a/src/lib.rs"));
        assert!(!tree.has("crates/a/sr"));
    }

    #[test]
    fn vendored_files_are_not_ours() {
        let tree = Tree::of(&[("web/assets/vendor/x.css", ""), ("web/assets/app.css", "")]);
        let ours: Vec<_> = tree.ours("css").map(|(path, _)| path).collect();
        assert_eq!(ours, ["web/assets/app.css"]);
    }
}
