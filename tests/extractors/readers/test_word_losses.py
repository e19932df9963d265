"""Whatever a Word file is made of, each of its words is in a block or in a named discard."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import DocumentError
from extractors.read import read_document
from extractors.text import normalise, normalise_marked

WORDS = st.sampled_from(
    ["Osh", "семинар", "cross\u00adborder", "5\u00a0May", "ЦАРИКЦ", "e\u0301tude", "«граница»",
     "2.", "a)", "R&amp;D", "•", "30 %", "\u200bUNODC"]
)  # fmt: skip
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text} </w:{tag}></w:r>'


RUNS = st.one_of(
    TEXT.map(run),
    TEXT.map(lambda text: run(text, "<w:b/>")),
    TEXT.map(lambda text: run(text, "<w:vanish/>")),
    TEXT.map(lambda text: f"<w:ins>{run(text)}</w:ins>"),
    TEXT.map(lambda text: f"<w:moveTo>{run(text)}</w:moveTo>"),
    TEXT.map(lambda text: f"<w:del>{run(text, tag='delText')}</w:del>"),
    TEXT.map(lambda text: f"<w:moveFrom>{run(text)}</w:moveFrom>"),
    TEXT.map(lambda text: f"<w:hyperlink>{run(text)}</w:hyperlink>"),
    TEXT.map(lambda text: f"<w:sdt><w:sdtPr/><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"),
    TEXT.map(
        lambda text: (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x '
            f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(text)}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    ),
    TEXT.map(
        lambda text: (
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
            f"<w:p>{run(text)}</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
            f"<w:pict><w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    ),
    st.just('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    st.just('<w:r><w:endnoteReference w:id="1"/></w:r>'),
    st.just("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:softHyphen/><w:tab/></w:r>"),
)
MARKS = st.sampled_from(["", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"])


def paragraph(mark: str, runs: list[str]) -> str:
    return f"<w:p>{mark}{''.join(runs)}</w:p>"


PARAGRAPHS = st.builds(paragraph, MARKS, st.lists(RUNS, max_size=5))


def table(rows: list[list[str]], *, merged: bool) -> str:
    def cell(content: str, row: int, column: int) -> str:
        down = '<w:vMerge w:val="restart"/>' if row == 0 else "<w:vMerge/>"
        return (
            f"<w:tc><w:tcPr>{down if merged and column == 0 else ''}</w:tcPr>{content}<w:p/></w:tc>"
        )

    lines = [
        "".join(cell(content, number, column) for column, content in enumerate(row))
        for number, row in enumerate(rows)
    ]
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def tables(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rows = st.lists(st.lists(inside, min_size=1, max_size=3), min_size=1, max_size=3)
    return st.builds(lambda rows, merged: table(rows, merged=merged), rows, st.booleans())


BLOCKS = st.recursive(PARAGRAPHS, tables, max_leaves=12)
BODIES = st.lists(BLOCKS, min_size=1, max_size=5).map("".join)


def notes(kind: str, text: str) -> str:
    return f'<w:{kind} w:id="1"><w:p>{run(text)}</w:p></w:{kind}>'


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(body=BODIES, footnote=TEXT, endnote=TEXT)
def test_no_word_is_lost_or_doubled(
    word_file: Callable[..., bytes], body: str, footnote: str, endnote: str
) -> None:
    parts = {"footnotes": notes("footnote", footnote), "endnotes": notes("endnote", endnote)}
    data = word_file(body, parts)
    try:
        document = read_document(data, "a.docx")
    except DocumentError as error:
        # Nothing but left-out words is no document; that is said, and nothing else.
        assert "holds no text" in str(error)
        return
    assert [warning for warning in document.warnings if "characters" in warning] == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_normalising_twice_is_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once == once.strip() and "  " not in once


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.booleans()), max_size=6))
def test_marks_lie_on_words_of_marked_pieces(pieces: list[tuple[str, bool]]) -> None:
    text, ranges = normalise_marked(pieces)
    assert text == normalise("".join(piece for piece, _ in pieces))
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert list(ranges) == sorted(ranges)
    marked = Counter("".join(piece for piece, is_marked in pieces if is_marked))
    if "".join(piece for piece, _ in pieces).isascii():
        on = Counter("".join(text[start:end] for start, end in ranges).replace(" ", ""))
        assert on <= marked
