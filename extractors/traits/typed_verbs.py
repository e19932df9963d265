"""The type that a verb gives: "trained", "published", "urged", "exchanged views"."""

from typing import Final

from extractors.traits.act import Act, Rule, first_stated
from extractors.traits.nouns import NamedType
from extractors.traits.objects import (
    LIKELY,
    PROCLAIMED,
    SURE,
    TOLD,
    Found,
    direct_object,
    has_word,
    is_of_persons,
    is_programme_agreed_on,
    translates,
)
from extractors.traits.occasions import talked_at
from extractors.traits.papers import (
    opinion_given,
    paper_handed_over,
    study_published,
    under_discussion,
)
from extractors.traits.words import Predicate


def _verb_of_a_type(act: Act) -> Found | None:
    """The first verb of the act that has a type, unless what it acts on says it better."""
    typed = next((one for one in act.group if one.verb.type and _is_meant(one, act)), None)
    if typed is None:
        return None
    for exception in _BETTER_SAID:
        found = exception(act, typed)
        if found is not None:
            return found
    return typed.verb.type, f"the verb “{typed.written}”", SURE


def _is_meant(predicate: Predicate, act: Act) -> bool:
    """«перевести» may be no translation: «переведены средства»."""
    return predicate.verb.lemma != "перевести" or translates(act.clause, predicate)


def _body_meets(act: Act, typed: Predicate) -> Found | None:
    """As in "The *Council* meets twice a year", but not "the heads of the centres meet"."""
    if typed.verb.type != "meeting" or typed.tense != "present":
        return None
    body = next((item for item in act.subjects if item.free), None)
    if body is None or body.type != "mechanism" or body.weak or is_of_persons(body, act.clause):
        return None
    return "mechanism", f"“{body.written}”, which “{typed.written}”", LIKELY


def _paper_as_gift(act: Act, typed: Predicate) -> Found | None:
    """«подготовлено и передано *пособие*»."""
    if typed.verb.type != "equipment" or typed is act.main:
        return None
    things = (i for i in (*act.objects, *act.subjects) if i.free and not i.weak)
    made = next((i for i in things if i.type not in ("mechanism", "equipment")), None)
    return act.which_does(made) if made is not None and made.type == "publication" else None


def _which_it_says(act: Act, thing: NamedType | None) -> Found | None:
    return None if thing is None else act.which_does(thing)


def _under_discussion(act: Act, typed: Predicate) -> Found | None:
    return _which_it_says(act, under_discussion(typed, act.subjects))


def _study_published(act: Act, typed: Predicate) -> Found | None:
    return _which_it_says(act, study_published(typed, act.objects, act.subjects, act.clause))


def _paper_handed_over(act: Act, typed: Predicate) -> Found | None:
    return _which_it_says(act, paper_handed_over(typed, act.objects, act.subjects))


def _gathers_information(act: Act, typed: Predicate) -> Found | None:
    """As in "analyses information on …": what a body is there for."""
    if typed.verb.type != "assessment" or typed.tense != "present":
        return None
    if not has_word(act.clause, act.group[-1].last, "information", 3):
        return None
    return "mechanism", f"“{typed.written}” information: a function", LIKELY


def _programme_agreed_on(act: Act, typed: Predicate) -> Found | None:
    if not act.objects or not is_programme_agreed_on(typed, act.objects[0]):
        return None
    return "programme", f"“{act.objects[0].written}”, which was agreed on", LIKELY


def _talked_at(act: Act, typed: Predicate) -> Found | None:
    talked = talked_at(typed, act.named, act.clause, limit=act.limit)
    if talked is None:
        return None
    return talked.type, f"“{talked.written}”, at which it “{act.main.written}”", LIKELY


def _opinion_on_draft(act: Act, typed: Predicate) -> Found | None:
    if typed.verb.type != "publication":
        return None
    opinion = opinion_given(act.objects, act.subjects, act.clause)
    return ("legislation", f"“{opinion.written}” on a draft", LIKELY) if opinion else None


def _draft_reviewed(act: Act, typed: Predicate) -> Found | None:
    if typed.verb.type != "assessment":
        return None
    things = (*act.objects, *act.subjects)
    draft = next((i for i in things if i.free and i.type == "legislation"), None)
    if draft is None or "draft" not in draft.written.lower():
        return None
    return "legislation", f"“{draft.written}”, on which there is an opinion", LIKELY


_BETTER_SAID: Final = (
    _body_meets,
    _paper_as_gift,
    _under_discussion,
    _study_published,
    _paper_handed_over,
    _gathers_information,
    _programme_agreed_on,
    _talked_at,
    _opinion_on_draft,
    _draft_reviewed,
)
"""Where a verb of a type, with what stands beside it, shows another type."""


def _coordinates(act: Act) -> Found | None:
    """As in "coordinated the *operation*"; "coordinates joint operations" is a function."""
    if act.verb.lemma != "coordinate":
        return None
    done = direct_object(act.objects, act.clause, act.main)
    one = done is not None and not done.written.endswith("s")
    if done is not None and one and done.type in ("operation", "training"):
        return act.what_it_is_about(done)
    if act.main.tense == "present" and not act.main.passive:
        return "mechanism", f"“{act.main.written}”: a function", LIKELY
    return None


def _exchanges_views(act: Act) -> Found | None:
    if act.verb.lemma == "exchange" and act.says_behind("view", 3):
        return "meeting", f"“{act.main.written} views”", LIKELY
    return None


def _urges(act: Act) -> Found | None:
    """As in "calls for a *conference*", "promotes dialogue": what is called for, or advocacy."""
    if not act.verb.urges or act.language != "en" or act.main.passive:
        return None
    thing = direct_object(act.objects, act.clause, act.main)
    if thing is None and act.verb.lemma in TOLD:
        thing = first_stated(act.objects)
    if thing is not None:
        return act.what_it_is_about(thing, SURE)
    acting = first_stated(act.subjects)
    if acting is not None and acting.type == "programme":
        return act.which_does(acting)
    return act.the_verb("advocacy", SURE)


def _says(act: Act) -> Found | None:
    """As in "reaffirmed that …", unless the document itself is what was made."""
    if not act.verb.says or not act.verb.fallback or act.main.passive:
        return None
    document = next((item for item in act.subjects if item.type == "legislation"), None)
    if document is not None and document.written.lower().endswith(PROCLAIMED):
        why = f"“{document.written}”, in which it was “{act.main.written}”"
        return "legislation", why, LIKELY
    return act.the_verb(act.verb.fallback)


def _builds_capacity(act: Act) -> Found | None:
    if act.verb.lemma == "build" and act.says_behind("capacity", 4):
        return "training", f"“{act.main.written} … capacity”", LIKELY
    return None


RULES: Final[tuple[Rule, ...]] = (
    _verb_of_a_type,
    _coordinates,
    _exchanges_views,
    _urges,
    _says,
    _builds_capacity,
)
"""Asked in this order: a verb that has a type, then verbs that have one in a phrase."""
