"""The unit of an authority that stands before its name: "the Training Centre of | the Customs".

The unit belongs to the name, so that what governs it governs all: «совместно с Департаментом
уголовной полиции | МВД», "handed over to the Anti-Terrorism Centre of | the State Committee".
"""

import re

from extractors.mentions.authority_extent import NO_TITLE
from extractors.mentions.lands import Sentence
from extractors.russian_case import forms_of, is_noun_phrase_part

_UNIT = re.compile(
    r"(?:[A-Z][\w’'&-]*\s(?:(?:and|for|on|against|of)\s)?){0,6}"
    r"(?:Cent(?:re|er)|Academy|Institute|Department|Directorate|Division|Unit|Section|Service|School"
    r"|College|Laboratory|Bureau|Branch|Committee|Agency|Inspectorate|Faculty|Headquarters|University"
    r"|Detachment|Battalion|Regiment)"
    r"(?:\s(?:for|on|against)\s(?:the\s)?(?:[\w-]+\s?){1,6}?)?"
    r"\s(?:of|under|at)\s(?:the\s)?\Z"
)
_REACH = 130
"""Letters before a name in which its unit begins."""
_MOST_WORDS = 9
_RUSSIAN_UNIT = re.compile(
    r"(?i)(?:департамент|управлени|отдел|отделени|центр|академи|институт|университет|школ|колледж"
    r"|служб|секци|комитет|лаборатори|бюро|инспекци|факультет|погранкомандовани|штаб|отряд)"
    r"(?:[аяоеыиую]|ом|ем|ой|ей|ии|ию|ия|ие|ием|иям|ам|ами|ями|ов)?"
)


def start_with_unit(start: int, sentence: Sentence) -> int:
    """Where a name begins together with the unit before it; `start` where there is none."""
    if sentence.language == "ru":
        return _russian(start, sentence)
    unit = _UNIT.search(sentence.text, max(0, start - _REACH), start)
    if unit is None:
        return start
    begin = unit.start()
    first = re.match(r"[\w’'&-]+\s", unit.group())
    while first is not None and first.group().strip().lower() in NO_TITLE:
        begin += first.end()
        first = re.match(r"[\w’'&-]+\s", sentence.text[begin:start])
    inside = [at for at in sentence.taken if begin <= sentence.words[at].start < start]
    return start if inside else begin


def _russian(start: int, sentence: Sentence) -> int:
    """Where the unit begins: its noun with a capital, behind it genitives or «по» with a noun."""
    words = sentence.words
    name = next((at for at, word in enumerate(words) if word.start >= start), len(words))
    for core in range(name - 1, max(-1, name - 1 - _MOST_WORDS), -1):
        word = words[core]
        if word.is_mark or core in sentence.taken or sentence.text[word.end] != " ":
            return start
        if _RUSSIAN_UNIT.fullmatch(word.text) is None:
            continue
        between = range(core + 1, name)
        if not all(_is_part(at, core, sentence) for at in between) or (
            core + 1 < name and words[name - 1].text.lower() in _JOINS
        ):
            return start  # «Академия и | Министерство информации»: two
        first = core
        while first > 0 and first - 1 not in sentence.taken:
            if "ADJF" not in forms_of(words[first - 1].text.lower()).parts:
                break
            if sentence.text[words[first - 1].end : words[first].start] != " ":
                break
            first -= 1
            if words[first].is_capitalised:
                break
        if not words[first].is_capitalised:
            return start
        ordinal = _ORDINAL.search(sentence.text, 0, words[first].start)
        return ordinal.start() if ordinal is not None else words[first].start
    return start


_ORDINAL = re.compile(r"(?<!\S)\d{1,3}-(?:е|го|му|м|й|ая|ой)\s\Z")
"""A number in the name of a unit: «сотрудники 10-го | Главного управления МВД»."""


_JOINS = frozenset({"и", "с", "со"})
"""Words inside a name; right before another name they part the two."""


def _is_part(position: int, core: int, sentence: Sentence) -> bool:
    """Whether a word behind a unit's noun belongs to its name: «по борьбе с экстремизмом»."""
    words = sentence.words
    small = words[position].text.lower()
    if small in _JOINS or small in ("по", "на", "за", "при"):
        return True
    if words[position].is_capitalised:
        return False
    links = {word.text.lower() for word in words[core + 1 : position]}
    return is_noun_phrase_part(words[position].text, after_link=bool(links & {"по", "с", "за"}))
