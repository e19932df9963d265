"""What stands for a sentence: a title before a colon, a programme at work, an effort's end."""

from collections.abc import Sequence
from typing import Final

from extractors.traits.forms import forms
from extractors.traits.nouns import NamedType
from extractors.traits.words import Clause, Predicate, lexicon
from gazetteers.traits import VerbCue

_LONGEST_TITLE: Final = 12
"""Words of a title before a colon."""


def title_before(clause: Clause, named: Sequence[NamedType]) -> NamedType | None:
    """What a title before a colon names: "Village Schools Project: committees decide on repairs".

    A label that is nothing but the kind ("Capacity building: …"), a place or a day is no title.
    """
    colon = next((at for at, word in enumerate(clause.words) if word.text == ":"), None)
    first = clause.predicates[0].first if clause.predicates else len(clause.words)
    if colon is None or colon > _LONGEST_TITLE or first < colon or not clause.predicates:
        return None
    inside = [item for item in named if item.last < colon and item.free and not item.weak]
    inside = [item for item in inside if item.type != "mechanism"]
    if not inside or inside[0].last - inside[0].first + 1 >= colon:
        return None
    behind = clause.words[colon + 1 : colon + 2]
    if behind and behind[0].text.lower() in _POINTING:
        return None  # "A lorry with a source, two injured: this was the scenario of the exercise"
    near = inside[-1] if colon - inside[-1].last <= _BESIDE else None
    between = {word.text.lower() for word in clause.words[inside[0].last + 1 : inside[-1].first]}
    if near is None or "of" in between:
        return inside[0]  # "Rapid assessment of six border posts: shelter, water"
    return near


def title_of_several(clause: Clause, named: Sequence[NamedType]) -> NamedType | None:
    """A title that only a weak noun names, before a colon behind which stand several kinds.

    «Пакет технической помощи: разбор закона и ряд семинаров», «Поездка в Ош: встречи, осмотр».
    """
    colon = next((at for at, word in enumerate(clause.words) if word.text == ":"), None)
    if colon is None or colon > _LONGEST_TITLE:
        return None
    before = [item for item in named if item.last < colon]
    kinds = {item.type for item in named if item.first > colon and item.free and not item.weak}
    if not before or not all(item.weak for item in before) or len(kinds) < _SEVERAL:
        return None
    return before[0] if before[0].free and before[0].first <= _BESIDE else None


_SEVERAL: Final = 2


def behind_a_label(clause: Clause, named: Sequence[NamedType]) -> NamedType | None:
    """What stands behind the name of who did it: "OSCE Office for Human Rights: workshop for".

    Before the colon are bodies alone, «Координатор проектов» among them.
    """
    colon = next((at for at, word in enumerate(clause.words) if word.text == ":"), None)
    if colon is None or colon > _LONGEST_TITLE or not clause.words[0].text[0].isupper():
        return None
    before = [item for item in named if item.last < colon and not item.weak]
    if not before or not all(
        (item.type == "mechanism" and clause.words[item.first].text[0].isupper())
        or clause.words[max(0, item.first - 1)].lemma in ("координатор", "coordinator")
        for item in before
    ):
        return None
    return next((i for i in named if i.first > colon and i.free and not i.weak), None)


_POINTING: Final = frozenset({"this", "that", "these", "those", "such"})
_BESIDE: Final = 2
"""Words up to the colon: of "Rule of Law Programme (2020-2023):" the last noun is the head."""
_AT_WORK: Final = frozenset(
    {"work", "help", "support", "assist", "contribute", "aid", "let", "enable", "strengthen",
     "improve", "empower", "back", "enhance", "address", "strive", "continue", "combine",
     "consist", "link", "connect", "unite", "объединить", "связать", "связывать", "соединять",
     "работать", "помогать", "поддерживать", "содействовать", "способствовать", "действовать",
     "продолжить"}
)  # fmt: skip
"""Verbs by which a programme only goes on; "the project *held* a seminar" names what was done."""


def carried_on_by(main: Predicate, subjects: Sequence[NamedType]) -> NamedType | None:
    """The programme that is at work: "The Reform Programme works with courts on e-justice".

    So is a part of it: "Phase II of the project has been running since 2018".
    """
    first = next((item for item in subjects if item.free and not item.weak), None)
    if first is None:
        first = next((i for i in subjects if i.free and i.written.lower() in _STAGES), None)
    if first is None or first.type != "programme" or main.passive:
        return None
    # "The Programme helps the schools of the region to update their courses"
    others = main.last - main.first > _BESIDE and main.leading is not main.verb
    helps = main.leading.lemma in _HELPS and others
    # "The project supports the construction of posts": what is supported says more
    beside = main.verb.supports and main.first - first.last == 1
    at_work = main.verb.lemma in _AT_WORK or (main.intransitive and main.verb.lemma in _RUNS)
    return first if (at_work and not beside) or helps else None


_STAGES: Final = frozenset({"phase", "фаза"})
_RUNS: Final = frozenset({"run", "last", "operate", "proceed"})
"""Verbs by which, without an object, a programme only goes on: "has been running since 2018"."""
_HELPS: Final = frozenset({"help", "assist", "support", "enable", "let"})


_ENABLES: Final = frozenset(
    {"enable", "allow", "help", "permit", "let", "use", "spend", "invest", "award", "receive",
     "позволить", "помочь", "использовать", "направить", "потратить", "получить"}
)  # fmt: skip
_MONEY: Final = frozenset(
    {"grant", "subgrant", "sub grant", "subsidy", "fund", "contribution", "donation", "stipend",
     "грант", "субсидия", "взнос", "финансирование", "средство"}
)  # fmt: skip


def bought_with(
    main: Predicate, named: Sequence[NamedType], clause: Clause, *, limit: int
) -> tuple[str, str] | None:
    """What money made possible, type and words: "A grant enabled Adilet to produce a manual".

    "used a grant to train imams", «грант позволил фонду издать пособие».
    """
    if main.passive or main.verb.lemma not in _ENABLES:
        return None
    words = clause.words
    money = any(word.lemma in _MONEY for word in words[:limit] if not word.text[0].isupper())
    if not money and words[0].lemma not in _MONEY:
        return None
    for at in range(main.last + 1, limit):
        verb = _infinitive(clause, at)
        if verb is None:
            continue
        if verb.type:
            return verb.type, words[at].text
        thing = next((i for i in named if at < i.first < limit and i.free and not i.weak), None)
        if thing is not None:
            return thing.type, thing.written
        return (verb.fallback, words[at].text) if verb.fallback else None
    return _spent_on(main, named, clause, limit=limit)


def _spent_on(
    main: Predicate, named: Sequence[NamedType], clause: Clause, *, limit: int
) -> tuple[str, str] | None:
    """What money was used for: "used Norwegian funds *for four seminars*"."""
    if main.verb.lemma not in _SPENDS:
        return None
    low = [word.text.lower() for word in clause.words[:limit]]
    at = next((n for n in range(main.last + 1, limit) if low[n] in ("for", "on", "на")), None)
    if at is None:
        return None
    thing = next((i for i in named if at < i.first <= at + _REACH and not i.weak), None)
    return (thing.type, thing.written) if thing is not None else None


_SPENDS: Final = frozenset({"use", "spend", "invest", "использовать", "направить", "потратить"})


def _infinitive(clause: Clause, at: int) -> VerbCue | None:
    """The verb whose infinitive stands there: behind "to", or a Russian one."""
    text = clause.words[at].text.lower()
    if text.isascii():
        behind_to = at > 0 and clause.words[at - 1].text.lower() == "to"
        return forms().base.get(text) if behind_to else None
    if not text.endswith(("ть", "ти", "чь", "ться", "тись")):
        return None
    return lexicon("ru").verbs.get(clause.words[at].lemma)


_LIGHT: Final = frozenset(
    {"lead", "co-lead", "begin", "start", "take", "undertake", "make", "continue", "pursue",
     "coordinate", "steer", "intensify", "join", "step"}
)  # fmt: skip
_EFFORTS: Final = frozenset({"work", "effort", "step", "preparation", "attempt"})
_REACH: Final = 4
"""Words between the verb and "work", "efforts"."""


def end_of_effort(
    main: Predicate, named: Sequence[NamedType], clause: Clause, *, limit: int
) -> NamedType | None:
    """What an effort is to bring: "led the work of the Task Force to produce a compendium"."""
    if main.verb.lemma not in _LIGHT or main.passive:
        return None
    words = clause.words
    near = range(main.last + 1, min(main.last + 1 + _REACH, limit))
    effort = next((at for at in near if words[at].lemma in _EFFORTS), None)
    if effort is None:
        return None
    for at in range(effort + 1, limit - 1):
        if words[at].text.lower() == "to" and words[at + 1].text.lower() in forms().base:
            behind = (item for item in named if at < item.first < limit and not item.weak)
            return next(behind, None)
    return None
