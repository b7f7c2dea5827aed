//! How things stand: work under way, and whether everything is saved.

use super::button::Button;
use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Work under way, with a bar and a way to stop it.
#[component]
pub fn Progress(
    /// What is being done: "Reading connections.csv".
    #[prop(into)]
    label: Signal<String>,
    /// How far it is, from 0 to 1; `None` while that is not known.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// Called when it shall stop.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let percent = move || done.get().map(|part| format!("{:.0} %", part.clamp(0.0, 1.0) * 100.0));
    view! {
        <div class="progress">
            <p class="progress-label">
                <span>{label}</span>
                <span class="number quiet">{percent}</span>
            </p>
            <progress class="progress-bar" max="1" value=move || done.get() aria-label=label></progress>
            {on_cancel.map(|on_cancel| view! { <Button on_press=on_cancel>"Stop"</Button> })}
        </div>
    }
}

/// Whether everything is saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SaveTone {
    /// All of it.
    #[default]
    Saved,
    /// Not yet, but it is being written.
    Saving,
    /// Not, and it needs a look.
    Unsaved,
    /// All saved, but a copy elsewhere is due.
    Remind,
}

impl SaveTone {
    fn glyph(self) -> Glyph {
        match self {
            SaveTone::Saved => Glyph::Check,
            SaveTone::Saving => Glyph::Clock,
            SaveTone::Unsaved => Glyph::Warning,
            SaveTone::Remind => Glyph::Download,
        }
    }

    fn class(self) -> &'static str {
        match self {
            SaveTone::Saved => "save-state",
            SaveTone::Saving => "save-state save-saving",
            SaveTone::Unsaved => "save-state save-unsaved",
            SaveTone::Remind => "save-state save-remind",
        }
    }
}

/// The sentence that says whether everything is saved, always in sight; leads to the page on data.
#[component]
pub fn SaveState(
    /// The sentence: "All saved on this device, last backup 3 days ago".
    #[prop(into)]
    text: Signal<String>,
    /// What it amounts to.
    #[prop(into)]
    tone: Signal<SaveTone>,
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
) -> impl IntoView {
    view! {
        <a class=move || tone.get().class() href=href>
            <Icon glyph=Signal::derive(move || tone.get().glyph()) />
            <span>{text}</span>
        </a>
    }
}
