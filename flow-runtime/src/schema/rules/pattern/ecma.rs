//! From ECMA-262's regular expressions to those of the `regex` crate.
//!
//! Most of the syntax is the same; what means something else is written out: `\d` and `\w` are ASCII, `\s` is ECMA's white
//! space, `.` takes no line end, a bracket inside of a class is a character. What takes more than linear time is refused.
//! Where ECMA has no meaning for it, Rust's syntax stays: a pattern often comes from a `Regex` of the program.

use std::fmt::Write as _;
use std::iter::Peekable;
use std::str::Chars;

const DIGIT: &str = "0-9";
const WORD: &str = "0-9A-Z_a-z";
const SPACE: &str =
    r"\t-\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
const LINE_END: &str = r"\n\r\x{2028}\x{2029}";

/// The pattern in the syntax of the `regex` crate, or why it has no form there.
pub(super) fn translated(source: &str) -> Result<String, String> {
    let mut reader =
        Reader { rest: source.chars().peekable(), out: String::new(), dot_takes_all: false };
    reader.pattern()?;
    Ok(reader.out)
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    out: String,
    /// Whether `(?s)` was seen.
    dot_takes_all: bool,
}

/// One part of a class, or an escape outside of one.
enum Atom {
    Char(char),
    /// What a class holds, such as `0-9`; and whether it is all the others that are meant.
    Set(&'static str, bool),
    /// In the syntax of both: `\p{L}`, `[:alpha:]`.
    AsItIs(String),
}

impl Reader<'_> {
    fn pattern(&mut self) -> Result<(), String> {
        while let Some(c) = self.rest.next() {
            match c {
                '\\' => self.escape()?,
                '[' => self.class()?,
                '(' => self.group()?,
                '.' if self.dot_takes_all => self.out.push('.'),
                '.' => self.set(LINE_END, true),
                ']' => {
                    return Err(r"a `]` without its `[`; write `\]` for the character".to_owned());
                }
                '{' => self.repetition()?,
                '}' => self.out.push_str(r"\}"),
                _ => self.out.push(c),
            }
        }
        Ok(())
    }

    /// Outside of a class, after its backslash.
    fn escape(&mut self) -> Result<(), String> {
        match self.rest.peek().copied() {
            Some(boundary @ ('b' | 'B')) => {
                self.rest.next();
                // Writing to a String cannot fail.
                let _ = write!(self.out, r"(?-u:\{boundary})");
                Ok(())
            }
            // Rust's for `^` and `$`, which ECMA does not know.
            Some(anchor @ ('A' | 'z')) => {
                self.rest.next();
                self.out.extend(['\\', anchor]);
                Ok(())
            }
            _ => {
                match self.escaped()? {
                    Atom::Char(c) => self.char(c),
                    Atom::Set(set, is_negated) => self.set(set, is_negated),
                    Atom::AsItIs(text) => self.out.push_str(&text),
                }
                Ok(())
            }
        }
    }

    /// What an escape stands for that means the same in a class and outside, after its backslash.
    fn escaped(&mut self) -> Result<Atom, String> {
        let Some(c) = self.rest.next() else {
            return Err("it ends in a backslash".to_owned());
        };
        Ok(match c {
            'd' | 'D' => Atom::Set(DIGIT, c == 'D'),
            'w' | 'W' => Atom::Set(WORD, c == 'W'),
            's' | 'S' => Atom::Set(SPACE, c == 'S'),
            'f' => Atom::Char('\u{c}'),
            'n' => Atom::Char('\n'),
            'r' => Atom::Char('\r'),
            't' => Atom::Char('\t'),
            'v' => Atom::Char('\u{b}'),
            'c' => match self.rest.next() {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    Atom::Char(char::from(letter as u8 % 32))
                }
                _ => return Err(r"`\c` without a letter".to_owned()),
            },
            '0' if !self.rest.peek().is_some_and(char::is_ascii_digit) => Atom::Char('\0'),
            '0'..='9' | 'k' => {
                return Err(format!(
                    r"the back-reference `\{c}`, which cannot be checked in linear time"
                ));
            }
            'x' | 'u' => Atom::Char(self.code_point(c)?),
            'p' | 'P' => Atom::AsItIs(self.property(c)?),
            c if c.is_ascii_alphanumeric() => {
                return Err(format!(r"the escape `\{c}`, which means nothing"));
            }
            c => Atom::Char(c),
        })
    }

    /// `\x41`, `\u0041`, `\u{1F600}` and `\ud83d\ude00`, after the letter.
    fn code_point(&mut self, letter: char) -> Result<char, String> {
        let wrong = || format!(r"`\{letter}` without the hexadecimal number of a character");
        let code = if self.rest.next_if_eq(&'{').is_some() {
            let digits: String = self.rest.by_ref().take_while(|c| *c != '}').collect();
            u32::from_str_radix(&digits, 16).map_err(|_| wrong())?
        } else {
            self.hex(if letter == 'x' { 2 } else { 4 }).ok_or_else(wrong)?
        };
        let is_pair = (0xd800..0xdc00).contains(&code)
            && self.rest.next_if_eq(&'\\').is_some()
            && self.rest.next_if_eq(&'u').is_some();
        let code = match is_pair.then(|| self.hex(4)).flatten() {
            Some(low @ 0xdc00..0xe000) => 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00),
            Some(_) => return Err(wrong()),
            None => code,
        };
        char::from_u32(code).ok_or_else(wrong)
    }

    fn hex(&mut self, digits: u32) -> Option<u32> {
        (0..digits).try_fold(0, |code, _| Some(code * 16 + self.rest.next()?.to_digit(16)?))
    }

    /// `\p{Letter}`, after the letter.
    fn property(&mut self, letter: char) -> Result<String, String> {
        let mut text = format!(r"\{letter}");
        match self.rest.next() {
            Some('{') => {
                text.push('{');
                text.extend(self.rest.by_ref().take_while(|c| *c != '}'));
                text.push('}');
            }
            Some(short) => text.push(short),
            None => return Err(format!("`{text}` without a property")),
        }
        Ok(text)
    }

    /// A class, after its opening bracket.
    fn class(&mut self) -> Result<(), String> {
        let is_negated = self.rest.next_if_eq(&'^').is_some();
        if self.rest.next_if_eq(&']').is_some() {
            // Nothing, or anything.
            self.set(r"\x{0}-\x{10FFFF}", !is_negated);
            return Ok(());
        }
        self.out.push_str(if is_negated { "[^" } else { "[" });
        while self.rest.next_if_eq(&']').is_none() {
            let first = self.class_atom()?;
            // A hyphen stands for itself at the end, and beside what is no character.
            let mut ahead = self.rest.clone();
            let is_range = ahead.next() == Some('-') && ahead.next() != Some(']');
            match first {
                Atom::Char(low) if is_range => {
                    self.rest.next();
                    self.char(low);
                    match self.class_atom()? {
                        Atom::Char(high) => {
                            self.out.push('-');
                            self.char(high);
                        }
                        other => {
                            self.char('-');
                            self.part(other);
                        }
                    }
                }
                other => self.part(other),
            }
        }
        self.out.push(']');
        Ok(())
    }

    /// The next part of a class.
    fn class_atom(&mut self) -> Result<Atom, String> {
        let Some(c) = self.rest.next() else {
            return Err("a `[` without its `]`".to_owned());
        };
        Ok(match c {
            '\\' if self.rest.next_if_eq(&'b').is_some() => Atom::Char('\u{8}'),
            '\\' => self.escaped()?,
            '[' if self.rest.peek() == Some(&':') => {
                let name: String = self.rest.by_ref().take_while(|c| *c != ']').collect();
                Atom::AsItIs(format!("[{name}]"))
            }
            '&' | '~' if self.rest.peek() == Some(&c) => {
                return Err(format!(
                    r"`{c}{c}` in a class, which engines read differently; write `\{c}` for the character"
                ));
            }
            c => Atom::Char(c),
        })
    }

    /// A part of a class that is no end of a range.
    fn part(&mut self, atom: Atom) {
        match atom {
            Atom::Char(c) => self.char(c),
            Atom::Set(set, false) => self.out.push_str(set),
            Atom::Set(set, true) => self.set(set, true),
            Atom::AsItIs(text) => self.out.push_str(&text),
        }
    }

    fn set(&mut self, set: &str, is_negated: bool) {
        self.out.push_str(if is_negated { "[^" } else { "[" });
        self.out.push_str(set);
        self.out.push(']');
    }

    /// A character that means itself, in a class and outside.
    fn char(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            self.out.push(c);
        } else {
            let _ = write!(self.out, r"\x{{{:X}}}", u32::from(c));
        }
    }

    /// A group, after its parenthesis. None captures: nothing can refer to it.
    fn group(&mut self) -> Result<(), String> {
        if self.rest.next_if_eq(&'?').is_none() {
            self.out.push_str("(?:");
            return Ok(());
        }
        self.rest.next_if_eq(&'P');
        let look = |sign: &str| {
            Err(format!("the look-around `(?{sign}…)`, which cannot be checked in linear time"))
        };
        match self.rest.next() {
            Some(':') => self.out.push_str("(?:"),
            Some(sign @ ('=' | '!')) => return look(&sign.to_string()),
            Some('<') => match self.rest.peek() {
                Some('=') => return look("<="),
                Some('!') => return look("<!"),
                _ => {
                    self.rest.by_ref().find(|c| *c == '>');
                    self.out.push_str("(?:");
                }
            },
            Some(flag) => {
                let mut flags = flag.to_string();
                while let Some(flag) = self.rest.next_if(|c| !matches!(c, ':' | ')')) {
                    flags.push(flag);
                }
                if !flags.chars().all(|c| matches!(c, 'i' | 'm' | 's' | '-')) {
                    return Err(format!(
                        "the flags `(?{flags})`; those that are known are i, m and s"
                    ));
                }
                self.dot_takes_all |= flags.split('-').next().is_some_and(|on| on.contains('s'));
                let _ = write!(self.out, "(?{flags}");
                self.out.extend(self.rest.next_if_eq(&':'));
            }
            None => return Err("a `(` without its `)`".to_owned()),
        }
        Ok(())
    }

    /// `{2}`, `{2,}`, `{2,5}`; any other brace is a character.
    fn repetition(&mut self) -> Result<(), String> {
        let inside: String = self.rest.clone().take_while(|c| *c != '}').collect();
        if inside.starts_with(',') && self.rest.clone().any(|c| c == '}') {
            return Err(format!(
                "`{{{inside}}}`, which engines read differently; write `{{0{inside}}}`"
            ));
        }
        let (low, high) = inside.split_once(',').unwrap_or((&inside, ""));
        let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        let is_repetition = !low.is_empty() && is_number(low) && is_number(high);
        if !is_repetition {
            self.out.push_str(r"\{");
            return Ok(());
        }
        self.out.push('{');
        // With its own brace, which is not to be taken for a character.
        self.out.extend(self.rest.by_ref().take(inside.len() + 1));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pattern;
    use super::translated;

    #[track_caller]
    fn matches(pattern: &str, yes: &[&str], no: &[&str]) {
        let pattern = Pattern::new(pattern);
        assert_eq!(pattern.fault(), None, "{pattern:?}");
        for text in yes {
            assert!(pattern.is_match(text), "{pattern:?} takes {text:?}");
        }
        for text in no {
            assert!(!pattern.is_match(text), "{pattern:?} does not take {text:?}");
        }
    }

    #[test]
    fn what_ecma_means_is_matched() {
        matches(r"^\d+$", &["0123456789"], &["", "٣", "1\n"]);
        matches(r"^\w+$", &["aZ_9"], &["é"]);
        matches(r"^\s$", &["\u{feff}", "\u{a0}", "\u{b}", "\u{2028}"], &["\u{85}", "a"]);
        matches(r"^\S\D\W$", &["aaé"], &[" aé", "a1é", "aaa"]);
        matches("^.$", &["é", "\u{85}"], &["\n", "\r", "\u{2028}"]);
        matches(r"\bcat\b", &["a cat.", "écaté"], &["cats"]);
        matches(r"^a\Bb$", &["ab"], &["a"]);
        matches(r"^[[a&b~+--]+$", &["[a&b~+,-"], &["]", "."]);
        matches(r"^[\w-.]+$", &["a-.b"], &["a/b"]);
        matches(r"^[\]\\\b-]+$", &["]\\\u{8}-"], &["b"]);
        matches(r"^[^\D5]$", &["4"], &["5", "x"]);
        matches("^[^]$", &["\n"], &[""]);
        matches("a[]|b", &["b"], &["a"]);
        matches(r"^\u00e9\x41\u{1F600}\ud83d\ude00\cJ\0$", &["éA😀😀\n\0"], &[]);
        matches(r"^\/\-\<\@\ $", &["/-<@ "], &[]);
        matches(r"^(?<year>\d{4})-(?:0[1-9]|1[0-2])$", &["2026-11"], &["2026-13", "26-11"]);
        matches(r"^{{\w+}}$", &["{{name}}"], &["name"]);
        matches("^a{2}b{1,}c{0,1}?$", &["aab", "aabbc"], &["ab", "aac"]);
        matches(r"^\p{Lu}\p{Script=Greek}[\p{L}\d]*$", &["Äλb1"], &["äλ"]);
    }

    #[test]
    fn what_only_rust_has_stays() {
        matches(r"(?i)^ÄB(?-i:c)\z", &["äbc", "ÄBc"], &["äbC"]);
        matches("(?s)^a.b$", &["a\nb"], &[]);
        matches("^(?P<name>[[:alpha:]]+)$", &["abc"], &["ab1"]);
    }

    #[test]
    fn what_cannot_be_used_is_said_in_words() {
        for (pattern, fault) in [
            ("(", "unclosed group"),
            ("a)", "unopened group"),
            ("[a", "a `[` without its `]`"),
            ("a]", r"a `]` without its `[`; write `\]` for the character"),
            ("*", "repetition operator missing expression"),
            ("a{3,2}", "invalid repetition count range, the start must be <= the end"),
            ("a{,5}", "`{,5}`, which engines read differently; write `{0,5}`"),
            ("[z-a]", "invalid character class range, the start must be <= the end"),
            (
                "[a&&b]",
                r"`&&` in a class, which engines read differently; write `\&` for the character",
            ),
            ("^(?=a)b", "the look-around `(?=…)`, which cannot be checked in linear time"),
            ("(?<!a)b", "the look-around `(?<!…)`, which cannot be checked in linear time"),
            (r"(a)\1", r"the back-reference `\1`, which cannot be checked in linear time"),
            (r"\e", r"the escape `\e`, which means nothing"),
            (r"\ud800", r"`\u` without the hexadecimal number of a character"),
            (r"\u{110000}", r"`\u` without the hexadecimal number of a character"),
            ("(?x)a", "the flags `(?x)`; those that are known are i, m and s"),
            (r"\p{Nonsense}", "Unicode property not found"),
            ("a\\", "it ends in a backslash"),
            (
                "((((((((a{100}){100}){100}){100}){100}){100}){100}){100})",
                "it is too large; repeat less, and say with `length(max = …)` how long a text may be",
            ),
        ] {
            assert_eq!(Pattern::new(pattern).fault(), Some(fault), "{pattern}");
        }
    }

    #[test]
    fn no_pattern_does_harm_and_each_matches_as_the_regex_crate_has_it() {
        let mut rng = fastrand::Rng::with_seed(7);
        let parts = [
            "\\", "[", "]", "(", ")", "?", "{", "}", "^", "-", "u", "d", "x", "p", "b", ",", "1",
            "<", ":", "=", "a", "é", "&", "|", "*", "k", "c", "P", "s", "$", "+", "\\b", "\\B",
            ".",
        ];
        let texts = ["", "a", "é", "aé-1{u}", "1\n-x", "aaaa,bbb é k"];
        for _ in 0..10_000 {
            let length = rng.usize(..12);
            let source: String = (0..length).map(|_| parts[rng.usize(..parts.len())]).collect();
            let pattern = Pattern::new(&source);
            let regex = translated(&source).ok().and_then(|text| regex::Regex::new(&text).ok());
            assert_eq!(pattern.fault().is_none(), regex.is_some(), "{source}");
            for text in texts {
                let expected = regex.as_ref().is_none_or(|regex| regex.is_match(text));
                assert_eq!(pattern.is_match(text), expected, "{source} on {text:?}");
            }
        }
    }
}
