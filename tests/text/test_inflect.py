"""Forms of regular words by spelling."""

from __future__ import annotations

import pytest

from geomap.text.inflect import gerund, past, plural, third_person


@pytest.mark.parametrize(
    ("verb", "third", "told", "going"),
    [
        ("shell", "shells", "shelled", "shelling"),
        ("deny", "denies", "denied", "denying"),
        ("destroy", "destroys", "destroyed", "destroying"),
        ("seize", "seizes", "seized", "seizing"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("die", "dies", "died", "dying"),
        ("ban", "bans", "banned", "banning"),
        ("slap", "slaps", "slapped", "slapping"),
        ("clash", "clashes", "clashed", "clashing"),
        ("veto", "vetoes", "vetoed", "vetoing"),
        ("raid", "raids", "raided", "raiding"),
    ],
)
def test_verbs(verb: str, third: str, told: str, going: str) -> None:
    assert (third_person(verb), past(verb), gerund(verb)) == (third, told, going)


@pytest.mark.parametrize(
    ("noun", "many"),
    [("raid", "raids"), ("army", "armies"), ("convoy", "convoys"), ("clash", "clashes"), ("gunman", "gunmen")],
)
def test_nouns(noun: str, many: str) -> None:
    assert plural(noun) == many
