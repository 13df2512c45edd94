"""The notices that a compiled gazetteer must carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from geomap.gazetteer.compile.packages import Source, read_member

_HEAD = """\
geomap's embedded gazetteer is compiled from the sources below; it was changed: selected, folded, joined and quantised.
"""


def notices(sources: Iterable[Source], packages: Mapping[str, Path]) -> str:
    """Write the text of attributions and licences.

    Parameters
    ----------
    sources
        The recipe's sources; each has ``licence``, ``attribution`` and ``purpose``, and perhaps ``notice_member``:
        the file in its tarball whose text must travel along.
    packages
        Source name -> where it lies.

    Returns
    -------
    str
        Plain text.
    """
    parts = [_HEAD]
    for source in sources:
        facts = source.facts
        parts.append(
            f"{source.name} {source.version} ({facts['purpose']})\n{facts['licence']}\n{facts['attribution']}\n"
        )
        if "notice_member" in facts:
            parts.append(read_member(packages[source.name], facts["notice_member"]).decode("utf-8"))
    return "\n".join(parts)
