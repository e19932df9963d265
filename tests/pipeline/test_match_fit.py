"""Weights, calibration and thresholds."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from gazetteers.model import LanguageCode
from pipeline.match.acceptance import (
    LEAST_REVIEWED,
    acceptance,
    find_threshold,
    held_out_thresholds,
)
from pipeline.match.calibration import Calibration, calibration_error
from pipeline.match.channels import CHANNELS, best_first
from pipeline.match.fit import fit, fit_weights
from pipeline.match.judged import Judged, Outcome, figures, rank
from pipeline.match.threshold import chances_of_error, plus_one_threshold


def judged(
    document: str, right: int, *, helpful: int, count: int = 3, language: LanguageCode = "en"
) -> Judged:
    """An activity of `count` measures on which one channel is right and another is noise."""
    values = np.zeros((len(CHANNELS), count))
    values[helpful, right] = 2.0
    values[(helpful + 1) % len(CHANNELS), (right + 1) % count] = 1.0
    acceptable = np.zeros(count, dtype=bool)
    acceptable[right] = True
    own = np.zeros(count)
    own[right] = 1.0
    return Judged(
        "an activity",
        document,
        language,
        values,
        acceptable,
        own_cues=own,
        told=np.zeros(count),
        added=np.zeros(count),
        outside=np.zeros(5),
    )


THREE = ([0.5, 0.3, 0.1], [0, 1, 2])
"""Shares, best first, and whose they are."""


def documents(language: LanguageCode, sizes: Sequence[int]) -> list[Judged]:
    return [
        judged(f"{language}{place}", number % 3, helpful=0, language=language)
        for place, size in enumerate(sizes)
        for number in range(size)
    ]


def test_the_channel_that_is_right_gets_the_weight() -> None:
    helpful = CHANNELS.index("org")
    weights = fit_weights([judged("d", number % 3, helpful=helpful) for number in range(30)])
    assert weights.org == max(weights.vector())
    assert weights.prec == 0.0, "no channel counts against what it says"


def test_a_channel_left_out_has_no_weight() -> None:
    weights = fit_weights([judged("d", 0, helpful=0)], only=["org"])
    assert weights.gaz == 0.0


def test_what_stands_for_many_counts_more() -> None:
    one, other = judged("d", 0, helpful=0), judged("d", 1, helpful=4)
    assert fit_weights([replace(one, weight=9.0), other]).gaz > fit_weights([one, other]).gaz


def test_activities_that_no_measure_fits_teach_no_weights() -> None:
    some = documents("en", [6])
    none = replace(some[0], acceptable=np.zeros(3, dtype=bool))
    assert fit_weights([*some, none]) == fit_weights(some)


def test_confidences_never_rise() -> None:
    calibration = Calibration(first=(-2.0, 0.0, 0.0, 0.0, 0.0), others=(2.0, 0.0, 0.0, 0.0))
    sure = calibration.confidences(*THREE, own_cue=1.0, lead=0.0, none=0.0)
    assert sure[0] >= sure[1] >= sure[2]
    half = calibration.confidences(*THREE, own_cue=1.0, lead=0.0, none=0.5)
    assert half == pytest.approx([value / 2 for value in sure]), "the chance of none comes on top"


FITS = [
    ((), 0.5, "nothing is known of what is acceptable together"),
    (((1.0, 0.0, 0.0),) * 3, 0.9, "the first fits all that the others fit"),
    (
        ((0.0, 0.0, 0.0), (0.5, 1.0, 0.0), (1.0, 0.0, 1.0)),
        0.25,
        "half of the second, all the third",
    ),
]


@pytest.mark.parametrize(("together", "fits", "why"), FITS)
def test_measures_that_are_acceptable_together_do_not_make_each_other_doubtful(
    together: tuple[tuple[float, ...], ...], fits: float, why: str
) -> None:
    calibration = Calibration(
        first=(0.0, 0.0, 1.0, 0.0, 0.0), others=(0.0, 0.0, 0.0, 0.0), together=together
    )
    sure = calibration.confidences(*THREE, own_cue=0.0, lead=0.0, none=0.0)
    assert sure[0] == pytest.approx(fits), why


def test_each_measure_is_as_sure_as_it_has_been_right() -> None:
    calibration = Calibration(
        first=(0.0, 0.0, 0.0, 0.0, 0.0), others=(0.0, 0.0, 0.0, 0.0), by_measure=(-1.0, 0.0, 1.0)
    )
    found = [
        calibration.confidences((0.5, 0.3, 0.1), order, own_cue=0.0, lead=0.0, none=0.0)[0]
        for order in ((0, 1, 2), (1, 0, 2), (2, 0, 1))
    ]
    assert found[0] < found[1] == 0.5 < found[2]


def test_what_is_acceptable_together_is_learned() -> None:
    both = [
        replace(item, acceptable=np.array([True, True, False]) if number % 2 else item.acceptable)
        for number, item in enumerate(
            judged(f"d{number % 9}", 0, helpful=0) for number in range(90)
        )
    ]
    found = fit(both, target=0.98).calibration["en"].together
    assert found[0][0] == 1.0, "a measure fits what it fits"
    assert 0.25 < found[0][1] < 0.5, "half of the activities; one that two fit counts half"
    assert found[1][0] > 0.75, "nearly all; some imagined ones hold it back"
    assert found[0][2] == found[2][0] == 0.0


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


def test_few_that_stand_for_many_are_no_more_evidence() -> None:
    sure, right = np.linspace(0.99, 0.9, 60), np.ones(60, dtype=bool)
    assert plus_one_threshold(sure, right, 0.98, counted=np.full(60, 5.0)) is not None
    uneven = np.where(np.arange(60) < 3, 40.0, 1.0)
    assert plus_one_threshold(sure, right, 0.98, counted=uneven) is None


def test_ties_are_accepted_together_or_not_at_all() -> None:
    sure = np.full(60, 0.9)
    right = np.ones(60, dtype=bool)
    right[55:] = False
    assert plus_one_threshold(sure, right, 0.98) is None


def surest(seed: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Activities that are as often right as their confidences say, most of them sure."""
    sure = 1 - 0.3 * np.linspace(0.05, 1, 1500) ** 3
    return sure, np.random.default_rng(seed).random(1500) < sure


@pytest.mark.parametrize("seed", range(4))
def test_one_sure_error_hardly_moves_the_threshold(seed: int) -> None:
    sure, right = surest(seed)
    accept_at = plus_one_threshold(sure, right, 0.98)
    assert accept_at is not None
    accepted = (sure >= accept_at).mean()
    for changed in (40, 80, 120, 200, *np.flatnonzero(~right)[:4]):
        other = right.copy()
        other[changed] = not other[changed]
        moved = plus_one_threshold(sure, other, 0.98)
        assert moved is not None
        assert (sure >= moved).mean() == pytest.approx(accepted, abs=0.025), changed


def test_what_is_expected_adds_up_to_what_was_seen() -> None:
    sure, right = surest(1)
    chances = chances_of_error(sure, right, np.ones(len(sure)))
    assert chances.sum() == pytest.approx((~right).sum(), abs=0.01)
    assert np.all(np.diff(chances) >= 0), "the less sure, the more often wrong"


def test_confidence_never_counts_against_itself() -> None:
    sure = np.linspace(0.99, 0.7, 100)
    right = np.arange(100) >= 10
    assert chances_of_error(sure, right, np.ones(100)) == pytest.approx(np.full(100, 0.1))


def test_errors_below_all_that_is_right_leave_a_line() -> None:
    sure = np.linspace(0.99, 0.6, 100)
    right = np.arange(100) < 90
    accept_at = plus_one_threshold(sure, right, 0.95)
    assert accept_at is not None
    assert 0.62 < accept_at < 0.75


def test_calibration_error() -> None:
    sure = np.full(100, 0.75)
    assert calibration_error(sure, np.arange(100) % 4 != 0) < 0.1
    assert calibration_error(sure, np.zeros(100, dtype=bool)) == pytest.approx(0.75)


def test_a_language_shares_the_threshold_if_it_has_enough_activities() -> None:
    few = fit(documents("en", [60, 60]) + documents("ru", [LEAST_REVIEWED - 1]), target=0.98)
    assert few.calibration["en"].accept_at is not None
    assert few.calibration["ru"].accept_at is None
    assert f"{LEAST_REVIEWED} needed" in few.calibration["ru"].reason
    enough = fit(documents("en", [60, 60]) + documents("ru", [30, 30]), target=0.98)
    assert enough.calibration["ru"].accept_at == enough.calibration["en"].accept_at
    assert len(enough.outcomes) == 180


def rated(language: LanguageCode, count: int, *, wrong: float) -> list[Outcome]:
    """Activities of a language, most of them sure, their errors evenly spread.

    Args:
        language: theirs.
        count: how many.
        wrong: how often they are wrong, as a multiple of what their confidence says.
    """
    item = judged(language, 0, helpful=0, language=language)
    ranked = rank(item, fit_weights([item]))
    found = []
    expected = 0.0
    for place in range(count):
        sure = 0.998 - 0.4 * (place / count) ** 3
        expected += wrong * (1 - sure)
        is_right = int(expected) == int(expected - wrong * (1 - sure))
        right = np.array([is_right, *ranked.right[1:]])
        found.append(Outcome(item, replace(ranked, right=right), (sure, 0.0, 0.0)))
    return found


OF_THEIR_OWN = [
    (1200, 0.6, False, "its surest are as often right as those of all"),
    (600, 0.1, False, "oftener right than all: what rests on fewer gives no lower one"),
    (LEAST_REVIEWED, 0.0, False, "few, but all of them right"),
    (1200, 1.1, True, "more errors among its surest than among those of all"),
    (300, 1.1, True, "the same with fewer"),
]


@pytest.mark.parametrize(("count", "wrong", "is_higher", "why"), OF_THEIR_OWN)
def test_a_language_accepts_no_more_than_its_own_activities_allow(
    count: int, wrong: float, is_higher: bool, why: str
) -> None:
    everything = rated("en", 1500, wrong=0.6) + rated("ru", count, wrong=wrong)
    found = acceptance(everything, 0.98)["ru"]
    shared = find_threshold(everything, 0.98)
    assert shared is not None
    assert found.accept_at is not None
    assert found.accept_at >= shared
    assert (found.accept_at > shared + 0.003) is is_higher, why
    assert ("if all had one" in found.reason) == (found.accept_at > shared)


def test_what_few_activities_show_moves_their_threshold_little() -> None:
    english = rated("en", 1500, wrong=0.6)
    few, many = (
        acceptance(english + rated("ru", count, wrong=1.1), 0.98)["ru"].accept_at
        for count in (80, 800)
    )
    assert few is not None
    assert many is not None
    assert few < many


def test_a_language_whose_surest_are_wrong_gets_no_threshold() -> None:
    own = [
        replace(
            item, ranked=replace(item.ranked, right=np.roll(item.ranked.right, place % 25 == 0))
        )
        for place, item in enumerate(rated("ru", 900, wrong=0.0))
    ]
    found = acceptance(rated("en", 6000, wrong=0.2) + own, 0.98)["ru"]
    assert found.accept_at is None
    assert "allow none" in found.reason


def test_a_language_in_which_confidence_promises_too_much_gets_no_threshold() -> None:
    wrong = [
        replace(item, acceptable=np.roll(item.acceptable, 1)) if number % 3 == 0 else item
        for number, item in enumerate(documents("ru", [30, 30]))
    ]
    fitted = fit(documents("en", [200, 200, 200]) + wrong, target=0.9)
    assert fitted.calibration["en"].accept_at is not None
    assert fitted.calibration["ru"].accept_at is None
    assert "promises too much" in fitted.calibration["ru"].reason


def test_only_what_own_words_point_to_is_accepted() -> None:
    unpointed = [replace(item, own_cues=np.zeros(3)) for item in documents("en", [80, 80])]
    fitted = fit(unpointed, target=0.98)
    assert fitted.calibration["en"].accept_at is None
    assert "no threshold" in fitted.calibration["en"].reason
    assert figures(fitted.outcomes, fitted.thresholds).accepted == 0


@pytest.mark.parametrize(
    ("told", "accepted", "why"),
    [
        (0.17, 0, "known activities of such words serve many measures, or none"),
        (0.18, 160, "enough of the known activities of such words tell as a cue would"),
    ],
)
def test_known_activities_of_the_same_words_tell_a_measure(
    told: float, accepted: int, why: str
) -> None:
    some = [
        replace(item, own_cues=np.zeros(3), told=np.where(item.acceptable, told, 0.0))
        for item in documents("en", [80, 80])
    ]
    fitted = fit(some, target=0.98)
    assert figures(fitted.outcomes, fitted.thresholds).accepted == accepted, why


def test_the_order_of_activities_changes_nothing() -> None:
    some = documents("en", [12, 9, 20]) + documents("ru", [7])
    some = [replace(item, name=str(number)) for number, item in enumerate(some)]
    one, other = fit(some, target=0.98), fit(some[::-1], target=0.98)
    assert one.weights == other.weights
    assert one.calibration == other.calibration
    assert [item.sure for item in one.outcomes] == [item.sure for item in other.outcomes[::-1]]


def test_many_documents_are_left_out_in_groups() -> None:
    many = [judged(f"d{number}", number % 3, helpful=0) for number in range(150)]
    fitted = fit(many, target=0.98)
    assert [item.judged.document for item in fitted.outcomes] == [item.document for item in many]
    assert len(set(held_out_thresholds(fitted.outcomes, 0.98))) == 150


def test_a_document_is_accepted_by_the_threshold_of_the_others() -> None:
    some = documents("en", [60, 60])
    wrong = [
        replace(item, acceptable=np.roll(item.acceptable, 1)) if item.document == "en1" else item
        for item in some
    ]
    found = held_out_thresholds(fit(wrong, target=0.98).outcomes, 0.98)
    assert found["en0"]["en"] is None, "the other documents have nothing but errors"
    mended = held_out_thresholds(fit(some, target=0.98).outcomes, 0.98)
    assert mended["en0"]["en"] is not None, "the other documents have no error"


@pytest.mark.parametrize(
    ("shares", "own_cues", "order", "why"),
    [
        ((0.34, 0.33, 0.1), (0.0, 1.0, 0.0), [1, 0, 2], "as good: the own words decide"),
        ((0.34, 0.33, 0.3), (0.0, 0.0, 1.0), [2, 0, 1], "as good: the own words decide the third"),
        ((0.34, 0.33, 0.1), (0.5, 1.0, 0.0), [0, 1, 2], "own words point to both"),
        ((0.34, 0.33, 0.1), (0.0, 0.5, 0.0), [0, 1, 2], "one weak cue decides nothing"),
        ((0.6, 0.3, 0.1), (0.0, 1.0, 0.0), [0, 1, 2], "the first is clearly better"),
        ((1.0,), (0.0,), [0], "a framework of one measure"),
    ],
)
def test_own_words_lead_where_two_are_as_good(
    shares: tuple[float, ...], own_cues: tuple[float, ...], order: list[int], why: str
) -> None:
    assert best_first(np.array(shares), np.array(own_cues)).tolist() == order, why
