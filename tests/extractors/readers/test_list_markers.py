"""Which beginnings of a text are list markers."""

import pytest

from extractors.readers.list_markers import split_marker

CASES = [
    ("• trains judges", "•", "bullet"),
    ("⇒ To continue", "⇒", "arrow"),
    ("- trains judges", "-", "hyphen"),
    ("† Funded by Japan", "†", "a mark of a note"),
    ("‡Funded by Japan", "‡", "a mark of a note without a space"),
    ("** Funded by Japan", "**", "two stars"),
    ("– обучение судей", "–", "dash"),
    ("1. Border security", "1.", "number"),
    ("12) Visit", "12)", "number with a bracket"),
    ("(b) a guide", "(b)", "letter in brackets"),
    ("а) обучение", "а)", "Russian letter"),
    ("iv) a visit", "iv)", "small Roman"),
    ("III. Results", "III.", "Roman"),
    ("2.1 Borders", "2.1", "two levels"),
    ("II.4 Border guards were taught", "", "the number of a measure"),
    ("III.2. Judges", "", "the number of a measure with a dot"),
    ("2.1. Borders", "2.1.", "two levels with a dot"),
    ("2019. Annual plan", "", "a year"),
    ("3.5 million euros", "", "an amount"),
    ("2.5 % of all cases", "", "a share"),
    ("V. Petrov met judges", "", "initials"),
    ("— ", "", "a lone dash"),
    ("-based measures", "", "half a word"),
    ("27-28 May: seminar", "", "a date"),
    ("5 May: seminar", "", "a date"),
    ("o мерах", "o", "a bullet made with the letter o"),
    ("о мерах", "", "the Russian preposition"),
    ("UNODC trained judges", "", "plain text"),
    ("In 2019 judges met", "", "a word that begins like a Roman numeral"),
    ("Visit to the border", "", "a word of Roman letters at its beginning"),
    ("iv. a visit", "iv.", "small Roman with a dot"),
]


@pytest.mark.parametrize(("text", "marker", "why"), CASES, ids=[why for *_, why in CASES])
def test_markers_of_items(text: str, marker: str, why: str) -> None:
    found, rest = split_marker(text)
    assert found == marker, why
    assert (marker + rest).replace(" ", "") == text.replace(" ", "")


HEADINGS = [
    ("A. Background", "A.", "a letter"),
    ("V. Petrov", "V.", "in headings a letter numbers"),
    ("3 Results", "3", "a bare number"),
    ("2018 Results", "", "a year"),
    ("I. Conditions", "I.", "Roman one"),
]


@pytest.mark.parametrize(("text", "marker", "why"), HEADINGS, ids=[why for *_, why in HEADINGS])
def test_markers_of_headings(text: str, marker: str, why: str) -> None:
    assert split_marker(text, heading=True)[0] == marker, why


def test_in_cells_numbers_are_words() -> None:
    assert split_marker("(a) a forum", numbers=False) == ("", "(a) a forum")
    assert split_marker("• a forum", numbers=False) == ("•", "a forum")
