"""How much an event stands out in its document."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extract.events.draft import Draft
from geomap.extract.events.lexicon import words_of
from geomap.model import BlockKind, Mode

_MODES = {
    Mode.ASSERTED: 1.0,
    Mode.QUOTED: 0.7,
    Mode.FUTURE: 0.6,
    Mode.HYPOTHETICAL: 0.4,
    Mode.NEGATED: 0.4,
    Mode.HISTORICAL: 0.4,
}
_LOCATED, _COUNTED, _AGAIN, _DATED = 0.06, 0.05, 0.02, 0.02
_FADE = 0.02  # a sentence further down counts so much less
_LOWEST = 0.7
_BACKGROUND, _BACKGROUND_REACH = 0.65, 8


def weigh_background(draft: Draft) -> float:
    """Weigh less what a sentence only tells as the background of something else ("after the attack")."""
    view = draft.trigger.view
    for index in range(draft.trigger.first - 1, max(-1, draft.trigger.first - _BACKGROUND_REACH), -1):
        if view.words[index] in words_of("background"):
            return _BACKGROUND if index > 0 else 1.0
        if view.crossed(index, draft.trigger.first)[0]:
            break
    return 1.0


def score_salience(group: Sequence[Draft]) -> float:
    """Score an event from 0 to 1.

    Parameters
    ----------
    group
        The drafts that tell of it.

    Returns
    -------
    float
        Weight of its kind and trigger, times its mode, times how early it is told (a title first), and a little for
        a place, a date, victims and being told again.
    """
    best = 0.0
    for draft in group:
        view = draft.trigger.view
        early = 1.0 if view.sentence.kind is BlockKind.TITLE else max(_LOWEST, 1.0 - _FADE * view.index)
        own = draft.kind.weight * (0.75 + 0.25 * draft.trigger.weight) * _MODES[draft.mode]
        best = max(best, own * early * weigh_background(draft))
    victims = any(one.kind in {"killed", "injured"} for draft in group for one in draft.quantities)
    extra = _LOCATED * any(draft.is_located for draft in group) + _COUNTED * victims
    extra += _DATED * any(draft.when is not None for draft in group) + _AGAIN * min(len(group) - 1, 3)
    return round(min(1.0, best * 0.85 + extra), 4)
