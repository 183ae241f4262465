"""The DIPLOWIRE_* environment in, one frozen Settings out; every fault of it is reported at once, and no secret is ever shown."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path  # noqa: TC003 - pydantic reads the annotations when the class is made
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PREFIX = "DIPLOWIRE_"
HIDDEN = "********"
TOPIC_ROLES = ("articles", "visits", "meetings", "statements", "ledger", "dead")

_HOST_AND_PORT = re.compile(r"(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+):([0-9]{1,5})")
_KAFKA_NAME = re.compile(r"[A-Za-z0-9._-]{1,249}")
_HIGHEST_PORT = 65535
# A name and a password in front of a host, where somebody put them into an address.
_LOGIN_IN_ADDRESS = re.compile(r"((?:^|[\s,'\"])(?:\w+://)?)[^\s,'\"]+@")


class SettingsError(ValueError):
    """The settings can't be used. `faults` holds one readable line for each thing that is wrong."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        many = len(self.faults) != 1
        head = f"{len(self.faults)} settings are wrong:" if many else "1 setting is wrong:"
        super().__init__("\n".join([head, *(f"  {fault}" for fault in self.faults)]))


class SettingRow(NamedTuple):
    """One line of the table of settings in the README and of `diplowire config`."""

    variable: str
    default: str
    description: str


class Settings(BaseSettings):
    """Everything that can be set from outside. Read it with `Settings.load()`, which names every fault."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True, hide_input_in_errors=True, validate_default=False
    )

    bootstrap: str = Field("127.0.0.1:9092", description="Kafka brokers to start from, host:port separated by commas")
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="How to talk to Kafka: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL"
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        "SCRAM-SHA-256", description="How to log in where the protocol is SASL: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"
    )
    sasl_username: str | None = Field(None, description="Name to log in with")
    sasl_password: SecretStr | None = Field(None, description="Password to log in with; never shown")
    tls_ca: Path | None = Field(None, description="File with the authorities to trust; the system's own when empty")
    tls_cert: Path | None = Field(None, description="File with the client's certificate, where the broker asks for one")
    tls_key: Path | None = Field(None, description="File with the key of that certificate")
    tls_key_password: SecretStr | None = Field(None, description="Password of that key; never shown")
    tls_check_hostname: bool = Field(True, description="Whether the broker's certificate must carry its name")

    topic_prefix: str = Field("", description="Put before every topic name, for instance `staging.`")
    topic_articles: str = Field("news.articles", description="Topic that articles are read from")
    topic_visits: str = Field("diplomacy.visits", description="Topic that visits are written to")
    topic_meetings: str = Field("diplomacy.meetings", description="Topic that meetings are written to")
    topic_statements: str = Field("diplomacy.statements", description="Topic that statements are written to")
    topic_ledger: str = Field("diplomacy.ledger", description="Topic of real-world events with all their reports")
    topic_dead: str = Field("news.articles.dead", description="Topic for what could not be processed, to be replayed")
    create_topics: bool = Field(True, description="Create missing topics at start; when off they must be there already")
    partitions: int = Field(4, ge=1, le=10_000, description="Partitions of a topic that is created")
    replication: int = Field(1, ge=1, le=32, description="Copies of a topic that is created; 3 for anything that matters")

    group: str = Field("diplowire", description="Consumer group; the workers of one group share the partitions")
    in_flight: int = Field(500, ge=1, le=100_000, description="Articles that may wait for the broker's word at a time")
    article_bytes: int = Field(2_000_000, ge=1_000, le=100_000_000, description="Largest message read; beyond it a dead letter")
    body_characters: int = Field(200_000, ge=1_000, le=10_000_000, description="Longest body read; beyond it a dead letter")
    article_seconds: float = Field(10.0, gt=0, description="Processor seconds one article may take; beyond it a dead letter")
    dead_letter_brake: int = Field(200, ge=0, description="Stop after so many dead letters in a row (a bad deploy); 0 never")
    delivery: Literal["at_least_once", "exactly_once"] = Field(
        "at_least_once", description="at_least_once (repeats have equal ids) or exactly_once (transactions)"
    )

    start_timeout: float = Field(30.0, gt=0, description="Seconds to wait for the broker at start before giving up")
    publish_timeout: float = Field(
        120.0, gt=0, description="Seconds the broker may leave an output unanswered before the worker stops"
    )
    stop_timeout: float = Field(20.0, gt=0, description="Seconds that articles in flight get to finish after SIGTERM")
    stall_after: float = Field(60.0, gt=0, description="Seconds with work but no progress after which /healthz fails")

    web_host: str = Field("127.0.0.1", description="Address of /metrics, /healthz, /readyz and /info")
    web_port: int = Field(9464, ge=0, le=_HIGHEST_PORT, description="Port of those pages; 0 takes a free one and logs it")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least severe line that is logged")
    log_format: Literal["json", "console"] = Field("json", description="One JSON object a line, or lines for people")
    tracing: bool = Field(False, description="Whether each article becomes an OpenTelemetry span; needs the extra `tracing`")

    office_holders: Path | None = Field(
        None, description="File of office holders of your own: person, office, country, first and last day, apart by tabs"
    )
    kafka_mirror: str | None = Field(None, description="Where the local Kafka's jars come from instead of Maven Central")

    @classmethod
    def load(cls, **overrides: Any) -> Self:  # noqa: ANN401 - validated one line later
        """Read the environment, `overrides` going first; raise SettingsError naming every fault."""
        given = _given(os.environ)
        unknown = [_unknown(name) for name in sorted(given) if name not in cls.model_fields]
        try:
            settings = cls(**overrides)
        except ValidationError as error:
            faults = [_fault(item["loc"], item["msg"], given | overrides) for item in error.errors()]
            if not any(item["loc"] == () for item in error.errors()):
                faults += _contradictions(given | overrides)
            raise SettingsError([*faults, *unknown]) from None
        if unknown:
            raise SettingsError(unknown)
        return settings

    @classmethod
    def table(cls) -> tuple[SettingRow, ...]:
        """Every setting with its variable, default and description, in reading order."""
        return tuple(
            SettingRow(variable(name), "" if field.default is None else _shown(field.default), field.description or "")
            for name, field in cls.model_fields.items()
        )

    def effective(self) -> dict[str, str]:
        """Every variable with the value in force, secrets hidden."""
        return {variable(name): _shown(getattr(self, name)) for name in type(self).model_fields}

    def __repr_args__(self) -> Iterable[tuple[str, str]]:
        """Give what stands in a log or a traceback that shows the settings: the values as they may be shown."""
        return [(name, _shown(getattr(self, name))) for name in type(self).model_fields]

    def topic(self, role: str) -> str:
        """Full name of the topic that plays a role (one of TOPIC_ROLES)."""
        return f"{self.topic_prefix}{getattr(self, f'topic_{role}')}"

    @field_validator("bootstrap")
    @classmethod
    def _brokers(cls, value: str) -> str:
        brokers = [broker.strip() for broker in value.split(",")]
        for broker in brokers:
            match = _HOST_AND_PORT.fullmatch(broker)
            if not match or not 0 < int(match[2]) <= _HIGHEST_PORT:
                raise ValueError("must be host:port, several separated by commas")
        return ",".join(brokers)

    @field_validator("topic_prefix", "group", *(f"topic_{role}" for role in TOPIC_ROLES))
    @classmethod
    def _name(cls, value: str) -> str:
        if value and (not _KAFKA_NAME.fullmatch(value) or value in {".", ".."}):
            raise ValueError("may hold only letters, digits, '.', '_' and '-' (at most 249)")
        return value

    @field_validator("tls_ca", "tls_cert", "tls_key", "office_holders")
    @classmethod
    def _file(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError("no such file")
        return value

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        faults = _contradictions({name: getattr(self, name) for name in type(self).model_fields})
        if faults:
            raise ValueError("\n".join(faults))
        return self


def variable(field: str) -> str:
    """Name of the environment variable of a setting."""
    return PREFIX + field.upper()


def without_login(text: str) -> str:
    """A text with every name and password in front of a host hidden, as in `https://name:password@host`."""
    return _LOGIN_IN_ADDRESS.sub(rf"\1{HIDDEN}@", text)


def _given(environ: Mapping[str, str]) -> dict[str, Any]:
    return {name[len(PREFIX) :].lower(): value for name, value in environ.items() if name.upper().startswith(PREFIX) and value}


def _unknown(field: str) -> str:
    near = difflib.get_close_matches(field, Settings.model_fields, n=1, cutoff=0.6)
    hint = f"; did you mean {variable(near[0])}?" if near else "; `diplowire config` lists them all"
    return f"{variable(field)}: no such setting{hint}"


def _fault(place: tuple[int | str, ...], message: str, given: Mapping[str, Any]) -> str:
    message = message.removeprefix("Value error, ")
    if not place:
        return message.replace("\n", "\n  ")
    field = str(place[0])
    if field not in Settings.model_fields:
        return _unknown(field)
    secret = "SecretStr" in str(Settings.model_fields[field].annotation)
    value = HIDDEN if secret else without_login(repr(given.get(field)))
    return f"{variable(field)}: {message[0].lower()}{message[1:]} (is {value})"


def _contradictions(values: Mapping[str, Any]) -> list[str]:
    """Name settings that are each well formed and yet do not go together."""
    faults = []
    protocol = str(values.get("security_protocol") or "PLAINTEXT")
    if protocol.startswith("SASL"):
        faults += [
            f"{variable(field)}: needed when {variable('security_protocol')} is {protocol}"
            for field in ("sasl_username", "sasl_password")
            if not values.get(field)
        ]
    if bool(values.get("tls_cert")) != bool(values.get("tls_key")):
        faults.append(f"{variable('tls_cert')} and {variable('tls_key')}: set both or neither")
    topics = [values.get(f"topic_{role}") or Settings.model_fields[f"topic_{role}"].default for role in TOPIC_ROLES]
    faults += [f"topic {name!r} plays more than one role" for name in sorted({t for t in topics if topics.count(t) > 1})]
    return faults


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return HIDDEN
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else without_login(str(value))
