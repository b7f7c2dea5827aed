//! Log an interaction, or correct one: short for the common case, opened for the rest.

mod about;
mod brought;
mod details;
mod first;
mod items;
mod next;
mod settles;

pub(super) use items::{IntroductionFields, KindField};
pub(super) use next::StepFields;

use crate::book::{Interaction, Kind};
use crate::command::Command;
use crate::id::Id;
use crate::page::log::{LogForm, Preset};
use crate::page::route::{Place, Route};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, ButtonKind, Drawing, EmptyState, Glyph, LinkButton};
use crate::web::pages::form::{Form, FormFrame};
use crate::web::router::use_route;
use about::AboutThose;
use brought::{AlsoNote, Brought, NotedThen};
use details::{Details, HowItWent};
use first::FirstPart;
use leptos::prelude::*;
use next::NextPart;
use settles::Settles;

/// The form for what happened. Another address is another form.
#[component]
pub fn LogPage() -> impl IntoView {
    let (desk, route) = (use_desk(), use_route());
    let open = move || {
        let route = route.get();
        let today = desk.moment().today;
        let form = desk.read_now(|book| LogForm::for_preset(book, today, &Preset::read(&route)));
        (route.place == Place::Log).then(|| view! { <LogFormPage title="What happened?" form route /> })
    };
    view! { <div class="page">{open}</div> }
}

/// The same form for correcting what was logged.
#[component]
pub fn TouchPage(
    /// Which interaction.
    id: Id<Interaction>,
) -> impl IntoView {
    let route = Route::to(Place::Touch(id));
    let page = match use_desk().read_now(|book| LogForm::of(book, id)) {
        Some(form) => view! { <LogFormPage title="What happened" form route /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    };
    view! { <div class="page">{page}</div> }
}

/// What is shown instead of something that has been removed.
#[component]
pub fn Gone() -> impl IntoView {
    view! {
        <h1 class="page-title visually-hidden">"No longer here"</h1>
        <EmptyState
            drawing=Drawing::Box
            title="This is no longer here."
            text="It has been removed. For 30 days it can be taken back from the trash."
        >
            <LinkButton href=Route::to(Place::History).to_string()>"Look into the trash"</LinkButton>
        </EmptyState>
    }
}

#[component]
fn LogFormPage(title: &'static str, form: LogForm, route: Route) -> impl IntoView {
    let desk = use_desk();
    let editing = form.editing;
    let form = Form::new(form, &route);
    let save = move |()| {
        let mut now = form.now();
        desk.read_now(|book| now.note_against(book, form.today()));
        let (problems, said) = (now.problems(form.today()).len(), now.said());
        let command = now.into_command(&form.opened());
        form.save(problems, Some(command), said, &Route::to(Place::Today));
    };
    view! {
        <header class="page-head">
            <h1 class="page-title">{title}</h1>
        </header>
        <FormFrame form save="Save" on_save=save beside=move || editing.map(|id| view! { <Remove id form /> })>
            <FirstPart form />
            <Settles form />
            <HowItWent form />
            <AboutThose form />
            <NextPart form />
            {editing.map(|id| view! { <NotedThen id /> })}
            <Brought form />
            <AlsoNote form />
            <Details form />
        </FormFrame>
    }
}

/// Takes the interaction to the trash; what was noted with it stays.
#[component]
fn Remove(id: Id<Interaction>, form: Form<LogForm>) -> impl IntoView {
    let remove = move |()| {
        let command = Command::TrashOne(Kind::Interaction, id.number());
        form.save(0, Some(command), "Removed.", &Route::to(Place::Today));
    };
    view! {
        <span class="push"></span>
        <Button kind=ButtonKind::Plain icon=Glyph::Trash on_press=remove>"Remove"</Button>
    }
}
