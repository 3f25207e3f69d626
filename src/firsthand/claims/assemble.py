"""The full record of a claim, put together: event, thing, count, setting, certainty, chain and basis."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from itertools import chain as chain_of
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.asserting import SIGHT, is_in_question
from firsthand.claims.caveats import find_caveats
from firsthand.claims.counts import count_of
from firsthand.claims.fates import tell_fates
from firsthand.claims.frames import AVOWALS, Frame, block_at, existing, frames, implied, pictured
from firsthand.claims.implied import find_described
from firsthand.claims.nations import nation_of
from firsthand.claims.participants import Mentions
from firsthand.claims.people import name_whom
from firsthand.claims.polarity import is_contradiction, of_a_denying_wording, polarity_of
from firsthand.claims.references import resolve
from firsthand.claims.remnants import own_setting
from firsthand.claims.setting import Scene, Setting
from firsthand.claims.telling import Telling
from firsthand.claims.towns import with_towns
from firsthand.claims.unknowns import find_unknowns
from firsthand.claims.unlisted import with_unlisted
from firsthand.language.certainty import assess
from firsthand.language.surface import sentence_of, words_of
from firsthand.model import Basis, BlockType, Certainty, Claim, Thing, When

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.claims.chain import Chain
    from firsthand.claims.triggers import Evocation
    from firsthand.language.doc import Doc, ThingMention
    from firsthand.model import Block
    from firsthand.packs import KindEntry, Packs


def find_claims(doc: Doc, packs: Packs) -> tuple[Claim, ...]:
    """Return the claims of the doc in reading order, one for each participant of each kind of event."""
    doc = with_unlisted(doc)
    mentions, scene, telling = Mentions(doc, packs), Scene(doc), Telling(doc)
    claims: list[Claim] = []
    sighted: set[str] = set()
    ordinals: dict[tuple[int, str], int] = {}
    shown = (existing(doc, mentions, packs), pictured(doc, mentions, packs), implied(doc, mentions, packs))
    for frame in chain_of(frames(doc, mentions, scene, packs), *shown):
        key = (frame.participant.mention.head, frame.evocation.kind.name)
        if key in ordinals:
            continue
        ordinals[key] = 0
        claim = _claim(doc, frame, mentions, scene, telling)
        if claim is not None:
            claims.append(claim)
            if frame.evocation.token.lemma_.lower() in SIGHT:
                sighted.add(claim.id)
    for evocation, participant in list(find_described(doc, claims, mentions, packs)):
        claim = _claim(doc, Frame(evocation, participant, ()), mentions, scene, telling)
        claims += [claim] if claim is not None else []
    claims = _without_bare_speech(sorted(claims, key=lambda c: (c.mention, c.kind)), packs)
    claims = _without_announced(_without_mere_sight(name_whom(tell_fates(claims, doc, packs), doc, packs), sighted))
    for evocation, participant in list(find_unknowns(doc, claims, mentions, packs)):
        claim = _claim(doc, Frame(evocation, participant, ()), mentions, scene, telling)
        if claim is not None:
            claims.append(claim)
    claims += find_caveats(doc, claims)
    return with_towns(sorted(claims, key=lambda c: (c.mention, c.kind)), scene.weighed, packs)


def _without_bare_speech(claims: list[Claim], packs: Packs) -> list[Claim]:
    """Return the claims without those that only say that somebody spoke, where what was said is a claim already.

    An accusation is more than speech: it befalls somebody, and stays beside what it is about. So does an avowal: who
    claims an attack says that he did it.
    """
    content = {(c.start, c.end) for c in claims if not packs.kinds[c.kind].speech}
    spoken = {k.name for k in packs.kinds.values() if k.speech and "object" not in k.roles.thing} - AVOWALS
    return [c for c in claims if c.kind not in spoken or (c.start, c.end) not in content]


def _without_mere_sight(claims: list[Claim], sighted: set[str]) -> list[Claim]:
    """Return the claims without the mere presence of what was seen doing something: "two buses were seen leaving"."""
    doing = {c.mention for c in claims if c.id not in sighted}
    return [c for c in claims if c.id not in sighted or c.mention not in doing]


def _without_announced(claims: list[Claim]) -> list[Claim]:
    """Return the claims without what a colon announces and the same voice tells next, with no word more of it.

    "An account wrote of a large column on the move:" says what the post below it says.
    """
    told = sorted(claims, key=lambda c: (c.start, c.end))
    announced = set()
    for claim in (c for c in told if c.quote.endswith(":") and _says_no_more(c)):
        following = next((c for c in told if c.start >= claim.end), None)
        if following is not None and following.chain[-1].name == claim.chain[-1].name:
            announced.add(claim.id)
    return [c for c in claims if c.id not in announced]


def _says_no_more(claim: Claim) -> bool:
    """Return whether a claim gives neither where, when nor how many."""
    numbered = claim.count is not None and claim.count.min != 1
    return not numbered and not any((claim.place, claim.origin_place, claim.destination, claim.when))


def _claim(doc: Doc, frame: Frame, mentions: Mentions, scene: Scene, telling: Telling) -> Claim | None:
    evocation, participant = frame.evocation, frame.participant
    token, kind = evocation.token, evocation.kind
    mention = _of_parliament(resolve(participant.mention, mentions), doc)
    block = block_at(doc, token.idx)
    if block is None:
        return None
    start, end = _extent(doc, token, block)
    assessment = telling.assessment(token)
    setting = own_setting(mentions.tokens[mention.head], scene.of(evocation, frame.heads, assessment.tense), scene)
    count = count_of(mention, mentions, named=participant.named is not None, deed=token)
    certainty, count = polarity_of(assessment, count, doc.tokens[mention.head], kind.name)
    if evocation.trigger.denies:
        certainty = of_a_denying_wording(certainty)
    if is_in_question(token):
        certainty = Certainty.UNCOMMITTED
    if evocation.trigger.things == ("body",) and (count is None or count.max is None):
        return None  # "the bodies were brought in": those of whom it was told
    chain = telling.chain(start, end, token)
    if chain.file_picture:
        return None  # an old picture shows no event
    text = doc.report.text
    identity = f"{doc.report.id}|{mention.start}|{mention.end}|{kind.name}|0"
    return Claim(
        id=blake2b(identity.encode(), digest_size=10).hexdigest(),
        report=doc.report.id,
        start=start,
        end=end,
        quote=text[start:end],
        mention=(mention.start, mention.end),
        block=block.type,
        kind=kind.name,
        things=(mention.thing,),
        count=count,
        place=setting.place,
        origin_place=setting.origin,
        destination=setting.destination,
        when=_seen_by_then(setting.when or _day_taken(doc, chain), kind, chain, doc, (start, end)),
        as_of=_as_of(kind, setting, doc, chain, scene.dates.said(token)),
        tense=assessment.tense,
        certainty=certainty,
        chain=chain.links,
        root_stated=chain.root_stated,
        basis=chain.basis,
        imagery=chain.imagery,
        actor=_actor(evocation, mentions),
        victim=participant.named,
        scope="part" if _is_lower_bound(kind, mention, participant.scope) else participant.scope,
        hedges=(*(text[a:b] for a, b in assessment.hedges), *_hedged_heading(doc, setting)),
        denies=chain.denies or is_contradiction(assessment, doc.tokens),
        corrects=_corrects(token),
        nation=nation_of(doc, mention.head),
    )


def _is_lower_bound(kind: KindEntry, mention: ThingMention, scope: str) -> bool:
    """Return whether a number is only of those who were seen: bodies that one morgue received are not all the dead."""
    return kind.name == "killed" and mention.thing.name == "body" and scope == "whole"


_PARLIAMENT = re.compile(r"\b(?:[Pp]arliament|[Aa]ssembly|lawmakers?|legislators?|MPs?|Duma|Knesset|Rada|Majlis)\b")
_SHERIFFS = re.compile(r"\b(?:[Ss]heriff|[Cc]ounty|patrol|911)\b")


def _of_parliament(mention: ThingMention, doc: Doc) -> ThingMention:
    """Return a "deputy" as a politician where the report tells of a parliament, and of no sheriff."""
    if mention.thing.text.casefold() not in {"deputy", "deputies"} or mention.thing.name != "police officer":
        return mention
    if not _PARLIAMENT.search(doc.report.text) or _SHERIFFS.search(doc.report.text):
        return mention
    return replace(mention, thing=Thing("politician", mention.thing.text))


def _day_taken(doc: Doc, chain: Chain) -> When | None:
    """Return the day a picture was taken, under the words that give it: what it shows was so on that day."""
    day = chain.imagery.day if chain.imagery is not None else None
    for time in doc.times:
        if day is not None and time.type == "DATE" and (time.earliest, time.latest) == (day, day):
            return When(day, day, doc.report.text[time.start : time.end])
    return None


def _seen_by_then(when: When | None, kind: KindEntry, chain: Chain, doc: Doc, sentence: tuple[int, int]) -> When | None:
    """Return the time of an event: what a satellite's picture shows done was done by the day it was taken.

    Where the sentence gives the day beside the words for the picture as well, it is the event's own.
    """
    taken = chain.imagery.day if chain.imagery is not None and chain.basis is Basis.SATELLITE else None
    if kind.time == "state" or taken is None or when is None or (when.earliest, when.latest) != (taken, taken):
        return when
    shown = [a.source for a in chain.attributions if a.source is not None]
    told = [t for t in doc.times if sentence[0] <= t.start < sentence[1] and (t.earliest, t.latest) == (taken, taken)]
    if any(not any(first <= t.start < last for first, last in shown) for t in told):
        return when
    return When(None, taken, when.text)


def _hedged_heading(doc: Doc, setting: Setting) -> tuple[str, ...]:
    """Return the hedges on where something was bound, with what they stand on: "bound for Libya: believed"."""
    if setting.heading is None or setting.destination is None:
        return ()
    text, word = doc.report.text, setting.heading
    hedges = assess(word, doc.tokens, doc.attributions).hedges
    end = text.find(setting.destination.text, word.idx) + len(setting.destination.text)
    return tuple(f"{text[word.idx : end]}: {text[a:b]}" for a, b in hedges)


def _as_of(kind: KindEntry, setting: Setting, doc: Doc, chain: Chain, said: When | None) -> str | None:
    """Return the moment a claim's value holds of (DESIGN: comparing claims).

    A state: when it was observed, and nothing when an undated picture shows it. A cumulative total: when it was
    stated, else the publication. An occurrence is fixed: the publication only orders corrections.
    """
    if kind.time == "state":
        if setting.when is not None:
            return setting.when.latest
        if chain.imagery is not None and chain.imagery.day is not None:
            return chain.imagery.day
        return None if chain.basis in {Basis.SATELLITE, Basis.PHOTOGRAPH, Basis.VIDEO} else doc.report.published
    published = doc.report.published
    if (
        kind.time == "cumulative"
        and said is not None
        and said.latest
        and published
        and said.latest[:10] < published[:10]
    ):
        return said.latest
    return published


def _actor(evocation: Evocation, mentions: Mentions) -> Thing | None:
    if evocation.part != "verbs" or evocation.kind.roles.actor == ("none",):
        return None
    for head in grammar.agents(evocation.token):
        mention = mentions.by_head.get(head.i)
        entity = mentions.named.get(head.i)
        if mention is not None or entity:
            text = entity or (mention.thing.text if mention else head.text)
            return Thing(mention.thing.name if mention else text, text)
    return None


_CORRECTING = re.compile(
    r"\b(?:earlier (?:report|version|figure|count|said)s?|(?:previously|initially) reported|correction|correct(?:s|ed)"
    r"|revised|rather than the|had earlier said|lowered|raised)\b"
)
_CORRECTIONAL = "correctional"  # a prison, not a correction


def _corrects(token: Token) -> bool:
    """Return whether the sentence takes back or replaces an earlier figure."""
    return _takes_back(words_of(sentence_of(token)))


@lru_cache(maxsize=64)
def _takes_back(sentence: str) -> bool:
    words = sentence.lower()
    return bool(_CORRECTING.search(words)) and _CORRECTIONAL not in words


def _extent(doc: Doc, token: Token, block: Block) -> tuple[int, int]:
    """Return the span that makes the claim: the whole sentence, or the whole of a caption, a post or a headline."""
    if block.type is not BlockType.BODY:
        return block.start, block.end
    sentence = sentence_of(token)
    start, end = max(sentence.start_char, block.start), min(sentence.end_char, block.end)
    text = doc.report.text
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
