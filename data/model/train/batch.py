"""The reference's sums for many pairs at once, in numpy: the same strengths, since all integers stay exact.

f32 products of i8 rows are exact (at most 64 x 127², below 2^24); weighted sums of cubes are taken in i64.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from data import Statement
from reference import ONE, Model
from tokens import Mark, beyond_words, marks, without_examples, words


class Prepared:
    """Statements one after the other; those of statement n are rows `starts[n]` to `starts[n + 1]`."""

    def __init__(
        self, rows: list[np.ndarray], weights: list[np.ndarray], pooled: np.ndarray, keys: list[str], kinds: np.ndarray
    ) -> None:
        self.rows = np.concatenate(rows)
        self.weights = np.concatenate(weights)
        self.sizes = np.array([len(part) for part in weights])
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)])
        self.totals = np.array([int(part.sum()) for part in weights], np.int64)
        self.pooled, self.keys, self.kinds = pooled, keys, kinds
        # Those that have examples and more than them, without these: their numbers, and themselves.
        self.listed: np.ndarray = np.zeros(0, np.int64)
        self.without_examples: Prepared | None = None

    def part(self, begin: int, end: int) -> Prepared:
        """Statements `begin` to `end`."""
        cut = Prepared.__new__(Prepared)
        rows = slice(self.starts[begin], self.starts[end])
        cut.rows, cut.weights = self.rows[rows], self.weights[rows]
        cut.sizes, cut.totals = self.sizes[begin:end], self.totals[begin:end]
        cut.starts = self.starts[begin : end + 1] - self.starts[begin]
        cut.pooled, cut.keys, cut.kinds = self.pooled[begin:end], self.keys[begin:end], self.kinds[begin:end]
        first, last = np.searchsorted(self.listed, [begin, end])
        cut.listed, cut.without_examples = self.listed[first:last] - begin, None
        if self.without_examples and first < last:
            cut.without_examples = self.without_examples.part(first, last)
        return cut


class BatchModel:
    """A model file, with its numbers as arrays."""

    def __init__(self, path: Path) -> None:
        self.model = Model(path)
        self.vectors = np.array(self.model.vectors, np.int64)
        self.importance = np.frombuffer(self.model.importance, np.uint8).astype(np.int64)
        self.pooling = np.frombuffer(self.model.pooling, np.uint8).astype(np.int64)
        context = self.model.left, self.model.right, self.model.around, self.model.negated
        self.left, self.right, self.around, self.negated = np.array(context, np.int64)
        self.knots = np.array(self.model.knots) / 65535.0

    def prepare(self, texts: list[str], kinds: list[int]) -> Prepared:
        """Rows, weights and pooled vectors; `kinds` 0 K, 1 S, 2 B."""
        parts = [(words(text), marks(text)) for text in texts]
        keys = [" ".join(of_text) + beyond_words(text) for (of_text, _), text in zip(parts, texts)]
        prepared = self._prepare(parts, keys, np.array(kinds))
        kept = [without_examples(*of_text) for of_text in parts]
        listed = [number for number, of_text in enumerate(kept) if of_text]
        if listed:
            prepared.listed = np.array(listed)
            required = [of_text for of_text in kept if of_text]
            prepared.without_examples = self._prepare(required, [""] * len(listed), prepared.kinds[listed])
        return prepared

    def _prepare(self, texts: list[tuple[list[str], list[Mark]]], keys: list[str], kinds: np.ndarray) -> Prepared:
        rows, weights = [], []
        pooled = np.zeros((len(texts), self.model.width), np.float32)
        for number, (parts, of_words) in enumerate(texts):
            found = self.model.tokeniser.of_words(parts, self.model.limit)
            ids = [index for index, _ in found]
            example = np.array([of_words[word].example for _, word in found], bool)
            negated = np.array([of_words[word].negated for _, word in found], bool)
            plain = self.vectors[ids].reshape(-1, self.model.width) + negated[:, None] * self.negated
            edge = np.zeros((1, self.model.width), np.int64)
            before, after = np.concatenate([edge, plain])[:-1], np.concatenate([plain, edge])[1:]
            pooling = self._weights(self.pooling[ids], example)
            pooled[number] = _unit((pooling[:, None] * plain).sum(0, keepdims=True))[0]
            whole = self.around * pooled[number].astype(np.int64)
            rows.append(_unit(64 * plain + self.left * before + self.right * after + whole))
            weights.append(self._weights(self.importance[ids], example))
        return Prepared(rows, weights, pooled, keys, kinds)

    def _weights(self, weights: np.ndarray, example: np.ndarray) -> np.ndarray:
        return np.where(example, (weights * self.model.example + 32) >> 6, weights)

    def prepare_all(self, statements: list[Statement]) -> Prepared:
        """The same from statements."""
        return self.prepare([s.text for s in statements], [s.kind for s in statements])

    def scores(self, sources: Prepared, targets: Prepared) -> tuple[np.ndarray, np.ndarray]:
        """Scores source x target, and those of the other direction in the same shape (target held, source wanted)."""
        forth, back = self._all_words(sources, targets)
        if targets.without_examples:
            held = self._all_words(sources, targets.without_examples)
            forth[:, targets.listed] = self._as_same(forth[:, targets.listed], *held)
        if sources.without_examples:
            held = self._all_words(sources.without_examples, targets)
            back[sources.listed] = self._as_same(back[sources.listed], *held[::-1])
        return forth, back

    def _as_same(self, scores: np.ndarray, held: np.ndarray, back: np.ndarray) -> np.ndarray:
        """Scores where what is wanted has examples; `held` and `back` are those without them, both ways."""
        share = (self.read_table(np.minimum(held, back)) - self.model.carry) / (self.model.same - self.model.carry)
        share = np.clip(share, 0.0, 1.0) * (self.read_table(scores) >= self.model.partly)
        return scores + share * np.maximum(held - scores, 0.0)

    def _all_words(self, sources: Prepared, targets: Prepared) -> tuple[np.ndarray, np.ndarray]:
        products = sources.rows @ targets.rows.T
        of_target = _tops(products, sources, axis=0)  # source statement x target token
        of_source = _tops(products, targets, axis=1).T  # target statement x source token
        held, close, gap = _coverages(of_target, targets)
        matched, matched_close, gap_back = (x.T for x in _coverages(of_source, sources))
        missing = targets.totals * (1.0 - held)
        missing_back = sources.totals[:, None] * (1.0 - matched)
        whole = np.clip(sources.pooled @ targets.pooled.T, 0, ONE).astype(np.float64) / ONE
        both = np.maximum(sources.totals[:, None] + targets.totals, 1)
        forth = [
            held,
            matched,
            whole,
            close,
            matched_close,
            held * matched,
            sources.totals[:, None] / both,
            np.broadcast_to(targets.totals / (targets.totals + self.model.length), held.shape),
            gap,
            missing / (missing + self.model.length),
        ]
        back = [
            matched,
            held,
            whole,
            matched_close,
            close,
            held * matched,
            targets.totals / both,
            np.broadcast_to((sources.totals / (sources.totals + self.model.length))[:, None], held.shape),
            gap_back,
            missing_back / (missing_back + self.model.length),
        ]
        one, other = sources.kinds[:, None], targets.kinds
        return self._score(3 * one + other, forth), self._score(3 * other + one, back)

    def _score(self, kinds: np.ndarray, features: list[np.ndarray]) -> np.ndarray:
        def summed(of_kinds: tuple[float, ...], coefficients: tuple[float, ...]) -> np.ndarray:
            found = np.array(of_kinds)[kinds]
            for coefficient, feature in zip(coefficients, features):
                found = found + coefficient * feature
            return found

        score = summed(self.model.kinds, self.model.coefficients)
        for of_kinds, coefficients, counts in self.model.hinges:
            score = score + counts * np.maximum(0.0, summed(of_kinds, coefficients))
        return score

    def read_table(self, score: np.ndarray) -> np.ndarray:
        """Strength of a score."""
        at = np.clip((score - self.model.table_start) / self.model.table_step, 0, len(self.knots) - 1)
        knot = np.minimum(at.astype(int), len(self.knots) - 2)
        return self.knots[knot] + (self.knots[knot + 1] - self.knots[knot]) * (at - knot)

    def strengths(self, sources: Prepared, targets: Prepared) -> tuple[np.ndarray, np.ndarray]:
        """Strengths in both directions, each source x target."""
        forth, back = self.scores(sources, targets)
        return self._settle(forth, sources, targets), self._settle(back, sources, targets)

    def _settle(self, scores: np.ndarray, sources: Prepared, targets: Prepared) -> np.ndarray:
        """The table, but 0 without tokens and 1 for equal words."""
        source_keys, target_keys = np.array(sources.keys), np.array(targets.keys)
        same = (source_keys[:, None] == target_keys) & (source_keys != "")[:, None]
        empty = (sources.sizes == 0)[:, None] | (targets.sizes == 0)
        return np.where(same, 1.0, np.where(empty, 0.0, self.read_table(scores)))

    def of_pairs(self, pairs: list[tuple[Statement, Statement]]) -> tuple[np.ndarray, np.ndarray]:
        """(strengths, scores) of single pairs (source, target); each text is prepared once."""
        found = np.zeros((2, len(pairs)))
        prepare = cache(lambda text, kind: self.prepare([text], [kind]))
        for number, (source, target) in enumerate(pairs):
            one, other = prepare(source.text, source.kind), prepare(target.text, target.kind)
            scores = self.scores(one, other)[0]
            found[:, number] = self._settle(scores, one, other)[0, 0], scores[0, 0]
        return found[0], found[1]


def _unit(vectors: np.ndarray) -> np.ndarray:
    lengths = np.sqrt((vectors * vectors).sum(1, keepdims=True).astype(np.float64))
    scaled = vectors.astype(np.float64) * 127.0 / np.where(lengths == 0, 1, lengths)
    return np.clip(np.trunc(scaled + np.copysign(0.5, scaled)), -127, 127).astype(np.float32)


def _tops(products: np.ndarray, statements: Prepared, axis: int) -> np.ndarray:
    """Largest product of each statement's tokens along `axis`, within 0..ONE, as integers; 0 without tokens."""
    shape = list(products.shape)
    shape[axis] = len(statements.sizes)
    found = np.zeros(shape, np.int64)
    filled = np.flatnonzero(statements.sizes)
    if len(filled) and products.size:
        largest = np.maximum.reduceat(products, statements.starts[filled], axis=axis)
        found[(filled,) if axis == 0 else (slice(None), filled)] = np.clip(largest, 0, ONE)
    return found


def _coverages(tops: np.ndarray, covered: Prepared) -> tuple[np.ndarray, ...]:
    """Coverage, close coverage (cubes) and largest gap of each statement: other statement x covered statement."""
    found = [np.zeros((len(tops), len(covered.sizes))) for _ in range(3)]
    filled = np.flatnonzero(covered.totals)
    if len(filled):
        starts, totals = covered.starts[filled], covered.totals[filled].astype(np.float64)
        for power, share in zip((1, 3), found):
            summed = np.add.reduceat(tops**power * covered.weights, starts, axis=1)
            share[:, filled] = summed / (totals * float(ONE**power))
        gaps = np.maximum.reduceat((ONE - tops) * covered.weights, starts, axis=1)
        found[2][:, filled] = gaps / (totals * float(ONE))
    return tuple(found)
