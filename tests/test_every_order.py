"""Sentences made by combination, everybody with every order of words in, what must come out of each known by how it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplowire.extract import extract
from diplowire.model import Article, Meeting, Statement, Visit

if TYPE_CHECKING:
    from diplowire.model import AnyEvent

PUBLISHED = "2024-05-16"  # a Thursday
TUESDAY, FRIDAY = "2024-05-14", "2024-05-17"

# How news names a speaker, and what he is called in the event.
SPEAKERS = {
    "Norwegian Foreign Minister Anna Moe": "Anna Moe",
    "Norway's foreign minister, Anna Moe,": "Anna Moe",
    "the Norwegian foreign minister, Anna Moe,": "Anna Moe",
    "Anna Moe, the Norwegian foreign minister,": "Anna Moe",
    "Anna Moe, Norway’s ambassador to Peru,": "Anna Moe",
    "the Norwegian foreign minister": "Foreign minister of Norway",
    "the Norwegian foreign ministry": "Norwegian foreign ministry",
    "the Ministry of Foreign Affairs of Norway": "Ministry of Foreign Affairs of Norway",
    "Norway": "Norway",
    "Oslo": "Norway",
    "Norwegian foreign ministry spokesman Lars Holm": "Lars Holm",
    "Norwegian officials": "officials of Norway",
    "UN Secretary-General António Guterres": "António Guterres",
    "the UN special envoy for Yemen, Hans Grundberg,": "Hans Grundberg",
    "President Ana Costa of Chile": "Ana Costa",
    "former Chilean president Ana Costa": "Ana Costa",
}
# Where the words said stand, who says them, and the verb; {S} opens the sentence, {s} stands inside it, {s.} ends it.
SAID = [
    "{S} said {c}.",
    "{S} said that {c}.",
    "{S} said on Tuesday that {c}.",
    "{S} told reporters in Lima that {c}.",
    "{S} has said {c}.",
    "{S} also said {c}.",
    "{C}, {s} said.",
    "{C}, {s} said on Tuesday.",
    "{C}, said {s.}.",
    "“{C},” {s} said.",
    "“{C},” said {s.}.",
    "“{C},” {s} told a news conference.",
    "According to {s,} {c}.",
    "{C}, according to {s.}.",
    "In a statement on Monday, {s} said {c}.",
    "{S.}, who was in Lima, said {c}.",
    "Speaking after the talks, {s} said {c}.",
    "{S} said in an interview published on Monday that {c}.",
    "The session was short, but {s} said {c}.",
    "{S} stressed that {c}.",
    "{S} warned that {c}.",
    "{S} announced on Tuesday that {c}.",
    "{S} denied that {c}.",
    "Asked about Peru, {s} said {c}.",
    "For its part, {s} said {c}.",
    "On Ukraine, {s} said {c}.",
    "{S} wrote on Twitter that {c}.",
]
WORDS = "the two countries would sign an accord in June"

# How news tells of a meeting of Anna Moe and Ana Ruiz; its status, form and day.
PARTNERS = {
    "Norwegian Foreign Minister Anna Moe": "Anna Moe",
    "Anna Moe, the Norwegian foreign minister,": "Anna Moe",
    "President Anna Moe of Norway": "Anna Moe",
    "Norway's ambassador to Peru, Anna Moe,": "Anna Moe",
    "Speaker of the Norwegian Parliament Anna Moe": "Anna Moe",
}
HOSTS = {
    "Peruvian Foreign Minister Ana Ruiz": "Ana Ruiz",
    "the President of Peru, Ana Ruiz,": "Ana Ruiz",
    "President Ana Ruiz of Peru": "Ana Ruiz",
    "UN Secretary-General António Guterres": "António Guterres",
    "EU foreign policy chief Kaja Kallas": "Kaja Kallas",
}
MET = [
    ("{S} met {h} in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("On Tuesday, {s} met with {h} in Lima.", "completed", "in_person", TUESDAY),
    ("{S} held talks with {h} in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("{S} held a meeting with {h} in Lima on May 14.", "completed", "in_person", TUESDAY),
    ("{S} was received by {h} in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("{H} received {s} in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("{S} paid a courtesy call on {h} in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("{S} spoke by phone with {h} on Tuesday.", "completed", "phone", TUESDAY),
    ("{S} had a phone call with {h} on Tuesday.", "completed", "phone", TUESDAY),
    ("{S} held a video conference with {h} on Tuesday.", "completed", "video", TUESDAY),
    ("{S} will meet {h} in Lima on Friday.", "planned", "in_person", FRIDAY),
    ("{S} is scheduled to hold talks with {h} in Lima on Friday.", "planned", "in_person", FRIDAY),
    ("A meeting between {s} and {h} scheduled for Friday in Lima has been cancelled.", "cancelled", "in_person", FRIDAY),
    ("{S} called off a meeting with {h} in Lima on Friday.", "cancelled", "in_person", FRIDAY),
    ("A meeting between {s} and {h} took place in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("{S} thanked Peru for its help during a meeting with {h} in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("“Our ties are strong,” {s} said after talks with {h} in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("{S} met {h} on the sidelines of a forum in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("{S} exchanged views with {h} on trade in Lima on Tuesday.", "completed", "in_person", TUESDAY),
    ("{H} granted an audience to {s} in Lima on Tuesday.", "completed", "in_person", TUESDAY),
]

# How news tells of a visit; its status and first day.
VISITORS = {
    "Norwegian Foreign Minister Anna Moe": "Anna Moe",
    "Norway's foreign minister, Anna Moe,": "Anna Moe",
    "Anna Moe, the Norwegian foreign minister,": "Anna Moe",
    "President Anna Moe of Norway": "Anna Moe",
    "UN envoy Hans Grundberg": "Hans Grundberg",
    "EU foreign policy chief Kaja Kallas": "Kaja Kallas",
}
WENT = [
    ("{S} arrived in Lima on Tuesday.", "ongoing", TUESDAY),
    ("{S} arrived in Peru on Tuesday for a three-day visit.", "ongoing", TUESDAY),
    ("{S} is in Lima on a working visit.", "ongoing", None),
    ("{S} is visiting Peru this week.", "ongoing", None),
    ("{S} visited Lima on Tuesday.", "completed", TUESDAY),
    ("{S} made a one-day visit to Lima on Tuesday.", "completed", TUESDAY),
    ("{S} will visit Peru on Friday.", "planned", FRIDAY),
    ("{S} will travel to Lima on Friday.", "planned", FRIDAY),
    ("{S} leaves for Lima on Friday.", "planned", FRIDAY),
    ("{S} is due to arrive in Lima on Friday.", "planned", FRIDAY),
    ("{S} wrapped up a two-day visit to Peru on Tuesday.", "completed", "2024-05-13"),
    ("{S} has postponed a visit to Peru.", "postponed", None),
    ("{S} has cancelled a trip to Peru planned for Friday.", "cancelled", FRIDAY),
    ("{S} begins a three-day visit to Peru on Friday.", "planned", FRIDAY),
    ("{S} touched down in Lima on Tuesday.", "ongoing", TUESDAY),
    ("Peru announced on Tuesday that {s} would visit Lima on Friday.", "planned", FRIDAY),
]

# How a text goes on about the two whom its first sentence brings in, and who is meant.
MOE, ROJAS = ["Anna Moe"], ["Pedro Rojas"]
BOTH = [*MOE, *ROJAS]
INTRODUCED = [
    "OSLO — Norwegian Foreign Minister Anna Moe met her Chilean counterpart, Pedro Rojas, in Oslo on Tuesday.",
    "Norwegian Foreign Minister Anna Moe arrived in Santiago on Tuesday for talks with Chilean Foreign Minister Pedro Rojas.",
    "Norwegian Foreign Minister Anna Moe received Chilean Foreign Minister Pedro Rojas in Oslo on Tuesday.",
    "Norwegian Foreign Minister Anna Moe and Chilean Foreign Minister Pedro Rojas met in Geneva on Tuesday.",
    "Norwegian Foreign Minister Anna Moe spoke by phone with Chilean Foreign Minister Pedro Rojas on Tuesday.",
]
GOES_ON = [
    ("Moe said {c}.", MOE),
    ("Ms. Moe told reporters {c}.", MOE),
    ("She said {c}.", MOE),
    ("“{C},” she said.", MOE),
    ("Minister Moe said {c}.", MOE),
    ("The Norwegian minister said {c}.", MOE),
    ("Norway's top diplomat said {c}.", MOE),
    ("Asked about Peru, Moe said {c}.", MOE),
    ("{C}, she added.", MOE),
    ("Mr Rojas said {c}.", ROJAS),
    ("He said {c}.", ROJAS),
    ("For his part, the Chilean minister said {c}.", ROJAS),
    ("The Chilean diplomat said {c}.", ROJAS),
    ("Her Chilean counterpart said {c}.", ROJAS),
    ("The latter said {c}.", ROJAS),
    ("According to the Chilean minister, {c}.", ROJAS),
    ("{C}, according to Rojas.", ROJAS),
    ("Both ministers said {c}.", BOTH),
    ("The two ministers said {c}.", BOTH),
    ("The sides agreed that {c}.", BOTH),
    ("They agreed that {c}.", BOTH),
    ("The two agreed that {c}.", BOTH),
    ("The two top diplomats stressed that {c}.", BOTH),
    ("In a joint statement, the ministers said {c}.", BOTH),
    ("Both stressed that {c}.", BOTH),
    ("Moe and Rojas said {c}.", BOTH),
]


def events(text: str) -> tuple[AnyEvent, ...]:
    return extract(Article(id="t", body=text, published_at=PUBLISHED))


def filled(template: str, who: str, host: str = "") -> str:
    """Put people into a template; a comma that closes an apposition goes where another mark follows."""
    bare = who.removesuffix(",")
    made = template.replace("{S.}", _capital(bare)).replace("{s.}", bare).replace("{s,}", f"{bare},")
    made = made.replace("{S}", _capital(who)).replace("{s}", who).replace("{H}", _capital(host)).replace("{h}", host)
    made = made.replace("{C}", _capital(WORDS)).replace("{c}", WORDS)
    return made.replace(",.", ".")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@pytest.mark.parametrize("order", SAID)
def test_every_speaker_in_every_order_says_the_same(order: str) -> None:
    wrong = {}
    for who, name in SPEAKERS.items():
        text = f"Norway and Peru are in dispute over a border. {filled(order, who)}"
        told = [([a.name for a in e.speaker], e.content.text) for e in events(text) if isinstance(e, Statement)]
        as_known = [(names, words[:1].lower() + words[1:]) for names, words in told]
        if len(told) != 1 or as_known[0][1] != WORDS or [n.casefold() for n in told[0][0]] != [name.casefold()]:
            wrong[text] = told
    assert not wrong


@pytest.mark.parametrize(("order", "status", "form", "day"), MET)
def test_everybody_meets_everybody_in_every_order(order: str, status: str, form: str, day: str) -> None:
    wrong = {}
    for who, name in PARTNERS.items():
        for host, other in HOSTS.items():
            text = filled(order, who, host)
            held = [e for e in events(text) if isinstance(e, Meeting)]
            told = [({a.name for a in e.participants}, e.status, e.format, e.when and e.when.start) for e in held]
            if told != [({name, other}, status, form, day)]:
                wrong[text] = told
    assert not wrong


@pytest.mark.parametrize(("order", "status", "day"), WENT)
def test_everybody_travels_in_every_order(order: str, status: str, day: str | None) -> None:
    wrong = {}
    for who, name in VISITORS.items():
        text = filled(order, who)
        made = [e for e in events(text) if isinstance(e, Visit)]
        told = [([a.name for a in e.visitors], e.host_country, e.status, e.when and e.when.start) for e in made]
        if len(told) != 1 or told[0][:3] != ([name], "PE", status) or (day and told[0][3] != day):
            wrong[text] = told
    assert not wrong


@pytest.mark.parametrize(("sentence", "meant"), GOES_ON)
def test_whoever_is_meant_is_meant_behind_every_first_sentence(sentence: str, meant: list[str]) -> None:
    wrong = {}
    for opening in INTRODUCED:
        text = f"{opening}\n\n{filled(sentence, '')}"
        told = [sorted(a.name for a in e.speaker) for e in events(text) if isinstance(e, Statement)]
        if told != [sorted(meant)]:
            wrong[text] = told
    assert not wrong
