//! What can be read back from a page, and what checkers say of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use weerklank_documents::pdf;
use weerklank_texts::paper::Paper;

/// Prints a paper to a file of this name.
pub(crate) fn print(name: &str, paper: &Paper) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&file, pdf(paper).unwrap()).unwrap();
    file
}

/// The words on the pages, each page ended by a form feed.
pub(crate) fn text_of(file: &Path) -> String {
    command(Command::new("pdftotext").arg("-layout").arg(file).arg("-"))
}

/// What a program of poppler-utils says.
pub(crate) fn command(command: &mut Command) -> String {
    let output = command.output().expect("poppler-utils is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Fails unless every file is PDF/UA-1 and PDF/A-2a.
pub(crate) fn check(files: &[PathBuf]) {
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/pdf-check");
    let output = Command::new("python3").arg(checker).args(["ua1", "2a"]).args(files).output();
    let output = output.expect("python3 is installed");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
