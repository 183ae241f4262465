"""`diplowire schemas`: the code in, its JSON Schemas and the AsyncAPI document out: listed, shown, or written into a folder."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations when it runs
from typing import Annotated

import typer

from diplowire.cli.faults import Exit, Fault

EXAMPLES = """Examples:

  diplowire schemas

  diplowire schemas visit.schema.json

  diplowire schemas --write ./schemas"""


def schemas_command(
    name: Annotated[str | None, typer.Argument(metavar="[FILE]", help="Show this one.")] = None,
    *,
    write: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Write all of them into this folder.")] = None,
    check: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Compare with those in this folder.")] = None,
) -> None:
    """List, show or write the schemas of what is on the topics, as the code has them."""
    from diplowire.wire.schemas import written

    files = written()
    if name is not None:
        if name not in files:
            raise Fault(f"{name}: no such schema; there are {', '.join(files)}", Exit.USAGE)
        typer.echo(files[name], nl=False)
    elif write is not None:
        _write(write, files)
    elif check is not None:
        _check(check, files)
    else:
        typer.echo("\n".join(files))


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        changed = _text(folder / name) != text
        if changed:
            (folder / name).write_text(text, "utf-8")
        typer.echo(f"{folder / name}: {'written' if changed else 'as it was'}")


def _check(folder: Path, files: dict[str, str]) -> None:
    stale = [str(folder / name) for name, text in files.items() if _text(folder / name) != text]
    if stale:
        raise Fault("not what the code says; write them anew with --write:\n" + "\n".join(f"  {path}" for path in stale))
    typer.echo(f"{len(files)} files, all as the code says")


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None
