//! Lists the text files, so that a new area needs no line of code anywhere.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut code = String::new();
    for (name, tag) in [("DUTCH", "nl"), ("ENGLISH", "en")] {
        let folder = root.join("locales").join(tag);
        println!("cargo::rerun-if-changed={}", folder.display());
        list(&mut code, name, &folder)?;
    }
    fs::write(out.join("areas.rs"), code)
}

/// One constant: the name and the content of each file, in alphabetical order.
fn list(code: &mut String, name: &str, folder: &Path) -> io::Result<()> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    let write =
        |code: &mut String, line: String| writeln!(code, "{line}").map_err(io::Error::other);
    write(code, format!("const {name}: &[(&str, &str)] = &["))?;
    for file in files {
        let area = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let path = file.display().to_string();
        write(code, format!("    ({area:?}, include_str!({path:?})),"))?;
    }
    write(code, "];".to_owned())
}
