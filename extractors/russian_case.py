"""Russian word forms: the case of a name tells who acts, who receives and whose it is."""

import re
from functools import lru_cache

from gazetteers.dictionary import russian_dictionary

_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)?")
_LONG_ACRONYM = 9
"""Capital letters; longer words in capitals stand in headings and do decline."""


@lru_cache(maxsize=5_000)
def grammatical_cases(name: str) -> frozenset[str]:
    """The cases that the words of a name allow: "nomn", "gent", "datv", "ablt", and so on.

    Adjective and noun agree, so each word narrows the choice: «Антитеррористическим центром» →
    {"ablt"}. The words after the first noun are its genitives and are not looked at. The locative
    is left out: it follows a preposition, and then the preposition tells. Empty where nothing can
    be said: acronyms and Latin names do not decline.
    """
    possible: frozenset[str] | None = None
    for match in _WORD.finditer(name):
        word = match.group()
        if sum(map(str.isupper, word)) > 1 and len(word) < _LONG_ACRONYM:
            break
        parses = [parse.tag for parse in russian_dictionary().parse(word.lower())]
        cases = frozenset(
            str(tag.case) for tag in parses if tag.case and tag.POS in ("NOUN", "ADJF", "PRTF")
        )
        if not cases:
            break
        possible = cases if possible is None else (possible & cases) or possible
        if parses[0].POS == "NOUN":
            break
    return (possible or frozenset()) - {"loct"}


@lru_cache(maxsize=5_000)
def is_noun(word: str) -> bool:
    """Whether a word is most likely a noun."""
    return str(russian_dictionary().parse(word.lower())[0].tag.POS) == "NOUN"


@lru_cache(maxsize=5_000)
def is_adjective(word: str) -> bool:
    """Whether a word is most likely an adjective or a participle used like one."""
    return str(russian_dictionary().parse(word.lower())[0].tag.POS) in ("ADJF", "PRTF")


@lru_cache(maxsize=5_000)
def is_russian_word(word: str) -> bool:
    """Whether the dictionary knows the word; False for words in Latin letters."""
    return bool(_WORD.fullmatch(word)) and russian_dictionary().word_is_known(word.lower())
