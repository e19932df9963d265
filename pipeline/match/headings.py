"""Headings that name a pillar or a measure of the framework: their activities belong there."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from gazetteers.frameworks import Framework
from pipeline.match.cues import Scores
from pipeline.match.words import Stems

OF_PILLAR: Final = 2.0
"""What a pillar in a heading adds to each of its measures, in units of log odds."""
OF_MEASURE: Final = 5.0
_COVERED: Final = 0.8
"""Share of a title's words that a heading must have, and of the heading's words in the title."""
_LEAST_WORDS: Final = 4
_NUMBER: Final = re.compile(r"\b(IV|I{1,3}|[1-9])\b")
_PILLAR: Final = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:pillar|component|компонент|столп|направление)\s+(?=[IV\d])",
    re.IGNORECASE,
)
_MEASURE: Final = re.compile(
    r"(?:^|\bmeasure\s|\bмер[аы]\s)\W*([IV]{1,3}\.\d{1,2})\b", re.IGNORECASE
)
_ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI"}


class Headings:
    """What the headings above an activity say of its measure.

    "Pillar II: Preventing and combating terrorism" and «Компонент II» name a pillar, "II.4 Border
    management" and a measure's printed title a measure. A heading that merely speaks of a pillar
    ("Expert meeting on Pillar II") names none: the meeting is about the plan.
    """

    def __init__(self, framework: Framework, stems: Stems) -> None:
        """Prepare the titles of `framework`."""
        self._stems = stems
        self._size = len(framework.measures)
        ids = {measure.id: position for position, measure in enumerate(framework.measures)}
        self._ids = {str(measure_id).upper(): position for measure_id, position in ids.items()}
        self._members = {
            pillar.id: [
                position
                for position, measure in enumerate(framework.measures)
                if measure.pillar == pillar.id
            ]
            for pillar in framework.pillars
        }
        self._pillars = [(self._words(item.title), item.id) for item in framework.pillars]
        self._titles = [
            (self._words(title), position)
            for position, measure in enumerate(framework.measures)
            for title in (measure.title, measure.short)
        ]
        self._known: dict[str, Scores] = {}

    def speak(self, headings: Sequence[str]) -> Scores:
        """What is added to each measure: the nearest heading that names something decides."""
        for heading in reversed(headings):
            said = self._said(heading)
            if said.any():
                return said
        return np.zeros(self._size)

    def _said(self, heading: str) -> Scores:
        known = self._known.get(heading)
        if known is None:
            known = self._known[heading] = self._read(heading)
        return known

    def _read(self, heading: str) -> Scores:
        said = np.zeros(self._size)
        numbered = _MEASURE.search(heading)
        if numbered and numbered[1].upper() in self._ids:
            said[self._ids[numbered[1].upper()]] = OF_MEASURE
            return said
        words = self._words(heading)
        for title, position in self._titles:
            if _alike(words, title):
                said[position] = OF_MEASURE
                return said
        pillar = self._pillar(heading, words)
        if pillar is not None:
            said[self._members[pillar]] = OF_PILLAR
        return said

    def _pillar(self, heading: str, words: frozenset[str]) -> str | None:
        begun = _PILLAR.match(heading)
        number = _NUMBER.match(heading, begun.end()) if begun else None
        if number:
            pillar = _ROMAN.get(number[1], number[1].upper())
            if pillar in self._members:
                return pillar
        return next((pillar for title, pillar in self._pillars if _alike(words, title)), None)

    def _words(self, text: str) -> frozenset[str]:
        return frozenset(stem for stem in self._stems.phrase(text) if len(stem) > 2)


def _alike(words: frozenset[str], title: frozenset[str]) -> bool:
    shared = len(words & title)
    return (
        len(title) >= _LEAST_WORDS
        and shared >= _COVERED * len(title)
        and shared >= _COVERED * len(words)
    )
