"""What private people are called: by trade, by what they are to those it befell, by where they are and live.

Of each family of trades nobody follows two: who is a fisherman to one outlet is no teacher to another.
"""

from __future__ import annotations

import re

_ON_WATER = r"fisher(?:m[ae]n|wom[ae]n|folk|s)?|boatm[ae]n|ferrym[ae]n|skippers?|deckhands?|net-?menders?|helmsm[ae]n"
_ON_LAND = (
    r"farm(?:er|hand|worker)s?|shepherds?|(?:goat|cow)?herd(?:er|sman|smen)s?|labou?rers?|pickers?|foresters?|"
    r"gardeners?|growers?|peasants?|ranchers?|cattlem[ae]n|cowboys?|loggers?|woodcutters?|hunters?|beekeepers?|foragers?"
)
_SELLING = (
    r"shop ?(?:keeper|owner)s?|traders?|vendors?|sellers?|hawkers?|peddlers?|stall ?(?:holder|owner|keeper)s?|"
    r"merchants?|grocers?|greengrocers?|fishmongers?|florists?|bakers?|butchers?|barbers?|hairdressers?|waiters?|"
    r"waitress(?:es)?|cooks?|bartenders?|(?:inn|hotel|bar|tea)[- ]?keepers?|cashiers?"
)
_TEACHING = r"(?:school)?teachers?|schoolm\w+|head(?:master|mistress)(?:es)?|principals?|librarians?"
_DRIVING = r"(?:bus|taxi|lorry|truck|commercial) drivers?|drivers?|truckers?|lorrym[ae]n|cabbies|mechanics?|postm[ae]n"
_BUILDING = (
    r"electricians?|plumbers?|carpenters?|joiners?|masons?|bricklayers?|builders?|roofers?|welders?|blacksmiths?|"
    r"painters?|glaziers?"
)
_DIGGING = r"miners?|diggers?|quarrym[ae]n|stone ?(?:breaker|cutter|mason)s?"
_HANDLING = (
    r"porters?|dockers?|dock ?workers?|stevedores?|(?:baggage|luggage|cargo) handlers?|"
    r"(?:airport|port|railway) workers?"
)
_SEWING = r"tailors?|seamstress(?:es)?|dressmakers?|weavers?|potters?|cobblers?"
_WATCHING = r"(?:night)?watchm[ae]n|(?:security|night|school|factory|gate|bank|hotel) guards?|caretakers?|janitors?"
_BURYING = r"gravediggers?|undertakers?|morticians?|funeral directors?|coffin ?makers?"
_PRAYING = (
    r"priests?|imams?|pastors?|monks?|nuns?|sacristans?|sextons?|deacons?|abbots?|rabbis?|muezzins?|mullahs?|bishops?"
)
_HEALING = r"doctors?|nurses?|surgeons?|physicians?|paramedics?|medics?|midwi(?:fe|ves)|orderl(?:y|ies)|pharmacists?"
_FAMILIES = (
    _ON_WATER,
    _ON_LAND,
    _SELLING,
    _TEACHING,
    _DRIVING,
    _BUILDING,
    _DIGGING,
    _HANDLING,
    _SEWING,
    _WATCHING,
    _BURYING,
)
_KIN = (
    r"brothers?|sisters?|parents?|mothers?|fathers?|sons?|daughters?|wi(?:fe|ves)|husbands?|widow(?:er)?s?|uncles?|"
    r"aunts?|cousins?|relatives?|famil(?:y|ies)|nephews?|nieces?|grand(?:mother|father|parent|son|daughter)s?"
)
_NEIGHBOURS = r"neighbou?rs?"
_THERE = (
    r"residents?|villagers?|towns(?:people|folk|wom[ae]n|m[ae]n)|locals|inhabitants?|islanders?|householders?|"
    r"students?|pupils?|schoolchildren|motorists?|motorcyclists?|shoppers?|forem[ae]n|forewom[ae]n|"
    r"of those (?:aboard|on board|inside|there|present|who (?:fled|escaped|survived))|"
    r"passengers?|commuters?|travell?ers?|tourists?|guests?|hikers?|climbers?|cyclists?|pedestrians?|bystanders?|"
    r"passers-?by|onlookers?|spectators?|worshippers?|pilgrims?|mourners?|parishioners?|churchgoers?|friends?|"
    r"elders?|pensioners?|housewi(?:fe|ves)|homeowners?|landlords?|landlad(?:y|ies)|tenants?|customers?|cleaners?|refugees?|"
    r"evacuees?|migrants?|inmates?|detainees?|prisoners?|captives?|hostages?|(?:lock|lighthouse|gate)[- ]?keepers?|"
    r"(?:factory|farm|plantation|construction|garment|textile|hotel|kitchen|shop|mine|oil|quarry|warehouse|plant|mill|"
    r"sugar|market|street|road) workers?"
)
PRIVATE = re.compile(rf"\b(?:{'|'.join((*_FAMILIES, _KIN, _NEIGHBOURS, _THERE))})\b")
# What those of a trade do, as a report tells it beside a name: "who keeps a bar by the river".
_HIS = r"(?:an?|the|his|her|their|two|three)"
_DOINGS = {
    _ON_WATER: r"fish(?:es|ed|ing)|mend(?:s|ed|ing) nets|row(?:s|ed|ing)|ferr(?:ies|ied|ying)",
    _ON_LAND: (
        r"farm(?:s|ed|ing)|herd(?:s|ed|ing)|gr[eo]w(?:s|ing)?|tend(?:s|ed|ing)|"
        r"(?:keeps?|kept) (?:goats|sheep|cattle|cows|bees|pigs|hens)"
    ),
    _SELLING: (
        rf"sells?|sold|selling|(?:keeps?|kept|runs?|ran|owns?|owned|works? (?:in|at|behind)) {_HIS} (?:[\w-]+ ){{0,3}}"
        r"(?:kiosk|stall|shop|bar|caf[eé]|bakery|restaurant|inn|store|tea ?house|guest ?house|hotel|counter|pharmacy)"
    ),
    _TEACHING: r"teach(?:es|ing)?|taught",
    _DRIVING: (
        rf"(?:drives?|drove|driving) (?:{_HIS} )?(?:[\w-]+ ){{0,2}}"
        r"(?:bus|lorry|truck|taxi|minibus|coach|tractor|line|route)"
    ),
    _SEWING: r"sews?|sewed|weaves?",
    _BURYING: r"digs? graves|dug graves",
}


def _trade(words: str) -> re.Pattern[str]:
    """Return the pattern of a family of trades: its nouns, and what those of it do."""
    doing = rf"|who (?:(?:also|still|now|has|had|was|were|been) )*(?:{_DOINGS[words]})" if words in _DOINGS else ""
    return re.compile(rf"\b(?:{words}{doing})\b")


_TRADES = tuple(_trade(words) for words in (*_FAMILIES, _PRAYING, _HEALING))
# What somebody is to those it befell: nobody is called a brother by one outlet and a neighbour by another.
_TIES = (re.compile(rf"\b(?:{_KIN})\b"), re.compile(rf"\b(?:{_NEIGHBOURS})\b"))
_SEXES = (
    re.compile(
        r"\b(?:m[ae]n|boys?|brothers?|fathers?|sons?|husbands?|widowers?|uncles?|nephews?|grandfathers?|grandsons?|"
        r"fisherm[ae]n|monks?|imams?)\b"
    ),
    re.compile(
        r"\b(?:wom[ae]n|girls?|sisters?|mothers?|daughters?|wi(?:fe|ves)|widows?|aunts?|nieces?|grandmothers?|"
        r"granddaughters?|housewi(?:fe|ves)|nuns?)\b"
    ),
)
# Descriptions by which nobody of two can be one person: of each, the words of its sorts.
# Who steers a craft or a coach is none of those it carries.
_ABOARD = (
    re.compile(
        rf"\b(?:drivers?|skippers?|helmsm[ae]n|pilots?|boatm[ae]n|ferrym[ae]n|who (?:was )?(?:{_DOINGS[_DRIVING]}))\b"
    ),
    re.compile(r"\b(?:passengers?|commuters?|travell?ers?|stowaways?|those (?:aboard|on board))\b"),
)
APART = (_TRADES, _TIES, _SEXES, _ABOARD)
