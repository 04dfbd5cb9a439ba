//! The README shows how messages of the compiler begin; here the compiler says them.

use std::fs;
use std::path::Path;

#[test]
fn the_compiler_says_what_is_on_file_for_the_readme() {
    trybuild::TestCases::new().compile_fail("tests/readme/*.rs");
}

#[test]
fn the_readme_shows_the_beginning_of_every_message_on_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let shown: Vec<&str> =
        readme.split("```text\n").skip(1).filter_map(|rest| rest.split("\n```").next()).collect();
    let mut on_file = 0;
    for entry in fs::read_dir(root.join("tests/readme")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "stderr") {
            let message = fs::read_to_string(&path).unwrap();
            assert!(
                shown.iter().any(|shown| message.starts_with(shown)),
                "README.md does not show the beginning of {}:\n{message}",
                path.display()
            );
            on_file += 1;
        }
    }
    assert_eq!(on_file, shown.len(), "README.md shows another message");
}
