"""The same content as Excel workbooks: the 5W dataset with its code lists, and the matrix."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from gazetteers.frameworks import Measure
from gazetteers.model import MeasureId
from pipeline.release import fivew, tables
from pipeline.release.columns import COLUMNS
from pipeline.release.content import Content
from pipeline.release.coverage import cover
from pipeline.release.diff import Changes
from pipeline.release.drafts import SHEET_FILES
from pipeline.release.matrix_layout import Group, MatrixParagraph
from pipeline.release.xlsx import Cell, Look, RowCells, Sheet, write_xlsx

_MATRIX_HEADER = (
    "pillar", "measure", "title", "organization", "activity", "since last", "review", "ids",
)  # fmt: skip
_MATRIX_WIDTHS = (7, 9, 40, 22, 90, 12, 22, 40)


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


def write_workbook(path: Path, small: WorkbookTables, aside: Path) -> None:
    """Write `jpoa_5w.xlsx`: activities, 5W, coverage, code lists, data dictionary, about.

    Args:
        path: the file to write.
        small: all but the first two sheets.
        aside: where `SHEET_FILES` are: what was drafted of the first two.
    """
    activities, lines_of_5w = (aside / name for name in SHEET_FILES)
    write_xlsx(
        path,
        (
            _sheet("Activities", tables.flat_header(), _lines(activities), tables.WIDTHS),
            _sheet(
                "5W",
                fivew.fivew_header(),
                chain.from_iterable(map(fivew.sheet_rows, _lines(lines_of_5w))),
                fivew.WIDTHS,
            ),
            Sheet(
                "Coverage",
                ["measure", "organization", "status", "activities", "confirmed", "from", "to"],
                small.coverage,
                widths=(10, 22, 14, 11, 11, 8, 8),
            ),
            Sheet(
                "Organizations",
                small.organizations[0],
                small.organizations[1:],
                widths=(22, 50, 22),
            ),
            Sheet(
                "Measures",
                ["id", "pillar", "title", "recommendation"],
                small.measures,
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
            Sheet("About", ["what", "value"], small.about, widths=(26, 90)),
        ),
    )


def _sheet(
    title: str,
    head: tuple[Sequence[str], Sequence[str]],
    rows: Iterator[bytes],
    widths: Sequence[int],
) -> Sheet:
    """A table of the release as a sheet; its second row, the hashtags, stays in sight, too."""
    names, hashtags = head
    return Sheet(title, names, chain([hashtags], rows), (2, 1), widths)


class MatrixRows:
    """Notes what stands in the matrix, while that is written, for the same as a workbook."""

    def __init__(self, aside: Path, content: Content) -> None:
        """For a release.

        Args:
            aside: where there is room for a file a measure.
            content: of the release.
        """
        self._aside = aside
        self._content = content
        self._cells = RowCells(_MATRIX_WIDTHS, len(_MATRIX_HEADER))

    def note(self, measure: str, groups: Iterable[Group]) -> None:
        """Note the groups under a measure."""
        title = self._content.framework.by_id[MeasureId(measure)]
        with self._path(measure).open("wb") as stream:
            for group in groups:
                who = group.organization
                lead = self._content.catalogue.short_name(who) if who else ""
                for paragraph in group.paragraphs:
                    cells = [*_of_measure(title), lead, *_paragraph(paragraph)]
                    stream.write(self._cells.high(cells) + b"\n")

    def write(self, path: Path) -> None:
        """Write `rolling_matrix.xlsx`: a paragraph a row, empty measures too."""
        rows = chain.from_iterable(map(self._rows, self._content.framework.measures))
        sheet = Sheet("Rolling matrix", _MATRIX_HEADER, rows, widths=_MATRIX_WIDTHS)
        write_xlsx(path, (sheet,))

    def _rows(self, measure: Measure) -> Iterator[bytes]:
        if self._path(measure.id).exists():
            yield from _lines(self._path(measure.id))
        else:
            yield self._cells.high([*_of_measure(measure), "", "nothing is reported", "", "", ""])

    def _path(self, measure: str) -> Path:
        return self._aside / f"{measure}.cells"


def _of_measure(measure: Measure) -> tuple[str, str, str]:
    return measure.pillar, measure.id, measure.title


def _paragraph(paragraph: MatrixParagraph) -> Iterator[str | Cell]:
    marks = {stretch.mark for stretch in paragraph.words if stretch.mark}
    mark: Look | None = "new" if marks == {"new"} else "changed" if marks else None
    yield Cell(paragraph.text, mark) if mark else paragraph.text
    yield Cell(mark, mark) if mark else ""
    yield "waits for a reviewer" if paragraph.waiting else ""
    yield "\n".join(row.activity_id for row in paragraph.activities)


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        for line in stream:
            yield line[:-1]


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
