//! Tabs, and parts that fold open.

use super::field::Choice;
use super::focus::step_focus;
use super::fresh_id;
use super::icon::{Glyph, Icon};
use leptos::{html, prelude::*};

/// A row of tabs with one panel below; what is in the panel is the caller's, for the tab that is current.
#[component]
pub fn Tabs(
    /// What the tabs divide.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs.
    #[prop(into)]
    tabs: Signal<Vec<Choice>>,
    /// The value of the tab that is open.
    #[prop(into)]
    current: Signal<String>,
    /// Called with the value of the tab to open.
    #[prop(into)]
    on_pick: Callback<String>,
    /// What is in the panel.
    children: Children,
) -> impl IntoView {
    let panel = fresh_id("panel");
    let list = NodeRef::<html::Div>::new();
    let controls = panel.clone();
    let tab = move |tab: Choice| {
        let own = tab.value.clone();
        let selected = Signal::derive(move || current.get() == own);
        view! {
            <button
                type="button"
                class="tab"
                role="tab"
                aria-controls=controls.clone()
                aria-selected=move || selected.get().to_string()
                tabindex=move || if selected.get() { "0" } else { "-1" }
                on:click={
                    let value = tab.value.clone();
                    move |_| on_pick.run(value.clone())
                }
                on:focus=move |_| {
                    if !selected.get_untracked() {
                        on_pick.run(tab.value.clone());
                    }
                }
            >
                {tab.label}
            </button>
        }
    };
    view! {
        <div
            class="tabs"
            role="tablist"
            aria-label=label
            node_ref=list
            on:keydown=move |event| {
                if list.get_untracked().is_some_and(|list| step_focus(&list, "[role=tab]", &event.key())) {
                    event.prevent_default();
                }
            }
        >
            {move || tabs.get().into_iter().map(&tab).collect_view()}
        </div>
        <div class="tab-panel" id=panel role="tabpanel" aria-label=label>
            {children()}
        </div>
    }
}

/// A line that folds open: "Why am I seeing this?", "12 more".
#[component]
pub fn Disclosure(
    /// The line.
    #[prop(into)]
    summary: Signal<String>,
    /// Second rank at the end of the line: a count.
    #[prop(optional, into)]
    detail: Signal<String>,
    /// Open to begin with.
    #[prop(optional)]
    open: bool,
    /// Whether it was ever opened, for whoever makes what it hides.
    #[prop(default = RwSignal::new(false))]
    wanted: RwSignal<bool>,
    /// What it hides: made when it is opened for the first time.
    children: ChildrenFn,
) -> impl IntoView {
    if open {
        wanted.set(true);
    }
    view! {
        <details class="disclosure" open=open on:toggle=move |_| wanted.set(true)>
            <summary class="disclosure-line">
                <Icon glyph=Glyph::Chevron />
                <span>{summary}</span>
                <span class="disclosure-detail">{detail}</span>
            </summary>
            <div class="disclosure-body">{move || wanted.get().then(|| children())}</div>
        </details>
    }
}
