"""Matrices and reports with tables as whole files, and what is read of them."""

import io
from collections.abc import Sequence

import docx
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from extractors.document_kind import document_kind
from extractors.model import Passage
from extractors.passages import read_passages, unaccounted
from extractors.read import read_document
from gazetteers.frameworks import Framework

Rows = Sequence[Sequence[str]]
Body = Sequence[str | Rows]


def word(body: Body) -> bytes:
    """A Word file: "# a" is a heading, lists of rows are tables.

    A cell of a row that is one cell short of the others is merged over the rest; "^" is merged with
    the cell above it. Lines of a cell are paragraphs, "- a" an item, "*a*" bold.
    """
    made = docx.Document()
    for part in body:
        if isinstance(part, str):
            if part.startswith("#"):
                made.add_heading(part.lstrip("# "), level=part.count("#"))
            else:
                made.add_paragraph(part)
            continue
        width = max(map(len, part))
        table = made.add_table(rows=len(part), cols=width)
        table.style = "Table Grid"
        for number, row in enumerate(part):
            for column, text in enumerate(row):
                cell = table.cell(number, column)
                if text == "^":
                    cell.merge(table.cell(number - 1, column))
                    continue
                if column == len(row) - 1 and len(row) < width:
                    cell = cell.merge(table.cell(number, width - 1))
                for line, words in enumerate(text.split("\n")):
                    paragraph = cell.paragraphs[0] if not line else cell.add_paragraph()
                    if words.startswith("- "):
                        paragraph.style = "List Bullet"
                    run = paragraph.add_run(words.removeprefix("- ").strip("*"))
                    run.bold = words.startswith("*") or None
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def pdf(body: Body, widths: Sequence[int]) -> bytes:
    """A PDF file with the same parts; "^" continues the cell above."""
    pdfmetrics.registerFont(TTFont("Sans", "DejaVuSans.ttf"))
    plain = ParagraphStyle("plain", fontName="Sans", fontSize=9, leading=11)
    large = ParagraphStyle("large", parent=plain, fontSize=14, leading=20)
    parts: list[Flowable] = []
    for part in body:
        if isinstance(part, str):
            parts.append(Paragraph(part.lstrip("# "), large if part.startswith("#") else plain))
            continue
        width = max(map(len, part))
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        cells: list[list[object]] = []
        for number, row in enumerate(part):
            if len(row) < width:
                style.append(("SPAN", (len(row) - 1, number), (width - 1, number)))
            for column, text in enumerate(row):
                if text == "^":
                    top = max(n for n in range(number) if part[n][column] != "^")
                    style.append(("SPAN", (column, top), (column, number)))
            cells.append(
                [
                    [Paragraph(line, plain) for line in text.split("\n")] if text != "^" else ""
                    for text in (*row, *[""] * (width - len(row)))
                ]
            )
        parts.append(Table(cells, colWidths=list(widths), style=TableStyle(style), repeatRows=1))
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=landscape(A4)).build(parts)
    return stream.getvalue()


def read(data: bytes, name: str, frameworks: Sequence[Framework]) -> tuple[str, list[Passage]]:
    """The kind of the file, and its passages; no word may be lost."""
    titles = [title for plan in frameworks for item in plan.measures for title in item.titles]
    document = read_document(data, name, titles)
    document = document.model_copy(update={"kind": document_kind(document, frameworks)})
    reading = read_passages(document, frameworks)
    assert unaccounted(document, reading) == ()
    return document.kind, list(reading.passages)


def seen(passages: Sequence[Passage]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """The first words of each passage, its measure, and what it inherits but from headings."""
    return [
        (
            " ".join(passage.text.split()[:4]),
            passage.measure,
            tuple(item.text for item in passage.inherited),
        )
        for passage in passages
    ]
