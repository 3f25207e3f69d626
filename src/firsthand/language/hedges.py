"""The words that raise doubt, deny, or put off: modals, adverbs, verbs, nouns, by how far they lower a certainty.

Classes after FactBank (Sauri and Pustejovsky 2009) and its predicate types; the lists are ours.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


POSSIBLE_MODALS = _words("may might could can")
PROBABLE_MODALS = _words("should ought must")
FUTURE_MODALS = _words("will shall 'll ’ll wo would 'd ’d")

POSSIBLE_ADVERBS = _words(
    "possibly perhaps maybe conceivably potentially reportedly allegedly purportedly supposedly ostensibly arguably"
    " rumoredly rumouredly"
)
PROBABLE_ADVERBS = _words(
    "probably likely apparently seemingly presumably evidently doubtless almost-certainly believably expectedly"
)
NEGATIVE_ADVERBS = _words("never not n't n’t neither nor no hardly scarcely barely nowhere")

# Verbs over the event's clause: "appears to have left", "is believed to be", "suspects that".
PROBABLE_VERBS = _words(
    "appear seem look believe think expect estimate assume presume reckon suppose suggest indicate anticipate"
    " predict forecast conclude assess foresee judge"
)
POSSIBLE_VERBS = _words(
    "suspect fear speculate allege rumour rumor wonder imagine guess hint surmise consider doubt worry dread hypothesize"
)
# The event need not happen at all.
UNREALISED_VERBS = _words(
    "plan want hope intend wish aim seek prepare propose threaten try attempt ask demand urge order request consider"
    " promise pledge vow agree offer call recommend advise encourage need require mean refuse decline plead beg"
    " negotiate discuss debate decide await like allow enable let instruct command tell warn contemplate expect"
    " schedule set poise ready invite convince persuade push pressure lobby"
)
# The event did not happen.
NEGATIVE_VERBS = _words(
    "deny fail prevent refuse avoid rule stop halt cancel decline forget foil thwart avert reject abort refute"
)
# Verbs that only look forward: the event is set, though not yet.
SCHEDULED_VERBS = _words(
    "expect plan schedule set prepare slate intend due poise hope aim threaten promise pledge vow agree decide"
)

UNKNOWN_ADJECTIVES = _words(
    "unclear unknown uncertain unconfirmed undetermined unsure unverified undisclosed unspecified unexplained unanswered"
)
UNKNOWN_VERBS = _words(
    "know determine verify confirm establish ascertain tell say clarify specify disclose reveal identify corroborate"
    " give provide offer release publish explain elaborate comment learn find state authenticate"
)
POSSIBLE_NOUNS = _words(
    "possibility chance risk fear rumour rumor speculation allegation suspicion prospect potential hint suggestion"
    " likelihood danger threat doubt question option"
)
PROBABLE_NOUNS = _words("probability likelihood expectation sign indication belief")
UNREALISED_NOUNS = _words(
    "plan attempt effort intention proposal hope desire offer demand request order goal aim option wish bid call need"
    " permission ability right decision promise pledge threat preparation invitation opportunity proposal"
)
NEGATIVE_NOUNS = _words("denial failure refusal lack absence inability prevention cancellation")
PROBABLE_ADJECTIVES = _words("likely probable apparent presumed expected believed supposed")
POSSIBLE_ADJECTIVES = _words(
    "possible potential alleged suspected reported purported rumored rumoured feared conceivable unlikely hypothetical"
)
NEGATIVE_ADJECTIVES = _words("false untrue impossible fake baseless unable unwilling")
CONDITIONS = _words("if unless whether should provided lest")
