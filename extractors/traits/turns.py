"""Turns of phrase that say what was done, though neither their verb nor its object does."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from extractors.traits.act import Act, Rule
from extractors.traits.nouns import NamedType
from extractors.traits.objects import LIKELY, Found
from extractors.traits.occasions import EVENTS
from extractors.traits.words import Clause, Predicate
from gazetteers.cue_patterns import words_of

_words = partial(words_of, "turns")
"""The words of a group, in their first forms."""

_NEAR = 4
"""Words between a verb and what belongs to it."""


def _said(act: Act) -> str:
    return f"“{act.main.written}”"


def _lemmas(act: Act) -> list[str]:
    """First forms of the words behind the verb, up to the next act."""
    return [word.lemma for word in act.clause.words[act.main.last + 1 : act.limit]]


def _takes_part(act: Act) -> Found | None:
    event = _taken_part_in(act.clause, act.main, act.named, limit=act.limit)
    if event is None:
        return None
    return event.type, f"“{event.written}”, in which they took part", LIKELY


def _weighed_by_session(act: Act) -> Found | None:
    if act.verb.lemma not in _words("weighs") or not act.main.passive:
        return None
    judge = _by_session(act.clause, act.main, act.named)
    return None if judge is None else act.which_does(judge)


def _hands_certificates(act: Act) -> Found | None:
    """As in "Certificates of the *course* were handed to 20 analysts"."""
    if act.verb.lemma not in _words("hands-over"):
        return None
    if not _certificates(act.clause, act.main, act.named, limit=act.limit):
        return None
    return "training", f"certificates of a course, {_said(act)}", LIKELY


def _comments_on_draft(act: Act) -> Found | None:
    lemmas = _lemmas(act)
    comments = act.verb.lemma in _words("gives") and "comment" in lemmas[: 2 * _NEAR]
    if not comments or _words("law").isdisjoint(lemmas):
        return None
    return "legislation", f"{_said(act)} comments on a draft", LIKELY


def _goes_through_training(act: Act) -> Found | None:
    if act.verb.lemma not in _words("goes-through") or not _passed(act.clause, act.main):
        return None
    return "training", f"{_said(act)} a training", LIKELY


def _speaks_of_dangers(act: Act) -> Found | None:
    """As in "talked to pupils about the dangers of"."""
    if act.verb.lemma not in _words("speaks") or _words("danger").isdisjoint(_lemmas(act)):
        return None
    return "advocacy", f"{_said(act)} of dangers", LIKELY


def _appeals_to_join(act: Act) -> Found | None:
    """As in "was invited to ratify", "invited Turkmenistan to ratify the Convention"."""
    if act.verb.lemma in _words("joins-treaty") and act.main.leading.lemma in _words("invites"):
        return "advocacy", f"{_said(act)}: an appeal", LIKELY
    if act.verb.lemma in _words("invites") and not _words("joins-treaty").isdisjoint(_lemmas(act)):
        return "advocacy", f"{_said(act)} to join a treaty", LIKELY
    return None


def _invites_as_member(act: Act) -> Found | None:
    """As in "was invited to become an observer"."""
    lemmas = _lemmas(act)
    joins = next((at for at, word in enumerate(lemmas) if word in ("become", "стать")), None)
    if act.verb.lemma not in _words("invites") or joins is None:
        return None
    if _words("member").isdisjoint(lemmas[joins : joins + _NEAR]):
        return None
    return "mechanism", f"{_said(act)} to become a member", LIKELY


def _receives_guests(act: Act) -> Found | None:
    """As in «принял делегацию»; not «принял участие в …», «принял на работу»."""
    lemmas = _lemmas(act)
    if act.verb.lemma != "принять" or act.main.passive or not lemmas:
        return None
    first = act.clause.words[act.main.last + 1].text.lower()
    if first in ("в", "на", "к", "участие") or _words("guest").isdisjoint(lemmas[:3]):
        return None
    return "meeting", f"{_said(act)} guests", LIKELY


def _exchanges_views(act: Act) -> Found | None:
    if act.verb.lemma not in ("обменяться", "обмениваться") or "мнение" not in _lemmas(act)[:3]:
        return None
    return "meeting", f"{_said(act)} views", LIKELY


def _speaks_for(act: Act) -> Found | None:
    if act.verb.lemma != "выступить" or _lemmas(act)[:1] != ["за"]:
        return None
    return "advocacy", f"{_said(act)} for something", LIKELY


def _talked_over_at(act: Act) -> Found | None:
    if act.verb.lemma not in _words("talks-over"):
        return None
    event = _event_with_na(act.clause, act.named)
    if event is None:
        return None
    return event.type, f"“{event.written}”, at which it {_said(act)}", LIKELY


def _works_with_persons(act: Act) -> Found | None:
    """As in "worked with 200 young women"."""
    lemmas = _lemmas(act)
    works = act.verb.lemma == "work" and act.main.leading is act.verb
    if not works or lemmas[:1] != ["with"]:
        return None
    whom = lemmas[1 : 1 + 2 * _NEAR]
    end = next((at for at, word in enumerate(whom) if word in (",", ";", "to", "in")), None)
    if _words("persons").isdisjoint(whom[:end]):
        return None
    return "programme", f"{_said(act)} with persons", LIKELY


TURNS: Final[tuple[Rule, ...]] = (
    _takes_part,
    _weighed_by_session,
    _hands_certificates,
    _comments_on_draft,
    _goes_through_training,
    _speaks_of_dangers,
    _appeals_to_join,
    _invites_as_member,
    _receives_guests,
    _exchanges_views,
    _speaks_for,
    _talked_over_at,
    _works_with_persons,
)
"""Certificates, warnings, invitations, guests: what a verb says with the words behind it."""


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
