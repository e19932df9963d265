"""Status and type of an activity, by the verb and the noun of the sentence that names it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import Cell
from extractors.traits.status import judge_status
from extractors.traits.status_cells import says_that_it_goes_on
from extractors.traits.type import judge_type
from gazetteers.columns import names_kind

__all__ = ["RowWords", "judge_status", "judge_type", "row_words", "says_that_it_goes_on"]


@dataclass(frozen=True, slots=True)
class RowWords:
    """The words of an activity, those of a table row by the kind of their cell.

    Attributes:
        activity: the words that name the activity; for prose the whole span.
        status: the status cell, or empty.
        kind: the cell for the kind of activity, or empty.
        dates: the date cell, or one of when and where; or empty.
        remarks: other cells, in which a status may stand where no column is for it.
    """

    activity: str
    status: str = ""
    kind: str = ""
    dates: str = ""
    remarks: tuple[str, ...] = ()


def row_words(
    text: str,
    cells: Sequence[Cell] = (),
    *,
    start: int = 0,
    end: int | None = None,
    heading: str = "",
) -> RowWords:
    """The words of the activity at `text[start:end]`; `cells`: of its passage, if it is a row.

    Lines of fields that only say who, when and where have their `heading` for what is done.
    """
    end = len(text) if end is None else end
    if not cells:
        return RowWords(text[start:end])

    def of(kind: str) -> str:
        inside = [cell for cell in cells if cell.column == kind and start <= cell.start < end]
        return " ".join(text[cell.start : min(cell.end, end)] for cell in inside).strip()

    dates = of("date") or " ".join(
        text[cell.start : min(cell.end, end)]
        for cell in cells
        if cell.column == "place" and names_kind(cell.heading, "date")
        if start <= cell.start < end
    )
    named = of("activity") or heading or of("other") or text[start:end]
    remarks = tuple(
        text[cell.start : min(cell.end, end)].strip()
        for cell in cells
        if cell.column in (None, "other", "result") and start <= cell.start < end
    )
    return RowWords(named, of("status"), of("type"), dates, remarks)
