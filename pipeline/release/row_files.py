"""The files that hold a line or more of each row: all are written as the rows pass by."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.release.cells import csv_writer, guarded, open_csv
from pipeline.release.content import Catalogue
from pipeline.release.counted import CountedRow, Counting
from pipeline.release.fivew import fivew_header, fivew_lines
from pipeline.release.flat_column import CodeLists
from pipeline.release.links import LINK_TABLES, SOURCES_HEADER
from pipeline.release.rows import PublishedActivity
from pipeline.release.tables import ParquetFile, flat_header, flat_row

_LINES = 1 << 20
"""Bytes that are gathered before the system is asked to write them."""


class RowFiles:
    """Takes the rows of a release in the order of their ids, and writes them into every table."""

    def __init__(self, folder: Path, lists: CodeLists, catalogue: Catalogue) -> None:
        """Open the files and write their heads."""
        self.rows: list[CountedRow] = []
        self.matrix_lines: dict[str, array[int]] = defaultdict(lambda: array("q"))
        self.guarded_texts = 0
        self.unlisted: dict[str, str] = {}
        """Names of the organizations outside the list, by id."""
        self._lists, self._catalogue = lists, catalogue
        self._counting = Counting()
        self._position = 0
        with ExitStack() as opened:
            self._lines = opened.enter_context((folder / "activities.jsonl").open("wb", _LINES))
            streams = {
                name: opened.enter_context(open_csv(folder / f"{name}.csv"))
                for name in ("activities", "activity_5w.hxl", "activity_sources", *LINK_TABLES)
            }
            writers = {name: csv_writer(stream) for name, stream in streams.items()}
            self._flat, self._fivew = writers["activities"], streams["activity_5w.hxl"]
            self._links = [(writers[name], rows) for name, (_, rows) in LINK_TABLES.items()]
            self._sources = streams["activity_sources"]
            self._flat.writerows(flat_header())
            writers["activity_5w.hxl"].writerows(fivew_header())
            writers["activity_sources"].writerow(SOURCES_HEADER.split())
            for name, (header, _) in LINK_TABLES.items():
                writers[name].writerow(header.split())
            self._parquet = ParquetFile(folder / "activities.parquet")
            opened.callback(self._parquet.close)
            self._opened = opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.__exit__(kind, error, trace)

    def add(self, row: PublishedActivity, *, line: bytes, sources: bytes) -> None:
        """Write a row.

        Args:
            row: the row.
            line: the same as JSON.
            sources: its lines of `activity_sources.csv`.
        """
        for measure in matrix_measures(row):
            self.matrix_lines[measure].append(self._position)
        self._position += self._lines.write(line) + self._lines.write(b"\n")
        self._flat.writerow(flat_row(row, self._lists))
        self._fivew.write(fivew_lines(row, self._lists, self._catalogue))
        for writer, rows in self._links:
            writer.writerows(rows(row))
        self._sources.write(sources.decode())
        self._parquet.add(line)
        self.rows.append(self._counting.row(row))
        self.guarded_texts += guarded(row.text) != row.text
        for tag in row.organizations:
            if tag.id.startswith("NEW:"):
                self.unlisted[tag.id] = tag.name


def matrix_measures(row: PublishedActivity) -> Sequence[str]:
    """The measures under which a row stands in the matrix.

    Its first one, and others that a matrix row or a reviewer gave it.
    """
    return [
        match.id
        for position, match in enumerate(row.measures)
        if position == 0 or match.basis in ("matrix-row", "reviewer")
    ]
