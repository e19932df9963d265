"""Reading documents anew: the difference is shown first, and decisions stay."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from extractors.errors import DocumentError
from extractors.extract import Extraction
from extractors.model import Judged
from pipeline.errors import StoreError
from pipeline.ingest import Extracted, Extractor
from pipeline.intake import Incoming
from pipeline.model import Decision, Target
from pipeline.reprocess import find_records, reprocessing
from pipeline.settings import Settings
from pipeline.store.decisions import all_decisions, append_decisions
from pipeline.store.proposals import newest_extraction
from pipeline.workspace import Workspace

pytestmark = pytest.mark.slow

REPORT = """\
OSCE: input to the matrix

On 12-14 June 2018 the OSCE held a workshop on border security in Dushanbe, Tajikistan.

In May 2019 the OSCE trained 20 investigators on the financing of terrorism in Almaty, Kazakhstan.

In 2020 the OSCE published a handbook on travel document security in Uzbekistan.
"""


class Older:
    """How an earlier version read: without the last activity, the first of another type."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def __call__(self, items: Sequence[Incoming]) -> Iterator[Extracted]:
        for item in items:
            found = self.workspace.extract(item)
            first, *others = found.tagged
            tagged = (first.model_copy(update={"type": Judged(value="advocacy")}), *others[:-1])
            yield Extracted(item, found.model_copy(update={"tagged": tagged}))


def present(workspace: Workspace) -> Extractor:
    def extract(items: Sequence[Incoming]) -> Iterator[Extracted]:
        for item in items:
            yield Extracted(item, workspace.extract(item))

    return extract


def shorter(workspace: Workspace) -> Extractor:
    """A version that finds nothing of the first activity any more."""

    def extract(items: Sequence[Incoming]) -> Iterator[Extracted]:
        for item in items:
            found: Extraction = workspace.extract(item)
            yield Extracted(item, found.model_copy(update={"tagged": found.tagged[1:]}))

    return extract


@pytest.fixture
def workspace(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A report that an earlier version has read."""
    workspace = Workspace(Settings(data=tmp_path / "data", database_url=database_url))
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    with monkeypatch.context() as earlier:
        earlier.setattr("pipeline.workspace.version", lambda name: "0.0.1")
        outcomes = list(workspace.ingest().run([report], Older(workspace)))
    assert [(item.state, item.activities) for item in outcomes] == [("read", 2)]
    report.unlink()
    return workspace


def decide(workspace: Workspace, verdict: str, index: int) -> str:
    item = sorted(workspace.reviewed(), key=lambda each: each.activity.ref.block)[index]
    append_decisions(
        workspace.engine,
        [
            Decision.model_validate(
                {
                    "seq": 1,
                    "verdict": verdict,
                    "targets": (Target(activity_id=item.activity.id, revision=item.revision + 1),),
                    "result": (item.activity,) if verdict == "confirm" else (),
                    "reviewer": "Aigul",
                    "decided_at": workspace.clock(),
                }
            )
        ],
    )
    return item.activity.id


def test_the_difference_is_shown_and_only_then_kept(workspace: Workspace) -> None:
    before = workspace.reviewed()
    with reprocessing(workspace, workspace.documents(), present) as made:
        found = made.difference
        assert (found.read, found.unchanged, found.problems) == (1, 0, ())
        assert [change.title[:12] for change in found.rows.of("new")] == ["In 2020 the "]
        (changed,) = found.rows.of("changed")
        assert any("type: advocacy → training" in detail for detail in changed.details)
        assert not found.rows.of("ended")
        assert any(state.old is None and state.new is not None for state in found.states)
        assert workspace.reviewed() == before, "nothing was kept so far"
        assert made.accept() == 1
    assert len(workspace.reviewed()) == 3
    with reprocessing(workspace, workspace.documents(), present) as made:
        assert (made.difference.read, made.difference.unchanged) == (0, 1)


def test_without_yes_nothing_is_kept(workspace: Workspace) -> None:
    before = workspace.reviewed(), newest_extraction(workspace.engine)
    with reprocessing(workspace, workspace.documents(), present):
        pass
    assert (workspace.reviewed(), newest_extraction(workspace.engine)) == before


def test_decisions_stay_and_orphans_are_named(workspace: Workspace) -> None:
    confirmed = decide(workspace, "confirm", 0)
    rejected = decide(workspace, "reject", 1)
    log = all_decisions(workspace.engine)
    with reprocessing(workspace, workspace.documents(), shorter) as made:
        assert made.difference.orphans == (confirmed,)
        assert made.difference.decided == 2
        made.accept()
    assert all_decisions(workspace.engine) == log
    states = {item.activity.id: item.state for item in workspace.reviewed()}
    assert states[confirmed] == "confirmed"
    assert states[rejected] == "rejected"


def test_what_others_read_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    with reprocessing(workspace, workspace.documents(), present) as made:
        with reprocessing(workspace, workspace.documents(), present) as other:
            other.accept()
        with pytest.raises(StoreError, match="in the meantime"):
            made.accept()
    assert newest_extraction(workspace.engine) == 2


def test_a_document_that_cannot_be_read_stays_as_it_is(workspace: Workspace) -> None:
    def broken(copy: Workspace) -> Extractor:
        return lambda items: [
            Extracted(item, None, DocumentError("it is damaged", where=item.path.name))
            for item in items
        ]

    before = workspace.reviewed()
    with reprocessing(workspace, workspace.documents(), broken) as made:
        assert made.difference.problems == ("report.txt: it is damaged",)
        assert made.difference.read == 0
        assert made.accept() == 0
    assert workspace.reviewed() == before
    for original in workspace.settings.documents.iterdir():
        original.unlink()
    with reprocessing(workspace, workspace.documents(), present) as made:
        (problem,) = made.difference.problems
        assert "report.txt: its original is no longer kept" in problem


def test_documents_are_named_by_file_or_id(workspace: Workspace) -> None:
    (record,) = workspace.documents()
    digest = record.id.removeprefix("sha256:")
    for name in ("report.txt", "inbox/report.txt", record.id, digest[:8]):
        assert find_records(workspace, [name]) == (record,), name
    for name in ("other.txt", digest[:3], "report"):
        with pytest.raises(StoreError, match="no such document"):
            find_records(workspace, [name])
