"""The same content as Excel workbooks: the 5W dataset with its code lists, and the matrix."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.release.cells import read_cells
from pipeline.release.columns import COLUMNS
from pipeline.release.content import Content
from pipeline.release.coverage import cover
from pipeline.release.diff import Changes
from pipeline.release.matrix_layout import Layout, MatrixParagraph
from pipeline.release.xlsx import Cell, Look, Sheet, write_xlsx

_MATRIX_HEADER = (
    "pillar", "measure", "title", "organization", "activity", "since last", "review", "ids",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WorkbookTables:
    """The sheets of `jpoa_5w.xlsx` that do not stand beside it as CSV tables."""

    coverage: Sequence[Sequence[str]]
    organizations: Sequence[Sequence[str]]
    measures: Sequence[Sequence[str]]
    about: Sequence[Sequence[str]]


def workbook_tables(content: Content, changes: Changes) -> WorkbookTables:
    """What the workbook of a release says besides its rows."""
    return WorkbookTables(
        coverage=tuple(_coverage(content)),
        organizations=content.catalogue.organizations,
        measures=tuple(
            (measure.id, measure.pillar, measure.title, measure.recommendation)
            for measure in content.framework.measures
        ),
        about=tuple(_about(content, changes)),
    )


def write_workbook(path: Path, tables: WorkbookTables) -> None:
    """Write `jpoa_5w.xlsx`: activities, 5W, coverage, code lists, data dictionary, about.

    The first two are the CSV tables that stand beside it.
    """
    write_xlsx(
        path,
        (
            _table("Activities", path.with_name("activities.csv")),
            _table("5W", path.with_name("activity_5w.hxl.csv")),
            Sheet(
                "Coverage",
                ["measure", "organization", "status", "activities", "confirmed", "from", "to"],
                tables.coverage,
            ),
            Sheet("Organizations", tables.organizations[0], tables.organizations[1:]),
            Sheet(
                "Measures",
                ["id", "pillar", "title", "recommendation"],
                tables.measures,
                widths=(8, 8, 80, 80),
            ),
            Sheet(
                "Data dictionary",
                ["column", "meaning", "values", "HXL tag"],
                (
                    [
                        column.name,
                        column.meaning,
                        ", ".join(column.choices) or column.type,
                        column.hashtag,
                    ]
                    for column in COLUMNS
                ),
                widths=(24, 80, 40, 34),
            ),
            Sheet("About", ["what", "value"], tables.about, widths=(26, 90)),
        ),
    )


def write_matrix_workbook(path: Path, layout: Layout, content: Content) -> None:
    """Write `rolling_matrix.xlsx`: the paragraphs of the matrix, one a row, empty measures too."""
    write_xlsx(
        path,
        (
            Sheet(
                "Rolling matrix",
                _MATRIX_HEADER,
                _matrix(layout, content),
                widths=(7, 9, 40, 22, 90, 12, 22, 24),
            ),
        ),
    )


def _matrix(layout: Layout, content: Content) -> Iterator[Sequence[str | Cell]]:
    for measure in content.framework.measures:
        start = [measure.pillar, measure.id, measure.title]
        found = layout.groups(measure.id)
        if not found:
            yield [*start, "", "nothing is reported"]
        for group in found:
            lead = content.catalogue.short_name(group.organization) if group.organization else ""
            for paragraph in group.paragraphs:
                yield [*start, lead, *_paragraph(paragraph)]


def _paragraph(paragraph: MatrixParagraph) -> Iterator[str | Cell]:
    marks = {stretch.mark for stretch in paragraph.words if stretch.mark}
    mark: Look | None = "new" if marks == {"new"} else "changed" if marks else None
    yield Cell(paragraph.text, mark) if mark else paragraph.text
    yield Cell(mark, mark) if mark else ""
    yield "waits for a reviewer" if paragraph.waiting else ""
    yield "\n".join(row.activity_id for row in paragraph.activities)


def _table(title: str, path: Path) -> Sheet:
    """A CSV table of the release as a sheet; its second row, the hashtags, stays in sight, too."""
    rows = _rows(path)
    return Sheet(title, next(rows), rows, (2, 1))


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            yield read_cells(row)


def _coverage(content: Content) -> Iterator[Sequence[str]]:
    for line in cover(content.rows):
        numbers = (line.activities, line.confirmed, line.first_year, line.last_year)
        yield [
            line.measure_id,
            content.catalogue.short_name(line.organization_id),
            line.status,
            *("" if number is None else str(number) for number in numbers),
        ]


def _about(content: Content, changes: Changes) -> Iterable[Sequence[str]]:
    rows = content.rows
    yield "version", changes.new
    yield "framework", content.framework.title
    yield "activities", str(len(rows))
    yield "waiting for a reviewer", str(sum(row.state == "needs_review" for row in rows))
    yield "lists in one cell", "joined with |"
    yield "empty cells", "not known; nothing is guessed"
    yield "needs_review", "proposals of the machine with at least one doubt; nobody has looked"
    yield "auto_accepted", "proposals without a doubt; nobody has looked at them either"
    yield "the reference", "activities.jsonl of the same release"
