"""Headings, lists and bold words of Word files."""

from collections.abc import Callable

import pytest
from wordxml import NUMBERING, STYLES, cell, para, read, row, run, table

from extractors.layout import Layout, ParagraphLayout
from extractors.readers.word import read_word

WordFile = Callable[..., bytes]


def styled(text: str, style: str) -> str:
    return para(text, f'<w:pStyle w:val="{style}"/>')


def item(text: str, number: int, level: int = 0) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def body_of(layout: Layout) -> list[ParagraphLayout]:
    return [element for element in layout.elements if isinstance(element, ParagraphLayout)]


HEADINGS = [
    (styled("Background", "berschrift1"), "heading", 1, "the style's name, not its id"),
    (styled("Background", "Own"), "heading", 1, "a style based on a heading"),
    (styled("Details", "Kapitel"), "heading", 3, "an outline level"),
    (para("Details", '<w:outlineLvl w:val="1"/>'), "heading", 2, "an outline level of its own"),
    (styled("Plain", "Loop"), "paragraph", 0, "a style based on itself"),
    (para(run("Border security", "<w:b/>")), "heading", 1, "a short bold line"),
    (para(run("UNODC", "<w:b/>") + run(" held a workshop")), "paragraph", 0, "bold in a sentence"),
    (para(run("Held in Osh.", "<w:b/>")), "paragraph", 0, "a bold sentence"),
    (para(run("Larger type", '<w:sz w:val="32"/>')), "heading", 1, "a short line in larger type"),
    (para("PREVENTION OF TERRORISM"), "heading", 1, "a line in capitals"),
]


@pytest.mark.parametrize(
    ("body", "kind", "level", "why"), HEADINGS, ids=[why for *_, why in HEADINGS]
)
def test_headings(word_file: WordFile, body: str, kind: str, level: int, why: str) -> None:
    prose = para("The Programme Office trained forty border guards in the use of scanners.")
    layout = read_word(word_file(body + prose, {"styles": STYLES}), "note.docx")
    first = body_of(layout)[0]
    assert (first.kind, first.level) == (kind, level), why


def test_lists_have_the_markers_that_word_prints(word_file: WordFile) -> None:
    body = (
        item("one", 1) + item("two", 1) + item("sub", 1, 1) + item("sub", 1, 1) + item("three", 1)
        + item("five", 3) + styled("dot", "Bullets")
    )  # fmt: skip
    layout = read_word(word_file(body, {"styles": STYLES, "numbering": NUMBERING}), "note.docx")
    assert [(each.marker, each.level) for each in body_of(layout)] == [
        ("1.", 1), ("2.", 1), ("2a)", 2), ("2b)", 2), ("3.", 1), ("5.", 1), ("•", 1),
    ]  # fmt: skip


def test_typed_markers_leave_the_text_but_not_in_cells(word_file: WordFile) -> None:
    document = read(word_file(para("• trains judges") + table(row(cell("(a) x"), cell("– y")))))
    assert [(block.marker, block.text) for block in document.blocks if block.kind != "row"] == [
        ("•", "trains judges"), ("", "(a) x"), ("–", "y"),
    ]  # fmt: skip
    assert not document.warnings


def test_bold_ranges_come_from_runs_and_styles(word_file: WordFile) -> None:
    body = para(
        run("The ") + run("OSCE", '<w:rStyle w:val="Strong"/>') + run(" and ") + run("EU", "<w:b/>")
        + run(" met", '<w:b w:val="0"/>')
    )  # fmt: skip
    layout = read_word(word_file(body, {"styles": STYLES}), "note.docx")
    assert body_of(layout)[0].bold == ((4, 8), (13, 15))
