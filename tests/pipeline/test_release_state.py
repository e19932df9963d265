"""What is published of a store, folded part by part, is what folding all of it says."""

import random
from pathlib import Path

import pytest
from desks import Clock
from factories import (
    NOW,
    document_id,
    make_activity,
    make_decision,
    make_proposal,
    make_record,
)
from releases import CATALOGUE, FRAMEWORK
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from pipeline.checks import Known
from pipeline.errors import DecisionError, ReleaseError
from pipeline.release import public_state
from pipeline.release.content import code_lists
from pipeline.release.drafting import Drafter, Rules
from pipeline.release.drafting_worker import helping
from pipeline.release.drafts import TEXTS, Drafts, in_order
from pipeline.release.log import Log
from pipeline.release.public_state import Folder, PublicState, Task
from pipeline.release.restricted import Said, public_decisions
from pipeline.release.rows import PublishedActivity
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
    assert {decision.seq for decision in decisions} - log.undone == {1}
    assert [decision.seq for decision in active_decisions(decisions)] == [1]
    assert log.deciders == ("Boris",)
    assert log.pseudonyms == {"Boris": "r01", "Aigul": "r02", "Chinara": "r03"}
    assert log.last == 5


def test_the_log_knows_what_was_put_in_the_place_of_what() -> None:
    decisions = [
        make_decision("recut", ONE, seq=1, result=(TWO,)),
        make_decision("confirm", ONE, seq=2),
        make_decision("recut", TWO, seq=3, result=(ONE,)),
        make_decision("undo", TWO, seq=4, undoes=3),
    ]
    assert Log.of(decisions).replacements == ((TWO.id, ONE.id, 1),)


def rules_for(*names: str) -> Rules:
    """What rows of these documents are made by."""
    return Rules(
        documents={record.id: record for record in map(make_record, names)},
        framework=FRAMEWORK.id,
        pseudonyms={},
        known=Known(measures=(), organizations=(), countries=(), today=NOW.date()),
        lists=code_lists(FRAMEWORK, CATALOGUE),
        catalogue=CATALOGUE,
    )


def test_drafts_come_in_the_order_of_their_ids_wherever_they_are(tmp_path: Path) -> None:
    rules = rules_for("a.docx", "b.docx")
    drafter = Drafter(rules, lambda document_id: None)
    items = fold([make_proposal(item) for item in (ONE, TWO)], (), rules.documents)
    folder = tmp_path / "not there yet"
    with Drafts(folder) as some, Drafts(folder) as others:
        for drafts, item in zip((some, others), reversed(items), strict=True):
            drafts.add(drafter.draft([item]))
        for _ in range(2):
            found = list(in_order((some, others)))
            assert [draft.activity_id for draft in found] == [item.activity.id for item in items]
            for draft, item in zip(found, items, strict=True):
                row = PublishedActivity.model_validate_json(draft.texts[0])
                assert row.text == item.activity.text
                assert draft.texts[0] == row.model_dump_json().encode(), "as it is read again"
                texts = dict(zip(TEXTS, draft.texts, strict=True))
                assert texts["activity_sources.csv"].startswith(f"{item.activity.id},1,".encode())
                assert draft.counted.document == item.activity.ref.document
    assert list(folder.iterdir()) == [], "nothing is left behind"


@pytest.mark.slow
def test_a_release_by_two_processes_has_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_state, "_AT_ONCE", 10)
    alone = reviewed_store(tmp_path / "one", seed=7).workspace.publish().folder
    monkeypatch.setattr("pipeline.release.gathering._WORTH_A_PROCESS", 1)
    together = reviewed_store(tmp_path / "two", seed=7).workspace.publish().folder
    assert {path.name for path in together.iterdir()} == {path.name for path in alone.iterdir()}
    for path in alone.iterdir():
        assert path.read_bytes() == (together / path.name).read_bytes(), path.name


@pytest.mark.slow
def test_what_stops_the_other_process_stops_the_release(tmp_path: Path) -> None:
    empty = Folder(create_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}"), {}, frozenset())
    with (
        helping(empty, rules_for("a.docx")) as helper,
        pytest.raises(OperationalError, match="no such table"),
    ):
        helper.draft(Task((1,), (), 1))
    with (
        helping(empty, "no rules") as helper,  # type: ignore[arg-type]
        pytest.raises(ReleaseError, match=r"the rows cannot be drafted \(AttributeError"),
    ):
        helper.draft(Task((1,), (), 1))
