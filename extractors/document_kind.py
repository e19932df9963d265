"""Whether a document is a matrix or a report, and what the headings above its tables name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from extractors.boilerplate import elements_of
from extractors.columns import read_columns
from extractors.contribution_form import read_form
from extractors.grid import view_table
from extractors.heading_names import GazetteerNames
from extractors.matrix.columns import matrix_columns
from extractors.matrix.labels import words_above_tables
from extractors.matrix.paragraphs import is_in_paragraphs
from extractors.measures.titles import CODE_CONFIDENCE, UNKNOWN, RowMeasure, Titles, titles_of
from extractors.model import Document
from extractors.surroundings import Names, with_marker
from gazetteers.frameworks import Framework

Kind = Literal["matrix", "report"]

_MATRIX_SHARE: Final = 0.5
"""Share of a document's words in matrix tables from which the document is a matrix."""


@dataclass(frozen=True, slots=True)
class AboveTable:
    """What the headings above a table name: the pillar, and the measure that it is the table of."""

    pillar: str | None = None
    measure: RowMeasure | None = None


NOTHING_ABOVE: Final = AboveTable()


def document_kind(document: Document, frameworks: Sequence[Framework]) -> Kind:
    """Whether a document is a matrix: most of its words stand in rows of measures, or below them.

    A contribution form lists measures, too; it is a report of what one organization says.
    """
    if read_form(document, frameworks) is not None:
        return "report"
    titles, names = titles_of(frameworks), GazetteerNames()
    least = _MATRIX_SHARE * sum(len(item.text) for item in document.blocks if item.kind != "cell")
    inside = 0
    opening = words_above_tables(document)
    others = []
    for grid in document.tables:
        table = view_table(document, grid)
        columns = read_columns(table)
        if matrix_columns(table, titles, columns, names, above=opening) is not None:
            inside += sum(len(row.block.text) for row in table.rows)
        else:
            others.append((grid.id, table, columns))
    if inside > least:
        return "matrix"
    if not others:
        elements = elements_of(document, names)
        return "matrix" if is_in_paragraphs(document, elements, titles) else "report"
    tops = above_tables(document, titles, names)
    several = are_several(tops)
    for grid_id, table, columns in others:
        top = tops.get(grid_id, NOTHING_ABOVE)
        under = top.measure if several else None
        if under is None and top.pillar is None:
            continue
        shape = matrix_columns(
            table, titles, columns, names, under=under, pillar=top.pillar, above=opening
        )
        if shape is not None:
            inside += sum(len(row.block.text) for row in table.rows)
    return "matrix" if inside > least else "report"


def above_tables(document: Document, titles: Titles, names: Names) -> dict[str, AboveTable]:
    """The pillars and the measures whose titles stand above tables, by the ids of the tables.

    Where one title is surely that of a measure, other headings may be worded freely.
    """
    found: dict[str, AboveTable] = {}
    pillar: str | None = None
    measure = UNKNOWN
    sure = False
    for element in elements_of(document, names) if document.tables else ():
        if element.block is None:
            told = measure if measure.id is not None else None
            found[element.table] = AboveTable(pillar, told)
            continue
        text = with_marker(element.block)
        if element.rank is not None:
            pillar = titles.pillar(text) or pillar
        named = titles.title(text, pillar)
        sure = sure or named is not None
        if named is None and element.rank is not None:
            measure = titles.read(text, pillar, named=True)
        elif named is not None:
            measure = RowMeasure(named, CODE_CONFIDENCE)
    if sure:
        return found
    return {table: replace(above, measure=None) for table, above in found.items()}


def are_several(tops: Mapping[str, AboveTable]) -> bool:
    """Whether tables stand under several measures: one alone may be what a report is about."""
    return len({top.measure.id for top in tops.values() if top.measure is not None}) > 1
