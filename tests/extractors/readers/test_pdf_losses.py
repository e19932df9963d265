"""The check that no word of a PDF vanishes, and whom it concerns."""

from extractors.layout import ParagraphLayout, TableCellLayout, TableLayout, TableRowLayout
from extractors.model import Discard
from extractors.printed import Line
from extractors.readers.pdf.losses import missing_words, with_losses


def _paragraph(text: str, page: int) -> ParagraphLayout:
    line = Line(start=0, end=len(text), page=page, box=(60.0, 100.0, 300.0, 110.0))
    return ParagraphLayout(text, lines=(line,))


def _table(*paragraphs: ParagraphLayout) -> TableLayout:
    cells = tuple(TableCellLayout(i, (paragraph,)) for i, paragraph in enumerate(paragraphs))
    return TableLayout((TableRowLayout(cells),), len(cells))


READ = (_paragraph("Judges were trained.", 1), _table(_paragraph("Osh", 2), _paragraph("May", 3)))
HEAD = Discard(reason="header", text="Report", page=2)


def test_what_is_read_or_named_is_not_missing() -> None:
    bulk = {1: "Judges were\r\ntrained.", 2: "Report\r\nOsh", 3: "May"}
    assert missing_words(bulk, READ, [HEAD]) == {}


def test_a_lost_word_warns_of_the_paragraphs_on_its_page() -> None:
    lost = missing_words({1: "Judges were trained.", 2: "Osh twice", 3: "May"}, READ, [])
    assert lost == {2: "page 2: 5 characters missing against the printed text"}
    paragraph, table = with_losses(READ, lost)
    assert isinstance(paragraph, ParagraphLayout) and paragraph.warnings == ()
    assert isinstance(table, TableLayout)
    assert [cell.paragraphs[0].warnings for cell in table.rows[0].cells] == [(lost[2],), ()]


def test_a_word_that_came_twice_is_told_as_well() -> None:
    lost = missing_words({3: "May"}, [_paragraph("May May", 3)], [])
    assert lost == {3: "page 3: 3 characters extra against the printed text"}
