#!/usr/bin/env python3
"""Pick pairs to grade by reading, for the moves of moves.tsv, and write them as batches for readers.

pool.py --data DATA --out FOLDER      batch-001.txt … and again-1.txt, again-2.txt (a second reading of 300 rows)

Of each move some 22 target statements; for each target the sources that model.bin, word and character TF-IDF and
MiniLM put first, taken in turn, and one or two by chance. Where the methods disagree most there are more. Order says
nothing and no score is shown. Readers answer `ST0123.K4 a0 b2 …`, a line a target; `merge.py` makes ids of that.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.stats import rankdata
from sklearn.feature_extraction.text import TfidfVectorizer

import encoders
from batch import BatchModel
from data import Statement, occupations, own_grades, read_tsv

HERE = Path(__file__).resolve().parent
TARGETS, ROWS_OF_BATCH, AGAIN = 20, 220, 300
TRICKY = re.compile(r"for example|such as|including|e\.g\.|\bnot\b|\bwithout\b|\bsupport(s|ing)? others\b", re.I)


class Methods:
    """How alike two groups of statements are, by four methods."""

    def __init__(self, statements: list[Statement], cache: Path) -> None:
        self.statements = statements
        self.place = {statement: n for n, statement in enumerate(statements)}
        texts = [statement.text for statement in statements]
        self.model = BatchModel(HERE.parent / "model.bin")
        self.word = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
        self.char = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(3, 5)).fit_transform(texts)
        self.minilm = encoders.minilm(texts, cache)

    def scores(self, sources: list[Statement], targets: list[Statement]) -> list[np.ndarray]:
        """One matrix source x target a method."""
        one, other = ([self.place[s] for s in side] for side in (sources, targets))
        strengths = self.model.strengths(self.model.prepare_all(sources), self.model.prepare_all(targets))[0]
        sparse = [(vectors[one] @ vectors[other].T).toarray() for vectors in (self.word, self.char)]
        return [strengths, *sparse, self.minilm[one] @ self.minilm[other].T]


def pick_targets(statements: list[Statement], chance: random.Random) -> list[Statement]:
    """About TARGETS of them: two in five K, two in five S, the rest B; lists of examples and 'not' rather than others."""
    chosen: list[Statement] = []
    for kind, share in ((2, 0.16), (0, 0.42), (1, 0.42)):
        of_kind = [s for s in statements if s.kind == kind]
        order = sorted(of_kind, key=lambda s: chance.random() ** (1 / (2.0 if TRICKY.search(s.text) else 1.0)))
        chosen += order[::-1][: round(TARGETS * share)]
    rest = [s for s in statements if s not in chosen]
    chosen += chance.sample(rest, min(len(rest), max(0, TARGETS - len(chosen))))
    return [s for s in statements if s in chosen]


def pick_sources(scores: list[np.ndarray], number: int, chance: random.Random) -> list[int]:
    """The methods' best in turn, then one or two by chance, in chance order."""
    orders = [list(np.argsort(-of_method, kind="stable")) for of_method in scores]
    found: dict[int, None] = {}
    for rank in range(len(orders[0])):
        for order in chance.sample(orders, len(orders)):
            if len(found) < number - 2:
                found.setdefault(int(order[rank]))
    others = [n for n in range(len(scores[0])) if n not in found]
    found.update(dict.fromkeys(chance.sample(others, min(len(others), chance.choice([1, 2])))))
    return chance.sample(list(found), len(found))


def disagreement(scores: list[np.ndarray]) -> float:
    """How far apart the methods' ranks lie, over the sources that one of them puts among its best four."""
    ranks = np.array([rankdata(-of_method) for of_method in scores])
    near = ranks.min(0) <= 4
    return float(np.log(ranks[:, near]).std(0).mean())


def pick(data: Path, cache: Path) -> Iterator[list[tuple[Statement, list[Statement]]]]:
    """For each move its targets, each with sources."""
    known = occupations(data)
    graded = {(pair.source, pair.target) for pair in own_grades(known)}
    moves = [(row["source"], row["target"]) for row in read_tsv(HERE / "moves.tsv")]
    used = sorted({name for move in moves for name in move})
    methods = Methods([s for name in used for s in known[name].statements], cache)
    chance = random.Random(13)
    for source, target in moves:
        held = known[source].statements
        targets = pick_targets(known[target].statements, chance)
        scores = methods.scores(held, targets)
        apart = np.array([disagreement([m[:, n] for m in scores]) for n in range(len(targets))])
        hard = set(np.argsort(-apart)[: len(targets) // 3])
        found = []
        for n, wanted in enumerate(targets):
            number = min(len(held), 11 if n in hard else 8)
            sources = [held[at] for at in pick_sources([m[:, n] for m in scores], number, chance)]
            found.append((wanted, [s for s in sources if (s, wanted) not in graded and s.text != wanted.text]))
        yield found


def letters(number: int) -> str:
    """a, b, … z, aa."""
    return chr(97 + number) if number < 26 else "a" + chr(97 + number - 26)


def block(target: Statement, sources: list[Statement], titles: dict[str, str]) -> str:
    """One target and its sources, as readers see them."""
    lines = [f"T {target.occupation}.{target.code} | {titles[target.occupation]} | {target.text}"]
    for n, s in enumerate(sources):
        lines.append(f"  {letters(n)} {s.occupation}.{s.code} | {titles[s.occupation]} | {s.text}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ksb/, gold/, onet/, esco/")
    parser.add_argument("--cache", type=Path, default=Path("cache"), help="what takes long is kept here")
    parser.add_argument("--out", type=Path, required=True, help="folder for the batches")
    options = parser.parse_args()
    titles = {name: occupation.title for name, occupation in occupations(options.data).items()}
    picked = [one for move in pick(options.data, options.cache) for one in move if one[1]]
    batches: list[list[tuple[Statement, list[Statement]]]] = [[]]
    for one in picked:
        if sum(len(sources) for _, sources in batches[-1]) + len(one[1]) > ROWS_OF_BATCH:
            batches.append([])
        batches[-1].append(one)
    random.Random(15).shuffle(batches)  # whatever part is read first covers all routes
    options.out.mkdir(parents=True, exist_ok=True)
    for number, batch in enumerate(batches, 1):
        (options.out / f"batch-{number:03}.txt").write_text("\n".join(block(*one, titles) for one in batch) + "\n")
    chance = random.Random(14)
    again: list[tuple[Statement, list[Statement]]] = []
    for target, sources in chance.sample(picked, len(picked)):
        if sum(len(kept) for _, kept in again) < AGAIN:
            again.append((target, chance.sample(sources, len(sources))))
    for number, part in enumerate((again[::2], again[1::2]), 1):
        (options.out / f"again-{number}.txt").write_text("\n".join(block(*one, titles) for one in part) + "\n")
    print(f"{sum(len(sources) for _, sources in picked)} pairs of {len(picked)} targets in {len(batches)} batches")


if __name__ == "__main__":
    main()
