"""Columns of marks: a cross below "Planned", a letter below the name of a body."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from extractors.columns import Column
from extractors.grid import RowView, cell_ref
from extractors.model import ColumnKind, Document, Inherited
from extractors.surroundings import Names, heading_kind
from gazetteers.columns import says_how_far

_CROSS: Final = re.compile(r"[xXхХvV✓✔☑☒✗✘●•■◆+√*]|yes|да", re.IGNORECASE)
_LETTERS: Final[dict[str, ColumnKind]] = {
    "L": "organization",
    "O": "organization",
    "P": "partner",
    "S": "partner",
    "D": "funder",
    "F": "funder",
    "B": "beneficiary",
    "О": "organization",
    "В": "organization",
    "П": "partner",
    "С": "partner",
    "Д": "funder",
    "Б": "beneficiary",
}
"""Letters below the names of bodies: lead, organizer, partner, supporter, donor or funder, …"""
_FEWEST: Final = 2
"""Columns of marks for stages or bodies; one alone may mark anything."""


class Marks:
    """The columns of a table whose cells only mark what their headings say."""

    def __init__(self, columns: Sequence[Column], names: Names) -> None:
        """Find the columns of marks among the columns of a table."""
        crossed = [column for column in columns if _is_marked(column, letters=False)]
        self._stages = {
            column.index: column.heading
            for column in crossed
            if len(says_how_far(column.heading)) == 1
        }
        bodies = {
            column.index: column.heading
            for column in columns
            if _is_marked(column, letters=True)
            and heading_kind(column.heading, names) == "organization"
        }
        self._bodies = bodies if len(bodies) >= _FEWEST else {}
        if len(self._stages) < _FEWEST:
            self._stages = {}

    def __contains__(self, column: int) -> bool:
        """Whether a column has nothing but marks."""
        return column in self._stages or column in self._bodies

    def stages(self, row: RowView) -> Iterator[str]:
        """How far a row is, by its crosses."""
        return (self._stages[cell.column] for cell in row.filled if cell.column in self._stages)

    def bodies(self, document: Document, row: RowView) -> Iterator[Inherited]:
        """Who takes part in a row, by its letters and crosses."""
        for cell in row.filled:
            if cell.column in self._bodies:
                yield Inherited(
                    kind="organization",
                    text=self._bodies[cell.column],
                    ref=cell_ref(document, cell),
                    column=_LETTERS.get(cell.text.strip(" ()"), "organization"),
                )


def _is_marked(column: Column, *, letters: bool) -> bool:
    texts = [text.strip(" ()[]") for text in column.texts]
    return bool(column.heading) and all(
        _CROSS.fullmatch(text) or (letters and text in _LETTERS) for text in texts
    )
