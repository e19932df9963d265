"""The same activity in two documents: found, never merged.

Candidates share a month and an organization or place, or two rare words; what speaks for them is
then weighed sign by sign (`similar_signs`). Of a document's activities only the best one is taken
for the same as another's, and only when each is the best of the other.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from pipeline.keys import key_text
from pipeline.model import Activity, ActivityId
from pipeline.similar_signs import Features, common_words, compare

_SAME_FROM: Final = 7.0
"""Points from which two activities are taken for the same."""

_SPREAD: Final = 1.5
"""Points over which the similarity goes from one half to three quarters."""

_UNDATED_WORDS: Final = 0.8
_UNDATED_STEMS: Final = 8
"""Without dates only the words can tell: most of them, and not just a few."""

_LARGEST_BLOCK: Final = 60
"""Activities that share a key at most; a key of more says nothing about one event."""

_USUAL: Final = 50
"""Activities that are added to the count, so that in a small dataset no word counts as common."""

_RARE_STEMS: Final = 4
_RARE_IN: Final = 25
"""Activities that a rare word stands in at most."""


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
    ordered = sorted(activities, key=lambda activity: activity.id)
    found = {(pair.first, pair.second): pair for pair in _same_words(ordered)}
    features = [Features(activity) for activity in ordered]
    rarity = _rarity(features)
    scored: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
    for one, other in _candidates(features):
        key = (features[one].activity.id, features[other].activity.id)
        if key in found:
            continue
        score, signs = _weigh(features[one], features[other], rarity)
        if score >= _SAME_FROM:
            scored[one, other] = score, signs
    for one, other in _best_of_each_other(features, scored):
        score, signs = scored[one, other]
        first, second = features[one].activity.id, features[other].activity.id
        found[first, second] = Similar(first, second, _similarity(score), signs)
    return tuple(found[key] for key in sorted(found))


def same_words(activities: Iterable[Activity]) -> tuple[Similar, ...]:
    """The pairs with the same words, by their ids."""
    return tuple(sorted(_same_words(activities), key=lambda pair: (pair.first, pair.second)))


def _same_words(activities: Iterable[Activity]) -> Iterator[Similar]:
    by_words: dict[str, list[ActivityId]] = defaultdict(list)
    for activity in activities:
        by_words[key_text(activity.text)].append(activity.id)
    for ids in by_words.values():
        for first, second in combinations(sorted(ids), 2):
            yield Similar(first, second, 1.0, ("the same words",))


def _rarity(features: Sequence[Features]) -> Mapping[str, float]:
    """How much each stem tells: much if few activities have it."""
    counts = Counter(stem for item in features for stem in item.stems)
    total = len(features) + _USUAL
    return {stem: math.log(total / (count + 1)) for stem, count in counts.items()}


def _candidates(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs of different documents that share a key, each once, in order."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    common = Counter(stem for item in features for stem in item.stems)
    for number, item in enumerate(features):
        for key in _keys(item, common):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) > _LARGEST_BLOCK:
            continue
        for pair in combinations(members, 2):
            one, other = features[pair[0]], features[pair[1]]
            if one.document != other.document and one.may_meet(other):
                seen.add(pair)
    yield from sorted(seen)


def _keys(item: Features, common: Mapping[str, int]) -> Iterator[Hashable]:
    """What another activity must share to be looked at."""
    months = {
        (year, month)
        for start, end in item.short
        for year, month in _months(start.year, start.month, end.year, end.month)
    }
    for month in months:
        for organization in item.organizations:
            yield month, organization
        for place in item.places:
            yield month, place
        for name in item.names:
            yield month, name[:6]
        if not item.organizations and not item.places:
            for country in item.countries:
                yield month, country
    # The same days are rare enough to look at whoever acts.
    yield from item.short
    rare = sorted(
        (stem for stem in item.stems if 2 <= common[stem] <= _RARE_IN),
        key=lambda stem: (common[stem], stem),
    )
    for pair in combinations(sorted(rare[:_RARE_STEMS]), 2):
        yield item.language, pair


def _months(
    first_year: int, first_month: int, last_year: int, last_month: int
) -> Iterator[tuple[int, int]]:
    for number in range(first_year * 12 + first_month - 1, last_year * 12 + last_month):
        yield number // 12, number % 12 + 1


def _weigh(
    one: Features, other: Features, rarity: Mapping[str, float]
) -> tuple[float, tuple[str, ...]]:
    score, signs = compare(one, other, rarity)
    if one.short and other.short:
        return score, signs
    if one.language != other.language or min(len(one.stems), len(other.stems)) < _UNDATED_STEMS:
        return -math.inf, signs
    # The longer text must not merely contain the shorter one's common phrases.
    if common_words(one, other, rarity) < _UNDATED_WORDS:
        return -math.inf, signs
    return score + 1.0, signs


def _best_of_each_other(
    features: Sequence[Features],
    scored: Mapping[tuple[int, int], tuple[float, tuple[str, ...]]],
) -> Iterator[tuple[int, int]]:
    """The pairs in which each is the best counterpart of the other in its document."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (one, other), (score, _) in scored.items():
        for mine, theirs in ((one, other), (other, one)):
            key = mine, features[theirs].activity.ref.document
            candidate = score, -theirs
            if key not in best or candidate > best[key]:
                best[key] = candidate
    for one, other in sorted(scored):
        forth = best[one, features[other].activity.ref.document]
        back = best[other, features[one].activity.ref.document]
        if forth[1] == -other and back[1] == -one:
            yield one, other


def _similarity(score: float) -> float:
    """Points as a share: one half at the threshold, 0.99 at most, since the words differ."""
    return round(min(0.99, 1 / (1 + math.exp(-(score - _SAME_FROM) / _SPREAD))), 2)
