"""The full record of a claim, put together: event, thing, count, setting, certainty, chain and basis."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain as chain_of
from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.arguments import heads_of
from firsthand.claims.caveats import find_caveats
from firsthand.claims.chain import build_chain
from firsthand.claims.collisions import is_collision
from firsthand.claims.counts import count_of, figure_of, tally_noun
from firsthand.claims.nations import nation_of
from firsthand.claims.participants import Mentions, Participant, is_onlooker, is_only_a_part
from firsthand.claims.people import tell_fates
from firsthand.claims.polarity import is_contradiction, polarity_of
from firsthand.claims.presupposed import is_wanted
from firsthand.claims.references import resolve
from firsthand.claims.remnants import are_parted, own_setting, remnants
from firsthand.claims.setting import Scene, Setting
from firsthand.claims.towns import with_towns
from firsthand.claims.triggers import Evocation, find_evocations
from firsthand.claims.unknowns import find_unknowns
from firsthand.claims.unlisted import with_unlisted
from firsthand.language.certainty import assess, is_rejected
from firsthand.language.surface import sentence_of
from firsthand.model import Basis, BlockType, Claim, Thing, When
from firsthand.packs.schema import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from firsthand.claims.chain import Chain
    from firsthand.language.doc import Doc, ThingMention
    from firsthand.model import Block
    from firsthand.packs import KindEntry, Packs

_CLAIMING = frozenset({BlockType.HEADLINE, BlockType.BODY, BlockType.CAPTION, BlockType.POST})
_SIGHT = frozenset({"see", "spot", "observe", "photograph", "show", "count", "identify", "locate", "film", "watch"})
_ABILITY = frozenset({"can", "capable", "able", "designed", "capacity"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """An evoked event with one participant."""

    evocation: Evocation
    participant: Participant
    heads: tuple[Token, ...]


def find_claims(doc: Doc, packs: Packs) -> tuple[Claim, ...]:
    """Return the claims of the doc in reading order, one for each participant of each kind of event."""
    doc = with_unlisted(doc)
    mentions, scene = Mentions(doc, packs), Scene(doc)
    claims: list[Claim] = []
    sighted: set[str] = set()
    ordinals: dict[tuple[int, str], int] = {}
    told = (_frames(doc, mentions, scene, packs), _existing(doc, mentions, packs), _pictured(doc, mentions, packs))
    for frame in chain_of(*told):
        key = (frame.participant.mention.head, frame.evocation.kind.name)
        if key in ordinals:
            continue
        ordinals[key] = 0
        claim = _claim(doc, frame, mentions, scene)
        if claim is not None:
            claims.append(claim)
            if frame.evocation.token.lemma_.lower() in _SIGHT:
                sighted.add(claim.id)
    claims = _without_bare_speech(sorted(claims, key=lambda c: (c.mention, c.kind)), packs)
    claims = _without_announced(_without_mere_sight(tell_fates(claims, doc, packs), sighted))
    for evocation, participant in list(find_unknowns(doc, claims, mentions, packs)):
        claim = _claim(doc, _Frame(evocation, participant, ()), mentions, scene)
        if claim is not None:
            claims.append(claim)
    claims += find_caveats(doc, claims)
    return with_towns(sorted(claims, key=lambda c: (c.mention, c.kind)), scene.weighed, packs)


def _without_bare_speech(claims: list[Claim], packs: Packs) -> list[Claim]:
    """Return the claims without those that only say that somebody spoke, where what was said is a claim already.

    An accusation is more than speech: it befalls somebody, and stays beside what it is about.
    """
    content = {(c.start, c.end) for c in claims if not packs.kinds[c.kind].speech}
    spoken = {k.name for k in packs.kinds.values() if k.speech and "object" not in k.roles.thing}
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


def _frames(doc: Doc, mentions: Mentions, scene: Scene, packs: Packs) -> Iterator[_Frame]:
    for evocation in find_evocations(doc.tokens, packs):
        block = _block_at(doc, evocation.token.idx)
        if block is None or block.type not in _CLAIMING or not _asserts(evocation.token):
            continue
        roots = evocation.trigger.things or evocation.kind.things
        if (evocation.kind.speech and not _speaks(evocation, doc)) or is_collision(evocation):
            continue
        heads = tuple(heads_of(evocation))
        if heads and evocation.part == "verbs":
            heads += tuple(t for t in remnants(evocation.token, scene) if not any(t in h.conjuncts for h in heads))
        if _is_tally(evocation, mentions):
            yield _Frame(evocation, mentions.counted(evocation.token), ())
            continue
        if evocation.trigger.counts and not heads and _counted(evocation, mentions):
            yield _Frame(evocation, mentions.counted(_counting(evocation.token)), ())
        parted = are_parted(heads, scene)
        for told in mentions.of(list(heads), roots=roots, trigger=evocation.token):
            participant = replace(told, scope="whole") if parted and told.scope == "listed" else told
            if not _fits(participant, roots, packs) or _is_the_speaker(participant, evocation, doc):
                continue
            if not (_is_beside(participant, evocation.kind, packs) or _is_part(participant, evocation, heads, doc)):
                yield _Frame(evocation, participant, heads)


def _is_beside(participant: Participant, kind: KindEntry, packs: Packs) -> bool:
    """Return whether a reporter is only where he reports from: of no kind of event that moves things and people."""
    return {"person", "vehicle"} <= set(kind.things) and is_onlooker(participant, packs)


def _is_part(participant: Participant, evocation: Evocation, heads: tuple[Token, ...], doc: Doc) -> bool:
    """Return whether the event befell a part of the thing, and with that not the whole: harm to a part is harm."""
    if evocation.kind.name in _OF_A_PART_TOO:
        return False
    return is_only_a_part(participant, heads, doc.tokens[participant.mention.head])


_OF_A_PART_TOO = frozenset({"attacked", "damaged", "burned", "searched"})


def _is_the_speaker(participant: Participant, evocation: Evocation, doc: Doc) -> bool:
    """Return whether the parse took who tells of the event for who it befell: "..., the commander, X, said"."""
    start, told = participant.mention.start, evocation.token.idx
    if evocation.token.dep_ == "xcomp":
        return False  # who "refused to leave" is the one who did not
    return not evocation.kind.speech and any(
        a.source is not None
        and a.source[0] <= start < a.source[1]
        and any(s <= told < e for s, e in a.content)
        and not any(s <= start < e for s, e in a.content)
        for a in doc.attributions
    )


def _pictured(doc: Doc, mentions: Mentions, packs: Packs) -> Iterator[_Frame]:
    """Yield the frames of captions that only name what is seen: "Two An-124 transports at Khmeimim, 13 December"."""
    kind = next((k for k in packs.kinds.values() if k.pictured), None)
    captions = [b for b in doc.report.blocks if b.type is BlockType.CAPTION]
    if kind is None or not captions:
        return
    for thing in doc.things:
        head = doc.tokens[thing.head]
        in_caption = any(b.start <= thing.start < b.end for b in captions)
        if (
            not in_caption
            or head.dep_ not in {"ROOT", "conj", "appos"}
            or not any(c.dep_ == "prep" for c in head.children)
        ):
            continue
        trigger = Trigger(text=head.lower_, thing="none")
        for participant in mentions.of([head], roots=kind.things, trigger=head):
            if _fits(participant, kind.things, packs):
                yield _Frame(Evocation(head, kind, trigger, "captions"), participant, ())


def _existing(doc: Doc, mentions: Mentions, packs: Packs) -> Iterator[_Frame]:
    """Yield the frames of what is only said to be somewhere: "there were twelve tanks at the range"."""
    kind = next((k for k in packs.kinds.values() if k.pictured), None)
    if kind is None:
        return
    for word in doc.tokens:
        if word.lemma_.lower() != "be" or word.pos_ not in {"AUX", "VERB"} or word.dep_.startswith("aux"):
            continue
        block = _block_at(doc, word.idx)
        heads = _somewhere(word, mentions)
        if not heads or block is None or block.type not in _CLAIMING or not _asserts(word):
            continue
        trigger = Trigger(text=word.lower_, thing="none")
        for participant in mentions.of(heads, roots=kind.things, trigger=word):
            person = participant.mention.person and not packs.is_a(participant.mention.thing.name, "combatant")
            if not person and _fits(participant, kind.things, packs):
                yield _Frame(Evocation(word, kind, trigger, "captions"), participant, ())


def _somewhere(verb: Token, mentions: Mentions) -> list[Token]:
    """Return what a form of "be" only places: "there were [tanks] at the range", "six [bombers] were at the base"."""
    kids = list(verb.children)
    if any(c.dep_ == "expl" and c.lower_ == "there" for c in kids):
        heads = [c for c in kids if c.dep_ in {"attr", "nsubj", "dobj"} and c.i > verb.i]
        placed = any(c.dep_ == "prep" and c.lower_ in _WHERE for h in (verb, *heads) for c in h.children)
        return heads if placed else []
    if any(c.dep_ in {"attr", "acomp", "xcomp", "ccomp"} for c in kids):
        return []
    sites = [o for c in kids if c.dep_ == "prep" and c.lower_ in _WHERE for o in c.children if o.dep_ == "pobj"]
    if not any(o.i in mentions.placed or o.i in mentions.by_head or o.lemma_.lower() in _SITES for o in sites):
        return []
    return [c for c in kids if c.dep_ == "nsubj"]


_SITES = frozenset(
    {"base", "airport", "airfield", "port", "harbour", "harbor", "quay", "pier", "depot", "range", "yard"}
)
_WHERE = frozenset({"at", "in", "on", "near", "outside", "inside", "beside", "off", "along", "around", "behind"})


def _fits(participant: Participant, roots: tuple[str, ...], packs: Packs) -> bool:
    """Return whether the participant is of the sort the event is about; a body acting for its forces always is."""
    name = participant.mention.thing.name
    return not roots or name not in packs.things or any(packs.is_a(name, root) for root in roots)


def _is_tally(evocation: Evocation, mentions: Mentions) -> bool:
    """Return whether the word names a figure or what it counts: "the toll rose to six", "the number of arrested"."""
    named = evocation.part == "nouns" and evocation.trigger.counts
    counted = evocation.token.dep_ in {"pobj", "pcomp"} and (evocation.part == "verbs" or named)
    if not evocation.trigger.tally and evocation.part != "adjectives" and not counted:
        return False
    tally = tally_noun(evocation.token)
    return tally is not None and figure_of(tally, mentions) is not None


def _counted(evocation: Evocation, mentions: Mentions) -> bool:
    """Return whether a noun's own number counts the people: "three deaths", but not "two counts of murder"."""
    token = _counting(evocation.token)
    numbers = [mentions.quantity_at.get(c.i) for c in token.children]
    if is_rejected(token) and token.lower_.endswith("s"):
        return True  # "denied any deaths", "reports of arrests were untrue"
    denied = token.head.lemma_.lower() in {"make", "be"} and any(c.dep_ == "neg" for c in token.head.children)
    none = denied and any(c.lower_ == "any" for c in token.children)  # "have not made any arrests"
    numbered = none or any(q is not None and q.kind == "count" for q in numbers)
    return numbered and token.dep_ not in {"pobj", "compound"}


def _counting(word: Token) -> Token:
    """Return the noun whose number counts the people: the object of a verb ("claimed 14 [lives]"), else the word."""
    if word.pos_ != "VERB":
        return word
    return next((c for c in word.children if c.dep_ == "dobj"), word)


def _asserts(token: Token) -> bool:
    """Return whether the clause asserts: not what something can do, nor a headline's "Counting the aircraft at ..."."""
    gerund = (
        token.dep_ == "ROOT" and token.tag_ == "VBG" and not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    )
    told = not gerund and not _is_ability(token) and not _is_asked(token) and not is_wanted(token)
    return told and not _is_denied_of_old(token)


def _is_denied_of_old(token: Token) -> bool:
    """Return whether the clause is a standing denial of what one does: "has repeatedly denied targeting civilians"."""
    clause = grammar.clause_of(token)
    denial = token.head if token.head.lemma_.lower() == "deny" else clause.head
    return denial.lemma_.lower() == "deny" and any(c.lower_ in _EVER for c in denial.children)


_EVER = frozenset({"repeatedly", "consistently", "always", "routinely", "long", "regularly"})


def _is_asked(token: Token) -> bool:
    """Return whether the clause is what somebody was asked: "a soldier, asked where the convoy had gone, said ..."."""
    clause = grammar.clause_of(token)
    return (
        clause.dep_ in {"ccomp", "xcomp", "advcl"}
        and clause.head.lemma_.lower() in {"ask", "inquire", "wonder"}
        and any(c.tag_ in {"WRB", "WP", "WDT"} or c.lower_ in {"whether", "if"} for c in clause.children)
    )


def _speaks(evocation: Evocation, doc: Doc) -> bool:
    """Return whether a word of speech is a told act of a named or described speaker, not a pronoun's or a noun's."""
    token = evocation.token
    if evocation.part != "verbs" or any(c.dep_ == "neg" for c in token.children):
        return False
    speakers = grammar.subjects(token)
    outlet = (doc.report.outlet or "").casefold()
    if outlet and any(s.text.casefold() in outlet.split() for s in speakers):
        return False
    return any(s.pos_ in {"NOUN", "PROPN"} for s in speakers) and any(
        a.cue and a.cue[0] <= token.idx < a.cue[1] for a in doc.attributions
    )


def _is_ability(token: Token) -> bool:
    """Return whether the clause tells what something can do, not what it did: "can carry 150 soldiers"."""
    verb = grammar.clause_of(token)
    if token.lemma_.lower() in _SIGHT and {"nsubjpass", "auxpass"} <= {c.dep_ for c in token.children}:
        return False  # "five tanks can be seen at the gate"
    return any(
        c.lower_ in _ABILITY and c.dep_ in {"aux", "acomp", "attr"} for t in (token, verb) for c in t.children
    ) or (verb.dep_ in {"pcomp", "xcomp"} and verb.head.head.lower_ in _ABILITY)


def _claim(doc: Doc, frame: _Frame, mentions: Mentions, scene: Scene) -> Claim | None:
    evocation, participant = frame.evocation, frame.participant
    token, kind = evocation.token, evocation.kind
    mention = _of_parliament(resolve(participant.mention, mentions), doc)
    block = _block_at(doc, token.idx)
    if block is None:
        return None
    start, end = _extent(doc, token, block)
    assessment = assess(token, doc.tokens, doc.attributions)
    setting = own_setting(mentions.tokens[mention.head], scene.of(evocation, frame.heads, assessment.tense), scene)
    count = count_of(mention, mentions, named=participant.named is not None, deed=token)
    certainty, count = polarity_of(assessment, count, doc.tokens[mention.head], kind.name)
    chain = build_chain(doc, start, end, token.i)
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
        when=_seen_by_then(setting.when or _day_taken(doc, chain), kind, chain),
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


def _seen_by_then(when: When | None, kind: KindEntry, chain: Chain) -> When | None:
    """Return the time of an event: what a satellite's picture shows done was done by the day it was taken."""
    taken = chain.imagery.day if chain.imagery is not None and chain.basis is Basis.SATELLITE else None
    if kind.time == "state" or taken is None or when is None or (when.earliest, when.latest) != (taken, taken):
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
    words = sentence_of(token).text.lower()
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


def _block_at(doc: Doc, offset: int) -> Block | None:
    return next((b for b in doc.report.blocks if b.start <= offset < b.end), None)
