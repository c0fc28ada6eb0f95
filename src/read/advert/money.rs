//! Pay as people write it.

use super::record::{Period, Salary};
use crate::text::words;

/// Signs and codes of currencies.
const CURRENCIES: [(&str, &str); 6] =
    [("£", "GBP"), ("gbp", "GBP"), ("€", "EUR"), ("eur", "EUR"), ("$", "USD"), ("usd", "USD")];
/// What is paid beside a pay.
const EXTRAS: [&str; 6] = ["bonus", "allowance", "voucher", "vouchers", "ote", "commission"];
/// A smaller number without a currency is a pay only where it says what for.
const LEAST_UNSIGNED: f64 = 1_000.0;
/// A text of pay is no longer, in characters.
const MAX_WRITTEN: usize = 200;

/// The pay that `written` names: its first amount of the currency, and the one that ends its range.
pub(super) fn salary(written: &str) -> Salary {
    let written: String = written.chars().take(MAX_WRITTEN).collect();
    let lower = written.to_ascii_lowercase();
    let plain = words(&lower);
    let currency = CURRENCIES.iter().find(|(sign, _)| {
        let is_sign = !sign.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_sign { lower.contains(sign) } else { plain.iter().any(|word| word.plain == *sign) }
    });
    let sign = currency.map(|(sign, _)| *sign);
    let all = amounts(&lower);
    let before = |start: usize| lower.get(..start).unwrap_or_default().trim_end();
    let after = |end: usize| lower.get(end..).unwrap_or_default().trim_start();
    // In `Band 6 £38,682` the sign is that of the number after it.
    let is_signed_behind = |end: usize, sign: &str| {
        let rest = after(end).strip_prefix(sign).map(str::trim_start);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let has_sign = |amount: &Amount| {
        sign.is_some_and(|sign| before(amount.start).ends_with(sign) || is_signed_behind(amount.end, sign))
    };
    // `£500 welcome bonus, £27,000`
    let is_extra = |amount: &Amount| {
        let said = after(amount.end).split([',', ';', '+', '£', '€', '$']).next().unwrap_or_default();
        words(said).iter().take(3).any(|word| EXTRAS.contains(&word.plain.as_str()))
    };
    // A number without a currency may be that of a grade: `Band 6`.
    let is_pay_of_its_own = |at: usize, amount: &Amount| {
        let is_of_thousands = amount.is_thousands || all.get(at + 1).is_some_and(|next| next.is_thousands);
        let is_said =
            is_of_thousands || amount.value >= LEAST_UNSIGNED || period_after(after(amount.end)).is_some();
        is_said && !after(amount.end).starts_with("hour")
    };
    let first = all
        .iter()
        .position(|amount| has_sign(amount) && !is_extra(amount))
        .or_else(|| all.iter().position(has_sign))
        .or_else(|| all.iter().enumerate().position(|(at, amount)| is_pay_of_its_own(at, amount)));
    let low = first.and_then(|at| all.get(at));
    let high = low.and_then(|low| {
        let high = all.get(first? + 1)?;
        let between = lower.get(low.end..high.start)?;
        let between = sign.map_or(between.to_owned(), |sign| between.replace(sign, ""));
        // `£26,000/yr - £29,000/yr`
        let is_of_period =
            |word: &&str| !word.is_empty() && !matches!(*word, "a" | "an" | "per") && period(word).is_none();
        let between: Vec<&str> = between.split([' ', '/']).filter(is_of_period).collect();
        matches!(between.join(" ").as_str(), "-" | "–" | "—" | "to" | "up to" | "and" | "rising to")
            .then_some(high)
    });
    let period = high.or(low).and_then(|last| period_after(after(last.end)));
    // `£30-40k`
    let covers = |low: &Amount, high: &Amount| high.is_thousands && !low.is_thousands && low.value < 1_000.0;
    let value = low.map(|low| match high {
        Some(high) if covers(low, high) => low.value * 1_000.0,
        _ => low.value,
    });
    Salary {
        low: value,
        high: high.map(|high| high.value).filter(|high| value.is_none_or(|low| *high >= low)).or(value),
        currency: currency.map_or(String::new(), |(_, code)| (*code).to_owned()),
        period,
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

/// A number in a text of pay.
struct Amount {
    value: f64,
    /// Whether a `k` follows it.
    is_thousands: bool,
    /// In bytes, with its `k`.
    start: usize,
    end: usize,
}

/// The amounts in `text`, in order.
fn amounts(text: &str) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = at + start;
        let (number, length) = number(text.get(start..).unwrap_or_default());
        let end = start + length;
        let mut after = text.get(end..).unwrap_or_default().chars();
        let is_thousands = after.next() == Some('k') && after.next().is_none_or(|c| !c.is_alphanumeric());
        at = end + usize::from(is_thousands);
        if let Ok(value) = number.parse::<f64>() {
            let value = if is_thousands { value * 1_000.0 } else { value };
            found.push(Amount { value, is_thousands, start, end: at });
        }
    }
    found
}

/// The number that `text` begins with, as Rust has it, and its length. A comma, a full stop or a space before three
/// digits parts thousands; the other two before any other digits are a decimal point.
fn number(text: &str) -> (String, usize) {
    let digits = |at: usize| text.bytes().skip(at).take_while(u8::is_ascii_digit).count();
    let mut at = digits(0);
    let mut number = text.get(..at).unwrap_or_default().to_owned();
    let is_group = (1..=3).contains(&at);
    while let Some(sign) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let from = at + sign.len_utf8();
        let count = digits(from);
        let part = text.get(from..from + count).unwrap_or_default();
        let is_between = matches!(sign, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        if is_between && count == 3 && is_group {
            number.push_str(part);
            at = from + count;
        } else if matches!(sign, ',' | '.') && count > 0 {
            return (format!("{number}.{part}"), from + count);
        } else {
            break;
        }
    }
    (number, at)
}

/// What is paid for, as the words right after an amount say.
fn period_after(tail: &str) -> Option<Period> {
    let tail = tail.trim_start_matches(['(', ',', ' ']);
    let end = tail.find(|c: char| c.is_ascii_digit() || matches!(c, '(' | ',' | ';')).unwrap_or(tail.len());
    let tail = tail.get(..end).unwrap_or_default();
    let joined = ["p.a", "p.h", "p.d", "p.w", "p/a", "p/h", "p/d", "p/w"]
        .iter()
        .fold(tail.to_owned(), |tail, short| tail.replace(short, &short.replace(['.', '/'], "")));
    let end = joined.find("hours").unwrap_or(joined.len());
    period(joined.get(..end).unwrap_or_default())
}

/// What is paid for: the first word that says so.
pub(super) fn period(text: &str) -> Option<Period> {
    words(text).iter().find_map(|word| match word.plain.as_str() {
        "hour" | "hourly" | "hr" | "ph" => Some(Period::Hour),
        "day" | "daily" | "pd" => Some(Period::Day),
        "week" | "weekly" | "pw" => Some(Period::Week),
        "month" | "monthly" | "pcm" => Some(Period::Month),
        "year" | "yearly" | "yr" | "annum" | "annual" | "annually" | "pa" => Some(Period::Year),
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
            ("£23,400 (37.5 hours per week)", Some(23400.0), Some(23400.0), "GBP", None),
            ("£30-40k", Some(30000.0), Some(40000.0), "GBP", None),
            ("£12 per hour, 35 to 40 hours per week", Some(12.0), Some(12.0), "GBP", Some(Period::Hour)),
            ("£12.21 per hour (£23,544 per annum)", Some(12.21), Some(12.21), "GBP", Some(Period::Hour)),
            ("€45.000 a year", Some(45000.0), Some(45000.0), "EUR", Some(Period::Year)),
            ("45 000 € a year", Some(45000.0), Some(45000.0), "EUR", Some(Period::Year)),
            ("£26,000/yr - £29,000/yr", Some(26000.0), Some(29000.0), "GBP", Some(Period::Year)),
            ("£12 an hour, £96 a day", Some(12.0), Some(12.0), "GBP", Some(Period::Hour)),
            ("£12.60ph", Some(12.6), Some(12.6), "GBP", Some(Period::Hour)),
            ("£25,000pa", Some(25000.0), Some(25000.0), "GBP", Some(Period::Year)),
            ("£25,000 p.a.", Some(25000.0), Some(25000.0), "GBP", Some(Period::Year)),
            ("Neuroscience grade, 30000", Some(30000.0), Some(30000.0), "", None),
            ("Grade C5 £21,400 - £23,900 a year", Some(21400.0), Some(23900.0), "GBP", Some(Period::Year)),
            ("Points 9-12: €30,100 to €31,200", Some(30100.0), Some(31200.0), "EUR", None),
            ("Grade 7", None, None, "", None),
            ("£750 joining bonus, £24,500 salary", Some(24500.0), Some(24500.0), "GBP", None),
            ("£13.10 p/h", Some(13.1), Some(13.1), "GBP", Some(Period::Hour)),
            ("£21,000 rising to £23,000", Some(21000.0), Some(23000.0), "GBP", None),
            ("Competitive", None, None, "", None),
        ] {
            let salary = salary(written);
            if low.is_some() || currency.is_empty() {
                assert_eq!((salary.low, salary.high), (low, high), "{written}");
            }
            assert_eq!((salary.currency.as_str(), salary.period), (currency, of), "{written}");
        }
        assert!(names_pay("£ 12 an hour") && !names_pay("£££") && !names_pay("12 hours"));
    }
}
