"""Flags that several commands share, packed into one object each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from geomap.cli.faults import set_debug

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

F = TypeVar("F", bound=Callable[..., Any])

inputs_argument = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
overwrite_option = click.option("--overwrite", is_flag=True, help="Replace outputs that exist.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, callback=set_debug, help="Show tracebacks of errors."
)
recognizer_option = click.option(
    "--recognizer",
    "recognizers",
    multiple=True,
    metavar="NAME",
    help="Find names with this recogniser, too: spacy:MODEL, gliner:FOLDER, transformers:FOLDER, llm:MODEL or a "
    "plug-in's; repeatable.",
)

corrections_option = click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Replay what an analyst corrected in a map: the file that the map exports.",
)


def _read_date(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as YYYY-MM-DD") from None


_READING = (
    click.option(
        "--published",
        callback=_read_date,
        metavar="YYYY-MM-DD",
        help="Date of publication of inputs that state none; without one, 'last weekend' stays undated.",
    ),
    click.option("--input-format", metavar="FORMAT", help="text, html, jsonl or csv; default: by suffix."),
    click.option("--text-column", metavar="NAME", help="CSV column or JSON key that holds the text."),
    click.option("--date-column", metavar="NAME", help="CSV column or JSON key that holds the date of publication."),
    click.option("--id-column", metavar="NAME", help="CSV column or JSON key that holds the document's id."),
)
_GAZETTEER = (
    click.option(
        "--gazetteer",
        "gazetteer_path",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A compiled gazetteer; default: the one that ships with geomap.",
    ),
    click.option("--world-view", default="un", show_default=True, metavar="NAME", help="Whose borders count."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerChoice:
    """Which gazetteer to open, and whose borders count.

    Parameters
    ----------
    path
        Its directory; None is the embedded one.
    world_view
        Name of a world view that it holds.
    """

    path: Path | None
    world_view: str

    def open(self) -> Gazetteer:
        """Open it.

        Returns
        -------
        Gazetteer
            Ready to use.

        Raises
        ------
        GazetteerError
            When it is missing, altered or of another version.
        UnknownNameError
            When it has no such world view.
        """
        from geomap.gazetteer import Gazetteer  # noqa: PLC0415 (heavy, and not needed for --help)

        return Gazetteer.open(self.path, world_view=self.world_view)


def reading_options(function: F) -> Callable[..., Any]:
    """Add the flags that say how inputs are read; the command gets them as ``reading``, a `ReadOptions`.

    Parameters
    ----------
    function
        The command's function.

    Returns
    -------
    callable
        To be decorated further.
    """

    @wraps(function)
    def wrapper(*args: Any, **values: Any) -> Any:  # noqa: ANN401
        from geomap.read import ReadOptions  # noqa: PLC0415 (not needed for --help)

        reading = ReadOptions(
            published=values.pop("published"),
            input_format=values.pop("input_format"),
            text_column=values.pop("text_column"),
            date_column=values.pop("date_column"),
            id_column=values.pop("id_column"),
        )
        return function(*args, reading=reading, **values)

    return _decorate(wrapper, _READING)


def gazetteer_options(function: F) -> Callable[..., Any]:
    """Add the flags that choose a gazetteer; the command gets them as ``gazetteer_choice``, a `GazetteerChoice`.

    Parameters
    ----------
    function
        The command's function.

    Returns
    -------
    callable
        To be decorated further.
    """

    @wraps(function)
    def wrapper(*args: Any, **values: Any) -> Any:  # noqa: ANN401
        choice = GazetteerChoice(path=values.pop("gazetteer_path"), world_view=values.pop("world_view"))
        return function(*args, gazetteer_choice=choice, **values)

    return _decorate(wrapper, _GAZETTEER)


def _decorate(function: Callable[..., Any], decorators: tuple[Callable[..., Any], ...]) -> Callable[..., Any]:
    for decorator in reversed(decorators):
        function = decorator(function)
    return function
