"""Learn how much a person holds of a target statement, on average, from the strengths of what they hold.

The truth of a graded target statement is its best grade / 3 over the sources graded. What is said of it is a straight
line in the largest strength of its `SOURCES` sources that resemble it most, in the mean of that over the target
occupation, in their product, and in how many sources there are (the best of many is too good). Least squares over
the two dev golds; no other grade is read. Each pair of occupations is left out in turn for the figures.

usage: python train/expectation.py --data DATA [--out expectation.tsv]
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from batch import BatchModel
from data import KINDS, Statement, clean, occupations, read_tsv

HERE = Path(__file__).resolve().parent
SOURCES = 3  # of each target statement, those that resemble it most are compared
CROWD = 40  # so many sources count half of what very many do
FEWEST, MOST = 15, 150  # numbers of sources beyond these count as these
NAMES = ["intercept", "strength", "mean_strength", "strength_by_mean", "sources"]

# How far people are from what is expected. Set so that the range holds the final coverage of four simulated people
# in five, made in several ways (`cargo bench --bench people`); no grade is in them but the two marked.
SPREADS = {
    "rating_level": (0.13, "standard deviation of a person's ratings as a whole from what they assume"),
    "rating_topic": (0.10, "and of statements that say the same"),
    "rating_alone": (0.22, "and of a statement by itself"),
    "unassumed_level": (0.25, "the same three where nothing is assumed"),
    "unassumed_topic": (0.15, ""),
    "unassumed_alone": (0.25, ""),
    "unassumed_mean": (0.75, "credit of a statement of the current occupation, where nothing is assumed"),
    "transfer_level": (0.05, "of all expectations of a target together (graded pairs: 0.04 to 0.07)"),
    "transfer_share": (0.50, "of e(1 - e): variance of a statement by itself (graded pairs: 0.19, ratings more)"),
    "transfer_least": (0.01, "least variance of a statement"),
    "transfer_topic": (0.25, "share of that variance that statements which say the same have in common"),
    "besides_level": (0.20, "what a person may know as a whole of what nothing that they do gives"),
    "nothing_mean": (0.20, "credit of a target statement of which no source is known"),
    "nothing_level": (0.25, "and its standard deviation as a whole"),
    "crowd": (CROWD, "so many sources count half of what very many do"),
    "fewest_sources": (FEWEST, "fewer count as so many"),
    "most_sources": (MOST, "more count as so many"),
    "prior_answers": (16.0, "so many answers weigh as much as these spreads do"),
}


@dataclass(frozen=True)
class Graded:
    """The graded statements of one pair of occupations."""

    name: str
    strength: np.ndarray
    mean: float
    sources: int
    truth: np.ndarray

    def features(self) -> np.ndarray:
        """One row a statement, in the order of `NAMES`."""
        count = len(self.strength)
        sources = min(max(self.sources, FEWEST), MOST)
        columns = [np.ones(count), self.strength, np.full(count, self.mean), self.strength * self.mean]
        return np.stack([*columns, np.full(count, sources / (sources + CROWD))], 1)


def named(text: str) -> str:
    """A name as the golds are joined by."""
    return clean(text).lower()


def plain_code(code: str) -> str:
    """K1 of K001."""
    return re.sub(r"^([KSB])0*(?=\d)", r"\1", code)


def statements(data: Path) -> tuple[dict[str, list[Statement]], dict[str, list[Statement]]]:
    """Statements by the name of their occupation: of the 52, and of the 192."""
    old = {named(one.title): one.statements for one in occupations(data).values()}
    new: dict[str, list[Statement]] = {}
    for raw in json.loads((data / "ksb/standards-192.json").read_text("utf-8")):
        listed = [Statement(raw["reference"], plain_code(k["code"]), clean(k["statement"])) for k in raw["ksbs"]]
        new[named(raw["name"])] = [one for one in listed if one.code[0] in KINDS]
    return old, new


def graded(data: Path, model: BatchModel) -> list[Graded]:
    """The pairs of occupations of both dev golds."""
    old, new = statements(data)
    found = []
    for file, known in (("transfer-dev", old), ("transfer-dev2", new)):
        best: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for row in read_tsv(data / f"gold/{file}.tsv"):
            pair = named(row["source_occupation"]), named(row["target_occupation"])
            code = plain_code(row["target_code"])
            best[pair][code] = max(best[pair].get(code, 0), int(row["grade"]))
        for (source, target), grades in best.items():
            sources, targets = model.prepare_all(known[source]), model.prepare_all(known[target])
            strengths, _ = model.strengths(sources, targets)
            alike = np.clip(sources.pooled @ targets.pooled.T, 0, None)
            near = np.argsort(-alike, 0, kind="stable")[:SOURCES]
            largest = np.take_along_axis(strengths, near, 0).max(0)
            at = {one.code: place for place, one in enumerate(known[target])}
            places = [at[code] for code in grades]
            truth = np.array([grade / 3 for grade in grades.values()])
            name = f"{file}: {source} -> {target}"
            found.append(Graded(name, largest[places], float(largest.mean()), len(known[source]), truth))
    return found


def fit(pairs: list[Graded]) -> np.ndarray:
    """The coefficients, by least squares over all statements."""
    features = np.concatenate([pair.features() for pair in pairs])
    truth = np.concatenate([pair.truth for pair in pairs])
    return np.linalg.lstsq(features, truth, rcond=None)[0]


def main() -> None:
    """Print the figures and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=HERE.parent / "model.bin")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    pairs = graded(options.data, BatchModel(options.model))
    errors, squares = [], []
    for left_out in pairs:
        said = np.clip(left_out.features() @ fit([pair for pair in pairs if pair is not left_out]), 0, 1)
        errors.append(said.mean() - left_out.truth.mean())
        squares.append(((said - left_out.truth) ** 2).mean())
        print(f"{left_out.truth.mean():.2f} held, {said.mean():.2f} said  {left_out.name}")
    errors = np.array(errors)
    print(
        f"each pair left out: mae {abs(errors).mean():.4f}  bias {errors.mean():+.4f}  "
        f"rms {np.sqrt((errors**2).mean()):.4f}  statement rms {np.sqrt(np.mean(squares)):.4f}"
    )
    coefficients = fit(pairs)
    lines = ["# name, value in millionths, what it is; written by train/expectation.py"]
    lines += [f"{name}\t{round(value * 1e6)}\tlearnt" for name, value in zip(NAMES, coefficients)]
    lines += [f"{name}\t{round(value * 1e6)}\t{what}" for name, (value, what) in SPREADS.items()]
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
