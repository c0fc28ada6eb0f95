#!/usr/bin/env python3
"""Measure a model file. Needs neither torch nor a teacher, but for the encoders (--minilm CACHE, --mpnet FOLDER).

measure.py gold        the dev golds: as the file is; table and threshold with each occupation pair left out
measure.py time        a pair of new statements: the engine (--engine FILE) against the encoders, as ratios
measure.py onet        tasks that share an activity; related occupations
measure.py seeds       all of OCC0311 held: what carries over to OCC0526
measure.py surprising  carried pairs between standards that share the fewest words
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

from batch import BatchModel
from data import Pair, gold_grades, occupations, own_grades
from figures import carry_threshold, figures, fit, intervals, leave_one_pair_out
from onet import tell as onet
from tokens import words

COPIES = 100
BESIDE = Path(__file__).resolve().parent.parent


def gold(model: BatchModel, options: argparse.Namespace) -> None:
    """Figures on both dev golds, or on those named, all in one run."""
    for name in options.gold:
        print(name)
        _of_gold(model, options, name)


def _of_gold(model: BatchModel, options: argparse.Namespace, gold_name: str) -> None:
    pairs = gold_grades(options.data, occupations(options.data), gold_name)
    grades = np.array([pair.grade for pair in pairs])
    folds = [pair.occupations for pair in pairs]
    lists = [(*pair.occupations, pair.target.code) for pair in pairs]

    def tell(name: str, strengths: np.ndarray) -> None:
        print(f"{name:40s} {figures(strengths, grades, lists)}")

    if options.minilm:
        from encoders import of_domain  # torch only where it is needed

        vectors = of_domain(options.data, options.minilm)
        tell("MiniLM, cosine", np.array([vectors[pair.source.text] @ vectors[pair.target.text] for pair in pairs]))
    if options.mpnet:
        from encoders import vectors as encoded

        texts = sorted({end.text for pair in pairs for end in (pair.source, pair.target)})
        of_text = dict(zip(texts, encoded(options.mpnet, texts, options.minilm)))
        tell("mpnet, cosine", np.array([of_text[pair.source.text] @ of_text[pair.target.text] for pair in pairs]))
    strengths, scores = model.of_pairs([(pair.source, pair.target) for pair in pairs])
    tell("as the file is", strengths)
    carried = strengths >= model.model.carry
    print(f"carried, as the file is: {_right(carried, grades)}")
    for wanted in (0.85, 0.88, 0.9):
        left_out = leave_one_pair_out(scores, grades, folds, wanted)
        if wanted == 0.85:
            tell("table with each pair left out", left_out.strengths)
            low, high = intervals(left_out.strengths, grades, lists, folds)
            for name, part in (("  5 % of draws of occupation pairs below", low), ("  95 % below", high)):
                print(f"{name:40s} {part}")
        threshold = carry_threshold(fit(scores, grades).strengths(scores), grades, wanted)
        print(f"for {wanted}: from {threshold:.3f} on all; left out {_right(left_out.carried, grades)}")
        if left_out.carried.any():
            print(f"  precision over draws of pairs, 5 % to 95 %: {_range(left_out.carried, grades, folds)}")


def _right(carried: np.ndarray, grades: np.ndarray) -> str:
    right, there = (grades[carried] >= 2).sum(), (grades >= 2).sum()
    return (
        f"{right} of {carried.sum()} of grade >= 2 ({right / max(1, carried.sum()):.3f}), "
        f"of {there} there are ({right / there:.3f}); grades {np.bincount(grades[carried], minlength=4)}"
    )


def _range(carried: np.ndarray, grades: np.ndarray, folds: list[tuple[str, str]]) -> str:
    """5 % and 95 % points of the precision over draws of occupation pairs with replacement."""
    chance, names = np.random.RandomState(0), sorted(set(folds))
    counts = np.array(
        [[(carried & (grades >= 2))[at].sum(), carried[at].sum()] for at in ([f == n for f in folds] for n in names)]
    )
    drawn = counts[chance.randint(0, len(names), (1000, len(names)))].sum(1)
    low, high = np.percentile(drawn[:, 0] / np.maximum(1, drawn[:, 1]), [5, 95])
    return f"{low:.3f} to {high:.3f}"


def pair_times(_: BatchModel, options: argparse.Namespace) -> None:
    """Preparing and comparing pairs of new statements, none twice: processor time on one thread, the best of some turns."""
    from encoders import embed, load, minilm_folder  # torch only where it is needed

    pairs, told = [], set()
    for pair in gold_grades(options.data, occupations(options.data), "transfer-dev2"):
        if len(pairs) < 64 and not {pair.source.text, pair.target.text} & told:
            told |= {pair.source.text, pair.target.text}
            pairs.append(pair)
    texts = sorted((end.text for pair in pairs for end in (pair.source, pair.target)), key=len)
    batches = [texts[at : at + 32] for at in range(0, len(texts), 32)]  # of like length, so that little is padding
    networks = {"MiniLM": load(minilm_folder())} | ({"mpnet": load(options.mpnet)} if options.mpnet else {})
    best: dict[str, float] = {}
    for _turn in range(options.turns):
        for name, network in networks.items():
            begun = time.process_time()
            for batch in batches:
                embed(network, batch)
            best[name] = min(best.get(name, np.inf), time.process_time() - begun)
        # Many copies, less one: what the start of the program takes does not count.
        once, often = _engine_time(options.engine, pairs, 1), _engine_time(options.engine, pairs, COPIES + 1)
        best["engine"] = min(best.get("engine", np.inf), (often - once) / COPIES)
    for name, seconds in best.items():
        each = seconds / len(pairs)
        print(f"{name:8s} {each * 1e6:10.1f} us a pair, {each / best['engine'] * len(pairs):8.0f} times the engine's")


def _engine_time(engine: Path, pairs: list[Pair], copies: int) -> float:
    rows = [(p.source.code, p.source.text, p.target.code, p.target.text) for p in pairs] * copies
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        file.write("source_code\tsource\ttarget_code\ttarget\n")
        file.writelines("\t".join(cell.replace("\t", " ") for cell in row) + "\n" for row in rows)
        file.flush()
        begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run([engine, "strength", file.name], check=True, stdout=subprocess.DEVNULL)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begun


def seeds(model: BatchModel, options: argparse.Namespace) -> None:
    """Best three sources in OCC0311 of each statement of OCC0526."""
    known = occupations(options.data)
    sources, targets = known["OCC0311"].statements, known["OCC0526"].statements
    strengths = model.strengths(model.prepare_all(sources), model.prepare_all(targets))[0]
    for column, target in enumerate(targets):
        best = np.argsort(-strengths[:, column], kind="stable")[:3]
        told = "  ".join(f"{sources[n].code} {strengths[n, column]:.3f}" for n in best)
        mark = "carried" if strengths[best[0], column] >= model.model.carry else ""
        print(f"{target.code:4s} {mark:8s} {told}")


def surprising(model: BatchModel, options: argparse.Namespace) -> None:
    """Carried pairs between the standards: fewest shared words first (of all words of both), then the strongest.

    No statement is told twice, and no pair that was graded.
    """
    known = occupations(options.data)
    graded = own_grades(known) + gold_grades(options.data, known) + gold_grades(options.data, known, "transfer-dev2")
    never = {(pair.source.text, pair.target.text) for pair in graded}
    statements = [s for occupation in known.values() for s in occupation.statements]
    everything = model.prepare_all(statements)
    bags = [frozenset(words(s.text)) for s in statements]
    carried = []
    for occupation in known.values():  # one by one, to keep memory small
        strengths = model.strengths(model.prepare_all(occupation.statements), everything)[0]
        for row, column in zip(*np.nonzero(strengths >= model.model.carry)):
            source, target = occupation.statements[row], statements[column]
            if source.occupation != target.occupation and (source.text, target.text) not in never:
                held = frozenset(words(source.text))
                alike = len(held & bags[column]) / len(held | bags[column])
                carried.append((alike, float(strengths[row, column]), source, target))
    print(f"{len(carried)} ungraded pairs between {len(known)} occupations carry over")
    told: set[str] = set()
    for alike, strength, source, target in sorted(carried, key=lambda pair: (pair[0], -pair[1])):
        if len(told) < 2 * options.number and not {source.text, target.text} & told:
            told |= {source.text, target.text}
            print(f"{strength:.3f}  words shared {alike:.2f}")
            for s in (source, target):
                print(f"    {s.occupation}.{s.code}: {s.text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("gold", "time", "onet", "seeds", "surprising"), help="see above")
    parser.add_argument("--data", type=Path, required=True, help="folder with ksb/, gold/, onet/")
    parser.add_argument("--model", type=Path, default=BESIDE / "model.bin", help="default: beside this folder")
    parser.add_argument("--minilm", type=Path, metavar="CACHE", help="measure MiniLM too; its vectors are kept there")
    parser.add_argument("--mpnet", type=Path, metavar="FOLDER", help="gold, time: mpnet too, from its folder")
    parser.add_argument("--engine", type=Path, help="time: the command line, built for release")
    parser.add_argument("--turns", type=int, default=5, help="time: how often each is timed")
    parser.add_argument("--gold", nargs="*", default=["transfer-dev", "transfer-dev2"], help="which dev golds")
    parser.add_argument("--number", type=int, default=40, help="surprising: how many to list")
    options = parser.parse_args()
    told = {"gold": gold, "time": pair_times, "onet": onet, "seeds": seeds, "surprising": surprising}
    told[options.what](BatchModel(options.model), options)


if __name__ == "__main__":
    main()
