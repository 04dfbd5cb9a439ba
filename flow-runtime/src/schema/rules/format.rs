//! The common formats of strings: what each takes, and how it is told to a model.
//!
//! They follow the standards that JSON Schema names. A format that is not here is told to the model and left to the type.

use std::net::{Ipv4Addr, Ipv6Addr};

mod time;
mod uri;

/// A format that is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    DateTime,
    Date,
    Time,
    Duration,
    Email,
    Hostname,
    Ip,
    Ipv4,
    Ipv6,
    Uri,
    Uuid,
}

impl Format {
    pub(super) fn named(name: &str) -> Option<Format> {
        Some(match name {
            "date-time" => Format::DateTime,
            "date" => Format::Date,
            "time" => Format::Time,
            "duration" => Format::Duration,
            "email" => Format::Email,
            "hostname" => Format::Hostname,
            // What schemars says of `std::net::IpAddr`.
            "ip" => Format::Ip,
            "ipv4" => Format::Ipv4,
            "ipv6" => Format::Ipv6,
            "uri" => Format::Uri,
            "uuid" => Format::Uuid,
            _ => return None,
        })
    }

    pub(super) fn takes(self, text: &str) -> bool {
        match self {
            Format::DateTime => time::is_date_time(text),
            Format::Date => time::is_date(text),
            Format::Time => time::is_time(text),
            Format::Duration => time::is_duration(text),
            Format::Email => is_email(text),
            Format::Hostname => is_hostname(text),
            Format::Ip => text.parse::<Ipv4Addr>().is_ok() || text.parse::<Ipv6Addr>().is_ok(),
            Format::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Format::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            Format::Uri => uri::is_uri(text),
            Format::Uuid => is_uuid(text),
        }
    }

    /// What a value must be, with an example: a model copies examples well.
    pub(super) fn words(self) -> &'static str {
        match self {
            Format::DateTime => "a date and time with its offset, such as 2026-01-31T09:30:00Z",
            Format::Date => "a date such as 2026-01-31",
            Format::Time => "a time with its offset, such as 09:30:00Z",
            Format::Duration => "an ISO 8601 duration such as P3D or PT1H30M",
            Format::Email => "an e-mail address such as name@example.com",
            Format::Hostname => "a host name such as www.example.com",
            Format::Ip => "an IP address such as 192.0.2.1 or 2001:db8::1",
            Format::Ipv4 => "an IPv4 address such as 192.0.2.1",
            Format::Ipv6 => "an IPv6 address such as 2001:db8::1",
            Format::Uri => "a whole URI such as https://example.com/a",
            Format::Uuid => "a UUID such as 123e4567-e89b-42d3-a456-426614174000",
        }
    }
}

/// A mailbox of RFC 5321: a dotted or quoted name, and a host name or an address in brackets.
fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| {
        let is_text = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
        !atom.is_empty() && atom.bytes().all(is_text)
    };
    let is_name = match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
        Some(quoted) => is_quoted(quoted),
        None => name.split('.').all(is_atom),
    };
    let is_domain = match domain.strip_prefix('[').and_then(|domain| domain.strip_suffix(']')) {
        Some(address) => match address.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => address.parse::<Ipv4Addr>().is_ok(),
        },
        None => is_hostname(domain),
    };
    is_name && name.len() <= 64 && is_domain
}

/// Printable ASCII in which quotes and backslashes are escaped.
fn is_quoted(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let fits = match byte {
            b'\\' => bytes.next().is_some_and(|b| matches!(b, b' '..=b'~')),
            b'"' => false,
            _ => matches!(byte, b' '..=b'~'),
        };
        if !fits {
            return false;
        }
    }
    true
}

/// A host name of RFC 1123.
fn is_hostname(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
