"""What the columns of a table hold, told by their headings and by the look of their cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteers.cues import CueBook, CueHit, cues
from gazetteers.model import LanguageCode

_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_HEADING = "heading."
_NOT_ACTIVITIES = "not-activities."
_HOLDS_ACTIVITIES = frozenset({"programme", "result"})
"""Kinds beside which activities may be named in one heading."""
_GROUPS_MEASURES = frozenset({"programme", "number"})
"""Kinds beside which measures may be named in one heading ("Pillar / measure")."""
_OF_PLAN = frozenset({"", "programme", "number"})
"""Kinds that are measures where the heading names the plan."""
_WHEN = "heading-when."
_YEARS = re.compile(r"\d{4}\s*(?:г\.|год\w*)?")
"""A year in a heading that says how far things are («Запланировано на 2020 год»)."""
_BESIDE = re.compile(r"\.?\s+|\.?\s*(?:[/,(&]|\b(?:or|and|и|или|либо)\b)\s*", re.IGNORECASE)
"""What stands between two kinds of which a column holds both, or between the parts of a compound
("Project activity")."""


@dataclass(frozen=True, slots=True)
class HeadingMeaning:
    """What the heading of a column says.

    Attributes:
        kind: what the column holds ("activity", "date" …); empty when the heading is not known.
        table: the kind of table without activities that has such a column ("risk log"), or empty.
    """

    kind: str = ""
    table: str = ""


def language_of_letters(text: str) -> LanguageCode:
    """The language whose cues fit a few words: Russian as soon as one letter is Cyrillic."""
    return "ru" if _CYRILLIC.search(text) else "en"


def column_cues(text: str) -> CueBook:
    """The column cues in the language of `text`."""
    return cues("columns", language_of_letters(text))


def heading_meaning(heading: str) -> HeadingMeaning:
    """What a column heading means; its first known words decide, of two the longer ones.

    "Activity and result" is an activity, "Date of the activity" a date, "№" a number. Activities
    named beside projects or results decide ("Project or activity", "Output / Activity"). A heading
    that begins with words of another kind of table ("Risk", "E-mail") says so in `table`.
    """
    if heading.strip() and not any(letter.isalnum() for letter in heading):
        return HeadingMeaning(kind="number")
    book = column_cues(heading)
    kinds = book.find_any(_HEADING, heading)
    others = book.find_any(_NOT_ACTIVITIES, heading)
    kind = _subject(heading, kinds)
    other = others[0] if others else None
    if kind is not None and other is not None:
        # The longer match at the earlier place is the subject: "Name of the activity" is none.
        if (other.start, -other.end) < (kind.start, -kind.end):
            kind = None
        else:
            other = None
    return HeadingMeaning(
        kind=kind.value if kind is not None else "",
        table=other.value if other is not None else "",
    )


def _subject(heading: str, kinds: Sequence[CueHit]) -> CueHit | None:
    """The words of a heading that say what its column holds."""
    if not kinds:
        return None
    first, *later = kinds
    for hit in later:
        holds = (first.value in _HOLDS_ACTIVITIES and hit.value == "activity") or (
            first.value in _GROUPS_MEASURES and hit.value == "measure"
        )
        if holds and _BESIDE.fullmatch(heading, first.end, hit.start):
            return hit
    return first


def names_kind(heading: str, kind: str) -> bool:
    """Whether a heading names what a column holds, perhaps beside another: "Where and when"."""
    return any(hit.value == kind for hit in column_cues(heading).find_any(_HEADING, heading))


def says_how_far(heading: str) -> frozenset[str]:
    """How far the activities of a column are by its heading: "completed", "ongoing", "planned".

    "Done in 2019" says one of them, "What is being done and planned" two, "Planned results" none:
    it is no heading of activities.
    """
    meaning = heading_meaning(_YEARS.sub(" ", heading))
    if meaning.table or meaning.kind not in ("", "activity", "status"):
        return frozenset()
    return names_stages(heading)


def names_stages(heading: str) -> frozenset[str]:
    """The stages that a heading names, whatever its column holds: "Planned dates" one."""
    return frozenset(hit.value for hit in column_cues(heading).find_any(_WHEN, heading))


def holds_remarks(heading: str) -> bool:
    """Whether a heading is that of remarks on what stands beside them ("Remarks", "Notes")."""
    hit = column_cues(heading).first("holds-remarks", heading)
    return hit is not None and hit.start == 0


def holds_questions(heading: str) -> bool:
    """Whether a heading is that of questions which the other cells of their rows answer."""
    return column_cues(heading).first("holds-questions", heading) is not None


def holds_answers(heading: str) -> bool:
    """Whether a heading is that of the answers to the questions beside them."""
    return column_cues(heading).first("holds-answers", heading) is not None


def names_measures(heading: str) -> bool:
    """Whether a heading is that of the measures of a plan, not of the measures that were taken.

    "Measure", and what else belongs to a plan by its name: "JPoA area", «Направление СПД».
    """
    kind = heading_meaning(heading).kind
    return kind == "measure" or (kind in _OF_PLAN and names_plan(heading))


def names_plan(heading: str) -> bool:
    """Whether a heading says of which plan the measures are ("Measure of the JPoA")."""
    return column_cues(heading).has("names-plan", heading)


def names_framework(text: str) -> bool:
    """Whether words name the Joint Plan of Action, or the matrix of it."""
    return column_cues(text).has("names-framework", text)


def counts_points_of_another(heading: str, above: Sequence[str]) -> bool:
    """Whether figures ("2.4") are the numbers of another plan than the Joint Plan.

    Points ("Item", «Пункт») are those of the Joint Plan only where their heading, or the words
    above it, say so; measures are not where the words above are those of another plan.

    Args:
        heading: of the column of figures, or a heading with a figure in it.
        above: the words above it.
    """
    if any(map(names_framework, (heading, *above))):
        return False
    return column_cues(heading).has("names-points", heading) or any(
        column_cues(text).has("names-other-plan", text) for text in above
    )


def without_continued(label: str) -> str:
    """A label without the remark that it is printed again: "Border management (continued)"."""
    for hit in column_cues(label).find("continued", label):
        before = label[: hit.start].rstrip(" ,;:–—-([")
        if before and not any(map(str.isalnum, label[hit.end :])):
            return before
    return label


def says_status(text: str) -> bool:
    """Whether a cell begins by saying how far an activity is ("planned, subject to funding")."""
    hit = column_cues(text).first("content.status", text)
    return hit is not None and hit.start <= _LEAD_IN


def says_when(text: str) -> bool:
    """Whether words name a month, a quarter or a season."""
    return column_cues(text).has("content.date", text)


def says_how_often(text: str) -> bool:
    """Whether a cell says how often, in the place of a date ("once a year", "permanent")."""
    return column_cues(text).has("content.frequency", text)


def says_about_document(label: str) -> bool:
    """Whether a label stands beside what is said of the document itself: "Reporting period"."""
    words = label.strip(" .,;:")
    hit = column_cues(words).first("about-document", words)
    if hit is None or len(words.split()) > _LABEL_WORDS:
        return False
    return " " in words[: hit.end] or not words[hit.end :].strip("()s ")


_LABEL_WORDS = 4


def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing to say: "–", "n/a", "none reported".

    A longer cell says so with its first words ("No contribution received for the period").
    """
    words = text.strip(" .,;:()[]«»“”\"'")
    if not any(map(str.isalnum, words)):
        return bool(text.strip())
    words = _MEASURE.sub("", words)
    if len(words.split()) > _NOTHING_WORDS:
        return False
    hit = column_cues(words).first("content.nothing", words)
    return hit is not None and hit.start == 0 and (hit.end == len(words) or " " in words[: hit.end])


def is_table_note(text: str) -> bool:
    """Whether a row across the table explains it or adds it up ("Note: …", "Total")."""
    hit = column_cues(text).first("row.note", text)
    return hit is not None and hit.start == 0


def refers_elsewhere(text: str) -> bool:
    """Whether a cell only points to another one ("see left", "ditto")."""
    hit = column_cues(text).first("row.see-elsewhere", text)
    return hit is not None and hit.start == 0


def is_ditto(text: str) -> bool:
    """Whether a cell says only that its words are those of the cell above ("same", «то же»)."""
    words = text.strip(" .;()")
    if _DITTO.fullmatch(words):
        return True
    if _ELSEWHERE.search(words):
        return False  # "see left"
    hit = column_cues(words).first("row.see-elsewhere", words)
    return hit is not None and hit.start == 0 and hit.end == len(words)


_DITTO = re.compile(r"[\"”»„″'’,]{1,4}|[-–—]{0,2}\s?(?://|\"|″|»|”)\s?[-–—]{1,2}")
"""Marks in the place of words that stand above."""
_ELSEWHERE = re.compile(
    r"\b(?:left|right|below|columns?|слева|справа|ниже|граф\w*)\b", re.IGNORECASE
)
"""Where the words of a cell stand, if not above it."""
_MEASURE = re.compile(r"\b(?:IV|I{1,3})\.\d{1,2}(?:,?\s(?:and|и)\s|,\s)?")
"""The number of a measure, which a note on what is missing may name."""
_NOTHING_WORDS = 12
"""Words; a cell that says there is nothing is not longer."""
_LEAD_IN = 12
"""Code points that may stand before the status word ("has been held", "все проведены")."""
