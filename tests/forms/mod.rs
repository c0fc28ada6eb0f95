//! JSON values of foreign forms: at random, and records with one value changed.

use proptest::prelude::*;
use serde_json::{Value, json};

/// A path of field names and indices, as in a JSON pointer.
pub type Place = String;

/// Every place in `value`.
pub fn fields_of(value: &Value) -> Vec<Place> {
    let inside = |name: String, value: &Value| {
        let mut places: Vec<Place> =
            fields_of(value).into_iter().map(|place| format!("/{name}{place}")).collect();
        places.insert(0, format!("/{name}"));
        places
    };
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(name, value)| inside(name.clone(), value)).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(index, item)| inside(index.to_string(), item)).collect()
        }
        _ => Vec::new(),
    }
}

/// `record` with each of a number of other values at `place`.
pub fn changed(record: &Value, place: &Place) -> Vec<Value> {
    let others = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1.5),
        json!(1e300),
        json!(""),
        json!("K1"),
        json!("a b\u{0}\u{feff}<p>&lt;"),
        json!([]),
        json!({}),
        json!([[null]]),
        json!([{}, {"id": [], "detail": {}}, 3, "K2"]),
        json!({"detail": [1], "id": {}}),
        json!("x".repeat(11_000)),
        json!("ŉ".repeat(40)),
    ];
    let with = |other| {
        let mut record = record.clone();
        *record.pointer_mut(place).expect("a place of the record") = other;
        record
    };
    others.into_iter().map(with).collect()
}

/// Any JSON value, often with the names and forms of the services.
pub fn anything() -> impl Strategy<Value = Value> {
    let name = prop_oneof![prop::sample::select(NAMES).prop_map(str::to_owned), "[a-zA-Z]{0,8}",];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..12_u8).prop_map(Value::from),
        prop::sample::select(TEXTS).prop_map(Value::from),
        "(?s).{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 80, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::hash_map(name.clone(), inner, 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

const NAMES: &[&str] = &[
    "referenceNumber",
    "occupationCode",
    "larsCode",
    "title",
    "status",
    "version",
    "level",
    "keywords",
    "typicalJobTitles",
    "overviewOfRole",
    "occupationalSummary",
    "knowledges",
    "knowledgeId",
    "skills",
    "skillId",
    "behaviours",
    "behaviourId",
    "detail",
    "id",
    "duties",
    "dutyID",
    "dutyDetail",
    "isThisACoreDuty",
    "mappedKnowledge",
    "mappedSkills",
    "mappedBehaviour",
    "mappedKnowledgeIds",
    "mappedOptions",
    "options",
    "optionId",
    "technicalKnowledges",
    "relatedOccupations",
    "name",
    "reference",
    "stdCode",
    "statusName",
    "versionNo",
    "summary",
    "overview",
    "soc",
    "soc2020Code",
    "soc2020SubUnitGroups",
    "mapHierarchy",
    "routeName",
    "technicalLevel",
    "products",
    "productCode",
    "typeName",
    "results",
    "keyStdCode",
    "occupations",
    "progressions",
    "stdCodeFrom",
    "stdCodeTo",
    "format",
    "involvedEmployers",
    "code",
    "description",
    "isPrimary",
];

const TEXTS: &[&str] = &[
    "K1",
    "K2",
    "S1",
    "B1",
    "D1",
    "OCC9001",
    "ST9001",
    "1.10",
    "&lt;p&gt;x&lt;/p&gt;",
    "<ul><li>a</li>",
    "K1, S1",
    "4",
    "Level 3",
    "2493/02",
    "<script>",
    "&#x110000;",
    "skills-gap-catalogue/1",
    "a b c",
];
