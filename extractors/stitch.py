"""Whether words behind a cut go on with the words before it: paragraphs and rows over pages.

A page (or the end of a column, or a line of a text conversion) cuts anywhere: inside a sentence,
inside a measure's title, between two sentences. These functions judge the two sides by their words
and by what a reader has seen of the lines; they know no coordinates, so that every reader can use
them. Each answer comes with its reason and says whether it is sure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.measures.numbers import opening_number
from extractors.readers.list_markers import split_marker

TAGGED = "the file's own tags"
"""Reason of a verdict that the file itself gives, which needs no other sign beside it."""

ANOTHER_NUMBER = "another number begins"
"""Reason of a verdict on two labels with numbers of their own."""

_TITLE_BEGINS = "a known title begins"

_FIGURES = re.compile(r"\d{1,2}\.\d{1,2}(?=\.?\s)")
_END_MARKS = frozenset(".!?…:;")
_CLOSERS = "\"'”’»)]"
_CLOSING = frozenset(".,;:)»”]")
_LETTERS_DIGITS = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"(.*?)(\d+)[.)]?")
_LABEL_LENGTH = 12
_LEADS_ON = re.compile(
    r"(?:,|\b(?:the|an?|of|to|in|on|for|and|or|by|with|from|at|as|its|their|и|в|на|с|по|о|об|к|для"
    r"|из|или|от|до|за|при|их|его))$",
    re.IGNORECASE,
)
"""Words after which no sentence or title ends."""

_LONGEST_LEAD = 5

_SENTENCE_WORDS = 5
"""Words from which a cell's text can be a sentence; "completed" above "planned" is none."""

_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"))
"""Marks that open and close, in a title often a quotation of several sentences."""

_TITLE_PREFIX = 12
"""Letters and digits that must agree before words count as the beginning of a title."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The last line before a cut.

    Attributes:
        text: the paragraph up to the cut.
        full: the next word would not have fitted behind it; None when unknown (no geometry).
        room: one more line would have fitted below it; None when unknown.
    """

    text: str
    full: bool | None = None
    room: bool | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first line behind a cut.

    Attributes:
        text: the paragraph from the cut on.
        bold: its first word is bold while the words before the cut end in plain type.
        item: it begins with a list marker or an indent, as only first lines do.
        same_type: it is set in the type of the words before the cut; None when unknown.
    """

    text: str
    bold: bool = False
    item: bool = False
    same_type: bool | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the text goes on, why, and whether that is more than a guess."""

    goes_on: bool
    sure: bool
    reason: str


def opens_with_another_number(upper: str, lower: str) -> bool:
    """Whether two texts open with numbers of the same kind that differ: "III.2 …" and "III.3 …"."""
    ours, theirs = _opening(upper), _opening(lower)
    return bool(ours and theirs) and ours != theirs


def _opening(text: str) -> str:
    figures = _FIGURES.match(text)
    return figures[0] if figures is not None else opening_number(text).rstrip(".")


def is_finished(text: str) -> bool:
    """Whether the words end as a sentence or list item does: "(2015).", "terrorism;"."""
    return text.rstrip(_CLOSERS)[-1:] in _END_MARKS


def leads_on(text: str) -> bool:
    """Whether the words end with one that another must follow: "… of the", "Almaty,"."""
    return _LEADS_ON.search(text[-_LONGEST_LEAD - 1 :]) is not None


def starts_small(text: str) -> bool:
    """Whether the first letter or digit is a lower-case letter: "and", "(including"."""
    match = _LETTERS_DIGITS.search(text)
    return match is not None and match[0][0].islower()


def paragraph_continues(upper: Ending, lower: Beginning) -> Verdict:
    """Whether `lower` is the second half of the paragraph that `upper` ends.

    "… held in" + "Almaty in 2013" goes on; a short last line never does, whatever follows it.
    """
    if lower.item:
        return Verdict(False, True, "a list item begins")
    if lower.same_type is False:
        return Verdict(False, True, "the type changes")
    if opens_with_another_number(upper.text, lower.text):
        return Verdict(False, True, ANOTHER_NUMBER)
    if lower.text[:1] in _CLOSING and upper.full is not False:
        return Verdict(True, True, "goes on with a closing mark")
    finished = is_finished(upper.text)
    small = starts_small(lower.text)
    if upper.full is False:
        if small and (not finished or upper.text.endswith(":")):
            return Verdict(True, False, "short last line, but the sentence goes on in lower case")
        return Verdict(False, True, "short last line")
    if not finished:
        if small or upper.full:
            return Verdict(True, True, "the sentence is unfinished")
        return Verdict(True, False, "the sentence has no end mark")
    if small:
        return Verdict(True, bool(upper.full), "goes on in lower case")
    if upper.full is None:
        return Verdict(False, False, "the sentence is finished")
    if upper.room or lower.bold:
        return Verdict(False, True, "the sentence is finished and a new one stands apart")
    return Verdict(True, False, "full last line at the end of the page")


@dataclass(frozen=True, slots=True)
class CutCell:
    """One column at a cut between two row parts; texts are empty where the cell is.

    Attributes:
        upper: its words before the cut.
        lower: its words behind the cut.
        verdict: whether the last paragraph above goes on below; None when one side is empty.
        reaches: the words above reach down to the cut; None when unknown.
    """

    upper: str
    lower: str
    verdict: Verdict | None = None
    reaches: bool | None = None


def row_continues(
    cells: Sequence[CutCell], titles: Sequence[str] = (), *, merged: bool = False
) -> Verdict:
    """Whether the first row of a page goes on with the last row of the page before.

    A printed row breaks anywhere, even inside a measure's title, and the second part may start
    with a capital; so neither an empty left cell nor its case decides alone. First the known titles
    decide, then sentences that run on in any column, then the left cell.

    Args:
        cells: the columns from left to right.
        titles: known texts of the left column (titles of measures), if there are any.
        merged: the table has cells merged downwards, so that an empty left cell may also mean a
            further row of the same group.

    Returns:
        The answer; when it is not sure, the row is to be marked as doubtful.
    """
    label = cells[0]
    if any(_is_tagged(cell) for cell in cells):
        return Verdict(True, True, TAGGED)
    if counts_on(label.upper, label.lower):
        return Verdict(False, True, "the left cell has the next number")
    if begins_another(cells):
        return Verdict(False, True, ANOTHER_NUMBER)
    if any(_begins_title(cell, titles) for cell in cells[1:]):
        return Verdict(False, True, "a known title begins beside the left column")
    if any(_runs_on(cell) for cell in cells[1:]):
        return Verdict(True, True, "a sentence runs on beside the left column")
    if label.upper == label.lower != "":
        return Verdict(False, True, "the left cell is printed again")
    if _differ_in_numbers(label.upper, label.lower):
        return Verdict(False, True, "the left cell has other numbers in the same words")
    if label.lower and any(cell.upper == cell.lower != "" for cell in cells[1:]):
        return Verdict(False, True, "a cell beside the left one says the same again")
    if label.lower and titles:
        known = _by_titles(label, titles)
        if known is not None:
            return known
    if not label.lower:
        if merged and begins_beside(cells[1:]):
            return Verdict(False, False, "a further row of a merged cell")
        return Verdict(True, True, "the left cell is empty")
    if not label.upper:
        return Verdict(False, True, "the left cell begins here")
    if label.reaches is False:
        return Verdict(False, True, "the left cell ended above the cut")
    # What is in lower case from the start is an entry, as "planned" above "completed".
    goes_on = label.verdict is not None and label.verdict.goes_on
    if goes_on and _starts_inside(label.lower) and not starts_small(label.upper):
        return Verdict(True, True, "the left cell runs on")
    if goes_on and not is_finished(label.upper):
        if leads_on(label.upper) or _is_open(label.upper):
            return Verdict(True, True, "the left cell stops inside a sentence")
        if any(runs_over(cell) for cell in cells[1:]):
            return Verdict(True, True, "the left cell and a sentence beside it have no end mark")
        sure = not any(cell.lower and not cell.upper for cell in cells[1:])
        others_end = all(cell.verdict is None or not cell.verdict.sure for cell in cells[1:])
        alone = not any(cell.lower for cell in cells[1:])
        return Verdict(alone or others_end, sure and alone, "the left cell has no end mark")
    return Verdict(False, True, "a new left cell")


def begins_another(cells: Sequence[CutCell]) -> bool:
    """Whether in some column a label with another number begins."""
    return any(cell.verdict is not None and cell.verdict.reason == ANOTHER_NUMBER for cell in cells)


def _begins_title(cell: CutCell, titles: Sequence[str]) -> bool:
    """Whether a column of titles that does not stand at the left begins another one."""
    known = _by_titles(cell, titles) if cell.upper and cell.lower and titles else None
    return known is not None and not known.goes_on and known.reason == _TITLE_BEGINS


def _is_tagged(cell: CutCell) -> bool:
    """Whether the file says that a paragraph lies on both sides of the cut."""
    return cell.verdict is not None and cell.verdict.goes_on and cell.verdict.reason == TAGGED


def _starts_inside(text: str) -> bool:
    """Whether no label begins so: in lower case, or with a remark in brackets that is no marker."""
    return starts_small(text) or (text[:1] == "(" and not split_marker(text)[0])


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation is open: "(training of", "“We invite donors to"."""
    return any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS)


def _runs_on(cell: CutCell) -> bool:
    """A sentence that surely goes on behind the cut: "… of the" + "region", never a guess."""
    verdict = cell.verdict
    return (
        verdict is not None
        and verdict.goes_on
        and verdict.sure
        and (starts_small(cell.lower) or leads_on(cell.upper))
        and not is_finished(cell.upper)
        and len(cell.upper.split(maxsplit=_SENTENCE_WORDS)) >= _SENTENCE_WORDS
    )


def stops_inside(cell: CutCell) -> bool:
    """Whether a cell surely goes on behind the cut: "To strengthen"; no word alone shows it."""
    verdict = cell.verdict
    going = verdict is not None and verdict.goes_on and verdict.sure and " " in cell.upper
    inside = starts_small(cell.lower) or leads_on(cell.upper) or _is_open(cell.upper)
    return going and inside and not is_finished(cell.upper)


def counts_on(upper: str, lower: str) -> bool:
    """Whether two labels are neighbours in a count: "3", "4" or "T3", "T4" or "2.9", "2.10"."""
    if len(upper) > _LABEL_LENGTH or len(lower) > _LABEL_LENGTH:
        return False
    ours, theirs = _NUMBERED.fullmatch(upper), _NUMBERED.fullmatch(lower)
    return (
        ours is not None
        and theirs is not None
        and ours[1] == theirs[1]
        and int(theirs[2]) == int(ours[2]) + 1
    )


def _differ_in_numbers(upper: str, lower: str) -> bool:
    """Whether two labels say the same of other numbers: "9 May 2022", "10 May 2022"."""
    masked = _DIGITS.sub("#", upper)
    return "#" in masked and masked == _DIGITS.sub("#", lower)


def begins_beside(cells: Sequence[CutCell]) -> bool:
    """Whether the cells beside one that is merged downwards begin a further row.

    Where all of them have words again, only a sentence that goes on in lower case speaks against,
    or two cells that do after a capital ("Opening" | "Ministry", then "of a line" | "of Justice").
    """
    if sum(map(_goes_small, cells)) > 1:
        return False
    filled = sum(1 for cell in cells if cell.lower)
    every = filled > 1 and all(bool(cell.upper) == bool(cell.lower) for cell in cells)
    if any(runs_over(cell) and (not every or starts_small(cell.lower)) for cell in cells):
        return False
    return filled > 1 or (filled == 1 and filled == sum(1 for cell in cells if cell.upper))


def _goes_small(cell: CutCell) -> bool:
    """Whether a cell that begins with a capital or a number goes on in lower case."""
    verdict = cell.verdict
    going = verdict is not None and verdict.goes_on and verdict.sure
    return going and starts_small(cell.lower) and not starts_small(cell.upper)


def runs_over(cell: CutCell) -> bool:
    """Whether a sentence has no end before the cut; "planned" above "completed" is none."""
    verdict, words = cell.verdict, len(cell.upper.split())
    if verdict is None or not verdict.goes_on or is_finished(cell.upper):
        return False
    some = words > 1 or cell.upper[-1] in "-\u2010"
    return words >= _SENTENCE_WORDS or (verdict.sure and some)


def _by_titles(label: CutCell, titles: Sequence[str]) -> Verdict | None:
    """What known titles say of two label parts; None when they say nothing."""
    upper, lower = _key(label.upper), _key(label.lower)
    keys = [_key(title) for title in titles]
    if not upper:
        return None
    if any(upper + lower in key or _spans_cut(key, upper, lower) for key in keys):
        return Verdict(True, True, "the two left parts are one title")
    ended = any(upper.endswith(key[-_TITLE_PREFIX:]) for key in keys)
    begun = any(_begins(lower, key) for key in keys)
    if begun:
        return Verdict(False, True, _TITLE_BEGINS)
    if ended:
        return Verdict(False, True, "a known title has ended")
    return None


def _spans_cut(key: str, upper: str, lower: str) -> bool:
    """Whether a title stands on both sides of the cut."""
    start = (upper + lower).find(key, max(0, len(upper) - len(key) + 1))
    return 0 <= start < len(upper) < start + len(key)


def _begins(text: str, key: str) -> bool:
    size = min(len(text), len(key))
    return size >= _TITLE_PREFIX and text[:size] == key[:size]


def _key(text: str) -> str:
    """Letters and digits only, lower case: titles are printed with varying spaces and hyphens."""
    return "".join(_LETTERS_DIGITS.findall(text)).lower()
