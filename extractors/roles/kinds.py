"""Names with the words for their kind before them: «общественное объединение «Луч»».

The kind is no part of the name, but what stands before it governs both, and its case is theirs:
«совместно с Фондом «Мост»», "PRI and the public association “Ray” advise".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.model import Mention
from extractors.russian_case import forms_of, grammatical_cases
from gazetteers.bodies import body_words
from gazetteers.cue_notation import phrase_pattern
from gazetteers.lookup_words import words_of
from gazetteers.model import LanguageCode

_RUSSIAN = re.compile(
    r"(?P<described>(?:[А-ЯЁа-яё-]+\s){0,3})(?P<kind>[А-ЯЁа-яё]+)\s[«“„\"]\Z", re.DOTALL
)


def with_kinds(
    text: str, mentions: Sequence[Mention], language: LanguageCode
) -> Iterator[tuple[Mention, Mention]]:
    """Each mention as it stands in its sentence, with the word for its kind, and as it was named.

    Args:
        text: that holds the mentions.
        mentions: names in it.
        language: of the text.
    """
    for mention in mentions:
        start = _start(text[: mention.start], language)
        if start is None or any(start < other.end <= mention.start for other in mentions):
            yield mention, mention
            continue
        wide = {"start": start, "text": text[start : mention.end]}
        yield mention.model_copy(update=wide), mention


def as_named(mention: Mention, wide: Sequence[tuple[Mention, Mention]]) -> Mention:
    """A mention without the word for its kind, as it came."""
    return next((own for other, own in wide if other == mention), mention)


def are_adjectives(text: str, start: int, end: int) -> bool:
    """Whether one or two Russian adjectives in small letters stand there: «европейской | Сети»."""
    words = text[start:end].split()
    return 0 < len(words) <= _MOST_ADJECTIVES and all(
        word.islower() and forms_of(word).parts == {"ADJF"} for word in words
    )


_MOST_ADJECTIVES = 2


def _start(before: str, language: LanguageCode) -> int | None:
    if language == "ru":
        return _russian_start(before)
    if not before.endswith(_OPENING_QUOTES):
        return None
    kind = _english().search(before)
    return None if kind is None else kind.start("kind")


_OPENING_QUOTES = ("“", '"', "«", "„")


def _russian_start(before: str) -> int | None:
    found = _RUSSIAN.search(before)
    if found is None:
        return None
    types = body_words("ru").type_keys
    word = words_of(found["kind"])[0]
    if not any(key in types for key in word.keys):
        return None
    start = found.start("kind")
    for adjective in reversed(found["described"].split()):
        if "ADJF" not in forms_of(adjective.lower()).parts:
            break
        start = before.rindex(adjective, 0, start)
    return start


@cache
def _english() -> re.Pattern[str]:
    kinds = "|".join(phrase_pattern(word) for word in body_words("en").type_words)
    return re.compile(rf"\b(?P<kind>(?:[a-z-]+\s)?(?:{kinds}))\s[“\"«„]\Z", re.IGNORECASE)


def is_subject(text: str, start: int, end: int) -> bool:
    """Whether the last word there is no genitive: «для судей Комитета | представительство»."""
    word = _LAST_WORD.search(text, start, end)
    return word is not None and "gent" not in grammatical_cases(word.group(1))


_LAST_WORD = re.compile(r"([а-яё-]+)\s\Z")
