//! What the compiler says: one file a mistake, named after it, and valid programs of every form.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the messages anew; read what has changed.

#[test]
fn every_mistake_gets_its_message_and_every_valid_form_compiles() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
    cases.pass("tests/ui/pass/*.rs");
}
