"""Status by the verb of the sentence that names an activity."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.model import Judged, Status
from extractors.traits.objects import LIKELY, SURE, has_infinitive
from extractors.traits.often import on_days
from extractors.traits.plans import (
    coordinated,
    holds_a_view,
    is_moved,
    is_planned,
    is_put_off,
    weighs_draft,
)
from extractors.traits.signs import Signs, judged_status, phrase_in
from extractors.traits.words import Predicate, verbs_of_one_object
from gazetteers.traits import VerbCue


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells: its signs, its predicates and the one that decides.

    Attributes:
        signs: of the activity.
        predicates: of its sentence, without one that only says what somebody thinks.
    """

    signs: Signs
    predicates: Sequence[Predicate]

    @property
    def main(self) -> Predicate:
        """The predicate that decides."""
        return self.predicates[0]

    @property
    def verb(self) -> VerbCue:
        """The verb that says what is done."""
        return self.predicates[0].verb

    @property
    def behind(self) -> str:
        """The words behind the main predicate."""
        return self.signs.behind(self.main)

    @property
    def is_over(self) -> bool:
        """Whether its period ended long ago, or it took place on some days."""
        return self.signs.is_past and (
            _long_over(self.signs) or (self.main.passive and on_days(self.signs))
        )

    def ongoing(self, why: str, confidence: float = LIKELY) -> Judged[Status]:
        """It goes on, for a reason told of the main predicate as written."""
        return judged_status("ongoing", f"“{self.main.written}” {why}", confidence)


Rule = Callable[[Told], Judged[Status] | None]
"""One sign of a status: what it finds, or None where it has nothing to say."""


def status_of_verb(signs: Signs) -> Judged[Status] | None:
    """What the verb says of how far an activity is; None where its sentence has no verb."""
    predicates = signs.clause.predicates
    if not predicates:
        return None
    if len(predicates) > 1 and holds_a_view(predicates[0], signs):
        predicates = predicates[1:]
    told = Told(signs, predicates)
    for rule in _RULES:
        judged = rule(told)
        if judged is not None:
            return judged
    return judged_status("completed", f"“{told.main.written}” says that it is over", SURE)


def _lies_ahead(told: Told) -> Judged[Status] | None:
    signs, predicates = told.signs, told.predicates
    said = predicates if is_put_off(signs) else coordinated(predicates, signs)
    ahead = next((item for item in said if is_planned(item, signs)), None)
    if ahead is None:
        return None
    return judged_status("planned", f"“{ahead.written}” lies ahead", SURE)


def _moved(told: Told) -> Judged[Status] | None:
    moved = next((item for item in told.predicates if is_moved(item, told.signs)), None)
    if moved is None:
        return None
    return judged_status("planned", f"“{moved.written}”: it is still to come", LIKELY)


def _planned_in_words(told: Told) -> Judged[Status] | None:
    """As in "is at the planning stage"; a draft that is being weighed exists already."""
    cues = told.signs.lex.cues
    phrase = phrase_in(cues.planned_phrases, told.signs.sentence)
    if not phrase or told.main.tense not in ("present", "progressive"):
        return None
    if phrase in cues.negotiated and weighs_draft(told.signs):
        return None
    return judged_status("planned", f"“{phrase}”", LIKELY)


def _list_of_what_was_done(told: Told) -> Judged[Status] | None:
    """As in "activities include a course held in Osh"."""
    if told.verb.lemma not in _CONTAINS or told.signs.is_open:
        return None
    done = _DONE_IN_LIST.search(told.signs.sentence)
    return (
        None if done is None else judged_status("completed", f"“{done[0]}” within the list", LIKELY)
    )


_CONTAINS = ("include", "comprise", "включать")
_DONE_IN_LIST = re.compile(
    r"(?i)\b(?:organi[sz]ed|held|conducted|delivered|published|провед[её]нн\w+|"
    r"организованн\w+)\b"
)


def _since_a_date(told: Told) -> Judged[Status] | None:
    return judged_status("ongoing", "it goes on since a date", SURE) if told.signs.is_open else None


def _is_out(told: Told) -> Judged[Status] | None:
    main = told.main
    if told.verb.lemma != "be" or main.tense != "present" or not _IS_DONE.match(told.behind):
        return None
    return judged_status("completed", f"“{main.written}” out, or over", LIKELY)


_IS_DONE = re.compile(
    r"(?i)(?:now |already |finally )?(?:out|over|complete|done|finished)\s*(?:[.,;]|$)"
)
"""Behind "is": it has come out, or has ended."""


def _work_begun(told: Told) -> Judged[Status] | None:
    if told.verb.lemma not in _STARTS or _ON_WORK.search(told.signs.sentence) is None:
        return None
    why = f"work “{told.main.written}”, and goes on"
    return judged_status("ongoing", why, LIKELY)


_STARTS = frozenset({"start", "begin", "commence", "стартовать", "начать"})
_ON_WORK = re.compile(
    r"(?i)\bwork (?:has |was |is )?(?:\w+ )?(?:started|begun|began) on\b|"
    r"\b(?:начат[аы]?|началась|начались) (?:\w+ )?работ[аы] (?:над|по)\b"
)


def _tells_origin(told: Told) -> Judged[Status] | None:
    if told.verb.lemma not in _TELLS_ORIGIN or not told.signs.dates:
        return None
    return judged_status("completed", f"“{told.main.written}” says when it came about", LIKELY)


_TELLS_ORIGIN = frozenset({"date", "stem", "датироваться"})
"""Verbs in the present tense that say when a product came out: "dates from 2016"."""


def _may_be(told: Told) -> bool:
    return told.main.tense == "ability" and told.main.written.lower().startswith(_PERHAPS)


def _perhaps_next_year(told: Told) -> Judged[Status] | None:
    if not _may_be(told) or _NEXT_YEAR.search(told.signs.sentence) is None:
        return None
    return judged_status("planned", f"“{told.main.written}” next year", LIKELY)


_PERHAPS = ("may ", "might ", "could ")
_NEXT_YEAR = re.compile(
    r"(?i)\b(?:next|the coming) (?:year|month|quarter|s[pu]\w+|autumn|winter)\b"
)


def _before_its_day(told: Told) -> Judged[Status] | None:
    """As in "Next year it may go to Termez", "The course takes place on 5 May"."""
    if not told.signs.is_ahead:
        return None
    if not (_may_be(told) or _takes_place(told) or _is_talked_over(told.main)):
        return None
    return judged_status("planned", "its date lies after the day of the document", LIKELY)


def _takes_place(told: Told) -> bool:
    lemma = told.verb.lemma
    return (
        told.main.tense == "present"
        and (told.signs.kind in _ON_A_DAY or lemma in _STARTS)
        and told.signs.begins_ahead
        and lemma not in _MAKES
    )


def _is_talked_over(main: Predicate) -> bool:
    return main.tense == "progressive" and main.passive and main.verb.lemma in _TALKED_OVER


_ON_A_DAY = ("meeting", "training", "operation")
"""Types of what takes place on days; a review may be under way until one."""
_MAKES = frozenset(
    {"develop", "prepare", "write", "draft", "разработать", "подготовить", "составить"}
)
"""Verbs of what is under way before its day: «разрабатывает модуль, апробация – в марте»."""
_TALKED_OVER = frozenset({"discuss", "negotiate", "consider", "explore", "examine"})


def _goes_on(told: Told) -> Judged[Status] | None:
    """The present tense, unless the period that it is told of ended long ago."""
    main = told.main
    if main.tense not in ("present", "progressive", "ability"):
        return None
    closed = main.tense == "present" or (main.tense == "progressive" and main.passive)
    if told.signs.is_past and closed and _long_over(told.signs):
        return judged_status("completed", "its period is over", LIKELY)
    return told.ongoing("says that it goes on", SURE)


def _gives_task(told: Told) -> Judged[Status] | None:
    main = told.main
    if not told.verb.mandates or not (main.passive or has_infinitive(told.signs.clause, main)):
        return None
    return told.ongoing("gives a task that goes on")


def _was_doing(told: Told) -> Judged[Status] | None:
    if _WAS_DOING.match(told.main.written) is None or told.signs.is_past:
        return None
    return judged_status("ongoing", f"“{told.main.written}”, as was told", LIKELY)


_WAS_DOING = re.compile(r"(?i)(?:was|were) (?:being |(?:now|currently|still|presently) \w+ing\b)")
"""How minutes tell of what goes on: "a strategy was being drafted", "was now working on"."""


def _with_an_event(told: Told) -> Judged[Status] | None:
    if told.main.tense != "past" or not _WITH_AN_EVENT.match(told.behind):
        return None
    if not on_days(told.signs):
        return None
    return judged_status("completed", f"“{told.main.written}” with an event", LIKELY)


_WITH_AN_EVENT = re.compile(r"(?:with|by) (?:a|an|another|the)\b")
"""Behind "continued": what was done is the event, "continued with a workshop (18-20 May)"."""


def _lasts(told: Told) -> Judged[Status] | None:
    lasting = told.main.leading.lasting or told.verb.lasting
    return told.ongoing("says that it goes on", SURE) if lasting and not told.is_over else None


def _in_use(told: Told) -> Judged[Status] | None:
    if told.verb.lemma != "become" or _IN_USE.match(told.behind) is None:
        return None
    return told.ongoing("operational, and is")


_IN_USE = re.compile(r"(?i)(?:fully |again )?(?:operational|active|functional|available)\b")


def _helps_to_found(told: Told) -> Judged[Status] | None:
    main = told.main
    helps = told.verb.supports or main.leading.supports or told.verb.lemma in _HELPS
    if not helps or told.is_over or told.signs.kind != "mechanism":
        return None
    return told.ongoing("to found what goes on") if _FOUNDING.search(told.behind) else None


_HELPS = frozenset({"помогать", "содействовать", "оказать"})
_FOUNDING = re.compile(
    r"(?i)\b(?:establish(?:ing|ment of)|creat(?:ing|e|ion of)|set(?:ting)? up|found(?:ing)?|"
    r"open(?:ing)?(?: of)?|создать|создани[ияе]|открыть|открыти[ияе]|учредить)\b"
)
"""Behind a verb of help: a body that was founded goes on."""


def _arranged(told: Told) -> Judged[Status] | None:
    if told.verb.lemma not in _ARRANGES or told.signs.kind != "mechanism":
        return None
    if told.is_over or told.signs.dates:
        return None
    return judged_status("ongoing", f"what “{told.main.written}” arranged goes on", LIKELY)


_ARRANGES = frozenset({"организовать", "возложить", "обеспечить"})
"""Verbs by which an exchange or a task came about: «организовано взаимодействие»."""


def _brought_about(told: Told) -> Judged[Status] | None:
    """A thing that was created goes on: "launched a programme", "approved and set up a network"."""
    joined = next(
        (g for g in verbs_of_one_object(told.signs.clause) if told.main in g), [told.main]
    )
    creates = any(verb.verb.creates or verb.leading.creates for verb in joined)
    if not creates and told.verb.lemma not in ("develop", "разработать"):
        return None
    kind = told.signs.kind
    if kind not in told.signs.lex.cues.created_status or not (creates or kind == "mechanism"):
        return None
    if _ends_by_itself(kind, joined, told):
        return None
    why = f"a {kind} that “{told.main.written}” brought about goes on"
    return judged_status("ongoing", why, LIKELY)


def _ends_by_itself(kind: str, joined: Sequence[Predicate], told: Told) -> bool:
    """Whether what came about is over some day without being said to end."""
    if kind == "advocacy" and any(verb.verb.lemma in _OPENS for verb in joined):
        return True  # an exhibition that was opened is closed one day
    if kind == "programme" and told.is_over:
        return True
    if kind == "operation" and (on_days(told.signs) or _EXERCISE.search(told.signs.sentence)):
        return True  # an exercise that began ends after some days
    # "a grant went to an association", "went on tour with its campaign"
    return told.verb.lemma == "go" and _LIVE.match(told.behind) is None


_OPENS = frozenset({"open", "открыть", "inaugurate"})
_EXERCISE = re.compile(r"(?i)\b(?:exercises?|drills?|manoeuvres|учени[еяй]|учениях|тренировк\w+)\b")
_LIVE = re.compile(r"(?i)(?:live|online|on ?-? ?line|operational|into|on air)\b")


def _long_over(signs: Signs) -> bool:
    """Whether a period of the activity ended half a year or more before the document was written.

    "(2008-2012)" is a period; the year of a treaty, or of a launch, is none.
    """
    day = signs.written_on
    return day is not None and all(
        item.end is not None
        and (day - item.end).days > _HALF_A_YEAR
        and _PERIOD.search(item.raw) is not None
        for item in signs.dates
    )


_HALF_A_YEAR = 180
_PERIOD = re.compile(r"(?i)\d\s*[-–—]\s*\d|\b(?:to|until|till|and|по|до|и)\b")


_RULES: Final[tuple[Rule, ...]] = (
    _lies_ahead,
    _moved,
    _planned_in_words,
    _list_of_what_was_done,
    _since_a_date,
    _is_out,
    _work_begun,
    _tells_origin,
    _perhaps_next_year,
    _before_its_day,
    _goes_on,
    _gives_task,
    _was_doing,
    _with_an_event,
    _lasts,
    _in_use,
    _helps_to_found,
    _arranged,
    _brought_about,
)
"""Asked in this order: what lies ahead, what goes on, and what was brought about and stays."""
