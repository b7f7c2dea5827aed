//! A next step, a promise or an introduction by itself.

use crate::book::Side;
use crate::command::Who;
use crate::page::form::FieldProblem;
use crate::page::note::{NoteField, NoteForm, NoteKind};
use crate::page::route::{Place, Route};
use crate::web::desk::use_desk;
use crate::web::kit::Field;
use crate::web::pages::form::{Due, Form, FormFrame, PeopleField, PickOne};
use crate::web::pages::log::{IntroductionFields, KindField, StepFields};
use crate::web::router::use_route;
use leptos::prelude::*;

/// The form for one thing noted by itself. Another address is another form.
#[component]
pub fn NotePage(
    /// What is noted.
    kind: NoteKind,
) -> impl IntoView {
    let (desk, route) = (use_desk(), use_route());
    let open = move || {
        let route = route.get();
        let with = route.people().first().copied();
        let form = desk.read_now(|book| NoteForm::new(book, kind, with));
        let by = if route.get("by") == Some("them") { Side::Them } else { Side::Me };
        (route.place == place_of(kind)).then(|| view! { <NoteFormPage form=NoteForm { by, ..form } route /> })
    };
    view! { <div class="page">{open}</div> }
}

fn place_of(kind: NoteKind) -> Place {
    match kind {
        NoteKind::NextStep => Place::NextStep,
        NoteKind::Promise => Place::Promise,
        NoteKind::Introduction => Place::Introduction,
    }
}

#[component]
fn NoteFormPage(form: NoteForm, route: Route) -> impl IntoView {
    let kind = form.kind;
    let form = Form::new(form, &route);
    let save = move |()| {
        let now = form.now();
        let (problems, said) = (now.problems().len(), now.said());
        form.save(problems, now.into_command(), said, &Route::to(Place::Today));
    };
    view! {
        <header class="page-head">
            <h1 class="page-title">{place_of(kind).name()}</h1>
        </header>
        <FormFrame form save="Save" on_save=save>
            {match kind {
                NoteKind::NextStep => view! { <NextStepFields form /> }.into_any(),
                NoteKind::Promise => view! { <PromiseFields form /> }.into_any(),
                NoteKind::Introduction => view! { <IntroductionAlone form /> }.into_any(),
            }}
        </FormFrame>
    }
}

#[component]
fn NextStepFields(form: Form<NoteForm>) -> impl IntoView {
    view! {
        <StepFields
            what=form.get(|form| form.what.clone())
            on_what=form.set(|form: &mut NoteForm, what| form.what = what)
            problem=form.problem(problems, NoteField::What)
            due=form.get(|form| form.due)
            on_due=form.set(|form: &mut NoteForm, due| form.due = due)
            minute=form.get(|form| form.minute)
            on_minute=form.set(|form: &mut NoteForm, minute| form.minute = minute)
        >
            <WithWhom form label="With (or nobody in particular)" />
        </StepFields>
    }
}

#[component]
fn PromiseFields(form: Form<NoteForm>) -> impl IntoView {
    let by = form.get(|form| form.by);
    let sides = vec![(Side::Me, "I did"), (Side::Them, "they did")];
    view! {
        <PickOne
            label="Who promised?"
            choices=sides
            value=form.get(|form| Some(form.by))
            on_pick=form.set(|form: &mut NoteForm, by| form.by = by)
        />
        <WithWhom form label="The other one" />
        <Field
            label="What"
            value=form.get(|form| form.what.clone())
            on_input=form.set(|form: &mut NoteForm, what| form.what = what)
            problem=form.problem(problems, NoteField::What)
        />
        <Due
            label="By when"
            day=form.get(|form| form.due)
            on_pick=form.set(|form: &mut NoteForm, due| form.due = due)
        />
        <Show when=move || by.get() == Side::Me>
            <KindField
                label="Is it something to give?"
                by=Side::Me
                kind=form.get(|form| form.gives)
                on_pick=form.set(|form: &mut NoteForm, gives| form.gives = gives)
                none="no"
            />
        </Show>
    }
}

#[component]
fn IntroductionAlone(form: Form<NoteForm>) -> impl IntoView {
    view! {
        <WithWhom form label="With" />
        <IntroductionFields
            introduction=form.get(|form| form.introduction.clone())
            on_change=form.set(|form: &mut NoteForm, introduction| form.set_introduction(introduction))
            problem=form.problem(problems, NoteField::Other)
        />
    }
}

#[component]
fn WithWhom(form: Form<NoteForm>, label: &'static str) -> impl IntoView {
    view! {
        <PeopleField
            label
            people=form.get(|form| form.who.iter().cloned().collect::<Vec<_>>())
            on_change=form.set(|form: &mut NoteForm, people: Vec<Who>| form.who = people.last().cloned())
            problem=form.problem(problems, NoteField::Who)
            placeholder="A name"
        />
    }
}

fn problems(form: &NoteForm, _today: crate::day::Day) -> Vec<FieldProblem<NoteField>> {
    form.problems()
}
