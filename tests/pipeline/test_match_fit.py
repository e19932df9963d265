"""Weights, calibration and thresholds."""

from dataclasses import replace

import numpy as np
import pytest

from gazetteers.model import LanguageCode
from pipeline.match.calibration import (
    Calibration,
    calibration_error,
    plus_one_threshold,
)
from pipeline.match.channels import CHANNELS
from pipeline.match.fit import LEAST_REVIEWED, Judged, fit, fit_weights


def judged(document: str, right: int, *, helpful: int, count: int = 3) -> Judged:
    """An activity of `count` measures on which one channel is right and another is noise."""
    values = np.zeros((len(CHANNELS), count))
    values[helpful, right] = 2.0
    values[(helpful + 1) % len(CHANNELS), (right + 1) % count] = 1.0
    acceptable = np.zeros(count, dtype=bool)
    acceptable[right] = True
    own = np.zeros(count)
    own[right] = 1.0
    return Judged(document, values, acceptable, own, np.zeros(count))


def test_the_channel_that_is_right_gets_the_weight() -> None:
    weights = fit_weights([judged("d", number % 3, helpful=4) for number in range(30)])
    assert weights.org == max(weights.vector())
    assert weights.prec == 0.0, "no channel counts against what it says"


def test_a_channel_left_out_has_no_weight() -> None:
    weights = fit_weights([judged("d", 0, helpful=0)], only=["org"])
    assert weights.gaz == 0.0


def test_confidences_never_rise() -> None:
    calibration = Calibration(first=(-2.0, 0.0, 0.0, 0.0, 0.0), others=(2.0, 0.0, 0.0, 0.0))
    sure = calibration.confidences([0.5, 0.3, 0.1], own_cue=1.0)
    assert sure[0] >= sure[1] >= sure[2]


RULE = [
    (48, 0, 0.98, False, "48 without an error are too few for 98 %"),
    (49, 0, 0.98, True, "49 without an error suffice"),
    (98, 1, 0.98, False, "with one error 99 are needed"),
    (99, 1, 0.98, True, "99 with one error suffice"),
    (19, 0, 0.95, True, "19 without an error suffice for 95 %"),
]


@pytest.mark.parametrize(("count", "errors", "target", "found", "why"), RULE)
def test_the_plus_one_rule(count: int, errors: int, target: float, found: bool, why: str) -> None:
    sure = np.linspace(0.99, 0.9, count)
    right = np.ones(count, dtype=bool)
    right[:errors] = False
    assert (plus_one_threshold(sure, right, target) is not None) is found, why


def test_ties_are_accepted_together_or_not_at_all() -> None:
    sure = np.full(60, 0.9)
    right = np.ones(60, dtype=bool)
    right[55:] = False
    assert plus_one_threshold(sure, right, 0.98) is None


def test_calibration_error() -> None:
    sure = np.full(100, 0.75)
    assert calibration_error(sure, np.arange(100) % 4 != 0) < 0.1
    assert calibration_error(sure, np.zeros(100, dtype=bool)) == pytest.approx(0.75)


def documents(
    language: LanguageCode, sizes: list[int]
) -> dict[str, tuple[LanguageCode, list[Judged]]]:
    return {
        f"{language}{place}": (
            language,
            [judged(f"{language}{place}", number % 3, helpful=0) for number in range(size)],
        )
        for place, size in enumerate(sizes)
    }


def test_a_language_shares_the_threshold_if_it_has_enough_activities() -> None:
    few = fit(documents("en", [60, 60]) | documents("ru", [LEAST_REVIEWED - 1]), target=0.98)
    assert few.calibration["en"].accept_at is not None
    assert few.calibration["ru"].accept_at is None
    assert f"{LEAST_REVIEWED} needed" in few.calibration["ru"].reason
    enough = fit(documents("en", [60, 60]) | documents("ru", [30, 30]), target=0.98)
    assert enough.calibration["ru"].accept_at == enough.calibration["en"].accept_at
    assert len(enough.outcomes) == 180


def test_a_language_in_which_confidence_promises_too_much_gets_no_threshold() -> None:
    wrong = {
        name: (
            language,
            [
                replace(item, acceptable=np.roll(item.acceptable, 1)) if number % 3 == 0 else item
                for number, item in enumerate(items)
            ],
        )
        for name, (language, items) in documents("ru", [30, 30]).items()
    }
    fitted = fit(documents("en", [200, 200, 200]) | wrong, target=0.9)
    assert fitted.calibration["en"].accept_at is not None
    assert fitted.calibration["ru"].accept_at is None
    assert "promises too much" in fitted.calibration["ru"].reason


def test_only_what_own_words_point_to_is_accepted() -> None:
    unpointed = {
        name: (language, [replace(item, own_cues=np.zeros(3)) for item in items])
        for name, (language, items) in documents("en", [80, 80]).items()
    }
    fitted = fit(unpointed, target=0.98)
    assert fitted.calibration["en"].accept_at is None
    assert "no threshold" in fitted.calibration["en"].reason
