//! Introductions: the board, the chains, and how to reach somebody.

use leptos::prelude::*;

/// The page.
#[component]
pub fn IntroductionsPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title">"Introductions"</h1>
        </div>
    }
}
