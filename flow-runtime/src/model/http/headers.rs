//! What the headers of an answer say about waiting: how long, whether at all, and what is left of the limits.

use std::time::{Duration, SystemTime};

use crate::model::{RateLimits, Window};

/// The longest wait that is told apart from a longer one: a year. Any time of a program can be added to it.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 3600);
/// A number without a unit is a time in seconds up to this; beyond it it is a date in some notation.
const LONGEST_PLAIN: f64 = 24.0 * 3600.0;

/// The headers of an answer, by their names in lower case.
pub(super) struct Headers<F>(pub(super) F);

impl<'h, F: Fn(&str) -> Option<&'h str>> Headers<F> {
    fn get(&self, name: &str) -> Option<&'h str> {
        (self.0)(name).map(str::trim)
    }

    /// When the answer was made, by the provider's clock, since its dates are that clock's as well; by ours if it does not say.
    fn now(&self) -> SystemTime {
        self.get("date")
            .and_then(|date| httpdate::parse_http_date(date).ok())
            .unwrap_or_else(SystemTime::now)
    }

    /// How long the provider asks us to wait: `retry-after-ms`, else `retry-after` in seconds, else as a date. What is not
    /// a time to come is ignored.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        let number = |text: &str| text.parse::<f64>().ok();
        if let Some(found) =
            self.get("retry-after-ms").and_then(number).and_then(|ms| wait(ms / 1e3))
        {
            return Some(found);
        }
        let after = self.get("retry-after")?;
        match number(after) {
            Some(seconds) => wait(seconds),
            None => {
                let date = httpdate::parse_http_date(after).ok()?;
                let wait = date.duration_since(self.now()).ok()?;
                (!wait.is_zero()).then_some(wait.min(LONGEST))
            }
        }
    }

    /// What the provider says about trying again.
    pub(super) fn should_retry(&self) -> Option<bool> {
        match self.get("x-should-retry")? {
            text if text.eq_ignore_ascii_case("true") => Some(true),
            text if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    /// What is left of the limits: OpenAI's headers, else Anthropic's. Azure says -1 where it does not know.
    pub(super) fn limits(&self) -> RateLimits {
        let limits = RateLimits {
            requests: self.window(
                "x-ratelimit-limit-requests",
                "x-ratelimit-remaining-requests",
                "x-ratelimit-reset-requests",
            ),
            tokens: self.window(
                "x-ratelimit-limit-tokens",
                "x-ratelimit-remaining-tokens",
                "x-ratelimit-reset-tokens",
            ),
            ..RateLimits::default()
        };
        if !limits.is_empty() {
            return limits;
        }
        RateLimits {
            requests: self.window(
                "anthropic-ratelimit-requests-limit",
                "anthropic-ratelimit-requests-remaining",
                "anthropic-ratelimit-requests-reset",
            ),
            tokens: self.window(
                "anthropic-ratelimit-tokens-limit",
                "anthropic-ratelimit-tokens-remaining",
                "anthropic-ratelimit-tokens-reset",
            ),
            input_tokens: self.window(
                "anthropic-ratelimit-input-tokens-limit",
                "anthropic-ratelimit-input-tokens-remaining",
                "anthropic-ratelimit-input-tokens-reset",
            ),
            output_tokens: self.window(
                "anthropic-ratelimit-output-tokens-limit",
                "anthropic-ratelimit-output-tokens-remaining",
                "anthropic-ratelimit-output-tokens-reset",
            ),
        }
    }

    fn window(&self, limit: &str, remaining: &str, reset: &str) -> Window {
        Window {
            limit: self.count(limit),
            remaining: self.count(remaining),
            reset: self.reset(reset),
        }
    }

    fn count(&self, name: &str) -> Option<u64> {
        self.get(name)?.parse().ok()
    }

    fn reset(&self, name: &str) -> Option<Duration> {
        let text = self.get(name)?;
        span(text).or_else(|| {
            // One that has passed is a limit that is whole again.
            Some(date(text)?.duration_since(self.now()).unwrap_or_default().min(LONGEST))
        })
    }
}

/// A wait of so many seconds: none for what is not above zero, and never more than [`LONGEST`].
fn wait(seconds: f64) -> Option<Duration> {
    if seconds.is_nan() || seconds <= 0.0 {
        return None;
    }
    let wait = Duration::try_from_secs_f64(seconds).unwrap_or(LONGEST).min(LONGEST);
    (!wait.is_zero()).then_some(wait)
}

/// A span such as `6m30s`, `1.5s`, `20ms` or `1h0m0s`, or a plain number of seconds.
fn span(text: &str) -> Option<Duration> {
    if let Ok(seconds) = text.parse::<f64>() {
        return (0.0..=LONGEST_PLAIN).contains(&seconds).then(|| Duration::from_secs_f64(seconds));
    }
    if text.is_empty() {
        return None;
    }
    let mut rest = text;
    let mut sum = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, after) = rest.split_at(digits);
        let unit = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (unit, after) = after.split_at(unit);
        let seconds = match unit {
            "d" => 86_400.0,
            "h" => 3_600.0,
            "m" => 60.0,
            "s" => 1.0,
            "ms" => 1e-3,
            "us" | "µs" => 1e-6,
            "ns" => 1e-9,
            _ => return None,
        };
        sum += number.parse::<f64>().ok()? * seconds;
        rest = after;
    }
    Some(Duration::try_from_secs_f64(sum).ok()?.min(LONGEST))
}

/// A date of RFC 3339, such as `2026-11-25T22:53:00Z` or `2026-11-25T23:53:00.5+01:00`; from 1970 on.
fn date(text: &str) -> Option<SystemTime> {
    let (day, time) = text.split_once(['T', 't', ' '])?;
    let [year, month, day] = fields(day, '-')?;
    let zone = time.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = time.split_at(zone);
    let (time, fraction) = match time.split_once('.') {
        Some((time, digits)) if digits.bytes().all(|b| b.is_ascii_digit()) => {
            (time, format!("0.{digits}").parse::<f64>().ok()?)
        }
        Some(_) => return None,
        None => (time, 0.0),
    };
    let [hour, minute, second] = fields(time, ':')?;
    let east = match zone.split_at(1) {
        ("Z" | "z", "") => 0,
        (sign, offset) => {
            let (hours, minutes) = offset.split_once(':')?;
            let minutes = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
            if sign == "-" { -minutes } else { minutes }
        }
    };
    let known = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..=60).contains(&second)
        && east.abs() < 24 * 60;
    if !known {
        return None;
    }
    let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - east * 60;
    let since =
        Duration::from_secs(u64::try_from(seconds).ok()?) + Duration::from_secs_f64(fraction);
    SystemTime::UNIX_EPOCH.checked_add(since)
}

/// Three numbers between two separators.
fn fields(text: &str, separator: char) -> Option<[i64; 3]> {
    let mut parts =
        text.split(separator).map(|part| match part.bytes().all(|b| b.is_ascii_digit()) {
            true => part.parse().ok(),
            false => None,
        });
    let found = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(found)
}

/// The days from 1970-01-01 to this one: the years begin in March here, so that a leap day is the last of its year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year / 4 - year / 100 + year / 400;
    year * 365 + leaps + (153 * month + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(date: &str) -> SystemTime {
        httpdate::parse_http_date(date).expect("a date")
    }

    #[test]
    fn spans_are_read_in_the_forms_that_providers_send() {
        for (text, ms) in [
            ("6m30s", 390_000),
            ("1h0m0s", 3_600_000),
            ("1s", 1_000),
            ("20ms", 20),
            ("7.66s", 7_660),
            ("2m59.56s", 179_560),
            ("60", 60_000),
            ("0.5", 500),
            ("0s", 0),
            ("1d", 86_400_000),
        ] {
            assert_eq!(span(text), Some(Duration::from_millis(ms)), "{text}");
        }
        for text in ["", "s", "5 s", "-1", "-1s", "NaN", "inf", "1732575180", "1x", "1.2.3s", "5m3"]
        {
            assert_eq!(span(text), None, "{text}");
        }
        assert_eq!(span(&format!("{}h", "9".repeat(30))), None);
        assert_eq!(span("99999999h"), Some(LONGEST));
    }

    #[test]
    fn a_reset_that_is_a_date_counts_from_the_answer() {
        let headers = Headers(|name: &str| match name {
            "date" => Some("Wed, 25 Nov 2026 22:53:00 GMT"),
            "anthropic-ratelimit-tokens-reset" => Some("2026-11-25T22:53:30Z"),
            _ => None,
        });
        assert_eq!(headers.limits().tokens.reset, Some(Duration::from_secs(30)));
    }

    #[test]
    fn dates_are_read_with_their_zone_and_fraction() {
        let same = at("Wed, 25 Nov 2026 22:53:00 GMT");
        for text in [
            "2026-11-25T22:53:00Z",
            "2026-11-25t22:53:00z",
            "2026-11-25T22:53:00.000Z",
            "2026-11-25T23:53:00+01:00",
            "2026-11-25T17:23:00-05:30",
            "2026-11-26 00:53:00+02:00",
        ] {
            assert_eq!(date(text), Some(same), "{text}");
        }
        assert_eq!(date("2026-11-25T22:53:00.5Z"), Some(same + Duration::from_millis(500)));
        for (text, http) in [
            ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            ("2000-02-29T12:00:00Z", "Tue, 29 Feb 2000 12:00:00 GMT"),
            ("2100-03-01T00:00:00Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
            ("2027-12-31T23:59:59Z", "Fri, 31 Dec 2027 23:59:59 GMT"),
        ] {
            assert_eq!(date(text), Some(at(http)), "{text}");
        }
        for text in [
            "",
            "2026-11-25",
            "2026-11-25T22:53:00",
            "2026-13-25T22:53:00Z",
            "2026-11-25T25:53:00Z",
            "2026-11-25T22:53Z",
            "1969-12-31T23:59:59Z",
            "2026-11-25T22:53:00.+1Z",
            "2026-11-25T22:53:00.1e308Z",
            "2026-11-25T22:53:00+99:00",
            "2026-11-25T22:53:00Zx",
            "99999999999-11-25T22:53:00Z",
            "2026-11--5T22:53:00Z",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
