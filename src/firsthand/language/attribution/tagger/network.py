"""The attribution tagger: for every token of a report, whether it is of a source, a cue, a content, or of none.

A small network over `tagfeatures`, computed in numpy: a window of three, the states of the head and the governing verb,
two bidirectional recurrences of elementwise steps (Lei et al. 2018, "Simple Recurrent Units"), and a linear chain that
makes the tags of a paragraph fit each other (Lafferty et al. 2001). Trained offline: training/attribution; what is
known of its data and its errors: docs/models/attribution.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import ThreadpoolController

from firsthand.language.attribution.tagger.features import CODES, ROLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from firsthand.language.attribution.tagger.features import Features

    Floats = NDArray[np.float32]
    Whole = NDArray[np.int64]
    Scorer = Callable[[Features], Floats]  # the score of each of TAGS for each token

LONGEST = 256
"""Tokens of a paragraph read at once; a longer one is read in pieces, so that a line of a megabyte costs no more."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One span of one role, as rows of `Features`, with the mean and the least probability of its tokens' role."""

    role: str
    first: int
    last: int  # one past the end
    mean: float
    least: float


@dataclass(frozen=True, slots=True)
class Tags:
    """The spans of a report in reading order, none within another, and the probability of none and of each role."""

    spans: tuple[Tagged, ...]
    chances: Floats  # (tokens, 4)


@dataclass(frozen=True, slots=True)
class _Recurrence:
    project: Floats
    bias: Floats
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained numbers, ready for use: float32, the input's layer folded into one table a column."""

    vectors: Floats
    tables: tuple[Floats, ...]
    enter: Floats
    around: tuple[Floats, Floats]  # matrix and bias over the neighbours' and the linked tokens' states, side by side
    again: tuple[tuple[Floats, Floats], ...]  # over the linked ones once more, before each recurrence but the first
    recurrences: tuple[_Recurrence, ...]
    leave: Floats
    bias: Floats
    step: Floats


@cache
def load_weights() -> Weights:
    """Return the weights that are shipped."""
    with (
        (files("firsthand.language.attribution") / "data" / "attribution.npz").open("rb") as file,
        np.load(file) as stored,
    ):
        return fold({name: stored[name].astype(np.float32) for name in stored.files})


def fold(stored: dict[str, Floats]) -> Weights:
    """Return stored weights as `tag` wants them: each table already through its part of the first layer."""
    enter = stored["enter.weight"].T
    widths = [stored[f"tables.{i}.weight"].shape[1] for i, name in enumerate(CODES) if name != "lemma2"]
    at = vectors = enter.shape[0] - sum(widths)
    tables = []
    for i, name in enumerate(CODES):
        table = stored[f"tables.{i}.weight"]
        if name == "lemma2":  # the second half of a lemma's hash shares the first one's part
            at -= table.shape[1]
        tables.append(np.ascontiguousarray(table @ enter[at : at + table.shape[1]]))
        at += table.shape[1]
    layers = sum(name.startswith("norms.") for name in stored) // 2
    return Weights(
        vectors=np.ascontiguousarray(enter[:vectors]),
        tables=tuple(tables),
        enter=stored["enter.bias"],
        around=(
            np.ascontiguousarray(np.concatenate([stored["window.weight"], stored["above.weight"]], axis=1).T),
            stored["window.bias"] + stored["above.bias"],
        ),
        again=tuple(
            (np.ascontiguousarray(stored[f"again.{i}.weight"].T), stored[f"again.{i}.bias"]) for i in range(layers - 1)
        ),
        recurrences=tuple(
            _Recurrence(
                np.ascontiguousarray(stored[f"recur.{i}.project.weight"].T),
                stored[f"recur.{i}.project.bias"],
                stored[f"norms.{i}.weight"],
                stored[f"norms.{i}.bias"],
            )
            for i in range(layers)
        ),
        leave=np.ascontiguousarray(stored["leave.weight"].T),
        bias=stored["leave.bias"],
        step=stored["step"],
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Paragraphs side by side, longest first: `at[t]` are the rows of their t-th tokens."""

    order: Whole  # rows by step, then by paragraph
    mirrored: Whole  # the same, every paragraph read backwards
    counts: Whole  # how many paragraphs are that long, a step
    first: NDArray[np.bool_]  # rows that begin a paragraph


@cache
def _matrix_library() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


def score(features: Features, weights: Weights | None = None) -> Floats:
    """Return the score of each tag for each token."""
    weights = weights or load_weights()
    if not len(features.index):
        return np.zeros((0, len(weights.bias)), np.float32)
    # Products of this size gain nothing by threads, and reports are shared out to processes: waiting for one another,
    # the threads of several cost ten times the work.
    with _matrix_library().limit(limits=1):
        return _score(features, weights)


def _score(features: Features, weights: Weights) -> Floats:
    layout = _layout(features.paragraph)
    rows = features.vectors @ weights.vectors + weights.enter
    for column, table in enumerate(weights.tables):
        rows += table[features.codes[:, column]]
    first = np.maximum(rows, 0)
    state = first + np.maximum(_over(first, _neighbours(features, layout), weights.around), 0)
    for number, layer in enumerate(weights.recurrences):
        if number:
            state += np.maximum(_over(state, features.links, weights.again[number - 1]), 0)
        state = _normal(state + _recur(state, layer, layout), layer)
    width = first.shape[1]
    scores: Floats = state @ weights.leave[:width] + first @ weights.leave[width:] + weights.bias
    return scores


def _neighbours(features: Features, layout: _Layout) -> Whole:
    """Return the rows around each: the one before, itself, the one after (the number of rows: none), and the linked."""
    n = len(features.index)
    before, own, after = np.arange(-1, n - 1), np.arange(n), np.arange(1, n + 1)
    before[layout.first] = n
    after[:-1][layout.first[1:]] = n
    return np.concatenate([np.stack([before, own, after], axis=1), features.links], axis=1)


def _over(state: Floats, rows: Whole, layer: tuple[Floats, Floats]) -> Floats:
    """Return a layer over the states of several rows side by side; a row past the last is all zeros."""
    padded = np.concatenate([state, np.zeros((1, state.shape[1]), np.float32)])
    out: Floats = padded[rows].reshape(len(rows), -1) @ layer[0] + layer[1]
    return out


def _layout(paragraph: Whole) -> _Layout:
    first = np.ones(len(paragraph), bool)
    first[1:] = paragraph[1:] != paragraph[:-1]
    starts = np.flatnonzero(first)
    lengths = np.diff([*starts, len(paragraph)])
    long = np.flatnonzero(lengths > LONGEST)
    if len(long):
        for p in long:
            first[starts[p] : starts[p] + lengths[p] : LONGEST] = True
        starts = np.flatnonzero(first)
        lengths = np.diff([*starts, len(paragraph)])
    ranked = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[ranked], lengths[ranked]
    steps = np.arange(int(lengths[0]) if len(lengths) else 0)
    counts = np.searchsorted(-lengths, -steps, "left")
    step = np.repeat(steps, counts)
    which = np.concatenate([np.arange(c) for c in counts]) if len(counts) else steps
    return _Layout(starts[which] + step, starts[which] + lengths[which] - 1 - step, counts, first)


def _recur(x: Floats, layer: _Recurrence, layout: _Layout) -> Floats:
    """Return the gated states of a bidirectional recurrence: half the width reads on, half reads back."""
    width = x.shape[1]
    half = width // 2
    projected = x @ layer.project + layer.bias
    forget = _sigmoid(projected[:, width : 2 * width] + np.float32(1))
    gain = (1 - forget) * projected[:, :width]
    order, mirrored = layout.order, layout.mirrored
    keep = np.concatenate([forget[order, :half], forget[mirrored, half:]], axis=1)
    states = np.concatenate([gain[order, :half], gain[mirrored, half:]], axis=1)
    at, before = 0, 0
    for n in layout.counts.tolist():
        if at:
            states[at : at + n] += keep[at : at + n] * states[before : before + n]
        before, at = at, at + n
    out = np.empty_like(x)
    out[order, :half] = states[:, :half]
    out[mirrored, half:] = states[:, half:]
    return _sigmoid(projected[:, 2 * width :]) * np.tanh(out)


def _normal(x: Floats, layer: _Recurrence) -> Floats:
    centred = x - x.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(1e-5))
    normal: Floats = centred / spread * layer.scale + layer.shift
    return normal


def _sigmoid(x: Floats) -> Floats:
    half = np.float32(0.5)
    gate: Floats = half * np.tanh(half * x) + half
    return gate


def decode(scores: Floats, paragraph: Whole, step: Floats) -> Whole:
    """Return the best tags, paragraph by paragraph (Viterbi); scores are rounded, so that no last bit decides."""
    layout = _layout(paragraph)
    rounded = np.round(scores[layout.order].astype(np.float64), 3)
    moves = np.round(step.astype(np.float64), 3)
    total = rounded[: layout.counts[0]]
    totals = [total]
    at = len(total)
    for n in layout.counts[1:].tolist():
        total = (total[:n, :, None] + moves).max(axis=1)
        total += rounded[at : at + n]
        totals.append(total)
        at += n
    tags = np.zeros(len(rounded), np.int64)
    after = np.zeros(0, np.int64)
    for t in range(len(totals) - 1, -1, -1):
        n = len(totals[t])
        at -= n
        reached = totals[t].copy()
        reached[: len(after)] += moves.T[after]
        best = reached.argmax(axis=1)
        tags[at : at + n] = best
        after = best
    out = np.empty(len(rounded), np.int64)
    out[layout.order] = tags
    return out


def tag(features: Features, scores: Floats | None = None) -> Tags:
    """Return what the tagger sees in a report.

    Args:
        features: the report's tokens.
        scores: the score of each tag for each token where something else than the shipped network gives them.
    """
    if not len(features.index):
        return Tags((), np.zeros((0, len(ROLES) + 1), np.float32))
    scores = score(features) if scores is None else scores
    tags = decode(scores, features.paragraph, load_weights().step)
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    by_role = np.concatenate([chances[:, :1], chances[:, 1::2] + chances[:, 2::2]], axis=1)
    roles = (tags + 1) // 2
    fresh = np.ones(len(tags), bool)  # a token that goes on with no span before it
    fresh[1:] = (roles[1:] != roles[:-1]) | (features.paragraph[1:] != features.paragraph[:-1]) | (tags[1:] % 2 == 1)
    ends = np.ones(len(tags), bool)
    ends[:-1] = fresh[1:]
    own = by_role[np.arange(len(tags)), roles]
    spans = [
        Tagged(ROLES[roles[a] - 1], int(a), int(b), float(own[a:b].mean()), float(own[a:b].min()))
        for a, b in zip(np.flatnonzero(fresh & (roles > 0)), np.flatnonzero(ends & (roles > 0)) + 1, strict=True)
    ]
    return Tags(tuple(spans), by_role)
