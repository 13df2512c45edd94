"""What a reader without scripts gets: the events on the map as a plain table."""

from __future__ import annotations

from typing import Any

from geomap.render.safe import escaped

_MOST_ROWS = 500
_COLUMNS = ("Event", "Place", "Date", "As told")


def events_table(data: dict[str, Any]) -> str:
    """Write the events that stand on the map as a table, every word of them escaped.

    Parameters
    ----------
    data
        What `page_data` gives.

    Returns
    -------
    str
        Markup for the page's ``<noscript>``: title, counts and one row for each of the first 500 events.
    """
    events = [event for event in data["events"] if event["placement"] != "listed"]
    rows = "".join(_row(event, data["places"]) for event in events[:_MOST_ROWS])
    more = max(len(events) - _MOST_ROWS, 0) + data.get("packed", 0)
    rest = f"<p>{more:,} more events are in this file; allow scripts to read them.</p>" if more > 0 else ""
    head = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    table = (
        f"<table><caption>Events on the map</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        if events
        else ("" if more else "<p>No event stands on the map.</p>")
    )
    return f'<h2 dir="auto">{escaped(data["title"])}</h2><p>{escaped(data["counts"])}</p>{table}{rest}'


def _row(event: dict[str, Any], places: list[dict[str, Any]]) -> str:
    place = None if event["place"] is None else places[event["place"]]
    where = event["placement_words"] if place is None else ", ".join(dict.fromkeys([place["name"], *place["within"]]))
    cells = (event["name"], where, event["when"], "".join(event["quote"]))
    columns = "".join(f'<td dir="auto">{escaped(cell)}</td>' for cell in cells)
    return f"<tr>{columns}</tr>"
