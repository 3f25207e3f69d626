"""firsthand reads many reports of one event and says what was seen, by whom, first-hand, how certain, on what basis.

The verbs, in the order of the flow:

    read_report -> annotate -> find_claims -> find_reuse -> trace_lineage -> reconcile -> write_brief

`Case` chains them and keeps the result in one file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from firsthand.brief import write_brief
    from firsthand.claims import find_claims
    from firsthand.language import annotate
    from firsthand.packs import load_packs
    from firsthand.pipeline import Case
    from firsthand.pipeline.explain import explain
    from firsthand.read import read_report, read_source
    from firsthand.reconcile import reconcile
    from firsthand.reuse import find_reuse, trace_lineage

__all__ = [
    "Case",
    "annotate",
    "explain",
    "find_claims",
    "find_reuse",
    "load_packs",
    "read_report",
    "read_source",
    "reconcile",
    "trace_lineage",
    "write_brief",
]

_HOMES = {
    "Case": "pipeline",
    "annotate": "language",
    "explain": "pipeline.explain",
    "find_claims": "claims",
    "find_reuse": "reuse",
    "load_packs": "packs",
    "read_report": "read",
    "read_source": "read",
    "reconcile": "reconcile",
    "trace_lineage": "reuse",
    "write_brief": "brief",
}


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: `firsthand --help` need not wait for the library of the language model.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"firsthand.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
