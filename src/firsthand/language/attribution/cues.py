"""The words that carry attribution: verbs, nouns and phrases of saying, thinking and showing; kinds of speakers.

The classes follow the types of PARC 3.0 (Pareti 2012): assertions, beliefs, facts (perception), eventualities.
The lists are ours.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs whose clause is what somebody asserts; they also stand in parenthesis: "the plane, officials said, left".
SAY = _words(
    "say tell add note argue suggest write report claim explain state announce declare point conclude insist reply"
    " acknowledge predict warn reveal tweet confirm joke admit respond agree imply deny assert assess estimate"
    " testify"
    " allege maintain contend stress emphasize emphasise reiterate recall complain concede caution comment observe"
    " mention disclose remark quip post promise pledge vow threaten swear wonder counter answer advise hint signal"
    " speculate inform brief recount relate relay boast shout yell chant whisper retort echo repeat stipulate notify"
    " cite quote read publish opine lament charge interject tell elaborate clarify specify verify corroborate judge"
    " reckon calculate forecast blog retweet share broadcast dispute refute profess proclaim affirm underscore"
    " highlight underline posit surmise guess muse mutter murmur scream exclaim cry confess divulge volunteer reason"
    " remind assure convince persuade teach list detail outline describe protest object scoff sneer bemoan brag gush"
    " predict project propose recommend request demand urge ask beg plead order instruct direct command appeal call"
    " continue begin start explain go conclude radio narrate attest aver recite"
)
# Of those, the ones that introduce a clause only next to quotation marks; elsewhere they are ordinary verbs.
QUOTE_ONLY = _words("continue begin start go read call cry share list")
BELIEVE = _words(
    "believe think hope expect fear suspect know understand doubt worry feel consider anticipate foresee wish want"
    " intend plan suppose assume presume decide agree realize realise recognize recognise dream imagine"
)
# Verbs of perception and finding: first-hand when their subject is a person or crew, material when it is a picture.
FIND = _words(
    "see witness watch observe notice spot count photograph film capture document record detect track identify find"
    " determine discover learn hear show indicate demonstrate establish verify confirm ascertain geolocate depict map"
    " estimate conclude reveal suggest display picture log register measure recognise recognize"
)
SHOW = _words("show depict reveal indicate suggest capture display demonstrate confirm purport feature record document")
PERCEIVE = _words(
    "see witness watch observe notice spot count photograph film capture hear record document detect track"
    " identify find verify geolocate"
)
# Verbs whose object noun phrase is what is said: "confirmed the departure", "denied any role".
OBJECT = _words(
    "report confirm announce deny describe mention criticize criticise condemn denounce reject dismiss praise welcome"
    " reveal disclose demand propose promise predict cite question echo tout defend acknowledge admit claim declare"
    " note discuss endorse highlight refute dispute decry applaud lament deplore accuse blame urge express allege"
    " estimate tweet mock slam blast call contradict warn recount advocate protest name list oppose address"
    " recommend suggest pledge vow threaten recall stress emphasize emphasise expect predict show see spot witness"
    " observe count photograph film document detect track identify capture depict record indicate find write support"
)
# Verbs with a prepositional object that is what is said: "called for a ceasefire", "warned of attacks".
PREPOSITIONAL = {
    "call": _words("for on"),
    "warn": _words("of about against"),
    "talk": _words("about of"),
    "speak": _words("about of"),
    "refer": _words("to"),
    "point": _words("to"),
    "complain": _words("about of"),
    "comment": _words("on"),
    "focus": _words("on"),
    "respond": _words("to"),
    "apologize": _words("for"),
    "apologise": _words("for"),
    "boast": _words("of about"),
    "insist": _words("on"),
    "argue": _words("for against about"),
    "ask": _words("for about"),
    "appeal": _words("for"),
    "agree": _words("with on to"),
    "object": _words("to"),
    "allude": _words("to"),
    "rail": _words("against"),
    "report": _words("on"),
    "tell": _words("of about"),
    "write": _words("of about"),
    "post": _words("about of"),
    "tweet": _words("about of"),
    "hint": _words("at"),
}
# Verbs whose infinitive is what is said, wished or planned: "pledged to leave", "expects to reopen".
INFINITIVE = _words(
    "ask want refuse expect pledge vow urge promise threaten claim demand hope tell intend plan offer decline agree"
    " swear encourage call wish order instruct propose beg plead warn advise request decide consider"
)
# Passives without an agent: nobody says whose word it is.
AGENTLESS = _words(
    "report believe say think see expect know understand allege rumour rumor suspect claim fear assume presume spot"
    " consider estimate hear observe reckon document record photograph film assess confirm identify describe quote"
)
# Nouns with a clause or an of-phrase: "reports that", "his claim that", "allegations of".
NOUNS = _words(
    "report claim statement allegation assertion suggestion announcement warning denial confirmation rumour rumor"
    " speculation fear hope belief prediction estimate accusation admission argument insistence contention complaint"
    " promise pledge vow threat remark comment call demand finding conclusion assessment suspicion view opinion hint"
    " indication news word observation revelation description criticism testimony acknowledgement acknowledgment"
    " assurance proof evidence sign impression concern notion idea"
)
NOUNS_OF = _words("report claim allegation accusation rumour rumor speculation fear warning denial news prediction")
# The nouns that tell what kind of source a description is.
STATEMENT_NOUNS = _words(
    "statement communique communiqué letter release briefing announcement remark comment speech interview message"
    " testimony memo email bulletin notice declaration dispatch filing affidavit complaint indictment transcript"
    " document log record manifest logbook report study paper survey poll assessment review article story editorial"
    " headline book file dossier inquiry investigation database dataset data register census count tally"
)
# Papers and data that pass through hands: "a cable seen by X".
PAPER_NOUNS = _words(
    "cable paper file page copy tape recording audio text material information record minute note diary ledger data"
    " datum evidence report account order map spreadsheet screenshot contract passport invoice manifest schedule"
    " translation summary excerpt memorandum briefing-note decree edict circular directive gazette proclamation"
)
# Occasions on which words are spoken or handed out: "in an interview with X", "in remarks carried by X".
OCCASIONS = _words(
    "interview statement comment remark message call briefing conversation address speech reply response letter email"
    " text article column piece appearance note answer talk post broadcast dispatch transcript word"
)
# What is done to words or papers on their way; whoever does it stands above them.
PASSED = _words(
    "quote cite carry publish broadcast air run print report relay distribute circulate translate send give issue"
    " release post share upload stream show"
)
CHECKED = _words(
    "see verify obtain review check analyse analyze geolocate study examine authenticate access view inspect leak"
    " confirm assess acquire receive read scrutinise scrutinize"
)
# Papers and results that speak for whoever made them: "according to early estimates".
RESULT_NOUNS = _words(
    "estimate finding result autopsy test scan x-ray plan order warrant ruling verdict certificate map chart list"
    " archive statistic projection forecast simulation calculation"
)
# Nouns that can show or suggest something and are nobody's word.
ABSTRACT_NOUNS = _words(
    "evidence proof mystery history fact sign experience situation event incident attack strike blast explosion move"
    " decision development trend logic sense reason example case way thing time moment past future silence absence"
    " presence damage debris fragment wreckage crater wound injury scene size scale timing speed pattern number rise"
    " fall increase lack change departure arrival withdrawal operation raid battle war conflict death killing arrest"
    " toll mystery speculation doubt question concern fear hope pressure success failure victory defeat law rule"
)
HUMAN_NOUNS = _words(
    "people person folk family friend boy girl child teenager crowd troop civilian protester neighbor neighbour"
    " victim"
    " crew team soldier other majority everyone many several most few"
)
_CALENDAR = (
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday today yesterday tomorrow tonight spring summer autumn winter"
)
CALENDAR_WORDS = _words(f"{_CALENDAR} jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun")
POST_NOUNS = _words("post tweet thread account channel user blog blogger handle livestream")
SATELLITE_WORDS = _words("satellite imagery orbital")
IMAGE_NOUNS = _words("image imagery picture photo photograph photography snapshot still frame screenshot shot radar")
VIDEO_NOUNS = _words("video footage clip film recording livestream reel drone cctv dashcam camera")
ANALYSIS_NOUNS = _words("analysis investigation review count tally reading examination assessment verification study")
CREW_NOUNS = _words(
    "crew reporter correspondent journalist photographer team cameraman camerawoman stringer newsroom"
    " photojournalist producer"
)
TRACKING_WORDS = _words(
    "flight-tracking ship-tracking tracking transponder ads-b ais radar flightradar24 marinetraffic"
)
MEDIA_NOUNS = _words(
    "media medium press outlet newspaper paper broadcaster agency daily weekly magazine website site channel network"
    " station newswire tabloid radio television tv portal blog"
)
OFFICE_NOUNS = _words(
    "ministry army military government police department agency office authority kremlin pentagon council committee"
    " command administration presidency embassy guard force service navy bureau institute organization organisation"
    " group company firm court parliament cabinet commission party union association charity observatory regime"
    " hospital university board fund mission delegation campaign coalition militia movement faction brigade corps"
    " division regiment battalion directorate secretariat municipality operator airline authority state leadership"
    " side team consulate foundation centre center monitor watchdog rights white-house prosecution defence defense"
    " headquarters junta bank ngo clinic network federation alliance enforcement school college inspectorate customs"
    " coastguard prefecture governorate fleet garrison registry treasury senate congress squad mortuary morgue"
)
EXPERT_NOUNS = _words(
    "analyst expert researcher scholar professor specialist economist historian academic observer engineer scientist"
    " strategist fellow lecturer consultant pathologist meteorologist statistician forecaster examiner"
)
WITNESS_NOUNS = _words(
    "witness eyewitness resident villager bystander survivor passer-by passerby neighbor neighbour driver"
    " shopkeeper farmer fisherman traveller traveler passenger worker refugee inhabitant motorist islander evacuee"
    " commuter pedestrian onlooker local townsperson townspeople hostage captive escapee shopper worshipper pilgrim"
    " doctor surgeon physician midwife orderly paramedic medic rescuer firefighter fireman nurse lifeguard crewman"
    " crewmember deckhand sailor seaman skipper"
    " helmsman stoker steward stewardess stowaway trucker conductor porter docker dockworker stevedore miner"
    " shepherd herder herdsman goatherd cattleman hunter beekeeper fisher boatman ferryman net-mender gardener"
    " watchman nightwatchman caretaker janitor cleaner cashier vendor trader stallholder baker butcher cook waiter"
    " waitress barber tailor carpenter mechanic electrician plumber labourer laborer builder mason welder roofer"
    " milkman dustman cobbler glazier fisherwoman milkmaid gatekeeper cabbie peddler hawker fishmonger greengrocer"
    " grocer florist brewer miller potter weaver blacksmith locksmith joiner dressmaker seamstress dentist pharmacist"
    " chemist librarian verger sexton organist gravedigger undertaker forester ranger gamekeeper angler diver"
    " birdwatcher camper skier signalman crane-driver bystander"
    " innkeeper hotelier teacher schoolteacher pupil pensioner student tourist guest hiker climber cyclist"
    " motorcyclist householder homeowner tenant landlord widow widower housewife"
)
OFFICIAL_NOUNS = _words(
    "official spokesman spokeswoman spokesperson minister president general commander officer diplomat governor mayor"
    " chief secretary ambassador prosecutor sheriff lieutenant colonel captain major sergeant admiral deputy"
    " lawmaker senator envoy adviser advisor aide prime-minister chancellor director commissioner coroner premier"
    " detective judge attorney prefect attache attaché consul corporal brigadier marshal ensign councillor councilor"
    " alderman magistrate harbourmaster harbormaster stationmaster registrar ombudsman chairman chairwoman"
    " superintendent inspector undersecretary representative emir vice-president marines press-officer"
    " vice-admiral major-general lieutenant-colonel gendarme bailiff warden custodian commodore constable trooper"
)
# Heads of bodies: an official where the body is named ("the head of the rescue directorate").
HEADS = _words("head leader boss manager principal president master chairperson headmaster headmistress abbot abbess")
# Titles before a name, which the words for the office do not hold.
RANKS = _words("gen lt col maj capt sgt adm cpl cmdr brig gov sen rep insp supt lt-col lt-gen maj-gen brig-gen")
# Titles that stand before a full name and are no part of it.
TITLES = (
    RANKS
    | OFFICIAL_NOUNS
    | _words(
        "mr mrs ms miss dr prof professor sir lady lord father sister brother king queen prince princess sheikh"
        " imam rev"
        " reverend pastor bishop archbishop cardinal private lance-corporal lance staff vice prime foreign defence"
        " defense"
        " interior chairman president-elect first second warrant petty chief constable"
    )
)
# Captains of these see for themselves and speak for nobody.
CRAFT = _words(
    "ferry trawler tug tugboat ship boat tanker barge vessel freighter fishing airline dredger yacht coaster lighter"
    " steamer schooner lifeboat launch riverboat"
)
PEOPLE_NOUNS = (
    OFFICIAL_NOUNS
    | WITNESS_NOUNS
    | EXPERT_NOUNS
    | _words(
        "source activist medic doctor nurse fighter soldier insider man woman relative father mother leader head"
        " member"
        " boss owner pilot paramedic firefighter rescuer teacher lawyer chairman chairwoman founder veteran imam"
        " priest"
        " wife husband brother sister son daughter cousin uncle aunt nephew niece grandmother grandfather postman"
        " bishop sheikh elder warlord rebel insurgent militant tribesman prisoner detainee defector investigator"
        " inspector victim patient student"
    )
)
# Bodies that hear what others say and pass nothing on.
ASSEMBLIES = _words("court inquiry jury tribunal panel committee parliament hearing assembly trial council inquest")
# Numbers and shares before "of": "two of the survivors".
SHARES = _words(
    "one some several many most both each half number majority couple dozen dozens hundreds scores others another few"
    " handful pair all"
)
# Nouns for what somebody told: behind "based on an account by X" stands X.
ACCOUNTS = _words(
    "account word testimony interview call conversation tip information claim message statement report description"
    " recollection observation story telling version reckoning evidence remark comment letter estimate"
)
# Words before a preposition that name what a report rests on: "based on", "with reference to", "on the strength of".
GROUNDS = {
    "based": _words("on upon"),
    "basing": _words("on upon"),
    **dict.fromkeys(("using", "examining", "reviewing", "analysing", "analyzing", "comparing"), frozenset()),
    **dict.fromkeys(("relaying", "repeating", "recounting"), frozenset()),
    "looking": _words("at"),
    "judging": _words("by from"),
    "going": _words("by"),
    "relying": _words("on upon"),
    "drawing": _words("on upon"),
    "referring": _words("to"),
    "attributing": _words("to"),
    "reference": _words("to"),
    "strength": _words("of"),
    "basis": _words("of"),
    "authority": _words("of"),
    "word": _words("from of"),
}
PERSON_PRONOUNS = {"he": "m", "she": "f"}
FIRST_PERSON = _words("i we our us my ours me mine")
# The parser's model takes "hoped" and "hoping" for forms of "hop".
LEMMAS = {"hop": "hope", "planed": "plan", "bin": "be", "sayin": "say"}
# The finite verbs that close a sentence as "..., X said": reporting verbs only.
TAIL = _words(
    "say tell add note report write announce confirm claim state explain warn show reveal tweet post suggest indicate"
    " recall argue insist estimate acknowledge admit allege testify declare conclude reply believe find"
)
# What stands before a headline's colon and is nobody: labels, topics, kinds of piece.
LABELS = _words(
    "exclusive breaking live update updated latest watch video photo picture gallery analysis opinion comment"
    " explainer"
    " explained factbox timeline profile obituary review interview editorial letter podcast quiz mystery evidence"
    " news"
    " breakdown briefing summary recap correction clarification special war conflict crisis strike attack election"
    " talk"
    " day week month year how why what world politics business sport weather must-read fact check verify published"
    " posted revealed confirmed alert flash urgent"
)
# Verbs of saying that have somebody or something for their object: "..., told the guards to leave".
TRANSITIVE = _words(
    "tell inform brief notify remind assure convince persuade teach ask beg plead order instruct direct command urge"
    " call appeal begin start go read list detail charge cite quote publish broadcast share post answer counter"
    " protest volunteer threaten promise describe confess protect verify deny dispute refute reveal disclose hint"
    " signal continue request demand advise radio"
)
NOBODY = _words("nobody none nothing one who which that what there this")


def lemma_of(lemma: str, text: str) -> str:
    """Return the lemma of a word in lower case, with the model's known slips mended."""
    lower = lemma.lower()
    return LEMMAS[lower] if lower in LEMMAS and text.lower().startswith(LEMMAS[lower][:4]) else lower
