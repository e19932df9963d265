"""The same content as Excel workbooks: the 5W dataset with its code lists, and the matrix."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.release.cells import unguarded
from pipeline.release.columns import COLUMNS
from pipeline.release.content import Content
from pipeline.release.coverage import cover
from pipeline.release.diff import Changes
from pipeline.release.fivew import COLUMNS as FIVEW_COLUMNS
from pipeline.release.fivew import fivew_rows
from pipeline.release.matrix_layout import Group, MatrixParagraph
from pipeline.release.xlsx import Cell, Look, Sheet, write_xlsx

_MATRIX_HEADER = (
    "pillar", "measure", "title", "organization", "activity", "since last", "review", "ids",
)  # fmt: skip


def write_workbook(path: Path, content: Content, changes: Changes) -> None:
    """Write `jpoa_5w.xlsx`: activities, 5W, coverage, code lists, data dictionary, about."""
    catalogue = content.catalogue
    write_xlsx(
        path,
        (
            Sheet("Activities", [column.name for column in COLUMNS], _activities(content), (2, 1)),
            Sheet(
                "5W",
                [name for name, _, _ in FIVEW_COLUMNS],
                (list(map(unguarded, row)) for row in fivew_rows(content)),
                (2, 1),
            ),
            Sheet(
                "Coverage",
                ["measure", "organization", "status", "activities", "confirmed", "from", "to"],
                _coverage(content),
            ),
            Sheet("Organizations", catalogue.organizations[0], catalogue.organizations[1:]),
            Sheet(
                "Measures",
                ["id", "pillar", "title", "recommendation"],
                (
                    [measure.id, measure.pillar, measure.title, measure.recommendation]
                    for measure in content.framework.measures
                ),
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
            Sheet("About", ["what", "value"], _about(content, changes), widths=(26, 90)),
        ),
    )


def write_matrix_workbook(
    path: Path, groups: Mapping[str, Sequence[Group]], content: Content
) -> None:
    """Write `rolling_matrix.xlsx`: the paragraphs of the matrix, one a row, empty measures too."""
    write_xlsx(
        path,
        (
            Sheet(
                "Rolling matrix",
                _MATRIX_HEADER,
                _matrix(groups, content),
                widths=(7, 9, 40, 22, 90, 12, 22, 24),
            ),
        ),
    )


def _matrix(
    groups: Mapping[str, Sequence[Group]], content: Content
) -> Iterator[Sequence[str | Cell]]:
    for measure in content.framework.measures:
        start = [measure.pillar, measure.id, measure.title]
        found = groups.get(measure.id, ())
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


def _activities(content: Content) -> Iterator[Sequence[str]]:
    lists = content.code_lists
    yield [column.hashtag for column in COLUMNS]
    for row in content.published:
        yield [unguarded(column.value(row, lists)) for column in COLUMNS]


def _coverage(content: Content) -> Iterator[Sequence[str]]:
    for line in cover(content.published):
        numbers = (line.activities, line.confirmed, line.first_year, line.last_year)
        yield [
            line.measure_id,
            content.catalogue.short_name(line.organization_id),
            line.status,
            *("" if number is None else str(number) for number in numbers),
        ]


def _about(content: Content, changes: Changes) -> Iterable[Sequence[str]]:
    rows = content.published
    yield "version", changes.new
    yield "framework", content.framework.title
    yield "activities", str(len(rows))
    yield "waiting for a reviewer", str(sum(row.review.state == "needs_review" for row in rows))
    yield "lists in one cell", "joined with |"
    yield "empty cells", "not known; nothing is guessed"
    yield "needs_review", "proposals of the machine with at least one doubt; nobody has looked"
    yield "auto_accepted", "proposals without a doubt; nobody has looked at them either"
    yield "the reference", "activities.jsonl of the same release"
