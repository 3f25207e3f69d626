"""The words that raise doubt, deny, or put off: modals, adverbs, verbs, nouns, by how far they lower a certainty.

Classes after FactBank (Sauri and Pustejovsky 2009) and its predicate types; the lists are ours.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


POSSIBLE_MODALS = _words("may might could can")
PROBABLE_MODALS = _words("should ought must")
FUTURE_MODALS = _words("will shall 'll ’ll wo would 'd ’d")

POSSIBLE_ADVERBS = _words("possibly perhaps maybe conceivably potentially purportedly supposedly ostensibly arguably")
PROBABLE_ADVERBS = _words("probably likely apparently seemingly presumably evidently doubtless believably expectedly")
# What others report, the outlet passes on as likely; "purportedly" keeps its distance.
REPORTED_ADVERBS = _words("reportedly allegedly")
NEGATIVE_ADVERBS = _words("never not n't n’t neither nor no hardly scarcely barely nowhere")

# Verbs over the event's clause: "appears to have left", "is believed to be", "suspects that".
PROBABLE_VERBS = _words(
    "appear seem look believe think estimate assume presume reckon suppose suggest anticipate predict forecast foresee"
)
POSSIBLE_VERBS = _words(
    "suspect fear speculate allege rumour rumor wonder imagine guess hint surmise worry dread hypothesise hypothesize"
)
# Over an infinitive or clause: wished or asked for, tried, planned, settled.
WISHING_VERBS = _words(
    "want hope wish seek aim threaten propose ask demand urge order request consider offer call need plead beg advise"
    " recommend encourage instruct command invite persuade pressure lobby contemplate discuss debate negotiate refuse"
    " await require"
)
WISHING_CLAUSES = _words("hope wish demand propose request recommend urge insist require ask threaten")
TRYING_VERBS = _words("try attempt struggle strive allow permit authorise authorize")
PLANNING_VERBS = _words("plan prepare intend promise pledge vow mean")
SETTLED_VERBS = _words("agree schedule set decide slate")
# The event did not happen, or not yet.
NEGATIVE_VERBS = _words(
    "deny fail prevent refuse avoid stop cease halt cancel decline forget foil thwart avert abort refute escape evade"
    " bar block dissuade deter rebut dispute disclaim repudiate"
)
NEGATIVE_OVER_NOUNS = _words(
    "deny prevent avoid cancel halt stop foil thwart avert abort delay postpone suspend block refuse"
)
UNREALISED_OVER_NOUNS = _words(
    "plan schedule expect seek demand propose consider threaten want urge request discuss await negotiate promise"
)
UNREALISED_BY_PREPOSITION = {
    "call": _words("for"),
    "hope": _words("for"),
    "wait": _words("for"),
    "push": _words("for"),
    "ask": _words("for"),
    "prepare": _words("for"),
    "plan": _words("for on"),
    "aim": _words("at for"),
    "appeal": _words("for"),
    "argue": _words("for"),
    "press": _words("for"),
    "brace": _words("for"),
}
# Verbs that take a report back: "denied reports that", "rejected the claim that".
REJECTING_VERBS = _words(
    "deny reject dismiss refute rebut dispute debunk contradict disprove fabricate invent concoct falsify"
)
GIVING_UP = _words("abandon drop cancel scrap shelve ditch forgo withdraw reverse")
WRONGLY = _words("wrongly falsely mistakenly erroneously incorrectly")
FIGURES = _words("figure number toll count total tally estimate")
UNTRUTHS = _words("lie hoax fabrication invention falsehood nonsense myth fiction")
LINKING_VERBS = _words("be seem appear look remain become sound")
# Verbs that end a course: what was to come "before" is not reached. "Was shot down before reaching the coast".
ENDING_VERBS = _words(
    "shoot intercept destroy stop turn defuse foil thwart sink crash halt abort arrest detain die kill capture seize"
    " collapse fail break neutralise neutralize disarm catch cancel"
)
# Verbs that only carry an event noun: "carried out an attack", "the explosion occurred".
LIGHT_VERBS = _words(
    "make launch carry conduct take have be occur happen hold begin start stage mount perform complete undertake see"
    " cause suffer sustain result lead follow"
)
PROVING_VERBS = _words("prove show mean indicate demonstrate establish guarantee imply confirm verify ensure")
# Verbs that only look forward: the event is set, though not yet.
SCHEDULED_VERBS = _words(
    "expect plan schedule set prepare slate intend due poise hope aim threaten promise pledge vow agree decide"
)
POSSIBLE_NOUNS = _words(
    "possibility chance risk fear rumour rumor speculation allegation suspicion prospect potential hint suggestion"
    " likelihood danger accusation"
)
PROBABLE_NOUNS = _words("probability expectation indication belief")
UNREALISED_NOUNS = _words(
    "plan attempt effort intention proposal hope desire offer demand request goal aim wish bid call need threat"
    " promise pledge preparation invitation refusal order"
)
NEGATIVE_NOUNS = _words("denial failure refusal absence inability prevention cancellation")
DOUBTING_ADJECTIVES = _words("unlikely doubtful improbable implausible questionable dubious")
PROBABLE_ADJECTIVES = _words("likely probable apparent presumed believed supposed")
POSSIBLE_ADJECTIVES = _words(
    "possible potential alleged suspected reported purported rumored rumoured feared conceivable hypothetical"
)
PLANNED_ADJECTIVES = _words("planned proposed future expected imminent impending")
TRIED_ADJECTIVES = _words("attempted threatened")
FAILED_ADJECTIVES = _words("foiled failed cancelled canceled aborted averted thwarted")
# What is said of a report to take it back; and, with it, what says that something cannot be done.
UNTRUE = _words(
    "false untrue fake baseless unfounded groundless wrong incorrect inaccurate untruthful fabricate fabricated"
    " absurd ridiculous laughable preposterous nonsensical bogus"
)
NEGATIVE_ADJECTIVES = UNTRUE | _words("impossible unable unwilling")
