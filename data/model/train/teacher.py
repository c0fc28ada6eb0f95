"""The teacher: all-mpnet-base-v2 whose top three layers and a late-interaction head learn the own grades.

The lower nine layers stay frozen, so their states are computed once. Each token of the target finds its best token of
the source (and the other way round); a linear score and a small network over twelve features give the chances that
the grade is at least 1, 2, 3. `lessons.py` then has it score far more pairs than anyone could read.
"""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from data import Pair
from encoders import load
from student import grade_loss
from train import Progress

MPNET_FROZEN = 9
CHUNK = 8  # neighbours in the table of grades share their target, so they stay together in a batch


class Encoded(NamedTuple):
    """A batch of statements: unit rows and mask and shares of importance of their tokens, unit pooled vector."""

    rows: Tensor
    mask: Tensor
    shares: Tensor
    pooled: Tensor

    def at(self, index: Tensor) -> Encoded:
        """These statements, in this order."""
        return Encoded(*(part[index] for part in self))

    def widened(self, tokens: int) -> Encoded:
        """With padding up to this many tokens."""
        more = tokens - self.mask.shape[1]
        rows = F.pad(self.rows, (0, 0, 0, more))
        return Encoded(rows, F.pad(self.mask, (0, more)), F.pad(self.shares, (0, more)), self.pooled)


class Network:
    """A public encoder, mpnet or MiniLM: its lower layers stay as they are, the others learn."""

    def __init__(self, folder: Path, frozen: int) -> None:
        self.tokeniser, self.network = load(folder)
        layers = self.network.encoder.layer
        self.lower, self.top = layers[:frozen], layers[frozen:]

    @property
    def width(self) -> int:
        """Numbers of a state."""
        return self.network.config.hidden_size

    def run(self, layers: nn.ModuleList, states: Tensor, mask: Tensor) -> Tensor:
        """States after these layers."""
        hidden = (1 - mask[:, None, None, :].float()) * -1e4
        more = [hidden]
        if hasattr(self.network.encoder, "compute_position_bias"):
            with torch.no_grad():
                more = [hidden, None, self.network.encoder.compute_position_bias(states)]
        for layer in layers:
            states = layer(states, *more)[0]
        return states

    def lower_states(self, texts: list[str], batch: int = 32) -> list[Tensor]:
        """States (tokens x 768, bf16) of each text after the frozen layers."""
        found: list[Tensor] = [torch.empty(0)] * len(texts)
        order = np.argsort([len(text) for text in texts], kind="stable")
        for at in range(0, len(order), batch):
            chosen = order[at : at + batch]
            inputs = self.tokeniser(
                [texts[n] for n in chosen], return_tensors="pt", padding=True, truncation=True, max_length=96
            )
            mask = inputs["attention_mask"]
            with torch.inference_mode():
                states = self.run(self.lower, self.network.embeddings(input_ids=inputs["input_ids"]), mask)
            for row, number in enumerate(chosen):
                found[number] = states[row, : int(mask[row].sum())].bfloat16().clone()
        return found


class Teacher(nn.Module):
    """Top layers and head over the states of the frozen layers."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.run = network.run
        self.layers = network.top
        self.importance = nn.Linear(network.width, 1)
        nn.init.zeros_(self.importance.weight)
        nn.init.zeros_(self.importance.bias)
        self.network = nn.Sequential(nn.Linear(12, 32), nn.Tanh(), nn.Linear(32, 3))
        self.network[-1].weight.data *= 0.1
        self.linear = nn.Linear(12, 3)
        self.linear.weight.data.zero_()
        self.linear.weight.data[:, :3] = torch.tensor([4.0, 1, 3])
        self.linear.bias.data = torch.tensor([-4.5, -6, -7.5])

    def encode(self, states: list[Tensor]) -> Encoded:
        """Statements of like length, from their lower states; the first and last token (marks) take no part."""
        lengths = torch.tensor([len(state) for state in states])
        mask = (torch.arange(int(lengths.max())) < lengths[:, None]).float()
        top = self.run(self.layers, pad_sequence([state.float() for state in states], batch_first=True), mask)
        pooled = F.normalize((top * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True), dim=1)
        inner = mask.clone()
        inner[:, 0] = 0
        inner[torch.arange(len(states)), lengths - 1] = 0
        weights = F.softplus(self.importance(top).squeeze(-1)) * inner
        return Encoded(F.normalize(top, dim=2), inner, weights / weights.sum(1, keepdim=True), pooled)

    def score(self, source: Encoded, target: Encoded, kinds: Tensor) -> Tensor:
        """Logits (b x 3) of grade >= 1, 2, 3; `kinds` 0..8."""
        products = torch.bmm(source.rows, target.rows.transpose(1, 2)).float()
        of_target = products.masked_fill(source.mask[:, :, None] == 0, -1).amax(1)
        of_source = products.masked_fill(target.mask[:, None, :] == 0, -1).amax(2)
        features = torch.stack(
            [
                (of_target * target.shares).sum(1),
                (of_source * source.shares).sum(1),
                (source.pooled * target.pooled).sum(1),
            ],
            1,
        )
        sizes = torch.stack(
            [
                source.mask.sum(1).log() - 3,
                target.mask.sum(1).log() - 3,
                (of_target.clamp(min=0) ** 4 * target.shares).sum(1),
            ],
            1,
        )
        one_hot = [F.one_hot(kind, 3).float() for kind in (kinds // 3, kinds % 3)]
        inputs = torch.cat([features, *one_hot, sizes], 1)
        return self.linear(inputs) + self.network(inputs)

    def encode_once(self, states: list[Tensor], chosen: list[int]) -> tuple[dict[int, int], Encoded]:
        """Each chosen statement once, in three groups of like length; where each one is, and all of them."""
        unique = sorted(set(chosen), key=lambda n: len(states[n]))
        parts = [self.encode([states[n] for n in group]) for group in np.array_split(unique, 3) if len(group)]
        longest = max(part.mask.shape[1] for part in parts)
        wide = [part.widened(longest) for part in parts]
        return {n: row for row, n in enumerate(unique)}, Encoded(*(torch.cat(part) for part in zip(*wide)))


def learn(
    teacher: Teacher,
    states: list[Tensor],
    position: dict[str, int],
    pairs: list[Pair],
    epochs: float = 1.6,
    batch: int = 24,
    rate: float = 5e-5,
    seed: int = 0,
) -> None:
    """AdamW, warm-up over a tenth of the way, dropout off (see `encoders.load`); gradients are cut at norm 1."""
    random.seed(seed)
    chunks = [pairs[at : at + CHUNK] for at in range(0, len(pairs), CHUNK)]
    of_batch = batch // CHUNK
    steps = int(math.ceil(len(chunks) / of_batch) * epochs)
    head = [value for name, value in teacher.named_parameters() if not name.startswith("layers")]
    optimiser = torch.optim.AdamW(
        [{"params": teacher.layers.parameters(), "lr": rate}, {"params": head, "lr": 1e-3}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.02, (steps - step) / steps)
    )
    progress = Progress("teacher", steps)
    queue: list[list[Pair]] = []
    for _ in range(steps):
        if not queue:
            queue = random.sample(chunks, len(chunks))
        chosen = [pair for chunk in queue[:of_batch] for pair in chunk]
        queue = queue[of_batch:]
        sources = [position[pair.source.text] for pair in chosen]
        targets = [position[pair.target.text] for pair in chosen]
        where, encoded = teacher.encode_once(states, sources + targets)
        logits = teacher.score(
            encoded.at(torch.tensor([where[n] for n in sources])),
            encoded.at(torch.tensor([where[n] for n in targets])),
            torch.tensor([pair.kinds for pair in chosen]),
        )
        loss = grade_loss(logits, torch.tensor([float(pair.grade) for pair in chosen]))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        progress.tell(loss.item())
