"""The numbers that Word prints before list items, level by level."""

import io

import pytest
from docx import Document as new_document
from lxml import etree

from extractors.layout import ParagraphLayout
from extractors.readers.word import read_word
from extractors.readers.word.numbering import Numbering
from extractors.readers.word.package import W


def _level(depth: int, form: str, text: str) -> str:
    form, *more = form.split()
    behind = "".join(f'<w:lvlRestart w:val="{word}"/>' for word in more if word.isdigit())
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{behind}'
        f"{'<w:isLgl/>' if 'legal' in more else ''}"
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
        ([("upperRoman", "%1."), ("decimal 0", "%2.")], [0, 1, 1, 0, 1],
         ["I.", "1.", "2.", "II.", "3."],
         "measures that are counted on through all pillars"),
        ([("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter 1", "%3)")],
         [0, 1, 2, 1, 2, 0, 1, 2], ["1.", "1.1.", "a)", "1.2.", "b)", "2.", "2.1.", "a)"],
         "letters counted on below the numbers of one part"),
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


def test_list_styles_stand_below_each_other() -> None:
    """Each of Word's list styles is a list of its own; its name says how deep its items stand."""
    document = new_document()
    for style in ("List Bullet", "List Bullet 2", "List Number 3", "List Bullet"):
        document.add_paragraph("Words of an item", style=style)
    stream = io.BytesIO()
    document.save(stream)
    layout = read_word(stream.getvalue(), "a.docx")
    levels = [item.level for item in layout.elements if isinstance(item, ParagraphLayout)]
    assert levels == [1, 2, 3, 1]
