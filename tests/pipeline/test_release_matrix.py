"""The regenerated matrix: its layout, and that reading it gives the same activities again."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from factories import BECAUSE, NOW, document_id, make_activity, make_match
from releases import ACTIVITIES, FRAMEWORK, make_release
from rich.console import Console
from sqlalchemy import Engine

from extractors.model import Block, Document, OrganizationTag, SourceRef
from flows.demo import SAMPLES
from flows.run import run_ingest
from gazetteers.model import OrganizationId
from pipeline.model import Activity, MeasureMatch
from pipeline.release.publish import Release
from pipeline.settings import Settings
from pipeline.workspace import Workspace

pytestmark = pytest.mark.slow

FIRST, JOINT, SECOND = "OSCE held a workshop in Osh", "; and ", "UNODC printed a handbook in 2018."
PARAGRAPH = FIRST + JOINT + SECOND


def led_by(*organizations: str, mention: str | None = None) -> tuple[OrganizationTag, ...]:
    return tuple(
        OrganizationTag(
            id=OrganizationId(organization),
            role="lead",
            mention=organization if mention is None else mention,
            evidence=BECAUSE,
        )
        for organization in organizations
    )


def piece(text: str, start: int, **fields: Any) -> Activity:
    """An activity that was cut from the paragraph."""
    ref = SourceRef(
        document=document_id(), block="table=1;row=2;cell=2;para=1", start=start,
        end=start + len(text),
    )  # fmt: skip
    return make_activity(text, ref=ref, **fields)


def load(_document: str) -> Document:
    return Document(
        id=document_id(),
        file_name="report.docx",
        format="docx",
        kind="matrix",
        blocks=(
            Block(id="table=1;row=2;cell=2;para=1", kind="cell", text=PARAGRAPH, bold=((0, 4),)),
        ),
    )


def cells(release: Release) -> dict[str, list[str]]:
    """The paragraphs of the right-hand cells, by measure."""
    document = docx.Document(str(release.folder / "rolling_matrix.docx"))
    titles = {measure.title: measure.id for measure in FRAMEWORK.measures}
    return {
        titles[row.cells[0].paragraphs[0].text]: [
            ("† " if paragraph._p.find(".//" + qn("w:numPr")) is not None else "") + paragraph.text
            for paragraph in row.cells[1].paragraphs
        ]
        for table in document.tables
        for row in table.rows[1:]
    }


def test_each_activity_stands_under_its_measure(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path)
    document = docx.Document(str(release.folder / "rolling_matrix.docx"))
    assert [len(table.rows) for table in document.tables] == [8, 9, 9, 6]
    label, cell = document.tables[1].rows[4].cells
    assert label.text == FRAMEWORK.by_id["II.4"].title
    assert all(run.italic for run in label.paragraphs[0].runs)
    assert cells(release)["II.4"] == [
        "OSCE held a workshop.",
        "† =HYPERLINK(evil) OSCE met experts.",
    ]
    assert [run.text for run in cell.paragraphs[0].runs if run.bold] == ["OSCE"]


def test_a_dagger_is_a_list_marker_and_no_word(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path)
    document = docx.Document(str(release.folder / "rolling_matrix.docx"))
    assert all("†" not in cell.text for table in document.tables for cell in table._cells)
    assert "† before a paragraph" in "\n".join(item.text for item in document.paragraphs)


def test_a_measure_without_activities_is_grey_and_empty(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path)
    document = docx.Document(str(release.folder / "rolling_matrix.docx"))
    cell = document.tables[0].rows[1].cells[1]
    assert cell.text == ""
    shade = cell._tc.tcPr.find(qn("w:shd"))
    assert shade is not None
    assert shade.get(qn("w:fill")) == "EDEDED"


def test_pieces_of_one_paragraph_come_back_as_that_paragraph(
    engine: Engine, tmp_path: Path
) -> None:
    pieces = (piece(FIRST, 0), piece(SECOND, len(FIRST + JOINT), organizations=led_by("UNODC")))
    release = make_release(
        engine, tmp_path, activities=pieces, record={"kind": "matrix"}, load=load
    )
    assert cells(release)["II.4"] == [PARAGRAPH]


@pytest.mark.parametrize(
    ("pieces", "expected", "why"),
    [
        ((piece(FIRST, 0),), [FIRST], "the rest was rejected and must not be published"),
        (
            (piece(FIRST, 0), piece(SECOND, len(FIRST + JOINT), measures=(make_match("II.5"),))),
            [FIRST],
            "a reviewer moved the other part to another measure",
        ),
        (
            (
                piece(FIRST + " again", 0),
                piece(SECOND, len(FIRST + JOINT), organizations=led_by("UNODC")),
            ),
            [SECOND, FIRST + " again"],
            "the words are no longer those of the document",
        ),
    ],
)
def test_a_paragraph_that_is_not_whole_is_not_written_back(
    engine: Engine, tmp_path: Path, pieces: tuple[Activity, ...], expected: list[str], why: str
) -> None:
    release = make_release(
        engine, tmp_path, activities=pieces, record={"kind": "matrix"}, load=load
    )
    assert cells(release)["II.4"] == expected, why


def test_who_leads_decides_the_order_and_is_printed_where_the_words_do_not_say_it(
    engine: Engine, tmp_path: Path
) -> None:
    activities = (
        make_activity("SCO held drills.", organizations=led_by("SCO"), block="para=1"),
        make_activity(
            "Delivery of scanners", organizations=led_by("EU-BOMCA", mention=""), block="para=2"
        ),
        make_activity("UNRCCA met experts.", organizations=led_by("UNRCCA"), block="para=3"),
        make_activity("EU pays for drills.", organizations=led_by("EU"), block="para=4"),
        make_activity("UNODC trains.", organizations=led_by("UNODC"), block="para=5"),
        make_activity("A study is planned.", organizations=(), block="para=6"),
        make_activity(
            "Course | Osh", organizations=led_by("UNRCCA", "UNOCT", mention=""), block="para=7"
        ),
    )
    assert cells(make_release(engine, tmp_path, activities=activities))["II.4"] == [
        "UNRCCA met experts.",
        "UNODC trains.",
        "EU pays for drills.",
        "SCO held drills.",
        "A study is planned.",
        "UNRCCA, UNOCT",
        "Course; Osh",
        "BOMCA",
        "Delivery of scanners",
    ]


def test_an_activity_stands_under_every_measure_that_a_reviewer_gave(
    engine: Engine, tmp_path: Path
) -> None:
    by_reviewer: MeasureMatch = make_match("II.5").model_copy(update={"basis": "reviewer"})
    activity = make_activity(measures=(make_match("II.4"), by_reviewer, make_match("II.6")))
    found = cells(make_release(engine, tmp_path, activities=(activity,)))
    assert [measure for measure, paragraphs in found.items() if paragraphs != [""]] == [
        "II.4",
        "II.5",
    ]


def test_what_changed_since_the_last_edition_is_coloured(engine: Engine, tmp_path: Path) -> None:
    kept = make_activity("OSCE met in Osh.", block="para=8")
    make_release(engine, tmp_path, activities=(kept, ACTIVITIES[0]))
    new = make_activity("UNODC trains judges.", organizations=led_by("UNODC"), block="para=9")
    moved = ACTIVITIES[0].model_copy(update={"measures": (make_match("II.5"),)})
    release = make_release(
        engine, tmp_path, activities=(kept, moved, new), now=NOW + timedelta(days=1)
    )
    document = docx.Document(str(release.folder / "rolling_matrix.docx"))
    colours = {
        paragraph.text: str(run.font.color.rgb)
        for table in document.tables
        for cell in table._cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.font.color.rgb is not None
    }
    assert colours == {"UNODC trains judges.": "1B4F8A", "OSCE held a workshop.": "8A3B00"}
    legend = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Since edition 2026-11-21.1: new (1), changed or moved (1)" in legend


def test_the_workbook_has_the_same_paragraphs(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path)
    sheet = openpyxl.load_workbook(release.folder / "rolling_matrix.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[4] for row in rows if row[1] == "II.4"] == [
        "OSCE held a workshop.",
        "=HYPERLINK(evil) OSCE met experts.",
    ]
    assert {row[1] for row in rows} == {measure.id for measure in FRAMEWORK.measures}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_the_5w_workbook_opens(engine: Engine, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(make_release(engine, tmp_path).folder / "jpoa_5w.xlsx")
    assert book.sheetnames == [
        "Activities", "5W", "Coverage", "Organizations", "Measures", "Data dictionary", "About",
    ]  # fmt: skip
    assert book["Activities"]["A2"].value == "#activity+id+code"
    assert book["Activities"].max_row == 2 + len(ACTIVITIES)
    texts = [cell.value for cell in book["Activities"]["C"]]
    assert "=HYPERLINK(evil) OSCE met experts." in texts


def read_rows(folder: Path) -> dict[str, dict[str, Any]]:
    with (folder / "activities.jsonl").open(encoding="utf-8") as stream:
        return {row["activity_id"]: row for row in map(json.loads, stream)}


def ingest_and_release(documents: list[Path], data: Path) -> Path:
    workspace = Workspace(Settings(data=data))
    outcomes = run_ingest(
        workspace, documents, through_prefect=False, again=False, console=Console(quiet=True)
    )
    assert {outcome.state for outcome in outcomes} == {"read"}
    return workspace.publish().folder


def round_trip(document: Path, folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is published from a matrix, and from the matrix that was made from it."""
    first = ingest_and_release([document], folder / "first")
    second = ingest_and_release([first / "rolling_matrix.docx"], folder / "second")
    return read_rows(first), read_rows(second)


def same(rows: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    return {
        key: (row["text"], [match["id"] for match in row["measures"]], row["measures"][0]["basis"])
        for key, row in rows.items()
    }


def test_the_sample_matrix_comes_back_the_same(tmp_path: Path) -> None:
    before, after = round_trip(SAMPLES / "sample_matrix.docx", tmp_path)
    assert len(before) >= 15
    assert same(after) == same(before)
    for field in ("organizations", "countries", "places", "dates", "status", "type", "region"):
        assert {key: row[field] for key, row in after.items()} == {
            key: row[field] for key, row in before.items()
        }, field


@pytest.mark.slow
@pytest.mark.shared
def test_the_matrix_of_2018_comes_back_the_same(shared: Path, tmp_path: Path) -> None:
    before, after = round_trip(shared / "corpus" / "rolling_matrix_2018.docx", tmp_path)
    assert len({row["provenance"]["block"] for row in before.values()}) == 164
    assert same(after) == same(before)
