//! Fields: a label, a control, a hint, and what is wrong with what was entered.

use super::fresh_id;
use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// What a text field takes; decides the phone's keyboard and what the browser fills in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FieldKind {
    /// One line of text.
    #[default]
    Line,
    /// Several lines; grows with its text.
    Long,
    /// A person's name: set in the serif, capitalised by the phone's keyboard.
    Name,
    /// A mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A web address.
    Link,
    /// A number; `on_input` still gets text.
    Number,
    /// Something to search for.
    Search,
    /// A passphrase: not shown.
    Secret,
    /// A time of day, `09:30`.
    Time,
}

impl FieldKind {
    fn input_type(self) -> &'static str {
        match self {
            FieldKind::Line | FieldKind::Long | FieldKind::Name => "text",
            FieldKind::Email => "email",
            FieldKind::Phone => "tel",
            FieldKind::Link => "url",
            FieldKind::Number => "text",
            FieldKind::Search => "search",
            FieldKind::Secret => "password",
            FieldKind::Time => "time",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        (self == FieldKind::Number).then_some("decimal")
    }

    fn capitals(self) -> &'static str {
        match self {
            FieldKind::Name => "words",
            FieldKind::Line | FieldKind::Long => "sentences",
            _ => "off",
        }
    }

    fn class(self) -> &'static str {
        if self == FieldKind::Name { "control control-name" } else { "control" }
    }
}

/// A text field.
#[component]
pub fn Field(
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// The text in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// What it takes.
    #[prop(optional)]
    kind: FieldKind,
    /// A sentence of help below it.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the text, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// Lines to begin with, for `FieldKind::Long`.
    #[prop(default = 3)]
    rows: u32,
    /// The label is read out but not shown (a search field with its icon, say).
    #[prop(optional)]
    hide_label: bool,
    /// What the browser may fill in: an autocomplete token, `off` unless said otherwise.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let id = fresh_id("field");
    let control = match kind {
        FieldKind::Long => view! {
            <textarea
                id=id.clone()
                class="control control-long"
                rows=rows
                placeholder=placeholder
                autocapitalize=kind.capitals()
                aria-describedby=described_by(&id, hint, problem)
                aria-invalid=move || invalid(problem)
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        }
        .into_any(),
        _ => view! {
            <input
                id=id.clone()
                class=kind.class()
                type=kind.input_type()
                inputmode=kind.input_mode()
                placeholder=placeholder
                autocomplete=autocomplete
                autocapitalize=kind.capitals()
                aria-describedby=described_by(&id, hint, problem)
                aria-invalid=move || invalid(problem)
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        }
        .into_any(),
    };
    view! { <FieldFrame id label hint problem hide_label>{control}</FieldFrame> }
}

/// One entry of a `SelectField`, `ChoiceGroup` or `ChipGroup`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choice {
    /// What is handed to the callback.
    pub value: String,
    /// What is shown.
    pub label: String,
}

impl Choice {
    /// A choice of `value`, shown as `label`.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into() }
    }
}

/// One of many, from a list that opens.
#[component]
pub fn SelectField(
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value chosen.
    #[prop(into)]
    on_pick: Callback<String>,
    /// A sentence of help below it.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the choice, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// The label is read out but not shown.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let id = fresh_id("select");
    let described = described_by(&id, hint, problem);
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        view! { <option value=choice.value selected=move || value.get() == own>{choice.label}</option> }
    };
    view! {
        <FieldFrame id=id.clone() label hint problem hide_label>
            <div class="control-select">
                <select
                    id=id
                    class="control"
                    aria-describedby=described
                    aria-invalid=move || invalid(problem)
                    prop:value=value
                    on:change=move |event| on_pick.run(event_target_value(&event))
                >
                    {move || choices.get().into_iter().map(option).collect_view()}
                </select>
                <Icon glyph=Glyph::ChevronDown />
            </div>
        </FieldFrame>
    }
}

/// A day, as `2026-03-02`; empty for none. `quick` offers days by name below it.
#[component]
pub fn DateField(
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// The day, `2026-03-02` or empty.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the day, or with the empty text.
    #[prop(into)]
    on_input: Callback<String>,
    /// Days by name: `Choice::new("2026-03-02", "Today")`.
    #[prop(optional, into)]
    quick: Signal<Vec<Choice>>,
    /// A sentence of help below it.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with the day, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let id = fresh_id("date");
    let described = described_by(&id, hint, problem);
    let named_day = move |day: Choice| {
        let (own, picked) = (day.value.clone(), day.value);
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (value.get() == own).to_string()
                on:click=move |_| on_input.run(picked.clone())
            >
                {day.label}
            </button>
        }
    };
    view! {
        <FieldFrame id=id.clone() label hint problem>
            <div class="row">
                <input
                    id=id
                    class="control control-date"
                    type="date"
                    aria-describedby=described
                    aria-invalid=move || invalid(problem)
                    prop:value=value
                    on:input=move |event| on_input.run(event_target_value(&event))
                />
                {move || quick.get().into_iter().map(named_day).collect_view()}
            </div>
        </FieldFrame>
    }
}

/// Yes or no.
#[component]
pub fn CheckField(
    /// What is said yes to.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new answer.
    #[prop(into)]
    on_change: Callback<bool>,
    /// A sentence of help below it.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let id = fresh_id("check");
    let described = described_by(&id, hint, Signal::default());
    let hint_id = hint_id(&id);
    view! {
        <div class="check-field">
            <input
                id=id.clone()
                type="checkbox"
                class="check"
                aria-describedby=described
                disabled=disabled
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <label for=id>{label}</label>
            <Show when=move || !hint.get().is_empty()>
                <p class="field-hint" id=hint_id.clone()>{hint}</p>
            </Show>
        </div>
    }
}

/// Label above, hint and problem below, tied to the control by its id.
#[component]
pub(super) fn FieldFrame(
    id: String,
    label: Signal<String>,
    hint: Signal<String>,
    problem: Signal<Option<String>>,
    #[prop(optional)] hide_label: bool,
    children: Children,
) -> impl IntoView {
    let (hint_id, problem_id) = (hint_id(&id), problem_id(&id));
    view! {
        <div class="field">
            <label class="field-label" class:visually-hidden=hide_label for=id>{label}</label>
            {children()}
            <Show when=move || !hint.get().is_empty()>
                <p class="field-hint" id=hint_id.clone()>{hint}</p>
            </Show>
            <Show when=move || problem.get().is_some()>
                <p class="field-problem" id=problem_id.clone()>
                    <Icon glyph=Glyph::Warning />
                    <span>{problem}</span>
                </p>
            </Show>
        </div>
    }
}

/// The ids of the texts that describe a control, as `aria-describedby` wants them.
pub(super) fn described_by(
    id: &str,
    hint: Signal<String>,
    problem: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone + Send + Sync + use<> {
    let (hint_id, problem_id) = (hint_id(id), problem_id(id));
    move || match (!hint.get().is_empty(), problem.get().is_some()) {
        (true, true) => Some(format!("{problem_id} {hint_id}")),
        (true, false) => Some(hint_id.clone()),
        (false, true) => Some(problem_id.clone()),
        (false, false) => None,
    }
}

/// `aria-invalid`, only where something is wrong.
pub(super) fn invalid(problem: Signal<Option<String>>) -> Option<&'static str> {
    problem.get().is_some().then_some("true")
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn problem_id(id: &str) -> String {
    format!("{id}-problem")
}
