"""Fitting weights and calibration to activities whose measures people gave. Pure, numpy only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteers.model import LanguageCode
from pipeline.match.acceptance import acceptance, left_out_together
from pipeline.match.calibration import (
    Calibration,
    other_features,
)
from pipeline.match.channels import CHANNELS, softmax
from pipeline.match.judged import Judged, Outcome, Ranked, rank, rate
from pipeline.match.logistic import fit_logistic
from pipeline.match.outside import LEAST_OUTSIDE, Outside, fit_outside
from pipeline.match.weights import Weights

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
    the calibration; how sure a measure must be to be accepted is asked of each language as well
    (`acceptance`). The order of the activities changes nothing.

    Args:
        judged: activities of two documents or more, some with an acceptable measure.
        target: share of accepted measures that must be right.
        only: the channels that may count.
        outside: the chance that no measure fits, where too few of the activities are such.
    """
    order = sorted(range(len(judged)), key=lambda at: (judged[at].document, judged[at].name))
    items = [judged[at] for at in order]
    folds = left_out_together([item.document for item in items])
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


def _calibrations(
    everything: Calibration, outcomes: Sequence[Outcome], target: float
) -> Mapping[LanguageCode, Calibration]:
    return {
        language: everything.model_copy(
            update={
                "reviewed": found.reviewed,
                "target": target,
                "accept_at": found.accept_at,
                "reason": found.reason,
            }
        )
        for language, found in acceptance(outcomes, target).items()
    }
