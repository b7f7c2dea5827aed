//! Kith: a networking relationship keeper that lives wholly in the browser.
//!
//! The modules in reading order; ARCHITECTURE.md says how they hang together.

pub mod book;
pub mod calendar;
pub mod changes;
pub mod day;
pub mod id;
pub mod moment;
pub mod persist;
pub mod text;

#[cfg(target_family = "wasm")]
pub mod web;
