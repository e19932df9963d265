"""Fitting weights and calibration to activities whose measures people gave. Pure, numpy only."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteers.model import LanguageCode
from pipeline.match.calibration import (
    Calibration,
    first_features,
    other_features,
    plus_one_threshold,
)
from pipeline.match.channels import CHANNELS, Values, softmax
from pipeline.match.weights import Weights

LEAST_REVIEWED: Final = 60
"""Reviewed activities of a language from which on it is compared with the others."""
SURE_WORDS: Final = 1.0
"""What `best_cues` must say of the first measure for it to be accepted."""
_SAME_RELIABILITY: Final = 1.96
"""Standard errors by which what is right may differ from what was said, for a language to share
the threshold of all."""
_RIDGE: Final = 0.01
_STEPS: Final = 400
_RATE: Final = 0.5
_CALIBRATION_RIDGE: Final = 0.02
"""Small, so that a clean split of few activities does not become certainty."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An activity that people have judged, as the channels see it.

    Attributes:
        document: where it stands; documents are left out whole.
        values: channels by measures.
        acceptable: 1 for each acceptable measure, else 0.
        own_cues: for each measure, its best cue in the activity's own words (`best_cues`).
        headed: what headings that name a pillar or a measure add to each measure.
    """

    document: str
    values: Values
    acceptable: NDArray[np.bool_]
    own_cues: NDArray[np.float64]
    headed: NDArray[np.float64]


def fit_weights(judged: Sequence[Judged], only: Sequence[str] = CHANNELS) -> Weights:
    """Weights that give acceptable measures the greatest share; none below zero.

    Minimises the mean cross-entropy to the acceptable measures (equal shares) plus a ridge, by
    projected gradient descent from the same start each time.

    Args:
        judged: activities with at least one acceptable measure.
        only: the channels that may count; all others get 0.
    """
    values = np.stack([item.values for item in judged])
    wanted = np.stack([item.acceptable for item in judged]).astype(float)
    wanted /= wanted.sum(axis=1, keepdims=True)
    allowed = np.array([channel in only for channel in CHANNELS])
    weights = np.where(allowed, 0.4, 0.0)
    expected = np.einsum("nm,ncm->nc", wanted, values)
    for step in range(_STEPS):
        chances = softmax(np.einsum("ncm,c->nm", values, weights))
        found = np.einsum("nm,ncm->nc", chances, values)
        slope = (found - expected).mean(axis=0) + 2 * _RIDGE * weights
        rate = _RATE / (1 + step / 100)
        weights = np.where(allowed, np.maximum(weights - rate * slope, 0.0), 0.0)
    return Weights(
        **{
            channel: round(float(weight), 3)
            for channel, weight in zip(CHANNELS, weights, strict=True)
        }
    )


@dataclass(frozen=True, slots=True)
class Ranked:
    """The measures of a judged activity by their shares.

    Attributes:
        shares: softmax of what speaks for the measures, descending.
        order: positions of the measures, best first.
        right: whether each of them is acceptable.
        own_cue: the best cue of the first in the activity's own words.
    """

    shares: NDArray[np.float64]
    order: NDArray[np.int64]
    right: NDArray[np.bool_]
    own_cue: float


def rank(item: Judged, weights: Weights) -> Ranked:
    """The measures of one activity, best first."""
    shares = softmax(weights.combine(item.values[None]) + item.headed)[0]
    order = np.argsort(-shares, kind="stable")
    return Ranked(shares[order], order, item.acceptable[order], float(item.own_cues[order[0]]))


def fit_calibration(ranked: Sequence[Ranked]) -> Calibration:
    """How sure the ranked measures are: two logistic regressions with a small ridge."""
    first = _logistic(
        np.array([first_features(_plain(item), own_cue=item.own_cue) for item in ranked]),
        np.array([item.right[0] for item in ranked], dtype=float),
    )
    others = _logistic(
        np.array([other_features(_plain(item), at) for item in ranked for at in (1, 2)]),
        np.array([item.right[at] for item in ranked for at in (1, 2)], dtype=float),
    )
    return Calibration(
        first=(first[0], first[1], first[2], first[3], first[4]),
        others=(others[0], others[1], others[2], others[3]),
        reviewed=len(ranked),
    )


def _plain(item: Ranked) -> list[float]:
    return [float(share) for share in item.shares[:3]]


def _logistic(features: NDArray[np.float64], right: NDArray[np.float64]) -> list[float]:
    """Newton's method; the constant is not penalised."""
    count, width = features.shape
    penalty = np.full(width, _CALIBRATION_RIDGE * count)
    penalty[0] = 1e-6
    found = np.zeros(width)
    for _ in range(50):
        chances = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (chances - right) + penalty * found
        curve = (features * (chances * (1 - chances))[:, None]).T @ features + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found = found - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return [round(float(value), 4) for value in found]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judged activity, ranked and rated by what was fitted without its document.

    Attributes:
        document: where it stands.
        language: of its words.
        ranked: its measures, best first.
        sure: confidences of the first three.
    """

    document: str
    language: LanguageCode
    ranked: Ranked
    sure: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """What was fitted on all judged activities, and how well it did on documents left out.

    Attributes:
        weights: of the channels.
        calibration: by language.
        outcomes: each activity, judged by what was fitted on the other documents.
    """

    weights: Weights
    calibration: Mapping[LanguageCode, Calibration]
    outcomes: tuple[Outcome, ...]


def fit(
    judged: Mapping[str, tuple[LanguageCode, Sequence[Judged]]],
    *,
    target: float,
    only: Sequence[str] = CHANNELS,
) -> Fit:
    """Fit weights, calibration and thresholds, each measured with whole documents left out.

    One set of weights serves all languages: cues, organizations and precedents count alike, and
    a language with few reviewed activities would be fitted to its accidents. The same holds for
    calibration and threshold; but a language gets the threshold only if confidence means in it
    what it means in all.

    Args:
        judged: by document, its language and its activities with an acceptable measure.
        target: share of accepted measures that must be right.
        only: the channels that may count.
    """
    weights = {
        left_out: fit_weights(_others(judged, left_out), only) for left_out in (None, *judged)
    }
    ranked = {
        name: [rank(item, weights[name]) for item in items] for name, (_, items) in judged.items()
    }
    outcomes = []
    for name, (language, _) in judged.items():
        known = [item for other, items in ranked.items() if other != name for item in items]
        without = fit_calibration(known)
        for item in ranked[name]:
            sure = without.confidences(_plain(item), own_cue=item.own_cue)
            outcomes.append(Outcome(name, language, item, sure))
    everything = fit_calibration([item for items in ranked.values() for item in items])
    accept_at = _threshold(outcomes, target)
    calibration: dict[LanguageCode, Calibration] = {}
    for language in dict.fromkeys(language for language, _ in judged.values()):
        own = [outcome for outcome in outcomes if outcome.language == language]
        shared, reason = _may_share(own, outcomes, accept_at, target)
        calibration[language] = everything.model_copy(
            update={
                "reviewed": len(own),
                "target": target,
                "accept_at": accept_at if shared else None,
                "reason": reason,
            }
        )
    return Fit(weights[None], calibration, tuple(outcomes))


def _others(
    judged: Mapping[str, tuple[LanguageCode, Sequence[Judged]]], left_out: str | None
) -> list[Judged]:
    return [item for name, (_, items) in judged.items() if name != left_out for item in items]


def _threshold(outcomes: Sequence[Outcome], target: float) -> float | None:
    """The plus-one threshold over activities whose own words tell their first measure."""
    pointed = [outcome for outcome in outcomes if outcome.ranked.own_cue >= SURE_WORDS]
    found = plus_one_threshold(
        np.array([outcome.sure[0] for outcome in pointed]),
        np.array([outcome.ranked.right[0] for outcome in pointed], dtype=bool),
        target,
    )
    return None if found is None else round(found, 4)


def _may_share(
    own: Sequence[Outcome], outcomes: Sequence[Outcome], accept_at: float | None, target: float
) -> tuple[bool, str]:
    """Whether a language gets the threshold of all, and why."""
    if accept_at is None:
        return False, f"{len(outcomes)} reviewed activities allow no threshold for {target:.0%}"
    if len(own) < LEAST_REVIEWED:
        return False, f"{len(own)} reviewed activities in this language, {LEAST_REVIEWED} needed"
    sure = np.array([outcome.sure[0] for outcome in own])
    right = np.array([outcome.ranked.right[0] for outcome in own], dtype=float)
    off = float((right - sure).sum() / math.sqrt(float((sure * (1 - sure)).sum())))
    if off < -_SAME_RELIABILITY:
        return False, f"confidence promises too much in this language ({off:.1f} standard errors)"
    accepted = [
        item for item in own if item.ranked.own_cue >= SURE_WORDS and item.sure[0] >= accept_at
    ]
    wrong = sum(not item.ranked.right[0] for item in accepted)
    return True, (
        f"{len(outcomes)} reviewed activities, {len(own)} in this language: of these "
        f"{len(accepted)} would be accepted, {wrong} wrongly"
    )
