"""Log records of ours, Faust's and aiokafka's in, one JSON object a line (or a line for people) on standard error out."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

import orjson
import structlog

from diplowire.printable import escaped, plain, plain_json
from diplowire.stream.errors import forbidden

if TYPE_CHECKING:
    from diplowire.settings import Settings

# Chatty at info: a table for each rebalance and commit. They speak when something is wrong, or when debug is asked for.
# (Faust logs under the name of the module that derives from it.)
LIBRARIES = ("diplowire.stream.engine", "faust", "mode", "aiokafka", "asyncio", "aiohttp", "kafka")

REPEAT_SECONDS = 10.0
REMEMBERED = 1_000
_LONG = frozenset({"exception", "stack"})


def configure(settings: Settings) -> None:
    """Send every log line of the process through one formatter; calling it again replaces the set-up."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_Patience())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared[:2], structlog.stdlib.PositionalArgumentsFormatter(), *shared[2:]],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(settings)],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in LIBRARIES:
        # Never at debug: there aiokafka writes out every key and value.
        logging.getLogger(name).setLevel(logging.INFO if settings.log_level == "debug" else max(level, logging.WARNING))
    logging.captureWarnings(capture=True)


class _Patience(logging.Filter):
    """Lets a library say the same thing once in ten seconds; aiokafka says "topic not found" ten times in one.

    What is only a missing right comes without a traceback.
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a line is written."""
        if record.name.startswith("diplowire.") and record.name not in LIBRARIES:
            return True
        if record.exc_info and record.exc_info[1] and forbidden(record.exc_info[1]):
            record.exc_info = None  # no fault of the program: we tell in words what to do about it
        line = (record.name, record.getMessage())
        if record.created - self._said.get(line, 0.0) < REPEAT_SECONDS:
            return False
        if len(self._said) > REMEMBERED:
            self._said.clear()
        self._said[line] = record.created
        return True


def _renderer(settings: Settings) -> Any:  # noqa: ANN401 - structlog's own type for a last processor
    if settings.log_format == "console":
        # Never the local variables, as it would by itself: there are passwords among them.
        console = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
        return lambda logger, name, line: console(logger, name, _harmless(line))
    return structlog.processors.JSONRenderer(serializer=_json)


def _harmless(line: Any) -> Any:  # noqa: ANN401 - whatever was logged
    """The texts that the console writes as they are. An event is one line; a traceback has several."""
    texts = {key: value for key, value in line.items() if isinstance(value, str)}
    return {**line, **{key: escaped(text) if key in _LONG else plain(text) for key, text in texts.items()}}


def _json(line: Any, **_: Any) -> str:  # noqa: ANN401 - whatever was logged
    # Whatever a terminal would obey leaves as an escape, so that an article id can't drive one.
    return plain_json(orjson.dumps(line, default=repr, option=orjson.OPT_NON_STR_KEYS)).decode()
