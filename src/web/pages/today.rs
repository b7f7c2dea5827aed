//! Today: whom to turn to and why; home.

mod card;

use crate::command::Command;
use crate::day::Day;
use crate::page::route::{Place, Route};
use crate::page::today::{CardView, ComingUp, FamilyView, NowView, TodayPage, page, page_with_closed_fold};
use crate::reason::Family;
use crate::today::NowWhat;
use crate::web::badge;
use crate::web::clock;
use crate::web::desk::use_desk;
use crate::web::kit::{
    Button, ButtonKind, Disclosure, Drawing, EmptyState, Glyph, Icon, LinkButton, List, focus_heading,
};
use crate::web::say::Say;
pub(super) use card::ReasonCard;
use leptos::prelude::*;
use std::time::Duration;

/// How often the page looks at the clock, for meetings that are over.
const LOOK_AT_CLOCK: Duration = Duration::from_secs(30);

/// The page.
#[component]
pub fn TodayView() -> impl IntoView {
    let desk = use_desk();
    let minute = RwSignal::new(clock::minute());
    if let Ok(timer) = set_interval_with_handle(move || minute.set(clock::minute()), LOOK_AT_CLOCK) {
        on_cleanup(move || timer.clear());
    }
    let fold_opened = RwSignal::new(false);
    let today = desk.page_of_standings(move |book, standings, day| {
        let show = if fold_opened.get() { page } else { page_with_closed_fold };
        show(book, standings, day, minute.get())
    });
    let today = desk.drawn(today);
    badge::take_from(today);
    view! {
        <div class="page">
            <header class="page-head">
                <h1 class="page-title" tabindex="-1">"Today"</h1>
                <NotToday today />
            </header>
            <DayLine today />
            <Rest today />
            <Now today />
            <SmallStep today />
            <Leaving today />
            <Families today of=|page| &page.families />
            <Quiet today />
            <Fold today opened=fold_opened />
            <Coming today />
        </div>
    }
}

/// One line on the day.
#[component]
fn DayLine(today: Memo<TodayPage>) -> impl IntoView {
    let parts = move || {
        let line = today.with(|page| page.line.clone());
        let last = line.len().saturating_sub(1);
        line.into_iter()
            .enumerate()
            .map(|(place, part)| view! { <Say sentence=part />{(place < last).then_some(" · ")} })
            .collect_view()
    };
    view! { <p class="today-line">{parts}</p> }
}

/// "Not today" folds everything until tomorrow (R116).
#[component]
fn NotToday(today: Memo<TodayPage>) -> impl IntoView {
    let desk = use_desk();
    let folded = move || today.with(|page| page.not_today);
    let offered =
        move || today.with(|page| page.not_today || !page.families.is_empty() || page.leaving.is_some());
    let words = move || if folded() { "Show today" } else { "Not today" };
    let press = move || {
        let said = if folded() { "Here is today again." } else { "Folded until tomorrow. Rest well." };
        desk.send_and_say(Command::NotToday(!folded()), said);
    };
    view! {
        <Show when=offered>
            <Button kind=ButtonKind::Plain on_press=press>{words}</Button>
        </Show>
    }
}

#[component]
fn Rest(today: Memo<TodayPage>) -> impl IntoView {
    let words = Memo::new(move |_| today.with(|page| page.rest.clone()));
    move || {
        words.get().map(|words| {
            view! { <p class="notice"><Icon glyph=Glyph::Sun /><span><Say sentence=words /></span></p> }
        })
    }
}

/// On the working day before days away: one card with what they touch (R116).
#[component]
fn Leaving(today: Memo<TodayPage>) -> impl IntoView {
    let card = Memo::new(move |_| today.with(|page| page.leaving.clone()));
    let is_there = Memo::new(move |_| card.with(Option::is_some));
    // While the card goes it shows what it said last.
    let still = move |first: CardView| {
        let view = Memo::new(move |before: Option<&CardView>| {
            card.get().or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        });
        view! { <ReasonCard view /> }
    };
    view! {
        <Show when=move || is_there.get()>
            <ul class="cards">{card.get_untracked().map(still)}</ul>
        </Show>
    }
}

/// Meetings and timed calls of today, above the queue.
#[component]
fn Now(today: Memo<TodayPage>) -> impl IntoView {
    let items = move || today.with(|page| page.now.clone());
    view! {
        <Show when=move || !items().is_empty()>
            <h2 class="family">"Now"</h2>
            <ul class="now">{move || items().into_iter().map(now_item).collect_view()}</ul>
        </Show>
    }
}

fn now_item(item: NowView) -> impl IntoView {
    let time =
        item.minute.map_or_else(String::new, |minute| format!("{:02}:{:02}", minute / 60, minute % 60));
    let (prepare, note) = now_routes(&item);
    let (href, words) = if item.over { (note, "Note it") } else { (prepare, "Prepare") };
    let (is_with_somebody, done) = (item.person.is_some(), item.done.clone());
    view! {
        <li>
            <span class="now-time">
                {time}
                <Show when={ let zone = item.zone.clone(); move || !zone.is_empty() }>
                    <span class="card-detail" data-own="">{item.zone.clone()}</span>
                </Show>
            </span>
            <div class="now-what">
                <Say sentence=item.what />
                <Show when={ let place = item.place.clone(); move || !place.is_empty() }>
                    <span class="card-detail" data-own="">{item.place.clone()}</span>
                </Show>
                <ul class="reason-lines">
                    {item.lines.into_iter().chain(item.hints).map(|line| view! { <li><span><Say sentence=line /></span></li> }).collect_view()}
                </ul>
            </div>
            <span class="row">
                {is_with_somebody.then(|| view! { <LinkButton href>{words}</LinkButton> })}
                {done.map(tick)}
            </span>
        </li>
    }
}

/// A call is ticked where it stands; to note what was said is another matter.
fn tick(done: Command) -> impl IntoView {
    let desk = use_desk();
    // The line goes with its button; the focus stays on the page.
    let press = move || {
        desk.send_and_say(done.clone(), "Ticked.");
        focus_heading();
    };
    view! { <Button icon=Glyph::Check on_press=press>"Done"</Button> }
}

/// Where a meeting or call is prepared, and where it is noted.
fn now_routes(item: &NowView) -> (String, String) {
    let log = item.person.map_or_else(|| Route::to(Place::Log), |id| Route::about(Place::Log, id));
    match item.item {
        NowWhat::Meeting(id) => {
            (Route::to(Place::Meeting(id)).to_string(), log.with("meeting", id.to_string()).to_string())
        }
        NowWhat::Call(id) => {
            let person = item.person.map_or_else(|| Route::to(Place::Today), Route::person);
            let log = log.with("reason", "next-step").with("about", id.to_string());
            (person.to_string(), log.to_string())
        }
    }
}

/// Cards by family: those of the queue, or those in the fold.
type Shelf = fn(&TodayPage) -> &[FamilyView];

/// The cards, by family; they keep their place while others come and go. What they show is read where it is, for in
/// the fold there may be many.
#[component]
fn Families(today: Memo<TodayPage>, of: Shelf) -> impl IntoView {
    let headings = move || {
        let heading = |view: &FamilyView| (view.family, view.heading);
        today.with(|page| of(page).iter().map(heading).collect::<Vec<_>>())
    };
    let keys = move |family| {
        let key = |card: &CardView| card.key.clone();
        today.with(|page| cards_of(of(page), family).iter().map(key).collect::<Vec<_>>())
    };
    let card = move |family, key: String| {
        let first = today.with_untracked(|page| card_with(of(page), family, &key).cloned())?;
        // One that is just going stays as it was.
        let view = Memo::new(move |before: Option<&CardView>| {
            today.with(|page| card_with(of(page), family, &key).or(before).unwrap_or(&first).clone())
        });
        Some(view! { <ReasonCard view /> })
    };
    view! {
        <List each=headings key=|(_, heading)| *heading let((family, heading))>
            <h2 class="family">{heading}</h2>
            <ul class="cards">
                <List each=move || keys(family) key=String::clone let(key)>
                    {card(family, key)}
                </List>
            </ul>
        </List>
    }
}

fn cards_of(families: &[FamilyView], family: Family) -> &[CardView] {
    families.iter().find(|view| view.family == family).map_or(&[], |view| &view.cards)
}

fn card_with<'a>(families: &'a [FamilyView], family: Family, key: &str) -> Option<&'a CardView> {
    cards_of(families, family).iter().find(|card| card.key == key)
}

/// Said where nothing is to be done, warmly.
#[component]
fn Quiet(today: Memo<TodayPage>) -> impl IntoView {
    let nobody = move || today.with(|page| page.line.is_empty() && page.fold.is_empty());
    move || {
        let (title, text) = today.with(|page| page.quiet.clone())?;
        let action = match nobody() {
            true => view! {
                <LinkButton href=Route::to(Place::NameTen).to_string() kind=ButtonKind::Main icon=Glyph::People>
                    "Name ten people"
                </LinkButton>
            },
            false => view! {
                <LinkButton href=Route::to(Place::GiveAndTake).to_string() icon=Glyph::Gift>
                    "For whom is there something?"
                </LinkButton>
            },
        };
        let drawing = if nobody() { Drawing::Chairs } else { Drawing::Cup };
        Some(
            view! { <EmptyState drawing title=title.to_string() text=text.to_string()>{action}</EmptyState> },
        )
    }
}

/// R2: said above the one easy card.
#[component]
fn SmallStep(today: Memo<TodayPage>) -> impl IntoView {
    let words = move || today.with(|page| page.small_step.clone()).map(|(words, _)| words);
    move || words().map(|sentence| view! { <p class="lede"><Say sentence /></p> })
}

/// What the day has no place for, counted by family, never as a total in red.
#[component]
fn Fold(today: Memo<TodayPage>, opened: RwSignal<bool>) -> impl IntoView {
    let is_there = Memo::new(move |_| today.with(|page| !page.fold.is_empty()));
    let summary = Signal::derive(move || match today.with(|page| page.small_step.clone()) {
        Some((_, more)) => format!("{more} more when you like"),
        None => "When you like".to_owned(),
    });
    let counts = move || {
        let count = |view: &FamilyView| format!("{}: {}", view.heading, view.count);
        today.with(|page| page.fold.iter().map(count).collect::<Vec<_>>().join(", "))
    };
    view! {
        <Show when=move || is_there.get()>
            <div class="fold">
                <Disclosure summary detail=Signal::derive(counts) wanted=opened>
                    <Families today of=|page| &page.fold />
                </Disclosure>
            </div>
        </Show>
    }
}

/// What lies ahead: the first of it, and the rest on request.
#[component]
fn Coming(today: Memo<TodayPage>) -> impl IntoView {
    let coming = Memo::new(move |_| today.with(|page| page.coming_up.clone()));
    let later = Memo::new(move |_| today.with(|page| page.coming_later.clone()));
    let is_any = Memo::new(move |_| coming.with(|coming| !coming.is_empty()));
    let is_more = Memo::new(move |_| later.with(|later| !later.is_empty()));
    let items = |list: Memo<Vec<ComingUp>>| move || list.get().into_iter().map(coming_item).collect_view();
    view! {
        <Show when=move || is_any.get()>
            <h2 class="family">"Coming up"</h2>
            <ul class="coming">{items(coming)}</ul>
        </Show>
        <Show when=move || is_more.get()>
            <Disclosure summary=Signal::derive(move || format!("{} more in the next two weeks", later.with(Vec::len)))>
                <ul class="coming">{items(later)}</ul>
            </Disclosure>
        </Show>
    }
}

fn coming_item(coming: ComingUp) -> impl IntoView {
    view! {
        <li>
            <span class="coming-day">{short_day(coming.day)}</span>
            <span><Say sentence=coming.what /></span>
            {coming.prepare.map(|id| view! { <LinkButton href=Route::to(Place::Meeting(id)).to_string()>"Prepare"</LinkButton> })}
        </li>
    }
}

fn short_day(day: Day) -> String {
    let (_, month, number) = day.ymd();
    let weekday = crate::page::sentence::WEEKDAYS[usize::from(day.weekday())];
    let month = crate::page::sentence::MONTHS[(month as usize - 1).min(11)];
    format!("{} {number} {}", &weekday[..3], &month[..3])
}
