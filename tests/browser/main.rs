//! Storage in a real browser: compare and append, two generations, nothing left after a wipe.
#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "tests, though not marked with #[test]")]

mod database;
mod saver;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
