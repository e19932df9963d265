"""Lines broken by hand inside a Word paragraph: entries of their own, or one paragraph."""

from collections.abc import Callable

import pytest

from extractors.assemble import assemble
from extractors.readers.word import read_word

WordFile = Callable[..., bytes]
BREAK = "<w:br/>"

CASES = [
    (
        ["UNODC trained forty officers in Osh.", BREAK, "IOM plans a second course."],
        ["UNODC trained forty officers in Osh.", "IOM plans a second course."],
        "a capital behind a full stop",
    ),
    (
        ["Проведён семинар (г. Ош, 2019 г.);", BREAK, "Издано пособие для судей"],
        ["Проведён семинар (г. Ош, 2019 г.);", "Издано пособие для судей"],
        "entries in Russian end with a semicolon",
    ),
    (
        ["The office held:", BREAK, "- a course for judges", BREAK, "- a round table"],
        ["The office held: - a course for judges - a round table"],
        "items of a sentence",
    ),
    (
        ["1) Course for judges", BREAK, "2) Round table in Osh"],
        ["Course for judges", "Round table in Osh"],
        "typed list markers all through",
    ),
    (
        ["It held:", BREAK, "- a course for judges.", BREAK, "Two more courses are planned."],
        ["It held: - a course for judges.", "Two more courses are planned."],
        "a sentence behind the items",
    ),
    (["In 2019:", BREAK, "Course for judges"], ["In 2019: Course for judges"], "an introduction"),
    (
        ["Seminar for the media", BREAK, BREAK, "Almaty"],
        ["Seminar for the media", "Almaty"],
        "a blank line",
    ),
    (
        ["Regional seminar on", BREAK, "Border security"],
        ["Regional seminar on Border security"],
        "a title over two lines",
    ),
    (
        ["The seminar was held in Osh.", BREAK, "and repeated in Batken"],
        ["The seminar was held in Osh. and repeated in Batken"],
        "lower case goes on",
    ),
    (["Dushanbe,", BREAK, "Tajikistan"], ["Dushanbe, Tajikistan"], "an address"),
    (
        ["One course ended.", '<w:br w:type="page"/>', "Another began."],
        ["One course ended. Another began."],
        "a page break is none of the lines",
    ),
]


@pytest.mark.parametrize(("pieces", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_line_breaks(word_file: WordFile, pieces: list[str], expected: list[str], why: str) -> None:
    inside = "".join(
        piece if piece.startswith("<") else f'<w:t xml:space="preserve">{piece}</w:t>'
        for piece in pieces
    )
    data = word_file(f"<w:p><w:r>{inside}</w:r></w:p>")
    document = assemble(read_word(data, "note.docx"), data, "note.docx")
    assert [block.text for block in document.blocks] == expected, why
    assert document.warnings == ()
