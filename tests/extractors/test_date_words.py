"""The pieces of dates are found where a word begins one, and none is missed."""

import pytest

from extractors.dates.lex import lexicon
from extractors.dates.tokens import masked, tokens
from gazetteers.model import LanguageCode

TEXTS: list[tuple[LanguageCode, str, str]] = [
    ("en", "on 5/6 October 2019, and Monday, 7 May", "days with strokes, weekdays"),
    ("en", "12-May-2022, 1st–3rd June; Antiterror-2021", "days and years behind hyphens"),
    ("en", "Q3/2018, II/2015 and the second and third quarters of 2017", "quarters"),
    ("en", "mid-2018 (since Sept. 2016 – until now)", "words with marks inside"),
    ("en", "maybe marching in may, 2018год", "words that only begin as those of dates do"),
    ("ru", "В августе-сентябре 2020 г., с 12 по 14 мая; I–II кварталы 2021 года", "Russian"),
    ("ru", "2018г. и 20–25мая", "letters right behind digits"),
]


@pytest.mark.parametrize(("code", "text", "why"), TEXTS)
def test_words_of_dates_are_those_found_anywhere(code: LanguageCode, text: str, why: str) -> None:
    covered = masked(text, code)
    anywhere = [match.span() for match in lexicon(code).tokens.finditer(covered)]
    found = [
        (token.start, token.end)
        for token in tokens(covered, code)
        if token.kind != "other" or (token.start, token.end) in anywhere
    ]

    assert found == anywhere, why
    assert anywhere, why


def test_every_word_of_dates_begins_with_a_letter_or_digit() -> None:
    for code in ("en", "ru"):
        assert all(word[0].isalnum() for word in lexicon(code).begins)
