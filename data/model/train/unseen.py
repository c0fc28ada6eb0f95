#!/usr/bin/env python3
"""What the small model makes of standards that it never met, by what it learnt from. The teacher takes no part.

unseen.py curve --data DATA --start start.bin     shares of the own grades, and other seeds; measured on transfer-dev2
unseen.py routes --data DATA --start start.bin    folds of routes, each left out in turn, measured on its own grades

No text of what is measured on is learnt from: neither grades nor rules nor similarities. `start.bin` knows the 52
older standards of all routes, and none of the newer.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from pathlib import Path

import numpy as np
import torch

import encoders
import export
from batch import BatchModel
from build import RUNS, Build, averaged, passes
from data import Corpus, Pair, statements_of
from figures import figures
from reference import Model
from train import Lessons, Texts, learn_grades

FOLDS = 5


class Unseen:
    """Texts and their vectors, read once for all runs."""

    def __init__(self, options: argparse.Namespace) -> None:
        options.strict = None
        self.options, self.build = options, Build(options)
        self.tokens = Model(options.start).tokens
        corpus = Corpus.read(options.data, self.build.known)
        self.all_texts, self.vectors = corpus.texts, encoders.minilm(corpus.texts, options.cache)
        self.texts = Texts.of(corpus, self.vectors, self.tokens)

    def learn(self, hidden: set[str], share: float = 1.0, seed: int = 0) -> BatchModel:
        """A model that learnt from this share of the own grades, and met none of the hidden texts."""
        kept = np.array([n for n, text in enumerate(self.all_texts) if text not in hidden])
        place = {self.all_texts[n]: row for row, n in enumerate(kept)}
        texts = Texts(self.texts.ids[kept], self.texts.lengths[kept], self.texts.vectors[kept], place, ())
        own = [pair for pair in self.build.own_pairs() if not {pair.source.text, pair.target.text} & hidden]
        own = random.Random(seed).sample(own, round(len(own) * share))
        texts, by_rule = self.build.made(texts, self.tokens, hidden)
        nets = [self.build.start(texts, self.tokens) for _ in RUNS]
        for net, run in zip(nets, RUNS):
            steps = round(run.steps * self.options.effort)
            learn_grades(net, texts, Lessons.of(own, texts), None, by_rule, steps, mix=run.mix, seed=seed)
        net = averaged(self.build.start(texts, self.tokens), nets)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model.bin"
            export.write(path, net, self.tokens, export.own_fit(net), export.Limits())
            return BatchModel(path)

    def minilm(self, pairs: list[Pair]) -> np.ndarray:
        """Cosines of MiniLM."""
        place = {text: n for n, text in enumerate(self.all_texts)}
        sides = ([place[end.text] for end in ends] for ends in zip(*((pair.source, pair.target) for pair in pairs)))
        one, other = (self.vectors[side] for side in sides)
        return (one * other).sum(1)


def tell(name: str, strengths: np.ndarray, pairs: list[Pair]) -> None:
    """A line of figures."""
    lists = [(*pair.occupations, pair.target.code) for pair in pairs]
    print(f"{name:36s} {figures(strengths, np.array([pair.grade for pair in pairs]), lists)}", flush=True)


def strengths(model: BatchModel, pairs: list[Pair]) -> np.ndarray:
    """Of all pairs."""
    return model.of_pairs([(pair.source, pair.target) for pair in pairs])[0]


def curve(unseen: Unseen) -> None:
    """On transfer-dev2."""
    pairs = unseen.build.golds["transfer-dev2"]
    hidden = statements_of(unseen.build.known, frozenset(name for pair in pairs for name in pair.occupations))
    tell("MiniLM", unseen.minilm(pairs), pairs)
    tell("start.bin", strengths(BatchModel(unseen.options.start), pairs), pairs)
    for share, seed in ((0.25, 0), (0.5, 0), (1.0, 0), (1.0, 1), (1.0, 2)):
        tell(f"share {share}, seed {seed}", strengths(unseen.learn(hidden, share, seed), pairs), pairs)


def folds(data: Path, pairs: list[Pair]) -> list[frozenset[str]]:
    """The newer standards by route, in folds with about as many pairs each; the routes with most pairs first."""
    listed = json.loads((data / "ksb/standards-192.json").read_text("utf-8"))
    routes = {one["reference"]: one["route"] for one in listed}
    of_pairs = [routes.get(pair.target.occupation) for pair in pairs]
    counts = {route: of_pairs.count(route) for route in set(routes.values())}
    found: list[list[str]] = [[] for _ in range(FOLDS)]
    for route in sorted(counts, key=lambda route: (-counts[route], route)):
        min(found, key=lambda fold: sum(counts[one] for one in fold)).append(route)
    for number, fold in enumerate(found):
        print(f"fold {number}: {', '.join(fold)}")
    return [frozenset(name for name, route in routes.items() if route in fold) for fold in found]


def by_routes(unseen: Unseen) -> None:
    """On the second reading; a pair counts where both its standards are left out."""
    second = passes(unseen.build.own_pairs())[1]
    every: list[tuple[list[Pair], tuple[np.ndarray, ...]]] = []
    for number, out in enumerate(folds(unseen.options.data, second)):
        pairs = [pair for pair in second if {*pair.occupations} <= out]
        model = unseen.learn(statements_of(unseen.build.known, out))
        models = BatchModel(unseen.options.start), model
        found = (unseen.minilm(pairs), *(strengths(one, pairs) for one in models))
        every.append((pairs, found))
        for name, values in zip(("MiniLM", "start.bin", "learnt"), found):
            tell(f"fold {number}, {len(pairs)} pairs, {name}", values, pairs)
    pairs = [pair for some, _ in every for pair in some]
    for name, values in zip(("MiniLM", "start.bin", "learnt"), zip(*(found for _, found in every))):
        tell(f"all {len(pairs)} pairs, {name}", np.concatenate(values), pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("curve", "routes"), help="see above")
    parser.add_argument("--data", type=Path, required=True, help="folder with ksb/, gold/, onet/, esco/")
    parser.add_argument("--start", type=Path, required=True, help="model file to learn on from")
    parser.add_argument("--cache", type=Path, default=Path("cache"), help="MiniLM's vectors are kept here")
    parser.add_argument("--effort", type=float, default=1.0, help="share of the steps to take")
    options = parser.parse_args()
    torch.set_num_threads(1)
    {"curve": curve, "routes": by_routes}[options.what](Unseen(options))


if __name__ == "__main__":
    main()
