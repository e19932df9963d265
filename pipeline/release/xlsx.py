"""Writes Excel workbooks of text: small, fast, and the same bytes for the same cells.

Every cell is an inline string, so no spreadsheet calculates, reformats or guesses at what stands in
it; and nothing but the row at hand is held in memory.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, repeat
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

_WRAP_FROM = 40
"""Characters; in columns as wide as this, lines are broken."""

_ONE_PAGE_WIDE = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_PAPER = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
"""Printed on A4 across, with all columns on a page."""

_LINE = 15
"""Points that a line takes in the letters of the workbook."""

_HIGHEST = 409
"""Points; Excel has no higher rows."""

_HIGH = b" ht="
"""With its height begins a row that has one; other rows begin with their first cell."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LOOKS: tuple[Look, ...] = ("plain", "head", "wrapped", "new", "changed")
_FILLS = {"head": "FFD9E2EC", "new": "FFE3EDF7", "changed": "FFFBEBD9"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with its look; cells given as bare text look as their column does."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        title: at most 31 characters.
        header: the first row.
        rows: all further rows, taken one after the other, once; or what `RowCells` made of them.
        frozen: rows and columns that stay in sight.
        widths: of the first columns, in characters; from 40 on, lines are broken within cells.
    """

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[str | Cell] | bytes]
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
                while some := b"".join(islice(pieces, _PIECES)):
                    stream.write(some)


def _sheet(sheet: Sheet) -> Iterator[bytes]:
    down, across = sheet.frozen
    corner = f"{_letters(across)}{down + 1}"
    pane = "bottomRight" if across else "bottomLeft"
    split = f'xSplit="{across}" ' if across else ""
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(sheet.widths, 1)
    )
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}">{_ONE_PAGE_WIDE}'
        '<sheetViews><sheetView workbookViewId="0">'
        f'<pane {split}ySplit="{down}" topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
        f"</sheetView></sheetViews>{f'<cols>{columns}</cols>' if columns else ''}<sheetData>"
    ).encode()
    cells_of = RowCells(sheet.widths, len(sheet.header))
    last = 0
    for last, row in enumerate(chain(([Cell(text, "head") for text in sheet.header],), sheet.rows)):
        if last >= MOST_ROWS:
            row = ["There are more rows in the CSV file."]
        cells = row if isinstance(row, bytes) else cells_of.xml(row)
        opened = cells if cells.startswith(_HIGH) else b">" + cells
        yield b'<row r="%d"%s</row>' % (last + 1, opened)
        if last >= MOST_ROWS:
            break
    corner = f"{_letters(max(1, len(sheet.header)) - 1)}{last + 1}"
    yield f'</sheetData><autoFilter ref="A1:{corner}"/>{_PAPER}</worksheet>'.encode()


class RowCells:
    """Writes the cells of rows as XML, in one line; a large sheet has millions of them.

    Cells stand in the order of their columns and bear no address, an empty one in each gap: half
    of a sheet would be addresses, and no row would be like the one before.
    """

    def __init__(self, widths: Sequence[int], columns: int) -> None:
        """For rows of so many columns.

        Args:
            widths: of the first columns, as a `Sheet` has them.
            columns: how many there are.
        """
        looks: list[Look] = ["wrapped" if width >= _WRAP_FROM else "plain" for width in widths]
        looks += ["plain"] * columns
        self._widths = widths
        self._looks = looks[:columns]
        cells = [_CELL.format(_style(look), "", "%b") for look in self._looks]
        self._pattern = "".join(cells).encode()
        self._empty = [
            _CELL.format(_style(look), "", "").encode() for look in dict.fromkeys(self._looks)
        ]

    def xml(self, cells: Sequence[str | Cell]) -> bytes:
        """The cells of a row."""
        return self._at_once(cells) or self._one_by_one(cells)

    def high(self, cells: Sequence[str | Cell]) -> bytes:
        """The cells of a row that is as high as its broken lines need, by their characters.

        Excel finds the height itself when it opens a sheet; LibreOffice shows one line of each row.
        """
        texts = [cell if isinstance(cell, str) else cell.text for cell in cells]
        lines = max(
            (
                sum(1 + len(line) // width for line in text.split("\n"))
                for text, width in zip(texts, self._widths, strict=False)
                if width >= _WRAP_FROM
            ),
            default=1,
        )
        return b'%s"%d">%s' % (_HIGH, min(lines * _LINE, _HIGHEST), self.xml(cells))

    def _at_once(self, cells: Sequence[str | Cell]) -> bytes:
        """All cells together, where none of them takes a closer look; else nothing."""
        try:
            stripped = [*map(str.strip, cells)]  # type: ignore[arg-type]  # a `Cell` ends it
        except TypeError:
            return b""
        row = _BETWEEN.join(stripped).encode()
        pieces = tuple(_escaped(row).split(_BETWEEN.encode()))
        if (
            stripped != [*cells]
            or len(pieces) != len(self._looks)
            or len(row) > _MOST_CHARACTERS
            or len(row.translate(None, _CONTROLS)) < len(row)
            or _MAY_BE_ILLEGAL in row
        ):
            return b""
        xml = self._pattern % pieces
        for empty in self._empty:
            xml = xml.replace(empty, _NOTHING)
        return xml

    def _one_by_one(self, cells: Sequence[str | Cell]) -> bytes:
        looks: Iterable[Look] = chain(self._looks, repeat("plain"))
        return b"".join(
            [
                _content(cell, look) if isinstance(cell, str) else _content(cell.text, cell.look)
                for cell, look in zip(cells, looks, strict=False)
            ]
        )


_CELL = '<c{} t="inlineStr"><is><t{}>{}</t></is></c>'
_NOTHING = b"<c/>"

_BETWEEN = "\x1f"
"""Parts cells while they are together; one that holds it makes one too many."""

_CONTROLS = bytes(range(0x1F))
_MAY_BE_ILLEGAL = b"\xef\xbf"
"""With it begin the two characters beyond the controls that XML does not permit."""


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _style(look: Look) -> str:
    """The plain one is the first, which need not be named."""
    return "" if look == "plain" else f' s="{_LOOKS.index(look)}"'


def _content(text: str, look: Look) -> bytes:
    if not text:
        return _NOTHING
    # Without the words, programs drop blanks at the ends.
    space = "" if text == text.strip() else ' xml:space="preserve"'
    # Line breaks must not end the line, and a bare "\r" would be read as "\n".
    words = xml_text(text[:_MOST_CHARACTERS]).replace("\n", "&#10;").replace("\r", "&#13;")
    return _CELL.format(_style(look), space, words).encode()


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
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
        f' applyAlignment="1">{_TOP}</xf></cellStyleXfs>'
        f'<cellXfs count="{len(_LOOKS)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


_TOP = '<alignment vertical="top"/>'
