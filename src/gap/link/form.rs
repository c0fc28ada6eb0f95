//! The numbers of a link, in their order. A text is its length and its bytes. An occupation is its place in the list of
//! references, from 1.

use super::{LinkedAnswers, RatedOnHashes};
use crate::assessment::{AssumedPoint, Labels, Point, Scale};
use crate::catalogue::{Kind, statement_id};
use crate::gap::{Asked, GapRequest, Weights};
use crate::hash::fnv1a;
use crate::input::Value;
use crate::leb128::{Numbers, push};
use crate::number::{of_units, units};

/// How a weight is written: its place.
const WEIGHTS: [Weights; 3] = [Weights::Equal, Weights::Duties, Weights::Asked];

/// More than any rating of any scale, and 1 for "Not sure".
const RATINGS: usize = 16;

/// More than any point of any scale: what lies halfway to the next point has it added.
const HALFWAY: usize = 16;

pub(super) fn bytes(LinkedAnswers { request, catalogue_version }: &LinkedAnswers) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.text(catalogue_version);
    let references = references(request);
    writer.count(references.iter());
    for reference in &references {
        writer.text(reference);
    }
    writer.references = references;
    writer.occupation(&request.target);
    writer.occupation(request.current.as_deref().unwrap_or_default());
    writer.text(request.option.as_deref().unwrap_or_default());
    let scale = request.scale.as_ref().filter(|scale| **scale != Scale::default());
    let points = scale.map_or(&[][..], |scale| &scale.points);
    writer.count(points.iter());
    for Point { credit, beyond, labels } in points {
        writer.number(units(*credit) as usize * 2 + usize::from(*beyond));
        for label in [&labels.knowledge, &labels.skill, &labels.behaviour] {
            writer.text(label);
        }
    }
    writer.number(WEIGHTS.iter().position(|weights| *weights == request.weights).unwrap_or_default());
    writer.count(request.asked.iter());
    for (code, weight) in request.asked.iter() {
        writer.code(code);
        writer.number(units(weight) as usize);
    }
    writer.count(request.assumed.iter());
    for (reference, point) in request.assumed.iter() {
        writer.occupation(reference);
        writer.number(point.point as usize + usize::from(point.halfway) * HALFWAY);
    }
    writer.count(request.ratings.by_occupation().iter());
    for (reference, ratings) in request.ratings.by_occupation() {
        writer.occupation(reference);
        writer.count(ratings.iter());
        for (code, rating) in ratings {
            let rating = rating.map_or(0, |point| point as usize + 1);
            writer.number(code_number(code) * RATINGS + rating % RATINGS);
            writer.hash(request, reference, code);
        }
    }
    writer.count(request.rejected.iter());
    for id in request.rejected.iter().flat_map(|(source, target)| [source, target]) {
        let (reference, code) = statement_id(id).unwrap_or_default();
        writer.occupation(reference);
        writer.code(code);
        writer.hash(request, reference, code);
    }
    signed(writer.bytes)
}

/// `bytes` and their checksum.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    let checksum = checksum(&bytes);
    push(checksum, &mut bytes);
    bytes
}

/// None where the bytes are no link's.
pub(super) fn read(bytes: &[u8]) -> Option<LinkedAnswers> {
    let mut reader = Reader { numbers: Numbers::after(b"", bytes)?, references: Vec::new() };
    let mut request = GapRequest { format: Some(GapRequest::FORMAT.to_owned()), ..GapRequest::default() };
    let catalogue_version = reader.text()?;
    for _ in 0..reader.number()? {
        let reference = reader.text()?;
        reader.references.push(reference);
    }
    request.target = reader.occupation()?;
    request.current = Some(reader.occupation()?).filter(|current| !current.is_empty());
    request.option = Some(reader.text()?).filter(|option| !option.is_empty());
    let mut points = Vec::new();
    for _ in 0..reader.number()? {
        let number = reader.number()?;
        let [knowledge, skill, behaviour] = [reader.text()?, reader.text()?, reader.text()?];
        points.push(Point {
            credit: of_units(number as u64 / 2),
            beyond: number % 2 == 1,
            labels: Labels { knowledge, skill, behaviour },
        });
    }
    request.scale = Some(Scale { points }).filter(|scale| !scale.points.is_empty());
    request.weights = *WEIGHTS.get(reader.number()?)?;
    let mut asked = Asked::default();
    for _ in 0..reader.number()? {
        asked.set(&reader.code()?, of_units(reader.number()? as u64));
    }
    request.asked = asked;
    for _ in 0..reader.number()? {
        let reference = reader.occupation()?;
        let number = reader.number()?;
        let (point, halfway) = (u32::try_from(number % HALFWAY).ok()?, number >= HALFWAY);
        request.assumed.set_to(&reference, AssumedPoint { point, halfway });
    }
    let mut rated_on = RatedOnHashes::default();
    for _ in 0..reader.number()? {
        let reference = reader.occupation()?;
        for _ in 0..reader.number()? {
            let number = reader.number()?;
            let code = code_of(number / RATINGS)?;
            let rating = (number % RATINGS).checked_sub(1).map(|point| point as u32);
            rated_on.add(&reference, &code, u32::try_from(reader.number()?).ok()?);
            request.ratings.set(&reference, &code, rating);
        }
    }
    for _ in 0..reader.number()? {
        let [mut source, mut target] = [String::new(), String::new()];
        for end in [&mut source, &mut target] {
            let (reference, code) = (reader.occupation()?, reader.code()?);
            rated_on.add(&reference, &code, u32::try_from(reader.number()?).ok()?);
            *end = format!("{reference}.{code}");
        }
        request.rejected.push((source, target));
    }
    request.rated_on = rated_on.into_value();
    // The checksum is compared when what is read is written again.
    reader.number()?;
    reader.numbers.is_empty().then_some(LinkedAnswers { request, catalogue_version })
}

/// The references that the request names, each once, in the order in which they are first needed.
fn references(request: &GapRequest) -> Vec<String> {
    let rejected = request.rejected.iter().flat_map(|(source, target)| [source, target]);
    let mut all: Vec<String> = Vec::new();
    for reference in [request.target.as_str(), request.current.as_deref().unwrap_or_default()]
        .into_iter()
        .chain(request.assumed.iter().map(|(reference, _)| reference))
        .chain(request.ratings.occupations())
        .chain(rejected.filter_map(|id| statement_id(id)).map(|(reference, _)| reference))
    {
        if !reference.is_empty() && !all.iter().any(|known| known == reference) {
            all.push(reference.to_owned());
        }
    }
    all
}

/// 28 bits.
fn checksum(bytes: &[u8]) -> usize {
    let hash = fnv1a(bytes);
    ((hash ^ hash >> 28 ^ hash >> 56) & 0x0fff_ffff) as usize
}

/// A code as a number: the kind is in its two lowest bits. 0 is none.
fn code_number(code: &str) -> usize {
    let Some((kind, number)) = Kind::of_code(code) else { return 0 };
    let kind = Kind::ALL.iter().position(|one| *one == kind).unwrap_or_default();
    usize::from(number) * 4 + kind
}

fn code_of(number: usize) -> Option<String> {
    let code = format!("{}{}", Kind::ALL.get(number % 4)?.letter(), number / 4);
    Kind::of_code(&code).map(|_| code)
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    references: Vec<String>,
}

impl Writer {
    fn number(&mut self, number: usize) {
        push(number, &mut self.bytes);
    }

    fn count(&mut self, items: impl Iterator) {
        self.number(items.count());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend(text.bytes());
    }

    fn occupation(&mut self, reference: &str) {
        let place = self.references.iter().position(|known| known == reference);
        self.number(place.map_or(0, |place| place + 1));
    }

    fn code(&mut self, code: &str) {
        self.number(code_number(code));
    }

    fn hash(&mut self, request: &GapRequest, reference: &str, code: &str) {
        let hash = request.rated_on(reference, code).field("hash");
        self.number(if let Value::Number(hash) = hash { *hash as usize } else { 0 });
    }
}

struct Reader<'a> {
    numbers: Numbers<'a>,
    references: Vec<String>,
}

impl Reader<'_> {
    fn number(&mut self) -> Option<usize> {
        self.numbers.next()
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        String::from_utf8(self.numbers.bytes(length)?.to_vec()).ok()
    }

    fn occupation(&mut self) -> Option<String> {
        match self.number()? {
            0 => Some(String::new()),
            place => self.references.get(place - 1).cloned(),
        }
    }

    fn code(&mut self) -> Option<String> {
        code_of(self.number()?)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::super::{FORMS, PREFIX, base64, read_link};
    use super::{checksum, push, signed};
    use crate::input::Value;
    use crate::{Engine, ErrorCode, to_json};

    /// To make it costs more than a test.
    static EMBEDDED: LazyLock<Engine> = LazyLock::new(Engine::embedded);

    /// The bytes of a link with something of everything, without the checksum.
    fn body(engine: &Engine) -> Vec<u8> {
        let labels = r#"{"knowledge": "a", "skill": "b", "behaviour": "c"}"#;
        let request = format!(
            r#"{{"target": "OCC0526", "current": "OCC0311", "ratings": {{"OCC0311": {{"K9": 1, "B4": null}}}},
            "assumed": {{"OCC0311": 1}}, "rejected": [["OCC0311.K9", "OCC0526.K7"]], "weights": "asked",
            "asked": {{"K1": 2}}, "scale": {{"points": [{{"credit": 0, "labels": {labels}}},
            {{"credit": 1, "beyond": true, "labels": {labels}}}]}}}}"#
        );
        let link = engine.to_link(&Value::parse(&request).expect("JSON")).expect("a link").fragment;
        let digits = link.strip_prefix(PREFIX).and_then(|text| text.strip_prefix(FORMS[0])).expect("digits");
        let bytes = base64::decode(digits).expect("bytes");
        let body = (1..=4).map(|length| bytes[..bytes.len() - length].to_vec());
        body.into_iter().find(|body| signed(body.clone()) == bytes).expect("a checksum at the end")
    }

    /// Whether bytes with a right checksum are read. What is read is a saved request; else it is said to be damaged.
    fn is_read(engine: &Engine, body: &[u8]) -> bool {
        let link = format!("{PREFIX}{}{}", FORMS[0], base64::encode(&signed(body.to_vec())));
        match read_link(&link) {
            Ok(answers) => {
                let json = to_json(&answers.request).expect("JSON");
                engine.restore(&Value::parse(&json).expect("JSON")).expect("a saved request");
                true
            }
            Err(error) => {
                assert_eq!(error.code(), ErrorCode::Damaged);
                false
            }
        }
    }

    #[test]
    fn every_byte_may_be_another_under_a_right_checksum() {
        let engine = &*EMBEDDED;
        let body = body(engine);
        assert!(is_read(engine, &body));
        let mut read = 0;
        for place in 0..body.len() {
            for byte in [0, 1, 2, 3, 16, 31, 64, 0x7f, 0x80, 0xc3, 0xff] {
                let mut other = body.clone();
                other[place] = byte;
                read += usize::from(is_read(engine, &other));
            }
        }
        assert!(read > body.len(), "only {read} were read: this says nothing of what is read");
        let mut wrong = body.clone();
        push(checksum(&body) ^ 1, &mut wrong);
        let link = format!("{PREFIX}{}{}", FORMS[0], base64::encode(&wrong));
        assert_eq!(read_link(&link).expect_err("refused").code(), ErrorCode::Damaged);
    }

    proptest! {
        #[test]
        fn any_bytes_under_a_right_checksum_are_read_or_refused(
            cut in 0_usize..100, bytes in prop::collection::vec(any::<u8>(), 0..60), changes in prop::collection::vec(
                (0_usize..100, any::<u8>()), 0..4),
        ) {
            let engine = &*EMBEDDED;
            let mut other = body(engine);
            for (place, byte) in changes {
                if let Some(old) = other.get_mut(place) {
                    *old = byte;
                }
            }
            is_read(engine, &other);
            other.truncate(cut);
            other.extend(bytes);
            is_read(engine, &other);
        }
    }
}
