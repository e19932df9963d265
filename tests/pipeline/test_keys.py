"""Ids depend on words and series only."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.keys import activity_id, activity_ids, file_series, key_text, matrix_series
from pipeline.model import Series

REPORT = Series("file:report")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("OSCE-led workshop", "OSCE – led  workshop", "formats differ in hyphens and spaces"),
        ("“Reflex” operation", '"Reflex" operation', "quotes are typographic in one format only"),
        ("of\ufb01cials", "officials", "a PDF writes fi as one sign"),
        ("UNRCCA", "unrcca", "small capitals come out either way"),
        ("work\u00adshop", "workshop", "a soft hyphen is layout"),
        ("Centre | Almaty", "Centre Almaty", "cell separators are ours"),
    ],
)
def test_same_key(one: str, other: str, why: str) -> None:
    assert key_text(one) == key_text(other), why
    assert activity_id(REPORT, one, 1) == activity_id(REPORT, other, 1), why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("in 2016", "in 2017", "a digit is a different activity"),
        ("held", "was not held", "so is a word"),
        ("семинар", "семинары", "Russian letters count"),
    ],
)
def test_other_key(one: str, other: str, why: str) -> None:
    assert activity_id(REPORT, one, 1) != activity_id(REPORT, other, 1), why


def test_parts_do_not_run_together() -> None:
    assert activity_id(Series("ab"), "c", 1) != activity_id(Series("a"), "bc", 1)


def test_repeated_words_are_numbered_in_reading_order() -> None:
    ids = activity_ids(REPORT, ["Same words.", "Other words.", "same words"])
    assert ids[0] == activity_id(REPORT, "same words", 1)
    assert ids[2] == activity_id(REPORT, "same words", 2)
    assert len(set(ids)) == 3


def test_an_id_never_changes() -> None:
    # Part of the data contract: another value here needs a new key version and a migration.
    assert activity_id(matrix_series("JPoA-2011"), "UNRCCA held a seminar.", 1) == (
        "act_tckv74rw199h3mb6"
    )


@given(st.text(max_size=200), st.integers(1, 5))
def test_form(text: str, occurrence: int) -> None:
    value = activity_id(REPORT, text, occurrence)
    assert value.startswith("act_")
    assert len(value) == 20
    assert set(value[4:]) <= set(string.digits + string.ascii_lowercase) - set("ilou")


@given(st.text(max_size=200))
def test_key_text_is_final(text: str) -> None:
    assert key_text(key_text(text)) == key_text(text)


@pytest.mark.parametrize(
    ("name", "series"),
    [
        ("Report.docx", "file:report"),
        ("report.PDF", "file:report"),
        ("Report (1).docx", "file:report"),
        ("Report - Copy.docx", "file:report"),
        ("Copy of Report.docx", "file:report"),
        ("Отчёт — копия.docx", "file:отчёт"),
        ("C:\\inbox\\Report.docx", "file:report"),
        ("report 2018.docx", "file:report 2018"),
    ],
)
def test_file_series(name: str, series: str) -> None:
    assert file_series(name) == series
