"""Turns of phrase that say what was done, though neither their verb nor its object does."""

from collections.abc import Sequence

from extractors.traits.nouns import NamedType
from extractors.traits.objects import LIKELY, Found
from extractors.traits.occasions import EVENTS
from extractors.traits.words import Clause, Predicate

_HANDED = frozenset(
    {"hand", "present", "award", "receive", "get", "obtain", "give", "issue", "вручить", "выдать",
     "получить"}
)  # fmt: skip
_CERTIFICATES = frozenset(
    {"certificate", "diploma", "сертификат", "свидетельство", "диплом", "удостоверение"}
)
_GIVES = frozenset({"provide", "give", "offer", "deliver"})
_LAWS = frozenset({"law", "bill", "code", "act", "by-law", "strategy"})
_PASSES = frozenset({"пройти", "прослушать", "окончить"})
_LESSONS = frozenset(
    {"подготовка", "переподготовка", "обучение", "курс", "стажировка", "инструктаж", "практика"}
)
_TALKS_TO = frozenset(
    {"talk", "speak", "tell", "warn", "побеседовать", "беседовать", "рассказать", "поговорить",
     "говорить"}
)  # fmt: skip
_DANGERS = frozenset({"danger", "harm", "опасность", "вред", "пагубность"})
_INVITES = frozenset({"invite", "ask", "предложить", "пригласить", "попросить"})
_JOINS = frozenset(
    {"ratify", "accede", "criminalize", "criminalise", "ратифицировать", "присоединиться",
     "криминализировать"}
)  # fmt: skip
_MEMBERS = frozenset({"member", "observer", "член", "наблюдатель"})
_GUESTS = frozenset(
    {"делегация", "посол", "представитель", "министр", "глава", "директор", "заместитель",
     "председатель", "координатор", "докладчик", "руководитель"}
)  # fmt: skip
_AT_EVENTS = frozenset(
    {"рассмотреть", "обсудить", "заслушать", "подвести", "обменяться", "обмениваться", "наметить"}
)
_PERSONS = frozenset(
    {"youth", "woman", "women", "man", "men", "people", "family", "prisoner", "inmate", "returnee",
     "child", "children", "parent", "mother", "resident", "migrant", "student", "pupil", "teenager"}
)  # fmt: skip
_NEAR = 4
"""Words between a verb and what belongs to it."""


def turn_of_phrase(
    clause: Clause, main: Predicate, named: Sequence[NamedType], *, limit: int
) -> Found | None:
    """The type that a turn of phrase gives: certificates, warnings, invitations, guests.

    "Certificates of the course were handed to 20 analysts" is a training, "talked to pupils about
    the dangers of" and "invited Turkmenistan to ratify" are advocacy, «принял делегацию» is a
    meeting, "worked with 200 young women" a programme, "become an observer" a mechanism.
    """
    lemma = main.verb.lemma
    behind = clause.words[main.last + 1 : limit]
    lemmas = [word.lemma for word in behind]
    said = f"“{main.written}”"
    event = _taken_part_in(clause, main, named, limit=limit)
    if event is not None:
        return event.type, f"“{event.written}”, in which they took part", LIKELY
    if lemma in _CONSIDERS and main.passive and (judge := _by_session(clause, main, named)):
        return judge.type, f"“{judge.written}”, which {said}", LIKELY
    if lemma in _HANDED and _certificates(clause, main, named, limit=limit):
        return "training", f"certificates of a course, {said}", LIKELY
    if lemma in _GIVES and "comment" in lemmas[: 2 * _NEAR] and _LAWS & set(lemmas):
        return "legislation", f"{said} comments on a draft", LIKELY
    if lemma in _PASSES and _passed(clause, main):
        return "training", f"{said} a training", LIKELY
    if lemma in _TALKS_TO and _DANGERS & set(lemmas):
        return "advocacy", f"{said} of dangers", LIKELY
    if lemma in _JOINS and main.leading.lemma in _INVITES:
        return "advocacy", f"{said}: an appeal", LIKELY
    if lemma in _INVITES and _JOINS & set(lemmas):
        return "advocacy", f"{said} to join a treaty", LIKELY
    joined = next((at for at, w in enumerate(lemmas) if w in ("become", "стать")), None)
    if lemma in _INVITES and joined is not None and _MEMBERS & set(lemmas[joined : joined + _NEAR]):
        return "mechanism", f"{said} to become a member", LIKELY
    beside = behind[0].text.lower() not in ("в", "на", "к", "участие") if behind else False
    if lemma == "принять" and beside and not main.passive and _GUESTS & set(lemmas[:3]):
        return "meeting", f"{said} guests", LIKELY
    if lemma in ("обменяться", "обмениваться") and "мнение" in lemmas[:3]:
        return "meeting", f"{said} views", LIKELY
    if lemma == "выступить" and lemmas[:1] == ["за"]:
        return "advocacy", f"{said} for something", LIKELY
    if lemma in _AT_EVENTS and (event := _event_with_na(clause, named)) is not None:
        return event.type, f"“{event.written}”, at which it {said}", LIKELY
    if lemma == "work" and main.leading is main.verb and lemmas[:1] == ["with"]:
        whom = lemmas[1 : 1 + 2 * _NEAR]
        end = next((at for at, word in enumerate(whom) if word in (",", ";", "to", "in")), None)
        if _PERSONS & set(whom[:end]):
            return "programme", f"{said} with persons", LIKELY
    return None


def _certificates(
    clause: Clause, main: Predicate, named: Sequence[NamedType], *, limit: int
) -> bool:
    """Whether certificates of a course are what was handed over, or received."""
    taught = any(item.type == "training" for item in named) or any(
        word.lemma in ("graduate", "окончание", "completion") for word in clause.words
    )
    things = clause.words[: main.first] if main.passive else clause.words[main.last + 1 : limit]
    both = (*things, *clause.words[main.last + 1 : limit])
    return taught and any(word.lemma in _CERTIFICATES for word in both)


_CONSIDERS = frozenset({"consider", "examine", "hear", "discuss"})


def _taken_part_in(
    clause: Clause, main: Predicate, named: Sequence[NamedType], *, limit: int
) -> NamedType | None:
    """The event in which one took part with something: "took part with a report in the forum"."""
    low = [word.text.lower() for word in clause.words[main.last + 1 : limit]]
    takes_part = main.verb.lemma == "take" and low[:2] == ["part", "with"]
    if not takes_part and (main.verb.lemma != "participate" or low[:1] != ["with"]):
        return None
    for item in named:
        if not main.last < item.first < limit or item.weak or item.type not in EVENTS:
            continue
        before = [w.text.lower() for w in clause.words[max(0, item.first - _NEAR) : item.first]]
        if "in" in before or "at" in before:
            return item
    return None


def _by_session(clause: Clause, main: Predicate, named: Sequence[NamedType]) -> NamedType | None:
    """The session that weighs something: "will be considered *by the Plenary* in June"."""
    for item in named:
        if item.first <= main.last or item.type != "meeting" or item.weak:
            continue
        before = [
            w.text.lower() for w in clause.words[max(main.last, item.first - _NEAR) : item.first]
        ]
        return item if "by" in before else None
    return None


def _passed(clause: Clause, main: Predicate) -> bool:
    """Whether a training is what was passed: «прошли подготовку», «обучение прошли 30 сапёров»."""
    near = (*clause.words[main.last + 1 :], *clause.words[max(0, main.first - _NEAR) : main.first])
    return any(word.lemma in _LESSONS and word.free for word in near)


def _event_with_na(clause: Clause, named: Sequence[NamedType]) -> NamedType | None:
    """The event at which something was talked over: «на заседании Совета рассмотрены вопросы»."""
    for item in named:
        if item.type not in EVENTS or item.weak:
            continue
        before = [word.text.lower() for word in clause.words[max(0, item.first - 3) : item.first]]
        if "на" in before or before[-2:] == ["в", "ходе"] or before[-1:] == ["ходе"]:
            return item
    return None
