//! The README shows what the compiler says; here the compiler says it.

use std::fs;
use std::path::Path;

#[test]
fn the_compiler_says_what_the_readme_shows() {
    trybuild::TestCases::new().compile_fail("tests/readme/*.rs");
}

#[test]
fn the_readme_shows_every_message_to_the_letter() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let mut messages = 0;
    for entry in fs::read_dir(root.join("tests/readme")).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "stderr")
        {
            let message = fs::read_to_string(&path).unwrap();
            let block = format!("```text\n{}\n```", message.trim_end());
            assert!(
                readme.contains(&block),
                "README.md does not show {} as it is:\n{block}",
                path.display()
            );
            messages += 1;
        }
    }
    assert_eq!(messages, 4);
}
