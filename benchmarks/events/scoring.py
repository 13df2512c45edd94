"""Score sub-types of events against labels: precision, recall and F1 a class, weighted F1, the worst confusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

OUT = ""
"""What stands for "out of ACLED's scope", as a label and as an answer."""


class ClassScore(NamedTuple):
    """Counts of one class."""

    name: str
    right: int
    answered: int
    labelled: int

    @property
    def f1(self) -> float:
        """F1 from 0 to 1; 0 where the class is neither labelled nor answered."""
        return 2 * self.right / (self.answered + self.labelled) if self.answered + self.labelled else 0.0


def score_classes(labels: Sequence[str], answers: Sequence[str]) -> list[ClassScore]:
    """Count each class that is labelled, `OUT` aside.

    Parameters
    ----------
    labels, answers
        Parallel; ACLED sub-event types or `OUT`.

    Returns
    -------
    list of ClassScore
        In order of their names.
    """
    right = Counter(label for label, answer in zip(labels, answers, strict=True) if label == answer)
    labelled, answered = Counter(labels), Counter(answers)
    return [ClassScore(name, right[name], answered[name], labelled[name]) for name in sorted(labelled) if name != OUT]


def weighted_f1(labels: Sequence[str], answers: Sequence[str]) -> float:
    """Weigh the F1 of each class by how often it is labelled."""
    scores = score_classes(labels, answers)
    return sum(score.f1 * score.labelled for score in scores) / sum(score.labelled for score in scores)


def confusions(labels: Sequence[str], answers: Sequence[str]) -> list[tuple[int, str, str]]:
    """Give how often each label is answered by another class, most often first."""
    pairs = Counter((label, answer) for label, answer in zip(labels, answers, strict=True) if label != answer)
    return sorted(((count, *pair) for pair, count in pairs.items()), key=lambda row: (-row[0], row[1:]))
