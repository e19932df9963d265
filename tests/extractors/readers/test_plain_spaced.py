"""Text files with aligned columns whose rows take several lines and are parted by blank lines."""

import pytest

from extractors.layout import ParagraphLayout, TableLayout
from extractors.readers.plain import read_plain

TABLE = """Measure              Activity                          Body

Border management    Two boats were given to the       IOM
                     guards of the river.

                     A three-day course on forged      UNODC in
                     visas was held at the post.       Dushanbe

Rights of counter-   Lawyers were told how to visit    ODIHR
terrorism suspects   those who wait for their trial.
"""
ROWS = [
    ["Measure", "Activity", "Body"],
    ["Border management", "Two boats were given to the guards of the river.", "IOM"],
    ["", "A three-day course on forged visas was held at the post.", "UNODC in Dushanbe"],
    [
        "Rights of counter-terrorism suspects",
        "Lawyers were told how to visit those who wait for their trial.",
        "ODIHR",
    ],
]


def rows(text: str) -> list[list[list[str]]]:
    return [
        [[" ".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in item.rows]
        for item in read_plain(text.encode(), "note.txt").elements
        if isinstance(item, TableLayout)
    ]


def test_rows_of_several_lines_are_rows() -> None:
    assert rows(TABLE) == [ROWS]


def test_a_drawn_line_below_the_headings_is_none_of_them() -> None:
    heading, rest = TABLE.split("\n", 1)
    assert rows(f"{heading}\n{'-' * 62}{rest}") == [ROWS]


def test_text_around_the_table_stays_text() -> None:
    text = f"Dear colleagues,\n\nplease find our part below.\n\n{TABLE}\nKind regards,\nA. Person\n"
    assert rows(text) == [ROWS]
    found = read_plain(text.encode(), "note.txt").elements
    texts = [item.text for item in found if isinstance(item, ParagraphLayout)]
    assert texts[:2] == ["Dear colleagues,", "please find our part below."]


def test_a_heading_over_all_columns_is_a_row() -> None:
    upper, lower = TABLE.split("Rights")
    heading = "Pillar IV. Respect for human rights for all"
    assert rows(f"{upper}{heading}\n\nRights{lower}") == [[*ROWS[:3], [heading, "", ""], ROWS[3]]]


@pytest.mark.parametrize(
    "text",
    [
        "1.   Two boats were given to the\n     guards of the river.\n\n"
        "2.   A course was held at\n     the post.\n\n"
        "3.   Lawyers were told how\n     to visit suspects.\n",
        "Title:    Two boats for the\n          guards\n\nWho:      IOM\n\nWhere:    Khorog\n",
        "Two boats were given to  the\nguards of the river, and two more to others.\n\n"
        "A course was held at the post.\n\nLawyers were told how to visit suspects.\n",
    ],
)
def test_lists_fields_and_prose_are_no_tables(text: str) -> None:
    assert rows(text) == []
