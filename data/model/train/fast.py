"""The small model's features and whole vectors with hand-written gradients: the sums of `student.py`, 20 times faster.

Statements have 18 tokens on average, so torch spends its time on many tiny steps. numba makes one loop of them.
`python train/fast.py` checks features and gradients against `student.py`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numba import njit
from torch import Tensor, nn

from student import EXAMPLE, FEATURES, LENGTH, NEGATED, Student

SMALL = np.float32(1e-6)


class Flat(NamedTuple):
    """Statements one behind the other: marked ids, and where each statement begins (one more for the end)."""

    ids: np.ndarray
    starts: np.ndarray

    @staticmethod
    def of(ids: Tensor, lengths: Tensor) -> Flat:
        """Without the padding of `ids`; a token left out is 0 and keeps its place."""
        inside = torch.arange(ids.shape[1]) < lengths[:, None]
        starts = np.zeros(len(ids) + 1, np.int64)
        np.cumsum(lengths.numpy(), out=starts[1:])
        return Flat(ids[inside].numpy(), starts)


@njit(fastmath=True, cache=True)
def _encode(ids, starts, units, weight, pool_weight, left, right, around, negated, example):
    """Vectors, rows, norms of rows, weights; totals, whole vectors, and their norms, of each statement."""
    tokens, width = len(ids), units.shape[1]
    vectors = np.zeros((tokens, width), np.float32)
    rows = np.zeros((tokens, width), np.float32)
    norms = np.ones(tokens, np.float32)
    weights = np.zeros(tokens, np.float32)
    totals = np.zeros(len(starts) - 1, np.float32)
    whole = np.zeros((len(starts) - 1, width), np.float32)
    whole_norm = np.ones(len(starts) - 1, np.float32)
    for b in range(len(starts) - 1):
        first, last = starts[b], starts[b + 1]
        for k in range(first, last):
            if ids[k] == 0:
                continue
            token = ids[k] % EXAMPLE
            less = example if ids[k] & EXAMPLE else np.float32(1)
            lean = np.float32(1) if ids[k] & NEGATED else np.float32(0)
            for d in range(width):
                vectors[k, d] = units[token, d] + lean * negated[d]
            weights[k] = weight[token] * less
            totals[b] += weights[k]
            pooled = pool_weight[token] * less
            for d in range(width):
                whole[b, d] += pooled * vectors[k, d]
        whole_norm[b] = _to_unit(whole[b])
        for k in range(first, last):
            if ids[k] == 0:
                continue
            for d in range(width):
                rows[k, d] = vectors[k, d] + around[d] * whole[b, d]
            if k > first:
                for d in range(width):
                    rows[k, d] += left[d] * vectors[k - 1, d]
            if k + 1 < last:
                for d in range(width):
                    rows[k, d] += right[d] * vectors[k + 1, d]
            norms[k] = _to_unit(rows[k])
    return vectors, rows, norms, weights, totals, whole, whole_norm


@njit(fastmath=True, cache=True)
def _to_unit(vector):
    square = np.float32(0)
    for d in range(len(vector)):
        square += vector[d] * vector[d]
    norm = max(np.sqrt(square), SMALL)
    inverse = np.float32(1) / norm
    for d in range(len(vector)):
        vector[d] *= inverse
    return norm


@njit(fastmath=True, cache=True)
def _encode_back(
    ids, starts, weight, pool_weight, left, right, around, example, vectors, rows, norms, whole, whole_norm,
    of_rows, of_weights, of_whole, to_units, to_weight, to_pool, to_left, to_right, to_around, to_negated, to_example,
):  # fmt: skip
    """Adds the gradients of tables and numbers, from those of rows, weights, and whole vectors."""
    width = rows.shape[1]
    back = np.zeros((len(ids), width), np.float32)
    for b in range(len(starts) - 1):
        first, last = starts[b], starts[b + 1]
        for k in range(first, last):
            if ids[k] == 0:
                continue
            product = np.float32(0)
            for d in range(width):
                product += of_rows[k, d] * rows[k, d]
            inverse = np.float32(1) / norms[k]
            for d in range(width):
                of_rows[k, d] = (of_rows[k, d] - product * rows[k, d]) * inverse
                back[k, d] += of_rows[k, d]
                to_around[d] += of_rows[k, d] * whole[b, d]
                of_whole[b, d] += of_rows[k, d] * around[d]
            if k > first:
                for d in range(width):
                    back[k - 1, d] += of_rows[k, d] * left[d]
                    to_left[d] += of_rows[k, d] * vectors[k - 1, d]
            if k + 1 < last:
                for d in range(width):
                    back[k + 1, d] += of_rows[k, d] * right[d]
                    to_right[d] += of_rows[k, d] * vectors[k + 1, d]
        along = np.float32(0)
        for d in range(width):
            along += of_whole[b, d] * whole[b, d]
        inverse_whole = np.float32(1) / whole_norm[b]
        for d in range(width):
            of_whole[b, d] = (of_whole[b, d] - along * whole[b, d]) * inverse_whole
        for k in range(first, last):
            if ids[k] == 0:
                continue
            token = ids[k] % EXAMPLE
            less = example if ids[k] & EXAMPLE else np.float32(1)
            pooled = pool_weight[token] * less
            of_pooled = np.float32(0)
            for d in range(width):
                back[k, d] += pooled * of_whole[b, d]
                of_pooled += of_whole[b, d] * vectors[k, d]
            to_weight[token] += of_weights[k] * less
            to_pool[token] += of_pooled * less
            if ids[k] & EXAMPLE:
                to_example[0] += of_weights[k] * weight[token] + of_pooled * pool_weight[token]
        for k in range(first, last):
            if ids[k] == 0:
                continue
            token = ids[k] % EXAMPLE
            lean = np.float32(1) if ids[k] & NEGATED else np.float32(0)
            for d in range(width):
                to_units[token, d] += back[k, d]
                to_negated[d] += lean * back[k, d]


@njit(fastmath=True, cache=True)
def _best(ids_s, starts_s, rows_s, ids_t, starts_t, rows_t):
    """For each token the best product on the other side of its pair, and where it is."""
    width = rows_s.shape[1]
    best_s, best_t = np.zeros(len(ids_s), np.float32), np.zeros(len(ids_t), np.float32)
    from_s, from_t = np.full(len(ids_s), -1), np.full(len(ids_t), -1)
    for b in range(len(starts_s) - 1):
        for i in range(starts_s[b], starts_s[b + 1]):
            if ids_s[i] == 0:
                continue
            for j in range(starts_t[b], starts_t[b + 1]):
                if ids_t[j] == 0:
                    continue
                product = np.float32(0)
                for d in range(width):
                    product += rows_s[i, d] * rows_t[j, d]
                if product > best_s[i]:
                    best_s[i], from_s[i] = product, j
                if product > best_t[j]:
                    best_t[j], from_t[j] = product, i
    return best_s, best_t, from_s, from_t


@njit(fastmath=True, cache=True)
def _features(starts_s, weights_s, totals_s, best_s, whole_s, starts_t, weights_t, totals_t, best_t, whole_t):
    """FORMAT.md's ten numbers of each pair, and which token of the target is missed most."""
    found = np.zeros((len(totals_s), FEATURES), np.float32)
    most = np.zeros(len(totals_s), np.int64)
    for b in range(len(totals_s)):
        one, other = totals_s[b], totals_t[b]
        for i in range(starts_s[b], starts_s[b + 1]):
            share = weights_s[i] / (one + SMALL)
            found[b, 1] += best_s[i] * share
            found[b, 4] += best_s[i] ** 3 * share
        missing = np.float32(0)
        most[b] = starts_t[b]
        for j in range(starts_t[b], starts_t[b + 1]):
            share = weights_t[j] / (other + SMALL)
            found[b, 0] += best_t[j] * share
            found[b, 3] += best_t[j] ** 3 * share
            missed = (1 - best_t[j]) * share
            missing += missed * other
            if missed > found[b, 8]:
                found[b, 8], most[b] = missed, j
        for d in range(whole_s.shape[1]):
            found[b, 2] += whole_s[b, d] * whole_t[b, d]
        found[b, 2] = max(found[b, 2], np.float32(0))
        found[b, 5] = found[b, 0] * found[b, 1]
        found[b, 6] = one / (one + other + SMALL)
        found[b, 7] = other / (other + LENGTH)
        found[b, 9] = missing / (missing + LENGTH)
    return found, most


@njit(fastmath=True, cache=True)
def _features_back(
    of, found, most, starts_s, weights_s, totals_s, best_s, from_s, rows_s, whole_s,
    starts_t, weights_t, totals_t, best_t, from_t, rows_t, whole_t,
):  # fmt: skip
    """Gradients of rows, weights, and whole vectors of both sides, from those of the features."""
    width = rows_s.shape[1]
    to_rows_s, to_rows_t = np.zeros_like(rows_s), np.zeros_like(rows_t)
    to_weights_s, to_weights_t = np.zeros_like(weights_s), np.zeros_like(weights_t)
    to_whole_s, to_whole_t = np.zeros_like(whole_s), np.zeros_like(whole_t)
    for b in range(len(totals_s)):
        one, other = totals_s[b], totals_t[b]
        both = np.float32(1) / (one + other + SMALL)
        of_held, of_matched = of[b, 0] + of[b, 5] * found[b, 1], of[b, 1] + of[b, 5] * found[b, 0]
        of_missing = of[b, 9] * (1 - found[b, 9]) ** 2 / LENGTH  # 10 / (missing + 10)² for LENGTH 10
        missing = LENGTH * found[b, 9] / (1 - found[b, 9])
        of_other = (
            of_missing * missing / (other + SMALL) + of[b, 7] * (1 - found[b, 7]) ** 2 / LENGTH - of[b, 6] * one * both**2
        )
        of_one = of[b, 6] * other * both**2
        mean = np.float32(0)
        for i in range(starts_s[b], starts_s[b + 1]):
            share = weights_s[i] / (one + SMALL)
            slope = (of_matched + of[b, 4] * 3 * best_s[i] ** 2) * share
            to_weights_s[i] = of_matched * best_s[i] + of[b, 4] * best_s[i] ** 3
            mean += to_weights_s[i] * share
            j = from_s[i]
            if j >= 0:
                for d in range(width):
                    to_rows_s[i, d] += slope * rows_t[j, d]
                    to_rows_t[j, d] += slope * rows_s[i, d]
        for i in range(starts_s[b], starts_s[b + 1]):
            to_weights_s[i] = (to_weights_s[i] - mean) / (one + SMALL) + of_one
        mean = np.float32(0)
        for j in range(starts_t[b], starts_t[b + 1]):
            share = weights_t[j] / (other + SMALL)
            of_missed = of_missing * other + (of[b, 8] if j == most[b] else np.float32(0))
            slope = (of_held + of[b, 3] * 3 * best_t[j] ** 2 - of_missed) * share
            to_weights_t[j] = of_held * best_t[j] + of[b, 3] * best_t[j] ** 3 + of_missed * (1 - best_t[j])
            mean += to_weights_t[j] * share
            i = from_t[j]
            if i >= 0:
                for d in range(width):
                    to_rows_s[i, d] += slope * rows_t[j, d]
                    to_rows_t[j, d] += slope * rows_s[i, d]
        for j in range(starts_t[b], starts_t[b + 1]):
            to_weights_t[j] = (to_weights_t[j] - mean) / (other + SMALL) + of_other
        if found[b, 2] > 0:
            for d in range(width):
                to_whole_s[b, d] = of[b, 2] * whole_t[b, d]
                to_whole_t[b, d] = of[b, 2] * whole_s[b, d]
    return to_rows_s, to_rows_t, to_weights_s, to_weights_t, to_whole_s, to_whole_t


def _tables_back(sides: list[tuple], numbers: list[np.ndarray], example: np.float32) -> tuple:
    """Gradients of the tables, from those of both sides' rows, weights, and whole vectors."""
    to = [np.zeros_like(table) for table in numbers] + [np.zeros(1, np.float32)]
    for (ids, starts), (vectors, rows, norms, _, _, whole, whole_norm), slopes in sides:
        kept = vectors, rows, norms, whole, whole_norm
        _encode_back(ids, starts, *numbers[1:6], example, *kept, *slopes, *to)
    return (*(torch.from_numpy(part) for part in to[:-1]), torch.tensor(to[-1][0]))


class Features(torch.autograd.Function):
    """Ten numbers a pair, with gradients of the tables."""

    @staticmethod
    def forward(context: Any, source: Flat, target: Flat, *tables: Tensor) -> Tensor:
        numbers, example = [table.detach().numpy() for table in tables[:-1]], np.float32(tables[-1].item())
        s, t = (_encode(*side, *numbers, example) for side in (source, target))
        best_s, best_t, from_s, from_t = _best(*source, s[1], *target, t[1])
        found, most = _features(source.starts, s[3], s[4], best_s, s[5], target.starts, t[3], t[4], best_t, t[5])
        context.kept = source, target, numbers, example, s, t, best_s, best_t, from_s, from_t, found, most
        return torch.from_numpy(found)

    @staticmethod
    def backward(context: Any, slopes: Tensor) -> Any:
        source, target, numbers, example, s, t, best_s, best_t, from_s, from_t, found, most = context.kept
        of = np.ascontiguousarray(slopes.numpy())
        back = _features_back(
            of, found, most, source.starts, s[3], s[4], best_s, from_s, s[1], s[5],
            target.starts, t[3], t[4], best_t, from_t, t[1], t[5],
        )  # fmt: skip
        sides = [(source, s, back[::2]), (target, t, back[1::2])]
        return (None, None, *_tables_back(sides, numbers, example))


class Whole(torch.autograd.Function):
    """Unit vectors of whole statements, with gradients of the tables."""

    @staticmethod
    def forward(context: Any, texts: Flat, *tables: Tensor) -> Tensor:
        numbers, example = [table.detach().numpy() for table in tables[:-1]], np.float32(tables[-1].item())
        context.kept = texts, numbers, example, _encode(*texts, *numbers, example)
        return torch.from_numpy(context.kept[3][5])

    @staticmethod
    def backward(context: Any, slopes: Tensor) -> Any:
        texts, numbers, example, one = context.kept
        back = np.zeros_like(one[1]), np.zeros_like(one[3]), slopes.numpy().copy()
        return (None, *_tables_back([(texts, one, back)], numbers, example))


def renumbered(texts: list[Flat]) -> tuple[Tensor, list[Flat]]:
    """The tokens that stand in these texts, and the texts with their tokens numbered among them; 0 stays 0."""
    plain = [flat.ids % EXAMPLE for flat in texts]
    used = np.unique(np.concatenate([np.zeros(1, np.int64), *plain]))
    found = [Flat(flat.ids - ids + np.searchsorted(used, ids), flat.starts) for flat, ids in zip(texts, plain)]
    return torch.from_numpy(used), found


class Shared(nn.Module):
    """What tokens learn together: how a table changes with where a token began. So a token that no lesson has moves
    with those like it, and weighs what they weigh.

    While it is in use, the tables of `net` hold only what each token learnt by itself.
    """

    def __init__(self, net: Student, counts: Tensor, hidden: int = 32) -> None:
        """`counts`: how often each token stands in the texts."""
        super().__init__()
        net.directions.weight.data = F.normalize(net.directions.weight.data, dim=-1)
        self.starts = [table.weight.data.clone() for table in (net.directions, net.importance, net.pooling)]
        for table in (net.directions, net.importance, net.pooling):
            table.weight.data.zero_()
        known = counts.float().log1p() / 5 - 1
        self.base = torch.cat([self.starts[0], self.starts[2], known[:, None]], 1)
        self.turn = nn.Parameter(torch.zeros(self.base.shape[1], self.starts[0].shape[1]))
        self.inner = nn.Linear(self.base.shape[1], hidden)
        self.outer = nn.Linear(hidden, 2)
        nn.init.zeros_(self.outer.weight)
        nn.init.zeros_(self.outer.bias)

    def tables(self, net: Student, used: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Directions, importance, and pooling of these tokens, with what tokens learnt together."""
        base, starts = self.base[used], [start[used] for start in self.starts]
        weights = self.outer(F.relu(self.inner(base)))
        return (
            starts[0] + base @ self.turn + net.directions.weight[used],
            starts[1] + weights[:, :1] + net.importance.weight[used],
            starts[2] + weights[:, 1:] + net.pooling.weight[used],
        )

    def fold(self, net: Student) -> None:
        """Puts everything into the tables of `net`."""
        with torch.no_grad():
            every = torch.arange(len(self.base))
            for table, found in zip((net.directions, net.importance, net.pooling), self.tables(net, every)):
                table.weight.data = found.clone()
            net.directions.weight.data[0] = 0


class Tables:
    """What all pairs of one step share; made anew each step."""

    def __init__(self, net: Student, shared: Shared | None = None, used: Tensor | None = None) -> None:
        """Of all tokens, or of those `used`, numbered anew (`renumbered`)."""
        self.net = net
        used = torch.arange(len(net.pooling.weight)) if used is None else used
        own = net.directions.weight, net.importance.weight, net.pooling.weight
        directions, importance, pooling = shared.tables(net, used) if shared else [table[used] for table in own]
        self.all = (
            F.normalize(directions, dim=-1),
            F.softplus(importance).squeeze(-1),
            F.softplus(pooling).squeeze(-1),
            net.left,
            net.right,
            net.around,
            net.negated,
            torch.sigmoid(net.example),
        )

    def logits(self, sources: Flat, targets: Flat, kinds: Tensor) -> Tensor:
        """As `Student.forward`."""
        features, net = Features.apply(sources, targets, *self.all), self.net
        bent = F.relu(net.hinges(features) + net.hinge_kinds[kinds])
        return (features @ net.coefficients + net.kinds[kinds] + bent @ net.of_hinges)[:, None] - net.thresholds

    def whole(self, texts: Flat) -> Tensor:
        """As `Student.pool`."""
        return Whole.apply(texts, *self.all)


def check() -> None:
    """Features, and gradients of everything, against `student.py`."""
    torch.manual_seed(0)
    net = Student(50)
    for value in net.parameters():
        value.data += 0.3 * torch.randn_like(value)
    ids = torch.randint(1, 51, (2, 40, 12)) * (torch.rand(2, 40, 12) > 0.2)
    marks = EXAMPLE * (torch.rand(2, 40, 12) > 0.7) + NEGATED * (torch.rand(2, 40, 12) > 0.7)
    ids = ids + marks * (ids > 0)
    kinds, wanted = torch.randint(0, 9, (40,)), torch.randn(40, 3)
    grown = []
    for fast in (False, True):
        net.zero_grad()
        flat = [Flat.of(side, torch.full((40,), 12)) for side in ids]
        tables = Tables(net)
        logits = tables.logits(flat[0], flat[1], kinds) if fast else net(ids[0], ids[1], kinds)
        whole = tables.whole(flat[0]) if fast else net.pool(ids[0])
        ((logits * wanted).sum() + (whole @ whole.T).pow(2).sum()).backward()
        grown.append([logits.detach(), whole.detach(), *(value.grad.clone() for value in net.parameters())])
    worst = max(float((one - other).abs().max() / (one.abs().max() + 1e-6)) for one, other in zip(*grown))
    print(f"{FEATURES} features: largest difference {worst:.2e}")
    if worst > 1e-4:
        raise SystemExit("fast.py and student.py differ")


if __name__ == "__main__":
    check()
