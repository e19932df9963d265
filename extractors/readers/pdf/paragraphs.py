"""Lines to paragraphs: where a column or a cell starts a new one.

What separates paragraphs differs from text to text (a gap, an indent, a short last line), so the
distances are learned from the text itself (`pdf.spacing`).
"""

from collections.abc import Sequence

from extractors.readers.pdf.lines import (
    PrintedLine,
    Sides,
    are_centred,
    changes_alignment,
    is_full,
    same_run,
)
from extractors.readers.pdf.markers import is_item, is_next_item, numbered
from extractors.readers.pdf.spacing import FIRST_LINE, Column, Spacing, same_size
from extractors.stitch import is_finished, starts_small

_WIDER_PITCH = 1.2
"""A gap up to this part of the limit for paragraphs may still be the pitch of a list."""


_FIELD_LINES = 2
"""Lines of a field, as a mail or a form lists them one below the other."""

_NAME_WORDS = 3


def cut_paragraphs(column: Column, spacing: Spacing) -> list[tuple[PrintedLine, ...]]:
    """The lines of the column, grouped into paragraphs."""
    lines = column.lines
    groups: list[list[PrintedLine]] = [[lines[0]]]
    for i in range(1, len(lines)):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if why_new(groups[-1], lines[i], following, column, spacing):
            groups.append([lines[i]])
        else:
            groups[-1].append(lines[i])
    return [tuple(group) for group in groups]


def why_new(
    group: Sequence[PrintedLine],
    line: PrintedLine,
    following: PrintedLine | None,
    column: Column,
    spacing: Spacing,
) -> str:
    """Why the line starts a new paragraph behind `group`; empty when it goes on.

    The cases stand in the order of their strength.
    """
    upper = group[-1]
    gap = line.y - upper.y
    if not same_size(upper, line):
        return "other type size"
    if gap <= 0:
        return "not below the line before"
    if spacing.tagged and upper.tag and line.tag:
        return "another paragraph by its tag" if upper.tag != line.tag else ""
    run = same_run(upper, line)
    if run is not None:
        return "" if run else "another run of text by its tag"
    if changes_alignment(upper, line, column.sides) and not _hangs(group[0], line):
        return "other alignment"
    limit = spacing.limit(column.context, upper)
    # First lines of paragraphs are set in too, but the lines below them are not.
    block = abs(upper.x0 - line.x0) < 1
    full = is_full(upper, line, _sides_at(upper, column) if block else column.sides)
    if gap > limit:
        # Lists may have a wider pitch than the text around them; a sentence that runs on shows it.
        runs_on = full and starts_small(line.text) and not is_finished(upper.text)
        if not (runs_on and gap <= _WIDER_PITCH * limit):
            return "gap"
    if is_item(line) and not ends_word(upper, line, column.sides):
        return "list marker"
    if full and line.bold and not upper.bold and is_finished(upper.text):
        return "a line in bold below the end of a sentence"
    if (upper.bold, upper.italic) != (line.bold, line.italic) and not full:
        if upper.bold != line.bold:
            return "bold changes"
        if upper.italic != line.italic and is_finished(upper.text):
            return "italics change"
    if numbered(line) and (not full or is_finished(upper.text)) and numbered(group[0]):
        return "number"
    if block and is_next_item(group[0], line):
        return "next number"
    if not full and not starts_small(line.text):
        return "short line"
    if len(group) <= _FIELD_LINES and block and _is_field(group[0]) and _is_field(line):
        return "field"
    # The last line of justified text hardly ever ends at the edge by chance.
    if full and not column.sides.justified and spacing.opens(column.context, group, line):
        return "begins as paragraphs do"
    if _indented(upper, line, following, column) and not starts_small(line.text):
        shifted = is_item(group[0]) or _hangs(group[0], line)
        if not shifted and not are_centred(upper, line, column.sides):
            return "first-line indent"
    return ""


def _is_field(line: PrintedLine) -> bool:
    """Whether the line begins with the name of a field: "From:", "Date and place:"."""
    if not line.text[0].isupper():
        return False
    return any(word.text[-1] == ":" for word in line.words[:_NAME_WORDS])


def _hangs(first: PrintedLine, line: PrintedLine) -> bool:
    """Whether the line begins where the words behind the marker of the first line do."""
    marked = numbered(first) or is_item(first)
    return marked and len(first.words) > 1 and abs(first.words[1].x0 - line.x0) < 1


def ends_word(upper: PrintedLine, line: PrintedLine, sides: Sides) -> bool:
    """Whether what looks like a marker is the rest of a word too wide for its column.

    "instabilit" fills its line, and "y." begins the next.
    """
    mark = line.words[0].text
    rest = len(mark) == 2 and mark[0].islower() and mark[1] == "."
    alone = len(upper.words) == 1 and upper.text[-1].islower()
    return rest and alone and sides.wall - upper.x1 < 0.75 * upper.size


def _sides_at(line: PrintedLine, column: Column) -> Sides:
    """Where the line could have ended: blocks indented on the left often are on the right too."""
    left, right, justified, wall = column.sides
    shift = line.x0 - left
    if shift < FIRST_LINE * line.size:
        return column.sides
    same = [other.x1 for other in column.lines if abs(other.x0 - line.x0) < 1]
    reach = max(same)
    if len(same) < 3 or reach > right - 0.5 * shift:
        return column.sides
    return Sides(left, reach, justified, wall)


def _indented(
    upper: PrintedLine, line: PrintedLine, following: PrintedLine | None, column: Column
) -> bool:
    """A line that begins further right than its neighbours, which begin at the left edge."""
    least = FIRST_LINE * line.size
    back = following is None or line.x0 - following.x0 > least
    return line.x0 - upper.x0 > least and line.x0 - column.sides.left > least and back
