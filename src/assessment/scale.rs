//! The labelled points that a person rates on.

use serde::{Deserialize, Serialize};

use super::{AssumedPoint, Rating};
use crate::catalogue::Kind;
use crate::error::{Error, ErrorCode, Path};
use crate::number::round4;

/// 2 to 11 points with non-decreasing credit. A rating is a point's index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scale {
    /// From the lowest.
    pub points: Vec<Point>,
}

/// One point of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Point {
    /// How much of a KSB it stands for, 0..1; counts to 4 decimals. 1 is all that the KSB asks for.
    pub credit: f64,
    /// Whether it is more than the KSB asks for: a strength. Only with credit 1.
    #[serde(default)]
    pub beyond: bool,
    /// What it is called for each kind.
    pub labels: Labels,
}

/// What a point is called for each kind of statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Labels {
    /// For knowledge.
    pub knowledge: String,
    /// For a skill.
    pub skill: String,
    /// For a behaviour.
    pub behaviour: String,
}

impl Labels {
    /// The label for `kind`.
    pub fn of(&self, kind: Kind) -> &str {
        match kind {
            Kind::Knowledge => &self.knowledge,
            Kind::Skill => &self.skill,
            Kind::Behaviour => &self.behaviour,
        }
    }
}

impl Default for Scale {
    /// Four points with credits 0, ½, 1 and 1; the last is a strength.
    fn default() -> Self {
        let point = |credit, beyond, [knowledge, skill, behaviour]: [&str; 3]| Point {
            credit,
            beyond,
            labels: Labels {
                knowledge: knowledge.to_owned(),
                skill: skill.to_owned(),
                behaviour: behaviour.to_owned(),
            },
        };
        Self {
            points: vec![
                point(0.0, false, ["New to me", "Not done it", "Rarely"]),
                point(0.5, false, ["I know the basics", "Done with help", "Sometimes"]),
                point(1.0, false, ["I use it in my work", "Do on my own", "Usually"]),
                point(1.0, true, ["I could explain it to others", "Could coach others", "Consistently"]),
            ],
        }
    }
}

impl Scale {
    /// Checks the number of points and their credits and labels.
    ///
    /// # Errors
    /// `invalidValue`, `missingField` for an empty label, at their places under `path`.
    pub fn check(&self, path: &Path<'_>) -> Result<(), Error> {
        let refuse = |path: &Path<'_>, message| Err(Error::at(path, ErrorCode::InvalidValue, message));
        let points = path.field("points");
        if !(2..=11).contains(&self.points.len()) {
            return refuse(&points, format_args!("a scale has 2 to 11 points"));
        }
        let mut last = 0.0;
        for (index, point) in self.points.iter().enumerate() {
            let place = points.item(index);
            if !(0.0..=1.0).contains(&point.credit) {
                return refuse(&place.field("credit"), format_args!("a credit is a number from 0 to 1"));
            }
            if point.credit < last {
                return refuse(
                    &place.field("credit"),
                    format_args!("credits do not go down along the scale"),
                );
            }
            last = point.credit;
            if point.beyond && point.credit < 1.0 {
                return refuse(
                    &place.field("beyond"),
                    format_args!("only a point of credit 1 can be beyond what is asked"),
                );
            }
            let labels = place.field("labels");
            for (name, label) in [
                ("knowledge", &point.labels.knowledge),
                ("skill", &point.labels.skill),
                ("behaviour", &point.labels.behaviour),
            ] {
                if label.trim().is_empty() {
                    let message = format_args!("must be given");
                    return Err(Error::at(&labels.field(name), ErrorCode::MissingField, message));
                }
            }
        }
        Ok(())
    }

    /// The point that `rating` names.
    ///
    /// # Errors
    /// `outOfScale` at `path`.
    pub fn point_of(&self, rating: Rating, path: &Path<'_>) -> Result<Option<usize>, Error> {
        rating.map(|rating| self.checked(rating, false, path)).transpose()
    }

    /// `point`, where it and, if what is said lies `halfway`, the one after it are of the scale.
    fn checked(&self, point: u32, halfway: bool, path: &Path<'_>) -> Result<usize, Error> {
        let highest = self.points.len().saturating_sub(1);
        match usize::try_from(point) {
            Ok(found) if found.saturating_add(usize::from(halfway)) <= highest => Ok(found),
            _ => {
                let half = if halfway { ".5" } else { "" };
                let message = format_args!("{point}{half} is not a point of the scale (0..{highest})");
                Err(Error::at(path, ErrorCode::OutOfScale, message))
            }
        }
    }

    /// The point that is assumed.
    ///
    /// # Errors
    /// `outOfScale` at `path`, also for what lies beyond the last point.
    pub fn assumed_point_of(
        &self,
        assumed: AssumedPoint,
        path: &Path<'_>,
    ) -> Result<AssumedPoint<usize>, Error> {
        let AssumedPoint { point, halfway } = assumed;
        Ok(AssumedPoint { point: self.checked(point, halfway, path)?, halfway })
    }

    /// What an assumed point counts: halfway between two, the mean of both.
    pub fn assumed_credit(&self, assumed: AssumedPoint<usize>) -> f64 {
        let credit = self.credit(assumed.point);
        if assumed.halfway { round4((credit + self.credit(assumed.point + 1)) / 2.0) } else { credit }
    }

    /// The credit of `point`, 0..1 to 4 decimals; the last point's where there is no such point.
    pub fn credit(&self, point: usize) -> f64 {
        self.points.get(point).or(self.points.last()).map_or(0.0, |point| round4(point.credit))
    }

    /// The scale as it counts: every credit to 4 decimals.
    pub fn rounded(&self) -> Self {
        let mut rounded = self.clone();
        rounded.points.iter_mut().for_each(|point| point.credit = round4(point.credit));
        rounded
    }

    /// Whether `point` is more than a KSB asks for.
    pub fn beyond(&self, point: usize) -> bool {
        self.points.get(point).is_some_and(|point| point.beyond)
    }

    /// `point` moved by `by` points, and no further than the ends of the scale.
    pub fn shifted(&self, point: usize, by: isize) -> usize {
        point.saturating_add_signed(by).min(self.points.len().saturating_sub(1))
    }
}
