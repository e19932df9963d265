"""What stands where in the regenerated matrix: under which measure, by whom, in which paragraph.

Activities that were cut from one paragraph of a matrix are written back as that paragraph, so that
the words between them are kept, and reading the new matrix cuts them the same way again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

from pydantic_core import from_json

from extractors.heading_names import GazetteerNames
from pipeline.release.content import Catalogue, Content
from pipeline.release.diff import Changes
from pipeline.release.rows import cells_as_sentence
from pipeline.release.sources import PrintedParagraph

Mark = Literal["new", "changed", ""]

_FIRST_ORGANIZATIONS = ("UNRCCA", "UNOCT", "UNCCT", "CTITF")
"""They lead the matrix; the other UN entities follow, then all others alphabetically."""

_HEADING_WORDS = 8
"""A longer bold line is no heading to a reader."""

_JOINT_WORDS = 2
"""Words between two activities of one paragraph at most ("and", "as well")."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a paragraph in one look."""

    text: str
    bold: bool = False
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class MatrixEntry:
    """What the matrix needs of an activity.

    Attributes:
        document: the id of its document, with `block`, `start` and `end`.
        file_name: of its document.
        from_matrix: whether that is a matrix.
        leads: who leads it, in the order of its words.
        mentions: how these are written.
        waits: whether it still waits for a reviewer.
    """

    activity_id: str
    text: str
    document: str
    file_name: str
    from_matrix: bool
    block: str
    start: int
    end: int
    leads: tuple[str, ...]
    mentions: tuple[str, ...]
    waits: bool


@dataclass(frozen=True, slots=True)
class MatrixParagraph:
    """A paragraph of the matrix with the activities that it tells of.

    Attributes:
        words: its text in stretches.
        activities: what it tells of, in the order of its words.
        waiting: whether one of them still waits for a reviewer.
        item: whether it is an item of a list whose lead-in stands above it.
    """

    words: tuple[Words, ...]
    activities: tuple[MatrixEntry, ...]
    waiting: bool
    item: bool = False

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(stretch.text for stretch in self.words)


@dataclass(frozen=True, slots=True)
class Group:
    """What one organization leads under one measure.

    Attributes:
        organization: its id; empty where nobody is named.
        heading: the short names of all who lead, where the words of the paragraphs do not say so;
            empty for the others, which stand before them: they must not inherit a heading.
        paragraphs: in the order of their documents.
    """

    organization: str
    heading: str
    paragraphs: tuple[MatrixParagraph, ...]


class Layout:
    """What stands under each measure, laid out when it is asked for: the whole would be large."""

    def __init__(self, content: Content, changes: Changes, lines: BinaryIO) -> None:
        """Lay out a release.

        Args:
            content: of the release.
            changes: since the release before.
            lines: its `activities.jsonl`.
        """
        self._content = content
        self._marks = _marks(changes)
        self._lines = lines
        self._known = GazetteerNames()

    def groups(self, measure: str) -> tuple[Group, ...]:
        """The groups under a measure.

        An activity stands under its first measure, and under others that a matrix row or a reviewer
        gave it. A group is led by the first organization of the first activity of its paragraphs.
        """
        units: list[_Unit] = []
        for (document, block), entries in _by_paragraph(self._entries(measure)).items():
            printed = self._content.paragraphs.get((document, block))
            units += _units(entries, printed, self._marks)
        return _groups(_with_items(units), self._content.catalogue, self._known)

    def _entries(self, measure: str) -> Iterator[MatrixEntry]:
        for position in self._content.matrix_lines.get(measure, ()):
            self._lines.seek(position)
            yield read_entry(self._lines.readline())


def read_entry(line: bytes) -> MatrixEntry:
    """An entry from a line of `activities.jsonl`."""
    row = from_json(line)
    who = [tag for tag in row["organizations"] if tag["role"] == "lead"]
    document, provenance = row["document"], row["provenance"]
    return MatrixEntry(
        activity_id=row["activity_id"],
        text=row["text"],
        document=document["id"],
        file_name=document["file_name"],
        from_matrix=document["kind"] == "matrix",
        block=provenance["block"],
        start=provenance["start"],
        end=provenance["end"],
        leads=tuple(dict.fromkeys(tag["id"] for tag in who)),
        mentions=tuple(tag["mention"] for tag in who),
        waits=row["review"]["state"] == "needs_review",
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph with its place in its document."""

    paragraph: MatrixParagraph
    place: tuple[bool, str, str, tuple[int, ...], int]
    cell: str
    items: tuple["_Unit", ...] = ()

    @property
    def leads(self) -> tuple[str, ...]:
        """Who leads its first activity."""
        return self.paragraph.activities[0].leads

    @property
    def hides_lead(self) -> bool:
        """Whether its own words do not say who leads: its report or its table did."""
        return bool(self.leads) and not _lead_ranges(self.paragraph.activities[0])

    def paragraphs(self) -> Iterable[MatrixParagraph]:
        yield self.paragraph
        for item in self.items:
            yield item.paragraph


def _marks(changes: Changes) -> Mapping[str, Mark]:
    marks: dict[str, Mark] = {}
    for item in changes.items:
        if item.kind != "ended":
            marks[item.activity_id] = "new" if item.kind == "new" else "changed"
    return marks


def _by_paragraph(
    entries: Iterable[MatrixEntry],
) -> Mapping[tuple[str, str], list[MatrixEntry]]:
    """Activities by document and block, in the order of their words."""
    found: dict[tuple[str, str], list[MatrixEntry]] = defaultdict(list)
    for entry in entries:
        found[entry.document, entry.block].append(entry)
    for members in found.values():
        members.sort(key=lambda entry: (entry.start, entry.activity_id))
    return found


def _units(
    rows: Sequence[MatrixEntry],
    printed: PrintedParagraph | None,
    marks: Mapping[str, Mark],
) -> list[_Unit]:
    """The source paragraph as one, where its activities fill it; else each activity alone."""
    if printed is not None and _fills(rows, printed.text):
        paragraph = MatrixParagraph(
            words=_stretches(rows, printed, marks),
            activities=tuple(rows),
            waiting=any(row.waits for row in rows),
            item=bool(printed.marker) or printed.level > 0,
        )
        return [_unit(paragraph, printed)]
    return [
        _unit(
            MatrixParagraph(
                words=_alone(row, marks), activities=(row,), waiting=row.waits, item=False
            ),
            printed,
        )
        for row in rows
    ]


def _unit(paragraph: MatrixParagraph, printed: PrintedParagraph | None) -> _Unit:
    row = paragraph.activities[0]
    block = row.block
    order = (printed.position,) if printed is not None else tuple(_numbers(block))
    return _Unit(
        paragraph=paragraph,
        place=(
            not row.from_matrix,
            row.file_name,
            row.document,
            order,
            row.start,
        ),
        cell=f"{row.document} {block.rpartition(';')[0]}",
    )


def _numbers(block: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", block.partition("..")[0])]


def _fills(rows: Sequence[MatrixEntry], text: str) -> bool:
    """Whether activities cover a paragraph but for the joints between them.

    A rejected part, or one that belongs under another measure, leaves a gap of more words.
    """
    position = 0
    for row in rows:
        start, end = row.start, row.end
        if start < position or text[start:end] != row.text:
            return False
        if len(_WORD.findall(text[position:start])) > (_JOINT_WORDS if position else 0):
            return False
        position = end
    return not _WORD.search(text[position:])


def _stretches(
    rows: Sequence[MatrixEntry], printed: PrintedParagraph, marks: Mapping[str, Mark]
) -> tuple[Words, ...]:
    """The words of a paragraph; in bold what the document has in bold, else its leads."""
    bold = [*printed.bold]
    if not bold:
        for row in rows:
            bold += [(row.start + start, row.start + end) for start, end in _lead_ranges(row)]
    looks: list[tuple[bool, Mark]] = [(False, "")] * len(printed.text)
    for row in rows:
        mark = marks.get(row.activity_id, "")
        for position in range(row.start, row.end):
            looks[position] = (False, mark)
    for start, end in bold:
        for position in range(start, end):
            looks[position] = (True, looks[position][1])
    return _joined(printed.text, looks)


def _alone(row: MatrixEntry, marks: Mapping[str, Mark]) -> tuple[Words, ...]:
    mark = marks.get(row.activity_id, "")
    stretches: list[tuple[str, bool]] = []
    position = 0
    for start, end in _merged(_lead_ranges(row)):
        stretches += [(row.text[position:start], False), (row.text[start:end], True)]
        position = end
    stretches.append((row.text[position:], False))
    return tuple(
        # A table row of a report reads better in a sentence's form.
        Words(cells_as_sentence(text), bold, mark)
        for text, bold in stretches
        if text
    )


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that touch or overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _joined(text: str, looks: Sequence[tuple[bool, Mark]]) -> tuple[Words, ...]:
    stretches: list[Words] = []
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or looks[position] != looks[start]:
            stretches.append(Words(text[start:position], *looks[start]))
            start = position
    return tuple(stretches)


def _lead_ranges(row: MatrixEntry) -> list[tuple[int, int]]:
    """Where an activity first names each of its leads."""
    found = ((row.text.find(mention), mention) for mention in row.mentions if mention)
    return [(start, start + len(mention)) for start, mention in found if start >= 0]


def _with_items(units: Sequence[_Unit]) -> list[_Unit]:
    """Items of a list under the paragraph that leads in to them: they must not be parted."""
    found: list[_Unit] = []
    for unit in sorted(units, key=lambda unit: unit.place):
        above = found[-1] if found else None
        if unit.paragraph.item and above is not None and above.cell == unit.cell:
            found[-1] = _Unit(above.paragraph, above.place, above.cell, (*above.items, unit))
        else:
            found.append(unit)
    return found


def _groups(
    units: Sequence[_Unit], catalogue: Catalogue, known: GazetteerNames
) -> tuple[Group, ...]:
    """The paragraphs by who leads them.

    Those that say so themselves come first, by their first lead. A heading speaks for all that
    stands below it, so those that need one come last, by all their leads.
    """
    by_leads: dict[tuple[str, tuple[str, ...]], list[_Unit]] = defaultdict(list)
    for unit in units:
        heading = _heading(unit.leads, catalogue, known) if unit.hides_lead else ""
        by_leads[heading, unit.leads if heading else unit.leads[:1]].append(unit)
    groups = [
        Group(
            who[0] if who else "",
            heading,
            tuple(paragraph for unit in members for paragraph in unit.paragraphs()),
        )
        for (heading, who), members in by_leads.items()
    ]
    return tuple(sorted(groups, key=lambda group: (bool(group.heading), _rank(group, catalogue))))


def _rank(group: Group, catalogue: Catalogue) -> tuple[int, int, str, str, str]:
    lead = group.organization
    if lead in _FIRST_ORGANIZATIONS:
        return 0, _FIRST_ORGANIZATIONS.index(lead), "", lead, group.heading
    body = catalogue.body(lead)
    kind = 1 if catalogue.organization_kinds.get(body) == "un" else 2 if lead else 3
    return kind, 0, catalogue.short_name(body).casefold(), lead, group.heading


def _heading(who: Sequence[str], catalogue: Catalogue, known: GazetteerNames) -> str:
    """The short names of listed organizations, as far as a reader takes them for such."""
    if any(lead not in catalogue.organization_names for lead in who):
        return ""
    for names in (
        [catalogue.short_name(lead) for lead in who],
        [catalogue.organization_names[lead] for lead in who],
    ):
        heading = ", ".join(names)
        short = len(heading.split()) <= _HEADING_WORDS
        if short and known.kind_of(heading) == "organization":
            return heading
    return ""
