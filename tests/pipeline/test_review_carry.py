"""Decisions offered again in a new edition, never taken over by likeness alone."""

from datetime import date
from pathlib import Path

from desks import Clock
from factories import NOW, VERSIONS, document_id, make_activity, make_match, make_proposal
from factories import make_record as record_of

from extractors.model import Block, DateRange, Document, OrganizationTag
from gazetteers.model import MeasureId
from pipeline.model import Activity, Series
from pipeline.review.codes import BY_REVIEWER
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer, reject, undo
from pipeline.settings import Settings
from pipeline.store.documents import record_extraction
from pipeline.workspace import Workspace

BY = Signature(reviewer="Aigul", decided_at=NOW, channel="web")
OLD = "OSCE held a course on border management for officers in Osh in May 2018."
NEW = OLD.replace("2018", "2019")


def in_year(text: str, document: str, year: int) -> Activity:
    dates = (DateRange(raw="in May", start=date(year, 5, 1), end=date(year, 5, 31)),)
    return make_activity(text, document=document, dates=dates)


def receive(desk: Desk, name: str, *activities: Activity) -> None:
    """A document of the series "yearly"."""
    blocks = tuple(
        Block(id=f"para={number}", kind="paragraph", text=activity.text)
        for number, activity in enumerate(activities, 1)
    )
    record_extraction(
        desk.workspace.engine,
        record_of(name, series=Series("file:yearly")),
        path=Path(name),
        document=Document(id=document_id(name), file_name=name, format="docx", blocks=blocks),
        rejections=(),
        proposals=[make_proposal(activity) for activity in activities],
        versions=VERSIONS,
        now=NOW,
    )


def desk_with_a_correction(folder: Path) -> tuple[Desk, str, str]:
    """The edition of 2018 corrected (measure and role), then the edition of 2019."""
    desk = Desk(Workspace(Settings(data=folder), clock=Clock()))
    old, new = in_year(OLD, "of-2018.docx", 2018), in_year(NEW, "of-2019.docx", 2019)
    receive(desk, "of-2018.docx", old)
    edit = Edit(
        measures=(MeasureId("II.6"), MeasureId("III.1")),
        organizations=((old.organizations[0].id, "funder"),),
    )
    item = desk.state().item(old.id)
    desk.decide([answer(item, edit, BY, framework=desk.workspace.framework.id)])
    receive(desk, "of-2019.docx", new)
    return desk, old.id, new.id


def test_changed_words_are_filled_in_as_decided_and_wait(tmp_path: Path) -> None:
    desk, old, new = desk_with_a_correction(tmp_path)
    item = desk.state().item(new)
    assert (item.state, item.carried_from, item.reviewer) == ("needs_review", old, None)
    assert [doubt.code for doubt in item.activity.doubts] == ["carried-over"]
    assert "Aigul" in item.activity.doubts[0].detail
    assert [match.id for match in item.activity.measures] == ["II.6", "III.1", "II.4"]
    assert [tag.role for tag in item.activity.organizations] == ["funder"]
    # What changed in the words is read anew.
    assert item.activity.dates[0].start == date(2019, 5, 1)
    assert item.activity.text == NEW
    assert desk.state().item(old).state == "corrected"


def test_the_fold_says_the_same(tmp_path: Path) -> None:
    desk, _, _ = desk_with_a_correction(tmp_path)
    assert {item.activity.id: item for item in desk.workspace.reviewed()} == {
        item.activity.id: item for item in desk.state().in_order
    }


def test_confirming_it_is_a_correction_of_the_machine(tmp_path: Path) -> None:
    desk, _, new = desk_with_a_correction(tmp_path)
    edit = Edit(measures=(MeasureId("II.6"), MeasureId("III.1")))
    item = desk.state().item(new)
    decision = answer(item, edit, BY, framework=desk.workspace.framework.id)
    assert decision.verdict == "correct"
    desk.decide([decision])
    now = desk.state().item(new)
    assert (now.state, now.carried_from) == ("corrected", None)
    assert [match.id for match in now.activity.measures] == ["II.6", "III.1"]


def test_it_goes_when_the_old_decision_is_taken_back(tmp_path: Path) -> None:
    desk, old, new = desk_with_a_correction(tmp_path)
    desk.decide(undo(desk.state().about([old]), [1], BY))
    item = desk.state().item(new)
    assert (item.state, item.carried_from) == ("auto_accepted", None)


def test_the_same_words_keep_their_decision(tmp_path: Path) -> None:
    desk = Desk(Workspace(Settings(data=tmp_path), clock=Clock()))
    activity = in_year(OLD, "of-2018.docx", 2018)
    receive(desk, "of-2018.docx", activity)
    desk.decide([reject(desk.state().item(activity.id), BY)])
    again = activity.ref.model_copy(update={"document": document_id("of-2019.docx")})
    receive(desk, "of-2019.docx", activity.model_copy(update={"ref": again}))
    assert [item.state for item in desk.state().in_order] == ["rejected"]


def test_twins_side_by_side_in_one_document_stay_two(tmp_path: Path) -> None:
    desk = Desk(Workspace(Settings(data=tmp_path), clock=Clock()))
    one, other = in_year(OLD, "of-2018.docx", 2018), in_year(NEW, "of-2018.docx", 2019)
    other = other.model_copy(update={"ref": other.ref.model_copy(update={"block": "para=2"})})
    receive(desk, "of-2018.docx", one, other)
    desk.decide([reject(desk.state().item(one.id), BY)])
    assert desk.state().item(other.id).carried_from is None


def test_what_was_set_aside_is_said_and_nothing_is_filled_in(tmp_path: Path) -> None:
    desk = Desk(Workspace(Settings(data=tmp_path), clock=Clock()))
    old, new = in_year(OLD, "of-2018.docx", 2018), in_year(NEW, "of-2019.docx", 2019)
    receive(desk, "of-2018.docx", old)
    desk.decide([reject(desk.state().item(old.id), BY)])
    receive(desk, "of-2019.docx", new)
    item = desk.state().item(new.id)
    assert "set aside" in item.activity.doubts[0].detail
    assert item.activity.measures == (make_match(),)
    assert isinstance(item.activity.organizations[0], OrganizationTag)
    assert BY_REVIEWER not in item.activity.organizations[0].evidence
