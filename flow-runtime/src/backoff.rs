//! How long to wait before trying again: exponential, with equal jitter.

use std::time::Duration;

/// The longest wait that doubles from: 30 s.
const MOST: Duration = Duration::from_secs(30);

/// The wait before try `n + 2`: `d = min(30 s, 1 s · 2^n)`, half of it fixed and half random ("equal jitter", from the AWS
/// Architecture Blog's "Exponential Backoff And Jitter"). `random` is any 64-bit random number.
pub(crate) fn backoff(n: u32, random: u64) -> Duration {
    let whole = Duration::from_secs(1).saturating_mul(1 << n.min(5)).min(MOST);
    let fraction = (random >> 11) as f64 / (1_u64 << 53) as f64;
    whole / 2 + (whole / 2).mul_f64(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_up_to_thirty_seconds_and_is_never_less_than_half() {
        for (n, whole) in [(0, 1), (1, 2), (2, 4), (4, 16), (5, 30), (40, 30)] {
            let whole = Duration::from_secs(whole);
            assert_eq!(backoff(n, 0), whole / 2);
            assert!(backoff(n, u64::MAX) <= whole);
            assert!(backoff(n, u64::MAX) > whole.mul_f64(0.999));
        }
    }
}
