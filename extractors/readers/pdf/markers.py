"""List markers before the words of a line: bullets, numbers and dashes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.lines import PrintedLine, with_words

BULLETS = "•●○◦▪■□◾►▶➢➤✓✔❖‣⁃∙\uf0b7\uf0a7\uf0d8\uf076\uf0a8\uf02d\uf0fc"
_DASHES = "–—-―·*o"
_NUMBER = re.compile(
    r"^\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,5}|[IVX]{1,5})[.)]$|^\d{1,2}(?:\.\d{1,2})+\.?$"
)
_LONGEST_MARK = 9
_TAB = 1.5
"""A marker followed by a gap of more than this many spaces is set off by a tab."""


def is_item(line: PrintedLine) -> bool:
    """Whether the line begins with a bullet, or with a number or dash set off by a tab."""
    text = line.words[0].text
    if text[0] in BULLETS:
        return True
    return len(line.words) > 1 and is_mark(text) and _set_off(line)


def is_mark(text: str) -> bool:
    """Whether a word looks like a list marker: "•", "3.", "(b)", "–"."""
    if len(text) > 1 and (text.isalpha() or len(text) > _LONGEST_MARK):
        return False
    return bool(_NUMBER.match(text)) or text in _DASHES or text in BULLETS


def _set_off(line: PrintedLine) -> bool:
    """Whether a tab follows the first word: a gap wider than all spaces of the line."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line.words)]
    others = max(gaps[1:], default=0.0)
    return gaps[0] > _TAB * max(0.25 * line.size, others if len(gaps) > 2 else 0.0)


def split_marker(lines: Sequence[PrintedLine]) -> tuple[str, list[PrintedLine]]:
    """Takes the list marker off a paragraph's first line: ("•", the lines without it).

    A number or dash counts when a tab sets it off or the following lines hang behind it. Numbers
    of headings are words of the heading, so do not call this for headings.
    """
    first = lines[0]
    word = first.words[0]
    if word.text[0] in BULLETS:
        if len(word.text) > 1:
            rest = word._replace(text=word.text[1:].strip())
            return word.text[0], [with_words(first, (rest, *first.words[1:])), *lines[1:]]
        if len(first.words) > 1:
            return word.text, [with_words(first, first.words[1:]), *lines[1:]]
        if len(lines) > 1:
            return word.text, list(lines[1:])
        return "", list(lines)
    if len(first.words) < 2 or not is_mark(word.text):
        return "", list(lines)
    behind = first.words[1].x0
    hangs = len(lines) > 1 and abs(lines[1].x0 - behind) < 1.5 and behind - first.x0 > 0.5
    # A tagged file names the paragraph behind its marker.
    labelled = word.style.tag <= 0 and first.words[1].style.tag > 0
    if _set_off(first) or hangs or labelled:
        return word.text, [with_words(first, first.words[1:]), *lines[1:]]
    return "", list(lines)


def numbered(line: PrintedLine) -> bool:
    """Whether the line begins with a number as lists and headings have them, and goes on."""
    if len(line.words) < 2:
        return False
    text = line.words[0].text
    # No number ends in a letter, as most words do.
    return not text[-1].isalpha() and bool(_NUMBER.match(text))


def next_number(first: str, second: str) -> bool:
    """Whether a marker counts on from another one: "1." and "2.", "(a)" and "(b)"."""
    one, two = _COUNTED.match(first), _COUNTED.match(second)
    if one is None or two is None or (one[1], one[3]) != (two[1], two[3]):
        return False
    if one[2].isdigit() and two[2].isdigit():
        return int(two[2]) == int(one[2]) + 1
    return not one[2].isdigit() and not two[2].isdigit() and ord(two[2]) == ord(one[2]) + 1


def is_next_item(first: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line has the number behind that of the first: "1. Course …" and "2. Visit …".

    Items that are no sentences fill their lines without a full stop, and nothing else parts them.
    """
    mark = line.words[0].text
    if mark[-1] not in ".)" or len(first.words) < 2 or len(line.words) < 2:
        return False
    if abs(first.x0 - line.x0) >= 1:
        return False
    follows = next_number(first.words[0].text, mark)
    return follows and not line.words[1].text[0].islower()


_COUNTED = re.compile(r"^(\(?)(\d{1,2}|[a-zа-я])([.)])$")
