//! What must not be anywhere in this repository. Each test names the file and line that breaks it.

use std::fs;
use std::path::{Path, PathBuf};

/// The rules of practices.md that have to have a test, in practices order: `"r20"` asks for a test
/// function, anywhere in `src` or `tests`, whose name begins with `r20_`. Grows with every rule.
const RULES: &[&str] = &[
    "r2", "r8", "r9", "r10", "r12", "r13", "r14", "r15", "r16", "r18", "r19", "r20", "r21", "r22", "r23",
    "r26", "r31", "r33", "r37", "r38", "r39", "r40", "r41", "r42", "r43", "r49", "r53", "r54", "r55", "r56",
    "r57", "r58", "r60", "r61", "r62", "r65", "r69", "r71", "r72", "r83", "r84", "r85", "r86", "r88", "r89",
    "r90", "r91", "r92", "r94", "r96", "r97", "r98", "r99", "r100", "r101", "r102", "r103", "r104", "r105",
    "r106", "r107", "r108", "r109", "r110", "r111", "r112", "r113", "r114", "r115", "r116", "r117",
];

/// A file of this repository.
struct Source {
    /// From the root, with forward slashes.
    path: String,
    text: String,
}

#[test]
fn browser_words_stay_in_the_shell() {
    let words = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];
    let pure = rust_below("src").filter(|file| !in_shell(file));
    expect_none(pure.flat_map(|file| lines_of_code(&file, |code| names_any(code, &words))));
}

#[test]
fn only_one_file_names_indexed_db() {
    let names_it =
        |code: &str| code.contains("IndexedDb") || code.contains("indexed_db") || code.contains("Idb");
    let others = rust_below("src").filter(|file| file.path != "src/web/idb.rs");
    expect_none(others.flat_map(|file| lines_of_code(&file, names_it)));
}

#[test]
fn the_kit_knows_nothing_of_the_desk() {
    let kit = rust_below("src/web").filter(|file| file.path.starts_with("src/web/kit"));
    expect_none(kit.flat_map(|file| lines_of_code(&file, |code| names_any(code, &["Desk", "desk"]))));
}

#[test]
fn colours_are_named_in_tokens_only() {
    let styles = files_below("style", "css").filter(|file| file.path != "style/tokens.css");
    expect_none(styles.chain(rust_below("src")).flat_map(|file| lines_of_code(&file, has_colour)));
}

/// The content security policy blocks style attributes without a word: a class or `style:name=` does it.
#[test]
fn no_view_has_a_style_attribute_or_raw_html() {
    let forbidden = |code: &str| code.contains(" style=") || code.contains("inner_html");
    expect_none(rust_below("src").flat_map(|file| lines_of_code(&file, forbidden)));
}

/// The standard library's sort is compiled anew for every type, five kilobytes each time: only these hot paths use it.
const SORTED_HOT: &[&str] = &[
    "src/graph/lists.rs",
    "src/order.rs",
    "src/search.rs",
    "src/search/columns.rs",
    "src/search/slot_words.rs",
    "src/tie.rs",
];

#[test]
fn everything_but_the_hot_paths_sorts_by_one_sort() {
    let others = rust_below("src").filter(|file| {
        let is_test = file.path.contains("tests") || file.path.contains("traps");
        !is_test && !SORTED_HOT.contains(&file.path.as_str())
    });
    expect_none(others.flat_map(|file| lines_of_code(&file, sorts_by_itself)));
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let rust = ["src", "tests", "xtask", "bench"].into_iter().flat_map(rust_below);
    let silent = rust.filter(|file| !file.text.starts_with("//!"));
    expect_none(silent.map(|file| format!("{}: does not open with //!", file.path)));
}

#[test]
fn every_rule_has_a_test_of_its_name() {
    let tests: Vec<Source> = rust_below("src").chain(rust_below("tests")).collect();
    let has_test = |rule: &&str| tests.iter().any(|file| file.text.contains(&format!("fn {rule}_")));
    let missing = RULES.iter().filter(|rule| !has_test(rule));
    expect_none(missing.map(|rule| format!("no test begins with {rule}_")));
}

#[test]
fn what_is_left_to_do_stands_in_an_issue() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let unnumbered = |line: &str| marks.iter().any(|mark| line.contains(mark)) && !line.contains("issue ");
    expect_none(everything().flat_map(|file| lines(&file, unnumbered)));
}

#[test]
fn no_file_knows_where_it_was_written() {
    let folders = ["work", "root", "home", "tmp", "Users"].map(|name| format!("/{name}/"));
    let tells = |line: &str| folders.iter().any(|folder| begins_a_path(line, folder));
    expect_none(everything().flat_map(|file| lines(&file, tells)));
}

#[test]
fn the_tests_above_can_fail() {
    for colour in ["color: #1f5a43;", "fill:#fff", "background: oklch(50% 0 0)", "rgb(1 2 3)"] {
        assert!(has_colour(colour), "{colour}");
    }
    for other in
        ["#[test]", "href=\"#/people/add\"", "color-mix(in oklch, var(--ink), var(--paper))", "slab(1)"]
    {
        assert!(!has_colour(other), "{other}");
    }
    assert!(sorts_by_itself("rows.sort_by_key(|row| row.id);"));
    assert!(!sorts_by_itself("order::sort_by_key(&mut rows, |row| row.id);"));
    assert!(names_any("use leptos::prelude::*;", &["leptos"]));
    assert!(!names_any("let leptospira = 1;", &["leptos"]));
    assert_eq!(without_comment("let a = 1; // leptos"), "let a = 1;");
    assert_eq!(without_comment("    /// leptos"), "");
    assert!(begins_a_path("see /desk/mine", "/desk/"));
    assert!(!begins_a_path("https://example.org/desk/mine", "/desk/"));
}

fn in_shell(file: &Source) -> bool {
    file.path.starts_with("src/web/") || file.path == "src/web.rs" || file.path == "src/main.rs"
}

/// Whether `folder` stands in the line as the beginning of a path, not inside of one.
fn begins_a_path(line: &str, folder: &str) -> bool {
    let inside = |before: char| before.is_alphanumeric() || ['/', '.', '-', '_'].contains(&before);
    line.match_indices(folder).any(|(at, _)| !line[..at].ends_with(inside))
}

fn names_any(code: &str, words: &[&str]) -> bool {
    let names = |word: &str| code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == word);
    // `gloo` stands for all crates of that family.
    words.iter().any(|word| names(word)) || code.contains("gloo_")
}

/// A colour given by its numbers: `#1f5a43`, `rgb(...)` and the like.
fn sorts_by_itself(code: &str) -> bool {
    // The deck sorts people, with a verb of its own.
    let is_deck = code.contains("self.sort(") || code.contains("deck.sort(");
    !is_deck && [".sort(", ".sort_by", ".sort_unstable"].iter().any(|call| code.contains(call))
}

fn has_colour(code: &str) -> bool {
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];
    let calls = |function: &&str| {
        code.match_indices(*function)
            .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    functions.iter().any(calls) || code.split('#').skip(1).any(is_hex_colour)
}

/// Whether what follows a `#` is a colour: 3, 4, 6 or 8 hexadecimal digits and no more letters.
fn is_hex_colour(after: &str) -> bool {
    let word = after.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').next().unwrap_or_default();
    matches!(word.len(), 3 | 4 | 6 | 8) && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The lines that `is_wrong`, with comments taken out of what it is shown.
fn lines_of_code(file: &Source, is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    lines(file, |line| is_wrong(without_comment(line)))
}

fn without_comment(line: &str) -> &str {
    match line.trim_start().starts_with(['*', '/']) {
        true => "",
        false => line.split(" //").next().unwrap_or_default(),
    }
}

fn lines(file: &Source, is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let numbered = file.text.lines().enumerate();
    let wrong = numbered.filter(|(_, line)| is_wrong(line));
    wrong.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect()
}

#[track_caller]
fn expect_none(found: impl Iterator<Item = String>) {
    let found: Vec<String> = found.collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn rust_below(folder: &str) -> impl Iterator<Item = Source> + use<> {
    files_below(folder, "rs")
}

/// The files below `folder` whose names end in `extension`, in the order of their paths.
fn files_below(folder: &str, extension: &str) -> impl Iterator<Item = Source> + use<> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    let ending = format!(".{extension}");
    paths.retain(|path| path.to_string_lossy().ends_with(&ending));
    paths.into_iter().filter_map(|path| read(&path))
}

/// All that people wrote, and nothing that programs made.
fn everything() -> impl Iterator<Item = Source> {
    let folders = ["src", "tests", "xtask", "bench", "style", "static", "docs", ".ci", ".cargo"];
    let mut paths = Vec::new();
    for folder in folders {
        collect(&root().join(folder), &mut paths);
    }
    let top = fs::read_dir(root()).into_iter().flatten().flatten().map(|entry| entry.path());
    // In a second working tree `.git` is a file, and not of this repository.
    paths.extend(top.filter(|path| path.is_file() && !path.ends_with(".git")));
    paths.into_iter().filter_map(|path| read(&path))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.sort();
    for path in found {
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
}

/// A text file; pictures and the like are none.
fn read(path: &Path) -> Option<Source> {
    let text = fs::read_to_string(path).ok()?;
    let relative = path.strip_prefix(root()).ok()?;
    Some(Source { path: relative.to_string_lossy().replace('\\', "/"), text })
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
