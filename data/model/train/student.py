"""The small model while it learns: the same sums as FORMAT.md's, in torch and with gradients.

A token has a direction, a weight in coverage and a weight in the pooled vector. A statement's rows are its tokens'
directions, coloured by the neighbours to the left and right and by the whole; a word under a "not" leans one way, one in a list of
examples weighs less. Ten features of a pair make one score, a linear sum and a few hinges; the chance that the grade is at least 1, 2, 3 is a sigmoid of the score less a threshold, and the mean of the three is the
strength (so that it equals grade/3 on average: an ordinal regression, McCullagh 1980).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from tokens import Tokeniser, marks, words

TRAINED_TOKENS = 64  # longer statements are cut while training
LENGTH = 10.0  # half-way point of the length feature, in units of importance
FEATURES = 10
HINGES = 12
EXAMPLE, NEGATED = 1 << 20, 1 << 21  # marks of a token, added to its id
GRADE_STEPS = torch.tensor([0.5, 1.5, 2.5])


class Encoded(NamedTuple):
    """A batch of statements: rows (b x n x d), mask and shares of weight (b x n), total weight (b), pooled (b x d)."""

    rows: Tensor
    mask: Tensor
    shares: Tensor
    total: Tensor
    pooled: Tensor


class Student(nn.Module):
    """Token id 0 is padding; token t of the vocabulary has id t + 1, and its marks added (`padded`)."""

    def __init__(self, tokens: int, width: int = 64) -> None:
        super().__init__()
        self.directions = nn.Embedding(tokens + 1, width, padding_idx=0)
        nn.init.normal_(self.directions.weight, std=0.1)
        self.directions.weight.data[0] = 0
        self.importance = nn.Embedding.from_pretrained(torch.full((tokens + 1, 1), 0.5), freeze=False)
        self.pooling = nn.Embedding.from_pretrained(torch.full((tokens + 1, 1), 0.5), freeze=False)
        self.left = nn.Parameter(torch.full((width,), 0.05))
        self.right = nn.Parameter(torch.full((width,), 0.05))
        self.around = nn.Parameter(torch.zeros(width))
        self.negated = nn.Parameter(F.normalize(torch.randn(width), dim=0))
        self.example = nn.Parameter(torch.tensor(-1.0))  # logit of what a token of a list of examples weighs
        self.kinds = nn.Parameter(torch.zeros(9))
        # A start that already ranks well: coverage of the target, whole against whole, close coverage.
        self.coefficients = nn.Parameter(torch.tensor([4.0, 0, 3, 1, 0, 0, 0, 0, 0, 0]))
        self.hinges = nn.Linear(FEATURES, HINGES)
        self.hinge_kinds = nn.Parameter(torch.zeros(9, HINGES))
        self.of_hinges = nn.Parameter(torch.zeros(HINGES))
        self.thresholds = nn.Parameter(torch.tensor([3.5, 5.0, 6.5]))

    def pool(self, ids: Tensor) -> Tensor:
        """Unit vectors of whole statements: the weighted sum of their tokens' directions."""
        marked, ids = ids, ids % EXAMPLE
        return self._pool(self._vectors(marked, ids), marked, ids)

    def _vectors(self, marked: Tensor, ids: Tensor) -> Tensor:
        vectors = F.normalize(self.directions(ids), dim=-1)
        return vectors + self.negated * ((marked & NEGATED) > 0).unsqueeze(-1)

    def _weights(self, of: nn.Embedding, marked: Tensor, ids: Tensor) -> Tensor:
        less = torch.where((marked & EXAMPLE) > 0, torch.sigmoid(self.example), torch.ones(()))
        return F.softplus(of(ids).squeeze(-1)) * less * (ids > 0)

    def _pool(self, vectors: Tensor, marked: Tensor, ids: Tensor) -> Tensor:
        weights = self._weights(self.pooling, marked, ids)
        return F.normalize(torch.einsum("bnd,bn->bd", vectors, weights), dim=-1, eps=1e-6)

    def encode(self, ids: Tensor) -> Encoded:
        """Everything that `features` needs of a batch of statements (b x n ids)."""
        marked = trimmed(ids)
        ids = marked % EXAMPLE
        mask = (ids > 0).float()
        vectors = self._vectors(marked, ids) * mask.unsqueeze(-1)
        before, after = F.pad(vectors, (0, 0, 1, 0))[:, :-1], F.pad(vectors, (0, 0, 0, 1))[:, 1:]
        pooled = self._pool(vectors, marked, ids)
        coloured = vectors + self.left * before + self.right * after + (self.around * pooled).unsqueeze(1)
        rows = F.normalize(coloured, dim=-1, eps=1e-6) * mask.unsqueeze(-1)
        weights = self._weights(self.importance, marked, ids)
        total = weights.sum(1)
        return Encoded(rows, mask, weights / (total.unsqueeze(1) + 1e-6), total, pooled)

    @staticmethod
    def features(source: Encoded, target: Encoded) -> Tensor:
        """Ten numbers a pair (b x 10), in FORMAT.md's order."""
        products = torch.einsum("bid,bjd->bij", source.rows, target.rows)
        of_target = products.masked_fill(source.mask[:, :, None] == 0, -1).amax(1).clamp(min=0)
        of_source = products.masked_fill(target.mask[:, None, :] == 0, -1).amax(2).clamp(min=0)
        held, matched = (of_target * target.shares).sum(1), (of_source * source.shares).sum(1)
        missed = (1 - of_target) * target.shares
        missing = missed.sum(1) * target.total
        return torch.stack(
            [
                held,
                matched,
                (source.pooled * target.pooled).sum(1).clamp(min=0),
                (of_target**3 * target.shares).sum(1),
                (of_source**3 * source.shares).sum(1),
                held * matched,
                source.total / (source.total + target.total + 1e-6),
                target.total / (target.total + LENGTH),
                missed.amax(1),
                missing / (missing + LENGTH),
            ],
            1,
        )

    def score(self, sources: Tensor, targets: Tensor, kinds: Tensor) -> Tensor:
        """One number a pair; `kinds` = 3 x source kind + target kind."""
        features = self.features(self.encode(sources), self.encode(targets))
        bent = F.relu(self.hinges(features) + self.hinge_kinds[kinds])
        return features @ self.coefficients + self.kinds[kinds] + bent @ self.of_hinges

    def forward(self, sources: Tensor, targets: Tensor, kinds: Tensor) -> Tensor:
        """Logits (b x 3) of grade >= 1, 2, 3."""
        return self.score(sources, targets, kinds)[:, None] - self.thresholds


def trimmed(ids: Tensor) -> Tensor:
    """Without the columns at the end that are padding in every row."""
    used = (ids > 0).any(0).nonzero()
    return ids[:, : int(used.max()) + 1 if len(used) else 1]


def marked_ids(tokeniser: Tokeniser, text: str) -> list[int]:
    """Ids of a text's tokens with their marks."""
    of_words = marks(text)
    found = tokeniser.of_words(words(text), TRAINED_TOKENS)
    return [n + EXAMPLE * of_words[word].example + NEGATED * of_words[word].negated for n, word in found]


def padded(token_ids: list[list[int]]) -> Tensor:
    """Ids (n x TRAINED_TOKENS), moved up by one, 0 where a statement has ended."""
    rows = np.zeros((len(token_ids), TRAINED_TOKENS), np.int64)
    for row, ids in zip(rows, token_ids):
        row[: len(ids)] = np.array(ids[:TRAINED_TOKENS], np.int64) + 1
    return torch.tensor(rows)


def as_chances(grades: Tensor) -> Tensor:
    """Chances (b x 3) of a grade of at least 1, 2, 3; grades may be given so already."""
    return (grades[:, None] > GRADE_STEPS).float() if grades.dim() == 1 else grades


def grade_loss(logits: Tensor, grades: Tensor) -> Tensor:
    """Cross-entropy of the three steps of a grade, or of their chances."""
    return F.binary_cross_entropy_with_logits(logits, as_chances(grades))
