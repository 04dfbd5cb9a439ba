//! What stands around a step in its file, which a macro is not told.

use proc_macro2::Span;

/// Whether the attribute stands in an `impl` or a `trait`, where a step cannot be, as far as the file's indentation tells: if it
/// does not, rustc says of each generated item that it cannot stand there.
pub(super) fn block_around() -> Option<&'static str> {
    let attribute = Span::call_site().unwrap();
    // Most steps are not indented, and their file is not read.
    if attribute.column() == 1 {
        return None;
    }
    let text = std::fs::read_to_string(attribute.local_file()?).ok()?;
    let above: Vec<&str> = text.lines().take(attribute.line()).collect();
    around(&above)
}

/// What the line opens that is indented less than the last one.
fn around(lines: &[&str]) -> Option<&'static str> {
    let (last, above) = lines.split_last()?;
    let mut inside = indentation(last);
    for line in above.iter().rev().filter(|line| !line.trim().is_empty()) {
        if indentation(line) >= inside {
            continue;
        }
        match line.trim() {
            // The head of a block whose brace stands on a line of its own is as far to the left as the brace.
            "{" | "where" => inside = indentation(line) + 1,
            head => return opens(head),
        }
    }
    None
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn opens(head: &str) -> Option<&'static str> {
    // It is closed again.
    if head.ends_with('}') {
        return None;
    }
    let word = head
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .find(|word| !matches!(*word, "pub" | "crate" | "super" | "unsafe" | ""));
    match word {
        Some("impl") => Some("impl"),
        Some("trait") => Some("trait"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_by_the_indentation_what_a_step_stands_in() {
        let of = |text: &str| around(&text.lines().collect::<Vec<_>>());
        assert_eq!(of("impl Desk {\n    /// A step.\n    #[step]"), Some("impl"));
        assert_eq!(of("impl<T> Desk<T>\nwhere\n    T: Send,\n{\n\n    #[step]"), Some("impl"));
        assert_eq!(of("mod a {\n    pub(crate) trait Desk {\n        #[step]"), Some("trait"));
        assert_eq!(of("impl Desk {\n    fn new() {\n        #[step]"), None);
        assert_eq!(of("impl Desk {\n}\nmod steps {\n    #[step]"), None);
        assert_eq!(of("impl Desk {}\n    #[step]"), None);
        assert_eq!(of("implied! {\n    #[step]"), None);
        assert_eq!(of("    #[step]"), None);
    }
}
