"""The tables of knowledge hold together: headers, order, codes, references, and enough facts to be of use."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from importlib.resources import files

import pytest

from diplowire.extract import lexicon
from diplowire.extract.lexicon import office_holders

# Table: the least number of facts that it promises.
TABLES = {
    "ambiguous": 150,
    "cities": 1000,
    "countries": 251,
    "given_names": 700,
    "heads": 800,
    "institution_words": 80,
    "matters": 600,
    "media": 150,
    "media_words": 30,
    "metonyms": 80,
    "modifiers": 60,
    "name_orders": 30,
    "name_particles": 40,
    "non_actors": 200,
    "offices": 250,
    "organisations": 220,
    "portfolios": 100,
    "regions": 200,
    "spellings": 60,
    "venues": 80,
}
# Facts of these tables are known by their first fields together, the others by the first alone.
KEY_FIELDS = {"cities": 3, "heads": 6, "matters": 2}
LEVELS = {"heads", "ministers", "parliament", "envoys", "officials"}
SECTORS = {"", "COP", "CVL", "EDU", "GOV", "IGO", "JUD", "LEG", "MIL", "NGO", "OPP", "REB", "REL", "SEP", "SPY"}
EFFECTS = {"former", "acting", "future", "deputy", "none"}
# Without a capital, or a city that is one with its country.
NO_CAPITAL = {"AQ", "BV", "EU", "HK", "HM", "MO", "TF", "TK", "UM"}


def _lines(table: str) -> list[str]:
    return (files(lexicon.__name__) / f"{table}.tsv").read_text(encoding="utf-8").splitlines()


def _codes() -> set[str]:
    return set(lexicon.countries())


@pytest.mark.parametrize("table", TABLES)
def test_a_header_tells_what_where_from_when_what_is_missing_and_the_columns(table: str) -> None:
    header = [line for line in _lines(table) if line.startswith("#")]
    assert [line.split(":")[0] for line in header[1:4]] == ["# provenance", "# date", "# known gaps"]
    assert header[-1].startswith("# columns: ")
    columns = header[-1].removeprefix("# columns: ").split("\t")
    assert {len(row) for row in lexicon.rows(table)} == {len(columns)}


@pytest.mark.parametrize("table", TABLES)
def test_facts_are_sorted_and_told_once(table: str) -> None:
    facts = [line for line in _lines(table) if not line.startswith("#")]
    assert facts == sorted(facts)
    keys = Counter(tuple(row[: KEY_FIELDS.get(table, 1)]) for row in lexicon.rows(table))
    assert [key for key, n in keys.items() if n > 1] == []


@pytest.mark.parametrize(("table", "least"), TABLES.items())
def test_there_are_as_many_facts_as_promised(table: str, least: int) -> None:
    assert sum(1 for _ in lexicon.rows(table)) >= least


@pytest.mark.parametrize("table", TABLES)
def test_fields_have_no_blanks_around_them_and_no_empty_or_double_alternatives(table: str) -> None:
    for row in lexicon.rows(table):
        for field in row:
            values = field.split("|")
            assert field == field.strip()
            assert "’" not in field
            assert len(values) == len(set(values)), row
            assert all(values) or field == "", row


def test_all_countries_of_the_standard_and_two_more_are_known() -> None:
    codes = _codes()
    assert len(codes) == 251
    assert {"KZ", "CN", "XK", "EU", "PS", "TW", "VA"} <= codes
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in codes)


def test_every_code_of_a_country_exists() -> None:
    facts = [
        *((c.name, c.country) for c in lexicon.cities()),
        *((v.name, v.country) for v in lexicon.venues()),
        *((r.name, r.country) for r in lexicon.regions()),
        *((o.name, o.country) for o in lexicon.organisations()),
        *((m.name, m.country) for m in lexicon.metonyms().values()),
        *((m.name, m.country) for m in lexicon.media().values()),
        *((a.word, a.country) for a in lexicon.ambiguous().values()),
        *((code, code) for code in lexicon.name_orders()),
        *((row[0], row[2]) for row in lexicon.rows("heads")),
    ]
    assert [fact for fact in facts if fact[1] and fact[1] not in _codes()] == []


def test_a_name_of_a_country_stands_for_one_country() -> None:
    names = Counter(n.lower() for c in lexicon.countries().values() for n in {c.name, *c.other_names})
    demonyms = Counter(n.lower() for c in lexicon.countries().values() for n in {*c.adjectives, *c.nouns})
    assert [n for n, times in names.items() if times > 1] == []
    assert [n for n, times in demonyms.items() if times > 1] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("kazakhstan", "KZ"), ("holland", "NL"), ("burma", "MM"), ("palestinian authority", "PS"), ("ivory coast", "CI")],
)
def test_a_country_is_found_by_its_other_names(name: str, code: str) -> None:
    assert lexicon.country_by_name()[name] == code


def test_an_abbreviation_counts_only_in_capitals() -> None:
    assert lexicon.country_by_abbreviation()["US"] == "US"
    assert "us" not in lexicon.country_by_name()
    assert lexicon.organisation_by_name()["WHO"].name == "World Health Organization"
    assert "who" not in lexicon.organisation_by_name()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("kazakh", "KZ"),
        ("kazakhs", "KZ"),
        ("britons", "GB"),
        ("danes", "DK"),
        ("dutch", "NL"),
        ("emirati", "AE"),
        ("saudis", "SA"),
    ],
)
def test_a_people_is_found_by_its_adjective_and_its_nouns(word: str, code: str) -> None:
    assert lexicon.demonyms()[word] == code


def test_every_capital_is_a_known_city_of_its_country() -> None:
    known = {(c.country, n) for c in lexicon.cities() if c.capital for n in (c.name, *c.other_names)}
    missing = [c.code for c in lexicon.countries().values() if c.code not in NO_CAPITAL and (c.code, c.capital) not in known]
    assert missing == []


def test_brussels_as_a_place_is_belgian() -> None:
    assert lexicon.capitals()["brussels"] == "BE"
    assert lexicon.metonyms()["brussels"].country == "EU"


def test_of_two_cities_with_one_name_the_better_known_comes_first() -> None:
    first: dict[str, str] = {}
    for city in lexicon.cities():
        first.setdefault(city.name, city.country)
    assert (first["London"], first["Tripoli"], first["Birmingham"], first["Hyderabad"]) == ("GB", "LY", "GB", "IN")


def test_cities_lie_on_the_globe() -> None:
    for city in lexicon.cities():
        assert -90 <= city.lat <= 90
        assert -180 <= city.lon <= 180
        assert (city.lat, city.lon) != (0, 0)


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Astana", 51.2, 71.4),
        ("Beijing", 39.9, 116.4),
        ("Geneva", 46.2, 6.1),
        ("Buenos Aires", -34.6, -58.4),
        ("Suva", -18.1, 178.4),
    ],
)
def test_coordinates_of_well_known_cities_are_right(name: str, lat: float, lon: float) -> None:
    city = next(c for c in lexicon.cities() if c.name == name)
    assert city.lat == pytest.approx(lat, abs=0.1)
    assert city.lon == pytest.approx(lon, abs=0.1)


def test_offices_use_known_levels_sectors_genders_and_cases() -> None:
    for office in lexicon.offices():
        assert office.form == office.form.lower()
        assert office.level in LEVELS
        assert office.sector in SECTORS
        assert office.gender in {"", "m", "f"}
        assert office.kind in {"office", "honorific", "rank"}
        assert office.case in {"any", "title", "upper"}


def test_every_office_has_a_plural_of_its_own() -> None:
    plurals = Counter(o.plural for o in lexicon.offices() if o.kind == "office")
    assert "" not in plurals
    assert [p for p, times in plurals.items() if times > 1] == []
    assert lexicon.office_by_plural()["secretaries of state"].key == "secretary_of_state"
    assert lexicon.office_by_plural()["spokeswomen"].gender == "f"


def test_sectors_and_effects_are_known_words() -> None:
    assert {o.sector for o in lexicon.organisations()} <= SECTORS
    assert {m.sector for m in lexicon.metonyms().values()} <= SECTORS
    assert {w.sector for w in lexicon.institution_words()} <= SECTORS
    assert set(lexicon.modifiers().values()) == EFFECTS
    assert lexicon.modifiers()["former"] == "former"


def test_a_name_of_an_organisation_stands_for_one_organisation() -> None:
    names = Counter(n for o in lexicon.organisations() for n in (o.name, *o.short_names))
    assert [n for n, times in names.items() if times > 1] == []
    assert lexicon.organisation_by_name()["Majilis"].country == "KZ"


def test_courts_police_and_press_services_are_no_actors() -> None:
    words = {w.word: w.actor for w in lexicon.institution_words()}
    assert not any(words[w] for w in ("court", "police", "party", "press service"))
    assert words["foreign ministry"]


def test_ambiguous_words_are_read_as_something() -> None:
    assert {a.default for a in lexicon.ambiguous().values()} == {"country", "city", "region", "other"}
    assert {a.kind for a in lexicon.ambiguous().values()} <= {"country", "city", "region", "demonym"}
    assert lexicon.ambiguous()["turkey"].default == "country"


def test_given_names_tell_a_gender() -> None:
    names = lexicon.given_names()
    assert set(names.values()) == {"m", "f", "u"}
    assert (names["Kassym-Jomart"], names["Annalena"], names["Kim"]) == ("m", "f", "u")


def test_terms_of_office_are_days_in_order() -> None:
    for person, _, _, start, end, *_ in lexicon.rows("heads"):
        first = dt.date.fromisoformat(start)
        assert not end or first <= dt.date.fromisoformat(end), person


def test_terms_name_known_offices_and_organisations() -> None:
    keys = {o.key for o in lexicon.offices()}
    for person, office, country, _, _, organisation, _ in lexicon.rows("heads"):
        assert office in keys, person
        assert country or organisation, person
        assert not organisation or organisation in lexicon.organisation_by_name(), organisation


def test_no_two_people_hold_one_office_of_one_country_at_once() -> None:
    terms: dict[tuple[str, ...], list[tuple[str, str, str]]] = {}
    for person, office, country, start, end, organisation, _ in lexicon.rows("heads"):
        if office not in {"prince", "princess"}:  # of whom a house has several
            terms.setdefault((office, country, organisation), []).append((start, end or "9999", person))
    for held in terms.values():
        held.sort()
        for (begin, end, person), (start, stop, successor) in itertools.pairwise(held):
            assert end <= start or (begin, end) == (start, stop), (person, successor)  # or one person in two spellings


def test_a_holder_is_found_by_surname_office_and_day() -> None:
    found = office_holders.holder_by_surname("tokayev", "president", "KZ", "2024-05-01")
    assert found is not None
    assert found.name == "Kassym-Jomart Tokayev"
    assert office_holders.holder_by_surname("tokayev", "president", "KZ", "2015-05-01") is None


def test_the_head_of_an_organisation_above_states_has_no_country() -> None:
    found = office_holders.holder(("antonio", "guterres"), "2024-01-01")
    assert found is not None
    assert (found.office, found.country) == ("secretary_general", None)


@pytest.mark.parametrize("table", ["countries", "offices", "organisations", "given_names", "metonyms"])
def test_tables_can_not_be_changed(table: str) -> None:
    facts = getattr(lexicon, table)()
    with pytest.raises((TypeError, AttributeError)):
        facts["x"] = "y"
