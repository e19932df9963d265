"""Status: the verb of the naming sentence, a status cell, or dates where there is no verb."""

import itertools
import re
from collections.abc import Sequence
from datetime import date
from typing import cast

from extractors.model import DateRange, Judged, Status
from extractors.traits_objects import LIKELY, WEAK, has_infinitive
from extractors.traits_occasions import EVENTS as _EVENTS
from extractors.traits_plans import (
    coordinated,
    holds_a_view,
    is_moved,
    is_planned,
    is_put_off,
    told_above,
)
from extractors.traits_sentence import analyse, naming_sentences
from extractors.traits_signs import Signs, judged_status, phrase_in, plain_words
from extractors.traits_type import SURE
from extractors.traits_words import Lexicon, Predicate, lexicon
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
    off = phrase_in(lex.cues.put_off_cells, date_cell)
    if off:
        return judged_status("planned", f"the date cell says “{off}”", LIKELY)
    if status_cell.strip():
        judged = _by_cell(status_cell, date_cell, signs)
        if judged is not None:
            return judged
    elif date_cell.strip() and not dates and phrase_in(lex.cues.cells["ongoing"], date_cell):
        return judged_status("ongoing", f"the date cell says “{date_cell.strip()}”", SURE)
    return _recurring(signs, date_cell) or _by_verb(signs) or _without_verb(signs)


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


_SHORT_WORD = 4
"""Letters of "yes", "over", "past", which alone may mean something else."""


def _by_cell(cell: str, date_cell: str, signs: Signs) -> Judged[Status] | None:
    cues = signs.lex.cues
    frequency = phrase_in(cues.recurring, date_cell)
    if frequency and phrase_in(cues.cells["completed"], cell):
        return judged_status("recurring", f"the date cell says “{frequency}”", SURE)
    hits: list[tuple[int, str, str]] = []
    for status, phrases in cues.cells.items():
        phrase = phrase_in(phrases, cell)
        if phrase:
            hits.append((len(phrase), status, phrase))
    opening = [hit for hit in hits if plain_words(cell).startswith(plain_words(hit[2]))]
    status, phrase = "", ""
    if opening or hits:
        _, status, phrase = max(opening or hits)
    if status == "completed" and (not opening or signs.is_open):
        again = _recurring(signs, date_cell)  # "annually | last one held in August"
        if again is not None:
            return again
    if status in ("ongoing", "recurring", ""):
        if frequency:
            return judged_status("recurring", f"the date cell says “{frequency}”", SURE)
        recurring = _recurring(signs, date_cell)
        if recurring is not None and status != "":
            return recurring
    if status == "planned" and phrase in cues.negotiated and signs.kind in _WRITTEN:
        return judged_status("ongoing", f"“{phrase}”: a text that is being agreed on", LIKELY)
    if status:
        return judged_status(cast(Status, status), f"the status cell says “{phrase}”", SURE)
    return None


_WRITTEN = ("legislation", "publication")
"""Types whose things are prepared while they are agreed on."""


_EVERY_MONTH = re.compile(
    r"(?i)\b(?:every|each) (?:second |other )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday)\b|\bкажд(?:ый|ую|ое) (?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|"
    r"октябрь|ноябрь|декабрь|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b"
)


def _recurring(signs: Signs, date_cell: str) -> Judged[Status] | None:
    """A frequency of the activity itself, or a series that goes on."""
    cues = signs.lex.cues
    frequency = phrase_in(cues.recurring, date_cell)
    if frequency:
        return judged_status("recurring", f"the date cell says “{frequency}”", SURE)
    month = _EVERY_MONTH.search(signs.sentence)
    if month is not None:
        return judged_status("recurring", f"“{month[0]}” says how often", SURE)
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
    frequency = phrase_in(cues.recurring, stretch) or phrase_in(cues.recurring, written)
    if not frequency and predicate is not None and predicate.passive:
        frequency = phrase_in(cues.recurring, _after_agent(signs, until))
    if frequency and re.search(rf"\bmulti (?:- )?{re.escape(frequency)}\b", stretch):
        frequency = ""
    if frequency in _LATER and (predicate is None or predicate.tense == "past"):
        frequency = ""  # «Через год консультации были продолжены»
    held = _HELD_OFTEN.search(signs.sentence)
    often = phrase_in(cues.recurring, held["how"] or held["kak"]) if held is not None else ""
    if not frequency and often and predicate is not None and predicate.tense in _GOES_ON:
        return judged_status("recurring", f"“{often}” says how often", LIKELY)
    repeated = ("present", "progressive", "perfect")
    goes_on = predicate is None or predicate.tense in repeated
    if frequency:
        edition = frequency in cues.edition and not goes_on
        dated = frequency in cues.edition and predicate is None and _on_days(signs)
        future = (
            predicate is not None
            and predicate.tense in ("future", "ahead")
            and frequency in cues.edition
        )
        if not edition and not (dated and not signs.is_open) and not future:
            return judged_status("recurring", f"“{frequency}” says how often", SURE)
    if predicate is not None and predicate.tense == "progressive":
        series = phrase_in(cues.series, stretch)
        if series:
            return judged_status("recurring", f"“{series}” that goes on", LIKELY)
    return None


def _on_days(signs: Signs) -> bool:
    """Whether a date is that of one event: "annual forum, 5 May"; «ежегодные курсы, май» is not."""
    return any(
        item.start is not None and item.end is not None
        and (item.end - item.start).days < _MONTH
        for item in signs.dates
    )  # fmt: skip


_GOES_ON = ("present", "progressive")
_LATER = ("через год",)
"""Frequencies that may say only how much later: «через год»."""
_HELD_OFTEN = re.compile(
    r"(?i), which (?:now )?(?:takes? place|(?:is|are) held|meets?|convenes?|come together|gather) "
    r"(?P<how>[^,;.]{3,40})|, котор\w+ (?:проходят|проводятся|проводится|проходит|собирается) "
    r"(?P<kak>[^,;.]{3,40})"
)
"""How often what is supported takes place: "dialogue evenings, which take place every month"."""
_MONTH = 27
_AGENT = 8
"""Words in which a body's name and a frequency after it stand."""


def _after_agent(signs: Signs, at: int) -> str:
    """What follows "by" and the name of a body: "are held by IOM regularly"."""
    words = signs.clause.words[at : at + _AGENT]
    if not words or words[0].lemma != "by" or len(words) < _A_NAME:
        return ""
    plain = (word.text for word in words[1:] if not word.text[0].isupper())
    return " ".join(itertools.takewhile(lambda word: word not in _AFTER_NAME, plain))


_AFTER_NAME = frozenset({",", ";", "for", "to", "who", "which", "that", "whose", "and"})
"""Words behind which a frequency is that of something else."""
_A_NAME = 3
"""Words of "by IOM regularly"."""


def _end_of_object(signs: Signs, predicate: Predicate | None) -> int:
    """Index of the word where the object of the verb ends: at "by …ing", "which", a semicolon."""
    words = signs.clause.words
    begin = predicate.last + 1 if predicate is not None else 0
    following = signs.clause.predicates[1:2]
    stops = {";", "which", "who", "whose", "where", "by", "through", "including", "который", "где"}
    end = len(words)
    if following and begin < following[0].first:
        between = range(begin, following[0].first)
        end = next((at for at in reversed(between) if words[at].lemma in ("and", "и")), end)
    for at in range(begin, end):
        if words[at].lemma in stops:
            return at
    return end


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
    if phrase and main.tense in ("present", "progressive"):
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
    if main.verb.lemma in _TELLS_ORIGIN and signs.dates:
        return judged_status("completed", f"“{main.written}” says when it came about", LIKELY)
    if signs.is_ahead and (
        (main.tense == "ability" and main.written.lower().startswith(_PERHAPS))
        or (main.tense == "present" and signs.kind in _ON_A_DAY and signs.begins_ahead)
        or (main.tense == "progressive" and main.passive and main.verb.lemma in _TALKED_OVER)
    ):
        # "Next year it may go to Termez", "The course takes place on 5 May"
        return judged_status("planned", "its date lies after the day of the document", LIKELY)
    if main.tense in ("present", "progressive", "ability"):
        if signs.is_past and main.tense == "present" and _long_over(signs):
            return judged_status("completed", "its period is over", LIKELY)
        return judged_status("ongoing", f"“{main.written}” says that it goes on", SURE)
    if main.verb.mandates and (main.passive or has_infinitive(signs.clause, main)):
        return judged_status("ongoing", f"“{main.written}” gives a task that goes on", LIKELY)
    if main.written.lower().startswith(_WAS_BEING) and not signs.is_past:
        return judged_status("ongoing", f"“{main.written}”, as was told", LIKELY)
    over = signs.is_past and (_long_over(signs) or (main.passive and _on_days(signs)))
    if (main.leading.lasting or main.verb.lasting) and not over:
        return judged_status("ongoing", f"“{main.written}” says that it goes on", SURE)
    if main.verb.creates or main.leading.creates or (main.verb.lemma in ("develop", "разработать")):
        kind = signs.kind
        if kind == "advocacy" and main.verb.lemma in _OPENS:
            kind = ""  # an exhibition that was opened is closed one day
        if kind == "programme" and main.verb.lemma == "go":
            kind = ""  # "a grant went to an association"
        if kind in cues.created_status and (
            main.verb.creates or main.leading.creates or kind == "mechanism"
        ):
            return judged_status(
                "ongoing", f"a {kind} that “{main.written}” brought about goes on", LIKELY
            )
    return judged_status("completed", f"“{main.written}” says that it is over", SURE)


_TALKED_OVER = frozenset({"discuss", "negotiate", "consider", "explore", "examine"})
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


_WAS_BEING = ("was being ", "were being ")
"""How minutes tell of what goes on: "informed that a strategy was being drafted"."""
_OPENS = frozenset({"open", "открыть", "inaugurate"})
_TELLS_ORIGIN = frozenset({"date", "stem", "датироваться"})
"""Verbs in the present tense that say when a product came out: "dates from 2016"."""
_HALF_A_YEAR = 180
_PERIOD = re.compile(r"(?i)\d\s*[-–—]\s*\d|\b(?:to|until|till|and|по|до|и)\b")


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
    if signs.is_ahead or (kind in _EVENTS and signs.begins):
        return judged_status("planned", "its date lies after the day of the document", LIKELY)
    if signs.is_open or signs.runs:
        return judged_status("ongoing", "its period goes on", LIKELY)
    if told == "ongoing" and not any(item.end is not None for item in signs.dates):
        return judged_status(told, f"it stands under “{heading}”", LIKELY)
    begun = phrase_in(cues.beginnings, opening)
    if begun and kind in cues.created_status:
        return judged_status("ongoing", f"“{begun}”: a {kind} that began goes on", LIKELY)
    if kind in ("mechanism", "programme") and not signs.is_past:
        return judged_status("ongoing", f"a {kind} without a verb and without an end", WEAK)
    return judged_status("completed", "an event named without a verb", WEAK)
