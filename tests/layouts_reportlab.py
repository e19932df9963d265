"""Prints matrices with reportlab, for machines without LibreOffice and as a second typesetter."""

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from layouts import HEADS, Design, Pillar, starred
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

FACES = {"Liberation Serif": "Times", "DejaVu Serif": "Times"}


def matrix_pdf(pillars: Sequence[Pillar], made: Design) -> bytes:
    """The matrix of a design; two columns, rows cut by pages."""
    size = landscape(A4) if made.landscape else A4
    face = FACES.get(made.font, "Helvetica")
    bold = f"{face}-Bold"
    body = ParagraphStyle(
        "body",
        fontName="Times-Roman" if face == "Times" else face,
        fontSize=made.size,
        leading=1.17 * made.pitch * made.size,
        spaceAfter=made.gap,
        firstLineIndent=made.indent,
        alignment=TA_JUSTIFY if made.justified else TA_LEFT,
    )
    short = ParagraphStyle("short", body, firstLineIndent=0, alignment=TA_LEFT)
    label = ParagraphStyle("label", short)
    if made.label == "bold":
        label.fontName = bold
    head = ParagraphStyle("head", short, fontName=bold)
    title = ParagraphStyle("title", head, fontSize=made.size + 2, leading=1.3 * (made.size + 2))
    room = size[0] - 120
    widths = [room * made.share, room * (1 - made.share)]
    story: list[Flowable] = []
    for pillar in pillars:
        story += [Paragraph(escape(pillar.heading), title), Spacer(1, 6)]
        rows: list[list[object]] = []
        if made.header != "none":
            rows.append([Paragraph(text, head) for text in HEADS[:2]])
        for row in pillar.rows:
            said = [Paragraph(_marked(text), body) for text in row.activities]
            first = Paragraph(escape(row.label), label)
            rows.append([first, said])
        table = Table(
            rows,
            colWidths=widths,
            repeatRows=1 if made.header == "repeated" else 0,
            splitInRow=1,
            style=_style(made),
        )
        story += [table, Spacer(1, 14)]
    target = io.BytesIO()
    frame = Frame(60, 60, room, size[1] - 120, 0, 0, 0, 0)
    document = BaseDocTemplate(target, pagesize=size)
    document.addPageTemplates([PageTemplate(frames=[frame])])
    document.build(story)
    return target.getvalue()


def _style(made: Design) -> TableStyle:
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), made.padding),
        ("RIGHTPADDING", (0, 0), (-1, -1), made.padding),
    ]
    if made.borders == "grid":
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    if made.borders in ("outer", "across"):
        commands += [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black),
                     ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)]  # fmt: skip
    if made.shaded and made.header != "none":
        commands.append(("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#d9e2f3")))
    return TableStyle(commands)


def _marked(text: str) -> str:
    return "".join(
        f"<b>{escape(piece)}</b>" if bold else escape(piece) for piece, bold in starred(text)
    )
