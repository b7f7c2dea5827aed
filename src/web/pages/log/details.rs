//! How it went, and the details few interactions need.

use crate::book::{Book, Organization, Outcome};
use crate::calendar::Precision;
use crate::id::Id;
use crate::page::form::{read_time, time_text};
use crate::page::log::{LogField, LogForm};
use crate::page::words;
use crate::web::desk::use_desk;
use crate::web::kit::{CheckField, ChipGroup, Choice, Disclosure, Field, FieldKind};
use crate::web::pages::form::{Form, PickMaybe, PickOne};
use leptos::prelude::*;

/// What was learned and what came of it: in sight after a talk.
#[component]
pub(super) fn HowItWent(form: Form<LogForm>) -> impl IntoView {
    let live = form.get(LogForm::is_live);
    view! {
        <Show when=move || live.get()>
            <Learned form />
        </Show>
    }
}

#[component]
fn Learned(form: Form<LogForm>) -> impl IntoView {
    let outcomes = [Outcome::Helpful, Outcome::Neutral, Outcome::Discouraging, Outcome::NoFit];
    view! {
        <PickMaybe
            label="What came of it?"
            choices=outcomes.map(|outcome| (outcome, words::outcome(outcome))).to_vec()
            value=form.get(|form| form.outcome)
            on_pick=form.set(|form: &mut LogForm, outcome| form.outcome = outcome)
        />
        <Field
            label="What did you learn about them?"
            kind=FieldKind::Long
            rows=2
            value=form.get(|form| form.learned.clone())
            on_input=form.set(|form: &mut LogForm, learned| form.learned = learned)
        />
    }
}

/// Everything else, folded away.
#[component]
pub(super) fn Details(form: Form<LogForm>) -> impl IntoView {
    let live = form.get(LogForm::is_live);
    let open = form.now().editing.is_some();
    view! {
        <div class="form-more">
            <Disclosure summary="More about it" open>
                <div class="stack">
                    <Show when=move || !live.get()>
                        <Learned form />
                    </Show>
                    <Spoken form />
                    <Targets form />
                    <HowLong form />
                    <HowExact form />
                </div>
            </Disclosure>
        </div>
    }
}

#[component]
fn Spoken(form: Form<LogForm>) -> impl IntoView {
    view! {
        <div class="stack-tight">
            <CheckField
                label="I asked how they are"
                checked=form.get(|form| form.asked_about_them)
                on_change=form.set(|form: &mut LogForm, yes| form.asked_about_them = yes)
            />
            <CheckField
                label="I said what I do"
                checked=form.get(|form| form.said_what_i_do)
                on_change=form.set(|form: &mut LogForm, yes| form.said_what_i_do = yes)
            />
            <CheckField
                label="We spoke of my search"
                checked=form.get(|form| form.spoke_of_search)
                on_change=form.set(|form: &mut LogForm, yes| form.spoke_of_search = yes)
            />
        </div>
    }
}

/// The targets that were named, where the user has targets.
#[component]
fn Targets(form: Form<LogForm>) -> impl IntoView {
    let targets = use_desk().page(|book, _| targets(book));
    let choices = move || {
        let choice = |(id, name): (Id<Organization>, String)| Choice::new(id.to_string(), name);
        targets.get().into_iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || !targets.with(Vec::is_empty)>
            <div data-own>
                <ChipGroup
                    label="Which of your targets were named?"
                    choices=Signal::derive(choices)
                    chosen=form.get(|form| form.targets_named.iter().map(Id::to_string).collect())
                    on_change=form.set(|form: &mut LogForm, ids: Vec<String>| {
                        form.targets_named = ids.iter().filter_map(|id| Id::parse(id)).collect();
                    })
                />
            </div>
        </Show>
    }
}

/// The organizations the user is after.
pub(super) fn targets(book: &Book) -> Vec<(Id<Organization>, String)> {
    book.organizations.iter().filter(|row| row.target).map(|row| (row.id, row.name.clone())).collect()
}

#[component]
fn HowLong(form: Form<LogForm>) -> impl IntoView {
    let comforts = vec![(1_u8, "1, hard"), (2, "2"), (3, "3"), (4, "4"), (5, "5, at ease")];
    view! {
        <div class="form-row">
            <Field
                label="At what time"
                kind=FieldKind::Time
                value=form.get(|form| time_text(form.minute))
                on_input=form.set(|form: &mut LogForm, text: String| form.minute = read_time(&text))
            />
            <Field
                label="Minutes"
                kind=FieldKind::Number
                value=form.get(|form| form.minutes.clone())
                on_input=form.set(|form: &mut LogForm, minutes| form.minutes = minutes)
                problem=form.problem(LogForm::problems, LogField::Minutes)
            />
            <Field
                label="At which event"
                value=form.get(|form| form.event.clone())
                on_input=form.set(|form: &mut LogForm, event| form.event = event)
            />
        </div>
        <PickMaybe
            label="How did it feel?"
            choices=comforts
            value=form.get(|form| form.comfort)
            on_pick=form.set(|form: &mut LogForm, comfort| form.comfort = comfort)
        />
    }
}

/// Of long ago often only the month or the year is known.
#[component]
fn HowExact(form: Form<LogForm>) -> impl IntoView {
    let exact = vec![
        (Precision::Day, "that day"),
        (Precision::Month, "about that month"),
        (Precision::Year, "about that year"),
    ];
    view! {
        <PickOne
            label="How exactly do you know the day?"
            choices=exact
            value=form.get(|form| Some(form.precision))
            on_pick=form.set(|form: &mut LogForm, precision| form.precision = precision)
        />
    }
}
