"""Words and tokens of a statement, as FORMAT.md tells them, and the list of tokens. Standard library only."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from data import Corpus

LONGEST_WORD = 40
CONTINUES = "##"
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_ACCENTS = {
    "a": "àáâãäå",
    "c": "ç",
    "e": "èéêë",
    "i": "ìíîï",
    "n": "ñ",
    "o": "òóôõöø",
    "u": "ùúûü",
    "y": "ýÿ",
    "'": "\u2018\u2019\u201b\u02bc\uff07",
}
_PLAIN = {marked: plain for plain, all_marked in _ACCENTS.items() for marked in all_marked}


def fold(text: str) -> list[str]:
    """Lower case and without accents, one character in, one out; only A-Z and Latin-1 letters have a lower case."""
    folded = []
    for char in text:
        code = ord(char)
        if 0x41 <= code <= 0x5A or (0xC0 <= code <= 0xDE and code != 0xD7):
            char = chr(code + 32)
        folded.append(_PLAIN.get(char, char))
    return folded


class Word(NamedTuple):
    """A word's plain form, and where it begins and ends in the text (a possessive s included)."""

    plain: str
    start: int
    end: int


def found_words(text: str) -> list[Word]:
    """Runs of a-z and 0-9 after folding; an apostrophe inside a word goes, and so does a possessive s after it."""
    chars = [*fold(text), " "]
    found, word, start, end, at = [], "", 0, 0, 0
    while at < len(chars):
        char = chars[at]
        if char in ALPHABET:
            start = start if word else at
            word += char
            end = at + 1
        elif char == "'" and word and chars[at + 1] in ALPHABET:
            possessive = chars[at + 1] == "s" and (at + 2 >= len(chars) or chars[at + 2] not in ALPHABET)
            at += 1 if possessive else 0
            end = at + 1 if possessive else end
        elif word:
            found.append(Word(word, start, end))
            word = ""
        at += 1
    return found


def words(text: str) -> list[str]:
    """The plain forms of `found_words`."""
    return [word.plain for word in found_words(text)]


EXAMPLES = (("for", "example"), ("for", "instance"), ("such", "as"), ("including",), ("e", "g"), ("eg",))
NEGATIONS = {"not", "no", "non", "never", "without", "cannot", "dont", "doesnt", "isnt"}
NO_NEGATIONS = {"only", "just", "limited", "necessarily"}  # after "not"
NEGATED = 4  # words at most


class Mark(NamedTuple):
    """What a word is: part of a list of examples; under a "not"."""

    example: bool
    negated: bool


def marks(text: str) -> list[Mark]:
    """One a word; FORMAT.md tells the rules."""
    found = found_words(text)
    plain = [word.plain for word in found]
    gaps = [text[one.end : other.start] for one, other in zip(found, found[1:])]
    gaps = ["", *gaps]  # before each word
    listed, negated = 0, 0  # words that certainly belong to the list; words still under the "not"
    in_list, made = False, []
    for at, word in enumerate(plain):
        if in_list and not listed and ends_clause(gaps[at], ";)"):
            in_list = False
        listed = max(0, listed - 1)
        opening = next((marker for marker in EXAMPLES if tuple(plain[at : at + len(marker)]) == marker), None)
        if opening:
            in_list, listed = True, len(opening)
        negated = 0 if ends_clause(gaps[at], ",;:()") else negated
        made.append(Mark(in_list, negated > 0))
        negated = max(0, negated - 1)
        if word in NEGATIONS and plain[at + 1 : at + 2] and plain[at + 1] not in NO_NEGATIONS:
            negated = NEGATED
    return made


def without_examples(parts: list[str], of_words: list[Mark]) -> tuple[list[str], list[Mark]] | None:
    """The words that are no examples, and their marks; None where all are, or none is."""
    kept = [(part, mark) for part, mark in zip(parts, of_words) if not mark.example]
    return ([part for part, _ in kept], [mark for _, mark in kept]) if 0 < len(kept) < len(parts) else None


def ends_clause(gap: str, signs: str) -> bool:
    """Whether what stands between two words holds one of these signs, or a full stop with something after it."""
    return any(sign in gap for sign in signs) or "." in gap[:-1]


def beyond_words(text: str) -> str:
    """What words leave out and yet tells statements apart: letters of other alphabets, and the signs + # < >."""

    def is_letter(char: str) -> bool:
        code = ord(char)
        left_out = code in (0xD7, 0xF7) or 0x300 <= code <= 0x36F or 0x2000 <= code <= 0x2BFF or 0x3000 <= code <= 0x303F
        return code >= 0xC0 and not left_out

    return "".join(char for char in fold(text) if char in "+#<>" or is_letter(char))


class Tokeniser:
    """Greedy longest match over a token list; a token written `##x` continues a word. A token's id is its index."""

    def __init__(self, tokens: list[str]) -> None:
        self.ids = {token: index for index, token in enumerate(tokens)}

    def of_word(self, word: str) -> list[int]:
        """Tokens of one word; a character that nothing matches is passed over."""
        word, found, at = word[:LONGEST_WORD], [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                index = self.ids.get((CONTINUES if at else "") + word[at:end])
                if index is not None:
                    found.append(index)
                    at = end
                    break
            else:
                at += 1
        return found

    def of_words(self, parts: list[str], limit: int) -> list[tuple[int, int]]:
        """(token, number of its word) for the first `limit` tokens."""
        found: list[tuple[int, int]] = []
        for number, word in enumerate(parts):
            found += [(index, number) for index in self.of_word(word)]
            if len(found) >= limit:
                break
        return found[:limit]


def vocabulary(corpus: Corpus, whole_words: int = 11600, pieces: int = 1550) -> list[str]:
    """Single characters, the most frequent words, then the pieces that best cover the words left out.

    A word counts once a text: 6 for a statement, 4 for a duty, 1 for an O*NET task, 0.7 for an ESCO label. A piece of
    k letters is worth k² times the count of the words it begins or ends.
    """
    counts: Counter[str] = Counter()
    for texts, weight in ((corpus.statements, 6), (corpus.duties, 4), (corpus.tasks, 1), (corpus.labels, 0.7)):
        texts_with = Counter(word for text in texts for word in set(words(text)))
        for word, number in texts_with.items():
            counts[word] += number * weight
    ranked = [word for word in sorted(counts, key=lambda w: (-counts[w], w)) if not word.isdigit()]
    kept, rest = ranked[:whole_words], ranked[whole_words:]
    worth: Counter[str] = Counter()
    for word in rest:
        for size in range(3, min(len(word), 9)):
            worth[word[:size]] += counts[word] * size * size
        for size in range(2, min(len(word) - 2, 8)):
            worth[CONTINUES + word[-size:]] += counts[word] * size * size
    whole = set(kept)
    best = [piece for piece in sorted(worth, key=lambda p: (-worth[p], p)) if piece not in whole]
    single = list(ALPHABET) + [CONTINUES + char for char in ALPHABET]
    return list(dict.fromkeys(single + kept + best[:pieces]))
