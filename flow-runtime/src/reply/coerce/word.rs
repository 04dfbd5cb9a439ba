//! What a word or a short text says: a yes or no, nothing, one of several choices.

use super::super::fold::fold;
use super::super::repair::RepairKind;
use crate::schema::shape::Choice;

/// A yes or no; the repair that it takes if it is not JSON's own.
pub(super) fn boolean(text: &str, is_quoted: bool) -> Option<(bool, Option<RepairKind>)> {
    let value = match text {
        "true" | "True" | "TRUE" => true,
        "false" | "False" | "FALSE" => false,
        _ => {
            return Some(match fold(text).as_str() {
                "true" | "t" | "yes" | "y" | "on" => (true, Some(RepairKind::Word)),
                "false" | "f" | "no" | "n" | "off" => (false, Some(RepairKind::Word)),
                _ => return None,
            });
        }
    };
    let is_json = !is_quoted && matches!(text, "true" | "false");
    Some((value, (!is_json).then_some(RepairKind::Literal)))
}

/// Whether a text says that there is nothing, and the repair that it takes if it is not JSON's own `null`.
pub(super) fn nothing(text: &str, is_quoted: bool) -> Option<Option<RepairKind>> {
    Some(match (text, is_quoted) {
        ("null", false) => None,
        ("None" | "undefined" | "NULL" | "Null" | "nil", false) => Some(RepairKind::Literal),
        ("NaN", false)
        | ("null" | "None" | "none" | "undefined" | "NULL" | "Null" | "nil", true) => {
            Some(RepairKind::Null)
        }
        _ => return None,
    })
}

/// Which of these choices a text names, and the repair that it takes if it is not the choice itself.
pub(super) fn choice<'c>(
    choices: &'c [Choice],
    text: &str,
) -> Option<(&'c Choice, Option<RepairKind>)> {
    if let Some(choice) = choices.iter().find(|choice| is(choice, text)) {
        let is_alias = choice.value.as_str().is_some_and(|name| name != text);
        let repair = is_alias.then_some(RepairKind::Choice);
        return Some((choice, repair));
    }
    let trimmed = text.trim();
    let same =
        |choice: &&Choice| names(choice).any(|name| name.to_lowercase() == trimmed.to_lowercase());
    if let Some(choice) = only(choices.iter().filter(same)) {
        return Some((choice, Some(RepairKind::Choice)));
    }
    let folded = fold(text);
    let alike = |choice: &&Choice| names(choice).any(|name| fold(name) == folded);
    if !folded.is_empty()
        && let Some(choice) = only(choices.iter().filter(alike))
    {
        return Some((choice, Some(RepairKind::Choice)));
    }
    mention(choices, text).map(|choice| (choice, Some(RepairKind::Mention)))
}

fn names(choice: &Choice) -> impl Iterator<Item = &str> {
    choice.value.as_str().into_iter().chain(choice.aliases.iter().map(String::as_str))
}

/// Whether a text is the choice, or its alias, to the letter.
fn is(choice: &Choice, text: &str) -> bool {
    names(choice).any(|name| name == text)
        || (choice.value.as_str().is_none() && choice.value.to_string() == text)
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

/// A longer text names no choice: what it says is not for a parser to tell.
const MOST_WORDS: usize = 40;
/// A choice in a sentence has to be longer than `a`, `no` or `it`.
const LEAST_LETTERS: usize = 3;
/// How many words of a sentence make one choice.
const WIDEST: usize = 5;

/// Words that say of a choice that it is not meant, or not alone, or no longer; and those that leave it open.
const DOUBTS: [&str; 84] = [
    "not",
    "no",
    "non",
    "nor",
    "never",
    "neither",
    "none",
    "nothing",
    "cannot",
    "cant",
    "isnt",
    "arent",
    "wasnt",
    "werent",
    "dont",
    "doesnt",
    "didnt",
    "wont",
    "wouldnt",
    "couldnt",
    "shouldnt",
    "hasnt",
    "havent",
    "without",
    "except",
    "excluding",
    "exclude",
    "excluded",
    "but",
    "or",
    "and",
    "rather",
    "instead",
    "than",
    "unlikely",
    "hardly",
    "barely",
    "scarcely",
    "almost",
    "nearly",
    "if",
    "unless",
    "versus",
    "vs",
    "between",
    "either",
    "both",
    "maybe",
    "perhaps",
    "possibly",
    "might",
    "may",
    "could",
    "would",
    "should",
    "doubt",
    "doubtful",
    "wrong",
    "false",
    "incorrect",
    "opposite",
    "far",
    "from",
    "anything",
    "less",
    "more",
    "was",
    "were",
    "previously",
    "formerly",
    "initially",
    "first",
    "earlier",
    "avoid",
    "reject",
    "rejected",
    "ruled",
    "refuse",
    "unclear",
    "unsure",
    "uncertain",
    "contrary",
    "although",
    "however",
];

/// Words after which a choice is what a sentence says.
const CUES: [&str; 22] = [
    "is",
    "are",
    "as",
    "be",
    "answer",
    "category",
    "label",
    "class",
    "type",
    "level",
    "choice",
    "result",
    "verdict",
    "sentiment",
    "priority",
    "severity",
    "urgency",
    "status",
    "value",
    "choose",
    "pick",
    "select",
];

/// Words between a cue and a choice that change nothing.
const FILLERS: [&str; 9] =
    ["a", "an", "the", "definitely", "clearly", "certainly", "therefore", "thus", "simply"];

/// The choice that a sentence names: the only one in it, where a sentence names what it is about, with no word that casts doubt.
fn mention<'c>(choices: &'c [Choice], text: &str) -> Option<&'c Choice> {
    let words = words(text)?;
    let mut found: Vec<(usize, usize, &Choice)> = Vec::new();
    for choice in choices {
        for name in names(choice).map(fold).filter(|name| name.chars().count() >= LEAST_LETTERS) {
            for start in 0..words.len() {
                let mut joined = String::new();
                for (at, word) in words.iter().enumerate().skip(start).take(WIDEST) {
                    joined.push_str(&word.folded);
                    if joined == name {
                        found.push((start, at + 1, choice));
                    }
                    if joined.len() >= name.len() {
                        break;
                    }
                }
            }
        }
    }
    // "high" within "very high" is not named.
    let wider: Vec<_> = found
        .iter()
        .filter(|(start, end, _)| {
            !found.iter().any(|(s, e, _)| s <= start && end <= e && (e - s) > (end - start))
        })
        .collect();
    let &&(_, _, choice) = wider.first()?;
    if wider.iter().any(|(_, _, other)| !std::ptr::eq(*other, choice)) {
        return None;
    }
    let is_named = |at: usize| wider.iter().any(|(start, end, _)| (*start..*end).contains(&at));
    let is_doubted = words
        .iter()
        .enumerate()
        .any(|(at, word)| !is_named(at) && DOUBTS.contains(&word.folded.as_str()));
    let stands = |start: usize, end: usize| {
        let before =
            words[..start].iter().rev().find(|word| !FILLERS.contains(&word.folded.as_str()));
        let gap = |from: usize, to: usize| &text[from..to];
        let opens = match before {
            None => start == 0,
            Some(cue) => {
                let between = gap(words[start - 1].end, words[start].start);
                between.contains([':', '=']) || CUES.contains(&cue.folded.as_str())
            }
        };
        let after = gap(words[end - 1].end, words.get(end).map_or(text.len(), |word| word.start));
        let ends = words.len() == end
            || after.contains(['.', '!', ',', ';', ':', '\n', ')', '(', '—', '–'])
            || after.contains(" - ");
        opens && ends
    };
    (!is_doubted && !text.contains('?') && wider.iter().any(|(start, end, _)| stands(*start, *end)))
        .then_some(choice)
}

struct Word {
    folded: String,
    start: usize,
    end: usize,
}

/// The words of a text; nothing, if there are too many.
fn words(text: &str) -> Option<Vec<Word>> {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '+' | '#');
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_letter(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let folded = fold(&text[from..at]).replace(['\'', '’'], "");
                words.push(Word { folded, start: from, end: at });
                if words.len() > MOST_WORDS {
                    return None;
                }
                start = None;
            }
            _ => {}
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str], text: &str) -> Option<String> {
        let choices: Vec<Choice> = names
            .iter()
            .map(|name| Choice { value: (*name).into(), aliases: Vec::new(), note: None })
            .collect();
        choice(&choices, text).and_then(|(choice, _)| choice.value.as_str().map(str::to_owned))
    }

    #[test]
    fn a_choice_is_found_where_a_text_names_it() {
        let colors = ["RED", "GREEN", "DARK_BLUE"];
        for (text, expected) in [
            ("RED", "RED"),
            ("red", "RED"),
            ("Dark blue", "DARK_BLUE"),
            ("\"dark-blue\".", "DARK_BLUE"),
            ("The answer is RED.", "RED"),
            ("The color of this car is dark blue", "DARK_BLUE"),
            ("Red, like a rose.", "RED"),
            ("**Green**: it is the color of grass", "GREEN"),
            ("Answer: green", "GREEN"),
            ("Category = red", "RED"),
            ("Red - as the text says.", "RED"),
            ("It is definitely RED.", "RED"),
            ("Red (a warm color)", "RED"),
        ] {
            assert_eq!(named(&colors, text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_choice_that_is_denied_left_open_or_only_spoken_of_is_none() {
        let colors = ["RED", "GREEN", "DARK_BLUE"];
        for text in [
            "definitely not RED",
            "RED or GREEN",
            "It isn't red.",
            "It isn’t red.",
            "anything but red",
            "far from red",
            "blue",
            "Is it red?",
            "reddish",
            "colored",
            "It is red and green",
            "It was red.",
            "less red",
            "rather red",
            "It could be red",
            "a red car",
            "I doubt that it is red.",
            "neither: red",
            "Red? No.",
            "Red: not at all",
            "",
            "dark",
            "almost red",
            "redgreen",
        ] {
            assert_eq!(named(&colors, text), None, "{text}");
        }
        assert_eq!(named(&["high", "very high"], "It is very high").as_deref(), Some("very high"));
        assert_eq!(named(&["high"], "It is very high"), None);
        assert_eq!(named(&["C", "C++", "Java"], "c").as_deref(), Some("C"));
        assert_eq!(named(&["C", "Java"], "C++"), None);
        assert_eq!(named(&["A", "B"], "It is A thing"), None);
        assert_eq!(
            named(&["not_applicable", "yes"], "The answer is not applicable.").as_deref(),
            Some("not_applicable")
        );
        assert_eq!(named(&["si", "sí"], "SI").as_deref(), Some("si"));
        assert_eq!(named(&["Foo", "foo"], "FOO"), None);
    }
}
