//! Trunk's post-build hook: the content security policy, the service worker, and what was built.

use crate::run::root;
use crate::stop::Stop;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

const WORKER: &str = include_str!("sw.js");
/// The policy goes right behind this tag, ahead of everything that it governs.
const ANCHOR: &str = "<meta charset=";

/// A file of the build.
struct Built {
    /// Relative to the page, with forward slashes.
    path: String,
    bytes: usize,
    sha256: [u8; 32],
}

/// Finishes the page that Trunk has just staged.
pub fn finish_page() -> Result<(), Stop> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.ok_or(Stop::Wrong("post-build is Trunk's hook: it wants TRUNK_STAGING_DIR."))?;
    let policy = put_policy(&folder.join("index.html"))?;
    // A kept version would hide the next development build.
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug") {
        return Ok(());
    }
    let files = files_of(&folder)?;
    let version = version_of(&files);
    write(&folder.join("sw.js"), &worker(&version, &files))?;
    write(&folder.join("build.json"), &build_record(&version, &files))?;
    write(&folder.join("_headers"), &host_headers(&policy))
}

fn put_policy(page: &Path) -> Result<String, Stop> {
    let html = fs::read_to_string(page).map_err(Stop::at(page))?;
    let policy = policy_for(&html)?;
    write(page, &with_policy(&html, &policy)?)?;
    Ok(policy)
}

/// The page with the policy in its head.
fn with_policy(html: &str, policy: &str) -> Result<String, Stop> {
    let (head, rest) = html.split_once(ANCHOR).ok_or(Stop::Page("no <meta charset>"))?;
    let (charset, rest) = rest.split_once('>').ok_or(Stop::Page("a <meta charset> without end"))?;
    Ok(format!(
        "{head}{ANCHOR}{charset}><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{rest}"
    ))
}

/// Allows what Kith consists of and nothing else; the inline scripts of the page by their hashes.
fn policy_for(html: &str) -> Result<String, Stop> {
    let mut scripts = String::new();
    for script in inline_scripts(html)? {
        let hash = STANDARD.encode(Sha256::digest(script));
        scripts.push_str(&format!(" 'sha256-{hash}'"));
    }
    Ok(format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; connect-src 'self'; \
         img-src 'self' data: blob:; style-src 'self'; font-src 'self'; manifest-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
    ))
}

/// The text of each script that stands in the page itself.
fn inline_scripts(html: &str) -> Result<Vec<&str>, Stop> {
    let mut scripts = Vec::new();
    for piece in html.split("<script").skip(1) {
        let (tag, rest) = piece.split_once('>').ok_or(Stop::Page("a script tag without end"))?;
        let (text, _) = rest.split_once("</script").ok_or(Stop::Page("a script without end"))?;
        if !tag.contains("src=") {
            scripts.push(text);
        }
    }
    Ok(scripts)
}

/// All files of the build in the order of their paths.
fn files_of(folder: &Path) -> Result<Vec<Built>, Stop> {
    let mut files = Vec::new();
    collect_files(folder, folder, &mut files)?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn collect_files(folder: &Path, top: &Path, files: &mut Vec<Built>) -> Result<(), Stop> {
    for entry in fs::read_dir(folder).map_err(Stop::at(folder))? {
        let path = entry.map_err(Stop::at(folder))?.path();
        if path.is_dir() {
            collect_files(&path, top, files)?;
            continue;
        }
        let content = fs::read(&path).map_err(Stop::at(&path))?;
        let relative = path.strip_prefix(top).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        files.push(Built { path: relative, bytes: content.len(), sha256: Sha256::digest(&content).into() });
    }
    Ok(())
}

/// Changes whenever any file does: twelve hexadecimal digits over all paths and contents.
fn version_of(files: &[Built]) -> String {
    let mut hasher = Sha256::new();
    for file in files {
        hasher.update(file.path.as_bytes());
        hasher.update([0]);
        hasher.update(file.sha256);
    }
    let mut digits = String::new();
    for byte in hasher.finalize().iter().take(6) {
        // Writing to a String cannot go wrong.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

fn worker(version: &str, files: &[Built]) -> String {
    let paths: Vec<String> = files.iter().map(|file| format!("\n  {:?},", address_of(file))).collect();
    let list = format!("[{}\n]", paths.concat());
    WORKER.replace("{{version}}", version).replace("{{files}}", &list)
}

/// The page goes by its folder: some hosts redirect `index.html` there, and a browser refuses to open a
/// page from a redirect that was kept.
fn address_of(file: &Built) -> &str {
    if file.path == "index.html" { "./" } else { &file.path }
}

/// `build.json`: the program's version, the build's, and each file with its size in bytes.
fn build_record(version: &str, files: &[Built]) -> String {
    let line = |file: &Built| format!("\n    {{ \"path\": {:?}, \"bytes\": {} }}", file.path, file.bytes);
    let lines = files.iter().map(line).collect::<Vec<_>>().join(",");
    let program = program_version().unwrap_or_default();
    format!("{{\n  \"program\": {program:?},\n  \"build\": {version:?},\n  \"files\": [{lines}\n  ]\n}}\n")
}

fn program_version() -> Option<String> {
    let text = fs::read_to_string(root().join("Cargo.toml")).ok()?;
    let (_, package) = text.split_once("\n[package]")?;
    let (_, rest) = package.split_once("\nversion = \"")?;
    rest.split_once('"').map(|(version, _)| version.to_owned())
}

/// For hosts that read a `_headers` file; a page cannot forbid by itself to be framed.
fn host_headers(policy: &str) -> String {
    format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  Referrer-Policy: no-referrer\n  \
         X-Content-Type-Options: nosniff\n"
    )
}

fn write(path: &Path, text: &str) -> Result<(), Stop> {
    fs::write(path, text).map_err(Stop::at(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<meta charset=\"utf-8\" />\n<script src=\"boot.js\" defer></script>\
                        <script type=\"module\">start()</script></head>";

    #[test]
    fn the_policy_names_inline_scripts_by_hash_and_comes_first() {
        let policy = policy_for(PAGE).unwrap();
        assert_eq!(inline_scripts(PAGE).unwrap(), ["start()"]);
        assert_eq!(policy.matches("'sha256-").count(), 1);
        assert!(!policy.contains("unsafe-inline"));
        let page = with_policy(PAGE, &policy).unwrap();
        assert!(page.find("Content-Security-Policy") < page.find("<script"));
    }

    #[test]
    fn the_version_follows_every_content() {
        let file = |path: &str, sha256| Built { path: path.to_owned(), bytes: 1, sha256: [sha256; 32] };
        let version = version_of(&[file("a", 1), file("b", 1)]);
        assert_eq!(version.len(), 12);
        assert_ne!(version, version_of(&[file("a", 1), file("b", 2)]));
        assert_ne!(version, version_of(&[file("a", 1), file("c", 1)]));
    }

    #[test]
    fn the_worker_lists_the_files() {
        let files = [Built { path: "index.html".to_owned(), bytes: 1, sha256: [0; 32] }];
        let text = worker("0123456789ab", &files);
        assert!(text.contains("0123456789ab`"));
        assert!(text.contains("  \"./\",\n];"));
        assert!(!text.contains("{{"));
    }
}
