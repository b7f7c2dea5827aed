//! Restore: a backup is chosen, looked at, and only then merged; into an untouched notebook it comes whole.

mod preview;

use crate::book::Book;
use crate::changes::Changes;
use crate::day::Day;
use crate::exchange::backup::{BackupError, Excess, MOST_BYTES, Problem, Reading};
use crate::merge::{MergePreview, merge};
use crate::moment::Stamp;
use crate::page::import::UNREADABLE;
use crate::page::restore::{self, holds, is_taken_back, is_untouched, restored};
use crate::page::route::{Place, Route};
use crate::web::desk::{Desk, use_desk};
use crate::web::files::{self, Unreadable, let_the_page_draw};
use crate::web::kit::{
    Button, ButtonKind, Drawing, EmptyState, LinkButton, Progress, announce, focus_heading,
};
use crate::web::pages::choose_file::{ChooseFile, Refused};
use crate::web::say::Say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use preview::PreviewOfMerge;
use std::sync::Arc;
use web_sys::File;

/// How far the restoring has come.
#[derive(Clone)]
enum Step {
    /// A file is to be chosen; perhaps another than the one that could not be read.
    Choose(Option<Refused>),
    /// Work is under way.
    Working(&'static str),
    /// Nobody is here yet: the copy comes whole.
    Whole(Arc<Copied>),
    /// The copy and what is here are to be one.
    Merge(Arc<Copied>, Arc<restore::RestorePage>),
    /// It is done; with the stamp of the merge, if it can be undone.
    Done(Option<Stamp>),
}

/// A backup that has been read.
struct Copied {
    book: Book,
    made_on: Option<Day>,
    problems: Vec<Problem>,
}

/// The restoring of this page. A handle.
#[derive(Clone, Copy)]
struct Restore {
    desk: Desk,
    step: RwSignal<Step>,
    file: StoredValue<String>,
    /// How much of the file has been read, from 0 to 1.
    read: RwSignal<Option<f64>>,
}

/// How many records are read before the page is drawn again.
const AT_ONCE: usize = 4_000;

/// The page.
#[component]
pub fn RestorePage() -> impl IntoView {
    let step = RwSignal::new(Step::Choose(None));
    let restore = Restore { desk: use_desk(), step, file: StoredValue::default(), read: RwSignal::new(None) };
    move || match step.get() {
        Step::Choose(refused) => choose(restore, refused).into_any(),
        Step::Working(label) => view! { <Working restore label /> }.into_any(),
        Step::Whole(copied) => view! { <WholeCopy restore copied /> }.into_any(),
        Step::Merge(copied, words) => view! { <PreviewOfMerge restore copied words /> }.into_any(),
        Step::Done(stamp) => view! { <DoneView restore stamp /> }.into_any(),
    }
}

impl Restore {
    /// Goes on; the keyboard begins at the new heading.
    fn go_to(self, step: Step) {
        let is_page = !matches!(step, Step::Working(_));
        self.step.set(step);
        if is_page {
            focus_heading();
        }
    }

    fn start_over(self) {
        self.go_to(Step::Choose(None));
    }

    /// Reads a file, a piece at a time, and works out what it would bring.
    fn open(self, file: File) {
        self.file.set_value(file.name());
        if file.size() > MOST_BYTES as f64 {
            return self.refuse(&BackupError::TooLarge(Excess::Bytes(file.size() as usize)));
        }
        self.read.set(Some(0.0));
        self.step.set(Step::Working("Reading the copy"));
        spawn_local(async move {
            let_the_page_draw().await;
            let Ok(bytes) = files::read(&file).await.map_err(|Unreadable| {
                self.refuse_because(UNREADABLE.0.to_owned(), UNREADABLE.1);
            }) else {
                return;
            };
            match self.read_in_steps(&bytes).await {
                Ok(copied) => self.show(copied).await,
                Err(error) => self.refuse(&error),
            }
        });
    }

    async fn read_in_steps(self, bytes: &[u8]) -> Result<Copied, BackupError> {
        let mut reading = Reading::begin(bytes)?;
        while reading.step(AT_ONCE)? {
            let (done, of) = reading.progress();
            self.read.set(Some(done as f64 / of.max(1) as f64));
            let_the_page_draw().await;
        }
        let made_on = reading.made_on();
        let (book, problems) = reading.finish();
        Ok(Copied { book, made_on, problems })
    }

    /// Shows what a copy would bring.
    async fn show(self, copied: Copied) {
        let copied = Arc::new(copied);
        if self.desk.read_now(is_untouched) {
            return self.go_to(Step::Whole(copied));
        }
        self.read.set(None);
        self.step.set(Step::Working("Comparing it with what is here"));
        let_the_page_draw().await;
        let (_, preview) = self.decide(&copied.book);
        let words = restore::RestorePage::new(&preview, &copied.problems);
        self.go_to(Step::Merge(copied, Arc::new(words)));
    }

    /// What merging would change now; nothing is changed by asking.
    fn decide(self, other: &Book) -> (Changes, MergePreview) {
        let moment = self.desk.moment();
        self.desk.read_now(|book| {
            let changes = merge(book, other, &moment);
            let preview = MergePreview::of(book, other, &changes);
            (changes, preview)
        })
    }

    /// Merges, as one action that can be undone; only a forget that comes with it leaves no way back.
    fn merge(self, copied: Arc<Copied>) {
        self.read.set(None);
        self.step.set(Step::Working("Bringing both together"));
        spawn_local(async move {
            let_the_page_draw().await;
            let (changes, preview) = self.decide(&copied.book);
            let said = restore::RestorePage::new(&preview, &[]).said().to_string();
            let stamp = (!changes.forgets()).then_some(changes.stamp);
            self.desk.absorb_changes(changes);
            self.go_to(Step::Done(stamp));
            match stamp {
                Some(_) => self.desk.say_done(said),
                None => self.desk.say(said),
            }
        });
    }

    /// Takes the copy as it is.
    fn take_whole(self, copied: &Copied) {
        if !self.desk.read_now(is_untouched) {
            return self.start_over();
        }
        self.desk.replace_book(copied.book.clone());
        self.go_to(Step::Done(None));
        self.desk.say(restored(&copied.book).to_string());
    }

    fn refuse(self, error: &BackupError) {
        self.refuse_because(error.what(), error.hint());
    }

    fn refuse_because(self, what: String, hint: &str) {
        announce(&what);
        let file = self.file.get_value();
        self.go_to(Step::Choose(Some(Refused { file, what, hint: hint.to_owned() })));
    }
}

fn choose(restore: Restore, refused: Option<Refused>) -> impl IntoView {
    view! {
        <ChooseFile
            title="Restore a copy"
            lede="A backup that Kith saved, from this device or another. You see first what it would bring; nothing is changed before you say so."
            label="Choose a backup"
            hint="or drop it anywhere here. Its name begins with “kith-backup”. It stays on this device."
            accept=".json,application/json"
            refused
            on_file=move |file| restore.open(file)
        />
    }
}

#[component]
fn Working(restore: Restore, label: &'static str) -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title" tabindex="-1">"Restore a copy"</h1>
            <Progress label done=restore.read />
        </div>
    }
}

/// What the copy holds, and one button.
#[component]
fn WholeCopy(restore: Restore, copied: Arc<Copied>) -> impl IntoView {
    let words = holds(&copied.book, copied.made_on, restore.desk.today());
    let problems = restore::RestorePage::new(&MergePreview::default(), &copied.problems);
    let problems = problems.lines(restore::Tab::Problems).to_vec();
    view! {
        <div class="page stack-loose">
            <header>
                <h1 class="page-title" tabindex="-1">"Restore a copy"</h1>
                <p class="lede"><Say sentence=words />" Nobody is here yet, so it comes in whole, just as it was."</p>
                <ul class="stack">
                    {problems.into_iter().map(|line| view! { <li class="tone-due"><Say sentence=line.what /></li> }).collect_view()}
                </ul>
            </header>
            <div class="button-row">
                <Button kind=ButtonKind::Main on_press=move || restore.take_whole(&copied)>"Restore it"</Button>
                <Button on_press=move || restore.start_over()>"Another file"</Button>
            </div>
        </div>
    }
}

/// That it is done, or was undone since, and where to go.
#[component]
fn DoneView(restore: Restore, stamp: Option<Stamp>) -> impl IntoView {
    let desk = restore.desk;
    let taken_back =
        Memo::new(move |_| stamp.is_some_and(|stamp| desk.history(|history| is_taken_back(history, stamp))));
    let words = move || match taken_back.get() {
        true => {
            ("It is undone.", "Everything is as it was before. The copy can be restored whenever you like.")
        }
        false => ("It is all here.", "What was written later stands. Nobody was lost on the way."),
    };
    view! {
        <div class="page">
            <h1 class="page-title visually-hidden" tabindex="-1">"Restore a copy"</h1>
            <EmptyState
                drawing=Drawing::Box
                title=Signal::derive(move || words().0.to_owned())
                text=Signal::derive(move || words().1.to_owned())
            >
                <div class="button-row">
                    <LinkButton kind=ButtonKind::Main href=Route::to(Place::Today).to_string()>"Go to Today"</LinkButton>
                    <LinkButton href=Route::to(Place::People).to_string()>"See everybody"</LinkButton>
                </div>
            </EmptyState>
        </div>
    }
}
