//! Third-party assets: recreates `crates/web/assets/vendor` from the packages that its manifest
//! names, and compares what stands with that manifest.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, Sha512};

const VENDOR: &str = "crates/web/assets/vendor";
const MANIFEST: &str = "crates/web/assets/vendor/MANIFEST.json";
const SPRITE: &str = "crates/web/assets/icons/icons.svg";
/// The package whose svg files, in the order of the manifest, make the sprite.
const ICONS: &str = "@tabler/icons";

#[derive(Serialize, Deserialize)]
struct Manifest {
    packages: Vec<Package>,
    generated: Vec<Generated>,
}

/// A package of which some files stand here, unmodified.
#[derive(Serialize, Deserialize)]
struct Package {
    name: String,
    version: String,
    licence: String,
    /// The registry's own hash of the tarball: `sha512-` and base64.
    integrity: String,
    files: Vec<Copied>,
}

#[derive(Serialize, Deserialize)]
struct Copied {
    /// The path inside the package.
    from: String,
    /// The path inside the vendor folder.
    to: String,
    #[serde(default)]
    sha256: String,
}

/// A file that a vendored tool makes from a configuration of our own.
#[derive(Serialize, Deserialize)]
struct Generated {
    tool: String,
    version: String,
    licence: String,
    integrity: String,
    /// The configuration, inside the vendor folder.
    config: String,
    to: String,
    #[serde(default)]
    sha256: String,
}

/// Recreates the vendored files, the theme and the sprite of icons from the registry.
/// With `check` nothing is fetched or written: what stands is compared with the manifest.
pub(crate) fn run(check: bool) -> Result<()> {
    let root = root();
    if !check {
        recreate(&root)?;
    }
    let differences = compare(&root)?;
    ensure!(
        differences.is_empty(),
        "vendored files differ from {MANIFEST}:\n{}",
        differences.join("\n")
    );
    Ok(())
}

/// What differs between the manifest and the vendor folder under `root`, one sentence each.
/// Works without a network.
pub(crate) fn compare(root: &Path) -> Result<Vec<String>> {
    let manifest = read_manifest(root)?;
    let vendor = root.join(VENDOR);
    let mut differences = Vec::new();
    let mut expected = BTreeSet::from(["MANIFEST.json".to_owned()]);
    for (path, sha256) in recorded(&manifest) {
        expected.insert(path.clone());
        match fs::read(vendor.join(&path)) {
            Ok(bytes) if hex(&Sha256::digest(&bytes)) == sha256 => {}
            Ok(_) => differences.push(format!("{path}: changed since it was vendored")),
            Err(_) => differences.push(format!("{path}: missing")),
        }
    }
    expected.extend(manifest.generated.iter().map(|one| one.config.clone()));
    for path in standing(&vendor)? {
        if !expected.contains(&path) {
            differences.push(format!("{path}: not in the manifest"));
        }
    }
    let sprite = fs::read_to_string(root.join(SPRITE)).unwrap_or_default();
    if sprite != make_sprite(&manifest, &vendor)? {
        differences.push(format!("{SPRITE}: not what the vendored icons make"));
    }
    Ok(differences)
}

fn recreate(root: &Path) -> Result<()> {
    let mut manifest = read_manifest(root)?;
    let vendor = root.join(VENDOR);
    let work = root.join("target/vendor");
    if work.exists() {
        fs::remove_dir_all(&work).context("could not clear the working folder")?;
    }
    for package in &mut manifest.packages {
        let unpacked = fetch(package, &work)?;
        for file in &mut package.files {
            let bytes = fs::read(unpacked.join(&file.from))
                .with_context(|| format!("{} has no file {}", package.name, file.from))?;
            file.sha256 = hex(&Sha256::digest(&bytes));
            write(&vendor.join(&file.to), &bytes)?;
        }
    }
    for generated in &mut manifest.generated {
        let bytes = generate(generated, &vendor, &work)?;
        generated.sha256 = hex(&Sha256::digest(&bytes));
        write(&vendor.join(&generated.to), &bytes)?;
    }
    let sprite = make_sprite(&manifest, &vendor)?;
    write(&root.join(SPRITE), sprite.as_bytes())?;
    let json = serde_json::to_string_pretty(&manifest).context("could not write the manifest")?;
    write(&root.join(MANIFEST), format!("{json}\n").as_bytes())
}

/// Downloads one package, holds it against its recorded integrity and unpacks it.
fn fetch(package: &Package, work: &Path) -> Result<PathBuf> {
    let folder = work.join(package.name.replace(['@', '/'], "_"));
    fs::create_dir_all(&folder).context("could not make the working folder")?;
    let wanted = format!("{}@{}", package.name, package.version);
    let mut npm = Command::new("npm");
    npm.args(["pack", &wanted, "--ignore-scripts", "--silent", "--pack-destination"]);
    let printed = output(npm.arg(&folder).current_dir(work))?;
    let name = printed.lines().last().unwrap_or_default().trim().to_owned();
    let tarball = folder.join(&name);
    let bytes = fs::read(&tarball).with_context(|| format!("npm packed no file for {wanted}"))?;
    let found = integrity(&bytes);
    ensure!(
        found == package.integrity,
        "{wanted} has integrity {found}, the manifest says {}",
        package.integrity
    );
    output(Command::new("tar").arg("-xzf").arg(&tarball).arg("-C").arg(&folder))?;
    Ok(folder.join("package"))
}

/// Runs the theme generator; its tarball is held against the manifest like any other.
fn generate(generated: &Generated, vendor: &Path, work: &Path) -> Result<Vec<u8>> {
    let tool = Package {
        name: generated.tool.clone(),
        version: generated.version.clone(),
        licence: generated.licence.clone(),
        integrity: generated.integrity.clone(),
        files: Vec::new(),
    };
    fetch(&tool, work)?;
    let folder = work.join("generate");
    fs::create_dir_all(&folder).context("could not make the folder for the generator")?;
    let wanted = format!("{}@{}", generated.tool, generated.version);
    output(
        Command::new("npm")
            .args(["install", "--ignore-scripts", "--silent", "--prefix", ".", &wanted])
            .current_dir(&folder),
    )?;
    let config = vendor.join(&generated.config);
    fs::copy(&config, folder.join("theme.json")).context("could not copy the configuration")?;
    let program = format!("node_modules/{}/dist/bin/designsystemet.js", generated.tool);
    for step in
        [["tokens", "create", "--config", "theme.json"], ["tokens", "build", "--out-dir", "css"]]
    {
        output(Command::new("node").arg(&program).args(step).current_dir(&folder))?;
    }
    let name = Path::new(&generated.to).file_name().context("a generated file has a name")?;
    let path = folder.join("css").join(name);
    fs::read(&path).with_context(|| format!("the generator made no {}", path.display()))
}

/// One sprite of all vendored icons; colour and stroke come from the stylesheet.
fn make_sprite(manifest: &Manifest, vendor: &Path) -> Result<String> {
    let mut sprite = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
    let icons = manifest.packages.iter().filter(|package| package.name == ICONS);
    for file in icons.flat_map(|package| &package.files) {
        let Some(id) = icon_id(&file.to) else {
            continue;
        };
        let svg = fs::read_to_string(vendor.join(&file.to))
            .with_context(|| format!("could not read icon {id}"))?;
        let (_, rest) = svg.split_once('>').context("an icon starts with its svg tag")?;
        let (shapes, _) = rest.rsplit_once("</svg>").context("an icon ends with its svg tag")?;
        writeln!(sprite, "<symbol id=\"{id}\" viewBox=\"0 0 24 24\">")?;
        // The first path of each icon is an invisible frame that only drawing programs need.
        for line in shapes.lines().map(str::trim) {
            if !line.is_empty() && !line.contains("stroke=\"none\"") {
                writeln!(sprite, "{line}")?;
            }
        }
        sprite.push_str("</symbol>\n");
    }
    sprite.push_str("</svg>\n");
    Ok(sprite)
}

fn icon_id(path: &str) -> Option<&str> {
    Path::new(path).extension().filter(|end| *end == "svg")?;
    Path::new(path).file_stem()?.to_str()
}

fn recorded(manifest: &Manifest) -> Vec<(String, String)> {
    let copied = manifest.packages.iter().flat_map(|package| &package.files);
    let copied = copied.map(|file| (file.to.clone(), file.sha256.clone()));
    let generated = manifest.generated.iter().map(|one| (one.to.clone(), one.sha256.clone()));
    copied.chain(generated).collect()
}

/// Every file below the vendor folder, relative to it.
fn standing(vendor: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![vendor.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).context("could not list the vendor folder")? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(vendor).context("a listed file is inside")?;
                found.push(inside.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn read_manifest(root: &Path) -> Result<Manifest> {
    let text = fs::read_to_string(root.join(MANIFEST)).context("could not read the manifest")?;
    serde_json::from_str(&text).context("could not understand the manifest")
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).context("could not make a folder")?;
    }
    fs::write(path, bytes).with_context(|| format!("could not write {}", path.display()))
}

fn output(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let done = command.output().with_context(|| format!("could not start {program}"))?;
    if !done.status.success() {
        bail!("{program} failed: {}", String::from_utf8_lossy(&done.stderr));
    }
    String::from_utf8(done.stdout).with_context(|| format!("{program} printed no text"))
}

fn integrity(bytes: &[u8]) -> String {
    let digest = Sha512::digest(bytes);
    format!("sha512-{}", base64::engine::general_purpose::STANDARD.encode(digest))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn vendored_files_are_what_the_manifest_says() {
        assert_eq!(compare(&root()).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_changed_a_missing_and_an_extra_file_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let vendor = folder.path().join(VENDOR);
        let manifest = r#"{"packages":[{"name":"p","version":"1","licence":"MIT",
            "integrity":"sha512-","files":[{"from":"a","to":"a.css","sha256":"00"},
            {"from":"b","to":"b.css","sha256":"00"}]}],"generated":[]}"#;
        write(&folder.path().join(MANIFEST), manifest.as_bytes()).unwrap();
        write(&vendor.join("a.css"), b"a{}").unwrap();
        write(&vendor.join("c.css"), b"c{}").unwrap();
        let empty = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n</svg>\n";
        write(&folder.path().join(SPRITE), empty.as_bytes()).unwrap();

        let told = compare(folder.path()).unwrap();
        let expected = [
            "a.css: changed since it was vendored",
            "b.css: missing",
            "c.css: not in the manifest",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn integrity_is_written_as_the_registry_writes_it() {
        let known = "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxv\
                     UdBeoGlODJ6+SfaPg==";
        assert_eq!(integrity(b""), known);
    }
}
