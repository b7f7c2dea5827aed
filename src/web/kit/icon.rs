//! Icons: Kith's own set, drawn on a 24 px grid with one round pen of one width.

use leptos::prelude::*;

/// Declares the set: each glyph with the path the pen follows.
macro_rules! glyphs {
    ($($(#[$doc:meta])* $name:ident = $path:literal,)*) => {
        /// What an icon shows.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Glyph {
            $($(#[$doc])* #[allow(missing_docs)] $name,)*
        }

        impl Glyph {
            /// The path in SVG's words.
            fn path(self) -> &'static str {
                match self { $(Glyph::$name => $path,)* }
            }
        }
    };
}

glyphs! {
    /// The sun coming up: the home page.
    Today = "M3.5 18.5h17M7 18.5a5 5 0 0 1 10 0M12 5.5v3M5 10.5l2 2M19 10.5l-2 2",
    People = "M5.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M3 20c.4-3.6 2.9-5.5 6-5.5s5.6 1.9 6 5.5M15.5 5.3a3.3 3.3 0 0 1 0 6.4M17.5 14.8c2 .7 3.2 2.4 3.5 5.2",
    Person = "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
    Building = "M6 20.5V5.5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v15M4 20.5h16M9.5 8h1M13.5 8h1M9.5 12h1M13.5 12h1M10.5 20.5v-4h3v4",
    Target = "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M7.7 12a4.3 4.3 0 1 0 8.6 0a4.3 4.3 0 1 0-8.6 0M12 12h.01",
    /// Two people and the arc between them.
    Intro = "M3.5 16.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M14.5 16.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M6.8 13.5C7.4 9.3 9.3 6.8 12 6.8s4.6 2.5 5.2 6.7",
    Calendar = "M4 6.5a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2ZM4 9.5h16M8 2.8v3.4M16 2.8v3.4",
    /// Give and take: one arrow each way.
    Exchange = "M4.5 8.5H19M15.5 5l3.5 3.5-3.5 3.5M19.5 15.5H5M8.5 12L5 15.5 8.5 19",
    Gift = "M4.5 9h15v3.5h-15ZM6 12.5V20h12v-7.5M12 9v11M12 9C9 9 7.2 7.8 7.2 6.2a2 2 0 0 1 2-2c1.7 0 2.8 2 2.8 4.8M12 9c3 0 4.8-1.2 4.8-2.8a2 2 0 0 0-2-2C13.1 4.2 12 6.2 12 9",
    Letter = "M6 3.5h8.5L19 8v12.5H6ZM14.5 3.5V8H19M9 12.5h7M9 16.5h5",
    Insights = "M4 20h16M6.5 16.5v-4M11 16.5v-9M15.5 16.5v-6M20 16.5V5",
    /// A flag to walk towards.
    Plan = "M5.5 21V4M5.5 4.5h12.5l-2.5 4 2.5 4H5.5",
    Data = "M5 6c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3ZM5 6v12c0 1.7 3.1 3 7 3s7-1.3 7-3V6M5 12c0 1.7 3.1 3 7 3s7-1.3 7-3",
    Settings = "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
    Search = "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5l5 5",
    Plus = "M12 5v14M5 12h14",
    Minus = "M5 12h14",
    Check = "M5 12.5l4.5 4.5L19 7.5",
    Close = "M6.5 6.5l11 11M17.5 6.5l-11 11",
    More = "M4.6 12a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M11.4 12a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M18.2 12a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0",
    Menu = "M4 7h16M4 12h16M4 17h16",
    Chevron = "M9.5 6l6 6-6 6",
    ChevronDown = "M6 9.5l6 6 6-6",
    Back = "M19 12H5M11 6l-6 6 6 6",
    Forward = "M5 12h14M13 6l6 6-6 6",
    Undo = "M8.5 5L4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11h-3",
    Redo = "M15.5 5L20 9.5 15.5 14M19.5 9.5H10a5.5 5.5 0 0 0 0 11h3",
    History = "M4 5v4.5h4.5M4.4 9.5A8.5 8.5 0 1 1 3.5 13M12 8v4.5l3 2",
    Clock = "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 7v5l3.2 2",
    /// A moon: not today.
    Snooze = "M20 14.5A8 8 0 0 1 9.5 4a8.3 8.3 0 1 0 10.5 10.5Z",
    Sun = "M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4",
    Skip = "M5.5 6l8.5 6-8.5 6ZM18.5 6v12",
    Play = "M7.5 5.5l10.5 6.5-10.5 6.5Z",
    Pause = "M8.5 6v12M15.5 6v12",
    Mail = "M3.5 7a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2ZM4 7l8 6 8-6",
    Call = "M6.6 3.8h2.6l1.6 4.2-2 1.7a12 12 0 0 0 5.5 5.5l1.7-2 4.2 1.6v2.6a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.6 6a2 2 0 0 1 2-2.2Z",
    Text = "M5.5 4.5h13a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H12l-4.5 4v-4h-2a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2Z",
    Ask = "M5.5 4.5h13a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H12l-4.5 4v-4h-2a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2ZM10.2 8.9a1.9 1.9 0 1 1 2.6 1.8c-.5.2-.8.5-.8 1M12 13.9h.01",
    Send = "M20.5 3.5L10 14M20.5 3.5L14 20.5l-4-6.5-6.5-4Z",
    Card = "M3.5 7a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2ZM7 9.5h5M7 14.5h10",
    Note = "M5 4.5h14v10L14 19.5H5ZM19 14.5h-5v5M8.5 9h7M8.5 12.5h4",
    Pin = "M9 3.5h6M10 3.5v6l-3 3.5v1.5h10V13l-3-3.5v-6M12 14.5v6",
    Bell = "M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 2H5ZM10 18.5a2 2 0 0 0 4 0",
    Tag = "M4 4.5h7.5L20 13l-7 7-8.5-8.5ZM8 8.3h.01",
    Filter = "M4 6.5h16M7 12h10M10 17.5h4",
    Star = "M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8L7 19l1.1-5.5L4 9.7 9.6 9Z",
    Place = "M12 21c4.2-4.3 6.5-7.8 6.5-10.8a6.5 6.5 0 0 0-13 0C5.5 13.2 7.8 16.7 12 21ZM9.8 10.3a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0",
    Link = "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
    Leaf = "M5.2 18.5C4.2 10 9 4.5 20 4.5c0 10-5 15.3-13 13.8M4 21c2.5-5.5 5.8-8.7 10.5-11",
    Heart = "M12 20c-5-3.6-8-6.6-8-10.3A4.2 4.2 0 0 1 12 7.5a4.2 4.2 0 0 1 8 2.2C20 13.4 17 16.4 12 20Z",
    Download = "M12 4v11.5M7 10.5l5 5 5-5M4.5 20h15",
    Upload = "M12 16V4.5M7 9.5l5-5 5 5M4.5 20h15",
    Trash = "M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5l.8 12.2a2 2 0 0 0 2 1.8h5.4a2 2 0 0 0 2-1.8l.8-12.2M10 10.5v6M14 10.5v6",
    Edit = "M4.5 19.5l1-4.5L16 4.5a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L9 18.5ZM14 6.5l3.5 3.5",
    Copy = "M8.5 8.5h11v11h-11ZM15.5 8.5v-4h-11v11h4",
    Merge = "M6 4v4c0 4 6 4.5 6 8.5V20M18 4v4c0 4-6 4.5-6 8.5M8.5 17l3.5 3.5 3.5-3.5",
    Print = "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z",
    Lock = "M6 11h12v9.5H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    Eye = "M2.5 12C4.5 8 7.9 6 12 6s7.5 2 9.5 6c-2 4-5.4 6-9.5 6s-7.5-2-9.5-6ZM9.2 12a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0",
    Keyboard = "M3 8a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2ZM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8.5 14h7",
    Info = "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 11.2v5.3M12 7.7h.01",
    Help = "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M9.7 9.6a2.4 2.4 0 1 1 3.3 2.2c-.7.3-1 .8-1 1.7M12 16.6h.01",
    Warning = "M12 4.5L3 19.5h18ZM12 10.5v4M12 16.9h.01",
}

/// One icon, the height of 1.25 lines of text unless a class says otherwise; decoration only, so name the control it sits in.
#[component]
pub fn Icon(
    /// What it shows.
    #[prop(into)]
    glyph: Signal<Glyph>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=move || glyph.get().path() />
        </svg>
    }
}
