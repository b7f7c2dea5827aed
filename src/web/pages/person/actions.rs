//! What can be done from a person's page: log, plan, write, call, pin; and the rarer things in a menu.

use super::forget::ForgetDialog;
use super::{change, part};
use crate::book::{Contact, Verdict};
use crate::command::{CardDecision, Command};
use crate::day::Day;
use crate::id::Id;
use crate::page::log::{LogReason, Preset};
use crate::page::person::PersonPage;
use crate::page::route::{Place, Route};
use crate::safe_url::SafeUrl;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{
    Button, ButtonKind, DateField, Dialog, DialogSize, Glyph, Icon, LinkButton, Menu, MenuItem,
};
use crate::web::router::go;
use leptos::prelude::*;

/// The row of actions.
#[component]
pub fn Actions(id: Id<Contact>, page: Memo<Option<PersonPage>>) -> impl IntoView {
    let (died_dialog, forget_dialog) = (RwSignal::new(false), RwSignal::new(false));
    let about = move |place| Route::about(place, id).to_string();
    let is_reachable = part(page, |page| page.died.is_none() && !page.never_contact);
    let mail = part(page, |page| page.mail.clone());
    let call = part(page, |page| page.call.clone());
    view! {
        <div class="person-actions">
            <LinkButton href=about(Place::Log) kind=ButtonKind::Main icon=Glyph::Edit>"Log"</LinkButton>
            {move || mail.get().map(|url| view! { <Outward url glyph=Glyph::Mail words="Write" /> })}
            {move || call.get().map(|url| view! { <Outward url glyph=Glyph::Call words="Call" /> })}
            <Show when=move || is_reachable.get()>
                <LinkButton href=about(Place::Ask) icon=Glyph::Exchange>"Ask"</LinkButton>
                <LinkButton href=about(Place::PlanMeeting) icon=Glyph::Calendar>"Meeting"</LinkButton>
                <LinkButton href=about(Place::NextStep) icon=Glyph::Forward>"Next step"</LinkButton>
            </Show>
            <Menu label="More" items=menu(id, page, died_dialog, forget_dialog) />
        </div>
        <DiedDialog id open=died_dialog />
        <ForgetDialog id open=forget_dialog />
    }
}

/// A link that leaves Kith: into the mail program or the telephone.
#[component]
fn Outward(url: SafeUrl, glyph: Glyph, words: &'static str) -> impl IntoView {
    view! {
        <a class=ButtonKind::Quiet.class() href=url.to_string()>
            <Icon glyph />
            {words}
        </a>
    }
}

/// Puts somebody on Today until the next interaction.
pub fn pinned(id: Id<Contact>) -> Command {
    let pin =
        CardDecision { verdict: Verdict::Pin, about: None, contact: Some(id), opened_by: None, until: None };
    Command::DecideCards(vec![pin])
}

fn menu(
    id: Id<Contact>,
    page: Memo<Option<PersonPage>>,
    died_dialog: RwSignal<bool>,
    forget_dialog: RwSignal<bool>,
) -> Signal<Vec<MenuItem>> {
    let desk = use_desk();
    let state = part(page, |page| (page.short_name.clone(), page.died.is_some(), page.never_contact));
    let begin = part(page, |page| page.begin.clone());
    let to = move |place| move || go(&Route::about(place, id));
    Signal::derive(move || {
        let (name, died, never) = state.get();
        let mut items = vec![
            MenuItem::new(Glyph::Exchange, "Note a promise", to(Place::Promise)),
            MenuItem::new(Glyph::Intro, "Note an introduction", to(Place::Introduction)),
            MenuItem::new(Glyph::Heart, "Log a kind word", affirm(id)),
            MenuItem::new(Glyph::Print, "Print this page", || drop(window().print())),
        ];
        if let Some((words, command)) = begin.get() {
            let press = move || drop(desk.send_and_say(command.clone(), "Noted."));
            items.insert(2, MenuItem::new(Glyph::Target, words, press));
        }
        if !died {
            items.push(MenuItem::new(Glyph::Leaf, format!("{name} died"), move || died_dialog.set(true)));
        }
        if !never && !died {
            let press = move || leave_alone(desk, id);
            items.push(MenuItem::new(Glyph::Snooze, "Never contact again", press));
        }
        items.push(MenuItem::new(Glyph::Trash, "Move to the trash", move || trash(desk, id)).danger());
        let forget = move || forget_dialog.set(true);
        items.push(MenuItem::new(Glyph::Close, "Forget for good…", forget).danger());
        items
    })
}

fn affirm(id: Id<Contact>) -> impl Fn() {
    move || go(&Preset::for_person(id, Some(LogReason::Affirm)).route())
}

fn leave_alone(desk: Desk, id: Id<Contact>) {
    change(desk, id, "Left alone from now on.", |contact| contact.never_contact = true);
}

fn trash(desk: Desk, id: Id<Contact>) {
    let name = desk.read_now(|book| book.get(id).map(|row| row.short_name())).unwrap_or_default();
    desk.send_and_say(Command::Trash(vec![id]), format!("{name} is in the trash for 30 days."));
    go(&Route::to(Place::People));
}

/// Asks for the day, which may also be left as it is.
#[component]
fn DiedDialog(id: Id<Contact>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let day = RwSignal::new(desk.moment().today.to_string());
    let save = move || {
        let day = Day::parse(&day.get_untracked()).unwrap_or(desk.moment().today);
        open.set(false);
        change(desk, id, "Noted. Nothing will ask you to write.", |contact| contact.died = Some(day));
    };
    view! {
        <Dialog open title="We are sorry." size=DialogSize::Small on_close=move || open.set(false)>
            <p>"What you shared stays in your notebook. Cards, cadences and plans end quietly."</p>
            <DateField label="The day, as well as you know it" value=day on_input=move |text| day.set(text) />
            <div class="dialog-actions">
                <Button on_press=move || open.set(false)>"Cancel"</Button>
                <Button kind=ButtonKind::Main on_press=save>"Note it"</Button>
            </div>
        </Dialog>
    }
}
