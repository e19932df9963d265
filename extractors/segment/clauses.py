"""Whether a clause inside a sentence tells of another activity than the clause before it."""

import re

from extractors.segment.clause_acts import (
    act_each,
    does_next_deed,
    is_done_to_it,
    is_elsewhere_by_another,
    is_other_thing,
)
from extractors.segment.clause_events import (
    is_event_elsewhere,
    is_next_event,
    is_one_more,
    is_one_of_series,
)
from extractors.segment.further import (
    at_another_time,
    builds_on_it,
    done_by_another,
    gives_to_it,
    has_another_thing,
    is_absolute,
    is_reported_as_well,
    is_told_later,
    is_turn,
    keeps_doing,
)
from extractors.segment.joints import Joint
from extractors.segment.own import own_of
from extractors.segment.pairs import Pair, Test
from extractors.segment.reading import Sentence
from extractors.segment.sides import NO_ITEM


def is_another_clause(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether both parts are whole clauses on doing, the later one with a thing of its own."""
    pair = Pair(earlier, later, joint)
    return next((answer for answer, holds in _TESTS if holds(pair)), False)


# what needs no clause on both sides, and what shows that there is none


def _is_absolute(pair: Pair) -> bool:
    return is_absolute(pair.earlier, pair.later, pair.joint)


def _is_reported(pair: Pair) -> bool:
    return is_reported_as_well(pair.earlier, pair.later)


def _is_no_clause(pair: Pair) -> bool:
    """Whether one side has no verb; a dated entry needs none before the joint."""
    earlier = pair.earlier
    # What is read first is known already; nouns are looked for where all depends on them.
    return not pair.later.verbs or not (earlier.verbs or (earlier.dates and earlier.heads))


def _is_told_later(pair: Pair) -> bool:
    return is_told_later(pair.later)


# words that open another one, or that only explain


def _sets_against_more(pair: Pair) -> bool:
    """As in "…, while a second such meeting had to be postponed"."""
    contrast = _WHILE.match(pair.later.text)
    book = pair.later.language.activity
    return contrast is not None and book.has("opens-substitute", pair.later.text[contrast.end() :])


def _builds_on_it(pair: Pair) -> bool:
    return builds_on_it(pair.earlier, pair.later)


def _only_explains(pair: Pair) -> bool:
    text = pair.later.text
    stands = _IT_FIRST.match(text) or _THAT_OF.match(text)
    return NO_ITEM.match(text) is not None and not stands


def _is_undated_part(pair: Pair) -> bool:
    """As in "…; the agenda is being prepared"."""
    return not pair.own_dates and pair.opens("opens-part")


def _opens_with_pronoun(pair: Pair) -> bool:
    return pair.opens("opens-pronoun") and not _THAT_OF.match(pair.later.text)


def _is_done_to_it(pair: Pair) -> bool:
    return is_done_to_it(pair.later)


_WHILE = re.compile(r"(?:while|whereas|тогда как|в то время как)\s+", re.IGNORECASE)
"""Sets a clause against the one before."""

_IT_FIRST = re.compile(r"(?:it|they|он|она|оно|они)\s", re.IGNORECASE)
_THAT_OF = re.compile(r"(?:that|those) (?:of|for|in)\s", re.IGNORECASE)
"""Stands for a further thing like the one before: "that of Uzbekistan is under review"."""


# who does it, and when


def _is_at_another_time(pair: Pair) -> bool:
    return at_another_time(pair.earlier, pair.later, pair.joint)


def _is_done_by_another(pair: Pair) -> bool:
    return done_by_another(pair.earlier, pair.later, pair.joint)


def _is_turn(pair: Pair) -> bool:
    return is_turn(pair.earlier, pair.later, pair.joint)


def _keeps_doing(pair: Pair) -> bool:
    return keeps_doing(pair.earlier, pair.later, pair.joint)


def _has_another_thing(pair: Pair) -> bool:
    return has_another_thing(pair.earlier, pair.later, pair.joint)


# a new thing that is done


def _does_nothing_new(pair: Pair) -> bool:
    head = pair.later.main_head
    return head is None or not head.new or not pair.later.performs


def _has_own_when_or_who(pair: Pair) -> bool:
    """Whether a semicolon stands before a new thing with a date or a body of its own."""
    return pair.joint.mark == ";" and bool(pair.own_dates or _own_bodies(pair))


def _is_thing_of_its_own(pair: Pair) -> bool:
    """Whether such a thing is not only given to the activity before it."""
    only_gives = not pair.own_dates and gives_to_it(pair.later)
    told = pair.earlier.performs or pair.earlier.main_head is not None
    return _has_own_when_or_who(pair) and told and not only_gives


def _own_bodies(pair: Pair) -> frozenset[str]:
    bodies = frozenset(mark.id for mark in pair.later.subject_organizations)
    return bodies - {mark.id for mark in pair.earlier.organizations}


def _opens_with_own_date(pair: Pair) -> bool:
    dates = pair.own_dates
    return bool(dates) and dates[0] - pair.later.start <= _DATE_BEGINS_CLAUSE


def _is_deed_of_own_date(pair: Pair) -> bool:
    return _opens_with_own_date(pair) and pair.earlier.performs


def _is_led_by_another(pair: Pair) -> bool:
    """As in "Trainings are held in Osh | and a project on rescue is run by the Red Crescent"."""
    return (
        pair.joint.mark == "and"
        and pair.subject is not None
        and pair.subject.determined
        and own_of(pair.later).leads > own_of(pair.earlier).leads
        and pair.earlier.main_head is not None
    )


_DATE_BEGINS_CLAUSE = 6
"""Characters before a date that begins its clause: "in ", "а в "."""


_TESTS: tuple[tuple[bool, Test], ...] = (
    (True, _is_absolute),
    (True, _is_reported),
    (False, _is_no_clause),
    (False, _is_told_later),
    (True, does_next_deed),
    (True, _sets_against_more),
    (True, _builds_on_it),
    (False, _only_explains),
    (False, _is_undated_part),
    (False, _is_done_to_it),
    (True, is_elsewhere_by_another),
    (True, is_next_event),
    (True, is_one_of_series),
    (True, is_other_thing),
    (True, act_each),
    (True, _is_at_another_time),
    (True, is_event_elsewhere),
    (True, _is_done_by_another),
    (True, _is_turn),
    (True, _keeps_doing),
    (True, _has_another_thing),
    (False, _opens_with_pronoun),
    (True, is_one_more),
    (False, _does_nothing_new),
    (True, _is_thing_of_its_own),
    (False, _has_own_when_or_who),
    (True, _is_deed_of_own_date),
    (False, _opens_with_own_date),
    (True, _is_led_by_another),
)
"""What is asked of two clauses, in order; the first that holds gives the answer."""
