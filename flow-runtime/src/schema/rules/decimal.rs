//! Numbers as they are written: exact where floats are not, so that 0.3 is a multiple of 0.1.

use std::cmp::Ordering;
use std::fmt;

use serde_json::Number;

/// `digits` times ten to the power of `exponent`; the last digit is not zero, unless the number is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decimal {
    negative: bool,
    digits: u128,
    exponent: i64,
}

impl Decimal {
    /// A number as JSON writes it; `None` if it has more digits than are looked at.
    pub(super) fn of(number: &Number) -> Option<Decimal> {
        Decimal::read(&number.to_string())
    }

    /// The same from its text.
    pub(super) fn read(text: &str) -> Option<Decimal> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let negative = whole.starts_with('-');
        let mut exponent: i64 = exponent.parse().ok()?;
        exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        let mut digits: u128 = 0;
        for digit in whole.trim_start_matches('-').chars().chain(fraction.chars()) {
            let digit = digit.to_digit(10)?;
            digits = digits.checked_mul(10)?.checked_add(digit.into())?;
        }
        if digits == 0 {
            return Some(Decimal { negative: false, digits, exponent: 0 });
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            exponent = exponent.checked_add(1)?;
        }
        Some(Decimal { negative, digits, exponent })
    }

    /// Whether it is a whole multiple of `step`; `None` if that cannot be told.
    pub(super) fn is_multiple_of(self, step: Decimal) -> Option<bool> {
        if self.digits == 0 {
            return Some(true);
        }
        let modulus = u64::try_from(step.digits).ok().filter(|digits| *digits > 0)?;
        // In lowest terms, a number with more decimal places than the step is no multiple of it.
        let Ok(shift) = u64::try_from(self.exponent.checked_sub(step.exponent)?) else {
            return Some(false);
        };
        let modulus = u128::from(modulus);
        let scaled = (self.digits % modulus) * power_of_ten(shift, modulus);
        Some(scaled.is_multiple_of(modulus))
    }
}

/// The same for equal numbers, however they were written.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        write!(f, "{sign}{}e{}", self.digits, self.exponent)
    }
}

/// Ten to this power, modulo a number below 2^64, so that no product overflows.
fn power_of_ten(mut power: u64, modulus: u128) -> u128 {
    let (mut result, mut base) = (1 % modulus, 10 % modulus);
    while power > 0 {
        if power % 2 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        power /= 2;
    }
    result
}

/// How large a number is: exactly, if it is an integer.
#[derive(Debug, Clone, Copy)]
pub(super) enum Size {
    Whole(i128),
    Float(f64),
}

impl Size {
    pub(super) fn of(number: &Number) -> Size {
        match number.as_i128() {
            Some(whole) => Size::Whole(whole),
            None => Size::Float(number.as_f64().unwrap_or_default()),
        }
    }

    /// The size of an integer that is written in digits.
    pub(super) fn of_digits(digits: &str) -> Size {
        match digits.parse() {
            Ok(whole) => Size::Whole(whole),
            Err(_) => Size::Float(digits.parse().unwrap_or_default()),
        }
    }

    pub(super) fn order(self, other: Size) -> Ordering {
        match (self, other) {
            (Size::Whole(a), Size::Whole(b)) => a.cmp(&b),
            (Size::Whole(a), Size::Float(b)) => order_mixed(a, b),
            (Size::Float(a), Size::Whole(b)) => order_mixed(b, a).reverse(),
            // Negative zero is zero.
            (Size::Float(a), Size::Float(b)) => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
        }
    }
}

fn order_mixed(whole: i128, float: f64) -> Ordering {
    match (whole as f64).partial_cmp(&float) {
        // The integer was rounded, perhaps onto the float; such a float has no fraction.
        Some(Ordering::Equal) | None => whole.cmp(&(float as i128)),
        Some(order) => order,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn multiple(value: &str, step: &str) -> Option<bool> {
        Decimal::read(value)?.is_multiple_of(Decimal::read(step)?)
    }

    #[test]
    fn multiples_of_decimals_are_exact() {
        for (value, step, is) in [
            ("0.3", "0.1", true),
            ("1.1", "0.1", true),
            ("0.30000000000000004", "0.1", false),
            ("4.35", "0.01", true),
            ("4.355", "0.01", false),
            ("-7.5", "2.5", true),
            ("0", "3", true),
            ("0.0", "0.7", true),
            ("10", "3", false),
            ("1e300", "0.1", true),
            ("1e300", "3", false),
            ("3e300", "3", true),
            ("5e-324", "1", false),
            ("18446744073709551615", "5", true),
            ("18446744073709551615", "2", false),
            ("12", "1.2e1", true),
        ] {
            assert_eq!(multiple(value, step), Some(is), "{value} of {step}");
        }
        assert_eq!(multiple("1", "0"), None);
    }

    #[test]
    fn integers_and_floats_compare_exactly() {
        let number = |text: &str| Size::of(&serde_json::from_str(text).expect("a number"));
        for (a, b, expected) in [
            ("1", "1.0", Ordering::Equal),
            ("-0.0", "0.0", Ordering::Equal),
            ("9007199254740993", "9007199254740992.0", Ordering::Greater),
            ("9007199254740992.0", "9007199254740993", Ordering::Less),
            ("18446744073709551615", "18446744073709551616.0", Ordering::Less),
            ("1", "1e300", Ordering::Less),
            ("-1", "-1e300", Ordering::Greater),
            ("0.5", "0.25", Ordering::Greater),
        ] {
            assert_eq!(number(a).order(number(b)), expected, "{a} and {b}");
        }
    }
}
