//! What a number says, however it was written; nothing, if it reads in two ways or in none.

use std::borrow::Cow;

use super::super::repair::RepairKind;

/// A number as JSON has it, and what it took to read it: nothing, if it was JSON already.
#[derive(Debug, PartialEq)]
pub(super) struct Figure<'t> {
    pub(super) json: Cow<'t, str>,
    pub(super) repair: Option<RepairKind>,
}

/// The most digits of an integer: those of the largest that a type has.
const DIGITS: usize = 40;

/// Reads an integer.
pub(super) fn integer(text: &str) -> Option<Figure<'_>> {
    if is_json_integer(text) {
        // "-0" is an integer for people, and a float for readers of JSON.
        let json = if text == "-0" { "0" } else { text };
        return Some(Figure { json: json.into(), repair: None });
    }
    if is_json_number(text) {
        let json = whole(text)?.into();
        return Some(Figure { json, repair: Some(RepairKind::Number) });
    }
    let plain = plain(text, true)?;
    let json = if is_json_integer(&plain) { plain } else { whole(&plain)? };
    Some(Figure { json: json.into(), repair: Some(RepairKind::Separators) })
}

/// Reads a number.
pub(super) fn decimal(text: &str) -> Option<Figure<'_>> {
    if is_json_number(text) {
        return Some(Figure { json: text.into(), repair: None });
    }
    Some(Figure { json: plain(text, false)?.into(), repair: Some(RepairKind::Separators) })
}

pub(super) fn is_json_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    is_digits(digits) && (digits == "0" || !digits.starts_with('0'))
}

pub(super) fn is_json_number(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent = exponent.map(|e| e.strip_prefix(['+', '-']).unwrap_or(e));
    is_json_integer(whole) && fraction.is_none_or(is_digits) && exponent.is_none_or(is_digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The integer that a JSON number is exactly, if it is one: `3.0`, `1.5e1`.
fn whole(number: &str) -> Option<String> {
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => ("-", number),
        None => ("", number),
    };
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Some("0".to_owned());
    }
    let zeros = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let (significant, zeros) = match usize::try_from(zeros) {
        Ok(zeros) => (significant, zeros),
        // A negative exponent only takes zeros away.
        Err(_) => {
            let gone = zeros.unsigned_abs() as usize;
            let end = significant.len().checked_sub(gone)?;
            significant[end..].bytes().all(|digit| digit == b'0').then_some(())?;
            (&significant[..end], 0)
        }
    };
    if significant.is_empty() || significant.len() + zeros > DIGITS {
        return None;
    }
    Some(format!("{sign}{significant}{}", "0".repeat(zeros)))
}

/// What is spent, by sign or code.
const CURRENCIES: [&str; 15] =
    ["$", "€", "£", "¥", "₹", "₽", "₩", "USD", "EUR", "GBP", "JPY", "CHF", "INR", "CNY", "CAD"];

/// A number without its currency, sign, zeros and separators, if these can be read in one way only.
fn plain(text: &str, is_integer: bool) -> Option<String> {
    let (negative, text) = signed(text.trim());
    let (text, has_currency) = without_currency(text);
    let (inner_negative, text) = if has_currency { signed(text) } else { (false, text) };
    if negative && inner_negative {
        return None;
    }
    let mut number = ungrouped(text, is_integer, has_currency)?;
    if let Some(fraction) = number.strip_prefix('.') {
        number = format!("0.{fraction}");
    }
    let whole = number.find('.').unwrap_or(number.len());
    let zeros = number[..whole].len() - number[..whole].trim_start_matches('0').len();
    number.drain(..zeros.min(whole - 1));
    let number = if negative || inner_negative { format!("-{number}") } else { number };
    is_json_number(&number).then_some(number)
}

fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn without_currency(text: &str) -> (&str, bool) {
    for currency in CURRENCIES {
        let rest = text.strip_prefix(currency).or_else(|| text.strip_suffix(currency));
        if let Some(rest) = rest {
            return (rest.trim(), true);
        }
    }
    (text, false)
}

/// Takes the thousands separators out, and makes the decimal separator a point.
///
/// One comma or point before three digits is a thousands separator to some and a decimal one to others: only an integer leaves
/// no choice.
fn ungrouped(text: &str, is_integer: bool, has_currency: bool) -> Option<String> {
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let other =
        text.chars().find(|c| matches!(c, '\'' | '’' | '_' | '\u{a0}' | '\u{202f}' | '\u{2009}'));
    let (group, decimal) = match (commas, points, other) {
        (0, 0, None) => return is_digits(text).then(|| text.to_owned()),
        (0, 1, None) => {
            let (whole, fraction) = text.split_once('.')?;
            let is_clear = !has_currency || !groups(text, '.');
            let fits = (whole.is_empty() || is_digits(whole)) && is_digits(fraction);
            return (is_clear && fits).then(|| text.to_owned());
        }
        (1, 0, None) if is_integer => (',', '.'),
        (2.., 0 | 1, None) | (1, 1, None) if text.find(',') < text.find('.') || points == 0 => {
            (',', '.')
        }
        (0 | 1, 2.., None) | (1, 1, None) => ('.', ','),
        (0, 0 | 1, Some(other)) => (other, '.'),
        (1, 0, Some(other)) => (other, ','),
        _ => return None,
    };
    let (whole, fraction) = match text.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    (groups(whole, group) && fraction.is_none_or(is_digits)).then_some(())?;
    let whole = whole.replace(group, "");
    Some(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

/// Whether a number is in groups of three digits, the first of one to three and none a zero.
fn groups(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    let mut others = groups.peekable();
    (1..=3).contains(&first.len())
        && is_digits(first)
        && !first.starts_with('0')
        && others.peek().is_some()
        && others.all(|group| group.len() == 3 && is_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_read_where_they_are_exact() {
        let read = |text| integer(text).map(|figure| figure.json.into_owned());
        for (text, expected) in [
            ("12", "12"),
            ("-0", "0"),
            ("3.0", "3"),
            ("3.000e0", "3"),
            ("1.5e1", "15"),
            ("1e3", "1000"),
            ("1200e-2", "12"),
            ("0.0", "0"),
            ("1,234", "1234"),
            ("1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1,234.00", "1234"),
            ("+5", "5"),
            ("007", "7"),
            ("000", "0"),
            ("−5", "-5"),
            ("$1,200", "1200"),
            ("-$5", "-5"),
            ("$-5", "-5"),
            ("5 €", "5"),
            ("1_000", "1000"),
            ("1’000", "1000"),
            ("1\u{202f}000", "1000"),
            ("340282366920938463463374607431768211455", "340282366920938463463374607431768211455"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "-",
            "+",
            "1.5",
            "1e-1",
            "15e-2",
            "1,5",
            "1,23",
            "1,2345",
            "0,500",
            "12,34,567",
            "1.234",
            "1 234",
            "1 000",
            "12/20",
            "5%",
            "5 kg",
            "1-2",
            "~5",
            "0x10",
            "1e99",
            "1e999999999999",
            "NaN",
            "--5",
            "-+5",
            "-$-5",
            "five",
            "1,,234",
            "1,234,56",
            "$",
            "2024-01-01",
            "12:30",
            "1.2.3",
            "5.",
            "1,234.5",
            "٣",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_are_read_where_separators_read_in_one_way() {
        let read = |text| decimal(text).map(|figure| figure.json.into_owned());
        for (text, expected) in [
            ("1.5", "1.5"),
            ("1e-3", "1e-3"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("1,234,567.89", "1234567.89"),
            ("1.234.567,89", "1234567.89"),
            ("1,234,567", "1234567"),
            ("$0.125", "0.125"),
            ("€ 12.50", "12.50"),
            ("1_000.5", "1000.5"),
            ("00.5", "0.5"),
            ("1\u{a0}234,5", "1234.5"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "1,234", "1,5", "€1.234", "1.2.3", "12,34.5", "85%", "1.5 kg", "1.5e", "e5", ".", "1.",
            "Infinity",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
