//! The scale of the ratings of a table: one for all of it, never one for each cell.

use skills_gap::assessment::{Labels, Point, Scale};
use skills_gap::catalogue::Kind;
use skills_gap::input::Value;
use skills_gap::read::{NumberScale, is_unsure};

use super::ScanFault;
use super::header::{Columns, without_scale};
use super::people::cell;
use super::rows::{Rows, is_blank};

/// So many cells are named.
const NAMED: usize = 5;

/// The points of ratings, and the numbers that stand for them.
pub struct TableScale {
    pub points: Scale,
    numbers: NumberScale,
    /// Whether each request has to say its points: they are those of the table alone.
    pub is_own: bool,
}

impl TableScale {
    /// The scale of a table. `given` is that of the request for everybody, `asked` are the numbers that the call names.
    /// Else the headings say it, or the ratings do.
    pub fn of(
        rows: &Rows,
        columns: &Columns,
        given: Option<Scale>,
        asked: Option<NumberScale>,
    ) -> Result<Self, ScanFault> {
        let heading = of_headings(rows, columns)?;
        if let (Some(asked), Some((name, scale))) = (asked, &heading)
            && asked != *scale
        {
            return Err(ScanFault::TwoScales {
                one: format!("--scale {}", shown(asked)),
                other: quoted(name),
            });
        }
        let is_given = given.is_some();
        let points = given.unwrap_or_default();
        let last = u8::try_from(points.points.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let of_points = NumberScale { from: 0, to: last, is_reversed: false };
        let said = asked.or(heading.as_ref().map(|(_, scale)| *scale));
        let cells = Numbers::of(rows, columns, &points);
        let Some(numbers) = said else {
            cells.check_unsaid(last)?;
            return Ok(Self { points, numbers: of_points, is_own: false });
        };
        if let (None, Some((name, _))) = (asked, &heading) {
            let off = cells.off(numbers);
            if !off.is_empty() {
                return Err(ScanFault::OffScale { said: quoted(name), scale: shown(numbers), cells: off });
            }
        }
        if asked.is_some() && cells.are_mostly_off(numbers) {
            let said = format!("--scale {}", shown(numbers));
            return Err(ScanFault::OffScale { said, scale: shown(numbers), cells: cells.off(numbers) });
        }
        if is_given || numbers == of_points {
            if numbers.to - numbers.from != last {
                let other = format!("the scale of the request, which has {} points", points.points.len());
                return Err(ScanFault::TwoScales { one: shown(numbers), other });
            }
            return Ok(Self { points, numbers, is_own: false });
        }
        Ok(Self { points: in_equal_steps(numbers), numbers, is_own: true })
    }

    /// What a cell says: a point by its number or its label, null for "Not sure"; none for an empty cell. Anything else
    /// is given as it is, and refused with the person's request.
    pub fn rating(&self, text: &str, code: &str) -> Option<Value> {
        if text.is_empty() {
            return None;
        }
        if let Some(number) = number(text) {
            if self.numbers.from == 0 && !self.numbers.is_reversed {
                return Some(Value::Number(number));
            }
            let whole = (number.fract() == 0.0 && (0.0..=255.0).contains(&number)).then_some(number as u8);
            return Some(match whole.and_then(|number| self.numbers.point_of(number)) {
                Some(point) => Value::Number(f64::from(point)),
                None => Value::Text(format!("{text}, which is not on the scale {}", shown(self.numbers))),
            });
        }
        if is_unsure(text) {
            return Some(Value::Null);
        }
        match point_of_label(&self.points, text, code) {
            Some(point) => Some(Value::Number(point as f64)),
            None if is_unrated(text) => None,
            None => Some(Value::Text(text.to_owned())),
        }
    }

    /// What its numbers are, in words.
    pub fn understood(&self) -> String {
        if self.is_own {
            format!("its numbers are a scale of its own, {}, in equal steps", shown(self.numbers))
        } else {
            format!("its numbers are the points of the scale, {}", shown(self.numbers))
        }
    }
}

/// Whether a cell is a rating on some scale.
pub fn is_rating(text: &str, points: &Scale) -> bool {
    let has_label = |code| point_of_label(points, text, code).is_some();
    number(text).is_some() || is_unsure(text) || ["K1", "S1", "B1"].into_iter().any(has_label)
}

/// Whether a cell says that nothing was rated: `N/A`, `–`. A label of the scale comes first.
pub fn is_unrated(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    match letters.as_str() {
        "" => !has_digit && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | ' ')),
        "na" | "notapplicable" | "notrated" | "notassessed" | "notanswered" => !has_digit,
        _ => false,
    }
}

/// The number in a cell. Not every word that Rust takes for a number is one: `nan`.
fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

fn point_of_label(points: &Scale, text: &str, code: &str) -> Option<usize> {
    let (kind, _) = Kind::of_code(code)?;
    points.points.iter().position(|point| point.labels.of(kind).to_lowercase() == text.to_lowercase())
}

/// As an argument: from the lowest to the highest.
fn shown(scale: NumberScale) -> String {
    let NumberScale { from, to, is_reversed } = scale;
    if is_reversed { format!("{to}-{from}") } else { format!("{from}-{to}") }
}

fn quoted(name: &str) -> String {
    format!("“{}”", name.trim())
}

/// Points for the numbers of a table, each as much more as the one before.
fn in_equal_steps(numbers: NumberScale) -> Scale {
    let last = numbers.to - numbers.from;
    let point = |at: u8| {
        let label = (if numbers.is_reversed { numbers.to - at } else { numbers.from + at }).to_string();
        let labels = Labels { knowledge: label.clone(), skill: label.clone(), behaviour: label };
        let credit = (f64::from(at) / f64::from(last) * 10_000.0).round() / 10_000.0;
        Point { credit, beyond: false, labels }
    };
    Scale { points: (0..=last).map(point).collect() }
}

/// The places of the columns that have ratings.
fn places(columns: &Columns) -> Vec<usize> {
    match columns {
        Columns::Wide { ratings, .. } => ratings.iter().map(|(place, _)| *place).collect(),
        Columns::Long { rating, .. } => vec![*rating],
    }
}

/// The scale that the headings give, and the first that gives it.
fn of_headings(rows: &Rows, columns: &Columns) -> Result<Option<(String, NumberScale)>, ScanFault> {
    let Some(header) = rows.rows.first() else { return Ok(None) };
    let mut first: Option<(String, NumberScale)> = None;
    for place in places(columns) {
        let name = cell(header, place);
        let Some(scale) = without_scale(name).1 else { continue };
        match &first {
            None => first = Some((name.to_owned(), scale)),
            Some((other, known)) if *known != scale => {
                return Err(ScanFault::TwoScales { one: quoted(other), other: quoted(name) });
            }
            Some(_) => {}
        }
    }
    Ok(first)
}

/// The numbers of a table, and where they stand.
struct Numbers {
    cells: Vec<(f64, usize, String)>,
    /// Whether a cell has a label of the scale.
    has_labels: bool,
}

impl Numbers {
    fn of(rows: &Rows, columns: &Columns, points: &Scale) -> Self {
        let mut found = Self { cells: Vec::new(), has_labels: false };
        let Some(header) = rows.rows.first() else { return found };
        let places = places(columns);
        let full = (rows.first..).zip(&rows.rows).skip(1).filter(|(_, row)| !is_blank(row));
        for (line, row) in full {
            for place in &places {
                let text = cell(row, *place);
                match number(text) {
                    Some(number) => found.cells.push((number, line, cell(header, *place).to_owned())),
                    None => found.has_labels |= is_rating(text, points) && !is_unsure(text),
                }
            }
        }
        found
    }

    /// The first cells whose numbers are not of the scale, by their places.
    fn off(&self, scale: NumberScale) -> Vec<String> {
        let range = f64::from(scale.from)..=f64::from(scale.to);
        let off: Vec<_> = self.cells.iter().filter(|(number, ..)| !range.contains(number)).collect();
        let more = off.len().saturating_sub(NAMED);
        let named =
            off.iter().take(NAMED).map(|(number, line, name)| format!("{number} in row {line}, {name}"));
        named.chain((more > 0).then(|| format!("{more} more"))).collect()
    }

    /// Whether more than half of the rows have a number that is not of the scale: then it is not that of the table.
    fn are_mostly_off(&self, scale: NumberScale) -> bool {
        let range = f64::from(scale.from)..=f64::from(scale.to);
        let rows_of = |is_off: bool| {
            let cells = self.cells.iter().filter(|(number, ..)| !is_off || !range.contains(number));
            cells.map(|(_, line, _)| line).collect::<std::collections::HashSet<_>>().len()
        };
        rows_of(true) * 2 > rows_of(false)
    }

    /// Whether numbers that nothing says the scale of are the points 0 to `last`. All of a table is on one scale: a number
    /// that is no point of it, or none that is the lowest, makes all others doubtful.
    fn check_unsaid(&self, last: u8) -> Result<(), ScanFault> {
        let least = self.cells.iter().map(|(number, ..)| *number).reduce(f64::min);
        let most = self.cells.iter().map(|(number, ..)| *number).reduce(f64::max);
        let (Some(least), Some(most)) = (least, most) else { return Ok(()) };
        let cells = self.off(NumberScale { from: 0, to: last, is_reversed: false });
        if cells.is_empty() && (least == 0.0 || self.has_labels) {
            return Ok(());
        }
        Err(ScanFault::WhichScale { least, most, last, cells })
    }
}
