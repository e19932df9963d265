"""Clauses on an event of their own: the next one, one of a series, one elsewhere, one more."""

import re

from extractors.segment.own import own_of
from extractors.segment.pairs import EVENTS, Pair


def is_next_event(pair: Pair) -> bool:
    """Whether a clause with a date of its own tells of an event of its own.

    "…; a debriefing will follow in Lyon on 14 February", "…; ICAO will evaluate the systems before
    the end of 2020", and with another tense «…; её этап прошёл в июне» after what is done yearly.
    """
    if pair.joint.mark != ";" or not pair.own_dates:
        return False
    possessive = _POSSESSIVE.match(pair.later.text) is not None
    if pair.opens("opens-pronoun") and not possessive:
        return False
    subject = pair.subject
    definite = possessive or pair.opens_definite
    if subject is not None and subject.determined and not definite:
        return True
    if _NAMED_EVENT.match(pair.later.text) or _is_first_of_kind(pair):
        return True
    return _is_deed_of_another(pair) if _own_bodies_act(pair) else _is_at_other_time(pair)


def _own_bodies_act(pair: Pair) -> bool:
    bodies = {mark.id for mark in pair.later.subject_organizations}
    known = {mark.id for mark in pair.earlier.organizations}
    return bool(bodies - known) and pair.later.main_verb is not None


def _both_tell_of_doing(pair: Pair) -> bool:
    return pair.later.performs and (pair.earlier.performs or not pair.earlier.verbs)


def _is_deed_of_another(pair: Pair) -> bool:
    verb = pair.later.main_verb
    return _both_tell_of_doing(pair) and verb is not None and not verb.passive


def _is_at_other_time(pair: Pair) -> bool:
    """Whether a thing has another tense; "…; the last meeting took place" is one of those named."""
    return (
        _both_tell_of_doing(pair)
        and pair.subject is not None
        and pair.later.tense != pair.earlier.tense
        and (_POSSESSIVE.match(pair.later.text) is not None or pair.subject.type not in EVENTS)
    )


def _is_first_of_kind(pair: Pair) -> bool:
    """Whether the first or last event of a kind that was not named is told of.

    "… developed a module; the first course was given from 3 to 7 October 2022", and not "… held
    two courses; the first course took place in May".
    """
    later = pair.later
    head = next(iter(later.heads), None)
    counted = _ORDINAL.match(later.core)
    if counted is None or head is None or not pair.earlier.performs:
        return False
    known = {thing.word[:_STEM] for thing in pair.earlier.heads}
    begins = head.start - later.start <= counted.end() + len(later.text) - len(later.core)
    return head.type in EVENTS and begins and head.word[:_STEM] not in known


_POSSESSIVE = re.compile(r"(?:its|their|его|её|их)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"the\s(?:first|second|third|last|final|closing|opening|inaugural|next)\s", re.IGNORECASE
)
_STEM = 5
"""Letters by which two forms of a word are taken for one."""
_NAMED_EVENT = re.compile(
    r"[^“«\"]{0,30}[“«\"][^”»\"]{2,60}[”»\"]\s(?:(?:was|were|had been|has been|will be|is to be)\s"
    r"(?:held|carried out|conducted|organi[sz]ed|run)|took place|had taken place|will take place)\b"
)
"""An event by its name alone: "; before that, “Shield” had been held by it in Khatlon"."""


def is_one_of_series(pair: Pair) -> bool:
    """Whether one dated event is told of what is done again and again.

    "… holds annual meetings; the latest one took place on 9 May 2021", «…; её очередной этап».
    """
    earlier, later = pair.earlier, pair.later
    if pair.joint.mark != ";" or not pair.own_dates:
        return False
    again = earlier.says("frequency") and not earlier.dates and not later.says("frequency")
    if not again or later.tense != "past":
        return False
    return _POSSESSIVE.match(later.text) is not None or _LATEST.match(later.text) is not None


_LATEST = re.compile(
    r"(?:the\s)?(?:latest|last|most recent|first|previous|\w+th)\s(?:one|of|meeting|session|round|"
    r"such|edition|phase|conference|gathering|exercise|course|workshop|seminar|forum)\b"
    r"|(?:последн|очередн|перв|предыдущ|\w{4,}т(?:ый|ая|ое)\b)[а-яё]*\s"
    r"(?:из|так\w+|заседани|встреч|этап|сессия|раунд|конференция|учени|курс|семинар|форум)",
    re.IGNORECASE,
)
"""One of a series: "the latest one", «очередное заседание»."""


def is_event_elsewhere(pair: Pair) -> bool:
    """Whether the subject is another event, and both clauses have a date and a place of their own.

    "Officers were trained in Vahdat on 4 May, and a round table followed in Khujand in June".
    """
    subject = pair.subject
    if subject is None or not subject.determined or pair.opens_definite or not pair.later.verbs:
        return False
    first, second = own_of(pair.earlier), own_of(pair.later)
    return (
        subject.type in EVENTS
        and bool(first.dates and first.places and pair.earlier.performs)
        and bool(second.dates - first.dates and second.places - first.places)
    )


def is_one_more(pair: Pair) -> bool:
    """Whether a clause tells of one more thing like the first, which it does not name again.

    "…; a third one was given in Nukus by IOM", "…; a Karakalpak version is planned", «…, а в
    Кыргызстане эксперты ежегодно проверяют …»: with a date, a place, a lead or a status of its own.
    """
    earlier, later = pair.earlier, pair.later
    places = {mark.id for mark in later.territories} - {mark.id for mark in earlier.territories}
    bodies = {mark.id for mark in later.organizations} - {mark.id for mark in earlier.organizations}
    other_status = later.performs and later.tense != earlier.tense
    if _CONTRAST.match(later.text):
        own = bool(places) and bool(pair.own_dates or bodies)
        return earlier.performs and own and other_status
    return _stands_for_more(pair) and bool(pair.own_dates or places or bodies or other_status)


def _stands_for_more(pair: Pair) -> bool:
    if not pair.opens("opens-substitute"):
        return False
    other = bool(pair.own_dates) and pair.later.tense != pair.earlier.tense
    return pair.joint.mark == ";" or (pair.joint.mark == "," and other)


_CONTRAST = re.compile(r"а\s+(?!также\b)(?:(?:в|во|на|для)\s)", re.IGNORECASE)
"""Opens a Russian clause that is set against the one before it: «…, а в Кыргызстане …»."""
