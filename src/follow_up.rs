//! Following up: when two people were last in touch, and when it is time again.

pub mod cadence;
pub mod last_contact;
