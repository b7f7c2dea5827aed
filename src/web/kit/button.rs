//! Buttons, and links that look like them.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ButtonKind {
    /// The one thing to do here: filled with the accent. At most one in a card, dialog or form.
    Main,
    /// The other things to do: outlined.
    #[default]
    Quiet,
    /// Further things: no outline until pointed at.
    Plain,
    /// Takes something away for good.
    Danger,
}

impl ButtonKind {
    /// The classes of a button or link of this kind.
    pub fn class(self) -> &'static str {
        match self {
            ButtonKind::Main => "button button-main",
            ButtonKind::Quiet => "button button-quiet",
            ButtonKind::Plain => "button button-plain",
            ButtonKind::Danger => "button button-danger",
        }
    }
}

/// A button with words, and an icon before them if wanted.
#[component]
pub fn Button(
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// Sends the form it stands in, instead of only calling `on_press`.
    #[prop(optional)]
    submit: bool,
    /// Cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called when pressed.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            disabled=disabled
            on:click=move |_| press(on_press)
        >
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children()}
        </button>
    }
}

/// A button that is only an icon; `label` is read out and shown when pointed at.
#[component]
pub fn IconButton(
    /// What it shows.
    #[prop(into)]
    icon: Signal<Glyph>,
    /// What it does, in a word or three.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is switched on, for a button that toggles.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called when pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button-icon"
            aria-label=label
            title=label
            aria-pressed=move || pressed.map(|on| on.get().to_string())
            disabled=disabled
            on:click=move |_| on_press.run(())
        >
            <Icon glyph=icon />
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How much it asks to be followed.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children()}
        </a>
    }
}

fn press(on_press: Option<Callback<()>>) {
    if let Some(on_press) = on_press {
        on_press.run(());
    }
}
