"""Pages with a narrow column beside the text and its tables, printed with reportlab.

The column holds short paragraphs of its own on every page: key figures, quotations, contacts. What
stands in the text, in the tables and beside them is known.
"""

import io
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from layouts import plain
from layouts_reportlab import FACES
from layouts_score import Score
from layouts_text import activity, label, long_paragraph
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from extractors.layout import Layout, ParagraphLayout, TableLayout

HEADS = ("Measure", "Activities")
NOTES = (
    "More than {n} officers were trained in the year.",
    "{n} schools took part in the campaign on tolerance.",
    "Contact: the secretariat, room {n}.",
    "We learned more in a week than in {n} months, said one of the judges.",
    "The budget was {n},000 dollars, of which a half came from Japan.",
    "See also the annual report, page {n}.",
)


@dataclass(frozen=True)
class SideDesign:
    """How the pages are laid out.

    Attributes:
        seed: makes it known.
        font: of all text.
        size: of the text in points; the column beside it is smaller or the same.
        side: where the narrow column stands.
        share: part of the width that it takes.
        gutter: points between it and the text.
        smaller: points by which its type is smaller.
        look: nothing, a "rule" between, a "tint" behind it, or a "box" around each paragraph.
        justified: the text has two straight edges.
        tables: number of tables in the text.
        ruled: tables have rules on all sides, or horizontal ones only.
        gap: points between paragraphs.
    """

    seed: int
    font: str
    size: float
    side: Literal["left", "right"]
    share: float
    gutter: float
    smaller: float
    look: Literal["", "rule", "tint", "box"]
    justified: bool
    tables: int
    ruled: bool
    gap: float


def side_design(seed: int) -> SideDesign:
    """The design of a seed."""
    pick = random.Random(f"side {seed}")
    return SideDesign(
        seed,
        font=pick.choice(["Liberation Sans", "Liberation Serif"]),
        size=pick.choice([9, 10, 10.5, 11]),
        side=pick.choice(["left", "right"]),
        share=pick.choice([0.22, 0.26, 0.3]),
        gutter=pick.choice([14, 18, 24]),
        smaller=pick.choice([0, 1, 2]),
        look=pick.choice(["", "", "rule", "tint", "box"]),  # type: ignore[arg-type]
        justified=pick.random() < 0.5,
        tables=pick.choice([0, 1, 2]),
        ruled=pick.random() < 0.7,
        gap=pick.choice([5, 7, 9]),
    )


@dataclass(frozen=True)
class SideText:
    """What is printed: headings and paragraphs, rows of tables, paragraphs beside them."""

    body: tuple[str, ...]
    tables: tuple[tuple[tuple[str, str], ...], ...]
    beside: tuple[str, ...]


def side_file(made: SideDesign) -> tuple[bytes, SideText]:
    """The file of a design, and what it says."""
    pick = random.Random(f"side text {made.seed}")
    face = FACES.get(made.font, "Helvetica")
    base = ParagraphStyle(
        "body", fontName="Times-Roman" if face == "Times" else face, fontSize=made.size,
        leading=1.2 * made.size, spaceAfter=made.gap,
        alignment=TA_JUSTIFY if made.justified else TA_LEFT,
    )  # fmt: skip
    head = ParagraphStyle(
        "head", base, fontName=f"{face}-Bold", fontSize=made.size + 2, leading=1.3 * made.size + 2,
        alignment=TA_LEFT, spaceBefore=6, keepWithNext=1,
    )  # fmt: skip
    cell = ParagraphStyle("cell", base, alignment=TA_LEFT, spaceAfter=0)
    bold = ParagraphStyle("bold", cell, fontName=f"{face}-Bold")
    small = ParagraphStyle(
        "small", base, alignment=TA_LEFT, fontSize=made.size - made.smaller,
        leading=1.2 * (made.size - made.smaller), spaceAfter=made.gap + 2,
    )  # fmt: skip
    width, height = A4
    room = width - 120
    narrow = room * made.share
    wide = room - narrow - made.gutter
    story: list[Flowable] = []
    body: list[str] = []
    tables: list[tuple[tuple[str, str], ...]] = []
    for section in range(3):
        heading = f"{section + 1}. {label(pick).rstrip('.')}"
        body.append(heading)
        story.append(Paragraph(heading, head))
        for _ in range(pick.randint(2, 4)):
            body.append(long_paragraph(pick))
            story.append(Paragraph(body[-1], base))
        if section < made.tables:
            rows = tuple((label(pick), plain(activity(pick))) for _ in range(pick.randint(2, 4)))
            tables.append(rows)
            lines: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
            kind = "GRID" if made.ruled else "LINEBELOW"
            lines.append((kind, (0, 0), (-1, -1), 0.5, colors.black))
            content = [[Paragraph(text, bold) for text in HEADS]]
            content += [[Paragraph(text, cell) for text in row] for row in rows]
            story.append(
                Table(content, colWidths=[0.35 * wide, 0.65 * wide], style=lines,
                      spaceBefore=6, spaceAfter=12)
            )  # fmt: skip
    beside: list[str] = []
    x = 60 if made.side == "left" else width - 60 - narrow
    main = 60 + narrow + made.gutter if made.side == "left" else 60

    def draw(canvas: Canvas, _: object) -> None:
        if made.look == "tint":
            canvas.setFillColor(colors.HexColor("#eef3e6"))
            canvas.rect(x - 5, 60, narrow + 10, height - 120, stroke=0, fill=1)
            canvas.setFillColor(colors.black)
        if made.look == "rule":
            between = main - made.gutter / 2 if made.side == "left" else x - made.gutter / 2
            canvas.line(between, 60, between, height - 60)
        top = height - 62
        for note in pick.sample(NOTES, pick.randint(2, 5)):
            text = note.format(n=pick.randint(12, 480))
            inner = narrow - 8 if made.look == "box" else narrow
            said = Paragraph(text, small)
            _, tall = said.wrap(inner, height)
            left = x + 4 if made.look == "box" else x
            said.drawOn(canvas, left, top - tall)
            if made.look == "box":
                canvas.rect(x, top - tall - 4, narrow, tall + 8)
            beside.append(text)
            top -= tall + made.gap + pick.choice([8, 20, 60])

    target = io.BytesIO()
    frame = Frame(main, 60, wide, height - 120, 0, 0, 0, 0)
    document = BaseDocTemplate(target, pagesize=A4)
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=draw)])
    document.build(story)
    return target.getvalue(), SideText(tuple(body), tuple(tables), tuple(beside))


def score_side(layout: Layout, text: SideText) -> Score:
    """Compares what was read with what was printed: paragraphs, and cells with their rows."""
    expected = Counter(("text", "", said) for said in (*text.body, *text.beside))
    for rows in text.tables:
        for left, right in rows:
            expected.update([("cell", left, left), ("cell", left, right)])
    found: Counter[tuple[str, str, str]] = Counter()
    for element in layout.elements:
        if isinstance(element, ParagraphLayout):
            marker = f"{element.marker} " if element.marker else ""
            found["text", "", marker + element.text] += 1
        else:
            found.update(_cells(element))
    missing, extra = expected - found, found - expected
    return Score(
        expected=expected.total(),
        right=(expected & found).total(),
        read=found.total(),
        wrong=(*(f"- {' | '.join(k)}" for k in missing), *(f"+ {' | '.join(k)}" for k in extra)),
        warnings=layout.warnings,
    )


def _cells(table: TableLayout) -> Sequence[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    current = ""
    for row in table.rows:
        texts = [" ".join(p.text for p in cell.paragraphs) for cell in row.cells]
        if tuple(texts) == HEADS:
            continue
        if len(texts) == 1:
            found += [("text", "", paragraph.text) for paragraph in row.cells[0].paragraphs]
            continue
        for cell, text in zip(row.cells, texts, strict=True):
            current = text if cell.column == 0 and text else current
            found += [("cell", current, p.text) for p in cell.paragraphs]
    return found
