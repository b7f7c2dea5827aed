//! Writing down what stands by itself: intel, problems, gives, pieces, steps of the search.

use super::plan::refuse_empty;
use super::{Pen, Refusal};
use crate::book::{Give, Intel, Piece, Problem, SearchEvent};
use crate::changes::{Changes, Verb};

/// A record that is not about one person alone.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// Something learned of a place (R40).
    Intel(Intel),
    /// A problem somebody has (R41).
    Problem(Problem),
    /// Something the user can give (R61).
    Give(Give),
    /// Something the user published (R73).
    Piece(Piece),
    /// An application, an interview, an offer, a rejection.
    SearchEvent(SearchEvent),
}

pub(super) fn write(pen: &mut Pen, written: Written) -> Result<Changes, Refusal> {
    match written {
        Written::Intel(intel) => {
            refuse_empty(&intel.text)?;
            pen.add(intel);
        }
        Written::Problem(problem) => {
            refuse_empty(&problem.text)?;
            pen.add(problem);
        }
        Written::Give(give) => {
            refuse_empty(&give.text)?;
            pen.add(give);
        }
        Written::Piece(piece) => {
            refuse_empty(&piece.title)?;
            pen.add(piece);
        }
        Written::SearchEvent(event) => {
            if event.day > pen.today() {
                return Err(Refusal::NotYetHappened(event.day));
            }
            pen.add(event);
        }
    }
    Ok(pen.finish(Verb::Write, None))
}
