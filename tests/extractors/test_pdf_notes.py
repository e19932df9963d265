"""Footnotes of PDF files: in columns, over pages, with and without a rule above them."""

import io

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import ParagraphLayout
from extractors.readers.pdf import read_pdf

LEFT = (
    "In April 2019 UNODC organized a workshop in Osh for forty investigators of the Kyrgyz "
    "Republic on the use of electronic evidence in cases of terrorism, and a second one in "
    "Bishkek for the staff of the Academy of Justice, which lasted three days"
)
RIGHT = (
    "Experts of CTED visited Tajikistan from 3 to 7 June 2019 and recommended that the border "
    "service should use lists of passengers more often than it does today, in particular at "
    "the crossing points of the Pamir highway and at the airports"
)
FIRST = "Funded by the Government of Japan as part of a regional project of three years."
SECOND = "The visit was the second one after that of March 2012 and was requested by the country."
LONG = "The report of the visit is in print and will be sent to all who took part in it and to"
REST = "the Counter-Terrorism Committee before the end of the year."


class _Page:
    """Draws two columns with marks and notes on an A4 page."""

    def __init__(self) -> None:
        self.target = io.BytesIO()
        self.canvas = Canvas(self.target, pagesize=(595, 420))

    def text(self, words: str, x: float, y: float, *, size: float = 10, mark: str = "") -> float:
        """Draws the words in a column of 225 points, then a raised mark; the next baseline."""
        self.canvas.setFont("Helvetica", size)
        lines = simpleSplit(words, "Helvetica", size, 225)
        for line in lines:
            self.canvas.drawString(x, y, line)
            y -= 1.25 * size
        if mark:
            end = x + self.canvas.stringWidth(lines[-1])
            self.canvas.setFont("Helvetica", 0.6 * size)
            self.canvas.drawString(end, y + 1.25 * size + 4, mark)
        return y

    def note(self, mark: str, words: str, x: float, y: float, *, ruled: bool) -> None:
        """Draws a note behind its mark, below a short rule."""
        if ruled:
            self.canvas.line(x, y + 12, x + 70, y + 12)
        if mark:
            self.canvas.setFont("Helvetica", 8)
            self.canvas.drawString(x, y, mark)
        self.text(words, x + 14, y, size=8)

    def end(self) -> None:
        self.canvas.showPage()

    def read(self) -> list[tuple[str, str]]:
        """Kind and words of all paragraphs."""
        self.canvas.save()
        layout = read_pdf(self.target.getvalue(), "notes.pdf")
        assert layout.warnings == ()
        return [(e.kind, e.text) for e in layout.elements if isinstance(e, ParagraphLayout)]


def _columns(*, ruled: bool) -> _Page:
    page = _Page()
    for x, words, mark, note in ((60, LEFT, "1", FIRST), (310, RIGHT, "2", SECOND)):
        y = page.text(words, x, 360)
        page.text(words + ".", x, y - 8, mark=mark)
        page.note(mark, note, x, 90, ruled=ruled)
    page.end()
    return page


def test_each_column_has_notes_of_its_own() -> None:
    assert _columns(ruled=True).read()[-2:] == [("note", FIRST), ("note", SECOND)]


def test_a_stop_behind_the_mark_belongs_to_it() -> None:
    page = _Page()
    y = page.text(LEFT, 60, 360)
    page.text(LEFT + ".", 60, y - 8, mark="1")
    page.note("1.", FIRST, 60, 90, ruled=True)
    page.end()
    assert page.read()[-1] == ("note", FIRST)


def test_notes_without_a_rule_are_known_by_their_marks() -> None:
    read = _columns(ruled=False).read()
    assert read[-2:] == [("note", FIRST), ("note", SECOND)]
    assert not any(words.endswith(("1", "2")) for _, words in read)


def test_a_note_goes_on_in_the_next_column() -> None:
    page = _Page()
    page.text(LEFT + ".", 60, 360, mark="1")
    page.text(RIGHT + ".", 310, 360)
    page.note("1", LONG, 60, 90, ruled=True)
    page.note("", REST, 310, 90, ruled=True)
    page.end()
    assert page.read()[-1] == ("note", f"{LONG} {REST}")


def test_small_type_at_the_foot_is_no_note_without_a_mark() -> None:
    page = _Page()
    page.text(LEFT + ".", 60, 360)
    page.text(RIGHT + ".", 310, 360)
    page.text("Photographs by the press service of the Ministry.", 60, 90, size=8)
    page.end()
    assert [kind for kind, _ in page.read()] == ["paragraph"] * 3
