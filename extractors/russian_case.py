"""Russian word forms: the case of a name tells who acts, who receives and whose it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

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
def may_describe(word: str, following: str) -> bool:
    """Whether an adjective may belong to the word behind it, by the cases of both.

    «государственной службе», not «выделенную Правительством». Where the second does not decline
    («МВД»), a participle in small letters governs it.
    """
    described, describing = _all_cases(following), _all_cases(word)
    if not described:
        tag = russian_dictionary().parse(word.lower())[0].tag
        return not (word.islower() and tag.POS == "PRTF")
    return not describing or bool(described & describing)


def _all_cases(word: str) -> frozenset[str]:
    """The cases that a noun or adjective may stand in; empty for acronyms and other words."""
    if sum(map(str.isupper, word)) > 1:
        return frozenset()
    return frozenset(
        str(parse.tag.case)
        for parse in russian_dictionary().parse(word.lower())
        if parse.tag.case and parse.tag.POS in ("NOUN", "ADJF", "PRTF")
    )


@lru_cache(maxsize=5_000)
def is_russian_word(word: str) -> bool:
    """Whether the dictionary knows the word; False for words in Latin letters."""
    return bool(_WORD.fullmatch(word)) and russian_dictionary().word_is_known(word.lower())


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of a word may be.

    Attributes:
        parts: its parts of speech in the likely readings.
        numbers: "sing", "plur", as its likely readings have it.
        genders: "masc", "femn", "neut"; empty for plurals and the present tense.
        is_plural: whether it can only be a plural.
        is_first_person: whether it is a verb of "I" or "we".
    """

    parts: frozenset[str]
    numbers: frozenset[str]
    genders: frozenset[str]
    is_plural: bool
    is_first_person: bool


_LIKELY = 0.1
"""Share of the uses of a word from which on one of its readings counts."""


@lru_cache(maxsize=20_000)
def forms_of(word: str) -> Form:
    """What the form of a word may be; of a name in its dictionary form the nominative counts."""
    parses = russian_dictionary().parse(word)
    tags = [parse.tag for parse in parses if parse.score >= _LIKELY or parse is parses[0]]
    numbers = frozenset(str(tag.number) for tag in tags if tag.number)
    return Form(
        parts=frozenset(str(tag.POS) for tag in tags if tag.POS),
        numbers=numbers,
        genders=frozenset(str(tag.gender) for tag in tags if tag.gender),
        is_plural=numbers == {"plur"},
        is_first_person=any(str(tag.person) == "1per" for tag in tags),
    )


_NO_OBJECT = re.compile(
    r"(?i)[а-яё]+(?:ся|сь)|(?:за)?(?:действ|функцион|существ|работ)(?:ова|иров|у|иру|а)[а-яё]*"
)


def is_intransitive(verb: str) -> bool:
    """Whether a verb has no object, so that a noun behind it is its subject: «открылся | Центр»."""
    return _NO_OBJECT.fullmatch(verb) is not None


def is_infinitive(word: str) -> bool:
    """Whether a word, in small letters, is an infinitive."""
    return str(russian_dictionary().parse(word)[0].tag.POS) == "INFN"


def _likely_tags(word: str) -> list[Any]:
    """What a word may be: its readings but the far-fetched ones, the likeliest first."""
    return [
        parse.tag for parse in russian_dictionary().parse(word.lower()) if parse.score >= _LIKELY
    ]


def nominatives(words: Sequence[str]) -> Iterator[Form]:
    """The nouns and pronouns of a clause that are its subject, none behind a preposition.

    What may as well be its object («семинар», «совещание») is left out.
    """
    is_governed = False
    for word in words:
        tags = _likely_tags(word)
        if any(tag.POS == "PREP" for tag in tags):
            is_governed = True
            continue
        if not any(tag.POS in ("NOUN", "NPRO") for tag in tags):
            continue
        may_be_object = any(tag.case == "accs" for tag in tags)
        if not is_governed and not may_be_object and any(tag.case == "nomn" for tag in tags):
            yield forms_of(word.lower())
        is_governed = False


def has_accusative(words: Sequence[str]) -> bool:
    """Whether a clause has an object that cannot be its subject: «его координацию», «оценку».

    It stands behind no preposition, and its form is the accusative and no nominative.
    """
    is_governed = False
    for word in words:
        tags = _likely_tags(word)
        if any(tag.POS == "PREP" for tag in tags):
            is_governed = True
            continue
        if not any(tag.POS == "NOUN" for tag in tags):
            continue
        cases = {str(tag.case) for tag in tags if tag.POS == "NOUN"}
        if not is_governed and cases == {"accs"}:
            return True
        is_governed = False
    return False


def agree(verb: Form, noun: Form) -> bool:
    """Whether a verb may be said of a noun: number, and gender where the verb shows one."""
    if not verb.numbers & noun.numbers:
        return False
    return not verb.genders or not noun.genders or bool(verb.genders & noun.genders)


def is_noun_phrase_part(word: str, *, after_link: bool) -> bool:
    """Whether a word may stand in a name behind its core.

    A noun or adjective in the genitive, and any of them behind «по»; an acronym; no verb, short
    participle or name in the nominative, with which the sentence goes on.
    """
    if sum(map(str.isupper, word)) > 1:
        return True
    tags = _likely_tags(word)
    cases = {"gent"} | ({"datv", "ablt", "loct"} if after_link else set())
    return any(
        tag.POS in ("NOUN", "ADJF", "PRTF") and str(tag.case) in cases for tag in tags
    ) or any("Fixd" in tag for tag in tags)


@lru_cache(maxsize=2_000)
def in_nominative(name: str) -> str:
    """A name with its first noun and the adjectives before it in the nominative.

    «Региональному учебному центру ОФ «Луч»» → «Региональный учебный центр ОФ «Луч»». A name whose
    first words do not decline stays as it is.
    """
    words = name.split(" ")
    noun = next((at for at, word in enumerate(words) if _parse_of(word, "NOUN") is not None), None)
    if noun is None:
        return name
    head = _parse_of(words[noun], "NOUN")
    number = str(head.tag.number or "sing")
    gender = str(head.tag.gender or "")
    made = _inflected(words[noun], head, {"nomn", number})
    if made is None:
        return name
    words[noun] = made
    for at in range(noun):
        adjective = _parse_of(words[at], "ADJF")
        wanted = {"nomn", number} | ({gender} if gender and number == "sing" else set())
        made = None if adjective is None else _inflected(words[at], adjective, wanted)
        if made is None:
            return name
        words[at] = made
    return " ".join(words)


def _parse_of(word: str, part: str) -> Any:
    if sum(map(str.isupper, word)) > 1 or not _WORD.fullmatch(word):
        return None
    parses = russian_dictionary().parse(word.lower())
    return next((parse for parse in parses if str(parse.tag.POS) == part), None)


def _inflected(word: str, parse: Any, wanted: set[str]) -> str | None:
    """The word in another form, with the capital that it had."""
    form = parse.inflect(wanted)
    if form is None:
        return None
    made = str(form.word)
    return made.capitalize() if word[:1].isupper() else made
