"""Checks of fact: numbers with their nouns, dates by their role, places by theirs, names, verbs, who did it to whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.brief.gate.evidence import outlet_label
from firsthand.brief.gate.lexicon import GLUE, SIGNALS
from firsthand.brief.gate.reading import as_day, normal, numbers, parse
from firsthand.brief.gate.verbs import foreign_verbs, said_verb, verb_pattern
from firsthand.brief.wording import day, plural
from firsthand.model import Tense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from firsthand.brief.gate.reading import NumberRead
    from firsthand.brief.gate.view import View
    from firsthand.model import Claim, Count, Thing

# Fixed wordings of the brief; what each of them says is checked elsewhere.
_PHRASES = re.compile(
    r"\b(?:Accounts differ|and are not shown to speak of one time and scope|hedged in the text|"
    r"one origin gives different values|no source named|denied by|Not known)\b"
)
Interval = tuple[int | None, int | None, bool]
_SOURCE = re.compile(r"\baccording to (.+?)(?=,? cited by|, as reported by|, carried by|; |\.$)", re.IGNORECASE)


def counts(view: View) -> Iterator[str]:
    """A number is the count of a cited claim about the very thing it stands before, or what such claims agree on."""
    body = re.sub(r"\b(?:[\d,]+|[a-z]+) (?:reports?|origins?)\b", "", view.body, flags=re.IGNORECASE)
    body = re.sub(r"\bone origin gives different values\b", "", body)
    for number in numbers(body):
        if not _carried(number, view):
            yield f"the number {number.text.strip()!r} is not that of a cited claim"
    for match in re.finditer(r"\b(?:a|an) (⟨n\d+⟩)", body, re.IGNORECASE):
        name = next(view.names_in(match[1]))
        if "thing" in view.evidence.roles(name):
            about = _about(view.evidence.claims, name, view)
            if about and all(c.count and c.count.min is not None and c.count.min > 1 for c in about):
                yield f"the cited claims do not speak of one {name}"
    if re.search(r"\bno ⟨n\d+⟩", body, re.IGNORECASE) and not any(
        c.count and c.count.max == 0 for c in view.evidence.claims
    ):
        yield "no cited claim counts none"


def _carried(number: NumberRead, view: View) -> bool:
    named = re.match(r"(?:\W|\bof\b|\bmore\b)*(⟨n\d+⟩)", number.after)
    name = next(view.names_in(named[1])) if named else None
    claims = view.evidence.claims if name is None else _about(view.evidence.claims, name, view)
    counted = [c for c in claims if c.count and _stands(c, c.count, view)]
    plain: list[Interval] = [(c.count.min, c.count.max, c.count.approximate) for c in counted if c.count]
    told: Interval = (number.low, number.high, number.approximate)
    parts = [(c.count.min, None, c.count.approximate) for c in counted if c.count and _is_part(c, view)]
    if not counted or (told not in plain and told not in _hull(plain) and told not in parts):
        return False
    if re.search(r"\b(?:changed|corrected) from\b", view.body):
        return True  # old and new values side by side: not every source gives each
    voices = {normal(n).casefold() for m in _SOURCE.finditer(view.body) for n in view.names_in(m[1])}
    for voice in sorted(voices):
        own = [c.count for c in counted if c.count and voice in _root_names(c, view)]
        if own and not any(_entails(c, told) for c in own):
            return False
    return True


def _is_part(claim: Claim, view: View) -> bool:
    """Return whether a claim counts some of those asked about: then as many, and perhaps more, were there."""
    finding = view.evidence.finding
    narrower = finding is not None and finding.thing is not None and all(t.name != finding.thing for t in claim.things)
    return claim.scope in {"part", "named"} or claim.victim is not None or narrower


def _root_names(claim: Claim, view: View) -> frozenset[str]:
    root = claim.chain[-1].name.strip("<>") if len(claim.chain) > 1 else outlet_label(view.ledger.reports[claim.report])
    provider = claim.imagery.provider if claim.imagery else None
    return frozenset(normal(n).casefold() for n in (root, provider) if n)


def _entails(count: Count, told: Interval) -> bool:
    """Return whether who says `count` has said `told`: the one lies in the other; a round figure is no exact one."""
    low, high, about = told
    if count.approximate and low == high and not about:
        return False
    return (low is None or (count.min is not None and count.min >= low)) and (
        high is None or (count.max is not None and count.max <= high)
    )


def _hull(plain: Sequence[Interval]) -> Sequence[Interval]:
    """Return what the intervals entail together: from the least to the greatest."""
    lows, highs = [p[0] or 0 for p in plain], [p[1] for p in plain]
    closed = [h for h in highs if h is not None]
    top = None if len(closed) < len(highs) else max(closed)
    about = any(p[2] for p in plain)
    return [(min(lows), top, about)] + ([(min(lows), top, False)] if about and min(lows) != top else [])


def _stands(claim: Claim, count: Count, view: View) -> bool:
    """Return whether the words of a count stand in the claim's sentence and, where they are read here, mean it."""
    words = normal(count.text).casefold()
    sentence = normal(view.ledger.reports[claim.report].text[claim.start : claim.end]).casefold()
    # The wording may leave words out ("a aircraft" of "a cargo aircraft"), and "100" is no number in "An-124-100".
    pieces = (rf"(?<![\w-]){re.escape(w)}(?![\w-])" for w in words.split())
    if not re.search(".*?".join(pieces), sentence):
        return False
    heard = next(numbers(words), None) if words else None
    return (
        heard is None or heard.low is None or (heard.low, heard.high) == (count.min, count.max) or _rounds(words, count)
    )


def _rounds(words: str, count: Count) -> bool:
    """Return whether a number in the wording is the count's own: "two of the three", "three to five", "a dozen"."""
    figures = [parse(w) for w in re.findall(r"[a-z]+|[\d,]+", words)]
    return any(
        n is not None and n in {count.min, count.max, (count.min or 1) - 1, (count.max or -2) + 1} for n in figures
    )


def _about(claims: Sequence[Claim], name: str, view: View) -> list[Claim]:
    """Return the claims about the thing called `name`; about all where `name` is no thing of theirs."""
    if "thing" not in view.evidence.roles(name):
        return list(claims)
    key = normal(name).casefold()
    return [c for c in claims if any(key in _forms_of(t, view) for t in c.things)]


def _forms_of(thing: Thing, view: View) -> frozenset[str]:
    """Return the names of a thing and of what it is a kind of, in both numbers."""
    names = (*view.ledger.packs.ancestors(thing.name), thing.text)
    return frozenset(normal(form).casefold() for n in names for form in (n, plural(n, view.ledger.packs)))


def dates(view: View) -> Iterator[str]:
    """A date is the resolved time of a cited claim, the day a picture was taken, an as-of day, or a publication day."""
    e, year = view.evidence, view.ledger.year
    whens = [(day(c.when.earliest), day(c.when.latest)) for c in e.claims if c.when and _dated(c, view)]
    ends = {d for pair in whens for d in pair if d}
    exact = {a for a, b in whens if a and a == b} | _meeting(whens)
    for i, parts in enumerate(view.reading.dates):
        before = view.body.partition(f"⟨d{i}⟩")[0]
        read = as_day(parts, year)
        held: set[date | None]
        if re.search(r"\btaken on $", before):
            held = {day(c.imagery.day) for c in e.claims if c.imagery}
        elif re.search(r"\bas of $", before):
            held = {*ends} | {day(c.as_of) for c in e.claims} | {day(r.published) for r in e.reports}
        elif re.search(r"⟨n\d+⟩(?:'s report| wrote) on $|\(reported on $", before):
            held = {day(r.published) for r in e.reports}
        elif re.search(r"\b(?:between|or after|by|and) $", before, re.IGNORECASE):
            held = set(ends)
        else:
            held = set(exact)
        if parts[0] is None:
            if not any(d.year == parts[2] and parts[1] in {None, d.month} for d in ends):
                yield "a month or year is not that of a cited claim"
        elif read is None or read not in held:
            yield f"the date {parts[0]}/{parts[1]} is not carried in this role"


def _dated(claim: Claim, view: View) -> bool:
    """Return whether the words that date a claim stand in its report; those of what is expected, in its sentence."""
    words = normal(claim.when.text if claim.when else "").casefold()
    near = claim.tense is Tense.FUTURE
    text = view.ledger.reports[claim.report].text
    return words in normal(text[claim.start : claim.end] if near else text).casefold()


def _meeting(whens: Sequence[tuple[date | None, date | None]]) -> set[date]:
    first = max((a for a, _ in whens if a), default=None)
    last = min((b for _, b in whens if b), default=None)
    return {first} if first and first == last else set()


_PREPOSITIONS = {
    "from": {"from", "place"},
    "left": {"from", "place"},
    "to": {"to"},
    "toward": {"to"},
    "towards": {"to"},
    "into": {"to"},
    "for": {"to"},
    "at": {"place"},
    "in": {"place"},
    "near": {"place"},
}


def wholes(view: View) -> Iterator[str]:
    """What the cited words say of a part of a thing is not told of the thing: "part of an S-400 battery"."""
    for claim in view.evidence.claims:
        text = view.ledger.reports[claim.report].text[claim.start : max(claim.start, claim.mention[0])]
        apart = re.search(r"\bparts? of (?:an? |the |its )?(?:[\w-]+ ){0,2}$", text, re.IGNORECASE)
        if (
            apart
            and not re.search(r"\bparts? of\b", view.body, re.IGNORECASE)
            and not (view.quotes_claim or view.is_head)
        ):
            yield "the cited words speak of a part"


def places(view: View) -> Iterator[str]:
    """A place stands in the role a cited claim gives it: where it was, whence it came, whither it went."""
    location = frozenset({"place", "from", "to"})
    for match in re.finditer(r"\b(\w+) (⟨n\d+⟩)", view.body):
        name = next(view.names_in(match[2]))
        roles = view.evidence.roles(name)
        if roles and roles <= location and not roles & _PREPOSITIONS.get(match[1].casefold(), location):
            yield f"{name} is not said to be the place {match[1]!r}"


def names(view: View) -> Iterator[str]:
    """A capitalised word or designator is a name in the cited claims, their sources, or the reports' outlets."""
    for i, word in enumerate(re.findall(r"⟨\w+⟩|[@#]?\w[\w'’.@/-]*", view.body)):
        if word.startswith("⟨"):
            continue
        bare = word.rstrip(".'’").removesuffix("’s").removesuffix("'s")
        capital = bare[:1].isupper() and not (i == 0 and bare.casefold() in _openers(view))
        if (capital or bare[:1] in "@#" or (re.search(r"\d", bare) and re.search(r"[^\W\d_]", bare))) and bare:
            yield f"the name {bare!r} is not in what is cited"


def _openers(view: View) -> frozenset[str]:
    return GLUE | SIGNALS | _thing_words(view) | view.evidence.words


def _thing_words(view: View) -> frozenset[str]:
    return frozenset(
        w for n, roles in view.evidence.names.items() if "thing" in roles for w in re.findall(r"[\w-]+", n)
    )


def words(view: View) -> Iterator[str]:
    """Every other word is the brief's own glue, the packs' wording of a cited kind, or stands in a cited span."""
    kinds = {c.kind for c in view.evidence.claims}
    worded = {
        w
        for k in kinds
        if (kind := view.ledger.packs.kinds.get(k))
        for w in re.findall(r"[a-z'-]+", re.sub(r"\{\w+\}", " ", f"{kind.says} {kind.question}").casefold())
    } | {t.lemma for k in kinds if (kind := view.ledger.packs.kinds.get(k)) for t in kind.triggers.verbs}
    for word in re.findall(r"[^\W\d_][\w'’-]*", re.sub(r"⟨\w+⟩", " ", _PHRASES.sub(" ", view.body))):
        low = word.casefold()
        if word[:1].isupper() and low not in GLUE:
            continue  # the check of names
        if (
            low not in GLUE
            and low not in SIGNALS
            and low not in worded
            and low not in view.evidence.words
            and low not in _thing_words(view)
        ):
            yield f"the word {word!r} is not in what is cited"
    yield from foreign_verbs(view, kinds)


def deeds(view: View) -> Iterator[str]:
    """What happened is put in a verb of a cited kind; who did it and to whom stand as in the cited spans."""
    kinds = {c.kind for c in view.evidence.claims}
    if not (
        view.is_head or view.quotes_claim or re.match(r"\W*Not known", view.body) or view.sentence.status is None
    ) and not said_verb(view, kinds):
        yield "it does not say what the cited claims say happened"
    for kind in sorted(kinds):
        pattern = verb_pattern(kind, view.ledger.packs)
        if pattern is None:
            continue
        body = re.sub(r"\b(?:reported|carried|cited|denied) by\b", lambda m: "-" * len(m[0]), view.body)
        for match in pattern.finditer(body):
            yield from _roles(match, view)


def _roles(match: re.Match[str], view: View) -> Iterator[str]:
    before, after = view.body[: match.start()], view.body[match.end() :]
    passive = re.search(r"\b(?:was|were|been|be)(?: not| probably| possibly)? $", before) is not None
    subject = [n for n in view.names_in(before) if view.evidence.roles(n) & {"thing", "actor"}][-1:]
    agent = re.match(r"(?: (?:in|at|near) ⟨n\d+⟩)? by (?:the |a |an )?(⟨n\d+⟩|\w+)", after)
    if agent is not None:
        name = next(view.names_in(agent[1]), agent[1])
        if "actor" not in view.evidence.roles(name):
            yield f"{name} is not said to have done it"
        elif not any(c.actor and _acts(c, name, view) for c in view.evidence.claims):
            yield f"the cited words do not make {name} the one who did it"
    for name in subject:
        roles = view.evidence.roles(name)
        if passive and "thing" not in roles:
            yield f"{name} is not the one it was done to"
        patient = re.match(r" (?:the |a |an |[\w-]+ ){0,2}(⟨n\d+⟩)", after)
        if (
            not passive
            and patient is not None
            and view.evidence.roles(next(view.names_in(patient[1]))) & {"thing", "actor"}
        ):
            if "actor" not in roles:
                yield f"{name} is not said to have done it"
            if "thing" not in view.evidence.roles(next(view.names_in(patient[1]))):
                yield f"{next(view.names_in(patient[1]))} is not the one it was done to"


def _acts(claim: Claim, name: str, view: View) -> bool:
    """Return whether `name` does the deed in the claim's own sentence: before an active verb, or after "by"."""
    actor = claim.actor
    if actor is None or normal(name).casefold() not in {normal(actor.name).casefold(), normal(actor.text).casefold()}:
        return False
    text = normal(view.ledger.reports[claim.report].text[claim.start : claim.end]).casefold()
    who = normal(actor.text).casefold()
    pattern = verb_pattern(claim.kind, view.ledger.packs)
    for match in pattern.finditer(text) if pattern else ():
        if re.search(r"\bby (?:[\w-]+ ){0,4}" + re.escape(who), text[match.end() :]):
            return True
        passive = re.search(r"\b(?:was|were|been|be|being) (?:\w+ly )?$", text[: match.start()]) is not None
        if who in text[: match.start()] and not passive:
            return True
    return False


FACT_CHECKS = (counts, wholes, dates, places, names, words, deeds)
