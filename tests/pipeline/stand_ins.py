# ruff: noqa: ARG001 -- the stand-ins take what the stages take
"""Small stages in the place of those of language: what is tested with them is how stages are chained."""

import os
import signal
import sys
from hashlib import blake2b
from types import SimpleNamespace

from firsthand.export import EXPORTERS
from firsthand.model import (
    Basis,
    BlockType,
    Certainty,
    Claim,
    Failure,
    Finding,
    Fragility,
    Link,
    Origin,
    Reconciliation,
    Report,
    Status,
    Tense,
    Thing,
)
from firsthand.pipeline import Analysed, Case, case
from firsthand.pipeline import opened as opened_case
from firsthand.reconcile import Known as Reconciled
from firsthand.reuse import Known, packed, unpacked

KNOWN = {"Known": Known, "packed": packed, "unpacked": unpacked}


SETS_COMPUTED = []


def digest(*parts):
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def fake_analyse(report, packs=()):
    if "POISON" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "CRASH" in report.text:
        return Analysed(report, (), 0, (Failure(report.id, "claims", "it crashed"),))
    claims = tuple(
        Claim(
            digest(report.id, word, str(n)),
            report.id,
            0,
            len(report.text),
            report.text,
            (0, 1),
            BlockType.BODY,
            "seen",
            (Thing(word, word),),
            None,
            None,
            None,
            None,
            None,
            report.published,
            Tense.PAST,
            Certainty.CERTAIN,
            (Link(report.outlet or f"<{report.source_path}>"),),
            True,
            Basis.EYEWITNESS,
        )
        for n, word in enumerate(report.text.split())
        if word.isupper()
    )
    return Analysed(report, claims, 1, (), "model 1")


def fake_read_source(source, options, packs):
    def report(name, text, **fields):
        unsure = () if fields.get("outlet") else ("outlet", "date")
        return Report(
            digest(text), text, (), source_path=name, original=text.encode("utf-8", "replace"), unsure=unsure, **fields
        )

    if source == "explode":
        yield report("explode", "fine ONE")
        raise RuntimeError("boom")
    if source.startswith("bad"):
        yield Failure(source, "read", "there is no such file")
    elif source.startswith("many"):
        for n in range(30):
            yield report(f"{source}/{n}.txt", f"report number {n} saw THING{n % 7}", outlet=f"Outlet {n % 4}")
    elif source.startswith("half"):
        yield report(source, "half a character \ud83d")
    else:
        name, _, text = source.partition(":")
        yield report(name, text)


def unchanged(reports, claims, judgements):
    return SimpleNamespace(claims=claims, judgements=tuple(judgements), orphaned=())


def fake_reconcile(reports, claims, reuse, lineage, judgements, packs):
    SETS_COMPUTED.append([r.id for r in reports])
    by_thing = {}
    for claim in claims:
        by_thing.setdefault(claim.things[0].name, []).append(claim)
    findings = tuple(
        Finding(
            digest("f", thing),
            digest("e", thing),
            thing,
            "whether",
            Status.REPEATED,
            (),
            thing,
            tuple(c.id for c in found),
            (),
            (),
            len(judgements),
            Fragility(0, None),
        )
        for thing, found in sorted(by_thing.items())
    )
    origins = tuple(Origin(digest(c.id), c.chain[0].name, c.basis, (c.id,)) for c in claims)
    pairs = {c.id: digest("e", c.things[0].name) for c in claims}
    return Reconciliation(origins, (), (), findings, pairs, {c.id: digest(c.id) for c in claims})


def analysed_by(monkeypatch, function):
    """Let `function` analyse, when reports are added and when they are analysed again."""
    for module in (case, opened_case):
        monkeypatch.setattr(module, "analyse", function)


def stand_in(monkeypatch, reuse):
    """Put `reuse` and the fake reconciling in the place of the stages, however they are imported."""
    again = lambda *given: (fake_reconcile(*given[:6]), given[6])  # noqa: E731
    reconcile = SimpleNamespace(Known=Reconciled, reconcile=fake_reconcile, reconcile_again=again, as_judged=unchanged)
    for name, module in (("reuse", reuse), ("reconcile", reconcile)):
        monkeypatch.setitem(sys.modules, f"firsthand.{name}", module)
        monkeypatch.setattr(f"firsthand.{name}", module)


def exported(opened):
    return "".join(EXPORTERS["json"](opened.snapshot())[0].pieces)


def built(path, *adds, jobs=1):
    with Case.open(path) as opened:
        for sources in adds:
            opened.add(sources, jobs=jobs)
        return exported(opened)
