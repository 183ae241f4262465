"""The phrases that tell days, weeks and months: one named pattern a rule, and all of them as one expression for a single pass."""

from __future__ import annotations

import re
from typing import Final

WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
NUMBERS: Final = {"a": 1, "an": 1, "thirty": 30} | {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split(),
        start=1,
    )
}

_W = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_W_SHORT = r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?"
_M = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|June?\b|July?\b|Aug(?:ust|\b\.?)"
    r"|Sep(?:tember|t?\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
_M_FULL = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
# "July 6 to 8 million" and "March 3,000" hold no days.
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![:%]\d?|[.,]\d\d?\b|,\d{3}\b|[ -](?:percent|million|billion|per)\b)"
_Y = r"(?:19|20)\d\d\b(?![-,.:]\d)"
_OF_YEAR = rf"(?:,?\s(?:of\s)?(?P<y>{_Y}|(?:this|last|next)\syear))?"
_TO = r"(?:\s?[-\u2010-\u2015]\s?|\s(?:to|through|thru|until|till)\s)"
_AND = r"(?P<and>\sand\s|\s?&\s?)"
_PART = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|midday|lunchtime)\b)"
_NUMBER = "(?:" + "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in NUMBERS if w not in {"a", "an"}) + r"|[1-9]\d?)"
_IN = (
    "(?:"
    + "|".join(
        rf"(?<=\b{w}\s)"
        for w in "in In since Since until Until during During by for week\\sof end\\sof days\\sof start\\sof".split()
    )
    + ")"
)
# "Black Friday", "every Sunday" and "the Sunday Times" are no days.
_NO_NAME = "".join(
    rf"(?<!{w}\s)" for w in "Black Good Bloody Super Ash Holy Cyber Palm Easter Fat Shrove Ruby every Every each Each".split()
)
_NO_PAPER = (
    r"(?!s\b|\s(?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Star|Tribune|Independent|Night\sLive|[Pp]rayers?|[Ss]chool)\b)"
)
_NO_NETWORK = "".join(rf"(?<!{w}\s)" for w in "USA Russia India Arms".split())
_REL = r"(?:[Ll]ast|[Nn]ext|[Tt]his(?:\s(?:past|coming))?)"
_WEEK = r"(?:,?\s(?:of\s)?(?P<week>(?:last|next|this)\sweek)\b)?"
_UNIT = r"(?:week(?:end)?|month|year|spring|summer|autumn|fall|winter|quarter)s?\b"
# "for two days", "will last two days"; not "in the last two days"
_LASTS = "(?:" + "|".join(rf"(?<=\b{w}\s)" for w in r"for lasts lasting will\slast to\slast and\slast".split()) + ")"
_LOCAL = r"(?:\s\(local(?:\stime)?\))?"  # "Monday (local time)"

PATTERNS: Final = {
    "iso-day": r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])",
    "dotted-day": r"(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:19|20)\d\d)(?!\d)",
    "month-day-range": rf"(?:(?P<w>{_W}),?\s)?(?P<m>{_M})\s(?P<d>{_D})(?:,\s(?P<mid>{_D}),?(?=\sand\s))?"
    rf"(?:,?\s(?P<y1>{_Y}))?(?:,?{_TO}|{_AND})(?:{_W},?\s)?(?:(?P<m2>{_M})\s)?(?P<d2>{_D})(?:,?\s(?P<y>{_Y}))?",
    "month-day": rf"(?:(?P<w>{_W}|{_W_SHORT}),?\s)?(?P<m>{_M})\s(?:the\s)?(?P<d>{_D}){_OF_YEAR}",
    "day-month-range": rf"(?P<d>{_D})(?:,\s(?P<mid>{_D}),?(?=\sand\s))?"
    rf"(?:\s(?:of\s)?(?P<m1>{_M})(?:,?\s(?P<y1>{_Y}))?)?(?:{_TO}|/|{_AND})"
    rf"(?:{_W},?\s)?(?:the\s)?(?P<d2>{_D})\s(?:of\s)?(?P<m>{_M})\b(?:,?\s(?P<y>{_Y}))?",
    "day-month": rf"(?:(?P<w>{_W}|{_W_SHORT}),?\s)?(?:the\s)?(?P<d>{_D})\s(?:of\s)?(?P<m>{_M})(?!\w){_OF_YEAR}",
    "weekday-range": rf"{_NO_NAME}(?P<w>{_W}){_PART}?(?:{_TO}|{_AND})(?P<w2>{_W})\b{_NO_PAPER}{_PART}?{_WEEK}",
    "weekday": rf"(?:(?P<rel>{_REL})\s|(?:[Ee]arly|[Ll]ate)\s(?:on\s)?)?{_NO_NAME}(?P<w>{_W})(?!\w)"
    rf"{_NO_PAPER}{_PART}?(?:\s\((?P<bracket>{_M}\s{_D}|{_D}\s{_M})\.?(?:,?\s{_Y})?\))?{_WEEK}{_LOCAL}",
    "day-word": rf"(?:[Tt]he\sday\s(?P<side>before|after)\s)?"
    rf"(?P<word>[Yy]esterday|today|{_NO_NETWORK}Today|[Tt]onight|[Tt]omorrow)\b{_PART}?"
    r"|[Tt]his\s(?:morning|afternoon|evening)\b|(?P<night>[Ll]ast\s(?:night|evening))\b",
    "days-ago": rf"(?P<n>[Aa]|{_NUMBER})\sdays?\sago\b",
    "beside-a-day": rf"(?:[Tt]he|[Tt]hat)\s(?:very\s)?(?P<same>same)\s(?:day|morning|afternoon|evening|night)\b"
    rf"|(?P<n>[Aa]|{_NUMBER})\sdays?\s(?P<way>earlier|later)\b|[Tt]he\s(?P<next>next|following|previous)\sday\b"
    r"|[Tt]he\sday\s(?P<edge>before|after)(?=[,.;]|$|\s(?:at|by|for|in|to|with)\b)"
    r"|(?:[Ee]arlier|[Ll]ater)\s(?:in\sthe|that|on\sthat)\sday\b"
    r"|[Ii]n\sthe\s(?:morning|afternoon|evening)\b|[Tt]hat\s(?:day|morning|afternoon|evening|night)\b",
    "duration": rf"(?P<n>{_NUMBER})[- ](?P<unit>day|week)(?:-long|\slong)?(?![\w-])|(?P<one>day|week)-?long\b"
    rf"|{_LASTS}(?P<for>{_NUMBER})\s(?P<units>day|week)s\b(?!\s(?:ago|earlier|later)\b)",
    "month": rf"(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-](?:(?:in|next|last|this)\s)?|(?P<rel>{_REL})\s|{_IN})"
    rf"(?P<m>{_M_FULL})(?![\w'’]|-\w|\s[A-Z]){_OF_YEAR}"
    rf"|(?P<m2>{_M_FULL}),?\s(?:of\s)?(?P<y2>{_Y}|(?:last|next|this)\syear)",
    "period": r"(?:(?P<early>[Ee]arl(?:ier|y)|[Ll]ater?|[Ss]ometime)\s)?"
    rf"(?P<rel>{_REL}|[Tt]he\s(?:following|previous|coming|past|same))\s(?P<unit>{_UNIT})"
    rf"|[Tt]he\s(?P<end>weekend)\b|(?:[Ll]ater|[Ee]arlier)\sin\sthe\s(?P<in>week|month|year)\b"
    rf"|(?P<n>[Aa]|{_NUMBER})\s(?P<ago>week|month|year)s?\sago\b",
    "year": rf"{_IN}(?:early\s|late\s|mid-)?(?P<y>{_Y})(?!\s(?:people|troops|soldiers|homes))",
}
RULES: Final = {rule: re.compile(source) for rule, source in PATTERNS.items()}
# Any phrase; the group that closes last is its rule.
PHRASE: Final = re.compile(
    r"(?<![\w$€£])(?:"
    + "|".join(
        f"(?P<{rule.replace('-', '_')}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', source)})" for rule, source in PATTERNS.items()
    )
    + ")"
)

# Every phrase holds one of these, and begins at most so many tokens before it, with one of the openers, a digit or an anchor.
ANCHORS: Final = (
    *(day.capitalize() for day in WEEKDAYS),
    *(month.capitalize() for month in MONTHS),
    *"esterday oday onight omorrow weekend -day -week day-long daylong week-long weeklong".split(),
    *(
        f" {w}"
        for w in "week day month year morning afternoon evening night spring summer autumn fall winter quarter 19 20".split()
    ),
    *"-01- -02- -03- -04- -05- -06- -07- -08- -09- -10- -11- -12- .19 .20".split(),
)
REACH: Final = 6
OPENERS: Final = (
    frozenset("last next this the that early late mid earlier later sometime in".split()) | NUMBERS.keys() | frozenset(WEEKDAYS)
)
