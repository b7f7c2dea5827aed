//! The chains: a picture drawn from data, and the list that says the same.

use crate::id::Id;
use crate::page::introductions::{ChainRow, Chains, Drawn, DrawnKind, Tab, chains};
use crate::page::route::Route;
use crate::page::sentence::Sentence;
use crate::web::desk::use_desk;
use crate::web::kit::{Drawing, EmptyState, LinkButton};
use crate::web::router::use_route;
use crate::web::say::Say;
use leptos::prelude::*;

/// Height of a row of the picture, and how far one link goes to the right.
const ROW: usize = 28;
/// See [`ROW`].
const INDENT: usize = 22;
/// Room for the words of the deepest row.
const WORDS: usize = 220;

/// Everybody who came through somebody, or one person's branch.
#[component]
pub fn ChainsView() -> impl IntoView {
    let route = use_route();
    let from = Memo::new(move |_| route.with(|route| route.get("from").and_then(Id::parse)));
    let page = use_desk().page(move |book, today| chains(book, today, from.get()));
    let is_empty = Memo::new(move |_| page.with(|page| page.rows.is_empty()));
    view! {
        <Facts page />
        <Show when=move || !is_empty.get() fallback=move || view! { <NoChains is_branch=from.get().is_some() /> }>
            <Branch page />
            <Picture page />
            <List page />
        </Show>
    }
}

/// R42 and R39 in words.
#[component]
fn Facts(page: Memo<Chains>) -> impl IntoView {
    let lines = move || {
        let (line, makers, depth) =
            page.with(|page| (page.makers_line.clone(), page.makers.clone(), page.depth.clone()));
        let makers = (!makers.is_empty()).then(|| {
            let makers = makers.into_iter().map(|maker| view! { <li><Say sentence=maker /></li> });
            view! { <ul class="chain-makers">{makers.collect_view()}</ul> }
        });
        view! {
            {line.map(|line| view! { <p><Say sentence=line /></p> })}
            {makers}
            {depth.map(|depth| view! { <p class="quiet"><Say sentence=depth /></p> })}
        }
    };
    view! { <div class="chain-facts measure">{lines}</div> }
}

#[component]
fn Branch(page: Memo<Chains>) -> impl IntoView {
    let branch = move || page.with(|page| page.branch.clone());
    move || {
        branch().map(|words| {
            view! {
                <p class="chain-branch">
                    <Say sentence=words />
                    " "
                    <a href=Tab::Chains.route().to_string()>"All chains"</a>
                </p>
            }
        })
    }
}

#[component]
fn NoChains(is_branch: bool) -> impl IntoView {
    let text = if is_branch {
        "Nobody led here, and from here to nobody yet."
    } else {
        "When Ana introduces you to Ben, and Ben to Carla, you see here how far Ana's help went."
    };
    view! {
        <EmptyState drawing=Drawing::Bridge title="No chain yet." text>
            <LinkButton href=Tab::Reach.route().to_string()>"How do I reach somebody?"</LinkButton>
        </EmptyState>
    }
}

/// The tree, a row a person; whoever cannot see it has the list below.
#[component]
fn Picture(page: Memo<Chains>) -> impl IntoView {
    let picture = Memo::new(move |_| page.with(|page| page.picture.clone()));
    let draw = move || {
        picture.with(|rows| {
            let deepest = rows.iter().map(|row| row.depth).max().unwrap_or_default();
            let (width, height) = (deepest * INDENT + WORDS, rows.len() * ROW);
            let shapes = rows.iter().enumerate().map(|(at, row)| shape(at, row, rows)).collect_view();
            view! {
                <svg
                    class="chain-picture"
                    role="img"
                    aria-label="Who led to whom; the list below says the same"
                    width=width
                    height=height
                    viewBox=format!("0 0 {width} {height}")
                >
                    {shapes}
                </svg>
            }
        })
    };
    view! {
        <figure class="chain-figure">
            <div class="scroll-x" tabindex="0" role="group" aria-label="The chains as a picture">{draw}</div>
            <figcaption class="quiet small">"A double ring marks somebody who decides."</figcaption>
        </figure>
    }
}

fn shape(at: usize, row: &Drawn, rows: &[Drawn]) -> impl IntoView {
    let (x, y) = place(at, row.depth);
    let line = row.parent.map(|above| {
        let (from_x, from_y) = place(above, rows[above].depth);
        view! { <path class="chain-line" d=format!("M{from_x} {}V{}q0 6 6 6H{}", from_y + 6, y - 6, x - 6) /> }
    });
    let dot = match row.kind {
        DrawnKind::Me => view! { <circle class="chain-dot chain-me" cx=x cy=y r="6" /> }.into_any(),
        DrawnKind::Person => view! { <circle class="chain-dot" cx=x cy=y r="4" /> }.into_any(),
        DrawnKind::DecisionMaker => view! {
            <circle class="chain-dot" cx=x cy=y r="6" />
            <circle class="chain-dot chain-core" cx=x cy=y r="2.5" />
        }
        .into_any(),
        DrawnKind::Folded => view! {
            <path class="chain-line" d=format!("M{} {y}h8M{x} {}v8", x - 4, y - 4) />
        }
        .into_any(),
    };
    let class = if row.kind == DrawnKind::Folded { "chain-words chain-folded" } else { "chain-words" };
    let own = matches!(row.kind, DrawnKind::Person | DrawnKind::DecisionMaker).then_some("");
    view! {
        <g>
            {line}
            {dot}
            <text class=class data-own=own x={x + 12} y={y + 5}>{row.label.clone()}</text>
        </g>
    }
}

fn place(at: usize, depth: usize) -> (usize, usize) {
    (8 + depth * INDENT, at * ROW + ROW / 2)
}

/// So many lines of the list are shown before the rest is asked for.
const SHOWN: usize = 40;

/// The same in words and figures.
#[component]
fn List(page: Memo<Chains>) -> impl IntoView {
    let all = RwSignal::new(false);
    let count = Memo::new(move |_| page.with(|page| page.rows.len()));
    let rows = Memo::new(move |_| {
        let shown = if all.get() { usize::MAX } else { SHOWN };
        page.with(|page| page.rows.iter().take(shown).cloned().collect::<Vec<_>>())
    });
    let left_out = move || page.with(|page| page.more);
    view! {
        <section class="page-section">
            <h2 class="family">"The same as a list"</h2>
            <p class="quiet small">"Generation 0 are those you knew before; each introduction adds one."</p>
            <div class="scroll-x" tabindex="0" role="group" aria-label="The chains as a list">
                // Soft hyphens: on a phone the columns are as narrow as their figures.
                <table class="table chain-table">
                    <thead>
                        <tr>
                            <th scope="col">"Who"</th>
                            <th scope="col">"Through"</th>
                            <th scope="col" class="number">"Gener\u{ad}ation"</th>
                            <th scope="col" class="number">"Led to people"</th>
                            <th scope="col" class="number">"Organi\u{ad}zations"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || rows.get() key=|row| (row.id, row.name.clone(), row.downstream, row.generation) let:row>
                            <Line row />
                        </For>
                    </tbody>
                </table>
            </div>
            <Show when=move || !all.get() && SHOWN < count.get()>
                <button type="button" class="button button-quiet" on:click=move |_| all.set(true)>
                    {move || Sentence::new("Show all {count}").count("count", count.get()).to_string()}
                </button>
            </Show>
            <Show when=move || left_out() != 0>
                <p class="quiet">
                    {move || Sentence::new("{count:more person is|more people are} in the branches of those above.").count("count", left_out()).to_string()}
                </p>
            </Show>
        </section>
    }
}

#[component]
fn Line(row: ChainRow) -> impl IntoView {
    let ChainRow { id, name, through, generation, downstream, organizations, decides, route } = row;
    let branch = if downstream > 0 {
        let label = Sentence::new("only the branch of {name}").own("name", name.clone()).to_string();
        view! {
            <a href=route.to_string()>{downstream} " " <span class="visually-hidden" data-own="">{label}</span></a>
        }
        .into_any()
    } else {
        view! { "0" }.into_any()
    };
    view! {
        <tr>
            <th scope="row">
                <a href=Route::person(id).to_string() data-own="">{name}</a>
                {decides.then(|| view! { <span class="quiet small">" decides"</span> })}
            </th>
            <td>{through.map(|through| view! { <Say sentence=through /> })}</td>
            <td class="number">{generation}</td>
            <td class="number">{branch}</td>
            <td class="number">{organizations}</td>
        </tr>
    }
}
