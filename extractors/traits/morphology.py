"""Dictionary forms of Russian words."""

from functools import lru_cache
from typing import Any

from gazetteers.dictionary import russian_dictionary


@lru_cache(maxsize=20_000)
def parses_of(word: str) -> tuple[Any, ...]:
    """The parses of a word in lower case, the likeliest first."""
    return tuple(russian_dictionary().parse(word))


@lru_cache(maxsize=20_000)
def lemma_of(word: str) -> str:
    """The dictionary form, whatever the word stands beside: of a participle its nominative.

    «рабочей» → «рабочий», «учения» → «учение», «планируемых» → «планируемый».
    """
    parses = parses_of(word.lower())
    first = parses[0]
    if first.tag.POS == "PRTF":
        nominative = first.inflect({"nomn", "masc", "sing"})
        return str(nominative.word) if nominative is not None else word.lower()
    if first.tag.POS not in ("VERB", "PRTS", "ADJF", "PREP", "CONJ", "INFN"):
        for parse in parses:
            if parse.tag.POS == "NOUN":
                return str(parse.normal_form)
    return str(first.normal_form)
