"""Words cut at line ends: what the document and the dictionaries say of the hyphen."""

import pytest

from extractors.readers.pdf.hyphens import Hyphens

CASES = [
    ("motiva-", "tional", "motivational", "neither half is a word"),
    ("Dele-", "gations", "Delegations", "the whole word is known"),
    ("responsi-", "bility", "responsibility", "the whole word is known"),
    ("observato-", "ries", "observatories", "the first half is no word"),
    ("work-", "shop", "workshop", "both halves are words, and so is the whole"),
    ("drug-", "detection", "drug-detection", "two words"),
    ("money-", "launderers", "money-launderers", "two words, the second by its stem"),
    ("on-the-", "job", "on-the-job", "a word of three"),
    ("UN-", "led", "UN-led", "an acronym"),
    ("ten-", "day", "ten-day", "two words"),
    ("пригранич-", "ного", "приграничного", "a Russian word"),
    ("2018-", "2019", "2018-2019", "numbers"),
    ("pre-", "and", "pre- and", "a hyphen that waits for its word"),
]


@pytest.mark.parametrize(("left", "right", "expected", "why"), CASES)
def test_a_short_document_leaves_it_to_the_dictionaries(
    left: str, right: str, expected: str, why: str
) -> None:
    assert Hyphens([]).mend(left, right) == expected, why


HALVES = [
    ("consult", "ation", "", True, "the end of words is no word, though lists of endings hold it"),
    ("implem", "entatio", "n", True, "a word in three pieces"),
    ("support", "projects", "", False, "two words"),
]


@pytest.mark.parametrize(("left", "right", "further", "expected", "why"), HALVES)
def test_words_are_cut_without_a_hyphen_by_narrow_columns(
    left: str, right: str, further: str, expected: bool, why: str
) -> None:
    assert Hyphens([]).is_cut(left, right, filled=True, further=further) is expected, why


UNSURE_COLUMNS = [
    ("organizati", "ons", "", True, "neither half is a word"),
    ("resolution", "s", "", True, "a single letter is no word"),
    ("implem", "entatio", "n", True, "a word in three pieces"),
    ("сотрудничест", "ва", "", True, "the end of a Russian word"),
    ("border", "security", "", False, "two words"),
    ("counter", "terrorism", "", False, "one word or two: as printed"),
    ("project", "on", "", False, "a short word that stands for itself"),
]


@pytest.mark.parametrize(("left", "right", "further", "expected", "why"), UNSURE_COLUMNS)
def test_words_are_cut_where_no_rule_shows_the_width_of_the_column(
    left: str, right: str, further: str, expected: bool, why: str
) -> None:
    assert Hyphens([]).is_cut(left, right, filled=False, further=further) is expected, why
