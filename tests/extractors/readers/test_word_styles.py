"""Styles are found in the bytes of their part; unusual parts are parsed as a whole."""

from collections.abc import Callable

import pytest

from extractors.errors import DocumentError
from extractors.readers.word import read_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = '<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Borders</w:t></w:r></w:p><w:p/>'
HEADING = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
OTHER = '<w:style w:type="paragraph" w:styleId="Hx"><w:name w:val="x"/></w:style>'

WRITTEN = [
    (OTHER + HEADING, 2, "as Word writes them"),
    (OTHER + HEADING.replace("w:type=\"paragraph\" w:styleId=\"H\"",
                             "w:styleId=\"H\" w:type=\"paragraph\""), 2, "another order"),
    (HEADING.replace('"', "'"), 2, "single quotes"),
    ("<!-- note -->" + HEADING, 2, "a comment"),
    (HEADING.replace("<w:style ", "<w:style\n  "), 2, "a line break inside the tag"),
    (HEADING + HEADING.replace("heading 2", "heading 5"), 2, "of two with one id the first"),
    ('<w:style w:type="paragraph" w:styleId="H"/>' + OTHER, 0, "an empty one"),
    (HEADING.replace(" w:styleId", "\n w:styleId"), 2, "a line break before the id"),
    (OTHER, 0, "none of that id"),
    (OTHER + '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 4"/></w:style>'
     '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="B"/></w:style>', 4, "based on"),
    (f'<x:style xmlns:x="{W}" x:type="paragraph" x:styleId="H"><x:name x:val="heading 3"/>'
     "</x:style>", 3, "another prefix"),
]  # fmt: skip


@pytest.mark.parametrize(("styles", "level", "why"), WRITTEN, ids=[why for *_, why in WRITTEN])
def test_ways_to_write_styles(
    word_file: Callable[..., bytes], styles: str, level: int, why: str
) -> None:
    (heading, *_) = read_word(word_file(BODY, {"styles": styles}), "a.docx").elements
    assert heading.level == level, why


def test_the_default_style_is_that_of_paragraphs(word_file: Callable[..., bytes]) -> None:
    styles = (
        '<w:style w:type="character" w:default="1" w:styleId="C"><w:rPr><w:vanish/></w:rPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:b/></w:rPr></w:style>'
    )
    layout = read_word(word_file("<w:p><w:r><w:t>Osh</w:t></w:r></w:p>", {"styles": styles}), "a")
    assert [element.bold for element in layout.elements] == [((0, 3),)]


def test_a_damaged_style_that_is_used_is_an_error(word_file: Callable[..., bytes]) -> None:
    styles = HEADING.replace("</w:style>", "<w:b></w:style>")
    with pytest.raises(DocumentError, match="not well-formed"):
        read_word(word_file(BODY, {"styles": styles}), "a.docx")


def test_words_around_a_comment_inside_a_text_are_read(word_file: Callable[..., bytes]) -> None:
    body = "<w:p><w:r><w:t>One<!-- note --> two</w:t></w:r></w:p>"
    (paragraph,) = read_word(word_file(body), "a.docx").elements
    assert paragraph.text == "One two"
