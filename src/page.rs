//! Pages: what a person sees, as plain data, already worded. A page is a function of the book and the day;
//! the shell shows it and decides nothing.

pub mod data;
pub mod deck;
pub mod form;
pub mod history;
pub mod forget;
pub mod import;
pub mod introductions;
pub mod keys;
pub mod log;
pub mod meeting;
pub mod name_ten;
pub mod note;
pub mod palette;
pub mod people;
pub mod recovery;
pub mod restore;
pub mod route;
pub mod person;
pub mod plan;
pub mod save_line;
pub mod sentence;
pub mod settings;
pub mod reason;
pub mod today;
pub mod welcome;
pub mod words;
