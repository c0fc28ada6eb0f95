"""Write model.bin (FORMAT.md) from a small model that has learnt, and renew expected.tsv.

export.py --data DATA     renew expected.tsv: the strengths of its rows by the model.bin beside it
"""

from __future__ import annotations

import argparse
import struct
import zlib
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from scipy.optimize import minimize
from torch import Tensor

from data import read_tsv
from figures import Fit
from reference import MAGIC, VERSION, Model, strengths
from student import LENGTH, Student
from tokens import CONTINUES
from train import LIMIT

KNOTS, TABLE_START, TABLE_STEP = 257, -8.0, 1 / 16
BESIDE = Path(__file__).resolve().parent.parent


class Limits(NamedTuple):
    """Strengths from which on a statement carries over, and from which on a band begins."""

    carry: float = 0.62
    same: float = 0.83
    mostly: float = 0.5
    partly: float = 0.2


def own_fit(net: Student) -> Fit:
    """The thresholds as learnt, with no dev grade."""
    return Fit(1.0, net.thresholds.detach().numpy())


def student(model: Model) -> Student:
    """A small model that learns on from a file."""
    net = Student(len(model.tokens), model.width)
    unit = LENGTH / model.length

    def raw(weights: bytes) -> Tensor:
        counted = np.frombuffer(weights, np.uint8) * unit
        return torch.tensor(np.log(np.expm1(np.maximum(counted, 0.01))), dtype=torch.float32)[:, None]

    scores = model.table_start + model.table_step * np.arange(len(model.knots))
    wanted = np.array(model.knots) / 65535

    def loss(thresholds: np.ndarray) -> float:
        return float(((Fit(1.0, thresholds).strengths(scores) - wanted) ** 2).sum())

    hinges = torch.tensor([[*kinds, *coefficients, counts] for kinds, coefficients, counts in model.hinges])
    values: dict[str, Any] = {
        "left": np.array(model.left) / 64,
        "right": np.array(model.right) / 64,
        "around": np.array(model.around) / 64,
        "negated": np.array(model.negated) / 127,
        "example": np.log(model.example / (64 - model.example)),
        "kinds": model.kinds,
        "coefficients": model.coefficients,
        "thresholds": np.sort(minimize(loss, np.array([-1.5, 0, 1.5]), method="BFGS", tol=1e-12).x),
    }
    for name, value in values.items():
        getattr(net, name).data = torch.as_tensor(np.array(value), dtype=torch.float32)
    if hinges[:, -1].any():  # else the hinges start anew: where all are 0 none would ever learn
        net.hinge_kinds.data, net.hinges.weight.data = hinges[:, :9].T.float(), hinges[:, 9:-1].float()
        net.hinges.bias.data, net.of_hinges.data = torch.zeros(len(hinges)), hinges[:, -1].float()
    net.directions.weight.data[1:] = torch.tensor(model.vectors) / 127
    net.importance.weight.data[1:] = raw(model.importance)
    net.pooling.weight.data[1:] = raw(model.pooling)
    return net


def write(path: Path, net: Student, tokens: list[str], table: Fit, limits: Limits) -> int:
    """Returns the number of bytes."""

    def place(number: int) -> tuple[str, bool]:
        return tokens[number].removeprefix(CONTINUES), tokens[number].startswith(CONTINUES)

    order = sorted(range(len(tokens)), key=place)
    names = b"".join(_name(tokens[n]) for n in order)
    directions = _rounded(F.normalize(net.directions.weight.detach()[1:], dim=-1), 127)[order]
    importance, unit = _weights(net.importance.weight)
    pooling, _ = _weights(net.pooling.weight)
    # Scores are moved so that the table's middle lies where the strengths change.
    middle = float(np.mean(table.thresholds))
    kinds = net.kinds.detach().numpy().astype(float) * table.slope - middle
    coefficients = net.coefficients.detach().numpy().astype(float) * table.slope
    hinges = torch.cat(
        [
            (net.hinge_kinds + net.hinges.bias).T,
            net.hinges.weight,
            net.of_hinges[:, None] * table.slope,
        ],
        1,
    )
    example = round(float(torch.sigmoid(net.example)) * 64)
    knots = Fit(1.0, table.thresholds - middle).strengths(TABLE_START + TABLE_STEP * np.arange(KNOTS))
    sections = [
        names,
        directions.tobytes(),
        importance[order].tobytes(),
        pooling[order].tobytes(),
        b"".join(
            _rounded(row.detach(), scale).tobytes()
            for row, scale in ((net.left, 64), (net.right, 64), (net.around, 64), (net.negated, 127))
        ),
        np.array([*kinds, *coefficients, *hinges.flatten().tolist(), LENGTH / unit, example, *limits], "<f8").tobytes(),
        struct.pack("<2d", TABLE_START, TABLE_STEP) + np.round(knots * 65535).astype("<u2").tobytes(),
    ]
    body = b"".join(sections)
    sizes = (VERSION, directions.shape[1], len(tokens), LIMIT, len(coefficients), KNOTS)
    head = MAGIC + struct.pack("<14I", *sizes, *map(len, sections), zlib.crc32(body))
    path.write_bytes(head + body)
    return len(head) + len(body)


def _name(token: str) -> bytes:
    text = token.removeprefix(CONTINUES).encode("ascii")
    return bytes([len(text) | (0x80 if token.startswith(CONTINUES) else 0)]) + text


def _rounded(numbers: Tensor, scale: int) -> np.ndarray:
    return np.clip(np.round(numbers.numpy() * scale), -127, 127).astype(np.int8)


def _weights(raw: Tensor) -> tuple[np.ndarray, np.floating]:
    """Weights in 8 bits, and the unit they are counted in; the largest 0.1 % are cut."""
    weights = F.softplus(raw.detach()[1:, 0]).numpy()
    unit = np.percentile(weights, 99.9) / 255
    return np.clip(np.round(weights / unit), 0, 255).astype(np.uint8), unit


def renew_expected(model: Model, data: Path, path: Path) -> None:
    """Rows `dev…` have their texts in the gold, by id; the others carry their own."""
    gold = {row["id"]: row for row in read_tsv(data / "gold/transfer-dev.tsv")}
    rows = list(read_tsv(path))
    found = strengths(model, [gold.get(row["id"], row) for row in rows])
    lines = ["\t".join(rows[0])]
    for row, strength in zip(rows, found):
        lines.append("\t".join({**row, "strength": f"{strength:.6f}"}.values()))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(rows)} strengths written to {path.name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with gold/")
    parser.add_argument("--model", type=Path, default=BESIDE / "model.bin", help="default: beside this folder")
    options = parser.parse_args()
    torch.set_num_threads(1)
    renew_expected(Model(options.model), options.data, BESIDE / "expected.tsv")


if __name__ == "__main__":
    main()
