//! Opening the notebook: what is on the device, whether it is all there, and what to begin with.

use super::Desk;
use crate::command::Command;
use crate::persist::StorageError;
use crate::persist::canary::{Canary, Start, judge};
use crate::sample::Sample;
use crate::session::Session;
use crate::web::canary;
use leptos::prelude::*;
use std::time::Duration;

/// How long after the opening the trash is looked through.
const A_WHILE: Duration = Duration::from_secs(2);

/// The notebooks that can be on a device, each in a database of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notebook {
    /// The user's own.
    Own,
    /// A sample to look around in.
    Sample,
}

/// How far the opening has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Nothing is known yet.
    Opening,
    /// At work.
    Open,
    /// What is stored is not what was stored; nothing is written until the user decides.
    Lost {
        /// What is the matter.
        why: StorageError,
        /// What was last known to be there.
        last: Option<Canary>,
        /// How many people could be read.
        people: usize,
    },
    /// There is no way to what is stored just now.
    Shut(StorageError),
}

impl Notebook {
    /// The database it lies in.
    pub fn database(self) -> &'static str {
        match self {
            Notebook::Own => "kith",
            Notebook::Sample => "kith-sample",
        }
    }
}

impl Desk {
    /// Reads what is on the device and goes to work, or says why not. May be called again.
    pub async fn open(self) {
        let saver = self.held.with_value(|held| held.saver.clone());
        let stored = match saver.open().await {
            Ok(stored) => stored,
            // Without any storage one can still look around and take a copy away; the save line says so.
            Err(StorageError::Unavailable) => return self.phase.set(Phase::Open),
            Err(why) => return self.phase.set(Phase::Shut(why)),
        };
        let (session, problem) = Session::open(&stored);
        let people = session.book().contacts.len();
        let stored = crate::persist::stored::Stored { problem, ..stored };
        let start = judge(canary::read(self.notebook.database()), &stored);
        self.held.with_value(|held| {
            held.session.replace(session);
            held.doubtful.replace(Some(stored));
        });
        self.redraw();
        match start {
            Start::Lost { why, last } => self.phase.set(Phase::Lost { why, last, people }),
            Start::FirstRun | Start::Fine => self.go_to_work(false),
        }
        if start == Start::FirstRun && self.notebook == Notebook::Sample {
            self.fill_with_sample();
        }
    }

    /// A job search in its sixth week, as it would be today.
    fn fill_with_sample(self) {
        if let Ok(book) = Sample::WeekSix.book(self.today.get_untracked()) {
            self.replace_book(book);
        }
    }

    /// Goes on with what could be read: from now on that is what is stored.
    pub fn carry_on(self) {
        self.go_to_work(true);
    }

    fn go_to_work(self, anew: bool) {
        self.held.with_value(|held| {
            let Some(stored) = held.doubtful.take() else { return };
            held.saver.begin(&stored);
            // A forget whose scrubbing was cut short is finished now (R115).
            if anew || held.session.borrow().has_forgotten() {
                held.saver.replace_all();
            }
        });
        self.canary.set(canary::read(self.notebook.database()).unwrap_or_default());
        self.phase.set(Phase::Open);
        // Refused never: there is nothing to refuse in it. It looks through everything, so not before Today is there.
        set_timeout(move || drop(self.send(Command::PurgeTrash)), A_WHILE);
    }
}
