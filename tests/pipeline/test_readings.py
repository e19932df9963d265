"""Readings that come packed: what is taken as it is, what is made anew, and what is refused."""

import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from extractors.extract import Extraction, extract
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks
from pipeline.ingest import Extracted, Extractor
from pipeline.intake import Incoming
from pipeline.knowledge import Knowledge
from pipeline.propose import propose, series_of
from pipeline.readings import Reading, pack_reading
from pipeline.settings import Settings
from pipeline.store.packing import bodies_of
from pipeline.workspace import Workspace

REPORT = "On 12 June 2018 the OSCE held a workshop on border security in Dushanbe.\n"


@pytest.fixture
def workspace(tmp_path: Path, words_read: Path) -> Workspace:
    shutil.copytree(words_read, tmp_path / "data" / "matcher")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return Workspace(Settings(data=tmp_path / "data"))


def extraction_of(workspace: Workspace) -> Extraction:
    """What is found in the report."""
    found: list[Extraction] = []

    def extract(items: Iterable[Incoming]) -> Iterator[Extracted]:
        for item in items:
            found.append(workspace.extract(item))
            yield Extracted(item, found[-1])

    list(workspace.ingest().run([workspace.settings.data.parent / "report.txt"], extract))
    return found[0]


def test_a_passage_is_kept_once_for_all_its_activities() -> None:
    size = []
    for courses in (40, 80):
        text = "\n\n".join(
            f"On {day % 28 + 1} June 2018 the OSCE held workshop {day} in Dushanbe."
            for day in range(courses)
        )
        extraction = extract(read_document(text.encode(), "report.txt"), load_frameworks())
        assert (len(extraction.passages), len(extraction.tagged)) == (1, courses)
        reading = pack_reading(extraction, "report")
        assert reading.extraction == extraction
        size.append(len(zlib.decompress(reading.activities)))
    assert size[1] < 2.2 * size[0]


@pytest.mark.slow
def test_what_is_packed_comes_out_whole_and_what_is_damaged_is_refused(
    workspace: Workspace,
) -> None:
    extraction = extraction_of(workspace)
    proposals = propose(
        extraction,
        framework=workspace.framework,
        matcher=workspace.matcher(),
        versions=workspace.versions,
    )
    assert proposals
    series = series_of(extraction.document, workspace.framework)
    packed = pack_reading(extraction, series, proposals=proposals, knowledge="K").to_bytes()
    reading = Reading.from_bytes(packed)
    assert reading.extraction == extraction
    assert reading.bodies == bodies_of(proposals)
    assert (reading.about.series, reading.about.knowledge) == (series, "K")
    middle = len(packed) // 2
    flipped = packed[:middle] + bytes([packed[middle] ^ 1]) + packed[middle + 1 :]
    for damaged in (b"", b"\n", packed[:-1], packed + b" ", flipped, b"{}", packed[1:]):
        with pytest.raises(ValueError):
            Reading.from_bytes(damaged)


def without_activities(knowledge: Callable[[], str]) -> Callable[[Workspace], Extractor]:
    """Reads as another machine that finds nothing: so one sees whether its word was taken."""

    def make(workspace: Workspace) -> Extractor:
        def extract(items: Iterable[Incoming]) -> Iterator[Extracted]:
            for item in items:
                extraction = workspace.extract(item)
                series = series_of(extraction.document, workspace.framework)
                yield Extracted(
                    item, None, reading=pack_reading(extraction, series, knowledge=knowledge())
                )

        return extract

    return make


@pytest.mark.slow
@pytest.mark.parametrize(
    ("made_with", "activities", "why"),
    [
        ("this", 0, "the other machine knew what this one knows"),
        ("another", 1, "a matrix has come meanwhile, or somebody has decided"),
        ("none", 1, "it was read here, and is matched here"),
    ],
)
def test_proposals_of_another_machine_are_taken_where_it_knew_the_same(
    workspace: Workspace, made_with: str, activities: int, why: str
) -> None:
    known = {"this": workspace.knowledge().id, "another": f"sha256:{'0' * 64}", "none": ""}
    extract = without_activities(lambda: known[made_with])(workspace)
    path = workspace.settings.data.parent / "report.txt"
    (outcome,) = workspace.ingest().run([path], extract)
    assert (outcome.state, outcome.activities) == ("read", activities), why
    assert not list(workspace.settings.work.glob("*.reading")), "nothing waits any longer"


def test_knowledge_comes_out_as_it_was_packed_and_is_known_by_its_content(
    workspace: Workspace,
) -> None:
    first = workspace.knowledge()
    assert workspace.knowledge() is first, "nothing has changed"
    knowledge = Knowledge.unpacked(first.content)
    assert knowledge.frameworks == workspace.frameworks
    assert knowledge.versions == workspace.versions
    assert knowledge.packed() == first
    other = knowledge.model_copy(update={"accept_at": 0.5})
    assert other.packed().id != first.id
