//! Import: a file is chosen, looked at, and only then taken in.

mod columns;
mod preview;
mod row;

use crate::exchange::import::Counts;
use crate::exchange::linkedin::{self, Column, Parsed};
use crate::exchange::{FileProblem, MOST_BYTES};
use crate::moment::Stamp;
use crate::page::import::{HOW_TO_GET_IT, UNREADABLE, done, is_taken_back};
use crate::page::route::{Place, Route};
use crate::web::desk::use_desk;
use crate::web::files::{self, Unreadable, let_the_page_draw};
use crate::web::kit::{
    Button, ButtonKind, Disclosure, Drawing, EmptyState, LinkButton, Progress, announce, focus_heading,
};
use crate::web::pages::choose_file::{ChooseFile, Refused};
use columns::ChooseColumns;
use leptos::prelude::*;
use leptos::task::spawn_local;
use preview::PreviewOfFile;
use std::sync::Arc;
use web_sys::File;

/// How far the import has come.
#[derive(Clone, Debug)]
enum Step {
    /// A file is to be chosen; perhaps another than the one that could not be read.
    Choose(Option<Refused>),
    /// Work is under way.
    Working(&'static str),
    /// The columns are to be named.
    Columns(Arc<Parsed>),
    /// The file is understood and shown.
    Preview(Arc<Parsed>),
    /// It is done.
    Done(Stamp, Counts),
}

/// The import of this page. A handle.
#[derive(Clone, Copy)]
struct Import {
    step: RwSignal<Step>,
    bytes: StoredValue<Vec<u8>>,
    file: StoredValue<String>,
}

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let step = RwSignal::new(Step::Choose(None));
    let import = Import { step, bytes: StoredValue::default(), file: StoredValue::default() };
    move || match step.get() {
        Step::Choose(refused) => choose(import, refused).into_any(),
        Step::Working(label) => view! { <Working label /> }.into_any(),
        Step::Columns(parsed) => view! { <ChooseColumns import parsed /> }.into_any(),
        Step::Preview(parsed) => view! { <PreviewOfFile import parsed /> }.into_any(),
        Step::Done(stamp, counts) => view! { <DoneView import stamp counts /> }.into_any(),
    }
}

impl Import {
    /// Goes on; the keyboard begins at the new heading.
    fn go_to(self, step: Step) {
        let is_page = !matches!(step, Step::Working(_));
        self.step.set(step);
        if is_page {
            focus_heading();
        }
    }

    /// Begins again with another file.
    fn start_over(self) {
        self.bytes.set_value(Vec::new());
        self.go_to(Step::Choose(None));
    }

    /// Reads a file and looks for its header.
    fn open(self, file: File) {
        self.file.set_value(file.name());
        if file.size() > MOST_BYTES as f64 {
            return self.refuse(FileProblem::TooLarge { bytes: file.size() as usize });
        }
        self.step.set(Step::Working("Reading the file"));
        spawn_local(async move {
            let_the_page_draw().await;
            match files::read(&file).await {
                Ok(bytes) => self.understand(bytes),
                Err(Unreadable) => self.refuse_because(UNREADABLE.0.to_owned(), UNREADABLE.1),
            }
        });
    }

    fn understand(self, bytes: Vec<u8>) {
        let read = linkedin::parse(&bytes);
        self.bytes.set_value(bytes);
        match read {
            Ok(parsed) if parsed.header.recognised => self.go_to(Step::Preview(Arc::new(parsed))),
            Ok(parsed) => self.go_to(Step::Columns(Arc::new(parsed))),
            Err(problem) => self.refuse(problem),
        }
    }

    /// Reads the file with the columns that the user named.
    fn read_with(self, header_line: u32, columns: Vec<Option<Column>>) {
        self.step.set(Step::Working("Reading the file"));
        spawn_local(async move {
            let_the_page_draw().await;
            let read = self.bytes.with_value(|bytes| linkedin::parse_with(bytes, header_line, &columns));
            match read {
                Ok(parsed) => self.go_to(Step::Preview(Arc::new(parsed))),
                Err(problem) => self.refuse(problem),
            }
        });
    }

    fn refuse(self, problem: FileProblem) {
        self.refuse_because(problem.what(), problem.hint());
    }

    fn refuse_because(self, what: String, hint: &str) {
        announce(&what);
        let file = self.file.get_value();
        self.go_to(Step::Choose(Some(Refused { file, what, hint: hint.to_owned() })));
    }
}

fn choose(import: Import, refused: Option<Refused>) -> impl IntoView {
    view! {
        <ChooseFile
            title="Import from LinkedIn"
            lede="Your connections, from the file that LinkedIn gives you. You see first what would happen; nothing is changed before you say so."
            label="Choose Connections.csv"
            hint="or drop it anywhere here. It stays on this device."
            accept=".csv,text/csv,text/plain"
            refused
            on_file=move |file| import.open(file)
        >
            <Disclosure summary="How do I get this file?" open=true>
                <ol class="prose import-steps">{HOW_TO_GET_IT.map(|step| view! { <li>{step}</li> })}</ol>
            </Disclosure>
        </ChooseFile>
    }
}

#[component]
fn Working(label: &'static str) -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title" tabindex="-1">"Import from LinkedIn"</h1>
            <Progress label done=None />
        </div>
    }
}

/// "They are here. Nothing is due", and what one may do next; or that it was taken back.
#[component]
fn DoneView(import: Import, stamp: Stamp, counts: Counts) -> impl IntoView {
    let desk = use_desk();
    let words = desk.page(move |book, _| done(book, counts));
    let taken_back = Memo::new(move |_| desk.history(|history| is_taken_back(history, stamp)));
    let again = move || view! { <Button on_press=move || import.start_over()>"Choose a file"</Button> };
    view! {
        <div class="page">
            <h1 class="page-title" tabindex="-1">"Import from LinkedIn"</h1>
            <Show
                when=move || !taken_back.get()
                fallback=move || view! {
                    <EmptyState
                        drawing=Drawing::Box
                        title="It is taken back."
                        text="Everything is as it was before. The file can be read again whenever you like."
                    >
                        {again()}
                    </EmptyState>
                }
            >
                <EmptyState
                    drawing=Drawing::Chairs
                    title=Signal::derive(move || words.with(|words| words.title.to_string()))
                    text=Signal::derive(move || words.with(|words| words.text.to_string()))
                >
                    <div class="button-row">
                        <LinkButton kind=ButtonKind::Main href=Route::to(Place::Deck).to_string()>"Sort ten"</LinkButton>
                        <LinkButton href=Route::to(Place::Today).to_string()>"Go to Today"</LinkButton>
                    </div>
                </EmptyState>
            </Show>
        </div>
    }
}
