"""Ministries by their ministers: "the Minister of Justice of Kazakhstan signed", «министр юстиции».

Only what the minister is in charge of is the name, with its country: the title before it stands
like that of any head, so that the same signs tell what the ministry has to do with what he does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.mentions.lands import Sentence, positions
from extractors.russian_case import grammatical_cases

_TITLE_ENGLISH = re.compile(r"\b[Mm]inister\s(?:of|for)\s(?:the\s)?(?=[A-Z])")
_TITLE_RUSSIAN = re.compile(r"\b[Мм]инистр(?:а|у|ом|е)?\s(?=[а-яё])")
_BETWEEN_ENGLISH = frozenset({"and", "of", "the", ",", "&"})
_BETWEEN_RUSSIAN = frozenset({"и", ","})
_MAX_WORDS = 9


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a minister is in charge of: its first and last word, and the country, None if unsaid."""

    first: int
    last: int
    code: str | None


def portfolios_of_ministers(sentence: Sentence) -> Iterator[Portfolio]:
    """What each minister of a text is in charge of; ministers in the plural meet for several."""
    is_english = sentence.language == "en"
    title = _TITLE_ENGLISH if is_english else _TITLE_RUSSIAN
    for found in title.finditer(sentence.text):
        inside = positions(sentence.words, found.end(), found.end() + 1)
        if not inside or inside[0] in sentence.taken:
            continue
        portfolio = _portfolio(inside[0], sentence, is_english=is_english)
        if portfolio is None:
            continue
        code = portfolio.code or _land_of_title(found.start(), sentence)
        yield Portfolio(portfolio.first, portfolio.last, code)


def _portfolio(first: int, sentence: Sentence, *, is_english: bool) -> Portfolio | None:
    """The words of a portfolio from its first on: to its country, else to the last noun."""
    between = _BETWEEN_ENGLISH if is_english else _BETWEEN_RUSSIAN
    last = None
    for position in range(first, min(first + _MAX_WORDS, len(sentence.words))):
        word, land = sentence.words[position], sentence.lands.get(position)
        if land is not None:
            is_bare = last is None or land.is_people
            return None if is_bare else Portfolio(first, land.last, land.code)
        if position in sentence.taken:
            break
        if word.text == "the" and position > first and sentence.words[position - 1].text != "of":
            break  # "of Justice and | the Ambassador of Japan"
        if word.text in between:
            continue
        is_noun = word.text.islower() and "gent" in grammatical_cases(word.text)
        if not (word.is_capitalised if is_english else is_noun):
            break
        last = position
    return None if last is None else Portfolio(first, last, None)


def _land_of_title(start: int, sentence: Sentence) -> str | None:
    """The country before a title: "the Tajik Minister of", "Kazakhstan's Minister of"."""
    before = positions(sentence.words, max(0, start - 2), start)
    land = sentence.lands.get(before[-1]) if before else None
    return None if land is None else land.code
