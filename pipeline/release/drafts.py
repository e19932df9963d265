"""Rows on their way into a release: on disk, until all are there and can be put in order."""

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.release.counted import CountedRow
from pipeline.release.links import LINK_TABLES

ROW_FILES = (
    "activities.jsonl",
    "activities.csv",
    "activity_5w.hxl.csv",
    "activity_sources.csv",
    *(f"{name}.csv" for name in LINK_TABLES),
)
"""The files that have a line or more of each row, in the order of the texts of a draft."""

SHEET_FILES = ("activities.cells", "activity_5w.cells")
"""Files beside a release as it is written, with a line of each row for the sheets of the workbook:
the cells of `activities.csv`, and the parts of the lines of `activity_5w.hxl.csv`."""

TEXTS = (*ROW_FILES, *SHEET_FILES)
"""What the texts of a draft go into."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as it will be published, but for what it names in `also_reported_in`.

    Attributes:
        texts: its lines of each of `TEXTS`; the first, as JSON, without the end of the line.
        counted: what is counted of it.
        measures: under which it stands in the matrix.
    """

    activity_id: str
    texts: tuple[bytes, ...]
    counted: CountedRow
    measures: tuple[str, ...]


@dataclass(slots=True)
class Piece:
    """Drafts of some rows; each field is that of `Draft`, of one row after the other.

    Attributes:
        lengths: of all texts of the first row, then of the second …
        texts: the same one after the other.
    """

    ids: list[str] = field(default_factory=list)
    lengths: "array[int]" = field(default_factory=lambda: array("L"))
    texts: bytes = b""
    counted: list[CountedRow] = field(default_factory=list)
    measures: list[tuple[str, ...]] = field(default_factory=list)


class Drafts:
    """Takes rows in any order; of their texts, which are on disk, nothing is held in memory."""

    def __init__(self, folder: Path) -> None:
        """Open a file that is gone when it is closed, whatever happens.

        Args:
            folder: where there is room for it; need not exist.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (closed on leaving)
        self._all = Piece()
        self._begins = array("q")
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the rows, in the order in which these came."""
        return self._all.ids

    @property
    def counted(self) -> Sequence[CountedRow]:
        """What is counted of each, in the same order."""
        return self._all.counted

    def add(self, piece: Piece) -> None:
        """Put some rows down."""
        self._file.write(piece.texts)
        for first in range(0, len(piece.lengths), len(TEXTS)):
            self._begins.append(self._end)
            self._end += sum(piece.lengths[first : first + len(TEXTS)])
        self._all.ids += piece.ids
        self._all.lengths += piece.lengths
        self._all.counted += piece.counted
        self._all.measures += piece.measures

    def draft(self, number: int) -> Draft:
        """The row that was put down as this one, counted from 0."""
        lengths = self._all.lengths[number * len(TEXTS) : (number + 1) * len(TEXTS)]
        self._file.seek(self._begins[number])
        texts = self._file.read(sum(lengths))
        ends = [*accumulate(lengths, initial=0)]
        return Draft(
            self._all.ids[number],
            tuple([texts[begin:end] for begin, end in pairwise(ends)]),
            self._all.counted[number],
            self._all.measures[number],
        )


def in_order(several: Sequence[Drafts]) -> Iterator[Draft]:
    """All rows in the order of their ids, wherever they were put down."""
    places = sorted(
        (activity_id, which, number)
        for which, drafts in enumerate(several)
        for number, activity_id in enumerate(drafts.ids)
    )
    for _, which, number in places:
        yield several[which].draft(number)
