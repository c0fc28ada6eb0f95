//! A server on this machine in place of both services. It speaks HTTP by hand, so that an answer can break
//! off, trickle or stop at any byte, and it tells what it was asked.

use std::collections::{HashMap, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

/// The key that the maps take.
pub const KEY: &str = "s3cret-of-the-test";
/// Where the standards are.
pub const STANDARDS: &str = "/api/apprenticeshipstandards";
/// Under which the maps are.
pub const MAPS: &str = "/maps/api/v1";

pub struct Server {
    pub address: SocketAddr,
    shared: Arc<Shared>,
    stalled: Receiver<()>,
}

/// What it was asked.
#[derive(Debug, Clone)]
pub struct Request {
    /// Path and query.
    pub target: String,
    pub headers: HashMap<String, String>,
}

/// What it does in place of the right answer.
#[derive(Debug, Clone)]
pub enum Act {
    /// A status, headers, and nothing else.
    Status(u16, Vec<(&'static str, String)>),
    /// Another body, of this type.
    Body(&'static str, String),
    /// So many bytes of white space, packed: a thousand times less.
    Packed(usize),
    /// The right answer, cut after so many bytes of its body.
    Cut(usize),
    /// The same, without anything that names its version.
    CutUnnamed(usize),
    /// The right answer in chunks, the last ones missing.
    CutChunk,
    /// A byte at a time, for as long as someone listens.
    Trickle,
    /// Some 3 kB a second, for as long as someone listens.
    Drip,
    /// The right answer up to so many bytes of its body; then it says so to the test, and stays silent.
    Stall(usize),
    /// The right answer without anything that names its version.
    Unnamed,
}

struct Shared {
    bodies: Mutex<HashMap<String, Vec<u8>>>,
    acts: Mutex<HashMap<String, VecDeque<Act>>>,
    asked: Mutex<Vec<Request>>,
    stalled: Sender<()>,
}

impl Server {
    /// Serves both services from the fixtures.
    pub fn start() -> Self {
        let mut bodies = HashMap::new();
        bodies.insert(STANDARDS.to_owned(), fixture("standards.json"));
        bodies.insert(format!("{MAPS}/Occupations"), fixture("occupations.json"));
        for reference in ["OCC9001", "OCC9002", "OCC9003"] {
            bodies.insert(format!("{MAPS}/Occupations/{reference}"), fixture(&format!("{reference}.json")));
            let links = fixture(&format!("{reference}.links.json"));
            bodies.insert(format!("{MAPS}/OccupationalProgression/{reference}"), links);
        }
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let (stalled, stalls) = channel();
        let shared = Arc::new(Shared {
            bodies: Mutex::new(bodies),
            acts: Mutex::default(),
            asked: Mutex::default(),
            stalled,
        });
        let for_all = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&for_all);
                // A client that goes away is part of the tests.
                thread::spawn(move || drop(shared.answer(stream)));
            }
        });
        Self { address, shared, stalled: stalls }
    }

    /// The next questions for `path` are answered so, one after the other; then rightly again.
    pub fn next(&self, path: &str, acts: impl IntoIterator<Item = Act>) {
        self.shared.acts.lock().expect("acts").entry(path.to_owned()).or_default().extend(acts);
    }

    /// From now on, the right answer for `path`.
    pub fn set(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.shared.bodies.lock().expect("bodies").insert(path.to_owned(), body.into());
    }

    /// What it was asked since this was last called.
    pub fn asked(&self) -> Vec<Request> {
        std::mem::take(&mut *self.shared.asked.lock().expect("asked"))
    }

    /// Returns when an answer has stalled.
    pub fn wait_for_stall(&self) {
        // Only a broken test waits so long.
        self.stalled.recv_timeout(Duration::from_secs(60)).expect("an answer that stalls");
    }
}

impl Request {
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

pub fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

impl Shared {
    fn answer(&self, stream: TcpStream) -> std::io::Result<()> {
        let Some(request) = read_request(&stream)? else { return Ok(()) };
        self.asked.lock().expect("asked").push(request.clone());
        let act = self.acts.lock().expect("acts").get_mut(request.path()).and_then(VecDeque::pop_front);
        let body = self.bodies.lock().expect("bodies").get(request.path()).cloned();
        let mut out = stream;
        match act {
            Some(Act::Status(status, headers)) => return respond(&mut out, status, &headers, b""),
            Some(Act::Body(form, body)) => {
                return respond(&mut out, 200, &[("Content-Type", form.to_owned())], body.as_bytes());
            }
            Some(Act::Packed(length)) => {
                let headers = [
                    ("Content-Type", "application/json".to_owned()),
                    ("Content-Encoding", "gzip".to_owned()),
                ];
                let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
                std::io::copy(&mut std::io::repeat(b' ').take(length as u64), &mut encoder)?;
                return respond(&mut out, 200, &headers, &encoder.finish()?);
            }
            Some(Act::Trickle) => return trickle(&mut out, b" "),
            Some(Act::Drip) => return trickle(&mut out, &[b' '; 15]),
            _ => {}
        }
        let is_map = request.path().starts_with(MAPS);
        if is_map && request.header("x-api-key") != Some(KEY) {
            return respond(&mut out, 401, &[], b"");
        }
        let Some(body) = body else { return respond(&mut out, 404, &[], b"") };
        self.answer_rightly(&mut out, &request, &body, act)
    }

    /// As a good service does: names the version, answers to conditions and ranges, packs what is long.
    fn answer_rightly(
        &self,
        out: &mut TcpStream,
        request: &Request,
        body: &[u8],
        act: Option<Act>,
    ) -> std::io::Result<()> {
        let etag = format!(
            "\"{:x}\"",
            body.iter().fold(7_u64, |sum, byte| { sum.wrapping_mul(31).wrapping_add(u64::from(*byte)) })
        );
        let packs = request.header("accept-encoding").is_some_and(|accepted| accepted.contains("gzip"));
        let mut headers = vec![("Content-Type", "application/json; charset=utf-8".to_owned())];
        let packed = if packs && request.path() == STANDARDS {
            headers.push(("Content-Encoding", "gzip".to_owned()));
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(body)?;
            encoder.finish()?
        } else {
            body.to_vec()
        };
        if !matches!(act, Some(Act::Unnamed | Act::CutUnnamed(_))) {
            headers.push(("ETag", etag.clone()));
        }
        if request.header("if-none-match") == Some(&etag) && act.is_none() {
            return respond(out, 304, &[("ETag", etag)], b"");
        }
        let from = request
            .header("range")
            .filter(|_| request.header("if-range").is_none_or(|version| version == etag))
            .and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-')?.parse::<usize>().ok())
            .filter(|from| *from < packed.len());
        let (status, rest) = match from {
            Some(from) => {
                let (last, total) = (packed.len() - 1, packed.len());
                headers.push(("Content-Range", format!("bytes {from}-{last}/{total}")));
                (206, &packed[from..])
            }
            None => (200, &packed[..]),
        };
        match act {
            Some(Act::Cut(after) | Act::CutUnnamed(after)) => {
                head(out, status, &headers, Some(rest.len()))?;
                out.write_all(&rest[..after.min(rest.len() - 1)])
            }
            Some(Act::CutChunk) => {
                headers.push(("Transfer-Encoding", "chunked".to_owned()));
                head(out, status, &headers, None)?;
                let half = rest.len() / 2;
                write!(out, "{half:x}\r\n")?;
                out.write_all(&rest[..half])?;
                out.write_all(b"\r\n")
            }
            Some(Act::Stall(after)) => {
                head(out, status, &headers, Some(rest.len()))?;
                out.write_all(&rest[..after.min(rest.len() - 1)])?;
                let _ = self.stalled.send(());
                // Until the client has gone.
                out.read_to_end(&mut Vec::new()).map(drop)
            }
            _ => respond(out, status, &headers, rest),
        }
    }
}

fn read_request(stream: &TcpStream) -> std::io::Result<Option<Request>> {
    let mut lines = BufReader::new(stream).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    let target = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = HashMap::new();
    for line in lines {
        let line = line?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    Ok(Some(Request { target, headers }))
}

fn respond(
    out: &mut TcpStream,
    status: u16,
    headers: &[(&'static str, String)],
    body: &[u8],
) -> std::io::Result<()> {
    head(out, status, headers, Some(body.len()))?;
    out.write_all(body)
}

fn head(
    out: &mut TcpStream,
    status: u16,
    headers: &[(&'static str, String)],
    length: Option<usize>,
) -> std::io::Result<()> {
    let mut text = format!("HTTP/1.1 {status} Of the test\r\nConnection: close\r\n");
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    if let Some(length) = length {
        text += &format!("Content-Length: {length}\r\n");
    }
    text += "\r\n";
    out.write_all(text.as_bytes())
}

fn trickle(out: &mut TcpStream, drop: &[u8]) -> std::io::Result<()> {
    head(out, 200, &[("Content-Type", "application/json".to_owned())], Some(1 << 20))?;
    loop {
        out.write_all(drop)?;
        thread::sleep(Duration::from_millis(5));
    }
}
