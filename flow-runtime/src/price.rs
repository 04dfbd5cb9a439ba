//! What a model costs.

use serde::{Deserialize, Serialize};

/// What a model costs: millionths of a dollar for a million tokens, in and out.
///
/// ```
/// use flow::Price;
///
/// let price = Price::per_million(0.25, 2.00);
/// assert_eq!(price, Price { input: 250_000, output: 2_000_000 });
/// assert_eq!(price.cost(1_000, 100), 450);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Price {
    /// A million tokens in, in millionths of a dollar.
    pub input: u64,
    /// A million tokens out, in millionths of a dollar.
    pub output: u64,
}

impl Price {
    /// A price as providers name it: dollars for a million tokens in, and for a million out. What is below zero, or no number,
    /// counts as zero.
    pub fn per_million(input: f64, output: f64) -> Self {
        // The conversion saturates, and makes zero of what is no number.
        let micros = |dollars: f64| (dollars * 1e6).round() as u64;
        Price { input: micros(input), output: micros(output) }
    }

    /// What so many tokens cost, in millionths of a dollar, rounded up.
    pub fn cost(self, input_tokens: u64, output_tokens: u64) -> u64 {
        let of = |price: u64, tokens: u64| u128::from(price) * u128::from(tokens);
        let micros =
            (of(self.input, input_tokens) + of(self.output, output_tokens)).div_ceil(1_000_000);
        u64::try_from(micros).unwrap_or(u64::MAX)
    }
}
