"""Paragraphs of tagged PDF files, whose structure tree says what no page shows."""

import io
from collections.abc import Sequence

import pikepdf
import pytest

from extractors.layout import ParagraphLayout
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf.tags import Mark, Tags, read_tags

FULL = "The Secretariat trained border guards of all five countries at Dushanbe in June."
ALSO = "The Office then held a workshop for judges and prosecutors of the region in Almaty"
LAST = "in autumn."

Line = tuple[str, int]
"""A printed line and the number of its marked content."""


def tagged(pages: Sequence[Sequence[Line]], tree: str = "") -> bytes:
    """A tagged file: the lines of each page, one below the other, without any space between.

    `tree`: a paragraph for each comma, of contents as "page.content"; "" leaves the tree out.
    """
    file = pikepdf.new()
    font = file.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                           BaseFont=pikepdf.Name.Helvetica)
    )  # fmt: skip
    for lines in pages:
        parts = [
            f"/P <</MCID {content}>> BDC BT /F1 10 Tf 60 {780 - 12 * i} Td ({text}) Tj ET EMC"
            for i, (text, content) in enumerate(lines)
        ]
        page = file.add_blank_page(page_size=(595, 842))
        page.Contents = file.make_stream("\n".join(parts).encode())
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    if tree:
        root = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        paragraphs = []
        for said in tree.split(","):
            marks = [
                pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=file.pages[int(page)].obj,
                                   MCID=int(content))
                for page, content in (mark.split(".") for mark in said.split())
            ]  # fmt: skip
            paragraphs.append(
                file.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.StructElem, S=pikepdf.Name("/Standard"), P=root,
                        K=pikepdf.Array(marks),
                    )
                )
            )  # fmt: skip
        root.K = pikepdf.Array(paragraphs)
        root.RoleMap = pikepdf.Dictionary({"/Standard": pikepdf.Name.P})
        file.Root.StructTreeRoot = root
        file.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def paragraphs(data: bytes) -> list[str]:
    layout = read_pdf(data, "tagged.pdf")
    assert layout.warnings == ()
    return [e.text for e in layout.elements if isinstance(e, ParagraphLayout)]


@pytest.mark.parametrize(
    ("pages", "tree", "expected", "why"),
    [
        (
            [[(FULL, 0), (ALSO, 1), (LAST, 2)]], "0.0,0.1 0.2", [FULL, f"{ALSO} {LAST}"],
            "a full line with no gap below it ends a paragraph where its tag does",
        ),
        (
            [[(FULL, 0), (ALSO, 1), (LAST, 2)]], "0.0 0.1 0.2", [f"{FULL} {ALSO} {LAST}"],
            "a capital behind a full stop begins no paragraph inside one tag",
        ),
        (
            [[(ALSO, 0)], [("In autumn it met again.", 0)]], "0.0 1.0",
            [f"{ALSO} In autumn it met again."], "a tag goes on over the page, capital or not",
        ),
        (
            [[(ALSO, 0)], [(LAST, 0)]], "0.0,1.0", [ALSO, LAST],
            "two tags stay two paragraphs, though the words would run on",
        ),
        (
            [[(ALSO, 0), (LAST, 1)]], "0.0,0.1", [f"{ALSO} {LAST}"],
            "tags that tear sentences at each line are those of a program that tags lines",
        ),
    ],
)  # fmt: skip
def test_the_tags_decide(pages: list[list[Line]], tree: str, expected: list[str], why: str) -> None:
    if why.startswith("two tags"):
        # Among paragraphs that end with a full stop one odd cut does not make tags suspect.
        more = [(f"The Committee met for the {n}. time in the capital of a State.", n)
                for n in range(2, 15)]  # fmt: skip
        pages = [[*more, *pages[0]], pages[1]]
        tree = ",".join([*(f"0.{n}" for n in range(2, 15)), tree])
        expected = [*(text for text, _ in more), *expected]
    assert paragraphs(tagged(pages, tree)) == expected, why


def test_a_damaged_tree_is_passed_over() -> None:
    good = tagged([[(FULL, 0), (ALSO, 1), (LAST, 2)]], "0.0,0.1 0.2")
    marks = {0: {0: Mark(1), 1: Mark(2), 2: Mark(2)}}
    assert read_tags(good) == Tags(marks)
    with pikepdf.open(io.BytesIO(good)) as file:
        root = file.Root.StructTreeRoot
        root.K.append(root.K[0])  # an element that stands twice
        root.K[0].K.append(root.K[0])  # and one that holds itself
        root.K.append(pikepdf.Array([1, pikepdf.Array([])]))
        root.K.append(pikepdf.Dictionary(S=7, K=pikepdf.String("?"), Pg=3))
        root.K.append(pikepdf.Dictionary(MCID=pikepdf.String("none")))
        target = io.BytesIO()
        file.save(target)
    assert read_tags(target.getvalue()) == Tags(marks)
    assert read_tags(b"%PDF-1.4 nothing") == Tags({})
    assert read_tags(tagged([[(FULL, 0)]])) == Tags({})
