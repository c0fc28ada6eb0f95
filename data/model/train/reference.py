#!/usr/bin/env python3
"""Reference scorer: reads model.bin and nothing else; standard library only. FORMAT.md tells every sum.

reference.py --check                      the file against expected.tsv
reference.py PAIRS.tsv                    strengths of a table with source_code, source, target_code, target
reference.py --explain K9 "..." K7 "..."  one strength and its reasons
"""

from __future__ import annotations

import argparse
import csv
import math
import struct
import sys
import zlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tokens import CONTINUES, Mark, Tokeniser, beyond_words, marks, without_examples, words

HERE = Path(__file__).resolve().parent
MAGIC, VERSION, HEAD = b"SKGAPTM1", 2, 64
HINGES = 12
ONE = 16129  # 127 x 127: the dot product of two rows of full length
KINDS = "KSB"


class Statement(NamedTuple):
    """A prepared statement: one row, weight and word number a token; the pooled vector; the key (its words)."""

    rows: list[list[int]]
    weights: list[int]
    word_of: list[int]
    pooled: list[int]
    key: str
    without_examples: Statement | None = None  # itself without its lists of examples, where it has some and more

    @property
    def total(self) -> int:
        """Weight of all tokens."""
        return sum(self.weights)


class Reason(NamedTuple):
    """A word of the target: its share of the target, the source word closest to it, how well it is covered (0..1)."""

    word: str
    share: float
    by: str
    cover: float


def unit(vector: list[int]) -> list[int]:
    """The i8 vector of length about 127 in the same direction; halves are rounded away from zero."""
    squares = sum(x * x for x in vector)
    if squares == 0:
        return [0] * len(vector)
    length = math.sqrt(float(squares))
    scaled = [float(x) * 127.0 / length for x in vector]
    return [max(-127, min(127, int(x + 0.5) if x >= 0 else -int(-x + 0.5))) for x in scaled]


def dot(a: list[int], b: list[int]) -> int:
    """Sum of products, kept within 0..ONE."""
    return min(ONE, max(0, sum(x * y for x, y in zip(a, b))))


class Model:
    """model.bin."""

    def __init__(self, path: Path) -> None:
        raw = path.read_bytes()
        version, self.width, count, self.limit, features, knots = struct.unpack_from("<6I", raw, 8)
        lengths = struct.unpack_from("<7I", raw, 32)
        (crc,) = struct.unpack_from("<I", raw, 60)
        whole = raw[:8] == MAGIC and version == VERSION and len(raw) == HEAD + sum(lengths)
        if not whole or zlib.crc32(raw[HEAD:]) != crc:
            raise ValueError(f"{path} is no whole model file of version {VERSION}")
        sections, at = [], HEAD
        for length in lengths:
            sections.append(raw[at : at + length])
            at += length
        names, vectors, self.importance, self.pooling, context, head, table = sections
        self.tokens = _tokens(names, count)
        self.tokeniser = Tokeniser(self.tokens)
        self.vectors = [list(row) for row in struct.iter_unpack(f"<{self.width}b", vectors)]
        of_context = (list(row) for row in struct.iter_unpack(f"<{self.width}b", context))
        self.left, self.right, self.around, self.negated = of_context
        numbers = struct.unpack(f"<{9 + features + HINGES * (10 + features) + 6}d", head)
        self.kinds, self.coefficients = numbers[:9], numbers[9 : 9 + features]
        hinges = [numbers[at : at + 10 + features] for at in range(9 + features, len(numbers) - 6, 10 + features)]
        self.hinges = [(hinge[:9], hinge[9:-1], hinge[-1]) for hinge in hinges]
        self.length, example, self.carry, self.same, self.mostly, self.partly = numbers[-6:]
        self.example = int(example)
        self.table_start, self.table_step = struct.unpack_from("<2d", table)
        self.knots = struct.unpack_from(f"<{knots}H", table, 16)

    def prepare(self, text: str) -> Statement:
        """Tokens, coloured by their neighbours and the whole; the pooled vector; the key."""
        parts, of_words = words(text), marks(text)
        key = " ".join(parts) + beyond_words(text)
        kept = without_examples(parts, of_words)
        return self._prepare(parts, of_words, key)._replace(without_examples=self._prepare(*kept, "") if kept else None)

    def _prepare(self, parts: list[str], of_words: list[Mark], key: str) -> Statement:
        found = self.tokeniser.of_words(parts, self.limit)
        plain, weights, pooled = [], [], [0] * self.width
        for index, word in found:
            lean = self.negated if of_words[word].negated else [0] * self.width
            vector = [v + n for v, n in zip(self.vectors[index], lean)]
            times = self.weight(self.pooling[index], of_words[word].example)
            pooled = [sum_ + times * v for sum_, v in zip(pooled, vector)]
            plain.append(vector)
            weights.append(self.weight(self.importance[index], of_words[word].example))
        edged, whole = [[0] * self.width, *plain, [0] * self.width], unit(pooled)
        context = list(zip(self.left, self.right, self.around))
        rows = [
            unit(
                [
                    64 * vector[c] + left * before[c] + right * after[c] + around * whole[c]
                    for c, (left, right, around) in enumerate(context)
                ]
            )
            for before, vector, after in zip(edged, plain, edged[2:])
        ]
        return Statement(rows, weights, [n for _, n in found], whole, key)

    def weight(self, weight: int, example: bool) -> int:
        """What a token weighs; less in a list of examples."""
        return (weight * self.example + 32) >> 6 if example else weight

    @staticmethod
    def best(covered: Statement, by: Statement) -> list[tuple[int, int]]:
        """For each row of `covered` the largest dot product with a row of `by`, and which (the first; -1 none)."""
        found = []
        for row in covered.rows:
            top, at = 0, -1
            for other, candidate in enumerate(by.rows):
                if (product := dot(row, candidate)) > top:
                    top, at = product, other
            found.append((top, at))
        return found

    def features(self, source: Statement, target: Statement) -> list[float]:
        """The ten numbers of FORMAT.md, in its order."""

        def coverage(covered: Statement, tops: list[int], power: int) -> float:
            if covered.total == 0:
                return 0.0
            summed = sum(weight * top**power for weight, top in zip(covered.weights, tops))
            return float(summed) / (float(covered.total) * float(ONE**power))

        of_target = [top for top, _ in self.best(target, source)]
        of_source = [top for top, _ in self.best(source, target)]
        held, matched = coverage(target, of_target, 1), coverage(source, of_source, 1)
        both = source.total + target.total
        missing = float(target.total) * (1.0 - held)
        gaps = [weight * (ONE - top) for weight, top in zip(target.weights, of_target)]
        return [
            held,
            matched,
            float(dot(source.pooled, target.pooled)) / float(ONE),
            coverage(target, of_target, 3),
            coverage(source, of_source, 3),
            held * matched,
            float(source.total) / float(both) if both else 0.0,
            float(target.total) / (float(target.total) + self.length),
            float(max(gaps)) / (float(target.total) * float(ONE)) if target.total else 0.0,
            missing / (missing + self.length),
        ]

    def score(self, source: Statement, target: Statement, kinds: int) -> float:
        """The score; `kinds` = 3 x source kind + target kind."""
        score = self._all_words(source, target, kinds)
        if target.without_examples is None or self._read_table(score) < self.partly:
            return score
        # Where the target without its examples and the source say as good as the same, these count for nothing.
        held = self._all_words(source, target.without_examples, kinds)
        back = self._all_words(target.without_examples, source, 3 * (kinds % 3) + kinds // 3)
        share = (self._read_table(min(held, back)) - self.carry) / (self.same - self.carry)
        return score + min(1.0, max(0.0, share)) * max(0.0, held - score)

    def _all_words(self, source: Statement, target: Statement, kinds: int) -> float:
        """A sum and hinges, examples as any words."""
        features = self.features(source, target)

        def summed(of_kinds: tuple[float, ...], coefficients: tuple[float, ...]) -> float:
            found = of_kinds[kinds]
            for coefficient, feature in zip(coefficients, features):
                found = found + coefficient * feature
            return found

        score = summed(self.kinds, self.coefficients)
        for of_kinds, coefficients, counts in self.hinges:
            score = score + counts * max(0.0, summed(of_kinds, coefficients))
        return score

    def strength(self, source: Statement, target: Statement, kinds: int) -> float:
        """0..1, grade/3 on average; 1 for equal words, 0 where one side has no token."""
        if source.key and source.key == target.key:
            return 1.0
        if not source.rows or not target.rows:
            return 0.0
        return self._read_table(self.score(source, target, kinds))

    def _read_table(self, score: float) -> float:
        at = (score - self.table_start) / self.table_step
        last = len(self.knots) - 1
        if at <= 0.0:
            return self.knots[0] / 65535.0
        if at >= float(last):
            return self.knots[last] / 65535.0
        knot = int(at)
        low, high = self.knots[knot] / 65535.0, self.knots[knot + 1] / 65535.0
        return low + (high - low) * (at - float(knot))

    def reasons(self, source: Statement, target: Statement) -> list[Reason]:
        """The target's words that have a token, in their order."""
        source_words, target_words = source.key.split(), target.key.split()
        found: dict[int, Reason] = {}
        for token, (top, _) in enumerate(self.best(target, source)):
            number = target.word_of[token]
            reason = found.get(number, Reason(target_words[number], 0.0, "", -1.0))
            share = reason.share + (target.weights[token] / target.total if target.total else 0.0)
            found[number] = reason._replace(share=share, cover=max(reason.cover, top / ONE))
        return [reason._replace(by=self.covered_by(source_words, reason.word)) for reason in found.values()]

    def covered_by(self, source_words: list[str], word: str) -> str:
        """The same word, or else the one closest in meaning, each word by itself; "" if none is close."""
        if word in source_words:
            return word
        own = self.direction_of_word(word)
        found = [dot(own, self.direction_of_word(other)) for other in source_words]
        top = max(found, default=0)
        return source_words[found.index(top)] if top >= ONE // 2 else ""

    def direction_of_word(self, word: str) -> list[int]:
        """Where the word's tokens lie together, without neighbours."""
        pooled = [0] * self.width
        for index in self.tokeniser.of_word(word):
            pooled = [sum_ + self.pooling[index] * v for sum_, v in zip(pooled, self.vectors[index])]
        return unit(pooled)


def _tokens(section: bytes, count: int) -> list[str]:
    found, at = [], 0
    for _ in range(count):
        size = section[at] & 0x7F
        found.append((CONTINUES if section[at] >= 0x80 else "") + section[at + 1 : at + 1 + size].decode("ascii"))
        at += 1 + size
    if at != len(section):
        raise ValueError("the token section has another length than its tokens")
    return found


def kinds_of(source_code: str, target_code: str) -> int:
    """0..8 from two codes such as K9 and S1."""
    source, target = (KINDS.index(code.strip()[0].upper()) for code in (source_code, target_code))
    return 3 * source + target


def strengths(model: Model, rows: list[dict[str, str]]) -> list[float]:
    """One strength a row; each statement is prepared once."""
    prepare = cache(model.prepare)
    return [
        model.strength(prepare(row["source"]), prepare(row["target"]), kinds_of(row["source_code"], row["target_code"]))
        for row in rows
    ]


def read_rows(path: Path) -> list[dict[str, str]]:
    """A tab-separated table with a header, no quoting."""
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def check(model: Model, expected: Path) -> None:
    """Compare with the rows of `expected` that are written out in full; leave with 1 if one differs."""
    rows = [row for row in read_rows(expected) if row["id"].startswith("own")]
    wrong = [
        f"{row['id']}: {found:.6f}, expected {row['strength']}"
        for row, found in zip(rows, strengths(model, rows))
        if f"{found:.6f}" != row["strength"]
    ]
    if wrong or not rows:
        sys.exit("\n".join(wrong) or f"no rows to check in {expected}")
    print(f"{len(rows)} strengths as expected")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="?", help="table of pairs; one strength a line is printed")
    parser.add_argument("--model", type=Path, default=HERE.parent / "model.bin", help="default: beside this folder")
    parser.add_argument("--check", action="store_true", help="compare the model with expected.tsv")
    parser.add_argument("--explain", nargs=4, metavar=("CODE", "SOURCE", "CODE", "TARGET"), help="strength and reasons")
    options = parser.parse_args()
    model = Model(options.model)
    if options.check:
        check(model, HERE.parent / "expected.tsv")
    if options.explain:
        source_code, source, target_code, target = options.explain
        held, wanted = model.prepare(source), model.prepare(target)
        print(f"{model.strength(held, wanted, kinds_of(source_code, target_code)):.6f}")
        for reason in model.reasons(held, wanted):
            print(f"  {reason.word:24s} {reason.share:.3f}  {reason.by:24s} {reason.cover:.2f}")
    if options.pairs:
        for strength in strengths(model, read_rows(options.pairs)):
            print(f"{strength:.6f}")


if __name__ == "__main__":
    main()
