//! Give and take: for whom there is something, whom to acknowledge, what one can give.

mod lists;

use crate::book::{Contact, Side};
use crate::id::Id;
use crate::page::give_and_take::{
    ExchangeLine, GiveAndTakePage, IdeaView, MatchView, ThankLine, give_and_take, ideas_for,
    looks_for_something,
};
use crate::page::route::Route;
use crate::page::sentence::Sentence;
use crate::web::desk::use_desk;
use crate::web::kit::{
    Avatar, Badge, Button, ButtonKind, Disclosure, Drawing, EmptyState, Glyph, Icon, LinkButton, Tone,
};
use crate::web::say::Say;
use leptos::prelude::*;
use lists::{Gives, Pieces};

pub use lists::AddButton;

/// The page.
#[component]
pub fn GiveAndTakePage() -> impl IntoView {
    let page = use_desk().page_of_gives(give_and_take);
    let figures = move || page.with(|page| page.figures.clone());
    view! {
        <div class="page">
            <h1 class="page-title">"Give and take"</h1>
            {move || figures().map(|words| view! { <p class="lede"><Say sentence=words /></p> })}
            <Guard page />
            <Matches page />
            <Acknowledge page />
            <Gives page />
            <Pieces page />
            <People page />
            <Latest page />
        </div>
    }
}

/// R111: said once, kindly.
#[component]
fn Guard(page: Memo<GiveAndTakePage>) -> impl IntoView {
    move || {
        page.with(|page| page.guard.clone()).map(|words| {
            view! { <div class="notice"><Icon glyph=Glyph::Leaf /><p><Say sentence=words /></p></div> }
        })
    }
}

/// For whom there is something to give.
#[component]
fn Matches(page: Memo<GiveAndTakePage>) -> impl IntoView {
    let matches = move || page.with(|page| page.matches.clone());
    let none = move || page.with(|page| page.matches.is_empty());
    view! {
        <section class="page-section">
            <h2 class="family">"For somebody you know"</h2>
            <Show when=none>
                <EmptyState
                    drawing=Drawing::Bridge
                    title="Nothing fits just now."
                    text="Note on somebody's page what they look for, such as “a designer for the choir's posters”, and below what you can give. What fits stands here, people you could introduce among it."
                />
            </Show>
            <For each=matches key=|found| found.person.clone() let(found)>
                <Match found />
            </For>
        </section>
    }
}

#[component]
fn Match(found: MatchView) -> impl IntoView {
    let (id, name) = found.person;
    view! {
        <section class="match">
            <h3 class="match-name">
                <Avatar name=name.clone() />
                <a href=Route::person(id).to_string() data-own="">{name}</a>
            </h3>
            <ul class="list">{found.ideas.into_iter().map(|idea| view! { <IdeaItem idea /> }).collect_view()}</ul>
        </section>
    }
}

/// What fits somebody; nothing where nothing does (R19).
#[component]
pub fn Ideas(
    /// Whom.
    id: Id<Contact>,
) -> impl IntoView {
    let desk = use_desk();
    let looks = desk.page(move |book, today| looks_for_something(book, id, today));
    let found = desk.page_of_gives(move |book, finder, today| ideas_for(book, finder, id, today));
    let ideas = move || if looks.get() { found.get() } else { Vec::new() };
    view! {
        <ul class="list">
            <For each=ideas key=|idea| idea.key.clone() let(idea)>
                <IdeaItem idea />
            </For>
        </ul>
    }
}

/// One idea: what it is, why, words to begin with, and the one action.
#[component]
fn IdeaItem(
    /// The idea.
    idea: IdeaView,
) -> impl IntoView {
    let desk = use_desk();
    let IdeaView { what, size, why, draft, label, command, said, mail, .. } = idea;
    view! {
        <li class="idea">
            <div class="list-text">
                <p class="idea-what"><Say sentence=what /> " " <span class="quiet">{size}</span></p>
                <p class="why"><Say sentence=why /></p>
                <Disclosure summary="Words to begin with">
                    <blockquote class="suggested"><Say sentence=draft.clone() /></blockquote>
                </Disclosure>
            </div>
            <div class="button-row">
                {mail.map(|url| view! { <LinkButton href=url.to_string() icon=Glyph::Mail>"Write"</LinkButton> })}
                <Button kind=ButtonKind::Main on_press=move || drop(desk.send_and_say(command.clone(), said))>
                    <span data-own="">{label.to_string()}</span>
                </Button>
            </div>
        </li>
    }
}

/// R85: whom to acknowledge.
#[component]
fn Acknowledge(page: Memo<GiveAndTakePage>) -> impl IntoView {
    let lines = move || page.with(|page| page.acknowledge.clone());
    let line = |line: ThankLine| {
        view! {
            <li>
                <span class="list-text"><Say sentence=line.words /></span>
                <LinkButton href=line.thank.to_string() icon=Glyph::Gift>"Thank"</LinkButton>
            </li>
        }
    };
    view! {
        <Show when=move || !lines().is_empty()>
            <section class="page-section">
                <h2 class="family">"To acknowledge"</h2>
                <ul class="list">{move || lines().into_iter().map(line).collect_view()}</ul>
            </section>
        </Show>
    }
}

/// So many people are shown before the others are unfolded.
const FIRST: usize = 8;

/// R84: how it stands with each person, in words.
#[component]
fn People(page: Memo<GiveAndTakePage>) -> impl IntoView {
    let people = Memo::new(move |_| page.with(|page| page.people.clone()));
    let list = |people: &[Sentence]| {
        let line = |sentence: &Sentence| {
            view! { <li><span class="list-text"><Say sentence=sentence.clone() /></span></li> }
        };
        view! { <ul class="list">{people.iter().map(line).collect_view()}</ul> }
    };
    let rest = move || {
        let others = people.with(|all| all.get(FIRST..).unwrap_or_default().to_vec());
        (!others.is_empty()).then(|| {
            view! {
                <Disclosure summary="Everybody else" detail=others.len().to_string()>
                    {list(&others)}
                </Disclosure>
            }
        })
    };
    view! {
        <Show when=move || !people.with(Vec::is_empty)>
            <section class="page-section">
                <h2 class="family">"With each person, lately"</h2>
                {move || people.with(|all| list(&all[..all.len().min(FIRST)]))}
                {rest}
            </section>
        </Show>
    }
}

/// What was given and received lately.
#[component]
fn Latest(page: Memo<GiveAndTakePage>) -> impl IntoView {
    let lines = move || page.with(|page| page.latest.clone());
    let line = |line: ExchangeLine| {
        let (text, tone) = match line.by {
            Side::Me => ("given", Tone::Given),
            Side::Them => ("received", Tone::Received),
        };
        view! { <li><span class="list-text"><Say sentence=line.words /></span><Badge text tone /></li> }
    };
    view! {
        <Show when=move || !lines().is_empty()>
            <section class="page-section">
                <h2 class="family">"Lately"</h2>
                <ul class="list">{move || lines().into_iter().map(line).collect_view()}</ul>
            </section>
        </Show>
    }
}
