//! Tells a release which commit it was built from. No clock and no command: the same tree gives the
//! same program, and an archive without `.git` builds as well. Builds for development do not ask:
//! every commit would compile the whole crate anew.

use std::fs;
use std::path::Path;

fn main() {
    let git = Path::new(".git");
    println!("cargo:rerun-if-changed=build.rs");
    let released = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = if released { commit(git) } else { None }.unwrap_or_default();
    println!("cargo:rustc-env=PHULUC_COMMIT={commit}");
}

/// The first ten digits of the commit that HEAD names; none in an archive or a linked work tree.
fn commit(git: &Path) -> Option<String> {
    let head = git.join("HEAD");
    println!("cargo:rerun-if-changed={}", head.display());
    let head = fs::read_to_string(head).ok()?;
    let digits = match head.trim().strip_prefix("ref: ") {
        None => head.trim().to_owned(),
        Some(name) => {
            let file = git.join(name);
            println!("cargo:rerun-if-changed={}", file.display());
            match fs::read_to_string(file) {
                Ok(text) => text.trim().to_owned(),
                Err(_) => packed(&fs::read_to_string(git.join("packed-refs")).ok()?, name)?,
            }
        }
    };
    digits.get(..10).map(str::to_owned)
}

fn packed(refs: &str, name: &str) -> Option<String> {
    refs.lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(_, of)| *of == name)
        .map(|(digits, _)| digits.to_owned())
}
