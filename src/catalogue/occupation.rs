//! One occupation, as the occupational maps describe it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, Path, quoted};

/// One entry of the occupational maps. Texts that the source does not give are empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = false))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Occupation {
    /// The reference in the maps, `OCC0311`.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// The route it belongs to, the top of the maps' hierarchy.
    pub route: String,
    /// The pathway within the route.
    pub pathway: String,
    /// The cluster within the pathway.
    pub cluster: String,
    /// The level, 2–7 in the maps today.
    pub level: Option<u8>,
    /// The band of levels it lies in.
    pub technical_level: Option<TechnicalLevel>,
    /// One line on what it is for.
    pub overview: String,
    /// The status of the occupational standard, `Approved occupation`.
    pub status: String,
    /// The version of the occupational standard, `1.1`.
    pub version: String,
    /// Median salary in pounds a year.
    pub salary: Option<u32>,
    /// Its place in the Standard Occupational Classification 2020.
    pub soc: Option<Soc>,
    /// The technical education products that teach it.
    pub products: Vec<Product>,
    /// Employers involved in creating the standard.
    pub employers: Vec<String>,
    /// The summary, a paragraph each.
    pub summary: Vec<String>,
    /// Typical job titles.
    pub job_titles: Vec<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Knowledge, skills and behaviours, in the source's order.
    pub ksbs: Vec<Ksb>,
    /// Duties, in the source's order.
    pub duties: Vec<Duty>,
    /// Its named variants, of which a person learns one; none where it is the same for all.
    pub options: Vec<OccupationOption>,
    /// Progression links from and to it.
    pub links: Vec<Link>,
    /// The routes that occur in its progression map.
    pub map_routes: Vec<String>,
    /// What the source lacked or had in an unexpected form.
    pub warnings: Vec<Warning>,
}

/// A band of levels of the maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TechnicalLevel {
    /// Technical occupations, levels 2–3.
    Technical,
    /// Higher technical occupations, levels 4–5.
    HigherTechnical,
    /// Professional occupations, levels 6–7.
    Professional,
}

impl TechnicalLevel {
    /// The band that `level` lies in; none outside 2–7.
    pub fn of_level(level: u8) -> Option<Self> {
        match level {
            2..=3 => Some(Self::Technical),
            4..=5 => Some(Self::HigherTechnical),
            6..=7 => Some(Self::Professional),
            _ => None,
        }
    }

    /// Its name in the maps.
    pub fn name(self) -> &'static str {
        match self {
            Self::Technical => "Technical",
            Self::HigherTechnical => "Higher Technical",
            Self::Professional => "Professional",
        }
    }
}

/// Whether a statement is about knowing, doing or behaving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// `K1`
    Knowledge,
    /// `S1`
    Skill,
    /// `B1`
    Behaviour,
}

impl Kind {
    /// Every kind, in the order of the standards.
    pub const ALL: [Self; 3] = [Self::Knowledge, Self::Skill, Self::Behaviour];

    /// The letter that a code of this kind begins with.
    pub fn letter(self) -> char {
        match self {
            Self::Knowledge => 'K',
            Self::Skill => 'S',
            Self::Behaviour => 'B',
        }
    }

    /// The kind and number of a code such as `K12`; none if it is no such code.
    ///
    /// ```
    /// use skills_gap::catalogue::Kind;
    /// assert_eq!(Kind::of_code("S3"), Some((Kind::Skill, 3)));
    /// assert_eq!(Kind::of_code("D3"), None);
    /// ```
    pub fn of_code(code: &str) -> Option<(Self, u16)> {
        let kind = Self::ALL.into_iter().find(|kind| code.starts_with(kind.letter()))?;
        let digits = code.get(1..)?;
        let plain = (1..=3).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && !digits.starts_with('0');
        plain.then(|| digits.parse().ok()).flatten().map(|number| (kind, number))
    }
}

/// One knowledge, skill or behaviour statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ksb {
    /// `K1`, `S1` or `B1`; unique in its occupation.
    pub code: String,
    /// What its code's letter says.
    pub kind: Kind,
    /// The statement.
    pub statement: String,
    /// The name that the source gives it, by which it is known in another version of the standard; empty
    /// where the source does not say.
    #[serde(default)]
    pub id: String,
}

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Duty {
    /// `D1`
    pub code: String,
    /// What is done.
    pub statement: String,
    /// Whether it belongs to every option; null where the source does not say.
    pub core: Option<bool>,
    /// Codes of the KSBs it needs; empty where the source does not say.
    #[serde(default)]
    pub ksbs: Vec<String>,
    /// Codes of the options it belongs to; empty where it belongs to all.
    #[serde(default)]
    pub options: Vec<String>,
}

/// A named variant of an occupation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OccupationOption {
    /// `O1`, in the source's order; unique in its occupation.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The reference that it has of its own; empty where the source does not say.
    #[serde(default)]
    pub reference: String,
}

/// A progression link, seen from one of its two occupations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Link {
    /// Into this occupation, or out of it.
    pub direction: Direction,
    /// The level of the occupation at the other end.
    pub level: Option<u8>,
    /// The reference of the occupation at the other end; empty where the source does not say.
    #[serde(default)]
    pub reference: String,
    /// Its name; empty where the source does not say.
    #[serde(default)]
    pub name: String,
}

/// Which way a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// From the other occupation into this one.
    In,
    /// From this occupation to the other one.
    Out,
}

/// A technical education product: apprenticeship, T Level, HTQ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Product {
    /// `ST0311`
    pub reference: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its level.
    pub level: Option<u8>,
    /// `Approved for delivery`
    #[serde(default)]
    pub status: String,
    /// `Apprenticeship`, `T Level`; empty where the source does not say.
    #[serde(rename = "type")]
    #[serde(default)]
    pub form: String,
}

/// A unit group of the Standard Occupational Classification 2020.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Soc {
    /// `2493`; empty where only sub-unit groups are given.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The sub-unit groups.
    pub sub_unit_groups: Vec<SocGroup>,
}

/// A sub-unit group of the Standard Occupational Classification 2020.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SocGroup {
    /// `2493/02`
    pub code: String,
    /// Its title.
    #[serde(default)]
    pub title: String,
}

/// Something a reader of the result should know. Never an obstacle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Warning {
    /// A stable name, `missing`.
    pub code: String,
    /// What it is about, `duties` or `ratings.OCC0526.K1`.
    pub path: String,
    /// In words.
    pub message: String,
}

impl Warning {
    pub(crate) fn new(code: &str, path: &str, message: fmt::Arguments<'_>) -> Self {
        Self { code: code.to_owned(), path: path.to_owned(), message: message.to_string() }
    }
}

/// What a list of occupations shows of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OccupationSummary {
    /// The reference in the maps, `OCC0311`.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Its route.
    pub route: String,
    /// Its level.
    pub level: Option<u8>,
    /// The band of levels it lies in.
    pub technical_level: Option<TechnicalLevel>,
    /// One line on what it is for.
    pub overview: String,
    /// How many statements it has.
    pub statements: KindCounts,
}

/// A count for each kind of statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct KindCounts {
    /// Knowledge statements.
    pub knowledge: usize,
    /// Skill statements.
    pub skills: usize,
    /// Behaviour statements.
    pub behaviours: usize,
}

impl Occupation {
    /// What a list shows of it.
    pub fn summary_line(&self) -> OccupationSummary {
        let count = |kind| self.ksbs.iter().filter(|ksb| ksb.kind == kind).count();
        OccupationSummary {
            reference: self.reference.clone(),
            name: self.name.clone(),
            route: self.route.clone(),
            level: self.level,
            technical_level: self.technical_level,
            overview: self.overview.clone(),
            statements: KindCounts {
                knowledge: count(Kind::Knowledge),
                skills: count(Kind::Skill),
                behaviours: count(Kind::Behaviour),
            },
        }
    }

    /// The KSB with this code, and its position among the occupation's.
    ///
    /// # Errors
    /// `unknownStatement`, with `path` as its place.
    pub fn find(&self, code: &str, path: &Path<'_>) -> Result<(usize, &Ksb), Error> {
        self.ksbs.iter().enumerate().find(|(_, ksb)| ksb.code == code).ok_or_else(|| {
            let meant = self.ksbs.iter().find(|ksb| ksb.code.eq_ignore_ascii_case(code.trim()));
            let hint = meant.map(|ksb| format!("; did you mean {}?", quoted(&ksb.code))).unwrap_or_default();
            let message = format_args!("{} is not a statement of {}{hint}", quoted(code), self.reference);
            Error::at(path, ErrorCode::UnknownStatement, message)
        })
    }
}
