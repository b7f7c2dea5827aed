//! Books to try things with: told in a few lines for a test, or sample books for looking around.

pub mod story;
