//! The native tests that look at Kith from outside, in one binary.
#![cfg(not(target_family = "wasm"))]

mod session;
mod tidy;
