"""Activities set as lines of fields: a title, then "Lead: UNODC", "Date: May 2023", "Status: …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extractors.columns import COLUMN_KINDS
from extractors.model import Block, Cell, ColumnKind
from extractors.table_kinds import EVIDENCE
from gazetteers.columns import heading_meaning

_LABEL: Final = re.compile(
    r"(?:^[•–—*-]?\s?|(?<=[;|])\s*)(?P<label>[^\W\d][^:;|.\n]{1,40}?)\s?:\s+(?=\S)"
)
_LABEL_WORDS: Final = 4
_VALUE_WORDS: Final = 6
"""Words of a value in small letters; more are a sentence."""
_FEWEST: Final = 2
"""Kinds of fields who, when, where and how far that make lines the fields of an activity."""
_TITLE_WORDS: Final = 40
"""Words; a longer paragraph above fields tells more than the title of one activity."""
_CONTENT: Final[frozenset[ColumnKind]] = frozenset({"activity", "programme"})
"""Fields that say what was done."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a line: its label, what it holds, and where its words are in the line."""

    label: str
    kind: ColumnKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """The lines of one activity among others, half-open; the measure that a line names."""

    start: int
    end: int
    measure: str = ""


def fields_of(line: str) -> tuple[Field, ...]:
    """The fields of a line that opens with one; nothing for other lines.

    "Lead: UNODC; partners: WCO, INTERPOL" has two. "UNODC: handover of readers" has none.
    """
    hits = [
        (hit, kind)
        for hit in _LABEL.finditer(line)
        if len(hit["label"].split()) <= _LABEL_WORDS
        and not _is_said(line[hit.end() :])
        and (kind := COLUMN_KINDS.get(heading_meaning(hit["label"]).kind)) is not None
    ]
    if not hits or hits[0][0].start("label") > len(line) - len(line.lstrip(" •–—-*")):
        return ()
    ends = [after.start() for _, (after, _) in pairwise(hits)] + [len(line)]
    return tuple(
        Field(hit["label"], kind, hit.end(), hit.end() + len(line[hit.end() : end].rstrip(" ;|")))
        for (hit, kind), end in zip(hits, ends, strict=True)
    )


def _is_said(words: str) -> bool:
    """Whether words behind a colon tell something: "the date: it will be set by the two sides"."""
    first = re.split(r"[;|]", words)[0]
    return first[:1].islower() and len(first.split()) > _VALUE_WORDS


def records(blocks: Sequence[Block]) -> tuple[FieldRecord, ...]:
    """The activities among paragraphs that are set as lines of fields.

    Each has a title of its own, or a field for it, and two fields at least for who, when, where
    and how far. What stands between them is something else.
    """
    lines = [fields_of(block.text) for block in blocks]
    found: list[FieldRecord] = []
    position = 0
    while position < len(blocks):
        if not lines[position]:
            position += 1
            continue
        end = position
        kinds: list[ColumnKind] = []
        while end < len(blocks) and lines[end]:
            own = [field.kind for field in lines[end]]
            if kinds and set(own) & _CONTENT and set(kinds) & (_CONTENT | EVIDENCE):
                break
            kinds += own
            end += 1
        record = _record(blocks, lines, position, end)
        if record is not None and (not found or found[-1].end <= record.start):
            found.append(record)
        position = end
    return tuple(found)


def _record(
    blocks: Sequence[Block], lines: Sequence[Sequence[Field]], start: int, end: int
) -> FieldRecord | None:
    fields = [field for line in lines[start:end] for field in line]
    if len({field.kind for field in fields} & EVIDENCE) < _FEWEST:
        return None
    measure = next(
        (
            blocks[index].text[field.start : field.end]
            for index in range(start, end)
            for field in lines[index]
            if field.kind == "measure"
        ),
        "",
    )
    first = next(
        (
            index
            for index in range(start, end)
            if any(field.kind in _CONTENT for field in lines[index])
        ),
        None,
    )
    if first is None and start and not lines[start - 1]:
        title = blocks[start - 1].text
        first = start - 1 if 1 < len(title.split()) <= _TITLE_WORDS else None
    return FieldRecord(first, end, measure) if first is not None else None


def cells_of(blocks: Sequence[Block]) -> tuple[Cell, ...]:
    """The fields of an activity's lines as cells of a row, with places in their joined text."""
    cells: list[Cell] = []
    offset = 0
    for block in blocks:
        fields = fields_of(block.text)
        for field in fields:
            cells.append(
                Cell(
                    column=field.kind,
                    heading=field.label,
                    start=offset + field.start,
                    end=offset + field.end,
                )
            )
        if not fields:
            end = offset + len(block.text)
            cells.append(Cell(column="activity", heading="", start=offset, end=end))
        offset += len(block.text) + 1
    return (
        tuple(
            cell.model_copy(update={"column": "activity"}) if cell.column == "programme" else cell
            for cell in cells
        )
        if not any(cell.column == "activity" for cell in cells)
        else tuple(cells)
    )
