//! The form for somebody new: a name is enough, the rest waits folded.

use crate::book::Contact;
use crate::book::contact::HowMet;
use crate::changes::Changes;
use crate::command::Command;
use crate::id::Id;
use crate::page::form::FieldProblem;
use crate::page::people::{NewPerson, role_line};
use crate::page::route::{Place, Route};
use crate::page::words::{self, WAYS_TO_MEET};
use crate::text::fold;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{ComboOption, Combobox, Disclosure, Field, FieldKind, TagInput};
use crate::web::pages::form::{Form, FormFrame, PickMaybe};
use crate::web::router::use_route;
use leptos::prelude::*;

/// How many people, places or tags are offered for the text typed so far.
const OFFERED: usize = 8;

/// The page. `name` in the address is what the form begins with.
#[component]
pub fn AddPersonPage() -> impl IntoView {
    let route = use_route();
    let open = move || {
        let route = route.get();
        let form = NewPerson::named(route.get("name").unwrap_or_default());
        (route.place == Place::AddPerson).then(|| view! { <AddForm form route /> })
    };
    view! { <div class="page">{open}</div> }
}

/// A name, a nickname or an address: one of them is needed.
#[derive(Clone, Copy, PartialEq)]
struct NameField;

fn problems(form: &NewPerson) -> Vec<FieldProblem<NameField>> {
    let what = "Type a name, or at least what you call them or an e-mail address.";
    (!form.is_named()).then_some(FieldProblem { field: NameField, what }).into_iter().collect()
}

#[component]
fn AddForm(form: NewPerson, route: Route) -> impl IntoView {
    let desk = use_desk();
    let form = Form::new(form, &route);
    let save = move |()| {
        let new = form.now().contact(&mut desk.moment().fresh_ids());
        let count = problems(&form.now()).len();
        let said = format!("{} is in your notebook.", new.contact.short_name());
        form.save_and_open(count, Some(Command::AddContact(Box::new(new))), &said, page_of);
    };
    view! {
        <header class="page-head"><h1 class="page-title" tabindex="-1">"Somebody new"</h1></header>
        <div data-own="">
            <FormFrame form save="Save" on_save=save>
                <Field
                    kind=FieldKind::Name
                    label="Name"
                    value=form.get(|form| form.name.clone())
                    on_input=form.set(|form: &mut NewPerson, text| form.name = text)
                    problem=form.problem(|form, _| problems(form), NameField)
                />
                <Work form />
                <Tags form />
                <Disclosure summary="E-mail, phone, how you met" open=has_more(&form.now())>
                    <div class="form"><More form /></div>
                </Disclosure>
            </FormFrame>
        </div>
    }
}

/// The page of whoever was added.
fn page_of(changes: &Changes) -> Route {
    changes.what.contact.map_or_else(|| Route::to(Place::People), Route::person)
}

fn has_more(form: &NewPerson) -> bool {
    let texts = [&form.called, &form.email, &form.phone, &form.met_where];
    texts.iter().any(|text| !text.is_empty()) || form.met_how != HowMet::Unknown || form.introducer.is_some()
}

#[component]
fn Work(form: Form<NewPerson>) -> impl IntoView {
    let desk = use_desk();
    let chosen = form.get(|form| {
        let name = form.organization.clone();
        if name.is_empty() { Vec::new() } else { vec![ComboOption::new(name.clone(), name)] }
    });
    let pick = form.set(|form: &mut NewPerson, all: Vec<ComboOption>| {
        form.organization = all.first().map(|option| option.value.clone()).unwrap_or_default();
    });
    view! {
        <div class="form-row">
            <Combobox
                label="Organization"
                chosen
                on_change=pick
                options=move |text: String| organizations(desk, &text)
                on_create=form.set(|form: &mut NewPerson, name| form.organization = name)
                keep_typed=true
            />
            <Field
                label="Title"
                value=form.get(|form| form.title.clone())
                on_input=form.set(|form: &mut NewPerson, text| form.title = text)
            />
        </div>
    }
}

fn organizations(desk: Desk, text: &str) -> Vec<ComboOption> {
    let wanted = fold(text);
    desk.read_now(|book| {
        let named = book.organizations.iter().filter(|row| fold(&row.name).contains(&wanted));
        named.map(|row| ComboOption::new(row.name.clone(), row.name.clone())).take(OFFERED).collect()
    })
}

#[component]
fn Tags(form: Form<NewPerson>) -> impl IntoView {
    let desk = use_desk();
    let known = move |text: String| {
        let wanted = fold(&text);
        let tags = desk.with_people_now(|_, index| index.tags()).into_iter().map(|(tag, _)| tag);
        tags.filter(|tag| fold(tag).contains(&wanted)).take(OFFERED).collect::<Vec<_>>()
    };
    view! {
        <TagInput
            label="Tags"
            tags=form.get(|form| form.tags.clone())
            on_change=form.set(|form: &mut NewPerson, tags| form.tags = tags)
            known
            placeholder="climbing, alumni"
        />
    }
}

#[component]
fn More(form: Form<NewPerson>) -> impl IntoView {
    let ways = WAYS_TO_MEET.into_iter().skip(1).map(|how| (how, words::how_met(how))).collect::<Vec<_>>();
    view! {
        <Field
            kind=FieldKind::Name
            label="I call them"
            value=form.get(|form| form.called.clone())
            on_input=form.set(|form: &mut NewPerson, text| form.called = text)
        />
        <div class="form-row">
            <Field
                kind=FieldKind::Email
                label="E-mail"
                value=form.get(|form| form.email.clone())
                on_input=form.set(|form: &mut NewPerson, text| form.email = text)
            />
            <Field
                kind=FieldKind::Phone
                label="Phone"
                value=form.get(|form| form.phone.clone())
                on_input=form.set(|form: &mut NewPerson, text| form.phone = text)
            />
        </div>
        <PickMaybe
            label="How you met"
            choices=ways
            value=form.get(|form| Some(form.met_how).filter(|how| *how != HowMet::Unknown))
            on_pick=form.set(|form: &mut NewPerson, how: Option<HowMet>| form.met_how = how.unwrap_or_default())
        />
        <div class="form-row">
            <Through form />
            <Field
                label="Where you met"
                value=form.get(|form| form.met_where.clone())
                on_input=form.set(|form: &mut NewPerson, text| form.met_where = text)
            />
        </div>
    }
}

#[component]
fn Through(form: Form<NewPerson>) -> impl IntoView {
    let desk = use_desk();
    let option = move |id: Id<Contact>| {
        desk.read_now(|book| {
            let name = book.get(id).map(|row| row.full_name()).unwrap_or_default();
            ComboOption::new(id.to_string(), name).hint(role_line(book, id))
        })
    };
    let chosen = form.get(move |form| form.introducer.map(option).into_iter().collect::<Vec<_>>());
    let options =
        move |text: String| desk.find_people(&text, OFFERED).into_iter().map(option).collect::<Vec<_>>();
    let pick = form.set(|form: &mut NewPerson, all: Vec<ComboOption>| {
        form.introducer = all.first().and_then(|option| Id::parse(&option.value));
    });
    view! { <Combobox label="Through" chosen on_change=pick options placeholder="somebody you know" /> }
}
