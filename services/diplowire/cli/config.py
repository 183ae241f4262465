"""`diplowire config`: the environment in, every setting with the value in force out, secrets hidden."""

from __future__ import annotations

from typing import Annotated

import typer

EXAMPLES = """Examples:

  diplowire config

  diplowire config --explain"""


def config_command(
    *, explain: Annotated[bool, typer.Option("--explain", help="Say what each setting is for, and its default.")] = False
) -> None:
    """Show the settings in force, secrets hidden; check them and name every fault."""
    from diplowire.settings import Settings

    effective = Settings.load().effective()
    for row in Settings.table():
        if explain:
            typer.echo(f"# {row.description}" + (f" (default {row.default})" if row.default else ""))
        typer.echo(f"{row.variable}={effective[row.variable]}" + ("\n" if explain else ""))
