"""What a sentence says is not known, is kept back, or is settled: "it is not clear whether", "refused to say how many".

Read off the words of the sentence, because parsers lose the clauses that such sentences ask about; off the parse only
what within the question is taken for granted ("it is not known how many died when the plane crashed": it crashed).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from firsthand.language.surface import sentence_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Verdict = Literal["unknown", "withheld", "settled"]


@dataclass(frozen=True, slots=True)
class Silence:
    """Words about a question, with what they say of it: nobody knows, somebody will not say, it is settled."""

    verdict: Verdict
    span: tuple[int, int]


_BE = r"(?:is|are|was|were|be|been|remains?|remained|stays?|stayed|it['’]s|seems?|seemed)"
_STILL = (
    r"(?:(?:still|yet|as\s+yet|as\s+of\s+now|so\s+far|largely|entirely|altogether|fully|immediately|publicly|officially"
    r"|independently|been|also|currently|at\s+all|at\s+once|to\s+this\s+day|really|simply|quite|exactly)\s+)*"
)
_NOT = r"(?:not|n['’]t|never)"
# To come to know: what follows is not known to who cannot, did not or has yet to.
_LEARN = (
    r"(?:learn|know|tell|establish|determine|ascertain|verify|confirm|corroborate|work\s+out|figure\s+out|find\s+out"
    r"|discover|identify|explain|account\s+for|understand|piece\s+together|see|pin\s+down|be\s+(?:sure|certain))"
)
_LEARNED = (
    r"(?:known|clear|certain|sure|aware|confirmed|specified|established|determined|ascertained|identified|verified"
    r"|corroborated|understood|explained|possible\s+to\s+(?:say|tell|know|verify|establish|determine|confirm))"
)
_DARK = (
    r"(?:unknown|unclear|uncertain|unconfirmed|undetermined|unverified|unexplained|unanswered|unresolved|unsure|unaware"
    r"|a\s+(?:complete\s+|total\s+)?mystery|an\s+open\s+question|an?\s+enigma|any(?:one|body)['’]s\s+guess"
    r"|a\s+matter\s+of\s+(?:speculation|conjecture|dispute|debate)|to\s+be\s+seen|in\s+the\s+dark|in\s+doubt"
    r"|at\s+a\s+loss\s+to\s+(?:say|explain|tell)"
    r"|(?:impossible|hard|difficult)\s+to\s+(?:say|tell|know|judge|establish|determine|verify))"
)
_NEWS = (
    r"(?:word|information|details?|indication|confirmation|reports?|news|knowledge|idea|clue|inkling|certainty|clarity"
    r"|figures?|records?|explanation|account|way\s+(?:of\s+knowing|to\s+(?:know|tell|verify|confirm))|telling|consensus)"
)
_NOBODY = r"(?:nobody|no\s+one|no-one|none\s+of\s+\w+(?:\s+\w+)?|neither(?:\s+of)?\s+[^.;:]{1,60}?)"
_FIGURE = r"the\s+(?:\w+\s+)?(?:number|toll|figure|count|total)\b"
_ASK_WORDS = rf"(?:(?:whether|if|how|what|who|whom|whoever|whose|where|when|why|which)\b|{_FIGURE})"
_UNKNOWN = (
    rf"\b{_BE}\s+{_STILL}{_NOT}\s+{_STILL}{_LEARNED}\b"
    rf"|\b(?:has|have|had)\s*{_STILL}{_NOT}\s+{_STILL}been\s+{_STILL}{_LEARNED}\b"
    rf"|\b(?:may|might|will|would|could|can|ca|wo)\s*(?:probably\s+|perhaps\s+|likely\s+|possibly\s+|well\s+|now\s+)?{_NOT}\s+{_STILL}be\s+{_STILL}{_LEARNED}\b"
    rf"|\b{_BE}\s+{_STILL}{_DARK}\b"
    rf"|\b(?:could|can|ca)\s*{_NOT}\s+(?:be\s+)?{_STILL}(?:say|{_LEARN})\b"
    rf"|\b{_NOT}\s+{_STILL}(?:been\s+)?able\s+to\s+(?:immediately\s+)?(?:say|{_LEARN})\b"
    rf"|\bunable\s+to\s+(?:immediately\s+)?(?:say|{_LEARN})\b"
    rf"|\b(?:do|does|did)\s*{_NOT}\s+{_STILL}(?:know|understand|remember|recall|say|specify|give|elaborate|clarify|identify)\b"
    rf"|\bnever\s+(?:learne?[dt]|knew|found\s+out|established|discovered|determined)\b"
    rf"|\b(?:could|can|are|is|was|were)\s+(?:give|offer|provide|find)\s+no\s+(?:\w+\s+)?{_NEWS}\s+(?:on|about|of|as\s+to|for)\b"
    rf"|\b(?:has|have|had)\s*{_NOT}\s+{_STILL}(?:said|specified|clarified|identified|known|learne?[dt]|established"
    rf"|determined|found\s+out|worked\s+out)\b"
    rf"|\b(?:has|have|had|is|are|was|were)\s+yet\s+to\s+(?:learn|know|establish|determine|ascertain|work\s+out|find\s+out"
    rf"|be\s+{_LEARNED})\b"
    rf"|\b(?:unclear|unknown|uncertain|unsure|unaware)\b(?=\s+(?:\w+\s+)?{_ASK_WORDS})"
    rf"|\b(?:waiting|wanting|anxious|desperate|eager)\s+to\s+(?:hear|learn|know|find\s+out)\b"
    rf"|\b(?:trying|working|seeking|struggling|attempting|hoping|scrambling|racing)\s+to\s+(?:learn|establish|determine"
    rf"|ascertain|work\s+out|find\s+out|verify|confirm|piece\s+together|figure\s+out)\b"
    rf"|\b(?:working|finding|figuring)\s+out\b"
    rf"|\b(?:(?:do|does|did)\s*{_NOT}\s+{_STILL}have|lack(?:s|ed|ing)?|(?:has|have|had)\s*{_NOT}\s+{_STILL}(?:had|got))\s+(?:\w+\s+){{0,2}}?{_NEWS}\s+(?:on|about|of|as\s+to)\b"
    rf"|\b(?:no|little|scant)\s+(?:\w+\s+){{0,2}}?{_NEWS}\s+(?:(?:yet|still)\s+)?(?:(?:was|were|is|are|has\s+been|had\s+been)\s+)?"
    rf"{_STILL}(?:(?:available|emerged)\s+)?(?:(?:on|about|of|as\s+to|regarding|concerning)\b|(?:for\s+)?(?=(?:whether|if|that|how|who|what|where|when|why)\b))"
    rf"|\b{_NOBODY}\s+(?:[\w'’-]+\s+){{0,4}}?(?:knows?|knew|could\s+(?:say|tell|be\s+sure)|can\s+(?:say|tell|be\s+sure)|(?:is|was|were)\s+(?:sure|certain))\b"
    rf"|\bnothing\s+(?:about|on|as\s+to)\b(?=\s+{_ASK_WORDS})"
    rf"|\b(?:little|nothing|not\s+(?:much|a\s+lot))\s+(?:is|was)\s+{_STILL}(?:known|clear)\b"
    rf"|\b(?:conflicting|contradictory|differing)\s+(?:reports|accounts|versions|claims|information)\s+(?:of|on|about|over|as\s+to)\b"
    rf"|\b(?:confusion|uncertainty|questions?)\s+(?:(?:remain(?:s|ed)?|persist(?:s|ed)?)\s+)?(?:about|over|as\s+to|surrounding|on|of)\b"
    rf"|\btoo\s+(?:early|soon)\s+to\s+(?:say|tell|know|judge)\b"
    rf"|\bwithout\s+(?:knowing|being\s+able\s+to\s+(?:say|tell))\b"
    rf"|\bwithout\s+(?:saying|specifying|giving|elaborating)\b"
)
# To tell what one knows: who declines to, or does not disclose, may well know.
_WITHHELD = (
    rf"\b(?:would|will|wo)\s*{_NOT}\s+{_STILL}(?:say|specify|disclose|reveal|elaborate|clarify|give|comment|detail|name"
    rf"|divulge|discuss|answer|explain|state|confirm|be\s+drawn)\b"
    rf"|\b{_NOBODY}\s+(?:would|will)\s+(?:say|specify|disclose|reveal|comment|discuss|confirm)\b"
    rf"|\b{_NOT}\s+(?:want|wish|care|like|going|about)\s+to\s+(?:say|specify|disclose|reveal|comment|discuss|confirm)\b"
    rf"|\b(?:do|does|did)\s*{_NOT}\s+{_STILL}(?:disclose|reveal|divulge|comment|discuss|release|make\s+public|publish)\b"
    rf"|\b(?:has|have|had)\s*{_NOT}\s+{_STILL}(?:disclosed|revealed|divulged|commented|discussed|released|published)\b"
    rf"|\b(?:{_BE}|has|have|had)\s*{_STILL}{_NOT}\s+{_STILL}(?:disclosed|revealed|divulged|released|made\s+public|published)\b"
    rf"|\b(?:declin|refus)(?:e|es|ed|ing)\s+to\s+(?:\w+ly\s+)?(?:say|specify|disclose|confirm(?:\s+or\s+deny)?|give|elaborate|comment|be\s+drawn"
    rf"|reveal|discuss|answer|speculate|identify|name|provide|state|clarify|acknowledge|explain|tell)\b"
    rf"|\b(?:unwilling|reluctant)\s+to\s+(?:say|specify|disclose|confirm|comment|reveal|discuss)\b"
    rf"|\bneither\s+confirm\w*\s+nor\s+den\w+"
    rf"|\bwithout\s+(?:disclosing|revealing|divulging|confirming)\b"
    rf"|\b(?:kept|keeps|keeping|stayed|remained|remains|is|was)\s+(?:silent|quiet|tight-lipped|mum)\s+(?:on|about|as\s+to|over)\b"
    rf"|\b(?:kept|keeps?|keeping)\s+(?:it\s+)?(?:a\s+)?secret\b"
    rf"|\b(?:declined|refused)\s+(?:all\s+|any\s+|further\s+)?comment\s+(?:on|about)\b"
    rf"|\b(?:dodg|sidestepp|evad|ignor|deflect)(?:ed|ing|es|s)\s+(?:\w+\s+)?questions?\s+(?:on|about|as\s+to|over)\b"
    rf"|\b(?:gave|gives|given|giving|offer(?:ed|s|ing)?|provid(?:ed|es|ing)|releas(?:ed|ing))\s+no\s+(?:\w+\s+)?(?:details?|information"
    rf"|figures?|indication|explanation|word|account)\s+(?:of|on|about|as\s+to|for)\b"
)
_SETTLED = (
    r"\bno\s+longer\s+(?:unclear|unknown|uncertain|in\s+doubt|in\s+question|in\s+dispute|a\s+mystery|a\s+secret)\b"
    r"|\bno\s+(?:longer\s+)?(?:any\s+)?(?:doubt|question|dispute)\b"
    r"|\b(?:nobody|no\s+one|no-one|none)\s+(?:now\s+|seriously\s+)?(?:doubt|dispute|question)(?:s|ed)?\b"
    r"|\b(?:beyond|without|not\s+in)\s+(?:any\s+|a\s+|all\s+|reasonable\s+)*(?:doubt|dispute|question)\b"
    r"|\b(?:do|does|did)\s*(?:not|n['’]t)\s+(?:doubt|dispute|question)\b"
    rf"|\b{_BE}\s+(?:now|finally|already|at\s+last)\s+(?:known|clear|certain|established|confirmed)\b"
    r"|\b(?:has|have|had)\s+(?:now|since|finally|at\s+last)\s+(?:been\s+)?(?:confirmed|established|learne?[dt]|determined)\b"
)
# Every wording begins with a word: most positions fail before any wording is tried.
_PHRASES = re.compile(
    rf"\b(?=\w)(?:(?P<settled>{_SETTLED})|(?P<withheld>{_WITHHELD})|(?P<unknown>{_UNKNOWN}))", re.IGNORECASE
)

_VERDICTS: tuple[Verdict, ...] = ("settled", "withheld", "unknown")
_ASKING = re.compile(rf"(?P<gap>[\s,]*(?:[\w'’-]+\s+){{0,4}}?)(?P<ask>{_ASK_WORDS})", re.IGNORECASE)
_ASKS = re.compile(
    rf"[\s,\"“]*(?:and\s+|but\s+|exactly\s+|precisely\s+|just\s+|as\s+for\s+|the\s+(?:identity|name|nationality)\s+of\s+|(?:when\s+|if\s+)?(?:asked|pressed|questioned)\s+(?:\w+\s+)?){{0,2}}(?P<ask>{_ASK_WORDS})",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:.]\s|\s[–—-]\s|,\s+(?:and|but|while|though|although|so|nor)\b")
_NEVER_RELATIVE = frozenset({"whether", "how", "why", "the"})
_SPEECH = frozenset({"say", "give", "elaborate", "comment", "disclose", "reveal", "specify", "clarify", "identify"})
_CLOSED = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
_STANDS_FOR = frozenset({"number", "toll", "count", "figure", "total"})
_REACH = 400  # characters within which the words about a question and what is asked stand
_UP = 8  # steps from an event to the question it may stand in


def find_silence(event: Token) -> Silence | None:
    """Return what the sentence says of the knowing of `event`: the words that say so and their verdict, or None.

    The event stands in the question that follows or precedes those words, is what could not be confirmed, or is the
    knowing itself ("its type was not known"). A refusal to speak is a known silence: "did not say" denies a saying.
    """
    sentence = sentence_of(event)
    start = sentence.start_char
    text = text_of(event.doc)[start : sentence.end_char]
    at = event.idx - start
    for verdict, first, last in _phrases(text):
        if first <= at < last:
            found = verdict == "unknown" and event.lemma_.lower() not in _SPEECH
        elif last <= at:
            found = at - last <= _REACH and _follows(event, verdict, text, start, last)
        else:
            found = first - at <= _REACH and verdict != "settled" and _precedes(event, text, start, first, last)
        if found:
            return Silence(verdict, (start + first, start + last))
    return None


@lru_cache(maxsize=64)
def _phrases(text: str) -> tuple[tuple[Verdict, int, int], ...]:
    """Return verdict, start and end of each wording in a sentence; kept, as every event of it asks again."""
    return tuple(
        (verdict, match.start(), match.end())
        for match in _PHRASES.finditer(text)
        for verdict in _VERDICTS
        if match[verdict] is not None
    )


def _follows(event: Token, verdict: Verdict, text: str, start: int, end: int) -> bool:
    """Return whether the event stands in what follows the wording that ends at `end` of the sentence's text."""
    at = event.idx - start
    between = text[end:at]
    if _BREAK.search(between):
        return False
    if verdict == "settled":
        return bool(re.match(r"\s+(?:\w+\s+){0,3}?(?:that|whether|if|how|who)\b|\s+(?:the|a|an|its|his)\b", between))
    asked = _ASKING.match(text, end)
    if asked is not None and asked.start("ask") <= at and not _is_relative(event, asked, start):
        return not _taken_for_granted(event, start + asked.start("ask"), asked["ask"])
    words = text[max(0, end - _REACH) : end].rsplit(maxsplit=1)[-1].casefold()
    if verdict == "withheld" and re.match(r"\s+(?:that|the|any|a|an|its|his|her|their)\s", between):
        return re.search(r"(?:confirm|confirmed|den(?:y|ied)|say)\Z", words) is not None
    if words in {"of", "on", "about", "to", "over", "regarding", "concerning"} or between.lstrip().startswith("that "):
        return _news_of(event, text[max(0, end - _REACH) : end]) and not _taken_for_granted(event, start + end, "")
    return False


_NO_NEWS = re.compile(rf"\b(?:no|little|scant)\s+(?:\w+\s+){{0,2}}?{_NEWS}\b[^.;]{{0,30}}\Z", re.IGNORECASE)


def _news_of(event: Token, before: str) -> bool:
    """Return whether the event is what there is no news of: "no word on casualties", not "of the attack"."""
    if _NO_NEWS.search(before) is None:
        return False
    return event.pos_ not in {"NOUN", "PROPN"} or not any(c.lower_ in _CLOSED for c in event.children)


def _is_relative(event: Token, asked: re.Match[str], start: int) -> bool:
    """Return whether the asking word opens a relative clause: "did not know the man who fired"."""
    gap, ask = asked["gap"].split(), asked["ask"].split()[0].casefold()
    if not gap or ask in _NEVER_RELATIVE:
        return False
    end = start + asked.start("gap") + len(asked["gap"].rstrip())
    before = event.doc.char_span(end - 1, end, alignment_mode="expand")
    if before is None:
        return False
    return before[-1].pos_ in {"NOUN", "PROPN", "PRON"} and before[-1].ent_type_ not in {"DATE", "TIME"}


def _taken_for_granted(event: Token, begin: int, ask: str) -> bool:
    """Return whether the event is a circumstance within the question that begins at `begin` with the word `ask`.

    "Whether anyone died *when the plane crashed*", "how many died *in the blast*", "whether *the men arrested* had":
    a clause of time or a relative clause, a definite noun after a preposition.
    """
    token, first = event, sentence_of(event).start
    for _ in range(_UP):
        if token.left_edge.idx <= begin or token.head.i == token.i:
            return False
        if token.dep_ == "relcl" or (token.dep_ == "advcl" and token.i > first):
            return not any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in token.children)
        closed = any(c.lower_ in _CLOSED for c in token.children)
        if token.dep_ == "pobj" and token.pos_ in {"NOUN", "PROPN"} and closed:
            return token.head.head.lemma_.lower() not in _STANDS_FOR
        if token.dep_ == "dobj" and closed and ask.casefold() in {"who", "why"}:
            return True  # "who carried out the attack"
        if token.dep_ == "acl" and any(c.lower_ in _CLOSED for c in token.head.children):
            return token.head.lemma_.lower() not in _STANDS_FOR and token.tag_ == "VBN"
        token = token.head
    return False


def _precedes(event: Token, text: str, start: int, first: int, last: int) -> bool:
    """Return whether the event stands in a question before the wording, or in its subject."""
    at = event.idx - start
    if _BREAK.search(text[at:first]):
        return False
    near = max(0, at - _REACH)
    begin = max([near, *(near + m.end() for m in _BREAK.finditer(text[near:at]))])
    asked = _ASKS.match(text, begin)
    if asked is not None and asked.start("ask") <= at:
        return not _taken_for_granted(event, start + asked.start("ask"), asked["ask"])
    return _is_unconfirmed(event, text[first:last])


_KNOWING = re.compile(r"confirm|known|unclear|establish|determin|verif|corroborat", re.IGNORECASE)


def _is_unconfirmed(event: Token, words: str) -> bool:
    """Return whether `event` is the subject of "is not known", "has not been confirmed".

    What could not be *verified* or corroborated stays as its source told it: only a figure is then open. The cause of
    a crash may be unknown; that there was one is not in doubt.
    """
    if _KNOWING.search(words) is None:
        return False
    token, steps = event, 0
    while steps < 4 and token.dep_ in {"pobj", "prep", "amod", "compound", "acl", "nummod"}:
        token, steps = token.head, steps + 1
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if token.lemma_.lower() in _STANDS_FOR:
        return True
    return token.i == event.i and re.search(r"verif|corroborat", words, re.IGNORECASE) is None
