//! Picking: one of a few values, perhaps none, somebody of the book, a day to come.

use crate::command::Who;
use crate::day::Day;
use crate::id::Id;
use crate::outlook::work_calendar;
use crate::page::form::{days_ahead, recent_people};
use crate::page::log::name_of;
use crate::page::people::role_line;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{ChipGroup, Choice, ChoiceGroup, ComboOption, Combobox, DateField};
use leptos::prelude::*;

/// How many people are offered for the text typed so far.
const OFFERED: usize = 8;

/// One of a few values, all in sight.
#[component]
pub fn PickOne<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What is being chosen.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose from, with its words.
    #[prop(into)]
    choices: Signal<Vec<(T, &'static str)>>,
    /// The value chosen, if one is.
    #[prop(into)]
    value: Signal<Option<T>>,
    /// Called with the value chosen.
    #[prop(into)]
    on_pick: Callback<T>,
    /// The label is read out but not shown.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let picked = move |text: String| {
        if let Some(value) = read(&choices.get_untracked(), &text) {
            on_pick.run(value);
        }
    };
    view! {
        <ChoiceGroup
            label
            choices=Signal::derive(move || numbered(&choices.get()))
            value=Signal::derive(move || place_of(&choices.get(), value.get()))
            on_pick=picked
            hide_label
        />
    }
}

/// One of a few values or none: picking the one chosen takes it back.
#[component]
pub fn PickMaybe<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What is being chosen.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose from, with its words.
    #[prop(into)]
    choices: Signal<Vec<(T, &'static str)>>,
    /// The value chosen, if one is.
    #[prop(into)]
    value: Signal<Option<T>>,
    /// Called with the value chosen, or with none.
    #[prop(into)]
    on_pick: Callback<Option<T>>,
) -> impl IntoView {
    let chosen = move || {
        let place = place_of(&choices.get(), value.get());
        if place.is_empty() { Vec::new() } else { vec![place] }
    };
    let changed = move |all: Vec<String>| {
        let (offered, before) = (choices.get_untracked(), value.get_untracked());
        let picked =
            all.iter().filter_map(|text| read(&offered, text)).find(|picked| Some(*picked) != before);
        on_pick.run(picked);
    };
    view! {
        <ChipGroup
            label
            choices=Signal::derive(move || numbered(&choices.get()))
            chosen=Signal::derive(chosen)
            on_change=changed
        />
    }
}

fn numbered<T>(choices: &[(T, &'static str)]) -> Vec<Choice> {
    choices.iter().enumerate().map(|(place, (_, words))| Choice::new(place.to_string(), *words)).collect()
}

fn place_of<T: PartialEq>(choices: &[(T, &'static str)], value: Option<T>) -> String {
    let place = value.and_then(|value| choices.iter().position(|(known, _)| *known == value));
    place.map_or_else(String::new, |place| place.to_string())
}

fn read<T: Copy>(choices: &[(T, &'static str)], text: &str) -> Option<T> {
    text.parse().ok().and_then(|place: usize| choices.get(place)).map(|(value, _)| *value)
}

/// Somebody of the book, or a new name. While nothing is typed those seen last are offered.
#[component]
pub fn PeopleField(
    /// What they are picked for.
    #[prop(into)]
    label: Signal<String>,
    /// Who is picked.
    #[prop(into)]
    people: Signal<Vec<Who>>,
    /// Called with all who are picked, after each change.
    #[prop(into)]
    on_change: Callback<Vec<Who>>,
    /// More than one may be picked.
    #[prop(optional)]
    multiple: bool,
    /// What is wrong with it, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
) -> impl IntoView {
    let desk = use_desk();
    let chosen = move || people.get().iter().map(|who| option_of(desk, who)).collect::<Vec<_>>();
    let changed =
        move |all: Vec<ComboOption>| on_change.run(all.iter().filter_map(who_of).collect::<Vec<_>>());
    let create = move |name: String| {
        let mut all = if multiple { people.get_untracked() } else { Vec::new() };
        all.push(Who::New(name));
        on_change.run(all);
    };
    view! {
        <div data-own>
            <Combobox
                label
                chosen=Signal::derive(chosen)
                on_change=changed
                options=move |text: String| offered(desk, &text)
                multiple
                on_create=create
                keep_unmatched=true
                problem
                placeholder
            />
        </div>
    }
}

fn offered(desk: Desk, text: &str) -> Vec<ComboOption> {
    let ids = match text.trim() {
        "" => desk.read_now(|book| recent_people(book, OFFERED)),
        text => desk.find_people(text, OFFERED),
    };
    ids.into_iter().map(|id| option_of(desk, &Who::Known(id))).collect()
}

fn option_of(desk: Desk, who: &Who) -> ComboOption {
    let name = desk.read_now(|book| name_of(book, who));
    match who {
        Who::Known(id) => {
            ComboOption::new(id.to_string(), name).hint(desk.read_now(|book| role_line(book, *id)))
        }
        Who::Me => ComboOption::new("me", name),
        Who::New(_) => ComboOption::new(format!("{NEW}{name}"), name),
    }
}

/// What the value of a name that is not in the book yet begins with.
const NEW: &str = "new ";

fn who_of(option: &ComboOption) -> Option<Who> {
    match option.value.strip_prefix(NEW) {
        Some(name) => Some(Who::New(name.to_owned())),
        None if option.value == "me" => Some(Who::Me),
        None => Id::parse(&option.value).map(Who::Known),
    }
}

/// A day to come, with working days by name.
#[component]
pub fn Due(
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// The day.
    #[prop(into)]
    day: Signal<Option<Day>>,
    /// Called with the day chosen, or with none.
    #[prop(into)]
    on_pick: Callback<Option<Day>>,
    /// What is wrong with it, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let desk = use_desk();
    let quick = desk.page(|book, today| {
        let days = days_ahead(today, &work_calendar(book));
        days.into_iter().map(|(day, name)| Choice::new(day.to_string(), name)).collect::<Vec<_>>()
    });
    view! {
        <DateField
            label
            value=Signal::derive(move || day.get().map_or_else(String::new, |day| day.to_string()))
            on_input=move |text: String| on_pick.run(Day::parse(&text))
            quick
            problem
        />
    }
}
