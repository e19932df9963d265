"""The Russian dictionary of word forms (pymorphy3): loaded once a process, at the first need."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer


@cache
def russian_dictionary() -> "MorphAnalyzer":
    """The dictionary. It takes a twentieth of a second and some megabytes, so all share one."""
    import pymorphy3  # costs memory in every process that reads, and English needs none of it

    return pymorphy3.MorphAnalyzer(lang="ru")


def noun_form(word: str) -> str:
    """The nominative of a noun: «органов» → «орган»; other words as they are.

    A word that may be one or the other counts as what it is most often: «стали» is a verb.

    Args:
        word: in small letters.
    """
    listed = _listed_forms(word) if len(word) > 1 else set()
    if len(listed) == 1:
        (form,) = listed
        return form or word
    # The likelihood of readings is slow to look up, and few words need it.
    likeliest = russian_dictionary().parse(word)[:1]
    nouns = [parse.normal_form for parse in likeliest if parse.tag.POS == "NOUN"]
    return nouns[0] if nouns else word


def _listed_forms(word: str) -> set[str]:
    """The dictionary forms of a listed word as a noun, "" for its readings as anything else."""
    analyzer = russian_dictionary()
    dictionary = analyzer.dictionary
    return {
        dictionary.build_normal_form(paradigm, index, spelling)
        if dictionary.build_tag_info(paradigm, index).POS == "NOUN"
        else ""
        for spelling, readings in dictionary.words.similar_items(word, analyzer.char_substitutes)
        for paradigm, index in readings
    }
