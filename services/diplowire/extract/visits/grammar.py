"""The grammar of visits: named patterns over the class letters of a sentence (`lexicon.event_words`), and nothing else.

The name of a pattern is the `rule` of its evidence. The group `verb_…` is the chunk that tells of the visit; where the match ends
the places begin. Every quantifier is bounded, so no sentence is slower than linear.
"""

from __future__ import annotations

import re

# Between a verb of motion and "to": dates, "together with the minister" is too far.
GAP = r"[^;PH&1238wtAXYSV]{0,8}?"
NOUN = r"[SJKN]"
# "a three-day official visit": what stands between the article and the noun.
INNER = r"[^;PHtwbh&,1238AXY]{0,6}?"
CAPITAL = r"(?:a?C?c,)?"
# A place within a few words, or "the Vietnamese capital".
SOMEWHERE = r"(?=[av.#oT']{0,4}(?:[CL]|[.a]c))"
# "to the NATO summit in Oslo": what is gone to is held somewhere.
EVENT_IN = rf"a?[.#]{{0,3}}(?:[OC]'?)?[.#TO]{{0,3}}[57][^;PH&,1238wb]{{0,6}}?i{SOMEWHERE}"

PATTERNS: tuple[tuple[str, str], ...] = (
    # "arrived on an official visit to China"
    ("arrived_on_visit", rf"(?P<verb_arrived_on_visit>A)[^;PH&1238]{{0,8}}?{NOUN}[vT,]{{0,2}}[to]{SOMEWHERE}"),
    # "arrived in Astana", "arrived the Kazakh capital"
    ("arrived", rf"(?P<verb_arrived>A)[^;PH&1238wAXYSVJtrf4567,]{{0,6}}?,?i?{SOMEWHERE}"),
    # "reached Islamabad", "arrived for the summit in Oslo"
    ("arrived_at", r"(?P<verb_arrived_at>\+)(?=a?[.]?[CL])"),
    ("arrived_for_event", rf"(?P<verb_arrived_for_event>A)[vT]{{0,2}}f{EVENT_IN}"),
    # "arrived on a three-day visit", "arrived here on Thursday for a visit": where is told elsewhere
    ("arrived_for", rf"(?P<verb_arrived_for>A)(?:[vi]|d?T){{0,3}}[df]a?{INNER}[SJ]"),
    # "left Kabul for Delhi", "left for Delhi"
    ("left_for", rf"(?P<verb_left_for>Y)[^;PH&1238]{{0,4}}?f{SOMEWHERE}"),
    # "departed Norway at the head of a delegation to Denmark"
    ("left_for_delegation", r"(?P<verb_left_for_delegation>Y)[^;PH&1238w]{0,12}?Dt(?=a?[CL])"),
    ("left_for_event", rf"(?P<verb_left_for_event>Y)[^;PH&1238]{{0,4}}?f{EVENT_IN}"),
    # "has left Singapore"
    ("left", r"(?P<verb_left>Y)(?=a?[CL])"),
    # "his visit goes on in Urumqi": one more stop
    ("continues_in", rf"(?P<verb_continues_in>{NOUN})[vT]{{0,2}}w?Xi{SOMEWHERE}"),
    # "will travel to Oslo and Bergen"; but she "returned on Monday from a trip to Norway"
    ("travels_to", rf"(?P<verb_travels_to>X)(?![dTv]{{0,3}}ra?[.T#]{{0,3}}{NOUN}){GAP}t{SOMEWHERE}"),
    ("travels_to_event", rf"(?P<verb_travels_to_event>X){GAP}t{EVENT_IN}"),
    # "moves on to Norway"
    ("moves_on", r"(?P<verb_moves_on>=)dt(?=a?[.#]{0,2}[CL])"),
    # "will come to Norway": not "came to the aid of Norway"
    ("comes_to", r"(?P<verb_comes_to>>)[vT]{0,3}t(?=a?[CL])"),
    # "flew in from Oslo", "came in on Thursday": where to is told elsewhere
    ("flew_in", r"(?P<verb_flew_in>X|>(?=id?T))i(?=[vrTdf])"),
    # back on Monday from Oslo, back to Lima from Oslo
    ("came_back_from", r"(?P<verb_came_back_from>X)(?:[vT,]|dT|t[CL]){0,3}r(?=a?[CL])"),
    # "came from Oslo, where he met X"
    ("came_from_where", r"(?P<verb_came_from_where>>)[vT]{0,3}r(?=a?[CL],?W)"),
    # "is going to Oslo"
    ("goes_to", r"(?P<verb_goes_to>e)d?t(?=a?[.]?[CL])"),
    # "is on his way to Oslo"
    ("on_the_way", r"(?P<verb_on_the_way>b)da\.t(?=a?[CL])"),
    # "a tour that takes him to Oslo"
    ("takes_to", rf"(?P<verb_takes_to>~)[.aHP]t{SOMEWHERE}"),
    # "is sending envoy X to Oslo"
    ("sends_to", r"(?P<verb_sends_to>\^)(?=[av.#]{0,3}[PRGD][^;PHwbh]{0,6}?t[av.#oT']{0,4}[CL])"),
    # "leads a delegation to Oslo"
    ("leads_delegation_to", rf"(?P<verb_leads_delegation_to>F)a?[.#]{{0,3}}[DG][vT]{{0,2}}t(?:{SOMEWHERE}|{EVENT_IN})"),
    # "is on a visit to", "made a visit to", "his visit to", "the visit of X to", "a tour of"
    # or "the visit that X will make to Oslo"
    (
        "visit_of_somebody_to",
        rf"(?P<verb_visit_of_somebody_to>[SJK])(?:[og][av.']{{0,3}}[PRGD][^;PHwbh&]{{0,4}}?|[aW]P[wbetvh]{{0,4}}m[vT]{{0,2}})t{SOMEWHERE}",
    ),
    ("visit_by", r"(?P<verb_visit_by>[SJ])g(?=[av.']{0,3}[PRGD])"),
    ("visit_to", rf"(?P<verb_visit_to>{NOUN})[vT,]{{0,3}}t{SOMEWHERE}"),
    # "during a two-day visit to the country": the one told of before
    ("visit_to_it", rf"(?P<verb_visit_to_it>{NOUN})[vT]{{0,2}}t(?=a\.)"),
    ("tour_of", rf"(?P<verb_tour_of>[KJ])[vT]{{0,2}}o{SOMEWHERE}"),
    # "will stop over in Amman", "is to stop on her way home in Amman"
    ("stops_in", rf"(?<=[wt])(?P<verb_stops_in>N)(?:da\.v?)?[vg]?i{SOMEWHERE}"),
    # "will wrap up her tour in Amman", "a scheduled stop at an airport of Singapore", "his trip began in Amman"
    ("stage_in", rf"(?P<verb_stage_in>[JKN])(?:w?m)?(?:[vT]|dT){{0,2}}i{SOMEWHERE}"),
    # "her next stop will be Amman"
    ("next_stop", rf"(?P<verb_next_stop>N)w?b{SOMEWHERE}"),
    # "will visit Egypt", "visited Egypt", "is visiting Egypt"
    ("visits", r"(?P<verb_visits>[SVU])[vT]{0,2}(?:g?i)?(?=[av.#oT']{0,4}?[CL])"),
    # "will visit the White House", "arrived at the Elysee", "is due at the Kremlin"
    ("at_seat", r"(?P<verb_at_seat>[SVU](?=[vT]?O)|[AX>](?=[vT]?[it]O)|[be](?=[vT]?iO))[vTit]{0,3}"),
    # "who is visiting the country": that of the dateline
    ("visits_country", r"(?P<verb_visits_country>[UVS])(?=a\.)"),
    # "is to head for Oslo"
    ("heads_for", rf"(?P<verb_heads_for>X)v?f{SOMEWHERE}"),
    # "is in Turkey for talks", "is expected in Oslo on Monday"
    ("is_in", r"(?P<verb_is_in>b)[vT]{0,2}i(?=a?[.]{0,2}[CL]|a.c)"),
    # "is in the country on a working visit": that of the dateline
    ("is_in_it", r"(?P<verb_is_in_it>b)[vT]{0,2}i(?=a\.)"),
    # "leads the delegation", "arrived Friday night", "left Saturday": where is told elsewhere
    ("leads_delegation", r"(?P<verb_leads_delegation>F)(?=D)"),
    ("arrived_then", r"(?P<verb_arrived_then>A)[vT]{0,2}"),
    ("departed", r"(?P<verb_departed>Y)(?=[vT,.;dQu]|$)"),
    ("expected_in", r"(?P<verb_expected_in>e)[vT]{0,2}i(?=a?[.]{0,2}[CL]|a?.c)"),
    # "a tour that includes Egypt"
    ("tour_includes", r"(?P<verb_tour_includes>[JK])[^;PHtobS]{0,9}?\.(?=a?[CL])"),
    # "Kenya will be the last stop of his trip"
    ("is_a_stop", r"(?:(?<=[CL])|(?<=[CL]w))ba?[v.#]{0,2}(?P<verb_is_a_stop>N)"),
    # "the three-day trip last week", "made the visit"
    ("visit", r"(?P<verb_visit>[SJ])"),
)
# Most chunks begin no pattern: the look-ahead passes them by.
VISIT = re.compile("(?=[AYSJKNXFVUbe~^+>=])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS) + ")")
IN_CITY = re.compile(r"i(?=a?L)")
