"""What the environment says, and what is said about it when it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplowire.settings import TOPIC_ROLES, Settings, SettingsError

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "not-for-your-eyes"  # noqa: S105 - invented here


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for row in Settings.table():
        monkeypatch.delenv(row.variable, raising=False)


def faults(**overrides: object) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.load(**overrides)
    return caught.value.faults


def test_without_any_variable_the_settings_fit_a_broker_on_this_machine() -> None:
    settings = Settings.load()
    assert settings.bootstrap == "127.0.0.1:9092"
    assert settings.web_host == "127.0.0.1"
    assert settings.topic("articles") == "news.articles"


def test_a_variable_is_read_and_an_override_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOWIRE_IN_FLIGHT", "7")
    monkeypatch.setenv("DIPLOWIRE_GROUP", "from-outside")
    settings = Settings.load(group="from-the-command-line")
    assert (settings.in_flight, settings.group) == (7, "from-the-command-line")


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOWIRE_WEB_PORT", "")
    assert Settings.load().web_port == 9464


def test_every_fault_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOWIRE_BOOTSTRAP", "broker-without-port")
    monkeypatch.setenv("DIPLOWIRE_WEB_PORT", "99999")
    monkeypatch.setenv("DIPLOWIRE_IN_FLIGHT", "many")
    monkeypatch.setenv("DIPLOWIRE_GRUOP", "news")
    monkeypatch.setenv("DIPLOWIRE_SECURITY_PROTOCOL", "SASL_SSL")
    told = "\n".join(faults())
    for name in ("BOOTSTRAP", "WEB_PORT", "IN_FLIGHT", "GRUOP", "SASL_USERNAME", "SASL_PASSWORD"):
        assert f"DIPLOWIRE_{name}" in told
    assert "host:port" in told
    assert "(is '99999')" in told


def test_the_message_counts_the_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOWIRE_IN_FLIGHT", "0")
    with pytest.raises(SettingsError, match=r"^1 setting is wrong:\n  DIPLOWIRE_IN_FLIGHT: "):
        Settings.load()


def test_an_unknown_variable_gets_a_suggestion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOWIRE_BOOSTRAP", "127.0.0.1:9092")
    assert faults() == ("DIPLOWIRE_BOOSTRAP: no such setting; did you mean DIPLOWIRE_BOOTSTRAP?",)


def test_an_unknown_variable_unlike_any_other_points_to_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOWIRE_XYZZY", "1")
    assert faults() == ("DIPLOWIRE_XYZZY: no such setting; `diplowire config` lists them all",)


def test_a_login_needs_a_name_and_a_password() -> None:
    told = faults(security_protocol="SASL_PLAINTEXT", sasl_username="worker")
    assert told == ("DIPLOWIRE_SASL_PASSWORD: needed when DIPLOWIRE_SECURITY_PROTOCOL is SASL_PLAINTEXT",)


def test_a_certificate_needs_its_key(tmp_path: Path) -> None:
    certificate = tmp_path / "client.pem"
    certificate.touch()
    assert faults(tls_cert=certificate) == ("DIPLOWIRE_TLS_CERT and DIPLOWIRE_TLS_KEY: set both or neither",)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    assert "no such file" in faults(tls_ca=tmp_path / "ca.pem")[0]


def test_two_topics_may_not_have_one_name() -> None:
    assert faults(topic_dead="diplomacy.visits") == ("topic 'diplomacy.visits' plays more than one role",)


def test_a_topic_name_that_kafka_would_refuse_is_a_fault() -> None:
    assert faults(topic_articles="news articles")[0].startswith("DIPLOWIRE_TOPIC_ARTICLES: may hold only letters")


def test_the_prefix_goes_before_every_topic() -> None:
    settings = Settings.load(topic_prefix="staging.")
    assert all(settings.topic(role).startswith("staging.") for role in TOPIC_ROLES)


@pytest.mark.parametrize("secret", ["sasl_password", "tls_key_password"])
def test_a_secret_is_shown_nowhere(secret: str) -> None:
    settings = Settings.load(**{secret: SECRET})
    assert getattr(settings, secret).get_secret_value() == SECRET
    assert SECRET not in f"{settings!r} {settings} {settings.effective()} {settings.model_dump_json()}"


def test_a_secret_is_not_in_the_message_about_it() -> None:
    assert SECRET not in "\n".join(faults(sasl_password=[SECRET]))


def test_every_setting_is_described_once() -> None:
    rows = Settings.table()
    assert len({row.variable for row in rows}) == len(rows) == len(Settings.model_fields)
    assert all(len(row.description) > 10 for row in rows)


def test_the_effective_settings_name_every_variable() -> None:
    assert list(Settings.load().effective()) == [row.variable for row in Settings.table()]


def test_settings_cannot_be_changed_afterwards() -> None:
    settings = Settings.load()
    with pytest.raises(ValueError, match="frozen"):
        settings.group = "another"  # type: ignore[misc]
