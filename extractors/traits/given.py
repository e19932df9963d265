"""What was given, handed over or brought to somebody: the thing says more than the verb."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from extractors.dates.lex import lexicon as date_lexicon
from extractors.traits.act import Act, Rule, first_stated
from extractors.traits.morphology import parses_of
from extractors.traits.nouns import NamedType
from extractors.traits.objects import LIKELY, WEAK, Found, has_word
from extractors.traits.occasions import EVENTS, VISITS
from extractors.traits.words import Clause, Predicate
from gazetteers.cue_patterns import words_of

_words = partial(words_of, "turns")
"""The words of a group, in their first forms."""


@dataclass(frozen=True, slots=True)
class _Together:
    """A verb and a thing that say together what was done: groups of words, and their distance."""

    verbs: str
    things: str
    reach: int
    type: str
    why: str


_SAID_TOGETHER = (
    _Together("gets", "gift", 8, "equipment", "“{}” as a gift"),
    _Together("visits", "at-home", 3, "programme", "“{}” persons at home"),
    _Together("installs", "system", 5, "equipment", "a system that was “{}”"),
    _Together("shows", "film", 3, "advocacy", "a film that “{}”"),
    _Together("asks", "question", 3, "assessment", "“{}” a question"),
    _Together("takes-in", "learner", 7, "training", "learners whom it “{}”"),
    _Together("connects", "data-store", 10, "mechanism", "“{}” to data"),
    _Together("admits", "intake", 4, "training", "learners whom it “{}”"),
)
_RECIPIENT = 8
"""Words that the name of whoever is offered something takes."""


def _near(clause: Clause, main: Predicate, group: str, reach: int) -> bool:
    """Whether a word of a group stands within a few words behind the verb."""
    return any(has_word(clause, main.last, word, reach) for word in _words(group))


def _in_court(clause: Clause, main: Predicate) -> bool:
    """Whether a trial is followed: "observed 64 hearings", not "attended a public hearing"."""
    near = {word.lemma for word in clause.words[main.last + 1 : main.last + 7]}
    if not main.passive and clause.words[main.first - 1].lemma in _words("court") and main.first:
        return not near & _words("other-hearing")  # "15 hearings observed in Khujand"
    return bool(near & _words("court")) and not near & _words("other-hearing")


def _offered(clause: Clause, main: Predicate, objects: Sequence[NamedType]) -> NamedType | None:
    """What is offered to a body that is named first: "offered the Academy *a course*"."""
    if main.verb.lemma not in _words("offers") or main.passive:
        return None
    behind = [item for item in objects if item.first > main.last and not item.weak]
    if not behind or behind[0].type != "mechanism" or behind[0].first - main.last > _RECIPIENT:
        return None
    recipient = behind[0]
    return next(
        (
            item
            for item in behind[1:]
            if item.type != "mechanism"
            and (main.verb.lemma == "предложить" or _opened_anew(clause, recipient, item))
        ),
        None,
    )


def _on_a_draft(clause: Clause, objects: Sequence[NamedType]) -> NamedType | None:
    """The opinion on a draft: "prepared *an analysis* of the draft amendments to the law"."""
    for item in objects:
        if item.type != "assessment" or not item.free or item.weak:
            continue
        if not any(word in item.written.lower() for word in _words("opinion")):
            continue
        behind = [word.lemma for word in clause.words[item.last + 1 : item.last + 7]]
        if behind[:1] and behind[0] in ("of", "on", "проект", "законопроект"):
            drafted = _words("draft") & set(behind[:4]) and _words("law") & set(behind)
            return item if drafted else None
    return None


def _several_services(clause: Clause, main: Predicate) -> bool:
    """Whether a list holds help of several kinds: "lessons, psychological care and legal aid"."""
    behind = clause.words[main.last + 1 : main.last + 1 + _LIST]
    end = next((at for at, word in enumerate(behind) if word.text in (";", ".")), len(behind))
    listed = [at for at in range(end) if behind[at].text in (",", "and")]
    return (
        any(behind[at].text == "," for at in listed)
        and any(behind[at].text == "and" for at in listed)
        and any(word.lemma in _words("service") for word in behind[listed[0] : end])
    )


def _and_services(clause: Clause, main: Predicate) -> bool:
    """Whether aid is listed beside lessons: "received training and small loans"."""
    near = clause.words[main.last + 1 : main.last + 1 + _PAIR]
    at = next((n for n, word in enumerate(near) if word.text.lower() in ("and", "и")), None)
    if at is None or any(word.text in (";", ".") for word in near[:at]):
        return False
    learnt = any(word.lemma in _words("lesson") for word in near[:at])
    return learnt and any(word.lemma in _words("aid") for word in near[at + 1 : at + 4])


_PAIR = 10
_LIST = 24
"""Words that a list of services takes."""


def _opened_anew(clause: Clause, recipient: NamedType, thing: NamedType) -> bool:
    """Whether an article or a number opens a second noun group: "the Academy | a course"."""
    between = [word.text.lower() for word in clause.words[recipient.last + 1 : thing.first]]
    return any(word in ("a", "an") or word.isdigit() or word in numbers() for word in between)


def numbers() -> frozenset[str]:
    """English words for small numbers."""
    return frozenset(date_lexicon("en").cues.durations.numbers)


def _persons_behind(clause: Clause, main: Predicate) -> bool:
    """Whether the first noun behind a verb that no preposition governs stands for persons."""
    if not _CYRILLIC.search(main.written):
        return False
    bound = False
    for word in clause.words[main.last + 1 :]:
        text = word.text.lower()
        if text in (",", ";", "."):
            return False
        tag = parses_of(text)[0].tag if text[0].isalpha() else None
        if tag is None:
            continue
        if tag.POS == "PREP":
            bound = True
        elif tag.POS == "NOUN":
            if not bound:
                return "anim" in tag
            bound = False
    return False


_CYRILLIC = re.compile(r"[а-яё]")


def _offers(act: Act) -> Found | None:
    offered = _offered(act.clause, act.main, act.objects)
    if offered is None:
        return None
    return offered.type, f"“{offered.written}”, what is “{act.main.written}”", LIKELY


def _goes_on_tour(act: Act) -> Found | None:
    """As in "went on a study *tour*", "went to see how …"."""
    if act.verb.lemma not in _words("travels"):
        return None
    tour = next((i for i in act.objects if i.type == "training" and not i.weak), None)
    if tour is not None and act.says_behind("on", 1):
        return tour.type, f"“{tour.written}”, on which they “{act.main.written}”", LIKELY
    later = {word.text.lower() for word in act.clause.words[act.main.last + 1 :]}
    if later & _words("sees"):
        return "assessment", f"“{act.main.written}” to see", LIKELY
    return None


def _follows_trial(act: Act) -> Found | None:
    if act.verb.lemma not in _words("follows-trial") or not _in_court(act.clause, act.main):
        return None
    return "assessment", f"“{act.main.written}” in court", LIKELY


def _brings_up_or_together(act: Act) -> Found | None:
    """As in «подготовила 40 *специалистов*», «собрал *экспертов*»."""
    learns = act.verb.lemma in ("подготовить", "готовить")
    if not learns and act.verb.lemma not in _words("gathers"):
        return None
    if not _persons_behind(act.clause, act.main):
        return None
    why = f"persons whom it “{act.main.written}”"
    return "training" if learns else "meeting", why, LIKELY


def _talks_on_visit(act: Act) -> Found | None:
    if act.verb.lemma not in VISITS:
        return None
    if _words("speaks").isdisjoint(word.lemma for word in act.clause.words[act.main.last :]):
        return None
    return "advocacy", f"“{act.main.written}” and talks to people", LIKELY


def _gives_opinion(act: Act) -> Found | None:
    opinion = _on_a_draft(act.clause, act.objects)
    if opinion is None or act.verb.lemma in _words("only-told"):
        return None
    return "legislation", f"“{opinion.written}” of a draft", LIKELY


def _exchanges(act: Act) -> Found | None:
    """As in "exchange information"; views are exchanged at a meeting."""
    if act.verb.lemma != "exchange" or act.says_behind("view", 3):
        return None
    if any(item.free and item.type in EVENTS for item in act.objects):
        return None
    return "mechanism", f"“{act.main.written}”: standing exchange", LIKELY


def _several_kinds(act: Act) -> Found | None:
    """Help of several kinds that is got, or that is given beside lessons."""
    if act.main.passive:
        return None
    stated = first_stated(act.objects)
    lessons = stated is None or stated.type == "training"
    gets = act.verb.lemma in _words("gets") and _and_services(act.clause, act.main)
    gives = act.verb.lemma in _words("gives") and lessons
    if not gets and not (gives and _several_services(act.clause, act.main)):
        return None
    return "programme", f"“{act.main.written}” help of several kinds", LIKELY


def _said_together(act: Act) -> Found | None:
    for rule in _SAID_TOGETHER:
        verb = act.verb.lemma in _words(rule.verbs)
        if verb and _near(act.clause, act.main, rule.things, rule.reach):
            return rule.type, rule.why.format(act.main.written), LIKELY
    return None


def _looks_at(act: Act) -> Found | None:
    if act.verb.lemma == "look" and (act.says_behind("at", 1) or act.says_behind("into", 1)):
        return "assessment", f"“{act.main.written} at”", WEAK
    return None


def _gives_the_floor(act: Act) -> Found | None:
    if act.verb.lemma == "give" and act.says_behind("floor", 2):
        return "meeting", f"“{act.main.written} the floor”", LIKELY
    return None


def _trains_and_equips(act: Act) -> Found | None:
    """As in "trained *and equipped* a unit"."""
    words = act.clause.words[act.main.last + 1 : act.main.last + 3]
    behind = [word.text.lower() for word in words]
    if act.verb.lemma not in _words("trains-or-equips") or behind[:1] != ["and"]:
        return None
    if _words("trained-or-equipped").isdisjoint(behind):
        return None
    why = f"“{act.main.written} {' '.join(behind)}”: of no single kind"
    return "programme", why, LIKELY


def _receives_help(act: Act) -> Found | None:
    if act.verb.lemma != "receive" or act.main.passive:
        return None
    if not _near(act.clause, act.main, "help", 4):
        return None
    return "programme", f"help that was “{act.main.written}”", LIKELY


def _shares(act: Act) -> Found | None:
    """As in "shares the needs identified in its *visits*"."""
    if act.verb.lemma != "share" or act.main.passive:
        return None
    shared = next((item for item in act.objects if item.free), None)
    if shared is None or not shared.weak:
        return None
    return "mechanism", f"“{act.main.written} … {shared.written}”", LIKELY


GIVEN: Final[tuple[Rule, ...]] = (
    _offers,
    _goes_on_tour,
    _follows_trial,
    _brings_up_or_together,
    _talks_on_visit,
    _gives_opinion,
    _exchanges,
    _several_kinds,
    _said_together,
    _looks_at,
    _gives_the_floor,
    _trains_and_equips,
    _receives_help,
    _shares,
)
"""Verbs that say what was done only with the thing or the persons behind them."""
