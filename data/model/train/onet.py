"""What a model does on O*NET, which it has met as plain texts but never in grades: tasks that share an activity
against pairs by chance, and related occupations out of 923.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.stats import rankdata

from batch import BatchModel, Prepared
from data import Statement, clean, read_tsv

SKILL = 1  # tasks are compared as skills
GAINS = {"Primary-Short": 3, "Primary-Long": 2, "Supplemental": 1}
SCREENED = 100  # occupations that are compared in full, the nearest by pooled vectors


def tell(model: BatchModel, options: argparse.Namespace) -> None:
    """Print both, with MiniLM beside the model if its vectors are at hand."""
    vectors = None
    if options.minilm:
        from encoders import of_domain  # torch only where it is needed

        vectors = of_domain(options.data, options.minilm)
    activities(model, options.data, vectors)
    related(model, options.data, vectors)


def activities(model: BatchModel, data: Path, minilm: dict[str, np.ndarray] | None, number: int = 6000) -> None:
    """AUC of `number` pairs of tasks that share an activity against as many that share none."""
    texts = {row["task_id"]: clean(row["statement"]) for row in read_tsv(data / "onet/tasks.tsv")}
    tasks_of, activities_of = defaultdict(set), defaultdict(set)
    for row in read_tsv(data / "onet/task-activities-dev.tsv"):
        tasks_of[row["activity"]].add(row["task_id"])
        activities_of[row["task_id"]].add(row["activity"])
    chance = np.random.RandomState(0)
    shared = [activity for activity in sorted(tasks_of) if len(tasks_of[activity]) > 1]
    tasks = sorted(activities_of)
    alike: set[tuple[str, str]] = set()
    while len(alike) < number:
        members = sorted(tasks_of[shared[chance.randint(len(shared))]])
        a, b = chance.choice(len(members), 2, replace=False)
        if texts[members[a]] != texts[members[b]]:
            alike.add((members[a], members[b]))
    unlike: set[tuple[str, str]] = set()
    while len(unlike) < number:
        a, b = tasks[chance.randint(len(tasks))], tasks[chance.randint(len(tasks))]
        if a != b and not activities_of[a] & activities_of[b]:
            unlike.add((a, b))
    pairs = [(texts[a], texts[b]) for a, b in sorted(alike) + sorted(unlike)]
    strengths, _ = model.of_pairs([(Statement("", "S", a), Statement("", "S", b)) for a, b in pairs])

    def auc(found: np.ndarray) -> float:
        return (rankdata(found)[:number].sum() - number * (number + 1) / 2) / number**2

    told = f"tasks sharing an activity, {number} + {number}: AUC {auc(strengths):.3f} by strength"
    if minilm:
        told += f", {auc(np.array([minilm[a] @ minilm[b] for a, b in pairs])):.3f} by MiniLM's cosine"
    print(told)


def related(model: BatchModel, data: Path, minilm: dict[str, np.ndarray] | None) -> None:
    """Recall@10 of Primary and nDCG@20, by mean vector and by coverage."""
    tasks = defaultdict(list)
    for row in read_tsv(data / "onet/tasks.tsv"):
        tasks[row["code"]].append(clean(row["statement"]))
    codes = sorted(tasks)
    wanted: dict[str, dict[str, int]] = defaultdict(dict)
    for row in read_tsv(data / "onet/related-dev.tsv"):
        wanted[row["code"]][row["related"]] = GAINS[row["tier"]]
    texts = [text for code in codes for text in tasks[code]]
    starts = np.cumsum([0] + [len(tasks[code]) for code in codes])
    prepared = model.prepare(texts, [SKILL] * len(texts))

    def show(name: str, likeness: np.ndarray) -> None:
        recall, ndcg = rank_figures(likeness, codes, wanted)
        print(f"related occupations, {name}: recall@10 {recall:.3f}  nDCG@20 {ndcg:.3f}", flush=True)

    if minilm:
        vectors = np.array([minilm[text] for text in texts])
        show("mean MiniLM vector", by_mean(vectors, starts))
        show("coverage by MiniLM's cosine", by_coverage(vectors, starts))
    pooled = prepared.pooled / 127
    screen = by_coverage(pooled, starts)
    show("mean pooled vector", by_mean(pooled, starts))
    show("coverage by pooled vectors", screen)
    mean = by_mean(pooled, starts)
    asked = [n for n, code in enumerate(codes) if code in wanted]
    strength = by_strength(model, prepared, starts, screen, asked)
    show("coverage by strength", strength)
    show("coverage by strength + mean pooled vector", strength + mean)


def by_mean(vectors: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Cosine of the occupations' mean vectors."""
    means = np.add.reduceat(vectors, starts[:-1], axis=0)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    return means @ means.T


def by_coverage(vectors: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Mean over an occupation's tasks of the other's best cosine, both ways."""
    found = np.zeros((len(starts) - 1, len(starts) - 1))
    for n in range(len(found)):
        best = np.maximum.reduceat(vectors[starts[n] : starts[n + 1]] @ vectors.T, starts[:-1], axis=1)
        found[n] = best.mean(0)
    return (found + found.T) / 2


def by_strength(
    model: BatchModel, prepared: Prepared, starts: np.ndarray, screen: np.ndarray, asked: list[int]
) -> np.ndarray:
    """The same by strength, for the nearest occupations of each that is asked for; others stay far below."""
    found = screen - 10
    parts = [prepared.part(starts[n], starts[n + 1]) for n in range(len(screen))]
    pairs = {
        tuple(sorted((n, int(near))))
        for n in asked
        for near in np.argsort(-screen[n], kind="stable")[: SCREENED + 1]
        if near != n
    }
    for one, other in sorted(pairs):
        forth, back = model.strengths(parts[one], parts[other])
        found[one, other] = found[other, one] = (forth.max(0).mean() + back.max(1).mean()) / 2
    return found


def rank_figures(likeness: np.ndarray, codes: list[str], wanted: dict[str, dict[str, int]]) -> tuple[float, float]:
    """Means over the occupations of `wanted`: recall@10 of gains 2 and 3; nDCG@20 with all gains."""
    recalls, gains = [], []
    for n, code in enumerate(codes):
        if code not in wanted:
            continue
        gain = wanted[code]
        order = [codes[m] for m in np.argsort(-likeness[n], kind="stable") if m != n]
        primary = {name for name, value in gain.items() if value >= 2}
        if primary:
            recalls.append(len(primary & set(order[:10])) / min(10, len(primary)))
        discounts = [1 / math.log2(place + 2) for place in range(20)]
        best = sum(value * d for value, d in zip(sorted(gain.values(), reverse=True), discounts))
        gains.append(sum(gain.get(name, 0) * d for name, d in zip(order, discounts)) / best)
    return float(np.mean(recalls)), float(np.mean(gains))
