"""Write the reference from the code: every command's help and every column.

``python docs/generate.py`` writes ``docs/commands.md`` and ``docs/columns.md``; ``--check`` only says whether they
are up to date and exits 1 when they are not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from geomap.cli import main
from geomap.frames import LAYERS

DOCS = Path(__file__).resolve().parent
WIDTH = 100


def commands(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[str]:
    """Give the help pages of a command and of all below it, as Markdown."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from commands(found, child, context)


def columns() -> Iterator[str]:
    """Give a table of columns for each layer, as Markdown."""
    for layer, listed in LAYERS.items():
        rows = "\n".join(f"| `{each.name}` | {each.dtype} | {each.unit} | {each.meaning} |" for each in listed)
        yield f"## {layer}\n\n| column | type | unit | meaning |\n|---|---|---|---|\n{rows}\n"


def pages() -> dict[Path, str]:
    """Give every generated page by its file."""
    told = "\n".join(
        ("# Commands\n", "Generated from the code by `python docs/generate.py`.\n", *commands(main, "geomap"))
    )
    listed = "\n".join(("# Columns\n", "Generated from the code by `python docs/generate.py`.\n", *columns()))
    return {DOCS / "commands.md": told, DOCS / "columns.md": listed}


def run(*, check: bool) -> int:
    """Write the pages, or compare them with the files; the exit code is 1 when a file is out of date."""
    os.environ["COLUMNS"] = str(WIDTH)
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if check:
            sys.stderr.write(f"docs/{path.name} is out of date; run: python docs/generate.py\n")
        else:
            path.write_text(pages()[path], encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
