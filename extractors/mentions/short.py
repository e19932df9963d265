"""Short names that a Russian document gives a body without saying so: «Офис» for its office.

«Страновой офис ООН-женщины» once named is «Офис» afterwards, «Департамент финансового мониторинга»
is «Департамент». Such a name is weak: the author, else the nearest body before it, is meant.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.model import Mention
from extractors.russian_case import forms_of, in_nominative
from gazetteers.bodies import body_words
from gazetteers.lookup import Name
from gazetteers.model import LanguageCode

_BEFORE = re.compile(r"(?P<words>(?:[А-ЯЁа-яё-]+\s){0,2}[А-ЯЁа-яё-]+)\s\Z")
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")


def short_names(text: str, mentions: Sequence[Mention]) -> Iterator[Name]:
    """The short names that the known bodies of a document may have in it, weak ones.

    The noun is the first of the name («Программный офис ОБСЕ»), or stands right before it
    («Страновой офис | ООН-женщины»); a capital shows that it belongs to the name.
    """
    for mention in mentions:
        if mention.strength not in ("strong", "fuzzy") or mention.id == "GOV":
            continue
        is_state = mention.id.startswith("GOV")
        for words in (_own_words(mention.text), _words_before(text, mention.start)):
            noun = _self_noun(words)
            if noun is not None and not (is_state and noun in body_words("ru").self_private):
                yield Name(mention.id, noun, "weak")


def author_names(
    author: str, said: str, taken: Sequence[Name], language: LanguageCode
) -> Iterator[Name]:
    """The short names of the only body that reports.

    They are nouns of the words that name it there, and for no government those that any body may
    call itself by («Офис», "the Office"), if no other body of the document has introduced them.
    """
    if language == "en":
        yield from _english_author_names(author, said)
        return
    book = body_words("ru")
    introduced = {name.text for name in taken if name.id != author}
    own = [noun for word in _WORD.findall(said) if (noun := _self_noun([word])) is not None]
    usual = [] if author.startswith("GOV") else list(book.self_usual)
    for noun in dict.fromkeys([*own, *usual]):
        if noun not in introduced:
            yield Name(author, noun, "weak")


def _english_author_names(author: str, said: str) -> Iterator[Name]:
    """What a listed body is called where it writes: the nouns that name it, and "the Office"."""
    if author.startswith(("GOV", "NEW:")):
        return
    book = body_words("en")
    own = [noun for word in _LATIN.findall(said) if (noun := word.capitalize()) in book.self_names]
    for noun in dict.fromkeys([*own, *book.self_usual]):
        yield Name(author, f"the {noun}", "weak")


_LATIN = re.compile(r"[A-Za-z]{3,}")


def _own_words(name: str) -> list[str]:
    """The words of a name up to its first noun."""
    words = []
    for word in _WORD.findall(name):
        words.append(word)
        if "NOUN" in forms_of(word.lower()).parts and "ADJF" not in forms_of(word.lower()).parts:
            break
    return words


def _words_before(text: str, start: int) -> list[str]:
    match = _BEFORE.search(text, max(0, start - 60), start)
    return [] if match is None else match["words"].split()


def _self_noun(words: Sequence[str]) -> str | None:
    """The noun at the end of some words by which a body may call itself, as a name of its own."""
    if not words or words[-1].isupper():
        return None
    is_adjective = len(words) > 1 and "ADJF" in forms_of(words[-2].lower()).parts
    if not words[-1][:1].isupper() and not (is_adjective and words[-2][:1].isupper()):
        return None
    noun = in_nominative(words[-1]).lower()
    return body_words("ru").self_nouns.get(noun)
