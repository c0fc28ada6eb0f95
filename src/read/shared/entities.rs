//! HTML's entities, as far as the sources have them.

/// A text is unescaped at most so often: more than any source escapes.
const MAX_ROUNDS: usize = 5;
/// The longest name of an entity that is looked for, in bytes.
const MAX_NAME: usize = 10;

/// `text` with characters in place of their entities, again and again until nothing changes. What is no entity, or
/// stands for no character, stays.
pub(in crate::read) fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        let Some(next) = unescaped_once(&text) else { break };
        text = next;
    }
    text
}

/// `text` with characters in place of their entities; none where there is no entity.
fn unescaped_once(text: &str) -> Option<String> {
    let mut unescaped = String::new();
    let mut has_entity = false;
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('&') {
        unescaped.push_str(before);
        let end = tail.bytes().take(MAX_NAME + 1).position(|byte| byte == b';');
        let entity = end.and_then(|end| Some((character(tail.get(..end)?)?, tail.get(end + 1..)?)));
        match entity {
            Some((character, after)) => {
                unescaped.push(character);
                has_entity = true;
                rest = after;
            }
            None => {
                unescaped.push('&');
                rest = tail;
            }
        }
    }
    unescaped.push_str(rest);
    has_entity.then_some(unescaped)
}

/// The character that the entity `name` stands for.
fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) if digits.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
            u32::from_str_radix(digits, 16)
        }
        None if number.bytes().all(|digit| digit.is_ascii_digit()) => number.parse(),
        _ => return None,
    };
    match number.ok()? {
        0 => None,
        // Browsers read these as the characters of Windows-1252.
        number @ 0x80..=0x9f => Some(windows_1252(number as u8)).filter(|one| *one != '\u{fffd}'),
        number => char::from_u32(number),
    }
}

/// The character that Windows-1252 has for `byte`.
pub(in crate::read) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252.chars().nth(usize::from(byte) - 0x80).unwrap_or('\u{fffd}'),
        byte => char::from(byte),
    }
}

/// The characters of Windows-1252 from 0x80 to 0x9f.
const WINDOWS_1252: &str = "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ";

const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("AMP", '&'),
    ("LT", '<'),
    ("GT", '>'),
    ("QUOT", '"'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("prime", '′'),
    ("Prime", '″'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("shy", '\u{ad}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("pound", '£'),
    ("euro", '€'),
    ("cent", '¢'),
    ("yen", '¥'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("divide", '÷'),
    ("minus", '−'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("asymp", '≈'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("micro", 'µ'),
    ("mu", 'μ'),
    ("Omega", 'Ω'),
    ("omega", 'ω'),
    ("pi", 'π'),
    ("alpha", 'α'),
    ("beta", 'β'),
    ("gamma", 'γ'),
    ("delta", 'δ'),
    ("Delta", 'Δ'),
    ("theta", 'θ'),
    ("lambda", 'λ'),
    ("sigma", 'σ'),
    ("Sigma", 'Σ'),
    ("infin", '∞'),
    ("permil", '‰'),
    ("rarr", '→'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("darr", '↓'),
    ("sect", '§'),
    ("para", '¶'),
    ("dagger", '†'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("acute", '´'),
    ("cedil", '¸'),
    ("uml", '¨'),
    ("tilde", '˜'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("oelig", 'œ'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("szlig", 'ß'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Auml", 'Ä'),
    ("Aring", 'Å'),
    ("AElig", 'Æ'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Iacute", 'Í'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Ouml", 'Ö'),
    ("Oslash", 'Ø'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
];
