"""Commands in, the last of them kept running until the parent says stop or is gone: a program of its own.

Started by broker.py with one JSON argument; needs the standard library only. It holds the reading end of a pipe whose writing
end only the parent has: a parent that dies, also by kill -9, closes it, and that is how Kafka learns of it. A process of its own,
and not only "kill me when my parent dies", since Linux sends that signal already when the *thread* ends that started the child,
and since someone has to tidy up.

In: `stop` (ask politely, keep the data), `kill` (at once, keep the data), or the end of the pipe (at once, remove the scratch).
Out, on standard output: the process id of the last command once it runs. Exit code: that of the command that ended.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

_PR_SET_PDEATHSIG = 1
_POLITE = 10.0  # seconds that Kafka gets to write its state; it takes under one


def main(argument: str) -> int:
    """Run the commands one after the other; return the exit code of the last one that ran."""
    order = json.loads(argument)
    wake, bell = os.pipe()
    os.set_blocking(bell, False)
    signal.set_wakeup_fd(bell)
    for awaited in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(awaited, lambda *_: None)  # a handler of any kind makes Python write the number into the pipe
    code = 0
    with Path(order["log"]).open("ab") as log:
        for number, command in enumerate(order["commands"]):
            last = number == len(order["commands"]) - 1
            code, word = _keep(command, log, wake, tell=last)
            if word == "gone" and order["scratch"]:
                shutil.rmtree(order["scratch"], ignore_errors=True)
            if word or code:
                break
    return code if code >= 0 else 128 - code


def _keep(command: list[str], log: BinaryIO, wake: int, *, tell: bool) -> tuple[int, str]:
    child = subprocess.Popen(  # noqa: S603 - our own parent wrote the command
        command,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        preexec_fn=_die_with_me,  # noqa: PLW1509 - this program has one thread
    )
    if tell:
        with contextlib.suppress(BrokenPipeError):  # the parent is gone already; its pipe says so in a moment
            os.write(1, f"{child.pid}\n".encode())
    word = ""
    while child.poll() is None and not word:
        word = _listen(wake)
    if word == "stop":
        child.terminate()
        try:
            child.wait(_POLITE)
        except subprocess.TimeoutExpired:
            child.kill()
    elif word:
        child.kill()
    return child.wait(), word


def _listen(wake: int) -> str:
    """Wait for the parent's word, or for a signal: then the answer is empty, unless we ourselves are to end."""
    ready, _, _ = select.select([0, wake], [], [])
    if 0 in ready:
        return os.read(0, 16).decode().strip() or "gone"
    return "gone" if signal.SIGTERM in os.read(wake, 64) else ""


def _die_with_me() -> None:
    """Between fork and exec: when this keeper itself is killed, the kernel ends its child. Elsewhere than on Linux: nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
