"""Russian word stems, and the other foldings by which two spellings of a word are one.

Names are compared word by word. Case, "ё", British and American spelling and Russian endings fall
away; acronyms are left alone, since they have none of these.
"""

import re
from functools import cache

import Stemmer

from gazetteers.load import DATA, read_yaml
from gazetteers.model import Record

_STEMMER = Stemmer.Stemmer("russian")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)

_CYRILLIC_TWINS = "АВЕКМНОРСТУХаеорсух"
_LATIN_TWINS = "ABEKMHOPCTYXaeopcyx"
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)


class Spelling(Record):
    """Spellings that mean the same word, and phrases that mean the same as an acronym.

    Attributes:
        words: a spelling, folded, and the one that stands for it ("center": "centre").
        prefixes: first parts that a hyphen may or may not divide from the word ("co-operation").
        spaced_prefixes: those of them that may also stand apart ("counter terrorism").
        phrases: an acronym and the phrases that it stands for, in names as in texts.
    """

    words: dict[str, str]
    prefixes: tuple[str, ...]
    spaced_prefixes: tuple[str, ...]
    phrases: dict[str, tuple[str, ...]]


@cache
def spelling() -> Spelling:
    """The spellings of `spelling.yml`, read once."""
    return Spelling.model_validate(read_yaml(DATA / "spelling.yml"))


def is_cyrillic(word: str) -> bool:
    """Whether the word has Cyrillic letters."""
    return _CYRILLIC.search(word) is not None


def is_acronym(word: str) -> bool:
    """Whether a word is written like an acronym: two capitals or more ("UNODC", "POiB", "АТЦ")."""
    return sum(map(str.isupper, word)) > 1


@cache
def fold(word: str) -> str:
    """The form under which a word is compared: "Center" → "centre", «Центром» → «центр».

    Latin words lose case and take one spelling; Cyrillic words lose case, "ё" and the ending.
    """
    lower = word.lower().replace("ё", "е").replace("’", "'")
    lower = lower.removesuffix("'s")
    if is_cyrillic(lower):
        stem: str = _STEMMER.stemWord(lower)
        return stem
    return spelling().words.get(lower, lower)


def look_alikes(acronym: str) -> tuple[str, ...]:
    """The acronym as typed and, where letters of the other alphabet slipped in, as meant.

    "CHГ" (two Latin letters) → «СНГ»; "ОSCE" (a Cyrillic letter) → "OSCE". Letters that both
    alphabets share do not tell which one is meant: "PATC" may be either.
    """
    latin, cyrillic = acronym.translate(_TO_LATIN), acronym.translate(_TO_CYRILLIC)
    forms = [acronym]
    if len(acronym) > 2:
        forms += [form for form in (latin, cyrillic) if _is_one_script(form)]
    return tuple(dict.fromkeys(forms))


def _is_one_script(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len({is_cyrillic(letter) for letter in letters}) == 1
