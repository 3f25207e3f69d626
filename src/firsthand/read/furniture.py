"""Wording that shows a line to be the page's furniture: share buttons, menus, "related" lines, copyright, lists.

The cues were collected by reading saved pages of English-language news sites, local and international. Each is a
pattern of pages, never of a story's subject.
"""

from __future__ import annotations

import re

from firsthand.read.cues import ends_sentence, is_prose, words

_SHARE = (
    "share shares tweet tweets facebook twitter x email e-mail print pinterest linkedin whatsapp telegram reddit "
    "copy link save more google plus pocket flipboard messenger sms comment comments like likes loading this a on "
    "via bookmark listen gift article story post bluesky threads instagram youtube tiktok snapchat viber vk wechat "
    "rss send text in to with friend friends full or 0 1 2 3 4 5 6 7 8 9 the our follow us resize aa font size"
)
_SHARE_WORDS = frozenset(_SHARE.split())
_NAV = (
    "home news world politics business sport sports culture opinion local weather video videos photos live tv "
    "radio region regional economy subscribe sign in log out register login menu search account my about contact "
    "us jobs careers privacy policy terms of use service cookies cookie help faq advertise advertising newsletters "
    "newsletter more all sections section e-paper epaper front page top stories latest breaking health science "
    "tech technology entertainment arts travel style lifestyle life food education environment climate middle east "
    "europe asia africa americas us uk international national markets money finance magazine podcasts podcast "
    "audio shows programmes watch listen feedback complaints corrections accessibility site map sitemap skip to "
    "content main navigation close open back previous next explore investigations features analysis explainers "
    "crime traffic community events classifieds obituaries shop store apps app donate support membership edition "
    "editions and the for you verify imprint masthead contacts archive archives topics tags"
)
_NAV_WORDS = frozenset(_NAV.split())
SHORT_FURNITURE = re.compile(
    r"^\W*(?:(?:last )?(?:updated |published )?\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?) ago|"
    r"(?:(?:url|source|link|retrieved from|available at)\s*:?\s+)?<?https?://\S+|advertise?ments?|"
    r"sponsored(?: content)?|close|loading[\s.…]*|menu|search|skip to .{1,30}|"
    r"copy link(?: copy)?|"
    r"hide transcript.*|show transcript.*|play(?: video)?|pause|replay|buy photo|view full caption|"
    r"scroll down for .{1,20}|"
    r"continue reading.*|story continues (?:below|after).*|article continues (?:below|after).*|read more|"
    r"see more|show more|"
    r"load more|view (?:more|all|comments).*|leave a (?:comment|reply).*|post a comment.*|be the first to comment.*|"
    r"\d+ (?:shares?|comments?|min(?:ute)?s? read|views?)|(?:reading time|time to read)\b.*|(?:listen to|hear) this .*|"
    r"image(?: source)?|getty|embed\s*>?\s*more (?:news )?videos?.{0,200}|\[?web extra.{0,80}|back to top|"
    r"top of page|next|previous|prev|print|email|share|tweet|a\s+a(?:\s+a)?|a[+-]|"
    r"\d{1,2}:\d\d(?: / \d{1,2}:\d\d)?|"
    r"please (?:enable|turn on) java ?script.*|this slideshow requires.*|your browser does not .*|"
    r"by clicking .*|we use cookies.*|this (?:site|website) uses cookies.*|accept (?:all )?cookies.*)\W*$",
    re.IGNORECASE,
)
FURNITURE = re.compile(
    r"^\W*(?:(?:sign|signed) up\b|subscribe\b|log in\b|sign in\b|download (?:the|our|now|on)\b|click (?:here|"
    r"the|on)\b|tap here\b|"
    r"follow (?:us|the latest|@|\w+(?: \w+){0,2} on\b)|like us\b|like this:|share this:?|"
    r"join (?:the conversation|our\b|us\b)|"
    r"stay (?:up to date|with \w+|updated|connected|informed|tuned)|get (?:the latest|breaking|our|alerts|"
    r"email|news|more)\b|"
    r"don'?t miss\b|check out (?:our|more|the|these)\b|(?:have|got|do you have) (?:a|any) (?:news )?(?:tips?|"
    r"story|information to share)\b|"
    r"send (?:us )?(?:your|a|story|tips)\b|report (?:an error|a typo|a correction)|read or share this|"
    r"text \W?\w+\W? to \d{4,6}|"
    r"your notification has|there was a problem|email notifications|email newsletters|install or update|"
    r"watch (?:live|us|now)\b|"
    r"listen (?:live|now|here)\b|for (?:more|the latest|breaking) (?:news|stories|updates|local|headlines|"
    r"information on this story)\b.{0,60}"
    r"(?:click|visit|follow|download|here|app|website|listen|go to)|you must (?:be logged|enter)|"
    r"already have an account|"
    r"thank you for (?:registering|signing|subscribing|reading)|we have sent you|if you (?:do not|"
    r"don'?t) receive|welcome back\b|"
    r"to (?:comment|read more|continue reading|see more)\b|comments? (?:are|is|have been) (?:closed|disabled|"
    r"moderated)|"
    r"this (?:material|content|article) may not be|powered by\b|support (?:our|independent|quality) journalism|"
    r"become a (?:member|subscriber|supporter)|terms (?:of|and)\b|privacy (?:policy|notice)\b|unsubscribe\b|"
    r"you(?: are|'re)? receiv(?:e|ing) this|view (?:this )?(?:e-?mail )?in (?:your|a) browser|"
    r"manage (?:your )?(?:preferences|subscriptions?)|(?:our )?cookie policy|"
    r"(?:you can )?(?:reach|contact|e?-?mail) (?:the )?(?:reporter|writer|author|[A-Z]\w+ (?:[A-Z]\w+ )?at)\b|"
    r"e?-?mail:?\s+\S+@\S+|twitter:?\s+@\w+|(?:on )?twitter\s*:|@\w+$|[\w.+-]+@[\w-]+\.[\w.]+.{0,40}$|"
    r"visit (?:the )?[\w -]{3,50} (?:at|on) (?:https?://|www\.))",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"^\W{0,3}(?:(?:©|\(c\)|&copy;)\s*\S|copyright\s+(?:©|\(c\)|by\b|\d{4}|[A-Z(]))|\ball rights reserved\b|^\(?©",
    re.IGNORECASE,
)
_RELATED_LEAD = re.compile(
    r"^\W{0,4}(?:related(?: (?:articles?|stor(?:y|ies)|coverage|content|news|links?|posts?|reading|videos?|topics?))?|"
    r"see (?:also|more)|read(?: (?:also|more|next|this|our|the full story|here|:))?|also read|must[- ]read|"
    r"more(?: on this(?: story)?| from [^:]{2,40})?|"
    r"further reading|in case you missed it|icymi|recommended(?: reading| for you)?|you (?:may|"
    r"might) (?:also )?like|don'?t miss|"
    r"watch(?: (?:live|more|now|below|also|the video|video))?|(?:photos?|photo gallery|gallery|in pictures|"
    r"slideshow|videos?|map|interactive|live(?: updates)?|"
    r"opinion|explainer|background|timeline|podcast|listen|previously|earlier|what to know))\s*(?::|\||>+|»|–|"
    r"—|\s-\s|→)\s*\S"
    r"|^\W{0,3}(?:RELATED(?: (?:ARTICLES?|STOR(?:Y|IES)|COVERAGE))?|READ MORE|SEE ALSO|ALSO READ|"
    r"Related Coverage|Related Stor(?:y|ies)|Related Articles?)\s+[A-Z0-9'\"“‘]"
    r"|^(?:>>|»|→|►|▶)\s*\S",
    re.IGNORECASE,
)
# Before a whole sentence these open a caption, an earlier version or an item of a list.
_TELLS = re.compile(
    r"^\W{0,4}(?:photos?|photo gallery|gallery|in pictures|slideshow|videos?|map|live|background|timeline|"
    r"previously|earlier)\b"
    r"|^(?:>>|»|→|►|▶)",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(
    r"^\W{0,3}(?:more (?:from|in|on|about|stories|news|top|headlines|coverage|like this|to read)|most (?:read|"
    r"popular|viewed|shared|commented|recent|watched)|"
    r"(?:now )?trending|recommended|related(?: (?:articles?|stories|coverage|content|news|topics|links|posts|"
    r"reading|items|videos|headlines))?|"
    r"you (?:may|might) (?:also )?(?:like|be interested|have missed)|read (?:next|more|also|on)|also (?:read|"
    r"in the news|in|on|from)|see also|top (?:stories|news|headlines|videos|trending)|"
    r"latest(?: (?:news|stories|headlines|updates?|videos|from))?|popular(?: (?:now|stories|posts|articles))?|"
    r"editor(?:'s|s'|s|’s|s’)? picks?|don[’']?t miss|"
    r"what[’']?s (?:hot|trending|new)|(?:from )?around the (?:web|world|site)|from (?:our|the) (?:partners|"
    r"sponsors|web|archives?)|sponsored(?: content| links| stories)?|promoted(?: stories| content)?|"
    r"paid (?:content|partner)|(?:in )?other (?:news|stories|headlines)|elsewhere(?: on)?|up next|"
    r"next (?:story|article|up)|previous (?:story|article)|"
    r"(?:reader )?comments?|\d+ (?:pending )?comments?|leave a (?:comment|reply)|join the discussion|tags?|"
    r"topics?|filed under|keywords|categories|"
    r"share this(?: (?:article|story|post|page))?|follow us|about us|contact us|newsletters?|archives?|"
    r"breaking news|headlines|news in brief|"
    r"also|just in|must reads?|photo galleries|videos?|in this (?:section|package)|explore more|keep reading|"
    r"stories you may like|"
    r"(?:our )?other titles|site index|quick links|useful links|get in touch|company|legal)\b[^.!?]{0,45}$",
    re.IGNORECASE,
)
_HARD_END = re.compile(
    r"comments?\b|leave a|discussion|around the web|partners|sponsor|promoted|paid|most (?:read|popular|viewed|"
    r"shared|commented|watched)|"
    r"you (?:may|might)|trending|about us|contact us|archives?|site index|quick links|legal",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"^\W*(?:\d+ )?(?:reader |pending )*comments?\b|^\W*(?:leave a|join the discussion)", re.IGNORECASE
)
_TAG_LINE = re.compile(
    r"^\W{0,3}(?:tags?|topics?|filed under|keywords|categor(?:y|ies)|posted in|tagged(?: with)?)\s*:?\s*\S",
    re.IGNORECASE,
)
_PLAYLIST = re.compile(
    r"^(?:now playing:?\s*)?\d{1,2}:\d\d\s+(?![ap]\.?\s?m\b)\S.{5,140}$|^(?:Video|VIDEO) \d{1,2}:\d\d\b"
)
_COUNTER = re.compile(r"^\W*(?:image|photo|picture|slide|figure)?\s*\d+\s*(?:of|/)\s*/?\s*\d+\W*$", re.IGNORECASE)


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
    return bool(COPYRIGHT.search(text)) and bool(
        re.search(r"\b(?:19|20)\d\d\b|rights? reserved|copyright", text, re.IGNORECASE)
    )


def _says(text: str, count: int) -> bool:
    """Return whether a long line only mentions the words that would make a short one furniture."""
    return count > 25 and bool(re.search(r"\b(?:said|says|told|according to)\b", text))


def is_related(text: str) -> bool:
    """Return whether a line points to another story ("Related: ...", "READ MORE: ...")."""
    found = _RELATED_LEAD.match(text) if words(text) <= 35 else None
    return bool(found) and not (is_prose(text) and _TELLS.match(text))


def list_heading(text: str) -> str | None:
    """Return "soft", "hard" or "end" (comments) when a line opens a list of what is not the story, else None."""
    if words(text) > 8 or ends_sentence(text) or not _LIST_HEAD.match(text) or re.search(r"[:|]\s*\S", text):
        return None
    if _COMMENTS.match(text):
        return "end"
    return "hard" if _HARD_END.search(text) else "soft"
