"""The command line in, the commands out: one file a command, errors as one readable line, an exit code for scripts.

Commands import what they need when they run, so that `--help` and `extract` start at once.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from diplowire.cli import broker, config, dead, demo, explain, extract, produce, reprocess, schemas, topics, watch, worker
from diplowire.cli.faults import Exit, in_words
from diplowire.cli.terminal import complain

app = typer.Typer(
    name="diplowire",
    help="News articles in, diplomatic events out: visits, meetings and statements, from Kafka to Kafka or from file to screen.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

for _name, _command, _epilog, _short in (
    ("demo", demo.demo_command, demo.EXAMPLES, "See it work on a real Kafka, with one article."),
    ("extract", extract.extract_command, extract.EXAMPLES, "Articles from files to events, without Kafka."),
    ("explain", explain.explain_command, explain.EXAMPLES, "Which words of an article prove which event, as a page."),
    ("produce", produce.produce_command, produce.EXAMPLES, "Send articles to Kafka."),
    ("watch", watch.watch_command, watch.EXAMPLES, "Show events as they come."),
    ("worker", worker.worker_command, worker.EXAMPLES, "The service: articles in, events out."),
    ("reprocess", reprocess.reprocess_command, reprocess.EXAMPLES, "Past articles by the rules of now: what changes."),
    ("broker", broker.broker_command, broker.EXAMPLES, "Keep a real local Kafka running."),
    ("config", config.config_command, config.EXAMPLES, "The settings in force."),
    ("schemas", schemas.schemas_command, schemas.EXAMPLES, "JSON Schemas and AsyncAPI of what is on the topics."),
):
    app.command(_name, epilog=_epilog, short_help=_short)(_command)
app.add_typer(dead.app, name="dead", short_help="Articles that could not be processed: list, show, replay.")
app.add_typer(topics.app, name="topics", short_help="Create or check the topics; the rights needed.")


def _show_version(wanted: bool) -> None:
    if wanted:
        from diplowire import __version__

        typer.echo(f"diplowire {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[bool, typer.Option("--version", callback=_show_version, help="Show the version.", is_eager=True)] = False,
) -> None:
    """Take what stands before the command."""


def main() -> None:
    """Run the command line and leave with its exit code: the console script `diplowire`."""
    # Reading makes many small tuples and hardly a cycle: at its own pace the collector takes a quarter of the time.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; whatever goes wrong is told in words, never as a traceback.

    DIPLOWIRE's own faults are told apart from the user's; PYTHONDEVMODE=1 shows where they are.
    """
    try:
        return int(app(arguments or ["--help"], prog_name="diplowire", standalone_mode=False) or Exit.OK)
    except BrokenPipeError:
        # `diplowire watch | head`: whoever read has enough. What is buffered goes nowhere, not into a second error at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except (Exception, KeyboardInterrupt) as error:
        told = in_words(error)
        if told is None and sys.flags.dev_mode:
            raise
        message, code = told or (f"a fault of ours: {type(error).__name__}: {error} (PYTHONDEVMODE=1 shows where)", Exit.FAILED)
        complain(message)
        return code
