//! Names and words without what people write differently: case, accents, separators.

/// The text in lower case, without accents, without punctuation around it, and without separators between letters.
///
/// Signs that make a difference (`C`, `C++`, `A-`, `1-2`) stay.
pub(super) fn fold(text: &str) -> String {
    let text = text.trim_matches(is_around);
    let mut folded = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let is_separator = matches!(c, '_' | '-' | '\u{2010}' | '\u{2011}') || c.is_whitespace();
        let is_between = before.is_some_and(char::is_alphanumeric)
            && chars.peek().is_some_and(|next| next.is_alphanumeric())
            && !(before.is_some_and(char::is_numeric)
                && chars.peek().is_some_and(|c| c.is_numeric()));
        before = Some(c);
        if is_separator && is_between {
            continue;
        }
        for c in c.to_lowercase() {
            match plain(c) {
                Some(plain) => folded.push_str(plain),
                None if ('\u{300}'..'\u{370}').contains(&c) => {}
                None => folded.push(c),
            }
        }
    }
    folded
}

/// What may stand around a word without being a part of it.
fn is_around(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | '!'
                | ','
                | ';'
                | ':'
                | '"'
                | '\''
                | '`'
                | '*'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '«'
                | '»'
        )
}

/// A letter without its accent.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' => "i",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

/// Whether two folded names differ by a slip: a letter more, less or another, two of them in long names.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) =
        (a.chars().take(40).collect(), b.chars().take(40).collect());
    let allowed = match a.len().min(b.len()) {
        0..4 => return false,
        4..8 => 1,
        _ => 2,
    };
    if a.len().abs_diff(b.len()) > allowed {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()] <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_differently_folds_to_the_same() {
        for (a, b) in [
            ("In Progress", "in_progress"),
            ("inProgress", "IN-PROGRESS"),
            ("Prénom", "prenom"),
            ("“Red”.", "red"),
            ("Straße", "STRASSE"),
            ("e\u{301}te\u{301}", "été"),
            ("**High**", "high"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        for (a, b) in [
            ("C", "C++"),
            ("C#", "C"),
            ("A-", "A"),
            ("-1", "1"),
            ("1-2", "12"),
            ("a/b", "ab"),
            ("<5", "5"),
            ("5%", "5"),
        ] {
            assert_ne!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        assert!(
            is_near("notes", "note")
                && is_near("summary", "sumary")
                && is_near("description", "descripton")
        );
        assert!(
            !is_near("town", "city")
                && !is_near("id", "if")
                && !is_near("start", "end")
                && !is_near("name", "title")
        );
    }
}
