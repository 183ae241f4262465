"""Articles as JSON lines in, their events as JSON lines out, read by whichever diplowire stands first on the path.

Run as a program of its own, so that another commit's code can be asked the same.
"""

from __future__ import annotations

import sys

import orjson

from diplowire.extract import extract
from diplowire.wire import decode_article


def main() -> None:
    """One line out for each line in: the list of its events."""
    for line in sys.stdin.buffer:
        article = decode_article(line).article
        sys.stdout.buffer.write(orjson.dumps(extract(article) if article else ()) + b"\n")


if __name__ == "__main__":
    main()
