"""Which activities need a person, and which do not."""

import pytest
from factories import UNSURE, make_activity, make_match

from extractors.model import Evidence, Judged, Passage, SourceRef, Tagged
from gazetteers.model import MeasureId
from pipeline.doubts import measure_doubts, proposed_state
from pipeline.model import MeasureMatch


def tagged(measure: str | None = None) -> Tagged:
    ref = SourceRef(document=f"sha256:{'0' * 64}", block="para=1", start=0, end=4)
    return Tagged(
        ref=ref,
        text="text",
        passage=Passage(ref=ref, text="text", measure=MeasureId(measure) if measure else None),
        region=Judged[None](value=None),
        status=Judged[str](value="completed"),
        type=Judged[str](value="training"),
    )


def cue(score: float, *, own: bool = True) -> Evidence:
    ref = SourceRef(document=f"sha256:{'0' * 64}", block="para=1", start=0, end=4)
    return Evidence(method="cue", detail="it says so", score=score, ref=ref if own else None)


def usual(*, own: bool = True) -> Evidence:
    """What is usual in known activities: with a `ref` where the words alone tell it."""
    return cue(0.45, own=own).model_copy(update={"method": "precedent"})


def told(measure: str, confidence: float, *cues: Evidence) -> MeasureMatch:
    """A measure that the activity's own words tell."""
    return make_match(measure, confidence).model_copy(update={"evidence": cues or (cue(1.0),)})


@pytest.mark.parametrize(
    ("measures", "accept_at", "margin", "code", "why"),
    [
        ([told("II.4", 0.95)], 0.9, 0.1, None, "sure enough"),
        ([told("II.4", 0.90)], 0.9, 0.1, None, "the threshold itself counts"),
        ([told("II.4", 0.89)], 0.9, 0.1, "measure-low", "below the threshold"),
        ([told("II.4", 0.99)], None, 0.1, "measure-low", "no threshold: accept nothing"),
        (
            [told("II.4", 0.95), make_match("II.5", 0.90)],
            0.9,
            0.1,
            "measure-close",
            "the second is nearly as probable",
        ),
        ([told("II.4", 0.95), make_match("II.5", 0.3)], 0.9, 0.1, None, "far ahead"),
        ([], 0.9, 0.1, "measure-none", "nothing fits"),
        (
            [told("II.4", 0.95, cue(0.667), cue(0.667))],
            0.9,
            0.1,
            None,
            "two words that point to it tell as much as one that names it",
        ),
        ([told("II.4", 0.95, cue(0.667))], 0.9, 0.1, "measure-low", "“airport” stands anywhere"),
        ([told("II.4", 0.95, cue(1.0, own=False))], 0.9, 0.1, "measure-low", "only the heading"),
        ([told("II.4", 0.5, cue(0.333))], 0.9, 0.1, "measure-none", "nothing points anywhere"),
        ([told("II.4", 0.5, cue(0.667))], 0.9, 0.1, "measure-low", "a word points to it"),
        ([told("II.4", 0.95, usual())], 0.9, 0.1, None, "known activities of such words tell it"),
        ([told("II.4", 0.89, usual())], 0.9, 0.1, "measure-low", "but not surely enough"),
        ([told("II.4", 0.5, usual())], 0.9, 0.1, "measure-low", "its words point somewhere"),
        ([told("II.4", 0.95, usual(own=False))], 0.9, 0.1, "measure-low", "only organizations do"),
    ],
)
def test_doubts_about_measures(
    measures: list[MeasureMatch],
    accept_at: float | None,
    margin: float,
    code: str | None,
    why: str,
) -> None:
    found = measure_doubts(tagged(), measures, accept_at=accept_at, margin=margin)
    assert [doubt.code for doubt in found] == ([code] if code else []), why


def test_the_row_of_a_matrix_needs_no_threshold() -> None:
    assert measure_doubts(tagged("II.4"), [make_match()], accept_at=None, margin=0.1) == ()


def test_accepted_means_without_doubts() -> None:
    assert proposed_state(make_activity()) == "auto_accepted"
    assert proposed_state(make_activity(doubts=(UNSURE,))) == "needs_review"
