"""Status: the verb of the naming sentence, a status cell, or dates where there is no verb."""

import re
from collections.abc import Sequence
from datetime import date
from typing import cast

from extractors.model import DateRange, Judged, Status
from extractors.traits.frames import came_about, status_of_project
from extractors.traits.objects import LIKELY, SURE, WEAK, has_infinitive
from extractors.traits.occasions import EVENTS as _EVENTS
from extractors.traits.often import on_days, recurring
from extractors.traits.plans import (
    coordinated,
    holds_a_view,
    is_moved,
    is_planned,
    is_put_off,
    task_in,
    told_above,
    weighs_draft,
)
from extractors.traits.sentence import analyse, naming_sentences
from extractors.traits.signs import Signs, judged_status, phrase_in, plain_words
from extractors.traits.words import Lexicon, lexicon, verbs_of_one_object
from gazetteers.model import LanguageCode


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
    signs = Signs(text, parts[0], clause, lex, language, dates, written_on, tuple(above))
    if not status_cell.strip():
        status_cell = next((cell for cell in remarks if _only_a_status(cell, lex)), "")
    if not status_cell.strip():
        status_cell = _in_brackets(text, lex)
    off = phrase_in(lex.cues.put_off_cells, date_cell)
    if off:
        return judged_status("planned", f"the date cell says “{off}”", LIKELY)
    if not status_cell.strip() and came_about(date_cell) and signs.kind in lex.cues.created_status:
        return judged_status("ongoing", "the date cell says when it came about", LIKELY)
    if not status_cell.strip() and _tells_status(date_cell, lex):
        status_cell = date_cell
    if status_cell.strip():
        judged = _by_cell(status_cell, date_cell, signs)
        if judged is not None:
            return judged
    elif date_cell.strip() and not dates and phrase_in(lex.cues.cells["ongoing"], date_cell):
        return judged_status("ongoing", f"the date cell says “{date_cell.strip()}”", SURE)
    framed = status_of_project(parts[0], language)
    if framed is not None:
        return judged_status(framed, "what is said of the project behind an event", LIKELY)
    judged = recurring(signs, date_cell) or _by_verb(signs)
    if judged is None and len(parts) > 1 and signs.kind in ("mechanism", "programme"):
        judged = _told_next(parts[1], signs)
    limited = bool(dates) and all(day.start is None for day in dates)
    if judged is None and (signs.is_ahead or limited):
        judged = _by_remarks(remarks, language)
    task = "" if status_cell.strip() or (signs.is_past and remarks) else task_in(signs)
    if judged is None and task:
        return judged_status("planned", f"“{task}” says what is to be done", LIKELY)
    return judged or _without_verb(signs)


def _told_next(sentence: str, signs: Signs) -> Judged[Status] | None:
    """What the sentence behind a bare name tells of it: "Secretariat in Osh. It coordinates …"."""
    following = analyse(sentence, signs.language)
    said = following.predicates[:1]
    if said and said[0].tense in ("present", "progressive") and not said[0].leading.planned:
        return judged_status("ongoing", f"“{said[0].written}” says that it goes on", LIKELY)
    return None


def _by_remarks(remarks: Sequence[str], language: LanguageCode) -> Judged[Status] | None:
    """What another cell tells of work before its day: "second draft is being discussed"."""
    for cell in remarks:
        said = analyse(cell, language).predicates[:1]
        for verb in said:
            going_on = verb.tense == "progressive" or (verb.passive and verb.tense == "present")
            if going_on and not verb.leading.planned:
                return judged_status("ongoing", f"“{verb.written}” in the remarks", LIKELY)
    return None


def says_that_it_goes_on(words: str, language: LanguageCode) -> bool:
    """Whether a date cell only says that it goes on, beyond any one year.

    "ongoing", «постоянно», "every year" do; "quarterly" says how often in the year above it.
    """
    return _YEAR_BY_YEAR.search(words) is not None or bool(
        phrase_in(lexicon(language).cues.cells["ongoing"], words)
    )


_YEAR_BY_YEAR = re.compile(
    r"(?i)\b(?:annual|yearly|(?:every|each|once (?:a|per|every)) (?:\w+ )?years?\b|ежегодн|"
    r"раз в (?:\w+ )?год|кажд\w+ год)"
)


def _only_a_status(cell: str, lex: Lexicon) -> bool:
    """Whether a cell, up to its first mark, is a status: "completed, film available"."""
    words = plain_words(re.split(r"[,;:(–—.]", cell)[0])
    return len(words) > _SHORT_WORD and any(
        words == plain_words(phrase) for phrases in lex.cues.cells.values() for phrase in phrases
    )


def _tells_status(cell: str, lex: Lexicon) -> bool:
    """Whether a date cell says before its date how far it is: "planned for 22-24 November 2023".

    «Ведётся с сентября 2022 года», "signed 1 December" do; "held annually" says how often first.
    """
    opening = _DATE_WORDS.split(cell, maxsplit=1)[0]
    words = plain_words(opening)
    return len(words) >= _SHORT_WORD and any(
        f"{words} ".startswith(f"{plain_words(phrase)} ")
        for status in ("planned", "ongoing", "completed")
        for phrase in lex.cues.cells[status]
        if len(phrase) >= _SHORT_WORD and phrase not in _AMBIGUOUS
    )


def _in_brackets(text: str, lex: Lexicon) -> str:
    """What brackets before or behind an activity say of how far it is; empty where none do.

    "[Planned] Handbook for judges", "Handbook for judges (UNODC, 2025, planned)".
    """
    for hit in _BRACKETED.finditer(text):
        alone = text[: hit.start()].strip(" •*–-"), text[hit.end() :].strip(" .;*")
        if all(alone):
            continue
        for part in re.split(r"[,;]", hit[1]):
            if _only_a_status(part, lex) or (not alone[0] and _tells_status(part, lex)):
                return part.strip()
    return ""


_BRACKETED = re.compile(r"[(\[]([^()\[\]]{4,80})[)\]]")
_AMBIGUOUS = frozenset({"over", "past", "open", "live"})
"""Words of a status that say something else before a date: "over two weeks in May"."""


_DATE_WORDS = re.compile(r"[\d(|]")
_SHORT_WORD = 4
"""Letters of "yes", "over", "past", which alone may mean something else."""


def _by_cell(cell: str, date_cell: str, signs: Signs) -> Judged[Status] | None:
    cues = signs.lex.cues
    frequency = phrase_in(cues.recurring, date_cell)
    if frequency and phrase_in(cues.cells["completed"], cell):
        return judged_status("recurring", f"the date cell says “{frequency}”", SURE)
    standing = phrase_in(cues.cells["ongoing"], date_cell) if date_cell != cell else ""
    standing = "" if signs.dates else standing
    hits: list[tuple[int, str, str]] = []
    for status, phrases in cues.cells.items():
        phrase = phrase_in(phrases, cell)
        if phrase:
            hits.append((len(phrase), status, phrase))
    opening = [hit for hit in hits if plain_words(cell).startswith(plain_words(hit[2]))]
    status, phrase = "", ""
    if opening or hits:
        _, status, phrase = max(opening or hits)
    if status == "completed" and not opening and signs.is_ahead:
        return None  # "16-20 March 2020 | nominations received"
    if status == "completed" and standing:
        return judged_status("ongoing", f"the date cell says “{standing}”", LIKELY)
    if status == "completed" and (not opening or signs.is_open):
        again = recurring(signs, date_cell)  # "annually | last one held in August"
        if again is not None:
            return again
    if status in ("ongoing", "recurring", ""):
        if frequency:
            return judged_status("recurring", f"the date cell says “{frequency}”", SURE)
        again = recurring(signs, date_cell)
        if again is not None and status != "":
            return again
    if (
        status == "ongoing"
        and _IS_OUT.fullmatch(phrase)
        and signs.kind in ("publication", "training")
    ):
        return judged_status("completed", f"“{phrase}”: it is out", LIKELY)
    if status == "planned" and phrase in cues.negotiated and signs.kind in _WRITTEN:
        return judged_status("ongoing", f"“{phrase}”: a text that is being agreed on", LIKELY)
    if status:
        return judged_status(cast(Status, status), f"the status cell says “{phrase}”", SURE)
    return None


_IS_OUT = re.compile(r"(?i)launched|opened|запу[щс]\w+|открыт[аоы]?")
_WRITTEN = ("legislation", "publication")
"""Types whose things are prepared while they are agreed on."""


def _by_verb(signs: Signs) -> Judged[Status] | None:
    predicates = signs.clause.predicates
    if not predicates:
        return None
    main = predicates[0]
    if len(predicates) > 1 and holds_a_view(main, signs):
        predicates = predicates[1:]
        main = predicates[0]
    said = predicates if is_put_off(signs) else coordinated(predicates, signs)
    ahead = next((item for item in said if is_planned(item, signs)), None)
    if ahead is not None:
        return judged_status("planned", f"“{ahead.written}” lies ahead", SURE)
    cues = signs.lex.cues
    moved = next((item for item in predicates if is_moved(item, signs)), None)
    if moved is not None:
        return judged_status("planned", f"“{moved.written}”: it is still to come", LIKELY)
    phrase = phrase_in(cues.planned_phrases, signs.sentence)
    if (
        phrase
        and main.tense in ("present", "progressive")
        and not (phrase in cues.negotiated and weighs_draft(signs))
    ):
        return judged_status("planned", f"“{phrase}”", LIKELY)
    if main.verb.lemma in ("include", "comprise", "включать") and not signs.is_open:
        done = re.search(
            r"(?i)\b(?:organi[sz]ed|held|conducted|delivered|published|провед[её]нн\w+|"
            r"организованн\w+)\b", signs.sentence
        )  # fmt: skip
        if done is not None:
            return judged_status("completed", f"“{done[0]}” within the list", LIKELY)
    if signs.is_open:
        return judged_status("ongoing", "it goes on since a date", SURE)
    if main.verb.lemma == "be" and main.tense == "present" and _IS_DONE.match(signs.behind(main)):
        return judged_status("completed", f"“{main.written}” out, or over", LIKELY)
    if main.verb.lemma in _STARTS and _ON_WORK.search(signs.sentence) is not None:
        return judged_status("ongoing", f"work “{main.written}”, and goes on", LIKELY)
    if main.verb.lemma in _TELLS_ORIGIN and signs.dates:
        return judged_status("completed", f"“{main.written}” says when it came about", LIKELY)
    perhaps = main.tense == "ability" and main.written.lower().startswith(_PERHAPS)
    if perhaps and _NEXT_YEAR.search(signs.sentence) is not None:
        return judged_status("planned", f"“{main.written}” next year", LIKELY)
    if signs.is_ahead and (
        perhaps
        or (
            main.tense == "present"
            and (signs.kind in _ON_A_DAY or main.verb.lemma in _STARTS)
            and signs.begins_ahead
            and main.verb.lemma not in _MAKES
        )
        or (main.tense == "progressive" and main.passive and main.verb.lemma in _TALKED_OVER)
    ):
        # "Next year it may go to Termez", "The course takes place on 5 May"
        return judged_status("planned", "its date lies after the day of the document", LIKELY)
    if main.tense in ("present", "progressive", "ability"):
        closed = main.tense == "present" or (main.tense == "progressive" and main.passive)
        if signs.is_past and closed and _long_over(signs):
            return judged_status("completed", "its period is over", LIKELY)
        return judged_status("ongoing", f"“{main.written}” says that it goes on", SURE)
    if main.verb.mandates and (main.passive or has_infinitive(signs.clause, main)):
        return judged_status("ongoing", f"“{main.written}” gives a task that goes on", LIKELY)
    if _WAS_DOING.match(main.written) is not None and not signs.is_past:
        return judged_status("ongoing", f"“{main.written}”, as was told", LIKELY)
    over = signs.is_past and (_long_over(signs) or (main.passive and on_days(signs)))
    if main.tense == "past" and _WITH_AN_EVENT.match(signs.behind(main)) and on_days(signs):
        return judged_status("completed", f"“{main.written}” with an event", LIKELY)
    if (main.leading.lasting or main.verb.lasting) and not over:
        return judged_status("ongoing", f"“{main.written}” says that it goes on", SURE)
    if main.verb.lemma == "become" and _IN_USE.match(signs.behind(main)) is not None:
        return judged_status("ongoing", f"“{main.written}” operational, and is", LIKELY)
    founds = main.verb.supports or main.leading.supports or main.verb.lemma in _HELPS
    founds = founds and not over and signs.kind == "mechanism"
    if founds and _FOUNDING.search(signs.behind(main)) is not None:
        return judged_status("ongoing", f"“{main.written}” to found what goes on", LIKELY)
    if main.verb.lemma in _ARRANGES and signs.kind == "mechanism" and not over and not signs.dates:
        return judged_status("ongoing", f"what “{main.written}” arranged goes on", LIKELY)
    # "approved and launched a programme"
    joined = next((g for g in verbs_of_one_object(signs.clause) if main in g), [main])
    creates = any(verb.verb.creates or verb.leading.creates for verb in joined)
    if creates or main.verb.lemma in ("develop", "разработать"):
        kind = signs.kind
        if kind == "advocacy" and any(verb.verb.lemma in _OPENS for verb in joined):
            kind = ""  # an exhibition that was opened is closed one day
        if kind == "programme" and over:
            kind = ""
        if kind == "operation" and (on_days(signs) or _EXERCISE.search(signs.sentence)):
            kind = ""  # an exercise that began ends after some days
        if main.verb.lemma == "go" and _LIVE.match(signs.behind(main)) is None:
            kind = ""  # "a grant went to an association", "went on tour with its campaign"
        if kind in cues.created_status and (creates or kind == "mechanism"):
            why = f"a {kind} that “{main.written}” brought about goes on"
            return judged_status("ongoing", why, LIKELY)
    return judged_status("completed", f"“{main.written}” says that it is over", SURE)


_ARRANGES = frozenset({"организовать", "возложить", "обеспечить"})
"""Verbs by which an exchange or a task came about: «организовано взаимодействие»."""
_IS_DONE = re.compile(
    r"(?i)(?:now |already |finally )?(?:out|over|complete|done|finished)\s*(?:[.,;]|$)"
)
"""Behind "is": it has come out, or has ended."""
_STARTS = frozenset({"start", "begin", "commence", "стартовать", "начать"})
_ON_WORK = re.compile(
    r"(?i)\bwork (?:has |was |is )?(?:\w+ )?(?:started|begun|began) on\b|"
    r"\b(?:начат[аы]?|началась|начались) (?:\w+ )?работ[аы] (?:над|по)\b"
)
_EXERCISE = re.compile(r"(?i)\b(?:exercises?|drills?|manoeuvres|учени[еяй]|учениях|тренировк\w+)\b")
_MAKES = frozenset(
    {"develop", "prepare", "write", "draft", "разработать", "подготовить", "составить"}
)
"""Verbs of what is under way before its day: «разрабатывает модуль, апробация – в марте»."""
_TALKED_OVER = frozenset({"discuss", "negotiate", "consider", "explore", "examine"})
_NEXT_YEAR = re.compile(
    r"(?i)\b(?:next|the coming) (?:year|month|quarter|s[pu]\w+|autumn|winter)\b"
)
_PERHAPS = ("may ", "might ", "could ")
_ON_A_DAY = ("meeting", "training", "operation")
"""Types of what takes place on days; a review may be under way until one."""


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


_WAS_DOING = re.compile(r"(?i)(?:was|were) (?:being |(?:now|currently|still|presently) \w+ing\b)")
"""How minutes tell of what goes on: "a strategy was being drafted", "was now working on"."""
_WITH_AN_EVENT = re.compile(r"(?:with|by) (?:a|an|another|the)\b")
"""Behind "continued": what was done is the event, "continued with a workshop (18-20 May)"."""
_LIVE = re.compile(r"(?i)(?:live|online|on ?-? ?line|operational|into|on air)\b")
_IN_USE = re.compile(r"(?i)(?:fully |again )?(?:operational|active|functional|available)\b")
_HELPS = frozenset({"помогать", "содействовать", "оказать"})
_FOUNDING = re.compile(
    r"(?i)\b(?:establish(?:ing|ment of)|creat(?:ing|e|ion of)|set(?:ting)? up|found(?:ing)?|"
    r"open(?:ing)?(?: of)?|создать|создани[ияе]|открыть|открыти[ияе]|учредить)\b"
)
"""Behind a verb of help: a body that was founded goes on."""
_OPENS = frozenset({"open", "открыть", "inaugurate"})
_TELLS_ORIGIN = frozenset({"date", "stem", "датироваться"})
"""Verbs in the present tense that say when a product came out: "dates from 2016"."""
_HALF_A_YEAR = 180
_PERIOD = re.compile(r"(?i)\d\s*[-–—]\s*\d|\b(?:to|until|till|and|по|до|и)\b")


_FOUNDED = re.compile(
    r"(?i)\b(?:founded|established|created|set up|formed|inaugurated|(?:основан|создан|образован|"
    r"сформирован)н\w+|учрежд[её]нн\w+)\b"
)


def _without_verb(signs: Signs) -> Judged[Status]:
    """A row or heading without a verb: dates and a few words decide; else it is over."""
    cues = signs.lex.cues
    kind = signs.kind
    lowered = signs.sentence.lower()
    if re.search(r"\bto be \w+(?:ed|n|t|ld)\b", lowered):
        return judged_status("planned", "“to be …” lies ahead", LIKELY)
    opening = " ".join(word.lemma for word in signs.clause.words[:6])
    planned = phrase_in(cues.planned_words, opening)
    if planned:
        return judged_status("planned", f"“{planned}”", LIKELY)
    told, heading = told_above(signs)
    if told == "planned" and signs.is_open and signs.has_begun:
        return judged_status("ongoing", "it goes on since a date", LIKELY)
    if told == "planned":
        return judged_status(told, f"it stands under “{heading}”", LIKELY)
    standing = phrase_in(cues.ongoing_words, lowered)
    if standing:
        return judged_status("ongoing", f"“{standing}”", LIKELY)
    limited = bool(signs.dates) and all(day.start is None for day in signs.dates)
    if limited and signs.written_on is None:
        return judged_status("planned", "it is to be done by a day", LIKELY)
    if signs.is_ahead or (kind in _EVENTS and signs.begins):
        return judged_status("planned", "its date lies after the day of the document", LIKELY)
    if signs.is_open or signs.runs:
        return judged_status("ongoing", "its period goes on", LIKELY)
    if told == "ongoing" and not any(item.end is not None for item in signs.dates):
        return judged_status(told, f"it stands under “{heading}”", LIKELY)
    if kind == "mechanism" and _FOUNDED.search(signs.sentence) is not None:
        return judged_status("ongoing", "a mechanism that was founded goes on", LIKELY)
    begun = phrase_in(cues.beginnings, opening)
    if begun and kind in cues.created_status:
        return judged_status("ongoing", f"“{begun}”: a {kind} that began goes on", LIKELY)
    if kind in ("mechanism", "programme") and not signs.is_past:
        return judged_status("ongoing", f"a {kind} without a verb and without an end", WEAK)
    return judged_status("completed", "an event named without a verb", WEAK)
