"""A cut BERT encoder with feature embeddings and a conditional random field over flat source, cue and content tags.

The encoder is BERT's (Devlin et al. 2019, https://arxiv.org/abs/1810.04805) in the size of MiniLM (Wang et al. 2020,
https://arxiv.org/abs/2002.10957), written out so that training needs nothing but torch and safetensors.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.functional import gelu, softmax

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROLES = ("source", "cue", "content")
TAGS = 1 + 4 * len(ROLES)  # outside; first, inner, last and only word of each role
WIDTH, HEADS, INNER = 384, 12, 1536
PARSER = 96  # width of the parser's own token vectors


class Layer(nn.Module):
    """One encoder layer, normalised after each half, as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return (batch, pieces, WIDTH); `mask` is added to the attention's scores."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask
        mixed = (softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.dropout(self.down(gelu(self.up(x)))))


class Tagger(nn.Module):
    """Wordpieces and word features in, tag scores of each word out."""

    def __init__(self, layers: int, features: Sequence[int], feature_width: int = 24, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.features = nn.ModuleList(nn.Embedding(n, feature_width) for n in features)
        total = feature_width * len(features) + (PARSER if features else 0)
        self.enter = nn.Linear(total, WIDTH) if features else None
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(WIDTH + total, 192)
        self.score = nn.Linear(192, TAGS)
        self.field = Field()
        for table in self.features:
            nn.init.normal_(table.weight, std=0.3)
        if self.enter is not None:
            nn.init.normal_(self.enter.weight, std=0.02)
            nn.init.zeros_(self.enter.bias)

    def forward(self, ids: Tensor, words: Tensor, firsts: Tensor, features: Tensor, vectors: Tensor) -> Tensor:
        """Return (batch, words, TAGS) scores.

        `ids` (batch, pieces) holds 0 beyond the end; `words` gives each piece's word (0 for the frame, else 1 + index);
        `firsts` (batch, words) each word's first piece; `features` (batch, 1 + words, kinds) ids, row 0 for the frame;
        `vectors` (batch, 1 + words, PARSER) the parser's own.
        """
        x = self.pieces(ids) + self.positions(torch.arange(ids.shape[1]))
        looked_up = None
        if self.enter is not None:
            looked_up = torch.cat([*(t(features[..., i]) for i, t in enumerate(self.features)), vectors], -1)
            entered = self.enter(looked_up)
            x = x + entered.gather(1, words.unsqueeze(-1).expand(-1, -1, WIDTH))
        x = self.dropout(self.norm(x))
        mask = torch.zeros(ids.shape).masked_fill(ids == 0, -1e4)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        top = x.gather(1, firsts.unsqueeze(-1).expand(-1, -1, WIDTH))
        if looked_up is not None:
            top = torch.cat([top, looked_up[:, 1:].to(top.dtype)], -1)
        return self.score(self.dropout(gelu(self.hidden(self.dropout(top)))))


def allowed() -> tuple[Tensor, Tensor, Tensor]:
    """Return which tag may follow which, which may open and which may close a sentence."""
    follow = torch.zeros(TAGS, TAGS, dtype=torch.bool)
    opens, closes = torch.zeros(TAGS, dtype=torch.bool), torch.zeros(TAGS, dtype=torch.bool)
    fresh = [0] + [1 + 4 * r + k for r in range(len(ROLES)) for k in (0, 3)]
    done = [0] + [1 + 4 * r + k for r in range(len(ROLES)) for k in (2, 3)]
    opens[fresh] = closes[done] = True
    for tag in done:
        follow[tag, fresh] = True
    for r in range(len(ROLES)):
        first, inner, last = 1 + 4 * r, 2 + 4 * r, 3 + 4 * r
        follow[first, [inner, last]] = follow[inner, [inner, last]] = True
    return follow, opens, closes


class Field(nn.Module):
    """A linear-chain conditional random field (Lafferty et al. 2001) over well-formed tag sequences."""

    def __init__(self) -> None:
        super().__init__()
        self.follow = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.opens = nn.Parameter(torch.zeros(TAGS))
        self.closes = nn.Parameter(torch.zeros(TAGS))
        for name, table in zip(("bar_follow", "bar_opens", "bar_closes"), allowed(), strict=True):
            self.register_buffer(name, torch.zeros(table.shape).masked_fill(~table, -1e4))

    def tables(self) -> tuple[Tensor, Tensor, Tensor]:
        """Return the transition, opening and closing scores, with what is not well formed barred."""
        return self.follow + self.bar_follow, self.opens + self.bar_opens, self.closes + self.bar_closes

    def loss(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Return the mean negative log-likelihood of the tags, a sentence."""
        follow, opens, closes = self.tables()
        n = tags.shape[1]
        inside = torch.arange(n) < lengths[:, None]
        last = tags.gather(1, lengths[:, None] - 1).squeeze(1)
        gold = (scores.gather(2, tags.unsqueeze(-1)).squeeze(-1) * inside).sum(1) + opens[tags[:, 0]] + closes[last]
        gold = gold + (follow[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum(1)
        alpha = opens + scores[:, 0]
        for i in range(1, n):
            stepped = torch.logsumexp(alpha.unsqueeze(2) + follow, 1) + scores[:, i]
            alpha = torch.where(inside[:, i, None], stepped, alpha)
        return (torch.logsumexp(alpha + closes, 1) - gold).mean()


def decode(scores: Tensor, follow: Tensor, opens: Tensor, closes: Tensor) -> list[int]:
    """Return the best well-formed tags of one sentence's (words, TAGS) scores."""
    best, back = opens + scores[0], []
    for row in scores[1:]:
        value, whence = (best.unsqueeze(1) + follow).max(0)
        back.append(whence)
        best = value + row
    tag = int((best + closes).argmax())
    tags = [tag]
    for whence in reversed(back):
        tag = int(whence[tag])
        tags.append(tag)
    return tags[::-1]


def pretrained(path: Path, layers: Sequence[int], features: Sequence[int]) -> Tagger:
    """Return a tagger whose encoder holds the chosen layers of a BERT checkpoint."""
    weights = load_file(path)
    weights = {k.removeprefix("bert."): v for k, v in weights.items()}
    model = Tagger(len(layers), features)
    with torch.no_grad():
        model.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
        model.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        model.positions.weight.add_(weights["embeddings.token_type_embeddings.weight"][0])
        _norm(model.norm, weights, "embeddings.LayerNorm")
        for layer, number in zip(model.layers, layers, strict=True):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                three = [weights[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(three))
                getattr(layer.out, part).copy_(weights[f"{at}attention.output.dense.{part}"])
                getattr(layer.up, part).copy_(weights[f"{at}intermediate.dense.{part}"])
                getattr(layer.down, part).copy_(weights[f"{at}output.dense.{part}"])
            _norm(layer.norm1, weights, f"{at}attention.output.LayerNorm")
            _norm(layer.norm2, weights, f"{at}output.LayerNorm")
    return model


def _norm(norm: nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    norm.weight.copy_(weights[f"{name}.weight"])
    norm.bias.copy_(weights[f"{name}.bias"])
