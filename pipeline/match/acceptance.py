"""How sure a measure must be to be accepted unseen, in each language. Pure, numpy only."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gazetteers.model import LanguageCode
from pipeline.match.judged import Outcome
from pipeline.match.threshold import plus_one_threshold

LEAST_REVIEWED: Final = 60
"""Reviewed activities of a language from which on it is compared with the others."""
_SAME_RELIABILITY: Final = 1.96
"""Standard errors by which fewer may be right than was said, for a language to accept anything."""
_OF_OTHERS: Final = 100
"""Activities that all of other languages stand for at most, where one language decides."""
_ONE_BY_ONE: Final = 60
"""Documents up to which each is left out alone; more are left out in `_FOLDS` groups."""
_FOLDS: Final = 10


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is accepted unseen in one language.

    Attributes:
        reviewed: its reviewed activities.
        accept_at: least confidence of an accepted first measure; None accepts nothing.
        reason: what this rests on, or why there is none.
    """

    reviewed: int
    accept_at: float | None
    reason: str


def acceptance(outcomes: Sequence[Outcome], target: float) -> Mapping[LanguageCode, Acceptance]:
    """What each language accepts: what all activities allow, and no more than its own do.

    One language may err more often among its surest than the others, which hide it where they are
    many. So each takes the higher one of two thresholds: that of all, and the one at which its own
    activities decide. None gets a lower one than all: what lets a language seem better rests on
    fewer activities.
    """
    languages = sorted({item.judged.language for item in outcomes if item.judged.language})
    return {language: _accept_at(language, outcomes, target) for language in languages}


def held_out_thresholds(
    outcomes: Sequence[Outcome], target: float
) -> Mapping[str, Mapping[str, float | None]]:
    """By document, the thresholds of languages that all other documents give: not its own."""
    documents = [outcome.judged.document for outcome in outcomes]
    folds = dict(zip(documents, left_out_together(documents), strict=True))
    by_fold: dict[str, Mapping[str, float | None]] = {
        fold: {
            language: found.accept_at
            for language, found in acceptance(
                [outcome for outcome in outcomes if folds[outcome.judged.document] != fold], target
            ).items()
        }
        for fold in dict.fromkeys(folds.values())
    }
    return {document: by_fold[fold] for document, fold in folds.items()}


def accepted_elsewhere(outcomes: Sequence[Outcome], target: float) -> list[Outcome]:
    """The activities that the thresholds of all other documents accept (`held_out_thresholds`)."""
    elsewhere = held_out_thresholds(outcomes, target)
    return [
        outcome
        for outcome in outcomes
        for language in (outcome.judged.language or "",)
        if outcome.is_accepted(elsewhere[outcome.judged.document].get(language))
    ]


def find_threshold(
    outcomes: Sequence[Outcome], target: float, language: LanguageCode | None = None
) -> float | None:
    """The plus-one threshold over activities whose own words tell their first measure.

    Args:
        outcomes: activities of all languages.
        target: share of the accepted that must be right.
        language: whose activities decide; the others count as `_OF_OTHERS` activities at most, so
            that what few of its own show is read in the light of what is known. None counts all
            alike.
    """
    pointed = [outcome for outcome in outcomes if outcome.ranked.tells]
    counted = np.array([outcome.ranked.weight for outcome in pointed])
    if language is not None:
        others = np.array([outcome.judged.language != language for outcome in pointed], dtype=bool)
        counted[others] *= min(1.0, _OF_OTHERS / max(float(counted[others].sum()), 1.0))
    found = plus_one_threshold(
        np.array([outcome.sure[0] for outcome in pointed]),
        np.array([outcome.is_right for outcome in pointed], dtype=bool),
        target,
        counted=counted,
    )
    # Rounded up, it would refuse the very activities that it was found at.
    return None if found is None else math.floor(found * 10_000) / 10_000


def left_out_together(documents: Sequence[str]) -> list[str]:
    """What is left out together, for each activity: its document, or a group of documents.

    Args:
        documents: of each activity.
    """
    names = sorted(set(documents))
    if len(names) <= _ONE_BY_ONE:
        return list(documents)
    shuffled = sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())
    group = {name: f"group {place % _FOLDS}" for place, name in enumerate(shuffled)}
    return [group[name] for name in documents]


def _accept_at(language: LanguageCode, outcomes: Sequence[Outcome], target: float) -> Acceptance:
    own = [outcome for outcome in outcomes if outcome.judged.language == language]
    shared = find_threshold(outcomes, target)
    if shared is None:
        reason = f"{len(outcomes)} reviewed activities allow no threshold for {target:.0%}"
        return Acceptance(len(own), None, reason)
    if len(own) < LEAST_REVIEWED:
        reason = f"{len(own)} reviewed activities in this language, {LEAST_REVIEWED} needed"
        return Acceptance(len(own), None, reason)
    off = _off(own)
    if off < -_SAME_RELIABILITY:
        reason = f"confidence promises too much in this language ({off:.1f} standard errors)"
        return Acceptance(len(own), None, reason)
    of_its_own = find_threshold(outcomes, target, language)
    if of_its_own is None:
        reason = f"{len(own)} reviewed activities in this language allow none for {target:.0%}"
        return Acceptance(len(own), None, reason)
    accept_at = max(shared, of_its_own)
    accepted = [item for item in own if item.is_accepted(accept_at)]
    wrong = sum(not item.is_right for item in accepted)
    higher = f" (from {shared:.2f}, if all had one threshold)" if accept_at > shared else ""
    return Acceptance(
        len(own),
        accept_at,
        f"{len(outcomes)} reviewed activities, {len(own)} in this language: of these "
        f"{len(accepted)} would be accepted from {accept_at:.2f} on{higher}, {wrong} wrongly",
    )


def _off(own: Sequence[Outcome]) -> float:
    """By how many standard errors more of them are right than was said."""
    sure = np.array([outcome.sure[0] for outcome in own])
    right = np.array([outcome.is_right for outcome in own], dtype=float)
    counted = np.array([outcome.ranked.weight for outcome in own])
    spread = math.sqrt(float((counted * counted * sure * (1 - sure)).sum()))
    return float((counted * (right - sure)).sum() / spread)
