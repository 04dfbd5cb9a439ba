//! Any text in any pieces: no panic, and at the end the same as of the whole.
#![no_main]

use flow_runtime::reply::{Partial, parse};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|input: (Vec<u8>, &str)| {
    let (cuts, text) = input;
    let mut reply = Partial::<Value>::new();
    let mut rest = text;
    for cut in cuts {
        let mut at = rest.len().min(usize::from(cut));
        while !rest.is_char_boundary(at) {
            at += 1;
        }
        let (piece, after) = rest.split_at(at);
        if reply.push(piece).is_err() {
            return;
        }
        rest = after;
    }
    if reply.push(rest).is_ok() {
        assert_eq!(reply.finish().ok(), parse::<Value>(text).ok());
    }
});
