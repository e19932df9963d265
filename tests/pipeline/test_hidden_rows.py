"""Matrices whose rows the matcher is not told."""

import pytest

from bench.hidden_rows import alone, find_rows
from pipeline.match.matcher import CueMatcher
from tests.pipeline.match_cases import extraction

DRUGS = "Drug dogs were handed over, and officers seized heroin."


@pytest.mark.parametrize(
    ("row", "first", "why"),
    [
        ("II.5", 1, "the words tell the row"),
        ("I.7", 0, "the row is not told, and the words speak of another measure"),
    ],
)
def test_rows_are_compared_and_not_told(
    matcher: CueMatcher, row: str, first: int, why: str
) -> None:
    found = find_rows(extraction(DRUGS, measure=row, headings=[f"Measure {row}"]), matcher)
    assert (found.activities, found.first) == (1, first), why
    assert found.by_measure == ((row, 1, first),)


def test_what_stands_in_no_row_is_not_counted(matcher: CueMatcher) -> None:
    assert find_rows(extraction(DRUGS), matcher).activities == 0


def test_an_activity_alone_keeps_words_and_organizations_and_nothing_around_them() -> None:
    whole = extraction(
        "Before it.", DRUGS, measure="II.5", headings=["Measure II.5"], organizations=["UNODC"]
    )
    single = alone(whole.tagged[1])
    assert [item.text for item in single.tagged] == [DRUGS]
    assert single.document.block_text("para=1") == DRUGS
    assert single.tagged[0].passage.measure is None
    assert [tag.id for tag in single.tagged[0].organizations] == ["UNODC"]
