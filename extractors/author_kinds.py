"""What the only author of a report is called by its kind: "the Foundation", «фонд», "the Embassy".

Listed bodies have such names in the gazetteer; those of a body without an entry, and of the mission
of a country that gives money, stand where the document says who it is by.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from extractors.mentions import GOVERNMENT, NEW
from extractors.places.named import HOME_COUNTRIES
from extractors.russian_case import forms_of, in_nominative, may_describe
from gazetteers.bodies import body_words
from gazetteers.model import LanguageCode

_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.;:]\s|\s[–—|]\s")
_LONGER = re.compile(r"\s?[«“„\"]|\s(?:[A-ZА-ЯЁ]|of\b|for\b|по\b)")
"""Behind a noun that begins another name: «фонд «Луч»», "the Foundation for Peace"."""
_OWN = frozenset({"the", "our"})
_ITS_HELP = re.compile(r"\s(?:support|funding|funds|money|assistance|help|grants?|backing)\b")
"""Behind a noun without an article: "with Embassy | support"."""


def author_kinds(
    authors: Sequence[str], said: Sequence[str], language: LanguageCode
) -> tuple[str, ...]:
    """The nouns for the kind of the only author, in small letters, nominative.

    Args:
        authors: ids of those who report.
        said: the words that name who reports, the surest first.
        language: of the document.
    """
    if len(authors) != 1 or not _needs_them(authors[0]):
        return ()
    nouns = body_words(language).self_nouns
    mission = _MISSION[language] if authors[0].startswith(GOVERNMENT) else ()
    kinds = [
        *mission,
        *_said_kinds(said, nouns, language),
    ]
    return tuple(dict.fromkeys(kinds))


_MISSION: Mapping[LanguageCode, tuple[str, ...]] = {"en": ("embassy",), "ru": ("посольство",)}
"""What a State that reports on its help is called, whether its head says so or not."""


def _said_kinds(said: Sequence[str], nouns: Container[str], language: LanguageCode) -> list[str]:
    """The nouns for kinds of bodies in the words that name who reports."""
    return [
        noun
        for words in said
        for word in _WORD.findall(_END.split(words, maxsplit=1)[0])
        if (noun := _nominative(word, language)) in nouns
    ]


def _needs_them(author: str) -> bool:
    if author.startswith(GOVERNMENT):
        return author.removeprefix(GOVERNMENT) not in HOME_COUNTRIES
    return author.startswith(NEW)


def _nominative(word: str, language: LanguageCode) -> str:
    small = word.lower()
    if language == "ru":
        return in_nominative(small).lower()
    return {"center": "centre", "organisation": "organization"}.get(small, small)


def called_by_kind(
    text: str, kinds: Sequence[str], language: LanguageCode
) -> Iterator[tuple[int, int]]:
    """Where a text calls the author by its kind; not where the noun begins or ends a name."""
    if not kinds:
        return
    before: re.Match[str] | None = None
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        near = before if before is not None and text[before.end() : start] == " " else None
        before = match
        if _nominative(word, language) not in kinds or _LONGER.match(text, match.end()):
            continue
        if language == "en":
            if near is None or not word[0].isupper():
                continue
            if near.group().lower() in _OWN:
                yield near.start(), match.end()
            elif _ITS_HELP.match(text, match.end()):
                yield start, match.end()
        elif (
            near is None
            or "ADJF" not in forms_of(near.group().lower()).parts
            or not may_describe(near.group(), word)
        ):
            yield start, match.end()
