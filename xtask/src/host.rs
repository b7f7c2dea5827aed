//! A small static file server for this machine: what `serve` shows and the browser tests run against.

use crate::stop::Stop;
use crate::{bundle, install, run};
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

const SERVE_HELP: &str = "cargo xtask serve [--port 8080] [--watch]";
const HOST_HELP: &str = "cargo xtask host [--port 0] [--under /some/where/] [--dir dist]";

/// Builds Kith and serves it; with `--watch` a development build that follows every change.
pub fn build_and_serve(words: &[String]) -> Result<(), Stop> {
    let watching = words.iter().any(|word| word == "--watch");
    let rest: Vec<String> = words.iter().filter(|word| *word != "--watch").cloned().collect();
    // Not the same port: a page kept by the service worker would hide the development build.
    let port = if watching { 8081 } else { 8080 };
    let mut site = Site { port, ..Site::default() };
    site.read_options(&rest, SERVE_HELP)?;
    install::for_building()?;
    if !watching {
        bundle::release()?;
        println!("\nKith is here until you press Ctrl+C:");
        return site.serve();
    }
    site.folder = run::root().join(bundle::DEVELOPMENT);
    println!("\nKith will be here after the first build, and follow your changes until you press Ctrl+C:");
    thread::spawn(move || site.serve().map_err(|stop| eprintln!("{stop}")));
    run::run(bundle::watch())
}

/// Serves files that are built already.
pub fn serve_files(words: &[String]) -> Result<(), Stop> {
    let mut site = Site::default();
    site.read_options(words, HOST_HELP)?;
    site.serve()
}

/// What is served, and where.
#[derive(Clone)]
struct Site {
    folder: PathBuf,
    /// 0 lets the system choose a free one.
    port: u16,
    /// The path below which the files appear; begins and ends with a slash.
    under: String,
}

impl Default for Site {
    fn default() -> Site {
        Site { folder: run::root().join(bundle::DIST), port: 0, under: "/".to_owned() }
    }
}

impl Site {
    fn read_options(&mut self, words: &[String], help: &'static str) -> Result<(), Stop> {
        for pair in words.chunks(2) {
            match pair {
                [name, value] if name == "--port" => {
                    self.port = value.parse().map_err(|_| Stop::Usage(help))?;
                }
                [name, value] if name == "--under" => self.under = value.clone(),
                [name, value] if name == "--dir" => self.folder = run::root().join(value),
                _ => return Err(Stop::Usage(help)),
            }
        }
        let slashed = self.under.starts_with('/') && self.under.ends_with('/');
        if slashed { Ok(()) } else { Err(Stop::Usage(help)) }
    }

    /// Answers requests until the program is stopped. The address is printed alone on a line, first.
    fn serve(self) -> Result<(), Stop> {
        let wanted = PathBuf::from(format!("port {}", self.port));
        let listener = TcpListener::bind(("127.0.0.1", self.port)).map_err(Stop::at(&wanted))?;
        let address = listener.local_addr().map_err(Stop::at(&wanted))?;
        println!("http://{address}{}", self.under);
        for connection in listener.incoming().flatten() {
            let site = self.clone();
            // A browser that hangs up in the middle concerns nobody.
            thread::spawn(move || site.answer(connection).ok());
        }
        Ok(())
    }

    fn answer(&self, mut connection: TcpStream) -> io::Result<()> {
        connection.set_read_timeout(Some(Duration::from_secs(10)))?;
        let Some((method, target)) = read_request(&connection)? else { return Ok(()) };
        let answer = match method.as_str() {
            "GET" | "HEAD" => self.answer_for(&target),
            _ => Answer::plain("405 Method Not Allowed"),
        };
        answer.write(&mut connection, method == "HEAD")
    }

    fn answer_for(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if path == self.under.trim_end_matches('/') && !path.is_empty() {
            return Answer::moved(&self.under);
        }
        let file = path.strip_prefix(&self.under).and_then(decode).and_then(|path| self.file_at(&path));
        match file.and_then(|file| Some((fs::read(&file).ok()?, file))) {
            Some((body, file)) => Answer::file(&file, body),
            None => Answer::plain("404 Not Found"),
        }
    }

    /// The file that a relative path names; `None` for a path that leads out of the folder.
    fn file_at(&self, path: &str) -> Option<PathBuf> {
        let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        let file = self.folder.join(path);
        match inside {
            true if file.is_dir() => Some(file.join("index.html")),
            true => Some(file),
            false => None,
        }
    }
}

/// The method and target of a request whose head is read to its end.
fn read_request(connection: &TcpStream) -> io::Result<Option<(String, String)>> {
    let mut lines = BufReader::new(connection).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split_whitespace().map(str::to_owned);
    Ok(words.next().zip(words.next()))
}

/// Resolves `%20` and the like; `None` if what comes out is not text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let digits = [bytes.next()?, bytes.next()?];
        decoded.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    String::from_utf8(decoded).ok()
}

/// What is sent back.
struct Answer {
    status: &'static str,
    headers: Vec<String>,
    body: Vec<u8>,
}

impl Answer {
    fn plain(status: &'static str) -> Answer {
        let headers = vec!["Content-Type: text/plain; charset=utf-8".to_owned()];
        Answer { status, headers, body: status.into() }
    }

    fn moved(to: &str) -> Answer {
        Answer {
            status: "308 Permanent Redirect",
            headers: vec![format!("Location: {to}")],
            body: Vec::new(),
        }
    }

    fn file(path: &Path, body: Vec<u8>) -> Answer {
        let headers = vec![
            format!("Content-Type: {}", media_type(path)),
            format!("Cache-Control: {}", caching(path)),
            "X-Content-Type-Options: nosniff".to_owned(),
            "Referrer-Policy: no-referrer".to_owned(),
            "Content-Security-Policy: frame-ancestors 'none'".to_owned(),
        ];
        Answer { status: "200 OK", headers, body }
    }

    fn write(&self, connection: &mut TcpStream, head_only: bool) -> io::Result<()> {
        let length = self.body.len();
        let mut head =
            format!("HTTP/1.1 {}\r\nContent-Length: {length}\r\nConnection: close\r\n", self.status);
        for header in &self.headers {
            head.push_str(header);
            head.push_str("\r\n");
        }
        head.push_str("\r\n");
        connection.write_all(head.as_bytes())?;
        connection.write_all(if head_only { &[] } else { &self.body })
    }
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A file whose name holds the hash of its content never changes; all others are asked for anew.
fn caching(path: &Path) -> &'static str {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether Trunk put the content's hash into a file's name: 16 hexadecimal digits after a dash.
pub fn is_hashed(name: &str) -> bool {
    let hash = |part: &str| part.len() >= 16 && part.bytes().take(16).all(|byte| byte.is_ascii_hexdigit());
    name.split('-').skip(1).any(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site { folder: run::root().join("static"), port: 0, under: "/some/where/".to_owned() }
    }

    #[test]
    fn files_are_found_below_the_sub_path_only() {
        let found = site().answer_for("/some/where/boot.js?v=1");
        assert_eq!(found.status, "200 OK");
        assert!(found.headers.contains(&"Content-Type: text/javascript; charset=utf-8".to_owned()));
        assert!(found.headers.contains(&"Cache-Control: no-cache".to_owned()));
        assert_eq!(site().answer_for("/boot.js").status, "404 Not Found");
        assert_eq!(site().answer_for("/some/where").status, "308 Permanent Redirect");
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for path in ["../Cargo.toml", "%2e%2e/Cargo.toml", "/etc/passwd", "a/../../Cargo.toml", "%ff"] {
            assert_eq!(site().answer_for(&format!("/some/where/{path}")).status, "404 Not Found", "{path}");
        }
    }

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        assert!(is_hashed("kith-ee8a87d97f00d2b4_bg.wasm"));
        assert!(is_hashed("base-58ec32f4b6c4a9e1.css"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("icon-192.png"));
    }
}
