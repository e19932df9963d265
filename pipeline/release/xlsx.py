"""Writes Excel workbooks of text: small, fast, and the same bytes for the same cells.

Every cell is an inline string, so no spreadsheet calculates, reformats or guesses at what stands in
it; and nothing but the row at hand is held in memory.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from operator import add
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

Look = Literal["plain", "head", "wrapped", "new", "changed"]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

MOST_ROWS = 1_000_000
"""Excel refuses sheets of more than 1,048,576 rows."""

_MOST_CHARACTERS = 32_000
"""Excel refuses cells of more than 32,767."""

_QUICK = 2
"""Level of compression: a third of the time of the usual one, for files a quarter larger."""

_PIECES = 64
"""Rows that are packed together."""

_WRAP_FROM = 60

_LONGEST_KEPT = 200
"""Characters of a title; a longer text hardly stands in two rows."""

_MOST_KEPT = 20_000
"""Cells that are remembered."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LOOKS: tuple[Look, ...] = ("plain", "head", "wrapped", "new", "changed")
_FILLS = {"head": "FFD9E2EC", "new": "FFE3EDF7", "changed": "FFFBEBD9"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with its look; cells given as bare text are plain, or wrapped when they are long."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        title: at most 31 characters.
        header: the first row.
        rows: all further rows; taken one after the other, once.
        frozen: rows and columns that stay in sight.
        widths: of the first columns, in characters.
    """

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[str | Cell]]
    frozen: tuple[int, int] = (1, 0)
    widths: Sequence[int] = ()


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook; rows beyond what Excel can open are left out, and the last row says so."""
    numbers = range(1, len(sheets) + 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as archive:
        for name, text in (
            ("[Content_Types].xml", _content_types(numbers)),
            ("_rels/.rels", _relationships([("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", _workbook(sheets)),
            (
                "xl/_rels/workbook.xml.rels",
                _relationships(
                    [
                        *(("worksheet", f"worksheets/sheet{number}.xml") for number in numbers),
                        ("styles", "styles.xml"),
                    ]
                ),
            ),
            ("xl/styles.xml", _styles()),
        ):
            # Opened by name, an entry bears no time but the first that the format knows.
            with archive.open(name, "w") as stream:
                stream.write(text.encode())
        for number, sheet in zip(numbers, sheets, strict=True):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as stream:
                pieces = _sheet(sheet)
                while some := "".join(islice(pieces, _PIECES)):
                    stream.write(some.encode())


def _sheet(sheet: Sheet) -> Iterator[str]:
    letters = [_letters(index) for index in range(max(1, len(sheet.header)))]
    down, across = sheet.frozen
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    corner = f"{_letters(across)}{down + 1}"
    pane = "bottomRight" if across else "bottomLeft"
    split = f'xSplit="{across}" ' if across else ""
    yield (
        f'<pane {split}ySplit="{down}" topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
        "</sheetView></sheetViews>"
    )
    if sheet.widths:
        columns = "".join(
            f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
            for number, width in enumerate(sheet.widths, 1)
        )
        yield f"<cols>{columns}</cols>"
    yield "<sheetData>"
    rows = _Rows(letters)
    yield rows.xml(1, [Cell(text, "head") for text in sheet.header])
    last = 1
    for last, cells in enumerate(sheet.rows, 2):
        if last > MOST_ROWS:
            yield rows.xml(last, ["There are more rows in the CSV file."])
            break
        yield rows.xml(last, cells)
    yield f'</sheetData><autoFilter ref="A1:{letters[-1]}{last}"/></worksheet>'


class _Rows:
    """Writes the rows of a sheet; a large one has millions of cells, most of which return."""

    def __init__(self, letters: Sequence[str]) -> None:
        # The number of the row takes the place of the line breaks; then each cell has its head.
        self._heads = "\0".join(f'<c r="{letter}\n" ' for letter in letters)
        self._contents = _Contents()

    def xml(self, number: int, cells: Sequence[str | Cell]) -> str:
        """A row; empty cells are left out."""
        heads = self._heads.replace("\n", str(number)).split("\0")
        filled: Iterator[str | Cell] = filter(None, cells)
        written = map(add, compress(heads, cells), map(self._contents.__getitem__, filled))
        return f'<row r="{number}">{"".join(written)}</row>'


class _Contents(dict[str | Cell, str]):
    """What follows the head of a cell; codes, names and days return in thousands of rows."""

    def __missing__(self, cell: str | Cell) -> str:
        if isinstance(cell, Cell):
            return _content(cell.text, cell.look)
        content = _content(cell, "plain" if len(cell) <= _WRAP_FROM else "wrapped")
        if len(cell) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[cell] = content
        return content


def _content(text: str, look: Look) -> str:
    """A cell from its style on; the plain style is the first, which need not be named."""
    style = "" if look == "plain" else f's="{_LOOKS.index(look)}" '
    # Without the word, programs drop blanks at the ends.
    space = "" if text == " ".join(text.split()) else ' xml:space="preserve"'
    text = escape(_ILLEGAL.sub("", text)[:_MOST_CHARACTERS])
    return f'{style}t="inlineStr"><is><t{space}>{text}</t></is></c>'


def xml_text(text: str) -> str:
    """Words as they stand in XML, without characters that it does not permit."""
    return escape(_ILLEGAL.sub("", text))


def _letters(index: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _content_types(numbers: Iterable[int]) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        f'ContentType="{_PARTS}.worksheet+xml"/>'
        for number in numbers
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_PARTS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_PARTS}.styles+xml"/>{sheets}</Types>'
    )


def _relationships(targets: Sequence[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    found = "".join(
        f'<sheet name={quoteattr(sheet.title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{found}</sheets></workbook>'
    )


def _styles() -> str:
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/></patternFill></fill>'
        for colour in _FILLS.values()
    )
    # The first two fills are fixed by the format.
    numbers = {look: number for number, look in enumerate(_FILLS, 2)}
    wrapped = '<alignment vertical="top" wrapText="1"/>'
    formats = "".join(
        f'<xf numFmtId="49" fontId="{int(look == "head")}" fillId="{numbers.get(look, 0)}" '
        f'borderId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
        f"{wrapped if look in ('wrapped', 'new', 'changed') else _TOP}</xf>"
        for look in _LOOKS
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/>'
        '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        f'<fills count="{len(_FILLS) + 2}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{fills}</fills><borders count="1">'
        "<border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(_LOOKS)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


_TOP = '<alignment vertical="top"/>'
