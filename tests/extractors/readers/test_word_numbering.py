"""The numbers that Word prints before list items, level by level."""

import pytest
from lxml import etree

from extractors.readers.word.numbering import Numbering
from extractors.readers.word.package import W


def _level(depth: int, form: str, text: str) -> str:
    form, _, legal = form.partition(" ")
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f"{'<w:isLgl/>' if legal else ''}"
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


@pytest.mark.parametrize(
    ("levels", "asked", "expected", "why"),
    [
        ([("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")],
         [0, 1, 1, 2, 2, 1, 0, 1],
         ["1.", "(a)", "(b)", "(i)", "(ii)", "(c)", "2.", "(a)"],
         "letters in brackets, begun anew below each number"),
        ([("russianLower", "%1)"), ("decimal", "%1.%2)")], [0, 0, 1, 1],
         ["а)", "б)", "б.1)", "б.2)"],
         "Russian letters"),
        ([("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3.")], [0, 1, 1, 2, 0, 1],
         ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1."], "numbers of all levels"),
        ([("decimalEnclosedParen", "%1"), ("upperRoman", "%2.")], [0, 0, 1, 1],
         ["(1)", "(2)", "I.", "II."], "brackets that belong to the number"),
        ([("upperRoman", "%1."), ("decimal legal", "%1.%2")], [0, 0, 1], ["I.", "II.", "2.1"],
         "legal numbers are decimal"),
    ],
)  # fmt: skip
def test_markers(
    levels: list[tuple[str, str]], asked: list[int], expected: list[str], why: str
) -> None:
    inside = "".join(_level(depth, form, text) for depth, (form, text) in enumerate(levels))
    root = etree.fromstring(
        f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="0">{inside}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    numbering = Numbering(lambda: root)
    assert [numbering.marker("1", depth) for depth in asked] == expected, why
