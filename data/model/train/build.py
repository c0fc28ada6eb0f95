#!/usr/bin/env python3
"""Everything from the data to a model file, in one command; about an hour on one core, most of it once only.

build.py --data DATA --mpnet FOLDER --out model.bin            a model for use
build.py ... --strict transfer-dev2 --table own --out strict.bin   kept from every text of that gold's occupations
build.py ... --share 0.5 --table own --effort 0.2 --out x.bin   a point of the learning curve (the teacher is kept)

What takes long is kept in --cache: MiniLM's vectors, mpnet's lower states, teacher, its scores, the small model's
start. Empty that folder when data or code has changed. Seeds are fixed; results still differ a little between builds
of torch and between processors.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

import encoders
import export
from batch import BatchModel
from data import Corpus, Pair, Statement, gold_grades, occupations, own_grades, statements_of
from figures import Fit, carry_threshold, figures, fit
from lessons import candidates, encode_all, kinds_of, score_pairs
from made import made
from reference import Model
from student import Student
from teacher import MPNET_FROZEN, Network, Teacher, learn
from tokens import CONTINUES, vocabulary
from train import Lessons, Mix, Part, Texts, learn_grades, learn_similarities, start_directions

# Epochs, pairs a step, rate: first the grades of the 52 standards, then those of all routes.
FIRST_PASS, SECOND_PASS = (1.6, 24, 1e-4), (0.7, 24, 7e-5)


class Run(NamedTuple):
    """One way of learning from the same start, and what its numbers count in the average of all."""

    counts: float
    steps: int
    mix: Mix


# The first is gentler. What is left of 1 is the start's: it knows the 52 standards well, and the average is better on
# them and on unseen ones than either.
RUNS = (
    Run(0.175, 1500, Mix(taught=Part(4, 800), made=Part(0.1, 32), rate=5e-4, decay=8.0)),
    Run(0.325, 2600, Mix()),
)


def averaged(start: Student, nets: list[Student]) -> Student:
    """A small model with the numbers of start and runs, averaged; directions as unit vectors."""
    for net in (start, *nets):
        net.directions.weight.data = torch.nn.functional.normalize(net.directions.weight.data, dim=-1)
    values = [net.state_dict() for net in (start, *nets)]
    counts = [1 - sum(run.counts for run in RUNS), *(run.counts for run in RUNS)]
    mean = {name: sum(count * value[name] for count, value in zip(counts, values)) for name in values[0]}
    start.load_state_dict(mean)
    return start


class Build:
    """One run, and the data it works on; `lists` says which pairs of the gold are candidates for one target."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.known = occupations(options.data)
        self.golds = {name: gold_grades(options.data, self.known, name) for name in ("transfer-dev", "transfer-dev2")}
        self.gold = [pair for gold in self.golds.values() for pair in gold]
        self.grades = np.array([pair.grade for pair in self.gold])
        self.lists = [(*pair.occupations, pair.target.code) for pair in self.gold]
        hidden = [name for pair in self.golds[options.strict] for name in pair.occupations] if options.strict else []
        self.held_back = frozenset(hidden)

    @property
    def name(self) -> str:
        """Of what is kept: depends on which texts took part."""
        return f"strict-{self.options.strict}" if self.options.strict else "all"

    def kept(self, name: str, make: Callable[[], Any]) -> Any:
        """The stored result of this step, or a fresh one that is then stored."""
        path = self.options.cache / f"{name}.pt"
        if path.exists():
            print(f"{name}: from {path}", flush=True)
            return torch.load(path, weights_only=False)
        begun = time.time()
        print(f"{name} ...", flush=True)
        made = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(made, path)
        print(f"{name}: {time.time() - begun:.0f} s", flush=True)
        return made

    def texts(self) -> tuple[Corpus, Texts, list[str]]:
        """Texts that may be learnt from, and the tokens made of them."""
        everything = Corpus.read(self.options.data, self.known)
        vectors = encoders.minilm(everything.texts, self.options.cache)
        corpus = Corpus.read(self.options.data, self.known, self.held_back)
        tokens = Model(self.options.start).tokens if self.options.start else vocabulary(corpus)
        place = {text: n for n, text in enumerate(everything.texts)}
        return corpus, Texts.of(corpus, vectors[[place[text] for text in corpus.texts]], tokens), tokens

    def own_pairs(self) -> list[Pair]:
        """Own grades of which neither statement is held back."""
        hidden = statements_of(self.known, self.held_back)
        return [pair for pair in own_grades(self.known) if not {pair.source.text, pair.target.text} & hidden]

    def taught(self, corpus: Corpus, texts: Texts) -> Lessons:
        """The teacher's scores of pairs of statements; none of the golds' pairs is among them."""
        return self.kept(f"lessons-{self.name}", lambda: self._ask_teacher(corpus, texts))

    def _ask_teacher(self, corpus: Corpus, texts: Texts) -> Lessons:
        mpnet = Network(self.options.mpnet, MPNET_FROZEN)
        statements = corpus.statements
        states = self.kept(f"mpnet-{self.name}", lambda: mpnet.lower_states(statements))
        torch.manual_seed(0)
        teacher = Teacher(mpnet)
        place = {text: n for n, text in enumerate(statements)}

        def trained() -> dict[str, torch.Tensor]:
            first, second = passes(self.own_pairs())
            learn(teacher, states, place, first, *FIRST_PASS)
            learn(teacher, states, place, second, *SECOND_PASS)
            return teacher.state_dict()

        teacher.load_state_dict(self.kept(f"teacher-{self.name}", trained))
        encoded = encode_all(teacher, states)
        pooled = torch.stack([one.pooled for one in encoded]).numpy()
        at = np.array([texts.position[text] for text in statements])
        found = candidates(pooled, texts.vectors[at].numpy(), statements, self.known)
        never = {(pair.source.text, pair.target.text) for pair in self.gold}
        pairs = np.array([one for one in found if (statements[one[0]], statements[one[1]]) not in never])
        of_texts, chance = kinds_of(statements, self.known), np.random.RandomState(1)
        kinds = np.array([3 * chance.choice(of_texts[one]) + chance.choice(of_texts[other]) for one, other in pairs])
        chances = score_pairs(teacher, encoded, pairs, kinds)
        return Lessons(torch.tensor(at[pairs[:, 0]]), torch.tensor(at[pairs[:, 1]]), torch.tensor(kinds), chances)

    def made(self, texts: Texts, tokens: list[str], hidden: set[str]) -> tuple[Texts, Lessons]:
        """Lessons made by rule, of all statements but the hidden ones, and the texts with theirs."""
        first: dict[str, Statement] = {}
        for occupation in self.known.values():
            for statement in occupation.statements:
                if statement.text not in hidden:
                    first.setdefault(statement.text, statement)
        lessons = made([first[text] for text in sorted(first)])
        texts = texts.with_more([text for one in lessons for text in (one.source, one.target)], tokens)
        return texts, Lessons.made(lessons, texts)

    def start(self, texts: Texts, tokens: list[str]) -> Student:
        """The small model after it learnt MiniLM's similarities."""
        torch.manual_seed(0)
        if self.options.start:
            return export.student(Model(self.options.start))
        net = Student(len(tokens))

        def similar() -> dict[str, torch.Tensor]:
            plain = encoders.minilm([token.removeprefix(CONTINUES) for token in tokens], self.options.cache)
            width = net.directions.embedding_dim
            net.directions.weight.data[1:] = start_directions(plain, texts.vectors.numpy(), width)
            net.negated.data = net.directions.weight.data[1 + tokens.index("not")] * 0.7
            learn_similarities(net, texts)
            return net.state_dict()

        net.load_state_dict(self.kept(f"start-{self.name}", similar))
        return net

    def run(self) -> None:
        """All steps; prints the figures of the file on the gold, as read back from it."""
        corpus, texts, tokens = self.texts()
        nets = [self.start(texts, tokens) for _ in RUNS]
        taught = None if self.options.no_teacher else self.taught(corpus, texts)
        own = self.own_pairs()
        own = random.Random(0).sample(own, round(len(own) * self.options.share))
        texts, by_rule = self.made(texts, tokens, statements_of(self.known, self.held_back))
        print(f"small model: {len(own)} own grades, {len(taught) if taught else 0} of the teacher's", flush=True)
        for net, one in zip(nets, RUNS):
            steps = round(one.steps * self.options.effort)
            learn_grades(net, texts, Lessons.of(own, texts), taught, by_rule, steps, mix=one.mix)
        self.write(averaged(self.start(texts, tokens), nets), tokens)

    def write(self, net: Student, tokens: list[str]) -> None:
        """The file, first with the table as learnt; then, if wanted, with table and threshold fitted on the gold."""
        pairs = [(pair.source, pair.target) for pair in self.gold]
        table, limits = export.own_fit(net), export.Limits()
        size = export.write(self.options.out, net, tokens, table, limits)
        if self.options.table == "gold":
            scores = BatchModel(self.options.out).of_pairs(pairs)[1]
            fitted = fit(scores, self.grades)
            carry = carry_threshold(fitted.strengths(scores), self.grades)
            limits = limits._replace(carry=math.ceil(carry * 100) / 100)
            moved = fitted.slope * float(np.mean(table.thresholds))  # the file's scores are less by the mean threshold
            table = Fit(fitted.slope, fitted.thresholds + moved)
            size = export.write(self.options.out, net, tokens, table, limits)
        found = BatchModel(self.options.out).of_pairs(pairs)[0]
        print(f"{self.options.out}: {size} bytes, carries over from {limits.carry}")
        print(f"gold, {self.name}, table of {self.options.table} grades: {figures(found, self.grades, self.lists)}")


def passes(pairs: list[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of the first pass of grading, and of the second, which has standards numbered ST…"""

    def second(pair: Pair) -> bool:
        return any(name.startswith("ST") for name in pair.occupations)

    return [pair for pair in pairs if not second(pair)], [pair for pair in pairs if second(pair)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ksb/, gold/, onet/, esco/")
    parser.add_argument("--mpnet", type=Path, required=True, help="folder of all-mpnet-base-v2 (README.md)")
    parser.add_argument("--out", type=Path, required=True, help="model file to write")
    parser.add_argument("--cache", type=Path, default=Path("cache"), help="what takes long is kept here")
    parser.add_argument("--start", type=Path, help="model file to learn on from; else all is learnt anew")
    parser.add_argument("--no-teacher", action="store_true", help="learn from own grades and similarities alone")
    parser.add_argument("--strict", help="a gold, such as transfer-dev2: learn from no text of its occupations")
    parser.add_argument("--share", type=float, default=1.0, help="share of own grades that the small model learns")
    parser.add_argument("--effort", type=float, default=1.0, help="share of the small model's steps to take")
    parser.add_argument("--table", choices=("gold", "own"), default="gold", help="grades that fit the strength table")
    begun = time.time()
    Build(parser.parse_args()).run()
    print(f"{time.time() - begun:.0f} s in all")


if __name__ == "__main__":
    main()
