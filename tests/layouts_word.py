"""Matrices as Word files, written as people and programs leave them after years of editing.

Runs are torn, words are tracked, wrapped in content controls, fields and tags; cells are merged
down or skipped; rows, paragraphs and words that were deleted or hidden stand among the others.
What the accepted view of the file shows is the text of the design and nothing else.
"""

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from layouts import (
    Design,
    Pillar,
    Row,
    caption,
    cell_content,
    headings,
    long_matrix,
    office_design,
    prose,
    sample_matrix,
    short_cells,
    side_name,
    starred,
    typed_items,
)
from layouts_score import Score, score_matrix

from extractors.layout import Layout

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_BY = 'w:id="7" w:author="A. Editor" w:date="2019-03-01T10:00:00Z"'


class WordFile:
    """One matrix as a Word file: `data` are its bytes, `boxes` the words of its text boxes."""

    def __init__(self, pillars: Sequence[Pillar], made: Design) -> None:
        self.boxes: list[str] = []
        self._made = made
        self._pick = random.Random(f"word {made.seed}")
        self._skips = made.columns == 4 and self._pick.random() < 0.4 and made.names[0] == "label"
        self.data = _package(self._body(pillars))

    def _body(self, pillars: Sequence[Pillar]) -> str:
        made, number = self._made, 0
        body = [self._said(text) for text in prose(made, "before")]
        rows: list[str] = []
        for pillar in pillars:
            start = len(rows)
            if made.pillars == "rows":
                spanned = f'<w:gridSpan w:val="{len(made.names)}"/>'
                rows.append(self._row([_cell(self._said(f"**{pillar.heading}**"), spanned)]))
            elif not made.side:
                body.append(self._said(pillar.heading, '<w:pStyle w:val="Heading1"/>'))
            for row in pillar.rows:
                number += 1
                printed = self._rows(row, number)
                rows += printed
                if made.captions:
                    above, below = caption(row, number)
                    body += [self._said(above), self._table(rows), self._said(below)]
                    rows = []
            if made.side:
                rows[start:] = [
                    self._beside(side_name(pillar.heading), row, i % 2 == 0)
                    for i, row in enumerate(rows[start:])
                ]
            elif made.pillars == "headings" and rows:
                body += [self._table(rows), self._box(number)]
                rows = []
        if rows:
            body.append(self._table(rows))
        return "".join([*body, *(self._said(text) for text in prose(made, "behind"))])

    def _rows(self, row: Row, number: int) -> list[str]:
        made = self._made
        said = cell_content(row, number, made)
        names = [name for name in made.names if name != "pillar"]
        if made.columns < 4:
            cells = {
                "label": _cell(self._said(row.label)),
                "activity": _cell("".join(self._content(part.kind, part.texts) for part in said)),
                "number": _cell(self._said(f"{number}.")),
            }
            return [self._row([cells[name] for name in names])]
        rows = []
        for i, text in enumerate(row.activities):
            who, status = short_cells(text)
            inside = self._said(text)
            if i == len(row.activities) - 1 and said[-1].kind == "nested":
                inside += self._content("nested", said[-1].texts)
            begins = _cell(self._said(row.label), '<w:vMerge w:val="restart"/>')
            cells = {
                "label": begins if i == 0 else _cell("<w:p/>", "<w:vMerge/>"),
                "activity": _cell(inside),
                "who": _cell(self._said(who)),
                "status": _cell(self._said(status)),
            }
            skipped = self._skips and i > 0
            shown = [cells[name] for name in names if not (skipped and name == "label")]
            rows.append(self._row(shown, '<w:gridBefore w:val="1"/>' if skipped else ""))
        return rows

    def _content(self, kind: str, texts: Sequence[Sequence[str]]) -> str:
        if kind == "nested":
            rows = [self._row([_cell(self._said(text)) for text in line]) for line in texts]
            return f"<w:tbl>{''.join(rows)}</w:tbl><w:p/>"
        if kind == "typed":
            items = typed_items([text for (text,) in texts], self._made)
            runs = "<w:r><w:br/></w:r>".join(self._runs(item) for item in items)
            return f"<w:p>{runs}</w:p>"
        if kind == "item":
            depth = self._pick.randint(0, 2)
            listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
            return "".join(self._said(text, listed) for (text,) in texts)
        return "".join(self._said(text) for (text,) in texts)

    def _table(self, rows: Sequence[str]) -> str:
        made = self._made
        flag = "<w:tblHeader/>" if made.header == "repeated" else ""
        head = [
            self._row([_cell(self._said(f"**{text}**" if text else ""), merge)
                       for text, merge in _word_heads(line)], flag)
            for line in headings(made)
        ] if made.header != "none" else []  # fmt: skip
        inner = list(rows)
        if made.again and not made.joint and len(inner) > 3:
            inner.insert(len(inner) // 2, head[0])
        if self._pick.random() < 0.3:
            gone = _cell("<w:p><w:r><w:t>Old words</w:t></w:r></w:p>") * len(made.names)
            inner.insert(1, self._row([gone], f"<w:del {_BY}/>"))
        return f"<w:tbl><w:tblPr/>{''.join([*head, *inner])}</w:tbl>"

    def _row(self, cells: Sequence[str], properties: str = "") -> str:
        row = f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
        wrapped = self._pick.random() < 0.1
        return f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>" if wrapped else row

    def _beside(self, name: str, row: str, begins: bool) -> str:
        turn = '<w:textDirection w:val="btLr"/>'
        first = _cell(self._said(f"**{name}**"), f'<w:vMerge w:val="restart"/>{turn}')
        place = row.index("</w:trPr>") + len("</w:trPr>")
        return row[:place] + (first if begins else _cell("<w:p/>", "<w:vMerge/>")) + row[place:]

    def _box(self, number: int) -> str:
        """A paragraph with a text box now and then, which newer and older programs find twice."""
        if self._pick.random() < 0.6:
            return ""
        said = [f"Contact point {number}", f"Office {number} of the secretariat."]
        self.boxes += said
        inside = f"<w:txbxContent>{self._said(said[1])}</w:txbxContent>"
        return (
            f"<w:p>{self._runs(said[0])}<w:r><mc:AlternateContent>"
            f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )

    def _said(self, text: str, properties: str = "") -> str:
        """One paragraph, perhaps of two whose parting was deleted."""
        words = text.split(" ")
        if "**" in text or len(words) < 6 or self._pick.random() < 0.9:
            return f"<w:p><w:pPr>{properties}</w:pPr>{self._runs(text)}</w:p>"
        first, second = " ".join(words[:3]) + " ", " ".join(words[3:])
        gone = f"<w:rPr><w:del {_BY}/></w:rPr>"
        return (
            f"<w:p><w:pPr>{properties}{gone}</w:pPr>{self._runs(first)}</w:p>"
            f"<w:p><w:pPr>{properties}</w:pPr>{self._runs(second)}</w:p>"
        )

    def _runs(self, text: str) -> str:
        result = []
        for piece, bold in starred(text):
            while piece:
                size = self._pick.randint(8, 60)
                result.append(self._wrapped(piece[:size], bold))
                piece = piece[size:]
        return "".join(result)

    def _wrapped(self, text: str, bold: bool) -> str:
        run = self._run(text, bold)
        gone = '<w:r><w:t xml:space="preserve"> gone </w:t></w:r>'
        ways: list[Callable[[], str]] = [
            lambda: f"<w:ins {_BY}>{run}</w:ins>",
            lambda: run + f"<w:del {_BY}>{gone.replace('w:t', 'w:delText')}</w:del>",
            lambda: f"<w:moveFrom {_BY}>{gone}</w:moveFrom><w:moveTo {_BY}>{run}</w:moveTo>",
            lambda: f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>",
            lambda: f'<w:smartTag w:element="place">{run}</w:smartTag>',
            lambda: f'<w:proofErr w:type="spellStart"/>{run}<w:proofErr w:type="spellEnd"/>',
            lambda: run + gone.replace("<w:t ", "<w:rPr><w:vanish/></w:rPr><w:t "),
            lambda: f'<w:bookmarkStart w:id="1" w:name="b"/>{run}<w:bookmarkEnd w:id="1"/>',
            lambda: _field(run),
        ]
        return self._pick.choice(ways)() if self._pick.random() < 0.3 else run

    def _run(self, text: str, bold: bool) -> str:
        shown = escape(text)
        cut = len(text) // 2
        if self._pick.random() < 0.2 and text[cut - 1 : cut + 1].isalpha() and "&" not in shown:
            shown = _text(f"{shown[:cut]}") + "<w:softHyphen/>" + _text(shown[cut:])
        elif self._pick.random() < 0.2:
            shown = "<w:noBreakHyphen/>".join(_text(part) for part in shown.split("-"))
        else:
            shown = _text(shown)
        return f"<w:r><w:rPr>{'<w:b/>' if bold else ''}</w:rPr>{shown}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def _field(run: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r>'
    return f"{mark('begin')}{code}{mark('separate')}{run}{mark('end')}"


def _cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _word_heads(line: Sequence[tuple[str, int, int]]) -> list[tuple[str, str]]:
    """Headings (words, columns, rows; no rows: covered from above) as words and properties."""
    return [
        (
            words,
            (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
            + {0: "<w:vMerge/>", 2: '<w:vMerge w:val="restart"/>'}.get(rows, ""),
        )
        for words, span, rows in line
    ]


def _package(body: str) -> bytes:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text) in enumerate([("bullet", "•"), ("decimal", "%2."), ("bullet", "–")])
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATION}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATION}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}<w:sectPr/></w:body>"
        "</w:document>",
        "word/numbering.xml": f'<w:numbering {_SPACES}><w:abstractNum w:abstractNumId="0">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/styles.xml": f'<w:styles {_SPACES}><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>',
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return target.getvalue()


def score_word(seed: int, read: Callable[[bytes, str], Layout]) -> tuple[Design, Score]:
    """Writes the matrix of a seed as a Word file, reads it, and compares."""
    made = office_design(seed)
    pillars = sample_matrix() if made.source == "sample" else long_matrix(seed)
    file = WordFile(pillars, made)
    return made, score_matrix(read(file.data, f"{seed}.docx"), pillars, made, file.boxes)
