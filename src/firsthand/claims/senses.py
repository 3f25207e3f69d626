"""Verbs that a pack lists and that mean something else here: what they are about shows the sense.

A verb's sense goes with its class of construction (Levin 1993, English Verb Classes and Alternations): what moves, and
to what; what is lost; what breaks out. Where the construction is another, the event of the pack did not happen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims import grammar
from firsthand.claims.motions import leads_nowhere

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 9
"""Tokens after a verb within which what became of somebody is told."""


def is_another_sense(verb: Token) -> bool:
    """Return whether a verb does not mean the event that it looks like."""
    return any(test(verb) for test in _TESTS)


def _is_blow_of_nobody(verb: Token) -> bool:
    """Return whether a "blow" has no one behind it: an earthquake, a storm or a crisis strikes, and attacks nobody.

    Verbs of contact by impact take natural forces and abstract causes as subjects (Levin 1993, 18.1 and 18.4).
    """
    if verb.lemma_.lower() not in _BLOWS:
        return False
    return any(t.lemma_.lower() in _FORCES for t in grammar.agents(verb) or grammar.subjects(verb))


_BLOWS = frozenset({"strike", "hit", "pound", "batter", "target", "attack"})
_FORCES = frozenset(
    {"earthquake", "quake", "tremor", "aftershock", "storm", "thunderstorm", "snowstorm", "hurricane"}
    | {"cyclone", "typhoon", "tornado", "twister", "tsunami", "flood", "flooding", "downpour"}
    | {"wind", "gale", "gust", "lightning", "landslide", "mudslide", "avalanche", "wildfire"}
    | {"drought", "heatwave", "snow", "blizzard", "hailstorm", "eruption", "meteorite", "epidemic"}
    | {"pandemic", "outbreak", "disease", "virus", "famine", "tragedy", "disaster", "catastrophe"}
    | {"crisis", "recession", "shortage", "outage", "blackout", "layoff", "sanction", "tariff"}
    | {"inflation", "scandal", "grief", "misfortune"}
)  # not fire, rain, hail or waves, which are of missiles too


def _goes_nowhere(verb: Token) -> bool:
    """Return whether a verb of directed motion leads to a state, a dealing or a paper: "went through the files".

    Such verbs (Levin 1993, 51.1) take places as goals; what is no place makes them speak of change or of reading
    (states are locations: Lakoff and Johnson 1980, chapter 14).
    """
    if verb.lemma_.lower() == "leave" and any(c.dep_ == "dobj" and c.lemma_.lower() in _KIN for c in verb.children):
        return not _leaves_in_a_state(verb)
    if verb.lemma_.lower() == "take" and any(c.lower_ == "home" and c.i > verb.i for c in verb.children):
        return True  # to carry with one (Levin 1993, 11.3)
    if verb.lemma_.lower() == "leave":  # "left nine wounded"
        return any(c.dep_ in {"oprd", "ccomp"} and (c.tag_ == "VBN" or c.pos_ == "ADJ") for c in verb.rights)
    if verb.lemma_.lower() not in _MOTIONS:
        return False
    goals = [target for words, target in grammar.prepositional(verb) if words in _GOALWARD]
    goals += [c for c in verb.rights if c.dep_ == "dobj"]
    return any(goal.lemma_.lower() in _NO_PLACES and goal.ent_type_ not in {"GPE", "LOC", "FAC"} for goal in goals)


def _goes_on_an_errand(verb: Token) -> bool:
    """Return whether who "went on" something began it: a strike, a rampage, trial, sale."""
    if verb.lemma_.lower() != "go" or any(c.dep_ == "prt" for c in verb.rights):
        return False
    begun = [target for words, target in grammar.prepositional(verb) if words in {"on", "into"}]
    return bool(begun) and not any(target.ent_type_ or target.lower_ in _CARRIED_BY for target in begun)


_CARRIED_BY = frozenset({"foot", "horseback", "board", "patrol", "shore", "strike"})


def _leaves_in_a_state(verb: Token) -> bool:
    """Return whether a verb tells what became of somebody: "left two sons dead", not "leaves a widow".

    The dead leave whom they leave: a verb of future having (Levin 1993, 13.3).
    """
    return any(t.lower_ in _STATES for t in verb.doc[verb.i + 1 : verb.i + 1 + _REACH])


_STATES = frozenset({"dead", "wounded", "injured", "hurt", "homeless", "orphaned", "missing", "stranded", "behind"})
_KIN = frozenset(
    {"widow", "widower", "wife", "husband", "son", "daughter", "child", "grandchild", "grandson", "granddaughter"}
    | {"parent", "mother", "father", "brother", "sister", "sibling", "orphan", "family"}
)
_MOTIONS = frozenset(
    {"go", "come", "enter", "reach", "return", "get", "move", "run", "pass", "follow", "arrive", "head"}
)
_GOALWARD = frozenset({"to", "into", "through", "under", "on", "over"})
_NO_PLACES = frozenset(
    {"document", "paper", "file", "record", "picture", "image", "imagery", "photo", "photograph", "footage", "video"}
    | {"data", "detail", "list", "evidence", "figure", "number", "archive", "recording", "text", "account", "material"}
    | {"talk", "talks", "negotiation", "dialogue", "deal", "agreement", "accord", "compromise", "consensus", "contact"}
    | {"settlement", "conclusion", "decision", "verdict", "understanding", "deadlock", "impasse", "conflict", "clash"}
    | {"force", "effect", "power", "service", "operation", "production", "question", "doubt", "play", "being"}
    | {
        "normal",
        "normality",
        "life",
        "hiding",
        "trial",
        "trap",
        "trouble",
        "problem",
        "retirement",
        "view",
        "action",
        "war",
        "debt",
        "bankruptcy",
        "phase",
        "stage",
    }
    | {"fire", "level", "peak", "high", "low", "age", "pressure", "criticism", "scrutiny", "suspicion", "attention"}
)


def _is_preposition(verb: Token) -> bool:
    """Return whether "following" means after: "died following a crash" (marginal prepositions: Quirk 1985, 9.8)."""
    if verb.lower_ != "following" or verb.head.lemma_.lower() in _PERCEPTION:
        return False
    bare = not any(c.dep_.startswith(("nsubj", "aux")) for c in verb.children)
    return bare and any(c.dep_ in {"dobj", "pobj"} for c in verb.children)


def _comes_of(verb: Token) -> bool:
    """Return whether a verb tells of an origin (Levin 1993, 48.1): "the shots came from a roof"."""
    if verb.lemma_.lower() != "come":
        return False
    ways = [(words, target) for words, target in grammar.prepositional(verb) if words in _WAYS]
    sources = [target for words, target in ways if words == "from"]
    if not sources or len(sources) < len(ways):
        return False
    return not any(source.ent_type_ in {"GPE", "LOC", "FAC"} for source in sources)


def _is_let_go(verb: Token) -> bool:
    """Return whether who goes is let go: released, gone nowhere that is told."""
    return verb.lemma_.lower() == "go" and verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_.lower() == "let"


def _begins(verb: Token) -> bool:
    """Return whether what breaks out begins: "gunfire broke out"; only who was held escapes."""
    if verb.lemma_.lower() != "break" or not any(c.lower_ == "out" for c in verb.rights):
        return False
    return any(_is_unrest(t) for t in grammar.subjects(verb))


def _is_unrest(token: Token) -> bool:
    return token.lemma_.lower() in _UNREST or (token.lower_.endswith("ing") and token.tag_ in {"NN", "VBG"})


def loses_no_thing(verb: Token) -> bool:
    """Return whether what is lost is contact, control or sight: no thing is lost, and nobody dead."""
    if verb.lemma_.lower() != "lose":
        return False
    return any(c.dep_ == "dobj" and c.lemma_.lower() in _NOT_LOST for c in verb.children)


_PERCEPTION = frozenset({"see", "watch", "hear", "film", "spot", "observe", "notice"})
_WAYS = frozenset({"from", "to", "into", "toward", "towards", "at", "in", "through", "over", "across", "down", "up"})
_UNREST = frozenset(
    {"gunfire", "fire", "blaze", "war", "violence", "panic", "unrest", "riot", "clash", "fight", "brawl", "scuffle"}
    | {"battle", "row", "dispute", "protest", "outbreak", "disease", "epidemic", "cholera", "measles", "rebellion"}
    | {"hostility", "conflict", "chaos", "skirmish", "applause", "disorder", "trouble", "argument", "melee"}
)
_NOT_LOST = frozenset(
    {"contact", "touch", "track", "sight", "control", "communication", "communications", "connection", "signal"}
    | {"power", "electricity", "pressure", "altitude", "height", "speed", "balance", "consciousness", "patience"}
    | {"interest", "confidence", "trust", "support", "ground", "momentum", "hope", "count", "way", "temper", "grip"}
)


def _crosses_no_border(verb: Token) -> bool:
    """Return whether what is crossed is no line on the ground: swords, one's mind, a red line (Levin 1993, 51.1)."""
    if verb.lemma_.lower() != "cross":
        return False
    crossed = [c for c in verb.rights if c.dep_ == "dobj"]
    red = any(k.lower_ in {"red", "ethical", "moral", "thin"} for c in crossed for k in c.children)
    return red or any(c.lemma_.lower() in _NOT_CROSSED for c in crossed)


_NOT_CROSSED = frozenset(
    {"sword", "mind", "finger", "arm", "leg", "path", "threshold", "aisle", "mark", "divide", "hand", "t"}
)


def _shows_in_a_picture(verb: Token) -> bool:
    """Return whether a "capture" is a picture's: a camera took the scene, and nobody took the town."""
    return verb.lemma_.lower() == "capture" and any(t.lemma_.lower() in _PICTURES for t in grammar.agents(verb))


_PICTURES = frozenset(
    {"camera", "film", "video", "footage", "photo", "photograph", "picture", "image", "cctv", "satellite", "novel"}
    | {"book", "song", "painting", "microphone", "photographer", "lens", "phone", "drone"}
)


def is_shooting(fire: Token) -> bool:
    """Return whether a "fire" is of weapons: "rocket fire at the depot", "small-arms fire"; nothing burns by that."""
    return any(c.lemma_.lower() in _FIRED for c in fire.lefts if c.dep_ in {"compound", "amod", "nmod"})


_FIRED = frozenset(
    {"rocket", "artillery", "mortar", "gun", "small", "arm", "arms", "tank", "shell", "sniper", "missile", "rifle"}
    | {"hostile", "friendly", "enemy", "live", "cannon", "heavy", "machinegun", "covering", "indirect", "incoming"}
    | {"outgoing", "return", "automatic", "anti-aircraft", "drone", "howitzer", "grenade", "machine", "cross"}
)


def _gets_off(verb: Token) -> bool:
    """Return whether who "steps down" gets off a vehicle or a stage, and leaves no office."""
    if verb.lemma_.lower() not in {"step", "stand"}:
        return False
    left = [t for words, t in grammar.prepositional(verb) if words.startswith(("from", "off"))]
    return any(t.lemma_.lower() in _STEPS for t in left)


_STEPS = frozenset(
    {"cab", "bus", "train", "car", "truck", "lorry", "plane", "ladder", "podium", "stage", "stair", "platform", "van"}
    | {"tractor", "chair", "kerb", "curb", "coach", "tram", "wagon", "carriage", "helicopter", "boat", "rostrum"}
)


def _takes_time_off(verb: Token) -> bool:
    """Return whether what is "taken off" is time: whoever takes Monday off stays at home."""
    off = verb.lemma_.lower() == "take" and any(c.lower_ == "off" for c in verb.rights)
    return off and any(c.dep_ in {"dobj", "npadvmod"} and c.ent_type_ in {"DATE", "TIME"} for c in verb.rights)


def _is_habit(verb: Token) -> bool:
    """Return whether a verb tells what goes on as a rule: "crashes kill 30 people a day" (Quirk et al. 1985, 4.6)."""
    if verb.tag_ not in {"VBZ", "VBP"} or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "relcl" and verb.head.tag_ == "NNS" and not any(c.dep_ in _TELLING_WHICH for c in verb.head.lefts):
        return True  # "people who die by drowning"
    for span in verb.doc[verb.i + 2 : verb.i + _REACH]:
        if span.is_punct or span.pos_ == "ADP":
            return False
        if span.lemma_.lower() in _SPANS and span.nbor(-1).lower_ in {"a", "an", "every", "each"}:
            return True
    return False


_TELLING_WHICH = frozenset({"det", "nummod", "poss"})
_SPANS = frozenset({"day", "week", "month", "year", "night", "hour"})


def _yields(verb: Token) -> bool:
    """Return whether who "gave way to" another let him pass: only what bears a load gives way by itself."""
    if verb.lemma_.lower() != "give" or not any(c.dep_ == "dobj" and c.lower_ == "way" for c in verb.rights):
        return False
    return any(t.lower_ == "to" and t.dep_ == "prep" for c in (verb, *verb.rights) for t in c.rights)


def _finds_out(verb: Token) -> bool:
    """Return whether a finding is of a fact or a verdict: "found that", "was found guilty", "found it hard"."""
    if verb.lemma_.lower() != "find":
        return False
    judged = (c for c in verb.rights if c.dep_ in {"ccomp", "oprd", "acomp", "xcomp"})
    return any(
        any(k.dep_ == "mark" for k in c.children) or c.lower_ in VERDICTS or (c.pos_ == "VERB" and c.tag_ in _FINITE)
        for c in judged
    )


VERDICTS = frozenset(
    {"guilty", "liable", "responsible", "innocent", "difficult", "hard", "easy", "impossible", "useful"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _stays_so(verb: Token) -> bool:
    """Return whether what "remains" goes on being something, and stays nowhere: "remains among the richest towns"."""
    if verb.lemma_.lower() not in {"remain", "stay"}:
        return False
    if any(c.dep_ in {"attr", "acomp", "oprd"} for c in verb.rights):
        return not any(c.lower_ in _WHERE for c in verb.rights)
    led = [(words, t) for words, t in grammar.prepositional(verb) if words in {"among", "under", "on", "in", "at"}]
    return bool(led) and all(w == "among" or t.lemma_.lower() in _STATES_OF_BEING for w, t in led[:1])


_WHERE = frozenset({"there", "here", "inside", "outside", "behind", "home", "aboard", "ashore", "underground"})
_STATES_OF_BEING = frozenset(
    {"supervision", "arrest", "custody", "control", "pressure", "review", "investigation", "treatment", "condition"}
    | {"power", "office", "effect", "force", "place", "doubt", "touch", "contact", "charge", "line", "contention"}
    | {"order", "alert", "track", "course", "hold", "sale", "offer", "average", "strike", "use", "danger", "debt"}
)


def _takes_nothing(verb: Token) -> bool:
    """Return whether a bare noun makes one predicate with the verb: "took office", "took part", "hold talks"."""
    if verb.lemma_.lower() not in {"take", "hold", "seize", "gain"}:
        return False
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    return bool(objects) and all(c.tag_ == "NN" and not any(True for _ in c.lefts) and not c.ent_type_ for c in objects)


def _lifts_himself(verb: Token) -> bool:
    """Return whether somebody brings himself out of what he is in: no one else rescued or took him."""
    return verb.lemma_.lower() in {"lift", "pull", "drag", "free", "haul"} and any(
        c.dep_ == "dobj" and c.lower_.endswith(("self", "selves")) for c in verb.rights
    )


def _shows_to_be(verb: Token) -> bool:
    """Return whether what is shown or seen is how somebody is thought of: "polls that showed him victorious"."""
    if verb.lemma_.lower() not in {"show", "see", "picture"}:
        return False
    thought = (c for c in verb.rights if c.dep_ in {"ccomp", "oprd", "xcomp"} and c.pos_ == "ADJ")
    return any(k.dep_ == "nsubj" and k.pos_ == "PRON" for c in thought for k in c.children)


def _is_let_in(verb: Token) -> bool:
    """Return whether who "admitted with" an illness or a wound was admitted to a ward, and confesses nothing."""
    if verb.lemma_.lower() != "admit" or any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.rights):
        return False
    if any(words == "to" for words, _ in grammar.prepositional(verb)):
        return False
    return any(words in {"with", "for"} for words, _ in grammar.prepositional(verb))


def _is_visited(verb: Token) -> bool:
    """Return whether people "hit" what one goes to, not what one strikes: the shops, the road, the headlines."""
    if verb.lemma_.lower() != "hit" or grammar.is_passive(verb):
        return False
    visited = any(c.dep_ == "dobj" and c.lower_ in _GONE_TO and _is_the(c) for c in verb.rights)
    return visited and not any(t.lemma_.lower() in _FLYING for t in grammar.subjects(verb))


def _is_the(noun: Token) -> bool:
    return [c.lower_ for c in noun.lefts] == ["the"]


_GONE_TO = frozenset(
    {"shops", "stores", "shelves", "road", "roads", "streets", "headlines", "beach", "beaches", "slopes", "town", "gym"}
    | {"screens", "stage", "market", "markets", "bottle", "ground", "deck", "books", "airwaves", "jackpot", "trail"}
)
_FLYING = frozenset(
    {"missile", "rocket", "shell", "bomb", "drone", "strike", "airstrike", "blast", "explosion", "fire", "mortar"}
    | {
        "projectile",
        "munition",
        "warhead",
        "grenade",
        "round",
        "jet",
        "warplane",
        "helicopter",
        "truck",
        "lorry",
        "car",
    }
    | {"van", "bus", "train", "debris", "shrapnel"}
)


_TESTS = (
    _finds_out,
    _stays_so,
    _takes_nothing,
    _lifts_himself,
    _shows_to_be,
    _is_let_in,
    _is_visited,
    _is_habit,
    _yields,
    _is_blow_of_nobody,
    _crosses_no_border,
    _shows_in_a_picture,
    _gets_off,
    _takes_time_off,
    _goes_nowhere,
    leads_nowhere,
    _goes_on_an_errand,
    _is_preposition,
    _comes_of,
    _is_let_go,
    _begins,
)
