"""What the teachers teach: their scores of some 500,000 pairs of statements, as moves bring them and near ones."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from data import KINDS, Occupation
from teacher import Encoded, Teacher
from train import Lessons, Texts


def encode_all(teacher: Teacher, states: list[Tensor], batch: int = 64) -> list[Encoded]:
    """Every statement by itself, without padding and marks; rows in bf16 to save memory."""
    found: list[Encoded] = [None] * len(states)  # type: ignore[list-item]
    order = np.argsort([len(state) for state in states], kind="stable")
    with torch.inference_mode():
        for at in range(0, len(order), batch):
            encoded = teacher.encode([states[n] for n in order[at : at + batch]])
            for row, number in enumerate(order[at : at + batch]):
                inner = slice(1, len(states[number]) - 1)
                found[number] = Encoded(
                    encoded.rows[row, inner].bfloat16(),
                    encoded.mask[row, inner],
                    encoded.shares[row, inner],
                    encoded.pooled[row],
                )
    return found


def score_pairs(
    teacher: Teacher, encoded: list[Encoded], pairs: np.ndarray, kinds: np.ndarray, batch: int = 512
) -> Tensor:
    """Chances (n x 3) that the grades of pairs (n x 2 statement numbers) are at least 1, 2, 3."""
    chances = torch.zeros(len(pairs), 3)
    sizes = np.array([len(one.mask) for one in encoded])
    order = np.lexsort((sizes[pairs[:, 0]], sizes[pairs[:, 1]]))

    def stack(numbers: np.ndarray) -> Encoded:
        parts = list(zip(*(encoded[n] for n in numbers)))
        return Encoded(*(pad_sequence(part, batch_first=True) for part in parts[:3]), torch.stack(parts[3]))

    with torch.inference_mode():
        for at in range(0, len(order), batch):
            chosen = order[at : at + batch]
            logits = teacher.score(stack(pairs[chosen, 0]), stack(pairs[chosen, 1]), torch.tensor(kinds[chosen]))
            chances[chosen] = torch.sigmoid(logits)
    return chances


def candidates(
    own: np.ndarray,
    of_minilm: np.ndarray,
    statements: list[str],
    known: dict[str, Occupation],
    near: int = 9,
    moves: int = 8,
    others: int = 5,
) -> list[tuple[int, int]]:
    """Pairs (source, target) of statement numbers. For each target: the `near` nearest of all by either vectors;
    of `moves` occupations among the twelve most like its own, the two nearest and one by chance; `others` by chance.
    """
    chance = np.random.RandomState(0)
    place = {text: n for n, text in enumerate(statements)}
    members = {
        name: np.array(sorted({place[s.text] for s in one.statements if s.text in place}))
        for name, one in known.items()
    }
    members = {name: at for name, at in members.items() if len(at) > 4}
    names = list(members)
    means = np.stack([of_minilm[members[name]].mean(0) for name in names])
    means = means - means.mean(0)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    alike = np.argsort(-(means @ means.T), kind="stable")[:, 1:13]
    homes: dict[int, list[int]] = {}
    for number, name in enumerate(names):
        for statement in members[name]:
            homes.setdefault(int(statement), []).append(number)
    found: set[tuple[int, int]] = set()
    for target in range(len(statements)):
        products = [vectors @ vectors[target] for vectors in (own, of_minilm)]
        for product in products:
            found |= {(int(n), target) for n in np.argpartition(-product, near + 1)[: near + 1]}
        found |= {(int(n), target) for n in chance.randint(0, len(statements), others)}
        if target in homes:
            home = chance.choice(homes[target])
            for other in chance.choice(alike[home], moves, replace=False):
                there = members[names[other]]
                best = there[np.argsort(-products[chance.randint(2)][there])[:2]]
                found |= {(int(n), target) for n in (*best, chance.choice(there))}
    return sorted((source, target) for source, target in found if source != target)


def kinds_of(statements: list[str], known: dict[str, Occupation]) -> list[list[int]]:
    """The kinds (K, S, B) that a text is of in one standard or another."""
    found: dict[str, set[int]] = {}
    for occupation in known.values():
        for statement in occupation.statements:
            found.setdefault(statement.text, set()).add(KINDS.index(statement.code[0]))
    return [sorted(found[text]) for text in statements]
