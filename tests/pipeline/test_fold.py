"""The present state: every state and verdict, twins, undo, and what a person's word is worth."""

import itertools

import pytest
from factories import (
    UNSURE,
    document_id,
    make_activity,
    make_decision,
    make_match,
    make_proposal,
    make_record,
)

from pipeline.model import Activity, Decision, DocumentRecord, Reviewed
from pipeline.review.decisions import active_decisions, fold

SURE = make_activity("OSCE held a workshop.")
DOUBTED = make_activity("OSCE met experts.", doubts=(UNSURE,))


def folded(
    activities: list[Activity], *decisions: Decision, documents: tuple[DocumentRecord, ...] = ()
) -> dict[str, Reviewed]:
    records = documents or (make_record(),)
    state = fold(
        [make_proposal(activity) for activity in activities],
        decisions,
        {record.id: record for record in records},
    )
    return {item.activity.id: item for item in state}


@pytest.mark.parametrize(
    ("activity", "verdict", "state"),
    [
        (SURE, None, "auto_accepted"),
        (DOUBTED, None, "needs_review"),
        (SURE, "confirm", "confirmed"),
        (DOUBTED, "confirm", "confirmed"),
        (SURE, "correct", "corrected"),
        (DOUBTED, "correct", "corrected"),
        (SURE, "reject", "rejected"),
        (DOUBTED, "reject", "rejected"),
        (SURE, "recut", "rejected"),
        (DOUBTED, "recut", "rejected"),
        (SURE, "note", "auto_accepted"),
        (DOUBTED, "note", "needs_review"),
    ],
)
def test_state_after_verdict(activity: Activity, verdict: str | None, state: str) -> None:
    decisions = [make_decision(verdict, activity)] if verdict else []
    assert folded([activity], *decisions)[activity.id].state == state


def test_a_recut_replaces_its_target() -> None:
    parts = (make_activity("OSCE held"), make_activity("a workshop."))
    state = folded([SURE], make_decision("recut", SURE, result=parts))
    assert state[SURE.id].state == "rejected"
    assert [state[part.id].state for part in parts] == ["corrected", "corrected"]


def test_what_the_machine_missed_is_added() -> None:
    missed = make_activity("UNODC printed a manual.")
    state = folded([SURE], make_decision("add", result=(missed,)))
    assert state[missed.id].state == "corrected"
    assert state[missed.id].proposal is None


def test_a_decision_outlives_the_proposal() -> None:
    state = folded([], make_decision("confirm", SURE))
    assert state[SURE.id].state == "confirmed"
    assert state[SURE.id].proposal is None


def test_a_corrected_activity_is_the_one_that_was_decided() -> None:
    right = SURE.model_copy(update={"measures": (make_match("III.2"),)})
    state = folded([SURE], make_decision("correct", right))
    assert state[SURE.id].activity.measures[0].id == "III.2"


def test_a_later_decision_replaces_an_earlier_one() -> None:
    state = folded(
        [SURE],
        make_decision("reject", SURE, seq=1),
        make_decision("confirm", SURE, seq=2, revision=2),
    )
    assert state[SURE.id].state == "confirmed"
    assert state[SURE.id].revision == 2


def test_undo_restores_what_the_log_says_without_the_decision() -> None:
    reject = make_decision("reject", SURE, seq=1)
    undo = make_decision("undo", SURE, seq=2, revision=2, undoes=1)
    redo = make_decision("undo", SURE, seq=3, revision=3, undoes=2)
    assert folded([SURE], reject, undo)[SURE.id].state == "auto_accepted"
    assert folded([SURE], reject, undo, redo)[SURE.id].state == "rejected"
    assert active_decisions((reject, undo, redo)) == (reject,)


def test_an_older_schema_comes_back_for_review() -> None:
    state = folded([SURE], make_decision("confirm", SURE, schema_version=0))
    assert state[SURE.id].state == "needs_review"


def test_the_order_of_proposals_does_not_matter() -> None:
    activities = [make_activity(f"OSCE held workshop {number}.") for number in range(4)]
    results = [folded(list(order)) for order in itertools.permutations(activities)]
    assert all(result == results[0] for result in results)
    assert list(results[0]) == sorted(results[0])


def test_twins_are_one_activity_that_quotes_the_format_with_pages() -> None:
    printed = make_activity(document="report.pdf", pages=(3,))
    typed = make_activity(document="report.docx")
    assert printed.id == typed.id
    state = folded([typed, printed], documents=(make_record(), make_record("report.pdf", pages=5)))
    assert state[typed.id].activity.pages == (3,)
    assert [source.ref.document for source in state[typed.id].sources] == [
        document_id("report.pdf"),
        document_id("report.docx"),
    ]


def test_twins_that_are_cut_otherwise_raise_a_doubt_and_nothing_is_doubled() -> None:
    same = [make_activity(f"OSCE held workshop {number}.") for number in range(3)]
    whole = "OSCE held a course in May. OSCE held a seminar in June."
    printed = [
        *(make_activity(item.text, document="report.pdf", pages=(1,)) for item in same),
        make_activity(whole, document="report.pdf", pages=(1,)),
    ]
    typed = [*same, make_activity("OSCE held a course in May.")]
    state = folded(
        [*printed, *typed], documents=(make_record(), make_record("report.pdf", pages=5))
    )
    assert len(state) == 4
    assert [doubt.code for doubt in state[printed[-1].id].activity.doubts] == ["twin-differs"]


def test_reports_that_only_share_a_name_are_no_twins() -> None:
    one = make_activity("OSCE held a workshop.", document="report.docx")
    other = make_activity("UNODC printed a manual.", document="report.pdf", pages=(1,))
    state = folded([one, other], documents=(make_record(), make_record("report.pdf", pages=5)))
    assert {item.state for item in state.values()} == {"auto_accepted"}


def test_a_new_cut_over_a_decided_one_is_shown_but_not_published() -> None:
    new = make_activity("OSCE held a workshop. It was good.")
    state = folded([new], make_decision("confirm", SURE))
    assert state[new.id].shadowed_by == SURE.id
    assert state[SURE.id].shadowed_by is None
