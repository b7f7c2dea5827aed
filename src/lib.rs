//! Kith: a networking relationship keeper that lives wholly in the browser.
//!
//! The modules in reading order; ARCHITECTURE.md says how they hang together.

pub mod calendar;
pub mod day;

#[cfg(target_family = "wasm")]
pub mod web;
