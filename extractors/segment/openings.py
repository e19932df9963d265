"""What the subject of a sentence tells: the thing or body just named, its people, a part of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from extractors.languages import VerbGroup
from extractors.segment.current import Current
from extractors.segment.own import is_dated
from extractors.segment.reading import Sentence
from extractors.segment.references import (
    completes_entry,
    is_of_another_thing,
    is_of_its_kind,
    is_plain_back_reference,
    refers_back,
)
from extractors.segment.verbs import founds_body, has_nothing_of_its_own


@dataclass(frozen=True)
class _Opening:
    """A sentence by its first words, after the activity that it may go on with."""

    sentence: Sentence
    current: Current

    def has(self, group: str, words: str) -> bool:
        """Whether a sign of the cue group stands in some words."""
        return self.sentence.language.activity.has(group, words)

    @cached_property
    def has_own_date(self) -> bool:
        """Whether it has a date that the activity before does not have."""
        return bool({mark.id for mark in self.sentence.dates} - self.current.dates)

    @cached_property
    def is_possessive(self) -> bool:
        """Whether it opens with what belongs to the thing before: "Its final report …"."""
        return POSSESSIVE.match(self.sentence.core) is not None

    @cached_property
    def is_of_body(self) -> bool:
        """Whether a body is the subject, by its name or a common noun."""
        return bool(self.sentence.subject_organizations) or self.sentence.opens_with_body


_Signs = tuple[str, ...]
_Rule = Callable[[_Opening], _Signs | None]
"""One way to open: the signs it gives, or None where the sentence does not open so."""

LINKS = frozenset(
    {"refers back", "refers back with a date", "people of the event", "part of the event"}
)
"""Signs of an opening that speaks of the activity before."""


def signs_of_opening(sentence: Sentence, current: Current) -> list[str]:
    """What the subject of a sentence tells; the first way to open that fits decides."""
    opening = _Opening(sentence, current)
    for rule in _OPENINGS:
        signs = rule(opening)
        if signs is not None:
            return list(signs)
    return []


def _next_of_series(opening: _Opening) -> _Signs | None:
    """As in "A second course …", and "It was repeated in May": no word on the thing before."""
    sentence = opening.sentence
    if sentence.opens_further:
        return ()
    said = sentence.text[_start_of_verb(sentence) :]
    return () if sentence.dates and opening.has("is-repeated", said) else None


def _rest_of_entry(opening: _Opening) -> _Signs | None:
    return ("refers back",) if completes_entry(opening.sentence, opening.current) else None


def _people_of_event(opening: _Opening) -> _Signs | None:
    people = opening.sentence.opens_with_people and not is_dated(opening.sentence)
    return ("people of the event",) if people else None


def _part_of_event(opening: _Opening) -> _Signs | None:
    """As in "The agenda …", "Both meetings …", and "To date, 20 courses have been given"."""
    sentence = opening.sentence
    part = any(opening.has("opens-part", words) for words in (sentence.core, sentence.text))
    part = part or is_of_its_kind(sentence, opening.current)
    if not part and (opening.is_of_body or not opening.has("opens-state", sentence.text)):
        return None
    own = _has_event_of_its_own(sentence, opening.current)
    return ("part with an event of its own" if own else "part of the event",)


def _back_reference(opening: _Opening) -> _Signs | None:
    """As in "The workshop …" after a workshop."""
    sentence, current = opening.sentence, opening.current
    if not refers_back(sentence, current):
        return None
    dated = opening.has_own_date
    if is_plain_back_reference(sentence, current):
        dated = dated and is_of_another_thing(sentence, current)
    return ("refers back with a date" if dated else "refers back",)


def _draft(opening: _Opening) -> _Signs | None:
    """What becomes of the draft of a law or plan just named: "A draft will be submitted"."""
    draft = opening.current.head_type == "legislation" and _DRAFT.match(opening.sentence.core)
    return ("refers back",) if draft else None


def _dated_possession(opening: _Opening) -> _Signs | None:
    """As in "Its forerunner was a project that ran in 2018-2020"."""
    if not (opening.has_own_date and opening.is_possessive):
        return None
    own = _has_event_of_its_own(opening.sentence, opening.current)
    return ("part with an event of its own" if own else "refers back with a date",)


def _person(opening: _Opening) -> _Signs | None:
    english = opening.sentence.language.code == "en"
    person = english and _PERSON.match(opening.sentence.core)
    return ("person as pronoun",) if person else None


def _pronoun(opening: _Opening) -> _Signs | None:
    """As in "It also supports …", where it is a body, and "It covers …", where it is a thing."""
    sentence, current = opening.sentence, opening.current
    if not (opening.has("opens-pronoun", sentence.core) or sentence.opens_with_they):
        return None
    next_deed = _goes_to_next(sentence) and not has_nothing_of_its_own(sentence)
    if next_deed and _may_stand_for_body(opening):
        return ("lead as pronoun",)
    output = current.head_type == "programme" and not sentence.dates
    return ("thing as pronoun", *(["output of a project"] if output else []))


_OPENINGS: tuple[_Rule, ...] = (
    _next_of_series,
    _rest_of_entry,
    _people_of_event,
    _part_of_event,
    _back_reference,
    _draft,
    _dated_possession,
    _person,
    _pronoun,
)
"""The ways to open, in the order in which they are looked for."""

POSSESSIVE = re.compile(r"(?:its|their|его|её|их)\b", re.IGNORECASE)
"""Opens with what belongs to the thing or body before."""

_DRAFT = re.compile(
    r"(?:an?|the|its) (?:(?:first|second|final|initial|new|agreed|zero) )?(?:draft|text)"
    r" (?:is|was|will|has|had|should)\b"
    r"|(?:(?:его|её|первый|второй|окончательный|итоговый|согласованный) )?(?:проект|текст)"
    r"(?: документа)? (?:был |будет |должен быть |планируется |находится )?"
    r"(?:внес|внос|вынес|рассм|рассматр|одобр|направ|согласов|принят|разраб|подгот|предст|обсужд|"
    r"на )",
    re.IGNORECASE,
)

_PERSON = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|они)\W*$", re.IGNORECASE)

_OCCURS = re.compile(
    r"(?:(?:takes?|took|has taken) place|(?:is|was|will be|were|are) (?:being )?held|lasts?|lasted"
    r"|ran|проход(?:ит|ят|ил[аои]?)|прош(?:ёл|ла|ло|ли)|состо(?:ится|ял[оаи]сь|ялся)"
    r"|дл(?:ится|ил[оаи]сь|ился)|продолжал(?:ся|ась|ись|ось))\b",
    re.IGNORECASE,
)
"""What only an event does."""

_TAKES_PLACE = re.compile(
    r"(?:will\s|is to\s|had\s|has\s)?(?:t[ao]kes?|took|taken|taking)\splace\b|lasts?\b|lasted\b|"
    r"(?:was|were|is|are|will be|has been|had been)\s(?:\w+ly\s)?(?:held|organi[sz]ed|hosted|led|"
    r"conducted|opened|closed|attended|funded|financed|paid)\b|"
    r"(?:состо(?:ял|ит)\w*|прош[её]?л\w*|проход\w+|продлил\w+|длил\w+|длит\w+|"
    r"(?:завершил|заканчива|закончил|начал|начн[её]т|начина)\w*с[яь])\b",
    re.IGNORECASE,
)
"""What only an event can do: "It takes place in Osh", "They were held in May"."""


def _start_of_verb(sentence: Sentence) -> int:
    return sentence.main_verb.start if sentence.main_verb is not None else len(sentence.text)


def _may_stand_for_body(opening: _Opening) -> bool:
    """Whether a pronoun may stand for the body that acts in the activity before."""
    sentence, current = opening.sentence, opening.current
    if _THEY.search(sentence.opening) and len(current.leads) == 1:
        return False  # one body is no "they"
    verb = sentence.main_verb
    if verb is not None and _OCCURS.match(sentence.text, verb.start):
        return False  # "It takes place in Osh", which no body does
    last = current.last
    if last.subject_organizations:
        return True
    follows = (
        opening.has("opens-pronoun", last.core)
        or opening.has("opens-part", last.core)
        or (opening.has("adds", sentence.opening) and not refers_back(last, current))
    )
    return follows and bool(current.leads)


def _has_event_of_its_own(sentence: Sentence, current: Current) -> bool:
    """Whether a result of one thing leads to another: "… will be discussed at a forum in 2019"."""
    head = sentence.main_head
    verb = sentence.main_verb
    return (
        (bool(current.dates) or (verb is not None and verb.passive))
        and bool({mark.id for mark in sentence.dates} - current.dates)
        and head is not None
        and head.determined
        and head.start >= sentence.start + len(sentence.opening)
        and head.type in ("meeting", "training")
        and head.type != current.head_type
    )


def _goes_to_next(sentence: Sentence) -> bool:
    """Whether a body called by a pronoun does a next thing: "It also supports …", "It launched …".

    Verbs of doing that tell as often what a thing led to ("It contributed to …") count only beside
    a date or a word that announces a further thing.
    """
    verb = sentence.main_verb
    if verb is None or _TAKES_PLACE.match(sentence.text, verb.start):
        return False  # "It takes place at the Centre": the event, and not the body
    adds = sentence.language.activity.has("adds", sentence.text[: verb.end])
    if adds and POSSESSIVE.match(sentence.core):
        return True  # "Furthermore, its action plan stipulates …"
    return _does_again_or_more(sentence, verb, adds=adds) or _does_thing(sentence, verb)


def _does_again_or_more(sentence: Sentence, verb: VerbGroup, *, adds: bool) -> bool:
    kinds = sentence.language.kinds(verb.verb)
    acts = "perform" in kinds or sentence.language.activity.has("general-function", verb.verb)
    again = sentence.in_matrix and sentence.says("frequency")
    return acts and (again or adds or bool(sentence.dates))


def _does_thing(sentence: Sentence, verb: VerbGroup) -> bool:
    kinds = sentence.language.kinds(verb.verb)
    if "perform" not in kinds or "explain" in kinds:
        return False
    head = sentence.main_head
    return founds_body(sentence) or (head is not None and (head.new or head.defined))
