//! Look and feel on this device: kept in localStorage, part of no backup.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

const KEY: &str = "kith.preferences";

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme, with its word.
    pub const ALL: [(Theme, &'static str); 3] =
        [(Theme::System, "As the device"), (Theme::Light, "Light"), (Theme::Dark, "Dark")];
}

#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    theme: Theme,
    single_keys: bool,
}

impl Default for Kept {
    fn default() -> Kept {
        Kept { theme: Theme::System, single_keys: true }
    }
}

/// The preferences of this device. A handle.
#[derive(Clone, Copy)]
pub struct Preferences(RwSignal<Kept>);

/// The preferences, from anywhere below the app.
pub fn use_preferences() -> Preferences {
    expect_context()
}

impl Preferences {
    /// Reads what is kept, obeys it from now on, and provides itself to `use_preferences`.
    pub fn start() -> Preferences {
        let preferences = Preferences(RwSignal::new(read()));
        provide_context(preferences);
        Effect::new(move |_| show_theme(preferences.theme()));
        preferences
    }

    /// Light or dark.
    pub fn theme(self) -> Theme {
        self.0.with(|kept| kept.theme)
    }

    /// Whether single letters are obeyed as commands.
    pub fn single_keys(self) -> bool {
        self.0.with(|kept| kept.single_keys)
    }

    /// The same, looked up once: for what happens on a key.
    pub fn single_keys_now(self) -> bool {
        self.0.with_untracked(|kept| kept.single_keys)
    }

    /// Chooses light or dark.
    pub fn set_theme(self, theme: Theme) {
        self.keep(|kept| kept.theme = theme);
    }

    /// Switches single letters on or off.
    pub fn set_single_keys(self, on: bool) {
        self.keep(|kept| kept.single_keys = on);
    }

    fn keep(self, change: impl FnOnce(&mut Kept)) {
        self.0.update(change);
        if storage_is_there() {
            // Refused only where there is no room; then it lasts until the tab is closed.
            drop(LocalStorage::set(KEY, self.0.get_untracked()));
        }
    }
}

fn read() -> Kept {
    if storage_is_there() { LocalStorage::get(KEY).unwrap_or_default() } else { Kept::default() }
}

/// Whether the browser gives this page a localStorage; gloo takes it for granted.
fn storage_is_there() -> bool {
    matches!(window().local_storage(), Ok(Some(_)))
}

fn show_theme(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    // The document takes any attribute of ours.
    drop(match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    });
}
