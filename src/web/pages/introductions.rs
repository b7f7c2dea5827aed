//! Introductions: the board, the chains, and how to reach somebody.

mod board;
mod chains;
mod reach;

use crate::page::introductions::Tab;
use crate::page::route::{Place, Route};
use crate::web::kit::{Choice, Glyph, LinkButton, Tabs};
use crate::web::router::{replace, use_route};
use board::BoardView;
use chains::ChainsView;
use leptos::prelude::*;
use reach::ReachView;

/// The page; the address says which tab is open.
#[component]
pub fn IntroductionsPage() -> impl IntoView {
    let route = use_route();
    let tab = Memo::new(move |_| route.with(|route| Tab::parse(route.get("tab").unwrap_or_default())));
    let tabs = Tab::ALL.map(|(_, slug, name)| Choice::new(slug, name)).to_vec();
    let new = Route::to(Place::Introduction).to_string();
    view! {
        <div class="page introductions">
            <header class="page-head">
                <h1 class="page-title" tabindex="-1">"Introductions"</h1>
                <div class="page-actions">
                    <LinkButton href=new icon=Glyph::Plus>"Introduction"</LinkButton>
                </div>
            </header>
            <Tabs
                label="Introductions"
                tabs
                current=Signal::derive(move || tab.get().slug().to_owned())
                on_pick=move |slug: String| replace(Tab::parse(&slug).route())
            >
                {move || match tab.get() {
                    Tab::Board => view! { <BoardView /> }.into_any(),
                    Tab::Chains => view! { <ChainsView /> }.into_any(),
                    Tab::Reach => view! { <ReachView /> }.into_any(),
                }}
            </Tabs>
        </div>
    }
}
