//! The browser shell: the only part of Kith that knows of a browser.

pub mod idb;

use leptos::prelude::*;

/// Puts Kith on the page.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <h1>"Kith"</h1> });
}
