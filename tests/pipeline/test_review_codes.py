"""What people write, and what is meant by it."""

from datetime import date

import pytest

from gazetteers.frameworks import load_frameworks
from pipeline.errors import DecisionError
from pipeline.review.codes import STATUSES, Codes, one_of


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes(load_frameworks()[0])


@pytest.mark.parametrize(
    ("written", "meant"),
    [("II.4", "II.4"), (" ii.4 ", "II.4"), ("II.4 Border management", "II.4"), ("iv.1:", "IV.1")],
)
def test_measures(codes: Codes, written: str, meant: str) -> None:
    assert codes.measure(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("OSCE", "OSCE"),
        ("osce", "OSCE"),
        ("United Nations Office on Drugs and Crime", "UNODC"),
        ("ОБСЕ", "OSCE"),
        ("NEW: Border  Academy", "NEW:Border Academy"),
    ],
)
def test_organizations(codes: Codes, written: str, meant: str) -> None:
    assert codes.organization(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("KGZ", "KGZ"), ("kyrgyzstan", "KGZ"), ("Казахстан", "KAZ")]
)
def test_countries(codes: Codes, written: str, meant: str) -> None:
    assert codes.country(written) == meant


@pytest.mark.parametrize(
    ("written", "raw", "start", "end"),
    [
        ("2018", "2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2016-02", "2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2018-12", "2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("2018-06-12/2018-06-14", "2018-06-12/2018-06-14", date(2018, 6, 12), date(2018, 6, 14)),
        ("since May = 2018-05/..", "since May", date(2018, 5, 1), None),
        ("../2019", "../2019", None, date(2019, 12, 31)),
        ("9-11 July 2014", "9-11 July 2014", date(2014, 7, 9), date(2014, 7, 11)),
        ("in spring = 2018-03/2018-05", "in spring", date(2018, 3, 1), date(2018, 5, 31)),
    ],
)
def test_dates(codes: Codes, written: str, raw: str, start: date | None, end: date | None) -> None:
    found = codes.date(written)
    assert (found.raw, found.start, found.end) == (raw, start, end)


@pytest.mark.parametrize(
    ("kind", "written", "says"),
    [
        ("measure", "II.44", "Did you mean II.4"),
        ("measure", "", "there is no measure"),
        ("organization", "UNOCD", "UNODC"),
        ("organization", "=cmd|' /C calc'!A0", "there is no organization"),
        ("country", "Kyrgizstan", "KGZ"),
        ("place", "Bishkekk", "Bishkek"),
        ("date", "soon", "no days can be read"),
        ("date", "2018-13", "no days can be read"),
        ("date", "2018-06-31", "no days can be read"),
        ("date", "2019/2018", "ends before it begins"),
        ("date", "../..", "no days can be read"),
    ],
)
def test_what_is_not_understood_says_what_may_be_meant(
    codes: Codes, kind: str, written: str, says: str
) -> None:
    with pytest.raises(DecisionError) as error:
        getattr(codes, kind)(written)
    assert says in str(error.value)


def test_a_wrong_status_lists_the_right_ones() -> None:
    assert one_of("status", " Completed", STATUSES) == "completed"
    with pytest.raises(DecisionError, match="Choose one of: completed, ongoing"):
        one_of("status", "done", STATUSES)
