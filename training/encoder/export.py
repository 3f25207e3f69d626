"""Write trained weights as small as they would ship: eight bits a weight, one scale an output, few wordpieces.

    python -m training.encoder.export CHECKPOINT DATA TRAINED.pt OUT [--pieces N]

Kept are all pieces of one character, all that the training text uses, and then the most frequent others (BERT's list is
in order of frequency) up to N. A word whose piece is not kept falls into smaller ones.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.encoder.batches import item
from training.encoder.model import HEADS, Field

FRAME = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def kept_pieces(tokenizer: Tokenizer, rows: list[dict[str, object]], most: int) -> list[str]:
    """Return the wordpieces to keep, in the order of the checkpoint's list."""
    known = sorted(tokenizer.get_vocab().items(), key=lambda x: x[1])
    used = {number for row in rows if row["words"] for number in item(row, tokenizer).ids}
    plain = [(p, n) for p, n in known if p.isascii() and "[unused" not in p and p not in FRAME]
    first = [p for p, n in known if p in FRAME or n in used or (len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x2100)]
    chosen = dict.fromkeys(first)
    for piece, _ in plain:
        if len(chosen) >= most:
            break
        chosen[piece] = None
    return [p for p, _ in known if p in chosen]


def eight_bits(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (inputs, outputs) weights as int8 and the scale of each output."""
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-8) / 127
    return np.round(weights / scale).astype(np.int8), scale.astype(np.float32)


def packed(state: dict[str, torch.Tensor], rows: np.ndarray) -> dict[str, np.ndarray]:
    """Return the arrays of the file, by name."""
    w = {name: tensor.float().numpy() for name, tensor in state.items()}
    out: dict[str, np.ndarray] = {}

    def matrix(name: str, source: str) -> None:
        out[name], out[f"{name}.scale"] = eight_bits(w[f"{source}.weight"].T)
        out[f"{name}_bias"] = w[f"{source}.bias"]

    table, scale = eight_bits(w["pieces.weight"][rows].T)
    out["pieces"], out["piece_scales"] = np.ascontiguousarray(table.T), scale
    out["positions"] = w["positions.weight"][:256].astype(np.float16)
    out["norm"] = np.stack([w["norm.weight"], w["norm.bias"]])
    count = 1 + max(int(name.split(".")[1]) for name in w if name.startswith("layers."))
    for n in range(count):
        for part in ("qkv", "out", "up", "down"):
            matrix(f"layer{n}.{part}", f"layers.{n}.{part}")
        for part in ("norm1", "norm2"):
            out[f"layer{n}.{part}"] = np.stack([w[f"layers.{n}.{part}.weight"], w[f"layers.{n}.{part}.bias"]])
    kinds = sum(1 for name in w if name.startswith("features."))
    for n in range(kinds):
        out[f"feature{n}"] = w[f"features.{n}.weight"].astype(np.float16)
    for name in ("enter", "hidden", "score"):
        matrix(name, name)
    field = Field()
    field.load_state_dict({k.removeprefix("field."): v for k, v in state.items() if k.startswith("field.")})
    for name, part in zip(("follow", "opens", "closes"), field.tables(), strict=True):
        out[name] = part.detach().numpy().astype(np.float32)
    out["layers"], out["kinds"], out["heads"] = np.int32(count), np.int32(kinds), np.int32(HEADS)
    return out


def main() -> None:
    """Write encoder.npz and encoder_pieces.txt."""
    p = argparse.ArgumentParser()
    for name in ("checkpoint", "data", "trained", "out"):
        p.add_argument(name, type=Path)
    p.add_argument("--pieces", type=int, default=30522)
    a = p.parse_args()
    tokenizer = Tokenizer.from_file(str(a.checkpoint / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    rows = pickle.loads((a.data / "train.pickle").read_bytes())  # noqa: S301 -- our own
    pieces = kept_pieces(tokenizer, rows, a.pieces)
    state = torch.load(a.trained, map_location="cpu", weights_only=True)
    a.out.mkdir(parents=True, exist_ok=True)
    arrays = packed(state, np.asarray([tokenizer.token_to_id(x) for x in pieces]))
    np.savez_compressed(a.out / "encoder.npz", **arrays)
    (a.out / "encoder_pieces.txt").write_text("\n".join(pieces) + "\n", "utf-8")
    print(len(pieces), "wordpieces,", (a.out / "encoder.npz").stat().st_size, "bytes")  # noqa: T201


if __name__ == "__main__":
    main()
