"""Checks of form: footnotes that exist, quotations word for word, the status note and its counts recomputed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.brief.gate.evidence import outlet_label
from firsthand.brief.gate.lexicon import STATUSES
from firsthand.brief.gate.reading import normal, parse
from firsthand.model import Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.brief.gate.view import View
    from firsthand.model import Citation, Claim

_COUNT = r"(?:[\d,]+|[a-z]+)"
_TAIL = re.compile(
    rf" \((?:(?P<alone>single-source)|(?P<status>[a-z-]+): (?P<reports>{_COUNT}) reports?, "
    rf"(?P<bound>at least )?(?P<origins>{_COUNT}) origins?"
    r"(?P<shown>, no common source found|, not shown to be independent|, not shown to tell of the same)?)"
    r"(?P<undated>; date not given)?(?P<reviewed>; (?:not )?reviewed)\)\.$"
)
_AT_LEAST = re.compile(r", at least [^,]+ origins?, no common source found")
_EACH = re.compile(rf"(⟨n\d+⟩)[^⟨⟩()]* \((?:[^()]*, )?in ({_COUNT}) reports\)")
_REPORTS = re.compile(rf"\b({_COUNT}) (?:further |other )?(?:reports?|outlets?)\b", re.IGNORECASE)
_ORIGINS = re.compile(rf"\b({_COUNT}) (?:different |other )?origins?\b", re.IGNORECASE)


def split_tail(shape: str) -> tuple[str, str]:
    """Return the sentence without its closing status note, and the note; the note is empty where there is none."""
    match = _TAIL.search(shape)
    return (shape[: match.start()] + ".", match[0]) if match else (shape, "")


def citations(view: View) -> Iterator[str]:
    """Every footnote points at a span of a report of the case, and at a claim of this finding or a denial of it."""
    ledger, finding = view.ledger, view.evidence.finding
    if finding is None:
        yield f"there is no finding {view.sentence.finding!r}"
        return
    if not view.sentence.citations:
        yield "it has no footnote"
    event = ledger.events.get(finding.event)
    for citation in view.sentence.citations:
        yield from _one_citation(citation, frozenset(finding.claims), frozenset(event.claims if event else ()), view)


def _one_citation(citation: Citation, own: frozenset[str], event: frozenset[str], view: View) -> Iterator[str]:
    report = view.ledger.reports.get(citation.report)
    if report is None:
        yield "a footnote names a report that the case does not hold"
        return
    if not 0 <= citation.start < citation.end <= len(report.text):
        yield "a footnote points outside its report"
    claim = view.ledger.claims.get(citation.claim or "")
    if claim is None:
        yield "a footnote names a claim that the case does not hold"
    elif claim.report != citation.report or not citation.start <= claim.mention[0] < citation.end:
        yield "a footnote's span is not that of its claim"
    elif claim.id not in own and not (claim.id in event and claim.denies):
        yield "a footnote's claim does not answer this finding"


def quotations(view: View) -> Iterator[str]:
    """What stands in quotation marks is in a cited span, letter for letter; "X wrote": in a span of X's own report."""
    if view.reading.open_quote:
        yield "a quotation mark is left open"
    hedges = {normal(h.rpartition(": ")[2]).casefold() for c in view.evidence.claims for h in c.hedges}
    for quote in view.reading.quotes:
        text = normal(quote)
        pieces = {text, text.removeprefix("… ").removesuffix(" …")}
        if (
            not any((p or not span) and p in span for p in pieces for _, span in view.evidence.spans)
            and text.casefold() not in hedges
        ):
            yield f"the quotation {quote[:60]!r} is not in a cited span"
    for match in re.finditer(r"(⟨n\d+⟩) wrote\b[^:]*: (⟨q\d+⟩)", view.body):
        outlet, quote = next(view.names_in(match[1])), normal(next(view.quotes_in(match[2])))
        piece = quote.removeprefix("… ").removesuffix(" …")
        authors = {r.id for r in view.evidence.reports if normal(outlet_label(r)) == normal(outlet)}
        if not any(r in authors and piece in span for r, span in view.evidence.spans):
            yield f"{outlet} did not write what is quoted"
    if re.search(r"\bwrote\b", view.body) and not re.search(r"⟨n\d+⟩ wrote\b", view.body):
        yield "it does not say whose words they are"


def _reports_of_each(view: View, own: Sequence[Claim]) -> Iterator[str]:
    """Yield a reason for each "Maxar (in three reports)" which is not the number of reports that cite that root."""
    for match in _EACH.finditer(view.body):
        voices = [normal(n).casefold() for n in view.names_in(match[1])]
        # One origin may go by two wordings: "a reporter" here, "the agency's reporter" there.
        theirs = {view.ledger.origin_of(c) for c in own if c.chain and any(v in _voice_names(c) for v in voices)}
        carried = {c.report for c in own if view.ledger.origin_of(c) in theirs}
        if parse(match[2].casefold()) != len(carried):
            yield f"{match[2]} is not the number of reports that cite {', '.join(view.names_in(match[1]))}"


def _voice_names(claim: Claim) -> frozenset[str]:
    provider = claim.imagery.provider if claim.imagery else None
    return frozenset(normal(n).strip("<>").casefold() for n in (claim.chain[-1].name, provider) if n)


def status_note(view: View) -> Iterator[str]:
    """The status is the finding's, and stands on the cited origins; only the closing note may use a status word."""
    finding, status = view.evidence.finding, view.sentence.status
    if finding is None:
        return
    match = _TAIL.search(view.tail)
    if status is None:
        if match:
            yield "a detail carries a status"
    elif match is None:
        yield "it lacks its status note"
    else:
        told = match["status"] or match["alone"]
        if not told == status == finding.status:
            yield f"the status is {finding.status}, not {told}"
        if match["shown"] == ", no common source found" and not _two_different(view):
            yield "no two of the cited origins are known to be different"
        if (match["shown"] == ", no common source found") != (match["status"] == Status.CORROBORATED):
            yield "the note on common sources does not fit the status"
        agreed, open_ = status in {Status.AGREEING, Status.CORROBORATED}, _some_may_be_one(view)
        if not agreed and (match["shown"] == ", not shown to be independent") != open_:
            yield "whether the origins are shown to be different is told wrongly"
        if (match["shown"] == ", not shown to tell of the same") != (status is Status.AGREEING and _all_unlike(view)):
            yield "what is not shown of the origins is told wrongly"
        if (match["bound"] is not None) != (status is Status.CORROBORATED and open_):
            yield "origins that may be one are counted as different, or the other way round"
        if match["undated"] and any(c.when and (c.when.earliest or c.when.latest) for c in view.evidence.claims):
            yield "a cited claim gives a date"
        if (match["reviewed"] == "; reviewed") != ("reviewed" in finding.flags):
            yield "whether a person reviewed it is told wrongly"
    for word in re.findall(r"[\w-]+", view.body.casefold()):
        if word in STATUSES:
            yield f"the status word {word!r} stands outside the status note"


def _some_may_be_one(view: View) -> bool:
    finding = view.evidence.finding
    claims = tuple(c for c in view.evidence.claims if finding is not None and c.id in finding.claims)
    return len(view.ledger.unlike_origins(claims)) < len(view.ledger.distinct_origins(claims))


def _all_unlike(view: View) -> bool:
    finding = view.evidence.finding
    claims = tuple(c for c in view.evidence.claims if finding is not None and c.id in finding.claims)
    return len(view.ledger.unlike_origins(claims)) == len(view.ledger.distinct_origins(claims)) > 1


def _two_different(view: View) -> bool:
    origins = view.ledger.distinct_origins(view.evidence.claims)
    return any(view.ledger.verdict(a, b) is Verdict.DIFFERENT for i, a in enumerate(origins) for b in origins[i + 1 :])


def support_counts(view: View) -> Iterator[str]:
    """Numbers of reports and of origins are those of the cited claims; one report or origin cannot be several."""
    finding = view.evidence.finding
    own = tuple(c for c in view.evidence.claims if finding is not None and c.id in finding.claims)
    reports, origins = len({c.report for c in own}), len(view.ledger.distinct_origins(own))
    if _AT_LEAST.search(view.tail):
        origins = len(view.ledger.unlike_origins(own))
    alone = _TAIL.search(view.tail)
    if alone and alone["alone"] and (reports, origins) != (1, 1):
        yield "several reports or origins are told as one"
    yield from _reports_of_each(view, own)
    text = _EACH.sub("", view.body) + view.tail
    for pattern, true, noun in ((_REPORTS, reports, "reports"), (_ORIGINS, origins, "origins")):
        for match in pattern.finditer(text):
            word = match[1].casefold()
            told = 0 if word == "no" else parse(word)
            if (
                told is not None
                and told != true
                and not (word == "one" and "one origin gives different" in match.string[match.start() :][:40])
            ):
                yield f"it stands on {true} {noun}, not on {match[1]}"
            elif told is None and word not in {"the", "common", "cited", "their", "these"}:
                yield f"{match[0]!r} is not a count of {noun} that was recomputed"
    if view.sentence.status is Status.SINGLE_SOURCE and reports > 1:
        yield "a single source cannot be several reports"
    if view.sentence.status is Status.REPEATED and (reports < 2 or origins > 1):
        yield "repeated means several reports and one origin"


FORM_CHECKS = (citations, quotations, status_note, support_counts)
