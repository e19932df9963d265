"""From a layout to the stored document."""

import pytest

from extractors.assemble import assemble, document_id
from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout, TableCellLayout, TableLayout, TableRowLayout
from extractors.limits import Limits
from extractors.model import Discard, Document
from extractors.printed import Line
from extractors.text import display_name


def line(text: str, page: int = 1) -> Line:
    return Line(start=0, end=len(text), page=page, box=(0, 0, 10, 10))


def cell(column: int, *texts: str) -> TableCellLayout:
    return TableCellLayout(
        column, tuple(ParagraphLayout(text, lines=(line(text),), bold=((0, 1),)) for text in texts)
    )


def build(*elements: ParagraphLayout | TableLayout, title: str = "", pages: int = 1) -> Document:
    return assemble(Layout("pdf", elements, title=title, pages=pages), b"bytes", "in/note.pdf")


ROW = TableLayout((TableRowLayout((cell(0, "Seminar"), cell(1), cell(2, "Osh", "Batken"))),), 3)


def test_ids_and_row_texts() -> None:
    document = build(
        ParagraphLayout("Title", kind="heading", level=1),
        ROW,
        ParagraphLayout("A note.", kind="note"),
        ParagraphLayout("Text."),
    )
    assert [(block.id, block.kind, block.text) for block in document.blocks] == [
        ("para=1", "heading", "Title"),
        ("table=1;row=1", "row", "Seminar |  | Osh Batken"),
        ("table=1;row=1;cell=1;para=1", "cell", "Seminar"),
        ("table=1;row=1;cell=3;para=1", "cell", "Osh"),
        ("table=1;row=1;cell=3;para=2", "cell", "Batken"),
        ("note=1", "note", "A note."),
        ("para=2", "paragraph", "Text."),
    ]
    assert [each.blocks for each in document.tables[0].rows[0].cells] == [
        ("table=1;row=1;cell=1;para=1",),
        (),
        ("table=1;row=1;cell=3;para=1", "table=1;row=1;cell=3;para=2"),
    ]


def test_lines_and_bold_of_cells_move_along_in_the_row() -> None:
    row = build(ROW).blocks[0]
    assert [row.text[each.start : each.end] for each in row.lines] == ["Seminar", "Osh", "Batken"]
    assert [row.text[start:end] for start, end in row.bold] == ["S", "O", "B"]


TITLES = [
    ("Annual report", [], "Annual report", "from the properties"),
    ("Microsoft Word - note.docx", [ParagraphLayout("Report", kind="heading")], "Report", "junk"),
    ("", [ParagraphLayout("Summary of work"), ParagraphLayout("Text.")], "Summary of work", "line"),
    ("", [ParagraphLayout("x" * 400)], "note", "the file's name"),
]


@pytest.mark.parametrize(
    ("title", "elements", "expected", "why"), TITLES, ids=[why for *_, why in TITLES]
)
def test_titles(title: str, elements: list[ParagraphLayout], expected: str, why: str) -> None:
    extra = [] if elements else [ParagraphLayout("Text.")]
    assert build(*elements, *extra, title=title).title == expected, why


def test_lines_in_a_foreign_script_are_named_discards() -> None:
    document = build(ParagraphLayout("国产AV"), ParagraphLayout("The Office met judges. " * 5))
    assert [block.id for block in document.blocks] == ["para=1"]
    assert document.discards == (Discard(reason="alien-script", text="国产AV"),)


def test_a_document_in_that_script_keeps_its_lines() -> None:
    assert len(build(ParagraphLayout("上海合作组织"), ParagraphLayout("会议")).blocks) == 2


def test_the_language_is_that_of_most_words() -> None:
    russian = ParagraphLayout("Центр провёл семинар для сотрудников пограничной службы в Оше.")
    assert build(russian, ParagraphLayout("OSCE, UNODC")).language == "ru"


def test_limits_and_empty_documents() -> None:
    with pytest.raises(DocumentError, match="no text"):
        build()
    with pytest.raises(DocumentError, match="pages"):
        build(ParagraphLayout("x"), pages=5_000)
    layout = Layout("pdf", (ParagraphLayout("x"),) * 20)
    with pytest.raises(DocumentError, match="more than 10"):
        assemble(layout, b"", "a.pdf", limits=Limits(blocks=10))


def test_identity_and_names() -> None:
    assert document_id(b"") == "sha256:" + (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    assert display_name("C:\\in\\a\u202eb\x07.pdf") == "ab.pdf"
    assert display_name("../") == "document"
    assert display_name("a\udcffb.pdf") == "a?b.pdf"
    assert len(display_name("x" * 500)) == 120
