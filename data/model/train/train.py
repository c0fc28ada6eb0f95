"""The two ways in which the small model learns.

1. `learn_similarities`: pooled vectors learn MiniLM's similarities on all texts of the domain.
2. `learn_grades`: everything learns own grades and the teacher's scores together, while the similarities of (1) hold
   the rest of the vocabulary in place.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from data import Corpus, Pair
from fast import Flat, Shared, Tables, renumbered
from made import Made
from student import EXAMPLE, Student, as_chances, marked_ids, padded
from tokens import Tokeniser

LIMIT = 96  # tokens kept of one statement in the model file


@dataclass(frozen=True)
class Texts:
    """Texts with their token ids (see `padded`), numbers of tokens and MiniLM vectors.

    `groups` are the positions of statements and duties, of tasks, and of labels.
    """

    ids: Tensor
    lengths: Tensor
    vectors: Tensor
    position: dict[str, int]
    groups: tuple[np.ndarray, ...]

    @staticmethod
    def of(corpus: Corpus, vectors: np.ndarray, tokens: list[str]) -> Texts:
        """`vectors` in the order of `corpus.texts`."""
        tokeniser = Tokeniser(tokens)
        texts = corpus.texts
        ids = padded([marked_ids(tokeniser, text) for text in texts])
        first = len(corpus.statements) + len(corpus.duties)
        groups = np.split(np.arange(len(texts)), [first, first + len(corpus.tasks)])
        position = {text: n for n, text in enumerate(texts)}
        return Texts(ids, (ids > 0).sum(1), torch.tensor(vectors), position, tuple(groups))

    def flat(self, chosen: Tensor | np.ndarray, dropout: float = 0.0) -> Flat:
        """These texts; each token is left out with this chance."""
        ids = self.ids[chosen]
        return Flat.of(ids * (torch.rand(ids.shape) >= dropout) if dropout else ids, self.lengths[chosen])

    def with_more(self, more: list[str], tokens: list[str]) -> Texts:
        """And texts of which no MiniLM vector is known."""
        tokeniser = Tokeniser(tokens)
        new = [text for text in dict.fromkeys(more) if text not in self.position]
        ids = torch.cat([self.ids, padded([marked_ids(tokeniser, text) for text in new])])
        position = self.position | {text: len(self.ids) + n for n, text in enumerate(new)}
        return Texts(ids, (ids > 0).sum(1), self.vectors, position, self.groups)


@dataclass(frozen=True)
class Lessons:
    """Pairs to learn from: positions of source and target in `Texts`, kinds 0..8, and a grade or 3 chances each."""

    sources: Tensor
    targets: Tensor
    kinds: Tensor
    wanted: Tensor

    @staticmethod
    def of(pairs: list[Pair], texts: Texts) -> Lessons:
        """Graded pairs."""
        return Lessons(
            torch.tensor([texts.position[pair.source.text] for pair in pairs]),
            torch.tensor([texts.position[pair.target.text] for pair in pairs]),
            torch.tensor([pair.kinds for pair in pairs]),
            torch.tensor([float(pair.grade) for pair in pairs]),
        )

    @staticmethod
    def made(made: list[Made], texts: Texts) -> Lessons:
        """Lessons made by rule; `texts` has their texts (`Texts.with_more`)."""
        return Lessons(
            torch.tensor([texts.position[one.source] for one in made]),
            torch.tensor([texts.position[one.target] for one in made]),
            torch.tensor([one.kinds for one in made]),
            torch.tensor([one.chances for one in made]),
        )

    def __len__(self) -> int:
        return len(self.kinds)


def start_directions(vectors_of_tokens: np.ndarray, vectors: np.ndarray, width: int) -> Tensor:
    """Tokens' MiniLM vectors on the `width` main axes of the texts' vectors (SVD of 20,000 of them)."""
    sample = vectors[np.random.RandomState(0).choice(len(vectors), min(20000, len(vectors)))] - vectors.mean(0)
    axes = np.linalg.svd(sample, full_matrices=False)[2][:width]
    return torch.tensor((vectors_of_tokens - vectors_of_tokens.mean(0)) @ axes.T, dtype=torch.float32)


def similarity_loss(pooled: Tensor, vectors: Tensor) -> Tensor:
    """Of whole statements as they are, and MiniLM's: squared difference of all cosines in a batch, 1 + 8 cos² times as much for near texts, which are rare."""
    other = ~torch.eye(len(pooled), dtype=torch.bool)
    wanted = (vectors @ vectors.T)[other]
    return ((1 + 8 * wanted.clamp(min=0) ** 2) * ((pooled @ pooled.T)[other] - wanted) ** 2).mean()


def learn_similarities(net: Student, texts: Texts, steps: int = 2000, batch: int = 256, rate: float = 5e-3) -> None:
    """Adam, falling rate; a quarter of a batch statements and duties, a quarter tasks, half labels."""
    random = np.random.RandomState(0)
    optimiser = torch.optim.Adam(
        [
            {"params": [net.directions.weight], "lr": rate},
            {"params": [net.pooling.weight], "lr": 2 * rate},
        ]
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    progress = Progress("similarities", steps)
    for _ in range(steps):
        chosen = np.concatenate([random.choice(group, batch // part) for group, part in zip(texts.groups, (4, 4, 2))])
        loss = similarity_loss(Tables(net).whole(texts.flat(chosen)), texts.vectors[chosen])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        progress.tell(loss.item())


class Part(NamedTuple):
    """What one sort of lesson weighs in a step, and how many pairs (or texts) of it are drawn."""

    weight: float
    pairs: int


class Mix(NamedTuple):
    """Own grades, the teacher's, those made by rule, similarities; the rate at which directions learn; and the decay
    of what each token learns by itself."""

    graded: Part = Part(1, 128)
    taught: Part = Part(4, 896)
    made: Part = Part(0.3, 64)
    similar: Part = Part(0.5, 192)
    rate: float = 9e-4
    decay: float = 5.0


def learn_grades(
    net: Student,
    texts: Texts,
    graded: Lessons,
    taught: Lessons | None,
    made: Lessons | None = None,
    steps: int = 2600,
    dropout: float = 0.05,
    mix: Mix = Mix(),
    seed: int = 0,
) -> None:
    """Adam with warm-up and a rate that falls to nothing; the loss is the sum of the parts of `mix`.

    A token is left out of a statement with chance `dropout`, so that no pair hangs on one word.
    """
    random = np.random.RandomState(seed)
    torch.manual_seed(seed)
    shared = Shared(net, torch.bincount((texts.ids % EXAMPLE).flatten(), minlength=len(net.pooling.weight)))
    tables = (net.directions, net.importance, net.pooling)
    own = {id(table.weight) for table in tables}
    head = [value for value in net.parameters() if id(value) not in own]
    optimiser = torch.optim.AdamW(
        [
            {"params": [net.directions.weight], "lr": mix.rate, "weight_decay": mix.decay},
            {"params": [net.importance.weight, net.pooling.weight], "lr": 5 * mix.rate, "weight_decay": mix.decay / 5},
            {"params": [shared.turn], "lr": mix.rate},
            {"params": [*head, *shared.inner.parameters(), *shared.outer.parameters()], "lr": 5 * mix.rate},
        ],
        weight_decay=0,
        fused=True,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / 100) * max(0.01, 1 - step / steps)
    )
    parts = [(graded, mix.graded), (taught, mix.taught), (made, mix.made)]
    parts = [(lessons, part) for lessons, part in parts if lessons and part.pairs]
    chances = [as_chances(lessons.wanted) for lessons, _ in parts]
    weights = torch.cat([torch.full((part.pairs,), part.weight / part.pairs) for _, part in parts])
    progress = Progress("grades", steps)
    for _ in range(steps):
        drawn = [torch.tensor(random.randint(0, len(lessons), part.pairs)) for lessons, part in parts]
        sources, targets, kinds = (
            torch.cat([getattr(lessons, side)[at] for (lessons, _), at in zip(parts, drawn)])
            for side in ("sources", "targets", "kinds")
        )
        wanted = torch.cat([of[at] for of, at in zip(chances, drawn)])
        chosen = random.choice(len(texts.vectors), mix.similar.pairs)
        sides = [texts.flat(sources, dropout), texts.flat(targets, dropout), texts.flat(chosen)]
        used, (source, target, whole) = renumbered(sides)
        step = Tables(net, shared, used)
        logits = step.logits(source, target, kinds)
        loss = (F.binary_cross_entropy_with_logits(logits, wanted, reduction="none").mean(1) * weights).sum()
        loss = loss + mix.similar.weight * similarity_loss(step.whole(whole), texts.vectors[chosen])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        progress.tell(loss.item())
    shared.fold(net)


class Progress:
    """A line every tenth of the way: steps, loss (smoothed), seconds."""

    def __init__(self, what: str, steps: int) -> None:
        self.what, self.steps, self.step, self.loss, self.begun = what, steps, 0, 0.0, time.time()

    def tell(self, loss: float) -> None:
        """After each step."""
        self.step += 1
        self.loss = loss if self.step == 1 else 0.97 * self.loss + 0.03 * loss
        if self.step % max(1, self.steps // 10) == 0:
            seconds = time.time() - self.begun
            print(f"  {self.what}: {self.step} of {self.steps}, loss {self.loss:.4f}, {seconds:.0f} s", flush=True)
