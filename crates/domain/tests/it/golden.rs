//! Files that are compared with what the code makes now, and written with `UPDATE_GOLDEN=1`.
use std::path::{Path, PathBuf};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(name)
}

pub(crate) fn is_written_anew() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

pub(crate) fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_default()
}

pub(crate) fn write(name: &str, text: &str) {
    std::fs::write(path(name), text).unwrap();
}

/// Asserts that the file says this; the difference is for `git diff` to show.
#[track_caller]
pub(crate) fn compare(name: &str, made: &str) {
    if is_written_anew() {
        write(name, made);
    }
    let stands = read(name);
    let first = stands.lines().zip(made.lines()).find(|(stands, made)| stands != made);
    assert!(stands == made, "{name} differs, first in {first:?}; UPDATE_GOLDEN=1 writes it anew");
}
