"""Columns that are derived from words and days: EDTF, UN symbols, addresses, frequency."""

from datetime import date

import pytest
from factories import document_id

from extractors.model import Block, Document
from gazetteers.frequencies import frequencies, frequency_of
from pipeline.release.edtf import bounds, edtf
from pipeline.release.references import legal_refs, urls
from pipeline.release.rows import cells_as_sentence, short_title
from pipeline.release.sources import document_date


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("raw", "start", "end", "expression", "precision"),
    [
        ("9-11 July 2014", "2014-07-09", "2014-07-11", "2014-07-09/2014-07-11", "range"),
        ("7 May 2014", "2014-05-07", "2014-05-07", "2014-05-07", "day"),
        ("June-July 2018", "2018-06-01", "2018-07-31", "2018-06/2018-07", "range"),
        ("2017-2018", "2017-01-01", "2018-12-31", "2017/2018", "range"),
        ("March 2015", "2015-03-01", "2015-03-31", "2015-03", "month"),
        ("in 2015", "2015-01-01", "2015-12-31", "2015", "year"),
        ("since 2012", "2012-01-01", "", "2012/..", "open"),
        ("с 2012 года", "2012-01-01", "", "2012/..", "open"),
        ("since May 2012", "2012-05-01", "", "2012-05/..", "open"),
        ("с января 2012 г.", "2012-01-01", "", "2012-01/..", "open"),
        ("since 1 January 2012", "2012-01-01", "", "2012-01-01/..", "open"),
        ("by the end of June 2017", "", "2017-06-30", "../2017-06-30", "open"),
        ("as of March 2018 for 30 months", "2018-03-01", "2020-08-31", "2018-03/2020-08", "range"),
        ("beginning of 2018", "2018-01-01", "2018-03-31", "2018-33", "quarter"),
        ("late 2018", "2018-10-01", "2018-12-31", "2018-36", "quarter"),
        ("first half of 2018", "2018-01-01", "2018-06-30", "2018-40", "half"),
        ("второе полугодие 2018", "2018-07-01", "2018-12-31", "2018-41", "half"),
        ("spring 2019", "2019-03-01", "2019-05-31", "2019-21", "season"),
        ("осенью 2019 года", "2019-09-01", "2019-11-30", "2019-23", "season"),
        ("March-May 2019", "2019-03-01", "2019-05-31", "2019-03/2019-05", "range"),
        ("winter 2019", "2019-12-01", "2020-02-29", "2019-12/2020-02", "range"),
    ],
)
def test_edtf(raw: str, start: str, end: str, expression: str, precision: str) -> None:
    assert edtf(raw, day(start), day(end)) == (expression, precision)
    assert bounds(expression) == (day(start), day(end))


def test_a_phrase_without_days_has_no_expression() -> None:
    assert edtf("soon", None, None) is None


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("under S/RES/2178 (2014)", ("S/RES/2178(2014)",)),
        ("Security Council resolution 2178 (2014)", ("S/RES/2178(2014)",)),
        (
            "resolutions 1373 (2001), 1624 (2005) and 2178 (2014)",
            ("S/RES/1373(2001)", "S/RES/1624(2005)", "S/RES/2178(2014)"),
        ),
        ("резолюции 1373 (2001) и 2178 (2014) СБ ООН", ("S/RES/1373(2001)", "S/RES/2178(2014)")),
        ("UNSCR 1540", ("S/RES/1540",)),
        ("General Assembly resolution 60/288", ("A/RES/60/288",)),
        ("A/RES/60/288 and again A/RES/60/288", ("A/RES/60/288",)),
        ("the report A/70/674", ("A/70/674",)),
        ("1540 Committee", ()),
        ("a resolution of 2015", ()),
        ("OSCE resolution 1540", ()),
        ("in 1/2 of the cases; box A/2", ()),
        ("https://undocs.org/S/RES/2178(2014)", ()),
    ],
)
def test_legal_refs(text: str, symbols: tuple[str, ...]) -> None:
    assert legal_refs(text) == symbols


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a.", ("https://example.org/a",)),
        ("(http://example.org/a_(b))", ("http://example.org/a_(b)",)),
        ("https://a.example, https://b.example", ("https://a.example", "https://b.example")),
        ("javascript:alert(1), www.example.org, ftp://example.org", ()),
    ],
)
def test_urls(text: str, found: tuple[str, ...]) -> None:
    assert urls(text) == found


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("The council meets twice a year.", "semiannual"),
        ("Ежегодно проводятся учения.", "annual"),
        ("OSCE holds regular meetings.", None),
    ],
)
def test_frequency(text: str, frequency: str | None) -> None:
    assert frequency_of(text) == frequency


def test_the_frequencies_do_what_their_examples_say() -> None:
    assert {entry.id for entry in frequencies()} == {"semiannual", "biennial", "monthly", "annual"}


@pytest.mark.parametrize(
    ("lines", "found", "why"),
    [
        (("Rolling Matrix", "12 July 2018"), "2018-07-12", "a line of its own"),
        (("As of 12 July 2018",), "2018-07-12", "with two words before it"),
        (("Ташкент, 3 марта 2022 г.",), "2022-03-03", "with a place"),
        (("July 2018",), None, "a month is no day"),
        (("Seminar in Osh on 12 July 2018",), None, "tells of an event"),
        (("12-14 July 2018",), None, "the days of an event"),
        (("OSCE: input",), None, "no date"),
    ],
)
def test_document_date(lines: tuple[str, ...], found: str | None, why: str) -> None:
    document = Document(
        id=document_id(),
        file_name="report.docx",
        format="docx",
        language="ru" if "марта" in lines[0] else "en",
        blocks=tuple(
            Block(id=f"para={number}", kind="paragraph", text=line)
            for number, line in enumerate(lines, 1)
        ),
    )
    assert document_date(document) == (date.fromisoformat(found) if found else None), why


@pytest.mark.parametrize(
    ("cells", "sentence", "why"),
    [
        ("Course | Osh | 2018", "Course; Osh; 2018", "a semicolon for a border"),
        ("Course | BMSC | – | 2018", "Course; BMSC; 2018", "a dash says that there is nothing"),
        ("– | Course | — | - | 2018 | n/a", "Course; 2018; n/a", "wherever it stands"),
        ("Course | 2018 | –", "Course; 2018", "at the end"),
        ("Course – Osh | 5", "Course – Osh; 5", "a dash inside a cell stays"),
    ],
)
def test_cells_as_a_sentence(cells: str, sentence: str, why: str) -> None:
    assert cells_as_sentence(cells) == sentence, why


def test_a_title_is_short() -> None:
    assert short_title("Training | Osh | 2018") == "Training; Osh; 2018"
    title = short_title("word " * 100)
    assert len(title) <= 200
    assert title.endswith("word…")
