#!/usr/bin/env python3
"""What a model makes of pairs written to show one fault each (faults.tsv): before and after.

faults.py [MODEL ...]      model files; without one, the model.bin beside this folder

For each fault: mean distance of strength and grade/3 (less is better), and the share of two pairs of unlike grade
that stand in the right order (more is better).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from batch import BatchModel
from data import Statement, read_tsv

HERE = Path(__file__).resolve().parent.parent


def of_fault(strengths: np.ndarray, grades: np.ndarray) -> tuple[float, float]:
    """(mean distance, share in the right order)."""
    higher = grades[:, None] > grades
    right = (strengths[:, None] > strengths) + 0.5 * (strengths[:, None] == strengths)
    return float(np.abs(strengths - grades / 3).mean()), float(right[higher].mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="*", default=[HERE / "model.bin"])
    rows = list(read_tsv(HERE / "faults.tsv"))
    grades = np.array([int(row["grade"]) for row in rows])
    faults = np.array([row["fault"] for row in rows])
    pairs = [
        (Statement("", row["source_code"], row["source"]), Statement("", row["target_code"], row["target"]))
        for row in rows
    ]
    for path in parser.parse_args().models:
        strengths = BatchModel(path).of_pairs(pairs)[0]
        print(path)
        for fault in dict.fromkeys(faults):
            distance, order = of_fault(strengths[faults == fault], grades[faults == fault])
            print(f"  {fault:12s} distance {distance:.3f}  order {order:.3f}")


if __name__ == "__main__":
    main()
