"""The store: what is written is whole, what was decided is never changed."""

from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from factories import NOW, VERSIONS, document_id, make_activity, make_decision, make_proposal
from factories import make_record as record_of
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from extractors.model import Block, Document, Rejection, SourceRef
from pipeline.errors import DecisionError, StoreError
from pipeline.model import Proposal
from pipeline.store.decisions import all_decisions, append_decisions, last_decision
from pipeline.store.documents import (
    find_document,
    list_documents,
    load_extraction,
    newest_versions,
    record_extraction,
    record_failure,
)
from pipeline.store.engine import NEWEST_REVISION, alembic_config, open_engine, writing
from pipeline.store.proposals import current_proposals

PATH = Path("inbox/report.docx")
DOCUMENT = Document(
    id=document_id(),
    file_name="report.docx",
    format="docx",
    blocks=(Block(id="para=1", kind="paragraph", text="OSCE held a workshop."),),
)
REJECTION = Rejection(
    ref=SourceRef(document=document_id(), block="para=1", start=0, end=4), reason="greeting"
)


def record(engine: Engine, *proposals: Proposal, versions: str = "1") -> bool:
    return record_extraction(
        engine,
        record_of(),
        path=PATH,
        document=DOCUMENT,
        rejections=(REJECTION,),
        proposals=proposals,
        versions=VERSIONS.model_copy(update={"extractor": versions}),
        now=NOW,
    )


def test_what_was_read_comes_back(engine: Engine) -> None:
    proposal = make_proposal(make_activity())
    assert record(engine, proposal)
    assert load_extraction(engine, DOCUMENT.id) == (DOCUMENT, (REJECTION,))
    assert list(current_proposals(engine)) == [proposal]
    assert find_document(engine, DOCUMENT.id) == record_of()
    assert newest_versions(engine, DOCUMENT.id) == VERSIONS


def test_the_same_versions_read_a_document_once(engine: Engine) -> None:
    assert record(engine, make_proposal(make_activity()))
    assert not record(engine, make_proposal(make_activity()))
    assert len(list(current_proposals(engine))) == 1


def test_only_the_newest_extraction_counts(engine: Engine) -> None:
    record(engine, make_proposal(make_activity("old")), versions="1")
    record(engine, make_proposal(make_activity("new")), versions="2")
    assert [proposal.activity.text for proposal in current_proposals(engine)] == ["new"]


def test_a_failure_takes_nothing_away(engine: Engine) -> None:
    record(engine, make_proposal(make_activity()))
    record_failure(engine, DOCUMENT.id, path=PATH, problem="it is empty", now=NOW)
    found = find_document(engine, DOCUMENT.id)
    assert found is not None and found.state == "read"


def test_a_document_that_could_not_be_read_can_be_read_later(engine: Engine) -> None:
    record_failure(engine, DOCUMENT.id, path=PATH, problem="it is empty", now=NOW)
    assert [item.problem for item in list_documents(engine)] == ["it is empty"]
    later = NOW + timedelta(days=1)
    record_failure(engine, DOCUMENT.id, path=PATH, problem="it is damaged", now=later)
    assert [item.problem for item in list_documents(engine)] == ["it is damaged"]
    record(engine)
    found = find_document(engine, DOCUMENT.id)
    assert found is not None
    assert (found.state, found.problem, found.received_at) == ("read", "", NOW)


def test_the_log_numbers_decisions(engine: Engine) -> None:
    one, other = make_activity("one"), make_activity("other")
    append_decisions(engine, [make_decision("confirm", one, seq=99)])
    append_decisions(engine, [make_decision("reject", other)])
    assert [decision.seq for decision in all_decisions(engine)] == [1, 2]
    assert last_decision(engine) == 2


def test_of_two_decisions_on_one_revision_the_second_is_refused(engine: Engine) -> None:
    activity = make_activity()
    append_decisions(engine, [make_decision("confirm", activity)])
    batch = [make_decision("reject", make_activity("new")), make_decision("reject", activity)]
    with pytest.raises(DecisionError, match="somebody else"):
        append_decisions(engine, batch)
    assert [decision.verdict for decision in all_decisions(engine)] == ["confirm"]


REPLACE = "INSERT OR REPLACE INTO decisions VALUES (1, 'confirm', 'r', '2020', '{}')"
UPSERT = (
    "INSERT INTO decisions VALUES (1, 'confirm', 'r', '2020', '{}') "
    "ON CONFLICT (seq) DO UPDATE SET verdict = 'confirm'"
)


@pytest.mark.parametrize(
    ("statement", "database"),
    [
        ("UPDATE decisions SET verdict = 'confirm'", "any"),
        ("DELETE FROM decisions", "any"),
        (UPSERT, "any"),
        (REPLACE, "sqlite"),
        ("TRUNCATE decisions CASCADE", "postgresql"),
        ("DELETE FROM decision_targets", "any"),
        ("UPDATE proposals SET body = '{}'", "any"),
        ("DELETE FROM proposals", "any"),
    ],
)
def test_what_was_said_is_never_changed(engine: Engine, statement: str, database: str) -> None:
    if database not in ("any", engine.dialect.name):
        pytest.skip(f"a statement of {database} alone")
    record(engine, make_proposal(make_activity()))
    append_decisions(engine, [make_decision("reject", make_activity())])
    with (
        pytest.raises(IntegrityError, match=r"only ever added|FOREIGN KEY"),
        writing(engine) as connection,
    ):
        connection.execute(text(statement))
    assert [decision.verdict for decision in all_decisions(engine)] == ["reject"]


def test_the_newest_revision_is_the_head_of_the_migrations(engine: Engine) -> None:
    script = ScriptDirectory.from_config(alembic_config(engine))
    assert script.get_current_head() == NEWEST_REVISION


def test_migrations_go_up_and_down_with_rows(engine: Engine) -> None:
    record(engine, make_proposal(make_activity()))
    append_decisions(engine, [make_decision("reject", make_activity())])
    said, proposed = all_decisions(engine), list(current_proposals(engine))
    script = ScriptDirectory.from_config(alembic_config(engine))
    revisions = [revision.revision for revision in script.walk_revisions()]
    assert revisions[0] == NEWEST_REVISION
    for older in revisions[1:]:
        command.downgrade(alembic_config(engine), older)
        assert (all_decisions(engine), list(current_proposals(engine))) == (said, proposed), older
    for newer in reversed(revisions):
        command.upgrade(alembic_config(engine), newer)
        assert (all_decisions(engine), list(current_proposals(engine))) == (said, proposed), newer
    command.downgrade(alembic_config(engine), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    command.upgrade(alembic_config(engine), "head")
    assert all_decisions(engine) == ()


def test_a_newer_database_is_left_alone(engine: Engine, database_url: str) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"):
        open_engine(database_url)


def test_an_error_of_the_database_names_no_values(engine: Engine) -> None:
    with pytest.raises(DBAPIError) as caught, engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "OSCE"})
    assert "OSCE" not in str(caught.value)
