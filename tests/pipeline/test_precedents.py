"""What the store teaches the matcher."""

from typing import Any

from gazetteers.model import FrameworkId, MeasureId
from pipeline.keys import file_series
from pipeline.model import Activity, Decision, MeasureMatch, Proposal, Target
from pipeline.precedents import derive_precedents
from tests.factories import BECAUSE, NOW, VERSIONS, document_id, make_activity

SERIES = {document_id(): file_series("report.docx")}


def measure(measure_id: str, basis: str) -> MeasureMatch:
    return MeasureMatch.model_validate(
        {
            "framework": FrameworkId("JPoA-2011"),
            "id": MeasureId(measure_id),
            "basis": basis,
            "confidence": 0.9,
            "evidence": BECAUSE,
        }
    )


def proposal(text: str, *measures: MeasureMatch) -> Proposal:
    return Proposal(versions=VERSIONS, activity=make_activity(text, measures=measures))


def decision(seq: int, verdict: str, about: Activity, *result: Activity, **more: Any) -> Decision:
    return Decision.model_validate(
        {
            "seq": seq,
            "verdict": verdict,
            "targets": (Target(activity_id=about.id, revision=seq),),
            "result": result,
            "reviewer": "aizhan",
            "decided_at": NOW,
        }
        | more
    )


def known(*args: Any) -> list[tuple[str, ...]]:
    return [tuple(item.measures) for item in derive_precedents(*args, SERIES)]


def test_rows_of_a_matrix_are_precedents() -> None:
    found = derive_precedents([proposal("A row.", measure("II.4", "matrix-row"))], (), SERIES)
    assert [item.measures for item in found] == [("II.4",)]
    assert found[0].document == "file:report"
    assert found[0].source == "a row of II.4"


def test_what_was_only_matched_teaches_nothing() -> None:
    assert known([proposal("A match.", measure("II.4", "matched"))], ()) == []


def test_a_decision_outranks_the_row() -> None:
    row = proposal("A row.", measure("II.4", "matrix-row"))
    corrected = row.activity.model_copy(update={"measures": (measure("II.5", "reviewer"),)})
    assert known([row], (decision(1, "correct", row.activity, corrected),)) == [("II.5",)]


def test_a_confirmed_proposal_stands_for_its_first_measure() -> None:
    activity = proposal("A.", measure("II.4", "matched"), measure("II.5", "matched")).activity
    assert known([], (decision(1, "confirm", activity, activity),)) == [("II.4",)]


def test_a_rejected_row_teaches_nothing() -> None:
    row = proposal("A row.", measure("II.4", "matrix-row"))
    assert known([row], (decision(1, "reject", row.activity),)) == []


def test_an_undone_decision_does_not_count() -> None:
    row = proposal("A row.", measure("II.4", "matrix-row"))
    log = (
        decision(1, "reject", row.activity),
        decision(2, "undo", row.activity, undoes=1),
    )
    assert known([row], log) == [("II.4",)]
