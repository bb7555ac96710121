//! `serve`: a small file server for `dist/`, for people at this machine and for the browser tests.
//!
//! It serves plain file names of that one folder and sends each page's own policy as a header too.

use crate::offline::WORKER;
use crate::page::policy_of;
use crate::project::Project;
use crate::{Result, build};
use std::fs;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path};
use std::thread;
use std::time::Duration;

const DEFAULT_PORT: u16 = 8080;
/// How many ports after the wished one are tried.
const PORTS: u16 = 20;
/// Longest request head, in bytes.
const HEAD_LIMIT: usize = 16 * 1024;
const TIMEOUT: Duration = Duration::from_secs(5);

pub(crate) struct Options {
    port: u16,
    build: bool,
}

impl Options {
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { port: DEFAULT_PORT, build: true };
        let mut rest = words.iter();
        while let Some(word) = rest.next() {
            match *word {
                "--no-build" => options.build = false,
                "--port" => {
                    let number = rest.next().ok_or("--port needs a number")?;
                    options.port = number.parse().map_err(|_| format!("--port {number}: not a port"))?;
                }
                other => return Err(format!("serve does not know {other}").into()),
            }
        }
        Ok(options)
    }
}

pub(crate) fn serve(project: &Project, options: &Options) -> Result<()> {
    if options.build {
        build::build(project)?;
    }
    if !project.dist.join("index.html").is_file() {
        return Err("dist/index.html is missing: run `cargo xtask build` first".into());
    }
    let listener = listen(options.port)?;
    println!("http://{}/", listener.local_addr()?);
    io::stdout().flush()?;
    for stream in listener.incoming().flatten() {
        let dist = project.dist.clone();
        // A visitor that goes away in the middle is no fault of ours.
        thread::spawn(move || drop(answer(&dist, stream)));
    }
    Ok(())
}

/// The wished port or the next free one; 0 lets the system choose.
fn listen(port: u16) -> Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(PORTS) };
    let found = (port..=last).find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    found.ok_or_else(|| format!("no free port from {port} to {last}").into())
}

fn answer(dist: &Path, mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    let head = read_head(&mut stream)?;
    let (method, response) = respond(dist, &head);
    stream.write_all(response.head().as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

/// Reads up to the blank line. A head that is too long comes back cut, and is then refused as malformed.
fn read_head(stream: &mut impl Read) -> io::Result<String> {
    let mut head = Vec::new();
    let mut chunk = [0; 1024];
    while head.len() < HEAD_LIMIT && !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut chunk)? {
            0 => break,
            count => head.extend_from_slice(&chunk[..count]),
        }
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

struct Response {
    status: &'static str,
    kind: &'static str,
    policy: Option<String>,
    body: Vec<u8>,
}

impl Response {
    fn refusal(status: &'static str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", policy: None, body: status.into() }
    }

    fn head(&self) -> String {
        let policy = self.policy.as_ref().map(|rules| format!("Content-Security-Policy: {rules}\r\n"));
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}X-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
            self.status,
            self.kind,
            self.body.len(),
            policy.unwrap_or_default(),
        )
    }
}

/// The method and what to send back.
fn respond<'a>(dist: &Path, head: &'a str) -> (&'a str, Response) {
    let mut words = head.lines().next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(protocol), None) = (words.next(), words.next(), words.next(), words.next())
    else {
        return ("", Response::refusal("400 Bad Request"));
    };
    if !protocol.starts_with("HTTP/1.") || !head.contains("\r\n\r\n") {
        return (method, Response::refusal("400 Bad Request"));
    }
    if !matches!(method, "GET" | "HEAD") {
        return (method, Response::refusal("405 Method Not Allowed"));
    }
    let response = file_name(target).and_then(|name| read_file(&dist.join(name), name));
    (method, response.unwrap_or_else(|| Response::refusal("404 Not Found")))
}

/// The one plain name a target asks for. Folders, `..`, drive letters and escapes are all "no such file".
fn file_name(target: &str) -> Option<&str> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let name = if path.is_empty() { "index.html" } else { path };
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let mut components = Path::new(name).components();
    (plain && matches!((components.next(), components.next()), (Some(Component::Normal(_)), None))).then_some(name)
}

fn read_file(path: &Path, name: &str) -> Option<Response> {
    let kind = match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "wasm" => "application/wasm",
        "js" => "text/javascript; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    };
    let body = fs::read(path).ok()?;
    let policy = if name == WORKER {
        // It fetches the built files, and nothing from elsewhere.
        Some("default-src 'none'; connect-src 'self'".to_owned())
    } else {
        std::str::from_utf8(&body).ok().and_then(policy_of).map(str::to_owned)
    };
    Some(Response { status: "200 OK", kind, policy, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(head: &str) -> &'static str {
        respond(Path::new("no-such-folder"), head).1.status
    }

    #[test]
    fn only_plain_names_are_files() {
        assert_eq!(file_name("/"), Some("index.html"));
        assert_eq!(file_name("/app_bg.wasm?1a2b"), Some("app_bg.wasm"));
        for target in ["", "x", "/..", "/../Cargo.toml", "/%2e%2e/x", "/a/b", "/a\\b", "//etc/passwd", "/C:x", "/."] {
            assert_eq!(file_name(target), None, "{target}");
        }
    }

    #[test]
    fn bad_requests_are_refused_with_a_status() {
        for head in
            ["", "\r\n\r\n", "GET\r\n\r\n", "GET / FTP/1\r\n\r\n", "GET / HTTP/1.1", "GET /a b HTTP/1.1\r\n\r\n"]
        {
            assert_eq!(status(head), "400 Bad Request", "{head:?}");
        }
        assert_eq!(status("POST / HTTP/1.1\r\n\r\n"), "405 Method Not Allowed");
        assert_eq!(status("GET /../Cargo.toml HTTP/1.1\r\n\r\n"), "404 Not Found");
        assert_eq!(status("GET /index.html HTTP/1.1\r\n\r\n"), "404 Not Found");
    }

    #[test]
    fn an_endless_head_is_cut() {
        let head = read_head(&mut io::repeat(b'x')).expect("reading never fails here");
        assert!(head.len() <= HEAD_LIMIT + 1024);
    }

    #[test]
    fn a_taken_port_gives_the_next() -> Result<()> {
        let taken = listen(0)?;
        let port = taken.local_addr()?.port();
        assert_ne!(listen(port)?.local_addr()?.port(), port);
        Ok(())
    }
}
