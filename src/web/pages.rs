//! Pages: a file each, of the same name as its words in `src/page/`: one memo, one `view!`, commands sent.

mod ask;
mod brainstorm;
mod choose_file;
mod deck;
mod form;
mod give_and_take;
mod import;
mod introductions;
mod log;
mod meeting;
mod note;
mod data;
mod history;
mod name_ten;
mod restore;
mod nowhere;
mod organization;
mod people;
mod person;
mod plan;
mod settings;
mod targets;
mod today;
mod welcome;

use crate::page::note::NoteKind;
use crate::page::route::Place;
use ask::AskPage;
use brainstorm::BrainstormPage;
use data::Data;
use deck::DeckPage;
use give_and_take::GiveAndTakePage;
use history::History;
use import::ImportPage;
use introductions::IntroductionsPage;
use leptos::prelude::*;
use log::{LogPage, TouchPage};
use meeting::{MeetingPage, PlanMeetingPage};
use name_ten::NameTen;
use note::NotePage;
use nowhere::Nowhere;
use organization::OrganizationPage;
use people::{AddPersonPage, PeopleView};
use plan::PlanPage;
use restore::RestorePage;
use settings::Settings;
use targets::TargetsPage;
use today::TodayView;
use welcome::Welcome;

/// The place whose page also shows this one: the list of people stays while one looks through it.
pub fn shown_by(place: Place) -> Place {
    match place {
        Place::Person(_) => Place::People,
        place => place,
    }
}

/// The page at a place. A change of the query alone leaves the page as it is: it reads `use_route()`.
pub fn page_at(place: Place) -> AnyView {
    match place {
        Place::Today => apart(|| view! { <TodayView /> }),
        Place::Log => apart(|| view! { <LogPage /> }),
        Place::Touch(id) => apart(|| view! { <TouchPage id /> }),
        Place::PlanMeeting => apart(|| view! { <PlanMeetingPage /> }),
        Place::Meeting(id) => apart(|| view! { <MeetingPage id /> }),
        Place::NextStep => apart(|| view! { <NotePage kind=NoteKind::NextStep /> }),
        Place::Promise => apart(|| view! { <NotePage kind=NoteKind::Promise /> }),
        Place::Introduction => apart(|| view! { <NotePage kind=NoteKind::Introduction /> }),
        Place::Introductions => apart(|| view! { <IntroductionsPage /> }),
        Place::Targets => apart(|| view! { <TargetsPage /> }),
        Place::Organization(id) => apart(|| view! { <OrganizationPage id /> }),
        Place::GiveAndTake => apart(|| view! { <GiveAndTakePage /> }),
        Place::Plan => apart(|| view! { <PlanPage /> }),
        Place::Brainstorm => apart(|| view! { <BrainstormPage /> }),
        Place::Ask => apart(|| view! { <AskPage /> }),
        Place::Deck => apart(|| view! { <DeckPage /> }),
        Place::AddPerson => apart(|| view! { <AddPersonPage /> }),
        Place::People | Place::Person(_) => apart(|| view! { <PeopleView /> }),
        Place::Data => apart(|| view! { <Data /> }),
        Place::Settings => apart(|| view! { <Settings /> }),
        Place::History => apart(|| view! { <History /> }),
        Place::Welcome => apart(|| view! { <Welcome /> }),
        Place::NameTen => apart(|| view! { <NameTen /> }),
        Place::Import => apart(|| view! { <ImportPage /> }),
        Place::Restore => apart(|| view! { <RestorePage /> }),
        Place::Nowhere => apart(|| view! { <Nowhere /> }),
    }
}

/// A page, kept out of the function that chooses: a browser compiles a function when it is called for the first
/// time, and a start needs one page.
#[inline(never)]
fn apart<Page: IntoView + 'static>(page: impl FnOnce() -> Page) -> AnyView {
    page().into_any()
}
