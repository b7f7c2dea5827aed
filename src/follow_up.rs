//! Following up: when two people were last in touch, and when it is time again.

pub mod cadence;
pub mod decisions;
pub mod hello;
pub mod keep;
pub mod last_contact;
pub mod silence;
pub mod starters;
pub mod their_life;
pub mod told;
pub mod value_note;
