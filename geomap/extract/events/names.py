"""Capitalised names that only contain a word of the lexicon: "Liberation Army", "Conference of Bishops"."""

from __future__ import annotations

from geomap.extract.events.lexicon import Hit, Word, words_of
from geomap.extract.events.view import View

_REACH = 6  # tokens on either side that a name is followed
_LINKS = frozenset({"of", "for", "the", "'", "’"})
_TITLE_SHARE = 0.6  # capitalised among the long words: every word of a title is
_LONG = 4


def _is_capital(view: View, index: int) -> bool:
    return view.raw(index)[:1].isupper()


def is_title_case(view: View) -> bool:
    """Tell a sentence whose words all begin with a capital, so that capitals say nothing."""
    long = [token.text for token in view.tokens if token.is_word and len(token.text) >= _LONG]
    return (
        view.words[-1:] != (".",)
        and len(long) > 1
        and sum(text[:1].isupper() for text in long) >= _TITLE_SHARE * len(long)
    )


def _run(view: View, hit: Hit) -> list[int]:
    """Tokens of the capitalised name round a hit, the hit left out; a sentence's first word takes no "of" along."""
    linked = hit.first > 0
    run: list[int] = []
    index = hit.stop
    while index < hit.stop + _REACH:
        if _is_capital(view, index):
            run.append(index)
        elif not (linked and view.word(index) in _LINKS):
            break
        index += 1
    for index in range(hit.first - 1, max(hit.first - _REACH, -1), -1):
        opens = index == 0 and view.word(index) in words_of("determiner") | words_of("preposition")
        if not _is_capital(view, index) or opens:
            break
        run.append(index)
    return run


def _in_group(view: View, hit: Hit) -> bool:
    return any(
        group.first <= hit.first and hit.stop <= group.stop and group.stop - group.first > hit.stop - hit.first
        for group in view.hits_at("group")
    )


def is_in_name(view: View, hit: Hit) -> bool:
    """Tell whether a word of the lexicon is only a part of the name of an organisation.

    Parameters
    ----------
    view
        The sentence.
    hit
        Where a trigger was found.

    Returns
    -------
    bool
        True inside the name of a known group, and for a capital beside the head of a name ("Army", "Party") or
        before "of" and those who form a body ("Bishops"). Names of events ("Munich Security Conference") stay.
    """
    if _in_group(view, hit):
        return True
    if not _is_capital(view, hit.first) or is_title_case(view):
        return False
    run = _run(view, hit)
    names = {view.word(index) for index in run}
    if names & words_of("name_head"):
        return True
    if view.word(hit.stop) == "of" and names & words_of("name_members"):
        return True
    acts = all(word.pos == "v" for word in hit.payload if isinstance(word, Word))
    return acts and hit.first > 0 and hit.stop in run and not view.is_headline
