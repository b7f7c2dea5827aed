//! The facts of an organization, edited in place; how much it is wanted; whose competitor it is.

use super::{Page, change, part};
use crate::book::organization::OrganizationKind;
use crate::book::{Book, Organization, OwnEmployer};
use crate::command::Command;
use crate::id::Id;
use crate::page::organization::OrganizationForm;
use crate::page::words;
use crate::text::fold;
use crate::web::desk::use_desk;
use crate::web::kit::{
    ComboOption, Combobox, Disclosure, Field, FieldKind, Glyph, Icon, TagInput, focus_first,
};
use crate::web::pages::form::{PickMaybe, PickOne};
use crate::web::pages::person::editor::InPlace;
use leptos::prelude::*;

/// How many organizations are offered for the text typed so far.
const OFFERED: usize = 8;

/// What it is.
#[component]
pub fn Facts(id: Id<Organization>, page: Memo<Option<Page>>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let form = part(page, |page| page.form.clone());
    let is_target = part(page, |page| page.target);
    let wanted = part(page, |page| (page.motivation, page.posting));
    let line = |label: &'static str, text: String| {
        (!text.trim().is_empty()).then(|| {
            view! {
                <div class="fact-line">
                    <dt>{label}</dt>
                    <dd class="long-words" data-own="">{text}</dd>
                </div>
            }
        })
    };
    view! {
        <Show when=is_target>
            {move || {
                let (motivation, posting) = wanted();
                view! { <Wanted id motivation posting /> }
            }}
        </Show>
        <Show
            when=move || editing.get()
            fallback=move || {
                let form = form();
                view! {
                    <dl class="facts">
                        {line("Also called", form.aliases.join(", "))}
                        {line("Notes", form.notes)}
                    </dl>
                    <div class="adds">
                        <button type="button" class="add edit-facts" on:click=move |_| editing.set(true)>
                            <Icon glyph=Glyph::Edit />
                            "Change name, kind, industry, notes"
                        </button>
                    </div>
                }
            }
        >
            <FactsForm id form=form() editing />
        </Show>
        <Competitors id page />
    }
}

#[component]
fn FactsForm(id: Id<Organization>, form: OrganizationForm, editing: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let (now, problem) = (RwSignal::new(form), RwSignal::new(None));
    let close = move || {
        editing.set(false);
        request_animation_frame(|| {
            focus_first(".edit-facts");
        });
    };
    let save = move || {
        if now.with_untracked(|form| form.name.trim().is_empty()) {
            problem.set(Some(crate::page::person::FieldProblem::Empty));
            return;
        }
        let command =
            desk.read_now(|book| book.get(id).map(|row| now.with_untracked(|form| form.command(row))));
        if let Some(command) = command {
            desk.send_and_say(command, "Saved.");
        }
        close();
    };
    let kinds = [OrganizationKind::Employer, OrganizationKind::School, OrganizationKind::Group];
    let own = [OwnEmployer::Past, OwnEmployer::Present];
    view! {
        <InPlace problem on_save=save on_close=close>
            <Field
                label="Name"
                value=Signal::derive(move || now.with(|form| form.name.clone()))
                on_input=move |text| now.update(|form| form.name = text)
            />
            <TagInput
                label="Also called"
                tags=Signal::derive(move || now.with(|form| form.aliases.clone()))
                on_change=move |aliases| now.update(|form| form.aliases = aliases)
                known=|_text: String| Vec::new()
                hint="Enter or a comma after each."
            />
            <PickOne
                label="What it is"
                choices=kinds.map(|kind| (kind, words::organization_kind(kind))).to_vec()
                value=Signal::derive(move || now.with(|form| Some(form.kind)))
                on_pick=move |kind| now.update(|form| form.kind = kind)
            />
            <Field
                label="Industry"
                value=Signal::derive(move || now.with(|form| form.industry.clone()))
                on_input=move |text| now.update(|form| form.industry = text)
            />
            <PickMaybe
                label="Were you there yourself?"
                choices=own.map(|own| (own, words::own_place(own))).to_vec()
                value=Signal::derive(move || now.with(|form| form.own))
                on_pick=move |own| now.update(|form| form.own = own)
            />
            <Field
                label="Notes"
                kind=FieldKind::Long
                rows=4
                value=Signal::derive(move || now.with(|form| form.notes.clone()))
                on_input=move |text| now.update(|form| form.notes = text)
            />
        </InPlace>
    }
}

/// How much it is wanted, and what is posted there: one tap each.
#[component]
pub fn Wanted(
    /// Which one.
    id: Id<Organization>,
    /// 1-5.
    motivation: Option<u8>,
    /// 1-3.
    posting: Option<u8>,
) -> impl IntoView {
    let desk = use_desk();
    view! {
        <div class="form wanted">
            <PickMaybe
                label="How much would you like to be there?"
                choices=words::MOTIVATIONS.to_vec()
                value=Signal::stored(motivation)
                on_pick=move |motivation| change(desk, id, "Noted.", |place| place.motivation = motivation)
            />
            <PickMaybe
                label="Postings there"
                choices=words::POSTINGS.to_vec()
                value=Signal::stored(posting)
                on_pick=move |posting| change(desk, id, "Noted.", |place| place.posting = posting)
            />
        </div>
    }
}

/// Whose competitor it is (R9).
#[component]
fn Competitors(id: Id<Organization>, page: Memo<Option<Page>>) -> impl IntoView {
    let desk = use_desk();
    let chosen = move || {
        let competitors = part(page, |page| page.competitors.clone())();
        competitors.into_iter().map(|(id, name)| ComboOption::new(id.to_string(), name)).collect::<Vec<_>>()
    };
    let names = move || chosen().into_iter().map(|option| option.label).collect::<Vec<_>>().join(", ");
    let set = move |all: Vec<ComboOption>| {
        let ids = all.iter().filter_map(|option| Id::parse(&option.value)).collect();
        change(desk, id, "Noted.", |place| place.competitor_of = ids);
    };
    let create = move |name: String| {
        desk.send_and_say(Command::AddCompetitor { organization: id, of: name }, "Noted.");
    };
    view! {
        <div class="competitors">
            <Disclosure summary="Competes with" detail=Signal::derive(names)>
            <div data-own="">
            <Combobox
                label="Whose competitor it is"
                chosen=Signal::derive(chosen)
                on_change=set
                options=move |text: String| desk.read_now(|book| offered(book, id, &text))
                multiple=true
                keep_unmatched=true
                on_create=create
            />
            </div>
            </Disclosure>
        </div>
    }
}

fn offered(book: &Book, but: Id<Organization>, text: &str) -> Vec<ComboOption> {
    let wanted = fold(text);
    let fits = book.organizations.iter().filter(|row| row.id != but && fold(&row.name).contains(&wanted));
    fits.take(OFFERED).map(|row| ComboOption::new(row.id.to_string(), row.name.clone())).collect()
}
