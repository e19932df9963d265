"""Words cut at line ends: what the document and the dictionaries say of the hyphen."""

import pytest

from extractors.readers.pdf.hyphens import Hyphens
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.words import Style, Word

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
    ("confer‐", "ence", "conference", "the hyphen that browsers print"),
    ("drug‐", "detection", "drug‐detection", "the same between two words"),
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
    ("Совместно", "с", "", False, "a short word stands for itself"),
    ("officers", "how", "", False, "the same in English"),
    ("РАТС", "ШОС", "", False, "two names in capitals"),
    ("ЮНЕС", "КО", "", True, "one name in capitals"),
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


def page_of(text: str) -> PageContent:
    style = Style(9.0, bold=False, italic=False, angle=0, invisible=False)
    words = tuple(Word(word, 0.0, 9.0, 0.0, style) for word in text.split())
    return PageContent(1, 600.0, 800.0, words, (), (), (), (), (), text)


def test_a_hyphen_of_its_own_kind_at_line_ends_is_the_typesetters() -> None:
    cut = "a one-day forum for law-enforcement officers of money‐ launderers"
    assert Hyphens([page_of(cut)]).mend("money‐", "launderers") == "moneylaunderers"
    typed = cut.replace("-", "‐")
    assert Hyphens([page_of(typed)]).mend("money‐", "launderers") == "money‐launderers"
    assert Hyphens([page_of(cut)]).mend("COVID‐", "19") == "COVID‐19"
