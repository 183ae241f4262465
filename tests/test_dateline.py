"""The city that a text is told from, however its publisher writes it."""

from __future__ import annotations

import pytest

from diplowire.extract import read
from diplowire.extract.dateline import dateline_place, mark_bare_dateline
from diplowire.extract.segment import segment
from diplowire.model import Article

_BODY = "President Rui Couto met the ambassador of Norway, Lars Holm."


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("BEIJING, April 25 (Xinhua) -- ", "Beijing"),
        ("NEW DELHI: ", "New Delhi"),
        ("[OSLO] ", "Oslo"),
        ("(OSLO) – ", "Oslo"),
        ("(Oslo, 4 May 2026) ", "Oslo"),
        ("May 4, 2026, Oslo – ", "Oslo"),
        ("NTB – Oslo – ", "Oslo"),
        ("(NTB) Oslo – ", "Oslo"),
        ("• OSLO – ", "Oslo"),
        ("By Kari Moe\n\nOSLO: ", "Oslo"),
        ("LUCKNOW, Feb 11 (PTI) ", "Lucknow"),
        ("ISLAMABAD, Feb 3 (APP):", "Islamabad"),
        ("COLOMBO (News Wire): ", "Colombo"),
        ("BUENOS AIRES, Aug. 5 (Noticias Sur).- ", "Buenos Aires"),
        ("MOSCOW, June 10. /TASS/. ", "Moscow"),
        ("Yerevan /Armenpress/. ", "Yerevan"),
        ("Accra, Sept. 17, GNA – ", "Accra"),
        ("Riyadh, January 27, 2026, SPA -- ", "Riyadh"),
        ("Baku, March 3, AZERTAC\n\n", "Baku"),
        ("18:15 | Lima, Feb. 8.\n\n", "Lima"),
        ("KATHMANDU, NOVEMBER 27\n\n", "Kathmandu"),
        ("Kuwait, Jan. 5 (KUNA) -- ", "Kuwait City"),
        ("HÀ NỘI — ", "Hanoi"),
        ("Tashkent. ", "Tashkent"),
        ("New Delhi [India], May 3 (ANI): ", "New Delhi"),
        ("MOSCOW. Nov 8 (Interfax) - ", "Moscow"),
        ("ANA/Lisbon\n\n", "Lisbon"),
        ("Reuters / Buenos Aires\n", "Buenos Aires"),
        ("Lisbon/ANA\n\n", "Lisbon"),
        ("VESTRAND, Norway (AP) -- ", "Vestrand"),
        ("MONTE RASO, Portugal, May 3 (Lusa) -- ", "Monte Raso"),
    ],
)
def test_agencies_write_it_in_many_ways(line: str, city: str) -> None:
    place = dateline_place(mark_bare_dateline(segment(line + _BODY)))
    assert place is not None
    assert place.name == city


@pytest.mark.parametrize(
    "text",
    [
        "Ankara is ready. " + _BODY,
        "Paris Saint Germain: " + _BODY,
        "Caution: " + _BODY,
        "(Reuters) – " + _BODY,
        "(Caution) " + _BODY,
        "AND/OR\n" + _BODY,
        "Oslo/Bergen line reopens. " + _BODY,
        "Ciudad Guayana-Oslo ",
        "Ciudad Guayana-based miners spoke. " + _BODY,
    ],
)
def test_other_openings_are_none(text: str) -> None:
    assert dateline_place(mark_bare_dateline(segment(text))) is None


def test_nobody_named_in_it_acts() -> None:
    doc = read(Article(id="1", body="Accra, Sept. 17, GNA – " + _BODY, published_at="2026-09-17"))
    assert [m.name for m in doc.mentions if m.kind in ("person", "institution")] == ["Rui Couto", "Lars Holm"]
    assert [a.country for row in doc.actors for a in row if a.name == "Rui Couto"] == ["GH"]
