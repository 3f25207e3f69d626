"""Fine-tune the encoder and report exact F1 a role on the development rows.

    python -m training.encoder.train CHECKPOINT DATA OUT.pt [--layers 0,2,4] [--epochs 3] [--rate 3e-4] [--bf16] ...

CHECKPOINT holds the model.safetensors and tokenizer.json of a BERT of MiniLM's size, DATA what prepare.py wrote. Needs
torch, safetensors and tokenizers, in an environment of their own.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer

from training.encoder.batches import FEATURES, Item, batches, collate, items, spans
from training.encoder.model import ROLES, Tagger, decode, pretrained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor


def predicted(model: Tagger, chosen: Sequence[Item], bf16: bool) -> list[Tensor]:
    """Return each paragraph's (words, TAGS) scores."""
    model.eval()
    order = {id(x): n for n, x in enumerate(chosen)}
    out = [torch.empty(0)] * len(chosen)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        for group in batches(chosen, 4000, None):
            b = collate(group)
            for one, scores in zip(group, model(b.ids, b.words, b.firsts, b.features, b.vectors).float(), strict=True):
                out[order[id(one)]] = scores[: len(one.firsts)]
    return out


def judged(model: Tagger, chosen: Sequence[Item], scores: Sequence[Tensor]) -> dict[str, float]:
    """Return exact F1 a role and their mean, in per cent."""
    tables = [t.detach() for t in model.field.tables()]
    hit, given, gold = dict.fromkeys(ROLES, 0), dict.fromkeys(ROLES, 0), dict.fromkeys(ROLES, 0)
    for one, rows in zip(chosen, scores, strict=True):
        places = one.row["words"]
        found = {(r, places[a][0], places[b - 1][1]) for r, a, b in spans(decode(rows, *tables))}
        true = set(one.row["spans"])
        for role in ROLES:
            f, t = ({x for x in some if x[0] == role} for some in (found, true))
            hit[role] += len(f & t)
            given[role] += len(f)
            gold[role] += len(t)
    out = {r: 200 * hit[r] / max(1, given[r] + gold[r]) for r in ROLES}
    return {**out, "mean": sum(out.values()) / len(out)}


def groups_of(model: Tagger, rate: float, decay: float) -> list[dict[str, object]]:
    """Return optimiser groups: the top learns at `rate`, each layer below at `decay` of the one above."""
    count = len(model.layers)
    rates = {f"layers.{n}.": rate * decay ** (count - 1 - n) for n in range(count)}
    rates |= {"pieces.": rate * decay**count, "positions.": rate * decay**count, "norm.": rate * decay**count}
    groups = []
    for name, weights in model.named_parameters():
        if not weights.requires_grad:
            continue
        own = next((r for prefix, r in rates.items() if name.startswith(prefix)), rate * 5)
        groups.append({"params": [weights], "lr": own, "weight_decay": 0.01 if weights.dim() > 1 else 0.0})
    return groups


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    p = argparse.ArgumentParser()
    p.add_argument("checkpoint", type=Path)
    p.add_argument("data", type=Path)
    p.add_argument("out", type=Path)
    p.add_argument("--layers", default="0,2,4", help="those of the checkpoint to keep, from 0")
    p.add_argument("--epochs", type=float, default=3)
    p.add_argument(
        "--rate", type=float, default=3e-4, help="of the top layer; what stands above it learns five times faster"
    )
    p.add_argument("--decay", type=float, default=0.9, help="of the rate, a layer down")
    p.add_argument("--pieces", type=int, default=1600, help="wordpieces of a batch")
    p.add_argument("--share", type=float, default=1.0, help="of the training paragraphs")
    p.add_argument("--silent", type=float, default=1.0, help="of the paragraphs without any span")
    p.add_argument("--dropout", type=float, default=0.1, help="within the encoder's layers")
    p.add_argument("--resume", type=Path, help="weights to go on from")
    p.add_argument("--seed", type=int, default=7)
    p.add_argument("--plain", action="store_true", help="wordpieces alone, no features of words")
    p.add_argument(
        "--bf16", action="store_true", help="half the digits, three times as fast on processors that have it"
    )
    return p.parse_args()


def chosen_paragraphs(a: argparse.Namespace, rng: np.random.Generator) -> tuple[list[Item], list[Item]]:
    """Return the paragraphs to train on, and the development rows."""
    tokenizer = Tokenizer.from_file(str(a.checkpoint / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train = items(a.data / "train.pickle", tokenizer)
    train = [train[i] for i in sorted(rng.permutation(len(train))[: int(len(train) * a.share)])]
    train = [x for x in train if any(x.tags) or x.row["rules"].any() or rng.random() < a.silent]
    return train, items(a.data / "dev.pickle", tokenizer)


def prepared(a: argparse.Namespace) -> Tagger:
    """Return the model to start from."""
    layers = [int(x) for x in a.layers.split(",")]
    model = pretrained(a.checkpoint / "model.safetensors", layers, () if a.plain else FEATURES)
    for layer in model.layers:
        layer.dropout.p = a.dropout
    if a.resume:
        model.load_state_dict(torch.load(a.resume, map_location="cpu", weights_only=True))
    model.pieces.weight.requires_grad_(False)  # two thirds of all weights, and what keeps words unseen here readable
    return model


def fit(
    model: Tagger, train: Sequence[Item], dev: Sequence[Item], a: argparse.Namespace, rng: np.random.Generator
) -> None:
    """Train; report on a fifth of the development rows now and then, on all at the end; keep the last weights."""
    best = torch.optim.AdamW(groups_of(model, a.rate, a.decay), betas=(0.9, 0.98), eps=1e-6)
    steps = int(a.epochs * sum(1 for _ in batches(train, a.pieces, rng)))
    plan = torch.optim.lr_scheduler.LambdaLR(
        best, lambda s: min((s + 1) / (0.06 * steps + 1), max(0.02, (steps - s) / steps))
    )
    learning = [w for w in model.parameters() if w.requires_grad]
    step, start = 0, time.time()
    while step < steps:
        for group in batches(train, a.pieces, rng):
            model.train()
            b = collate(group)
            with torch.autocast("cpu", torch.bfloat16, enabled=a.bf16):
                scores = model(b.ids, b.words, b.firsts, b.features, b.vectors)
            loss = model.field.loss(scores.float(), b.tags, b.lengths)
            best.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 5.0)
            best.step()
            plan.step()
            step += 1
            if step == steps or step % 400 == 0:
                rows = dev if step == steps else dev[::5]
                figures = {k: round(v, 2) for k, v in judged(model, rows, predicted(model, rows, a.bf16)).items()}
                print(step, f"{float(loss.detach()):.3f}", figures, f"{time.time() - start:.0f} s", flush=True)  # noqa: T201
                torch.save(model.state_dict(), a.out)
            if step == steps:
                break


def main() -> None:
    """Train as the command line says, on one thread."""
    a = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    rng = np.random.default_rng(a.seed)
    train, dev = chosen_paragraphs(a, rng)
    print(vars(a), len(train), "paragraphs", flush=True)  # noqa: T201
    fit(prepared(a), train, dev, a, rng)


if __name__ == "__main__":
    main()
