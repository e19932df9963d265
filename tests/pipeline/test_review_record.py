"""Decisions as people make them: which verdict, what they keep, and what is refused."""

from pathlib import Path

import pytest
from desks import TEXTS, doubtful, make_desk
from factories import NOW, make_proposal

from gazetteers.model import FrameworkId, MeasureId, OrganizationId
from pipeline.errors import DecisionError
from pipeline.model import Reviewed
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer, reject, remark, undo

pytestmark = pytest.mark.usefixtures("database_url")
"""On both kinds of database."""

JPOA = FrameworkId("JPoA-2011")
ACTIVITY = doubtful(TEXTS[0])
ITEM = Reviewed(activity=ACTIVITY, state="needs_review", proposal=make_proposal(ACTIVITY))


def by(name: str = "Aigul", **fields: object) -> Signature:
    return Signature.model_validate(
        {"reviewer": name, "decided_at": NOW, "channel": "web"} | fields
    )


def measures(*ids: str) -> tuple[MeasureId, ...]:
    return tuple(MeasureId(item) for item in ids)


@pytest.mark.parametrize(
    ("edit", "verdict", "why"),
    [
        (Edit(), "confirm", "nothing was changed"),
        (Edit(measures=measures("II.4")), "confirm", "the first suggestion"),
        (Edit(status="completed", type="training"), "confirm", "the values that stand already"),
        (Edit(measures=measures("II.5")), "correct", "the second suggestion"),
        (Edit(measures=measures("II.4", "II.5")), "correct", "one measure more"),
        (Edit(measures=()), "correct", "no measure"),
        (Edit(status="planned"), "correct", "another status"),
        (Edit(regional=True), "correct", "the region was added"),
        (Edit(dates=()), "correct", "the date was removed"),
        (Edit(organizations=((OrganizationId("OSCE"), "partner"),)), "correct", "another role"),
    ],
)
def test_the_verdict_says_whether_anything_changed(edit: Edit, verdict: str, why: str) -> None:
    assert answer(ITEM, edit, by(), framework=JPOA).verdict == verdict, why


def test_candidates_are_no_claims_until_they_are_chosen() -> None:
    assert [
        match.id for match in answer(ITEM, Edit(), by(), framework=JPOA).result[0].measures
    ] == ["II.4"]


def test_only_what_was_touched_rests_on_the_reviewer() -> None:
    edit = Edit(
        measures=measures("II.4", "IV.1"),
        organizations=((OrganizationId("OSCE"), "lead"), (OrganizationId("UNODC"), "partner")),
        type="meeting",
    )
    made = answer(ITEM, edit, by(), framework=JPOA).result[0]
    assert [(match.id, match.basis) for match in made.measures] == [
        ("II.4", "matched"),
        ("IV.1", "reviewer"),
    ]
    assert [tag.evidence[0].method for tag in made.organizations] == ["exact", "reviewer"]
    assert made.type.evidence[0].method == "reviewer"
    assert made.status == ACTIVITY.status
    assert made.doubts == ()


def test_what_stands_twice_is_refused() -> None:
    with pytest.raises(DecisionError, match=r"II\.4 stands twice"):
        answer(ITEM, Edit(measures=measures("II.4", "II.4")), by(), framework=JPOA)


def test_a_decision_keeps_the_proposal_and_what_was_shown() -> None:
    decision = answer(ITEM, Edit(), by(shown=measures("II.4", "II.5")), framework=JPOA)
    assert decision.answered == (ITEM.proposal,)
    assert decision.shown == ("II.4", "II.5")
    assert decision.targets[0].revision == 1


def test_an_empty_note_is_refused() -> None:
    with pytest.raises(DecisionError, match="empty"):
        remark(ITEM, by(note="  "))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def first(desk: Desk, number: int = 0) -> Reviewed:
    return desk.state().in_order[number]


def test_the_second_decision_on_one_revision_is_refused(desk: Desk) -> None:
    seen = first(desk)
    desk.decide([reject(seen, by())])
    with pytest.raises(DecisionError, match="somebody else"):
        desk.decide([answer(seen, Edit(), by("Botir"), framework=JPOA)])
    assert first(desk).state == "rejected"


def test_a_note_changes_no_state(desk: Desk) -> None:
    desk.decide([remark(first(desk), by(note="ask the mission"))])
    assert (first(desk).state, first(desk).revision) == ("needs_review", 1)


def test_undo_opens_it_again_and_may_be_undone(desk: Desk) -> None:
    desk.decide([reject(first(desk), by())])
    desk.decide(undo(desk.state().log, [1], by()))
    assert first(desk).state == "needs_review"
    desk.decide(undo(desk.state().log, [2], by()))
    assert first(desk).state == "rejected"


def test_undo_of_anothers_decision_needs_a_note(desk: Desk) -> None:
    desk.decide([reject(first(desk), by("Botir"))])
    with pytest.raises(DecisionError, match="made by Botir"):
        undo(desk.state().log, [1], by())
    assert undo(desk.state().log, [1], by(note="he meant the next one"))


def test_what_is_not_in_force_cannot_be_undone(desk: Desk) -> None:
    desk.decide([reject(first(desk), by())])
    desk.decide(undo(desk.state().log, [1], by()))
    with pytest.raises(DecisionError, match="not in force"):
        undo(desk.state().log, [1], by())


def test_a_batch_is_taken_back_as_a_whole(desk: Desk) -> None:
    both = [reject(first(desk, number), by(batch="b1")) for number in (2, 3)]
    desk.decide(both)
    desk.decide(undo(desk.state().log, [1, 2], by()))
    assert {item.state for item in desk.state().items.values()} == {"needs_review"}


def test_what_another_process_decides_is_seen(desk: Desk) -> None:
    assert first(desk).state == "needs_review"
    other = Desk(desk.workspace)
    other.decide([reject(first(other), by("Botir"))])
    assert first(desk).state == "rejected"
