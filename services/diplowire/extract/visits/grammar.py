"""The grammar of visits: named patterns over the class letters of a sentence (`lexicon.event_words`), and nothing else.

The name of a pattern is the `rule` of its evidence. The first chunk of a match tells of the visit, or the group `verb_…`; where
the match ends the places begin. Every quantifier is bounded, so no sentence is slower than linear.
"""

from __future__ import annotations

import re

from diplowire.extract.frames.patterns import one_of

# Between a verb of motion and "to": dates, "together with the minister" is too far.
GAP = r"[^;PH&1238wtAXYSV]{0,8}?"
NOUN = r"[SJKN]"
# "a three-day official visit": what stands between the article and the noun.
INNER = r"[^;PHtwbh&,1238AXY]{0,6}?"
CAPITAL = r"(?:a?C?c,)?"
# "the Norwegian port city of Aalesund"
LAND_OF = r"a[.#C']{1,5}o[CL]"
# "the Baltic states of Estonia and Latvia", "three Balkan countries - Serbia, Albania", "the five GCC countries of Oman"
LANDS_OF = r"(?:(?:G|L|a?[.#v]{0,3}O?\.)o|G;)(?=C)"
# A place within a few words, or "the Vietnamese capital".
SOMEWHERE = rf"(?=[av.#oT']{{0,5}}(?:[CL]|[.a]c)|{LAND_OF}|{LANDS_OF})"
# "to the NATO summit in Oslo": what is gone to is held somewhere.
EVENT_IN = rf"a?[.#]{{0,3}}(?:[OC]'?)?[.#TO]{{0,3}}[457][^;PH&,1238wb]{{0,6}}?i{SOMEWHERE}"
TOUR_INCLUDES = r"[JK](?:o(?:a[.#L]{1,2}|[.L]))?[^;PHtobS]{0,12}?(?:\.(?:Ni)?|~i)(?=a?[CL])"

PATTERNS: tuple[tuple[str, str], ...] = (
    # "arrived on an official visit to China"
    ("arrived_on_visit", rf"A(?:[^;PH&1238ur]|r(?=a?[CL])){{0,8}}?{NOUN}[vT,]{{0,2}}[to]{SOMEWHERE}"),
    # "arrived in Astana", "arrived to a warm welcome in Astana", "arrived the Kazakh capital", "his arrival to Astana"
    ("arrived", rf"A(?:ta[.#]{{0,3}}9|[^;PH&1238wAXYSVJtrf4567,]{{0,6}}?),?(?<!y)[it]?{SOMEWHERE}"),
    # "the arrival of X in Astana"
    ("arrival_of", r"Ao(?=(?:a?\.o)?[av.']{0,3}P)"),
    # "reached Islamabad", "arrived for the summit in Oslo"
    ("arrived_at", r"\+(?=a?[.]?[CL])"),
    ("arrived_for_event", rf"A[vT]{{0,2}}f{EVENT_IN}"),
    # "arrived on a three-day visit", "arrived here on Thursday for a visit": where is told elsewhere
    ("arrived_for", rf"A(?:[vi]|d?T){{0,3}}[df]a?{INNER}[SJ](?<!u[SJ])(?<!ua[SJ])(?<!ua.[SJ])(?<!ua..[SJ])"),
    # "left Kabul for Delhi", "left for Delhi"
    ("left_for", rf"Y(?:a\.cdT|[^;PH&1238]{{0,4}}?)f{SOMEWHERE}"),
    # "set off on Monday for Delhi", "set out for Delhi"
    ("set_off_for", rf"e[v.](?:[vT]|dT|fa?[LC]r){{0,2}}f{SOMEWHERE}"),
    # "departed Norway at the head of a delegation to Denmark"
    ("left_for_delegation", r"Y[^;PH&1238w]{0,12}?Dt(?=a?[CL])"),
    ("left_for_event", rf"Y[^;PH&1238]{{0,4}}?f{EVENT_IN}"),
    # "has left Singapore"
    ("left", rf"Y(?=a?[CL]|a.c|{LAND_OF})"),
    # "flew out of Singapore"
    ("flew_out", r"X\.o(?=a?[CL])"),
    # "his visit goes on in Urumqi": one more stop
    ("continues_in", rf"{NOUN}[vT]{{0,2}}w?Xi{SOMEWHERE}"),
    # "will travel to Oslo and Bergen"; but she "returned on Monday from a trip to Norway"
    ("travels_to", rf"X(?![dTv]{{0,3}}ra?[.T#]{{0,3}}{NOUN}){GAP}t{SOMEWHERE}"),
    # "travelled through Oslo"
    ("travels_through", rf"Xg{SOMEWHERE}"),
    # "travelled with the president to Oslo"
    ("travels_with", rf"Xy[av.#C']{{0,4}}[PRD][vT]{{0,2}}t{SOMEWHERE}"),
    ("travels_to_event", rf"X{GAP}t{EVENT_IN}"),
    # "moves on to Norway"
    ("moves_on", r"=dt(?=a?[.#]{0,2}[CL])"),
    # "will come to Norway": not "came to the aid of Norway"
    ("comes_to", rf">[vT]{{0,3}}t(?=a?[CL]|a.c|{LAND_OF})"),
    # "flew in from Oslo", "came in on Thursday": where to is told elsewhere
    ("flew_in", r"[X>](?:(?<=X)|(?=id?T|ir[CL]d?T))i(?=[vrTdf])"),
    # back on Monday from Oslo, back to Lima from Oslo
    ("came_back_from", rf"(?:X|[A>](?=v))(?:[vT,]|dT|t[CL]){{0,3}}r(?=a?[CL]|a?\.c|{LAND_OF})"),
    # "is to return on Thursday", "is due back on Thursday", "left for home": from where is told before
    ("returns_then", r"(?:(?:Xv{0,2}|ev)d?T(?![vT]{0,2}[trfi])|[YX]fv(?=[.,;&dTur]|$))"),
    # "is here for talks", "is due here on Friday"
    ("is_here", r"[be](?=v[dfTt,])"),
    # "came from Oslo, where he met X"
    ("came_from_where", r">[vT]{0,3}r(?=a?[CL],?W)"),
    # "is going to Oslo"
    ("goes_to", rf"ed?t(?=a?[.]?[CL]|a.c|{LAND_OF})"),
    # "is on his way to Oslo"
    ("on_the_way", rf"bda\.t{SOMEWHERE}"),
    # "is now en route to Oslo"
    ("en_route_to", rf"b[vT]{{0,2}}\.\.t{SOMEWHERE}"),
    # "a tour that takes him to Oslo"
    ("takes_to", rf"~[.aHP]t{SOMEWHERE}"),
    # "is sending envoy X to Oslo"
    # or "sent his deputy to the talks in Oslo"
    (
        "sends_to",
        rf"\^(?=(?:a?\.o)?[av.#]{{0,3}}(?:[PRG]|D(?:,?[FX]g[av.#]{{0,3}}P,?)?)[^;PHwbh]{{0,6}}?t(?:[av.#oT']{{0,4}}[CL]|{EVENT_IN}))",
    ),
    # "has been sent to Oslo"
    ("is_sent_to", rf"\^(?<=b\^)[vT]{{0,2}}t{SOMEWHERE}"),
    # "leads a delegation to Oslo", "leads a delegation of lawmakers to Oslo"
    ("leads_delegation_to", rf"F(?:dT|[vT])?a?[.#]{{0,3}}[DG](?:o[.#]{{0,2}}G)?[vT]{{0,2}}t(?:{SOMEWHERE}|{EVENT_IN})"),
    # "is on a visit to", "made a visit to", "his visit to", "the visit of X to", "a tour of"
    # or "the visit that X will make to Oslo"
    (
        "visit_of_somebody_to",
        rf"[SJK](?:[og](?:a?\.o)?[av.']{{0,3}}(?:[PRGD](?:,?&a?[.]{{0,2}}[PRG])?|D,?[FX]g[av.#]{{0,3}}P,?)[^;PHwbh&]{{0,4}}?|[aW]P[wbetvh]{{0,4}}m[vT]{{0,2}})t{SOMEWHERE}",
    ),
    # "the slated visit of X", where to is told elsewhere
    ("visit_of", r"[SJ]o(?=(?:a?\.o)?[av.']{0,3}P)"),
    ("visit_by", r"[SJ]g(?=(?:a?\.o)?[av.']{0,3}[PRGD])"),
    ("visit_to", rf"{NOUN}(?:[vT,]|rT){{0,3}}t{SOMEWHERE}"),
    # "during a two-day visit to the country": the one told of before
    # "her first trip as minister to Norway"
    ("visit_as", rf"{NOUN}ua?R(?!')"),
    ("visit_to_it", rf"{NOUN}[vT]{{0,2}}t(?=a\.)"),
    ("tour_of", rf"[KJ][vT]{{0,2}}o{SOMEWHERE}"),
    # "will stop over in Amman", "is to stop on her way home in Amman"
    ("stops_in", rf"N(?<=[wt]N)(?:da\.v?)?[vg]?i{SOMEWHERE}"),
    # "will wrap up her tour in Amman", "a scheduled stop at an airport of Singapore", "his trip began in Amman",
    # "will begin his tour from Amman"
    ("stage_in", rf"(?:[JKN](?<=ma[JKN])r|(?:[JKN]|S(?=w?m))(?:w?m)?(?:[vT]|dT){{0,2}}i){SOMEWHERE}"),
    # "her next stop will be Amman", "Other stops include Amman"
    ("next_stop", rf"Nw?(?:bi?|\.){SOMEWHERE}"),
    # "will visit Egypt", "visited Egypt", "is visiting Egypt"
    # or "is to tour Egypt"
    ("visits", rf"(?:[SVU]|K(?<=[tw]K))[vT]{{0,2}}(?:gi?|i)?(?=[av.#oT']{{0,5}}?[CL]|a?\.c|{LAND_OF}|{LANDS_OF})"),
    # "will visit the White House", "arrived at the Elysee", "is due at the Kremlin"
    ("at_seat", r"[SVUAX>be](?:(?<=[SVU])(?=[vT]?O)|(?<=[AX>])(?=[vT]?[it]O)|(?<=[be])(?=[vT]?iO))[vTit]{0,3}"),
    # "who is visiting the country": that of the dateline
    ("visits_country", r"[UVS](?=a\.)"),
    # "is to head for Oslo"
    ("heads_for", rf"Xv?f{SOMEWHERE}"),
    # "is in Turkey for talks", "is expected in Oslo on Monday"
    ("is_in", rf"b[vT]{{0,2}}i(?=a?[.]{{0,2}}[CL]|a.?c|\.c|{LAND_OF})"),
    # "is in the country on a working visit", "is in town": that of the dateline; or "will be there until Friday"
    ("is_in_it", r"b(?:[vT]{0,2}i(?=a?\.)|v(?=[rdu]T))"),
    # "spent three days in Norway"
    ("spends_time", rf"B[.aTv#o]{{1,4}}i(?=a?[.#]{{0,2}}[CL]|a.c|{LAND_OF})"),
    # "leads the delegation", "arrived Friday night", "left Saturday": where is told elsewhere
    ("leads_delegation", r"F(?=D)"),
    ("arrived_then", r"A[vT]{0,2}"),
    # or "left the island before nightfall", "departed a few hours later"
    ("departed", r"Y(?=[vT,.;dQu]|a\.{0,2}[.c](?:[vT,.;dQun&]|$)|$)"),
    ("expected_in", rf"e[vT]{{0,2}}i(?=a?[.]{{0,2}}[CL]|a?.c|{LAND_OF})"),
    # "a tour that includes Egypt"
    ("tour_includes", TOUR_INCLUDES),
    # "has concluded the Kenyan leg of his tour"
    ("leg_of_tour", r"N(?:(?<=a\.N)|(?<=CN)|(?<=C'N))(?=o)"),
    # "Kenya will be the last stop of his trip"
    ("is_a_stop", r"b(?:(?<=[CL]b)|(?<=[CL]wb))a?[v.#]{0,2}(?P<verb_is_a_stop>N)"),
    # "a tour of Europe", "her three-nation tour": where is told elsewhere
    ("tour", r"K(?:[vT]{0,2}o(?=[.v])|(?=[vT,.;dufi&]|$))"),
    # "the three-day trip last week", "made the visit"
    ("visit", r"[SJ]"),
)
# Most chunks begin no pattern: the look-ahead passes them by.
VISIT = one_of(PATTERNS, begin="[AYSJKNXFVUbe~^+>=B]")
REGION_INCLUDES = re.compile(TOUR_INCLUDES)
IN_CITY = re.compile(r"i(?=a?L)")
# or "in the port city of Oslo", "in the Norwegian capital"
IN_TOWN = re.compile(r"i(?=a?L|a[.#C']{1,5}(?:oL|c))")
IN_LAND = re.compile(rf"i{SOMEWHERE}")
