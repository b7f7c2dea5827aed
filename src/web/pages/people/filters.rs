//! Search and filters above the list; all of it stands in the address bar.

use super::{filter_now, set_filter};
use crate::book::Role;
use crate::id::Id;
use crate::page::people::{ActiveFilter, CadenceFilter, Order, PeopleFilter, StrengthFilter};
use crate::page::words;
use crate::text::fold;
use crate::web::desk::use_desk;
use crate::web::kit::{
    Button, ButtonKind, Choice, ComboOption, Combobox, Field, FieldKind, Glyph, Icon, SelectField,
};
use crate::web::say::Say;
use leptos::prelude::*;

/// How many organizations are offered for the text typed so far.
const OFFERED: usize = 12;

/// The search field, the order, the filters and those in force.
#[component]
pub fn Filters(filter: Memo<PeopleFilter>) -> impl IntoView {
    let desk = use_desk();
    let is_open = RwSignal::new(false);
    let active = desk.page(move |book, _| filter.with(|filter| filter.active(book)));
    let query = Signal::derive(move || filter.with(|filter| filter.query.clone()));
    view! {
        <div class="people-search">
            <div class="search-box">
                <Icon glyph=Glyph::Search />
                <Field
                    kind=FieldKind::Search
                    label="Search everybody"
                    hide_label=true
                    placeholder="Search everything"
                    value=query
                    on_input=move |query| change(|filter| filter.query = query)
                />
            </div>
            <button
                type="button"
                class=ButtonKind::Quiet.class()
                aria-expanded=move || is_open.get().to_string()
                aria-controls="people-filters"
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                <Icon glyph=Glyph::Filter />
                "Filter"
            </button>
        </div>
        <div id="people-filters" class="people-filters" hidden=move || !is_open.get()>
            <Show when=move || is_open.get()><Choices filter /></Show>
        </div>
        <Show when=move || active.with(|active| !active.is_empty())>
            <ul class="filters" aria-label="Filters in force">
                {move || active.get().into_iter().map(|part| view! { <li><InForce part /></li> }).collect_view()}
            </ul>
        </Show>
    }
}

/// Changes the filter that the address bar holds now.
fn change(change: impl FnOnce(&mut PeopleFilter)) {
    let mut filter = filter_now();
    change(&mut filter);
    set_filter(&filter);
}

#[component]
fn InForce(part: ActiveFilter) -> impl IntoView {
    let ActiveFilter { words, without } = part;
    view! {
        <span class="tag">
            <Say sentence=words.clone() />
            <button
                type="button"
                class="tag-remove"
                aria-label=format!("No longer: {words}")
                on:click=move |_| set_filter(&without)
            >
                <Icon glyph=Glyph::Close />
            </button>
        </span>
    }
}

/// Every filter there is.
#[component]
fn Choices(filter: Memo<PeopleFilter>) -> impl IntoView {
    let desk = use_desk();
    let is_search = Memo::new(move |_| filter.with(PeopleFilter::is_search));
    let part = move |part: fn(&PeopleFilter) -> String| Signal::derive(move || filter.with(part));
    let pair = move |name: &'static str| {
        Signal::derive(move || {
            let pairs = filter.with(PeopleFilter::pairs);
            pairs.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value).unwrap_or_default()
        })
    };
    let tags = desk.page_of_people(|_, index, _| {
        let tags = index.tags().into_iter().map(|(tag, count)| Choice::new(&tag, format!("{tag} ({count})")));
        any("any tag").chain(tags).collect::<Vec<_>>()
    });
    let orders = move || {
        let words = |order: Order| Choice::new(order.key(), order.words(is_search.get()));
        Order::ALL.into_iter().map(words).collect::<Vec<_>>()
    };
    let anything = move || filter.with(|filter| filter.is_any() || filter.order != Order::Usual);
    view! {
        <SelectField label="Order" choices=Signal::derive(orders) value=pair("order") on_pick=pick("order") />
        <div data-own="">
            <SelectField label="Tag" choices=tags value=part(|filter| filter.tag.clone()) on_pick=pick("tag") />
        </div>
        <AtOrganization filter />
        <SelectField label="How well" choices=strengths() value=pair("strength") on_pick=pick("strength") />
        <SelectField label="Cadence" choices=cadences() value=pair("cadence") on_pick=pick("cadence") />
        <SelectField label="Role" choices=roles() value=pair("role") on_pick=pick("role") />
        <SelectField label="Sorting deck" choices=sorted() value=pair("sorted") on_pick=pick("sorted") />
        <SelectField label="Starred" choices=starred() value=pair("starred") on_pick=pick("starred") />
        <Show when=anything>
            <Button kind=ButtonKind::Plain on_press=|| set_filter(&PeopleFilter::default())>"Clear all"</Button>
        </Show>
    }
}

/// Puts a value under a name of the address bar; the empty one takes it away.
fn pick(name: &'static str) -> Callback<String> {
    Callback::new(move |value: String| {
        let filter = filter_now();
        let mut pairs = filter.pairs();
        pairs.retain(|(known, _)| *known != name);
        pairs.push((name, value));
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        set_filter(&PeopleFilter::read(pairs.map(|(name, value)| (*name, value.as_str()))));
    })
}

#[component]
fn AtOrganization(filter: Memo<PeopleFilter>) -> impl IntoView {
    let desk = use_desk();
    let chosen = desk.page(move |book, _| {
        let id = filter.with(|filter| filter.organization);
        let row = id.and_then(|id| book.get(id));
        row.map(|row| ComboOption::new(row.id.to_string(), row.name.clone())).into_iter().collect::<Vec<_>>()
    });
    let options = move |text: String| {
        let wanted = fold(&text);
        desk.read_now(|book| {
            let named = book.organizations.iter().filter(|row| fold(&row.name).contains(&wanted));
            let options = named.map(|row| ComboOption::new(row.id.to_string(), row.name.clone()));
            options.take(OFFERED).collect::<Vec<_>>()
        })
    };
    let changed = move |all: Vec<ComboOption>| {
        change(|filter| filter.organization = all.first().and_then(|option| Id::parse(&option.value)));
    };
    view! {
        <div data-own="">
            <Combobox label="Works or worked at" chosen on_change=changed options placeholder="any place" />
        </div>
    }
}

fn any(words: &'static str) -> impl Iterator<Item = Choice> {
    [Choice::new("", words)].into_iter()
}

fn strengths() -> Vec<Choice> {
    let all = StrengthFilter::all().into_iter().map(|it| Choice::new(it.key(), it.words()));
    any("anybody").chain(all).collect()
}

fn cadences() -> Vec<Choice> {
    let all = CadenceFilter::all().into_iter().map(|it| Choice::new(words::slug(it.words()), it.words()));
    any("with or without").chain(all).collect()
}

fn roles() -> Vec<Choice> {
    let all =
        Role::ALL.into_iter().map(|role| Choice::new(words::slug(words::role(role)), words::role(role)));
    any("any role").chain(all).collect()
}

fn sorted() -> Vec<Choice> {
    any("sorted or not").chain([Choice::new("yes", "sorted"), Choice::new("no", "not sorted yet")]).collect()
}

fn starred() -> Vec<Choice> {
    any("starred or not").chain([Choice::new("yes", "starred")]).collect()
}
