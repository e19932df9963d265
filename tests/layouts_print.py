"""Prints designs: as flat OpenDocument text through LibreOffice, else with reportlab."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from layouts import (
    FONTS,
    HEADS,
    Design,
    Part,
    Pillar,
    ReportDesign,
    Score,
    design,
    matrix_text,
    report_design,
    report_text,
    score_matrix,
    score_report,
    short_cells,
    starred,
)

from extractors.layout import Layout

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text" '
    + " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
        for name, value in {
            "office": "office", "style": "style", "text": "text", "table": "table",
            "draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
        }.items()
    )
    + ">"
)  # fmt: skip
_TAGS = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"%s"}}'


def office() -> str | None:
    """The program of LibreOffice, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def installed(fonts: Sequence[str]) -> list[str]:
    """Those of the fonts that are installed."""
    lister = shutil.which("fc-list")
    if lister is None:
        return list(fonts)[:1]
    known = subprocess.run([lister, ":", "family"], capture_output=True, text=True, check=True)
    names = {name.strip() for line in known.stdout.splitlines() for name in line.split(",")}
    return [font for font in fonts if font in names] or list(fonts)[:1]


def print_all(texts: Sequence[tuple[str, bool, int]]) -> list[bytes]:
    """PDF files of flat OpenDocument texts, each (text, tagged, turn of its pages in degrees)."""
    program = office()
    assert program is not None, "LibreOffice (soffice) is not installed"
    result: dict[int, bytes] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for tagged in (False, True):
            sources = []
            for i, (text, tags, _) in enumerate(texts):
                if tags == tagged:
                    source = folder / f"{i}.fodt"
                    source.write_text(text, encoding="utf-8")
                    sources.append(source)
            if sources:
                _convert(program, sources, folder, _TAGS % str(tagged).lower())
        for i, (_, _, turn) in enumerate(texts):
            data = (folder / f"{i}.pdf").read_bytes()
            result[i] = turned(data, turn) if turn else data
    return [result[i] for i in range(len(texts))]


def _convert(program: str, sources: Sequence[Path], folder: Path, form: str) -> None:
    subprocess.run(
        [
            program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", form, "--outdir", str(folder), *map(str, sources),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )  # fmt: skip


def turned(data: bytes, turn: int) -> bytes:
    """The file with its pages turned."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.rotate(turn, relative=True)
        file.save(target)
    return target.getvalue()


def matrix_fodt(pillars: Sequence[Pillar], made: Design) -> str:
    """A matrix as flat OpenDocument text."""
    width, height = (841.9, 595.3) if made.landscape else (595.3, 841.9)
    room = width - 2 * 60
    widths = _widths(made, room)
    styles = [
        _page(width, height, 60),
        _paragraph_style("Body", made),
        _paragraph_style("Label", made, label=True),
        _paragraph_style("Short", made, short=True),
        _paragraph_style("Head", made, short=True, bold=True),
        f'<style:style style:name="H" style:family="paragraph" style:parent-style-name="Heading_1">'
        f'<style:text-properties fo:font-weight="bold" fo:font-size="{made.size + 2}pt"/>'
        f'<style:paragraph-properties fo:margin-top="12pt" fo:margin-bottom="8pt"/></style:style>',
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
        '<style:style style:name="R" style:family="table-row">'
        '<style:table-row-properties fo:keep-together="auto"/></style:style>',
        *_cell_styles(made),
        _list_style(),
    ]
    body: list[str] = []
    number = 0
    tables: list[list[str]] = []
    for index, pillar in enumerate(pillars):
        rows: list[str] = []
        if made.pillars == "rows":
            if index:
                rows, tables = tables[0], []
            rows.append(_spanning(pillar.heading, len(widths)))
        else:
            body.append(f'<text:h text:style-name="H" text:outline-level="1">'
                        f"{escape(pillar.heading)}</text:h>")  # fmt: skip
        for row in pillar.rows:
            number += 1
            rows += _matrix_rows(row.label, row.activities, number, made)
        tables = [rows]
        if made.pillars == "headings":
            body.append(_table(rows, widths, made))
    if made.pillars == "rows":
        body.append(_table(tables[0], widths, made))
    return _whole(styles, body, made.font, made.size, made.furniture, "Rolling matrix of a test")


def _widths(made: Design, room: float) -> list[float]:
    if made.columns == 2:
        return [room * made.share, room * (1 - made.share)]
    if made.columns == 3:
        first = 3.2 * made.size + 2 * made.padding
        rest = room - first
        return [first, rest * made.share, rest * (1 - made.share)]
    short = 0.16 * room
    rest = room - 2 * short
    return [rest * made.share, rest * (1 - made.share), short, short]


def _matrix_rows(label: str, activities: Sequence[str], number: int, made: Design) -> list[str]:
    left = _cell([_p("Label", label)])
    if made.columns == 4:
        rows = []
        for i, text in enumerate(activities):
            first = (
                left.replace(
                    "<table:table-cell",
                    f'<table:table-cell table:number-rows-spanned="{len(activities)}"',
                )
                if i == 0
                else "<table:covered-table-cell/>"
            )
            who, status = short_cells(text)
            cells = [first, _cell([_p("Body", text)]), _cell([_p("Short", who)]),
                     _cell([_p("Short", status)])]  # fmt: skip
            rows.append(_row(cells))
        return rows
    listed = made.bullets and number % 2 == 0
    said = [_item(text) if listed else _p("Body", text) for text in activities]
    cells = [left, _cell(said)]
    if made.columns == 3:
        cells.insert(0, _cell([_p("Short", f"{number}.")]))
    return [_row(cells)]


def _table(rows: Sequence[str], widths: Sequence[float], made: Design) -> str:
    heads = ("No.", *HEADS[:2]) if made.columns == 3 else HEADS[: made.columns]
    head = _row([_cell([_p("Head", words)], head=True) for words in heads])
    before = {"repeated": f"<table:table-header-rows>{head}</table:table-header-rows>",
              "once": head, "none": ""}[made.header]  # fmt: skip
    columns = "".join(f'<table:table-column table:style-name="C{i}"/>' for i in range(len(widths)))
    return f'<table:table table:style-name="T">{columns}{before}{"".join(rows)}</table:table>'


def _row(cells: Sequence[str]) -> str:
    return f'<table:table-row table:style-name="R">{"".join(cells)}</table:table-row>'


def _cell(paragraphs: Sequence[str], *, head: bool = False) -> str:
    style = "HeadCell" if head else "Cell"  # the first and last cell of a row get their own
    return f'<table:table-cell table:style-name="{style}">{"".join(paragraphs)}</table:table-cell>'


def _spanning(text: str, columns: int) -> str:
    covered = "<table:covered-table-cell/>" * (columns - 1)
    cell = _cell([_p("Head", text)]).replace(
        "<table:table-cell", f'<table:table-cell table:number-columns-spanned="{columns}"'
    )
    return _row([cell + covered])


def _p(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{_spans(text)}</text:p>'


def _spans(text: str) -> str:
    return "".join(
        f'<text:span text:style-name="B">{escape(piece)}</text:span>' if bold else escape(piece)
        for piece, bold in starred(text)
    )


def _item(text: str) -> str:
    return (
        f'<text:list text:style-name="L"><text:list-item>{_p("Body", text)}</text:list-item>'
        "</text:list>"
    )


def _list_style() -> str:
    return (
        '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        'text:list-tab-stop-position="14pt" fo:text-indent="-14pt" fo:margin-left="14pt"/>'
        "</style:list-level-properties></text:list-level-style-bullet></text:list-style>"
    )


def _paragraph_style(
    name: str,
    made: Design | ReportDesign,
    *,
    label: bool = False,
    short: bool = False,
    bold: bool = False,
) -> str:
    align = "justify" if made.justified and not short else "start"
    indent = 0 if label or short else made.indent
    kind = made.label if label and isinstance(made, Design) else "plain"
    weight = "bold" if bold or kind == "bold" else "normal"
    slope = "italic" if kind == "italic" else "normal"
    hyphens = str(isinstance(made, ReportDesign) and made.hyphens).lower()
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f'<style:paragraph-properties fo:text-align="{align}" fo:text-indent="{indent}pt" '
        f'fo:margin-top="0pt" fo:margin-bottom="{made.gap}pt" '
        f'fo:line-height="{made.pitch:.0%}" fo:orphans="2" fo:widows="2"/>'
        f'<style:text-properties fo:font-weight="{weight}" fo:font-style="{slope}" '
        f'fo:hyphenate="{hyphens}"/></style:style>'
    )


def _cell_styles(made: Design) -> list[str]:
    line, none = "0.5pt solid #000000", "none"
    across = made.borders in ("grid", "outer", "across")
    down = made.borders in ("grid", "columns")
    top = line if across else none
    side = line if down else none
    shade = ' fo:background-color="#d9e2f3"' if made.shaded else ""
    return [
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:padding="{made.padding}pt" fo:border-top="{top}" fo:border-bottom="{top}" '
        f'fo:border-left="{side}" fo:border-right="{side}"{fill}/></style:style>'
        for name, fill in (("Cell", ""), ("HeadCell", shade))
    ]


def _page(width: float, height: float, margin: float, columns: int = 1) -> str:
    inner = (
        f'<style:columns fo:column-count="{columns}" fo:column-gap="18pt"/>' if columns > 1 else ""
    )
    return (
        f'<style:page-layout style:name="PL"><style:page-layout-properties '
        f'fo:page-width="{width}pt" fo:page-height="{height}pt" fo:margin="{margin}pt">{inner}'
        "</style:page-layout-properties><style:header-style><style:header-footer-properties "
        'fo:margin-bottom="10pt" fo:min-height="14pt"/></style:header-style><style:footer-style>'
        '<style:header-footer-properties fo:margin-top="10pt" fo:min-height="14pt"/>'
        "</style:footer-style></style:page-layout>"
    )


def _whole(
    styles: Sequence[str], body: Sequence[str], font: str, size: float, furniture: bool, head: str
) -> str:
    around = (
        f"<style:header><text:p>{head}</text:p></style:header><style:footer><text:p>Page "
        "<text:page-number/> of <text:page-count/></text:p></style:footer>"
        if furniture
        else ""
    )
    return (
        f'{_HEAD}<office:font-face-decls><style:font-face style:name="F" '
        f"svg:font-family=\"'{font}'\"/></office:font-face-decls><office:styles>"
        '<style:default-style style:family="paragraph"><style:text-properties '
        f'style:font-name="F" fo:font-size="{size}pt" fo:language="en" fo:country="US" '
        'fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"/>'
        '</style:default-style><style:style style:name="Heading_1" style:display-name="Heading 1" '
        'style:family="paragraph" style:default-outline-level="1"/></office:styles>'
        f"<office:automatic-styles>{''.join(styles)}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="PL">{around}</style:master-page></office:master-styles>'
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )


def report_fodt(parts: Sequence[Part], made: ReportDesign) -> str:
    """A report as flat OpenDocument text."""
    each = (595.3 - 120 - 18 * (made.columns - 1)) / made.columns
    rule = 'style:width="0.7pt" style:rel-width="30%" style:adjustment="left"'
    page = _page(595.3, 841.9, 60, made.columns)
    note = (
        f'<style:footnote-sep {rule} style:line-style="solid"/>'
        if made.note_rule
        else ('<style:footnote-sep style:width="0pt" style:rel-width="0%"/>')
    )
    page = page.replace("</style:page-layout-properties>", f"{note}</style:page-layout-properties>")
    styles = [
        page,
        _paragraph_style("Body", made),
        f'<style:style style:name="H" style:family="paragraph" style:parent-style-name="Heading_1">'
        f'<style:text-properties fo:font-weight="bold" fo:font-size="{made.size + 2}pt"/>'
        '<style:paragraph-properties fo:margin-top="10pt" fo:margin-bottom="6pt" '
        'fo:keep-with-next="always"/></style:style>',
        f'<style:style style:name="N" style:family="paragraph">'
        f'<style:text-properties fo:font-size="{made.size - 2}pt"/></style:style>',
        f'<style:style style:name="T" style:family="table"><style:table-properties '
        f'style:width="{each}pt" table:align="left" fo:margin-top="6pt" fo:margin-bottom="8pt"/>'
        "</style:style>",
        '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
        'fo:padding="6pt" fo:border="0.7pt solid #1f4e79" fo:background-color="#eaf1dd"/>'
        "</style:style>",
        _list_style(),
    ]
    body: list[str] = []
    marks = 0
    for part in parts:
        if part.kind == "heading":
            body.append(f'<text:h text:style-name="H" text:outline-level="1">'
                        f"{escape(part.text)}</text:h>")  # fmt: skip
        elif part.kind == "item":
            body.append(_item(part.text))
        elif part.kind == "box":
            cell = _cell([_p("Body", part.text)])
            body.append(
                '<table:table table:style-name="T"><table:table-column/><table:table-row>'
                f"{cell}</table:table-row></table:table>"
            )
        elif part.kind == "note":
            marks += 1
            mark = (
                f'<text:note text:note-class="footnote"><text:note-citation>{marks}'
                '</text:note-citation><text:note-body><text:p text:style-name="N">'
                f"{_spans(part.text.replace('**', ''))}</text:p></text:note-body></text:note>"
            )
            body[-1] = body[-1].removesuffix("</text:p>") + mark + "</text:p>"
        else:
            body.append(_p("Body", part.text))
    return _whole(styles, body, made.font, made.size, made.furniture, "Progress report of a test")


Reader = Callable[[bytes, str], Layout]


def score_matrices(
    seeds: Iterable[int], read: Reader, shared: Path | None = None
) -> list[tuple[Design, Score]]:
    """Prints the matrices of the seeds, reads them, and compares."""
    fonts = installed(FONTS)
    made = [design(seed, fonts=fonts, reference=shared is not None) for seed in seeds]
    texts = [matrix_text(one, shared) for one in made]
    files = print_all(
        [(matrix_fodt(text, one), one.tagged, one.turn)
         for one, text in zip(made, texts, strict=True)]
    )  # fmt: skip
    return [
        (one, score_matrix(read(data, f"{one.seed}.pdf"), text, one))
        for one, text, data in zip(made, texts, files, strict=True)
    ]


def score_reports(seeds: Iterable[int], read: Reader) -> list[tuple[ReportDesign, Score]]:
    """Prints the reports of the seeds, reads them, and compares."""
    fonts = installed(FONTS)
    made = [report_design(seed, fonts=fonts) for seed in seeds]
    texts = [report_text(one.seed) for one in made]
    files = print_all(
        [(report_fodt(text, one), one.tagged, 0) for one, text in zip(made, texts, strict=True)]
    )
    return [
        (one, score_report(read(data, f"{one.seed}.pdf"), text))
        for one, text, data in zip(made, texts, files, strict=True)
    ]
