"""The grammatical case of a Russian name, which tells who acts, who receives and whose it is."""

import re
from functools import cache, lru_cache

import pymorphy3

_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)?")


@cache
def _dictionary() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=5_000)
def grammatical_cases(name: str) -> frozenset[str]:
    """The cases that the words of a name allow: "nomn", "gent", "datv", "ablt" …

    Adjective and noun agree, so each word narrows the choice: «Антитеррористическим центром» →
    {"ablt"}. The words after the first noun are its genitives and are not looked at. Empty where
    nothing can be said: acronyms and Latin names do not decline.
    """
    possible: frozenset[str] | None = None
    for match in _WORD.finditer(name):
        word = match.group()
        if sum(map(str.isupper, word)) > 1 and len(word) < 9:
            return possible or frozenset()
        parses = [parse.tag for parse in _dictionary().parse(word.lower())]
        nouns = [tag for tag in parses if tag.POS == "NOUN"]
        cases = frozenset(
            str(tag.case) for tag in parses if tag.case and tag.POS in ("NOUN", "ADJF", "PRTF")
        )
        if not cases:
            return possible or frozenset()
        narrowed = cases if possible is None else possible & cases
        possible = narrowed or possible
        if nouns and parses[0].POS == "NOUN":
            break
    return possible or frozenset()
