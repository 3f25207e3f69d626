"""The tagger's network in torch, for training; `attribution.tagger.network` computes the same in numpy."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTHS = {
    "tag": 16, "dep": 16, "entity": 8, "quote": 8, "opens": 6, "closes": 6, "opener": 16, "closer": 16, "distance": 8,
    "rule": 12, "inner": 6, "shape": 4, "lemma": 48, "lemma2": 48,
}  # fmt: skip
VECTOR = 96
LINKS = 5
HIDDEN = 112


class Recurrence(nn.Module):
    """A bidirectional recurrence whose steps are elementwise (Lei et al. 2018, SRU): cheap without a compiler."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.half = width // 2
        self.project = nn.Linear(width, 3 * width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return (batch, length, width); `mask` is 1 on tokens."""
        value, forget, out = self.project(x).chunk(3, dim=-1)
        # Padding keeps the state: forget = 1.
        forget = torch.where(mask[..., None] > 0, torch.sigmoid(forget + 1.0), torch.ones_like(forget))
        gain = (1 - forget) * value
        batch, _, width = x.shape
        # Both directions advance in one step: the second half of the width runs backwards.
        backward = slice(self.half, width)
        forget = torch.cat([forget[..., : self.half], forget[..., backward].flip(1)], -1).transpose(0, 1)
        gain = torch.cat([gain[..., : self.half], gain[..., backward].flip(1)], -1).transpose(0, 1)
        state = x.new_zeros(batch, width)
        states = []
        for step_forget, step_gain in zip(forget.unbind(0), gain.unbind(0), strict=True):
            state = torch.addcmul(step_gain, step_forget, state)
            states.append(state)
        all_ = torch.stack(states, 1)
        all_ = torch.cat([all_[..., : self.half], all_[..., backward].flip(1)], -1)
        return torch.sigmoid(out) * torch.tanh(all_)


class Tagger(nn.Module):
    """Embeddings, a window and the head's and verb's states, two recurrences, one score a tag."""

    def __init__(self, codes: dict[str, int], tags: int, layers: int = 2, dropout: float = 0.3) -> None:
        super().__init__()
        self.names = list(codes)
        self.tables = nn.ModuleList([nn.Embedding(codes[n], WIDTHS[n]) for n in self.names])
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.3)
        width = VECTOR + sum(WIDTHS[n] for n in self.names if n != "lemma2")
        self.enter = nn.Linear(width, HIDDEN)
        self.window = nn.Linear(3 * HIDDEN, HIDDEN)
        self.above = nn.Linear(LINKS * HIDDEN, HIDDEN)
        self.again = nn.ModuleList([nn.Linear(LINKS * HIDDEN, HIDDEN) for _ in range(layers - 1)])
        self.recur = nn.ModuleList([Recurrence(HIDDEN) for _ in range(layers)])
        self.norms = nn.ModuleList([nn.LayerNorm(HIDDEN) for _ in range(layers)])
        self.leave = nn.Linear(2 * HIDDEN, tags)
        self.step = nn.Parameter(torch.zeros(tags, tags))
        self.drop = nn.Dropout(dropout)

    def forward(self, vectors: Tensor, codes: Tensor, links: Tensor, mask: Tensor) -> Tensor:
        """Return the scores (batch, length, tags)."""
        rows = {n: table(codes[..., i]) for i, (n, table) in enumerate(zip(self.names, self.tables, strict=True))}
        rows["lemma"] = rows["lemma"] + rows.pop("lemma2")
        h = functional.relu(self.enter(self.drop(torch.cat([vectors, *rows.values()], -1)))) * mask[..., None]
        first = h
        h = self.drop(h)
        before, after = functional.pad(h, (0, 0, 1, 0))[:, :-1], functional.pad(h, (0, 0, 0, 1))[:, 1:]
        h = h + functional.relu(self.window(torch.cat([before, h, after], -1)) + self.above(linked(h, links)))
        for i, (recur, norm) in enumerate(zip(self.recur, self.norms, strict=True)):
            if i:
                h = h + functional.relu(self.again[i - 1](linked(self.drop(h), links)))
            h = norm(h + recur(self.drop(h), mask))
        return self.leave(torch.cat([self.drop(h), first], -1))


def linked(h: Tensor, links: Tensor) -> Tensor:
    """Return the states of the tokens that each token is linked to, side by side."""
    return torch.cat([h.gather(1, links[..., i, None].expand_as(h)) for i in range(LINKS)], -1)


def loss(scores: Tensor, step: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Return the mean negative log-likelihood of a linear-chain CRF."""
    length = scores.shape[1]
    gold = scores.gather(2, tags[..., None])[..., 0] * mask
    moves = step[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
    total = scores[:, 0]
    for t in range(1, length):
        fresh = torch.logsumexp(total[:, :, None] + step[None], 1) + scores[:, t]
        total = torch.where(mask[:, t, None] > 0, fresh, total)
    return (torch.logsumexp(total, 1) - gold.sum(1) - moves.sum(1)).sum() / mask.sum()
