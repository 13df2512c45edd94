"""Ukrainian and Russian names in Latin letters, as news in English spells them."""

from __future__ import annotations

# fmt: off
_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie",
    "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu",
    "я": "ia",
}
# fmt: on
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_RUSSIAN = {"г": "g", "и": "i", "ю": "yu", "я": "ya"}
_UKRAINIAN_ONLY = frozenset("іїєґ")


def romanise(name: str, *, ukrainian: bool = False) -> str:
    """Put a Ukrainian or Russian name into Latin letters.

    Ukrainian by the Cabinet of Ministers' Resolution 55 (2010); a name without a letter that only Ukrainian has is
    spelled the Russian way where the two differ and news agrees on it (г = g, и = i).

    Parameters
    ----------
    name
        A name in any script.
    ukrainian
        Whether the name is known to be Ukrainian.

    Returns
    -------
    str
        The name in Latin letters; letters that are not Cyrillic stay.

    Examples
    --------
    >>> [romanise(name) for name in ("Андрій", "Сергей", "Ющенко")]
    ['Andrii', 'Sergei', 'Yushchenko']
    """
    lowered = name.lower()
    russian = not ukrainian and not _UKRAINIAN_ONLY & set(lowered)
    spelled = []
    for index, letter in enumerate(lowered):
        first = _FIRST.get(letter) if index == 0 else None
        spelled.append(first or (_RUSSIAN.get(letter) if russian else None) or _LETTERS.get(letter, letter))
    return "".join(spelled).capitalize() if name[:1].isupper() else "".join(spelled)
