"""The grammar of mentions: a sentence as a string of atom classes in, the spans of people, offices, institutions and places out.

One character stands for one atom (see `atoms`):
  t article or possessive pronoun   '  possessive mark   F "of"   &  "and"   ,  comma   #  number word, "both"
  N name-like word   I  initial   p  name particle   h  honorific   f  office   g  office, plural   m  modifier ("former")
  d demonym   c  country   o  organisation by name   i  institution word   b  portfolio   l  city   r  region   v  venue
  w "for", "to", "on"   e "from"   D  delegation word   S  side word, singular   Z  sides, parties   Y  countries, nations
  H  pronoun   K  "host", "guest"   y  "country", "island"   V  what two who meet do ("met", "also", "will")
  a  organisation-like noun   u  private body ("federation", "company")   .  a mark that ends a clause   x  anything else
Every quantifier is bounded, so no input is slower than linear.

What stands bare, with nothing behind it that could go on, is told first and at once: four in five mentions. A rule named
"bare_place" is the rule "place" for such.
"""

from __future__ import annotations

import re

# The owner in "Iran's", "the Bank of England's", "Mr. Obama's", "the UN Secretary-General's".
OWNER = r"(?:(?:h?[cdolriN]{1,4}|[cdo]?[mb]{0,2}f|ty)')"
# "Kenya and Uganda's presidents"
OWNERS = r"(?:c(?:,c){0,6},?&c')"
# What stands before an office or an institution word: "acting", "Kazakh", "Foreign", "Interior Ministry". A name-like word only
# where an institution word follows ("National Committee"); two fields, of which the lexicon may not know the second
# ("Dominican Industry and Commerce Minister", "Kenya's Agriculture and Livestock Minister").
BEFORE = r"(?:[mdbocir]|l(?!d)|N(?=[Nbd]{0,3}[oib])|(?<=[d'])b{1,2}&(?=b?[bN]?f)|(?<=&)N(?=f)){0,7}"
# An institution or country: "the Standing Committee", "the People's Republic of China".
# or "the Senate Foreign Relations Committee", "the Middle East and North Africa Department".
BODY = r"(?:d?[mdr]&(?=[mdr]i))?(?:[mbdrlc]|[oi](?=[mbdN]{0,3}i)|N(?=[Nbd]{0,3}[oib])){0,5}[oib]"
UNIT = rf"(?:{BODY}|[crl]|d(?![mb]{{0,3}}f))"
# Not "of the Peruvian president";
# "of the Standing Committee of the National People's Congress", "of Foreign Affairs and Trade of Japan".
PORTFOLIO = r"t?(?:[dr]|N(?=d))?[dr]?b{1,2}(?![gfD])"
PORTFOLIOS = rf"(?:(?:,|,?&){PORTFOLIO}){{0,4}}"
# or "of Russia's Security Council",
# "of the Communist Party of Vietnam Central Committee": a body of the body; "of the King's Office"; not "of the Peruvian
# delegation", which stands for itself.
TAIL = (
    rf"(?:Ft?(?:[cdrif]')?{UNIT}{PORTFOLIOS}(?:[mb]{{0,2}}[io])?(?:wt?b{{1,2}}(?:,?&t?b{{1,2}})?(?![fgD]))?(?!'?[mbi]{{0,2}}D))"
)
# "for African Affairs", "to the United Nations", "for Sudan"
# or "for China's foreign ministry"
PURPOSE = r"(?:wt?(?:c'(?=[mbd]{0,3}[io]))?(?:[Nbdmocirl]{1,4}(?:,?&|,)t?){0,4}[Nbdmoc]{0,3}[boicra](?!'?[mdbocirl]{0,4}f))"
COUNTRIES = r"(?:[Fe]t?[cdo](?![mb]{0,3}i)(?:,t?[co]){0,12}(?:,?&t?[co])?)"
# Right behind an office a comma opens none, but a list: not "according to the minister, trade had doubled".
FIELDS = rf"(?:(?:,(?=[mtdrNb,]{{1,9}}&|b{{1,2}}h{{0,3}}[pNI]{{2}})|&){PORTFOLIO}(?:(?:,|,?&){PORTFOLIO}){{0,3}})?"
# "Adviser to the Prime Minister on National Security and Foreign Affairs"
UNDER = r"(?:wtfwt?b{1,3}(?:,?&t?b{1,3})?)"


def _ahead(cls: str) -> str:
    """Look for what a rule is about behind all that may stand before it: to ask costs less than to try."""
    return rf"(?=[t#'hmdbocirlN&,yf]{{0,60}}{cls})"


ROLE = (
    rf"(?:{_ahead('f')}t?{OWNER}?{BEFORE}f{FIELDS}(?:{UNDER}|{PURPOSE})?{TAIL}{{0,4}}"
    r"(?:et?c(?!['&]|,[&c])|wt?[bdmrN]{0,2}[rN](?=,))?)"
)
# A second office of the same person: "Prime Minister and Foreign Minister".
SECOND = rf"(?:&[bmf]{{0,3}}f{PORTFOLIOS}{PURPOSE}?{TAIL}{{0,2}})"
# "Ambassador of Spain to Kenya Ana Ruiz", "to the country Ana Ruiz"
POSTED = r"(?:(?:wt?[coy]|xc)(?=h{0,3}[pNI]))"
# "Ambassador of Thailand to Kenya with accreditation to Uganda", "to Norway and concurrently to Iceland"
POSTING = r"(?:wt?[co](?:,?&x?wt?[co])?(?=[,.x]|$))"
# "Minister of State at the Ministry of Foreign Affairs Dr. Ana Ruiz"
SEAT = r"xt?b{0,2}i(?:Ft?b{1,3})?"
SEATED = rf"(?:{SEAT}(?=h{{1,3}}[pNI]))"
NAME = r"(?:p{0,2}[NI](?:p{0,3}[NI]|p?[lrcd](?=[^'lrcdoibfgF]|$)){0,4})"
ORIGIN = r"(?:Ft?c(?!'))?"

# An apposition ends, or goes on with "and" before somebody named.
# Nor does it before ", Mr. X and"; but so it does before another told in the same way: ", Mr. X, the president of Peru,".
APPOSED = r"(?:(?=[,.]|$)(?!,h{1,3}[pNI]{1,7}+(?!,t[mbdcoflir']{0,8}f))|(?=&[tmbdcoflir']{0,8}h{0,2}[pNI]))"

# What no rule goes on with: behind any mention, behind a name, behind an office.
BARE = r"(?=[x.VHwe#th]|[,&']t?[xHV]|$)"
BARE_NAME = r"(?=[x.VHwe#th]|[,&']t?[xHV]|[,&][NI]{1,5}[x.,]|$)"
BARE_TITLE = r"(?=[.VH#]|x(?![clbti])|[,&'w]t?x|$)"

# "ambassador to Kenya, Ana Ruiz,", "ambassador in Oslo, Ana Ruiz,", "minister at the foreign ministry, Ana Ruiz,"
THERE = rf"(?:wt?(?:[co]|N(?=,))|xl(?=,)|{SEAT}(?=,))"
# In a row of people the comma behind may be wanting: "The president, Ana Ruiz and the foreign minister of Kenya, Jon Kariuki".
IN_ROW = rf"&(?:(?:t|{OWNER})?[mdbocirl]{{0,6}}f|[NI]{{2,4}}Ft?c)"
CLOSED = rf"(?(opens)(?=[,.V]|{IN_ROW}|$)|(?(joins)(?=[,.Vx]|{IN_ROW}|$)|(?=[,.]|{IN_ROW}|$)))"

RULES: tuple[tuple[str, str], ...] = (
    ("pronoun", r"H"),  # first, since no other rule begins with it
    ("bare_name", rf"(?P<n0>[NI]{{1,5}}){BARE_NAME}"),
    ("bare_place", rf"t?[lrv]{BARE}"),
    ("bare_country", rf"(?<!u)t?c{BARE}"),
    ("bare_institution", rf"t?m?[oi]{BARE}"),
    ("bare_office", rf"t?m?f{BARE_TITLE}"),
    ("bare_officials", rf"t?m?g{BARE_TITLE}"),
    ("bare_honorific_and_name", rf"h{{1,3}}(?P<n10>[NI]{{1,5}}){BARE_NAME}"),
    # "Foreign Ministers Lavrov and Wang", "Presidents Xi and Putin"
    (
        "offices_and_names",
        rf"{_ahead('g')}t?{OWNER}?{BEFORE}g{TAIL}{{0,2}},?h?{NAME}{ORIGIN}(?:,h?{NAME}{ORIGIN}){{0,6}},?&h?{NAME}{ORIGIN}",
    ),
    # "Prime Minister Sharon's office", "Mr. Obama's administration"
    ("office_of_person", rf"(?:{ROLE}h{{0,3}}|h{{1,3}})?(?P<n6>{NAME})'[mbd]{{0,2}}i"),
    # "the Chairman of the Standing Committee of the National People's Congress Zhao Leji"
    (
        "office_before_name",
        rf"h{{0,2}}{ROLE}{SECOND}?(?:wt?o(?=f))?(?:f{TAIL}{{0,2}})?(?:{POSTED}|{SEATED}|m(?=h{{0,3}}[pNI]))?h{{0,3}}(?P<n1>{NAME}){ORIGIN}",
    ),
    # "Iran's president, Hassan Rouhani," and "the prime minister, Mr. Singh,"
    # or "Peru's ambassador in Ankara, Luis Molina,", but not "the adviser to the president, Hassan Rouhani,"
    # or "Speaker of the Senate, Ana Ruiz," where that opens the sentence, or "by presidential spokesperson, Ana Ruiz,";
    # or "and Peruvian Minister of Trade, Ana Ruiz,";
    # what opens the sentence may lack the second comma: "The minister, Ana Ruiz said"
    (
        "office_comma_name",
        rf"(?:(?P<opens>^(?:t|{OWNER})?)|(?P<joins>(?:(?<=[NIc]&)|(?<=[NIc],&)|(?<=x,)|(?<=[xV]))(?:(?:t|{OWNER})|(?=d)))|(?<=[NIc],)(?=d)|(?<!w)(?:t|{OWNER})|(?<=x)|(?<=x,)|(?<=[V&e])(?=d)){ROLE}{SECOND}?{THERE}?,h{{0,3}}(?P<n2>{NAME}){CLOSED}",
    ),
    # "the minister, Mr. Singh and": a title of its own tells that it is he
    # or "Hon'ble President, Shri Kovind", "by President of Norway, His Excellency Olav Lie and"
    ("office_comma_titled", rf"(?:t|{OWNER}|h|(?<=x)){ROLE}(?:wt?[co])?,h{{1,3}}(?P<n7>{NAME})"),
    # "Zhao Leji, the chairman of the committee,"; a comma may be wanting before "and" with another name
    (
        "name_comma_office",
        rf"h{{0,3}}(?P<n3>{NAME}),(?P<r3>{ROLE}{SECOND}?){POSTING}?{APPOSED}",
    ),
    # "Jean Morel, Minister of State attached to the Foreign Minister,"
    ("name_comma_title", rf"h{{0,3}}(?P<n9>{NAME}),(?P<r9>(?!t){ROLE}){POSTING}?(?=x)"),
    # "Wang Yi, State Councillor and Minister for Foreign Affairs of China arrived"
    ("name_comma_offices", rf"h{{0,3}}(?P<n8>{NAME}),(?P<r8>{ROLE}{SECOND})(?![fgmbN])"),
    # "Mr. Singh", "Saudi Arabia's Prince Faisal"
    ("honorific_and_name", rf"(?:c')?h{{1,3}}(?P<n4>{NAME}){ORIGIN}"),
    (
        "delegation",
        rf"{_ahead('D')}t?#?{OWNER}?(?:[dc](?:,[dc]){{0,6}},?&)?{BEFORE}D(?:F[dc]{{1,2}}g|Fm{{0,2}}g(?![Fe])|Fm{{0,2}}g[Fe]t?(?:c')?(?:{BODY}(?:Ft?b{{1,2}})?|c)|[Fe]t?(?:c')?{BODY}wt?b{{1,3}}(?:,?&t?b{{1,2}})?(?:Ft?{BODY})?(?:Ft?c)?|[Fe]t?(?:c')?{BODY}(?:Ft?b{{1,3}}(?:,?&t?b{{1,2}})?)?(?:Ft?c)?(?!'|,?&[dc])|{COUNTRIES}|Ft?{UNIT})?",
    ),
    # "Iranian and Saudi officials", "the two presidents", "the foreign ministers of Japan and South Korea"
    (
        "officials",
        rf"{_ahead('g')}t?#?(?:{OWNERS}|{OWNER})?m{{0,2}}(?:[dc](?:,[dc]){{0,6}},?&)?{BEFORE}g(?:{COUNTRIES}|{TAIL}{{1,2}})?",
    ),
    # "European governments", "Arab states"
    ("regional_states", r"t?m{1,2}Y"),
    # "the sides", "both countries", "the two met"
    ("sides", r"(?:t#?|#)m?Z|t?#m?Y|t?#(?=m?V)"),
    ("side_of_country", rf"t?{OWNER}?[dco]S"),
    # "the guest", "the high guest", "the Kazakh guest": of those who were told of
    ("host_or_guest", r"t[md]?K"),
    ("office", ROLE),
    # not "the foreign ministry, trade grew"
    ("institution", rf"t?{OWNER}?{BEFORE}[oi](?:(?:,t?b{{1,2}}(?![gfD])){{0,3}},?&t?b{{1,2}}(?![gfD]))?(?:{TAIL}){{0,3}}"),
    # "Olaf Scholz", "Germany's Olaf Scholz", not "the Dagbladet newspaper"
    ("name", rf"(?:c'(?=[NI]{{2}}))?(?P<n5>{NAME})(?![aNIu]){ORIGIN}"),
    # "H.H. said": the one who was told of
    ("honorific_alone", r"h(?=[xV])"),
    # not the first word of a longer name: "the Fiji Hotel Association"
    ("country", r"(?<!u)t?c(?![Na]{0,4}a)"),
    ("place", r"t?[lrv]"),
)

# Most atoms are plain words: they are passed by without trying a rule; so are an article, a modifier or a field before one, and a
# name that is a firm's.
_STARTS = (
    r"(?=[docirlvNIhfgDZHtmbp#])"
    r"(?![tmbp#][x.,&'FewuHa]|[tmbd#][mdbNIy#]{0,5}(?:[x.]|[,'&]t?x)|[NI]{1,5}[au])"
)
MENTION = re.compile(_STARTS + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in RULES) + ")")
