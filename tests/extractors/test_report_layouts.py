"""Reports as tables at random: each row is read once, with all that holds for it."""

from pathlib import Path

import pytest
from layouts_reports import (
    ReportTable,
    Told,
    agrees,
    report_docx,
    report_grids,
    report_pdf,
    report_table,
)
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from extractors.extract import extract
from extractors.model import Passage
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks

FONTS = Path("/usr/share/fonts/truetype/dejavu")
FACES = ("DejaVuSans", "DejaVuSans-Bold")
FEW, MORE = range(8), range(8, 30)


def passages_of(data: bytes, name: str) -> list[Passage]:
    return list(extract(read_document(data, name), load_frameworks()).passages)


def unread(made: ReportTable, told: list[Told], passages: list[Passage]) -> list[object]:
    """Rows that no passage tells, and passages that tell no row."""
    missing: list[object] = []
    left = list(passages)
    for row in told:
        hit = next((p for p in left if agrees(row, p.text.split(" | "), around(made, p))), None)
        if hit is None:
            missing.append(sorted(row))
        else:
            left.remove(hit)
    return missing + [passage.text for passage in left]


def around(made: ReportTable, passage: Passage) -> set[tuple[str, str]]:
    taken = {(str(item.kind), item.text) for item in passage.inherited}
    if made.country == "heading" and not any(kind == "country" for kind, _ in taken):
        taken.add(("country", passage.headings[-1]))
    return taken


@pytest.mark.parametrize(
    "seed", [*FEW, *(pytest.param(seed, marks=pytest.mark.slow) for seed in MORE)]
)
def test_rows_of_a_word_report_and_what_they_inherit(seed: int) -> None:
    made = report_table(seed)
    grids, told = report_grids(made)
    passages = passages_of(report_docx(made, grids), "report.docx")
    assert unread(made, told, passages) == [], made


@pytest.mark.slow
@pytest.mark.skipif(not FONTS.is_dir(), reason="the DejaVu fonts are not installed")
@pytest.mark.parametrize("seed", [*FEW, *MORE])
def test_rows_of_a_printed_report_and_what_they_inherit(seed: int) -> None:
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, str(FONTS / f"{face}.ttf")))
    made = report_table(seed)
    grids, told = report_grids(made)
    passages = passages_of(report_pdf(made, grids, FACES), "report.pdf")
    assert unread(made, told, passages) == [], made
