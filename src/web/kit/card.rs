//! Cards, and what stands on them: initials, badges, tags.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// What a colour says. Never the only signal: the words beside it say the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Done, safe, kept.
    Good,
    /// Due now.
    Due,
    /// Past its day.
    Late,
    /// Given by the user.
    Given,
    /// Received by the user.
    Received,
}

impl Tone {
    /// The class that carries the tone.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Plain => "tone-plain",
            Tone::Good => "tone-good",
            Tone::Due => "tone-due",
            Tone::Late => "tone-late",
            Tone::Given => "tone-given",
            Tone::Received => "tone-received",
        }
    }
}

/// A card: a headline, why it is here, whatever else (`children`), and at most one main action among `actions`.
#[component]
pub fn Card(
    /// What stands before the headline: an `Avatar`, an `Icon`.
    #[prop(optional, into)]
    before: ViewFn,
    /// The headline, usually a name; becomes the card's `<h3>`.
    #[prop(into)]
    headline: ViewFn,
    /// Second rank beside or below the headline, in the user's own words: role and organization.
    #[prop(optional, into)]
    detail: Signal<String>,
    /// What stands at the end of the headline: a `Badge`.
    #[prop(optional, into)]
    corner: ViewFn,
    /// Why this card is here, in one sentence.
    #[prop(optional, into)]
    why: ViewFn,
    /// Buttons: the main one first.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// What its edge says.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// Anything between the sentence and the actions.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <article class=move || format!("card {}", tone.get().class())>
            <header class="card-head">
                {before.run()}
                <div class="card-headline">
                    <h3 class="card-title">{headline.run()}</h3>
                    <Show when=move || !detail.get().is_empty()>
                        <p class="card-detail" data-own="">{detail}</p>
                    </Show>
                </div>
                {corner.run()}
            </header>
            <div class="card-why">{why.run()}</div>
            {children.map(|children| view! { <div class="card-body">{children()}</div> })}
            {actions.map(|actions| view! { <footer class="card-actions">{actions.run()}</footer> })}
        </article>
    }
}

/// A person's initials on a tint that their name decides; the name itself stands beside it, so this is not read out.
#[component]
pub fn Avatar(
    /// The whole name.
    #[prop(into)]
    name: Signal<String>,
    /// Larger, for the head of a page.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let class = move || name.with(|name| avatar_class(name));
    view! {
        <span class=class class:avatar-large=large aria-hidden="true">
            {move || name.with(|name| initials(name))}
        </span>
    }
}

/// A word or a figure in a tone: "due today", "3".
#[component]
pub fn Badge(
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
    /// What its colour says.
    #[prop(optional, into)]
    tone: Signal<Tone>,
) -> impl IntoView {
    view! { <span class=move || format!("badge {}", tone.get().class())>{text}</span> }
}

/// A tag, removable if `on_remove` is given.
#[component]
pub fn Tag(
    /// The tag's name.
    #[prop(into)]
    text: Signal<String>,
    /// Called when its cross is pressed.
    #[prop(optional, into)]
    on_remove: Option<Callback<()>>,
) -> impl IntoView {
    let cross = on_remove.map(|on_remove| {
        view! {
            <button
                type="button"
                class="tag-remove"
                aria-label=move || format!("Remove {}", text.get())
                on:click=move |_| on_remove.run(())
            >
                <Icon glyph=Glyph::Close />
            </button>
        }
    });
    view! { <span class="tag">{text} {cross}</span> }
}

/// The first letters of the first and the last word, in capitals; a dot for a nameless person.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let letters: String = match (words.next(), words.next_back()) {
        (Some(first), Some(last)) => [first, last].iter().collect(),
        (Some(only), None) => only.into(),
        _ => "·".into(),
    };
    letters.to_uppercase()
}

/// The class of the avatar of somebody with this name.
pub fn avatar_class(name: &str) -> String {
    format!("avatar tint-{}", tint(name))
}

/// Which of the twelve tints belongs to a name: the same in every build and on every device.
fn tint(name: &str) -> u32 {
    let hash =
        name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 7) % 12
}
