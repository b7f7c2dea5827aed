//! One card of Today: who, why now, what one could say, one main action, and what else can be done with it.

use crate::book::{ReasonKind, Verdict};
use crate::command::{CardDecision, Command};
use crate::day::Day;
use crate::page::person::worth_it;
use crate::page::route::Route;
use crate::page::today::{Action, Aside, CardView, Evidence, Tone};
use crate::page::words;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{
    Avatar, Badge, Button, ButtonKind, Card, Disclosure, Glyph, LinkButton, Menu, MenuItem, Tone as KitTone,
};
use crate::web::say::Say;
use leptos::prelude::*;

/// A card, which follows its view.
#[component]
pub fn ReasonCard(
    view: Memo<CardView>,
    /// On the person's own page, which says who they are.
    #[prop(optional)]
    at_home: bool,
) -> impl IntoView {
    let desk = use_desk();
    // The card runs what it is given once; each of these returns what follows the view.
    let avatar = move || {
        let person = view.with(|view| view.person.clone()).filter(|_| !at_home);
        person.map(|(_, name)| view! { <Avatar name /> })
    };
    let headline = move || match at_home {
        true => view.with(|view| words::reason(view.kind)).into_any(),
        false => view.with(headline),
    };
    let why = Signal::derive(move || view.with(|view| view.why.clone()));
    view! {
        <li class="reason-card">
            <Card
                before=move || avatar
                headline=move || headline
                detail=Signal::derive(move || view.with(|view| view.role.clone()))
                why=move || view! { <p class="why"><Say sentence=why /></p> }
                tone=Signal::derive(move || kit_tone(view.with(|view| view.tone)))
                corner=move || view! { <Due view /> }
                actions=move || view! { <Actions view desk /> }
            >
                <Lines view />
                <Hours view />
                <Hints view />
                <AskWhether view />
                <More view />
            </Card>
        </li>
    }
}

fn headline(view: &CardView) -> AnyView {
    match &view.person {
        Some((id, name)) => {
            view! { <a href=Route::person(*id).to_string() data-own="">{name.clone()}</a> }.into_any()
        }
        None => title(view).into_any(),
    }
}

fn title(view: &CardView) -> &'static str {
    match view.kind {
        _ if view.action == Action::ListTargets => "Your list of places",
        ReasonKind::Habit if matches!(view.action, Action::Ask(_)) => "Who could introduce you?",
        ReasonKind::SortTen => "Sort ten",
        ReasonKind::YourAim => "Your aim",
        ReasonKind::FromEarlier => "From earlier",
        ReasonKind::JobChange => "New jobs",
        ReasonKind::Habit if view.action != Action::Seen => "A habit",
        ReasonKind::Habit => "Before you leave",
        _ => "A next step",
    }
}

fn kit_tone(tone: Tone) -> KitTone {
    match tone {
        Tone::Calm => KitTone::Plain,
        Tone::Due => KitTone::Due,
        Tone::Late => KitTone::Late,
    }
}

#[component]
fn Due(view: Memo<CardView>) -> impl IntoView {
    move || {
        let (due, tone) = view.with(|view| (view.due.clone(), view.tone));
        due.map(|due| view! { <Badge text=due.to_string() tone=kit_tone(tone) /> })
    }
}

/// Further reasons, one line each.
#[component]
fn Lines(view: Memo<CardView>) -> impl IntoView {
    let lines = move || view.with(|view| view.lines.clone());
    view! {
        <Show when=move || !lines().is_empty()>
            <ul class="reason-lines">
                {move || lines().into_iter().map(|line| view! { <li><span><Say sentence=line /></span></li> }).collect_view()}
            </ul>
        </Show>
    }
}

/// When they like to be called (R62).
#[component]
fn Hours(view: Memo<CardView>) -> impl IntoView {
    move || {
        let hours = view.with(|view| view.hours.clone());
        hours.map(|hours| view! { <p class="card-detail"><Say sentence=hours /></p> })
    }
}

/// What to remember before turning to them.
#[component]
fn Hints(view: Memo<CardView>) -> impl IntoView {
    let hints = move || view.with(|view| view.hints.clone());
    view! {
        <Show when=move || !hints().is_empty()>
            <ul class="reason-lines" aria-label="To remember">
                {move || hints().into_iter().map(|line| view! { <li><span><Say sentence=line /></span></li> }).collect_view()}
            </ul>
        </Show>
    }
}

/// After seven working days a card asks, kindly.
#[component]
fn AskWhether(view: Memo<CardView>) -> impl IntoView {
    view! {
        <Show when=move || view.with(|view| view.asks_whether)>
            <p class="card-detail">"This has been here a while. Still want to? Do it, keep it for later, or let it go."</p>
        </Show>
    }
}

/// What one could say, and why the card is here.
#[component]
fn More(view: Memo<CardView>) -> impl IntoView {
    move || {
        let (words, evidence) = view.with(|view| (view.suggestion.clone(), view.evidence.clone()));
        view! {
            {words.map(|words| view! {
                <Disclosure summary="Words to begin with">
                    <blockquote class="suggested"><Say sentence=words.clone() /></blockquote>
                </Disclosure>
            })}
            <Disclosure summary="Why am I seeing this?">
                {evidence.iter().cloned().map(one_evidence).collect_view()}
            </Disclosure>
        }
    }
}

fn one_evidence(evidence: Evidence) -> impl IntoView {
    let records = evidence.records.into_iter().map(|(sentence, route)| {
        let link = route.map(|route| view! { " " <a href=route.to_string()>"open"</a> });
        view! { <li><Say sentence />{link}</li> }
    });
    view! {
        <p>{evidence.words} " " <span class="card-detail">{format!("Rule R{}.", evidence.rule)}</span></p>
        <ul class="evidence">
            {records.collect_view()}
            <li><Say sentence=evidence.opened /></li>
        </ul>
    }
}

/// The main action, one tap of "done", and the menu.
#[component]
fn Actions(view: Memo<CardView>, desk: Desk) -> impl IntoView {
    let is_only_seen = Memo::new(move |_| view.with(|view| view.action == Action::Seen));
    let main = move || (!is_only_seen.get()).then(|| view.with(main_action));
    let done = move || {
        let (command, name) = view.with(|view| (view.done.clone(), view.person.clone()));
        let command = command?;
        let words = if is_only_seen.get() { Action::Seen.label() } else { "Done" };
        let press = move || {
            let said = match &name {
                Some((_, name)) => format!("Noted with {name}."),
                None => "Done.".to_owned(),
            };
            desk.send_and_say(command.clone(), said);
        };
        Some(view! { <Button icon=Glyph::Check on_press=press>{words}</Button> })
    };
    let asides = move || {
        let button = |Aside { label, said, command }: Aside| {
            let press = move || drop(desk.send_and_say(command.clone(), said));
            view! { <Button on_press=press><Say sentence=label /></Button> }
        };
        view.with(|view| view.asides.clone()).into_iter().map(button).collect_view()
    };
    let items = Signal::derive(move || view.with(|view| menu(view, desk)));
    view! {
        {main}
        {done}
        {asides}
        <Show when=move || !is_only_seen.get()><Menu label="More" items /></Show>
    }
}

fn main_action(view: &CardView) -> AnyView {
    let label = view.action.label();
    let glyph = glyph(view.action);
    let href = match (view.action, &view.email, &view.phone) {
        (Action::Thank | Action::Write, Some(email), _) => mailto(email, view),
        (Action::Call, _, Some(phone)) => format!("tel:{}", phone.replace(' ', "")),
        _ => view.route().to_string(),
    };
    view! { <LinkButton href kind=ButtonKind::Main icon=glyph>{label}</LinkButton> }.into_any()
}

fn glyph(action: Action) -> Glyph {
    match action {
        Action::Thank => Glyph::Gift,
        Action::Write => Glyph::Mail,
        Action::Call => Glyph::Call,
        Action::Sort => Glyph::People,
        Action::ChooseAim | Action::ListTargets => Glyph::Target,
        Action::Ask(_) => Glyph::Exchange,
        _ => Glyph::Edit,
    }
}

/// RFC 6068: spaces as %20, line ends as %0D%0A.
fn mailto(email: &str, view: &CardView) -> String {
    let body = view.suggestion.as_ref().map(ToString::to_string).unwrap_or_default();
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    format!("mailto:{}?body={}", encode(email).replace("%40", "@"), encode(&body))
}

/// Log with details, later, skip, let go, pin.
fn menu(view: &CardView, desk: Desk) -> Vec<MenuItem> {
    let mut items = Vec::new();
    if let Some(route) = view.log.clone() {
        items.push(MenuItem::new(Glyph::Edit, "Log with details", move || crate::web::router::go(&route)));
    }
    let today = desk.today();
    for (words, until) in later(today) {
        let said = format!("Back {words}.");
        items.push(decide(
            view,
            desk,
            Glyph::Clock,
            format!("Later: {words}"),
            said,
            Verdict::Snooze,
            Some(until),
        ));
    }
    if view.can_skip {
        let said = "Skipped this time.".to_owned();
        items.push(decide(view, desk, Glyph::Skip, "Skip this time".to_owned(), said, Verdict::Skip, None));
    }
    if let Some((person, _)) = view.person.as_ref().filter(|_| view.may_believe) {
        let command = worth_it(*person);
        items.push(MenuItem::new(Glyph::Heart, "Worth it: keep trying", move || {
            desk.send_and_say(command.clone(), "The tries go on.");
        }));
    }
    let said = "Let go.".to_owned();
    items.push(decide(view, desk, Glyph::Leaf, "Let it go".to_owned(), said, Verdict::LetGo, None));
    if let Some((person, _)) = &view.person {
        let pin = CardDecision {
            verdict: Verdict::Pin,
            about: None,
            contact: Some(*person),
            opened_by: None,
            until: None,
        };
        items.push(MenuItem::new(Glyph::Pin, "Pin to Today", move || {
            desk.send_and_say(Command::DecideCards(vec![pin]), "Pinned until you are next in touch.");
        }));
    }
    items
}

fn later(today: Day) -> [(&'static str, Day); 3] {
    [("tomorrow", today.plus(1)), ("next Monday", today.monday().plus(7)), ("in two weeks", today.plus(14))]
}

/// A decision covers every line the card shows now.
fn decide(
    view: &CardView,
    desk: Desk,
    glyph: Glyph,
    words: String,
    said: String,
    verdict: Verdict,
    until: Option<Day>,
) -> MenuItem {
    let decisions: Vec<CardDecision> =
        view.decisions.iter().map(|line| CardDecision { verdict, until, ..*line }).collect();
    MenuItem::new(glyph, words, move || {
        desk.send_and_say(Command::DecideCards(decisions.clone()), said.clone());
    })
}
