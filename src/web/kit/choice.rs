//! Chips to choose by: one of a few, or several of a few.

use super::field::Choice;
use super::fresh_id;
use leptos::prelude::*;

/// One of a few, all in sight: radio buttons that look like chips.
#[component]
pub fn ChoiceGroup(
    /// What is being chosen.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value chosen; one that is not among the choices chooses none.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value chosen.
    #[prop(into)]
    on_pick: Callback<String>,
    /// The label is read out but not shown.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let group = fresh_id("choice");
    let chip = move |choice: Choice| {
        let (own, picked) = (choice.value.clone(), choice.value.clone());
        view! {
            <label class="chip">
                <input
                    type="radio"
                    class="chip-input"
                    name=group.clone()
                    value=choice.value
                    prop:checked=move || value.get() == own
                    on:change=move |_| on_pick.run(picked.clone())
                />
                {choice.label}
            </label>
        }
    };
    view! { <ChipFrame label hide_label>{move || choices.get().into_iter().map(&chip).collect_view()}</ChipFrame> }
}

/// Several of a few, all in sight: checkboxes that look like chips.
#[component]
pub fn ChipGroup(
    /// What is being chosen.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The values chosen.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// Called with all values chosen, in the order of the choices.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    /// The label is read out but not shown.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let chip = move |choice: Choice| {
        let (own, toggled) = (choice.value.clone(), choice.value.clone());
        view! {
            <label class="chip">
                <input
                    type="checkbox"
                    class="chip-input"
                    value=choice.value
                    prop:checked=move || chosen.with(|all| all.contains(&own))
                    on:change=move |event| {
                        on_change.run(with_toggled(choices, chosen, &toggled, event_target_checked(&event)))
                    }
                />
                {choice.label}
            </label>
        }
    };
    view! { <ChipFrame label hide_label>{move || choices.get().into_iter().map(chip).collect_view()}</ChipFrame> }
}

#[component]
fn ChipFrame(label: Signal<String>, hide_label: bool, children: Children) -> impl IntoView {
    view! {
        <fieldset class="field">
            <legend class="field-label" class:visually-hidden=hide_label>{label}</legend>
            <div class="chips">{children()}</div>
        </fieldset>
    }
}

fn with_toggled(
    choices: Signal<Vec<Choice>>,
    chosen: Signal<Vec<String>>,
    toggled: &str,
    on: bool,
) -> Vec<String> {
    let before = chosen.get_untracked();
    let keep = |value: &String| if value == toggled { on } else { before.contains(value) };
    choices.get_untracked().into_iter().map(|choice| choice.value).filter(keep).collect()
}
