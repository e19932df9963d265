"""Whether a clause inside a sentence tells of another activity than the clause before it."""

import re
from dataclasses import dataclass

from extractors.segment.further import (
    IT,
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
from extractors.segment.model import Mark
from extractors.segment.reading import Sentence
from extractors.segment.verbs import IT_AGAIN

NO_ITEM = re.compile(
    r"(?:including|such as|e\.g|namely|especially|notably|i\.e|for example|for instance|which|who|"
    r"it|they|he|she|он|она|оно|они|"
    r"that|where|whose|when|while|with|among|including|в том числе|включая|например|где|а именно|"
    r"(?:(?:в|на|из|с|о|об|по|для|среди|за|к|от|при)\s+)?котор\w+|"
    r"(?:in|on|at|of|from|by|to|for) which)\b",
    re.IGNORECASE,
)
"""Openings of parts that only explain what stands before them."""


_LED_BY = re.compile(
    r"(?:\w+ed|held|run|led|given|built|begun)\s+(?:jointly\s+)?by\s+(?:the\s+)?$"
    r"|(?:организованн|провед[её]нн|изданн|созданн)\w+\s+$",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"(?:\b(?:in|at|near|в|во|на)\s+(?:the\s+|г\.\s?)?(?:\w+\s+)?|\()$", re.IGNORECASE
)


_BEFORE = 80
"""Letters before a name in which such words stand."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a part says of its own when, where and by whom."""

    dates: frozenset[str]
    places: frozenset[str]
    leads: frozenset[str]

    def like(self, other: "Own") -> bool:
        """Whether both have a date, both a place or both a lead, and not the same one."""
        return (
            bool(self.dates and other.dates and self.dates != other.dates)
            or bool(self.places and other.places and not self.places <= other.places)
            or bool(self.leads and other.leads and self.leads != other.leads)
        )


def own_of(part: Sentence) -> Own:
    """What a part says of its own."""

    def before(mark: Mark) -> str:
        end = mark.start - part.start
        return part.text[max(0, end - _BEFORE) : end]

    inside = [(mark.start, mark.end) for mark in part.organizations]
    return Own(
        frozenset(mark.id for mark in part.dates),
        frozenset(
            mark.id
            for mark in part.territories
            if _LOCAL.search(before(mark)) and not any(a <= mark.start < b for a, b in inside)
        ),
        frozenset(mark.id for mark in part.organizations if _LED_BY.search(before(mark))),
    )


def says_only_when_and_where(item: Sentence) -> bool:
    """Whether nothing but dates and places stands after the joint: "in 2016 in Yerevan"."""
    if item.verbs or not item.territories:
        return False
    words = item.text
    for mark in (*item.dates, *item.territories):
        start, end = mark.start - item.start, mark.end - item.start
        words = words[:start] + " " * (end - start) + words[end:]
    return not re.search(r"[^\W\d_]{4,}", re.sub(r"\bгоду\b", "", words))


def is_another_clause(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether both parts are whole clauses on doing, the later one with a thing of its own."""
    entry = not earlier.verbs and bool(earlier.dates) and bool(earlier.heads)
    if is_absolute(earlier, later, joint) or is_reported_as_well(earlier, later):
        return True
    if not later.verbs or not (earlier.verbs or entry) or is_told_later(later):
        return False
    dates = {date.id for date in earlier.dates}
    own = [mark for mark in later.dates if mark.id not in dates]
    if joint.mark == ";" and _is_next_deed(earlier, later, dated=bool(own)):
        return True
    contrast = _WHILE.match(later.text)
    if contrast and _stands_for_more(later, contrast.end()):
        return True
    if builds_on_it(earlier, later):
        return True
    stands = _IT_FIRST.match(later.text) or _THAT_OF.match(later.text)
    if NO_ITEM.match(later.text) and not stands:
        return False
    if not own and later.language.activity.has("opens-part", later.text):
        return False  # "…; the agenda is being prepared"
    if is_done_to_it(later):
        return False
    if joint.mark == ";" and _is_elsewhere_by_another(earlier, later):
        return True
    if (
        joint.mark == ";"
        and own
        and (_is_next_event(earlier, later) or _is_one_of_series(earlier, later))
    ):
        return True
    if _is_other_thing(earlier, later, joint) or _acts_as_well(earlier, later, joint):
        return True
    if at_another_time(earlier, later, joint) or _is_event_elsewhere(earlier, later):
        return True
    if done_by_another(earlier, later, joint):
        return True
    if is_turn(earlier, later, joint):
        return True
    if keeps_doing(earlier, later, joint) or has_another_thing(earlier, later, joint):
        return True
    if later.language.activity.has("opens-pronoun", later.text) and not _THAT_OF.match(later.text):
        return False
    if _is_one_more(earlier, later, joint, dated=bool(own)):
        return True
    head = later.main_head
    if head is None or not head.new or not later.performs:
        return False
    leads = {mark.id for mark in later.subject_organizations}
    leads -= {mark.id for mark in earlier.organizations}
    if joint.mark == ";" and (own or leads):
        only_gives = not own and gives_to_it(later)
        return (earlier.performs or earlier.main_head is not None) and not only_gives
    if own and own[0].start - later.start <= _DATE_BEGINS_CLAUSE:
        return earlier.performs
    # "Trainings are held in Osh | and a project on rescue is run by the Red Crescent"
    subject = next(
        (item for item in later.heads if item.start < later.start + len(later.opening)), None
    )
    return (
        joint.mark == "and"
        and subject is not None
        and subject.determined
        and own_of(later).leads > own_of(earlier).leads
        and earlier.main_head is not None
    )


def is_done_to_it(later: Sentence) -> bool:
    """Whether it tells what became of the thing before.

    "; in May it was put on the portal", "did not take place; we will hold it in October".
    """
    verb = later.main_verb
    if verb is None:
        return False
    before = (*later.organizations, *later.territories)
    is_object = (
        not verb.passive
        and IT_AGAIN.match(later.text, verb.end) is not None
        and not any(mark.start < later.start + verb.start for mark in before)
    )
    return is_object or (verb.passive and IT.search(later.text[: verb.start]) is not None)


_IT_FIRST = re.compile(r"(?:it|they|он|она|оно|они)\s", re.IGNORECASE)
_THAT_OF = re.compile(r"(?:that|those) (?:of|for|in)\s", re.IGNORECASE)
"""Stands for a further thing like the one before: "that of Uzbekistan is under review"."""


def _is_next_event(earlier: Sentence, later: Sentence) -> bool:
    """Whether a clause with a date of its own tells of an event of its own.

    "…; a debriefing will follow in Lyon on 14 February", "…; ICAO will evaluate the systems before
    the end of 2020", and with another tense «…; её этап прошёл в июне» after what is done yearly.
    """
    possessive = _POSSESSIVE.match(later.text) is not None
    if later.language.activity.has("opens-pronoun", later.text) and not possessive:
        return False
    subject = next(
        (head for head in later.heads if head.start < later.start + len(later.opening)), None
    )
    definite = possessive or _THE.match(later.core) is not None
    if subject is not None and subject.determined and not definite:
        return True
    if _NAMED_EVENT.match(later.text) or _is_first_of_kind(earlier, later):
        return True
    if not later.performs or (earlier.verbs and not earlier.performs):
        return False
    bodies = {mark.id for mark in later.subject_organizations}
    if bodies - {mark.id for mark in earlier.organizations} and later.main_verb is not None:
        return not later.main_verb.passive
    return (
        subject is not None
        and later.tense != earlier.tense
        # "…; the last meeting took place in May": one of those named
        and (possessive or subject.type not in _EVENTS)
    )


def _is_first_of_kind(earlier: Sentence, later: Sentence) -> bool:
    """Whether the first or last event of a kind that was not named is told of.

    "… developed a module; the first course was given from 3 to 7 October 2022", and not "… held
    two courses; the first course took place in May".
    """
    head = next(iter(later.heads), None)
    counted = _ORDINAL.match(later.core)
    if counted is None or head is None or not earlier.performs:
        return False
    known = {thing.word[:_STEM] for thing in earlier.heads}
    begins = head.start - later.start <= counted.end() + len(later.text) - len(later.core)
    return head.type in _EVENTS and begins and head.word[:_STEM] not in known


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


def _is_one_of_series(earlier: Sentence, later: Sentence) -> bool:
    """Whether one dated event is told of what is done again and again.

    "… holds annual meetings; the latest one took place on 9 May 2021", «…; её очередной этап».
    """
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


def _is_elsewhere_by_another(earlier: Sentence, later: Sentence) -> bool:
    """Whether two clauses open with a place each, and somebody does something in the second.

    "In Tajikistan, A held a forum; in Uzbekistan, B opened five counselling rooms".
    """
    first, second = (_opening_place(part) for part in (earlier, later))
    verb = later.main_verb
    return (
        first is not None
        and second is not None
        and first.id != second.id
        and verb is not None
        and not verb.passive
        and earlier.performs
        and later.performs
        and not later.explains
        and not gives_to_it(later)
        and bool(_SOMEBODY.search(later.text[second.end - later.start : verb.start]))
    )


def _opening_place(part: Sentence) -> Mark | None:
    """The place with which a clause opens: "in Uzbekistan, …", «в Оше …»."""
    for mark in part.territories:
        if _PLACE_FIRST.fullmatch(part.text[: mark.start - part.start]):
            return mark
    return None


_PLACE_FIRST = re.compile(r"(?:in|at|в|во|на)\s(?:the\s|г\.\s?)?", re.IGNORECASE)
_SOMEBODY = re.compile(r"\W(?:the\s)?[A-ZА-ЯЁ][\w“”«».-]+(?:\s+[\w“”«»()&.-]+){0,6}\s*$")
"""Ends with a name, as far as capitals tell."""


def _acts_as_well(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether two states or bodies each do something, at another time or further on.

    "Tajikistan adopted its plan in May; Kyrgyzstan is still drafting its own", "…, while Uzbekistan
    will follow in 2024", «Казахстан ратифицировал протокол, а Туркменистан готовит …».
    """
    contrast = _SET_AGAINST.match(later.text)
    if joint.mark != ";" and not (joint.mark in (",", "keep") and contrast):
        return False
    first = _acting(earlier, 0)
    second = _acting(later, contrast.end() if contrast else 0)
    if first is None or second is None or second.id in _named_in(earlier):
        return False
    if not (earlier.performs and later.performs) or later.explains or gives_to_it(later):
        return False
    dates = {mark.id for mark in later.dates} - {mark.id for mark in earlier.dates}
    if not (earlier.heads or earlier.dates):
        return False
    if not (later.heads or dates or _OF_ITS_OWN.search(later.text)):
        return False
    return bool(dates) or later.tense != earlier.tense


def _named_in(part: Sentence) -> frozenset[str]:
    return frozenset(mark.id for mark in (*part.territories, *part.organizations))


def _acting(part: Sentence, start: int) -> Mark | None:
    """The state or body with which a clause opens, right before its verb."""
    verb = part.main_verb
    if verb is None or verb.passive:
        return None
    for mark in (*part.territories, *part.organizations):
        at, end = mark.start - part.start, mark.end - part.start
        opens = _ARTICLE.fullmatch(part.text, start, max(at, start)) is not None
        if at >= start and opens and _ADVERBS.fullmatch(part.text, end, verb.start):
            return mark
    return None


_OF_ITS_OWN = re.compile(r"\b(?:its|their) own\b|\bсво(?:[йяеиюё]|его|ему|ей|их|им|ими|[её]м)\b")
_SET_AGAINST = re.compile(r"(?:while|whereas|а|тогда как|в то время как)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the\s)?", re.IGNORECASE)
_ADVERBS = re.compile(r"\s(?:(?:still|now|also|has|уже|ещё|также|пока|лишь|только)\s){0,2}")


def _is_event_elsewhere(earlier: Sentence, later: Sentence) -> bool:
    """Whether the subject is another event, and both clauses have a date and a place of their own.

    "Officers were trained in Vahdat on 4 May, and a round table followed in Khujand in June".
    """
    subject = next(
        (head for head in later.heads if head.start < later.start + len(later.opening)), None
    )
    if subject is None or not subject.determined or _THE.match(later.core) or not later.verbs:
        return False
    first, second = own_of(earlier), own_of(later)
    return (
        subject.type in _EVENTS
        and bool(first.dates and first.places and earlier.performs)
        and bool(second.dates - first.dates and second.places - first.places)
    )


def _is_next_deed(earlier: Sentence, later: Sentence, *, dated: bool) -> bool:
    """Whether a body called by a pronoun does a next thing: "…; moreover it runs a library".

    Without a word that announces it the thing must have a date: "it has adopted the … (2018)".
    """
    book = later.language.activity
    verb, head = later.main_verb, later.main_head
    if verb is None or head is None or verb.passive or not (head.new or head.defined):
        return False
    if not IT.search(later.text[: verb.start]) or head.start < later.start + verb.end:
        return False
    by_body = bool(earlier.subject_organizations) or book.has("opens-pronoun", earlier.core)
    ahead = verb.tense == "future" and earlier.tense != "future"
    announced = dated or ahead or book.has("adds", later.text[: verb.end])
    return by_body and announced and "perform" in later.language.kinds(verb.verb)


def _is_other_thing(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether a clause has a thing of another type as its subject, with a status of its own.

    "… a workshop explained the protocol; a ratification kit is being drafted for the States",
    after a comma only what is at work or to come: "…, and a guide is being printed".
    """
    head = next(iter(later.heads), None)
    ahead = later.tense in ("progressive", "future") and earlier.tense == "past"
    if joint.mark != ";" and not (joint.mark == "," and ahead and earlier.performs):
        return False
    return (
        head is not None
        and head.determined
        and not _THE.match(later.core)
        and head.start < later.start + len(later.opening)
        and later.performs
        and (later.tense != earlier.tense or _is_often(earlier, later))
        and earlier.main_head is not None
        and earlier.main_head.type != head.type
    )


def _is_often(earlier: Sentence, later: Sentence) -> bool:
    """Whether only the later clause tells of what is done again and again."""
    return later.says("frequency") and not earlier.says("frequency")


def _stands_for_more(later: Sentence, start: int) -> bool:
    return later.language.activity.has("opens-substitute", later.text[start:])


_WHILE = re.compile(r"(?:while|whereas|тогда как|в то время как)\s+", re.IGNORECASE)
"""Sets a clause against the one before: "…, while a second such meeting had to be postponed"."""

_THE = re.compile(r"the\b", re.IGNORECASE)
_EVENTS = frozenset({"meeting", "training", "operation"})

_POSSESSIVE = re.compile(r"(?:its|their|его|её|их)\b", re.IGNORECASE)


def _is_one_more(earlier: Sentence, later: Sentence, joint: Joint, *, dated: bool) -> bool:
    """Whether a clause tells of one more thing like the first, which it does not name again.

    "…; a third one was given in Nukus by IOM", "…; a Karakalpak version is planned", «…, а в
    Кыргызстане эксперты ежегодно проверяют …»: with a date, a place, a lead or a status of its own.
    """
    contrast = _CONTRAST.match(later.text) is not None
    stands = later.language.activity.has("opens-substitute", later.text) and (
        joint.mark == ";" or (joint.mark == "," and dated and later.tense != earlier.tense)
    )
    if not (stands or (contrast and earlier.performs)):
        return False
    places = {mark.id for mark in later.territories} - {mark.id for mark in earlier.territories}
    bodies = {mark.id for mark in later.organizations} - {mark.id for mark in earlier.organizations}
    if contrast:
        return (
            later.performs
            and bool(places)
            and (dated or bool(bodies))
            and later.tense != earlier.tense
        )
    return dated or bool(places or bodies) or (later.performs and later.tense != earlier.tense)


_CONTRAST = re.compile(r"а\s+(?!также\b)(?:(?:в|во|на|для)\s)", re.IGNORECASE)
"""Opens a Russian clause that is set against the one before it: «…, а в Кыргызстане …»."""

_DATE_BEGINS_CLAUSE = 6
"""Characters before a date that begins its clause: "in ", "а в "."""
