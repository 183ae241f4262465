"""A text about sport, crime, business and the like reports no event, whoever speaks in it; one of diplomacy is read."""

from __future__ import annotations

import pytest

from diplowire.extract import extract, read
from diplowire.extract.matter import is_other_matter, other_matter
from diplowire.extract.standing import tells_of_states
from diplowire.model import Article
from passages import events, passages


@pytest.mark.parametrize("text", [text for text, _ in passages("nothing_private_bodies")])
def test_who_speaks_for_a_club_or_a_church_is_not_reported(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("added", "reported"),
    [
        ("", False),
        ("President Ana Duarte watched. ", True),
        ("A foreign ministry spokesman watched. ", True),
        ("The Kenyan president watched. ", True),
        ("The president of the union watched. ", False),
        ("The council and the coalition watched. ", False),
        ("The UN watched. ", True),
        ("Its leader watched. ", False),
        ("Angela Merkel watched. ", True),
    ],
)
def test_a_text_in_which_nobody_stands_for_a_state_tells_nothing(added: str, reported: bool) -> None:
    assert tells_of_states(read(Article(id="a", body=added + "Head Ida Lie said it.")), (), ()) == reported


@pytest.mark.parametrize("text", [text for text, _ in passages("nothing_other_matters")])
def test_whoever_speaks_in_a_text_of_another_matter_is_not_reported(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The striker scored two goals before the goalkeeper was injured in the final.", "sport"),
        ("Police arrested a suspect who was charged with murder, and the prosecutor asked for prison.", "crime"),
        ("The singer cancelled the concert, her album sells well and fans hope for the film.", "show"),
        ("The Italian ambassador asked for aid after the flood, the rain and the landslides.", None),
        ("The ministers met in Oslo for talks.", None),
        ("", "home"),
    ],
)
def test_the_matter_of_a_text_is_told_by_its_words(text: str, matter: str | None) -> None:
    said = extract(Article(id="a", body="Nauru said on Monday that trade had grown."))
    assert other_matter(read(Article(id="a", body=text)), (), [one for one in said if one.type == "statement"]) == matter


def test_a_team_that_travels_is_no_diplomacy_and_a_minister_among_it_is() -> None:
    match = "The striker scored two goals before the goalkeeper was injured in the final at the stadium. "
    assert events(match + "The Kenyan delegation arrived in Lima on Monday.") == ()
    assert events(match + "Kenyan Foreign Minister Ana Odhiambo arrived in Lima on Monday.")


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Italian Prime Minister Ugo Conti said the frogs were rare.", False),
        ("Italian Prime Minister Ugo Conti said the frogs of the international park were rare.", True),
        ("Italian Prime Minister Ugo Conti said the frogs were rare. Peru's president called them ugly.", True),
        ("UN Secretary-General Marta Duarte said the frogs were rare.", True),
        ("Italian Prime Minister Ugo Conti said the frogs were rare at the embassy.", True),
    ],
)
def test_without_a_word_of_diplomacy_one_country_by_itself_is_at_home(text: str, reported: bool) -> None:
    assert bool(events(text)) == reported


@pytest.mark.parametrize(
    ("added", "reported"),
    [
        ("", False),
        (" Hungary's president said the flood came from his country.", True),
        (" The UN Secretary-General said the flood was severe.", True),
        (
            " The foreign minister and the ambassador spoke of the treaty, the diplomats of sanctions, peace and the alliance.",
            True,
        ),
    ],
)
def test_where_officials_of_one_country_alone_are_heard_fewer_words_of_another_matter_are_enough(
    added: str, reported: bool
) -> None:
    text = (
        "Austrian Prime Minister Ugo Conti said after talks about the agreement that the flood, the rain and the mud were over."
    )
    assert bool(events(text + added)) == reported


@pytest.mark.parametrize(("office", "reported"), [("Foreign Minister", True), ("Ambassador", True), ("Health Minister", False)])
def test_who_is_of_foreign_affairs_and_speaks_of_another_country_is_heard_whatever_the_words(office: str, reported: bool) -> None:
    flood = "Rain and storms brought floods, landslides and mud; rescuers pulled victims from buried houses and a sunken boat. "
    assert bool(events(flood + f"Greek {office} Nikos Karras said Greece would help Malta.")) == reported


@pytest.mark.parametrize(
    ("said", "known_before"),
    [
        ("the Russian minister of health, Oleg Orlov, said", True),
        ("the Russian minister of health, Oleg Orlov, said after a call to Malta", True),
        ("Sergey Lavrov said", True),
        ("Sergey Lavrov said after a call to Malta", False),  # only the dated list knows his office
        ("the Russian ambassador, Oleg Orlov, said after a call to Malta", False),
    ],
)
def test_a_text_is_of_another_matter_before_anybody_is_heard_unless_a_diplomat_may_speak_of_abroad(
    said: str, known_before: bool
) -> None:
    flood = "Rain and storms brought floods, landslides and mud; rescuers pulled victims from buried houses and a sunken boat. "
    article = Article(id="a", body=f"{flood}Russia would help, {said}.", published_at="2023-05-05")
    assert is_other_matter(read(article)) == known_before
    assert not (known_before and extract(article))


def test_a_text_of_another_matter_with_a_meeting_of_states_is_read() -> None:
    crime = "Police arrested two suspects, who were charged with murder and robbery, and a judge sent them to prison. "
    met = "Italian Foreign Minister Ugo Conti met Peruvian President Juan Quispe in Rome on Monday. Conti said crime was falling."
    assert events(crime + "The Italian justice minister said crime was falling.") == ()
    assert {event.type for event in events(crime + met)} == {"meeting", "statement"}


def test_when_everybody_is_asked_for_the_matter_does_not_count() -> None:
    text = passages("nothing_other_matters")[0][0]
    assert extract(Article(id="a", body=text), scope="any")


def test_letters_are_a_body_of_its_own_and_a_group_that_fights_is_heard() -> None:
    said = "FNL spokesman Ana Costa denied that fighters had crossed the border. Rwandan Foreign Minister Jean Bizimana said no."
    assert len(events(said)) == len(("Bizimana",))
    assert len(events(f"Burundi's last rebel group, the FNL, refused to stop. {said}")) == len(("Costa", "Bizimana"))


@pytest.mark.parametrize("text", [text for text, _ in passages("private_offices")])
def test_whoever_acts_for_a_private_body_is_not_reported(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize("office", ["Army chief", "The rebels' spokesman", "Oslo's chief of protocol"])
def test_offices_like_those_of_private_bodies_that_act_for_a_state_are_reported(office: str) -> None:
    assert events(f"{office} Ana Costa said Dutch ministers would be received.")
