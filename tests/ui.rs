//! What the compiler says: one file a mistake, named after it, and valid programs of every form.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the messages anew; read what has changed.

use std::fs;
use std::path::Path;

// Two tests: mistakes by themselves are only checked, which is much faster than building them.
#[test]
fn every_mistake_gets_its_message() {
    share_prompt_files();
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

#[test]
fn every_valid_form_compiles() {
    share_prompt_files();
    trybuild::TestCases::new().pass("tests/ui/pass/*.rs");
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
