"""The type of what a verb acts on: its object, its subject, or what it shows where neither does."""

from collections.abc import Sequence
from typing import Final

from extractors.traits.act import Act, Rule, first_stated
from extractors.traits.nouns import NamedType
from extractors.traits.objects import (
    LIKELY,
    SURE,
    Found,
    founded_with_rooms,
    has_word,
    is_built,
    is_opened_laboratory,
    mandate_named,
    rule_of_a_body,
    talks_go_on,
)
from extractors.traits.occasions import EVENTS, VISITS, opening_event
from extractors.traits.russian_objects import helped_with, object_before, out_of_reach

_RUNS = frozenset({"осуществить", "вести", "реализовать", "выполнить", "финансировать", "получить"})
"""Verbs before which their object may stand: «Проект Фонд осуществляет с июля»."""
_HELPED = frozenset(
    {"помогать", "содействовать", "поддерживать", "консультировать", "сопровождать"}
)
"""Russian verbs of help: a body that is helped does not say what is done."""
_STANDS_ALONE = ("сеть", "линия", "база", "реестр", "платформа", "портал", "система", "механизм")
_CARRIED_OUT = frozenset({"implement", "реализовать"})
"""Verbs whose object is a programme, whatever it is called: "implements the Youth Academy"."""


def _took_part(act: Act) -> Found | None:
    """«В *учении* приняли участие подразделения …»."""
    if act.language != "ru" or not act.says_behind("участие", 3):
        return None
    event = next((item for item in act.named if item.type in EVENTS and not item.weak), None)
    if event is None:
        return None
    return event.type, f"“{event.written}”, in which they took part", LIKELY


def _mandate(act: Act) -> Found | None:
    """As in "The Centre's *mandate* includes …"."""
    if act.language == "ru" or act.verb.lemma != "include":
        return None
    own = mandate_named(act.subjects, act.main)
    return None if own is None else act.which_does(own)


def _helped_with(act: Act) -> Found | None:
    if act.language != "ru":
        return None
    made = helped_with(act.clause, act.main, act.named, limit=act.limit)
    if made is None:
        return None
    return made.type, f"“{made.written}”, with which it “{act.main.written}”", LIKELY


def _far_event(act: Act) -> Found | None:
    """An event far behind a Russian verb of meeting: «провёл в Оше с участием … *семинар*»."""
    if act.language != "ru" or act.verb.fallback != "meeting" or act.main.passive:
        return None
    held = None if any(i.free for i in act.objects) else out_of_reach(act.objects, act.clause)
    return None if held is None else act.what_it_is_about(held)


def _founded(act: Act) -> Found | None:
    founded = founded_with_rooms(reading_order(act)[0], act.clause, act.main)
    return None if founded is None else act.what_it_is_about(founded)


def reading_order(act: Act) -> list[Sequence[NamedType]]:
    """The nouns that may say what is done, those that are asked first in front."""
    return _russian_order(act) if act.language == "ru" else _english_order(act)


def _russian_order(act: Act) -> list[Sequence[NamedType]]:
    verb = act.verb
    if verb.subject or act.main.passive:
        # what is done mostly follows («состоялся семинар»), and a body before the verb does it
        telling = bool(verb.fallback)
        first = [item for item in act.subjects if item.type in EVENTS or telling]
        return [first if verb.subject else act.subjects, act.objects, act.subjects]
    if any(i.free and not i.weak for i in act.objects if i.type != "mechanism"):
        return [act.objects]
    # «Первый тренинг провели в Алматы»: the object may stand first
    events = [
        item
        for item in act.subjects
        if item.type in EVENTS or (item.type == "programme" and verb.lemma in _RUNS)
    ]
    return [events, act.objects, object_before(act.subjects, act.clause, act.main)]


def _english_order(act: Act) -> list[Sequence[NamedType]]:
    main, verb = act.main, act.verb
    if verb.lemma == "include":
        parts = [item for item in act.subjects if item.type != "programme"]
        return [parts, act.objects, act.subjects]
    events = [item for item in act.subjects if item.type in EVENTS]
    if verb.lemma == "take" and not main.passive:
        return [events, act.objects]
    if verb.lemma == "be":
        return [act.objects, act.subjects]
    if verb.subject and verb.creates and not (main.passive or main.intransitive):
        return [act.objects, act.subjects]  # "The Centre started a course"
    if verb.subject or main.passive:
        return [act.subjects, act.objects]
    if not main.intransitive:
        return [act.objects]
    if any(i.free and not i.weak and i.type == verb.fallback for i in act.objects):
        return [act.objects]  # "The Assembly adopted at its session a model law"
    return [events, act.objects]


def _stated(act: Act) -> Found | None:
    """The first clear noun, in the order of reading."""
    for items in reading_order(act):
        rule = rule_of_a_body(items, act.clause) if act.language == "ru" else None
        if rule is not None:
            return act.what_it_is_about(rule)
        for item in items:
            if item.free and not item.weak and not _only_visited(act, item):
                return _said_of(act, item)
    return None


def _only_visited(act: Act, item: NamedType) -> bool:
    """As in "visited a rehabilitation centre"."""
    return act.verb.lemma in VISITS and item.type not in (*EVENTS, "advocacy")


def _said_of(act: Act, item: NamedType) -> Found:
    """The type of a clear noun, or what the verb makes of it."""
    if is_opened_laboratory(act.main, item):
        return act.which_does(item, kind="mechanism")
    if is_built(act.main, item):
        return act.which_does(item, kind="equipment")
    if item.type == "mechanism":
        found = _said_of_body(act, item)
        if found is not None:
            return found
    if item.type == "meeting" and talks_go_on(act.main, item):
        body = first_stated(act.subjects)
        talks = not item.written.lower().startswith(("dialogue", "диалог"))
        if talks and body is not None and body.type == "mechanism":
            return act.which_does(body)
        return "advocacy", f"“{item.written}” that goes on", LIKELY
    return act.what_it_is_about(item, SURE)


def _said_of_body(act: Act, item: NamedType) -> Found | None:
    """What is done with a body: it is helped, carried out, or it meets."""
    verb = act.verb
    if verb.lemma in _HELPED and act.clause.words[item.last].lemma not in _STANDS_ALONE:
        return "programme", f"“{act.main.written}”: help for a body", LIKELY
    if verb.lemma in _CARRIED_OUT:
        return act.which_does(item, kind="programme")
    if verb.type_of_bodies and act.main.tense == "present":
        return act.which_does(item)
    if verb.type_of_bodies:
        return verb.type_of_bodies, f"“{act.main.written}”: a body meets", LIKELY
    return None


def _help_for_others(act: Act) -> Found | None:
    main = act.main
    if not _fallback(act) and main.leading.supports and main.leading is not act.verb:
        return "programme", f"“{main.written}”: help for others", LIKELY
    return None


def _weak_object(act: Act) -> Found | None:
    """A noun that decides only where nothing else does, before what the verb mostly shows."""
    weak = _weak(act)
    if weak is None:
        return None
    bound = has_word(
        act.clause, act.main.last, "to", weak.first - act.main.last
    ) or act.clause.words[weak.first - 1].text.lower() in ("в", "на")
    if _fallback(act) and (weak.type == "programme" or bound):
        return None
    return act.what_it_is_about(weak)


def _opened_at(act: Act) -> Found | None:
    if _fallback(act) not in ("assessment", "meeting", "programme", "mechanism"):
        return None
    occasion = opening_event(act.named, act.clause, act.main)
    if occasion is None:
        return None
    return occasion.type, f"“{occasion.written}”, during which it “{act.main.written}”", LIKELY


def _acting_event(act: Act) -> Found | None:
    """As in "The *seminar* brought together …"."""
    acting = first_stated(act.subjects)
    if acting is None or acting.type not in EVENTS or act.main.passive or act.language != "en":
        return None
    return act.which_does(acting)


def _shown_by_verb(act: Act) -> Found | None:
    """What the verb mostly shows; of a meeting only where no noun says otherwise."""
    fallback, weak = _fallback(act), _weak(act)
    if fallback and (weak is None or fallback != "meeting"):
        return act.the_verb(fallback)
    return None if weak is None else act.what_it_is_about(weak)


def _fallback(act: Act) -> str:
    """The type that a verb of the act mostly shows; empty where none does."""
    return next((item.verb.fallback for item in act.group if item.verb.fallback), "")


def _weak(act: Act) -> NamedType | None:
    """The first noun without a preposition whose type the verb does not rule out."""
    idle: tuple[str, ...] = ()
    if _fallback(act) == "assessment":  # a checkpoint is visited, but it is no supply of equipment
        idle = ("equipment", "mechanism", "training")
    if act.verb.lemma in VISITS:  # «чтобы изучить порядок»
        idle = (*idle, "legislation", "programme", "publication")
    items = (item for items in reading_order(act) for item in items)
    weak = next((item for item in items if item.free and item.type not in idle), None)
    if weak is not None and act.verb.lemma in _HELPED and weak.written.lower().startswith("служб"):
        return None  # «поддержать реформу службы»
    return weak


RULES: Final[tuple[Rule, ...]] = (
    _took_part,
    _mandate,
    _helped_with,
    _far_event,
    _founded,
    _stated,
    _help_for_others,
    _weak_object,
    _opened_at,
    _acting_event,
    _shown_by_verb,
)
"""Asked in this order: clear nouns, then weak ones, then what the verb mostly shows."""
