"""How an uncertain decision on cutting is told to a reviewer: in words, for and against."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from extractors.segment.fitted import Question, sign_weight
from extractors.segment.verdict import Verdict
from gazetteers.load import read_yaml

DATA: Final = Path(__file__).parent / "told.yml"
_MOST: Final = 3
"""Signs that are told on each side: those that count most."""


_YES: Final[Mapping[Question, str]] = {
    "starts": "a beginning",
    "inside": "a beginning",
    "bears": "an activity",
    "goes-on": "one with the words before",
}


def reasons(judged: Verdict) -> str:
    """What speaks for a yes and what against it, in words.

    "for a beginning: a new thing is named; against it: a word points back", the strongest first.
    Empty if nothing speaks that can be told in words.
    """
    sides = (
        (f"for {_YES[judged.question]}", _told(judged.question, judged.signs, 1)),
        ("against it", _told(judged.question, judged.signs, -1)),
    )
    return "; ".join(f"{side}: {', '.join(told)}" for side, told in sides if told)


def _told(question: Question, signs: Iterable[str], sign: int) -> list[str]:
    counted = {name: sign * sign_weight(question, name) for name in signs if name in wordings()}
    strongest = sorted((n for n in counted if counted[n] > 0), key=lambda n: -counted[n])
    return [wordings()[name] for name in strongest[:_MOST]]


@cache
def wordings() -> dict[str, str]:
    """The words for each sign that can be told."""
    return dict(read_yaml(DATA))
