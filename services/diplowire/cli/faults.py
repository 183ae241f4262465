"""Whatever went wrong goes in; one readable line for people and an exit code come out."""

from __future__ import annotations

import enum
import sys

import typer


class Exit(enum.IntEnum):
    """What a command ends with (the worker has some more, see `diplowire worker --help`)."""

    OK = 0
    FAILED = 1
    USAGE = 2
    KAFKA = 3
    INTERRUPTED = 130


class Fault(Exception):  # noqa: N818 - what it is called in front of the user
    """Something that the user can mend. `message` is shown as it stands."""

    def __init__(self, message: str, code: int = Exit.FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def in_words(error: BaseException) -> tuple[str, int] | None:
    """Words and exit code for an error that has a meaning for the user; None for a fault of ours."""
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return "interrupted", Exit.INTERRUPTED
    if isinstance(error, Fault):
        return error.message, error.code
    if isinstance(error, typer.TyperException):
        return _usage(error), error.exit_code
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {(error.strerror or type(error).__name__).lower()}", Exit.FAILED
    return _of_parts(error)


def _usage(error: typer.TyperException) -> str:
    where = getattr(getattr(error, "ctx", None), "command_path", "diplowire")
    message = error.format_message().replace("Value error, ", "").rstrip(".")
    return f"{message} (see {where} --help)"


def _of_parts(error: BaseException) -> tuple[str, int] | None:
    """Errors of modules that are slow to import: where one was raised, its module is there already."""
    if _is(error, "diplowire.settings", "SettingsError"):
        return str(error), Exit.USAGE
    if _is(error, "diplowire.stream.errors", "BrokerUnavailable"):
        return str(error), Exit.KAFKA
    if _is(error, "aiokafka.errors", "KafkaError"):
        return f"Kafka: {error}", Exit.KAFKA
    return None


def _is(error: BaseException, module: str, name: str) -> bool:
    loaded = sys.modules.get(module)
    return loaded is not None and isinstance(error, getattr(loaded, name))
