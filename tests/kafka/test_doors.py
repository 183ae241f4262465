"""Doors that do not open: every reason is told in one line with what to do about it, and no secret with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from diplowire.stream.broker_config import free_port
from secured.broker import KEY_PASSWORD, PASSWORD
from secured.several import Told, several

if TYPE_CHECKING:
    from pathlib import Path

    from secured.broker import SecuredKafka

COMMANDS = ("topics check", "topics create", "produce {article}", "watch", "dead list", "dead replay", "worker")


class Closed(NamedTuple):
    """Settings that do not get in, and what is said of it."""

    settings: dict[str, object]
    words: str
    code: int = 3


@pytest.fixture(scope="module")
def closed(secured: SecuredKafka) -> dict[str, Closed]:
    """Every way in which a door stays closed."""
    ours, theirs = secured.authority, secured.unknown
    good, locked = ours.issue("good"), ours.issue("locked", password=KEY_PASSWORD)
    login, card, doors = secured.login, secured.card, secured.doors
    refused = "it does not accept this user name and password; check DIPLOWIRE_SASL_USERNAME, DIPLOWIRE_SASL_PASSWORD"
    protocol = "is the protocol right? Set DIPLOWIRE_SECURITY_PROTOCOL="
    return {
        "wrong password": Closed(login("worker", sasl_password=PASSWORD[:-1]), refused),
        "wrong password, PLAIN": Closed(login("worker", "PLAIN", sasl_password=PASSWORD[:-1]), refused),
        "wrong user": Closed(login("nobody"), refused),
        "expired broker": Closed(login("worker", bootstrap=doors["EXPIRED"]), "its certificate has expired; it needs a new one"),
        "other host": Closed(
            login("worker", bootstrap=doors["STRANGER"]), "its certificate is for another name than 127.0.0.1; use a name that"
        ),
        "unknown authority": Closed(login("worker", tls_ca=theirs.path), "name that one's file in DIPLOWIRE_TLS_CA"),
        "no authority": Closed(login("worker", tls_ca=None), "name that one's file in DIPLOWIRE_TLS_CA"),
        "expired client": Closed(card(ours.issue("late", expired=True)), "the certificate in DIPLOWIRE_TLS_CERT has expired on "),
        "client of others": Closed(card(theirs.issue("foreign")), "it does not accept the certificate in DIPLOWIRE_TLS_CERT"),
        "no client": Closed(
            card(good, tls_cert=None, tls_key=None),
            "it wants a client's certificate; set DIPLOWIRE_TLS_CERT and DIPLOWIRE_TLS_KEY",
        ),
        "plain to TLS": Closed({"bootstrap": doors["SASL_SSL"]}, f"it speaks SASL_SSL, not PLAINTEXT; {protocol}SASL_SSL"),
        "plain to cards": Closed({"bootstrap": doors["SSL"]}, f"it speaks SSL, not PLAINTEXT; {protocol}SSL"),
        "TLS to plain": Closed(card(good, bootstrap=secured.admin), f"it speaks PLAINTEXT, not SSL; {protocol}PLAINTEXT"),
        "TLS without login": Closed(card(good, bootstrap=doors["SASL_SSL"]), f"it speaks SASL_SSL, not SSL; {protocol}SASL_SSL"),
        "key locked": Closed(card(locked), "DIPLOWIRE_TLS_KEY_PASSWORD: needed, the key is locked with a password", 2),
        "key with another lock": Closed(
            card(locked, tls_key_password=KEY_PASSWORD[:-1]), "DIPLOWIRE_TLS_KEY_PASSWORD: does not open the key", 2
        ),
        "key of another": Closed(card(good, tls_key=ours.issue("other").key), "DIPLOWIRE_TLS_KEY: is not the key of the", 2),
        "no key": Closed(
            card(good, tls_key=good.cert), "DIPLOWIRE_TLS_CERT or DIPLOWIRE_TLS_KEY: holds no certificate, or no", 2
        ),
        "empty authority": Closed(login("worker", tls_ca=good.key), "DIPLOWIRE_TLS_CA: holds no certificate", 2),
    }


def said(told: Told, case: Closed) -> None:
    """It ended as it should, in few words, the right ones among them, and without a secret."""
    assert told.code == case.code, told
    assert case.words in told.err
    assert "Traceback" not in told.err
    assert PASSWORD[:-1] not in told.all
    assert KEY_PASSWORD[:-1] not in told.all


def test_every_reason_is_told_by_a_command_in_one_line(closed: dict[str, Closed]) -> None:
    for case, told in zip(closed.values(), several([(case.settings, "topics check") for case in closed.values()]), strict=True):
        said(told, case)
        assert len(told.err.splitlines()) == (2 if case.code == 2 else 1), told.err  # a list of settings has a head
        assert not told.out


def test_every_reason_is_told_by_the_worker_as_the_reason_why_it_ends(closed: dict[str, Closed]) -> None:
    orders = [(case.settings | {"web_port": free_port()}, "worker") for case in closed.values()]
    for case, told in zip(closed.values(), several(orders), strict=True):
        said(told, case)
        assert told.err.count('"event":"stopping"') == (case.code == 3), told.err


@pytest.mark.parametrize("name", ["wrong password", "no client", "key locked"])
def test_every_command_tells_it_alike(closed: dict[str, Closed], name: str, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("A text.", "utf-8")
    case = closed[name]
    settings = case.settings | {"web_port": free_port()}
    for told in several([(settings, words.format(article=article)) for words in COMMANDS]):
        said(told, case)
