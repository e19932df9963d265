"""Reading PDF files: structure, what is left out, broken files."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
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

from extractors.detect import detect
from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.readers.pdf import read_pdf

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
TIGHT = ParagraphStyle("tight", BODY, spaceAfter=0, alignment=TA_JUSTIFY)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=11, spaceAfter=3)
HEADING = ParagraphStyle("heading", BODY, fontName="Helvetica-Bold", fontSize=14, leading=18)
ITEM = ParagraphStyle("item", BODY, leftIndent=18, bulletIndent=4)
GRID = TableStyle(
    [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
)

WORKSHOP = (
    "In April 2019 UNODC organized a workshop in Osh for forty investigators of the Kyrgyz "
    "Republic on the use of electronic evidence in cases of terrorism, together with the "
    "Ministry of the Interior and the Academy of Justice."
)
VISIT = (
    "Experts of CTED visited Tajikistan from 3 to 7 June 2019 and recommended that the border "
    "service should use lists of passengers more often than it does today."
)
HANDBOOK = (
    "The OSCE Programme Office in Bishkek is developing a handbook on community policing for "
    "local crime prevention centres, which will be printed in Kyrgyz and Russian."
)


def pdf(
    *story: Flowable,
    size: tuple[float, float] = A4,
    columns: int = 1,
    on_page: Callable[[Canvas, BaseDocTemplate], None] | None = None,
) -> bytes:
    """A PDF with the flowables in one or several columns on each page."""
    target = io.BytesIO()
    width, height, gap = size[0] - 120, size[1] - 140, 18
    each = (width - gap * (columns - 1)) / columns
    frames = [Frame(60 + i * (each + gap), 70, each, height, 0, 0, 0, 0) for i in range(columns)]
    document = BaseDocTemplate(target, pagesize=size)
    template = (
        PageTemplate(frames=frames, onPage=on_page) if on_page else PageTemplate(frames=frames)
    )
    document.addPageTemplates([template])
    document.build(list(story))
    return target.getvalue()


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF with one page that `draw` has drawn."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def read(data: bytes, *titles: str) -> Layout:
    """The layout, after the check that no word is lost."""
    layout = read_pdf(data, "report.pdf", titles)
    assert layout.warnings == ()
    return layout


def texts(layout: Layout) -> list[str]:
    """Paragraphs, and rows with their cells joined."""
    result = []
    for element in layout.elements:
        if isinstance(element, ParagraphLayout):
            result.append(element.text)
        else:
            result += rows(element)
    return result


def rows(table: TableLayout) -> list[str]:
    return [
        " | ".join(" ".join(p.text for p in cell.paragraphs) for cell in row.cells)
        for row in table.rows
    ]


def table_of(layout: Layout) -> TableLayout:
    tables = [e for e in layout.elements if isinstance(e, TableLayout)]
    assert len(tables) == 1
    return tables[0]


def test_paragraphs_headings_and_places() -> None:
    layout = read(
        pdf(
            Paragraph("Border security", HEADING), Paragraph(WORKSHOP, BODY), Paragraph(VISIT, BODY)
        )
    )
    assert texts(layout) == ["Border security", WORKSHOP, VISIT]
    heading, first, _ = layout.elements
    assert isinstance(heading, ParagraphLayout) and isinstance(first, ParagraphLayout)
    assert (heading.kind, heading.level) == ("heading", 1)
    assert "".join(first.text[line.start : line.end] for line in first.lines) == "".join(
        line_text.strip() for line_text in _printed(first)
    )
    assert all(line.page == 1 and line.box[1] < line.box[3] < A4[1] for line in first.lines)
    assert first.lines[0].box[0] == pytest.approx(60, abs=1)


def _printed(paragraph: ParagraphLayout) -> list[str]:
    return [paragraph.text[line.start : line.end] for line in paragraph.lines]


def test_bold_ranges_are_slices() -> None:
    layout = read(pdf(Paragraph("The <b>CIS ATC</b> held an exercise.", BODY)))
    paragraph = layout.elements[0]
    assert isinstance(paragraph, ParagraphLayout)
    assert [paragraph.text[a:b] for a, b in paragraph.bold] == ["CIS ATC"]


def test_justified_paragraphs_without_any_spacing() -> None:
    layout = read(pdf(*(Paragraph(text, TIGHT) for text in [WORKSHOP, VISIT, HANDBOOK] * 3)))
    assert texts(layout) == [WORKSHOP, VISIT, HANDBOOK] * 3


def test_list_items_lose_their_markers() -> None:
    items = [Paragraph(text, ITEM, bulletText="\u2022") for text in (WORKSHOP, VISIT)]
    layout = read(pdf(Paragraph("The year brought:", BODY), *items, Paragraph(HANDBOOK, BODY)))
    assert texts(layout) == ["The year brought:", WORKSHOP, VISIT, HANDBOOK]
    assert [e.marker for e in layout.elements if isinstance(e, ParagraphLayout)] == [
        "",
        "•",
        "•",
        "",
    ]
    assert [d.text for d in layout.discards if d.reason == "list-marker"] == ["•", "•"]


def test_list_items_lie_as_deep_as_they_are_set_in() -> None:
    deeper = ParagraphStyle("deeper", ITEM, leftIndent=36, bulletIndent=22)
    story = [
        Paragraph(text, style, bulletText="•")
        for text, style in [(WORKSHOP, ITEM), (VISIT, deeper), (HANDBOOK, deeper), (VISIT, ITEM)]
    ]
    layout = read(pdf(Paragraph(HANDBOOK, BODY), *story, Paragraph(WORKSHOP, BODY)))
    levels = [element.level for element in layout.elements if isinstance(element, ParagraphLayout)]
    assert levels == [0, 1, 2, 2, 1, 0]


def test_two_columns_are_read_one_after_the_other() -> None:
    story = [Paragraph(text, BODY) for text in [WORKSHOP, VISIT, HANDBOOK] * 6]
    layout = read(pdf(*story, columns=2, size=(420, 380)))
    assert texts(layout) == [WORKSHOP, VISIT, HANDBOOK] * 6


def test_a_paragraph_goes_on_over_pages_without_running_heads() -> None:
    def heads(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 330, "Programme report 2019")
        canvas.drawString(60, 30, "UNODC")
        canvas.drawRightString(360, 30, f"Page {document.page} of 3")

    story = [Paragraph(text, BODY) for text in [WORKSHOP, VISIT, HANDBOOK] * 3]
    layout = read(pdf(*story, size=(420, 360), on_page=heads))
    assert layout.pages == 3
    assert texts(layout) == [WORKSHOP, VISIT, HANDBOOK] * 3
    reasons = [discard.reason for discard in layout.discards]
    assert (reasons.count("header"), reasons.count("footer")) == (3, 3)


def test_footnotes_stand_at_the_end_and_their_marks_nowhere() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "The course ended in May")
        end = 60 + canvas.stringWidth("The course ended in May")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(end, 704, "1")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(end + 4, 700, " and will be repeated next year.")
        canvas.line(60, 120, 180, 120)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 108, "1 Funded by Japan.")

    layout = read(drawn(draw))
    assert texts(layout) == [
        "The course ended in May and will be repeated next year.",
        "Funded by Japan.",
    ]
    note = layout.elements[-1]
    assert isinstance(note, ParagraphLayout)
    assert (note.kind, note.marker) == ("note", "1")


HEAD = ["No.", "Activity", "When"]


def test_a_table_over_pages_is_one_table() -> None:
    cells = [HEAD] + [
        [str(i), Paragraph(text, CELL), "2019"]
        for i, text in enumerate([WORKSHOP, VISIT, HANDBOOK] * 3, start=1)
    ]
    style = TableStyle([*GRID.getCommands(), ("FONT", (0, 0), (-1, 0), "Helvetica-Bold")])
    table = Table(cells, colWidths=[30, 200, 60], repeatRows=1, style=style, splitInRow=1)
    layout = read(pdf(table, size=(420, 300)))
    assert layout.pages > 2
    found = table_of(layout)
    expected = [
        f"{i} | {text} | 2019" for i, text in enumerate([WORKSHOP, VISIT, HANDBOOK] * 3, start=1)
    ]
    assert rows(found) == ["No. | Activity | When", *expected]
    assert [row.header for row in found.rows] == [True] + [False] * 9
    repeated = [d.text for d in layout.discards if d.reason == "repeated-header"]
    assert repeated == HEAD * (layout.pages - 1)


def test_cells_merged_down_and_across() -> None:
    cells = [
        ["Country", "Organization", "Activity"],
        ["Kazakhstan", "UNODC", "Training of judges"],
        ["", "OSCE", "Visit to a prison"],
        ["Whole region", "", "Conference"],
    ]
    style = TableStyle([*GRID.getCommands(), ("SPAN", (0, 1), (0, 2)), ("SPAN", (0, 3), (1, 3))])
    found = table_of(read(pdf(Table(cells, colWidths=[90, 90, 120], style=style))))
    shapes = [[(cell.column, cell.span, cell.rows) for cell in row.cells] for row in found.rows]
    assert shapes == [
        [(0, 1, 1), (1, 1, 1), (2, 1, 1)],
        [(0, 1, 2), (1, 1, 1), (2, 1, 1)],
        [(1, 1, 1), (2, 1, 1)],
        [(0, 2, 1), (2, 1, 1)],
    ]
    assert rows(found)[2] == "OSCE | Visit to a prison"


def test_turned_words_in_a_cell() -> None:
    class Turned(Flowable):
        def wrap(self, *_: float) -> tuple[float, float]:
            return 12, 110

        def draw(self) -> None:
            self.canv.rotate(90)
            self.canv.setFont("Helvetica", 9)
            self.canv.drawString(2, -9, "Border security")

    table = Table([[Turned(), Paragraph(VISIT, CELL)], ["", "End"]], colWidths=[24, 200])
    table.setStyle(GRID)
    assert rows(table_of(read(pdf(table, Paragraph(WORKSHOP, BODY)))))[0] == (
        f"Border security | {VISIT}"
    )


def test_an_underline_does_not_cut_a_row() -> None:
    cells = [["Measure", "Activity"], ["Border security", Paragraph(f"<u>{VISIT}</u>", CELL)]]
    found = table_of(read(pdf(Table(cells, colWidths=[90, 200], style=GRID))))
    assert rows(found) == ["Measure | Activity", f"Border security | {VISIT}"]


def test_a_table_without_rules() -> None:
    cells: list[list[object]] = [
        [Paragraph(f"<b>{text}</b>", CELL) for text in ("Measure", "Activities")]
    ]
    labels = ["Border security", "Training of judges and prosecutors", "Community policing"]
    for label, text in zip(labels, (VISIT, WORKSHOP, HANDBOOK), strict=True):
        cells.append([Paragraph(label, CELL), [Paragraph(text, CELL), Paragraph(VISIT, CELL)]])
    style = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    story = [Paragraph(WORKSHOP, BODY), Table(cells, colWidths=[120, 320], style=style)]
    layout = read(pdf(*story, Spacer(1, 12), Paragraph(HANDBOOK, BODY)))
    assert rows(table_of(layout)) == [
        "Measure | Activities",
        f"Border security | {VISIT} {VISIT}",
        f"Training of judges and prosecutors | {WORKSHOP} {VISIT}",
        f"Community policing | {HANDBOOK} {VISIT}",
    ]
    assert [t for t in texts(layout) if t in (WORKSHOP, HANDBOOK)] == [WORKSHOP, HANDBOOK]


def test_a_box_is_text_of_its_own() -> None:
    box = Table([[Paragraph(VISIT, CELL)]], colWidths=[200])
    box.setStyle([("BOX", (0, 0), (-1, -1), 1, colors.black)])
    layout = read(pdf(Paragraph(WORKSHOP, BODY), box, Paragraph(HANDBOOK, BODY)))
    assert texts(layout) == [WORKSHOP, VISIT, HANDBOOK]


def test_hyphens_at_line_ends() -> None:
    def draw(canvas: Canvas) -> None:
        lines = [
            "Border cooperation and counter-terrorism are the subject of the cooper-",
            "ation council; counter-terrorism exercises and counter-narcotics visits go on. The",
            "council meets in Osh and Khujand every year, and a ten-day course on counter-",
            "terrorism follows each meeting of the council, which the country hosts. The coun-",
            "try pays.",
        ]
        canvas.setFont("Helvetica", 10)
        for i, line in enumerate(lines):
            canvas.drawString(60, 700 - 13 * i, line)

    (text,) = texts(read(drawn(draw)))
    assert "the cooperation council" in text
    assert "course on counter-terrorism follows" in text
    assert text.endswith("The country pays.")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages(turn: int) -> None:
    with pikepdf.open(io.BytesIO(pdf(Paragraph(WORKSHOP, BODY), Paragraph(VISIT, BODY)))) as file:
        file.pages[0].rotate(turn, relative=True)
        target = io.BytesIO()
        file.save(target)
    assert texts(read(target.getvalue())) == [WORKSHOP, VISIT]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pages_whose_text_is_turned(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 420)
        canvas.rotate(angle)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(-200, 20, "UNODC trained forty judges in Osh,")
        canvas.drawString(-200, 7, "and CTED visited Tajikistan.")

    assert texts(read(drawn(draw))) == [
        "UNODC trained forty judges in Osh, and CTED visited Tajikistan."
    ]


def test_a_cropped_page_counts_from_what_is_shown() -> None:
    with pikepdf.open(io.BytesIO(pdf(Paragraph(WORKSHOP, BODY)))) as file:
        file.pages[0].cropbox = [40, 100, 500, 800]
        target = io.BytesIO()
        file.save(target)
    element = read(target.getvalue()).elements[0]
    assert isinstance(element, ParagraphLayout)
    assert element.lines[0].box[0] == pytest.approx(20, abs=1)


def test_a_watermark_is_left_out_by_name() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "UNODC trained forty judges in Osh.")
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "DRAFT")

    layout = read(drawn(draw))
    assert texts(layout) == ["UNODC trained forty judges in Osh."]
    assert [(d.reason, d.text) for d in layout.discards] == [("watermark", "DRAFT")]


def picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("L", (60, 80), 200))


def test_scans_and_blank_pages_are_refused() -> None:
    scan = drawn(lambda canvas: canvas.drawImage(picture(), 0, 0, *A4))
    with pytest.raises(DocumentError, match=r"scan\.pdf: .* no text layer: page 1 is a scan"):
        read_pdf(scan, "scan.pdf")
    with pytest.raises(DocumentError, match="its pages are blank"):
        read_pdf(drawn(lambda canvas: canvas.setFont("Helvetica", 9)), "blank.pdf")


def test_a_scanned_page_among_others_is_named() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawString(60, 700, "UNODC trained forty judges in Osh.")
    canvas.showPage()
    canvas.drawImage(picture(), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    layout = read_pdf(target.getvalue(), "report.pdf")
    assert any("page 2" in warning for warning in layout.warnings)


def test_a_password_is_asked_for() -> None:
    with pikepdf.open(io.BytesIO(pdf(Paragraph(WORKSHOP, BODY)))) as file:
        target = io.BytesIO()
        file.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
        open_to_all = io.BytesIO()
        file.save(open_to_all, encryption=pikepdf.Encryption(owner="a", user=""))
    with pytest.raises(DocumentError, match="password"):
        read_pdf(target.getvalue(), "secret.pdf")
    assert texts(read(open_to_all.getvalue())) == [WORKSHOP]


def test_a_file_without_its_end_is_repaired() -> None:
    data = pdf(Paragraph(WORKSHOP, BODY))
    layout = read_pdf(data[: data.rindex(b"xref")].replace(b"startxref", b""), "cut.pdf")
    assert texts(layout) == [WORKSHOP]


@pytest.mark.parametrize("before", [b"", b"Received: a server\r\n" * 30, b"\x07\x80 mark" * 900])
def test_what_stands_before_a_file_is_passed_over(before: bytes) -> None:
    data = before + pdf(Paragraph(WORKSHOP, BODY))
    assert detect(data, "sent.pdf").format == "pdf"
    assert texts(read_pdf(data, "sent.pdf")) == [WORKSHOP]


def test_a_text_about_files_is_none_of_them() -> None:
    text = "Each file of this kind begins with its mark and ends with startxref.\n" * 20
    assert detect(f"{text}%PDF-1.7\n".encode(), "note.txt").format == "text"
    about = f"{text}such as %PDF-1.7, and no other.\n{text}"
    assert detect(about.encode(), "note.txt").format == "text"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"PK\x03\x04"])
def test_what_cannot_be_read_is_an_error_of_the_document(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"odd\.pdf"):
        read_pdf(data, "odd.pdf")
