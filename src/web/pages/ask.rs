//! Ask: putting a request into words, and whether now is the time for it.

mod beside;

use crate::book::Book;
use crate::command::{Command, Who};
use crate::id::Id;
use crate::order;
use crate::page::ask::{AskForm, AskPage as Beside, KINDS, page, start};
use crate::page::form::FieldProblem;
use crate::page::route::{Place, Route};
use crate::page::words;
use crate::web::desk::use_desk;
use crate::web::kit::{Button, ComboOption, Combobox, Field, FieldKind};
use crate::web::pages::form::{Form, FormFrame, PeopleField, PickOne};
use crate::web::router::use_route;
use crate::web::say::Say;
pub use beside::{ActButton, Readiness};
use beside::{Blurb, Further, Judged};
use leptos::prelude::*;

/// The page. Another address is another request.
#[component]
pub fn AskPage() -> impl IntoView {
    let (desk, route) = (use_desk(), use_route());
    let open = move || {
        let route = route.get();
        let form = desk.read_now(|book| AskForm::read(book, &route));
        (route.place == Place::Ask).then(|| view! { <AskFormPage form route /> })
    };
    view! { <div class="page">{open}</div> }
}

#[component]
fn AskFormPage(form: AskForm, route: Route) -> impl IntoView {
    let (desk, form) = (use_desk(), Form::new(form, &route));
    let beside = form.page(|book, form, today| page(book, today, form));
    let is_chosen = Memo::new(move |_| beside.with(Option::is_some));
    let log = move |()| {
        let against = beside.with_untracked(|beside| beside.as_ref().and_then(|beside| beside.against));
        form.hand_over(desk.read_now(|book| form.now().log(book, against)));
    };
    view! {
        <header class="page-head">
            <h1 class="page-title">"Ask"</h1>
        </header>
        <FormFrame form save="Log that I asked" on_save=log beside=move || view! { <PlanIt form /> }>
            <Whom form />
            <Show when=move || is_chosen.get() fallback=move || view! { <Sleeping form /> }>
                <Judged beside />
                <Request form />
                <Blurb form beside />
                <Further beside />
            </Show>
        </FormFrame>
    }
}

/// What stands beside the request, drawn anew only where it has changed.
fn part<T>(beside: Memo<Option<Beside>>, part: fn(&Beside) -> T) -> Memo<T>
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| beside.with(|beside| beside.as_ref().map(part).unwrap_or_default()))
}

/// Kept, and asked another day.
#[component]
fn PlanIt(form: Form<AskForm>) -> impl IntoView {
    let plan = move |()| {
        let now = form.now();
        let home = now.known().map_or_else(|| Route::to(Place::Today), Route::person);
        form.save(0, now.plan(), "Kept for another day. It stands on their page.", &home);
    };
    view! { <Button on_press=plan>"Plan it"</Button> }
}

#[component]
fn Whom(form: Form<AskForm>) -> impl IntoView {
    let chosen = form.get(|form| form.who.clone().into_iter().collect::<Vec<_>>());
    let pick = form.set(|form: &mut AskForm, mut people: Vec<Who>| form.who = people.pop());
    view! {
        <PeopleField
            label="Whom do you want to ask?"
            people=chosen
            on_change=pick
            problem=form.problem(problems, ())
            placeholder="A name"
        />
    }
}

fn problems(form: &AskForm, _today: crate::day::Day) -> Vec<FieldProblem<()>> {
    let what = "Choose somebody from the list, or type a new name.";
    form.who.is_none().then_some(FieldProblem { field: (), what }).into_iter().collect()
}

/// Before anybody is chosen: sleeping ties worth waking.
#[component]
fn Sleeping(form: Form<AskForm>) -> impl IntoView {
    let sleeping = use_desk().page(|book, today| start(book, today).sleeping);
    let line = move |(id, words): (Id<crate::book::Contact>, _)| {
        let choose = move |()| form.change(|form| form.who = Some(Who::Known(id)));
        view! {
            <li>
                <span class="open-words"><Say sentence=words /></span>
                <Button on_press=choose>"Begin"</Button>
            </li>
        }
    };
    view! {
        <Show when=move || !sleeping.with(Vec::is_empty)>
            <section aria-labelledby="sleeping">
                <h2 class="family" id="sleeping">"Worth waking"</h2>
                <p class="card-detail">
                    "Ties that have slept for three years and more. They know what you do not; the familiar ones add least, so they come last."
                </p>
                <ul class="list open-list">{move || sleeping.get().into_iter().map(line).collect_view()}</ul>
            </section>
        </Show>
    }
}

#[component]
fn Request(form: Form<AskForm>) -> impl IntoView {
    let text =
        move |label, placeholder, read: fn(&AskForm) -> &String, write: fn(&mut AskForm) -> &mut String| {
            view! {
                <Field
                    label
                    placeholder
                    value=form.get(move |form| read(form).clone())
                    on_input=form.set(move |form: &mut AskForm, text: String| *write(form) = text)
                />
            }
        };
    let passes_on = form.get(AskForm::passes_on);
    view! {
        <PickOne
            label="For what?"
            choices=KINDS.map(|kind| (kind, words::ask(kind))).to_vec()
            value=form.get(|form| Some(form.kind))
            on_pick=form.set(|form: &mut AskForm, kind| form.kind = kind)
        />
        <Show when=move || passes_on.get()>
            {text("To whom? A name or a role, one", "Ben Okafor, or the head of data", |form| &form.whom, |form| &mut form.whom)}
        </Show>
        <TargetField form />
        {text("What you ask, in a few words", "20 minutes on how your team hires", |form| &form.what, |form| &mut form.what)}
        <Show when=move || passes_on.get()>
            {text("Why them?", "He led the move that I am reading about", |form| &form.why_them, |form| &mut form.why_them)}
            {text("What would you say to them?", "How did the first year go?", |form| &form.would_say, |form| &mut form.would_say)}
        </Show>
        <div class="form-short">
            <Field
                label="How many minutes?"
                kind=FieldKind::Number
                placeholder="20"
                value=form.get(|form| form.minutes.clone())
                on_input=form.set(|form: &mut AskForm, text| form.minutes = text)
            />
        </div>
    }
}

/// The organization it is about: one of the book.
#[component]
fn TargetField(form: Form<AskForm>) -> impl IntoView {
    let desk = use_desk();
    let chosen = form.page(|book, form, _| {
        let row = form.target.and_then(|id| book.get(id));
        row.map(|row| ComboOption::new(row.id.to_string(), row.name.clone())).into_iter().collect::<Vec<_>>()
    });
    let pick = form.set(|form: &mut AskForm, all: Vec<ComboOption>| {
        form.target = all.last().and_then(|option| Id::parse(&option.value));
    });
    view! {
        <div data-own>
            <Combobox
                label="At which place?"
                chosen
                on_change=pick
                options=move |text: String| desk.read_now(|book| places(book, &text))
            />
        </div>
    }
}

/// Places whose names hold what was typed, targets first.
fn places(book: &Book, text: &str) -> Vec<ComboOption> {
    const OFFERED: usize = 8;
    let wanted = crate::text::fold(text);
    let mut rows: Vec<_> =
        book.organizations.iter().filter(|row| crate::text::fold(&row.name).contains(&wanted)).collect();
    order::sort_by_key(&mut rows, |row| (!row.target, row.name.clone()));
    rows.into_iter().take(OFFERED).map(|row| ComboOption::new(row.id.to_string(), row.name.clone())).collect()
}

/// Carries out a command of the page, and says so.
fn act(desk: crate::web::desk::Desk, command: &Command, said: &str) {
    desk.send_and_say(command.clone(), said);
}
