"""What decides a type before the verb itself: a task, a statement, an event, a turn of phrase."""

from typing import Final

from extractors.traits.act import Act, Rule
from extractors.traits.assistance import kind_of_assistance
from extractors.traits.efforts import bought_with, carried_on_by, end_of_effort
from extractors.traits.given import GIVEN
from extractors.traits.objects import (
    LIKELY,
    SURE,
    Found,
    acting_thing,
    direct_object,
    has_infinitive,
)
from extractors.traits.occasions import (
    brought_to,
    ended_with,
    event_where,
    gathered_to,
    only_takes_part,
)
from extractors.traits.running import run_by_name
from extractors.traits.told import reported_on, weighed
from extractors.traits.turns import TURNS
from extractors.traits.visits import visit_or_sweep

_FOUNDING = frozenset({"establishment", "creation", "establishing", "creating", "opening"})
_FOUNDING_REACH = 4
"""Words behind a verb of help within which it says that something is founded."""
_DIALOGUE = frozenset({"dialogue", "dialogues", "диалог", "диалога"})
"""What a body that is called to it is to keep up with states: no event, and no bare mandate."""
_MARKS = ("commemorate", "celebrate", "mark", "отметить")
_SHOWS = ("present", "представить")


def _tasked_with(act: Act) -> Found | None:
    """As in "directed the joint *exercise*": no task for others, a thing that is led."""
    tasks = act.verb.mandates and not act.main.passive and not has_infinitive(act.clause, act.main)
    if not tasks or act.language != "en":
        return None
    thing = direct_object(act.objects, act.clause, act.main)
    if thing is None or thing.type == "mechanism":
        return None
    return act.what_it_is_about(thing, SURE)


def _given_task(act: Act) -> Found | None:
    """As in "is mandated to coordinate"."""
    main, verb = act.main, act.verb
    if main.passive and (verb.mandates or verb.says) and has_infinitive(act.clause, main):
        return "mechanism", f"“{main.written}” gives a task", LIKELY
    return None


def _called_to_dialogue(act: Act) -> Found | None:
    """As in "was called to a dialogue with states to …"."""
    called = next((item for item in act.objects if item.type != "mechanism"), None)
    if called is None or not act.main.passive or called.written.lower() not in _DIALOGUE:
        return None
    if not has_infinitive(act.clause, act.main):
        return None
    return "advocacy", f"“{called.written}”, to which “{act.main.written}” calls", LIKELY


def _said_in_statement(act: Act) -> Found | None:
    """As in "The *statement* stresses …"."""
    if not act.verb.says:
        return None
    statement = next((i for i in act.subjects if i.type == "advocacy" and not i.weak), None)
    if statement is None or statement.free:
        return None
    return statement.type, f"“{statement.written}”, in which it “{act.main.written}”", LIKELY


def _acting_document(act: Act) -> Found | None:
    """As in "The 1999 *Treaty* provides a definition"; a text that was translated is no subject."""
    if act.language != "en" or act.main.passive:
        return None
    thing = acting_thing(act.subjects)
    told = (
        act.verb.type == "publication" and act.main.tense == "past"
    )  # "…, translated into Kazakh"
    return act.which_does(thing, SURE) if thing and not act.verb.subject and not told else None


def _bought(act: Act) -> Found | None:
    bought = bought_with(act.main, act.named, act.clause, limit=act.limit)
    if bought is None:
        return None
    return bought[0], f"“{bought[1]}”, for which there was money", LIKELY


def _carried_on(act: Act) -> Found | None:
    """A programme or project that acts; not where it helps to found a body.

    "The Programme for X and Y is supporting the *establishment* of a network".
    """
    carried = carried_on_by(act.main, act.subjects)
    if carried is None:
        return None
    behind = act.clause.words[act.main.last + 1 : act.main.last + 1 + _FOUNDING_REACH]
    if act.verb.supports and not _FOUNDING.isdisjoint(word.text.lower() for word in behind):
        founds = kind_of_assistance(act.clause, act.group[-1].last, act.named, limit=act.limit)
        if founds is not None and founds[0] == "mechanism":
            return None
    return act.which_does(carried)


def _end_of_effort(act: Act) -> Found | None:
    aimed = end_of_effort(act.main, act.named, act.clause, limit=act.limit)
    if aimed is None:
        return None
    return aimed.type, f"“{aimed.written}”, at which “{act.main.written}” is aimed", LIKELY


def _run_by_name(act: Act) -> Found | None:
    return run_by_name(act.clause, act.main, act.subjects)


def _told_of(act: Act) -> Found | None:
    """What a report, a talk or a review is about, where it is a thing of its own."""
    about = reported_on(act.clause, act.main, act.named, limit=act.limit) or weighed(
        act.clause, act.main, act.named, act.lex, limit=act.limit
    )
    if about is None:
        return None
    return about.type, f"“{about.written}”, of which it “{act.main.written}”", LIKELY


def _visit_or_sweep(act: Act) -> Found | None:
    return visit_or_sweep(act.clause, act.main, act.named, limit=act.limit)


def _at_event(act: Act) -> Found | None:
    """The event at which it was done; a subject of its own comes first, unless it is only shown."""
    event = event_where(act.main, act.named, act.clause, limit=act.limit)
    if event is None:
        return None
    lemma = act.verb.lemma
    shown = lemma in _MARKS or (lemma in _SHOWS and act.main.passive) or only_takes_part(act.main)
    if not shown and any(item.free and not item.weak for item in act.subjects):
        return None
    return event.type, f"“{event.written}”, at which it “{act.main.written}”", LIKELY


def _ended_with(act: Act) -> Found | None:
    ended = ended_with(act.main, act.named, act.clause, limit=act.limit)
    if ended is None:
        return None
    return ended.type, f"“{ended.written}”, with which it “{act.main.written}”", LIKELY


def _brought_to(act: Act) -> Found | None:
    brought = brought_to(act.main, act.named, act.clause, limit=act.limit)
    if brought is None:
        return None
    return brought.type, f"“{brought.written}”, for which it “{act.main.written}” people", LIKELY


def _gathered_to(act: Act) -> Found | None:
    purpose = gathered_to(act.main, act.clause, limit=act.limit)
    if purpose is None:
        return None
    return purpose, f"what people “{act.main.written}” for", LIKELY


def _report_weighed(act: Act) -> Found | None:
    """As in "considered the *report* of Tajikistan"."""
    if act.verb.lemma != "consider" or act.main.leading is not act.verb:
        return None
    named = (i for i in act.objects if i.free and i.written.lower().startswith("report"))
    report = next(named, None)
    return ("assessment", f"“{report.written}”, which was weighed", LIKELY) if report else None


RULES: Final[tuple[Rule, ...]] = (
    _tasked_with,
    _given_task,
    _called_to_dialogue,
    _said_in_statement,
    _acting_document,
    _bought,
    _carried_on,
    _end_of_effort,
    _run_by_name,
    *TURNS,
    _told_of,
    _visit_or_sweep,
    *GIVEN,
    _at_event,
    _ended_with,
    _brought_to,
    _gathered_to,
    _report_weighed,
)
"""Asked in this order: who is told to act, what acts, how it is told of, and on what occasion."""
