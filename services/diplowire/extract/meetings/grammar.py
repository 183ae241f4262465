"""The grammar of meetings: named patterns over the class letters of a sentence (`lexicon.event_words`), and nothing else.

The name of a pattern is the `rule` of its evidence. In each match the group `verb` is the chunk that tells of the meeting, and
`with` ends where those begin who are met. Every quantifier is bounded, so no sentence is slower than linear.
"""

from __future__ import annotations

import re

# What may stand between the verb and "with": anything but people, other verbs, joins, strong marks and "after talks".
GAP = r"(?:(?!u[a.p]{0,3}[4567])(?:[^yzPH;&1238wbhAXV]|&(?=[.v#])|(?<=C);(?=C))){0,14}?"
# What may stand between "held" and "talks", or an article and its noun.
INNER = r"[^yztuPRH;&1238wbhAXY,]{0,7}?"
NEAR = r"[^;PH&1238wbhAX]"
TALKS = r"[4567]"
# "of Mr. Lula, Mr. Erdogan and President Ahmadinejad"
OF_THEM = r"o[av.#]{0,3}P(?:,P){0,4},?&[av.#]{0,2}P"
SOMEBODY = r"(?=[av.#C']{0,5}[PRGODH])"
# "A, B and C"
LIST = r"(?:,?&?[av.#C']{0,4}[PRGD]){1,12}"

PATTERNS: tuple[tuple[str, str], ...] = (
    # "the talks have been cancelled"
    ("called_off", r"(?P<verb_called_off>[457])[^;PH&,]{0,8}?[bh]{1,2}v{0,2}(?:Z|[\"6]\.)"),
    # "they were joined by X"
    ("joined_by", r"(?P<verb_joined_by>[HG])h?bv{0,2}jg(?=[av.#']{0,3}P)"),
    # "they were joined at the summit by X", "was joined by X and Y for talks"
    (
        "joined_for",
        rf"(?P<verb_joined_for>[HGP])h?bv?j(?:ia?[.#T'O]{{0,4}}[457][^;PRGDH&,1238]{{0,6}}?g{SOMEBODY}|g(?={LIST},?[fi]a?[.#]{{0,3}}[457]))",
    ),
    # "the ministers of A and B joined the leaders of C for a conference"
    ("joins_for", rf"(?<!b)(?P<verb_joins_for>j)(?={LIST},?[fi]a?[.#]{{0,3}}[457])"),
    # "Kenya was represented by X", "was represented at the talks by X"
    ("represented_by", r"(?<=[bv])(?P<verb_represented_by>\.)(?:ia?[.#T'O]{0,4}[457][^;PRGDH&,1238]{0,6}?)?g(?=[av.#']{0,3}P)"),
    # "the talks were hosted by X"
    ("hosted_by", r"(?P<verb_hosted_by>[457])(?:[iu]?[LTda]{0,5}[bh]{1,2}v?|,)8g(?=[av.#']{0,3}P)"),
    # "the session brought X and Y together with A and B"
    ("brings_with", rf"(?P<verb_brings_with>[457]|(?<=a)0)(?:,[^;,]{{1,10}},(?:P,)?)?[^;PRGDH&,1238]{{0,8}}?\.(?={LIST}vy)"),
    # "Also taking part are X and Y"
    ("taking_part", r"(?P<verb_taking_part>~\.|j)(?:ia?[457][^;PRGDH&,1238]{0,6}?)?(?:,dC,)?b(?=(?:O'|[av.#C']{0,5})[PRGD])"),
    # "In attendance at the conference were X and Y"
    (
        "present_were",
        rf"(?:i\.i?a?[.#T'O]{{0,3}})?(?P<verb_present_were>[457])[^;PRGDH&,1238]{{0,6}}?b(?=[av.#C']{{0,5}}[PRGD],?&?{LIST})",
    ),
    # "on the Peruvian side it was attended by X"
    ("it_attended_by", r"(?:(?<=\.b)|(?<=\.bv))(?P<verb_it_attended_by>j)g(?=[av.#']{0,3}P)"),
    # "which was followed by talks between the delegations", "followed by delegation-level talks"
    ("followed_by", r"(?:[45]b)?(?P<verb_followed_by>\.)g(?=[a.#]{0,3}[45])"),
    # "a second round will be held in X, with A and B taking part"
    (
        "with_taking_part",
        rf"(?P<verb_with_taking_part>[457])[wbh]{{0,2}}v?3[^;PRGDH1238W]{{0,8}}?,?y(?={LIST},?(?:~\.|j))",
    ),
    # "talks were held by A with B"
    ("talks_held_by", r"(?P<verb_talks_held_by>4)[wh]?bv?3g(?=[av.#C']{0,4}[PRGD])"),
    # "the second meeting took place on Saturday", "the talks will be held in X": of those told of before
    (
        "took_place",
        r"(?P<verb_took_place>[457])(?![^;PH&]{0,12}z)[^;PH&,1238]{0,5}?(?:~\.|wb3|h?b3(?!g)|btb3|b[ve]{1,2}[fT](?!y)|dT(?=[bh](?!y|v{0,2}jg)))",
    ),
    # "the talks in Oslo brought together X, Y and Z"
    (
        "brings_together",
        r"(?P<verb_brings_together>[457]|(?<=a)0)(?:,W[^;PRGDH&,1238]{1,6},)?[^;PRGDH&,1238]{0,8}?\.v(?=[av.#C']{0,5}[PRGD])",
    ),
    # "the session was co-chaired by X and Y", "it was chaired by X", ", co-chaired by X and Y"
    ("chaired_by", r"(?P<verb_chaired_by>[F3])v?g(?=[av.#C']{0,4}P)"),
    # "the delegation was led by X", "X headed the delegation": for its side X takes part in what was told before
    ("side_led_by", r"(?P<verb_side_led_by>[DC])(?:bv?[FX]|;)?g(?=[av.#C']{0,4}[PR])"),
    ("leads_side", r"(?<=[PRH,])(?P<verb_leads_side>[FX])(?=[DC])"),
    # "A and B chaired a session of their cabinets", "A and B led their sides at the talks"
    ("chaired_with", rf"(?P<verb_chaired_with>F)a?[.#O]{{0,5}}[57]{GAP}y{SOMEBODY}"),
    ("chaired_session", r"(?P<verb_chaired_session>F)a?[.#O]{0,5}[57]"),
    ("led_sides", r"(?P<verb_led_sides>F)a[.]{0,2}[.D][iu][^;PH1238W]{0,6}?[457]"),
    # "the meeting was also attended by X"
    ("attended_by", r"(?P<verb_attended_by>[457])[^;PH&1238,z]{0,8}?(?:(?:,W)?bv{0,2}|,)v?jg"),
    # "X attended the meeting", "X took part in the talks"
    ("attended_it", r"(?P<verb_attended_it>j|~\.(?=i))i?a[457](?=[.,;]|$)"),
    # "met today in Jerusalem with X", "will meet with X"
    ("met_with", rf"(?P<verb_met_with>[10]|@(?=v)){GAP}(?:v&v)?y"),
    # "came together with X"
    ("came_together", rf"(?P<verb_came_together>>)v[vT]{{0,2}}y{SOMEBODY}"),
    # "spoke by telephone with X", "talked to X"
    ("spoke_with", rf"(?P<verb_spoke_with>2)(?:{GAP}(?:v&v)?y|[vTdgapi]{{0,6}}(?:v&v)?t)"),
    # "paid a courtesy call on X", "to X"
    ("courtesy_call", r"(?P<verb_courtesy_call>m)a?[.]{1,2}6[dt]"),
    # "in a phone call to X on Monday", "made a call to X"
    ("call_to", rf"[im3]a[.p]{{0,2}}(?P<verb_call_to>6)t{SOMEBODY}"),
    # "granted an audience on Monday to X"
    # "received a phone call from X"
    ("received_call", rf"(?P<verb_received_call>[8h])[vT]{{0,2}}a[.p]{{0,3}}6(?:[vT]|dT){{0,2}}r{SOMEBODY}"),
    # "spent 90 minutes with X"
    ("spent_with", rf"(?P<verb_spent_with>B)[^;PH&1238wbhA,]{{1,6}}?y{SOMEBODY}"),
    # "sat down for talks"
    ("sat_down", rf"(?P<verb_sat_down>@)v?f{INNER}{TALKS}"),
    # "discussed trade with X"
    ("discussed_with", rf"(?P<verb_discussed_with>E)(?!v?a[.v]{{0,3}}[45][^y]{{0,8}}y){GAP}y{SOMEBODY}"),
    # "A and B discussed trade over the phone"
    ("discussed_by_phone", r"(?P<verb_discussed_by_phone>E)[^;PH&1238wbhAXyz]{0,14}?[gd]a?p"),
    # "A and B discussed trade": of a meeting told before
    ("discussed_together", r"(?P<verb_discussed_together>(?:(?<=[PRH])|(?<=[PR],)|(?<=[PRH]v))E)"),
    # "urged X by telephone to agree"
    ("told_by_phone", r"(?P<verb_told_by_phone>[s.%])(?=[PR][vT]{0,2}[gd]a?p)"),
    # "was granted an audience by X"
    ("audience_granted_by", rf"(?P<verb_audience_granted_by>\.)a5(?:[vT]|dT){{0,2}}g{SOMEBODY}"),
    ("granted_audience", rf"(?P<verb_granted_audience>\.)a5(?:[vT]|,?dT,?|,?i[aO.']{{0,2}}[LP],?){{0,3}}t{SOMEBODY}"),
    # "called on President X": not "called on President X to resign"
    ("calls_on", r"(?P<verb_calls_on>\"|(?<=[wtv,&PR])6)d(?=[av.#C']{0,4}[PRD]|[a.][dTiufv,;.])"),
    # "held a bilateral with X"
    ("held_bilateral", rf"(?P<verb_held_bilateral>[3h]|(?<!a)m)av?\.y{SOMEBODY}"),
    # "held talks with X", "had a telephone conversation with X": not "the end of talks with X"
    ("held_talks_with", rf"(?P<verb_held_talks_with>[3h]|(?<!a)m){INNER}{TALKS}{GAP}y"),
    # "held talks", "will hold a meeting": the subject is all who take part
    # or "had a working lunch"
    ("held_talks", rf"(?P<verb_held_talks>3|(?<!a)m|h(?=a[.#v]{{0,3}}{TALKS}|v?4)){INNER}{TALKS}"),
    # "met X"
    # "will see X on Friday", "is due to see X": not "will see X fail"
    ("will_see", r"(?:(?<=w)|(?<=wv)|(?<=[beTLC]t))(?P<verb_will_see>/)(?=[av.#C']{0,4}P(?:[vTidu;,&]|\.?$))"),
    ("met", r"(?P<verb_met>1)[vT]{0,2}(?=[av.#C']{0,4}[PRGDH]|[a.][dTiufv,;.])"),
    # "A and B met", "the ministers will meet in X", "leaders gather in Y"
    ("met_together", r"(?P<verb_met_together>[10]|@(?=v))v?(?=[TvidutfgW,;&]|\.?$)"),
    ("spoke_by_phone", r"(?P<verb_spoke_by_phone>2)[vTi]{0,2}[gd]a?p"),
    ("spoke_together", r"(?P<verb_spoke_together>2)v?(?:i\.)?(?=f|iL|T[.,;]|\.?$)"),
    # "was received by X"
    # or "received at the palace by X", "received in audience on Friday by X"
    (
        "received_by",
        r"(?P<verb_received_by>8)(?:v{0,2}|i[.5](?:dT|T)?|(?:d?T)?i[aOP.]{0,2}'?[LO.5]{1,3}(?:oa?[LO.]{1,2})?(?:d?T)?|d?T)g",
    ),
    # "hosted a reception for X"
    ("hosted_for", r"(?P<verb_hosted_for>8)a?[.#]{0,2}[.4](?:dT|[vT]|ia?L){0,2}f(?=[av.#C']{0,4}[PRGD])"),
    # "received X", "hosted X for talks", "telephoned X"
    (
        "received",
        r"(?P<verb_received>8)(?:[vT]|dT|i[a.]{0,2}L|ia?O(?:'?.)?|ia[.]{1,3}){0,4}(?=[av.#C']{0,4}[PRGD]|[a.][dTiufv,;.])",
    ),
    (
        "welcomed_for_talks",
        r"(?P<verb_welcomed_for_talks>[98])[vT]{0,2}(?=[av.#C']{0,4}[PRGD](?:[^;.]|;T;){0,9}?[fu]a?[^;]{0,3}[457])",
    ),
    ("telephoned", r"(?P<verb_telephoned>l)[vT]{0,2}(?=[av.#C']{0,4}[PRGD]|[a.][dTiufv,;.])"),
    # "called X on Monday to discuss", "called his counterpart X": not "called X a liar", "called X's claim absurd"
    ("called", r"(?P<verb_called>\")[vT]{0,2}(?=a?P(?:,?d?T|,?tE|&H|\.?$))"),
    # "will attend the meeting in Ramallah with X"
    ("attend_with", rf"(?P<verb_attend_with>j)i?a?{INNER}[457]{GAP}y"),
    # "will attend the G7 summit"
    (
        "attends",
        rf"(?P<verb_attends>j|~\.(?=i))i?(?={NEAR}{{0,6}}O{NEAR}{{0,3}}[57]|a?{NEAR}{{0,3}}[57](?:o|\.g|0g)[a.']{{0,3}}[OG])",
    ),
    # "will fly to Oslo for the NATO foreign ministers' meeting": who travels takes part
    ("gone_to_meeting", r"f(?=a?[.#]{0,2}(?P<verb_gone_to_meeting>[OG])'?[.#pO]{0,3}[57])"),
    # "will host an emergency meeting of the African Union"
    ("hosts_meeting_of", r"(?P<verb_hosts_meeting_of>[83])a?[.#v]{0,3}[57][vT]{0,2}o(?=a?[.]{0,2}O)"),
    # "a meeting of the foreign ministers of A and B"
    ("meeting_of", rf"(?P<verb_meeting_of>{TALKS})[vT]{{0,2}}o(?=[av.#]{{0,3}}(?:G|P(?:,P){{0,4}},?&[av.#]{{0,2}}P))"),
    # "the leaders, meeting in X, agreed"
    ("meeting_now", r"(?:(?<=[PRHODGC],)|(?<=G))(?P<verb_meeting_now>5)(?=[idvTu])"),
    # "is meeting X today", "after meeting X"
    ("is_meeting", rf"(?<=b)(?P<verb_is_meeting>5)[vT]{{0,2}}y?{SOMEBODY}"),
    ("after_meeting", rf"(?<=[ug])(?P<verb_after_meeting>5)[vT]{{0,2}}{SOMEBODY}"),
    # "his first meeting was with X", "talks are planned with X"
    ("meeting_was_with", rf"(?<=['.v])(?P<verb_meeting_was_with>5)(?:[vT]|dT){{0,2}}w?by{SOMEBODY}"),
    ("talks_set_with", rf"(?P<verb_talks_set_with>[45])(?:b|wb|hb)v?[e3](?:[vT]|dT|iL){{0,2}}y{SOMEBODY}"),
    # "talks which A and B were to hold"
    (
        "talks_they_hold",
        r"(?P<verb_talks_they_hold>[457])(?:[^;PRGDH&1238wbhW]|&(?=[.L])){0,10}?,?[Wa](?=(?:(?:a?[.#']{0,2}[PRGC](?:,?&|,)?){2,4}|D)[wbht]{0,3}v?3)",
    ),
    # "talks between A and B", "a meeting of the foreign ministers of A and B"
    ("talks_between", rf"(?P<verb_talks_between>{TALKS})[^yzPH;&]{{0,10}}?z"),
    # "for talks with X", "his meeting with X", "following a meeting in Y with X"
    ("talks_with", rf"(?P<verb_talks_with>{TALKS})(?:(?!u[a.p]{{0,3}}[4567])[^yzPH;&1238wbhAX,]){{0,7}}?y"),
    # "consultations between the ministries of A and B were held"
    ("session_held", rf"(?P<verb_session_held>{TALKS})[^;PH1238W]{{0,14}}?(?:wb3|btb3|h?b{{1,2}}3(?!g)|~\.)"),
    # "arrived for their meeting"
    ("their_talks", r"(?P<verb_their_talks>[45])(?![^yzPH;&]{0,10}?[yz])(?<=a5|a4)"),
    # "in a meeting on the sidelines of X": the subject is all who take part
    (
        "in_a_meeting",
        rf"[iu]a?[.#vpOCTj']{{0,5}}?(?P<verb_in_a_meeting>[4567])(?![^yzPH;&]{{0,10}}?[yz]|[^;PH&,]{{0,6}},Wbv{{0,2}}jg|[vT]{{0,2}}(?:[av.#C']{{0,3}}[PRGD]|{OF_THEM}))",
    ),
)
# Most chunks begin no pattern: the look-ahead passes them by.
_ANY = "|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS)
MEETING = re.compile(
    rf'(?=[10@23/hm456789l"jiu~EB]|>v|\.(?:g|a5|ia?[.#TO]{{0,4}}[457])|[F3]v?g|[DC];?b?v?[FX]?g|[FX][DCa.#57]|fa?[.#]{{0,2}}[OG]|[HGP]h?b|[s.%][PR][vTgd])(?:{_ANY})'
)
