"""Turns of phrase that say what was done, though neither their verb nor its object does."""

from collections.abc import Sequence
from functools import partial

from extractors.traits.nouns import NamedType
from extractors.traits.objects import LIKELY, Found
from extractors.traits.occasions import EVENTS
from extractors.traits.words import Clause, Predicate
from gazetteers.cue_patterns import words_of

_words = partial(words_of, "turns")
"""The words of a group, in their first forms."""

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
    if lemma in _words("weighs") and main.passive and (judge := _by_session(clause, main, named)):
        return judge.type, f"“{judge.written}”, which {said}", LIKELY
    if lemma in _words("hands-over") and _certificates(clause, main, named, limit=limit):
        return "training", f"certificates of a course, {said}", LIKELY
    if (
        lemma in _words("gives")
        and "comment" in lemmas[: 2 * _NEAR]
        and _words("law") & set(lemmas)
    ):
        return "legislation", f"{said} comments on a draft", LIKELY
    if lemma in _words("goes-through") and _passed(clause, main):
        return "training", f"{said} a training", LIKELY
    if lemma in _words("speaks") and _words("danger") & set(lemmas):
        return "advocacy", f"{said} of dangers", LIKELY
    if lemma in _words("joins-treaty") and main.leading.lemma in _words("invites"):
        return "advocacy", f"{said}: an appeal", LIKELY
    if lemma in _words("invites") and _words("joins-treaty") & set(lemmas):
        return "advocacy", f"{said} to join a treaty", LIKELY
    joined = next((at for at, w in enumerate(lemmas) if w in ("become", "стать")), None)
    if (
        lemma in _words("invites")
        and joined is not None
        and _words("member") & set(lemmas[joined : joined + _NEAR])
    ):
        return "mechanism", f"{said} to become a member", LIKELY
    beside = behind[0].text.lower() not in ("в", "на", "к", "участие") if behind else False
    if lemma == "принять" and beside and not main.passive and _words("guest") & set(lemmas[:3]):
        return "meeting", f"{said} guests", LIKELY
    if lemma in ("обменяться", "обмениваться") and "мнение" in lemmas[:3]:
        return "meeting", f"{said} views", LIKELY
    if lemma == "выступить" and lemmas[:1] == ["за"]:
        return "advocacy", f"{said} for something", LIKELY
    if lemma in _words("talks-over") and (event := _event_with_na(clause, named)) is not None:
        return event.type, f"“{event.written}”, at which it {said}", LIKELY
    if lemma == "work" and main.leading is main.verb and lemmas[:1] == ["with"]:
        whom = lemmas[1 : 1 + 2 * _NEAR]
        end = next((at for at, word in enumerate(whom) if word in (",", ";", "to", "in")), None)
        if _words("persons") & set(whom[:end]):
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
    return taught and any(word.lemma in _words("certificate") for word in both)


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
    return any(word.lemma in _words("lesson") and word.free for word in near)


def _event_with_na(clause: Clause, named: Sequence[NamedType]) -> NamedType | None:
    """The event at which something was talked over: «на заседании Совета рассмотрены вопросы»."""
    for item in named:
        if item.type not in EVENTS or item.weak:
            continue
        before = [word.text.lower() for word in clause.words[max(0, item.first - 3) : item.first]]
        if "на" in before or before[-2:] == ["в", "ходе"] or before[-1:] == ["ходе"]:
            return item
    return None
