"""The grammar of meetings: named patterns over the class letters of a sentence (`lexicon.event_words`), and nothing else.

The name of a pattern is the `rule` of its evidence. The first chunk of a match tells of the meeting, or the group `verb_…`, and
where the match ends those begin who are met. Every quantifier is bounded, so no sentence is slower than linear.
"""

from __future__ import annotations

from diplowire.extract.frames.patterns import one_of

# What may stand between the verb and "with": anything but people, other verbs, joins, strong marks and "after talks".
GAP = r"(?:(?!u[a.pv]{0,3}[4567])(?:[^yzPH;&1238wbhAXVW]|&(?=[.v#])|(?<=C);(?=C))){0,14}?"
# What may stand between "held" and "talks", or an article and its noun: "a brief, long-awaited".
INNER = r"(?:[^yzgtuPRH;&1238wbhAXY,]|(?<=[.#v]),(?=[.#v])){0,8}?"
NEAR = r"[^;PH&1238wbhAX]"
TALKS = r"[4567]"
# not "talks were held in X on Monday with Y"
NOT_WITH = r"(?!(?:iL|d?T|v){0,3}y[av.#C']{0,4}[PRGDC])"
# "of Mr. Lula, Mr. Erdogan and President Ahmadinejad"
OF_THEM = r"o[av.#]{0,3}P(?:,P){0,4},?&[av.#]{0,2}P"
SOMEBODY = r"(?=[av.#C']{0,5}[PRGODH])"
# "with X", not "with X meeting Y"
WITH = r"y(?![av.#C']{0,4}[PR](?:,R,)?5[vT]{0,2}y?[av.#C']{0,5}[PRGD])"
# ", among others,"
AMONG_OTHERS = r"(?:,[^,;PRGDHCL1238W]{1,4},)?"
# "received, on July 24 in Oslo, X", "as part of his tour,"
ASIDE = r"(?:,(?=[iduvTf])[^,;PRGDHW1238wbhXAY]{1,10},(?:d?T,)?)?"
# "at the foreign ministry", "at his office", "in Oslo", "at the AU Headquarters in Oslo"
THERE = r"ia?(?:[.O']{0,2}P(?=iL)|[.#O'L]{1,4})"
# "the first dialogue between Norway and Peru with X"
OF_STATES = r"(?:za?C&a?C(?=v?y))?"
# "a group of lawmakers"
A_GROUP = r"a?\.{1,2}o[av.#]{0,2}G"
# "A, B and C"
LIST = r"(?:,?&?[av.#C']{0,4}[PRGD]){1,12}"

PATTERNS: tuple[tuple[str, str], ...] = (
    # "the talks have been cancelled"
    ("called_off", r"[457](?:[^;PH&,]{0,8}?[bh]{1,2}v{0,2}(?:Z|[\"6]\.)|h?\.g(?=[.,;]|$))"),
    # "they were joined by X"
    ("joined_by", r"[HG]h?bv{0,2}jg(?=[av.#']{0,3}P)"),
    # "During the talks X was accompanied by Y and Z", "was accompanied at the meeting by Y"
    ("accompanied_by", rf"[HPR]h?bv{{0,2}}I(?:i(?:a|T')?[.#]{{0,3}}[457])?g{SOMEBODY}"),
    # "they were joined at the summit by X", "was joined by X and Y for talks"
    (
        "joined_for",
        rf"[HGP]h?bv?j(?:ia?[.#T'O]{{0,4}}[457][^;PRGDH&,1238]{{0,6}}?g{SOMEBODY}|g(?={LIST},?[fi]a?[.#]{{0,3}}[457]))",
    ),
    # "the ministers of A and B joined the leaders of C for a conference"
    ("joins_for", rf"j(?<!bj)(?=8?{LIST},?[fi]a?[.#Tp]{{0,3}}(?:[457]|(?<=[aT])0))"),
    # "X joined them by video for the second part of the meeting"
    ("joins_them", r"j(?<!bj)(?=\.[^;PRGDH1238W]{0,6}?fa?[.#To]{0,4}a?[457])"),
    # "Kenya was represented by X", "was represented at the talks by X"
    ("represented_by", r"\.(?<=[bv]\.)(?:ia?[.#T'O]{0,4}[457][^;PRGDH&,1238]{0,6}?)?g(?=[av.#']{0,3}P)"),
    # "the talks were hosted by X"
    ("hosted_by", r"[457](?:[LTadiu]{0,6}[bh]{1,2}v?|,)8g(?=[av.#']{0,3}P)"),
    # "the session brought X and Y together with A and B"
    ("brings_with", rf"[4570](?:(?<!0)|(?<=a0))(?:,[^;,]{{1,10}},(?:P,)?)?[^;PRGDH&,1238]{{0,8}}?\.(?={LIST}v(?:[yid;,]|\.?$))"),
    # "Also taking part are X and Y", "sitting in on the talks were X and Y"
    (
        "taking_part",
        r"(?:[~j](?:(?<=j)|(?<=~)\.)|@id)(?:i?a?[4567][^;PRGDH&,1238]{0,6}?)?(?:,dC,)?b(?=(?:O'|[av.#C']{0,5})[PRGD])",
    ),
    # "In attendance at the conference were X and Y", "Participants at the talks, held behind closed doors, were X, Y and Z"
    (
        "present_were",
        rf"(?:i(?:\.i?)?a?[.#T'O]{{0,3}})?(?P<verb_present_were>[457])[^;PRGDH&,1238]{{0,6}}?(?:,[^;,]{{1,8}},)?(?:b|\.(?!v))(?=[av.#C']{{0,5}}[PRGD],?&?{LIST})",
    ),
    # "Around the table, too, were X, Y and Z"
    # or "Also in the room were X and Y"
    ("round_table", r"(?:\.|(?<=v)i)a\.(?:,[v.]{1,2},)?b(?=[av.#C']{0,5}[PRGD])"),
    # "In attendance were X and Y", "Also in attendance was X"
    ("in_attendance", r"i\.b(?=[av.#C']{0,5}[PRGD])"),
    # "met in Oslo in the presence of X": of the meeting that the words before tell
    ("in_presence_of", r"ia\.(?=o[av.#C']{0,4}[PRG])"),
    # "on the Peruvian side it was attended by X"
    ("it_attended_by", r"j(?:(?<=\.bj)|(?<=\.bvj))g(?=[av.#']{0,3}P)"),
    # "which was followed by talks between the delegations", "followed by delegation-level talks"
    ("followed_by", r"(?:[45]b)?(?P<verb_followed_by>\.)g(?=[a.#]{0,3}[45])"),
    # "a second round will be held in X, with A and B taking part"
    (
        "with_taking_part",
        rf"[457][wbh]{{0,2}}v?3[^;PRGDH1238W]{{0,8}}?,?y(?={LIST},?(?:~\.|j))",
    ),
    # "the talks then continued in an expanded format": with the delegations
    ("goes_on_wider", r"[457][bh]{0,2}v{0,2}(?:X(?=v?i)|3(?=v?i[^L]))(?![^;PH&]{0,12}z)"),
    # "talks were held by A with B"
    ("talks_held_by", r"4[wh]?bv?3g(?=[av.#C']{0,4}[PRGD])"),
    # "trade was discussed by A with B"
    ("discussed_by", rf"E(?:(?<=b[E])|(?<=bv[E]))(?:iL|d?T){{0,2}}g{SOMEBODY}"),
    # "the second meeting took place on Saturday", "the talks will be held in X": of those told of before
    # or "The conversation, initiated by X on Monday,"
    (
        "took_place",
        rf"(?:[457]|6(?=~\.|b3))(?![^;PH&]{{0,12}}z)[^;PH&,1238]{{0,5}}?(?:~\.|,(?:Wh?b)?3(?=iL|d?T)|,W~\.|\.(?:(?<=[457]iL\.)|(?<=[457]iLdT\.))(?=[dafu.])|,\.g[PRC]d?T|wb3{NOT_WITH}|h?b3(?!g){NOT_WITH}|btb3{NOT_WITH}|b[ve]{{1,2}}[fT](?!y)|dT(?=[bh](?!y|v{{0,2}}jg)))",
    ),
    # "the talks in Oslo brought together X, Y and Z"
    (
        "brings_together",
        r"[4570](?:(?<!0)|(?<=a0))(?:,W[^;PRGDH&,1238]{1,6},)?[^;PRGDH&,1238]{0,8}?\.v(?=[av.#C']{0,5}[PRGD]|C,C|C&)",
    ),
    # "the session was co-chaired by X and Y", "it was chaired by X", ", co-chaired by X and Y"
    ("chaired_by", r"[F3]v?gg?(?=[av.#C']{0,4}P)"),
    # "the delegation was led by X", "X headed the delegation": for its side X takes part in what was told before
    ("side_led_by", r"[DC](?:b{1,2}v?[FX]|;)?g(?=[av.#C']{0,4}[PR])"),
    ("leads_side", r"[FX](?:(?<=[PRH,][FX])(?=[DC])|(?<=w[FX])(?=D(?![ti]a?[.#]{0,3}[57O])|C))"),
    # "X chaired the talks" of those told before
    # "A and B chaired a session of their cabinets", "A and B led their sides at the talks"
    ("chaired_with", rf"F[gi]?a?[.#O]{{0,5}}[57]{GAP}y{SOMEBODY}"),
    ("chaired_it", r"[F8](?=a[457](?:[.,;&]|$))"),
    ("chaired_session", r"F[gi]?a?[.#O]{0,5}[57](?![^;PH&]{0,12}z)"),
    ("led_sides", r"Fa[.]{0,2}[.D][iu][^;PH1238W]{0,6}?[457]"),
    # "the meeting was also attended by X"
    ("attended_by", r"[4567][^;PH&1238,z]{0,8}?(?:(?:,W)?bv{0,2}|,)v?jg"),
    # "X attended the meeting", "X took part in the talks"
    # or "in the call", "joined the telephone conversation"
    ("attended_it", r"[j~](?:(?:(?<=j)|\.(?=i))i?ap?[4567](?=[.,;]|$)(?!\.[av.#C']{0,4}[PRGD])|\.(?=\.$|;))"),
    # "X sat at her side", "X was also at the table", "with X looking on": who was there
    ("beside", r"@(?=v?i(?:[PRH]'|a)\.|[.y](?:[PRH]|\.)|vt|ida?[4567](?:[.,;&]|$))"),
    # or "X was also present", "was in attendance"
    ("at_table", r"b(?=v{0,2}(?:[id]a\.|dap?6|j|i\.)(?:[.,;&u]|$))"),
    ("looking_on", r"\.(?<=P\.)(?=d(?:[.,;&]|$))"),
    # "was the focus of the talks that A held in X with B"
    ("held_told", rf"[457](?:,?W|a)?[av.#C']{{0,4}}[PRGH][hv]{{0,2}}(?P<verb_held_told>3)(?:v|d?T|iL){{0,3}}y{SOMEBODY}"),
    # "met today in Jerusalem with X", "will meet with X"
    ("met_with", rf"[10@](?:(?<!@)|(?=v)){GAP}(?:v&v)?{WITH}{AMONG_OTHERS}"),
    # "came together with X"
    ("came_together", rf">v[vT]{{0,2}}y{SOMEBODY}"),
    # "A and B came together in Oslo for talks", "on Friday"
    ("came_for_talks", r">v(?=(?:iL|d?T|v)*?(?:fa?[.#]{0,3}[457]|d?T))"),
    # "came face to face with X"
    ("came_face", rf">\.t\.y{SOMEBODY}"),
    # "spoke by telephone with X", "talked to X"
    ("spoke_with", rf"2(?:{GAP}(?:v&v)?y|[vTdgapi]{{0,6}}(?:v&v)?t)"),
    # "paid a courtesy call on X", "to X"
    # or "made a farewell visit to X"
    ("courtesy_call", r"ma?[.]{1,2}[6S][dt]"),
    # "in a phone call to X on Monday", "made a call to X"
    ("call_to", rf"[im3]a[.p]{{0,2}}(?P<verb_call_to>6)t{SOMEBODY}"),
    # "granted an audience on Monday to X"
    # "received a phone call from X"
    ("received_call", rf"[8h][vT]{{0,2}}a[.p]{{0,3}}6(?:[vT]|dT){{0,2}}r{SOMEBODY}"),
    # "spent 90 minutes with X"
    ("spent_with", rf"B[^;PH&1238wbhA,]{{1,6}}?y{SOMEBODY}"),
    # "A and B spent an hour on the telephone"
    ("spent_on_phone", r"B[^;PH&1238wbhA,]{1,6}?[gd]a?p"),
    # "sat down for talks"
    ("sat_down", rf"@v?f{INNER}{TALKS}"),
    # "discussed trade with X"
    ("discussed_with", rf"E(?!v?a[.v]{{0,3}}[45][^y]{{0,8}}y){GAP}y{SOMEBODY}"),
    # "A and B discussed trade over the phone"
    # or "agreed by phone on Friday to trade"
    ("discussed_by_phone", r"(?:E[^;PH&1238wbhAXyz]{0,14}?|e(?:v|d?T)?)[gd]a?p"),
    # "A and B discussed trade": of a meeting told before
    ("discussed_together", r"E(?:(?<=[PRH]E)|(?<=[PR],E)|(?<=[PRH]vE)|(?<=[PR]wE)|(?<=[PRH]TE)|(?<=[PRH]dTE))"),
    # "urged X by telephone to agree"
    ("told_by_phone", r"[s.%0](?=[PRGD](?:,?&?[PRGD]){0,4},?(?:[vT]|dT){0,2}[gd]a?p)"),
    # "was granted an audience by X"
    ("audience_granted_by", rf"\.a5(?:[vT]|dT){{0,2}}g{SOMEBODY}"),
    ("granted_audience", rf"\.a?5(?:[vT]|,?dT,?|,?i[aO.']{{0,2}}[LP],?){{0,3}}t{SOMEBODY}"),
    # "called on President X": not "called on President X to resign"
    ("calls_on", r"[\"6](?:(?<=\")|(?<=[wtv,&PR]6))d(?=[av.#C']{0,4}[PRD]|[a.][dTiufv,;.])"),
    # "held a bilateral with X"
    ("held_bilateral", rf"[3hm](?<!am)av?\.y{SOMEBODY}"),
    # "held talks with X", "had a telephone conversation with X": not "the end of talks with X"
    ("held_talks_with", rf"(?:[3m]|h(?!v{{0,2}}m))(?<!am){INNER}{TALKS}{OF_STATES}{GAP}{WITH}{AMONG_OTHERS}"),
    # "have scheduled a meeting": the subject is all who take part
    ("scheduled_talks", r"e(?<=he)a?[.#v]{0,4}[45](?![^;PRH&1238]{0,8}[yz])"),
    # "A and B will host a meeting", "attended talks"
    (
        "cohosts",
        r"[8j](?:(?<=&[PRC][8j])|(?<=&[PRC][wh][8j])|(?<=&[PRC]wv[8j])|(?<=&[PRC][be]t[8j]))i?a?[.#v]{0,4}[457](?!o|[^;PRH&1238]{0,8}[yz])",
    ),
    # "held talks", "will hold a meeting": the subject is all who take part
    # or "had a working lunch"
    ("held_talks", rf"[3hm](?<!am)(?:(?<!h)|(?=a[.#vp]{{0,3}}{TALKS}|v?4)){INNER}{TALKS}"),
    # "met X"
    # "will see X on Friday", "is due to see X": not "will see X fail"
    ("will_see", r"/(?:(?<=w/)|(?<=wv/)|(?<=[beTLC]t/))(?=[av.#C']{0,4}P(?:[vTidu;,&]|\.?$))"),
    # "saw X and Y separately on Friday"
    ("saw", r"/(?=[av.#C']{0,4}P(?:,?&[av.#C']{0,4}P)?(?:v|v?(?:dT|T|iL)))"),
    # or "met in X on Friday Y"
    (
        "met",
        rf"1(?:[vT]{{0,2}}(?:{AMONG_OTHERS}|{ASIDE})(?=[av.#C']{{0,4}}[PRGDH]|[a.][dTiufv,;.]|{A_GROUP})|(?:v|d?T|{THERE}){{1,3}}(?=[a#C']{{0,3}}[PRGD]))",
    ),
    # "A and B met", "the ministers will meet in X", "leaders gather in Y"
    ("met_together", r"[10@](?:(?<!@)|(?=v))v?(?=[TvidutfgW,;&]|\.?$)"),
    # "will see each other again on Friday"
    ("see_each_other", r"/(?=\.\.)"),
    ("spoke_by_phone", r"2[vTi]{0,2}[gd]a?p"),
    ("spoke_together", r"2v?(?:i\.)?(?=f|iL|T[.,;]|\.?$)"),
    # "was received by X"
    # or "received at the palace by X", "received in audience on Friday by X"
    (
        "received_by",
        r"8(?:v{0,2}|i[.5](?:dT|T)?|(?:d?T)?i[aOP.]{0,2}'?[LO.5]{1,3}(?:oa?[LO.]{1,2})?(?:d?T)?|d?T|,(?:iL|d?T){1,3},)g",
    ),
    # "hosted a reception for X"
    ("hosted_for", r"8a?[.#]{0,2}[.4](?:dT|[vT]|ia?L){0,2}f(?=[av.#C']{0,4}[PRGD])"),
    # "received X", "hosted X for talks", "telephoned X"
    (
        "received",
        rf"8(?:[vT]|dT|i[.#]?5|{THERE}){{0,4}}{ASIDE}(?=[av.#C']{{0,4}}[PRGD]|[a.][dTiufv,;.]|{A_GROUP})",
    ),
    (
        "welcomed_for_talks",
        r"[98][vT]{0,2}(?=[av.#C']{0,4}[PRGD](?:ia\.{1,2}|[^;.]|;T;){0,9}?[fu]a?[^;]{0,3}[457])",
    ),
    ("telephoned", r"l(?:[vT]|[gd]a?p){0,2}(?=[av.#C']{0,4}[PRGD]|[a.][dTiufv,;.])"),
    # "called X on Monday to discuss", "called his counterpart X": not "called X a liar", "called X's claim absurd"
    ("called", r"\"[vT]{0,2}(?=a?[PR](?:,?&[PR])?(?:,?d?T|,?t[Es]|&H|\.?$))"),
    # "will attend the meeting in Ramallah with X"
    ("attend_with", rf"ji?a?{INNER}[457]{OF_STATES}{GAP}y"),
    # "will attend the G7 summit"
    # or "will head a delegation to a NATO meeting"
    (
        "attends",
        rf"(?:[j~](?:(?<=j)|\.(?=i|T|d))(?:d?T)?i?|[FX]a?[.#C']{{0,2}}D[ti])(?={NEAR}{{0,6}}O{NEAR}{{0,3}}[57]|a?{NEAR}{{0,3}}[57](?:o|\.g|0g)[a.']{{0,3}}[OG])",
    ),
    # "will attend the APEC leaders' informal meeting": whose name it is does not tell who comes
    ("attends_leaders", r"[j~](?:(?<=j)|\.(?=i))i?(?=a?[.T]{0,2}G'[.#]{0,3}[57])"),
    # "will fly to Oslo for the NATO foreign ministers' meeting": who travels takes part
    ("gone_to_meeting", r"f(?=a?[.#]{0,2}(?P<verb_gone_to_meeting>[OG])'?[.#pO]{0,3}[57])"),
    # "will host an emergency meeting of the African Union"
    ("hosts_meeting_of", r"[83]a?[.#v]{0,3}[57][vT]{0,2}o(?=a?[.]{0,2}O)"),
    # "the meeting of A with B was held"
    ("talks_of_with", rf"{TALKS}[vT]{{0,2}}o(?=[av.#C']{{0,4}}[PRGD](?!'))[^;&wbh]{{1,5}}?,?(?:iL|d?T){{0,2}}y{SOMEBODY}"),
    # "a meeting of the foreign ministers of A and B"
    ("meeting_of", rf"{TALKS}[vT]{{0,2}}o(?=[av.#]{{0,3}}(?:G|P(?:,[av.#]{{0,2}}[PRD]){{0,4}},?&[av.#]{{0,2}}[PRD]))"),
    # "the leaders, meeting in X, agreed"
    # or "Meeting in X, the leaders agreed"
    ("meeting_now", r"5(?:(?<=[PRHODGC],5)|(?<=G5)|(?<!.5)(?=[iTd]))(?=[idvTu])"),
    # "is meeting X today", "is in Oslo today meeting X", "after meeting X"
    ("is_meeting", rf"5(?:(?<=b5)|(?<=bi[LC]5)|(?<=bi[LC]T5)|(?<=bi[LC]dT5))(?:[vT]{{0,2}}y?|(?:v|d?T|iL){{1,3}}y){SOMEBODY}"),
    # "the envoys are meeting in Oslo this week"
    ("are_meeting", r"5(?:(?<=b5)|(?<=bv5)|(?<=bT5))v?(?=[idTtfu;,]|\.?$)"),
    # or "Meeting X in Oslo, Y said", "flew there on Monday, meeting X", "spent Monday meeting X"
    ("after_meeting", rf"5(?:(?<=[ug]5)|(?<!.5)|(?<=[LCT],5)|(?<=BT5))[vT]{{0,2}}{SOMEBODY}"),
    # "with X meeting Y in Oslo"
    ("with_meeting", rf"5(?:(?<=y[PR]5)|(?<=y[a.#][PR]5)|(?<=yC'[PR]5))[vT]{{0,2}}y?{SOMEBODY}"),
    # "his first meeting was with X", "talks are planned with X"
    ("meeting_was_with", rf"5(?<=['.v]5)(?:,(?:iL|d?T){{1,2}},|(?:[vT]|dT){{0,2}})w?by{SOMEBODY}"),
    ("talks_set_with", rf"[45](?:b|wb|hb)v?[e3](?:[vT]|dT|iL){{0,2}}y{SOMEBODY}"),
    # "talks which A and B were to hold"
    (
        "talks_they_hold",
        r"[457](?:[^;PRGDH&1238wbhW]|&(?=[.L])){0,10}?,?[Wa](?=(?:(?:a?[.#']{0,2}[PRGC](?:,?&|,)?){2,4}|D)[wbht]{0,3}v?3)",
    ),
    # "talks between A and B", "a meeting of the foreign ministers of A and B"
    ("talks_between", rf"{TALKS}(?:(?!\.g[a.#]{{0,3}}[45])[^yzPH;&]){{0,10}}?z"),
    # "for talks with X", "his meeting with X", "following a meeting in Y with X"
    ("talks_with", rf"{TALKS}(?:(?!u[a.p]{{0,3}}[4567])[^yzPH;&1238wbhAX,]){{0,7}}?y"),
    # "a series of meetings, including one with X"
    ("talks_including", rf"{TALKS},?\.[.#5]{{0,2}}y{SOMEBODY}"),
    # "Norwegian-Danish talks ended", "will resume"
    ("talks_of_states", rf"{TALKS}[vTh]{{0,2}}(?:w|bet|bt)?v?m(?=[.,;idTvu]|$)"),
    # "consultations between the ministries of A and B were held"
    ("session_held", rf"{TALKS}[^;PH1238W]{{0,14}}?(?:wb3|btb3|h?b{{1,2}}3(?!g)|~\.)"),
    # "arrived for their meeting"
    ("their_talks", r"[45](?![^yzPH;&]{0,10}?[yz])(?<=a5|a4)"),
    # "in a meeting on the sidelines of X": the subject is all who take part
    # or "left a meeting in X", "walked out of talks", "emerged from talks"
    (
        "in_a_meeting",
        rf"(?:[iu](?:\.\.o|a?\.{{1,2}}o)?|Y|\.(?:r|[v.]o))a?[.#vpOCTj']{{0,5}}?L?(?P<verb_in_a_meeting>[4567])(?![^yzPH;&]{{0,10}}?[yz]|o[av.#C']{{0,4}}[PRGD][^;&wbhPRGD]{{0,4}}y|[^;PH&,]{{0,6}},Wbv{{0,2}}jg|[vT]{{0,2}}(?:[av.#C']{{0,3}}[PRGD]|{OF_THEM}))",
    ),
)
# Most chunks begin no pattern: the look-ahead passes them by, at first by their letter alone.
MEETING = one_of(
    PATTERNS,
    begin=r'(?=[10@23/hm456789l"jiu~EBe>.FDCXYfHGPRbs%])(?!\.[^gdaior5PR.v]|\.[v.][^o])'
    r'(?:[10@23/hm456789l"jiu~EB]|Ya?[.#4-7]|e[a.45vdTg]|>[v.]|\.(?:[gd]|a?5|(?:r|[v.]o)a?[.#]{0,3}[457]|ia?[.#TO]{0,4}[457]|a\.(?:,[v.]{1,2},)?b)|Fv?g'
    r"|[DC];?b{0,2}v?[FX]?g|[FX][DCa.#57]|F[gi]a|fa?[.#]{0,2}[OG]|[HGPR]h?b|bv{0,2}(?:[id]a\.|da[p6]|j[.,;&u]|i\.)|[s.%0][PRGD][,&vTgd])",
)
