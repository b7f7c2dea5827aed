//! Free words as chips: a combobox in which whatever is typed may be new.

use super::combobox::{ComboOption, Combobox};
use leptos::prelude::*;

/// Free words as chips, with those already in use offered.
#[component]
pub fn TagInput(
    /// What the words are.
    #[prop(into)]
    label: Signal<String>,
    /// The words chosen.
    #[prop(into)]
    tags: Signal<Vec<String>>,
    /// Called with all words chosen, after each change.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    /// Words already in use, to offer for the text typed so far.
    #[prop(into)]
    known: Callback<String, Vec<String>>,
    /// A sentence of help below it.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
) -> impl IntoView {
    let as_option = |tag: String| ComboOption::new(tag.clone(), tag);
    let chosen = move || tags.get().into_iter().map(as_option).collect::<Vec<_>>();
    let changed = move |all: Vec<ComboOption>| on_change.run(all.into_iter().map(|tag| tag.value).collect());
    let offered = move |text: String| known.run(text).into_iter().map(as_option).collect::<Vec<_>>();
    let add = move |tag: String| {
        let mut all = tags.get_untracked();
        if !all.contains(&tag) {
            all.push(tag);
        }
        on_change.run(all);
    };
    view! {
        <Combobox
            label
            chosen=Signal::derive(chosen)
            on_change=changed
            options=offered
            multiple=true
            on_create=add
            keep_typed=true
            hint
            placeholder
        />
    }
}
