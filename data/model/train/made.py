"""Lessons made by rule, for what graded pairs show too seldom: lists of examples, "not", helping others.

Every pair comes of a real statement; its chances of a grade of at least 1, 2, 3 are set by hand. None is of faults.tsv.
"""

from __future__ import annotations

import random
import re
from typing import NamedTuple

from data import Statement
from tokens import found_words, marks

HELPING = ("train", "coach", "supervise", "support", "help", "encourage", "advise", "enable")
OTHERS = ("others to", "colleagues to", "staff to", "clients to", "people to", "learners to", "a team to")
SAME = (1.0, 1.0, 0.95)


class Made(NamedTuple):
    """One lesson: texts, kinds 0..8, chances."""

    source: str
    target: str
    kinds: int
    chances: tuple[float, float, float]


def without_examples(text: str) -> str:
    """The text up to its list of examples, where one ends it."""
    found, of_words = found_words(text), marks(text)
    first = next((n for n, mark in enumerate(of_words) if mark.example), None)
    if first is None or first < 3 or not of_words[-1].example:
        return ""
    return text[: found[first - 1].end]


def denied(text: str) -> str:
    """The text with its first verb under a "not", where a rule finds one."""
    for pattern, put in (
        (r"\b(is|are|be|can|must|should|do|does|may)\b", r"\1 not"),
        (r"\b(how|when|where) to\b", r"\1 not to"),
    ):
        changed = re.sub(pattern, put, text, count=1)
        if changed != text:
            return changed
    return ""


def made(statements: list[Statement], most: int = 2500) -> list[Made]:
    """Lessons of these statements, at most so many of a sort."""
    chance = random.Random(0)
    shuffled = chance.sample(statements, len(statements))
    sorts: dict[str, list[Made]] = {"lists": [], "not": [], "others": []}
    for s in shuffled:
        same = 4 * s.kind
        if plain := without_examples(s.text):
            sorts["lists"] += [Made(s.text, plain, same, SAME), Made(plain, s.text, same, SAME)]
        if opposite := denied(s.text):
            sorts["not"] += [
                Made(s.text, opposite, same, (0.7, 0.2, 0.02)),
                Made(opposite, s.text, same, (0.7, 0.2, 0.02)),
            ]
        doing = s.text[:1].lower() + s.text[1:]
        if s.kind == 1 and re.match(r"[A-Z][a-z]+[^s:] ", s.text) and not doing.startswith(HELPING):
            helping = f"{chance.choice(HELPING).capitalize()} {chance.choice(OTHERS)} {doing}"
            sorts["others"] += [
                Made(s.text, helping, same, (0.9, 0.2, 0.0)),
                Made(helping, s.text, same, (0.95, 0.45, 0.1)),
            ]
    return [one for sort in sorts.values() for one in sort[:most]]
