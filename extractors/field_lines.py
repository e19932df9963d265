"""Activities set as lines of fields: a title, then "Lead: UNODC", "Date: May 2023", "Status: …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extractors.columns import COLUMN_KINDS
from extractors.dates import find_dates
from extractors.model import Block, Cell, ColumnKind
from extractors.table_kinds import EVIDENCE
from gazetteers.columns import heading_meaning, language_of_letters

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
_TOLD_WORDS: Final = 6
"""Words; a shorter paragraph below the fields of a sheet tells nothing of what it is on."""
_BESIDE_OTHERS: Final = frozenset({"budget"})
"""Kinds of tables whose labels stand among the fields of an activity: what it costs."""
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
        and (kind := _kind(hit["label"])) is not None
    ]
    if not hits or hits[0][0].start("label") > len(line) - len(line.lstrip(" •–—-*")):
        return ()
    ends = [after.start() for _, (after, _) in pairwise(hits)] + [len(line)]
    return tuple(
        Field(hit["label"], kind, hit.end(), hit.end() + len(line[hit.end() : end].rstrip(" ;|")))
        for (hit, kind), end in zip(hits, ends, strict=True)
    )


def _kind(label: str) -> ColumnKind | None:
    meaning = heading_meaning(label)
    return "other" if meaning.table in _BESIDE_OTHERS else COLUMN_KINDS.get(meaning.kind)


def _is_said(words: str) -> bool:
    """Whether words behind a colon tell something: "the date: it will be set by the two sides"."""
    first = re.split(r"[;|]", words)[0]
    if not first[:1].islower() or len(first.split()) <= _VALUE_WORDS:
        return False
    dates = find_dates(first, language_of_letters(first))
    return not dates or dates[0].start > 0


def records(blocks: Sequence[Block]) -> tuple[FieldRecord, ...]:
    """The activities among paragraphs that are set as lines of fields.

    Each has a title of its own, or a field for it, and two fields at least for who, when, where
    and how far. On a sheet the title is the heading above the fields, and what is done is told in
    the paragraph below them. What stands between them is something else.
    """
    lines = [fields_of(block.text) for block in blocks]
    found: list[FieldRecord] = []
    position = 0
    while position < len(blocks):
        if not lines[position]:
            position += 1
            continue
        end = _end_of_fields(lines, position)
        record = _record(blocks, lines, position, end)
        if record is not None and (not found or found[-1].end <= record.start):
            found.append(record)
            end = record.end
        position = end
    return tuple(found)


def _end_of_fields(lines: Sequence[Sequence[Field]], start: int) -> int:
    """One past the lines of the fields that belong together.

    A label that stands among them already opens the next activity, and so does one for what was
    done behind fields that stand once, for all that follows.
    """
    end = start
    kinds: set[ColumnKind] = set()
    labels: set[str] = set()
    others = (line for index, line in enumerate(lines) if index != start)
    once = not any(_labels(line) & _labels(lines[start]) for line in others)
    titled = start > 0 and not lines[start - 1]
    while end < len(lines) and lines[end]:
        own = {field.kind for field in lines[end]}
        if _labels(lines[end]) & labels:
            break
        alone = once and not titled and not kinds & (_CONTENT | {"measure"})
        if own & _CONTENT and alone and kinds & EVIDENCE:
            break
        kinds |= own
        labels |= _labels(lines[end])
        end += 1
    return end


def _labels(line: Sequence[Field]) -> frozenset[str]:
    return frozenset(field.label.casefold() for field in line)


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
    if first is not None:  # "Date: 6 February", "Event: round table": the date belongs to it
        first = next(
            index
            for index in range(start, end)
            if any(field.kind in _CONTENT | EVIDENCE for field in lines[index])
        )
    if _stands_title(blocks, lines, start, first):
        first = start - 1
    sheet = first is None or (first < start and is_label(blocks[first]))
    if sheet and end < len(blocks) and not lines[end] and _tells(blocks[end]):
        return FieldRecord(start if first is None else first, end + 1, measure)
    kinds = {field.kind for field in fields} & EVIDENCE
    if first is None and (start, end) == (0, len(blocks)) and len(kinds) > _FEWEST:
        return FieldRecord(start, end, measure)  # the heading alone says what it is
    return FieldRecord(first, end, measure) if first is not None else None


def _stands_title(
    blocks: Sequence[Block], lines: Sequence[Sequence[Field]], start: int, content: int | None
) -> bool:
    """Whether the paragraph above fields is their title, though a field may say what was done.

    Fields of who and when before that one need a title to belong to.
    """
    if not start or lines[start - 1]:
        return False
    title = blocks[start - 1]
    if not 1 < len(title.text.split()) <= _TITLE_WORDS:
        return False
    if content is None:
        return True
    opens = {field.kind for field in lines[content]}
    return not opens & _CONTENT and is_label(title)


def sheets(blocks: Sequence[Block]) -> str:
    """The id of the block where the first of several sheets with the same fields begins, or "".

    The labels at the head of a letter or a report stand once: who sends it, to whom, of which date.
    A note on one event has its organizers there, and when or where it is.
    """
    seen: dict[frozenset[str], str] = {}
    before: tuple[Block, Sequence[Field]] | None = None
    group: list[Field] = []
    first = ""
    for block in (*blocks, None):
        own = fields_of(block.text) if block is not None else ()
        # Without a line between them, a sheet ends where its fields begin anew.
        if group and (not own or _labels(own) & _labels(group)):
            evidence = {field.kind for field in group} & EVIDENCE
            if len(evidence) >= _FEWEST and evidence & _OF_SHEETS:
                labels = _labels(group)
                if any(map(_ORGANIZES.match, labels)) and evidence & _WHEN_AND_WHERE:
                    return first
                again = next((seen[other] for other in seen if len(other & labels) >= _FEWEST), "")
                if again:
                    return again
                seen[labels] = first
            group = []
        if own and block is not None:
            if not group:
                title = before is not None and not before[1] and is_label(before[0])
                first = before[0].id if before is not None and title else block.id
            group += own
        if block is not None:
            before = (block, own)
    return ""


_ORGANIZES: Final = re.compile(r"(?:co-?)?organi[sz](?:er|ed)|(?:со)?организатор")
_WHEN_AND_WHERE: Final[frozenset[ColumnKind]] = frozenset({"date", "place"})
"""Beside those who organize, these are the fields of an event, which stand once in its note."""
_OF_SHEETS: Final[frozenset[ColumnKind]] = frozenset(
    {"funder", "partner", "beneficiary", "organization"}
)
"""Fields of which a sheet has one at least; forwarded mails repeat their dates and subjects."""


def is_label(block: Block) -> bool:
    """Whether a line is a title without the end of a sentence: "Project 2. Young people"."""
    return block.text.rstrip()[-1:].isalnum() or block.text.rstrip().endswith(("”", "»", '"'))


def _tells(block: Block) -> bool:
    """Whether a paragraph is a text of its own, not an item of a list and not what opens one."""
    listed = bool(block.marker or block.level)
    text = block.text.rstrip()
    return not listed and len(text.split()) > _TOLD_WORDS and text.endswith((".", "!", "…", "”"))


def measure_field(line: str) -> str:
    """The words of a line that is the field of a measure: "Measure: II.4"; else empty."""
    fields = fields_of(line)
    alone = len(fields) == 1 and fields[0].kind == "measure"
    return line[fields[0].start : fields[0].end] if alone else ""


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
