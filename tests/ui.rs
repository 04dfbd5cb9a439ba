//! What the compiler says: one file a mistake, named after it, and valid programs of every form.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the messages anew; read what has changed.

use std::fs;
use std::path::Path;
use std::process::Command;

// Two tests: mistakes by themselves are only checked, which is much faster than building them.
#[test]
fn every_mistake_gets_its_message() {
    share_prompt_files();
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
    // Notes that point into the standard library show its lines only where they are there.
    if !is_std_source_installed() {
        cases.compile_fail("tests/ui/without_std_source/*.rs");
    }
}

#[test]
fn every_valid_form_compiles() {
    share_prompt_files();
    trybuild::TestCases::new().pass("tests/ui/pass/*.rs");
}

/// Whether the toolchain has the component `rust-src`.
fn is_std_source_installed() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = Command::new(rustc).args(["--print", "sysroot"]).output().unwrap();
    let sysroot = String::from_utf8(printed.stdout).unwrap();
    Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library").exists()
}

/// The cases are compiled as a crate of their own below the target directory: prompts in files have to be there.
fn share_prompt_files() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tests/trybuild/flow");
    let (from, to) = ("tests/ui/prompts", root.join("tests/ui/prompts"));
    fs::create_dir_all(&to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}
