"""Tables in text files: lines of cells that tabs, bars, tags, signs or aligned columns divide."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from lxml import html as lxml_html
from lxml.etree import ParserError

from extractors.readers.plain.delimited import find_records
from extractors.readers.plain.spaced import find_spaced

RowKind = Literal["tab", "bar", "grid", "html", "columns", "fields"]

_RULE_SIGNS: Final = frozenset(" \t|:+=–—_-")
_GRID_BORDER: Final = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_PARAGRAPH_TAG: Final = re.compile(r"<(?:p|td|br)\b", re.IGNORECASE)
_TABLE_OPEN: Final = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_CLOSED: Final = re.compile(r"</table\s*>", re.IGNORECASE)
_ROW_OPEN: Final = re.compile(r"<tr\b", re.IGNORECASE)
_AROUND_TABLE: Final = re.compile(
    r"(?<=\S)[ \t]*(?=<table\b)|(?<=</table>)[ \t]*(?=\S)", re.IGNORECASE
)
_CAPTION: Final = re.compile(
    r"(<table\b[^<>]{0,500}>)\s*<caption\b[^<>]{0,500}>(.{0,300}?)</caption\s*>",
    re.IGNORECASE | re.DOTALL,
)
_ROW_TAG: Final = re.compile(r"(<tr\b|</tr\s*>)", re.IGNORECASE)
_MAIL_FIELD: Final = re.compile(r"\s*[\w-]{1,20}:\s*\t")
_LIST_TAB: Final = re.compile(r"\s*(?:[•·▪◦*–-]|\(?\w{1,4}[.)])\t")
_BAR: Final = re.compile(r"(?<!\\)\|")
_FEWEST_ALIGNED: Final = 3
_MARKER_ONLY: Final = re.compile(r"[•·▪◦*–-]|\(?\w{1,3}[.)]|")


@dataclass(frozen=True, slots=True)
class TextRow:
    """A line, or the lines, of one table row.

    Attributes:
        line: number of its first line in the file, from 0.
        last: number of its last line.
        cells: the raw text of the cells; paragraphs inside are divided by blank lines or tags.
        kind: how the cells were divided.
        ruled: whether a rule of dashes follows, as after Markdown column headings.
        spans: columns that each cell covers; empty when each covers one.
        downs: rows that each cell covers; empty when each covers one.
        header: whether the markup itself says that it is a column heading.
    """

    line: int
    last: int
    cells: tuple[str, ...]
    kind: RowKind
    ruled: bool = False
    spans: tuple[int, ...] = ()
    downs: tuple[int, ...] = ()
    header: bool = False


def is_rule(line: str) -> bool:
    """Whether a line only draws: "---|---", "-----", "+====+"."""
    return not set(line) - _RULE_SIGNS and any(
        sign in line for sign in ("--", "==", "—", "__", "+", "––")
    )


def find_rows(lines: Sequence[str]) -> dict[int, tuple[TextRow, ...]]:
    """All table rows of a text, by the number of the line where they begin.

    A single line with bars ("available in: AR | EN | RU") and lists with tabs are no tables: at
    least two lines in a row must be divided the same way, unless tags say that they are cells.
    Several rows begin in one line where a converter wrote a whole HTML table into it.
    """
    found: dict[int, list[TextRow]] = {}
    taken: set[int] = set()
    for finder in _FINDERS:
        new = list(finder(lines, taken))
        for row in new:
            found.setdefault(row.line, []).append(row)
            taken.update(range(row.line, row.last + 1))
    return {line: tuple(found[line]) for line in sorted(found)}


def _html_rows(lines: Sequence[str], taken: set[int]) -> Iterator[TextRow]:
    start = depth = 0
    bare: list[str] = []
    for number, line in enumerate([*lines, ""]):
        opened, closed = len(_TABLE_OPEN.findall(line)), len(_TABLE_CLOSED.findall(line))
        if not depth:
            if not opened and _ROW_OPEN.search(line):
                bare.append(line)
                continue
            if bare:
                first = number - len(bare)
                yield from _html_table(f"<table>{' '.join(bare)}</table>", first, number - 1)
                bare = []
            start = number
        depth = max(0, depth + opened - closed)
        if (opened or closed) and not depth:
            yield from _html_table("\n".join(lines[start : number + 1]), start, number)
    if depth:
        yield from _html_table("\n".join(lines[start:]), start, len(lines) - 1)


def with_tables_apart(lines: Sequence[str]) -> list[str]:
    """The lines, where a table in HTML begins and ends lines of its own, below its caption.

    Rows without the tags of a table, as someone has copied them, are lines of their own.
    """
    text = "\n".join(lines)
    if _ROW_OPEN.search(text) is None:
        return list(lines)
    if _TABLE_OPEN.search(text):
        return _AROUND_TABLE.sub("\n", _CAPTION.sub(r"\n\n\2\n\n\1", text)).split("\n")
    found: list[str] = []
    inside = False
    for part in _ROW_TAG.split(text):
        if part[:3].lower() == "<tr" and not inside:
            inside = True
            found.append(f"\n{part}")
        elif inside and part[:4].lower() == "</tr":
            inside = False
            found.append(f"{part}\n")
        else:
            found.append(part.replace("\n", " ") if inside else part)
    return "".join(found).replace(">\n\n<", ">\n<").split("\n")


def _html_table(source: str, first: int, last: int) -> Iterator[TextRow]:
    try:
        root = lxml_html.fragment_fromstring(source, create_parent="div")
    except (ParserError, ValueError):
        return
    rows = [row for row in root.iter("tr") if sum(1 for _ in row.iterancestors("table")) <= 1]
    for row in rows:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if not cells:
            continue
        yield TextRow(
            line=first,
            last=last,
            cells=tuple(_inner(cell) for cell in cells),
            kind="html",
            spans=tuple(_count(cell.get("colspan")) for cell in cells),
            downs=tuple(_count(cell.get("rowspan")) for cell in cells),
            header=all(cell.tag == "th" for cell in cells)
            or any(True for _ in row.iterancestors("thead")),
        )


def _inner(cell: lxml_html.HtmlElement) -> str:
    parts = [cell.text or ""]
    parts.extend(
        str(lxml_html.tostring(child, encoding="unicode", with_tail=True)) for child in cell
    )
    return "".join(parts)


def _count(raw: str | None) -> int:
    return min(int(raw), 1_000) if raw is not None and re.fullmatch(r"[1-9]\d{0,5}", raw) else 1


def _grid_rows(lines: Sequence[str], taken: set[int]) -> Iterator[TextRow]:
    """Tables drawn with "+---+": a row goes on over several lines up to the next border."""
    number = rows = 0
    while number < len(lines):
        if number in taken or _GRID_BORDER.fullmatch(lines[number]) is None:
            number += 1
            continue
        start = number + 1
        end = start
        while end < len(lines) and lines[end].lstrip().startswith("|"):
            end += 1
        if end == start or end == len(lines) or _GRID_BORDER.fullmatch(lines[end]) is None:
            number += 1
            continue
        below = end + 1 < len(lines) and lines[end + 1].lstrip().startswith("|")
        parts = [_bar_cells(line) for line in lines[start:end]]
        if rows > 1 or below or not _are_rows(parts):
            yield from _grid_parts(lines, start, end)
        else:
            for offset, part in enumerate(parts):
                yield TextRow(start + offset, start + offset, part, "grid")
        rows = rows + 1 if below else 0
        number = end


_INNER_BORDER: Final = re.compile(r"\s*[|+].*\+[-=]{2,}\+.*[|+]\s*")
"""A border that parts some columns only: the others go on in the next row."""


def _grid_parts(lines: Sequence[str], start: int, end: int) -> Iterator[TextRow]:
    """The rows between two borders; one that is merged down stands in the first of them."""
    inner = [n for n in range(start, end) if _INNER_BORDER.fullmatch(lines[n]) is not None]
    bounds = [*zip([start, *(n + 1 for n in inner)], [*inner, end], strict=True)]
    rows = []
    for first, last in bounds:
        parts = [_bar_cells(line) for line in lines[first:last]]
        width = max((len(part) for part in parts), default=0)
        rows.append(
            [
                "\n".join(part[column] if column < len(part) else "" for part in parts)
                for column in range(width)
            ]
        )
    for number, border in zip(range(1, len(rows)), inner, strict=True):
        # Between bars stands what is not parted: "|      +------+------+".
        segments = re.findall(r"[|+]([^|+]*)(?=[|+])", lines[border].strip())
        for column, segment in enumerate(segments[: len(rows[number])]):
            if segment.strip(" ") or column >= len(rows[0]):
                continue
            upper = max(n for n in range(number) if n == 0 or rows[n][column].strip())
            rows[upper][column] = "\n".join((rows[upper][column], rows[number][column]))
            rows[number][column] = ""
    for (first, last), cells in zip(bounds, rows, strict=True):
        if cells:
            yield TextRow(
                first,
                max(first, last - 1),
                tuple(cells),
                "grid",
                ruled="=" in lines[end],
            )


def _are_rows(lines: Sequence[tuple[str, ...]]) -> bool:
    """Whether lines without borders between them are rows each, as databases print them."""
    return len(lines) > 1 and all(
        len(line) == len(lines[0]) and line[0] and not any(cell[:1].islower() for cell in line)
        for line in lines
    )


def _bar_rows(lines: Sequence[str], taken: set[int]) -> Iterator[TextRow]:
    group: list[tuple[int, tuple[str, ...]]] = []
    ruled: set[int] = set()

    def finish() -> Iterator[TextRow]:
        bordered = all(lines[number].strip().startswith("|") for number, _ in group)
        widths = {len(cells) for _, cells in group}
        alike = len(group) > 1 and len(widths) == 1
        if group and (alike or ruled or bordered):
            for number, cells in group:
                yield TextRow(number, number, cells, "bar", ruled=number in ruled)
        group.clear()
        ruled.clear()

    for number, line in enumerate(lines):
        if number in taken:
            yield from finish()
        elif group and "|" in line and is_rule(line):
            ruled.add(group[-1][0])
        elif len(cells := _bar_cells(line)) > 1 and not is_rule(line):
            group.append((number, cells))
        elif not is_rule(line) or not line.strip():
            yield from finish()
    yield from finish()


def _bar_cells(line: str) -> tuple[str, ...]:
    parts = _BAR.split(line.strip())
    if len(parts) > 1 and not parts[0].strip():
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return tuple(part.strip().replace("\\|", "|") for part in parts)


def _field_rows(lines: Sequence[str], taken: set[int]) -> Iterator[TextRow]:
    for record in find_records(lines, taken):
        yield TextRow(record.line, record.last, record.fields, "fields", header=record.heading)


def _tab_rows(lines: Sequence[str], taken: set[int]) -> Iterator[TextRow]:
    """Lines with tabs: where most have the same number of tabs, those with fewer are rows too."""
    tabbed = {
        number: line
        for number, line in enumerate(lines)
        if number not in taken
        and "\t" in line.rstrip()
        and not is_rule(line)
        and not _MAIL_FIELD.match(line)
        and not _LIST_TAB.match(line)
    }
    marked = any(_PARAGRAPH_TAG.search(line) for line in tabbed.values())
    counts = Counter(line.rstrip().count("\t") for line in tabbed.values() if "\t" in line.strip())
    for number, line in tabbed.items():
        tabs = line.rstrip().count("\t")
        is_indented_prose = "\t" not in line.strip()
        if is_indented_prose and not (marked and _PARAGRAPH_TAG.search(line)):
            continue
        has_neighbour = bool({number - 1, number + 1} & tabbed.keys())
        if not (marked or counts[tabs] > 1 or has_neighbour):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        following = next((other for other in lines[number + 1 :] if other.strip()), "")
        ruled = "\t" in following.rstrip() and is_rule(following)
        yield TextRow(number, number, cells, "tab", ruled=ruled)


def _spaced_rows(lines: Sequence[str], taken: set[int]) -> Iterator[TextRow]:
    for row in find_spaced(lines, taken):
        yield TextRow(row.first, row.last, row.cells, "columns")


def _aligned_rows(lines: Sequence[str], taken: set[int]) -> Iterator[TextRow]:
    """Columns made with spaces: at least three lines with the same empty strips."""
    number = 0
    while number < len(lines):
        end = number
        while end < len(lines) and end not in taken and lines[end].strip():
            end += 1
        if end - number >= _FEWEST_ALIGNED:
            yield from _aligned_block(lines, number, end)
        number = max(end, number) + 1


def _aligned_block(lines: Sequence[str], start: int, end: int) -> Iterator[TextRow]:
    block = [line.expandtabs(8).rstrip() for line in lines[start:end]]
    texts = [line for line in block if not is_rule(line)]
    if len(texts) < _FEWEST_ALIGNED:
        return
    starts = _column_starts(texts)
    if len(starts) < 2:
        return
    rows: list[tuple[int, int, list[str], bool]] = []
    for offset, line in enumerate(block):
        if is_rule(line):
            if rows:
                rows[-1] = (*rows[-1][:3], True)
            continue
        cells = [
            line[left:right].strip()
            for left, right in zip(starts, [*starts[1:], None], strict=True)
        ]
        # The wrapped rest of a row leaves its first column empty.
        if rows and not cells[0] and not rows[-1][3]:
            first, _, upper, ruled = rows[-1]
            joined = [" ".join(filter(None, pair)) for pair in zip(upper, cells, strict=True)]
            rows[-1] = (first, start + offset, joined, ruled)
        else:
            rows.append((start + offset, start + offset, cells, False))
    firsts = [cells[0] for _, _, cells, _ in rows]
    if len(rows) < 2 or all(
        _MARKER_ONLY.fullmatch(first) or first.endswith(":") for first in firsts
    ):
        return
    for first, last, cells, ruled in rows:
        yield TextRow(first, last, tuple(cells), "columns", ruled=ruled)


def _column_starts(texts: Sequence[str]) -> list[int]:
    """Where columns begin: text after two blanks in the first line and blanks above in all others.

    Prose has no strip of two blanks that goes through three lines.
    """
    width = max(map(len, texts))
    padded = [text.ljust(width) for text in texts]
    blank = [all(text[column] == " " for text in padded) for column in range(width)]
    begin = min(len(text) - len(text.lstrip()) for text in texts)
    starts = [begin]
    for column in range(begin + 1, width):
        if not blank[column] and blank[column - 1] and blank[column - 2]:
            filled = sum(text[column:].strip() != "" for text in padded)
            if filled * 2 >= len(texts):
                starts.append(column)
    return starts


_FINDERS: Final = (
    _html_rows,
    _grid_rows,
    _bar_rows,
    _field_rows,
    _tab_rows,
    _spaced_rows,
    _aligned_rows,
)
