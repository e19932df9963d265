"""Fitting weights and calibration to activities whose measures people gave. Pure, numpy only."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteers.model import LanguageCode
from pipeline.match.calibration import (
    Calibration,
    other_features,
)
from pipeline.match.channels import CHANNELS, softmax
from pipeline.match.judged import Judged, Outcome, Ranked, rank, rate
from pipeline.match.logistic import fit_logistic
from pipeline.match.outside import LEAST_OUTSIDE, Outside, fit_outside
from pipeline.match.threshold import plus_one_threshold
from pipeline.match.weights import Weights

LEAST_REVIEWED: Final = 60
"""Reviewed activities of a language from which on it is compared with the others."""
_SAME_RELIABILITY: Final = 1.96
"""Standard errors by which what is right may differ from what was said, for a language to share
the threshold of all."""
_RIDGE: Final = 0.01
_STEPS: Final = 60
_ENOUGH: Final = 1e-6
_CALIBRATION_RIDGE: Final = 0.02
"""Small, so that a clean split of few activities does not become certainty."""
_OF_MEASURE: Final = 2.0
"""How much more freely a measure's own constant is fitted than what counts for all: the ridge holds
28 of them near zero."""
_FITS_ALONE: Final = 5.0
"""Imagined activities of each measure that no other fits."""
_ONE_BY_ONE: Final = 60
"""Documents up to which each is left out alone; more are left out in `_FOLDS` groups."""
_FOLDS: Final = 10


def fit_weights(judged: Sequence[Judged], only: Sequence[str] = CHANNELS) -> Weights:
    """Weights that give acceptable measures the greatest share; none below zero.

    Minimises the mean cross-entropy to the acceptable measures (equal shares) plus a ridge, by
    Newton's method with the bound kept. Activities that no measure fits teach nothing here.

    Args:
        judged: activities, at least one of them with an acceptable measure.
        only: the channels that may count; all others get 0.
    """
    useful = [item for item in judged if item.acceptable.any()]
    told = _Told(useful)
    allowed = np.array([channel in only for channel in CHANNELS])
    weights = np.where(allowed, 0.4, 0.0)
    loss, slope, curve = told.at(weights)
    for _ in range(_STEPS):
        free = allowed & ((weights > 0) | (slope < 0))
        if not free.any() or float(np.abs(slope[free]).max()) < _ENOUGH:
            break
        step = np.zeros(len(CHANNELS))
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        length = 1.0
        while length > _ENOUGH:
            tried = np.where(free, np.maximum(weights - length * step, 0.0), weights)
            found = told.at(tried)
            if found[0] < loss:
                break
            length /= 2
        else:
            break
        weights, (loss, slope, curve) = tried, found
    return Weights(
        **{
            channel: round(float(weight), 3)
            for channel, weight in zip(CHANNELS, weights, strict=True)
        }
    )


class _Told:
    """The loss of weights over judged activities, with its first and second derivatives."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self._values = np.stack([item.values for item in judged])
        self._added = np.stack([item.added for item in judged])
        wanted = np.stack([item.acceptable for item in judged]).astype(float)
        self._wanted = wanted / wanted.sum(axis=1, keepdims=True)
        counted = np.array([item.weight for item in judged])
        self._counted = counted / counted.sum()

    def at(
        self, weights: NDArray[np.float64]
    ) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
        values, counted = self._values, self._counted
        chances = softmax(np.einsum("ncm,c->nm", values, weights) + self._added)
        said = (self._wanted * np.log(np.maximum(chances, 1e-300))).sum(axis=1)
        loss = -float(counted @ said) + _RIDGE * float(weights @ weights)
        mean = np.einsum("nm,ncm->nc", chances, values)
        slope = counted @ (mean - np.einsum("nm,ncm->nc", self._wanted, values))
        spread = np.einsum("ncm,nm->ncm", values, chances * counted[:, None])
        curve = np.einsum("ncm,ndm->cd", spread, values, optimize=True)
        curve -= np.einsum("nc,nd,n->cd", mean, mean, counted, optimize=True)
        return (
            loss,
            slope + 2 * _RIDGE * weights,
            curve + 2 * _RIDGE * np.eye(len(weights)),
        )


def fit_calibration(ranked: Sequence[Ranked]) -> Calibration:
    """How sure the ranked measures are: two logistic regressions with a small ridge.

    What no measure fits teaches nothing here: its chance comes on top (`Outside`).
    """
    ranked = [item for item in ranked if item.right.any()]
    counted = np.array([item.weight for item in ranked])
    together = _together(ranked, counted)
    firsts = np.array([item.order[0] for item in ranked])
    first = _factors(
        np.column_stack(
            [
                np.array([item.features(together) for item in ranked]),
                _OF_MEASURE * (firsts[:, None] == np.arange(len(together))),
            ]
        ),
        np.array([item.right[0] for item in ranked], dtype=float),
        counted,
    )
    others = _factors(
        np.array([other_features(item.surest(), at) for item in ranked for at in (1, 2)]),
        np.array([item.right[at : at + 1].any() for item in ranked for at in (1, 2)], dtype=float),
        np.repeat(counted, 2),
    )
    return Calibration(
        first=(first[0], first[1], first[2], first[3], first[4]),
        others=(others[0], others[1], others[2], others[3]),
        by_measure=tuple(round(_OF_MEASURE * factor, 4) for factor in first[5:]),
        together=together,
        reviewed=len(ranked),
    )


def _together(
    ranked: Sequence[Ranked], counted: NDArray[np.float64]
) -> tuple[tuple[float, ...], ...]:
    """By measure, the share of the activities it fits which each measure fits (`Calibration`).

    An activity that k measures fit counts 1/k under each. What few activities show is held near
    "no other fits" by some imagined ones that it alone fits.
    """
    fits = np.zeros((len(ranked), len(ranked[0].order)))
    for row, item in enumerate(ranked):
        fits[row, item.order] = item.right
    under = fits / fits.sum(axis=1, keepdims=True) * counted[:, None]
    shares = (under.T @ fits) / (under.sum(axis=0)[:, None] + _FITS_ALONE)
    np.fill_diagonal(shares, 1.0)
    return tuple(tuple(round(float(share), 2) for share in row) for row in shares)


def _factors(
    features: NDArray[np.float64], right: NDArray[np.float64], counted: NDArray[np.float64]
) -> list[float]:
    found = fit_logistic(features, right, counted, ridge=_CALIBRATION_RIDGE)
    return [round(float(value), 4) for value in found]


@dataclass(frozen=True, slots=True)
class Fit:
    """What was fitted on all judged activities, and how well it did on documents left out.

    Attributes:
        weights: of the channels.
        calibration: by language.
        outside: the chance that no measure fits.
        outcomes: each activity, rated by what was fitted on other documents, in the given order.
    """

    weights: Weights
    calibration: Mapping[LanguageCode, Calibration]
    outside: Outside | None
    outcomes: tuple[Outcome, ...]

    @property
    def thresholds(self) -> Mapping[str, float | None]:
        """`accept_at` by language."""
        return {language: item.accept_at for language, item in self.calibration.items()}


def fit(
    judged: Sequence[Judged],
    *,
    target: float,
    only: Sequence[str] = CHANNELS,
    outside: Outside | None = None,
) -> Fit:
    """Fit weights, calibration and thresholds, each measured with whole documents left out.

    One set of weights serves all languages: cues, organizations and precedents count alike, and
    a language with few reviewed activities would be fitted to its accidents. The same holds for
    calibration and threshold; but a language gets the threshold only if confidence means in it
    what it means in all. The order of the activities changes nothing.

    Args:
        judged: activities of two documents or more, some with an acceptable measure.
        target: share of accepted measures that must be right.
        only: the channels that may count.
        outside: the chance that no measure fits, where too few of the activities are such.
    """
    order = sorted(range(len(judged)), key=lambda at: (judged[at].document, judged[at].name))
    items = [judged[at] for at in order]
    folds = _folds([item.document for item in items])
    ranked: list[Ranked | None] = [None] * len(items)
    for fold in dict.fromkeys(folds):
        weights = fit_weights(
            [item for item, part in zip(items, folds, strict=True) if part != fold], only
        )
        for at, item in enumerate(items):
            if folds[at] == fold:
                ranked[at] = rank(item, weights)
    known = [item for item in ranked if item is not None]
    left = {
        fold: [at for at, part in enumerate(folds) if part != fold] for fold in dict.fromkeys(folds)
    }
    calibrations = {
        fold: fit_calibration([known[at] for at in others]) for fold, others in left.items()
    }
    outsides = {
        fold: _outside([items[at] for at in others], outside) for fold, others in left.items()
    }
    outcomes = [
        rate(item, place, calibrations[fold], outsides[fold])
        for item, place, fold in zip(items, known, folds, strict=True)
    ]
    by_place = dict(zip(order, outcomes, strict=True))
    return Fit(
        fit_weights(items, only),
        _calibrations(fit_calibration(known), outcomes, target),
        _outside(items, outside),
        tuple(by_place[at] for at in range(len(judged))),
    )


def _outside(items: Sequence[Judged], known: Outside | None) -> Outside | None:
    """The chance that no measure fits: fitted where enough activities are such, else as known."""
    none = np.array([not item.acceptable.any() for item in items])
    if none.sum() < LEAST_OUTSIDE:
        return known
    return fit_outside(
        np.stack([item.outside for item in items]), none, np.array([item.weight for item in items])
    )


def held_out_thresholds(outcomes: Sequence[Outcome], target: float) -> Mapping[str, float | None]:
    """By document, the threshold that all other documents give: it was not chosen on its own."""
    folds = dict(
        zip(
            (outcome.judged.document for outcome in outcomes),
            _folds([outcome.judged.document for outcome in outcomes]),
            strict=True,
        )
    )
    by_fold = {
        fold: find_threshold(
            [outcome for outcome in outcomes if folds[outcome.judged.document] != fold], target
        )
        for fold in dict.fromkeys(folds.values())
    }
    return {document: by_fold[fold] for document, fold in folds.items()}


def find_threshold(outcomes: Sequence[Outcome], target: float) -> float | None:
    """The plus-one threshold over activities whose own words tell their first measure."""
    pointed = [outcome for outcome in outcomes if outcome.ranked.tells]
    found = plus_one_threshold(
        np.array([outcome.sure[0] for outcome in pointed]),
        np.array([outcome.is_right for outcome in pointed], dtype=bool),
        target,
        counted=np.array([outcome.ranked.weight for outcome in pointed]),
    )
    # Rounded up, it would refuse the very activities that it was found at.
    return None if found is None else math.floor(found * 10_000) / 10_000


def _folds(documents: Sequence[str]) -> list[str]:
    """What is left out together, for each activity: its document, or a group of documents."""
    names = sorted(set(documents))
    if len(names) <= _ONE_BY_ONE:
        return list(documents)
    shuffled = sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())
    group = {name: f"group {place % _FOLDS}" for place, name in enumerate(shuffled)}
    return [group[name] for name in documents]


def _calibrations(
    everything: Calibration, outcomes: Sequence[Outcome], target: float
) -> Mapping[LanguageCode, Calibration]:
    accept_at = find_threshold(outcomes, target)
    found: dict[LanguageCode, Calibration] = {}
    for language in sorted({item.judged.language for item in outcomes if item.judged.language}):
        own = [outcome for outcome in outcomes if outcome.judged.language == language]
        shared, reason = _may_share(own, outcomes, accept_at, target)
        found[language] = everything.model_copy(
            update={
                "reviewed": len(own),
                "target": target,
                "accept_at": accept_at if shared else None,
                "reason": reason,
            }
        )
    return found


def _may_share(
    own: Sequence[Outcome], outcomes: Sequence[Outcome], accept_at: float | None, target: float
) -> tuple[bool, str]:
    """Whether a language gets the threshold of all, and why."""
    if accept_at is None:
        return False, f"{len(outcomes)} reviewed activities allow no threshold for {target:.0%}"
    if len(own) < LEAST_REVIEWED:
        return False, f"{len(own)} reviewed activities in this language, {LEAST_REVIEWED} needed"
    sure = np.array([outcome.sure[0] for outcome in own])
    right = np.array([outcome.is_right for outcome in own], dtype=float)
    counted = np.array([outcome.ranked.weight for outcome in own])
    spread = math.sqrt(float((counted * counted * sure * (1 - sure)).sum()))
    off = float((counted * (right - sure)).sum() / spread)
    if off < -_SAME_RELIABILITY:
        return False, f"confidence promises too much in this language ({off:.1f} standard errors)"
    accepted = [item for item in own if item.is_accepted(accept_at)]
    wrong = sum(not item.is_right for item in accepted)
    return True, (
        f"{len(outcomes)} reviewed activities, {len(own)} in this language: of these "
        f"{len(accepted)} would be accepted, {wrong} wrongly"
    )
