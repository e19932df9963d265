"""The same activity in two documents: found, never merged.

Candidates share a month and an organization or place, or two rare words; what speaks for them is
then weighed sign by sign (`similar_signs`). Of a document's activities only the best one is taken
for the same as another's, and only when each is the best of the other.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import Final

from pipeline.keys import key_text
from pipeline.model import Activity, ActivityId
from pipeline.similar_candidates import find_candidates
from pipeline.similar_features import Features, Vocabulary
from pipeline.similar_signs import Rarity, compare

_SAME_FROM: Final = 7.0
"""Points from which two activities are taken for the same."""

_SPREAD: Final = 1.5
"""Points over which the similarity goes from one half to three quarters."""

_UNDATED_WORDS: Final = 0.8
_UNDATED_STEMS: Final = 8
_UNDATED_BONUS: Final = 1.0
"""Without dates only the words can tell: most of them, and not just a few."""

_USUAL: Final = 50
"""Activities that are added to the count, so that in a small dataset no word counts as common."""

_RARE_STEMS: Final = 4
_RARE_IN: Final = 25
"""Activities that a rare word stands in at most."""

_OF_DAYS: Final = 1 << 61
_OF_STEMS: Final = 1 << 62
_HASH: Final = (1 << 61) - 1
"""Keys of the three kinds, months first, never meet."""

_DIGEST_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Similar:
    """Two activities of different documents that are probably one.

    Attributes:
        first: the smaller id.
        second: the larger one.
        similarity: 0 to 1; 1 for the same words.
        signs: what spoke for it and against it.
    """

    first: ActivityId
    second: ActivityId
    similarity: float
    signs: tuple[str, ...]


def find_similar(activities: Iterable[Activity]) -> tuple[Similar, ...]:
    """All pairs that are probably the same activity, by their ids.

    The same words are the same activity wherever they stand, also twice in one document; other
    pairs are of different documents.
    """
    search = Search()
    for activity in activities:
        search.add(activity)
    return search.pairs()


def same_words(activities: Iterable[Activity]) -> tuple[Similar, ...]:
    """The pairs with the same words, by their ids."""
    words = _SameWords()
    for activity in activities:
        words.add(activity)
    return tuple(sorted(words.pairs(), key=lambda pair: (pair.first, pair.second)))


class Search:
    """Takes activities one by one, keeps little of each, then finds the pairs among them."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._features: list[Features] = []
        self._words = _SameWords()

    def add(self, activity: Activity) -> None:
        """Take an activity in; the order does not matter."""
        self._features.append(self._vocabulary.features(activity))
        self._words.add(activity)

    def join(self, other: "Search") -> None:
        """Take in what another has taken in."""
        self._features += self._vocabulary.adopted(other._features, other._vocabulary)
        self._words.join(other._words)

    def pairs(self) -> tuple[Similar, ...]:
        """What `find_similar` gives of all that was added."""
        found = {(pair.first, pair.second): pair for pair in self._words.pairs()}
        features = sorted(self._features, key=lambda item: item.id)
        rarity, counts = _rarity(features, len(self._vocabulary.stems))
        scored: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
        keys = _Keys(self._vocabulary.stems, counts)
        for one, other in find_candidates(features, keys.of):
            if (features[one].id, features[other].id) in found:
                continue
            score, signs = _weigh(features[one], features[other], rarity)
            if score >= _SAME_FROM:
                scored[one, other] = score, signs
        for one, other in _best_of_each_other(features, scored):
            score, signs = scored[one, other]
            first, second = features[one].id, features[other].id
            found[first, second] = Similar(first, second, _similarity(score), signs)
        return tuple(found[key] for key in sorted(found))


class _SameWords:
    """The ids of activities by their words; of these a digest is kept."""

    def __init__(self) -> None:
        self._ids: dict[bytes, list[ActivityId]] = {}

    def add(self, activity: Activity) -> None:
        words = key_text(activity.text).encode("utf-8", "surrogatepass")
        self._ids.setdefault(blake2b(words, digest_size=_DIGEST_BYTES).digest(), []).append(
            activity.id
        )

    def join(self, other: "_SameWords") -> None:
        for digest, ids in other._ids.items():
            self._ids.setdefault(digest, []).extend(ids)

    def pairs(self) -> Iterator[Similar]:
        for ids in self._ids.values():
            for first, second in combinations(sorted(ids), 2):
                yield Similar(first, second, 1.0, ("the same words",))


def _rarity(features: Sequence[Features], stems: int) -> tuple[Rarity, list[int]]:
    """How much each stem and each text tells, and in how many activities each stem stands."""
    counts = [0] * stems
    for item in features:
        for stem in item.stems:
            counts[stem] += 1
    total = len(features) + _USUAL
    weights = [math.log(total / (count + 1)) for count in counts]
    texts = {item.id: math.fsum([weights[stem] for stem in item.stems]) for item in features}
    return Rarity(weights, texts), counts


class _Keys:
    """What another activity must share to be looked at, as numbers that stand for it."""

    def __init__(self, stems: Sequence[str], counts: Sequence[int]) -> None:
        self._stems = stems
        self._counts = counts
        self._parts: dict[str, int] = {}

    def of(self, item: Features) -> Iterator[int]:
        months = {
            month
            for start, end in item.short
            for month in _months(start.year, start.month, end.year, end.month)
        }
        for month in months:
            for organization in item.organizations:
                yield self._of_month(month, organization)
            for place in item.places:
                yield self._of_month(month, place)
            for name in item.names:
                yield self._of_month(month, name[:6])
            if not item.organizations and not item.places:
                for country in item.countries:
                    yield self._of_month(month, country)
        # The same days are rare enough to look at whoever acts.
        for start, end in item.short:
            yield _OF_DAYS | start.toordinal() << 8 | (end - start).days
        rare = sorted(
            (stem for stem in item.stems if 2 <= self._counts[stem] <= _RARE_IN),
            key=lambda stem: (self._counts[stem], self._stems[stem]),
        )
        language = self._part(item.language)
        for first, second in combinations(sorted(rare[:_RARE_STEMS]), 2):
            # Rarely two pairs have one number: then there is a pair more to look at.
            yield _OF_STEMS | hash((language, first, second)) & _HASH

    def _of_month(self, month: int, part: str) -> int:
        return month << 40 | self._part(part)

    def _part(self, name: str) -> int:
        return self._parts.setdefault(name, len(self._parts))


def _months(first_year: int, first_month: int, last_year: int, last_month: int) -> range:
    """Months, counted from the year 0."""
    return range(first_year * 12 + first_month - 1, last_year * 12 + last_month)


def _weigh(one: Features, other: Features, rarity: Rarity) -> tuple[float, tuple[str, ...]]:
    score, words, signs = compare(one, other, rarity, least=_SAME_FROM - _UNDATED_BONUS)
    if one.short and other.short:
        return score, signs
    if one.language != other.language or min(len(one.stems), len(other.stems)) < _UNDATED_STEMS:
        return -math.inf, signs
    # The longer text must not merely contain the shorter one's common phrases.
    if words < _UNDATED_WORDS:
        return -math.inf, signs
    return score + _UNDATED_BONUS, signs


def _best_of_each_other(
    features: Sequence[Features],
    scored: Mapping[tuple[int, int], tuple[float, tuple[str, ...]]],
) -> Iterator[tuple[int, int]]:
    """The pairs in which each is the best counterpart of the other in its document."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (one, other), (score, _) in scored.items():
        for mine, theirs in ((one, other), (other, one)):
            key = mine, features[theirs].document
            candidate = score, -theirs
            if key not in best or candidate > best[key]:
                best[key] = candidate
    for one, other in sorted(scored):
        forth = best[one, features[other].document]
        back = best[other, features[one].document]
        if forth[1] == -other and back[1] == -one:
            yield one, other


def _similarity(score: float) -> float:
    """Points as a share: one half at the threshold, 0.99 at most, since the words differ."""
    return round(min(0.99, 1 / (1 + math.exp(-(score - _SAME_FROM) / _SPREAD))), 2)
