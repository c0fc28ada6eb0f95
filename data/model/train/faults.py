#!/usr/bin/env python3
"""What a model makes of pairs written to show one fault each (faults.tsv): before and after.

faults.py [MODEL ...]      model files; without one, the model.bin beside this folder
faults.py --data DATA      also of real statements with a list of examples, and of the same without it (examples.tsv)

For each fault: mean distance of strength and grade/3 (less is better), and the share of two pairs of unlike grade
that stand in the right order (more is better). The statement without its list has the same grade.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from batch import BatchModel
from data import Occupation, Statement, occupations, read_tsv
from tokens import found_words, marks

HERE = Path(__file__).resolve().parent.parent


def of_fault(strengths: np.ndarray, grades: np.ndarray) -> tuple[float, float]:
    """(mean distance, share in the right order)."""
    higher = grades[:, None] > grades
    right = (strengths[:, None] > strengths) + 0.5 * (strengths[:, None] == strengths)
    return float(np.abs(strengths - grades / 3).mean()), float(right[higher].mean())


def of_examples(model: BatchModel, known: dict[str, Occupation], part: str) -> None:
    """Targets of examples.tsv with their lists, and without."""
    by_id = {f"{s.occupation}.{s.code}": s for occupation in known.values() for s in occupation.statements}
    rows = [row for row in read_tsv(HERE / "examples.tsv") if row["part"] == part]
    grades = np.array([int(row["grade"]) for row in rows])
    pairs = [(by_id[row["source"]], by_id[row["target"]]) for row in rows]
    cut = [(source, replace(target, text=without_list(target.text))) for source, target in pairs]
    for name, some in (("with", pairs), ("without", cut)):
        strengths = model.of_pairs(some)[0]
        distance, order = of_fault(strengths, grades)
        means = ", ".join(f"{strengths[grades == grade].mean():.3f}" for grade in range(4))
        carried = grades[strengths >= model.model.carry]
        print(f"  lists, {part:5s} {name:7s} distance {distance:.3f}  order {order:.3f}  by grade {means}", end="")
        print(f"  carried {(carried >= 2).sum()} of {len(carried)} right, of {(grades >= 2).sum()}")


def without_list(text: str) -> str:
    """The text up to the list and after it, as the marks of its words say."""
    found = list(zip(found_words(text), marks(text)))
    return " ".join(text[word.start : word.end] for word, mark in found if not mark.example)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="*", default=[HERE / "model.bin"])
    parser.add_argument("--data", type=Path, help="folder with ksb/, gold/, onet/, esco/")
    options = parser.parse_args()
    rows = list(read_tsv(HERE / "faults.tsv"))
    grades = np.array([int(row["grade"]) for row in rows])
    faults = np.array([row["fault"] for row in rows])
    pairs = [
        (Statement("", row["source_code"], row["source"]), Statement("", row["target_code"], row["target"]))
        for row in rows
    ]
    for path in options.models:
        model = BatchModel(path)
        strengths = model.of_pairs(pairs)[0]
        print(path)
        for fault in dict.fromkeys(faults):
            distance, order = of_fault(strengths[faults == fault], grades[faults == fault])
            print(f"  {fault:12s} distance {distance:.3f}  order {order:.3f}")
        if options.data:
            for part in ("dev", "apart"):
                of_examples(model, occupations(options.data), part)


if __name__ == "__main__":
    main()
