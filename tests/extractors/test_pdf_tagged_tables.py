"""Tables of tagged PDF files, whose cells the file names where no rule shows them."""

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
import pytest

from extractors.layout import ParagraphLayout, TableLayout
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf.tags import TaggedCell, read_tags

Printed = tuple[int, float, float, str]
"""The number of a marked content (-1: none), x, y from the top, and words of one line."""

Tree = Sequence[Any]
"""An element: its name, and what stands in it: elements, contents as "page.number", merged cells
as "rows=2" or "columns=2"."""


def document(pages: Sequence[Sequence[Printed]], tree: Sequence[Tree], drawn: str = "") -> bytes:
    """A tagged file; `drawn` is drawn on the first page, in its own coordinates."""
    file = pikepdf.new()
    faces = {
        name: file.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(base)
            )
        )
        for name, base in (("/F1", "/Helvetica"), ("/F2", "/Helvetica-Bold"))
    }
    for index, lines in enumerate(pages):
        parts = [drawn] if index == 0 else []
        for number, x, y, text in lines:
            face = "F2" if text.startswith("*") else "F1"
            shown = f"BT /{face} 10 Tf {x} {842 - y} Td ({text.strip('*')}) Tj ET"
            mark = "/Artifact BMC" if number < 0 else f"/P <</MCID {number}>> BDC"
            parts.append(f"{mark} {shown} EMC")
        page = file.add_blank_page(page_size=(595, 842))
        page.Contents = file.make_stream("\n".join(parts).encode())
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(faces))
    root = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))

    def element(name: str, inside: Sequence[Any]) -> Any:
        merged = dict(part.split("=") for part in inside if isinstance(part, str) and "=" in part)
        kids = []
        for part in inside:
            if not isinstance(part, str):
                kids.append(element(part[0], part[1:]))
            elif "=" not in part:
                page, number = part.split(".")
                kids.append(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.MCR, Pg=file.pages[int(page)].obj, MCID=int(number)
                    )
                )
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{name}"), K=pikepdf.Array(kids)
        )
        if merged:
            made.A = pikepdf.Dictionary(
                O=pikepdf.Name.Table,
                RowSpan=int(merged.get("rows", 1)),
                ColSpan=int(merged.get("columns", 1)),
            )
        return file.make_indirect(made)

    root.K = pikepdf.Array([element(part[0], part[1:]) for part in tree])
    file.Root.StructTreeRoot = root
    file.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def table(data: bytes) -> list[list[tuple[int, list[str]]]]:
    """The rows of the only table: the column and the paragraphs of each cell."""
    layout = read_pdf(data, "tagged.pdf")
    assert layout.warnings == ()
    (found,) = [e for e in layout.elements if isinstance(e, TableLayout)]
    return [
        [(cell.column, [p.text for p in cell.paragraphs]) for cell in row.cells]
        for row in found.rows
    ]


TRAINED = "The Office trained ninety officers of the border service"
AT = "at Termez in June."
HELD = "The Centre held a round table with prosecutors and judges"
JUDGES = "in Bishkek."


def row(*cells: Tree) -> Tree:
    return ("TR", *cells)


def cell(*inside: Any) -> Tree:
    return ("TD", *inside)


def test_lines_of_two_rows_as_near_as_lines_of_one_are_parted_by_tags() -> None:
    lines = [
        (0, 60, 100, "Border security"), (1, 260, 100, TRAINED), (1, 260, 112, AT),
        (2, 60, 124, "Justice"), (3, 260, 124, HELD), (3, 260, 136, JUDGES),
    ]  # fmt: skip
    tree = ["Table",
            row(cell(("P", "0.0")), cell(("P", "0.1"))),
            row(cell(("P", "0.2")), cell(("P", "0.3")))]  # fmt: skip
    assert table(document([lines], [tree])) == [
        [(0, ["Border security"]), (1, [f"{TRAINED} {AT}"])],
        [(0, ["Justice"]), (1, [f"{HELD} {JUDGES}"])],
    ]


def test_a_row_goes_on_over_the_page_where_its_tag_does() -> None:
    pages: list[list[Printed]] = [
        [(0, 60, 700, "Border security"), (1, 260, 700, TRAINED), (1, 260, 712, AT),
         (2, 60, 724, "Justice"), (3, 260, 724, HELD)],
        [(-1, 60, 60, "*Measure*"), (-1, 260, 60, "*Activities*"),
         (0, 260, 80, JUDGES), (1, 260, 92, "Its report went to all ministries of the region."),
         (2, 60, 110, "Education"), (3, 260, 110, "Schools printed a handbook.")],
    ]  # fmt: skip
    pages[0][:0] = [(8, 60, 680, "*Measure*"), (9, 260, 680, "*Activities*")]
    tree = ["Table",
            row(("TH", ("P", "0.8")), ("TH", ("P", "0.9"))),
            row(cell(("P", "0.0")), cell(("P", "0.1"))),
            row(cell(("P", "0.2")), cell(("P", "0.3", "1.0"), ("P", "1.1"))),
            row(cell(("P", "1.2")), cell(("P", "1.3")))]  # fmt: skip
    found = table(document(pages, [tree]))
    assert found == [
        [(0, ["Measure"]), (1, ["Activities"])],
        [(0, ["Border security"]), (1, [f"{TRAINED} {AT}"])],
        [(0, ["Justice"]),
         (1, [f"{HELD} {JUDGES}", "Its report went to all ministries of the region."])],
        [(0, ["Education"]), (1, ["Schools printed a handbook."])],
    ]  # fmt: skip


def test_merged_cells_hold_for_the_rows_and_columns_that_they_cover() -> None:
    lines = [
        (0, 60, 88, "Pillar I: prevention of extremism among the young people of the region"),
        (1, 60, 112, "Border security"), (2, 260, 100, TRAINED), (3, 530, 100, "2019"),
        (4, 260, 112, HELD), (5, 530, 112, "2020"),
    ]  # fmt: skip
    tree = ["Table",
            row(cell(("P", "0.0"), "columns=3")),
            row(cell(("P", "0.1"), "rows=2"), cell(("P", "0.2")), cell(("P", "0.3"))),
            row(cell(("P", "0.4")), cell(("P", "0.5")))]  # fmt: skip
    data = document([lines], [tree])
    assert list(read_tags(data).cells.values())[1:] == [
        TaggedCell(1, 2, 0, 2), TaggedCell(1, 2, 1), TaggedCell(1, 2, 2),
        TaggedCell(1, 3, 1), TaggedCell(1, 3, 2),
    ]  # fmt: skip
    assert table(data) == [
        [(0, ["Pillar I: prevention of extremism among the young people of the region"])],
        [(0, ["Border security"]), (1, [TRAINED]), (2, ["2019"])],
        [(1, [HELD]), (2, ["2020"])],
    ]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ([("0.1", "0.0"), ("0.3", "0.2")], "the first column stands right of the second"),
        ([("0.0", "0.3"), ("0.2", "0.1")], "a row reaches into the one below it"),
        ([("0.0",), ("0.1",), ("0.2",), ("0.3",)], "one column makes no table"),
    ],
)
def test_tags_that_contradict_the_page_make_no_table(
    cells: Sequence[Sequence[str]], why: str
) -> None:
    lines = [
        (0, 60, 100, "Dushanbe, 4 May"), (1, 300, 100, "To all missions"),
        (2, 60, 160, "No. 17"), (3, 300, 160, "By courier"),
    ]  # fmt: skip
    tree = ["Table", *(row(*(cell(("P", mark)) for mark in held)) for held in cells)]
    layout = read_pdf(document([lines], [tree]), "letter.pdf")
    assert not [e for e in layout.elements if isinstance(e, TableLayout)], why


def test_rules_that_part_what_tags_part_stay() -> None:
    lines = [
        (0, 60, 100, "Border security"), (1, 260, 100, TRAINED),
        (2, 60, 130, "Justice"), (3, 260, 130, HELD),
    ]  # fmt: skip
    tree = ["Table",
            row(cell(("P", "0.0")), cell(("P", "0.1"))),
            row(cell(("P", "0.2")), cell(("P", "0.3")))]  # fmt: skip
    across = " ".join(f"50 {y} m 545 {y} l S" for y in (760, 730, 700))
    down = " ".join(f"{x} 700 m {x} 760 l S" for x in (50, 250, 545))
    assert table(document([lines], [tree], f"{across} {down}")) == [
        [(0, ["Border security"]), (1, [TRAINED])],
        [(0, ["Justice"]), (1, [HELD])],
    ]


def paragraphs(lines: Sequence[Printed], tree: Sequence[Tree]) -> list[str]:
    layout = read_pdf(document([lines], tree), "tagged.pdf")
    return [e.text for e in layout.elements if isinstance(e, ParagraphLayout)]


WIDE = "The Secretariat trained border guards of all five countries at Dushanbe in the spring."
ALSO = "UNODC then held a workshop for judges and prosecutors of the region in Almaty in May."


@pytest.mark.parametrize(
    ("tree", "expected", "why"),
    [
        ([("Div", ("NonStruct", "0.0"), ("NonStruct", "0.1"))], [WIDE, ALSO],
         "a line break between two runs of one type"),
        ([("Div", ("NonStruct", "0.0", "0.1"))], [f"{WIDE} {ALSO}"], "one run of two lines"),
        ([("P", ("NonStruct", "0.0"), ("NonStruct", "0.1"))], [f"{WIDE} {ALSO}"],
         "two runs of a paragraph that is named"),
        ([("L", ("LI", ("NonStruct", "0.0")), ("LI", ("NonStruct", "0.1")))], [WIDE, ALSO],
         "items of a list without bodies"),
    ],
)  # fmt: skip
def test_runs_of_text_as_browsers_name_them(
    tree: Sequence[Tree], expected: list[str], why: str
) -> None:
    assert paragraphs([(0, 60, 100, WIDE), (1, 60, 112, ALSO)], tree) == expected, why


def test_a_link_that_begins_a_line_parts_nothing() -> None:
    lines = [(0, 60, 100, WIDE), (1, 60, 112, "UNODC-Almaty has the programme.")]
    tree = [("Div", ("NonStruct", "0.0"), ("Link", ("NonStruct", "0.1")))]
    assert paragraphs(lines, tree) == [f"{WIDE} UNODC-Almaty has the programme."]


def test_the_label_of_an_item_is_no_word_of_it() -> None:
    lines = [(0, 60, 100, "1."), (1, 70.5, 100, "UNODC opened an office in Almaty."),
             (2, 60, 112, "2."), (3, 70.5, 112, "It trained officers.")]  # fmt: skip
    tree = [("L", ("LI", ("Lbl", "0.0"), ("NonStruct", "0.1")),
             ("LI", ("Lbl", "0.2"), ("NonStruct", "0.3")))]  # fmt: skip
    expected = ["UNODC opened an office in Almaty.", "It trained officers."]
    assert paragraphs(lines, tree) == expected


def test_numbers_of_two_rows_are_not_read_as_one_cell() -> None:
    lines = [(0, 60, 780, "5"), (1, 260, 780, HELD), (2, 260, 800, TRAINED)]
    more = [(0, 60, 60, "6"), (1, 260, 60, "Schools printed a handbook.")]
    tree = ["Table",
            row(cell(("P", "0.0"), "rows=2"), cell(("P", "0.1"))), row(cell(("P", "0.2"))),
            row(cell(("P", "1.0")), cell(("P", "1.1")))]  # fmt: skip
    found = table(document([lines, more], [tree]))
    assert [paragraphs for row_ in found for at, paragraphs in row_ if at == 0] == [["5"], ["6"]]


def test_a_table_that_is_named_anew_on_each_page_may_go_on_in_its_row() -> None:
    pages = [
        [(0, 60, 750, "Border security"), (1, 260, 750, TRAINED), (1, 260, 762, AT),
         (2, 60, 780, "Justice"), (3, 260, 780, HELD)],
        [(0, 260, 60, JUDGES), (1, 60, 90, "Prisons"), (2, 260, 90, "Courses began at Osh.")],
    ]  # fmt: skip
    first = ["Table",
             row(cell(("P", "0.0")), cell(("P", "0.1"))),
             row(cell(("P", "0.2")), cell(("P", "0.3")))]  # fmt: skip
    second = ["Table",
              row(cell(), cell(("P", "1.0"))),
              row(cell(("P", "1.1")), cell(("P", "1.2")))]  # fmt: skip
    assert table(document(pages, [first, second])) == [
        [(0, ["Border security"]), (1, [f"{TRAINED} {AT}"])],
        [(0, ["Justice"]), (1, [HELD, JUDGES])],
        [(0, ["Prisons"]), (1, ["Courses began at Osh."])],
    ]


def test_a_table_inside_a_cell_makes_its_words_cells_of_neither() -> None:
    lines = [(0, 60, 100, "Courses"), (1, 260, 100, "Year"), (2, 320, 100, "Officers")]
    inner = ("Table", row(cell(("P", "0.1")), cell(("P", "0.2"))))
    cells = read_tags(document([lines], [("Table", row(cell(("P", "0.0")), cell(inner)))])).cells
    assert [cell_.outer for cell_ in cells.values()] == [False, True]
