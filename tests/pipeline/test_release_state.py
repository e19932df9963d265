"""What is published of a store, folded part by part, is what folding all of it says."""

import random
from pathlib import Path

import pytest
from desks import Clock
from factories import (
    document_id,
    make_activity,
    make_decision,
    make_proposal,
    make_record,
)

from pipeline.errors import DecisionError
from pipeline.release import public_state
from pipeline.release.drafts import Drafts
from pipeline.release.log import Log
from pipeline.release.public_state import PublicState
from pipeline.release.restricted import Said, public_decisions
from pipeline.release.rows import RowMaker
from pipeline.review.decisions import active_decisions, fold
from pipeline.review.desk import Desk
from pipeline.settings import Settings
from pipeline.store.decisions import all_decisions
from pipeline.store.proposals import current_proposals
from pipeline.workspace import Workspace
from tests.pipeline.test_review_standing import act, read_in, some_activities


def reviewed_store(folder: Path, seed: int) -> Desk:
    """Documents in two versions each, with decisions of all kinds before, between and after."""
    chance = random.Random(seed)
    desk = Desk(Workspace(Settings(data=folder), clock=Clock()))
    for version in ("1", "2"):
        for name in ("a.docx", "b.docx", "a.pdf", "c.docx", "d.docx"):
            read_in(desk, name, some_activities(chance, name), version)
        for _ in range(12):
            try:
                act(desk, chance)
            except DecisionError:
                continue  # what may not be taken back, or has no words
    return desk


@pytest.mark.slow
@pytest.mark.parametrize("at_once", [1, 10, 1_000])
def test_it_says_what_the_fold_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(public_state, "_AT_ONCE", at_once)
    desk = reviewed_store(tmp_path, seed=at_once)
    documents = {record.id: record for record in desk.workspace.documents()}
    expected = desk.workspace.reviewed()
    assert {item.reviewer for item in expected} > {None}, "some are decided"
    state = PublicState(desk.workspace.engine, documents)
    groups = list(state.groups())
    found = sorted((item for group in groups for item in group), key=lambda each: each.activity.id)
    assert tuple(found) == expected
    assert len(groups) == (1 if at_once == 1_000 else len({"a", "b", "d"}))
    assert tuple(state.decisions) == all_decisions(desk.workspace.engine)


@pytest.mark.slow
def test_without_restricted_documents_it_is_as_if_they_had_never_come(tmp_path: Path) -> None:
    desk = reviewed_store(tmp_path, seed=5)
    engine = desk.workspace.engine
    hidden = document_id("b.docx")
    documents = {record.id: record for record in desk.workspace.documents()}
    documents[hidden] = documents[hidden].model_copy(update={"visibility": "restricted"})
    state = PublicState(engine, documents)
    kept = tuple(state.decisions)
    assert 0 < len(kept) < len(all_decisions(engine))
    expected = fold(
        [item for item in current_proposals(engine) if item.activity.ref.document != hidden],
        kept,
        documents,
    )
    found = sorted(
        (item for group in state.groups() for item in group), key=lambda each: each.activity.id
    )
    assert tuple(found) == expected


ONE = make_activity("OSCE held a workshop.", document="a.docx")
TWO = make_activity("OSCE met experts.", document="b.docx")


@pytest.mark.parametrize(
    ("decisions", "kept", "why"),
    [
        ([make_decision("confirm", ONE), make_decision("confirm", TWO, seq=2)], {1}, "b is hidden"),
        (
            [make_decision("reject", TWO, answered=()), make_decision("reject", ONE, seq=2)],
            {2},
            "it stands in a hidden document alone, though the decision does not quote it",
        ),
        (
            [make_decision("confirm", TWO), make_decision("undo", seq=2, undoes=1)],
            set(),
            "an undo goes with what it takes back",
        ),
    ],
)  # fmt: skip
def test_which_decisions_may_be_seen(decisions: list, kept: set[int], why: str) -> None:
    places = [(item.id, item.ref.document) for item in (ONE, TWO)]
    log = [Said.of(decision) for decision in decisions]
    assert public_decisions(log, {TWO.ref.document}, places) == kept, why
    assert public_decisions(log, set(), places) == {decision.seq for decision in decisions}


def test_an_activity_that_stands_in_a_public_document_too_is_not_hidden() -> None:
    log = [Said.of(make_decision("reject", TWO, answered=()))]
    places = [(TWO.id, TWO.ref.document), (TWO.id, ONE.ref.document)]
    assert public_decisions(log, {TWO.ref.document}, places) == {1}


def test_the_log_knows_what_counts_and_who_decided() -> None:
    decisions = [
        make_decision("confirm", ONE, seq=1, reviewer="Boris"),
        make_decision("undo", ONE, seq=2, undoes=1, reviewer="Aigul"),
        make_decision("undo", ONE, seq=3, undoes=2, reviewer="Boris"),
        make_decision("reject", TWO, seq=4, reviewer="Chinara"),
        make_decision("undo", TWO, seq=5, undoes=4, reviewer="Chinara"),
    ]
    log = Log.of(decisions)
    assert tuple(log.active()) == active_decisions(decisions)
    assert [decision.seq for decision in log.active()] == [1]
    assert log.pseudonyms == {"Boris": "r01", "Aigul": "r02", "Chinara": "r03"}
    assert log.last == 5


def test_drafts_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    records = {record.id: record for record in (make_record("a.docx"), make_record("b.docx"))}
    maker = RowMaker(documents=records, organization_names={}, framework="JPoA-2011", pseudonyms={})
    items = fold([make_proposal(item) for item in (ONE, TWO)], (), records)
    with Drafts(tmp_path / "not there yet") as drafts:
        for item in reversed(items):
            drafts.add(maker.row(item, document_date=None), f"sources of {item.activity.id}\n")
        assert len(drafts) == 2
        for _ in range(2):
            found = [(draft.row.activity_id, draft.sources.decode()) for draft in drafts]
            assert found == [
                (item.activity.id, f"sources of {item.activity.id}\n") for item in items
            ]
    assert list((tmp_path / "not there yet").iterdir()) == [], "nothing is left behind"
