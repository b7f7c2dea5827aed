//! The board: by how far each introduction is, the user's turn first; each moves on with one tap.

use crate::page::introductions::{Board, BoardCard, BoardGroup, Move, NextStep, Tab, board};
use crate::page::route::{Place, Route};
use crate::page::sentence::Sentence;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{
    Badge, Button, ButtonKind, Disclosure, Drawing, EmptyState, Glyph, LinkButton, Menu, MenuItem, Tone,
};
use crate::web::router::go;
use crate::web::say::Say;
use leptos::prelude::*;

/// Every introduction.
#[component]
pub fn BoardView() -> impl IntoView {
    let page = use_desk().page(board);
    let is_empty = Memo::new(move |_| page.with(|page| page.groups.is_empty() && page.ended.is_empty()));
    let groups = move || page.with(|page: &Board| page.groups.clone());
    let ended = Memo::new(move |_| page.with(|page| page.ended.clone()));
    let ended_count = Memo::new(move |_| page.with(|page| page.ended_count));
    let hidden = Memo::new(move |_| ended_count.get() - ended.with(Vec::len));
    view! {
        <Show when=move || !is_empty.get() fallback=NoneYet>
            {move || groups().into_iter().map(|group| view! { <GroupView group /> }).collect_view()}
            <Show when=move || ended.with(|ended| !ended.is_empty())>
                <div class="fold">
                    <Disclosure summary="Come to an end" detail=Signal::derive(move || ended_count.get().to_string())>
                        <ul class="list board-list">
                            {move || ended.get().into_iter().map(|card| view! { <CardLine card /> }).collect_view()}
                        </ul>
                        <Show when=move || hidden.get() != 0><More hidden=hidden.get() /></Show>
                    </Disclosure>
                </div>
            </Show>
        </Show>
    }
}

#[component]
fn NoneYet() -> impl IntoView {
    view! {
        <EmptyState
            drawing=Drawing::Bridge
            title="No introductions yet."
            text="When Ana offers to introduce you to Ben, or you ask her to, write it down: from then on it is clear whose turn it is."
        >
            <div class="button-row">
                <LinkButton
                    href=Route::to(Place::Introduction).to_string()
                    kind=ButtonKind::Main
                    icon=Glyph::Plus
                >
                    "Introduction"
                </LinkButton>
                <LinkButton href=Tab::Reach.route().to_string()>"How do I reach somebody?"</LinkButton>
            </div>
        </EmptyState>
    }
}

#[component]
fn GroupView(group: BoardGroup) -> impl IntoView {
    let BoardGroup { title, is_mine, cards, count } = group;
    let hidden = count - cards.len();
    view! {
        <section class="board-group" class:is-mine=is_mine>
            <h2 class="family">
                {title}
                <span class="family-count">{count}</span>
            </h2>
            <ul class="list board-list">
                {cards.into_iter().map(|card| view! { <CardLine card /> }).collect_view()}
            </ul>
            {(hidden > 0).then(|| view! { <More hidden /> })}
        </section>
    }
}

/// Says how many there are beside those shown.
#[component]
fn More(hidden: usize) -> impl IntoView {
    view! { <p class="quiet small">{Sentence::new("and {count} more").count("count", hidden).to_string()}</p> }
}

#[component]
fn CardLine(card: BoardCard) -> impl IntoView {
    let desk = use_desk();
    let BoardCard { words, about, notes, due, is_late, next, moves, .. } = card;
    let label = format!("More about: {words}");
    let items: Vec<MenuItem> = moves.into_iter().map(|step| item(desk, step)).collect();
    let tone = if is_late { Tone::Late } else { Tone::Due };
    view! {
        <li>
            <div class="list-text">
                <p class="board-words">
                    <Say sentence=words />
                    {due.map(|due| view! { " " <Badge text=due.to_string() tone /> })}
                </p>
                {(!about.is_empty()).then(|| view! { <p class="quiet small" data-own="">{about}</p> })}
                {notes.into_iter().map(|note| view! { <p class="quiet small"><Say sentence=note /></p> }).collect_view()}
            </div>
            <div class="board-acts">
                {next.map(|step| button(desk, step))}
                {(!items.is_empty()).then(|| view! { <Menu label items=Signal::stored(items) /> })}
            </div>
        </li>
    }
}

fn button(desk: Desk, step: NextStep) -> AnyView {
    match step {
        NextStep::Go(label, route) => {
            view! { <LinkButton href=route.to_string()>{label.to_string()}</LinkButton> }.into_any()
        }
        NextStep::Move(step) => {
            let label = step.label.to_string();
            view! { <Button on_press=move || carry_out(desk, &step)>{label}</Button> }.into_any()
        }
    }
}

fn item(desk: Desk, step: NextStep) -> MenuItem {
    match step {
        NextStep::Go(label, route) => MenuItem::new(Glyph::Forward, label.to_string(), move || go(&route)),
        NextStep::Move(step) => {
            MenuItem::new(Glyph::Check, step.label.to_string(), move || carry_out(desk, &step))
        }
    }
}

fn carry_out(desk: Desk, step: &Move) {
    desk.send_and_say(step.command.clone(), step.said);
}
