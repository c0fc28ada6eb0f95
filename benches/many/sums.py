"""The sums of `gap` and `nearest` with numpy, over the matrices that the benchmark leaves in a folder: sums.py FOLDER"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

FOLDER = Path(sys.argv[1])
CREDITS = [0.0, 0.5, 1.0, 1.0]
# So many people at a time: the strengths of one person's statements are in the cache, and steps of Python few.
BLOCK = 250


def rate(name: str, count: int, engine: float, work: Callable[[], None]) -> None:
    """Prints how many of `count` people `work` does in a second, and how many times the engine's rate that is."""
    start = time.process_time()
    work()
    found = count / (time.process_time() - start)
    print(f"{name:<44} {found:>9.0f}   {found / engine:.1f} times the engine's", flush=True)


def read(lines: list[str], place: dict, first: dict) -> tuple[np.ndarray, np.ndarray, list]:
    """What people rated and what they assume, a row each: credits, NaN where nothing is said."""
    rated = np.full((len(lines), len(place)), np.nan)
    assumed = np.full_like(rated, np.nan)
    ids = []
    for row, line in enumerate(lines):
        person = json.loads(line)
        ids.append(person["id"])
        for occupation, ratings in person["ratings"].items():
            for code, point in ratings.items():
                # "Not sure" says nothing; what is no source here is left out.
                if point is not None and (occupation, code) in place:
                    rated[row, place[occupation, code]] = CREDITS[point]
        for occupation, point in person.get("assumed", {}).items():
            start, end = first[occupation]
            assumed[row, start:end] = CREDITS[point]
    return rated, assumed, ids


def places(codes: list) -> tuple[dict, dict]:
    place = {(occupation, code): number for number, (occupation, code) in enumerate(codes)}
    first: dict = {}
    for number, (occupation, _) in enumerate(codes):
        first[occupation] = (first.get(occupation, (number, 0))[0], number + 1)
    return place, first


def gap() -> None:
    place, first = places(json.loads((FOLDER / "codes.json").read_text()))
    lines = (FOLDER / "gap.ndjson").read_text().splitlines()
    strengths = np.fromfile(FOLDER / "strengths.f64").reshape(-1, len(place))
    target = slice(len(place) - len(strengths), len(place))
    # A share of what decides grows with the fourth power of a strength.
    power = strengths**4 + 1e-9
    shares = power / power.sum(axis=1, keepdims=True)
    same = strengths >= 1.0
    weights = np.full(len(strengths), 1 / len(strengths))

    def sums(rated: np.ndarray, assumed: np.ndarray) -> tuple:
        """Of each person how many are held and to be learnt, and the coverage that is shown and expected."""
        claims = np.where(np.isnan(rated), assumed, rated)
        credits = np.nan_to_num(claims)
        best = (strengths * credits[:, None, :]).max(axis=2)
        expected = 0.5 * (credits @ shares.T) + 0.5 * best
        as_same = np.where(same & ~np.isnan(rated)[:, None, :], rated[:, None, :], -1.0).max(axis=2)
        known = np.where(np.isnan(rated[:, target]), as_same, rated[:, target])
        is_known = known >= 0.0
        likely = np.where(is_known, known, expected)
        shown = np.where(is_known, known, 0.0)
        return (known == 1.0).sum(axis=1), (known == 0.0).sum(axis=1), shown @ weights, likely @ weights

    blocks = [lines[start : start + BLOCK] for start in range(0, len(lines), BLOCK)]
    arrays = [read(block, place, first) for block in blocks]
    found = [0, 0]
    *expected, engine = json.loads((FOLDER / "found.json").read_text())

    def ready() -> None:
        for rated, assumed, _ in arrays:
            held, to_learn, *_ = sums(rated, assumed)
            found[0] += int(held.sum())
            found[1] += int(to_learn.sum())

    def one_by_one() -> None:
        for rated, assumed, _ in arrays:
            for row in range(len(rated)):
                sums(rated[row : row + 1], assumed[row : row + 1])

    def from_lines() -> None:
        for block in blocks:
            rated, assumed, ids = read(block, place, first)
            for person, held, to_learn, shown, likely in zip(ids, *sums(rated, assumed)):
                json.dumps({"id": person, "held": int(held), "toLearn": int(to_learn), "shown": shown, "likely": likely})

    rate("numpy: gap, sums of ready arrays", len(lines), engine, ready)
    rate("numpy: gap, one person at a time", len(lines), engine, one_by_one)
    rate("numpy: gap, from lines to five fields", len(lines), engine, from_lines)
    assert found == expected, f"numpy finds {found} held and to learn, the engine {expected}"


def nearest() -> None:
    counts, origins, codes = json.loads((FOLDER / "nearest.json").read_text())
    place, first = places(codes)
    lines = (FOLDER / "nearest.ndjson").read_text().splitlines()
    alike = np.fromfile(FOLDER / "alike.u8", dtype=np.uint8).reshape(len(place), -1)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    directions = np.fromfile(FOLDER / "directions.i8", dtype=np.int8).reshape(sum(counts), -1).astype(np.float32)
    means = np.add.reduceat(directions, starts)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    numbers = np.array(counts)
    rated, assumed, _ = read(lines, place, first)
    people = np.where(np.isnan(rated), assumed, rated)
    best_of = np.maximum.reduceat(alike, starts, axis=1).astype(np.float32)
    # The directions of the sources themselves.
    at = [number for origin in origins for number in range(starts[origin], starts[origin] + counts[origin])]
    own = directions[at]

    def answer() -> None:
        for credits in people:
            sources = np.flatnonzero(np.nan_to_num(credits))
            held = credits[sources].astype(np.float32)
            best = (alike[sources] * (held * 256).astype(np.uint16)[:, None]).max(axis=0, initial=0)
            covered = np.add.reduceat(best.astype(np.float32), starts) / numbers
            covering = held @ best_of[sources] / max(held.sum(), 1e-9)
            vector = held @ own[sources]
            likeness = covered / 65280 + covering / 255 + means @ (vector / max(np.linalg.norm(vector), 1e-9))
            top = np.argpartition(-likeness, 20)[:20]
            top[np.argsort(-likeness[top])]

    engine = json.loads((FOLDER / "nearest-rate.json").read_text())
    rate(f"numpy: nearest among {len(counts)}, ready arrays", len(lines), engine, answer)


gap()
if (FOLDER / "nearest.json").exists():
    nearest()
