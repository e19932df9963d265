"""What the words of a sentence count in cutting, learned from the decisions of other documents."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bench.cut_examples import Decision
from extractors.segment.fitted import Question
from extractors.segment.words import WORDS, signs_by, stems

_UNSEEN: Final = 0.5
"""Sentences with a word that are supposed beside those that were seen."""
_LEAST: Final = 2
"""Sentences that a word must stand in to count by itself."""
_ASKED_OF_WORDS: Final[frozenset[Question]] = frozenset({"bears", "goes-on"})
"""Questions that tell activities from other text."""


@dataclass
class _Tally:
    """In how many sentences each word stands, in those of activities and in others."""

    words: tuple[Counter[str], Counter[str]] = field(default_factory=lambda: (Counter(), Counter()))
    sentences: Counter[bool] = field(default_factory=Counter)

    def add(self, text: str, *, told: bool) -> None:
        self.words[told].update(stems(text))
        self.sentences[told] += 1


class WordCounts:
    """The words of all sentences that were decided on, by what is left out together."""

    def __init__(self, labels: Mapping[tuple[str, str], bool]) -> None:
        self._all = _Tally()
        self._groups: dict[str, _Tally] = defaultdict(_Tally)
        for (group, text), told in labels.items():
            self._all.add(text, told=told)
            self._groups[group].add(text, told=told)

    def weights(self, without: str = "") -> tuple[Mapping[str, float], float]:
        """The log-odds of each word, and those of any other, without one group."""
        left = self._groups[without] if without in self._groups else _Tally()
        size = {told: self._all.sentences[told] - left.sentences[told] for told in (False, True)}

        def odds(told: int, other: int) -> float:
            share = (told + _UNSEEN) / (size[True] + 2 * _UNSEEN)
            return math.log(share) - math.log((other + _UNSEEN) / (size[False] + 2 * _UNSEEN))

        found = {}
        for word in sorted(self._all.words[True].keys() | self._all.words[False].keys()):
            told, other = (self._all.words[x][word] - left.words[x][word] for x in (True, False))
            if told + other >= _LEAST:
                found[word] = round(odds(told, other), 2)
        return found, round(odds(0, 0), 2)


def count_words(some: Sequence[Decision]) -> WordCounts:
    """The words of the sentences that decisions speak of; parts of sentences are left aside."""
    labels: dict[tuple[str, str], bool] = {}
    for item in some:
        key = (item.group, item.text)
        if item.question == "goes-on" or (item.question == "bears" and key not in labels):
            labels[key] = item.yes
        elif item.question == "starts":
            labels[key] = True  # it begins an activity or goes on with one
    return WordCounts(labels)


def with_words(some: Sequence[Decision], counts: WordCounts) -> list[Decision]:
    """Decisions with the signs that words give by what was learned from the other documents."""
    learned: dict[str, tuple[Mapping[str, float], float]] = {}
    found = []
    for item in some:
        if item.question not in _ASKED_OF_WORDS:
            found.append(item)
            continue
        if item.group not in learned:
            learned[item.group] = counts.weights(item.group)
        plain = (sign for sign in item.signs if not sign.startswith(WORDS))
        signs = (*plain, *signs_by(item.text, *learned[item.group]))
        found.append(replace(item, signs=signs))
    return found
