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
        Place::Today => view! { <TodayView /> }.into_any(),
        Place::Log => view! { <LogPage /> }.into_any(),
        Place::Touch(id) => view! { <TouchPage id /> }.into_any(),
        Place::PlanMeeting => view! { <PlanMeetingPage /> }.into_any(),
        Place::Meeting(id) => view! { <MeetingPage id /> }.into_any(),
        Place::NextStep => view! { <NotePage kind=NoteKind::NextStep /> }.into_any(),
        Place::Promise => view! { <NotePage kind=NoteKind::Promise /> }.into_any(),
        Place::Introduction => view! { <NotePage kind=NoteKind::Introduction /> }.into_any(),
        Place::Introductions => view! { <IntroductionsPage /> }.into_any(),
        Place::Targets => view! { <TargetsPage /> }.into_any(),
        Place::Organization(id) => view! { <OrganizationPage id /> }.into_any(),
        Place::GiveAndTake => view! { <GiveAndTakePage /> }.into_any(),
        Place::Plan => view! { <PlanPage /> }.into_any(),
        Place::Brainstorm => view! { <BrainstormPage /> }.into_any(),
        Place::Ask => view! { <AskPage /> }.into_any(),
        Place::Deck => view! { <DeckPage /> }.into_any(),
        Place::AddPerson => view! { <AddPersonPage /> }.into_any(),
        Place::People | Place::Person(_) => view! { <PeopleView /> }.into_any(),
        Place::Data => view! { <Data /> }.into_any(),
        Place::Settings => view! { <Settings /> }.into_any(),
        Place::History => view! { <History /> }.into_any(),
        Place::Welcome => view! { <Welcome /> }.into_any(),
        Place::NameTen => view! { <NameTen /> }.into_any(),
        Place::Import => view! { <ImportPage /> }.into_any(),
        Place::Restore => view! { <RestorePage /> }.into_any(),
        Place::Nowhere => view! { <Nowhere /> }.into_any(),
    }
}
