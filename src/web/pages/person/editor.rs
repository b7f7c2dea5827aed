//! The forms that open in place: one control for each kind of value, and the frame around them.

use crate::book::{Contact, Organization, Row};
use crate::id::Id;
use crate::page::person::{Editor, FieldProblem, Texts};
use crate::text::fold;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{
    Button, ButtonKind, CheckField, ChipGroup, Choice, ChoiceGroup, ComboOption, Combobox, DateField, Field,
    FieldKind, SelectField, TagInput, focus_first,
};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

/// More choices than this open as a list.
const MOST_CHIPS: usize = 10;

/// How many words or people are offered for the text typed so far.
const OFFERED: usize = 8;

/// A small form in place of what it changes: Enter saves, Escape closes it.
#[component]
pub fn InPlace(
    /// What is wrong with what it holds, if anything.
    problem: RwSignal<Option<FieldProblem>>,
    /// Called when it is to be saved.
    #[prop(into)]
    on_save: Callback<()>,
    /// Called when it is to be closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// Takes away what it changes, where that can be.
    #[prop(optional, into)]
    on_remove: Option<Callback<()>>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    request_animation_frame(|| {
        focus_first(
            ".in-place :is(input, textarea, select):not([type=radio]), .in-place input:checked, .in-place input",
        );
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_save.run(());
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            on_close.run(());
        }
    };
    view! {
        <form class="in-place" on:submit=submit on:keydown=key data-own="">
            {children()}
            {move || problem.get().map(|problem| view! { <p class="field-problem" role="alert">{problem.sentence()}</p> })}
            <div class="button-row">
                <Button kind=ButtonKind::Main submit=true>"Save"</Button>
                <Button on_press=on_close>"Cancel"</Button>
                {on_remove.map(|on_remove| view! { <Button kind=ButtonKind::Plain on_press=on_remove>"Remove"</Button> })}
            </div>
        </form>
    }
}

/// One control for one value.
#[component]
pub fn Control(
    /// What it is for.
    label: &'static str,
    /// Which control.
    editor: Editor,
    /// What it holds.
    texts: RwSignal<Texts>,
) -> impl IntoView {
    let first = nth(texts, 0);
    let set = set_nth(texts, 0);
    let line =
        move |kind: FieldKind| view! { <Field kind label value=first on_input=set rows=4 /> }.into_any();
    match editor {
        Editor::Line => line(FieldKind::Line),
        Editor::Name => line(FieldKind::Name),
        Editor::Long => line(FieldKind::Long),
        Editor::Email => line(FieldKind::Email),
        Editor::Phone => line(FieldKind::Phone),
        Editor::Link => line(FieldKind::Link),
        Editor::RoughDay => {
            let hint = "As well as you know it: 2019, 2019-06 or 2019-06-03.";
            view! { <Field label value=first on_input=set hint /> }.into_any()
        }
        Editor::Day => view! { <DateField label value=first on_input=set /> }.into_any(),
        Editor::Span => view! {
            <div class="form-row">
                <DateField label="From" value=first on_input=set />
                <DateField label="Until" value=nth(texts, 1) on_input=set_nth(texts, 1) />
            </div>
        }
        .into_any(),
        Editor::Hours => view! {
            <div class="form-row">
                <Field kind=FieldKind::Time label="From" value=first on_input=set />
                <Field kind=FieldKind::Time label="Until" value=nth(texts, 1) on_input=set_nth(texts, 1) />
            </div>
        }
        .into_any(),
        Editor::Check => {
            let checked = Signal::derive(move || !first.get().is_empty());
            let on_change = move |on: bool| set.run(if on { "yes".into() } else { String::new() });
            view! { <CheckField label checked on_change /> }.into_any()
        }
        Editor::Choice(choices) if choices.len() > MOST_CHIPS => {
            view! { <SelectField label choices=as_choices(choices) value=first on_pick=set /> }.into_any()
        }
        Editor::Choice(choices) => {
            view! { <ChoiceGroup label choices=as_choices(choices) value=first on_pick=set /> }.into_any()
        }
        Editor::Several(choices) => {
            let changed = move |all| texts.set(all);
            view! { <ChipGroup label choices=as_choices(choices) chosen=texts on_change=changed /> }
                .into_any()
        }
        Editor::Words => view! { <WordsControl label texts /> }.into_any(),
        Editor::Person => view! { <PersonControl label texts may_be_new=false /> }.into_any(),
        Editor::Organization => view! { <OrganizationControl label texts /> }.into_any(),
        Editor::PersonOrName => view! { <PersonControl label texts may_be_new=true /> }.into_any(),
    }
}

/// Words of the user's own; the tags in use are offered.
#[component]
fn WordsControl(label: &'static str, texts: RwSignal<Texts>) -> impl IntoView {
    let desk = use_desk();
    let known = move |text: String| {
        let wanted = fold(&text);
        let tags = if label == "Tags" { desk.with_people_now(|_, index| index.tags()) } else { Vec::new() };
        let named = tags.into_iter().map(|(tag, _)| tag).filter(|tag| fold(tag).contains(&wanted));
        named.take(OFFERED).collect::<Vec<_>>()
    };
    view! { <TagInput label tags=texts on_change=move |all| texts.set(all) known hint="Enter or a comma after each." /> }
}

/// Somebody of the book, or, where that may be, only a name: the texts are id and name.
#[component]
fn PersonControl(label: &'static str, texts: RwSignal<Texts>, may_be_new: bool) -> impl IntoView {
    let desk = use_desk();
    let chosen = Signal::derive(move || {
        let texts = texts.get();
        let id = texts.first().and_then(|text| Id::<Contact>::parse(text));
        match (id, texts.get(1).filter(|name| !name.is_empty())) {
            (Some(id), _) => vec![option_of(desk, id)],
            (None, Some(name)) => vec![ComboOption::new("new", name.clone())],
            (None, None) => Vec::new(),
        }
    });
    let options = move |text: String| {
        desk.find_people(&text, OFFERED).into_iter().map(|id| option_of(desk, id)).collect::<Vec<_>>()
    };
    let changed = move |all: Vec<ComboOption>| {
        texts.set(all.first().map(|option| vec![option.value.clone(), String::new()]).unwrap_or_default());
    };
    let create = move |name: String| texts.set(vec![String::new(), name]);
    match may_be_new {
        true => view! {
            <Combobox label chosen on_change=changed options on_create=create keep_typed=true />
        }
        .into_any(),
        false => view! { <Combobox label chosen on_change=changed options /> }.into_any(),
    }
}

/// An organization of the book.
#[component]
fn OrganizationControl(label: &'static str, texts: RwSignal<Texts>) -> impl IntoView {
    let desk = use_desk();
    let option = |row: &Row<Organization>| ComboOption::new(row.id.to_string(), row.name.clone());
    let chosen = Signal::derive(move || {
        let id = texts.with(|texts| Id::<Organization>::parse(texts.first()?));
        desk.read_now(|book| id.and_then(|id| book.get(id)).map(option)).into_iter().collect::<Vec<_>>()
    });
    let options = move |text: String| {
        let wanted = fold(&text);
        desk.read_now(|book| {
            let named = book.organizations.iter().filter(|row| fold(&row.name).contains(&wanted));
            named.take(OFFERED).map(option).collect::<Vec<_>>()
        })
    };
    let changed =
        move |all: Vec<ComboOption>| texts.set(all.into_iter().map(|it| it.value).take(1).collect());
    view! { <Combobox label chosen on_change=changed options /> }
}

fn option_of(desk: Desk, id: Id<Contact>) -> ComboOption {
    desk.read_now(|book| {
        let name = book.get(id).map(|row| row.full_name()).unwrap_or_default();
        ComboOption::new(id.to_string(), name).hint(crate::page::people::role_line(book, id))
    })
}

fn as_choices(choices: Vec<(String, &'static str)>) -> Vec<Choice> {
    choices.into_iter().map(|(key, words)| Choice::new(key, words)).collect()
}

fn nth(texts: RwSignal<Texts>, at: usize) -> Signal<String> {
    Signal::derive(move || texts.with(|texts| texts.get(at).cloned().unwrap_or_default()))
}

fn set_nth(texts: RwSignal<Texts>, at: usize) -> Callback<String> {
    Callback::new(move |text: String| {
        texts.update(|texts| {
            if texts.len() <= at {
                texts.resize(at + 1, String::new());
            }
            texts[at] = text;
        });
    })
}
