"""Tables of Word files: where their cells stand, and which rows are headings."""

from collections.abc import Callable

import pytest
from wordxml import CONTINUE, RESTART, cell, para, read, row, run, table

from extractors.layout import TableLayout
from extractors.readers.word import read_word

WordFile = Callable[..., bytes]


def rows_of(data: bytes) -> list[list[tuple[int, int, int, str]]]:
    layout = read_word(data, "note.docx")
    found = next(element for element in layout.elements if isinstance(element, TableLayout))
    return [
        [
            (each.column, each.span, each.rows, " / ".join(p.text for p in each.paragraphs))
            for each in line.cells
        ]
        for line in found.rows
    ]


SPAN = '<w:gridSpan w:val="2"/>'

TABLES = [
    (
        table(
            row(cell("EU", RESTART), cell("2019")),
            row(cell("", CONTINUE), cell("2020")),
            row(cell("UN"), cell("2021")),
        ),
        [
            [(0, 1, 2, "EU"), (1, 1, 1, "2019")],
            [(1, 1, 1, "2020")],
            [(0, 1, 1, "UN"), (1, 1, 1, "2021")],
        ],
        "a cell merged downwards stands once",
    ),
    (
        table(row(cell("I. Prevention", SPAN)), row(cell("a"), cell("b"))),
        [[(0, 2, 1, "I. Prevention")], [(0, 1, 1, "a"), (1, 1, 1, "b")]],
        "a cell merged across",
    ),
    (
        table(
            row(cell("a"), cell("b"), cell("c")),
            row(cell("z"), properties='<w:gridBefore w:val="2"/>'),
        ),
        [[(0, 1, 1, "a"), (1, 1, 1, "b"), (2, 1, 1, "c")], [(2, 1, 1, "z")]],
        "skipped columns",
    ),
    (
        table(row(cell("a"), cell("b")), row(cell("gone"), cell("x"), properties="<w:del/>"))
        + para("end"),
        [[(0, 1, 1, "a"), (1, 1, 1, "b")]],
        "deleted rows go",
    ),
    (
        table(
            f"<w:sdt><w:sdtContent>{row(cell('a'), cell('b'))}</w:sdtContent></w:sdt>",
            row(f"<w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>", cell("d")),
        ),
        [[(0, 1, 1, "a"), (1, 1, 1, "b")], [(0, 1, 1, "c"), (1, 1, 1, "d")]],
        "controls around rows and cells",
    ),
    (
        table(
            row(cell("a"), cell(table(row(cell("in"), cell("side"))) + para("after"))),
            row(cell("b"), cell("c")),
        ),
        [[(0, 1, 1, "a"), (1, 1, 1, "in / side / after")], [(0, 1, 1, "b"), (1, 1, 1, "c")]],
        "a nested table stays in its cell",
    ),
    (
        table(row(cell("a", RESTART), cell("1")), row(cell("", CONTINUE), cell("")),
              row(cell("", CONTINUE), cell("2"))),
        [[(0, 1, 2, "a"), (1, 1, 1, "1")], [(1, 1, 1, "2")]],
        "rows without words are none, also inside a merged cell",
    ),
    (
        table(
            row(
                cell("a"),
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
                f"<w:sdtContent>{cell('Click here', SPAN)}</w:sdtContent></w:sdt>",
                cell("d"),
            ),
            row(cell("e"), cell("f"), cell("g"), cell("h")),
        ),
        [
            [(0, 1, 1, "a"), (1, 2, 1, ""), (3, 1, 1, "d")],
            [(0, 1, 1, "e"), (1, 1, 1, "f"), (2, 1, 1, "g"), (3, 1, 1, "h")],
        ],
        "a cell that still asks for words keeps its place",
    ),
    (
        table(
            row(cell("EU", '<w:cellMerge w:vMerge="rest"/>'), cell("1")),
            row(cell("", '<w:cellMerge w:vMerge="cont"/>'), cell("2")),
        ),
        [[(0, 1, 2, "EU"), (1, 1, 1, "1")], [(1, 1, 1, "2")]],
        "a merger that is tracked is accepted",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "why"), TABLES, ids=[why for *_, why in TABLES])
def test_cells_stand_on_the_grid(
    word_file: WordFile, body: str, expected: list[list[tuple[int, int, int, str]]], why: str
) -> None:
    data = word_file(body)
    assert rows_of(data) == expected, why
    assert not read(data).warnings


BOLD = "<w:b/>"
HEADERS = [
    (
        table(
            row(cell("What"), cell("When"), properties="<w:tblHeader/>"), row(cell("a"), cell("b"))
        ),
        [True, False],
        "flagged in Word",
    ),
    (
        table(
            row(cell(para(run("What", BOLD))), cell(para(run("When", BOLD)))),
            row(cell("Seminar"), cell("2019")),
        ),
        [True, False],
        "bold and short",
    ),
    (
        table(
            row(cell("What", '<w:shd w:fill="D9E2F3"/>'), cell("When", '<w:shd w:fill="D9E2F3"/>')),
            row(cell("Seminar"), cell("2019")),
        ),
        [True, False],
        "shaded and short",
    ),
    (
        table(row(cell("What"), cell("When")), row(cell("Seminar"), cell("2019"))),
        [False, False],
        "no sign",
    ),
    (
        table(
            row(cell(para(run("a", BOLD))), cell(para(run("b", BOLD)))),
            row(cell(para(run("c", BOLD))), cell(para(run("d", BOLD)))),
        ),
        [False, False],
        "a table in bold has no heading row to tell apart",
    ),
    (
        table(
            row(cell(para(run("Annex: activities", BOLD)), SPAN)),
            row(cell(para(run("What", BOLD))), cell(para(run("When", BOLD)))),
            row(cell("Seminar"), cell("2019")),
        ),
        [False, True, False],
        "below a caption across the table",
    ),
]


@pytest.mark.parametrize(("body", "expected", "why"), HEADERS, ids=[why for *_, why in HEADERS])
def test_column_headings(word_file: WordFile, body: str, expected: list[bool], why: str) -> None:
    document = read(word_file(body))
    assert [line.header for line in document.tables[0].rows] == expected, why
