//! An answer, from the cache or from the network: politely, again where that may help, and never half.

use std::io::Read;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use ureq::http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED, RANGE, RETRY_AFTER,
};
use ureq::http::{Response, Uri};
use ureq::{Body, BodyReader};

use super::cache::{Cache, Entry, Head, Part};
use super::client::{Client, Key, Trouble, host_and_port};
use super::failure::{Failure, in_words};
use super::progress::{Progress, Unit};

/// The longest pause between two attempts that the service has not asked for.
const LONGEST_DELAY: Duration = Duration::from_secs(60);
/// What must come while one waits `patience`: a connection that is slower has stalled.
const LEAST_BYTES: u64 = 1024;
/// An answer that comes by crumbs is given up at last, too.
const MOST_ATTEMPTS: u32 = 200;
/// The longest header that is kept, in bytes.
const MAX_HEADER: usize = 1024;
/// A small answer that takes longer than so many times `patience` in all has stalled, too.
const SMALL_TAKES: u32 = 4;

/// How a service is treated.
pub struct Manners {
    /// Between two calls.
    pub pause: Duration,
    /// How often one question is put again.
    pub retries: u32,
    /// Before it is put again; twice as long each time.
    pub delay: Duration,
    /// The longest wait that a service may ask for.
    pub longest_wait: Duration,
    /// How long a connection may be silent.
    pub patience: Duration,
}

/// A question.
pub struct Ask<'a> {
    /// Its answer's name in the cache.
    pub name: String,
    /// In words, for messages.
    pub what: String,
    pub address: String,
    pub key: Option<&'a Key>,
    /// The most bytes that can rightly come.
    pub limit: u64,
    /// Whether it is large enough for a bar of its own.
    pub large: bool,
}

/// Puts questions.
pub struct Fetcher {
    pub cache: Cache,
    pub progress: Progress,
    client: Client,
    manners: Manners,
    last_call: Option<Instant>,
}

/// An answer that is whole.
pub enum Found {
    /// Kept from before: nothing was transferred.
    Kept(Entry),
    Fetched(Entry),
    /// There is no such thing.
    Nothing,
}

impl Fetcher {
    pub fn new(cache: Cache, manners: Manners) -> Self {
        let client = Client::new(manners.patience);
        Self { cache, progress: Progress::new(), client, manners, last_call: None }
    }

    /// What `read` makes of the answer; none where there is no such thing. What cannot be read does not stay
    /// in the cache, and what was kept before is asked for once more.
    pub fn read<T>(
        &mut self,
        ask: &Ask<'_>,
        read: impl Fn(&Entry) -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        let (entry, is_new) = match self.fetch(ask)? {
            Found::Nothing => return Ok(None),
            Found::Kept(entry) => (entry, false),
            Found::Fetched(entry) => (entry, true),
        };
        if ask.large {
            self.progress.begin(&format!("Reading {}", ask.what), Unit::Items, None);
        }
        let first = read(&entry);
        let Err(failure) = first else { return first.map(Some) };
        self.cache.discard(&ask.name)?;
        if is_new {
            return Err(failure);
        }
        match self.fetch(ask)? {
            Found::Nothing => Ok(None),
            Found::Kept(entry) | Found::Fetched(entry) => match read(&entry) {
                Ok(value) => Ok(Some(value)),
                Err(failure) => self.cache.discard(&ask.name).and(Err(failure)),
            },
        }
    }

    fn fetch(&mut self, ask: &Ask<'_>) -> Result<Found, Failure> {
        if self.cache.is_done(&ask.name)
            && let Some(entry) = self.cache.entry(&ask.name, &ask.address)
        {
            return Ok(if entry.head.found { Found::Kept(entry) } else { Found::Nothing });
        }
        let address: Uri = ask
            .address
            .parse()
            .map_err(|_| Failure::Address { address: ask.address.clone(), problem: "not an address" })?;
        let host = host_and_port(&address).to_owned();
        let (mut attempts, mut failed, mut furthest) = (0, 0, 0);
        loop {
            let (problem, wait) = match self.attempt(ask, &address, &host) {
                Ok(found) => return Ok(found),
                Err(Setback::Stop(failure)) => return Err(failure),
                Err(Setback::Again { problem, wait }) => (problem, wait),
            };
            // As long as each attempt adds to what is there, it is not the same failure again.
            let part = self.cache.part(&ask.name, &ask.address).filter(|part| part.validator().is_some());
            let received = part.map_or(0, |part| part.received);
            failed = if received > furthest { 1 } else { failed + 1 };
            furthest = furthest.max(received);
            attempts += 1;
            if failed > self.manners.retries
                || attempts >= MOST_ATTEMPTS.max(self.manners.retries.saturating_add(1))
            {
                let what = ask.what.clone();
                return Err(Failure::GaveUp { what, host, attempts, last: problem });
            }
            self.wait(&host, &ask.what, &problem, failed, wait)?;
        }
    }

    /// Puts the question once.
    fn attempt(&mut self, ask: &Ask<'_>, address: &Uri, host: &str) -> Result<Found, Setback> {
        let part = self.cache.part(&ask.name, &ask.address);
        let part = part.filter(|part| part.received > 0 && part.validator().is_some());
        let old = self.cache.entry(&ask.name, &ask.address);
        let conditions = match (&part, &old) {
            (Some(part), _) if part.is_whole() => if_changed(&part.head),
            (Some(part), _) => rest_of(part),
            (None, Some(entry)) => if_changed(&entry.head),
            (None, None) => Vec::new(),
        };
        if let Some(last) = self.last_call {
            sleep(self.manners.pause.saturating_sub(last.elapsed()));
        }
        let answer = self.client.get(address, ask.key, &conditions);
        self.last_call = Some(Instant::now());
        let answer = answer.map_err(|trouble| match trouble {
            Trouble::Passing(problem) => Setback::Again { problem, wait: None },
            Trouble::Lasting(failure) => Setback::Stop(failure),
        })?;
        let problem = |problem: String| {
            let (what, host) = (ask.what.clone(), host.to_owned());
            Setback::Stop(Failure::Answer { what, host, problem })
        };
        match (answer.status().as_u16(), part, old) {
            (200, _, _) => {
                let head = head_of(ask, answer.headers()).map_err(problem)?;
                check_is_data(ask, host, answer.headers())?;
                let part = self.cache.begin(&ask.name, head)?;
                self.receive(ask, host, part, answer)
            }
            (206, Some(mut part), _) if whole_of(&part, answer.headers()).is_some() => {
                part.head.length = whole_of(&part, answer.headers());
                self.receive(ask, host, part, answer)
            }
            // What we have is no part of what is there now.
            (206 | 416, _, _) => {
                self.cache.discard(&ask.name)?;
                Err(Setback::Again { problem: "the answer has changed meanwhile".to_owned(), wait: None })
            }
            (304, Some(part), _) if part.is_whole() => self.keep(ask, host, part),
            (304, None, Some(entry)) => {
                self.cache.mark(&ask.name)?;
                Ok(if entry.head.found { Found::Kept(entry) } else { Found::Nothing })
            }
            (404 | 410, _, _) => {
                let head = Head { found: false, ..Head::of(&ask.address) };
                let part = self.cache.begin(&ask.name, head)?;
                self.cache.keep(&ask.name, part)?;
                Ok(Found::Nothing)
            }
            (status @ (401 | 403), _, _) => Err(Setback::Stop(match ask.key {
                Some(_) => Failure::KeyRefused { host: host.to_owned(), status },
                None => Failure::Refused { what: ask.what.clone(), host: host.to_owned(), status },
            })),
            (status @ (408 | 429 | 500..=599), _, _) => {
                let wait = answer.headers().get(RETRY_AFTER).and_then(asked_wait);
                Err(Setback::Again { problem: format!("HTTP {status}"), wait })
            }
            (status, _, _) => Err(problem(format!("HTTP {status}, which was not expected"))),
        }
    }

    /// Takes in the body and keeps it.
    fn receive(
        &mut self,
        ask: &Ask<'_>,
        host: &str,
        mut part: Part,
        answer: Response<Body>,
    ) -> Result<Found, Setback> {
        let mut body = answer.into_body().into_reader();
        let taken = self.take_in(ask, &mut part, &mut body);
        self.last_call = Some(Instant::now());
        taken?;
        if let Some(length) = part.head.length.filter(|length| *length != part.received) {
            let problem = format!("the connection was cut after {} of {length} bytes", part.received);
            return Err(Setback::Again { problem, wait: None });
        }
        self.keep(ask, host, part)
    }

    fn keep(&mut self, ask: &Ask<'_>, host: &str, part: Part) -> Result<Found, Setback> {
        let entry = self.cache.keep(&ask.name, part)?;
        if begins_as_page(&entry, ask.limit) {
            self.cache.discard(&ask.name)?;
            return Err(page(ask, host));
        }
        Ok(Found::Fetched(entry))
    }

    fn take_in(&mut self, ask: &Ask<'_>, part: &mut Part, body: &mut BodyReader<'_>) -> Result<(), Setback> {
        let again = |problem: String| Setback::Again { problem, wait: None };
        let mut buffer = vec![0; 64 * 1024];
        let begun = Instant::now();
        let (mut since, mut had) = (begun, part.received);
        loop {
            if ask.large {
                self.progress.at(part.received, part.head.length);
            }
            let read =
                body.read(&mut buffer).map_err(|error| again(format!("the connection broke: {error}")))?;
            let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else { return Ok(()) };
            part.add(bytes)?;
            if part.received > ask.limit {
                self.cache.discard(&ask.name)?;
                let problem = "more came than can be right";
                return Err(Setback::Stop(Failure::form(&ask.what, problem)));
            }
            if since.elapsed() >= self.manners.patience {
                let is_late =
                    !ask.large && begun.elapsed() >= self.manners.patience.saturating_mul(SMALL_TAKES);
                if is_late || part.received - had < LEAST_BYTES {
                    return Err(again("the answer comes too slowly".to_owned()));
                }
                (since, had) = (Instant::now(), part.received);
            }
        }
    }

    /// Waits before attempt `failed + 1`, and says so.
    fn wait(
        &self,
        host: &str,
        what: &str,
        problem: &str,
        failed: u32,
        asked: Option<Duration>,
    ) -> Result<(), Failure> {
        let wait = match asked {
            Some(asked) if asked > self.manners.longest_wait => {
                let longest = self.manners.longest_wait;
                return Err(Failure::Wait { host: host.to_owned(), asked, longest });
            }
            Some(asked) => {
                self.progress.say(&format!("{host}, {what}: {problem}; asked to wait {}", in_words(asked)));
                asked
            }
            None => {
                let doubled = 1_u32.checked_shl(failed - 1).unwrap_or(u32::MAX);
                let wait = self.manners.delay.saturating_mul(doubled).min(LONGEST_DELAY);
                self.progress.say(&format!("{host}, {what}: {problem}; trying again in {}", in_words(wait)));
                wait
            }
        };
        sleep(wait);
        Ok(())
    }
}

/// Why one attempt brought nothing.
enum Setback {
    Again { problem: String, wait: Option<Duration> },
    Stop(Failure),
}

impl From<Failure> for Setback {
    fn from(failure: Failure) -> Self {
        Self::Stop(failure)
    }
}

impl Head {
    fn of(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            found: true,
            etag: None,
            last_modified: None,
            gzip: false,
            length: None,
        }
    }
}

fn head_of(ask: &Ask<'_>, headers: &HeaderMap) -> Result<Head, String> {
    let text = |name| {
        let text = headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        text.filter(|text| text.len() <= MAX_HEADER).map(str::to_owned)
    };
    let gzip = match text(CONTENT_ENCODING).as_deref().map(str::trim) {
        None | Some("" | "identity") => false,
        Some("gzip" | "x-gzip") => true,
        Some(other) => return Err(format!("packed as {other}, which was not asked for")),
    };
    let length = text(CONTENT_LENGTH).and_then(|length| length.trim().parse().ok());
    Ok(Head { etag: text(ETAG), last_modified: text(LAST_MODIFIED), gzip, length, ..Head::of(&ask.address) })
}

fn if_changed(head: &Head) -> Vec<(HeaderName, HeaderValue)> {
    let etag = head.etag.as_deref().map(|etag| (IF_NONE_MATCH, etag));
    let date = head.last_modified.as_deref().map(|date| (IF_MODIFIED_SINCE, date));
    headers([etag, date])
}

fn rest_of(part: &Part) -> Vec<(HeaderName, HeaderValue)> {
    let range = format!("bytes={}-", part.received);
    headers([Some((RANGE, range.as_str())), part.validator().map(|version| (IF_RANGE, version))])
}

fn headers<const N: usize>(pairs: [Option<(HeaderName, &str)>; N]) -> Vec<(HeaderName, HeaderValue)> {
    let valid = |(name, value)| HeaderValue::from_str(value).ok().map(|value| (name, value));
    pairs.into_iter().flatten().filter_map(valid).collect()
}

/// The whole length of which an answer of status 206 gives the rest, if it begins where `part` ends and is of
/// the same whole.
fn whole_of(part: &Part, headers: &HeaderMap) -> Option<u64> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let (first, rest) = text(CONTENT_RANGE)?.strip_prefix("bytes ")?.split_once('-')?;
    let whole = rest.split_once('/')?.1.parse().ok()?;
    let version = text(ETAG);
    let is_same = first.parse() == Ok(part.received)
        && part.head.length.is_none_or(|length| length == whole)
        && (text(CONTENT_ENCODING) == Some("gzip")) == part.head.gzip
        && (version.is_none() || version == part.head.etag.as_deref());
    is_same.then_some(whole)
}

/// What `Retry-After` asks for: seconds, or a date.
fn asked_wait(value: &HeaderValue) -> Option<Duration> {
    let text = value.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a number has are a long time, too.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    Some(until.duration_since(SystemTime::now()).unwrap_or_default())
}

fn check_is_data(ask: &Ask<'_>, host: &str, headers: &HeaderMap) -> Result<(), Setback> {
    let form = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if form.trim_start().to_ascii_lowercase().starts_with("text/html") {
        Err(page(ask, host))
    } else {
        Ok(())
    }
}

/// Whether the body is HTML, whatever its headers say.
fn begins_as_page(entry: &Entry, limit: u64) -> bool {
    let mut start = [0; 64];
    let read = entry.open(limit).ok().and_then(|mut body| body.read(&mut start).ok()).unwrap_or_default();
    let start = start.get(..read).unwrap_or_default();
    start
        .trim_ascii_start()
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(start.trim_ascii_start())
        .starts_with(b"<")
}

fn page(ask: &Ask<'_>, host: &str) -> Setback {
    Setback::Stop(Failure::Page { what: ask.what.clone(), host: host.to_owned() })
}
