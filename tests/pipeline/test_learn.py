"""Learning from decisions, end to end over a small store and a made-up framework."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from desks import Clock

from gazetteers.errors import JpoaError
from gazetteers.frameworks import Framework, load_framework
from gazetteers.model import FrameworkId
from pipeline.errors import StoreError
from pipeline.learn import LEAST_DECISIONS, Lesson, Stratum, decision_weights
from pipeline.match.fitted import SHIPPED
from pipeline.match.memory import Memory
from pipeline.match.remembered import open_memory
from pipeline.match.versions import MatcherVersions
from pipeline.model import Proposal, Reviewed
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer, reject
from pipeline.settings import Settings
from pipeline.store.proposals import current_proposals
from pipeline.workspace import Workspace
from tests.factories import NOW, UNSURE, make_activity, make_match, make_proposal
from tests.herds import HERDS, ingest, review, reviewed_reports
from tests.pipeline.match_cases import extraction

pytestmark = pytest.mark.slow


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "herds.yml").write_text(HERDS, encoding="utf-8")
    return Workspace(
        Settings(data=tmp_path / "data", framework=FrameworkId("HERDS-2030"), gazetteers=lists),
        clock=Clock(),
    )


def firsts(proposals: Sequence[Proposal]) -> list[str]:
    return [item.activity.measures[0].id if item.activity.measures else "" for item in proposals]


def learned(workspace: Workspace) -> Lesson:
    lesson = workspace.learn()
    workspace.matchers.keep(lesson.candidate)
    workspace.matchers.use(lesson.candidate.name)
    return lesson


def test_a_correction_helps_the_very_next_similar_activity(workspace: Workspace) -> None:
    text = "Shepherds of the valley heard about felting looms, {}."
    before = ingest(workspace, extraction(text.format("in May"), name="one.docx"))
    assert firsts(before) == [""], "no cue knows of felting"
    review(workspace, {"Shepherds": "A.3"})
    after = ingest(workspace, extraction(text.format("in June"), "A walk.", name="two.docx"))
    assert firsts(after)[0] == "A.3"
    said = [reason.detail for reason in after[0].activity.measures[0].evidence]
    assert any(detail.startswith("like a reviewed activity") for detail in said)


def test_too_few_decisions_are_refused(workspace: Workspace) -> None:
    reviewed_reports(workspace, 2)
    with pytest.raises(JpoaError, match=f"{LEAST_DECISIONS} in at least"):
        workspace.learn()


def test_a_lesson_compares_before_it_changes_anything(workspace: Workspace) -> None:
    reviewed_reports(workspace, 8)
    lesson = workspace.learn()
    assert lesson.decisions == 32
    assert [item.title for item in lesson.comparisons] == ["past decisions"]
    assert lesson.candidate.name == "2026-11-21.1"
    assert lesson.candidate.last_decision == 32
    assert lesson.candidate.data == {"en activities": 32, "en documents": 8}
    after = lesson.comparisons[0].after
    assert sum(item.is_right for item in after) == 32, "felting is learned from other reports"
    assert workspace.matchers.in_use()[0].name == SHIPPED
    assert workspace.matchers.names() == ()


def test_too_little_evidence_gives_no_threshold_and_a_reason(workspace: Workspace) -> None:
    reviewed_reports(workspace, 8)
    lesson = learned(workspace)
    assert lesson.candidate.calibration["en"].accept_at is None
    assert "32 reviewed activities allow no threshold for 98%" in (
        lesson.candidate.calibration["en"].reason
    )
    new = ingest(workspace, extraction("Vaccination of goats was completed.", name="new.docx"))
    doubts = new[0].activity.doubts
    assert [item.code for item in doubts] == ["measure-low"]
    assert "no threshold is known yet" in doubts[0].detail


def test_a_proposal_names_the_matcher_that_made_it(workspace: Workspace) -> None:
    reviewed_reports(workspace, 6)
    assert all(
        item.versions.matcher.startswith("shipped-") for item in current_proposals(workspace.engine)
    )
    learned(workspace)
    new = ingest(workspace, extraction("Vaccination of goats.", name="new.docx"))
    assert new[0].versions.matcher.startswith("2026-11-21.1-")
    assert workspace.versions.matcher == new[0].versions.matcher


def test_what_is_stored_is_matched_anew_and_decisions_stand(workspace: Workspace) -> None:
    waiting = extraction("Shepherds saw felting on day 99.", "Grazing rights.", name="old.docx")
    ingest(workspace, waiting)
    reviewed_reports(workspace, 6)
    before = {item.activity.id: item for item in workspace.reviewed()}
    learned(workspace)
    assert sum(workspace.rematch()) > 0
    after = {item.activity.id: item for item in workspace.reviewed()}
    assert before.keys() == after.keys()
    for activity_id, item in before.items():
        if item.state != "needs_review":
            assert after[activity_id].activity == item.activity
    changed = next(
        item
        for item in current_proposals(workspace.engine)
        if "felting on day 99" in item.activity.text
    )
    assert changed.activity.measures[0].id == "A.3"
    assert changed.versions.matcher.startswith("2026-11-21.1-")
    assert list(workspace.rematch()) == [0] * 7, "once is enough"


def test_one_can_go_back(workspace: Workspace) -> None:
    reviewed_reports(workspace, 6)
    first, second = learned(workspace).candidate, learned(workspace).candidate
    versions = workspace.matchers
    assert versions.names() == (first.name, second.name)
    assert versions.in_use()[0] == second
    versions.use(first.name)
    assert versions.in_use() == (first, "")
    versions.use(SHIPPED)
    assert versions.in_use()[0].name == SHIPPED
    assert versions.names() == (first.name, second.name), "nothing is thrown away"


def test_an_unknown_version_is_refused_with_those_known(workspace: Workspace) -> None:
    with pytest.raises(StoreError, match="Known are: shipped"):
        workspace.matchers.use("2020-01-01.1")
    with pytest.raises(StoreError, match="no such version"):
        workspace.matchers.use("../secrets")


def test_a_version_is_refused_once_the_cues_have_changed(
    workspace: Workspace, tmp_path: Path
) -> None:
    reviewed_reports(workspace, 6)
    name = learned(workspace).candidate.name
    reworded = tmp_path / "reworded.yml"
    reworded.write_text(HERDS.replace("grazing", "meadow"), encoding="utf-8")
    versions = MatcherVersions(workspace.settings.data / "matcher", load_framework(reworded))
    fitted, note = versions.in_use()
    assert fitted.name == SHIPPED
    assert "learned with other cues" in note
    with pytest.raises(StoreError, match="Learn anew"):
        versions.use(name)


def test_a_damaged_version_says_how_to_go_back(workspace: Workspace) -> None:
    reviewed_reports(workspace, 6)
    name = learned(workspace).candidate.name
    path = workspace.settings.data / "matcher" / "herds-2030" / f"{name}.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="jpoa learn --use shipped"):
        workspace.matchers.in_use()


def test_a_version_is_never_overwritten(workspace: Workspace) -> None:
    reviewed_reports(workspace, 6)
    candidate = learned(workspace).candidate
    with pytest.raises(StoreError, match="exists already"):
        workspace.matchers.keep(candidate)


def test_none_fits_is_learned_as_wrong_for_every_measure(workspace: Workspace) -> None:
    reviewed_reports(workspace, 6)
    ingest(workspace, extraction("Veterinary fair.", name="stranger.docx"))
    desk = Desk(workspace)
    by = Signature(reviewer="aigul", decided_at=NOW, channel="cli")
    strangers = [item for item in desk.state().items.values() if "fair" in item.activity.text]
    desk.decide([answer(strangers[0], Edit(measures=()), by, framework=workspace.framework.id)])
    outcomes = workspace.learn().comparisons[0].after
    assert [item.is_right for item in outcomes if item.judged.name == strangers[0].activity.id] == [
        False
    ]


def test_rejected_activities_say_nothing_of_measures(workspace: Workspace) -> None:
    reviewed_reports(workspace, 6)
    ingest(workspace, extraction("Wool.", name="other.docx"))
    desk = Desk(workspace)
    by = Signature(reviewer="aigul", decided_at=NOW, channel="cli")
    found = next(item for item in desk.state().items.values() if item.activity.text == "Wool.")
    desk.decide([reject(found, by)])
    assert workspace.learn().decisions == 24


def standing(number: int, *, decided: bool, accepted: bool) -> Reviewed:
    activity = make_activity(
        f"Activity {number}.",
        measures=(make_match("II.4", 0.99 if accepted else 0.6),),
        doubts=() if accepted else (UNSURE,),
    )
    return Reviewed(
        activity=activity,
        state="confirmed" if decided else "auto_accepted" if accepted else "needs_review",
        proposal=make_proposal(activity),
    )


def test_a_decision_counts_by_the_inverse_of_its_chance() -> None:
    items = [standing(number, decided=number < 50, accepted=False) for number in range(100)]
    items += [standing(number, decided=number < 5, accepted=True) for number in range(100)]
    weights = decision_weights(items)
    accepted, doubtful = weights[Stratum(True, 4)], weights[Stratum(False, 1)]
    assert accepted == pytest.approx(10 * doubtful)
    assert 5 * accepted + 50 * doubtful == pytest.approx(55), "a decision counts 1 on the mean"


def test_where_all_are_decided_each_counts_the_same() -> None:
    items = [standing(number, decided=True, accepted=number % 2 == 0) for number in range(10)]
    assert set(decision_weights(items).values()) == {1.0}


def framework_of(text: str, tmp_path: Path) -> Framework:
    path = tmp_path / "framework.yml"
    path.write_text(text, encoding="utf-8")
    return load_framework(path)


def test_the_memory_forgets_when_cues_change(workspace: Workspace, tmp_path: Path) -> None:
    memory = open_memory(tmp_path, workspace.framework)
    assert memory.stems("cue", "grazing", str.split) == ["grazing"]
    memory.keep()
    same = open_memory(tmp_path, workspace.framework)
    assert same.stems("cue", "grazing", lambda text: ["read anew"]) == ["grazing"]
    assert same.stems("precedent", "grazing", lambda text: ["read anew"]) == ["read", "anew"]
    other = framework_of(HERDS.replace("wool", "felt"), tmp_path)
    changed = open_memory(tmp_path, other)
    assert changed.stems("cue", "grazing", lambda text: ["anew"]) == ["anew"]


def test_what_was_read_at_set_up_serves_a_new_workspace(
    workspace: Workspace, tmp_path: Path
) -> None:
    prepared, folder = tmp_path / "prepared", tmp_path / "workspace"
    at_set_up = open_memory(prepared, workspace.framework)
    assert at_set_up.stems("cue", "grazing", str.split) == ["grazing"]
    at_set_up.keep()
    new = open_memory(folder, workspace.framework, prepared=prepared)
    assert new.stems("cue", "grazing", lambda text: ["read anew"]) == ["grazing"]
    new.keep()
    assert not folder.exists(), "nothing new was read"
    other = framework_of(HERDS.replace("wool", "felt"), tmp_path)
    changed = open_memory(folder, other, prepared=prepared)
    assert changed.stems("cue", "grazing", lambda text: ["anew"]) == ["anew"]


def test_equations_are_solved_once(tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    given, solved = np.eye(2), np.array([[1.5, -0.1]])
    memory = Memory(path, "key")
    assert memory.solution([given], (1, 2), lambda: solved) is solved
    memory.keep()
    again = Memory(path, "key").solution([given], (1, 2), lambda: np.zeros((1, 2)))
    assert (again == solved).all()
    other = Memory(path, "key").solution([2 * given], (1, 2), lambda: np.zeros((1, 2)))
    assert not other.any(), "other equations"
    content = json.loads(path.read_text(encoding="utf-8"))
    for damaged in ("AAAA", "no numbers", "AAAAAAAA8H8AAAAAAAAAAA=="):
        content["solved"] = dict.fromkeys(content["solved"], damaged)
        path.write_text(json.dumps(content), encoding="utf-8")
        anew = Memory(path, "key").solution([given], (1, 2), lambda: solved)
        assert (anew == solved).all(), damaged


def test_a_damaged_memory_is_read_anew(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "herds-2030.words.json").write_text("{damaged", encoding="utf-8")
    memory = open_memory(tmp_path, workspace.framework)
    assert memory.stems("cue", "grazing", lambda text: ["anew"]) == ["anew"]
