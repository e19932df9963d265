"""Numbered paragraphs whose words hang far behind their number, as the United Nations set them."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from extractors.readers.pdf import read_pdf
from tests.extractors.test_pdf import BODY, VISIT, WORKSHOP, pdf, texts

FAR = ParagraphStyle("far", BODY, leftIndent=48, bulletIndent=0)


def test_lines_that_hang_far_behind_a_number_stay_one_paragraph() -> None:
    story = [Paragraph(VISIT, BODY)]
    story += [
        Paragraph(text, FAR, bulletText=f"{number}.")
        for number, text in enumerate((WORKSHOP, VISIT), 12)
    ]
    assert texts(read_pdf(pdf(*story), "report.pdf")) == [VISIT, WORKSHOP, VISIT]
