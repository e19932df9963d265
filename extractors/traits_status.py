"""Status: the verb of the naming sentence, a status cell, or dates where there is no verb."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import cast

from extractors.model import DateRange, Evidence, Judged, Status
from extractors.traits_occasions import EVENTS as _EVENTS
from extractors.traits_sentence import analyse, naming_sentences
from extractors.traits_type import LIKELY, SURE, WEAK, type_of
from extractors.traits_words import Clause, Lexicon, Predicate, lexicon
from gazetteers.model import LanguageCode

_SHORT_PERIOD = (40, 190)
"""Days of a period in which one event takes place at some time."""


def judge_status(
    text: str,
    language: LanguageCode,
    *,
    status_cell: str = "",
    date_cell: str = "",
    remarks: Sequence[str] = (),
    above: Sequence[str] = (),
    dates: Sequence[DateRange] = (),
    written_on: date | None = None,
) -> Judged[Status]:
    """Whether an activity is over, goes on, is planned or comes again and again.

    The verb of the sentence that names it decides; of the rules "recurring, planned, ongoing,
    completed" the first that fits. The status cell of a row decides before the verb. Dates decide
    where no verb does: after the day of the document → planned.

    Args:
        text: the words of the activity; of a row those of its activity cell.
        language: of the words.
        status_cell: words of the row's status column.
        date_cell: words of the row's date column ("once a year").
        remarks: its other cells; one that only says how far it is, decides like a status cell.
        above: the heading and the lead-in under which it stands ("Upcoming events").
        dates: the dates of the activity.
        written_on: the day of the document.
    """
    lex = lexicon(language)
    parts = naming_sentences(text, language)
    clause = analyse(parts[0], language)
    signs = _Signs(text, parts[0], clause, lex, language, dates, written_on, tuple(above))
    if not status_cell.strip():
        status_cell = next((cell for cell in remarks if _only_a_status(cell, lex)), "")
    off = _phrase_in(lex.cues.put_off_cells, date_cell)
    if off:
        return _judged("planned", f"the date cell says “{off}”", LIKELY)
    if status_cell.strip():
        judged = _by_cell(status_cell, date_cell, signs)
        if judged is not None:
            return judged
    elif date_cell.strip() and not dates and _phrase_in(lex.cues.cells["ongoing"], date_cell):
        return _judged("ongoing", f"the date cell says “{date_cell.strip()}”", SURE)
    return _recurring(signs, date_cell) or _by_verb(signs) or _without_verb(signs)


def says_how_often(words: str, language: LanguageCode) -> bool:
    """Whether words say how often something is done: "once a year", «ежеквартально»."""
    return bool(_phrase_in(lexicon(language).cues.recurring, words))


def _only_a_status(cell: str, lex: Lexicon) -> bool:
    """Whether a cell, up to its first mark, is a status: "completed, film available"."""
    words = _plain(re.split(r"[,;:(–—]", cell)[0])
    return len(words) > _SHORT_WORD and any(
        words == _plain(phrase) for phrases in lex.cues.cells.values() for phrase in phrases
    )


_SHORT_WORD = 4
"""Letters of "yes", "over", "past", which alone may mean something else."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """Everything that may say something about the status."""

    text: str
    sentence: str
    clause: Clause
    lex: Lexicon
    language: LanguageCode
    dates: Sequence[DateRange]
    written_on: date | None
    above: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        found = type_of(self.clause, self.lex, self.language)
        return found[0] if found else ""

    @property
    def is_open(self) -> bool:
        """Whether a date has a beginning and no end."""
        return any(item.start is not None and item.end is None for item in self.dates)

    @property
    def is_past(self) -> bool:
        """Whether every date is closed, and over when the document was written."""
        ends = [item.end for item in self.dates]
        if not ends or self.is_open or any(item.start is None for item in self.dates):
            return False
        return self.written_on is None or all(e is not None and e < self.written_on for e in ends)

    @property
    def is_ahead(self) -> bool:
        """Whether every date lies after the day of the document."""
        days = [item.start or item.end for item in self.dates]
        return (
            bool(days)
            and self.written_on is not None
            and all(day is not None and day > self.written_on for day in days)
        )

    @property
    def begins(self) -> bool:
        """Whether the document was written early in a short period ("first half of 2023")."""
        day = self.written_on
        return day is not None and any(
            item.start is not None and item.end is not None and item.start <= day <= item.end
            and _SHORT_PERIOD[0] < (item.end - item.start).days < _SHORT_PERIOD[1]
            and (day - item.start) < (item.end - day)
            for item in self.dates
        )  # fmt: skip

    @property
    def runs(self) -> bool:
        """Whether the document was written inside a period of the activity."""
        day = self.written_on
        return day is not None and any(
            item.start is not None and item.end is not None and item.start <= day <= item.end
            and (item.end - item.start).days > 40
            for item in self.dates
        )  # fmt: skip


def _judged(status: Status, why: str, confidence: float) -> Judged[Status]:
    evidence = Evidence(method="cue", detail=why, score=confidence)
    return Judged[Status](value=status, confidence=confidence, evidence=(evidence,))


def _phrase_in(phrases: Sequence[str], words: str) -> str:
    """The longest phrase that stands in the words, or empty."""
    inside = f" {_plain(words)} "
    return max((p for p in phrases if f" {_plain(p)} " in inside), key=len, default="")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Words in lower case with single blanks."""
    return re.sub(r"[^\w✓]+", " ", text.lower()).strip()


def _by_cell(cell: str, date_cell: str, signs: _Signs) -> Judged[Status] | None:
    cues = signs.lex.cues
    frequency = _phrase_in(cues.recurring, date_cell)
    hits: list[tuple[int, str, str]] = []
    for status, phrases in cues.cells.items():
        phrase = _phrase_in(phrases, cell)
        if phrase:
            hits.append((len(phrase), status, phrase))
    opening = [hit for hit in hits if _plain(cell).startswith(_plain(hit[2]))]
    status, phrase = "", ""
    if opening or hits:
        _, status, phrase = max(opening or hits)
    if status in ("ongoing", "recurring", ""):
        if frequency:
            return _judged("recurring", f"the date cell says “{frequency}”", SURE)
        recurring = _recurring(signs, date_cell)
        if recurring is not None and status != "":
            return recurring
    if status == "planned" and phrase in cues.negotiated and signs.kind in _WRITTEN:
        return _judged("ongoing", f"“{phrase}”: a text that is being agreed on", LIKELY)
    if status:
        return _judged(cast(Status, status), f"the status cell says “{phrase}”", SURE)
    return None


_WRITTEN = ("legislation", "publication")
"""Types whose things are prepared while they are agreed on."""


_EVERY_MONTH = re.compile(
    r"(?i)\b(?:every|each) (?:second |other )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday)\b|\bкажд(?:ый|ую|ое) (?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|"
    r"октябрь|ноябрь|декабрь|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b"
)


def _recurring(signs: _Signs, date_cell: str) -> Judged[Status] | None:
    """A frequency of the activity itself, or a series that goes on."""
    cues = signs.lex.cues
    frequency = _phrase_in(cues.recurring, date_cell)
    if frequency:
        return _judged("recurring", f"the date cell says “{frequency}”", SURE)
    month = _EVERY_MONTH.search(signs.sentence)
    if month is not None:
        return _judged("recurring", f"“{month[0]}” says how often", SURE)
    predicate = signs.clause.predicates[0] if signs.clause.predicates else None
    until = _end_of_object(signs, predicate)
    # "Universal Periodic Review": in a name a frequency says nothing
    stretch = " ".join(
        word.lemma if at == 0 or not word.text[0].isupper() else "×"
        for at, word in enumerate(signs.clause.words[:until])
    )
    written = " ".join(
        word.text
        for at, word in enumerate(signs.clause.words[:until])
        if at == 0 or not word.text[0].isupper()
    )
    frequency = _phrase_in(cues.recurring, stretch) or _phrase_in(cues.recurring, written)
    if frequency and re.search(rf"\bmulti (?:- )?{re.escape(frequency)}\b", stretch):
        frequency = ""
    repeated = ("present", "progressive", "perfect")
    goes_on = predicate is None or predicate.tense in repeated
    if frequency:
        edition = frequency in cues.edition and not goes_on
        dated = frequency in cues.edition and predicate is None and bool(signs.dates)
        future = (
            predicate is not None
            and predicate.tense in ("future", "ahead")
            and frequency in cues.edition
        )
        if not edition and not (dated and not signs.is_open) and not future:
            return _judged("recurring", f"“{frequency}” says how often", SURE)
    if predicate is not None and predicate.tense == "progressive":
        series = _phrase_in(cues.series, stretch)
        if series:
            return _judged("recurring", f"“{series}” that goes on", LIKELY)
    return None


def _end_of_object(signs: _Signs, predicate: Predicate | None) -> int:
    """Index of the word where the object of the verb ends: at "by …ing", "which", a semicolon."""
    words = signs.clause.words
    begin = predicate.last + 1 if predicate is not None else 0
    stops = {";", "which", "who", "whose", "where", "by", "through", "including", "который", "где"}
    for at in range(begin, len(words)):
        if words[at].lemma in stops:
            return at
    return len(words)


def _by_verb(signs: _Signs) -> Judged[Status] | None:
    predicates = signs.clause.predicates
    if not predicates:
        return None
    main = predicates[0]
    if len(predicates) > 1 and _holds_a_view(main, signs):
        predicates = predicates[1:]
        main = predicates[0]
    said = predicates if _put_off(signs) else _coordinated(predicates, signs)
    ahead = next((item for item in said if _is_planned(item, signs)), None)
    if ahead is not None:
        return _judged("planned", f"“{ahead.written}” lies ahead", SURE)
    cues = signs.lex.cues
    moved = next((item for item in predicates if _is_moved(item, signs)), None)
    if moved is not None:
        return _judged("planned", f"“{moved.written}”: it is still to come", LIKELY)
    phrase = _phrase_in(cues.planned_phrases, signs.sentence)
    if phrase and main.tense in ("present", "progressive"):
        return _judged("planned", f"“{phrase}”", LIKELY)
    if main.verb.lemma in ("include", "comprise", "включать") and not signs.is_open:
        done = re.search(
            r"(?i)\b(?:organi[sz]ed|held|conducted|delivered|published|провед[её]нн\w+|"
            r"организованн\w+)\b", signs.sentence
        )  # fmt: skip
        if done is not None:
            return _judged("completed", f"“{done[0]}” within the list", LIKELY)
    if signs.is_open:
        return _judged("ongoing", "it goes on since a date", SURE)
    if main.verb.lemma in _TELLS_ORIGIN and signs.dates:
        return _judged("completed", f"“{main.written}” says when it came about", LIKELY)
    if main.tense in ("present", "progressive", "ability"):
        if signs.is_past and main.tense == "present" and _long_over(signs):
            return _judged("completed", "its period is over", LIKELY)
        return _judged("ongoing", f"“{main.written}” says that it goes on", SURE)
    if main.verb.mandates:
        return _judged("ongoing", f"“{main.written}” gives a task that goes on", LIKELY)
    if main.leading.lasting or main.verb.lasting:
        return _judged("ongoing", f"“{main.written}” says that it goes on", SURE)
    if main.verb.creates or main.leading.creates or (main.verb.lemma in ("develop", "разработать")):
        kind = signs.kind
        if kind in cues.created_status and (
            main.verb.creates or main.leading.creates or kind == "mechanism"
        ):
            return _judged(
                "ongoing", f"a {kind} that “{main.written}” brought about goes on", LIKELY
            )
    return _judged("completed", f"“{main.written}” says that it is over", SURE)


def _is_moved(predicate: Predicate, signs: _Signs) -> bool:
    """Whether it was put off to another day, and not called off: "has been postponed to May"."""
    lex = signs.lex
    if predicate.verb.lemma not in lex.cues.moved and predicate.leading.lemma not in lex.cues.moved:
        return False
    return not signs.is_past or predicate.tense in ("perfect", "present", "progressive")


def _put_off(signs: _Signs) -> bool:
    """Whether it did not take place: "could not be held in May; it will now …"."""
    main = signs.clause.predicates[0]
    group = {word.text.lower() for word in signs.clause.words[main.first : main.last + 1]}
    return bool(group & {"not", "не"}) or main.verb.lemma in signs.lex.cues.put_off


_VIEWS = frozenset({"consider", "believe", "deem", "think", "recall", "recognize", "acknowledge"})


def _holds_a_view(predicate: Predicate, signs: _Signs) -> bool:
    """Whether it only says what somebody thinks: "considers that …, and adopted an appeal"."""
    following = signs.clause.words[predicate.last + 1 : predicate.last + 2]
    return predicate.verb.lemma in _VIEWS and [word.lemma for word in following] == ["that"]


_PREPARES = frozenset({"design", "prepare", "agree", "plan", "decide", "draw", "подготовить"})
"""Verbs after which the thing itself is still to come: "designed a project and will start it"."""


def _coordinated(predicates: Sequence[Predicate], signs: _Signs) -> list[Predicate]:
    """The main predicate and those joined to it by "and" within the same sentence part.

    What was done decides, whatever is still to be done with it: "has been translated and will be
    presented in May".
    """
    joined = [predicates[0]]
    done = predicates[0].tense in ("past", "perfect")
    if done and predicates[0].verb.lemma not in _PREPARES and not predicates[0].verb.chain:
        return joined
    for item in predicates[1:]:
        between = [word.text for word in signs.clause.words[joined[-1].last + 1 : item.first]]
        if ";" in between or between[-1:] not in (["and"], ["и"]):
            break
        joined.append(item)
    return joined


def _is_planned(predicate: Predicate, signs: _Signs) -> bool:
    if predicate.tense in ("future", "ahead"):
        return True
    if predicate.leading.lemma in _THINKS_OVER and predicate.verb is predicate.leading:
        near = signs.clause.words[predicate.last + 1 : predicate.last + 4]
        open_yet = any(word.lemma in signs.lex.cues.possibilities for word in near)
        if predicate.tense in ("past", "perfect") and not open_yet:
            return False  # "considered the reports of two States"
    if predicate.leading.lemma in _OFFERS and predicate.tense == "present":
        if predicate.verb is predicate.leading and not predicate.passive:
            return False
    if predicate.leading.lemma in _PROVIDES_FOR and not predicate.passive:
        document = signs.kind in ("legislation", "publication")
        if document and predicate.verb is predicate.leading:
            return False
    if predicate.leading.planned:
        return True
    if predicate.verb.planned and predicate.tense != "past":
        return True
    behind = signs.clause.words[predicate.last + 1 : predicate.last + 4]
    if predicate.verb.lemma == "be" and predicate.tense == "present" and behind:
        following = next((w.lemma for w in behind if w.lemma not in ("still", "now")), "")
        if following in (*signs.lex.cues.planned_words, "ahead", "due", "pending"):
            return True
    cues = signs.lex.cues
    return (
        predicate.verb.lemma in ("serve", "be", "act")
        and any(word.lemma == "potential" for word in (*behind,))
        and "potential" in cues.planned_words
    )


_THINKS_OVER = frozenset({"consider", "explore", "рассматривать"})
"""Verbs that speak of plans, but in the past of what was dealt with."""
_OFFERS = frozenset({"предложить"})
"""Verbs that propose what an infinitive says; with a noun they offer what there is."""
_PROVIDES_FOR = frozenset({"envisage", "foresee", "anticipate"})
"""Verbs that speak of plans, but of a document say what it provides for."""


def _long_over(signs: _Signs) -> bool:
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


_TELLS_ORIGIN = frozenset({"date", "stem", "датироваться"})
"""Verbs in the present tense that say when a product came out: "dates from 2016"."""
_HALF_A_YEAR = 180
_PERIOD = re.compile(r"(?i)\d\s*[-–—]\s*\d|\b(?:to|until|till|and|по|до|и)\b")


_ABOVE = 0.5
"""Share of the letters of a heading that its cue has, unless the cue opens it."""


def _announced(signs: _Signs) -> str:
    """The heading or lead-in that announces what is still to come, unless its day is past."""
    day = signs.written_on
    if day is not None and signs.dates and signs.is_past:
        return ""
    for line in signs.above:
        words = _plain(line)
        cue = _phrase_in(signs.lex.cues.announcing, line)
        if cue and (words.startswith(_plain(cue)) or len(cue) >= _ABOVE * len(words)):
            return cue
        if line.rstrip().endswith(":"):
            told = analyse(line.rstrip(" :"), signs.language)
            led = replace(signs, clause=told, sentence=line)
            if told.predicates and _is_planned(told.predicates[0], led):
                return told.predicates[0].written
    return ""


def _without_verb(signs: _Signs) -> Judged[Status]:
    """A row or heading without a verb: dates and a few words decide; else it is over."""
    cues = signs.lex.cues
    kind = signs.kind
    lowered = signs.sentence.lower()
    if re.search(r"\bto be \w+(?:ed|n|t|ld)\b", lowered):
        return _judged("planned", "“to be …” lies ahead", LIKELY)
    opening = " ".join(word.lemma for word in signs.clause.words[:6])
    planned = _phrase_in(cues.planned_words, opening)
    if planned:
        return _judged("planned", f"“{planned}”", LIKELY)
    announced = _announced(signs)
    if announced:
        return _judged("planned", f"it stands under “{announced}”", LIKELY)
    standing = _phrase_in(cues.ongoing_words, lowered)
    if standing:
        return _judged("ongoing", f"“{standing}”", LIKELY)
    if signs.is_ahead or (kind in _EVENTS and signs.begins):
        return _judged("planned", "its date lies after the day of the document", LIKELY)
    if signs.is_open or signs.runs:
        return _judged("ongoing", "its period goes on", LIKELY)
    begun = _phrase_in(cues.beginnings, opening)
    if begun and kind in cues.created_status:
        return _judged("ongoing", f"“{begun}”: a {kind} that began goes on", LIKELY)
    if kind in ("mechanism", "programme") and not signs.is_past:
        return _judged("ongoing", f"a {kind} without a verb and without an end", WEAK)
    return _judged("completed", "an event named without a verb", WEAK)
