"""Words that only belong to the name of a body: a Ministry of Construction builds nothing here."""

from extractors.traits.morphology import parses_of
from extractors.traits.words import Clause
from gazetteers.model import LanguageCode

_BODIES = frozenset(
    {"министерство", "ведомство", "госкомитет", "госагентство", "департамент", "управление",
     "служба", "агентство", "инспекция", "комитет", "институт", "центр", "ministry", "department",
     "agency", "committee", "commission", "directorate", "service", "institute"}
)  # fmt: skip
_JOINS = frozenset({"министерство", "ведомство", "госкомитет", "госагентство", "агентство",
                    "министр"})  # fmt: skip
"""Bodies in whose names «и» joins two fields: «Министерство промышленности и строительства»."""
_SMALL = frozenset({"of", "and", "for", "on", "the", "in"})
_LONGEST = 8
"""Words of a name before the one in question."""


def is_in_name_of_body(clause: Clause, first: int, language: LanguageCode) -> bool:
    """Whether the noun at `first` says what a body deals with: «Министерство просвещения».

    In Russian it stands in the genitive behind the word for the body, with no comma, preposition
    or verb in between; in English with capitals: "Ministry of Industry and Construction".
    """
    words = clause.words
    if language == "en":
        return _in_english_name(clause, first)
    if not _genitive(words[first].text):
        return False
    joined = False
    for at in range(first - 1, max(-1, first - 1 - _LONGEST), -1):
        word = words[at]
        if word.lemma in _BODIES:
            place = at > 0 and words[at - 1].text.lower() == "в"  # «внедрение в Департаменте …»
            return word.lemma in _JOINS or not (joined or place)
        joined = joined or word.lemma == "и"
        if word.lemma != "и" and not (word.text[0].isalpha() and _genitive(word.text)):
            return False
    return False


def counts_persons(clause: Clause, at: int) -> bool:
    """Whether a group only counts those behind it: «группы таджикских прокуроров»."""
    for word in clause.words[at + 1 : at + 4]:
        tag = parses_of(word.text.lower())[0].tag
        if tag.POS == "NOUN":
            return "anim" in tag and "plur" in tag and word.lemma not in _MEMBERS
        if tag.POS not in ("ADJF", "PRTF"):
            return False
    return False


_MEMBERS = frozenset({"эксперт", "друг", "специалист", "советник"})
"""Of whom standing groups are made: «Группа экспертов», «Группа друзей»."""


def head_of(clause: Clause, first: int, last: int) -> int:
    """Index of the noun behind the adjectives that open a Russian phrase; the first without one."""
    for at in range(first, last + 1):
        if parses_of(clause.words[at].text.lower())[0].tag.POS not in ("ADJF", "PRTF"):
            return at
    return first


def _genitive(text: str) -> bool:
    """Whether a word may stand in the genitive."""
    return any("gent" in parse.tag for parse in parses_of(text.lower()))


def _in_english_name(clause: Clause, first: int) -> bool:
    words = clause.words
    if not words[first].text[0].isupper():
        return False
    for at in range(first - 1, max(-1, first - 1 - _LONGEST), -1):
        word = words[at]
        if word.lemma in _BODIES and word.text[0].isupper():
            return any(w.text in _SMALL for w in words[at + 1 : first])
        if word.text not in _SMALL and not word.text[0].isupper():
            return False
    return False
