//! What stands beside a request: the verdict with its evidence, what would open it, what to remember, and the
//! words that can be passed on.

use super::{act, part};
use crate::book::Interaction;
use crate::id::Id;
use crate::page::ask::{AskAct, AskForm, AskPage, Does, PartView};
use crate::page::person::Question;
use crate::page::route::{Place, Route};
use crate::page::sentence::Sentence;
use crate::web::desk::use_desk;
use crate::web::kit::{Button, ButtonKind, Disclosure, Field, FieldKind, Glyph, Icon, LinkButton, announce};
use crate::web::pages::form::Form;
use crate::web::pages::give_and_take::Ideas;
use crate::web::say::Say;
use leptos::prelude::*;

/// Whether now is the time, and what would open the request.
#[component]
pub(super) fn Judged(beside: Memo<Option<AskPage>>) -> impl IntoView {
    let verdict = part(beside, |beside| Some((beside.verdict.clone(), beside.is_ready)));
    let acts = part(beside, |beside| beside.acts.clone());
    let question = part(beside, |beside| beside.questions.first().cloned());
    let give_first = part(beside, |beside| beside.give_first);
    let letter = part(beside, |beside| beside.letter.clone());
    let is_ready = move || verdict.get().is_some_and(|(_, ready)| ready);
    view! {
        <section class="ask-verdict" class:is-ready=is_ready aria-label="Is now the time?">
            <div class="ask-sentence" aria-live="polite">
                {move || verdict.get().map(|(words, ready)| view! {
                    <Icon glyph=if ready { Glyph::Check } else { Glyph::Leaf } />
                    <p class="serif"><Say sentence=words /></p>
                })}
            </div>
            {move || give_first.get().map(|id| view! { <Ideas id /> })}
            <div class="button-row">{move || acts.get().into_iter().map(|act| view! { <ActButton act /> }).collect_view()}</div>
            <Show when=move || !letter.with(Vec::is_empty)>
                <Disclosure summary="Words for the letter" open=true>
                    <div class="suggested">{move || letter.get().into_iter().map(paragraph).collect_view()}</div>
                </Disclosure>
            </Show>
            {move || question.get().map(|question| view! { <AskedInPlace question /> })}
            <Why beside />
        </section>
    }
}

/// What helps besides: what to remember, know, like and trust, the ladder, what was planned before.
#[component]
pub(super) fn Further(beside: Memo<Option<AskPage>>) -> impl IntoView {
    let hints = part(beside, |beside| beside.hints.clone());
    let ladder = part(beside, |beside| beside.ladder.clone());
    let planned = part(beside, |beside| beside.planned.clone());
    let readiness = part(beside, |beside| beside.readiness.clone());
    view! {
        <Lines title="To remember" lines=hints />
        <Readiness readiness />
        {move || ladder.get().map(|words| view! { <p class="card-detail"><Say sentence=words /></p> })}
        <Show when=move || !planned.with(Vec::is_empty)>
            <h2 class="family">"Planned before"</h2>
            <ul class="list open-list">
                {move || planned.get().into_iter().map(|(words, route)| view! {
                    <li>
                        <span class="open-words"><Say sentence=words /></span>
                        <LinkButton href=route.to_string()>"Take up"</LinkButton>
                    </li>
                }).collect_view()}
            </ul>
        </Show>
    }
}

fn paragraph(words: Sentence) -> impl IntoView {
    view! { <p><Say sentence=words /></p> }
}

/// One thing that opens a request.
#[component]
pub fn ActButton(
    /// What it is.
    act: AskAct,
) -> impl IntoView {
    let desk = use_desk();
    match act.does {
        Does::Open(route) => view! { <LinkButton href=route.to_string()>{act.label}</LinkButton> }.into_any(),
        Does::Do(command, said) => {
            let press = move |()| self::act(desk, &command, said);
            view! { <Button on_press=press>{act.label}</Button> }.into_any()
        }
    }
}

/// One question in place, answered with one tap.
#[component]
fn AskedInPlace(question: Question) -> impl IntoView {
    let desk = use_desk();
    let answers = question.answers.into_iter().map(|answer| {
        let command = answer.command;
        view! {
            <button type="button" class="chip" on:click=move |_| act(desk, &command, "Noted.")>
                <Say sentence=answer.words />
            </button>
        }
    });
    view! {
        <div class="person-question" role="group" aria-label=question.words.to_string()>
            <p class="serif"><Say sentence=question.words.clone() /></p>
            <div class="chips">{answers.collect_view()}</div>
        </div>
    }
}

/// The rule and the records behind the verdict.
#[component]
fn Why(beside: Memo<Option<AskPage>>) -> impl IntoView {
    let why = part(beside, |beside| beside.rule.map(|rule| (rule, beside.evidence.clone())));
    move || {
        why.get().map(|((rule, words), evidence)| {
            let record = |(sentence, touch): (Sentence, Option<Id<Interaction>>)| {
                let link =
                    touch.map(|id| view! { " " <a href=Route::to(Place::Touch(id)).to_string()>"open"</a> });
                view! { <li><Say sentence />{link}</li> }
            };
            view! {
                <Disclosure summary="Why?">
                    <p>{words} " " <span class="card-detail">{format!("Rule R{rule}.")}</span></p>
                    <ul class="evidence">{evidence.clone().into_iter().map(record).collect_view()}</ul>
                </Disclosure>
            }
        })
    }
}

/// A few lines under a heading.
#[component]
fn Lines(title: &'static str, lines: Memo<Vec<Sentence>>) -> impl IntoView {
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <h2 class="family">{title}</h2>
            <ul class="reason-lines">
                {move || lines.get().into_iter().map(|line| view! { <li><span><Say sentence=line /></span></li> }).collect_view()}
            </ul>
        </Show>
    }
}

/// Know, like and trust, each with what would fill it (R99).
#[component]
pub fn Readiness(
    /// The three parts.
    readiness: Memo<Vec<PartView>>,
) -> impl IntoView {
    let one = |part: PartView| {
        let mark = match part.state {
            Some(true) => Glyph::Check,
            Some(false) => Glyph::Clock,
            None => Glyph::Info,
        };
        view! {
            <div class="glance-part ready-part" class:is-missing=part.state == Some(false)>
                <dt class="glance-name"><Icon glyph=mark />{part.name}</dt>
                <dd>
                    <Say sentence=part.words />
                    {part.act.map(|(label, route)| view! { " " <a href=route.to_string()>{label}</a> })}
                </dd>
            </div>
        }
    };
    view! {
        <Show when=move || !readiness.with(Vec::is_empty)>
            <dl class="glance" aria-label="Readiness">{move || readiness.get().into_iter().map(one).collect_view()}</dl>
        </Show>
    }
}

/// Words that can be passed on, what could be better about them, and a button that copies them (R16).
#[component]
pub(super) fn Blurb(form: Form<AskForm>, beside: Memo<Option<AskPage>>) -> impl IntoView {
    let blurb = part(beside, |beside| beside.blurb.clone());
    let is_there = Memo::new(move |_| blurb.with(Option::is_some));
    let text = Memo::new(move |_| blurb.get().map(|(text, _)| text).unwrap_or_default());
    let findings = Memo::new(move |_| blurb.get().map(|(_, findings)| findings).unwrap_or_default());
    let copy = move |()| {
        // The promise is the browser's; where it refuses, the text is still there to be marked.
        drop(window().navigator().clipboard().write_text(&text.get_untracked()));
        announce("Copied.");
    };
    view! {
        <Show when=move || is_there.get()>
            <Field
                label="Words they can pass on as they are"
                kind=FieldKind::Long
                rows=5
                value=text
                on_input=form.set(|form: &mut AskForm, text: String| form.blurb = Some(text))
            />
            <Lines title="It could be better still" lines=findings />
            <div class="button-row">
                <Button kind=ButtonKind::Quiet on_press=copy>"Copy the words"</Button>
            </div>
        </Show>
    }
}
