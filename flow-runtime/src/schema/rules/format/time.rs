//! Dates, times and durations: RFC 3339, and ISO 8601 for durations.

/// `2026-01-31T09:30:00.5+01:00`
pub(super) fn is_date_time(text: &str) -> bool {
    match text.split_once(['T', 't']) {
        Some((date, time)) => is_date(date) && is_time(time),
        None => false,
    }
}

/// `2026-01-31`, in the proleptic Gregorian calendar.
pub(super) fn is_date(text: &str) -> bool {
    let (Some(year), Some(month), Some(day)) =
        (number(text, 0, 4), number(text, 5, 2), number(text, 8, 2))
    else {
        return false;
    };
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return false,
    };
    let bytes = text.as_bytes();
    text.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && (1..=days).contains(&day)
}

/// `09:30:00.5+01:00`; the second 60 is there only at the end of a day in UTC.
pub(super) fn is_time(text: &str) -> bool {
    let Some(at) = text.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (time, offset) = text.split_at(at);
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let (Some((hour, minute)), Some(second)) = (hour_and_minute(clock), number(clock, 6, 2)) else {
        return false;
    };
    let is_clock = clock.len() == 8 && clock.as_bytes()[5] == b':';
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
    let minutes = match offset {
        "Z" | "z" => Some(0),
        _ => hour_and_minute(&offset[1..])
            .filter(|_| offset.len() == 6)
            .map(|(hour, minute)| hour * 60 + minute),
    };
    let Some(minutes) = minutes.filter(|_| is_clock && is_fraction) else {
        return false;
    };
    if second != 60 {
        return second < 60;
    }
    const DAY: u32 = 24 * 60;
    let local = DAY + hour * 60 + minute;
    let utc = if offset.starts_with('+') { local - minutes } else { local + minutes };
    utc % DAY == DAY - 1
}

fn hour_and_minute(text: &str) -> Option<(u32, u32)> {
    let (hour, minute) = (number(text, 0, 2)?, number(text, 3, 2)?);
    (text.as_bytes()[2] == b':' && hour < 24 && minute < 60).then_some((hour, minute))
}

/// The number of exactly `length` digits that starts at this byte.
fn number(text: &str, at: usize, length: usize) -> Option<u32> {
    let digits = text.get(at..at + length)?;
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// `P1Y2M3DT4H5M6.5S`, `P2W`. More than RFC 3339 lists, for types write it so: a sign, weeks beside other units, a fraction
/// of the last unit.
pub(super) fn is_duration(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let Some(text) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let ends_in_date = time.is_none();
    match (units(date, "YMWD", ends_in_date), time.map(|time| units(time, "HMS", true))) {
        (Some(count), None) => count > 0,
        (Some(_), Some(Some(count))) => count > 0,
        _ => false,
    }
}

/// How many units stand in the text, each at most once and in this order; `None` if it is not made of them.
fn units(text: &str, order: &str, is_last: bool) -> Option<usize> {
    let mut left = order;
    let mut count = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let at = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let (amount, after) = rest.split_at(at);
        let unit = after.chars().next()?;
        rest = &after[1..];
        left = &left[left.find(unit)? + 1..];
        let (whole, fraction) = amount.split_once(['.', ',']).unwrap_or((amount, "0"));
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let may_have_fraction = is_last && rest.is_empty();
        if !is_digits(whole) || !is_digits(fraction) || (whole != amount && !may_have_fraction) {
            return None;
        }
        count += 1;
    }
    Some(count)
}
