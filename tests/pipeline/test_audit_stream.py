"""What the blind audit would say of the accepted activities of annotated documents."""

import pytest

from bench.audit_stream import audit_markdown, coverage, wilson
from pipeline.model import ActivityId
from pipeline.review.audit import is_drawn

NAMES = [ActivityId(f"act_{number}") for number in range(2000)]


@pytest.mark.parametrize(
    ("right", "count", "low", "high", "why"),
    [
        (35, 35, 0.90, 1.00, "no error among 35 does not mean that there is none"),
        (34, 35, 0.85, 0.995, "one error"),
        (980, 1000, 0.969, 0.987, "many tell more"),
    ],
)
def test_the_interval_of_a_share(right: int, count: int, low: float, high: float, why: str) -> None:
    assert wilson(right, count) == pytest.approx((low, high), abs=0.005), why


def test_what_is_said_comes_from_the_drawn_alone() -> None:
    all_right = dict.fromkeys(NAMES, True)
    drawn = [name for name in NAMES if is_drawn(name)]
    wrong = all_right | dict.fromkeys(drawn[:10], False)
    share = 1 - 10 / len(drawn)
    assert f"ask {len(drawn)} again, and find {len(drawn) - 10} right: {share:.3f}" in (
        audit_markdown(wrong)
    )
    assert "where 0.995 are right in truth" in audit_markdown(wrong)


def test_nothing_is_said_where_nothing_is_drawn() -> None:
    rest = [name for name in NAMES if not is_drawn(name)]
    assert audit_markdown(dict.fromkeys(rest, True)) == ""


def test_most_samples_hold_the_truth() -> None:
    assert coverage([number % 25 != 0 for number in range(1500)]) > 0.9
