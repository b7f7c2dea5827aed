//! Who is at an organization, now and before; whom to begin with; who decides there.

use super::{Page, part};
use crate::book::Organization;
use crate::id::Id;
use crate::page::introductions::reach_organization;
use crate::page::organization::ThereLine;
use crate::page::route::Route;
use crate::page::sentence::Sentence;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{Avatar, Badge, Glyph, LinkButton};
use crate::web::pages::targets::choose;
use crate::web::say::Say;
use leptos::prelude::*;

/// "Who do I know there?"
#[component]
pub fn People(id: Id<Organization>, page: Memo<Option<Page>>) -> impl IntoView {
    let desk = use_desk();
    let (now, before) = (part(page, |page| page.now.clone()), part(page, |page| page.before.clone()));
    let more = part(page, |page| page.more);
    let deciders = part(page, |page| page.deciders.clone());
    let lines =
        move |lines: Vec<ThereLine>| lines.into_iter().map(|line| there(desk, id, line)).collect_view();
    view! {
        <section class="person-section">
            <h2 class="family">"Who is there"</h2>
            <Show when=move || now().is_empty() && before().is_empty()>
                <p class="quiet">"Nobody you know is or was there, as far as is written down. A place of work on somebody's page brings them here."</p>
            </Show>
            <ul class="list there">{move || lines(now())}</ul>
            <Show when=move || !before().is_empty()>
                <h3 class="open-title">"There before"</h3>
                <ul class="list there">{move || lines(before())}</ul>
            </Show>
            {move || (more() > 0).then(|| {
                let words = Sentence::new("And {count:other|others}.").count("count", more());
                view! { <p class="quiet"><Say sentence=words /></p> }
            })}
            <Show when=move || !deciders().is_empty()>
                <h3 class="open-title">"Who decides"</h3>
                <ul class="evidence">
                    {move || deciders().into_iter().map(|words| view! { <li><Say sentence=words /></li> }).collect_view()}
                </ul>
            </Show>
            <LinkButton href=reach_organization(id).to_string() icon=Glyph::Intro>
                "How do I reach somebody there?"
            </LinkButton>
        </section>
    }
}

fn there(desk: Desk, id: Id<Organization>, line: ThereLine) -> impl IntoView {
    let contact = line.id;
    let (is_starter, may_start) = (line.is_starter, line.may_start);
    let name = line.name.clone();
    let button = move || {
        let label = format!("Begin with {name}");
        let press = move |_| drop(choose(desk, id, contact, !is_starter));
        view! {
            <button type="button" class="chip" aria-pressed=is_starter.to_string() aria-label=label on:click=press>
                "Begin with"
            </button>
        }
    };
    view! {
        <li>
            <Avatar name=line.name.clone() />
            <span class="list-text">
                <a href=Route::person(contact).to_string() data-own="">{line.name.clone()}</a>
                <span class="fresh"><Say sentence=line.words /></span>
            </span>
            {line.marks.into_iter().map(|mark| view! { <Badge text=mark /> }).collect_view()}
            {(is_starter || may_start).then(button)}
        </li>
    }
}
