"""Where the name of an authority begins and ends: its titles before, what follows its core."""

import re

from extractors.mentions.lands import Sentence
from extractors.russian_case import (
    forms_of,
    is_adjective,
    is_infinitive,
    is_noun_phrase_part,
    may_describe,
)

MAX_WORDS = 16
"""Longer names of authorities do not occur; a runaway match would swallow the sentence."""
NO_TITLE = frozenset({"the", "a", "an", "in", "on", "at", "by", "from", "with", "for"})
"""Capitalised at the start of a sentence, these are no part of a name."""
NEAR = re.compile(r"[\s\-–'’\"“”«»]{0,3}")
"""What may lie between two words of a name."""
_RUSSIAN_VERB = re.compile(
    r".{2,}(?:ла|ло|ли|ет|ёт|ётся|ют|ут|ит|ят|лся|лась|лось|лись|ется|ются|ится|ятся|ено|ены|ена)"
)
_RUSSIAN_STOPS = frozenset(
    {"в", "во", "из", "от", "к", "ко", "у", "между", "через", "до", "без", "а"}
    | {"который", "которая", "которое", "которые"}
)
_OF_CLAUSE = frozenset({"VERB", "PRTS", "GRND", "INFN"})
"""Parts of speech that a clause has and a name does not."""
_APART = frozenset({"to", "with"})
"""Behind these another body follows: "a centre with the Ministry of Justice of Uzbekistan"."""


def first_word(core: int, sentence: Sentence, *, by_name: bool) -> int:
    """The first word of the name to the left of its core: titles, or adjectives that we know."""
    first = core
    while first > 0 and first - 1 not in sentence.lands and first - 1 not in sentence.taken:
        before = sentence.words[first - 1]
        is_title = by_name and sentence.language == "en" and before.is_capitalised
        is_known = before.keys[-1] in sentence.lexicon.adjective_keys or (
            sentence.language == "ru" and is_adjective(before.text)
        )
        if (
            before.is_mark
            or not (is_title or is_known)
            or before.text.lower() in NO_TITLE
            or (sentence.language == "ru" and not _describes(first - 1, sentence))
            or not NEAR.fullmatch(sentence.gap(first - 1, first))
        ):
            break
        first -= 1
    return first


def _describes(position: int, sentence: Sentence) -> bool:
    """Whether a Russian word may be an adjective of the next: not «выделенную | Правительством»."""
    return may_describe(sentence.words[position].text, sentence.words[position + 1].text)


def first_of_list(first: int, core: int, sentence: Sentence) -> int:
    """The first word of a list that ends in the core: "police, customs and border services of"."""
    words, lexicon = sentence.words, sentence.lexicon
    if sentence.language != "en" or words[core].is_capitalised:
        return first
    while first > 1 and words[first - 1].text in ("and", ","):
        before = first - 2
        if words[before].is_capitalised or not (
            sentence.is_core(before, lexicon.common_keys)
            or words[before].keys[-1] in lexicon.adjective_keys
        ):
            break
        first = first_word(before, sentence, by_name=False)
    return first


def last_word(core: int, sentence: Sentence) -> int:
    """Where a name ends that has its country before it: with the last of its capitals."""
    last = core
    for position in range(core + 1, min(core + 1 + MAX_WORDS, len(sentence.words))):
        word = sentence.words[position]
        if word.is_mark or position in sentence.taken or position in sentence.lands:
            return last
        if not continues(position, sentence) or begins_another(position, sentence):
            return last
        if _has_its_own_land(position, sentence):
            return last
        if word.is_capitalised and sentence.words[position - 1].text.lower() != "in":
            last = position
    return last


def end_of_portfolio(core: int, sentence: Sentence) -> int:
    """Where a Russian name ends that goes on in small letters with what it is in charge of.

    «Министерство | дошкольного и школьного образования», «Комитет по делам семьи и женщин». Behind
    «и» only words that say what ministries are in charge of belong to it.
    """
    if not sentence.is_core(core, sentence.lexicon.portfolio_cores):
        return core
    last, after_link, joined = core, False, False
    for position in range(core + 1, min(core + 1 + MAX_WORDS, len(sentence.words))):
        word = sentence.words[position]
        small = word.text.lower()
        if position in sentence.taken or position in sentence.lands or word.is_capitalised:
            break
        if small in ("и", ","):
            joined = True
            continue
        if small == "по" and position == core + 1:
            after_link = True
            continue
        if word.is_mark or not NEAR.fullmatch(sentence.gap(position - 1, position)):
            break
        if joined and small not in sentence.lexicon.portfolios:
            break
        if not is_noun_phrase_part(word.text, after_link=after_link):
            break
        joined = False
        if "NOUN" in forms_of(small).parts:
            last = position
    return last


def _has_its_own_land(position: int, sentence: Sentence) -> bool:
    """Whether a Russian name ends before another: «таджикских Пограничных войск | Посольство США».

    The other has its country behind it.
    """
    return (
        sentence.language == "ru"
        and sentence.words[position].is_capitalised
        and sentence.is_core(position, sentence.lexicon.head_keys)
        and position + 1 in sentence.lands
    )


def continues(position: int, sentence: Sentence) -> bool:
    """Whether a word may stand inside the name of an authority."""
    word = sentence.words[position]
    if word.text[0].isdigit():
        return False
    small = word.text.lower()
    if small == "the":
        # "for Religious Affairs | the Department keeps": another name begins.
        before = sentence.words[position - 1].text.lower() if position else ""
        return before in sentence.lexicon.connectors
    if small == "при":
        # «Академия при Президенте», but «Министерство | при содействии отдела».
        behind = sentence.words[position + 1 : position + 2]
        return bool(behind) and behind[0].is_capitalised
    if small in sentence.lexicon.connectors:
        return True
    if sentence.language == "ru":
        parts = forms_of(small).parts
        if "NUMR" in parts:
            return False  # «нести службу | тридцать пять солдат»
        if word.text.islower() and parts and parts <= _OF_CLAUSE:
            return False  # «Центр | передаст Государственной службе Туркменистана»
        is_verb = _RUSSIAN_VERB.fullmatch(small) and not sentence.is_core(
            position, sentence.lexicon.head_keys
        )
        return small not in _RUSSIAN_STOPS and not is_verb and not is_infinitive(small)
    return word.is_capitalised or small in sentence.lexicon.adjective_keys


def begins_another(position: int, sentence: Sentence) -> bool:
    """Whether "and" is followed by a name of its own: "and the Ministry", "and State Service"."""
    if sentence.words[position].text.lower() not in ("and", "и"):
        return False
    if begins_name(position + 1, sentence):
        return True
    return any(
        sentence.words[after].text.lower() == "the"
        or sentence.is_core(after, sentence.lexicon.head_keys)
        for after in range(position + 1, min(position + 3, len(sentence.words)))
    )


def begins_name(position: int, sentence: Sentence) -> bool:
    """Whether a Russian name begins at a word behind «и»: «Агентство … и | Штаб по борьбе с …».

    Only the first word of such a name has a capital; «МВД и МИД» are two.
    """
    if sentence.language != "ru" or position >= len(sentence.words):
        return False
    return sentence.words[position].is_capitalised and position not in sentence.lands


def is_another(core: int, position: int, sentence: Sentence) -> bool:
    """Whether the name has ended: "services to the Parliament", "a Centre with the Ministry of".

    A core in small letters ends before any real name; a real one before "with the Ministry".
    """
    word = sentence.words[position]
    if word.text[0].isdigit():
        return True
    if sentence.language != "en":
        return False
    is_core = word.is_capitalised and sentence.is_core(position, sentence.lexicon.head_keys)
    if not sentence.words[core].is_capitalised:
        return is_core or word.text.lower() in _APART
    before = {near.text.lower() for near in sentence.words[max(core, position - 2) : position]}
    return is_core and bool(before & _APART)
