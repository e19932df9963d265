"""What stands where in the regenerated matrix: under which measure, by whom, in which paragraph.

Activities that were cut from one paragraph of a matrix are written back as that paragraph, so that
the words between them are kept, and reading the new matrix cuts them the same way again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.heading_names import GazetteerNames
from pipeline.release.content import Catalogue, Content
from pipeline.release.coverage import leads
from pipeline.release.diff import Changes
from pipeline.release.rows import PublishedActivity
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
class MatrixParagraph:
    """A paragraph of the matrix with the activities that it tells of.

    Attributes:
        words: its text in stretches.
        activities: what it tells of, in the order of its words.
        waiting: whether one of them still waits for a reviewer.
        item: whether it is an item of a list whose lead-in stands above it.
    """

    words: tuple[Words, ...]
    activities: tuple[PublishedActivity, ...]
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


def lay_out(content: Content, changes: Changes) -> Mapping[str, tuple[Group, ...]]:
    """The groups under each measure, by measure id; measures without any are left out.

    An activity stands under its first measure, and under others that a matrix row or a reviewer
    gave it. A group is led by the first organization of the first activity of its paragraphs.
    """
    marks = _marks(changes)
    units: dict[str, list[_Unit]] = defaultdict(list)
    for (measure, document, block), rows in _by_paragraph(content.published).items():
        printed = content.sources.paragraphs.get((document, block))
        units[measure] += _units(rows, printed, marks)
    known = GazetteerNames()
    return {
        measure: _groups(_with_items(found), content.catalogue, known)
        for measure, found in units.items()
    }


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
        return leads(self.paragraph.activities[0])

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
    rows: Iterable[PublishedActivity],
) -> Mapping[tuple[str, str, str], list[PublishedActivity]]:
    """Activities by measure, document and block, in the order of their words."""
    found: dict[tuple[str, str, str], list[PublishedActivity]] = defaultdict(list)
    for row in rows:
        for position, match in enumerate(row.measures):
            if position == 0 or match.basis in ("matrix-row", "reviewer"):
                found[match.id, row.document.id, row.provenance.block].append(row)
    for members in found.values():
        members.sort(key=lambda row: (row.provenance.start, row.activity_id))
    return found


def _units(
    rows: Sequence[PublishedActivity],
    printed: PrintedParagraph | None,
    marks: Mapping[str, Mark],
) -> list[_Unit]:
    """The source paragraph as one, where its activities fill it; else each activity alone."""
    if printed is not None and _fills(rows, printed.text):
        paragraph = MatrixParagraph(
            words=_stretches(rows, printed, marks),
            activities=tuple(rows),
            waiting=any(_waits(row) for row in rows),
            item=bool(printed.marker) or printed.level > 0,
        )
        return [_unit(paragraph, printed)]
    return [
        _unit(
            MatrixParagraph(
                words=_alone(row, marks), activities=(row,), waiting=_waits(row), item=False
            ),
            printed,
        )
        for row in rows
    ]


def _unit(paragraph: MatrixParagraph, printed: PrintedParagraph | None) -> _Unit:
    row = paragraph.activities[0]
    block = row.provenance.block
    order = (printed.position,) if printed is not None else tuple(_numbers(block))
    return _Unit(
        paragraph=paragraph,
        place=(
            row.document.kind != "matrix",
            row.document.file_name,
            row.document.id,
            order,
            row.provenance.start,
        ),
        cell=f"{row.document.id} {block.rpartition(';')[0]}",
    )


def _numbers(block: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", block.partition("..")[0])]


def _fills(rows: Sequence[PublishedActivity], text: str) -> bool:
    """Whether activities cover a paragraph but for the joints between them.

    A rejected part, or one that belongs under another measure, leaves a gap of more words.
    """
    position = 0
    for row in rows:
        start, end = row.provenance.start, row.provenance.end
        if start < position or text[start:end] != row.text:
            return False
        if len(_WORD.findall(text[position:start])) > (_JOINT_WORDS if position else 0):
            return False
        position = end
    return not _WORD.search(text[position:])


def _stretches(
    rows: Sequence[PublishedActivity], printed: PrintedParagraph, marks: Mapping[str, Mark]
) -> tuple[Words, ...]:
    """The words of a paragraph; in bold what the document has in bold, else its leads."""
    bold = [*printed.bold]
    if not bold:
        for row in rows:
            bold += [
                (row.provenance.start + start, row.provenance.start + end)
                for start, end in _lead_ranges(row)
            ]
    looks: list[tuple[bool, Mark]] = [(False, "")] * len(printed.text)
    for row in rows:
        mark = marks.get(row.activity_id, "")
        for position in range(row.provenance.start, row.provenance.end):
            looks[position] = (False, mark)
    for start, end in bold:
        for position in range(start, end):
            looks[position] = (True, looks[position][1])
    return _joined(printed.text, looks)


def _alone(row: PublishedActivity, marks: Mapping[str, Mark]) -> tuple[Words, ...]:
    mark = marks.get(row.activity_id, "")
    looks: list[tuple[bool, Mark]] = [(False, mark)] * len(row.text)
    for start, end in _lead_ranges(row):
        for position in range(start, end):
            looks[position] = (True, mark)
    return tuple(
        # A table row of a report reads better in a sentence's form.
        Words(stretch.text.replace(" | ", "; "), stretch.bold, stretch.mark)
        for stretch in _joined(row.text, looks)
    )


def _joined(text: str, looks: Sequence[tuple[bool, Mark]]) -> tuple[Words, ...]:
    stretches: list[Words] = []
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or looks[position] != looks[start]:
            stretches.append(Words(text[start:position], *looks[start]))
            start = position
    return tuple(stretches)


def _lead_ranges(row: PublishedActivity) -> list[tuple[int, int]]:
    """Where an activity first names each of its leads."""
    ranges = []
    for tag in row.organizations:
        start = row.text.find(tag.mention) if tag.role == "lead" and tag.mention else -1
        if start >= 0:
            ranges.append((start, start + len(tag.mention)))
    return ranges


def _waits(row: PublishedActivity) -> bool:
    return row.review.state == "needs_review"


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
