//! `skills-gap import`: the whole catalogue from the two official services, into one file.
//!
//! `client` sends one request. `fetch` sends it politely and tries again. `cache` keeps the answers. `standards` and
//! `maps` know the two services. `join` makes one catalogue of both. `output` replaces the file atomically.
//! `skills_gap::read` knows how a record is read.

mod cache;
mod client;
mod error;

mod fetch;
mod join;
mod maps;
mod output;
mod progress;
mod standards;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use clap::Args;
use skills_gap::catalogue::{Catalogue, DataSource, Occupation};
use skills_gap::read::Date;

use crate::day::day;
use cache::Cache;
use client::Key;
pub use error::ImportError;
use fetch::{FetchPolicy, Fetcher};
use output::Output;

/// The heading of options that few need.
const NETWORK: &str = "Network";
const LICENCE: &str = "Open Government Licence v3.0";

/// The arguments of `import`.
#[derive(Args)]
pub struct Arguments {
    /// The catalogue's file; what is there stays until the new one is whole
    #[arg(long, value_name = "FILE", default_value = "catalogue.json")]
    out: PathBuf,
    /// Folder for answers that need not be fetched again, which may be deleted at any time; the
    /// catalogue's name with .cache if left out
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Key of the occupational maps (free of charge); better given by the environment than here
    #[arg(long, env = "SKILLS_GAP_KEY", hide_env_values = true, value_name = "KEY")]
    key: Option<String>,
    /// Only these: references of occupations (OCC0311) or products (ST0311)
    #[arg(long, value_name = "REF", num_args = 1.., value_delimiter = ',')]
    only: Vec<String>,
    /// Standards and occupations of every status, not only the approved ones
    #[arg(long)]
    all: bool,
    /// Milliseconds between two calls
    #[arg(long, value_name = "MS", default_value_t = 300, help_heading = NETWORK)]
    pause: u64,
    /// How often one call is tried again
    #[arg(long, value_name = "N", default_value_t = 5, help_heading = NETWORK)]
    retries: u32,
    /// Milliseconds before it is tried again; twice as long each time
    #[arg(long, value_name = "MS", default_value_t = 1000, help_heading = NETWORK)]
    retry_delay: u64,
    /// The longest wait in seconds that a service may ask for
    #[arg(long, value_name = "SECONDS", default_value_t = 600, help_heading = NETWORK)]
    longest_wait: u64,
    /// Milliseconds that connecting may take, and that a connection may be silent
    #[arg(long, value_name = "MS", default_value_t = 60_000, help_heading = NETWORK)]
    timeout: u64,
    /// Where the apprenticeship standards are
    #[arg(long, value_name = "URL", default_value = standards::ADDRESS, help_heading = NETWORK)]
    standards_url: String,
    /// Where the occupational maps are
    #[arg(long, value_name = "URL", default_value = maps::ADDRESS, help_heading = NETWORK)]
    maps_url: String,
}

/// Fetches, joins and writes.
pub fn run(arguments: &Arguments, today: Option<Date>) -> Result<(), ImportError> {
    let standards = client::base_address(&arguments.standards_url)?;
    let maps = maps_service(arguments)?;
    let output = Output::at(&arguments.out)?;
    let folder = arguments.cache_folder();
    let cache = Cache::open(&folder)?;
    let started = cache.started();
    let mut fetcher = Fetcher::new(cache, arguments.policy());
    if fetcher.cache.done() > 0 {
        fetcher.progress.say("Going on with the import that was cut off.");
    }
    let fetched = collect(&mut fetcher, arguments, today, &standards, maps.as_ref());
    fetcher.progress.end();
    let written = fetched.and_then(|catalogue| {
        output.replace(&sources(started, &standards, maps.as_ref()), &catalogue)?;
        Ok(catalogue.occupations().count())
    });
    let count = written.map_err(|cause| fetcher.with_cache(cause, &folder))?;
    let Fetcher { cache, progress, .. } = fetcher;
    cache.end()?;
    let file = arguments.out.display();
    progress.say(&format!("{count} occupations in {file}. Contains Skills England data, {LICENCE}."));
    progress.say(&format!("Now: skills-gap build --out pack {file}"));
    Ok(())
}

/// The maps' service, where there is a key for it.
struct Maps {
    base: String,
    key: Key,
}

fn maps_service(arguments: &Arguments) -> Result<Option<Maps>, ImportError> {
    let base = client::base_address(&arguments.maps_url)?;
    // An empty variable is none.
    let Some(key) = arguments.key.as_deref().filter(|key| !key.trim().is_empty()) else {
        return Ok(None);
    };
    client::check_secret(&base)?;
    Ok(Some(Maps { base, key: Key::new(key)? }))
}

fn collect(
    fetcher: &mut Fetcher,
    arguments: &Arguments,
    today: Option<Date>,
    standards: &str,
    maps: Option<&Maps>,
) -> Result<Catalogue, ImportError> {
    let selection = Selection(Cow::Borrowed(&arguments.only));
    let of_standards = standards::fetch(fetcher, standards, arguments.all, today)?;
    let of_maps = match maps {
        Some(maps) => {
            maps::fetch(fetcher, maps, &selection.with_occupations_of(&of_standards), arguments.all)?
        }
        None => {
            fetcher.progress.say(
                "No key: without the occupational maps, so without progression links. SKILLS_GAP_KEY takes one.",
            );
            Vec::new()
        }
    };
    let mut occupations = join::join(of_maps, of_standards);
    occupations.retain(|occupation| selection.takes_occupation(occupation));
    for missing in selection.not_in(&occupations) {
        fetcher.progress.say(&format!("{missing}: not found"));
    }
    if occupations.is_empty() {
        return Err(ImportError::NoOccupations);
    }
    // Checks what `build` and `--with` will check.
    Catalogue::default().with(occupations).map_err(|error| ImportError::form("the catalogue", error))
}

/// The occupations that the person selects: all, where none is named.
struct Selection<'a>(Cow<'a, [String]>);

impl<'a> Selection<'a> {
    /// The selection with the occupations whose products are selected: the maps list occupations only.
    fn with_occupations_of(&self, standards: &[Occupation]) -> Selection<'a> {
        let mut all = self.0.clone();
        if !all.is_empty() {
            let asked = standards.iter().filter(|standard| self.takes_occupation(standard));
            all.to_mut().extend(asked.map(|standard| standard.reference.clone()));
        }
        Selection(all)
    }

    fn takes_reference(&self, reference: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|one| one.eq_ignore_ascii_case(reference))
    }

    fn takes_occupation(&self, occupation: &Occupation) -> bool {
        self.takes_reference(&occupation.reference)
            || occupation.products.iter().any(|product| self.takes_reference(&product.reference))
    }

    fn not_in(&self, occupations: &[Occupation]) -> impl Iterator<Item = &String> {
        let is_in = |one: &&String| {
            let selection = Selection(Cow::Borrowed(std::slice::from_ref(*one)));
            occupations.iter().any(|occupation| selection.takes_occupation(occupation))
        };
        self.0.iter().filter(move |one| !is_in(one))
    }
}

impl Arguments {
    fn cache_folder(&self) -> PathBuf {
        self.cache.clone().unwrap_or_else(|| {
            let mut name = self.out.clone().into_os_string();
            name.push(".cache");
            name.into()
        })
    }

    fn policy(&self) -> FetchPolicy {
        FetchPolicy {
            pause: Duration::from_millis(self.pause),
            retries: self.retries,
            retry_delay: Duration::from_millis(self.retry_delay),
            longest_wait: Duration::from_secs(self.longest_wait),
            timeout: Duration::from_millis(self.timeout.max(1)),
        }
    }
}

impl Fetcher {
    /// `cause`, with the folder of the cache if it has answers.
    fn with_cache(&self, cause: ImportError, folder: &Path) -> ImportError {
        if !self.cache.holds_anything() {
            return cause;
        }
        ImportError::Resumable { cause: Box::new(cause), cache: folder.to_owned() }
    }
}

/// Whether the status is approved, or not given. A record without a status has a warning.
fn may_be_approved(status: &str) -> bool {
    status.is_empty() || status.to_ascii_lowercase().starts_with("approved")
}

fn sources(started: SystemTime, standards: &str, maps: Option<&Maps>) -> Vec<DataSource> {
    let source = |name: &str, address: &str| DataSource {
        name: format!("Skills England, {name}"),
        address: address.to_owned(),
        fetched: day(started),
        licence: LICENCE.to_owned(),
    };
    let mut sources = vec![source("apprenticeship standards", standards)];
    sources.extend(maps.map(|maps| source("Occupational Maps API", &maps.base)));
    sources
}
