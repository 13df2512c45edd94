"""Pipeline: the whole chain as one object, for a text, or for a stream of texts in one process or several."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context

from geomap.api.opening import open_gazetteer, read_day
from geomap.errors import NoTextError
from geomap.gazetteer import Gazetteer
from geomap.model import Document, Record
from geomap.pipeline import analyse, analyse_all
from geomap.read import document_from_text
from geomap.recognize import Finder, open_finders
from geomap.resolve.corrections import Corrections, read_corrections

_BATCHES_AHEAD = 2
"""Batches in flight for each process: enough to keep it busy, few enough to keep memory flat."""

_worker: Callable[[Document], Record] | None = None

Recognizers = str | Finder | Iterable[str | Finder]
"""How a caller names recognisers beside geomap's own: one or several, by name or as objects."""


class Pipeline:
    """Reports to records; open it once, use it often.

    Parameters
    ----------
    gazetteer
        One that is open, the directory of one, or None for the one that ships with geomap.
    world_view
        Whose borders count; None keeps that of an open gazetteer, else means ``"un"``.
    recognizers
        Recognisers beside geomap's own: names such as ``"spacy:en_core_web_sm"``, or objects with the one method of
        `geomap.recognize.Finder`. Processes of `pipe` open named ones anew and get objects pickled.
    corrections
        A corrections file that a map wrote, replayed on every text; None for none.

    Raises
    ------
    GazetteerError
        When there is no gazetteer.
    UnknownNameError
        When it has no such world view, or no recogniser has such a name.
    FinderError
        When a recogniser cannot be opened.
    CorrectionsError
        When the corrections file cannot be read, or is faulty.

    Examples
    --------
    >>> record = Pipeline()("A drone struck Dnipro.")
    >>> record.resolutions[0].place.name
    'Dnipro'
    """

    def __init__(
        self,
        *,
        gazetteer: Gazetteer | str | os.PathLike[str] | None = None,
        world_view: str | None = None,
        recognizers: Recognizers = (),
        corrections: str | os.PathLike[str] | None = None,
    ) -> None:
        self._recognizers = (recognizers,) if isinstance(recognizers, str | Finder) else tuple(recognizers)
        self._finders = open_finders(self._recognizers)
        self._corrections = None if corrections is None else read_corrections(corrections)
        self.gazetteer = open_gazetteer(gazetteer, world_view)

    def __call__(self, text: str | Document, *, published: object = None) -> Record:
        """Take one text through the chain.

        Parameters
        ----------
        text
            A report; never taken for a path.
        published
            Day of publication; for a Document its own counts.

        Returns
        -------
        Record
            Its result.

        Raises
        ------
        InputError
            When there is no text, too much of it, or ``published`` is no day.
        """
        document = text if isinstance(text, Document) else document_from_text(text, published=read_day(published))
        return analyse(document, self.gazetteer, finders=self._finders, corrections=self._corrections)

    def pipe(
        self,
        texts: Iterable[str | Document],
        *,
        published: object = None,
        batch_size: int = 64,
        n_process: int = 1,
    ) -> Iterator[Record]:
        """Take texts through the chain, lazily and in order.

        Parameters
        ----------
        texts
            Reports, never taken for paths. A text's doc_id is its position ("0", "1" …).
        published
            Day of publication of the texts; a Document keeps its own.
        batch_size
            Documents that a process is given at a time.
        n_process
            Processes; 1 works in this one, -1 takes one a core. They are spawned, so a script needs the usual
            ``if __name__ == "__main__":``.

        Yields
        ------
        Record
            One a text; a text without words gives a record without anything.

        Raises
        ------
        ValueError
            When ``batch_size`` or ``n_process`` makes no sense.
        InputError
            When a text is too long, or ``published`` is no day.
        """
        processes = os.cpu_count() or 1 if n_process == -1 else n_process
        if processes < 1 or batch_size < 1:
            message = f"n_process={n_process}, batch_size={batch_size}: both take 1 or more (n_process also -1)"
            raise ValueError(message)
        documents = _documents(texts, published)
        if processes == 1:
            return analyse_all(documents, self.gazetteer, finders=self._finders, corrections=self._corrections)
        start = partial(_start_worker, self.gazetteer, self._recognizers, self._corrections)
        return _analyse_in_processes(documents, start, processes=processes, batch_size=batch_size)


def _documents(texts: Iterable[str | Document], published: object) -> Iterator[Document]:
    day = read_day(published)
    for number, text in enumerate(texts):
        if isinstance(text, Document):
            yield text
            continue
        try:
            yield document_from_text(text, doc_id=str(number), published=day)
        except NoTextError:
            yield Document(doc_id=str(number), text="", published=day)


def _analyse_in_processes(
    documents: Iterator[Document], start: Callable[[], None], *, processes: int, batch_size: int
) -> Iterator[Record]:
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=start)
    try:
        pending: deque[Future[list[Record]]] = deque()
        while batch := list(islice(documents, batch_size)):
            pending.append(pool.submit(_analyse_batch, batch))
            if len(pending) >= processes * _BATCHES_AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker(gazetteer: Gazetteer, recognizers: tuple[str | Finder, ...], corrections: Corrections | None) -> None:
    global _worker  # noqa: PLW0603 (the one thing that a worker keeps between batches)
    _worker = partial(analyse, gazetteer=gazetteer, finders=open_finders(recognizers), corrections=corrections)


def _analyse_batch(documents: list[Document]) -> list[Record]:
    if _worker is None:
        message = "this function runs in the workers of Pipeline.pipe only"
        raise RuntimeError(message)
    return [_worker(document) for document in documents]
