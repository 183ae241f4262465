"""Plain sentences of news, made of every way to name somebody, to place a day and to tell the event: each must be read alike.

The parts are few, the sentences many: what is read in one order or with one insertion only shows here.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, TypeVar

import pytest

from diplowire.extract import extract
from diplowire.model import Article, Meeting, Statement, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Kind = TypeVar("_Kind", Meeting, Statement, Visit)
WHO = (
    "Norwegian Foreign Minister Marit Lunde",
    "Marit Lunde, the Norwegian foreign minister,",
    "the foreign minister of Norway, Marit Lunde,",
    "Norway's foreign minister",
)
WHOM = "Chilean President Pablo Rojas"
OPENING = ("", "On Monday, ", "Meanwhile, ", "In Santiago, ", "During her visit to Chile, ", "Before leaving for Lima, ")
BETWEEN = ("", " on Monday", " Monday", " later", " also", " this week", " in Santiago on Monday", ", who is visiting Chile,")
CLOSING = (
    "",
    " on Monday",
    " in Santiago on Monday to discuss trade",
    " for two hours",
    " ahead of the summit",
    ", officials said",
)
MEETS = (
    "met",
    "met with",
    "held talks with",
    "held a meeting with",
    "was received by",
    "paid a courtesy call on",
    "spoke by phone with",
    "discussed trade with",
)
TRIPS = {
    "arrived in Santiago": "ongoing",
    "left for Chile": "ongoing",
    "is on an official visit to Chile": "ongoing",
    "began a three-day visit to Chile": "ongoing",
    "will visit Chile": "planned",
    "is due in Santiago": "planned",
    "will pay an official visit to Chile": "planned",
    "plans to visit Chile": "planned",
    "concluded a visit to Chile": "completed",
    "visited Chile": "completed",
    "postponed a visit to Chile": "postponed",
    "cancelled a trip to Chile": "cancelled",
}
PAST = ("", " on Monday", " late on Monday", " at the head of a trade delegation", ", the foreign ministry said")
FUTURE = ("", " on Friday", " next week", " from Friday to Sunday", " on 8-10 May", ", the foreign ministry said")
SAID = (
    "If Chile opens the road, Norway will pay for it",
    "In the end, the road will be open",
    "The road, the port and the bridge will be closed",
    "There is no doubt that the road will open",
    "Only Chile can end the war",
    "More than 3,000 people, including 200 children, have fled",
    "Neither side wants war",
    "Under the deal, Chile will open the road",
    "Both sides have agreed to open the road",
    "The deal is not dead, it is only delayed",
    "Not a single ship has left",
    "Norway, like Chile, wants peace",
)
POSTS = (  # every way to tell what somebody is, with her name in it
    "{}, chairman of the Norwegian parliament's foreign affairs committee,",
    "The head of the Norwegian parliament's foreign affairs committee, {},",
    "The chairwoman of the Storting's standing committee on foreign affairs and defence, {},",
    "Special Representative of the President of Norway {}",
    "The special representative of the Norwegian president for the Sahel, {},",
    "{}, special envoy of Norway for the Middle East peace process,",
    "Norway's special envoy for Sudan {}",
    "Norwegian special envoy for climate {}",
    "The Norwegian government's special envoy to Syria, {},",
    "{}, Norway's permanent representative to the United Nations,",
    "Norway's deputy permanent representative to the UN {}",
    "Norway's ambassador to NATO {}",
    "{}, chargé d'affaires of Norway in Chile,",
    "Norwegian Charge d'Affaires {}",
    "The Norwegian consul general in Antofagasta, {},",
    "{}, honorary consul of Norway,",
    "Norwegian Chief of Defence General {}",
    "The chief of staff of the Norwegian armed forces, Admiral {},",
    "{}, commander of the Norwegian navy,",
    "Norway's army chief, General {},",
    "Norwegian Air Force Commander Major General {}",
    "Governor of the Norwegian central bank {}",
    "Norway's central bank governor {}",
    "Norwegian intelligence chief {}",
    "{}, head of Norway's foreign intelligence service,",
    "Norway's national security adviser {}",
    "National Security Advisor of Norway {}",
    "Secretary of the Security Council of Norway {}",
    "Norwegian Attorney General {}",
    "{}, Norway's chief negotiator,",
    "Norway's chief trade negotiator {}",
    "Norway's top climate negotiator {}",
    "Norwegian lawmaker {}",
    "Norwegian MP {}",
    "{}, a member of the Norwegian parliament,",
    "Speaker of the Norwegian parliament {}",
    "Norway's deputy speaker {}",
    "{}, vice president of the Norwegian parliament,",
    "Norwegian Crown Prince {}",
    "Queen {} of Norway",
    "Norway's King {}",
    "Norway's former prime minister {}",
    "Former Norwegian President {}",
    "Norway's caretaker prime minister {}",
    "Norway's interim president {}",
    "Acting Norwegian Foreign Minister {}",
    "Norway's outgoing ambassador {}",
    "Norway's newly appointed foreign minister {}",
    "President-elect {} of Norway",
    "Norwegian President-elect {}",
    "Norway's foreign minister-designate {}",
    "Norwegian Deputy Prime Minister and Foreign Minister {}",
    "{}, Norway's minister of state for foreign affairs,",
    "Norwegian State Secretary {}",
    "{}, state secretary at the Norwegian Ministry of Foreign Affairs,",
    "{}, director general for political affairs at the Norwegian foreign ministry,",
    "Director of the Asia Department of the Norwegian Foreign Ministry {}",
    "{}, spokesperson for the Norwegian Ministry of Foreign Affairs,",
    "Norwegian Foreign Ministry Secretary General {}",
    "Norway's foreign secretary {}",
    "Norwegian government spokesman {}",
    "Norwegian presidential aide {}",
    "{}, chief of staff to the Norwegian president,",
    "{}, foreign policy adviser to the Norwegian prime minister,",
    "{}, a senior adviser to Norway's prime minister,",
    "Norwegian presidential spokesperson {}",
    "Governor of Norway's Finnmark province {}",
    "The leader of the Norwegian delegation, {},",
    "Head of Norway's delegation {}",
    "{}, who heads the Norwegian foreign ministry,",
    "{}, who chairs the Norwegian parliament's foreign affairs committee,",
    "Norway's top diplomat, {},",
    "{}, Oslo's top diplomat,",
    "{}, Norway's envoy to Chile,",
    "Oslo's envoy to Santiago, {},",
    "{}, the Norwegian ambassador in Santiago,",
    "Ambassador of the Kingdom of Norway to Chile H.E. Ms. {}",
    "Her Excellency {}, Ambassador of Norway,",
    "H.E. {}, Minister of Foreign Affairs of the Kingdom of Norway,",
    "Norwegian Ambassador Extraordinary and Plenipotentiary {}",
    "Ambassador {} of Norway",
    "Foreign Minister {} of Norway",
)
BEFORE = ("{who} said that {words}.", "{who} told reporters that {words}.", "{who} warned on Monday that {words}.")
BEHIND = (
    "{words}, {who} said on Monday.",
    "{words}, said {who}.",
    "{words}, according to {who}.",
    "“{words},” {who} said.",
    "“{words},” said {who}.",
)
AFTER_SUBJECT = ("", " on Monday", " Monday night", " last week", " later that day", " after the meeting", " in a speech in Oslo")


def _written(*parts: str) -> str:
    text = "".join(parts).replace(",,", ",").replace(",.", ".")
    return text[0].upper() + text[1:]


def _of(kind: type[_Kind], text: str) -> list[_Kind]:
    return [event for event in extract(Article(id="a", body=text, published_at="2026-05-06")) if isinstance(event, kind)]


def _missed(texts: Iterable[tuple[str, object]]) -> Iterator[str]:
    return (f"{text}  ({wrong})" for text, wrong in texts if wrong)


@pytest.mark.parametrize("who", WHO)
def test_a_meeting_is_read_wherever_its_day_and_place_stand(who: str) -> None:
    opened = (_written(head, who, " ", meets, " ", WHOM, ".") for head, meets in product(OPENING, MEETS))
    split = (_written(who, inner, " ", meets, " ", WHOM, ".") for inner, meets in product(BETWEEN, MEETS))
    closed = (_written(who, " ", meets, " ", WHOM, tail, ".") for meets, tail in product(MEETS, CLOSING))
    assert not list(_missed((text, _meeting_wrong(text)) for text in (*opened, *split, *closed)))


def _meeting_wrong(text: str) -> object:
    found = _of(Meeting, text)
    states = {p.country for event in found for p in event.participants}
    return None if len(found) == 1 and states == {"NO", "CL"} else [[p.name for p in event.participants] for event in found]


@pytest.mark.parametrize("post", POSTS)
def test_whoever_holds_a_post_meets_travels_and_speaks(post: str) -> None:
    who = post.format("Marit Lunde")
    (meeting,) = _of(Meeting, _written(who, " met ", WHOM, " in Santiago on Monday."))
    (received,) = _of(Meeting, _written(WHOM, " received ", who, " in Santiago on Monday."))
    (visit,) = _of(Visit, _written(who, " arrived in Santiago on Monday for talks."))
    (said,) = _of(Statement, _written("“The treaty is dead,” ", who, " said on Monday."))
    (told,) = _of(Statement, _written(who, " said on Monday that the treaty was dead."))
    rows = (meeting.participants, received.participants, visit.visitors, said.speaker, told.speaker)
    assert [("Marit Lunde", "NO")] * len(rows) == [(p.name, p.country) for row in rows for p in row if p.name != "Pablo Rojas"]


@pytest.mark.parametrize("who", WHO)
def test_a_visit_is_read_with_its_status(who: str) -> None:
    planned = {trip: status in ("planned", "postponed", "cancelled") for trip, status in TRIPS.items()}
    texts = ((_written(who, " ", trip, tail, "."), trip) for trip in TRIPS for tail in (FUTURE if planned[trip] else PAST))
    assert not list(_missed((text, _visit_wrong(text, TRIPS[trip])) for text, trip in texts))


def _visit_wrong(text: str, status: str) -> object:
    found = _of(Visit, text)
    told = [(event.visitors[0].country, event.host_country, event.status) for event in found]
    return None if told == [("NO", "CL", status)] else told or "none"


@pytest.mark.parametrize("who", WHO)
def test_what_is_said_is_told_whole_before_and_behind_the_speaker(who: str) -> None:
    small = [words if words.startswith(("Chile", "Norway")) else words[0].lower() + words[1:] for words in SAID]
    ahead = ((_written(shape.format(who=who, words=words)), words) for shape, words in product(BEFORE, small))
    behind = ((_written(shape.format(who=who, words=words)), words) for shape, words in product(BEHIND, SAID))
    assert not list(_missed((text, _words_wrong(text, words)) for text, words in (*ahead, *behind)))


@pytest.mark.parametrize("who", WHO)
def test_when_and_where_it_was_said_may_stand_behind_the_speaker(who: str) -> None:
    texts = (_written(who, inner, " said the road was open.") for inner in AFTER_SUBJECT)
    assert not list(_missed((text, _words_wrong(text, "the road was open")) for text in texts))


def _words_wrong(text: str, words: str) -> object:
    found = _of(Statement, text)
    told = [" ".join(e.text for e in event.evidence if e.field.startswith("content")) for event in found]
    speakers = {p.country for event in found for p in event.speaker}
    return None if told == [words] and speakers == {"NO"} else told or "none"
