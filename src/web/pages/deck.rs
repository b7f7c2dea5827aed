//! The sorting deck (R112): one card, one question, one tap or key at a time.

use crate::book::Strength;
use crate::book::contact::TalkedBucket;
use crate::command::{Command, Sorting};
use crate::deck::deck;
use crate::page::deck::{DeckCard, DeckPage as Shown, HOW_WELL, page, settled_by};
use crate::page::form::capital;
use crate::page::route::{Place, Route};
use crate::page::words;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{Avatar, Button, ButtonKind, Drawing, EmptyState, Glyph, LinkButton, announce};
use leptos::prelude::*;

/// The deck.
#[component]
pub fn DeckPage() -> impl IntoView {
    let desk = use_desk();
    let order = desk.read_now(deck);
    let page = desk.page(move |book, today| page(book, &order, today));
    let deck = Deck { desk, page, strength: RwSignal::new(None), taps: RwSignal::new(0) };
    let has_card = Memo::new(move |_| page.with(|page| page.card.is_some()));
    view! {
        <div class="page" on:keydown=move |event| deck.key(&event)>
            <div class="deck">
                <header class="deck-head">
                    <h1 class="page-title">"Sort ten"</h1>
                    <Count deck />
                </header>
                <Show when=move || has_card.get() fallback=AllSorted>
                    <CardOnTop deck />
                    <Question deck />
                </Show>
            </div>
        </div>
    }
}

/// All that the deck remembers; copied into its handlers.
#[derive(Clone, Copy)]
struct Deck {
    desk: Desk,
    page: Memo<Shown>,
    /// The first tap on the card on top.
    strength: RwSignal<Option<Strength>>,
    /// How many cards were sorted since the page was opened: so many can be undone here.
    taps: RwSignal<usize>,
}

/// What can be tapped now.
#[derive(Clone, Copy)]
enum Answer {
    HowWell(Strength),
    Talked(TalkedBucket),
}

impl Deck {
    fn answers(self) -> Vec<(Answer, &'static str)> {
        match self.strength.get() {
            None => HOW_WELL.iter().map(|(strength, words)| (Answer::HowWell(*strength), *words)).collect(),
            Some(_) => words::BUCKETS
                .iter()
                .map(|bucket| (Answer::Talked(*bucket), words::talked(*bucket)))
                .collect(),
        }
    }

    fn answer(self, answer: Answer) {
        match answer {
            Answer::HowWell(strength) => match settled_by(strength) {
                Some(sorting) => self.sort(sorting),
                None => self.strength.set(Some(strength)),
            },
            Answer::Talked(bucket) => {
                if let Some(strength) = self.strength.get_untracked() {
                    self.sort(Sorting::Known(strength, Some(bucket)));
                }
            }
        }
    }

    fn sort(self, sorting: Sorting) {
        let card = self.page.with_untracked(|page| page.card.as_ref().map(|card| card.id));
        self.strength.set(None);
        if let Some(id) = card
            && self.desk.send(Command::Sort(id, sorting)).is_ok()
        {
            self.taps.update(|taps| *taps += 1);
            let next = self.page.with_untracked(|page| page.card.as_ref().map(|card| card.name.clone()));
            announce(&next.unwrap_or_else(|| "Everybody is sorted.".to_owned()));
        }
    }

    /// Takes the last tap back: the first of two on this card, else the whole card before.
    fn undo(self) {
        if self.strength.get_untracked().is_some() {
            self.strength.set(None);
        } else if self.taps.get_untracked() > 0 {
            self.taps.update(|taps| *taps -= 1);
            self.desk.undo();
        }
    }

    fn may_undo(self) -> bool {
        self.strength.get().is_some() || self.taps.get() > 0
    }

    /// 1-5 answer, 0 says "not for me", Backspace takes the last tap back.
    fn key(self, event: &leptos::ev::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let answers = untrack(move || self.answers());
        let picked =
            event.key().parse().ok().and_then(|place: usize| answers.get(place.checked_sub(1)?).copied());
        match (picked, event.key().as_str()) {
            (Some((answer, _)), _) => self.answer(answer),
            (None, "0") => self.sort(Sorting::NotForMe),
            (None, "Backspace") => self.undo(),
            _ => return,
        }
        event.prevent_default();
    }
}

#[component]
fn Count(deck: Deck) -> impl IntoView {
    let words = move || deck.page.with(count_words);
    view! { <p class="deck-count">{words}</p> }
}

fn count_words(page: &Shown) -> String {
    match (page.done_today, page.enough_for_today) {
        (0, _) => "Ten are enough for a day. It takes about two minutes.".to_owned(),
        (done, false) => format!("{done} of ten"),
        (done, true) => format!("{done} sorted today: that is plenty. Go on if you like."),
    }
}

#[component]
fn CardOnTop(deck: Deck) -> impl IntoView {
    let card = move || deck.page.with(|page| page.card.clone()).map(card_view);
    view! { <div class="deck-card" data-own>{card}</div> }
}

fn card_view(card: DeckCard) -> impl IntoView {
    let DeckCard { id, name, role, hints } = card;
    let hint =
        |words: crate::page::sentence::Sentence| view! { <p class="quiet small">{words.to_string()}</p> };
    view! {
        <Avatar name=name.clone() large=true />
        <p class="person-name"><a href=Route::person(id).to_string()>{name}</a></p>
        <p>{role}</p>
        {hints.into_iter().map(hint).collect_view()}
    }
}

#[component]
fn Question(deck: Deck) -> impl IntoView {
    let question = move || match deck.strength.get() {
        None => "How well do you know each other?",
        Some(_) => "When did you last talk, roughly?",
    };
    let button = move |(place, (answer, words)): (usize, (Answer, &'static str))| {
        view! {
            <button type="button" class="button button-quiet" on:click=move |_| deck.answer(answer)>
                <span>{capital(words)}</span>
                <kbd aria-hidden="true">{place + 1}</kbd>
            </button>
        }
    };
    view! {
        <div class="stack-tight" role="group" aria-label=question>
            <p class="deck-question">{question}</p>
            <div class="deck-answers">
                {move || deck.answers().into_iter().enumerate().map(button).collect_view()}
            </div>
        </div>
        <div class="button-row">
            <Button kind=ButtonKind::Plain on_press=move || deck.sort(Sorting::NotForMe)>"Not for me"</Button>
            <span class="push"></span>
            <Button
                kind=ButtonKind::Plain
                icon=Glyph::Undo
                disabled=Signal::derive(move || !deck.may_undo())
                on_press=move || deck.undo()
            >
                "One back"
            </Button>
            <LinkButton kind=ButtonKind::Plain href=Route::to(Place::Today).to_string()>"Done"</LinkButton>
        </div>
    }
}

#[component]
fn AllSorted() -> impl IntoView {
    view! {
        <EmptyState
            drawing=Drawing::Chairs
            title="Everybody is sorted."
            text="Kith knows now who is close to you. Somebody new joins the deck by themselves."
        >
            <LinkButton kind=ButtonKind::Main href=Route::to(Place::Today).to_string()>"Go to Today"</LinkButton>
        </EmptyState>
    }
}
