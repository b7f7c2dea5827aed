//! People: the list of everybody, and beside it (or, on a phone, instead of it) the person who is open.

mod adding;
mod bulk;
mod filters;
mod row;
mod selection;

use super::person::PersonView;
use crate::book::Contact;
use crate::id::Id;
use crate::page::people::{self, PeopleFilter, PeopleList};
use crate::page::route::{Place, Route};
use crate::web::desk::use_desk;
use crate::web::kit::{ButtonKind, Drawing, EmptyState, Glyph, LinkButton, Row, RowPool};
use crate::web::router::{go, replace, use_route};
use crate::web::say::Say;
pub use adding::AddPersonPage;
use bulk::BulkBar;
use filters::Filters;
use leptos::prelude::*;
use row::{ListHead, PersonRow};
use selection::Selection;

/// From this width on the list stands beside the person; the same as `.split` in layout.css.
const SIDE_BY_SIDE: f64 = 1100.0;

/// Height of a row in px where it has two lines, and where the list is wide enough for one.
const TWO_LINES: f64 = 60.0;
/// See [`TWO_LINES`].
const ONE_LINE: f64 = 50.0;

/// The screen: `#/people` and `#/person/...` are two views of it, so that the list stays while one looks
/// through it.
#[component]
pub fn PeopleView() -> impl IntoView {
    let open = open_person();
    let is_wide = wide_window();
    let shows_list = Memo::new(move |_| is_wide.get() || open.get().is_none());
    view! {
        <div class="split">
            <Show when=move || shows_list.get()>
                <section class="split-list" aria-label="People">
                    <PeopleColumn open=open.into() />
                </section>
            </Show>
            {move || open.get().map(|id| view! { <div class="split-detail"><PersonView id /></div> })}
        </div>
    }
}

/// The person whose page is open.
fn open_person() -> Memo<Option<Id<Contact>>> {
    let route = use_route();
    Memo::new(move |_| match route.with(|route| route.place) {
        Place::Person(id) => Some(id),
        _ => None,
    })
}

/// Whether list and person have room side by side.
fn wide_window() -> Memo<bool> {
    let width = || window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    let current = RwSignal::new(width());
    let listener = window_event_listener(leptos::ev::resize, move |_| current.set(width()));
    on_cleanup(move || listener.remove());
    Memo::new(move |_| current.get() >= SIDE_BY_SIDE)
}

/// The filter that the address bar holds.
fn filter_in_route() -> Memo<PeopleFilter> {
    let route = use_route();
    Memo::new(move |_| route.with(filter_of))
}

/// The same as it is now: for what happens on a key or a click.
fn filter_now() -> PeopleFilter {
    use_route().with_untracked(filter_of)
}

fn filter_of(route: &Route) -> PeopleFilter {
    PeopleFilter::read(route.query.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

/// Puts a filter into the address bar; whoever is open stays open.
fn set_filter(filter: &PeopleFilter) {
    let place = use_route().with_untracked(|route| route.place);
    replace(route_with(place, filter));
}

fn route_with(place: Place, filter: &PeopleFilter) -> Route {
    filter.pairs().into_iter().fold(Route::to(place), |route, (name, value)| route.with(name, value))
}

/// The list with everything around it.
#[component]
fn PeopleColumn(open: Signal<Option<Id<Contact>>>) -> impl IntoView {
    let desk = use_desk();
    let filter = filter_in_route();
    let list = desk.page_of_people(move |book, index, _| people::people(book, index, &filter.get()));
    let nobody = Memo::new(move |_| list.with(|list| list.everybody == 0 && list.slots.is_empty()));
    view! {
        <div class="page-fill">
            <header class="page-head">
                {move || match open.get() {
                    // The page is about whoever is open.
                    Some(_) => view! { <h2 class="page-title">"People"</h2> }.into_any(),
                    None => view! { <h1 class="page-title" tabindex="-1">"People"</h1> }.into_any(),
                }}
                <div class="page-actions">
                    <LinkButton href=Route::to(Place::AddPerson).to_string() icon=Glyph::Plus>"Somebody new"</LinkButton>
                </div>
            </header>
            <Show when=move || !nobody.get() fallback=NobodyYet>
                <Everybody list filter open />
            </Show>
        </div>
    }
}

#[component]
fn NobodyYet() -> impl IntoView {
    view! {
        <EmptyState
            drawing=Drawing::Chairs
            title="Nobody is here yet."
            text="Begin with one person you would like to keep: a name, and where you met. Or bring everybody at once from LinkedIn."
        >
            <div class="button-row">
                <LinkButton href=Route::to(Place::AddPerson).to_string() kind=ButtonKind::Main icon=Glyph::Plus>
                    "Somebody new"
                </LinkButton>
                <LinkButton href=Route::to(Place::Import).to_string() icon=Glyph::Upload>"Import"</LinkButton>
            </div>
        </EmptyState>
    }
}

#[component]
fn Everybody(
    list: Memo<PeopleList>,
    filter: Memo<PeopleFilter>,
    open: Signal<Option<Id<Contact>>>,
) -> impl IntoView {
    let selection = Selection::new(list);
    let is_wide = wide_window();
    let row_height =
        Signal::derive(move || if is_wide.get() && open.get().is_none() { ONE_LINE } else { TWO_LINES });
    let current = RwSignal::new(None);
    Effect::new(move |_| {
        filter.track();
        if current.get_untracked().is_some() {
            current.set(None);
        }
    });
    let count = Signal::derive(move || list.with(|list| list.slots.len()));
    let shown = Signal::derive(move || list.with(|list| people::count_line(list, &filter.get())));
    let draw = move |row: Row| view! { <PersonRow row list filter open selection /> };
    view! {
        <div class="people-tools">
            <Filters filter />
            <Show
                when=move || selection.is_any()
                fallback=move || view! { <p class="people-count quiet small" role="status"><Say sentence=shown /></p> }
            >
                <BulkBar selection list />
            </Show>
        </div>
        <Show when=move || count.get() != 0 fallback=move || view! { <NobodyMatches filter /> }>
            <ListHead selection list />
            <div class="fill">
                <RowPool
                    label="People"
                    count
                    row_height
                    current
                    on_current=move |at| current.set(Some(at))
                    row=draw
                />
            </div>
        </Show>
    }
}

/// Says what was looked at, and offers what was typed as somebody new.
#[component]
fn NobodyMatches(filter: Memo<PeopleFilter>) -> impl IntoView {
    let name = move || filter.with(|filter| filter.query.trim().to_owned());
    let add = move || Route::to(Place::AddPerson).with("name", name()).to_string();
    view! {
        <EmptyState
            drawing=Drawing::Twig
            title="Nobody matches."
            text="Names, places of work, tags, notes and what you know of people were looked at. One typo is forgiven."
        >
            <div class="button-row">
                <Show when=move || !name().is_empty()>
                    <a class=ButtonKind::Quiet.class() href=add>"Add “" <span data-own="">{name}</span> "”"</a>
                </Show>
                <button
                    type="button"
                    class=ButtonKind::Quiet.class()
                    on:click=move |_| go(&Route::to(Place::People))
                >
                    "Show everybody"
                </button>
            </div>
        </EmptyState>
    }
}
