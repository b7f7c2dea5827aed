//! How the pages follow the book, whoever changed it: this tab or another.

use crate::session::Session;
use crate::web::clock;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// After a change about everybody people are looked at for so many milliseconds, then it is somebody else's turn.
const TURN: u64 = 6;

/// What the pages are drawn from, and what tells them to.
#[derive(Clone)]
pub(super) struct Pages {
    pub(super) session: Rc<RefCell<Session>>,
    /// Counts the changes of the book.
    pub(super) revision: RwSignal<u64>,
    /// Counts how often everybody was up to date again.
    pub(super) settled: RwSignal<u64>,
    /// Whether that took turns, the last time.
    took_turns: Rc<Cell<bool>>,
}

impl Pages {
    /// The pages drawn from a session.
    pub(super) fn of(session: Rc<RefCell<Session>>) -> Pages {
        let (revision, settled) = (RwSignal::new(0), RwSignal::new(0));
        Pages { session, revision, settled, took_turns: Rc::default() }
    }

    /// The book has changed.
    pub(super) fn follow(&self) {
        self.revision.update(|revision| *revision += 1);
        self.settle(false);
    }

    /// Does this at once or, after a change that was followed in turns, in a turn of its own.
    pub(super) fn in_turn(&self, act: impl FnOnce() + 'static) {
        if self.took_turns.get() { set_timeout(act, Duration::ZERO) } else { act() }
    }

    /// Brings what is kept of everybody up to date, a turn at a time, and then draws the pages of it.
    fn settle(&self, took_turns: bool) {
        let began = clock::now();
        let is_settled = self.session.borrow_mut().settle(&mut || clock::now() < began + TURN);
        // Drawing is a turn of its own, unless next to nothing was to be done before it.
        if is_settled && clock::now() <= began + 1 {
            self.took_turns.set(took_turns);
            self.settled.update(|settled| *settled += 1);
        } else {
            let next = self.clone();
            set_timeout(move || next.settle(true), Duration::ZERO);
        }
    }
}
