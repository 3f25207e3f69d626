"""Wording that shows what a line of a news page is: share buttons, "related" lines, credits, datelines, posts.

The cues were collected by reading saved pages of English-language news sites, local and international. Each is a
pattern of the page's furniture, never of a story's subject.
"""

from __future__ import annotations

import re

from firsthand.read.dates import find_date

I = re.IGNORECASE  # noqa: E741 - read as a flag in every pattern below

_SHARE_WORDS = frozenset(
    [
        "share",
        "shares",
        "tweet",
        "tweets",
        "facebook",
        "twitter",
        "x",
        "email",
        "e-mail",
        "print",
        "pinterest",
        "linkedin",
        "whatsapp",
        "telegram",
        "reddit",
        "copy",
        "link",
        "save",
        "more",
        "google",
        "plus",
        "pocket",
        "flipboard",
        "messenger",
        "sms",
        "comment",
        "comments",
        "like",
        "likes",
        "loading",
        "this",
        "a",
        "on",
        "via",
        "bookmark",
        "listen",
        "gift",
        "article",
        "story",
        "post",
        "bluesky",
        "threads",
        "instagram",
        "youtube",
        "tiktok",
        "snapchat",
        "viber",
        "vk",
        "wechat",
        "rss",
        "send",
        "text",
        "in",
        "to",
        "with",
        "friend",
        "friends",
        "full",
        "or",
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "the",
        "our",
        "follow",
        "us",
        "resize",
        "aa",
        "font",
        "size",
    ]
)
_NAV_WORDS = frozenset(
    [
        "home",
        "news",
        "world",
        "politics",
        "business",
        "sport",
        "sports",
        "culture",
        "opinion",
        "local",
        "weather",
        "video",
        "videos",
        "photos",
        "live",
        "tv",
        "radio",
        "region",
        "regional",
        "economy",
        "subscribe",
        "sign",
        "in",
        "log",
        "out",
        "register",
        "login",
        "menu",
        "search",
        "account",
        "my",
        "about",
        "contact",
        "us",
        "jobs",
        "careers",
        "privacy",
        "policy",
        "terms",
        "of",
        "use",
        "service",
        "cookies",
        "cookie",
        "help",
        "faq",
        "advertise",
        "advertising",
        "newsletters",
        "newsletter",
        "more",
        "all",
        "sections",
        "section",
        "e-paper",
        "epaper",
        "front",
        "page",
        "top",
        "stories",
        "latest",
        "breaking",
        "health",
        "science",
        "tech",
        "technology",
        "entertainment",
        "arts",
        "travel",
        "style",
        "lifestyle",
        "life",
        "food",
        "education",
        "environment",
        "climate",
        "middle",
        "east",
        "europe",
        "asia",
        "africa",
        "americas",
        "us",
        "uk",
        "international",
        "national",
        "markets",
        "money",
        "finance",
        "magazine",
        "podcasts",
        "podcast",
        "audio",
        "shows",
        "programmes",
        "watch",
        "listen",
        "feedback",
        "complaints",
        "corrections",
        "accessibility",
        "site",
        "map",
        "sitemap",
        "skip",
        "to",
        "content",
        "main",
        "navigation",
        "close",
        "open",
        "back",
        "previous",
        "next",
        "explore",
        "investigations",
        "features",
        "analysis",
        "explainers",
        "crime",
        "traffic",
        "community",
        "events",
        "classifieds",
        "obituaries",
        "shop",
        "store",
        "apps",
        "app",
        "donate",
        "support",
        "membership",
        "edition",
        "editions",
        "and",
        "the",
        "for",
        "you",
        "verify",
        "imprint",
        "masthead",
        "contacts",
        "archive",
        "archives",
        "topics",
        "tags",
    ]
)
_TERMINAL = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]]*$")

SHORT_FURNITURE = re.compile(
    r"^\W*(?:advertise?ments?|sponsored(?: content)?|close|loading[\s.…]*|menu|search|skip to .{1,30}|copy link(?: copy)?|"
    r"hide transcript.*|show transcript.*|play(?: video)?|pause|replay|buy photo|view full caption|scroll down for .{1,20}|"
    r"continue reading.*|story continues (?:below|after).*|article continues (?:below|after).*|read more|see more|show more|"
    r"load more|view (?:more|all|comments).*|leave a (?:comment|reply).*|post a comment.*|be the first to comment.*|"
    r"\d+ (?:shares?|comments?|min(?:ute)?s? read|views?)|(?:reading time|time to read)\b.*|(?:listen to|hear) this .*|"
    r"image(?: source)?|getty|back to top|top of page|next|previous|prev|print|email|share|tweet|a\s+a(?:\s+a)?|a[+-]|"
    r"\d{1,2}:\d\d(?: / \d{1,2}:\d\d)?|"
    r"please (?:enable|turn on) java ?script.*|this slideshow requires.*|your browser does not .*|"
    r"by clicking .*|we use cookies.*|this (?:site|website) uses cookies.*|accept (?:all )?cookies.*)\W*$",
    I,
)
FURNITURE = re.compile(
    r"^\W*(?:(?:sign|signed) up\b|subscribe\b|log in\b|sign in\b|download (?:the|our|now|on)\b|click (?:here|the|on)\b|tap here\b|"
    r"follow (?:us|the latest|@|\w+(?: \w+){0,2} on\b)|like us\b|like this:|share this:?|join (?:the conversation|our\b|us\b)|"
    r"stay (?:up to date|with \w+|updated|connected|informed|tuned)|get (?:the latest|breaking|our|alerts|email|news|more)\b|"
    r"don'?t miss\b|check out (?:our|more|the|these)\b|(?:have|got|do you have) (?:a|any) (?:news )?(?:tips?|story|information to share)\b|"
    r"send (?:us )?(?:your|a|story|tips)\b|report (?:an error|a typo|a correction)|read or share this|text \W?\w+\W? to \d{4,6}|"
    r"your notification has|there was a problem|email notifications|email newsletters|install or update|watch (?:live|us|now)\b|"
    r"listen (?:live|now|here)\b|for (?:more|the latest|breaking) (?:news|stories|updates|local|headlines|information on this story)\b.{0,60}"
    r"(?:click|visit|follow|download|here|app|website|listen|go to)|you must (?:be logged|enter)|already have an account|"
    r"thank you for (?:registering|signing|subscribing|reading)|we have sent you|if you (?:do not|don'?t) receive|welcome back\b|"
    r"to (?:comment|read more|continue reading|see more)\b|comments? (?:are|is|have been) (?:closed|disabled|moderated)|"
    r"this (?:material|content|article) may not be|powered by\b|support (?:our|independent|quality) journalism|"
    r"become a (?:member|subscriber|supporter)|terms (?:of|and)\b|privacy (?:policy|notice)\b|unsubscribe\b|you(?: are|'re)? receiv(?:e|ing) this|view (?:this )?(?:e-?mail )?in (?:your|a) browser|manage (?:your )?(?:preferences|subscriptions?)|(?:our )?cookie policy|"
    r"(?:you can )?(?:reach|contact|e?-?mail) (?:the )?(?:reporter|writer|author|[A-Z]\w+ (?:[A-Z]\w+ )?at)\b|"
    r"e?-?mail:?\s+\S+@\S+|twitter:?\s+@\w+|(?:on )?twitter\s*:|@\w+$|[\w.+-]+@[\w-]+\.[\w.]+\W*$)",
    I,
)
COPYRIGHT = re.compile(
    r"^\W{0,3}(?:(?:©|\(c\)|&copy;)\s*\S|copyright\s+(?:©|\(c\)|by\b|\d{4}|[A-Z(]))|\ball rights reserved\b|^\(?©", I
)
_RELATED_LEAD = re.compile(
    r"^\W{0,4}(?:related(?: (?:articles?|stor(?:y|ies)|coverage|content|news|links?|posts?|reading|videos?|topics?))?|"
    r"see (?:also|more)|read(?: (?:also|more|next|this|our|the full story|here|:))?|also read|must[- ]read|more(?: on this(?: story)?| from [^:]{2,40})?|"
    r"further reading|in case you missed it|icymi|recommended(?: reading| for you)?|you (?:may|might) (?:also )?like|don'?t miss|"
    r"watch(?: (?:live|more|now|below|also|the video|video))?|(?:photos?|photo gallery|gallery|in pictures|slideshow|videos?|map|interactive|live(?: updates)?|"
    r"opinion|explainer|background|timeline|podcast|listen|previously|earlier|what to know))\s*(?::|\||>+|»|–|—|\s-\s|→)\s*\S"
    r"|^\W{0,3}(?:RELATED(?: (?:ARTICLES?|STOR(?:Y|IES)|COVERAGE))?|READ MORE|SEE ALSO|ALSO READ|Related Coverage|Related Stor(?:y|ies)|Related Articles?)\s+[A-Z0-9'\"“‘]"
    r"|^(?:>>|»|→|►|▶)\s*\S",
    I,
)
# The same words may open a body sentence: "Previously: ..." no; "Read: ..." hardly; these only as capitals or in links.
_LIST_HEAD = re.compile(
    r"^\W{0,3}(?:more (?:from|in|on|about|stories|news|top|headlines|coverage|like this|to read)|most (?:read|popular|viewed|shared|commented|recent|watched)|"
    r"(?:now )?trending|recommended|related(?: (?:articles?|stories|coverage|content|news|topics|links|posts|reading|items|videos|headlines))?|"
    r"you (?:may|might) (?:also )?(?:like|be interested|have missed)|read (?:next|more|also|on)|also (?:read|in the news|in|on|from)|see also|top (?:stories|news|headlines|videos|trending)|"
    r"latest(?: (?:news|stories|headlines|updates?|videos|from))?|popular(?: (?:now|stories|posts|articles))?|editor(?:'s|s'|s|’s|s’)? picks?|don[’']?t miss|"
    r"what[’']?s (?:hot|trending|new)|(?:from )?around the (?:web|world|site)|from (?:our|the) (?:partners|sponsors|web|archives?)|sponsored(?: content| links| stories)?|promoted(?: stories| content)?|"
    r"paid (?:content|partner)|(?:in )?other (?:news|stories|headlines)|elsewhere(?: on)?|up next|next (?:story|article|up)|previous (?:story|article)|"
    r"(?:reader )?comments?|\d+ (?:pending )?comments?|leave a (?:comment|reply)|join the discussion|tags?|topics?|filed under|keywords|categories|"
    r"share this(?: (?:article|story|post|page))?|follow us|about us|contact us|newsletters?|archives?|breaking news|headlines|news in brief|"
    r"also|just in|must reads?|photo galleries|videos?|in this (?:section|package)|explore more|keep reading|stories you may like|"
    r"(?:our )?other titles|site index|quick links|useful links|get in touch|company|legal)\b[^.!?]{0,45}$",
    I,
)
_HARD_END = re.compile(
    r"comments?\b|leave a|discussion|around the web|partners|sponsor|promoted|paid|most (?:read|popular|viewed|shared|commented|watched)|"
    r"you (?:may|might)|trending|about us|contact us|archives?|site index|quick links|legal",
    I,
)
_TAG_LINE = re.compile(
    r"^\W{0,3}(?:tags?|topics?|filed under|keywords|categor(?:y|ies)|posted in|tagged(?: with)?)\s*:?\s*\S", I
)
_PLAYLIST = re.compile(r"^(?:now playing:?\s*)?\d{1,2}:\d\d\s+\S.{5,140}$|^(?:Video|VIDEO) \d{1,2}:\d\d\b")
_CAPTION_LEAD = re.compile(
    r"^\W{0,2}(?:(?:photo|image|picture|media|video) ?caption\b:?|caption\s*:|file (?:photo|image|picture|footage|video)?\s*[-–—:.]|\[?(?:image|photo|picture|figure|fig\.)\s+\d+\s+of\s+\d+|"
    r"(?:image|photo|picture|figure|fig\.)\s*\d*\s*:\s*\S|in (?:this|an?)(?: \w+){0,6} (?:photo|photograph|image|picture|screengrab|handout|video grab|frame grab|frame)\b[^.]{0,80}"
    r"(?:,| taken| released| provided| made)|this (?:\w+ ){0,4}(?:photo|photograph|handout|combination|screengrab|frame grab|video grab)\b|"
    r"this (?:\w+ ){0,3}satellite (?:image|photo|picture)\b[^.]{0,40}(?:provided|released|from|taken)|"
    r"(?:screengrab|screenshot|still|handout photo|handout image|file photo)\b[^.]{0,30}(?:from|of|shows|showing|released))",
    I,
)
_COUNTER = re.compile(r"^\W*(?:image|photo|picture|slide|figure)?\s*\d+\s*(?:of|/)\s*/?\s*\d+\W*$", I)
_AGENCY = r"(?:AP|AFP|Reuters|REUTERS|EPA|EPA-EFE|EFE|dpa|DPA|TASS|Sputnik|Xinhua|ANSA|Anadolu|AA|UPI|PA(?: Media| Wire)?|Getty(?: Images)?|Shutterstock|Alamy|The Associated Press|Associated Press|Agence France-Presse|Maxar|Planet Labs)"
_PICTURE_WORD = r"(?i:(?:satellite (?:image|photo)|photo(?:graph)?|image|picture|pic|video|file|screengrab|screenshot|graphic|map|satellite image|illustration|source|credit|courtesy|handout)s?)"
_PAREN_CREDIT = re.compile(
    rf"\s*[(\[](?:©|{_PICTURE_WORD}\b(?:\s+(?:credit|by|via|courtesy(?: of)?|from|provided by))?\s*[:/|©-]?\s*|AP Photo|AP Images|via\b|photo by\b|handout\b)[^()\[\]]{{0,140}}[)\]]\.?$"
    rf"|\s*[(\[][^()\[\]]{{0,80}}\b(?:AP Photo|Getty Images|Handout|handout via|via {_AGENCY}|/\s?(?:{_AGENCY}|Staff|Handout))\b[^()\[\]]{{0,60}}[)\]]\.?$"
    r"|(?<=[.\"”’])\s*[(\[](?:[A-Z][\w.'’-]+ ){1,3}?[A-Z]?[\w.'’-]*\s?/\s?[A-Z][\w .&'’-]{1,40}[)\]]\.?$"
    r"|(?<=[.\"”’])\s*[(\[][A-Z][A-Z0-9]{2,5}(?:-TV)?(?: (?:photo|TV|News|\d{1,2}))?[)\]]$"
)
_PLAIN_CREDIT = re.compile(
    rf"(?:(?<=[.!?\"”’])|^)\s*(?:{_PICTURE_WORD}(?: credit)?s?\s*(?::|\bby\b|©|/)\s*\S.{{1,80}}|©\s*\S.{{1,60}}"
    rf"|(?:[A-Z][\w.'’-]+,? ){{0,6}}[\w.'’-]+\s?/\s?(?:[A-Z][\w.'’-]* ?){{1,4}}(?:\s*via\s+{_AGENCY})?|(?:[A-Z][\w.'’/-]+ ){{1,6}}via {_AGENCY}"
    rf"|AP Photo\b.{{0,40}}|Getty Images\b.{{0,20}}|Handout(?: photo| image| picture)?(?: via| by|/).{{1,50}}|Courtesy (?:of )?[A-Z].{{1,60}})\.?$"
)
_CREDIT = re.compile(
    rf"^\W{{0,4}}(?:(?:additional|with|with additional|further|extra)?\s*(?:reporting|writing|editing|compiled|compilation|text|story|edited|translated|translation|written|reported|produced|production|graphics?|photograph(?:s|y)?|"
    rf"photos?|video|images?|pictures?|picture editing|maps?|illustrations?|research|interviews?|filming)(?:(?:,| and| &) (?:\w+ ){{0,2}}\w+)?\s*(?:by\b|:)\s*\S"
    rf"|{_PICTURE_WORD}(?: credit)?s?\s*(?::|\bby\b)\s*\S|handout\b[^.]{{0,20}}\b(?:via|from|by)\b|courtesy (?:of )?[A-Z]|(?:source|sources|credit|credits)\s*:\s*\S"
    rf"|(?:—|–|--?)\s*(?:with (?:reporting|files|agencies)|{_AGENCY}\b)|(?:with (?:files|reporting|agencies|wires?|inputs?|input)\b)|(?-i:With [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0, 2}(?: and [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0, 2})? in [A-Z][\w ,]{2, 30}\.?$)|(?:agencies|wire reports?|staff reports?|staff and agencies)\W*$"
    rf"|{_AGENCY}\s*(?:/|photo\b|via\b|,|\band\b|\W*$)|as told to\b|first published\b|originally published\b)",
    I,
)
_CONTRIBUTED = re.compile(r"\b(?:contributed|contributing) to this (?:report|story|article|post|dispatch)\b", I)
_BYLINE = re.compile(
    r"^\W{0,2}(?i:by|(?:posted|published|written|story|reported|words) by|authors?|reporter)\s*:?\s+(?:the\s+)?[A-Z][^!?]{1,110}$"
    r"|^(?:By|From) (?:the|our) [\w ]{3,60}(?:desk|staff|team|bureau|reporters?|correspondents?|crew)\b[^.!?]{0,40}$"
)
_BYLINE_LOOSE = re.compile(
    r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?:\s*[,|/•·-]\s*|\s+(?=in [A-Z]))(?:[A-Z][\w .'’-]{1,40}|.{0,30}\b(?:writer|reporter|correspondent|editor|staff|bureau|desk)\b.{0,30}|in [A-Z][\w ,]{2,40})$"
)
_POST_TAIL = re.compile(
    r"\s*(?:[—–―]|--|&mdash;|\s-)\s*(?P<author>[^()@—–]{1,70}?)\s*\(@(?P<handle>[\w.]{1,40})\)"
    r"\s*[,·•|-]?\s*(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d)|(?:\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d)|(?:19|20)\d\d-\d\d-\d\d)?"
)
_POSTED_TAIL = re.compile(
    r"\s*\b(?:Posted|Publiée|Shared) by (?P<author>[^.@]{2,60}?) on (?:\w+day, )?(?P<date>[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d)"
)
_NOT_PLACE = re.compile(
    r"^(?:update[sd]?|breaking|related|watch|read|more|photos?|videos?|new|police|report|correction|exclusive|analysis|opinion|note|live|original|just|statement|source|first|"
    r"editor|developing|alert|warning|listen|see|also|file|caption|by|published|posted|advertisement|share|tags?|previous|earlier|what|who|why|when|where|how|q|a|fact|"
    r"media|contact|for|image|picture|credit|headline|title|date|url|outlet|author|summary|key|timeline|background|interview|clarification)\b",
    I,
)
_PLACE = r"(?:[A-ZÀ-Ž][A-ZÀ-Ž'’.-]+(?:[ /][A-ZÀ-Ž][A-ZÀ-Ž'’.-]*){0,4})"
_MIXED = r"(?:[A-ZÀ-Ž][\w'’.-]+(?:[ /-][A-ZÀ-Ž][\w'’.-]*){0,3})"
_REGION = r"(?:,\s*[A-ZÀ-Ž][\w.'’-]*(?: [A-ZÀ-Ž][\w.'’-]*){0,3}){0,2}"
_WHEN = r"(?:,?\s+(?:\w+day,?\s+)?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)(?:,?\s+(?:19|20)\d\d)?)"
DATELINE = re.compile(
    rf"^(?:(?:Near|Outside|Off|Aboard|Over|Inside|NEAR|OUTSIDE|ABOARD)\s+)?(?P<place>{_PLACE}{_REGION}){_WHEN}?,?\s*(?:\(\s*(?P<agency>[^()]{{2,50}})\)\s*(?:[-–—―]+|:)?|/(?P<slash>[A-Z][\w .]{{1,30}})/\s*[-–—.]*|[-–—―]{{1,3}}|:)\s+(?=\S)"
    rf"|^(?P<place2>{_MIXED}{_REGION}){_WHEN}?,?\s*\(\s*(?P<agency2>[^()]{{2,50}})\)\s*(?:[-–—―]{{1,3}}|:)\s+(?=\S)"
    rf"|^(?P<place3>{_MIXED}{_REGION}){_WHEN}\s*(?:[-–—―]{{1,3}})\s+(?=\S)"
)


def words(text: str) -> int:
    """Return how many words a line has; scripts without spaces count three characters as one."""
    return max(len(text.split()), len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", text)) // 3)


def ends_sentence(text: str) -> bool:
    """Return whether a line ends as a sentence does."""
    return bool(_TERMINAL.search(text))


def is_prose(text: str) -> bool:
    """Return whether a line reads as a paragraph of running text."""
    count = words(text)
    return (count >= 12 and ends_sentence(text)) or count >= 30


def is_navigation(line: str) -> bool:
    """Return whether a line is a menu: items between bars or wide gaps, or nothing but section names."""
    text = line.strip()
    if not text or len(text) > 400:
        return False
    items = [item.strip() for item in re.split(r"\s*[|•·›»]\s*|\s{3,}|\t+", text) if item.strip()]
    short = all(words(item) <= 4 and not ends_sentence(item) for item in items)
    if len(items) >= 3 and short and not re.search(r"\d{4}|\d:\d\d", text):
        return True
    found = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", text.casefold())
    return 0 < len(found) <= 40 and all(word in _NAV_WORDS for word in found) and not ends_sentence(text)


def is_share(text: str) -> bool:
    """Return whether a line is only share buttons and counters."""
    found = re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.casefold())
    return (
        0 < len(found) <= 25
        and all(w in _SHARE_WORDS or w.isdigit() for w in found)
        and not all(w.isdigit() for w in found)
    )


def is_furniture(text: str) -> bool:
    """Return whether a line is part of the page and not of the story: share, sign-up, copyright, counters, tags."""
    count = words(text)
    if count > 60:
        return False
    if is_share(text) or SHORT_FURNITURE.match(text) or _COUNTER.match(text) or not re.search(r"[^\W_]", text):
        return True
    if COPYRIGHT.search(text) and not _says(text, count):
        return True
    return count <= 40 and bool(
        FURNITURE.match(text) or _PLAYLIST.match(text) or (_TAG_LINE.match(text) and not ends_sentence(text))
    )


def is_copyright(text: str) -> bool:
    """Return whether a line claims the page's copyright; "© Maxar" under a picture, without a year, does not."""
    return bool(COPYRIGHT.search(text)) and bool(re.search(r"\b(?:19|20)\d\d\b|rights? reserved|copyright", text, I))


def _says(text: str, count: int) -> bool:
    """Return whether a long line only mentions the words that would make a short one furniture."""
    return count > 25 and bool(re.search(r"\b(?:said|says|told|according to)\b", text))


def is_related(text: str) -> bool:
    """Return whether a line points to another story ("Related: ...", "READ MORE: ...")."""
    return words(text) <= 35 and bool(_RELATED_LEAD.match(text))


def list_heading(text: str) -> str | None:
    """Return "soft" or "hard" when a line opens a list of other stories, else None; after a hard one nothing resumes."""
    if words(text) > 8 or ends_sentence(text) or not _LIST_HEAD.match(text):
        return None
    return "hard" if _HARD_END.search(text) else "soft"


def is_credit(text: str) -> bool:
    """Return whether a whole line says who wrote, filmed or supplied something."""
    count = words(text)
    if _CONTRIBUTED.search(text):
        return count <= 60
    return count <= 40 and bool(_CREDIT.match(text)) and not (count > 14 and _says_more(text))


def _says_more(text: str) -> bool:
    return len(re.findall(r"[.!?][\"”)]?\s+[A-Z]", text)) >= 2


def is_byline(text: str) -> bool:
    """Return whether a line is a byline: "By Jane Doe", "By Jane Doe and Levant Wire staff"."""
    if words(text) > 18 or (ends_sentence(text) and not re.search(r"\b(?:Jr|Sr|Inc)\.$", text)):
        return False
    return bool(_BYLINE.match(text))


def is_loose_byline(text: str) -> bool:
    """Return whether a line near a headline names a writer without "By": "Jane Doe, staff writer"."""
    return words(text) <= 10 and not ends_sentence(text) and bool(_BYLINE_LOOSE.match(text))


def is_caption_lead(text: str) -> bool:
    """Return whether a line opens as a caption does ("File photo:", "In this image provided by ...")."""
    return words(text) <= 90 and bool(_CAPTION_LEAD.match(text))


def is_date_line(text: str) -> bool:
    """Return whether a line only says when (and perhaps by which outlet) something was published."""
    if words(text) > 22 or len(text) > 200:
        return False
    found = find_date(text)
    if found is None:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    again = find_date(rest)
    if again:
        rest = rest[: again.start] + " " + rest[again.end :]
    return words(re.sub(r"[^\w\s]", " ", rest)) <= 7 and not ends_sentence(rest.rstrip(" .") or "-")


def split_credit(text: str) -> tuple[str, str, bool] | None:
    """Return (what stands before, the picture credit, whether in brackets) when a line ends in one, else None."""
    found = _PAREN_CREDIT.search(text)
    if found:
        return text[: found.start()].rstrip(), text[found.start() :].strip(), True
    found = _PLAIN_CREDIT.search(text) if words(text) <= 90 else None
    if found and (found.start() > 0 or words(text) <= 12):
        return text[: found.start()].rstrip(), text[found.start() :].strip(), False
    return None


def split_dateline(text: str) -> tuple[int, str | None] | None:
    """Return (where the story begins, the agency in brackets) when a paragraph opens with a dateline, else None."""
    found = DATELINE.match(text)
    if not found or _NOT_PLACE.match(text) or found.end() > 110:
        return None
    agency = found["agency"] or found["agency2"] or found["slash"]
    place = found["place"]
    if place and not agency and not found[0].rstrip().endswith(("-", "–", "—", "―", ":")):
        return None
    if place and not agency and found[0].rstrip().endswith(":") and words(place) > 3:
        return None
    if place and len(re.sub(r"[^A-ZÀ-Ž]", "", place.split(",")[0])) < 3:
        return None
    return found.end(), agency


def find_post(text: str) -> re.Match[str] | None:
    """Return the signature that ends an embedded post, with groups author, date and (for a handle) handle."""
    return _POST_TAIL.search(text) or _POSTED_TAIL.search(text)
