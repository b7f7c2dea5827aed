//! The browser shell: the only part of Kith that knows of a browser.

pub mod app;
pub mod canary;
pub mod clock;
pub mod desk;
pub mod draft;
pub mod idb;
pub mod kit;
pub mod pages;
pub mod router;
pub mod saver;
pub mod say;
pub mod tabs;

use app::App;
use leptos::prelude::*;

/// Puts Kith on the page, in place of the static shell.
pub fn mount() {
    console_error_panic_hook::set_once();
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    leptos::mount::mount_to_body(App);
}
