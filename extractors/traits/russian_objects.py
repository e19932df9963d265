"""Objects of Russian verbs that stand before the verb, or behind what a preposition governs."""

from collections.abc import Sequence

from extractors.traits.morphology import parses_of
from extractors.traits.nouns import NamedType
from extractors.traits.words import Clause, Predicate, Word

_HELD = frozenset({"training", "meeting", "operation", "advocacy", "assessment"})
"""What is held, as a body, a law or a device is not."""
_OBJECTS = frozenset({"nomn", "accs"})


def object_before(
    subjects: Sequence[NamedType], clause: Clause, main: Predicate
) -> list[NamedType]:
    """What stands before verb and doer: «Конкурс плакатов Фонд проводит каждую осень».

    A law or a programme before its verb acts itself: «Стратегия предусматривает».
    """
    if main.verb.fallback != "meeting":
        return []
    return [item for item in subjects if item.type == "advocacy" and _may_be_object(item, clause)]


def out_of_reach(objects: Sequence[NamedType], clause: Clause) -> NamedType | None:
    """The event that a chain of genitives hides: «проводит для жён осуждённых | занятия»."""
    for item in objects:
        if item.weak or item.type not in _HELD or not _may_be_object(item, clause):
            continue
        before = clause.words[item.first - 1].text.lower()
        if parses_of(before)[0].tag.POS != "PREP":
            return item
    return None


def _may_be_object(item: NamedType, clause: Clause) -> bool:
    """Whether all its words may stand in the nominative or accusative."""
    return all(
        any(parse.tag.case in _OBJECTS for parse in parses_of(word.text.lower()))
        for word in clause.words[item.first : item.first + 1]
    )


_HELPS = frozenset(
    {"помогать", "помочь", "содействовать", "поддерживать", "консультировать", "сопровождать",
     "получить", "оказать"}
)  # fmt: skip
_MAKING = frozenset(
    {"разработка", "подготовка", "доработка", "составление", "написание", "проведение",
     "организация", "издание", "совершенствование", "обновление", "пересмотр", "перевод"}
)  # fmt: skip
"""What one is helped with; what is made, says the type."""
_TOWARDS = frozenset({"к", "ко", "для", "о", "об", "на", "по", ","})
"""Prepositions behind which is what one makes ready for: «в подготовке к оценке»."""
_INTO = frozenset({"в", "с", "по", "при", "над"})
_NEAR = 3


def helped_with(
    clause: Clause, main: Predicate, named: Sequence[NamedType], *, limit: int
) -> NamedType | None:
    """What somebody is helped to make: «помогли Туркменистану с подготовкой закона».

    So is the draft on which one is advised: «консультирует министерства по законопроектам».
    """
    if main.verb.lemma not in _HELPS:
        return None
    words = clause.words
    for item in named:
        if not main.last < item.first < limit or item.weak or item.type == "mechanism":
            continue
        before = words[max(main.last + 1, item.first - _NEAR) : item.first]
        making = next((n for n, word in enumerate(before) if word.lemma in _MAKING), _NEAR)
        between = {word.text.lower() for word in before[making + 1 :]}
        made = making < len(before) and not between & _TOWARDS
        stretch = words[max(main.last + 1, item.first - _NEAR - 2) : item.first]
        if made and any(word.text.lower() in _INTO for word in stretch):
            return item
        if (
            item.type == "legislation"
            and _on_draft(before)
            and main.verb.lemma == "консультировать"
        ):
            return item
    return None


def _on_draft(before: Sequence[Word]) -> bool:
    """Whether «по» governs a law or its draft: «по законопроектам», «по проекту кодекса»."""
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n].text.lower() == "по"), None)
    return at is not None and all(
        word.lemma == "проект" or parses_of(word.text.lower())[0].tag.POS in ("ADJF", "PRTF")
        for word in before[at + 1 :]
    )
