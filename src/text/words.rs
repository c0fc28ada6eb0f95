//! English words that carry little or no meaning in a statement. Both lists are sorted.

/// Whether `word`, in lower case, only joins other words.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Whether `word`, in lower case, is one of the standards' set phrases rather than of their content.
pub(super) fn is_hollow(word: &str) -> bool {
    HOLLOW.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const STOP_WORDS: [&str; 130] = [
    "about", "above", "across", "after", "all", "also", "although", "an", "and", "any", "are", "as",
    "at", "be", "been", "being", "between", "both", "but", "by", "can", "could", "did", "do",
    "does", "doing", "during", "each", "eg", "etc", "for", "from", "further", "had", "has", "have",
    "having", "he", "her", "here", "hers", "him", "his", "how", "ie", "if", "in", "include",
    "included", "includes", "including", "into", "is", "it", "its", "itself", "may", "me", "might",
    "more", "most", "must", "my", "no", "nor", "not", "of", "off", "on", "once", "only", "or",
    "other", "others", "our", "out", "over", "own", "per", "same", "she", "should", "so", "some",
    "such", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there",
    "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "upon", "use",
    "used", "using", "very", "via", "was", "we", "well", "were", "what", "when", "where", "whether",
    "which", "while", "who", "whom", "why", "will", "with", "within", "without", "would", "you",
    "your",
];

#[rustfmt::skip]
const HOLLOW: [&str; 88] = [
    "ability", "able", "accordance", "according", "activities", "activity", "advance", "applies",
    "apply", "approach", "approaches", "appropriate", "appropriately", "area", "areas", "aspect",
    "aspects", "aware", "awareness", "basic", "carry", "change", "changes", "context", "current",
    "demonstrate", "demonstrates", "different", "effective", "effectively", "ensure", "ensures",
    "ensuring", "factor", "factors", "impact", "implication", "implications", "importance",
    "important", "key", "know", "knowledge", "line", "meet", "method", "methods", "need", "needs",
    "practice", "practices", "principle", "principles", "process", "processes", "provide",
    "purpose", "range", "relate", "related", "relation", "relevant", "require", "required",
    "requirement", "requirements", "role", "specific", "support", "supports", "task", "tasks",
    "technique", "techniques", "type", "types", "understand", "understanding", "understands",
    "undertake", "value", "various", "way", "ways", "wider", "work", "working", "works",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(STOP_WORDS.is_sorted() && HOLLOW.is_sorted());
    }
}
