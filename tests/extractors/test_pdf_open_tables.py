"""Tables whose rows nothing parts: vertical rules, colour or a frame alone, or nothing at all."""

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)

from extractors.layout import ParagraphLayout, TableLayout
from extractors.readers.pdf import read_pdf

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11, spaceAfter=3)
SPACED = ParagraphStyle("spaced", CELL, spaceAfter=8)
HEAD = ParagraphStyle("head", CELL, fontName="Helvetica-Bold")

ROWS = [
    ("Border security and the control of travel documents at crossing points of the region",
     ["Experts of CTED visited Tajikistan from 3 to 7 June 2019 and recommended that the border "
      "service should use lists of passengers more often than it does today.",
      "The OSCE trained 40 officers in Osh."]),
    ("Training of judges",
     ["In April 2019 UNODC organized a workshop in Osh for forty investigators of the Kyrgyz "
      "Republic on the use of electronic evidence in cases of terrorism, together with the "
      "Ministry of the Interior and the Academy of Justice."]),
    ("Community policing and the prevention of violent extremism by the young people of villages",
     ["The OSCE Programme Office in Bishkek is developing a handbook on community policing."]),
    ("Exchange of information",
     ["CARICC coordinates joint operations of the countries of the region.",
      "UNODC and the World Customs Organization support port control units in four countries, "
      "which have profiled containers and rail cargo since 2015."]),
]  # fmt: skip
EXPECTED = [f"{label} | {' '.join(said)}" for label, said in ROWS]

FRAMES = {
    "nothing at all": [],
    "vertical rules": [("LINEBEFORE", (0, 0), (-1, -1), 0.5, colors.black),
                       ("LINEAFTER", (0, 0), (-1, -1), 0.5, colors.black)],
    "a frame and vertical rules": [("BOX", (0, 0), (-1, -1), 0.5, colors.black),
                                   ("INNERGRID", (0, 0), (-1, 0), 0.5, colors.black),
                                   ("LINEBEFORE", (0, 0), (-1, -1), 0.5, colors.black)],
    "a frame and a rule below the headings": [("BOX", (0, 0), (-1, -1), 0.5, colors.black),
                                              ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)],
    "coloured headings": [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#d9e2f3"))],
    "coloured labels": [("BACKGROUND", (0, row), (0, row), colors.HexColor("#f2f2f2"))
                        for row in range(1, 5)],
    "coloured labels and vertical rules": [
        *(("BACKGROUND", (0, row), (0, row), colors.HexColor("#f2f2f2")) for row in range(1, 5)),
        ("LINEBEFORE", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEAFTER", (0, 0), (-1, -1), 0.5, colors.black)],
}  # fmt: skip


def _read(*story: Flowable) -> list[ParagraphLayout | TableLayout]:
    target = io.BytesIO()
    SimpleDocTemplate(target).build(list(story))
    layout = read_pdf(target.getvalue(), "table.pdf")
    assert layout.warnings == ()
    return list(layout.elements)


def _rows(table: ParagraphLayout | TableLayout) -> list[str]:
    assert isinstance(table, TableLayout)
    return [
        " | ".join(" ".join(p.text for p in cell.paragraphs) for cell in row.cells)
        for row in table.rows
    ]


def _table(style: list[tuple[object, ...]], cells: list[list[object]], *widths: float) -> Table:
    every = [("VALIGN", (0, 0), (-1, -1), "TOP"), *style]
    return Table(cells, colWidths=widths, style=TableStyle(every))


def _matrix() -> list[list[object]]:
    cells: list[list[object]] = [[Paragraph("Measure", HEAD), Paragraph("Activities", HEAD)]]
    for label, said in ROWS:
        cells.append([Paragraph(label, CELL), [Paragraph(text, CELL) for text in said]])
    return cells


@pytest.mark.parametrize("frame", FRAMES)
def test_blank_bands_part_rows(frame: str) -> None:
    (table,) = _read(_table(FRAMES[frame], _matrix(), 120, 320))
    assert _rows(table) == ["Measure | Activities", *EXPECTED]


def test_numbers_part_rows() -> None:
    cells = [[f"{i}.", *row] for i, row in enumerate(_matrix()[1:], start=1)]
    (table,) = _read(_table([], cells, 24, 120, 300))
    assert _rows(table) == [f"{i}. | {row}" for i, row in enumerate(EXPECTED, start=1)]


def test_numbers_part_rows_of_several_paragraphs_without_labels() -> None:
    cells = [
        [f"{i}.", [Paragraph(text, SPACED) for text in (label, *said)], "UNODC"]
        for i, (label, said) in enumerate(ROWS, start=1)
    ]
    (table,) = _read(_table([], cells, 24, 340, 80))
    assert _rows(table) == [
        f"{i}. | {label} {' '.join(said)} | UNODC" for i, (label, said) in enumerate(ROWS, start=1)
    ]


def test_rows_begin_beside_a_label_that_goes_on() -> None:
    cells: list[list[object]] = []
    for label, said in ROWS:
        for i, text in enumerate(said):
            first = Paragraph(label, CELL) if i == 0 else ""
            cells.append([first, Paragraph(text, CELL), Paragraph("UNODC", CELL), "ongoing"])
    (table,) = _read(_table([], cells, 100, 210, 70, 60))
    assert isinstance(table, TableLayout)
    assert [row.cells[0].rows for row in table.rows if row.cells[0].column == 0] == [2, 1, 1, 2]
    assert [row.split(" | ")[-3] for row in _rows(table)] == [t for _, said in ROWS for t in said]


def test_bold_labels_are_no_headings_of_numbers() -> None:
    cells: list[list[object]] = [
        [Paragraph(label, HEAD), [Paragraph(text, CELL) for text in said], "UNODC", "ongoing"]
        for label, said in ROWS
    ]
    (table,) = _read(_table([], cells, 100, 210, 70, 60))
    assert _rows(table) == [f"{row} | UNODC | ongoing" for row in EXPECTED]


def test_headings_between_rules_are_no_running_heads() -> None:
    # The last page holds little more than the headings, and the rest of one cell.
    long = [Paragraph(text, CELL) for _ in range(14) for _, said in ROWS for text in said]
    cells = [[Paragraph("Measure", HEAD), Paragraph("Activities", HEAD)]]
    cells += [[Paragraph(ROWS[0][0], CELL), piece] for piece in [long[0]]]
    cells += [["", piece] for piece in long[1:]]
    style = FRAMES["vertical rules"]
    target = io.BytesIO()
    table = Table(cells, colWidths=[120, 320], repeatRows=1, style=TableStyle(style))
    SimpleDocTemplate(target).build([table])
    layout = read_pdf(target.getvalue(), "table.pdf")
    assert {discard.reason for discard in layout.discards} == {"repeated-header"}


@pytest.mark.parametrize(
    "name",
    [
        "Pillar II: Preventing and combating terrorism in the countries of Central Asia",
        "Pillar II: Preventing and combating terrorism in the countries of Central Asia and in "
        "the neighbouring regions",
    ],
)
def test_the_name_of_a_part_stands_over_all_columns(name: str) -> None:
    cells = _matrix()
    cells.insert(3, [Paragraph(name, HEAD), ""])
    (table,) = _read(_table([("SPAN", (0, 3), (1, 3))], cells, 120, 320))
    assert _rows(table) == ["Measure | Activities", *EXPECTED[:2], name, *EXPECTED[2:]]


def test_prose_in_one_column_is_no_table() -> None:
    elements = _read(*(Paragraph(text, CELL) for _, said in ROWS for text in said))
    assert all(isinstance(element, ParagraphLayout) for element in elements)


def test_small_tables_on_one_page_stay_apart_with_the_lines_between_them() -> None:
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    story: list[Flowable] = []
    for number, (label, said) in enumerate(ROWS, 1):
        heads = [Paragraph("Measure", HEAD), Paragraph("Activities", HEAD)]
        row = [Paragraph(label, CELL), [Paragraph(text, CELL) for text in said]]
        story += [Paragraph(f"Table {number}. Contributions", CELL),
                  _table(grid, [heads, row], 150, 290),
                  Paragraph(f"Source: survey no. {number}.", CELL)]  # fmt: skip
    elements = _read(*story)
    tables = [element for element in elements if isinstance(element, TableLayout)]
    around = [element.text for element in elements if isinstance(element, ParagraphLayout)]
    assert [_rows(table) for table in tables] == [["Measure | Activities", row] for row in EXPECTED]
    assert around == [
        text
        for number in range(1, len(ROWS) + 1)
        for text in (f"Table {number}. Contributions", f"Source: survey no. {number}.")
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_table_inside_a_cell_gives_its_cells_one_after_the_other(rows: int) -> None:
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    inner = [[Paragraph(f"Courses of 201{i}", CELL), Paragraph(f"{i}5 officers were trained", CELL)]
             for i in range(rows)]  # fmt: skip
    label, said = ROWS[0]
    cells: list[list[object]] = [[Paragraph("Measure", HEAD), Paragraph("Activities", HEAD)]]
    above, below = (Paragraph(text, CELL) for text in said)
    cells.append([Paragraph(label, CELL), [above, _table(grid, inner, 100, 150), below]])
    cells.append([Paragraph("Training", CELL), Paragraph("Judges met in Osh.", CELL)])
    (table,) = _read(_table(grid, cells, 150, 290))
    assert isinstance(table, TableLayout)
    held = [text for i in range(rows)
            for text in (f"Courses of 201{i}", f"{i}5 officers were trained")]  # fmt: skip
    paragraphs = [paragraph.text for paragraph in table.rows[1].cells[1].paragraphs]
    assert paragraphs == [said[0], *held, said[1]]
    assert _rows(table)[2] == "Training | Judges met in Osh."


@pytest.mark.parametrize("gap", [1.8, 2.8])
def test_a_table_close_to_the_edges_of_its_cell(gap: float) -> None:
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    inner = [[Paragraph(f"Courses of 201{i}", CELL), Paragraph(f"{i}5 officers were trained", CELL)]
             for i in range(3)]  # fmt: skip
    padding = [(f"{side}PADDING", (1, 1), (1, 1), gap) for side in ("LEFT", "RIGHT", "TOP")]
    label, said = ROWS[0]
    cells: list[list[object]] = [[Paragraph("Measure", HEAD), Paragraph("Activities", HEAD)]]
    cells.append([Paragraph(label, CELL), [_table(grid, inner, 140, 290 - 140 - 2 * gap),
                                           Paragraph(said[0], CELL)]])  # fmt: skip
    cells.append([Paragraph("Training", CELL), Paragraph("Judges met in Osh.", CELL)])
    (table,) = _read(_table([*grid, *padding], cells, 150, 290))
    assert isinstance(table, TableLayout)
    assert [len(row.cells) for row in table.rows] == [2, 2, 2]
    held = [text for i in range(3)
            for text in (f"Courses of 201{i}", f"{i}5 officers were trained")]  # fmt: skip
    assert [paragraph.text for paragraph in table.rows[1].cells[1].paragraphs] == [*held, said[0]]


def test_a_double_border_is_no_table_inside_another() -> None:
    double: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black, None, None, None, 2, 1.2)
    ]
    (table,) = _read(_table(double, _matrix(), 150, 290))
    assert _rows(table) == ["Measure | Activities", *EXPECTED]


def test_rows_inside_coloured_labels_begin_where_all_columns_do() -> None:
    cells: list[list[object]] = [[Paragraph(text, HEAD) for text in ("Measure", "What", "Who")]]
    tints: list[tuple[object, ...]] = []
    for label, said in ROWS:
        first = len(cells)
        for i, text in enumerate(said):
            cells.append([Paragraph(label, CELL) if i == 0 else "", Paragraph(text, CELL), "UNODC"])
        tints += [("SPAN", (0, first), (0, len(cells) - 1)),
                  ("BACKGROUND", (0, first), (0, first), colors.HexColor("#f2f2f2"))]  # fmt: skip
    (table,) = _read(_table(tints, cells, 120, 240, 80))
    assert isinstance(table, TableLayout)
    assert [row.split(" | ")[-2:] for row in _rows(table)[1:]] == [
        [text, "UNODC"] for _, said in ROWS for text in said
    ]
    assert [row.cells[0].rows for row in table.rows if row.cells[0].column == 0] == [1, 2, 1, 1, 2]


def test_stacked_boxes_beside_text_that_runs_on_are_no_labels() -> None:
    tints: list[tuple[object, ...]] = [
        ("BACKGROUND", (0, row), (0, row), colors.HexColor("#f2f2f2")) for row in range(3)
    ]
    beside = Paragraph(" ".join(text for _, said in ROWS for text in said), CELL)
    boxes = [Paragraph(label, CELL) for label, _ in ROWS[:3]]
    cells = [[boxes[0], beside], [boxes[1], ""], [boxes[2], ""]]
    elements = _read(_table([("SPAN", (1, 0), (1, 2)), *tints], cells, 120, 320))
    assert all(isinstance(element, ParagraphLayout) for element in elements)


@pytest.mark.parametrize("repeated", [True, False])
def test_words_between_two_tables_of_horizontal_rules_are_no_row(repeated: bool) -> None:
    across = [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black),
              ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)]  # fmt: skip
    left = ParagraphStyle("left", CELL, leftIndent=6 if repeated else 0)
    story: list[Flowable] = []
    for number, (label, said) in enumerate(ROWS, 1):
        row = [Paragraph(label, CELL), [Paragraph(text, CELL) for text in said]]
        cells = [row] * 2
        if repeated:
            cells.insert(0, [Paragraph("Measure", HEAD), Paragraph("Activities", HEAD)])
        story += [
            Paragraph(f"Table {number}. Contributions", left),
            _table(across, cells, 150, 290),
        ]
    elements = _read(*story)
    around = [element.text for element in elements if isinstance(element, ParagraphLayout)]
    assert around == [f"Table {number}. Contributions" for number in range(1, len(ROWS) + 1)]


@pytest.mark.parametrize("frame", ["nothing at all", "vertical rules"])
@pytest.mark.parametrize("rows", [(2, 4), (1, 3), (0, 1, 3)])
def test_every_other_row_in_colour(frame: str, rows: tuple[int, ...]) -> None:
    tints: list[tuple[object, ...]] = [
        ("BACKGROUND", (0, row), (-1, row), colors.HexColor("#e2efd9")) for row in rows
    ]
    (table,) = _read(_table([*tints, *FRAMES[frame]], _matrix(), 120, 320))
    assert _rows(table) == ["Measure | Activities", *EXPECTED]


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black),
         ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)],
    ],
    ids=["no rule", "rules across"],
)  # fmt: skip
def test_labels_may_stand_behind_the_text(rules: list[tuple[object, ...]]) -> None:
    apart = ParagraphStyle("apart", CELL, spaceAfter=9)
    cells: list[list[object]] = [[Paragraph("Activities", HEAD), Paragraph("Measure", HEAD)]]
    for label, said in ROWS:
        cells.append([[Paragraph(text, apart) for text in said * 2], Paragraph(label, CELL)])
    every = [("BOTTOMPADDING", (0, 0), (-1, -1), 14), *rules]
    (table,) = _read(_table(every, cells, 240, 200))
    expected = [f"{' '.join(said * 2)} | {label}" for label, said in ROWS]
    assert _rows(table) == ["Activities | Measure", *expected]


@pytest.mark.parametrize("order", ["down, then over", "over, then down"])
def test_columns_that_stand_on_later_pages_belong_to_their_rows(order: str) -> None:
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    who = ["UNODC", "The OSCE Programme Office", "CARICC", "CTED"]
    halves = [
        [[Paragraph("Measure", HEAD), Paragraph("Activities", HEAD)]],
        [[Paragraph("Organization", HEAD), Paragraph("Partners", HEAD), Paragraph("Status", HEAD)]],
    ]
    for (label, said), lead in zip(ROWS, who, strict=True):
        halves[0].append([Paragraph(label, CELL), Paragraph(" ".join(said), CELL)])
        halves[1].append([Paragraph(text, CELL) for text in (lead, "UNRCCA", "ongoing")])
    heights = [20.0, 90.0, 100.0, 60.0, 110.0]
    pages = [
        Table(cells[start:end], widths, heights[start:end], TableStyle(grid))
        for cells, widths in zip(halves, ([150, 290], [160, 120, 80]), strict=True)
        for start, end in ((0, 3), (3, 5))
    ]
    if order == "over, then down":
        pages[1:3] = [pages[2], pages[1]]
    story: list[Flowable] = [flowable for page in pages for flowable in (page, PageBreak())]
    (table,) = _read(*story[:-1])
    assert isinstance(table, TableLayout)
    rows = _rows(table)
    assert rows[0] == "Measure | Activities | Organization | Partners | Status"
    assert rows[1:] == [
        f"{row} | {lead} | UNRCCA | ongoing" for row, lead in zip(EXPECTED, who, strict=True)
    ]
    assert {line.page for row in table.rows for c in row.cells for p in c.paragraphs
            for line in p.lines} == {1, 2, 3, 4}  # fmt: skip


def test_two_tables_of_the_same_heights_with_captions_are_two() -> None:
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    heights = [20.0, 90.0, 60.0]
    story: list[Flowable] = []
    for caption, widths in (("Border security", [150, 290]), ("Training of judges", [120, 320])):
        cells = _matrix()[:3]
        story += [Paragraph(caption, CELL), Table(cells, widths, heights, TableStyle(grid))]
        story.append(PageBreak())
    elements = _read(*story[:-1])
    assert [type(element) for element in elements] == [ParagraphLayout, TableLayout] * 2


def _closed_row(label: str, said: list[str]) -> Table:
    sides = [("LINEBEFORE", (0, 0), (-1, -1), 0.5, colors.black),
             ("LINEAFTER", (-1, 0), (-1, -1), 0.5, colors.black)]  # fmt: skip
    cells = [[[Paragraph(text, CELL) for text in said], Paragraph(label, CELL)]]
    return _table(sides, cells, 320, 120)


def test_vertical_rules_around_each_row_make_a_table_of_it() -> None:
    """Measures with a caption and a table of one row each; labels stand behind the text."""
    story: list[Flowable] = []
    for number, (label, said) in enumerate(ROWS, start=1):
        story += [Paragraph(f"Table {number}. Contributions", CELL), _closed_row(label, said)]
    elements = _read(*story)
    tables = [element for element in elements if isinstance(element, TableLayout)]
    assert [row for table in tables for row in _rows(table)] == [
        f"{' '.join(said)} | {label}" for label, said in ROWS
    ]


def test_a_rule_between_two_columns_of_prose_makes_no_table() -> None:
    between = [("LINEBEFORE", (1, 0), (1, -1), 0.5, colors.black)]
    prose = [Paragraph(text, CELL) for _, said in ROWS * 2 for text in said * 2]
    halves = [prose[:13], prose[13:]]
    elements = _read(_table(between, [halves], 220, 220))
    assert not any(isinstance(element, TableLayout) for element in elements)


@pytest.mark.parametrize("part", ["Part I", ""])
def test_a_row_at_the_top_of_a_page_is_a_further_one_of_its_part(part: str) -> None:
    """The name of a part, merged down, is printed on the first page only, or on both."""
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    rows = [[Paragraph(label, CELL), Paragraph(" ".join(said), CELL)] for label, said in ROWS]
    above = _table(grid, [[Paragraph("Part I", CELL), *rows[0]]], 60, 120, 260)
    below = _table(
        [*grid, ("SPAN", (0, 1), (0, 2))],
        [[Paragraph(part, CELL), *rows[1]], [Paragraph("Part II", CELL), *rows[2]], ["", *rows[3]]],
        60, 120, 260,
    )  # fmt: skip
    (table,) = _read(above, PageBreak(), below)
    assert isinstance(table, TableLayout)
    texts = [[p.text for c in row.cells for p in c.paragraphs] for row in table.rows]
    said = [[label, " ".join(said)] for label, said in ROWS]
    assert [row[-2:] for row in texts] == said
    assert [row[0] for row in texts if len(row) > 2][-1] == "Part II"
