"""Lines to the text of a paragraph with its slices: what stands between two lines, if anything."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from extractors.printed import Line
from extractors.readers.pdf.lines import PrintedLine, Sides


class WordKnowledge(Protocol):
    """What a document knows of its words."""

    def mend(self, left: str, right: str) -> str:
        """The word of two halves at a line end, of which the first ends in a hyphen."""

    def is_cut(self, left: str, right: str, *, filled: bool, further: str = "") -> bool:
        """Whether two words are halves of one that was wider than its column.

        `filled`: the first half fills its line to the last letter; `further`: what stands below the
        second one, where that is alone in its line.
        """


_URL_END = re.compile(r"(?:https?://|www\.)\S*$")
_URL_GOES_ON = re.compile(r"^[^\s]*[/=?&%_#]|^[\w-]+\.(?:org|int|com|net|html?|aspx?|pdf|php)\b")
_HYPHEN_FIRST = re.compile(r"^[-\u2010](?:[^\W\d_]|$)")
"""What begins a line where a word alone had no room for its hyphen: "terrorist", "-related"."""

_NUMBER_REST = re.compile(r"^\d+[).,;\]]*$")


def _in_url(left: str, right: str, *, alone: bool) -> bool:
    """Whether a line end cut an address; `alone`: it fills its line, so it was cut anywhere."""
    if ("http" not in left and "www." not in left) or not _URL_END.search(left):
        return False
    if left[-1] in ".,;:)" and not (right[0].islower() or right[0].isdigit()):
        return False
    if alone and left[-1].isdigit() and _NUMBER_REST.match(right):
        return True
    return left[-1] in "/-_?&=%#" or bool(_URL_GOES_ON.match(right))


@dataclass(frozen=True, slots=True)
class Joined:
    """The text of several lines.

    Attributes:
        text: the words.
        lines: slices of the text, in order.
        bold: half-open ranges in bold type.
        dropped: line-end hyphens that are in the print and not in the text, with their pages.
    """

    text: str
    lines: tuple[Line, ...]
    bold: tuple[tuple[int, int], ...]
    dropped: tuple[tuple[str, int], ...]


def join_lines(
    lines: Sequence[PrintedLine], known: WordKnowledge, sides: Sides | None = None
) -> Joined:
    """Joins the lines of one paragraph.

    Args:
        lines: without marker and note marks, each with at least one word.
        known: resolves hyphens at line ends ("co-" + "operation").
        sides: of their column, if known; a word or number too wide for its column is cut there.
    """
    text = ""
    slices: list[Line] = []
    bold: list[tuple[int, int]] = []
    dropped: list[tuple[str, int]] = []
    for at, line in enumerate(lines):
        start = len(text)
        plain = line.plain
        for i, word in enumerate(line.words[:1] if plain else line.words):
            if text and not word.glued:
                gap = " "
                if i == 0:
                    last = text[text.rfind(" ") + 1 :]
                    alone = len(lines[at - 1].words) == 1
                    if not alone and _is_usual(last, word.text):
                        gap = " "
                    elif (
                        (alone and _HYPHEN_FIRST.match(word.text) and last[-1].isalnum())
                        or _in_url(last, word.text, alone=alone)
                        or _goes_without_space(last, word.text)
                        or (alone and _cut_word(last, lines[at - 1 : at + 2], sides, known))
                    ):
                        gap = ""
                    elif _breaks_word(last, word.text):
                        gap = ""
                        mended = known.mend(last, word.text)
                        if not mended.startswith(last):
                            text = text[:-1]
                            dropped.append((last[-1], slices[-1].page))
                            slices[-1] = slices[-1].model_copy(update={"end": len(text)})
                            if bold and bold[-1][1] > len(text):
                                bold[-1] = (bold[-1][0], len(text))
                        elif mended[len(last) :].startswith(" "):
                            gap = " "
                text += gap
            if i == 0:
                start = len(text)
            if word.style.bold:
                begin = len(text)
                if bold and begin - bold[-1][1] <= 1:
                    bold[-1] = (bold[-1][0], begin + len(word.text))
                else:
                    bold.append((begin, begin + len(word.text)))
            text += word.text
        if plain:
            # All that holds for the first word of the line holds for the others.
            text += line.text[len(line.words[0].text) :]
            if bold and line.bold:
                bold[-1] = (bold[-1][0], len(text))
        left, top, right, bottom = line.box
        box = _tenths(left), _tenths(top), _tenths(right), _tenths(bottom)
        slices.append(Line(start=start, end=len(text), page=line.page, box=box))
    return Joined(text, tuple(slices), tuple(bold), tuple(dropped))


@lru_cache(maxsize=1_024)
def _tenths(edge: float) -> float:
    """The edge of a line, which is mostly that of the lines above or beside it as well.

    To round a number costs as much as to make the rest of a slice.
    """
    return round(edge, 1)


def _is_usual(last: str, first: str) -> bool:
    """Whether a line ended between two words like most; for the others each case is looked at."""
    plain = last[-1].isalnum() and first[0].isalnum()
    return plain and "http" not in last and "www." not in last


def _cut_word(
    last: str, lines: Sequence[PrintedLine], sides: Sides | None, known: WordKnowledge
) -> bool:
    """Whether a column too narrow for a word or number has cut it: "A.1", "0"; "terroris", "m".

    Args:
        last: the word so far, of which the first line may hold no more than a part.
        lines: the line that it ends in, and the one or two below it.
        sides: of their column, if known.
        known: the words of the document.
    """
    if sides is None:
        return False
    line, word = lines[0], lines[1].words[0]
    if line.text[-1].isdigit() and word.text[0].isdigit():
        return sides.right - line.x1 < 0.5 * line.size
    capitals = word.text[0].isupper() and line.words[-1].text.isupper()
    if not (line.text[-1].isalpha() and (word.text[0].islower() or capitals)):
        return False
    letter = (word.x1 - word.x0) / len(word.text)
    filled = abs(sides.wall - line.x1) < max(1.5 * letter, 0.75 * line.size)
    further = ""
    if len(lines) > 2 and len(lines[1].words) == 1:
        further = lines[2].words[0].text
    return known.is_cut(last, word.text, filled=filled, further=further)


def _goes_without_space(last: str, first: str) -> bool:
    """A dash that ends a word ("June–", "July"), closing marks that begin a line (")", ",").

    A word may also be cut before its stroke: "extremism", "/terrorism".
    """
    if first[0] == "/" and last[-1].isalnum():
        return first[1:2].islower()
    if len(last) > 1 and last[-1] in "–—/" and last[-2].isalnum():
        return last[-1] != "/" or first[0].isalnum()
    return (
        first[0] in ")]},.;:!?»”"
        and first[:2] != ".."
        and (len(first) == 1 or not first[1].isalnum())
    )


def _breaks_word(last: str, first: str) -> bool:
    """Whether a line end cut a word ("co-" + "operation") and not a dash between two words."""
    return len(last) > 1 and last[-1] in "-\u2010" and (last[-2].isalnum() or last[-2] in ")’'")
