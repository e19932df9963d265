"""Russian bodies that no gazetteer knows: «ОФ «Мутакалим»», «Институт исламоведения».

Russian names have one capital: what follows the core is a genitive, or «по» with its noun, in small
letters. A body with a name in quotes has the word for its kind before it.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.russian_case import forms_of, grammatical_cases, in_nominative, is_noun_phrase_part
from gazetteers.bodies import BodyWords
from gazetteers.lookup_words import Word

_QUOTED = re.compile(
    r"\s?(?:«(?P<a>[^«»\n]{2,80})»|“(?P<b>[^“”\n]{2,80})”|\"(?P<c>[^\"]{2,80})\"|„(?P<d>[^„“]{2,80})“)"
)
_MOST_BEFORE = 3
"""Adjectives before the word for the kind: «Международная неправительственная организация»."""
_MOST_BEHIND = 9
"""Words behind a core; longer names do not occur."""
_LINKS = frozenset({"по", "и", "имени", "им"})
_OF_PLACE = re.compile(r"[А-ЯЁ][а-яё]+ск(?:ий|ая|ого|ой|ому|им|ую|ом|ою)")
_LEARNED = re.compile(r"(?i)университет|институт|колледж|академи")
"""«Ошский государственный университет»: a school that is called by its place."""
_SENTENCE_START = re.compile(r"(?:\A\Z|[.!?:;|\n]|\d[.)]|[–—•*-])\s*[«\"]?\Z")


def russian_unlisted(
    text: str, words: Sequence[Word], lexicon: BodyWords
) -> Iterator[tuple[int, int]]:
    """Places of name-like words; those that overlap are for the caller to choose among."""
    for core, word in enumerate(words):
        if any(key in lexicon.type_keys for key in word.keys):
            yield from _quoted(text, words, core)
        if any(key in lexicon.unlisted_keys for key in word.keys):
            yield from _phrase(text, words, core, lexicon)


def unlisted_name(written: str) -> str:
    """The name of an unlisted body as a list would have it.

    What stands in quotes, without the word for the kind before it; else the words with the core
    and its adjectives in the nominative: «Институтом исламоведения» → «Институт исламоведения».
    """
    written = " ".join(written.split())
    quoted = _QUOTED.search(written)
    if quoted is not None and quoted.end() == len(written):
        before = written[: quoted.start()].split()
        if all("ADJF" in forms_of(word.lower()).parts for word in before[:-1]):
            return next(part for part in quoted.groups() if part is not None).strip()
    return in_nominative(written)


def is_plain_name(written: str) -> bool:
    """Whether a name says only what kind of institution it is: «Центр подготовки кадров».

    A name in quotes, a fund or an association is nobody's unit.
    """
    is_private = re.search(
        r"(?i)\b(?:фонд|ассоциаци|объединени|обществ|союз|сет[ьи]|федераци|движени|"
        r"альянс|лиг|консорциум|организаци|корпораци|банк|групп)",
        written,
    )
    return is_private is None and not re.search(r"[«“„\"A-Z]", written)


def _quoted(text: str, words: Sequence[Word], core: int) -> Iterator[tuple[int, int]]:
    """«ОФ «Мутакалим»», «общественный фонд "Луч"», «Региональный центр ОФ «Луч»»."""
    quoted = _QUOTED.match(text, words[core].end)
    if quoted is None:
        return
    name = next(part for part in quoted.groups() if part is not None).strip()
    if not (name[:1].isupper() or name[:1].isdigit()):
        return
    yield words[_first(text, words, core)].start, quoted.end()


def _first(text: str, words: Sequence[Word], core: int) -> int:
    """The first of the adjectives before a core that agree with it."""
    first = core
    while first > 0 and core - first < _MOST_BEFORE:
        before = words[first - 1]
        if before.is_mark or text[before.end : words[first].start] not in (" ", "-"):
            break
        if not forms_of(before.text.lower()).parts & {"ADJF"} or before.text.isupper():
            break
        first -= 1
    return first


def _phrase(
    text: str, words: Sequence[Word], core: int, lexicon: BodyWords
) -> Iterator[tuple[int, int]]:
    """«Институт исламоведения», «Координационная группа по управлению границами»."""
    first = _first(text, words, core)
    while first < core and not words[first].is_capitalised:
        first += 1
    opening = words[first]
    if text[max(0, opening.start - 1) : opening.start] in ("«", "“", "„", '"'):
        return  # a title in quotes: «Международный центр рисков»
    if not opening.is_capitalised or (
        opening.text.isupper() and len(opening.text) > 1 and first < core
    ):
        return
    is_opening = _SENTENCE_START.search(text[max(0, opening.start - 6) : opening.start])
    if (
        first < core
        and is_opening
        and not words[core].is_capitalised
        and not any(key in lexicon.opening_keys for key in opening.keys)
        and not (_OF_PLACE.fullmatch(opening.text) and _LEARNED.match(words[core].text))
    ):
        return  # «Новый центр открыт»: the capital is that of the sentence
    last = _last(text, words, core, lexicon)
    quoted = _QUOTED.match(text, words[last].end)
    if quoted is not None and any(key in lexicon.type_keys for key in words[last].keys):
        yield opening.start, quoted.end()
    elif last > core or first < core:
        yield opening.start, words[last].end


def _last(text: str, words: Sequence[Word], core: int, lexicon: BodyWords) -> int:
    """The last word of a name: genitives, and «по» with what depends on it."""
    last, position = core, core + 1
    while position < min(core + 1 + _MOST_BEHIND, len(words)):
        word = words[position]
        before = words[position - 1].text
        if word.text == "." and (before.lower() == "им" or len(before) == 1):
            position += 1  # «Фонд им. К. Аденауэра»
            continue
        if word.is_mark or text[words[position - 1].end : word.start].strip(" -"):
            break
        small = word.text.lower()
        if small in _LINKS or (len(word.text) == 1 and word.text.isupper()):
            if small == "и" and _is_another(words, position + 1, lexicon):
                break
            position += 1
            continue
        behind_link = words[position - 1].text.lower() == "по"
        if not is_noun_phrase_part(
            word.text, after_link=behind_link or _after(words, core, position)
        ):
            break
        last = position
        position += 1
    return last


def _is_another(words: Sequence[Word], position: int, lexicon: BodyWords) -> bool:
    """Whether another body begins at a word: «Комитет женщин и | ННО «Луч»»."""
    following = words[position : position + 2]
    own = lexicon.type_keys | lexicon.unlisted_keys | lexicon.head_keys
    return not following or any(
        word.text.isupper() or any(key in own for key in word.keys) for word in following
    )


def _after(words: Sequence[Word], core: int, position: int) -> bool:
    """Whether «по» stands between the core and a word: «группа по пограничному контролю»."""
    return any(word.text.lower() == "по" for word in words[core + 1 : position])


def is_agent(name: str, behind: str) -> bool:
    """Whether a name in the instrumental is by whom a thing behind it is done, no part of its name.

    «финансируемая Европейским союзом программа БОМКА»: the programme stands in another case.
    """
    cases = grammatical_cases(name)
    return bool(cases) and cases <= {"ablt"} and "ablt" not in (grammatical_cases(behind) or cases)
