//! The clock and the dice: the only file that asks the time.

use crate::day::Day;
use crate::moment::{Device, Moment};
use js_sys::Date;
use leptos::prelude::{
    TimeoutHandle, WindowListenerHandle, set_timeout_with_handle, window, window_event_listener_untyped,
};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

/// Everything undetermined that a command may use, read once.
pub fn moment(device: Device) -> Moment {
    Moment { today: today(), minute: minute(), now: now(), seed: seed(), device }
}

/// Milliseconds since 1970-01-01 UTC.
pub fn now() -> u64 {
    Date::now() as u64
}

/// The civil day in the user's zone.
pub fn today() -> Day {
    civil_day(&Date::new_0())
}

fn civil_day(date: &Date) -> Day {
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    Day::new(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}

/// The civil day of a moment (milliseconds since 1970-01-01 UTC) in the user's zone.
pub fn day_of(millis: u64) -> Day {
    civil_day(&Date::new(&(millis as f64).into()))
}

/// The time of day of a moment, as the user's language writes it: "14:05".
pub fn time_of(millis: u64) -> String {
    let options = js_sys::Object::new();
    for (name, value) in [("hour", "2-digit"), ("minute", "2-digit")] {
        // Setting a plain property of a plain object cannot fail.
        drop(js_sys::Reflect::set(&options, &name.into(), &value.into()));
    }
    Date::new(&(millis as f64).into()).to_locale_time_string_with_options("default", &options).into()
}

/// Minutes since the user's midnight, 0 to 1439.
pub fn minute() -> u16 {
    let date = Date::new_0();
    u16::try_from(date.get_hours() * 60 + date.get_minutes()).unwrap_or_default()
}

/// 64 random bits, good enough for ids and keys.
pub fn seed() -> u64 {
    let mut bytes = [0; 8];
    match window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)) {
        Ok(_) => u64::from_le_bytes(bytes),
        Err(_) => now().rotate_left(32) ^ js_sys::Math::random().to_bits(),
    }
}

/// Watches for the day to turn, until it is dropped.
pub struct DayWatch(Rc<Watch>);

struct Watch {
    day: Cell<Day>,
    turned: Box<dyn Fn(Day)>,
    timer: RefCell<Option<TimeoutHandle>>,
    listeners: RefCell<Vec<WindowListenerHandle>>,
}

impl DayWatch {
    /// Calls `turned` with the new day at the user's midnight, and when the page is looked at again
    /// after a night (timers sleep with the device) or in another zone.
    pub fn start(turned: impl Fn(Day) + 'static) -> DayWatch {
        let watch = Rc::new(Watch {
            day: Cell::new(today()),
            turned: Box::new(turned),
            timer: RefCell::default(),
            listeners: RefCell::default(),
        });
        for event in ["focus", "visibilitychange", "pageshow"] {
            let weak = Rc::downgrade(&watch);
            let listener = window_event_listener_untyped(event, move |_| look(&weak));
            watch.listeners.borrow_mut().push(listener);
        }
        wait_for_midnight(&watch);
        DayWatch(watch)
    }
}

impl Drop for DayWatch {
    fn drop(&mut self) {
        self.0.listeners.take().into_iter().for_each(WindowListenerHandle::remove);
        if let Some(timer) = self.0.timer.take() {
            timer.clear();
        }
    }
}

/// Tells if the day has turned.
fn look(watch: &Weak<Watch>) {
    let Some(watch) = watch.upgrade() else { return };
    let day = today();
    if watch.day.replace(day) != day {
        (watch.turned)(day);
    }
    wait_for_midnight(&watch);
}

fn wait_for_midnight(watch: &Rc<Watch>) {
    let weak = Rc::downgrade(watch);
    let timer = set_timeout_with_handle(move || look(&weak), until_midnight()).ok();
    if let Some(earlier) = watch.timer.replace(timer) {
        earlier.clear();
    }
}

/// How long it is to the user's next midnight, to the second after it. Days of 23 and 25 hours come
/// out right, since the browser says when the next day begins.
fn until_midnight() -> Duration {
    let date = Date::new_0();
    let next = Date::new_with_year_month_day(
        date.get_full_year(),
        date.get_month() as i32,
        date.get_date() as i32 + 1,
    );
    let milliseconds = (next.get_time() - date.get_time()).clamp(0.0, 90_000_000.0);
    Duration::from_millis(milliseconds as u64 + 1_000)
}
