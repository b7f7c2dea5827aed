//! Kith: a networking relationship keeper that lives wholly in the browser.
//!
//! The modules in reading order; ARCHITECTURE.md says how they hang together.

// Days, ids, words.
pub mod day;
pub mod calendar;
pub mod moment;
pub mod id;
pub mod text;
pub mod order;
pub mod search;
pub mod safe_url;

// What the user owns, and all that can happen to it.
pub mod book;
pub mod command;
pub mod changes;
pub mod forget;
pub mod merge;
pub mod history;

// What follows from it.
pub mod deck;
pub mod defaults;
pub mod outlook;
pub mod tie;
pub mod discretion;
pub mod reason;
pub mod card;
pub mod obligations;
pub mod follow_up;
pub mod introductions;
pub mod chains;
pub mod graph;
pub mod whom;
pub mod repair;
pub mod readiness;
pub mod asks;
pub mod hints;
pub mod commitment;
pub mod landing;
pub mod tally;
pub mod reciprocity;
pub mod targets;
pub mod standing;
pub mod network;
pub mod in_motion;
pub mod today;
pub mod give_finder;
pub mod people_index;

// What a person sees.
pub mod page;

// Bytes in and out.
pub mod exchange;
pub mod schema;
pub mod persist;
pub mod session;

// Books to try things with.
pub mod sample;

#[cfg(target_family = "wasm")]
pub mod web;
