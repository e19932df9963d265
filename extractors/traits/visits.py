"""Where people were, and what for: evaluators in a country, visits to warn, suspects in a sweep."""

from collections.abc import Sequence

from extractors.traits.nouns import NamedType
from extractors.traits.objects import LIKELY, Found
from extractors.traits.occasions import VISITS
from extractors.traits.words import Clause, Predicate

_ASSESSORS = frozenset(
    {"assessor", "evaluator", "inspector", "auditor", "rapporteur", "reviewer", "оценщик",
     "инспектор", "аудитор", "докладчик", "спецдокладчик", "проверяющий"}
)  # fmt: skip
"""Who comes to a country in order to look at it."""
_IS_THERE = frozenset(
    {"be", "stay", "arrive", "come", "work", "spend", "быть", "находиться", "прибыть", "приехать",
     "работать", "пробыть", "посетить", "побывать"}
)  # fmt: skip
_PLACED = frozenset({"in", "on", "at", "to", "в", "на", "с"})
_CALLS = frozenset({"визит", "миссия", "поездка"})
_TO_WARN = frozenset(
    {"warn", "tell", "alert", "sensitize", "sensitise", "inform", "предупредить", "предостеречь",
     "предупреждать", "информировать"}
)  # fmt: skip
_TOURS = frozenset({*VISITS, "tour"})
_CAUGHT = frozenset(
    {"identify", "detain", "arrest", "seize", "confiscate", "close", "block", "suspend", "shut",
     "remove", "bring", "return", "evacuate", "check", "выявить", "задержать", "изъять", "пресечь",
     "приостановить", "перекрыть", "заблокировать", "закрыть", "вернуть", "возвратить", "вывезти",
     "эвакуировать", "проверить", "обнаружить", "доставить", "установить"}
)  # fmt: skip
"""What a police operation, or one that brings people home, results in."""
_DURING = frozenset({"during", "in", "under", "within", "as", "through", "в", "во", "по"})
_OPENING = 9
"""Words that "In the course of the second stage of the" and a result take."""
_NEAR = 4
_BESIDE = 6
"""Words between a visit and its verb: «С рабочей поездкой в Термезе побывали»."""


def visit_or_sweep(
    clause: Clause, main: Predicate, named: Sequence[NamedType], *, limit: int
) -> Found | None:
    """What a stay somewhere, or the result of an operation, says of the type.

    "The assessors were in Dushanbe", «с визитом находилась Специальный докладчик» and "An
    assessment mission was in Osh to find out …" are assessments; "visits clubs to warn mothers of"
    is advocacy; "In the course of operation X 30 suspects were detained" an operation.
    """
    lemma = main.verb.lemma
    behind = clause.words[main.last + 1 : limit]
    low = [word.text.lower() for word in behind]
    said = f"“{main.written}”"
    if lemma in _IS_THERE and not (main.passive and low and low[0].isascii()):
        stayed = low[:1] and low[0] in _PLACED
        came = next((i for i in named if i.free and not i.weak and i.last < main.first), None)
        if stayed and came is not None and came.type == "assessment" and lemma == "be":
            return came.type, f"“{came.written}”, which {said} there", LIKELY
        who = (*clause.words[: main.first], *behind[:_NEAR])
        if stayed and any(word.lemma in _ASSESSORS and word.free for word in who):
            return "assessment", f"{said} there to look at the country", LIKELY
        visit = _on_a_visit(clause, main)
        if visit is not None:
            return visit, f"{said} on a visit", LIKELY
    if lemma in _TOURS and _for_talks(low):
        return "meeting", f"{said} for talks", LIKELY
    if lemma in _TOURS:
        campaign = _with_campaign(clause, main, named, limit=limit)
        if campaign is not None:
            return campaign.type, f"“{campaign.written}”, with which it {said}", LIKELY
        if any(word.lemma in _TO_WARN for word in behind):
            return "advocacy", f"{said} to warn people", LIKELY
    sweep = _opening_operation(clause, main, named)
    if sweep is not None and lemma in _CAUGHT:
        return sweep.type, f"“{sweep.written}”, in which it {said}", LIKELY
    return None


def _on_a_visit(clause: Clause, main: Predicate) -> str | None:
    """The type of the visit that somebody is on: «с визитом находилась», «с учебным визитом»."""
    near = clause.words[max(0, main.first - _BESIDE) : main.last + 1 + _BESIDE]
    for at, word in enumerate(near):
        behind = [one.lemma for one in near[at + 1 : at + 3]]
        if word.text.lower() == "с" and _CALLS & set(behind):
            return "training" if _TO_LEARN & set(behind) else "assessment"
    return None


_TO_LEARN = frozenset({"учебный", "ознакомительный", "образовательный"})
"""Visits of those who come to learn."""


def _for_talks(low: Sequence[str]) -> bool:
    """Whether people are visited for talks: "visited Osh for talks with", «для переговоров»."""
    return any(
        word in ("for", "для") and any(near in _TALKS for near in low[at + 1 : at + 3])
        for at, word in enumerate(low)
    )


_TALKS = frozenset(
    {"talks", "consultations", "negotiations", "переговоров", "консультаций", "встреч", "бесед"}
)


def _with_campaign(
    clause: Clause, main: Predicate, named: Sequence[NamedType], *, limit: int
) -> NamedType | None:
    """The campaign with which places are toured: "toured 26 villages with a campaign against"."""
    for item in named:
        if main.last < item.first < limit and item.type == "advocacy" and not item.weak:
            before = clause.words[max(main.last + 1, item.first - _NEAR) : item.first]
            if any(word.text.lower() in ("with", "с", "со") for word in before):
                return item
    return None


def _opening_operation(
    clause: Clause, main: Predicate, named: Sequence[NamedType]
) -> NamedType | None:
    """The operation that opens a sentence: "Under operation X", «В рамках операции»."""
    first = next((item for item in named if not item.weak), None)
    if first is None or first.type != "operation" or first.last >= main.first or first.free:
        return None
    if clause.words[0].text.lower() not in _DURING or first.first > _OPENING:
        return None
    return first
