//! URIs: the generic syntax of RFC 3986, with a scheme.

use std::net::Ipv6Addr;

/// What may stand in a path besides letters, digits and escapes; the other parts of a URI take less or more.
const IN_PATH: &[u8] = b"-._~!$&'()*+,;=:@/";

/// `https://user@example.com:80/a?b#c`, `mailto:a@example.com`
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    let is_open = |part: &str| is_made_of(part, |b| IN_PATH.contains(&b) || b == b'?');
    is_scheme(scheme)
        && is_authority(authority)
        && is_made_of(path, |b| IN_PATH.contains(&b))
        && is_open(query)
        && is_open(fragment)
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

/// `user:password@host:80`; everything but the host may be left out.
fn is_authority(text: &str) -> bool {
    let is_name = |b: u8| IN_PATH.contains(&b) && !b":@/".contains(&b);
    let (user, host) = text.split_once('@').unwrap_or(("", text));
    let (host, port) = match host.strip_prefix('[') {
        Some(literal) => {
            let Some((address, port)) = literal.split_once(']') else {
                return false;
            };
            if address.parse::<Ipv6Addr>().is_err() && !is_future_address(address) {
                return false;
            }
            ("", port)
        }
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let is_port = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|b| b.is_ascii_digit()),
        None => port.is_empty(),
    };
    is_made_of(user, |b| is_name(b) || b == b':') && is_made_of(host, is_name) && is_port
}

/// `v1.x`: an address of a version to come.
fn is_future_address(text: &str) -> bool {
    let Some((version, address)) =
        text.strip_prefix(['v', 'V']).and_then(|text| text.split_once('.'))
    else {
        return false;
    };
    let is_version = !version.is_empty() && version.bytes().all(|b| b.is_ascii_hexdigit());
    let takes = |b: u8| b.is_ascii_alphanumeric() || (IN_PATH.contains(&b) && !b"@/".contains(&b));
    is_version && !address.is_empty() && address.bytes().all(takes)
}

/// Letters, digits, escapes such as `%20`, and what `takes` adds.
fn is_made_of(text: &str, takes: impl Fn(u8) -> bool) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let fits = match byte {
            b'%' => (0..2).all(|_| bytes.next().is_some_and(|b| b.is_ascii_hexdigit())),
            _ => byte.is_ascii_alphanumeric() || takes(byte),
        };
        if !fits {
            return false;
        }
    }
    true
}
