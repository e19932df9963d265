"""Whether a sentence turns to another activity or goes on with the one before."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.segment.current import Current
from extractors.segment.nouns import Head
from extractors.segment.openings import LINKS, signs_of_opening
from extractors.segment.own import (
    announces,
    is_beside_main_clause,
    is_dated,
    is_entry,
    only_states,
    own_place_marks,
    tells_of_its_project,
)
from extractors.segment.reading import Sentence
from extractors.segment.references import refers_back
from extractors.segment.sameness import signs_of_sameness
from extractors.segment.signs import brings_about, plain_signs, repeats_subject, speaks_of_named
from extractors.segment.verbs import founds_body
from extractors.segment.verdict import Verdict, verdict


@dataclass(frozen=True)
class _Turn:
    """A sentence that may turn to another activity than the one before it.

    Attributes:
        sentence: the one that is asked about.
        current: the activity before it.
        of_row: the sign of a cell of a table; empty elsewhere.
        one_event: whether it stands in a news item, or in a report on one event.
        after_background: whether `current` only describes the situation.
    """

    sentence: Sentence
    current: Current
    of_row: str
    one_event: bool
    after_background: bool

    @cached_property
    def opening(self) -> list[str]:
        """What its subject tells."""
        return signs_of_opening(self.sentence, self.current)

    @cached_property
    def opens_with_link(self) -> bool:
        """Whether its subject is the thing just named, its people or a part of it."""
        return not LINKS.isdisjoint(self.opening)

    @cached_property
    def is_described(self) -> bool:
        """Whether it says what the thing just named is: "The road map is a plan that …"."""
        return self.sentence.copular and self.opens_with_link

    @cached_property
    def new_head(self) -> Head | None:
        """The new thing that it tells of."""
        head = self.sentence.main_head
        return head if head is not None and head.new and not self.is_described else None

    @cached_property
    def own_dates(self) -> frozenset[str]:
        """Its dates that the activity before does not have."""
        return frozenset(mark.id for mark in self.sentence.dates) - self.current.dates

    @property
    def acts(self) -> bool:
        """Whether a body is its subject, by its name or a common noun."""
        return bool(self.sentence.subject_organizations) or self.sentence.opens_with_body


_Look = Callable[[_Turn], Sequence[str]]
"""One thing that is looked at in a sentence, and the signs that it gives."""


def start_verdict(
    sentence: Sentence,
    current: Current,
    *,
    of_row: str = "",
    one_event: bool = False,
    after_background: bool = False,
) -> Verdict:
    """Whether a sentence turns to another activity than `current`, the one before it.

    What only describes the situation (`after_background`) waits for one. Inside a cell of a table
    the sign `of_row` says so; what a news item (`one_event`) tells without another date and in the
    same tense is mostly a detail of its event.
    """
    turn = _Turn(sentence, current, of_row, one_event, after_background)
    return verdict([sign for look in _LOOKS for sign in look(turn)], "starts")


# who, when and where


def _dates(turn: _Turn) -> Sequence[str]:
    """A date of its own; "The ceremony took place on 22 April" dates the activity before it."""
    if not turn.own_dates or _is_of_people(turn) or _completes(turn):
        return ()
    sentence = turn.sentence
    beside = all(is_beside_main_clause(sentence, mark) for mark in sentence.dates)
    return ("own date in a clause",) if beside else ("own date",)


def _places(turn: _Turn) -> Sequence[str]:
    """A place of its own; "the Programme Office in Dushanbe" is there wherever the event is."""
    places = () if only_states(turn.sentence) else own_place_marks(turn.sentence)
    own = {mark.id for mark in places} - turn.current.places
    return ("own place",) if own and not _completes(turn) else ()


def _bodies(turn: _Turn) -> Sequence[str]:
    """Another body as the subject, or the same one named again, where a detail has a pronoun."""
    sentence, current = turn.sentence, turn.current
    # a name of its project is no turn of the body
    known = _is_of_people(turn) or _BY_IT.match(sentence.text) or speaks_of_named(sentence, current)
    subjects = () if known else sentence.subject_organizations
    if {mark.id for mark in subjects} - current.organizations:
        return ("other lead",)
    if subjects and not repeats_subject(sentence, current):
        described = all(mark.weak for mark in subjects)
        return ("lead described again",) if described else ("lead named again",)
    if sentence.opens_with_body and not refers_back(sentence, current):
        return ("lead described again",)
    return ()


def _nothing_named(turn: _Turn) -> Sequence[str]:
    sentence = turn.sentence
    named = sentence.dates or sentence.territories or sentence.organizations or sentence.heads
    return () if named or founds_body(sentence) else ("names nothing",)


def _is_of_people(turn: _Turn) -> bool:
    """As in "Representatives of X spoke" at the event; who visits twice a year does it anew."""
    sentence = turn.sentence
    return sentence.opens_with_people and not (is_dated(sentence) or sentence.says("frequency"))


def _completes(turn: _Turn) -> bool:
    """Whether it may give the activity before it the date that it lacks."""
    return not turn.current.dates and turn.opens_with_link


_BY_IT = re.compile(
    r"(?:under|within|according to) (?:it|them)\b"
    r"|(?:по|согласно|в соответствии с|в рамках) (?:нему|ней|ним|ему|него|неё|них)\b",
    re.IGNORECASE,
)
"""An agreement or a plan just named is the frame: "Under it the Office will buy lamps"."""


# what


def _opening(turn: _Turn) -> Sequence[str]:
    return turn.opening


def _new_thing(turn: _Turn) -> Sequence[str]:
    if turn.is_described:
        return ()
    head = turn.sentence.main_head
    new = head.new if head is not None else founds_body(turn.sentence)
    return ("new thing",) if new else ()


def _how_it_is_named(turn: _Turn) -> Sequence[str]:
    """Whether the new thing is brought about, or is no more than "leaflets"."""
    sentence, head = turn.sentence, turn.new_head
    if head is None:
        return ()
    if brings_about(sentence):
        return ("brings it about",)
    named = sentence.dates or sentence.organizations or head.determined
    bare = not (named or announces(sentence) or is_entry(sentence))
    return ("bare things",) if bare and sentence.language.code == "en" else ()


def _other_type(turn: _Turn) -> Sequence[str]:
    head, before = turn.new_head, turn.current.head_type
    return ("other type",) if head is not None and before and head.type != before else ()


def _newness(turn: _Turn) -> Sequence[str]:
    sentence = turn.sentence
    if sentence.opens_further and (sentence.dates or sentence.territories):
        return ("further one",)
    return ("new subject",) if sentence.language.activity.has("opens-new", sentence.core) else ()


def _further(turn: _Turn) -> Sequence[str]:
    return ("announces",) if announces(turn.sentence) else ()


def _sameness(turn: _Turn) -> Sequence[str]:
    return signs_of_sameness(turn.sentence, turn.current)


def _project(turn: _Turn) -> Sequence[str]:
    return ("project of its own",) if tells_of_its_project(turn.sentence) else ()


def _next_step(turn: _Turn) -> Sequence[str]:
    next_step = turn.sentence.says("next-step") and not refers_back(turn.sentence, turn.current)
    return ("next step",) if next_step else ()


def _frame(turn: _Turn) -> Sequence[str]:
    return ("frame of its own",) if turn.sentence.says("event-frame") else ()


# how it is told


def _frequency(turn: _Turn) -> Sequence[str]:
    """What is done again and again after what is done once.

    In a matrix the sentences on one activity say how often more freely.
    """
    sentence = turn.sentence
    often = sentence.says("frequency") and sentence.performs and not sentence.in_matrix
    before = any(part.says("frequency") for part in turn.current.sentences)
    return ("again and again",) if often and not before else ()


def _tense(turn: _Turn) -> Sequence[str]:
    return ("other tense",) if _is_of_other_tense(turn) else ()


def _deed(turn: _Turn) -> Sequence[str]:
    sentence = turn.sentence
    if sentence.explains:
        return ("explains",)
    if sentence.copular:
        return ("is or has",)
    return ("does",) if sentence.performs else ()


def _paragraph(turn: _Turn) -> Sequence[str]:
    sentence = turn.sentence
    if not sentence.first_in_paragraph or sentence.paragraph == turn.current.last.paragraph:
        return ()
    return ("list item",) if sentence.list_item else ("new paragraph",)


def _done_before(turn: _Turn) -> Sequence[str]:
    """As in "BOMCA had prepared a programme", without a date."""
    sentence, verb = turn.sentence, turn.sentence.main_verb
    if sentence.language.code != "en" or verb is None or sentence.dates or announces(sentence):
        return ()
    return ("had been done before",) if _HAD.match(sentence.text, verb.start) else ()


_HAD = re.compile(r"had\s+(?!not\b)\w+", re.IGNORECASE)


def _after_opening(turn: _Turn) -> Sequence[str]:
    waits = turn.after_background or turn.current.is_general
    return ("after general opening",) if waits else ()


def _row(turn: _Turn) -> Sequence[str]:
    return (turn.of_row,) if turn.of_row else ()


def _detail(turn: _Turn) -> Sequence[str]:
    """What a news item, or a report that dates its events, tells without a date of its own."""
    sentence = turn.sentence
    if turn.of_row or sentence.in_matrix or not _tells_a_detail(turn):
        return ()
    if turn.one_event:
        deed = turn.acts and sentence.performs and not sentence.explains
        return ("deed in an item",) if deed else ("detail of an item",)
    day = any(_DAY.search(mark.id) for mark in turn.current.sentences[0].dates)
    return ("detail of a dated event",) if day else ()


_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
"""A day in a date as written."""


def _tells_a_detail(turn: _Turn) -> bool:
    """Whether nothing of its own dates a sentence: "Six instructors of it gave lessons"."""
    sentence = turn.sentence
    if turn.own_dates or sentence.list_item:
        return False
    if sentence.says("next-step") or sentence.opens_further or tells_of_its_project(sentence):
        return False
    adds = sentence.verbs and sentence.language.activity.has("adds", sentence.opening)
    if adds or (sentence.says("frequency") and not sentence.opens_with_people):
        return False
    if not _is_of_other_tense(turn):
        return True
    return not (sentence.first_in_paragraph or turn.acts)  # "Two trainers teach how to patrol"


def _is_of_other_tense(turn: _Turn) -> bool:
    tense, first = turn.sentence.tense, turn.current.sentences[0].tense
    return bool(tense and first) and tense != first


def _plain(turn: _Turn) -> Sequence[str]:
    return plain_signs(turn.sentence, turn.current)


_LOOKS: tuple[_Look, ...] = (
    _dates,
    _places,
    _bodies,
    _nothing_named,
    _opening,
    _new_thing,
    _how_it_is_named,
    _other_type,
    _newness,
    _further,
    _sameness,
    _project,
    _next_step,
    _frame,
    _frequency,
    _tense,
    _deed,
    _paragraph,
    _done_before,
    _after_opening,
    _row,
    _detail,
    _plain,
)
"""What is looked at, in the order in which a reviewer is told the signs."""
