//! Fetches answers from the cache or from the network. Waits between requests, tries again where that may help, and
//! returns complete answers only.

use std::io::Read;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use ureq::http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED, RANGE, RETRY_AFTER,
};
use ureq::http::{Response, Uri};
use ureq::{Body, BodyReader};

use super::cache::{Cache, CachedAnswer, Metadata, PartialAnswer};
use super::client::{Client, Key, RequestError, host_and_port};
use super::error::{ImportError, in_words};
use super::progress::{ImportProgress, Unit};

/// The longest pause between two attempts that the service has not asked for.
const LONGEST_DELAY: Duration = Duration::from_secs(60);
/// The fewest bytes that must come within a `timeout`. A slower connection has stalled.
const LEAST_BYTES: u64 = 1024;
/// And the fewest bytes a second: at this rate the longest answer takes an hour.
const LEAST_SPEED: u64 = 5_000;
/// Why an attempt with fewer is ended. However much it brought, it has failed.
const TOO_SLOW: &str = "the answer comes too slowly";
/// After so many attempts a request is given up, even if each brings some bytes.
const MAX_ATTEMPTS: u32 = 200;
/// The longest header that is kept, in bytes.
const MAX_HEADER: usize = 1024;
/// A small answer that takes longer than so many times `timeout` has stalled.
const SMALL_TIMEOUTS: u32 = 4;

/// How often and how patiently services are asked.
pub struct FetchPolicy {
    /// The pause between two requests.
    pub pause: Duration,
    /// How often one request is tried again.
    pub retries: u32,
    /// The wait before a request is tried again. It doubles each time.
    pub retry_delay: Duration,
    /// The longest wait that a service may ask for.
    pub longest_wait: Duration,
    /// How long a connection may be silent.
    pub timeout: Duration,
}

/// A request for one answer.
pub struct Request<'a> {
    /// The name of the answer in the cache.
    pub name: String,
    /// What is requested, in words.
    pub what: String,
    pub address: String,
    pub key: Option<&'a Key>,
    /// The most bytes that the answer may have.
    pub limit: u64,
    /// Whether the answer is large enough for a progress bar of its own.
    pub is_large: bool,
}

/// Sends requests.
pub struct Fetcher {
    pub cache: Cache,
    pub progress: ImportProgress,
    client: Client,
    policy: FetchPolicy,
    last_call: Option<Instant>,
}

/// The complete answer to a request.
pub enum Answer {
    /// It was in the cache: nothing was transferred.
    Cached(CachedAnswer),
    Fetched(CachedAnswer),
    /// The service has nothing there.
    NotFound,
}

impl Fetcher {
    pub fn new(cache: Cache, policy: FetchPolicy) -> Self {
        let client = Client::new(policy.timeout);
        Self { cache, progress: ImportProgress::new(), client, policy, last_call: None }
    }

    /// What `read` makes of the answer; none where the service has nothing there. An answer that cannot be read is
    /// removed from the cache. If it was in the cache before, it is requested once more.
    pub fn read<T>(
        &mut self,
        request: &Request<'_>,
        read: impl Fn(&CachedAnswer) -> Result<T, ImportError>,
    ) -> Result<Option<T>, ImportError> {
        let (cached, is_new) = match self.fetch(request)? {
            Answer::NotFound => return Ok(None),
            Answer::Cached(cached) => (cached, false),
            Answer::Fetched(cached) => (cached, true),
        };
        if request.is_large {
            self.progress.begin(&format!("Reading {}", request.what), Unit::Items, None);
        }
        let first = read(&cached);
        let Err(failure) = first else { return first.map(Some) };
        self.cache.discard(&request.name)?;
        if is_new {
            return Err(failure);
        }
        match self.fetch(request)? {
            Answer::NotFound => Ok(None),
            Answer::Cached(cached) | Answer::Fetched(cached) => match read(&cached) {
                Ok(value) => Ok(Some(value)),
                Err(failure) => self.cache.discard(&request.name).and(Err(failure)),
            },
        }
    }

    fn fetch(&mut self, request: &Request<'_>) -> Result<Answer, ImportError> {
        if self.cache.is_done(&request.name)
            && let Some(cached) = self.cache.answer(&request.name, &request.address)
        {
            return Ok(if cached.metadata.found { Answer::Cached(cached) } else { Answer::NotFound });
        }
        let address: Uri = request.address.parse().map_err(|_| ImportError::Address {
            address: request.address.clone(),
            problem: "not an address",
        })?;
        let host = host_and_port(&address).to_owned();
        let (mut attempts, mut failures, mut furthest) = (0, 0, 0);
        loop {
            let (problem, wait) = match self.attempt(request, &address, &host) {
                Ok(answer) => return Ok(answer),
                Err(AttemptError::Stop(failure)) => return Err(failure),
                Err(AttemptError::Retry { problem, wait }) => (problem, wait),
            };
            // An attempt that adds to what is there does not count as the same failure again.
            let part =
                self.cache.partial(&request.name, &request.address).filter(|part| part.validator().is_some());
            let received = part.map_or(0, |part| part.received);
            failures = if received > furthest && problem != TOO_SLOW { 1 } else { failures + 1 };
            furthest = furthest.max(received);
            attempts += 1;
            if failures > self.policy.retries
                || attempts >= MAX_ATTEMPTS.max(self.policy.retries.saturating_add(1))
            {
                let what = request.what.clone();
                return Err(ImportError::GaveUp { what, host, attempts, last: problem });
            }
            self.wait(&host, &request.what, &problem, failures, wait)?;
        }
    }

    /// Sends the request once.
    fn attempt(&mut self, request: &Request<'_>, address: &Uri, host: &str) -> Result<Answer, AttemptError> {
        let part = self.cache.partial(&request.name, &request.address);
        let part = part.filter(|part| part.received > 0 && part.validator().is_some());
        let old = self.cache.answer(&request.name, &request.address);
        let conditions = match (&part, &old) {
            (Some(part), _) if part.is_complete() => if_changed(&part.metadata),
            (Some(part), _) => rest_of(part),
            (None, Some(cached)) => if_changed(&cached.metadata),
            (None, None) => Vec::new(),
        };
        if let Some(last) = self.last_call {
            sleep(self.policy.pause.saturating_sub(last.elapsed()));
        }
        let answer = self.client.get(address, request.key, &conditions);
        self.last_call = Some(Instant::now());
        let answer = answer.map_err(|error| match error {
            RequestError::Temporary(problem) => AttemptError::Retry { problem, wait: None },
            RequestError::Permanent(failure) => AttemptError::Stop(failure),
        })?;
        let problem = |problem: String| {
            let (what, host) = (request.what.clone(), host.to_owned());
            AttemptError::Stop(ImportError::Answer { what, host, problem })
        };
        match (answer.status().as_u16(), part, old) {
            (200, _, _) => {
                let metadata = metadata_of(request, answer.headers()).map_err(problem)?;
                check_is_data(request, host, answer.headers())?;
                let part = self.cache.begin(&request.name, metadata)?;
                self.receive(request, host, part, answer)
            }
            (206, Some(mut part), _) if full_length(&part, answer.headers()).is_some() => {
                part.metadata.length = full_length(&part, answer.headers());
                self.receive(request, host, part, answer)
            }
            // The incomplete answer is of another version than the service has now.
            (206 | 416, _, _) => {
                self.cache.discard(&request.name)?;
                Err(AttemptError::Retry {
                    problem: "the answer has changed meanwhile".to_owned(),
                    wait: None,
                })
            }
            (304, Some(part), _) if part.is_complete() => self.store(request, host, part),
            (304, None, Some(cached)) => {
                self.cache.mark_done(&request.name)?;
                Ok(if cached.metadata.found { Answer::Cached(cached) } else { Answer::NotFound })
            }
            (404 | 410, _, _) => {
                let metadata = Metadata { found: false, ..Metadata::of(&request.address) };
                let part = self.cache.begin(&request.name, metadata)?;
                self.cache.complete(&request.name, part)?;
                Ok(Answer::NotFound)
            }
            (status @ (401 | 403), _, _) => Err(AttemptError::Stop(match request.key {
                Some(_) => ImportError::KeyRefused { host: host.to_owned(), status },
                None => ImportError::Refused { what: request.what.clone(), host: host.to_owned(), status },
            })),
            (status @ (408 | 429 | 500..=599), _, _) => {
                let wait = answer.headers().get(RETRY_AFTER).and_then(asked_wait);
                Err(AttemptError::Retry { problem: format!("HTTP {status}"), wait })
            }
            (status, _, _) => Err(problem(format!("HTTP {status}, which was not expected"))),
        }
    }

    /// Receives the body and stores the answer.
    fn receive(
        &mut self,
        request: &Request<'_>,
        host: &str,
        mut part: PartialAnswer,
        answer: Response<Body>,
    ) -> Result<Answer, AttemptError> {
        let mut body = answer.into_body().into_reader();
        let taken = self.receive_body(request, &mut part, &mut body);
        self.last_call = Some(Instant::now());
        taken?;
        if let Some(length) = part.metadata.length.filter(|length| *length != part.received) {
            let problem = format!("the connection was cut after {} of {length} bytes", part.received);
            return Err(AttemptError::Retry { problem, wait: None });
        }
        self.store(request, host, part)
    }

    fn store(
        &mut self,
        request: &Request<'_>,
        host: &str,
        part: PartialAnswer,
    ) -> Result<Answer, AttemptError> {
        let cached = self.cache.complete(&request.name, part)?;
        if is_web_page(&cached, request.limit) {
            self.cache.discard(&request.name)?;
            return Err(web_page(request, host));
        }
        Ok(Answer::Fetched(cached))
    }

    fn receive_body(
        &mut self,
        request: &Request<'_>,
        part: &mut PartialAnswer,
        body: &mut BodyReader<'_>,
    ) -> Result<(), AttemptError> {
        let again = |problem: String| AttemptError::Retry { problem, wait: None };
        let mut buffer = vec![0; 64 * 1024];
        let begun = Instant::now();
        let (mut since, mut had) = (begun, part.received);
        loop {
            if request.is_large {
                self.progress.report(part.received, part.metadata.length);
            }
            let read =
                body.read(&mut buffer).map_err(|error| again(format!("the connection broke: {error}")))?;
            let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else { return Ok(()) };
            part.add(bytes)?;
            if part.received > request.limit {
                self.cache.discard(&request.name)?;
                let problem = "more came than can be right";
                return Err(AttemptError::Stop(ImportError::form(&request.what, problem)));
            }
            if since.elapsed() >= self.policy.timeout {
                let is_late = !request.is_large
                    && begun.elapsed() >= self.policy.timeout.saturating_mul(SMALL_TIMEOUTS);
                let least = since.elapsed().as_millis() as u64 * LEAST_SPEED / 1_000;
                if is_late || part.received - had < least.max(LEAST_BYTES) {
                    return Err(again(TOO_SLOW.to_owned()));
                }
                (since, had) = (Instant::now(), part.received);
            }
        }
    }

    /// Waits before attempt `failures + 1`, and reports that.
    fn wait(
        &self,
        host: &str,
        what: &str,
        problem: &str,
        failures: u32,
        asked: Option<Duration>,
    ) -> Result<(), ImportError> {
        let wait = match asked {
            Some(asked) if asked > self.policy.longest_wait => {
                let longest = self.policy.longest_wait;
                return Err(ImportError::Wait { host: host.to_owned(), asked, longest });
            }
            Some(asked) => {
                self.progress.say(&format!("{host}, {what}: {problem}; asked to wait {}", in_words(asked)));
                asked
            }
            None => {
                let doubled = 1_u32.checked_shl(failures - 1).unwrap_or(u32::MAX);
                let wait = self.policy.retry_delay.saturating_mul(doubled).min(LONGEST_DELAY);
                self.progress.say(&format!("{host}, {what}: {problem}; trying again in {}", in_words(wait)));
                wait
            }
        };
        sleep(wait);
        Ok(())
    }
}

/// Why one attempt has no answer.
enum AttemptError {
    Retry { problem: String, wait: Option<Duration> },
    Stop(ImportError),
}

impl From<ImportError> for AttemptError {
    fn from(failure: ImportError) -> Self {
        Self::Stop(failure)
    }
}

impl Metadata {
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

fn metadata_of(request: &Request<'_>, headers: &HeaderMap) -> Result<Metadata, String> {
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
    Ok(Metadata {
        etag: text(ETAG),
        last_modified: text(LAST_MODIFIED),
        gzip,
        length,
        ..Metadata::of(&request.address)
    })
}

/// The headers that ask for the answer only if it has changed.
fn if_changed(metadata: &Metadata) -> Vec<(HeaderName, HeaderValue)> {
    let etag = metadata.etag.as_deref().map(|etag| (IF_NONE_MATCH, etag));
    let date = metadata.last_modified.as_deref().map(|date| (IF_MODIFIED_SINCE, date));
    headers([etag, date])
}

/// The headers that ask for the rest of a partial answer.
fn rest_of(part: &PartialAnswer) -> Vec<(HeaderName, HeaderValue)> {
    let range = format!("bytes={}-", part.received);
    headers([Some((RANGE, range.as_str())), part.validator().map(|version| (IF_RANGE, version))])
}

fn headers<const N: usize>(pairs: [Option<(HeaderName, &str)>; N]) -> Vec<(HeaderName, HeaderValue)> {
    let valid = |(name, value)| HeaderValue::from_str(value).ok().map(|value| (name, value));
    pairs.into_iter().flatten().filter_map(valid).collect()
}

/// The full length of the body of which an answer of status 206 is the rest. None where that does not begin where
/// `part` ends, or is of another version.
fn full_length(part: &PartialAnswer, headers: &HeaderMap) -> Option<u64> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let (first, rest) = text(CONTENT_RANGE)?.strip_prefix("bytes ")?.split_once('-')?;
    let whole = rest.split_once('/')?.1.parse().ok()?;
    let version = text(ETAG);
    let is_same = first.parse() == Ok(part.received)
        && part.metadata.length.is_none_or(|length| length == whole)
        && (text(CONTENT_ENCODING) == Some("gzip")) == part.metadata.gzip
        && (version.is_none() || version == part.metadata.etag.as_deref());
    is_same.then_some(whole)
}

/// What `Retry-After` asks for: seconds, or a date.
fn asked_wait(value: &HeaderValue) -> Option<Duration> {
    let text = value.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that is too large is a long time, too.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    Some(until.duration_since(SystemTime::now()).unwrap_or_default())
}

fn check_is_data(request: &Request<'_>, host: &str, headers: &HeaderMap) -> Result<(), AttemptError> {
    let form = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if form.trim_start().to_ascii_lowercase().starts_with("text/html") {
        Err(web_page(request, host))
    } else {
        Ok(())
    }
}

/// Whether the body is HTML, whatever its headers say.
fn is_web_page(cached: &CachedAnswer, limit: u64) -> bool {
    let mut start = [0; 64];
    let read = cached.open(limit).ok().and_then(|mut body| body.read(&mut start).ok()).unwrap_or_default();
    let start = start.get(..read).unwrap_or_default();
    start
        .trim_ascii_start()
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(start.trim_ascii_start())
        .starts_with(b"<")
}

/// The error that a web page came in place of data.
fn web_page(request: &Request<'_>, host: &str) -> AttemptError {
    AttemptError::Stop(ImportError::WebPage { what: request.what.clone(), host: host.to_owned() })
}
