//! What the interaction settles: open promises, next steps, the planned meeting, answers to asks.

use crate::book::{Ask, AskState};
use crate::id::Id;
use crate::page::log::{LogForm, Matter, MatterLine, matters};
use crate::web::kit::{CheckField, List};
use crate::web::pages::form::{Form, PickMaybe};
use leptos::prelude::*;

#[component]
pub(super) fn Settles(form: Form<LogForm>) -> impl IntoView {
    let open = form.page(matters);
    Effect::new(move |_| {
        let open = open.get();
        let kept = form.with(|form| {
            let mut kept = form.clone();
            kept.keep_only(&open);
            kept
        });
        if form.now() != kept {
            form.change(|form| *form = kept);
        }
    });
    view! {
        <Show when=move || !open.with(Vec::is_empty)>
            <fieldset class="field form-settles" data-own>
                <legend class="field-label">"Does it settle anything?"</legend>
                <List each=move || open.get() key=|line| line.words.to_string() let:line>
                    <Line line form />
                </List>
            </fieldset>
        </Show>
    }
}

#[component]
fn Line(line: MatterLine, form: Form<LogForm>) -> impl IntoView {
    let MatterLine { matter, words } = line;
    let words = words.to_string();
    match matter {
        Matter::Answers(ask) => view! { <Answer words ask form /> }.into_any(),
        matter => view! {
            <CheckField
                label=words
                checked=form.get(move |form| form.settles(matter))
                on_change=form.set(move |form: &mut LogForm, yes| form.settle(matter, yes))
            />
        }
        .into_any(),
    }
}

/// Their answer to an ask: yes, partly, no; picking it again takes it back.
#[component]
fn Answer(words: String, ask: Id<Ask>, form: Form<LogForm>) -> impl IntoView {
    let answers = vec![(AskState::Yes, "yes"), (AskState::Partly, "partly"), (AskState::No, "no")];
    view! {
        <PickMaybe
            label=words
            choices=answers
            value=form.get(move |form| form.answer_to(ask))
            on_pick=form.set(move |form: &mut LogForm, state| form.answer(ask, state))
        />
    }
}
