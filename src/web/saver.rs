//! The saver: carries out what the write queue says, with the database, the other tabs and timers.

use crate::persist::envelope::{self, Kind};
use crate::persist::queue::{Behind, Next, WriteQueue};
use crate::persist::stored::{self, Entry, News, Stored, Write};
use crate::persist::{SaveState, StorageError};
use crate::web::clock;
use crate::web::idb::Database;
use crate::web::tabs::Tabs;
use js_sys::Promise;
use leptos::prelude::*;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{StorageEstimate, StorageManager, VisibilityState};

/// How long the user has done nothing when the journal is compacted.
const IDLE: Duration = Duration::from_secs(2);

/// The one who holds the book. None of its methods may call the saver.
pub trait Holder {
    /// The whole book as bytes, as it is now.
    fn snapshot(&self) -> Vec<u8>;

    /// What history keeps of an action too large for the journal (more than
    /// [`LARGE`](crate::persist::queue::LARGE) bytes).
    fn brief(&self, action: &[u8]) -> Vec<u8>;

    /// Other tabs did `entries`, below the actions of this tab that still wait to be saved: take
    /// those back, absorb `entries`, decide again, and answer with all that is to be saved.
    fn absorb(&self, entries: Vec<Entry>, waiting: Vec<Vec<u8>>) -> Vec<Vec<u8>>;

    /// Like `absorb`, but everything was loaded again: start over from `stored`, and decide again
    /// what it does not contain already.
    fn reload(&self, stored: &Stored, waiting: Vec<Vec<u8>>) -> Vec<Vec<u8>>;

    /// The journal has grown, by this tab or another: the place to feed the canary.
    fn saved(&self, revision: u64);
}

/// Keeps one book on this device. Clones are the same saver.
#[derive(Clone)]
pub struct Saver(Rc<Inner>);

struct Inner {
    name: String,
    version: u16,
    holder: Box<dyn Holder>,
    queue: RefCell<WriteQueue>,
    database: RefCell<Option<Database>>,
    tabs: Tabs,
    state: ArcRwSignal<SaveState>,
    /// Counts the times everything was put aside: an answer to a question from before is void.
    era: Cell<u32>,
    /// The journal's last key that the holder was told of.
    revision: Cell<u64>,
    timer: RefCell<Option<TimeoutHandle>>,
    listeners: RefCell<Vec<WindowListenerHandle>>,
}

impl Saver {
    /// A saver for the database `name`, whose payloads are of the format `version`. It writes nothing
    /// before [`begin`](Self::begin).
    pub fn new(name: &str, version: u16, holder: impl Holder + 'static) -> Saver {
        Saver(Rc::new_cyclic(|inner| {
            let nudged = inner.clone();
            Inner {
                name: name.to_owned(),
                version,
                holder: Box::new(holder),
                queue: RefCell::new(WriteQueue::new(version, clock::seed())),
                database: RefCell::default(),
                tabs: Tabs::join(name, move || tell(&nudged, WriteQueue::nudge)),
                state: ArcRwSignal::new(SaveState::Opening),
                era: Cell::new(0),
                revision: Cell::new(0),
                timer: RefCell::default(),
                listeners: RefCell::new(listeners(inner)),
            }
        }))
    }

    /// Opens the database and reads it. If the newest snapshot is damaged, what comes is the one
    /// before it, with [`Stored::problem`] set.
    ///
    /// # Errors
    /// Where there is nothing to read from; the save state says so too. May be called again.
    pub async fn open(&self) -> Result<Stored, StorageError> {
        let stored = self.load().await;
        if let Err(why) = stored {
            self.0.queue.borrow_mut().stop(why);
            self.publish();
        }
        stored
    }

    /// The book has been built from `stored`: from now on everything is saved.
    pub fn begin(&self, stored: &Stored) {
        self.0.queue.borrow_mut().opened(stored);
        self.drive();
    }

    /// Saves an action, which the book contains already.
    pub fn record(&self, payload: Vec<u8>) {
        self.0.queue.borrow_mut().record(payload, clock::now(), |action| self.0.holder.brief(action));
        self.drive();
    }

    /// Writes the book anew and leaves nothing older: no history, no earlier snapshot, no drafts.
    /// For a forget and for restoring a whole backup; and where the user decided to carry on after
    /// damage. Done when the save state says so.
    pub fn replace_all(&self) {
        self.0.queue.borrow_mut().replace_all(clock::now());
        self.drive();
    }

    /// Removes everything from this device, also what is not saved yet, then tells the holder to
    /// reload nothing. Clear the [canary](crate::web::canary::clear) before.
    ///
    /// # Errors
    /// If it could not be removed; then all is as it was.
    pub async fn wipe(&self) -> Result<(), StorageError> {
        let known = self.0.queue.borrow().known();
        let mark = envelope::seal(Kind::Wipe, self.0.version, clock::now(), b"");
        self.database().await?.wipe(known, &mark).await?;
        let stored = self.load().await?;
        self.0.era.update(|era| era + 1);
        self.start_over(&stored, Vec::new());
        self.0.tabs.nudge();
        self.drive();
        Ok(())
    }

    /// Tries at once to save what is not saved yet.
    pub fn flush(&self) {
        tell(&Rc::downgrade(&self.0), WriteQueue::wake);
    }

    /// Where the user's work stands.
    pub fn state(&self) -> Signal<SaveState> {
        self.0.state.clone().into()
    }

    /// The journal's last key: grows with every saved action.
    pub fn revision(&self) -> u64 {
        self.0.queue.borrow().known()
    }

    /// The database, for drafts.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub async fn database(&self) -> Result<Database, StorageError> {
        if let Some(database) = self.0.database.borrow().clone() {
            return Ok(database);
        }
        let gone = Rc::downgrade(&self.0);
        let database = Database::open(&self.0.name, move || tell(&gone, WriteQueue::nudge)).await?;
        self.0.database.replace(Some(database.clone()));
        Ok(database)
    }

    async fn load(&self) -> Result<Stored, StorageError> {
        let database = self.database().await?;
        let loaded = database.load().await?;
        let journal = loaded.journal.clone();
        let stored = stored::understand(loaded, self.0.version);
        if stored.snapshot.is_some() || stored.problem != Some(StorageError::Damaged) {
            return Ok(stored);
        }
        let snapshot = database.load_previous().await;
        let older = stored::understand(stored::Loaded { snapshot, journal }, self.0.version);
        Ok(Stored { problem: stored.problem, ..older })
    }

    /// Does what the queue says. Whatever changes the queue calls this.
    fn drive(&self) {
        if let Some(timer) = self.0.timer.take() {
            timer.clear();
        }
        let next = self.0.queue.borrow_mut().next(clock::now());
        match next {
            Next::Nothing => {}
            Next::WhenIdle => self.later(IDLE, WriteQueue::idle),
            Next::Wait { ms } => self.later(Duration::from_millis(ms.into()), WriteQueue::wake),
            Next::Check { known } => self.ask(false, async move |database| database.check(known).await),
            Next::Append { known, entries } => {
                self.ask(true, async move |database| database.append(known, &entries).await);
            }
            Next::Compact { known, entries, covers, drop_up_to } => {
                let snapshot = self.snapshot(covers);
                self.ask(true, async move |database| {
                    database.compact(known, &entries, &snapshot, drop_up_to).await
                });
            }
            Next::ReplaceAll { known, turn, covers } => {
                let snapshot = self.snapshot(covers);
                self.ask(true, async move |database| database.replace_all(known, &turn, &snapshot).await);
            }
        }
        self.publish();
    }

    fn snapshot(&self, covers: u64) -> Vec<u8> {
        envelope::seal(Kind::Snapshot, self.0.version, covers, &self.0.holder.snapshot())
    }

    /// Tells the queue something after `pause`, unless it is driven before.
    fn later(&self, pause: Duration, what: fn(&mut WriteQueue)) {
        let weak = Rc::downgrade(&self.0);
        let timer = set_timeout_with_handle(move || tell(&weak, what), pause);
        self.0.timer.replace(timer.ok());
    }

    /// Asks the database and passes its answer on to the queue.
    fn ask(
        &self,
        writes: bool,
        question: impl AsyncFnOnce(Database) -> Result<Write, StorageError> + 'static,
    ) {
        let saver = self.clone();
        let era = self.0.era.get();
        spawn_local(async move {
            let answer = match saver.database().await {
                Ok(database) => question(database).await,
                Err(why) => Err(why),
            };
            if saver.0.era.get() != era {
                return;
            }
            match answer {
                Ok(Write::Done) => {
                    saver.0.queue.borrow_mut().done();
                    if writes {
                        saver.0.tabs.nudge();
                    }
                }
                Ok(Write::Behind { newer }) => saver.behind(newer).await,
                Err(why) => saver.0.queue.borrow_mut().error(why),
            }
            saver.drive();
        });
    }

    async fn behind(&self, newer: Vec<(u64, Vec<u8>)>) {
        let (known, behind) = {
            let mut queue = self.0.queue.borrow_mut();
            (queue.known(), queue.behind(&newer))
        };
        if behind == Behind::OurOwn {
            return;
        }
        match stored::news(known, &newer, self.0.version) {
            Ok(News::Changes(entries)) => self.absorb(entries, &newer),
            Ok(News::Reload) => self.reload().await,
            Err(why) => self.0.queue.borrow_mut().error(why),
        }
    }

    fn absorb(&self, entries: Vec<Entry>, newer: &[(u64, Vec<u8>)]) {
        let holder = &self.0.holder;
        let decided = holder.absorb(entries, self.waiting());
        let mut queue = self.0.queue.borrow_mut();
        queue.caught_up(newer, decided, clock::now(), |action| holder.brief(action));
    }

    async fn reload(&self) {
        let era = self.0.era.get();
        let loaded = self.load().await;
        if self.0.era.get() != era {
            return;
        }
        let stored = match loaded {
            Ok(stored) => stored,
            Err(why) => return self.0.queue.borrow_mut().error(why),
        };
        if self.0.queue.borrow_mut().accepts(&stored) {
            self.start_over(&stored, self.waiting());
        }
    }

    fn start_over(&self, stored: &Stored, waiting: Vec<Vec<u8>>) {
        let holder = &self.0.holder;
        let decided = holder.reload(stored, waiting);
        let mut queue = self.0.queue.borrow_mut();
        queue.reloaded(stored, decided, clock::now(), |action| holder.brief(action));
    }

    fn waiting(&self) -> Vec<Vec<u8>> {
        self.0.queue.borrow().waiting().map(<[u8]>::to_vec).collect()
    }

    fn publish(&self) {
        let (state, revision) = (self.0.queue.borrow().state(), self.revision());
        if self.0.state.get_untracked() != state {
            self.0.state.set(state);
        }
        if self.0.revision.replace(revision) != revision {
            self.0.holder.saved(revision);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.listeners.take().into_iter().for_each(WindowListenerHandle::remove);
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

/// Tells the queue something, then does what it says.
fn tell(saver: &Weak<Inner>, what: fn(&mut WriteQueue)) {
    if let Some(inner) = saver.upgrade() {
        what(&mut inner.queue.borrow_mut());
        Saver(inner).drive();
    }
}

/// A page that goes tries to save at once; one that comes back looks for what it missed.
fn listeners(saver: &Weak<Inner>) -> Vec<WindowListenerHandle> {
    let (going, seen) = (saver.clone(), saver.clone());
    let going = window_event_listener_untyped("pagehide", move |_| tell(&going, WriteQueue::wake));
    let seen = window_event_listener_untyped("visibilitychange", move |_| {
        tell(&seen, WriteQueue::wake);
        if document().visibility_state() == VisibilityState::Visible {
            tell(&seen, WriteQueue::nudge);
        }
    });
    vec![going, seen]
}

/// Asks the browser never to clear this page's data by itself; answers whether it agrees. Some
/// browsers ask the user.
pub async fn ask_to_persist() -> bool {
    agreed(storage().and_then(|storage| storage.persist().ok())).await
}

/// Whether the browser has agreed never to clear this page's data by itself.
pub async fn is_persistent() -> bool {
    agreed(storage().and_then(|storage| storage.persisted().ok())).await
}

/// How much of the space allowed to this page is in use.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Space {
    /// Bytes in use, roughly.
    pub used: f64,
    /// Bytes allowed, roughly.
    pub quota: f64,
}

/// What the browser says about its space; `None` if it does not say.
pub async fn space() -> Option<Space> {
    let estimate: StorageEstimate = storage()?.estimate().ok()?.await.ok()?.unchecked_into();
    Some(Space { used: estimate.get_usage()?, quota: estimate.get_quota()? })
}

/// The browser's storage manager; there is none outside of https and localhost.
fn storage() -> Option<StorageManager> {
    let storage = window().navigator().storage();
    (!storage.is_undefined()).then_some(storage)
}

async fn agreed(asked: Option<Promise>) -> bool {
    match asked {
        Some(asked) => asked.await.is_ok_and(|agreed| agreed.is_truthy()),
        None => false,
    }
}
