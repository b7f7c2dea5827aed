//! What to remember before turning to somebody, and what there is to say while it is quiet.

use super::part;
use crate::page::person::{Belief, PersonPage};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, Glyph, Icon};
use crate::web::say::Say;
use leptos::prelude::*;

/// Hints, the step of the repair flow, and "worth it".
#[component]
pub(super) fn Remember(page: Memo<Option<PersonPage>>) -> impl IntoView {
    let hints = part(page, |page| page.hints.clone());
    let repair = part(page, |page| page.repair.clone());
    let belief = part(page, |page| page.belief.clone());
    view! {
        {move || repair.get().map(|words| view! {
            <p class="notice person-notice"><Icon glyph=Glyph::Leaf /><span><Say sentence=words /></span></p>
        })}
        {move || belief.get().map(|belief| view! { <WorthIt belief /> })}
        <Show when=move || !hints.with(Vec::is_empty)>
            <section aria-labelledby="to-remember">
                <h2 class="family" id="to-remember">"To remember"</h2>
                <ul class="reason-lines">
                    {move || hints.get().into_iter().map(|line| view! { <li><span><Say sentence=line /></span></li> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

/// The user may believe that it is worth trying on (R91).
#[component]
fn WorthIt(belief: Belief) -> impl IntoView {
    let desk = use_desk();
    let Belief { words, command } = belief;
    let press = move |()| drop(desk.send_and_say(command.clone(), "The tries go on."));
    view! {
        <div class="notice person-notice">
            <Icon glyph=Glyph::Clock />
            <div>{words.into_iter().map(|words| view! { <p><Say sentence=words /></p> }).collect_view()}</div>
            <Button on_press=press>"It is worth it"</Button>
        </div>
    }
}
