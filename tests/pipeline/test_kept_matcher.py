"""Who stays, as `jpoa up` does, loads the matcher once, and anew when it would say otherwise."""

from pathlib import Path

import pytest
from factories import NOW, VERSIONS, document_id, make_activity, make_match, make_proposal
from factories import make_record as record_of
from sqlalchemy import Engine

from extractors.model import Block, Document
from gazetteers.dictionary import noun_form, russian_dictionary
from pipeline.match.matcher import CueMatcher
from pipeline.model import Activity
from pipeline.precedents import derive_precedents
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer
from pipeline.settings import Settings
from pipeline.store.decisions import all_decisions
from pipeline.store.documents import list_documents, record_extraction
from pipeline.store.proposals import current_proposals
from pipeline.workspace import Workspace

BY = Signature(reviewer="Aigul", decided_at=NOW, channel="cli")
ROW = make_match("II.4").model_copy(update={"basis": "matrix-row"})


def store(engine: Engine, name: str, activity: Activity, version: str = "1") -> None:
    """Store a document with one activity, as read by one version."""
    record_extraction(
        engine,
        record_of(name),
        path=Path(name),
        document=Document(
            id=document_id(name),
            file_name=name,
            format="docx",
            blocks=(Block(id="para=1", kind="paragraph", text=activity.text),),
        ),
        rejections=(),
        proposals=[make_proposal(activity)],
        versions=VERSIONS.model_copy(update={"extractor": version}),
        now=NOW,
    )


def read_report(workspace: Workspace, name: str, version: str = "1") -> None:
    activity = make_activity("OSCE met the police.", document=name)
    store(workspace.engine, name, activity, version)


def read_matrix(workspace: Workspace, name: str) -> None:
    row = make_activity("OSCE met customs.", document=name, measures=(ROW,))
    store(workspace.engine, name, row)


def decide(workspace: Workspace) -> None:
    desk = Desk(workspace)
    item = next(iter(desk.state().items.values()))
    desk.decide([answer(item, Edit(), BY, framework=workspace.framework.id)])


@pytest.fixture
def workspace(tmp_path: Path, database_url: str) -> Workspace:
    found = Workspace(Settings(data=tmp_path))
    read_report(found, "first.docx")
    read_matrix(found, "matrix.docx")
    return found


@pytest.mark.parametrize(
    ("step", "kept"),
    [
        (lambda _: None, True),
        (lambda workspace: read_report(workspace, "second.docx"), True),
        (lambda workspace: read_report(workspace, "first.docx", "2"), False),
        (lambda workspace: read_report(workspace, "matrix.docx", "2"), False),
        (lambda workspace: read_matrix(workspace, "another.docx"), False),
        (decide, False),
    ],
    ids=["nothing", "report", "report again", "matrix without rows", "matrix", "decision"],
)
def test_kept_until_it_would_say_otherwise(workspace: Workspace, step, kept: bool) -> None:  # type: ignore[no-untyped-def]
    before = workspace.matcher()
    step(workspace)
    after = workspace.matcher()
    assert (after is before) is kept
    engine = workspace.engine
    known = derive_precedents(
        current_proposals(engine),
        all_decisions(engine),
        {record.id: record.series for record in list_documents(engine)},
    )
    # Beside those that come with the project.
    assert after.precedents[len(CueMatcher(workspace.framework).precedents) :] == known


@pytest.mark.parametrize(
    ("word", "form", "why"),
    [
        ("органов", "орган", "every reading is of one noun"),
        ("стали", "стали", "a noun's form as well, but mostly a verb"),
        ("стекла", "стекло", "a verb's form as well, but mostly a noun"),
        ("быстро", "быстро", "no noun"),
        ("кибергигиены", "кибергигиена", "not listed: read by its ending"),
        ("и", "и", "one letter is no initial of a name"),
    ],
)
def test_the_form_of_a_noun(word: str, form: str, why: str) -> None:
    assert noun_form(word) == form, why
    likeliest = russian_dictionary().parse(word)[0]
    assert form == (likeliest.normal_form if likeliest.tag.POS == "NOUN" else word)
