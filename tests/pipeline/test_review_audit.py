"""The blind audit: who is drawn, what comes back, and how agreement is counted."""

from pathlib import Path

import pytest
from desks import make_desk
from factories import NOW, make_activity
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pipeline.errors import DecisionError
from pipeline.model import AuditAnswer
from pipeline.review.audit import agreement, is_drawn
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer
from pipeline.store.audit import add_answer, all_answers
from pipeline.store.engine import writing
from pipeline.store.queue import Asker, Wanted, queue_items

pytestmark = pytest.mark.usefixtures("database_url")
"""On both kinds of database."""

BY = Signature(reviewer="Aigul", decided_at=NOW, channel="web")
DRAWN = next(
    words
    for words in (f"OSCE held course {number} in Osh." for number in range(1000))
    if is_drawn(make_activity(words).id)
)


def accepted_desk(folder: Path) -> Desk:
    """A desk whose only activity was accepted unseen, and is in the sample."""
    return make_desk(folder, [DRAWN], [make_activity(DRAWN)])


def asked(desk: Desk, reviewer: str = "Aigul", *, alone: bool = True) -> list[str]:
    asker = Asker(reviewer, NOW, audits=True, alone=alone)
    return [item.excerpt for item in queue_items(desk.state().engine, Wanted(), asker)]


def said(measure: str, *, stood: str = "II.4", number: int = 0, revision: int = 0) -> AuditAnswer:
    return AuditAnswer(
        activity_id=make_activity(f"Course {number}.").id,
        revision=revision,
        reviewer="Botir",
        answered_at=NOW,
        state="auto_accepted",
        stood=stood,
        answer=measure,
    )


def test_one_in_twenty_is_drawn() -> None:
    drawn = sum(is_drawn(make_activity(f"Course {number}.").id) for number in range(4000))
    assert 150 <= drawn <= 250


def test_what_was_accepted_comes_back_in_the_queue_but_not_in_the_workbook(tmp_path: Path) -> None:
    desk = accepted_desk(tmp_path)
    assert asked(desk) == [DRAWN]
    assert queue_items(desk.state().engine, Wanted(), Asker("Aigul", NOW)) == ()


def test_nobody_is_asked_about_their_own_decision_where_others_review(tmp_path: Path) -> None:
    desk = accepted_desk(tmp_path)
    item = desk.state().in_order[0]
    desk.decide([answer(item, Edit(), BY, framework=desk.workspace.framework.id)])
    assert asked(desk, "Aigul", alone=False) == []
    assert asked(desk, "Botir", alone=False) == [DRAWN]
    assert asked(desk, "Aigul") == [DRAWN]


@pytest.mark.parametrize(
    ("measure", "flagged", "why"),
    [("II.4", 0, "it agrees"), ("II.5", 1, "a lead looks at a difference")],
)
def test_an_answer_is_asked_for_once(tmp_path: Path, measure: str, flagged: int, why: str) -> None:
    desk = accepted_desk(tmp_path)
    line = desk.state().line(desk.state().in_order[0])
    given = said(measure).model_copy(update={"activity_id": line.activity_id})
    add_answer(desk.state().engine, given)
    assert asked(desk) == []
    assert desk.state().line(desk.state().in_order[0]).flagged == flagged, why
    assert desk.state().in_order[0].state == "auto_accepted"
    with pytest.raises(DecisionError, match="already"):
        add_answer(desk.state().engine, given)
    assert all_answers(desk.state().engine) == (given,)


def test_an_answer_is_never_changed(tmp_path: Path) -> None:
    engine = accepted_desk(tmp_path).state().engine
    add_answer(engine, said("II.4"))
    for statement in ("UPDATE audit_answers SET answer = ''", "DELETE FROM audit_answers"):
        with pytest.raises(IntegrityError, match="only ever added"), writing(engine) as connection:
            connection.execute(text(statement))


def test_agreement_beyond_chance() -> None:
    pairs = [("II.4", "II.4")] * 20 + [("II.5", "II.4")] * 5 + [("II.4", "II.5")] * 10
    pairs += [("II.5", "II.5")] * 15
    found = agreement(
        [said(given, stood=stood, number=n) for n, (given, stood) in enumerate(pairs)]
    )
    # The textbook case: 0.7 observed, 0.5 expected.
    assert (found.same, found.count, found.percent) == (35, 50, 70)
    assert found.kappa == pytest.approx(0.4)
    assert agreement([]).percent is None
    assert agreement([said("II.4")]).kappa is None
