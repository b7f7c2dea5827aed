//! The step for a file with an unknown header: what each column holds.

use super::Import;
use crate::exchange::linkedin::{Column, Parsed};
use crate::page::import::{ColumnLine, column_choices, column_question, columns_problem};
use crate::web::kit::{Button, ButtonKind, CheckField, Choice, Glyph, Icon, SelectField};
use crate::web::say::Say;
use leptos::prelude::*;
use std::sync::Arc;

/// The step.
#[component]
pub(super) fn ChooseColumns(import: Import, parsed: Arc<Parsed>) -> impl IntoView {
    let question = column_question(&parsed.header);
    let columns = RwSignal::new(question.columns.iter().map(|column| column.guess).collect::<Vec<_>>());
    let has_header = RwSignal::new(question.header_line > 0);
    let problem = RwSignal::new(None::<&'static str>);
    let header_line = question.header_line;
    let read = move || {
        problem.set(columns.with_untracked(|columns| columns_problem(columns)));
        if problem.get_untracked().is_none() {
            let line = if has_header.get_untracked() { header_line } else { 0 };
            import.read_with(line, columns.get_untracked());
        }
    };
    let lines = question.columns.into_iter().enumerate();
    view! {
        <div class="page stack">
            <header>
                <h1 class="page-title" tabindex="-1">"What are these columns?"</h1>
                <p class="lede"><Say sentence=question.question /></p>
            </header>
            <ul class="list">{lines.map(|(at, line)| column_view(at, line, columns)).collect_view()}</ul>
            <CheckField
                label="The first of these lines names the columns; it is no person"
                checked=has_header
                on_change=move |yes| has_header.set(yes)
            />
            <p class="field-problem" role="alert" hidden=move || problem.get().is_none()>
                <Icon glyph=Glyph::Warning />
                <span>{problem}</span>
            </p>
            <div class="button-row">
                <Button kind=ButtonKind::Main on_press=read>"Read the file"</Button>
                <Button on_press=move || import.start_over()>"Another file"</Button>
            </div>
        </div>
    }
}

fn column_view(at: usize, line: ColumnLine, columns: RwSignal<Vec<Option<Column>>>) -> impl IntoView {
    let label = line.title.to_string();
    let choices: Vec<Choice> = column_choices()
        .into_iter()
        .enumerate()
        .map(|(number, (_, words))| Choice::new(number.to_string(), words))
        .collect();
    let value = Signal::derive(move || {
        let column = columns.with(|columns| columns.get(at).copied().flatten());
        column_choices().iter().position(|(known, _)| *known == column).unwrap_or_default().to_string()
    });
    let pick = move |number: String| {
        let picked = number.parse().ok().and_then(|number: usize| column_choices().get(number).copied());
        columns.update(|columns| {
            if let (Some(column), Some((picked, _))) = (columns.get_mut(at), picked) {
                *column = picked;
            }
        });
    };
    view! {
        <li>
            <div class="list-text">
                <p><Say sentence=line.title /></p>
                <p class="quiet small" data-own="">{line.samples.join(" · ")}</p>
            </div>
            <div data-own=""><SelectField label choices value on_pick=pick hide_label=true /></div>
        </li>
    }
}
