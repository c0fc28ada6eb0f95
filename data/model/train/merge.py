#!/usr/bin/env python3
"""Take what readers answered into graded-own-ids.tsv, and say how far two readings agree.

merge.py FOLDER      with in/batch-001.txt … as pool.py wrote them, and out/batch-001.txt … with a line a target:
                     `ST0123.K4 a0 b2 …`

Rows of an earlier run of this pass are replaced. Second readings (again-1.txt …) are compared, never learnt from.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np

from data import OWN_GRADES, read_tsv

PASS = "2"


def asked(path: Path) -> dict[tuple[str, str], str]:
    """Source id by (target id, letter)."""
    found, target = {}, ""
    for line in path.read_text("utf-8").splitlines():
        head = line.split(" | ")[0].split()
        if head[0] == "T":
            target = head[1]
        else:
            found[target, head[0]] = head[1]
    return found


def answered(asked_at: Path, answers_at: Path) -> dict[tuple[str, str], int]:
    """Grade by (source id, target id); tells of lines that do not fit."""
    sources, found = asked(asked_at), {}
    for line in answers_at.read_text("utf-8").splitlines():
        target, *marks = line.split() or [""]
        for mark in marks:
            fits = re.fullmatch(r"([a-z]+)([0-3])", mark)
            if fits and (target, fits[1]) in sources:
                found[sources[target, fits[1]], target] = int(fits[2])
            else:
                print(f"{answers_at.name}: {target} {mark} fits nothing")
    if len(found) < len(sources):
        print(f"{answers_at.name}: {len(sources) - len(found)} of {len(sources)} have no grade")
    return found


def kappa(one: np.ndarray, other: np.ndarray) -> float:
    """Cohen's kappa with quadratic weights."""
    apart = ((one - other) ** 2).mean()
    by_chance = ((one[:, None] - other) ** 2).mean()
    return float(1 - apart / by_chance)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with in/ and out/")
    folder = parser.parse_args().folder
    found: dict[tuple[str, str], int] = {}
    again: dict[tuple[str, str], int] = {}
    for answers in sorted([*(folder / "out").glob("batch-*.txt"), *(folder / "out").glob("again-*.txt")]):
        (again if answers.name.startswith("again") else found).update(answered(folder / "in" / answers.name, answers))
    kept = [(r["source"], r["target"], r["grade"], r.get("pass") or "1") for r in read_tsv(OWN_GRADES)]
    rows = [row for row in kept if row[3] != PASS]
    rows += [(source, target, str(grade), PASS) for (source, target), grade in found.items()]
    OWN_GRADES.write_text("\n".join("\t".join(r) for r in [("source", "target", "grade", "pass"), *rows]) + "\n")
    print(f"{len(found)} pairs of this pass; grades 0 to 3: {np.bincount(list(found.values()), minlength=4)}")
    both = sorted(found.keys() & again.keys())
    if both:
        one, other = (np.array([grades[pair] for pair in both]) for grades in (found, again))
        print(f"{len(both)} read twice: kappa {kappa(one, other):.3f}, the same in {(one == other).mean():.3f}")


if __name__ == "__main__":
    main()
