"""What the teacher teaches: its scores of about 190,000 pairs of statements, near ones and some by chance."""

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


def lessons(
    teacher: Teacher,
    encoded: list[Encoded],
    statements: list[str],
    texts: Texts,
    known: dict[str, Occupation],
    never: set[tuple[str, str]],
    near: int = 30,
    others: int = 25,
) -> Lessons:
    """For each statement as target: the `near` nearest by the teacher's and by MiniLM's pooled vectors, and `others`
    by chance, as sources, scored by the teacher. Pairs of texts in `never` (the gold's) are left out.

    A text that is of several kinds (K, S, B) in different standards gets one of them by chance.
    """
    chance = np.random.RandomState(0)
    own = torch.stack([one.pooled for one in encoded]).numpy()
    of_minilm = texts.vectors[[texts.position[text] for text in statements]].numpy()
    found: set[tuple[int, int]] = set()
    for target in range(len(statements)):
        for vectors in (own, of_minilm):
            found |= {(int(n), target) for n in np.argsort(-(vectors @ vectors[target]), kind="stable")[: near + 1]}
        found |= {(int(n), target) for n in chance.randint(0, len(statements), others)}
    pairs = np.array(
        sorted(
            (source, target)
            for source, target in found
            if source != target and (statements[source], statements[target]) not in never
        )
    )
    kinds_of: dict[str, set[int]] = {}
    for occupation in known.values():
        for statement in occupation.statements:
            kinds_of.setdefault(statement.text, set()).add(KINDS.index(statement.code[0]))
    options = [sorted(kinds_of[text]) for text in statements]
    kinds = np.array([3 * chance.choice(options[source]) + chance.choice(options[target]) for source, target in pairs])
    at = np.array([texts.position[text] for text in statements])
    return Lessons(
        torch.tensor(at[pairs[:, 0]]),
        torch.tensor(at[pairs[:, 1]]),
        torch.tensor(kinds),
        score_pairs(teacher, encoded, pairs, kinds),
    )
