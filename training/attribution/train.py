"""Train the tagger and write its weights: `python -m training.attribution.train FOLDER OUT.npz` (torch and numpy).

FOLDER holds what `prepare` wrote. Prints the exact F1 by role on the development rows after every epoch.
"""

from __future__ import annotations

import argparse
import copy
import pickle
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.attribution.network import LINKS, Tagger, loss

ROLES = ("source", "cue", "content")
SEED = 7
BATCH = 5000  # tokens
MEMORY = 0.99  # of the running mean of the weights, a step
LONGEST = 160  # tokens: longer paragraphs are cut in training
VIEWED = (3, 9, 10)  # the columns that a paragraph within its document has otherwise: quote, rule, inner
CODES = {"tag": 51, "dep": 46, "entity": 38, "quote": 6, "opens": 5, "closes": 5, "opener": 47, "closer": 47, "distance": 13, "rule": 7, "inner": 7, "shape": 4, "lemma": 4097, "lemma2": 4097}  # noqa: E501  # fmt: skip


def batches(rows: list[dict[str, Any]], size: int, rng: np.random.Generator | None) -> list[list[int]]:
    """Return batches of about `size` tokens of rows of like length."""
    lengths = np.array([len(r["tags"]) for r in rows])
    noise = rng.random(len(rows)) * 12 if rng is not None else np.zeros(len(rows))
    order = np.argsort(lengths + noise, kind="stable")
    out: list[list[int]] = []
    some: list[int] = []
    for i in order:
        some.append(int(i))
        if len(some) * min(LONGEST, lengths[i]) >= size:
            out.append(some)
            some = []
    if some:
        out.append(some)
    if rng is not None:
        rng.shuffle(out)
    return out


def padded(
    rows: list[dict[str, Any]], some: list[int], rng: np.random.Generator | None, longest: int
) -> tuple[torch.Tensor, ...]:
    """Return a batch as tensors: vectors, codes, links, mask, tags."""
    length = min(longest, max(len(rows[i]["tags"]) for i in some))
    n = len(some)
    vectors = np.zeros((n, length, 96), np.float32)
    codes = np.zeros((n, length, len(CODES)), np.int64)
    links = np.zeros((n, length, LINKS), np.int64)
    mask, tags = np.zeros((n, length), np.float32), np.zeros((n, length), np.int64)
    for k, i in enumerate(some):
        row = rows[i]
        m = min(length, len(row["tags"]))
        vectors[k, :m], codes[k, :m] = row["vectors"][:m], row["codes"][:m]
        if rng is not None and rng.random() < 0.4:
            codes[k, :m, VIEWED] = row["view"][:m].T
        links[k, :m] = np.minimum(row["links"][:m], m - 1)
        mask[k, :m], tags[k, :m] = 1, row["tags"][:m]
    if rng is not None:  # now and then a lemma, or what the rules say, is hidden
        hidden = rng.random((n, length)) < 0.12
        codes[hidden, 12:14] = 0
        codes[rng.random(n) < 0.06, :, 9:11] = 0
    return tuple(map(torch.from_numpy, (vectors, codes, links, mask, tags)))


def viterbi(scores: np.ndarray, step: np.ndarray) -> list[int]:
    """Return the best tags of one row."""
    total, back = scores[0], []
    for row in scores[1:]:
        ways = total[:, None] + step
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    out = [int(total.argmax())]
    for choice in reversed(back):
        out.append(int(choice[out[-1]]))
    return out[::-1]


def spans(tags: list[int]) -> set[tuple[int, int, int]]:
    """Return (role, first, last) of every span."""
    out, start = [], None
    for i, t in enumerate([*tags, 0]):
        role = (t - 1) // 2 if t else None
        if start is not None and (role != start[0] or t % 2 == 1):
            out.append((start[0], start[1], i))
            start = None
        if t and start is None:
            start = (role, i)
    return set(out)


def evaluate(model: Tagger, rows: list[dict[str, Any]]) -> tuple[dict[str, list[float]], list[list[int]]]:
    """Return precision, recall and exact F1 by role, and the tags of every row."""
    model.eval()
    hits = np.zeros((3, 3))
    told: list[list[int]] = [[] for _ in rows]
    step = model.step.detach().numpy()
    with torch.no_grad():
        for some in batches(rows, 3000, None):
            *x, _ = padded(rows, some, None, 2000)
            scores = model(*x).numpy()
            for k, i in enumerate(some):
                told[i] = viterbi(scores[k, : len(rows[i]["tags"])], step)
    for row, tags in zip(rows, told, strict=True):
        gold, mine = spans(row["tags"].tolist()), spans(tags)
        for role in range(3):
            g, p = {s for s in gold if s[0] == role}, {s for s in mine if s[0] == role}
            hits[role] += len(g & p), len(p), len(g)
    out = {}
    for role, (hit, n, m) in zip(ROLES, hits, strict=True):
        p, r = hit / max(1, n), hit / max(1, m)
        out[role] = [float(round(100 * v, 2)) for v in (p, r, 2 * p * r / max(1e-9, p + r))]
    return out, told


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train; `start` names weights to go on from."""

    epochs: int
    rate: float
    layers: int
    seed: int
    dropout: float
    start: Path | None


def train(rows: list[dict[str, Any]], dev: list[dict[str, Any]], settings: Settings, out: Path) -> None:
    """Train, and write the running mean of the weights after every epoch."""
    torch.manual_seed(settings.seed)
    rng = np.random.default_rng(settings.seed)
    model = Tagger(CODES, 7, settings.layers, settings.dropout)
    if settings.start is not None:
        stored = np.load(settings.start)
        model.load_state_dict({k: torch.from_numpy(stored[k].astype(np.float32)) for k in stored.files})
    mean = copy.deepcopy(model)
    optimiser = torch.optim.AdamW(model.parameters(), lr=settings.rate, weight_decay=0.01)
    total = settings.epochs * len(batches(rows, BATCH, rng))
    warm = 50 if settings.start is not None else total // 10
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(n / warm, max(0.01, (total - n) / (total - warm)))
    )
    for epoch in range(settings.epochs):
        model.train()
        begin, seen = time.time(), []
        for some in batches(rows, BATCH, rng):
            *x, tags = padded(rows, some, rng, LONGEST)
            value = loss(model(*x), model.step, tags, x[-1])
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            seen.append(value.item())
            with torch.no_grad():
                for slow, fast in zip(mean.parameters(), model.parameters(), strict=True):
                    slow.lerp_(fast, 1 - MEMORY)
        scores, _ = evaluate(mean, dev)
        overall = sum(v[2] for v in scores.values()) / 3
        np.savez_compressed(out, **{k: v.numpy().astype(np.float16) for k, v in mean.state_dict().items()})
        print(epoch, f"{np.mean(seen):.4f}", scores, f"{overall:.2f}", f"{time.time() - begin:.0f} s", flush=True)  # noqa: T201


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--rows", type=int)
    a = parser.parse_args()
    torch.set_num_threads(1)
    rows = pickle.loads((a.folder / "train.pickle").read_bytes())[: a.rows]  # noqa: S301
    dev = pickle.loads((a.folder / "dev.pickle").read_bytes())  # noqa: S301
    train(rows, dev, Settings(a.epochs, a.rate, a.layers, a.seed, a.dropout, a.start), a.out)


if __name__ == "__main__":
    main()
