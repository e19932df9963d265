"""Activities whose measures people gave, as the channels see them, ranked and rated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gazetteers.model import LanguageCode
from pipeline.match.calibration import Calibration, calibration_error, first_features
from pipeline.match.channels import Values, best_first, own_lead, softmax, tells
from pipeline.match.outside import Outside
from pipeline.match.weights import Weights


@dataclass(frozen=True, slots=True)
class Judged:
    """An activity that people have judged, as the channels see it.

    Attributes:
        name: its id, or its first words.
        document: where it stands; documents are left out whole.
        language: of its words.
        values: channels by measures.
        acceptable: 1 for each acceptable measure, else 0; all 0 where people found that none fits.
        own_cues: for each measure, its best cue in the activity's own words (`best_cues`).
        told: the share of each measure among activities of the same words, less that of what
            serves none.
        added: what headings and reviewers' words on the same text add to each measure.
        outside: what speaks for its serving no measure (`Signs`).
        none_echoed: how nearly a reviewer said so of the same words.
        weight: how many activities it stands for: the inverse of its chance of being judged.
    """

    name: str
    document: str
    language: LanguageCode | None
    values: Values
    acceptable: NDArray[np.bool_]
    own_cues: NDArray[np.float64]
    told: NDArray[np.float64]
    added: NDArray[np.float64]
    outside: NDArray[np.float64]
    none_echoed: float = 0.0
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """The measures of a judged activity by their shares.

    Attributes:
        shares: softmax of what speaks for the measures, in their order.
        order: positions of the measures, best first (`best_first`).
        right: whether each of them is acceptable.
        own_cue: the best cue of the first in the activity's own words.
        lead: what cues in these words say for the first beyond what they say for any other.
        tells: whether these words tell the first (`channels.tells`).
        weight: how many activities it stands for.
    """

    shares: NDArray[np.float64]
    order: NDArray[np.int64]
    right: NDArray[np.bool_]
    own_cue: float
    lead: float
    tells: bool
    weight: float

    def surest(self) -> list[float]:
        """The first three shares; 0 for measures that a small framework does not have."""
        return [*(float(share) for share in self.shares[:3]), 0.0, 0.0][:3]

    def features(self, together: Sequence[Sequence[float]]) -> tuple[float, ...]:
        """What the confidence of the first is concluded from (`first_features`)."""
        return first_features(
            self.shares.tolist(),
            self.order.tolist(),
            together=together,
            own_cue=self.own_cue,
            lead=self.lead,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judged activity, ranked and rated.

    Attributes:
        judged: the activity.
        ranked: its measures, best first.
        sure: confidences of the first three.
        none: the chance that no measure fits.
    """

    judged: Judged
    ranked: Ranked
    sure: tuple[float, ...]
    none: float = 0.0

    @property
    def is_right(self) -> bool:
        """Whether the first measure is acceptable."""
        return bool(self.ranked.right[0])

    def is_accepted(self, accept_at: float | None) -> bool:
        """Whether the first measure is accepted unseen at this threshold; None accepts nothing."""
        return accept_at is not None and self.sure[0] >= accept_at and self.ranked.tells


def rank(item: Judged, weights: Weights) -> Ranked:
    """The measures of one activity, best first."""
    shares = softmax(weights.combine(item.values[None]) + item.added)[0]
    order = best_first(shares, item.own_cues)
    first = int(order[0])
    own_cue = float(item.own_cues[first])
    return Ranked(
        shares[order],
        order,
        item.acceptable[order],
        own_cue,
        own_lead(item.values, first),
        tells(own_cue, float(item.told[first])),
        item.weight,
    )


def rate(
    item: Judged, ranked: Ranked, calibration: Calibration, outside: Outside | None
) -> Outcome:
    """A ranked activity with its confidences."""
    none = outside.chance(item.outside, item.none_echoed) if outside else 0.0
    sure = calibration.confidences(
        ranked.shares.tolist(),
        ranked.order.tolist(),
        own_cue=ranked.own_cue,
        lead=ranked.lead,
        none=none,
    )
    return Outcome(item, ranked, sure, none)


@dataclass(frozen=True, slots=True)
class Figures:
    """How well measures were given.

    Attributes:
        activities: how many were judged.
        first: share whose first measure is acceptable, of those that have an acceptable one.
        third: share with an acceptable measure among the first three, of the same.
        error: calibration error of the first measure's confidence.
        accepted: how many would be accepted unseen.
        right: how many of these rightly.
    """

    activities: int
    first: float
    third: float
    error: float
    accepted: int
    right: int


def figures(outcomes: Sequence[Outcome], thresholds: Mapping[str, float | None]) -> Figures:
    """Sum up outcomes, each counted once; one must have an acceptable measure.

    Args:
        outcomes: judged activities, ranked and rated.
        thresholds: `accept_at` by language; a language without one accepts nothing.
    """
    accepted = [
        outcome
        for outcome in outcomes
        if outcome.is_accepted(thresholds.get(outcome.judged.language or ""))
    ]
    fitting = [outcome for outcome in outcomes if outcome.judged.acceptable.any()]
    return Figures(
        activities=len(outcomes),
        first=float(np.mean([outcome.is_right for outcome in fitting])),
        third=float(np.mean([outcome.ranked.right[:3].any() for outcome in fitting])),
        error=error_of_confidence(outcomes),
        accepted=len(accepted),
        right=sum(outcome.is_right for outcome in accepted),
    )


def error_of_confidence(outcomes: Sequence[Outcome]) -> float:
    """Calibration error of the first measure's confidence."""
    return calibration_error(
        np.array([outcome.sure[0] for outcome in outcomes]),
        np.array([outcome.is_right for outcome in outcomes]),
    )
