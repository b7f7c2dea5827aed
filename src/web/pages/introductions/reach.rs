//! Reach: choose a person or an organization, and see the best ways there.

use crate::book::Book;
use crate::graph::Goal;
use crate::id::Id;
use crate::page::introductions::{Counterparts, PathView, PersonThere, Reach, Tab, counterparts, goal_of};
use crate::page::people::role_line;
use crate::page::route::Route;
use crate::page::sentence::Sentence;
use crate::text::fold;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{ComboOption, Combobox, Glyph, LinkButton};
use crate::web::router::{replace, use_route};
use crate::web::say::Say;
use leptos::prelude::*;

/// How many people, and how many organizations, are offered for the text typed so far.
const OFFERED: usize = 6;

/// The question and its answer.
#[component]
pub fn ReachView() -> impl IntoView {
    let route = use_route();
    let goal = Memo::new(move |_| route.with(goal_of));
    let desk = use_desk();
    let page = desk.page_of_graph(move |book, standings, graph, today| {
        goal.get().and_then(|goal| Reach::of(book, standings, graph, today, goal))
    });
    view! {
        <div class="reach-question" data-own="">
            <GoalField goal />
        </div>
        {move || match page.get() {
            Some(page) => view! { <Answer page /> }.into_any(),
            None => view! { <ByName /> }.into_any(),
        }}
    }
}

#[component]
fn GoalField(goal: Memo<Option<Goal>>) -> impl IntoView {
    let desk = use_desk();
    let chosen = move || {
        let option = goal.get().and_then(|goal| desk.read(|book| option(book, goal)));
        option.into_iter().collect::<Vec<_>>()
    };
    let changed = move |all: Vec<ComboOption>| {
        replace(all.first().and_then(read).map_or_else(|| Tab::Reach.route(), Reach::route));
    };
    view! {
        <Combobox
            label="How do I reach ...?"
            chosen=Signal::derive(chosen)
            on_change=changed
            options=move |text: String| offered(desk, &text)
            placeholder="A person, or an organization"
        />
    }
}

/// People first, then organizations: those the user is after while nothing is typed.
fn offered(desk: Desk, text: &str) -> Vec<ComboOption> {
    let people = if text.trim().is_empty() { Vec::new() } else { desk.find_people(text, OFFERED) };
    let wanted = fold(text);
    desk.read_now(|book| {
        let matching = book.organizations.iter().filter(|row| match wanted.is_empty() {
            true => row.target,
            false => fold(&row.name).contains(&wanted),
        });
        let organizations = matching.take(OFFERED).map(|row| Goal::At(row.id));
        people
            .into_iter()
            .map(Goal::Person)
            .chain(organizations)
            .filter_map(|goal| option(book, goal))
            .collect()
    })
}

/// What the value of an organization begins with.
const AT: &str = "at ";

fn option(book: &Book, goal: Goal) -> Option<ComboOption> {
    Some(match goal {
        Goal::Person(id) => {
            ComboOption::new(id.to_string(), book.get(id)?.full_name()).hint(role_line(book, id))
        }
        Goal::At(id) => {
            ComboOption::new(format!("{AT}{id}"), book.get(id)?.name.clone()).hint("anybody there")
        }
    })
}

fn read(option: &ComboOption) -> Option<Goal> {
    match option.value.strip_prefix(AT) {
        Some(id) => Id::parse(id).map(Goal::At),
        None => Id::parse(&option.value).map(Goal::Person),
    }
}

#[component]
fn Answer(page: Reach) -> impl IntoView {
    let Reach { notice, paths, people, .. } = page;
    view! {
        {notice.map(|notice| view! { <div class="notice"><p><Say sentence=notice /></p></div> })}
        <ol class="reach-paths">
            {paths.into_iter().map(|path| view! { <PathCard path /> }).collect_view()}
        </ol>
        {(!people.is_empty()).then(|| view! { <PeopleThere people /> })}
    }
}

#[component]
fn PathCard(path: PathView) -> impl IntoView {
    let PathView { line, steps, before, is_held, ask, route } = path;
    let steps = steps.into_iter().map(|step| view! { <li><Say sentence=step /></li> }).collect_view();
    let before = before.into_iter().map(|line| view! { <li><Say sentence=line /></li> }).collect_view();
    let title = if is_held { "Before you ask" } else { "Ready to ask" };
    view! {
        <li class="reach-path">
            <h2 class="reach-line"><Say sentence=line /></h2>
            <h3 class="open-title">"Why this is believed"</h3>
            <ol class="reach-steps">{steps}</ol>
            <h3 class="open-title">{title}</h3>
            <ul class="reach-before" class:is-held=is_held>{before}</ul>
            <div class="button-row">
                <LinkButton href=route.to_string() icon=Glyph::Intro>{ask.to_string()}</LinkButton>
            </div>
        </li>
    }
}

/// Who is at the organization now (R69).
#[component]
fn PeopleThere(people: Vec<PersonThere>) -> impl IntoView {
    let line = |person: PersonThere| {
        let PersonThere { id, name, role, way, route } = person;
        let label = Sentence::new("Ways to {name}").own("name", name.clone()).to_string();
        let ways = route.map(|route| {
            view! {
                <LinkButton href=route.to_string()>
                    <span aria-hidden="true">"Ways"</span>
                    <span class="visually-hidden" data-own="">{label}</span>
                </LinkButton>
            }
        });
        view! {
            <li>
                <div class="list-text">
                    <a class="person-name" href=Route::person(id).to_string() data-own="">{name}</a>
                    <p class="quiet small"><span data-own="">{role}</span></p>
                    <p class="small"><Say sentence=way /></p>
                </div>
                {ways}
            </li>
        }
    };
    view! {
        <section class="page-section">
            <h2 class="family">"Who is there"</h2>
            <p class="quiet">"Those who know the place from within or know many people come first; titles do not count."</p>
            <ul class="list">{people.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

/// R9: whom to ask for by name, while nobody is chosen.
#[component]
fn ByName() -> impl IntoView {
    let page = use_desk().page(counterparts);
    let line = |(_, sentence, route): (_, Sentence, Route)| {
        let label = Sentence::new("Ways there").to_string();
        view! {
            <li>
                <p class="list-text"><Say sentence /></p>
                <LinkButton href=route.to_string()>{label}</LinkButton>
            </li>
        }
    };
    let people = move || page.with(|page: &Counterparts| page.people.clone());
    let more = move || page.with(|page| page.more);
    view! {
        <p class="quiet measure">"Choose a person or an organization: Kith looks for the easiest ways there through people who know you, and says what comes before asking."</p>
        <Show when=move || !people().is_empty()>
            <section class="page-section">
                <h2 class="family">"Worth asking for by name"</h2>
                <p class="quiet measure">"People who do what you do, also at competitors of places you have worked. Ask somebody for an introduction to one of them."</p>
                <ul class="list">{move || people().into_iter().map(line).collect_view()}</ul>
                <Show when=move || more() != 0>
                    <p class="quiet small">
                        {move || Sentence::new("{count:more person|more people} like these.").count("count", more()).to_string()}
                    </p>
                </Show>
            </section>
        </Show>
    }
}
