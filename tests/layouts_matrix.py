"""Matrices as flat OpenDocument text, in whatever table a design asks for."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from layouts import (
    Design,
    Pillar,
    Row,
    Said,
    caption,
    cell_content,
    headings,
    prose,
    short_cells,
    side_name,
    starred,
    typed_items,
)
from layouts_styles import (
    cell_styles,
    list_style,
    page,
    paragraph_style,
    section_style,
    whole,
)

MARGIN = 60.0
RUNNING_HEAD = "Rolling matrix of a test"


def matrix_fodt(pillars: Sequence[Pillar], made: Design) -> str:
    """A matrix as flat OpenDocument text."""
    width, height = (841.9, 595.3) if made.landscape else (595.3, 841.9)
    room = width - 2 * MARGIN
    widths = _widths(made, room)
    styles = [
        page(width, height, MARGIN, framed=made.frame),
        paragraph_style("Body", made),
        paragraph_style("Label", made, label=True),
        paragraph_style("Short", made, short=True),
        paragraph_style("Head", made, short=True, bold=True),
        paragraph_style("Prose", made, loose=True),
        f'<style:style style:name="H" style:family="paragraph" style:parent-style-name="Heading_1">'
        f'<style:text-properties fo:font-weight="bold" fo:font-size="{made.size + 2}pt"/>'
        f'<style:paragraph-properties fo:margin-top="12pt" fo:margin-bottom="8pt"/></style:style>',
        f'<style:style style:name="Caption" style:family="paragraph">'
        f'<style:text-properties fo:font-size="{made.size - 1}pt"/>'
        f'<style:paragraph-properties fo:margin-top="8pt" fo:margin-bottom="4pt"/></style:style>',
        '<style:style style:name="B" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>',
        f'<style:style style:name="T" style:family="table"><style:table-properties '
        f'style:width="{room}pt" table:align="left" '
        'table:border-model="collapsing"/></style:style>',
        *(
            f'<style:style style:name="C{i}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{w:.2f}pt"/></style:style>'
            for i, w in enumerate(widths)
        ),
        '<style:style style:name="R" style:family="table-row"><style:table-row-properties '
        f'fo:keep-together="{"always" if made.whole else "auto"}"/></style:style>',
        *cell_styles(made),
        list_style(),
        section_style(made.prose),
    ]
    body = [_prose(made, "before")]
    number = 0
    rows: list[str] = []
    for pillar in pillars:
        start = len(rows)
        if made.pillars == "rows":
            rows.append(_spanning(pillar.heading, len(widths)))
        elif not made.side:
            body.append(f'<text:h text:style-name="H" text:outline-level="1">'
                        f"{escape(pillar.heading)}</text:h>")  # fmt: skip
        for row in pillar.rows:
            number += 1
            rows += _matrix_rows(row, number, made)
            if made.captions:
                above, below = caption(row, number)
                body += [
                    paragraph("Caption", above),
                    _table(rows, widths, made),
                    paragraph("Caption", below),
                ]
                rows = []
        if made.side:
            rows[start:] = _beside(pillar.heading, rows[start:], made)
        elif made.pillars == "headings" and rows:
            body.append(_table(rows, widths, made))
            rows = []
    if rows:
        body.append(_table(rows, widths, made))
    body.append(_prose(made, "behind"))
    return whole(styles, body, made.font, made.size, made.furniture, RUNNING_HEAD)


def _widths(made: Design, room: float) -> list[float]:
    narrow = 3.2 * made.size + 2 * made.padding
    widths = {"number": narrow, "pillar": narrow}
    if made.columns == 4:
        widths |= {"who": 0.16 * room, "status": 0.16 * room}
    rest = room - sum(widths[name] for name in made.names if name in widths)
    widths |= {"label": rest * made.share, "activity": rest * (1 - made.share)}
    return [widths[name] for name in made.names]


def _matrix_rows(row: Row, number: int, made: Design) -> list[str]:
    said = cell_content(row, number, made)
    names = [name for name in made.names if name != "pillar"]
    tint = made.tint == "rows" and number % 2 == 0
    left = cell([paragraph("Label", row.label)], "LabelCell", tint=tint)
    if made.columns < 4:
        cells = {
            "label": left,
            "activity": cell([part for s in said for part in _said(s, made)], tint=tint),
            "number": cell([paragraph("Short", f"{number}.")], tint=tint),
        }
        return [_row([cells[name] for name in names])]
    rows = []
    last = len(row.activities) - 1
    for i, text in enumerate(row.activities):
        who, status = short_cells(text)
        inside = [paragraph("Body", text)]
        if i == last and said[-1].kind == "nested":
            inside += _said(said[-1], made)
        cells = {
            "label": _merged(left, len(row.activities)) if i == 0 else _COVERED,
            "activity": cell(inside, tint=tint),
            "who": cell([paragraph("Short", who)], tint=tint),
            "status": cell([paragraph("Short", status)], tint=tint),
        }
        rows.append(_row([cells[name] for name in names]))
    return rows


_COVERED = "<table:covered-table-cell/>"
_CELL = "<table:table-cell"


def _merged(text: str, rows: int) -> str:
    return text.replace(_CELL, f'{_CELL} table:number-rows-spanned="{rows}"', 1)


def _beside(heading: str, rows: Sequence[str], made: Design) -> list[str]:
    """The rows of a pillar with its turned name in a first column, merged down over two."""
    result = []
    for i, row in enumerate(rows):
        name = cell([paragraph("Head", side_name(heading))], f"Side{made.side}")
        first = _merged(name, min(2, len(rows) - i)) if i % 2 == 0 else _COVERED
        place = min(row.find(tag) for tag in (_CELL, _COVERED) if tag in row)
        result.append(row[:place] + first + row[place:])
    return result


def _said(said: Said, made: Design) -> list[str]:
    if said.kind == "item":
        return [item(text) for (text,) in said.texts]
    if said.kind == "nested":
        rows = "".join(_row([cell([paragraph("Short", t)]) for t in texts]) for texts in said.texts)
        columns = '<table:table-column table:number-columns-repeated="2"/>'
        return [f'<table:table table:is-sub-table="false">{columns}{rows}</table:table>',
                '<text:p text:style-name="Short"/>']  # fmt: skip
    if said.kind == "typed":
        return [paragraph("Body", "\n".join(typed_items([text for (text,) in said.texts], made)))]
    return [paragraph("Body", text) for (text,) in said.texts]


def _table(rows: Sequence[str], widths: Sequence[float], made: Design) -> str:
    head = "".join(_head_rows(made))
    before = {"repeated": f"<table:table-header-rows>{head}</table:table-header-rows>",
              "once": head, "none": ""}[made.header]  # fmt: skip
    columns = "".join(f'<table:table-column table:style-name="C{i}"/>' for i in range(len(widths)))
    inner = list(rows)
    if made.again and not made.side and not made.joint and len(inner) > 3:
        whole_rows = [i for i, row in enumerate(inner) if _COVERED not in row and i > 1]
        if whole_rows:
            inner.insert(whole_rows[len(whole_rows) // 2], head)
    return f'<table:table table:style-name="T">{columns}{before}{"".join(inner)}</table:table>'


def _head_rows(made: Design) -> list[str]:
    rows = []
    for line in headings(made):
        cells = []
        for words, span, down in line:
            head = cell([paragraph("Head", words)], "HeadCell") if down else _COVERED
            if span > 1:
                head = head.replace(_CELL, f'{_CELL} table:number-columns-spanned="{span}"', 1)
            cells.append((_merged(head, down) if down > 1 else head) + _COVERED * (span - 1))
        rows.append(_row(cells))
    return rows


def _row(cells: Sequence[str]) -> str:
    return f'<table:table-row table:style-name="R">{"".join(cells)}</table:table-row>'


def cell(paragraphs: Sequence[str], style: str = "Cell", *, tint: bool = False) -> str:
    """A table cell of a style; `tint`: on a coloured background."""
    name = f"{style}Tint" if tint else style
    return f'<table:table-cell table:style-name="{name}">{"".join(paragraphs)}</table:table-cell>'


def _spanning(text: str, columns: int) -> str:
    name = cell([paragraph("Head", text)])
    name = name.replace(_CELL, f'{_CELL} table:number-columns-spanned="{columns}"')
    return _row([name + _COVERED * (columns - 1)])


def _prose(made: Design, place: str) -> str:
    said = "".join(paragraph("Prose", text) for text in prose(made, place))
    if made.prose < 2 or not said:
        return said
    return f'<text:section text:style-name="S" text:name="{place}">{said}</text:section>'


def paragraph(style: str, text: str) -> str:
    """A paragraph of a style."""
    return f'<text:p text:style-name="{style}">{spans(text)}</text:p>'


def spans(text: str) -> str:
    """The words with their bold stretches; a line feed is a line break."""
    return "".join(
        f'<text:span text:style-name="B">{_broken(piece)}</text:span>' if bold else _broken(piece)
        for piece, bold in starred(text)
    )


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<text:line-break/>")


def item(text: str) -> str:
    """A list item with a bullet."""
    return (
        f'<text:list text:style-name="L"><text:list-item>{paragraph("Body", text)}</text:list-item>'
        "</text:list>"
    )
