"""Tables of questions and answers: each answer is prose below its question."""

from typing import Final

from extractors.columns import is_across
from extractors.grid import TableView, block_ref
from extractors.model import Document, Rejection
from extractors.report import prose_passage
from extractors.surroundings import Surroundings
from extractors.table_kinds import TableReading
from gazetteers.columns import holds_answers, holds_questions


def answer_column(table: TableView) -> int | None:
    """The column of a questionnaire that answers the questions before it; None in other tables.

    "No. | Question | Answer" heads them, or most cells at the left end with a question mark.
    """
    heads = table.rows[0].filled if table.rows else ()
    asked = [cell for cell in heads if holds_questions(cell.text) and not holds_answers(cell.text)]
    told = [cell for cell in heads if holds_answers(cell.text)]
    if len(asked) == len(told) == 1 and asked[0].column < told[0].column:
        return told[0].column
    rows = [row for row in table.rows if len(row.filled) > 1]
    if table.columns not in _ASKED_COLUMNS or len(rows) < _FEWEST_ASKED:
        return None
    last = table.columns - 1
    questions = [row.at(last - 1) for row in rows]
    open_ends = sum(cell is not None and cell.text.endswith("?") for cell in questions)
    return last if 2 * open_ends > len(rows) else None


_ASKED_COLUMNS: Final = (2, 3)
"""Columns of a questionnaire without headings: the question and the answer, perhaps numbered."""
_FEWEST_ASKED: Final = 2


def read_answers(
    document: Document, table: TableView, above: Surroundings, answers: int
) -> TableReading:
    """The answers of a questionnaire as prose, each below its question."""
    reading = TableReading()
    for row in table.rows:
        heads = row.index == 0 and any(holds_answers(cell.text) for cell in row.filled)
        answer = None if heads else row.at(answers)
        told = answer in row.filled and not is_across(row, table.columns)
        asked = above
        for cell in row.filled:
            if told and cell is answer:
                reading.passages.append(prose_passage(document, cell.blocks, asked))
                continue
            asked = asked.under(cell.text) if cell.column < answers else asked
            reason = "column headings" if heads else "question"
            reading.rejections += [
                Rejection(ref=block_ref(document, block), reason=reason) for block in cell.blocks
            ]
    return reading
