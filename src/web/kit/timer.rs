//! One timer that can be started again and again, and never outlives the component it belongs to.

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// A timer of a component; copied into its handlers.
#[derive(Clone, Copy)]
pub struct Timer(StoredValue<Option<TimeoutHandle>>);

impl Timer {
    /// A timer that is not running; stops when the component goes.
    #[must_use]
    pub fn new() -> Timer {
        let timer = Timer(StoredValue::new(None));
        on_cleanup(move || timer.stop());
        timer
    }

    /// Calls `then` in `after`, unless it is started again or stopped before that.
    pub fn start(self, after: Duration, then: impl FnOnce() + 'static) {
        self.stop();
        let running = set_timeout_with_handle(then, after).ok();
        self.0.try_set_value(running);
    }

    /// Forgets what it was about to call.
    pub fn stop(self) {
        let running = self.0.try_update_value(Option::take).flatten();
        if let Some(running) = running {
            running.clear();
        }
    }
}

impl Default for Timer {
    fn default() -> Self {
        Timer::new()
    }
}
