//! The vendored faces are what the manifest says they are.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

const BYTES_MAX: usize = 4_000_000;

#[test]
fn the_manifest_tells_each_face_its_licence_and_its_hash() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let manifest = std::fs::read_to_string(folder.join("MANIFEST")).unwrap();
    let mut listed = BTreeSet::new();
    let mut total = 0;
    for line in manifest.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [file, _name, _version, licence, _source, hash] = parts[..] else {
            panic!("{line} has not six parts");
        };
        assert!(["OFL-1.1", "Bitstream-Vera"].contains(&licence), "{line}");
        let bytes = std::fs::read(folder.join(file)).unwrap();
        total += bytes.len();
        let found = Sha256::digest(&bytes).iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        });
        assert_eq!(found, hash, "{file}");
        listed.insert(file.to_owned());
    }
    assert!(total <= BYTES_MAX, "{total} bytes");
    let faces: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with("ttf"))
        .collect();
    assert_eq!(faces, listed);
}
