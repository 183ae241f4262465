"""A record and the seconds that it may take in; its outcome out, the dead letter `too_slow` where it takes longer.

The core has no clock, so the alarm is set here. It interrupts Python and its regular expressions wherever they stand: a text that
some rule can't cope with costs these seconds once, and not the partition. They are seconds of processor time, so that an article
does not die because its neighbours keep the machine busy.
"""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, NoReturn

from diplowire.pipeline import Limits, Outcome, handle
from diplowire.wire import Rejection, dead_letter

if TYPE_CHECKING:
    from diplowire.pipeline import Record
    from diplowire.settings import Settings

# Rings again until it is heard: an exception raised inside a finaliser is swallowed by the interpreter.
_AGAIN_AFTER = 0.5


class _TimeIsUp(BaseException):
    """No Exception, so that nothing on the way takes it for a fault of the article."""


def limits_of(settings: Settings) -> Limits:
    """The sizes that the settings allow."""
    return Limits(article_bytes=settings.article_bytes, body_characters=settings.body_characters)


def handle_in_time(record: Record, limits: Limits, seconds: float) -> Outcome:
    """Do what `handle` does, within so many seconds. Only the main thread can be interrupted; elsewhere there is no limit."""
    if threading.current_thread() is not threading.main_thread():
        return handle(record, limits)
    if signal.getsignal(signal.SIGVTALRM) is not _ring:
        signal.signal(signal.SIGVTALRM, _ring)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN_AFTER)
        outcome = handle(record, limits)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except _TimeIsUp:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return _too_slow(record, seconds)
    return outcome


def _ring(*_: object) -> NoReturn:
    raise _TimeIsUp


def _too_slow(record: Record, seconds: float) -> Outcome:
    why = Rejection("too_slow", f"not read within {seconds:g} s ({len(record.value or b'')} bytes)")
    letter = dead_letter(record, why.code, why.detail, "extract", why)
    return Outcome(outcome="dead_letter", messages=(letter,), code=why.code, detail=why.detail, stage="extract")
