"""Status by the cells of a row: what a status or date column says of how far it is."""

import re
from typing import cast

from extractors.model import Judged, Status
from extractors.traits.objects import LIKELY, SURE
from extractors.traits.often import recurring
from extractors.traits.signs import Signs, judged_status, phrase_in, plain_words
from extractors.traits.words import Lexicon, lexicon
from gazetteers.model import LanguageCode


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


def only_a_status(cell: str, lex: Lexicon) -> bool:
    """Whether a cell, up to its first mark, is a status: "completed, film available"."""
    words = plain_words(re.split(r"[,;:(–—.]", cell)[0])
    return len(words) > _SHORT_WORD and any(
        words == plain_words(phrase) for phrases in lex.cues.cells.values() for phrase in phrases
    )


def tells_status(cell: str, lex: Lexicon) -> bool:
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


def status_in_brackets(text: str, lex: Lexicon) -> str:
    """What brackets before or behind an activity say of how far it is; empty where none do.

    "[Planned] Handbook for judges", "Handbook for judges (UNODC, 2025, planned)".
    """
    for hit in _BRACKETED.finditer(text):
        alone = text[: hit.start()].strip(" •*–-"), text[hit.end() :].strip(" .;*")
        if all(alone):
            continue
        for part in re.split(r"[,;]", hit[1]):
            if only_a_status(part, lex) or (not alone[0] and tells_status(part, lex)):
                return part.strip()
    return ""


_BRACKETED = re.compile(r"[(\[]([^()\[\]]{4,80})[)\]]")
_AMBIGUOUS = frozenset({"over", "past", "open", "live"})
"""Words of a status that say something else before a date: "over two weeks in May"."""


_DATE_WORDS = re.compile(r"[\d(|]")
_SHORT_WORD = 4
"""Letters of "yes", "over", "past", which alone may mean something else."""


def status_of_cell(cell: str, date_cell: str, signs: Signs) -> Judged[Status] | None:
    """What a status cell says, with what the date cell says of how often; None where neither does.

    Args:
        cell: words of the status column, or of the cell that stands for it.
        date_cell: words of the date column.
        signs: of the activity.
    """
    frequency = phrase_in(signs.lex.cues.recurring, date_cell)
    if frequency and phrase_in(signs.lex.cues.cells["completed"], cell):
        return judged_status("recurring", f"the date cell says “{frequency}”", SURE)
    status, phrase, opens = _said_by_cell(cell, signs.lex)
    if status == "completed":
        return _completed(cell, date_cell, phrase, signs, opens=opens)
    if status in ("ongoing", "recurring", None):
        if frequency:
            return judged_status("recurring", f"the date cell says “{frequency}”", SURE)
        again = None if status is None else recurring(signs, date_cell)
        if again is not None:
            return again
    is_out = status == "ongoing" and _IS_OUT.fullmatch(phrase) is not None
    if is_out and signs.kind in ("publication", "training"):
        return judged_status("completed", f"“{phrase}”: it is out", LIKELY)
    if status == "planned" and phrase in signs.lex.cues.negotiated and signs.kind in _WRITTEN:
        return judged_status("ongoing", f"“{phrase}”: a text that is being agreed on", LIKELY)
    if status:
        return judged_status(status, f"the status cell says “{phrase}”", SURE)
    return None


def _said_by_cell(cell: str, lex: Lexicon) -> tuple[Status | None, str, bool]:
    """The status of the longest phrase in a cell, that phrase, and whether the cell opens with it.

    A phrase with which it opens comes before any other.
    """
    hits = [
        (len(phrase), status, phrase)
        for status, phrases in lex.cues.cells.items()
        if (phrase := phrase_in(phrases, cell))
    ]
    opening = [hit for hit in hits if plain_words(cell).startswith(plain_words(hit[2]))]
    if not hits:
        return None, "", False
    _, status, phrase = max(opening or hits)
    return cast(Status, status), phrase, bool(opening)


def _completed(
    cell: str, date_cell: str, phrase: str, signs: Signs, *, opens: bool
) -> Judged[Status] | None:
    """A cell that says "done", unless its dates lie ahead or it comes again and again."""
    if not opens and signs.is_ahead:
        return None  # "16-20 March 2020 | nominations received"
    goes_on = date_cell != cell and not signs.dates
    standing = phrase_in(signs.lex.cues.cells["ongoing"], date_cell) if goes_on else ""
    if standing:
        return judged_status("ongoing", f"the date cell says “{standing}”", LIKELY)
    if not opens or signs.is_open:
        again = recurring(signs, date_cell)  # "annually | last one held in August"
        if again is not None:
            return again
    return judged_status("completed", f"the status cell says “{phrase}”", SURE)


_IS_OUT = re.compile(r"(?i)launched|opened|запу[щс]\w+|открыт[аоы]?")
_WRITTEN = ("legislation", "publication")
"""Types whose things are prepared while they are agreed on."""
