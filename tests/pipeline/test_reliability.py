"""Reliability of confidences: in numbers, as a picture, in a release."""

import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from gazetteers.model import FrameworkId, LanguageCode
from pipeline.match.channels import CHANNELS
from pipeline.match.fitted import Fitted, load_fitted
from pipeline.match.judged import Judged, Outcome, Ranked
from pipeline.match.reliability import Reliability, measure_reliability
from pipeline.match.reliability_picture import draw_reliability
from pipeline.release.reliability import write_reliability


def outcome(sure: float, right: bool, name: str = "an activity") -> Outcome:
    acceptable = np.array([right, False, False])
    empty = np.zeros(3)
    judged = Judged(
        name,
        "a report",
        "en",
        np.zeros((len(CHANNELS), 3)),
        acceptable,
        own_cues=empty,
        told=empty,
        added=empty,
        outside=np.zeros(5),
    )
    ranked = Ranked(np.array([0.8, 0.1, 0.1]), np.arange(3), acceptable, 1.0, 1.0, True, 1.0)
    return Outcome(judged, ranked, (sure, 0.1, 0.1))


def measured() -> Reliability:
    sure = [outcome(0.95, True, str(number)) for number in range(60)]
    unsure = [outcome(0.55, number % 2 == 0, f"u{number}") for number in range(40)]
    return measure_reliability(sure + unsure)


def test_bins_say_what_was_said_and_what_was_right() -> None:
    found = {(item.low, item.high): item for item in measured().bins}
    assert found[(0.9, 1.0)].activities == 60
    assert (found[(0.9, 1.0)].said, found[(0.9, 1.0)].right) == (0.95, 1.0)
    assert (found[(0.5, 0.6)].said, found[(0.5, 0.6)].right) == (0.55, 0.5)
    assert len(found) == 2, "empty bins are left out"


def test_the_curve_says_what_accepting_the_surest_costs() -> None:
    points = {point.share: point for point in measured().curve}
    assert (points[0.6].right, points[0.6].from_confidence) == (1.0, 0.95)
    assert points[1.0].right == pytest.approx(0.8)
    rights = [point.right for point in measured().curve]
    assert rights == sorted(rights, reverse=True)


def test_the_order_of_outcomes_changes_nothing() -> None:
    some = [outcome(0.9, number % 3 > 0, str(number)) for number in range(20)]
    assert measure_reliability(some) == measure_reliability(some[::-1])


def test_the_picture_is_well_formed_and_says_its_numbers() -> None:
    languages: list[LanguageCode] = ["en", "ru"]
    picture = draw_reliability({language: measured() for language in languages})
    root = ElementTree.fromstring(picture)
    svg = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{svg}polyline")) == 4, "two curves for each language"
    assert len(root.findall(f"{svg}circle")) == 4, "two bins for each language"
    title = root.findtext(f"{svg}title") or ""
    assert "English: calibration error 0.050 on 100 activities" in title


def test_what_is_shipped_was_measured() -> None:
    fitted = load_fitted(FrameworkId("JPoA-2011"))
    assert fitted.reliability.keys() == fitted.calibration.keys()


def test_a_release_carries_it(tmp_path: Path) -> None:
    write_reliability(tmp_path, load_fitted(FrameworkId("JPoA-2011")))
    found = json.loads((tmp_path / "reliability.json").read_text(encoding="utf-8"))
    assert found["matcher"] == "shipped"
    assert found["languages"]["en"]["bins"] and found["languages"]["en"]["curve"]
    ElementTree.fromstring((tmp_path / "reliability.svg").read_text(encoding="utf-8"))


def test_a_framework_without_reviewed_activities_says_so(tmp_path: Path) -> None:
    write_reliability(tmp_path, Fitted(framework=FrameworkId("NEW-1")))
    found = json.loads((tmp_path / "reliability.json").read_text(encoding="utf-8"))
    assert found["languages"] == {}
    assert not (tmp_path / "reliability.svg").exists()
