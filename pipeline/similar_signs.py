"""Whether two activities may be the same: what speaks for it and against it, in words."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Final

from rapidfuzz import fuzz

from gazetteers.organizations import organizations
from pipeline.similar_features import NEAR_DAYS, Days, Features, in_latin

_SAME_NAME: Final = 80.0
"""Least `fuzz.ratio` of two names in Latin letters: "kaspiyantiterror2021", "kaspiiantiterror"."""

WEIGHTS: Mapping[str, float] = {
    # What each sign counts; two activities are taken for the same from `pipeline.similar` on.
    "same days": 4.0,
    "days a day apart": 3.0,
    "same month": 2.5,
    "days within the month": 2.0,
    "days within the year": 0.3,
    "same period": 1.0,
    "no day in common": -9.0,
    "same place": 2.0,
    "other places": -3.0,
    "same country": 0.7,
    "other countries": -2.0,
    "same lead": 2.0,
    "same organization": 1.2,  # for each further one, three at most
    "lead of one takes part in the other": 1.0,
    "no organization in common": -2.0,
    "same type": 0.7,
    "other type": -0.7,
    "same name": 1.5,
    "same numbers": 0.6,
    "hardly a word in common": -2.0,
    "only month and lead in common": -1.5,
}
_WORDS_WEIGHT: Final = 5.0
_FEW_WORDS_IN_COMMON: Final = 0.10
_MOST_ORGANIZATIONS: Final = 3


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much words tell: much if few activities have them.

    Attributes:
        stems: of each stem, by its number.
        texts: of all stems of an activity together, by its id.
    """

    stems: Sequence[float]
    texts: Mapping[str, float]


def common_words(one: Features, other: Features, rarity: Rarity) -> float:
    """Share of the rarer words that two activities in one language have in common, 0 to 1.

    The shorter of the two counts: an e-mail says in a line what a report tells in ten.
    """
    weights = rarity.stems
    shared = math.fsum([weights[stem] for stem in set(one.stems).intersection(other.stems)])
    smaller = min(rarity.texts[one.id], rarity.texts[other.id])
    return shared / smaller if smaller else 0.0


def compare(
    one: Features, other: Features, rarity: Rarity, *, least: float = -math.inf
) -> tuple[float, float, tuple[str, ...]]:
    """How much speaks for the two being one activity, and the signs, the dates first.

    Args:
        one: an activity.
        other: one of another document.
        rarity: how rare each stem is; common stems count little.
        least: points that are of interest; words are not looked at where no words could give them.

    Returns:
        The points, the share of the words in common (0 in two languages), the signs.
    """
    when = _when(one, other)
    signs = [when] if when else []
    signs += _where(one, other)
    who = _who(one, other)
    signs += who
    signs.append("same type" if one.type == other.type else "other type")
    named = _names(one, other)
    signs += named
    if not one.numbers.isdisjoint(other.numbers):
        signs.append("same numbers")
    score = sum([WEIGHTS[sign] for sign in signs])
    words = 0.0
    if score + _WORDS_WEIGHT < least:
        return score, words, tuple(signs)
    if one.language == other.language:
        words = common_words(one, other, rarity)
        score += _WORDS_WEIGHT * words
        if words < _FEW_WORDS_IN_COMMON and "same name" not in named:
            signs.append("hardly a word in common")
            score += WEIGHTS["hardly a word in common"]
        elif words >= 0.5:
            signs.append(f"{words:.0%} of the words")
    elif (
        when not in ("same days", "days a day apart")
        and "same name" not in named
        and sum(sign.startswith("same ") for sign in who) < 2
    ):
        signs.append("only month and lead in common")
        score += WEIGHTS["only month and lead in common"]
    return score, words, tuple(signs)


def _when(one: Features, other: Features) -> str:
    if one.short and other.short:
        if len(one.short) == len(other.short) == 1:
            return _days(one.short[0], other.short[0])
        return max(
            (_days(first, second) for first in one.short for second in other.short),
            key=WEIGHTS.__getitem__,
        )
    for short, long in ((one.short, other.long), (other.short, one.long)):
        if short and long:
            inside = any(
                (first is None or first <= end) and (last is None or start <= last)
                for start, end in short
                for first, last in long
            )
            return "days within the year" if inside else "no day in common"
    return "" if set(one.long).isdisjoint(other.long) else "same period"


def _days(one: Days, other: Days) -> str:
    if one == other:
        return "same month" if _is_months(one) else "same days"
    if _is_months(one) or _is_months(other):
        within = (one[0] <= other[0] and other[1] <= one[1]) or (
            other[0] <= one[0] and one[1] <= other[1]
        )
        return "days within the month" if within else "no day in common"
    near = timedelta(days=NEAR_DAYS)
    if abs(one[0] - other[0]) <= near and abs(one[1] - other[1]) <= near:
        return "days a day apart"
    within = one[0] <= other[0] <= other[1] <= one[1] or other[0] <= one[0] <= one[1] <= other[1]
    return "days within the month" if within else "no day in common"


def _is_months(days: Days) -> bool:
    """Whether a range is whole months: then the days themselves were not given."""
    return days[0].day == 1 and (days[1] + timedelta(days=1)).day == 1


def _where(one: Features, other: Features) -> list[str]:
    signs = []
    if one.places and other.places:
        signs.append("other places" if one.places.isdisjoint(other.places) else "same place")
    if one.countries and other.countries:
        signs.append(
            "other countries" if one.countries.isdisjoint(other.countries) else "same country"
        )
    return signs


def _who(one: Features, other: Features) -> list[str]:
    """Organizations in common; a unit and the body that it belongs to are one."""
    if not one.organizations or not other.organizations:
        return []
    shared = _met(one.organizations, other.organizations)
    if not shared:
        return ["no organization in common"]
    signs = []
    leading = _met(one.leads, other.leads)
    if leading:
        signs.append("same lead")
    elif _met(one.leads, other.organizations) or _met(other.leads, one.organizations):
        signs.append("lead of one takes part in the other")
    further = min(_MOST_ORGANIZATIONS, shared - (1 if signs else 0))
    return signs + ["same organization"] * further


def _met(ones: frozenset[str], others: frozenset[str]) -> int:
    """How many of the one meet one of the others."""
    met = 0
    for one in ones:
        for other in others:
            if one == other or _is_one(one, other):
                met += 1
                break
    return met


@cache
def _is_one(one: str, other: str) -> bool:
    if one.startswith("NEW:") and other.startswith("NEW:"):
        return fuzz.ratio(in_latin(one[4:]), in_latin(other[4:])) >= _SAME_NAME
    known = organizations()
    return known.is_part_of(one, other) or known.is_part_of(other, one)


def _names(one: Features, other: Features) -> list[str]:
    """A name of an event in common, in any script."""
    if not one.names or not other.names:
        return []
    alike = any(
        fuzz.partial_ratio(first, second) >= _SAME_NAME
        for first in one.names
        for second in other.names
    )
    return ["same name"] if alike else []
