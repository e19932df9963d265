"""Status: the verb of the naming sentence, a status cell, or dates where there is no verb."""

from collections.abc import Sequence
from datetime import date

from extractors.model import DateRange, Judged, Status
from extractors.traits.frames import came_about, status_of_project
from extractors.traits.objects import LIKELY, SURE
from extractors.traits.often import recurring
from extractors.traits.plans import task_in
from extractors.traits.sentence import analyse, naming_sentences
from extractors.traits.signs import Signs, judged_status, phrase_in
from extractors.traits.status_bare import status_without_verb
from extractors.traits.status_cells import (
    only_a_status,
    status_in_brackets,
    status_of_cell,
    tells_status,
)
from extractors.traits.status_verbs import status_of_verb
from extractors.traits.words import lexicon
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
    cell = (
        status_cell.strip()
        or next((cell.strip() for cell in remarks if only_a_status(cell, lex)), "")
        or status_in_brackets(text, lex)
    )
    judged = _by_cells(cell, date_cell, signs)
    if judged is not None:
        return judged
    framed = status_of_project(parts[0], language)
    if framed is not None:
        return judged_status(framed, "what is said of the project behind an event", LIKELY)
    judged = recurring(signs, date_cell) or status_of_verb(signs)
    if judged is None and len(parts) > 1 and signs.kind in ("mechanism", "programme"):
        judged = _told_next(parts[1], signs)
    limited = bool(dates) and all(day.start is None for day in dates)
    if judged is None and (signs.is_ahead or limited):
        judged = _by_remarks(remarks, language)
    says_status = cell or tells_status(date_cell, lex)
    if judged is None and not says_status and not (signs.is_past and remarks):
        judged = _task(signs)
    return judged or status_without_verb(signs)


def _by_cells(cell: str, date_cell: str, signs: Signs) -> Judged[Status] | None:
    """What the cells of a row say before its words do; the date cell may tell its status, too."""
    cues = signs.lex.cues
    off = phrase_in(cues.put_off_cells, date_cell)
    if off:
        return judged_status("planned", f"the date cell says “{off}”", LIKELY)
    if not cell and came_about(date_cell) and signs.kind in cues.created_status:
        return judged_status("ongoing", "the date cell says when it came about", LIKELY)
    if not cell and tells_status(date_cell, signs.lex):
        cell = date_cell
    if cell:
        return status_of_cell(cell, date_cell, signs)
    if date_cell.strip() and not signs.dates and phrase_in(cues.cells["ongoing"], date_cell):
        return judged_status("ongoing", f"the date cell says “{date_cell.strip()}”", SURE)
    return None


def _task(signs: Signs) -> Judged[Status] | None:
    task = task_in(signs)
    return judged_status("planned", f"“{task}” says what is to be done", LIKELY) if task else None


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
