//! Sends one request. Decides which redirects to follow, where the key may go, and how long an answer may take.

use std::io::ErrorKind;
use std::time::Duration;

use ureq::http::header::{HeaderName, HeaderValue, LOCATION};
use ureq::http::uri::{Authority, Scheme};
use ureq::http::{Response, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};

use super::error::ImportError;

/// The most redirects that are followed. A service needs one, rarely two.
const MAX_REDIRECTS: usize = 5;
const KEY_HEADER: HeaderName = HeaderName::from_static("x-api-key");

/// An HTTP client. Proxies are taken from the environment (`HTTPS_PROXY`, `NO_PROXY` and the like), the
/// certificates to trust from the operating system, as Cargo does.
pub struct Client {
    agent: Agent,
}

/// The key of the maps' service. Goes into a header and nowhere else.
pub struct Key(HeaderValue);

/// Why one request got no answer.
pub enum RequestError {
    /// Trying again may help.
    Temporary(String),
    /// Trying again does not help.
    Permanent(ImportError),
}

impl Client {
    /// `patience` is how long connecting may take, and how long a connection may be silent.
    pub fn new(patience: Duration) -> Self {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .user_agent(concat!("skills-gap/", env!("CARGO_PKG_VERSION")))
            .accept("application/json")
            // Bodies are kept as they came and unpacked when read, so that a cut one can be resumed.
            .accept_encoding("gzip")
            .http_status_as_error(false)
            // Followed below: the key must not go along to another host.
            .max_redirects(0)
            .timeout_resolve(Some(patience))
            .timeout_connect(Some(patience))
            .timeout_recv_response(Some(patience))
            .timeout_per_read(Some(patience))
            .timeout_per_write(Some(patience));
        Self { agent: config.build().into() }
    }

    /// The answer to a GET of `address`, whatever its status, redirects followed.
    pub fn get(
        &self,
        address: &Uri,
        key: Option<&Key>,
        headers: &[(HeaderName, HeaderValue)],
    ) -> Result<Response<Body>, RequestError> {
        let mut at = address.clone();
        for _ in 0..=MAX_REDIRECTS {
            let mut request = self.agent.get(&at);
            for (name, value) in headers {
                request = request.header(name, value);
            }
            if let Some(Key(value)) = key.filter(|_| is_safe_for_key(address, &at)) {
                let mut value = value.clone();
                value.set_sensitive(true);
                request = request.header(KEY_HEADER, value);
            }
            let answer = request.call().map_err(|error| request_error(&at, &error))?;
            if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
                return Ok(answer);
            }
            let location = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok());
            at = location
                .and_then(|location| resolve(&at, location))
                .filter(|next| may_follow(&at, next))
                .ok_or_else(|| refused(address, "is sent on to an address that is not safe to follow"))?;
        }
        Err(refused(address, "is sent on again and again"))
    }
}

impl Key {
    pub fn new(text: &str) -> Result<Self, ImportError> {
        let text = text.trim();
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        let value = HeaderValue::from_str(text).ok().filter(|_| plain);
        value.map(Self).ok_or(ImportError::Key)
    }
}

/// The base address in `text`, without a slash at its end.
pub fn base_address(text: &str) -> Result<String, ImportError> {
    // What stands before an @ or behind a ? may be a secret: it is not shown.
    let shown = text.split_once('?').map_or_else(|| text.to_owned(), |(place, _)| format!("{place}?…"));
    let shown = shown.rsplit_once('@').map_or_else(|| shown.clone(), |(_, host)| format!("…@{host}"));
    let refuse = |problem| ImportError::Address { address: shown.clone(), problem };
    let address: Uri = text.parse().map_err(|_| refuse("not an address"))?;
    if !matches!(address.scheme_str(), Some("https" | "http")) {
        return Err(refuse("not an address that begins with https:// or http://"));
    }
    if address.query().is_some() || host_and_port(&address).contains('@') {
        return Err(refuse("an address without a name, a password or a ? is needed"));
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// Refuses to send a key in the clear over a network.
pub fn check_secret(base: &str) -> Result<(), ImportError> {
    let address: Uri = base.parse().unwrap_or_default();
    let host = address.host().unwrap_or_default();
    if address.scheme() == Some(&Scheme::HTTPS) || matches!(host, "127.0.0.1" | "localhost" | "[::1]") {
        return Ok(());
    }
    let problem = "a key would go over the network in the clear: https:// is needed";
    Err(ImportError::Address { address: base.to_owned(), problem })
}

/// Host and port, as they stand in the address.
pub fn host_and_port(address: &Uri) -> &str {
    address.authority().map_or("", Authority::as_str)
}

/// Whether the key may go along: only to where the person sent it. Another port is another service.
fn is_safe_for_key(first: &Uri, now: &Uri) -> bool {
    let is_https = |address: &Uri| address.scheme() == Some(&Scheme::HTTPS);
    let port = |address: &Uri| address.port_u16().unwrap_or(if is_https(address) { 443 } else { 80 });
    let same_place = first.scheme() == now.scheme() && port(first) == port(now);
    first.host() == now.host() && (same_place || is_https(now) && port(now) == 443)
}

/// Whether a redirect may be followed. Never from https to http. From http only within the host, which may ask for
/// https.
fn may_follow(from: &Uri, to: &Uri) -> bool {
    match (from.scheme_str(), to.scheme_str()) {
        (_, Some("https")) if from.host() == to.host() => true,
        (Some("https"), Some("https")) => true,
        (Some("http"), Some("http")) => from.authority() == to.authority(),
        _ => false,
    }
}

/// The address that `location` means, seen from `base`.
fn resolve(base: &Uri, location: &str) -> Option<Uri> {
    let location = location.split('#').next()?;
    let scheme = base.scheme_str()?;
    let origin = format!("{scheme}://{}", base.authority()?);
    let full = if location.starts_with("//") {
        format!("{scheme}:{location}")
    } else if location.starts_with('/') {
        format!("{origin}{location}")
    } else if location.split('?').next()?.contains("://") {
        location.to_owned()
    } else {
        let folder = base.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{origin}{folder}/{location}")
    };
    full.parse().ok()
}

fn refused(address: &Uri, problem: &str) -> RequestError {
    RequestError::Permanent(ImportError::Answer {
        what: address.path().to_owned(),
        host: host_and_port(address).to_owned(),
        problem: problem.to_owned(),
    })
}

fn request_error(address: &Uri, error: &ureq::Error) -> RequestError {
    RequestError::Temporary(match error {
        // This is how TLS reports a certificate that it does not trust.
        ureq::Error::Io(error) if error.kind() == ErrorKind::InvalidData => {
            return refused(address, &format!("the connection is not safe: {error}"));
        }
        ureq::Error::Rustls(error) => {
            return refused(address, &format!("the connection is not safe: {error}"));
        }
        ureq::Error::HostNotFound => "the host is not found. Is there a network?".to_owned(),
        ureq::Error::ConnectionFailed
        | ureq::Error::Timeout(ureq::Timeout::Resolve | ureq::Timeout::Connect) => {
            "no connection. Is there a network?".to_owned()
        }
        ureq::Error::Timeout(_) => "no answer in time".to_owned(),
        ureq::Error::Io(error) => match error.kind() {
            ErrorKind::ConnectionRefused | ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => {
                format!("{error}. Is there a network?")
            }
            _ => error.to_string(),
        },
        other => other.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(text: &str) -> Uri {
        text.parse().expect("an address")
    }

    #[test]
    fn a_redirect_never_leads_off_https_nor_off_a_plain_host() {
        let cases = [
            ("https://a.uk/x", "https://b.uk/x", true),
            ("https://a.uk/x", "http://a.uk/x", false),
            ("http://a.uk/x", "https://a.uk/x", true),
            ("http://a.uk/x", "https://b.uk/x", false),
            ("http://a.uk/x", "http://a.uk/y", true),
            ("http://a.uk/x", "http://a.uk:81/y", false),
            ("https://a.uk/x", "ftp://a.uk/x", false),
        ];
        for (from, to, follows) in cases {
            assert_eq!(may_follow(&uri(from), &uri(to)), follows, "{from} -> {to}");
        }
    }

    #[test]
    fn the_key_stays_with_its_host() {
        let cases = [
            ("https://a.uk/x", "https://a.uk/y", true),
            ("https://a.uk/x", "https://a.uk:443/y", true),
            ("https://a.uk/x", "https://a.uk:8443/y", false),
            ("https://a.uk:8443/x", "https://a.uk/y", true),
            ("https://a.uk/x", "https://b.uk/x", false),
            ("https://a.uk/x", "https://a.uk.b.uk/x", false),
            ("http://a.uk/x", "https://a.uk/x", true),
            ("http://127.0.0.1:1/x", "http://127.0.0.1:1/y", true),
            ("http://127.0.0.1:1/x", "http://127.0.0.1:2/y", false),
            ("https://a.uk/x", "http://a.uk/x", false),
        ];
        for (first, now, safe) in cases {
            assert_eq!(is_safe_for_key(&uri(first), &uri(now)), safe, "{first} -> {now}");
        }
    }

    #[test]
    fn a_location_is_read_from_where_it_was_given() {
        let base = uri("https://a.uk/api/v1/Occupations");
        let cases = [
            ("https://b.uk/z", "https://b.uk/z"),
            ("//b.uk/z", "https://b.uk/z"),
            ("/z?q=1#part", "https://a.uk/z?q=1"),
            ("/z?from=https://c.uk/", "https://a.uk/z?from=https://c.uk/"),
            ("z?from=https://c.uk/", "https://a.uk/api/v1/z?from=https://c.uk/"),
            ("z", "https://a.uk/api/v1/z"),
        ];
        for (location, whole) in cases {
            assert_eq!(resolve(&base, location), Some(uri(whole)));
        }
    }

    #[test]
    fn a_key_in_the_clear_stays_on_this_machine() {
        assert!(check_secret("https://a.uk").is_ok());
        assert!(check_secret("http://127.0.0.1:80").is_ok());
        let error = check_secret("http://a.uk").expect_err("in the clear");
        assert!(error.to_string().ends_with("https:// is needed"), "{error}");
        assert!(Key::new(" abc ").is_ok());
        for bad in ["", "a\nb", "a b"] {
            assert!(matches!(Key::new(bad), Err(ImportError::Key)), "{bad:?}");
        }
    }

    #[test]
    fn a_base_address_has_no_secrets() {
        assert_eq!(base_address("https://a.uk/api/").ok().as_deref(), Some("https://a.uk/api"));
        for bad in ["a.uk", "ftp://a.uk", "https://u:p@a.uk", "https://a.uk?k=1", "", "https://"] {
            assert!(matches!(base_address(bad), Err(ImportError::Address { .. })), "{bad}");
        }
    }
}
