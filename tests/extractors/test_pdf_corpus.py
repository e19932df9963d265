"""PDF against Word: the same document gives the same words in the same places.

The two readers share no code below the layout and fail in different ways, so agreement is strong
evidence. Only whitespace is normalised.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.readers.pdf import read_pdf
from extractors.readers.word import read_word

MATRIX = "rolling_matrix_2018"
PROSE = (
    "concept_note_astana_workshop_2018",
    "elearning_human_rights_ct_central_asia",
    "jpoa_project_summary_phases_1_2_2017",
    "unrcca_webpage_ct_central_asia",
)
REPORTS = (
    "dev06_bomca_bulletin_autumn_2025",
    "dev07_undp_pve_progress_report_2023",
    "dev08_iom_interim_report_border_2015",
    "dev09_unrcca_press_release_media_seminar",
    "dev14_obse_bishkek_spravka_2019",
)
pytestmark = pytest.mark.shared


def both(shared: Path, name: str) -> tuple[Layout, Layout]:
    folder = shared / "corpus"
    return (
        read_pdf((folder / f"{name}.pdf").read_bytes(), f"{name}.pdf"),
        read_word((folder / f"{name}.docx").read_bytes(), f"{name}.docx"),
    )


def table_rows(layout: Layout) -> Iterator[tuple[bool, tuple[tuple[str, ...], ...]]]:
    """Each row: whether it is a heading, and the paragraphs of its cells."""
    for element in layout.elements:
        if isinstance(element, TableLayout):
            for row in element.rows:
                cells = tuple(tuple(p.text for p in cell.paragraphs) for cell in row.cells)
                yield row.header, cells


def test_the_matrix_has_the_same_rows_and_paragraphs(shared: Path) -> None:
    pdf, word = both(shared, MATRIX)
    rows = list(table_rows(pdf))
    assert rows == list(table_rows(word))
    body = [cells for header, cells in rows if not header]
    assert len(body) == 28
    assert sum(len(cells[1]) for cells in body) == 164
    assert pdf.warnings == ()


def test_the_matrix_has_the_same_headings_of_pillars(shared: Path) -> None:
    pdf, word = both(shared, MATRIX)
    found, expected = (
        [
            e.text
            for e in layout.elements
            if isinstance(e, ParagraphLayout) and e.kind == "heading" and "Pillar" in e.text
        ]
        for layout in (pdf, word)
    )
    assert found == expected and len(found) == 4


@pytest.mark.parametrize("name", PROSE)
def test_prose_has_the_same_paragraphs(shared: Path, name: str) -> None:
    pdf, word = both(shared, name)
    found, expected = (
        [
            # The typesetter puts a space between Chinese and Latin letters.
            (e.kind, e.marker, "".join(e.text.split()) if not e.text[0].isascii() else e.text)
            for e in layout.elements
            if isinstance(e, ParagraphLayout)
        ]
        for layout in (pdf, word)
    )
    assert found == expected
    assert pdf.warnings == ()


@pytest.mark.parametrize("name", REPORTS)
def test_no_word_of_a_report_is_lost(shared: Path, name: str) -> None:
    data = (shared / "corpus" / "reports" / f"{name}.pdf").read_bytes()
    layout = read_pdf(data, f"{name}.pdf")
    assert layout.warnings == ()
    assert sum(isinstance(e, ParagraphLayout) for e in layout.elements) > 10
